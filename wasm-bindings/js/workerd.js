// The entry for workers on the edge, where a module is imported and never compiled from bytes.
import { loader } from "./loader.js";
import * as native from "./native.js";
import module from "./native_bg.wasm";

export const { init, initSync } = loader(native);

initSync(module);

export * from "./api.js";
