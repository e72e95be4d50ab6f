// The records that the functions take and give.
// Printed from the core: see CONTRIBUTING.md.

import type { Instrument, Score } from "./instrument.js";

// instrument

/**
 * The sex of the respondent, where a published norm depends on it: the four codes that records systems exchange (HL7
 * administrative gender).
 *
 * - `female`: Female norms apply.
 * - `male`: Male norms apply.
 * - `other`: Neither: no published norm by sex applies.
 * - `unknown`: The same as not given.
 */
export type Sex = "female" | "male" | "other" | "unknown";

/** What a published norm may depend on. */
export interface Respondent {
  /** The age in completed years. From 0 to 130. */
  readonly age?: number | null;
  /** The sex whose norms apply; `unknown` is the same as none. */
  readonly sex?: Sex | null;
}

/**
 * Who fills in the form.
 *
 * - `client`: The client.
 * - `clinician`: A clinician, from an interview.
 * - `caretaker`: Somebody who cares for the client.
 */
export type Who = "client" | "clinician" | "caretaker";

/**
 * What to look for. Every part that is given must fit; without any, all instruments do.
 *
 * Read from a document, in which every field is optional: `{"domain": "depression", "age": 15}`.
 */
export interface Query {
  /** What it is about, such as `depression`; `domains` lists what there is. */
  readonly domain?: string | null;
  /** The client's age in completed years, 0 to 130. An instrument for which no age is stated is found from 18 on. */
  readonly age?: number | null;
  /** Who fills in the form. */
  readonly who?: Who | null;
  /** Whether the wording of the items may be shipped, so that it stands in the definition. */
  readonly wordingMayShip?: boolean | null;
  /** The most scored items that the form may have, 1 to 1000. */
  readonly maximumItems?: number | null;
  /**
   * Words that all stand in the title, in what it measures or in what its items are about, in any case; or the name
   * of the instrument in any usual spelling, so that `PHQ9` finds `phq-9`.
   */
  readonly words?: string | null;
}

/** One instrument in a list: what helps to choose. */
export interface Entry {
  /** Its id, such as `phq-9`. */
  readonly id: string;
  /** The published title. */
  readonly title: string;
  /** The usual abbreviation. */
  readonly shortTitle: string;
  /** What it measures, in a phrase. */
  readonly measures: string;
  /** What it is about. */
  readonly domains: readonly string[];
  /** Who fills in the form. */
  readonly who: Who;
  /** The youngest age in years that it was made for; none where none is stated. From 0 to 130. */
  readonly youngest: number | null;
  /** The oldest age in years that it was made for; none where none is stated. From 0 to 130. */
  readonly oldest: number | null;
  /** How many scored items it has. From 0 to 1000. */
  readonly items: number;
  /** Whether the wording of the items may be shipped. */
  readonly wordingMayShip: boolean;
  /** The terms of use, in a sentence. */
  readonly terms: string;
  /** The version of the definition. */
  readonly version: string;
}

// goal

/**
 * How soon a goal is to be reached.
 *
 * - `short`: A few sessions.
 * - `long`: Months or years.
 */
export type Horizon = "short" | "long";

/**
 * What a goal is about: the doing, or what comes of it.
 *
 * - `process`: Something one does.
 * - `outcome`: Something that results.
 */
export type Focus = "process" | "outcome";

/**
 * The area of life or therapy that a goal belongs to.
 *
 * - `symptom`: Fewer or weaker symptoms.
 * - `skill`: Coping, communication, emotion regulation.
 * - `relationship`: Partner, family, friends, support.
 * - `self_understanding`: Insight into patterns.
 * - `meaning`: Values, life goals, spirituality.
 * - `lifestyle`: Sleep, exercise, food, routines.
 * - `other`: Something else.
 */
export type Category =
  | "symptom"
  | "skill"
  | "relationship"
  | "self_understanding"
  | "meaning"
  | "lifestyle"
  | "other";

/**
 * Which direction of a measure is better for the client.
 *
 * - `lower`: A lower value is better, as for most symptom scales.
 * - `higher`: A higher value is better, as for well-being.
 */
export type Better = "lower" | "higher";

/** Where a measure started. Zero is a value. */
export interface Baseline {
  /** The value. */
  readonly value: number;
  /** The day it was taken. */
  readonly date?: string | null;
  /** Where it comes from. */
  readonly source?: string | null;
}

/** To this value. */
export interface TargetValue {
  readonly value: number;
}

/** By this many per cent of the baseline: −20 is a fifth less. */
export interface TargetChangePercent {
  readonly changePercent: number;
}

/** Where a measure is to go. */
export type Target = TargetValue | TargetChangePercent | number;

