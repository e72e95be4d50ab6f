import { branded } from "./brand.js";

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

  static from(record) {
    const faults = record?.faults;
    if (typeof record?.message !== "string" || !Array.isArray(faults) || faults.length === 0 || !faults.every(isFault)) {
      throw refused("wrong_type", "error", "a TherapyGoalsError, or what its toJSON gave");
    }
    return new TherapyGoalsError(record.message, faults.map(fault));
  }

  toJSON() {
    const { name, message, code, path, expected } = this;
    return { name, message, code, path, expected, faults: this.faults.map(fault) };
  }
}

branded(TherapyGoalsError, "error");

const fault = ({ code, path, expected }) => ({ code, path, expected });

const isFault = (value) => [value?.code, value?.path, value?.expected].every((part) => typeof part === "string");

/** An error of this face alone: of what the engine never sees. */
export function refused(code, path, expected) {
  return new TherapyGoalsError(`${path}: ${code.replaceAll("_", " ")}; expected ${expected}`, [{ code, path, expected }]);
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
