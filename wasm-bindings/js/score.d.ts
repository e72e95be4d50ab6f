/**
 * Instruments and change without priorities and goals, in less than half the size.
 *
 * `therapy-goals/score` has all definitions that are shipped, `therapy-goals/score/init` those that were provided.
 */

import type { Definition, Translation } from "./definition.js";

export * from "./load.js";
export * as change from "./change.js";
export type * as definition from "./definition.js";
export { TherapyGoalsError, type ErrorRecord, type Fault } from "./error.js";
export * from "./instrument.js";
export type { Wire } from "./records.js";
export { fromJson, toJson } from "./wire.js";

/**
 * Gives the engine files of this package: definitions, by which `instrument("phq-9")` finds them, and language files, by
 * which `instrument("phq-9", { language: "de" })` does. The first one of a name stays.
 * @throws {TherapyGoalsError} `wrong_type` for what is neither
 */
export function provide(...files: readonly (Definition | Translation)[]): void;
