import type { Fault } from "./error.js";
import type {
  CaseloadInput,
  CaseloadRow,
  ConcernDomain,
  Deferred,
  Due,
  EventKind,
  GoalTheme,
  MeasurementParameter,
  MeasurementPlan,
  Person,
  PlanEvent,
  PlanFinding,
  PlanPolicy,
  PlanSeries,
  PlanState,
  PlanSummary,
  Ranking,
  RaterOrder,
  Ready,
  ReviewStatus,
  ScriptLine,
  SeriesInput,
  SessionScript,
  ShippedMeasurementPlan,
  Situation,
  ThreadInput,
  Transition,
} from "./records.js";

export type {
  AchievementKind,
  AchievementRecord,
  AgreementAfterwardsPlanFinding,
  AgreementChanges,
  AgreementDeclined,
  AgreementDeclinedPlanEvent,
  AgreementDiffersPlanFinding,
  AgreementExpiredPlanFinding,
  AgreementGiven,
  AgreementGivenPlanEvent,
  AgreementHow,
  AgreementParty,
  AlertAnswer,
  AlertAnswered,
  AlertAnsweredPlanEvent,
  AlertScriptLine,
  AlertState,
  AmendsNothingPlanFinding,
  Attendance,
  BarrierRecorded,
  BarrierRecordedPlanEvent,
  BaselineRecorded,
  BaselineRecordedPlanEvent,
  Basis,
  BurdenExceededPlanFinding,
  CapExceededPlanFinding,
  CaseloadInput,
  CaseloadReason,
  CaseloadRow,
  ChainLink,
  ChainLinkKind,
  ChainRecorded,
  ChainRecordedPlanEvent,
  CheckIn,
  CheckInPlanEvent,
  Concern,
  ConcernClosed,
  ConcernClosedPlanEvent,
  ConcernDomain,
  ConcernNote,
  ConcernOpened,
  ConcernOpenedPlanEvent,
  ConcernUpdated,
  ConcernUpdatedPlanEvent,
  ConflictResolved,
  ConflictResolvedPlanEvent,
  ConflictSide,
  ContingencyAgreed,
  ContingencyAgreedPlanEvent,
  ContingencyInvoked,
  ContingencyInvokedPlanEvent,
  CorrectionNotUnderstoodPlanFinding,
  Decision,
  Deferred,
  DiaryDayPlanEvent,
  DiaryEntry,
  DiaryLine,
  DiaryLineKind,
  DomainForm,
  DropReason,
  Due,
  DueReason,
  DueState,
  EachSessionSchedule,
  EndSchedule,
  EnteredBeforeParentPlanFinding,
  ErasedPlanEvent,
  EventCorrected,
  EventCorrectedPlanEvent,
  EventKind,
  EventWithdrawn,
  EventWithdrawnPlanEvent,
  EveryDaysSchedule,
  EverySessionsSchedule,
  ExplorationAnswered,
  ExplorationAnsweredPlanEvent,
  FlagClosed,
  FlagClosedPlanEvent,
  FlagOpened,
  FlagOpenedPlanEvent,
  FlagScriptLine,
  GoalAchieved,
  GoalAchievedPlanEvent,
  GoalActivatedPlanEvent,
  GoalAdded,
  GoalAddedPlanEvent,
  GoalChanged,
  GoalChangedPlanEvent,
  GoalCheckIn,
  GoalDecided,
  GoalDecidedPlanEvent,
  GoalDropped,
  GoalDroppedPlanEvent,
  GoalField,
  GoalFields,
  GoalFit,
  GoalHeldPlanEvent,
  GoalLevel,
  GoalLinked,
  GoalLinkedPlanEvent,
  GoalMerged,
  GoalMergedPlanEvent,
  GoalMoved,
  GoalProposedPlanEvent,
  GoalRated,
  GoalRatedPlanEvent,
  GoalReopened,
  GoalReopenedPlanEvent,
  GoalResumedPlanEvent,
  GoalRetired,
  GoalRetiredPlanEvent,
  GoalScriptLine,
  GoalSplit,
  GoalSplitPlanEvent,
  GoalTheme,
  HomeworkOutcome,
  HomeworkReviewed,
  HomeworkReviewedPlanEvent,
  HomeworkScriptLine,
  HomeworkSet,
  HomeworkSetPlanEvent,
  InConflictPlanFinding,
  LadderSet,
  LadderSetPlanEvent,
  LevelRated,
  LevelRatedPlanEvent,
  LifeEvent,
  LifeEventPlanEvent,
  LinkIgnoredPlanFinding,
  LogEntry,
  LogEntryPlanEvent,
  MeasureDeclined,
  MeasureDeclinedPlanEvent,
  MeasurePlanned,
  MeasurePlannedPlanEvent,
  MeasureScriptLine,
  MeasureSnoozed,
  MeasureSnoozedPlanEvent,
  MeasureStopped,
  MeasureStoppedPlanEvent,
  MeasurementParameter,
  MeasurementPlan,
  MissedRunPlanFinding,
  MoveDoesNotFitPlanFinding,
  Need,
  NoStepPlanFinding,
  NotScoredPlanFinding,
  NotUnderstoodPlanFinding,
  NoteAdded,
  NoteAddedPlanEvent,
  ParentMissingPlanFinding,
  Person,
  PlanAgreement,
  PlanAlert,
  PlanClosed,
  PlanClosedPlanEvent,
  PlanConflict,
  PlanContingency,
  PlanEvent,
  PlanEventFields,
  PlanFinding,
  PlanFlag,
  PlanGoal,
  PlanHomework,
  PlanMeasure,
  PlanPolicy,
  PlanReopened,
  PlanReopenedPlanEvent,
  PlanReview,
  PlanSeries,
  PlanSession,
  PlanSignal,
  PlanState,
  PlanStep,
  PlanSummary,
  PriorTherapyRecorded,
  PriorTherapyRecordedPlanEvent,
  ProblemRecorded,
  ProblemRecordedPlanEvent,
  ProfileChosen,
  ProfileChosenPlanEvent,
  RankingSeen,
  RankingSeenPlanEvent,
  RaterOrder,
  Ready,
  RecordAfterEndPlanFinding,
  ResistanceReason,
  ResistanceRecorded,
  ResistanceRecordedPlanEvent,
  ReviewClosed,
  ReviewClosedPlanEvent,
  ReviewDueSchedule,
  ReviewOpened,
  ReviewOpenedPlanEvent,
  ReviewScriptLine,
  ReviewState,
  ReviewStatus,
  ReviewWithoutGoalPlanFinding,
  RevisitScriptLine,
  SameTitlePlanFinding,
  Schedule,
  ScoreRecorded,
  ScoreRecordedPlanEvent,
  ScriptAnswer,
  ScriptLine,
  ScriptQuestion,
  ScriptSubject,
  SeriesInput,
  SessionRecorded,
  SessionRecordedPlanEvent,
  SessionScript,
  ShippedMeasurementPlan,
  SignalSeen,
  SignalSeenPlanEvent,
  StartSchedule,
  StepAdded,
  StepAddedPlanEvent,
  StepDone,
  StepDonePlanEvent,
  StrengthKind,
  StrengthRecorded,
  StrengthRecordedPlanEvent,
  SubjectMissingPlanFinding,
  SummaryBreak,
  SummaryFlag,
  SummaryMeasure,
  SummarySignal,
  ThreadInput,
  Transition,
  UnansweredAlertPlanFinding,
  UnansweredFlagPlanFinding,
  UnrecognisedPlanEvent,
  UnrecognisedPlanFinding,
  UnrecognisedScriptLine,
  ValuesSorted,
  ValuesSortedPlanEvent,
  WithheldPlanEvent,
  WithheldPlanFinding,
} from "./records.js";

