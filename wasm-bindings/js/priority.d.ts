/// <reference lib="esnext.disposable" />

import type {
  Agenda,
  Comparison,
  Difference,
  Change,
  DbtMode,
  DbtStage,
  DiaryCard,
  DiaryDay,
  DiaryTarget,
  Explanation,
  Finding,
  Goal,
  HierarchyChoice,
  HierarchyDefinition,
  Ranking,
  Reason,
  SecondaryTarget,
  ShippedHierarchy,
  Situation,
  StageFacts,
  StageReading,
} from "./records.js";

export type {
  ActiveSet,
  ActiveSetNotSearchedFinding,
  AddGoalChange,
  Agenda,
  AgendaFinding,
  AgendaItem,
  AgendaReason,
  Agreement,
  Arrow,
  AskPresentRiskAgendaFinding,
  BarredByExclusiveReason,
  BarredGoal,
  Barrier,
  Before,
  BehaviourAgendaReason,
  BlankAgendaFinding,
  CapReachedReason,
  Change,
  ChangesNotTriedFinding,
  ChoiceKey,
  CloseFlagChange,
  ClosedAfterTodayFinding,
  Comparison,
  Conflict,
  ContingencyReason,
  CorrectFlagChange,
  Criterion,
  DbtMode,
  DbtSetting,
  DbtStage,
  Deadline,
  DeadlineRaisedReason,
  Deferral,
  DiaryCard,
  DiaryDay,
  DiaryScale,
  DiaryTarget,
  Difference,
  Disagreement,
  Dispute,
  DueFarAheadFinding,
  Effect,
  ExplainedPlace,
  Explanation,
  Finding,
  Flag,
  GoalProbability,
  GoalShift,
  HeldByPrerequisiteReason,
  HeldByReadinessReason,
  HierarchyChoice,
  HierarchyDefinition,
  Influence,
  IntensityAdviceReason,
  LevelProbabilities,
  LeverageReason,
  LifeThreatening,
  MissingRatingReason,
  Move,
  Mover,
  NeedsFirstStepFinding,
  NextReviewRevisitAt,
  NoAgreement,
  NoProbabilities,
  NoneActiveFinding,
  NotChosen,
  NotChosenReason,
  NotRanking,
  NotYetAgreedReason,
  NothingSeenAgendaFinding,
  OffAgendaAgendaFinding,
  OnHoldReason,
  OnceAttainedRevisitAt,
  OpenFlagChange,
  OpenedAfterTodayFinding,
  OrderBy,
  OrderKey,
  Orders,
  OrphanReason,
  OverdueFinding,
  OverdueReason,
  PathsLeftOutFinding,
  Place,
  Policy,
  PrerequisiteBelowTierFinding,
  PrerequisiteDroppedFinding,
  PrerequisiteOpenInSafetyTierFinding,
  PrerequisiteRetiredFinding,
  ProbabilitiesNotComputedFinding,
  Probability,
  RaiseFlagChange,
  Ranking,
  Rated,
  RatingChange,
  Reason,
  RemoveGoalChange,
  RevisitAt,
  RipplePath,
  RippleReason,
  RiskUnknown,
  Robustness,
  RunnerUp,
  SafetyPolicy,
  ScoreReason,
  SeenAgendaReason,
  Sensitivity,
  Sequence,
  SequencesNotSearchedFinding,
  SetAnswersFlagsChange,
  SetArrowChange,
  SetBeforeChange,
  SetClientRankChange,
  SetContingencyChange,
  SetDueChange,
  SetGentlerTwinOfChange,
  SetHorizonChange,
  SetIntensityChange,
  SetKeys,
  SetParentChange,
  SetPolicyChange,
  SetRatingChange,
  SetStageChange,
  SetStatusChange,
  SetSubRankChange,
  SetTierChange,
  SetTodayChange,
  Settlement,
  ShippedHierarchy,
  Sign,
  Situation,
  StageFacts,
  StageNote,
  StageReadinessDisagreeFinding,
  StageReading,
  Statement,
  SteppingStoneOfReason,
  SubRankReason,
  TherapistPlace,
  TherapistRatingOnlyReason,
  TieBrokenReason,
  TierAgendaReason,
  TierNotSetFinding,
  TierReason,
  TodayNeededFinding,
  TooCloseToCallFinding,
  UnansweredFlagFinding,
  UnrankedGoal,
  UnrecognisedAgendaFinding,
  UnrecognisedAgendaReason,
  UnrecognisedFinding,
  UnrecognisedReason,
  UnrecognisedRevisitAt,
} from "./records.js";