/** One measure of a goal, with its scale, its baseline and its target. */
export interface Measure {
  /** What is measured. */
  readonly name: string;
  /** Whether it measures the doing or the result. */
  readonly focus?: Focus | null;
  /** The unit, such as `times a week`. */
  readonly unit?: string | null;
  /** The lowest value of the scale. */
  readonly minimum?: number | null;
  /** The highest value of the scale. */
  readonly maximum?: number | null;
  /** Whether lower or higher is better. */
  readonly better: Better;
  /** Where it started. */
  readonly baseline?: Baseline | null;
  /** Where it is to go. */
  readonly target?: Target | null;
}

/**
 * Where a goal stands in its life.
 *
 * - `draft`: Being worded.
 * - `proposed`: Wished by one party.
 * - `agreed`: Agreed by both.
 * - `active`: Being worked on.
 * - `on_hold`: Set aside for now, by a person.
 * - `achieved`: Reached.
 * - `retired`: Ended by a review.
 * - `dropped`: Given up, with a reason.
 */
export type GoalStatus = "draft" | "proposed" | "agreed" | "active" | "on_hold" | "achieved" | "retired" | "dropped";

/** One person's ratings of a goal, each from 1 to 5. A missing rating is not a low one. */
export interface CriterionRatings {
  /** How soon it must be tackled. From 1 to 5. */
  readonly urgency?: number | null;
  /** How much it matters. From 1 to 5. */
  readonly importance?: number | null;
  /** How ready the client is. From 1 to 5. */
  readonly readiness?: number | null;
}

/** The ratings of a goal by client and therapist. */
export interface Ratings {
  /** The client's ratings. */
  readonly client?: CriterionRatings | null;
  /** The therapist's ratings. */
  readonly therapist?: CriterionRatings | null;
}

/**
 * What a safety flag is about. Only people open and close flags.
 *
 * - `suicidality`: Thoughts, plans or acts of suicide.
 * - `self_harm`: Harm to oneself without the wish to die.
 * - `severe_substance_use`: Substance use that endangers health.
 * - `acute_trauma`: Acute symptoms after trauma.
 * - `harm_to_others`: Danger to other people.
 * - `safeguarding`: A child or a dependent adult is at risk.
 */
export type FlagKind =
  | "suicidality"
  | "self_harm"
  | "severe_substance_use"
  | "acute_trauma"
  | "harm_to_others"
  | "safeguarding";

/**
 * The stage of change for one behaviour (Prochaska & `DiClemente` 1983, J Consult Clin Psychol).
 *
 * - `precontemplation`: No intention within six months.
 * - `contemplation`: Intends to change within six months.
 * - `preparation`: Intends to change within thirty days and has taken a step.
 * - `action`: Changed, less than six months ago.
 * - `maintenance`: Changed, six months ago or longer.
 * - `termination`: No temptation and full confidence, stated by a person.
 */
export type Stage = "precontemplation" | "contemplation" | "preparation" | "action" | "maintenance" | "termination";

/**
 * How much a goal asks of the person.
 *
 * - `explore`: Awareness, ambivalence, pros and cons.
 * - `prepare`: A plan, a small trial.
 * - `act`: Doing it.
 * - `sustain`: Keeping it up, preventing relapse.
 */
export type Intensity = "explore" | "prepare" | "act" | "sustain";

/**
 * A secondary target of dialectical behaviour therapy: one pole of a dialectical dilemma, in which a person swings
 * from one extreme to the other (Linehan 1993).
 *
 * - `emotional_vulnerability`: Intense emotions that last; against self-invalidation.
 * - `self_invalidation`: Denying or judging one's own emotions; against emotional vulnerability.
 * - `active_passivity`: Waiting for others to solve what one could tackle; against apparent competence.
 * - `apparent_competence`: Seeming to cope when one does not; against active passivity.
 * - `unrelenting_crises`: One crisis after the other; against inhibited grieving.
 * - `inhibited_grieving`: Keeping pain and loss from being felt; against unrelenting crises.
 */
export type SecondaryTarget =
  | "emotional_vulnerability"
  | "self_invalidation"
  | "active_passivity"
  | "apparent_competence"
  | "unrelenting_crises"
  | "inhibited_grieving";

