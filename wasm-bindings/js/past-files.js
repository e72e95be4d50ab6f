// Past definitions for Node, where they lie beside this file: each is read when it is first asked for.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { lookBeside } from "./brought.js";
import past from "./past.js";

const folder = join(dirname(fileURLToPath(import.meta.url)), "instruments", "past");

/** From now on the engine finds them; what is not there may still be provided. */
export function findPast() {
  lookBeside((name) => (past.includes(name) ? textOf(join(folder, `${name}.json`)) : undefined));
}

function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
