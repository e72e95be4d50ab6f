import type { FlagKind, Goal, Horizon, Intensity, Rater, SecondaryTarget, Stage, Status } from "./goal.js";

/** An arrow: progress on one goal helps, or interferes with, another. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Default: `helps`. */
  readonly sign?: "helps" | "interferes";
  /** 1 slight, 2 clear, 3 strong: a quarter, a half, three quarters of the progress arrive. Default: 2. */
  readonly strength?: 1 | 2 | 3;
}

/** One goal is to be done before another: that one waits until it is. */
export interface Before {
  readonly first: string;
  readonly then: string;
  /** Whether both said so; only then it binds a compromise. Default: false. */
  readonly agreed?: boolean;
}

/** A safety flag. Only people open and close flags; each kind is open at most once. */
export interface Flag {
  readonly kind: FlagKind;
  /** The day, such as `2026-11-20`. */
  readonly openedOn: string;
  readonly openedBy: string;
  /** The day it was closed, together with who closed it; open without. A day after `today` closes nothing yet. */
  readonly closedOn?: string | null;
  readonly closedBy?: string | null;
  /** The tier to which a person raised it; one below the hierarchy's own has no effect. */
  readonly raisedTo?: string | null;
}

/** The ids of the shipped hierarchies. */
export type ShippedHierarchy = "generic" | "dbt_individual" | "dbt_pretreatment" | "dbt_skills_group";

/** A hierarchy of tiers as data. */
export interface HierarchyDefinition {
  readonly id: string;
  readonly title: string;
  readonly source?: string | null;
  /** The tiers, highest first; those of one level rank as equals. */
  readonly levels: readonly (readonly string[])[];
  /** The tiers that are about safety: whole levels, before all others. */
  readonly safety?: readonly string[];
  /** The tiers inside which a goal's sub-rank comes before its score. */
  readonly subRanked?: readonly string[];
  /** The tier in which a goal must stand that answers a flag of this kind. */
  readonly flagTiers?: Readonly<Partial<Record<FlagKind, string>>>;
  /** How many levels the active set fills before anything else counts; all where absent. */
  readonly countedLevels?: number | null;
  /** The tiers, beside the safety tiers, that stay open under the exclusive policy. */
  readonly allowedWhenExclusive?: readonly string[];
  /** The shipped hierarchy by which flags are judged; absent where it is this one. */
  readonly judgedBy?: string | null;
  readonly judgedAs?: Readonly<Record<string, string>>;
}

/** How to decide. What is left out has its default. */
export interface Policy {
  /** The tiers, which come before any score. Default: `generic`, safety first. */
  readonly hierarchy?: ShippedHierarchy | HierarchyDefinition;
  /** Which score orders inside a tier: `leverage` counts in what a goal helps. Default: `matrix`. */
  readonly order?: "matrix" | "leverage" | null;
  /** What an open safety flag means: `exclusive` keeps other goals for later. Default: `first_slot`. */
  readonly safety?: "first_slot" | "exclusive" | null;
  /** The most short-term goals at a time, safety not counted: 0 to 10. Default: 3. */
  readonly capShort?: number | null;
  /** The most long-term goals at a time, safety not counted: 0 to 10. Default: 2. */
  readonly capLong?: number | null;
  /** The urgency that a due date gives at least. Default: 5 within 7 days, 4 within 14, 3 within 30, 2 within 60. */
  readonly deadlines?: readonly { readonly withinDays: number; readonly urgency: number }[];
  /** The most that a stage carries. Default: explore before preparation, act in it, anything later on. */
  readonly intensities?: Readonly<Partial<Record<Stage, Intensity>>>;
  /** From how many points on two ratings count as disputed: 1 to 4. Default: 2. */
  readonly disputeGap?: number | null;
  /** Below which probability the first place is too close to call: 0 to 1. Default: 0.5. */
  readonly tooClose?: number | null;
  /** How many first goals of both orders are compared: 1 to 100. Default: 3. */
  readonly topK?: number | null;
  /** The persistence of rank-biased overlap, 0.01 to 0.99. Default: none is computed. */
  readonly rboPersistence?: number | null;
  /** Below which gain in points the goals under way stay, 0 to 1,000,000,000. Default: they have no privilege. */
  readonly hysteresisMargin?: number | null;
}

