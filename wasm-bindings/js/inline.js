// All chapters but the plan in one file, with the module as text in it: ready when it is imported.
import { WHOLE } from "./engine.js";
import * as native from "./native.js";
import bytes from "./native_bg.wasm";
import { whole } from "./whole.js";

export const { init, initSync } = whole(native, WHOLE);

initSync(bytes);

export * from "./api.js";
