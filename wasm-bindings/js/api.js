export * as attainment from "./attainment.js";
export * as change from "./change.js";
export { TherapyGoalsError } from "./error.js";
export * as goal from "./goal.js";
export { Instrument, domains, instrument, instruments, scoreFindingSentence, search } from "./instrument.js";
export * as priority from "./priority.js";
export { fromJson, toJson } from "./wire.js";