export interface RankOptions {
  readonly arrows?: readonly Arrow[];
  readonly before?: readonly Before[];
  readonly flags?: readonly Flag[];
  /** The goal that was agreed in advance to come first in a case that has happened. */
  readonly contingency?: string | null;
  /** Today's date; needed where a goal has a due date. Without it a flag that was ever closed counts as closed. */
  readonly today?: string | null;
  readonly policy?: Policy;
}

/**
 * The findings about open flags and about dates that cannot be right. A path names a date as stored JSON does:
 * `flags[0].closed_on`.
 */
export type FlagOrDateFinding =
  /** No goal answers an open flag; `goals` name it, but stand in a lower tier. */
  | {
      readonly code: "unanswered_flag";
      readonly kind: FlagKind;
      readonly tier: string;
      readonly goals: readonly string[];
    }
  /** The day of closing is still to come: the flag counts as open. */
  | { readonly code: "closed_after_today"; readonly path: string; readonly kind: FlagKind; readonly closedOn: string }
  /** The day of opening is still to come: the flag counts as open all the same. */
  | { readonly code: "opened_after_today"; readonly path: string; readonly kind: FlagKind; readonly openedOn: string }
  /** Without `today` nobody can tell whether these days have come: they are taken to have. */
  | { readonly code: "today_needed"; readonly paths: readonly string[] }
  /** A due date is so far ahead that the year may be wrong. */
  | { readonly code: "due_far_ahead"; readonly goal: string; readonly days: number };

/** A reason or a finding: a code with the numbers that made it. */
export interface Coded {
  readonly code: string;
  readonly [detail: string]: unknown;
}

export interface Rated {
  readonly urgency: number | null;
  readonly importance: number | null;
  readonly readiness: number | null;
}

export interface RipplePath {
  readonly goals: readonly string[];
  readonly share: number;
}

export interface Agreement {
  readonly goals: number;
  readonly pairs: number;
  readonly concordant: number;
  readonly discordant: number;
  readonly tiedFirst: number;
  readonly tiedSecond: number;
  readonly tauB: number | null;
  readonly reason: string | null;
}

/** The place of one goal. */
export interface Place {
  readonly goal: string;
  readonly title: string;
  /** 1 comes first. */
  readonly rank: number;
  readonly horizon: Horizon;
  readonly status: Status;
  readonly tier: string;
  readonly secondaryTargets: readonly SecondaryTarget[];
  readonly rated: Rated;
  /** Urgency × importance × readiness as rated, unaltered; null where one is missing. */
  readonly matrixScore: number | null;
  /** The urgency that counts: as rated, or lifted by a deadline. */
  readonly urgency: number | null;
  /** The score by which the policy ordered. */
  readonly orderingScore: number | null;
  readonly matrixOrderingScore: number | null;
  readonly leverageOrderingScore: number | null;
  readonly leverage: number | null;
  readonly ripple: number;
  readonly outDegree: number;
  readonly reach: number;
  readonly paths: readonly RipplePath[];
  readonly held: boolean;
  readonly eligible: boolean;
  /** Whether it is proposed to work on now. */
  readonly active: boolean;
  readonly barriers: readonly string[];
  readonly reasons: readonly Coded[];
}

/** Goals in order, with the reasons for each place. */
export interface Ranking {
  readonly schemaVersion: string;
  readonly order: "matrix" | "leverage";
  readonly places: readonly Place[];
  readonly notRanking: readonly { readonly goal: string; readonly reason: string }[];
  readonly orders: {
    readonly matrix: readonly string[];
    readonly leverage: readonly string[];
    readonly agreement: Agreement;
  };
  /** Whether every open safety flag is answered by an open goal. */
  readonly planReady: boolean;
  readonly findings: readonly Coded[];
  readonly top: string | null;
  readonly firstEligible: string | null;
  readonly loops: readonly (readonly string[])[];
  readonly conflicts: readonly { readonly from: string; readonly to: string; readonly strength: number }[];
  readonly activeSet: ActiveSet;
  readonly disagreement: Disagreement;
  readonly robustness: Robustness;
  /** What the ranking was made from, without what has no bearing on it. */
  readonly basis: { readonly goals: readonly Goal[] } & RankOptions;
}

