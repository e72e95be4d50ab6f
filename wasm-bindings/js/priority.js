import { answer } from "./call.js";

export { Prepared, prepare } from "./prepared.js";

/** Puts goals in order: safety and the other tiers first, then the score, every place with reasons. */
export const rank = (goals, options) => answer("priority.rank", goals, options);

/** What changes would do to the ranking; the goals stay as they are. */
export const whatIf = (goals, changes, options) => answer("priority.what_if", goals, changes, options);

/** Who moved between two rankings of the same client, and which facts moved them. */
export const compare = (earlier, later) => answer("priority.compare", earlier, later);

/** A ranking in sentences, goals named by their titles. */
export const explain = (ranking) => answer("priority.explain", ranking);

/** A difference in sentences; `titles` gives goals a name other than their id. */
export const explainDifference = (difference, titles) => answer("priority.explain_difference", difference, titles);

/** A comparison in sentences, goals named likewise. */
export const explainComparison = (comparison, titles) => answer("priority.explain_comparison", comparison, titles);

/** The ripple map in the DOT language of Graphviz. */
export const toDot = (ranking) => answer("priority.to_dot", ranking);

/** The ripple map as a Mermaid flowchart. */
export const toMermaid = (ranking) => answer("priority.to_mermaid", ranking);

/** The stage of change from its defining facts. */
export const stageFrom = (facts) => answer("priority.stage_from", facts);

/** The goals of a ranking that carry one of these secondary targets, in order. */
export const withSecondaryTarget = (ranking, targets) => answer("priority.with_secondary_target", ranking, targets);

/** The ids of the shipped hierarchies. */
export const hierarchies = () => answer("priority.hierarchies");

/** What a hierarchy says: a shipped one by its id, or one of the user's own, checked. */
export const hierarchy = (choice) => answer("priority.hierarchy", choice);

/** The id of the hierarchy of a stage and mode of DBT; null where no table is published. */
export const dbtHierarchy = (stage, mode) => answer("priority.dbt_hierarchy", { stage, mode });

/** The agenda that a diary card proposes. */
export const agenda = (targets, days, options) => answer("priority.agenda", targets, days, options);

/** An agenda in sentences: the question about risk first, then the targets in order, then the rest. */
export const explainAgenda = (proposed) => answer("priority.explain_agenda", proposed);

/** A reason in words; `titles` gives goals a name other than their id. */
export const reasonSentence = (reason, titles) => answer("priority.reason_sentence", reason, titles);

/** A finding in words; `titles` gives goals a name other than their id. */
export const findingSentence = (finding, titles) => answer("priority.finding_sentence", finding, titles);