/**
 * A plan without events: what `new` is in other languages. It makes up nothing: ids and days come from you.
 * @throws {TherapyGoalsError} with every fault of the policy; of the id, where it is none
 */
export function create(
  id: string,
  options?: { readonly client?: string | null; readonly policy?: PlanPolicy | null } | null,
): Plan;

/**
 * A plan from lines of JSON, one event a line: text, or bytes in UTF-8. No line says the `id` of the plan or the `client`.
 *
 * A last line that was torn is left out, and told. Any other bad line refuses the whole, unless `salvage` says to keep the
 * rest. Whatever was stored is taken: what does not fit becomes a finding of the state. Where lines were left out when it
 * was read before, `leftOut` says how many: see `Plan.leftOut`.
 * @throws {TherapyGoalsError} all faults of all lines, at `lines[3].data.goal` for the fourth line
 */
export function read(
  lines: string | ArrayBuffer | ArrayBufferView,
  options?: {
    readonly salvage?: boolean;
    readonly id?: string | null;
    readonly client?: string | null;
    readonly policy?: PlanPolicy | null;
    readonly leftOut?: number;
  } | null,
): { plan: Plan; problems: LineProblem[] };

/** What is wrong in a line that was left out when a plan was read. */
export interface LineProblem {
  /** The number of the line; the first one is 1. */
  readonly line: number;
  /** `torn_line` for a last line that was not written to its end, else the code of the error. */
  readonly code: string;
  /** Where the line begins, in bytes. */
  readonly offset: number;
  /** What is wrong in it, with its path in the line; nothing for a torn one. */
  readonly fault?: Fault | null;
}