export type Criterion = "urgency" | "importance" | "readiness";
export type ChoiceKey =
  | "tier_vector"
  | "orphans"
  | "interfering"
  | "score_sum"
  | "off_path"
  | "ids"
  | "hysteresis"
  | "cap";

/** What a set of goals is worth, key by key: sets compare by the first key that differs. */
export interface SetKeys {
  readonly tierVector: readonly number[];
  readonly orphans: number;
  readonly interfering: number;
  readonly scoreSum: number;
  readonly offPath: number;
}

/** What to work on now, with the runner-up and why it lost. */
export interface ActiveSet {
  readonly goals: readonly string[];
  readonly safety: readonly string[];
  readonly keys: SetKeys;
  readonly runnerUp: {
    readonly goals: readonly string[];
    readonly keys: SetKeys;
    readonly lostOn: ChoiceKey;
  } | null;
  readonly kept: boolean;
  readonly notChosen: readonly { readonly goal: string; readonly key: ChoiceKey; readonly capReached: boolean }[];
  readonly exclusive: boolean;
  /** Whether all sets were tried; where they are too many, only safety goals are proposed. */
  readonly searched: boolean;
  readonly sets: number;
}

/** An order of the rated goals, and the pairs that it turns round for each of the two. */
export interface Sequence {
  readonly goals: readonly string[];
  readonly client: number;
  readonly therapist: number;
}

/** A sequence to settle on, with what it puts off. */
export interface Settlement extends Sequence {
  readonly deferred: readonly {
    readonly goal: string;
    readonly revisitAt: Coded;
    readonly rationale: string | null;
  }[];
}

/** Where client and therapist differ, and what they could settle on: the client's order by default. */
export interface Disagreement {
  /** The client's objection and the therapist's reasons, where either was given. */
  readonly statements: readonly {
    readonly goal: string;
    readonly dissent: string | null;
    readonly rationale: string | null;
  }[];
  readonly disputes: readonly {
    readonly goal: string;
    readonly criterion: Criterion;
    readonly client: number;
    readonly therapist: number;
  }[];
  readonly therapistOrder: readonly {
    readonly goal: string;
    readonly matrixOrderingScore: number;
    readonly leverageOrderingScore: number;
    readonly ripple: number;
  }[];
  readonly shared: readonly string[];
  readonly agreement: Agreement;
  readonly discordantPairs: number;
  readonly topK: number;
  readonly topKOverlap: number;
  readonly rbo: number | null;
  readonly pareto: readonly Sequence[];
  readonly clientFirst: Settlement | null;
  readonly compromise: Settlement | null;
  readonly searched: boolean;
}

/** What single changes of a rating do to the first place of an order. */
export interface Sensitivity {
  readonly top: string | null;
  readonly cases: number;
  readonly changes: readonly {
    readonly goal: string;
    readonly criterion: Criterion;
    readonly from: number;
    readonly to: number;
    readonly effect: "unseats" | "ties";
    readonly first: string;
    readonly ties: readonly string[];
  }[];
}

/** How firm the first place is. */
export interface Robustness {
  readonly matrix: Sensitivity;
  readonly leverage: Sensitivity;
  readonly probabilities: readonly {
    readonly tiers: readonly string[];
    readonly goals: readonly {
      readonly goal: string;
      /** Exact: numerator and denominator as texts; the value is rounded. */
      readonly probability: { readonly numerator: string; readonly denominator: string; readonly value: number };
    }[];
    readonly reason: string | null;
  }[];
  readonly tooCloseToCall: boolean | null;
}

