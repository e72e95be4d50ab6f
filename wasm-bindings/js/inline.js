// Everything in one file, with the module as text in it: ready when it is imported.
import bytes from "./native_bg.wasm";
import { whole } from "./whole.js";

export const { init, initSync } = whole();

initSync(bytes);

export * from "./api.js";
