export * as change from "./change.js";
export { TherapyGoalsError } from "./error.js";
export { Instrument, domains, instrument, instruments, scoreFindingSentence, search } from "./instrument.js";
export { fromJson, toJson } from "./wire.js";