/**
 * Puts goals in order: safety and the other tiers first, then the score, every place with reasons.
 * @throws {TherapyGoalsError} with everything that makes no sense, at once
 * @example
 * // Two goals that help each other: the matrix puts worry first, the ripple would move sleep there.
 * import { priority, type Arrow, type Goal } from "therapy-goals";
 *
 * const goal = (id: string, urgency: number, importance: number, readiness: number): Goal =>
 *   ({ id, title: id, horizon: "short", ratings: { client: { urgency, importance, readiness } } });
 * const goals = [goal("sleep", 3, 3, 5), goal("worry", 4, 4, 3), goal("couple", 3, 4, 3), goal("work", 2, 5, 3)];
 * const arrows: Arrow[] = [
 *   { from: "sleep", to: "worry" }, { from: "worry", to: "sleep" }, { from: "sleep", to: "couple" },
 *   { from: "worry", to: "work" }, { from: "sleep", to: "work", strength: 1 },
 * ];
 * const { orders, loops } = priority.rank(goals, { arrows });
 * orders.matrix; // ["worry", "sleep", "couple", "work"]
 * orders.leverage; // ["sleep", "worry", "couple", "work"]
 * loops; // [["sleep", "worry"]]
 * @example
 * // Tiers of DBT: by the product alone, college and skills would tie and self-harm come third.
 * import { priority, type Flag, type Goal, type Policy } from "therapy-goals";
 *
 * const goal = (id: string, urgency: number, importance: number, readiness: number, more: Partial<Goal>): Goal =>
 *   ({ id, title: id, horizon: "short", ratings: { client: { urgency, importance, readiness } }, ...more });
 * const goals = [
 *   goal("college", 4, 5, 4, { tier: "quality_of_life", horizon: "long" }),
 *   goal("distress-tolerance", 4, 4, 5, { tier: "skills" }),
 *   goal("self-harm", 5, 5, 2, { tier: "life_threatening", answersFlags: ["self_harm"] }),
 *   goal("attend", 3, 3, 3, { tier: "therapy_interfering" }),
 * ];
 * const flags: Flag[] = [{ kind: "self_harm", openedOn: "2026-11-20", openedBy: "therapist" }];
 * const policy: Policy = { hierarchy: "dbt_individual", safety: "exclusive" };
 * priority.rank(goals, { flags, policy }).activeSet.goals; // ["self-harm", "attend"]
 * @example
 * // Disagreement: the client wants stress first, the therapist trauma; both agreed on stress before trauma.
 * import { priority, type Before, type Goal } from "therapy-goals";
 *
 * const goal = (id: string, urgency: number, importance: number, therapist: [number, number]): Goal => ({
 *   id, title: id, horizon: "short",
 *   ratings: {
 *     client: { urgency, importance, readiness: 3 },
 *     therapist: { urgency: therapist[0], importance: therapist[1] },
 *   },
 * });
 * const goals = [
 *   goal("stress", 5, 5, [4, 4]), goal("sleep", 4, 5, [3, 4]),
 *   goal("family", 3, 4, [2, 3]), goal("trauma", 2, 4, [5, 5]),
 * ];
 * const before: Before[] = [{ first: "stress", then: "trauma", agreed: true }];
 * const { compromise } = priority.rank(goals, { before }).disagreement;
 * compromise?.goals; // ["stress", "sleep", "trauma", "family"]
 * @example
 * // Active set: the best scores alone would take `social`, whose step is not proposed, instead of `work`.
 * import { priority, type Goal } from "therapy-goals";
 *
 * const goal = (id: string, urgency: number, importance: number, readiness: number, more?: Partial<Goal>): Goal =>
 *   ({ id, title: id, horizon: "short", ratings: { client: { urgency, importance, readiness } }, ...more });
 * const goals = [
 *   goal("breathe", 3, 4, 4, { parent: "panic" }), goal("bed11", 3, 3, 4, { parent: "panic" }),
 *   goal("talk1", 2, 3, 3, { parent: "social" }), goal("cv", 2, 4, 4, { parent: "work", due: "2026-12-03" }),
 *   goal("journal", 2, 2, 5), goal("panic", 3, 5, 4, { horizon: "long" }),
 *   goal("social", 3, 5, 3, { horizon: "long" }), goal("work", 3, 4, 3, { horizon: "long" }),
 * ];
 * priority.rank(goals, { today: "2026-11-23" }).activeSet.goals; // ["cv", "panic", "breathe", "bed11", "work"]
 */
export function rank(goals: readonly Goal[], options?: RankOptions): Ranking;

/** A change of one field of a goal. */
interface GoalChange<Code extends string> {
  readonly code: Code;
  readonly goal: string;
}

/**
 * A change of one fact, by its `code`. A `to` that is left out or null takes the fact back: without it, `set_rating`
 * removes the rating and `set_due` the due date.
 */