/** What stands beside the goals. */
export type RankOptions = Omit<Situation, "goals">;

/** What stands beside the lines of a diary card and its days. */
export type AgendaOptions = Omit<DiaryCard, "targets" | "days">;

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
 * Ranks goals, and keeps what the questions that follow need.
 * @throws {TherapyGoalsError} as `rank`
 */
export function prepare(goals: readonly Goal[], options?: RankOptions): Prepared;

/**
 * A ranking kept with the best paths over its arrows, for many questions about one situation; `prepare` makes it.
 *
 * Every answer is the same as without it; what takes long with hundreds of goals, to search the paths, is done once.
 * For each pair of goals that rank it holds 8 bytes: 8 MB for 1,000 goals. It never changes, and cannot be cloned
 * (`structuredClone`, `postMessage`).
 *
 * @example
 * import { priority, type Change, type Goal } from "therapy-goals";
 *
 * const goal = (id: string, urgency: number): Goal =>
 *   ({ id, title: id, horizon: "short", ratings: { client: { urgency, importance: 4, readiness: 3 } } });
 * const prepared = priority.prepare([goal("sleep", 3), goal("worry", 4)], { arrows: [{ from: "sleep", to: "worry" }] });
 * prepared.ranking().top; // "worry"
 * const change: Change = { code: "set_rating", goal: "sleep", rater: "client", criterion: "urgency", to: 5 };
 * prepared.whatIf([change]).top; // { from: "worry", to: "sleep" }
 * const later = prepared.withChanges([change]);
 * prepared.compare(later.ranking()).facts; // [{ code: "set_rating", goal: "sleep", rater: "client", criterion: "urgency", to: 5 }]
 */
export class Prepared {
  private constructor();
  /** The ranking, as `rank` gives it: a new object at each call. */
  ranking(): Ranking;
  /**
   * As the function `whatIf`, from here on.
   * @throws {TherapyGoalsError} with the path of the change that does not fit
   */
  whatIf(changes: readonly Change[]): Difference;
  /**
   * What these changes, one after the other, make of it. It stays as it is, and both share what they can.
   * @throws {TherapyGoalsError} as `whatIf`
   */
  withChanges(changes: readonly Change[]): Prepared;
  /**
   * As the function `compare`, from this ranking to a later one.
   * @throws {TherapyGoalsError} where that is no ranking
   */
  compare(later: Ranking): Comparison;
  /**
   * Gives back the engine's memory; a second time does nothing. What is no longer held gives it back by itself, but only
   * between two tasks of the event loop. Every other method then throws `disposed`; what `withChanges` made stays.
   */
  free(): void;
  /** The same, for `using`; there where the platform has `Symbol.dispose`. */
  [Symbol.dispose](): void;
}

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
export function stageFrom(facts: StageFacts): StageReading;

/** The goals of a ranking that carry one of these secondary targets, in order: tags filter, they order nothing. */
export function withSecondaryTarget(ranking: Ranking, targets: readonly SecondaryTarget[]): readonly string[];

/** The ids of the shipped hierarchies. */
export function hierarchies(): readonly ShippedHierarchy[];

/**
 * What a hierarchy says: a shipped one by its id, or one of the user's own, checked.
 * @throws {TherapyGoalsError} with every fault of a hierarchy whose parts do not fit together
 */
export function hierarchy(choice: HierarchyChoice): HierarchyDefinition;

/**
 * The id of the hierarchy of a stage and mode of DBT; null where no table is published.
 * @example
 * import { priority } from "therapy-goals";
 *
 * priority.dbtHierarchy("stage_1"); // "dbt_individual"
 * priority.dbtHierarchy("stage_3"); // null
 */
export function dbtHierarchy(stage: DbtStage, mode?: DbtMode): ShippedHierarchy | null;

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
export function reasonSentence(reason: Reason, titles?: Titles | null): string;

/** A finding in words; `titles` gives goals a name other than their id. */
export function findingSentence(finding: Finding, titles?: Titles | null): string;
