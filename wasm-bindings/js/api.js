export * as attainment from "./attainment.js";
export * as change from "./change.js";
export { TherapyGoalsError } from "./error.js";
export * as goal from "./goal.js";
export { Instrument, instrument, instruments, scoreFromJson, scoreToJson } from "./instrument.js";
export * as priority from "./priority.js";
