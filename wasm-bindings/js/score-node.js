// The same for Node.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { provideTexts } from "./brought.js";
import catalogue from "./catalogue.js";
import { SCORE } from "./engine.js";
import { loader } from "./loader.js";
import { findPast } from "./past-files.js";
import * as native from "./score_native.js";

export const { init, initSync } = loader(native, SCORE);

findPast();
provideTexts(catalogue);
initSync(readFileSync(join(dirname(fileURLToPath(import.meta.url)), "score_bg.wasm")));

export * from "./score-api.js";
