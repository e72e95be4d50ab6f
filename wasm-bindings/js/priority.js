import { call, parsed } from "./error.js";
import * as native from "./native.js";

/** Puts goals in order: safety and the other tiers first, then the score, every place with reasons. */
export const rank = (goals, options) => parsed(() => native.rank({ ...options, goals }));

/** A reason in words; `titles` gives goals a name other than their id. */
export const reasonSentence = (reason, titles = {}) =>
  call(() => native.reasonSentence(reason, new Map(Object.entries(titles))));

/** A finding in words; `titles` gives goals a name other than their id. */
export const findingSentence = (finding, titles = {}) =>
  call(() => native.findingSentence(finding, new Map(Object.entries(titles))));
