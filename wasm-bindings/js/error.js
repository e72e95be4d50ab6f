/** Input that is not accepted: what is wrong, where, and what would have been accepted. */
export class TherapyGoalsError extends Error {
  constructor(message, faults) {
    super(message);
    this.name = "TherapyGoalsError";
    this.faults = faults;
    this.code = faults[0].code;
    this.path = faults[0].path;
    this.expected = faults[0].expected;
  }
}

/**
 * Calls the engine; an error of the engine becomes a TherapyGoalsError. What is given comes from `plain`,
 * so that no code of the user runs in here and what it throws reaches the user as it is.
 */
export function call(run, ...given) {
  try {
    return run(...given);
  } catch (thrown) {
    if (typeof thrown !== "string") throw thrown;
    const { message, faults } = JSON.parse(thrown);
    throw new TherapyGoalsError(message, faults);
  }
}

/** Calls the engine and reads its JSON text. */
export const parsed = (run, ...given) => JSON.parse(call(run, ...given));
