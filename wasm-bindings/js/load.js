// The engine whose module lies beside this file: so a bundler finds it.
import { WHOLE } from "./engine.js";
import * as native from "./native.js";
import { whole } from "./whole.js";

export const { init, initSync } = whole(native, WHOLE, () => new URL("./native_bg.wasm", import.meta.url));
