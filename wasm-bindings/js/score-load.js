// Instruments and change alone, whose module lies beside this file: so a bundler finds it.
import { SCORE } from "./engine.js";
import { loader } from "./loader.js";
import * as native from "./score_native.js";

export const { init, initSync } = loader(native, SCORE, () => new URL("./score_bg.wasm", import.meta.url));
