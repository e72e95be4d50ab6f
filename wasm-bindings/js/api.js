export * as attainment from "./attainment.js";
export * as change from "./change.js";
export { TherapyGoalsError } from "./error.js";
export * as goal from "./goal.js";
export { Instrument, domains, instrument, instruments, languages, scoreFindingSentence, scoreFromJson, scoreToJson, search } from "./instrument.js";
export * as priority from "./priority.js";
