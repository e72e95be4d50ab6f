// Everything, the living plan too, once `init` or `initSync` was called.
export * from "./plan-api.js";
export { init, initSync } from "./plan-load.js";
