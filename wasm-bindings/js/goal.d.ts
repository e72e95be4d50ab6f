export type Horizon = "short" | "long";
export type Focus = "process" | "outcome";
export type Category =
  | "symptom"
  | "skill"
  | "relationship"
  | "self_understanding"
  | "meaning"
  | "lifestyle"
  | "other";
export type Status = "draft" | "proposed" | "agreed" | "active" | "on_hold" | "achieved" | "retired" | "dropped";
export type FlagKind =
  | "suicidality"
  | "self_harm"
  | "severe_substance_use"
  | "acute_trauma"
  | "harm_to_others"
  | "safeguarding";
export type Stage =
  | "precontemplation"
  | "contemplation"
  | "preparation"
  | "action"
  | "maintenance"
  | "termination";
export type Intensity = "explore" | "prepare" | "act" | "sustain";
/** One pole of a dialectical dilemma of DBT. */
export type SecondaryTarget =
  | "emotional_vulnerability"
  | "self_invalidation"
  | "active_passivity"
  | "apparent_competence"
  | "unrelenting_crises"
  | "inhibited_grieving";
export type Better = "lower" | "higher";
export type Rater = "client" | "therapist";

/** One person's ratings of a goal, each a whole number from 1 to 5. A missing rating is not a low one. */
export interface CriterionRatings {
  readonly urgency?: number | null;
  readonly importance?: number | null;
  readonly readiness?: number | null;
}

export interface Ratings {
  readonly client?: CriterionRatings | null;
  readonly therapist?: CriterionRatings | null;
}

/** Where a measure started. Zero is a value. */
export interface Baseline {
  readonly value: number;
  readonly date?: string | null;
  readonly source?: string | null;
}

export interface Measure {
  readonly name: string;
  readonly better: Better;
  readonly focus?: Focus | null;
  readonly unit?: string | null;
  readonly minimum?: number | null;
  readonly maximum?: number | null;
  readonly baseline?: Baseline | null;
  /** A value, or a change in per cent of the baseline: −20 is a fifth less. */
  readonly target?: number | { readonly value: number } | { readonly changePercent: number } | null;
}

/** What a person wants from therapy. Dates are texts such as `2026-11-23`. */
export interface Goal {
  /** The id, by which other entries refer to it. */
  readonly id: string;
  /** The goal in the client's words. */
  readonly title: string;
  /** `short` for a few sessions, `long` for months or years. */
  readonly horizon: Horizon;
  /** `process` for something one does, `outcome` for what comes of it. */
  readonly focus?: Focus | null;
  /** What it is mainly about. */
  readonly category?: Category | null;
  readonly secondaryCategories?: readonly Category[];
  /** The values that it serves. */
  readonly values?: readonly string[];
  /** Why it matters, in the client's words. */
  readonly why?: string | null;
  /** How progress is measured. */
  readonly measures?: readonly Measure[];
  /** Where it stands in its life. Default: `agreed`. */
  readonly status?: Status;
  readonly ratings?: Ratings;
  /** The client's own order of preference, 1 the dearest; it breaks ties. */
  readonly clientRank?: number | null;
  /** The day by which it must be done; `rank` then needs `today`. */
  readonly due?: string | null;
  /** Its tier in the hierarchy, set by a person. Default: the last. */
  readonly tier?: string | null;
  /** Its place inside a safety tier, before any score; 1 comes first. */
  readonly subRank?: number | null;
  /** The kinds of safety flag that it answers. */
  readonly answersFlags?: readonly FlagKind[];
  /** The stage of change for the behaviour that it is about. */
  readonly stage?: Stage | null;
  /** How much it asks of the person; more than the stage carries is held. */
  readonly intensity?: Intensity | null;
  /** The long-term goal that this short-term goal is a step towards. */
  readonly parent?: string | null;
  /** The goal of which this one is a gentler twin: the same aim, asking for less. */
  readonly gentlerTwinOf?: string | null;
  /** Tags to filter by; they never come before a primary target, which is the goal's tier. */
  readonly secondaryTargets?: readonly SecondaryTarget[];
  /** The client's objection, where the goal stands against their wish. */
  readonly dissent?: string | null;
  /** The therapist's reasons for it. */
  readonly rationale?: string | null;
}

/**
 * Checks a goal and returns it with its defaults filled in.
 * @throws {TherapyGoalsError} with every fault of the goal
 */
export function check(goal: Goal): Goal & { readonly status: Status };
