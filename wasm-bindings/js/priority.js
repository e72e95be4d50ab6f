import { call, parsed } from "./error.js";
import * as native from "./native.js";

/** Puts goals in order: safety and the other tiers first, then the score, every place with reasons. */
export const rank = (goals, options) => parsed(() => native.rank({ ...options, goals }));

/** What changes would do to the ranking; the goals stay as they are. */
export const whatIf = (goals, changes, options) => parsed(() => native.whatIf({ ...options, goals }, changes));

/** Who moved between two rankings of the same client, and which facts moved them. */
export const compare = (earlier, later) => parsed(() => native.compare(earlier, later));

/** A ranking in sentences, goals named by their titles. */
export const explain = (ranking) => parsed(() => native.explain(ranking));

/** The ripple map in the DOT language of Graphviz. */
export const toDot = (ranking) => call(() => native.toDot(ranking));

/** The ripple map as a Mermaid flowchart. */
export const toMermaid = (ranking) => call(() => native.toMermaid(ranking));

/** The stage of change from its defining facts. */
export const stageFrom = (facts) => parsed(() => native.stageFrom(facts));

/** A reason in words; `titles` gives goals a name other than their id. */
export const reasonSentence = (reason, titles) =>
  call(() => native.reasonSentence(reason, new Map(Object.entries(titles ?? {}))));

/** A finding in words; `titles` gives goals a name other than their id. */
export const findingSentence = (finding, titles) =>
  call(() => native.findingSentence(finding, new Map(Object.entries(titles ?? {}))));
