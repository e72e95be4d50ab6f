import { call, parsed } from "./error.js";
import * as native from "./native.js";
import { plain } from "./plain.js";

/** Puts goals in order: safety and the other tiers first, then the score, every place with reasons. */
export const rank = (goals, options) => parsed(native.rank, plain(goals), plain(options));

/** What changes would do to the ranking; the goals stay as they are. */
export const whatIf = (goals, changes, options) => parsed(native.whatIf, plain(goals), plain(changes), plain(options));

/** Who moved between two rankings of the same client, and which facts moved them. */
export const compare = (earlier, later) => parsed(native.compare, plain(earlier), plain(later));

/** A ranking in sentences, goals named by their titles. */
export const explain = (ranking) => parsed(native.explain, plain(ranking));

/** A difference in sentences; `titles` gives goals a name other than their id. */
export const explainDifference = (difference, titles) => parsed(native.explainDifference, plain(difference), plain(titles));

/** A comparison in sentences, goals named likewise. */
export const explainComparison = (comparison, titles) => parsed(native.explainComparison, plain(comparison), plain(titles));

/** The ripple map in the DOT language of Graphviz. */
export const toDot = (ranking) => call(native.toDot, plain(ranking));

/** The ripple map as a Mermaid flowchart. */
export const toMermaid = (ranking) => call(native.toMermaid, plain(ranking));

/** The stage of change from its defining facts. */
export const stageFrom = (facts) => parsed(native.stageFrom, plain(facts));

/** The goals of a ranking that carry one of these secondary targets, in order. */
export const withSecondaryTarget = (ranking, targets) =>
  parsed(native.withSecondaryTarget, plain(ranking), plain(targets));

/** The ids of the shipped hierarchies. */
export const hierarchies = () => parsed(native.hierarchies);

/** What a hierarchy says: a shipped one by its id, or one of the user's own, checked. */
export const hierarchy = (choice) => parsed(native.hierarchy, plain(choice));

/** The id of the hierarchy of a stage and mode of DBT; null where no table is published. */
export const dbtHierarchy = (stage, mode) => call(native.dbtHierarchy, plain({ stage, mode })) ?? null;

/** The agenda that a diary card proposes. */
export const agenda = (targets, days, options) => parsed(native.agenda, plain(targets), plain(days), plain(options));

/** An agenda in sentences: the question about risk first, then the targets in order, then the rest. */
export const explainAgenda = (proposed) => parsed(native.explainAgenda, plain(proposed));

/** A reason in words; `titles` gives goals a name other than their id. */
export const reasonSentence = (reason, titles) => call(native.reasonSentence, plain(reason), plain(titles));

/** A finding in words; `titles` gives goals a name other than their id. */
export const findingSentence = (finding, titles) => call(native.findingSentence, plain(finding), plain(titles));
