// The entry for Node: ready when it is imported.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { WHOLE } from "./engine.js";
import * as native from "./native.js";
import { findPast } from "./past-files.js";
import { whole } from "./whole.js";

export const { init, initSync } = whole(native, WHOLE);

findPast();
// Bundlers for servers take `new URL(…)` for a file of their own.
initSync(readFileSync(join(dirname(fileURLToPath(import.meta.url)), "native_bg.wasm")));

export * from "./api.js";
