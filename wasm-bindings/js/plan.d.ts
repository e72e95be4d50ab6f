/**
 * Everything, the living plan too: what `therapy-goals` exports, and `plan`.
 *
 * `therapy-goals/plan` is ready when it is imported, `therapy-goals/plan/init` after `await init()`.
 */

export * from "./index.js";
export * as plan from "./living.js";
