// The entry for workers on the edge, where a module is imported and never compiled from bytes.
import { WHOLE } from "./engine.js";
import * as native from "./native.js";
import module from "./native_bg.wasm";
import { whole } from "./whole.js";

export const { init, initSync } = whole(native, WHOLE);

initSync(module);

export * from "./api.js";
