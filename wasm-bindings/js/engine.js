// The engine that answers. An entry gives it when it is ready to run; until then everything is refused.
import { refused } from "./error.js";

let current = null;
let isWhole = false;

/** The engine, ready to run. */
export function engine() {
  if (current === null) throw refused("not_initialised", "therapy-goals", "await init(), or initSync(module), before this call");
  return current;
}

/** Whether an engine is ready: one that does everything, where that is asked for. */
export const isReady = (whole) => current !== null && (isWhole || !whole);

/** From now on this one answers. What an instrument asks still goes to the engine that made it. */
export function use(module, whole) {
  current = module;
  isWhole = whole;
}
