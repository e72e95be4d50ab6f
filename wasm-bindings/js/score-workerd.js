// The same for workers on the edge, where a module is imported and never compiled from bytes.
import { provideTexts } from "./brought.js";
import catalogue from "./catalogue.js";
import { SCORE } from "./engine.js";
import { loader } from "./loader.js";
import module from "./score_bg.wasm";
import * as native from "./score_native.js";

export const { init, initSync } = loader(native, SCORE);

provideTexts(catalogue);
initSync(module);

export * from "./score-api.js";