export type Change =
  | (GoalChange<"set_rating"> & {
      readonly rater: Rater;
      readonly criterion: Criterion;
      /** A whole number from 1 to 5; left out, the rating is removed. */
      readonly to?: number | null;
    })
  | (GoalChange<"set_due"> & { readonly to?: string | null })
  | (GoalChange<"set_stage"> & { readonly to?: Stage | null })
  | (GoalChange<"set_intensity"> & { readonly to?: Intensity | null })
  | (GoalChange<"set_status"> & { readonly to: Status })
  | (GoalChange<"set_horizon"> & { readonly to: Horizon })
  /** The tier; left out, the hierarchy's last. */
  | (GoalChange<"set_tier"> & { readonly to?: string | null })
  /** The place inside a safety tier; 1 comes first. */
  | (GoalChange<"set_sub_rank"> & { readonly to?: number | null })
  /** The client's own order of preference; 1 is the dearest. */
  | (GoalChange<"set_client_rank"> & { readonly to?: number | null })
  /** The long-term goal towards which it is a step. */
  | (GoalChange<"set_parent"> & { readonly to?: string | null })
  | (GoalChange<"set_gentler_twin_of"> & { readonly to?: string | null })
  /** The kinds of flag that it answers, all of them. */
  | (GoalChange<"set_answers_flags"> & { readonly to?: readonly FlagKind[] | null })
  | { readonly code: "add_goal"; readonly goal: Goal }
  /** The goal goes, with all that refers to it. */
  | { readonly code: "remove_goal"; readonly goal: string }
  | {
      readonly code: "set_arrow";
      readonly from: string;
      readonly to: string;
      /** Default: `helps`. */
      readonly sign?: "helps" | "interferes" | null;
      /** Left out, the arrow is taken away. */
      readonly strength?: 1 | 2 | 3 | null;
    }
  | {
      readonly code: "set_before";
      readonly first: string;
      readonly then: string;
      /** Left out, the link is taken away. */
      readonly agreed?: boolean | null;
    }
  | { readonly code: "open_flag"; readonly flag: Flag }
  /** The tier to which an open flag is raised; left out, the hierarchy's own. */
  | { readonly code: "raise_flag"; readonly kind: FlagKind; readonly to?: string | null }
  /**
   * Day and person are given together, or left out together where one only asks what if. A day after `today` closes
   * nothing yet.
   */
  | {
      readonly code: "close_flag";
      readonly kind: FlagKind;
      readonly closedOn?: string | null;
      readonly closedBy?: string | null;
    }
  /** An open flag of which something was said wrongly, such as a year: whole, as it is. */
  | { readonly code: "correct_flag"; readonly flag: Flag }
  /** The goal that comes first by contingency. */
  | { readonly code: "set_contingency"; readonly to?: string | null }
  | { readonly code: "set_today"; readonly to?: string | null }
  /** The policy, whole: what it leaves out has its default. */
  | { readonly code: "set_policy"; readonly to: Policy };

/** The difference between two rankings. */
export interface Difference {
  readonly moves: readonly {
    readonly goal: string;
    readonly rankFrom: number | null;
    readonly rankTo: number | null;
    readonly scoreFrom: number | null;
    readonly scoreTo: number | null;
  }[];
  readonly top: { readonly from: string | null; readonly to: string | null };
  readonly firstEligible: { readonly from: string | null; readonly to: string | null };
  readonly freed: readonly string[];
  readonly barred: readonly string[];
  readonly activated: readonly string[];
  readonly deactivated: readonly string[];
  readonly planReadyBefore: boolean;
  readonly planReadyAfter: boolean;
  readonly findingsAdded: readonly Coded[];
  readonly findingsGone: readonly Coded[];
}

/** Two rankings of the same client, weeks apart. */
export interface Comparison {
  readonly difference: Difference;
  /** The facts that changed. */
  readonly facts: readonly Change[];
  /** The goals that moved, each with the facts that alone would have moved it so, by their place in `facts`. */
  readonly movers: readonly {
    readonly goal: string;
    readonly rankFrom: number | null;
    readonly rankTo: number | null;
    readonly because: readonly number[];
    readonly jointly: boolean;
  }[];
  /** Whether it was searched which fact moved whom; where that would have taken too long, no mover names facts. */
  readonly searched: boolean;
}

