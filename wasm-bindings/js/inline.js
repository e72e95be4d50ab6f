// Everything in one file, with the module as text in it: ready when it is imported.
import { loader } from "./loader.js";
import bytes from "./native_bg.wasm";
import * as native from "./native.js";

export const { init, initSync } = loader(native);

initSync(bytes);

export * from "./api.js";
