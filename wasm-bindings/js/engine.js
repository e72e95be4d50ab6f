// The engine that answers. An entry gives it when it is ready to run; until then everything is refused.
import { refused } from "./error.js";

let current = null;

/** The engine, ready to run. */
export function engine() {
  if (current === null) throw refused("not_initialised", "therapy-goals", "await init(), or initSync(module), before this call");
  return current;
}

export const isReady = () => current !== null;

export function use(module) {
  current = module;
}
