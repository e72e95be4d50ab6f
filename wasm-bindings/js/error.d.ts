/** One fault: its stable code, its place, and what would have been accepted there. */
export interface Fault {
  readonly code: string;
  readonly path: string;
  readonly expected: string;
}

/**
 * Input that is not accepted. `code`, `path` and `expected` are those of the first fault; `faults` lists
 * all. No message repeats what a person wrote or answered.
 */
export class TherapyGoalsError extends Error {
  private constructor(message: string, faults: readonly Fault[]);
  readonly name: "TherapyGoalsError";
  readonly code: string;
  readonly path: string;
  readonly expected: string;
  readonly faults: readonly Fault[];
}
