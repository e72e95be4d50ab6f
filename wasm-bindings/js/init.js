// All chapters but the plan, once `init` or `initSync` was called.
export * from "./api.js";
export { init, initSync } from "./load.js";
