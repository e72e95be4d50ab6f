// Instruments and change, once `init` or `initSync` was called, with the definitions that were provided.
export * from "./score-api.js";
export { init, initSync } from "./score-load.js";
