// Instruments and change in one file, with the module as text in it and all definitions: ready when it is imported.
import { provideTexts } from "./brought.js";
import catalogue from "./catalogue.js";
import { SCORE } from "./engine.js";
import { loader } from "./loader.js";
import bytes from "./score_bg.wasm";
import * as native from "./score_native.js";

export const { init, initSync } = loader(native, SCORE);

provideTexts(catalogue);
initSync(bytes);

export * from "./score-api.js";