/**
 * All events of two copies of a plan. What they say differently is a conflict of the state, with one value in force until
 * a person resolves it; the order of merging makes no difference.
 * @throws {TherapyGoalsError} `inconsistent` where the two are of different plans or clients; `duplicate_id` where the
 * other copy says something else under an id of this one
 */
export function merge(plan: Plan, other: Plan): Plan;

/** The life of a goal as a table: which event leads from which states to which, and what it needs. */
export function lifecycle(): Transition[];

/** The kinds of event. */
export function kinds(): EventKind[];

/**
 * Plans in the order in which they need somebody: by the most pressing reason, by how long it waits, by id. A row has codes
 * and days, and no text. The plans are given as summaries, which can be stored, or themselves.
 * @throws {TherapyGoalsError} with every fault of the rows
 */
export function caseload(rows: readonly (Plan | PlanSummary)[], options: Omit<CaseloadInput, "rows">): CaseloadRow[];

/** The digest of a ranking, for the event `ranking_seen`. */
export function rankingDigest(ranking: Ranking): string;

/** The measurement plans that ship, by their ids. */
export function measurementPlans(): ShippedMeasurementPlan[];

/**
 * The numbers that have to be stated for a measurement plan that ships.
 * @throws {TherapyGoalsError} `unknown_code`
 */
export function measurementParameters(id: ShippedMeasurementPlan): MeasurementParameter[];

/**
 * A measurement plan that ships, with its numbers: each item is the data of an event `measure_planned`.
 * @throws {TherapyGoalsError} `missing`, `out_of_range` or `unknown_key` at `parameters` and its name
 * @example
 * import { plan } from "therapy-goals/plan";
 *
 * plan.measurementPlan("feedback_informed").items.map((item) => item.instrument); // ["ors", "srs"]
 */
export function measurementPlan(
  id: ShippedMeasurementPlan,
  parameters?: Readonly<Record<string, number>> | null,
): MeasurementPlan;

/** What a concern may be about: a list to choose from, which a service may leave or add to. */
export function concernDomains(): ConcernDomain[];

/** Themes of goals, and what could measure them. The list is short on purpose: no row was guessed. */
export function themes(): GoalTheme[];

/** The first minutes of a session: what is asked, in which order. */
export function sessionScript(): SessionScript;

/** A finding in words: a fact, or a question. It names things by their ids. */
export function findingSentence(finding: PlanFinding): string;

/**
 * A plan: its history, and what it leaves behind. `create` and `read` make it.
 *
 * A plan is a value: an event makes another plan, and this one stays what it was; both share what they can. It cannot be
 * cloned (`structuredClone`, `postMessage`): send what `toJsonl` gives. What stands in an event as `data` of a correction,
 * or as the value of a conflict, has the names in which it is stored.
 *
 * @example
 * import { plan } from "therapy-goals/plan";
 *
 * const p = plan.create("plan-1", { client: "c-17" }).apply({
 *   id: "e1", kind: "goal_added", by: { role: "therapist", id: "t-3" }, entered: "2026-11-02", happened: "2026-11-02",
 *   data: { goal: { id: "g1", title: "Sleep", horizon: "short" } },
 * });
 * p.heads; // ["e1"]
 * p.state().goals.g1?.status; // "draft"
 */
