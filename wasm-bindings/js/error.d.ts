/** One fault: its stable code, its place, and what would have been accepted there. */
export interface Fault {
  readonly code: string;
  readonly path: string;
  readonly expected: string;
}

/** An error as a plain object, which survives JSON, `structuredClone` and `postMessage`. */
export interface ErrorRecord extends Fault {
  readonly name: string;
  readonly message: string;
  readonly faults: readonly Fault[];
}

/**
 * Input that is not accepted. `code`, `path` and `expected` are those of the first fault; `faults` lists
 * all. No message repeats what a person wrote or answered.
 *
 * `structuredClone` and `postMessage` leave only the message of an error. Send its `toJSON()`, and make it anew:
 *
 * @example
 * import { TherapyGoalsError, instrument } from "therapy-goals";
 *
 * const sent = (() => {
 *   try {
 *     return instrument("phq-9").score([9, 0, 0, 0, 0, 0, 0, 0, 0]);
 *   } catch (error) {
 *     return error instanceof TherapyGoalsError ? structuredClone(error.toJSON()) : error;
 *   }
 * })();
 * const received = TherapyGoalsError.from(sent);
 * received.path; // "responses.1"
 */
export class TherapyGoalsError extends Error {
  private constructor(message: string, faults: readonly Fault[]);
  readonly name: "TherapyGoalsError";
  readonly code: string;
  readonly path: string;
  readonly expected: string;
  readonly faults: readonly Fault[];
  /**
   * The error that a record stands for: what `toJSON` gave, here or in another thread, or what JSON text of it holds.
   * @throws {TherapyGoalsError} `wrong_type` where it stands for none
   */
  static from(record: unknown): TherapyGoalsError;
  toJSON(): ErrorRecord;
}