/** A ranking in sentences. */
export interface Explanation {
  readonly places: readonly {
    readonly goal: string;
    readonly title: string;
    readonly rank: number;
    /** Whether it is proposed to be worked on now, or why not, in a few words. */
    readonly now: string;
    readonly reasons: readonly string[];
  }[];
  readonly findings: readonly string[];
  /** Why the plan is not ready; null where it is. */
  readonly notReady: string | null;
  /** What counting in the goals that each one helps does to the order. */
  readonly orders: readonly string[];
  readonly loops: readonly string[];
  readonly conflicts: readonly string[];
  /** What both said, where they differ, what they could settle on, and what is put off. */
  readonly disagreement: readonly string[];
  /** How firm the first place is. */
  readonly robustness: readonly string[];
}

/** The facts that define a stage of change (Prochaska & DiClemente). */
export interface StageFacts {
  /** The days since the behaviour changed, where it did. */
  readonly changedDays?: number | null;
  readonly intendsWithin30Days?: boolean;
  readonly intendsWithin6Months?: boolean;
  readonly tookStep?: boolean;
}

/**
 * What changes, one after the other, would do to the ranking. The goals stay as they are. `set_policy` replaces
 * the whole policy: what the new one leaves out has its default, the hierarchy included.
 * @throws {TherapyGoalsError} with the path of the change that does not fit
 * @example
 * import { priority, type Change, type Goal } from "therapy-goals";
 *
 * const goal = (id: string, urgency: number): Goal =>
 *   ({ id, title: id, horizon: "short", ratings: { client: { urgency, importance: 4, readiness: 3 } } });
 * const change: Change = { code: "set_rating", goal: "sleep", rater: "client", criterion: "urgency", to: 5 };
 * const { top, moves } = priority.whatIf([goal("sleep", 3), goal("worry", 4)], [change]);
 * top; // { from: "worry", to: "sleep" }
 * moves[0]; // { goal: "sleep", rankFrom: 2, rankTo: 1, scoreFrom: 36, scoreTo: 60 }
 */
export function whatIf(goals: readonly Goal[], changes: readonly Change[], options?: RankOptions): Difference;

/**
 * Who moved between two rankings of the same client, and which facts moved them.
 * @throws {TherapyGoalsError} where one of them is no ranking
 * @example
 * import { priority, type Goal } from "therapy-goals";
 *
 * const goal = (id: string, urgency: number): Goal =>
 *   ({ id, title: id, horizon: "short", ratings: { client: { urgency, importance: 4, readiness: 3 } } });
 * const may = priority.rank([goal("sleep", 3), goal("worry", 4)]);
 * const july = priority.rank([goal("sleep", 5), goal("worry", 4)]);
 * const { facts, movers } = priority.compare(may, july);
 * facts; // [{ code: "set_rating", goal: "sleep", rater: "client", criterion: "urgency", to: 5 }]
 * movers[0]; // { goal: "sleep", rankFrom: 2, rankTo: 1, because: [0], jointly: false }
 */
export function compare(earlier: Ranking, later: Ranking): Comparison;

/**
 * A ranking in sentences, goals named by their titles.
 * @throws {TherapyGoalsError} where it is no ranking
 * @example
 * import { priority } from "therapy-goals";
 *
 * const client = { urgency: 4, importance: 4, readiness: 3 };
 * const ranking = priority.rank([{ id: "worry", title: "Worry less", horizon: "short", ratings: { client } }]);
 * priority.explain(ranking).places[0]?.reasons[0]; // "Urgency 4 × importance 4 × readiness 3 = 48."
 */
export function explain(ranking: Ranking): Explanation;

/** A difference in sentences; `titles` gives goals a name other than their id. */
export function explainDifference(difference: Difference, titles?: Titles | null): readonly string[];

/** A comparison in sentences: what changed, who moved, and which changes moved them; goals named likewise. */
export function explainComparison(comparison: Comparison, titles?: Titles | null): readonly string[];

/** The ripple map in the DOT language of Graphviz. */
export function toDot(ranking: Ranking): string;

/** The ripple map as a Mermaid flowchart. */
export function toMermaid(ranking: Ranking): string;