export class Plan {
  private constructor();
  /** Its id; null where it has none: no line says it. */
  get id(): string | null;
  /** The client's pseudonym. */
  get client(): string | null;
  /** What the service decided about its plans. */
  get policy(): PlanPolicy;
  /** The events in causal order: new objects at each call. */
  get events(): PlanEvent[];
  /** The events that wait for a parent which is not there. */
  get waiting(): PlanEvent[];
  /** The events without a child, by id: what the next event comes after. */
  get heads(): string[];
  /** How many events are kept from whoever has this copy: see `export`. */
  get withheld(): number;
  /**
   * How many lines were left out when it was read, as nobody could read them: with any, it is never ready. No line says it:
   * store it beside them, and give it to `read`.
   */
  get leftOut(): number;
  /**
   * The plan with one more event, which stands after all that are there unless it names its `parents`. The very same event
   * again changes nothing.
   * @throws {TherapyGoalsError} with all that speaks against it, each with its path in the event; `duplicate_id` for an id
   * that another event has
   */
  apply(event: PlanEvent): Plan;
  /**
   * The plan with all these events in turn; quicker where there are many.
   * @throws {TherapyGoalsError} those of the first event that is refused, at `[3]` for the fourth
   */
  applyAll(events: readonly PlanEvent[]): Plan;
  /**
   * What there is on a day, all that is known now without one. `asKnown` takes the events that were entered up to that day,
   * and so leaves later corrections out; `asTrue` takes all events, corrected, that happened up to that day.
   */
  state(days?: { readonly asKnown?: string | null; readonly asTrue?: string | null } | null): PlanState;
  /**
   * The plan as it was known on a day: the events that were entered up to it, with all that these knew of. What is asked of
   * it, such as `situation`, is what it would have said then.
   * @throws {TherapyGoalsError} at `day` for what is none
   */
  asKnown(day: string): Plan;
  /** What is to be looked at on a day, beside the findings of the state: what only a day has. */
  findings(on: string): PlanFinding[];
  /**
   * Whether nothing about safety waits for an answer; `ready` is null where that cannot be known here. Flags and alerts count
   * whatever day they bear, what was done about them from its day on: a mistyped year hides nothing. For a day that is past,
   * ask the plan `asKnown` then.
   */
  ready(on: string): Ready;
  /** What is to be filled in on a day, and what comes next; before all that, the alerts that nobody has answered. */
  due(on: string): Due[];
  /** All that was to be filled in up to a day, and of each item what comes next. */
  occurrences(on: string): Due[];
  /** Whether a review is due, and which goals it has to decide about. */
  review(on: string): ReviewStatus;
  /** What is ranked on a day: `const { goals, ...options } = plan.situation(on)`, then `priority.rank(goals, options)`. */
  situation(on: string): Situation;
  /** The goals that were put off until a day which has come. */
  revisit(on: string): Deferred[];
  /** The orders of all raters beside the main one and the therapist, each against the main rater's. */
  raters(on: string): RaterOrder[];
  /**
   * The check-ins of a goal, or the scores of an instrument, as series with where they stand; several, where the goal was
   * merged or split, its ladder changed, or the scale of the scores is another one.
   * @throws {TherapyGoalsError} where not one of both is asked for, or it is not there
   */
  series(options: SeriesInput): PlanSeries[];
  /**
   * The events that belong to a goal, or to a problem and the goals that are to help, in causal order.
   * @throws {TherapyGoalsError} `unknown_goal` at `goal`, `unknown_id` at `problem`
   */
  thread(options: ThreadInput): string[];
  /** What the first minutes of a session look at: what is asked about each, `sessionScript` says. */
  script(on: string): ScriptLine[];
  /** The plan in a few days and codes, for `caseload`: days and no answers, to be stored beside it. */
  summary(): PlanSummary;
  /**
   * A copy for one role: of the events that are not for it, only a place is left, which says nothing but its id and its
   * parents. `withheld` counts them. What is written on the copy merges back.
   */
  export(audience: string): Plan;
  /**
   * The plan without what these events say, for erasure by law: their ids and parents stay, with who erased them, when and
   * why. In every merge the erasure wins. What is open about safety cannot be erased: a flag is closed or withdrawn first, an
   * alert answered.
   * @throws {TherapyGoalsError} `unknown_event` at `ids[2]` where the plan has no event of the third id; `not_permitted` at
   * `by.role` for a role that is not of the care team; `illegal_transition` at `ids[2]` where an open flag or an alert without
   * an answer would be gone with the third one
   */
  redact(
    ids: readonly string[],
    options: { readonly by: Person; readonly entered: string; readonly why?: string | null },
  ): Plan;
  /** All events, one a line of JSON. `read` reads them; lines of several copies may be joined. */
  toJsonl(): string;
  /** The same: what `JSON.stringify` writes of a plan. */
  toJSON(): string;
  /**
   * Gives back the engine's memory; a second time does nothing. What is no longer held gives it back by itself, but only
   * between two tasks of the event loop. Everything else then throws `disposed`; what was made of it stays.
   */
  free(): void;
  /** The same, for `using`; there where the platform has `Symbol.dispose`. */
  [Symbol.dispose](): void;
}
