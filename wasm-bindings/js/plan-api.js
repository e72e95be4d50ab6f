export * from "./api.js";
export * as plan from "./living.js";