/** A goal: what a person wants from therapy, with what is needed to order and measure it. */
export interface Goal {
  /** The id, given by the host, by which other entries refer to it. */
  readonly id: string;
  /** The goal in the client's words. */
  readonly title: string;
  /** Short for a few sessions, long for months or years. */
  readonly horizon: Horizon;
  /** What one does, or what comes of it. */
  readonly focus?: Focus | null;
  /** What it is mainly about. */
  readonly category?: Category | null;
  /** What else it is about. */
  readonly secondaryCategories?: readonly Category[] | null;
  /** The values that it serves. */
  readonly values?: readonly string[] | null;
  /** Why it matters, in the client's words. */
  readonly why?: string | null;
  /** How progress is measured. */
  readonly measures?: readonly Measure[] | null;
  /** Where it stands in its life. */
  readonly status?: GoalStatus | null;
  /** How client and therapist rate it. */
  readonly ratings?: Ratings | null;
  /** The client's own order of preference; 1 is the dearest. It breaks ties. From 1 to 10000. */
  readonly clientRank?: number | null;
  /** The day by which it must be done. */
  readonly due?: string | null;
  /** The tier of the hierarchy, set by a person; without it, the hierarchy's last tier. */
  readonly tier?: string | null;
  /** The order inside a safety tier, set by a person, before any score; 1 comes first. From 1 to 10000. */
  readonly subRank?: number | null;
  /** The kinds of safety flag that it answers. */
  readonly answersFlags?: readonly FlagKind[] | null;
  /** The stage of change for the behaviour that it is about. */
  readonly stage?: Stage | null;
  /** How much it asks of the person; a goal that asks for more than its stage carries is held. */
  readonly intensity?: Intensity | null;
  /** The long-term goal that this short-term goal is a step towards. */
  readonly parent?: string | null;
  /**
   * The goal of which this one is a gentler twin: the same aim, asking for less. Both have an intensity, this one's
   * is lower.
   */
  readonly gentlerTwinOf?: string | null;
  /**
   * The secondary targets of dialectical behaviour therapy that it is about: tags to filter by. They never come
   * before a primary target, which is the goal's tier.
   */
  readonly secondaryTargets?: readonly SecondaryTarget[] | null;
  /** The client's objection, where the goal stands against their wish. */
  readonly dissent?: string | null;
  /** The therapist's reasons for it. */
  readonly rationale?: string | null;
}

// attainment

/** One level of a ladder. */
export interface Level {
  /** The score, such as −2 or 0. From -1000000 to 1000000. */
  readonly score: number;
  /** What is seen at this level; a table of goals and scores has no texts. */
  readonly text?: string | null;
  /** The number that marks the level, where it has one. */
  readonly anchor?: number | null;
}

/**
 * The levels of one goal, from the lowest to the highest, written before treatment.
 *
 * The usual ladder has five levels from −2 to +2 with the expected one at 0; others (a sixth level −3 for worsening,
 * −0.5 for partly achieved) are the same type with other scores.
 */
export interface Ladder {
  /** The goal. */
  readonly goal: string;
  /** The levels, lowest first: three to 100. Where none are said, the usual five without texts. */
  readonly levels?: readonly Level[] | null;
  /** The score of the level at the start, which has to be stated. */
  readonly baseline: number;
  /** The score of the expected level; 0 by convention. */
  readonly expected?: number | null;
  /**
   * The weight; 1 by default, 0 leaves the goal out. Importance times difficulty, each 0 to 3, is another convention.
   * From 0 to 1000000.
   */
  readonly weight?: number | null;
}

/**
 * Who says it: the two raters of a plan.
 *
 * - `client`: The client.
 * - `therapist`: The therapist.
 */
export type Rater = "client" | "therapist";

/**
 * One rating of a goal on its ladder: one for each goal, rater and day. One that does not say its day or its rater is
 * of the only one that the others say.
 */
export interface LevelRating {
  /** The goal. */
  readonly goal: string;
  /** The score of the level reached. */
  readonly score: number;
  /** The day. */
  readonly date?: string | null;
  /** Who rated. */
  readonly rater?: Rater | null;
}

/**
 * What to do with a goal that has no rating.
 *
 * - `refuse`: Refuse to compute.
 * - `drop`: Drop the goal from both times, and say so.
 */
export type Missing = "refuse" | "drop";

/** The ladders of a client and how they were rated, for `Attainment`. */
export interface AttainmentInput {
  /** One ladder for each scaled goal, at most 1,000. */
  readonly ladders: readonly Ladder[];
  /**
   * The ratings: one for each ladder, rater and day, at most 1,000. One that does not say its day or its rater is of
   * the only day or rater that the others say.
   */
  readonly ratings: readonly LevelRating[];
  /** The assumed correlation between goals, from 0 to below 1; 0.3 by convention. */
  readonly rho?: number | null;
  /** What to do with a ladder that has no rating. */
  readonly missing?: Missing | null;
  /** The day whose ratings count; needed where there are ratings of several days. */
  readonly on?: string | null;
  /** Whose ratings count; needed where several have rated and one answer is asked for. */
  readonly rater?: Rater | null;
}

/**
 * Why a goal does not count in a T-score.
 *
 * - `zero_weight`: Its weight is zero.
 * - `not_rated`: It was not rated, and the caller asked to drop such goals from both times.
 */
