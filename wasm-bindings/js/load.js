// The whole engine, whose module lies beside this file: so a bundler finds it.
import { loader } from "./loader.js";
import * as native from "./native.js";

export const { init, initSync } = loader(native, () => new URL("./native_bg.wasm", import.meta.url));
