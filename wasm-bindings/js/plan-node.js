// The same for Node.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { PLAN } from "./engine.js";
import { findPast } from "./past-files.js";
import * as native from "./plan_native.js";
import { whole } from "./whole.js";

export const { init, initSync } = whole(native, PLAN);

findPast();
initSync(readFileSync(join(dirname(fileURLToPath(import.meta.url)), "plan_bg.wasm")));

export * from "./plan-api.js";
