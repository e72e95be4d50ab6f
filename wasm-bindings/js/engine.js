// The engine that answers. An entry gives it when it is ready to run; until then everything is refused.
import { refused } from "./error.js";

/** What an engine does: instruments and change; all chapters but the plan; all of them. Each does what the one before does. */
export const SCORE = 1;
export const WHOLE = 2;
export const PLAN = 3;

let current = null;
let reached = 0;

/** The engine, ready to run, which does as much as is asked for. */
export function engine(reach = SCORE) {
  if (!isReady(reach)) throw refused("not_initialised", "therapy-goals", "await init(), or initSync(module), before this call");
  return current;
}

/** Whether an engine is ready that does as much. */
export const isReady = (reach) => reached >= reach;

/** From now on this one answers. What an instrument asks still goes to the engine that made it. */
export function use(module, reach) {
  current = module;
  reached = reach;
}