export type LeftOutReason = "zero_weight" | "not_rated";

/** A goal that does not count, and why. */
export interface LeftOut {
  /** The goal. */
  readonly goal: string;
  /** Why. */
  readonly reason: LeftOutReason;
}

/** One goal used: the scores of its baseline level and of the level reached, and its weight. */
export interface GoalAttainment {
  /** The goal. */
  readonly goal: string;
  /** The score of its baseline level. */
  readonly baseline: number;
  /** The score of the level reached. */
  readonly current: number;
  /** Its weight. */
  readonly weight: number;
}

/**
 * What the goals reached, together, as one rater sees it: the T-score of the day, the one of the baseline, the
 * change. Without a goal that counts there are none of the three, and `left_out` says why.
 *
 * A T-score is 50 where all goals stand at their expected level. Its range depends on the number of goals and their
 * weights, so only scores of the same goals and weights compare; levels come first.
 */
export interface Attainment {
  /** The T-score of the baseline levels, over the goals used; none where none is. */
  readonly baseline: number | null;
  /** The T-score of the ratings, over the goals used; none where none is. */
  readonly current: number | null;
  /** The current T-score minus the baseline, over the same goals. */
  readonly change: number | null;
  /** How many goals were used. From 0 to 65535. */
  readonly used: number;
  /** How many of them stand at their expected level or above. From 0 to 65535. */
  readonly atOrAboveExpected: number;
  /** The goals that do not count, and why. */
  readonly leftOut: readonly LeftOut[];
  /** The assumed correlation between goals. */
  readonly rho: number;
  /** Each goal used: where it started, where it stands. */
  readonly goals: readonly GoalAttainment[];
  /** Who rated, where it is said. */
  readonly rater: Rater | null;
  /** The day of the ratings, where it is said. */
  readonly date: string | null;
}

// change

/**
 * How reliable change is found.
 *
 * - `jacobson_truax`: The difference over its standard error (Jacobson & Truax 1991).
 * - `published`: A published smallest difference, at or above which a change is reliable.
 */
export type ChangeMethod = "jacobson_truax" | "published";

/** Two scores and a method, for `reliable_change`. */
export interface ChangeInput {
  /** The earlier score. */
  readonly pre: number | Score;
  /** The later score. */
  readonly post: number | Score;
  /** How change is found; Jacobson & Truax unless stated. */
  readonly method?: ChangeMethod | null;
  /** For Jacobson & Truax: the standard deviation before treatment, in points. */
  readonly standardDeviation?: number | null;
  /** For Jacobson & Truax: the reliability, from 0 to below 1. */
  readonly reliability?: number | null;
  /** For Jacobson & Truax: whether lower or higher is better; a score knows it, and so does `instrument`. */
  readonly better?: Better | null;
  /** For Jacobson & Truax: the critical value, 1.96 unless stated. */
  readonly criticalValue?: number | null;
  /**
   * The definition that judges, with its published thresholds; known for a score of a shipped one. A definition of
   * one's own must be given.
   */
  readonly instrument?: string | Instrument | null;
  /** For a published threshold: its id. */
  readonly threshold?: string | null;
}

/**
 * What a change is called.
 *
 * - `improved`: Better, by more than measurement error.
 * - `unchanged`: Within measurement error.
 * - `deteriorated`: Worse, by more than measurement error.
 */
export type ChangeLabel = "improved" | "unchanged" | "deteriorated";

/**
 * The change between two scores of one person, with the numbers that made its label and the source of the threshold.
 */
export interface ReliableChange {
  /** What the change is called. */
  readonly label: ChangeLabel;
  /** How it was found. */
  readonly method: ChangeMethod;
  /** The later score minus the earlier one, in points, rounded to nine decimals. */
  readonly difference: number;
  /** The same, positive where it is for the better. */
  readonly improvement: number;
  /** Whether lower or higher is better. */
  readonly better: Better;
  /**
   * The smallest difference, in points, that is reliable: for a published threshold at it, for Jacobson & Truax above
   * it.
   */
  readonly threshold: number;
  /** The reliable change index: the difference over its standard error. */
  readonly index?: number;
  /** The standard error of the difference, in points. */
  readonly standardError?: number;
  /** The index above which a change is reliable. */
  readonly criticalValue?: number;
  /** The instrument, where a published threshold was used. */
  readonly instrument?: string;
  /** The version of its definition. */
  readonly version?: string;
  /** The id of the threshold. */
  readonly rule?: string;
  /**
   * Whether the threshold comes from another definition than the one that made the later score: one that makes the
   * same number and was given by the caller.
   */
  readonly otherDefinition?: boolean;
  /** The publication. */
  readonly source: string;
}
