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

/** Calls the engine; an error of the engine becomes a TherapyGoalsError. */
export function call(run) {
  try {
    return run();
  } catch (thrown) {
    if (typeof thrown !== "string") throw thrown;
    const { message, faults } = JSON.parse(thrown);
    throw new TherapyGoalsError(message, faults);
  }
}

/** Calls the engine and reads its JSON text. */
export const parsed = (run) => JSON.parse(call(run));
