export { provide } from "./brought.js";
export * as change from "./change.js";
export { TherapyGoalsError } from "./error.js";
export { Instrument, domains, instrument, instruments, languages, scoreFindingSentence, search, versions } from "./instrument.js";
export { fromJson, toJson } from "./wire.js";
