import type { Wire } from "./records.js";

/**
 * A record as it is stored and sent: JSON text with the field names of Rust and Python, which any of the three languages
 * reads. `JSON.stringify` writes the names of JavaScript, which they do not know.
 * @throws {TherapyGoalsError} with every fault of the record; `unknown_code` at `record`
 * @example
 * import { fromJson, instrument, toJson } from "therapy-goals";
 *
 * const score = instrument("gad-2").score([2, 1]);
 * JSON.parse(toJson("Score", score)).scale_digest === score.scaleDigest; // true
 * fromJson("Score", toJson("Score", score)); // score
 */
export function toJson<Name extends keyof Wire>(record: Name, value: Wire[Name]): string;

/**
 * A record from the JSON text that `toJson`, or Rust or Python wrote.
 * @throws {TherapyGoalsError} with every fault of the text; `unknown_code` at `record`
 */
export function fromJson<Name extends keyof Wire>(record: Name, text: string): Wire[Name];
