/**
 * Instruments and change without priorities and goals, in less than half the size.
 *
 * `therapy-goals/score` has all definitions that are shipped, `therapy-goals/score/init` those that were provided.
 */

export * from "./load.js";
export * as change from "./change.js";
export type * as definition from "./definition.js";
export { TherapyGoalsError, type ErrorRecord, type Fault } from "./error.js";
export * from "./instrument.js";
export type { Wire } from "./records.js";
export { fromJson, toJson } from "./wire.js";