/** The stage of change from its defining facts. */
export function stageFrom(facts: StageFacts): { readonly stage: Stage; readonly note: string | null };

/** The goals of a ranking that carry one of these secondary targets, in order: tags filter, they order nothing. */
export function withSecondaryTarget(ranking: Ranking, targets: readonly SecondaryTarget[]): readonly string[];

/** The ids of the shipped hierarchies. */
export function hierarchies(): readonly ShippedHierarchy[];

/**
 * What a hierarchy says: a shipped one by its id, or one of the user's own, checked.
 * @throws {TherapyGoalsError} with every fault of a hierarchy whose parts do not fit together
 */
export function hierarchy(choice: ShippedHierarchy | HierarchyDefinition): HierarchyDefinition;

export type DbtStage = "pretreatment" | "stage_1" | "stage_2" | "stage_3" | "stage_4";
export type DbtMode = "individual" | "skills_group";

/**
 * The id of the hierarchy of a stage and mode of DBT; null where no table is published.
 * @example
 * import { priority } from "therapy-goals";
 *
 * priority.dbtHierarchy("stage_1"); // "dbt_individual"
 * priority.dbtHierarchy("stage_3"); // null
 */
export function dbtHierarchy(stage: DbtStage, mode?: DbtMode): ShippedHierarchy | null;

/** One line of a diary card: a behaviour, an urge, an emotion, the use of a skill. */
export interface DiaryTarget {
  readonly id: string;
  readonly title: string;
  /** Its tier, set by a person; absent for what is only recorded and never on the agenda. */
  readonly tier?: string | null;
  /** The scale of its entries: cards differ. */
  readonly scale: { readonly minimum: number; readonly maximum: number };
  /** An entry of at least this much counts as seen; without a bound, anything above the lowest value does. */
  readonly atLeast?: number | null;
  /** An entry of at most this much counts as seen, as for skills that were not used. */
  readonly atMost?: number | null;
  readonly behaviour?: "crisis_behaviour" | "self_injury" | "urge_or_communication" | "ideation_or_belief" | null;
}

/** The entries of one day, by line; what is absent or null was left blank, which is not a zero. */
export interface DiaryDay {
  readonly date: string;
  readonly entries: Readonly<Record<string, number | null>>;
}

export interface AgendaOptions {
  readonly firstDay: string;
  readonly lastDay: string;
  /** Default: `dbt_individual`. */
  readonly hierarchy?: ShippedHierarchy | HierarchyDefinition;
}

/** What to talk about, in order, by a diary card. A proposal: it changes no plan. */
export interface Agenda {
  readonly schemaVersion: string;
  /** The first target, which sets the agenda. */
  readonly first: string | null;
  readonly items: readonly {
    readonly target: string;
    readonly title: string;
    readonly rank: number;
    readonly tier: string;
    readonly reasons: readonly Coded[];
  }[];
  /** What to ask and to know, the question about present risk first. */
  readonly findings: readonly Coded[];
}

/**
 * The agenda that a diary card proposes: what was seen, by tier, by kind of life-threatening behaviour,
 * by the number of days, by the order of the card.
 * @throws {TherapyGoalsError} with everything that does not fit, at once
 * @example
 * import { priority, type DiaryTarget } from "therapy-goals";
 *
 * const scale = { minimum: 0, maximum: 5 };
 * const line: DiaryTarget = { id: "urge", title: "Urge to self-harm", tier: "life_threatening", scale };
 * const days = [{ date: "2026-11-16", entries: { urge: 3 } }];
 * priority.agenda([line], days, { firstDay: "2026-11-16", lastDay: "2026-11-16" }).first; // "urge"
 */
export function agenda(targets: readonly DiaryTarget[], days: readonly DiaryDay[], options: AgendaOptions): Agenda;

/** An agenda in sentences: the question about risk first, then the targets in order, then the rest. */
export function explainAgenda(proposed: Agenda): readonly string[];

/** Titles of goals by id. */
export type Titles = Readonly<Record<string, string>> | ReadonlyMap<string, string>;

/** A reason in words; `titles` gives goals a name other than their id. */
export function reasonSentence(reason: Coded, titles?: Titles | null): string;

/** A finding in words; `titles` gives goals a name other than their id. */
export function findingSentence(finding: Coded, titles?: Titles | null): string;
