// The records that the functions take and give.
// Printed from the core: see CONTRIBUTING.md.

import type { Instrument, Score } from "./instrument.js";

declare enum Later {
  code = "of a later release",
}

/**
 * A code of a later release: a text, and none of the codes that are known here. So a `switch` over those narrows, and
 * where each has its case, this is all that is left for `default`.
 */
export type Unrecognised = Later;

export {};

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
 * What stands between the whole digits of a number and the others.
 *
 * - `.`: A point, as in 6.5.
 * - `,`: A comma, as in 6,5.
 */
export type DecimalSign = "." | ",";

/**
 * How a sheet is coded that arrives otherwise than the form says. Nothing is guessed: without a word here a text, a
 * boolean or a number that is no option is refused.
 *
 * Each cell is read in this order: what is missing; a label, a boolean or digits; `lowest`; `reversed`; then the
 * checks of every answer, and the scoring with its own reversing and recoding.
 */
export interface Coding {
  /**
   * What stands for a missing answer, as it arrives: the number 999 and the text `999` are two. Nothing, NaN and NA
   * are always missing, infinity never. What the sheet uses for an answer is refused.
   */
  readonly missing?: readonly (number | string)[] | null;
  /**
   * Which texts are answers: none (false), the labels of the form (true), its LOINC answer codes (`loinc`), or these,
   * each with its number. Case and blanks at the ends do not matter.
   */
  readonly labels?: boolean | "loinc" | Readonly<Record<string, number>> | null;
  /** The language of the form's labels: English, `en`, unless it is said here, or that of the instrument. */
  readonly language?: string | null;
  /**
   * The number of the lowest answer, where that is not the form's: 1 for a sheet from 1 to 4 of a form from 0 to 3.
   * From -1000000 to 1000000.
   */
  readonly lowest?: number | null;
  /** Which items arrive reversed already, of those that scoring reverses: none (false), all (true), or these. */
  readonly reversed?: boolean | readonly (string | number)[] | null;
  /** What stands between the digits of a text. */
  readonly decimal?: DecimalSign | null;
  /** Whether true is 1 and false is 0, of items whose options are 0 and 1. */
  readonly booleans?: boolean | null;
  /** Whether a text of digits is a number. */
  readonly texts?: boolean | null;
  /**
   * Where the answers stand in a row of a table: the name of a column with `{item}` for the id of the item, such as
   * `phq9_{item}`, or the names of the columns of the scored items in form order. Other columns are not looked at; a
   * column that is not there is refused.
   */
  readonly columns?: string | readonly string[] | null;
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
  /**
   * The client's age in completed years, 0 to 130. It leaves out an instrument whose stated ages it is not among; of
   * many no ages are stated, and these are found at every age.
   */
  readonly age?: number | null;
  /** Who fills in the form. */
  readonly who?: Who | null;
  /** Whether the wording of the items may be shipped, so that it stands in the definition. */
  readonly wordingMayShip?: boolean | null;
  /** The most scored items that the form may have, 1 to 1,000. From 1 to 1000. */
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

/** What a person reads of an answer. */
export interface OptionTexts {
  /** The stored number. From -1000000 to 1000000. */
  readonly value: number;
  /** The label; none where it may not ship. */
  readonly label: string | null;
}

/** What a person reads of an item. */
export interface ItemTexts {
  /** The id of the item. */
  readonly id: string;
  /** What it is about, in neutral words. */
  readonly tag: string;
  /** The wording; none where it may not ship. */
  readonly text: string | null;
  /** The answers; empty where any number of a range is one. */
  readonly options: readonly OptionTexts[];
}

/** What a person reads of a band or a category. */
export interface CodeTexts {
  /** The code. */
  readonly code: string;
  /** The name. */
  readonly label: string;
}

/** What a person reads of a score. */
export interface ScoreTexts {
  /** The id: `total`, or that of a subscale. */
  readonly id: string;
  /** What it is called, where it has a name. */
  readonly title: string | null;
  /** The bands of the chosen set, lowest first. */
  readonly bands: readonly CodeTexts[];
}

/** What a person reads of a classification. */
export interface ClassificationTexts {
  /** The id. */
  readonly id: string;
  /** What it says, in a phrase. */
  readonly title: string;
  /** The categories of the chosen rule. */
  readonly categories: readonly CodeTexts[];
}

/** What a person reads of an alert. */
export interface AlertTexts {
  /** The id. */
  readonly id: string;
  /** The question to ask. */
  readonly question: string;
}

/** What a person reads of an instrument with its chosen rules, in its language. */
export interface Texts {
  /** The language, as a tag of BCP 47. */
  readonly language: string;
  /** The title. */
  readonly title: string;
  /** The usual abbreviation. */
  readonly shortTitle: string;
  /** What it measures, in a phrase. */
  readonly measures: string;
  /** The time that the questions ask about. */
  readonly timeFrame: string | null;
  /** The sentence above the items; none where the wording may not ship. */
  readonly stem: string | null;
  /** The items in form order. */
  readonly items: readonly ItemTexts[];
  /** The total, where there is one, then the subscales. */
  readonly scores: readonly ScoreTexts[];
  /** The classifications. */
  readonly classifications: readonly ClassificationTexts[];
  /** The alerts. */
  readonly alerts: readonly AlertTexts[];
  /**
   * The texts that are shown in English because the translation has none: where they would stand in it, such as
   * `items.9.text` or `scores.total.bands.mild`.
   */
  readonly untranslated: readonly string[];
  /** The names that are made of a code, with blanks, because nobody gave one: their places, in the same way. */
  readonly unnamed: readonly string[];
}

/** A score as it would be. */
export interface OtherScore {
  /** The score: `total` or a subscale. */
  readonly scale: string;
  /** Its value; none where it would be incomplete. */
  readonly total: number | null;
  /** Its band. */
  readonly band: string | null;
}

/** A classification as it would be. */
export interface OtherCategory {
  /** The classification. */
  readonly id: string;
  /** Its category; none where it would not be decided. */
  readonly category: string | null;
}

/**
 * Rules are published for this place and none is the default: until one is chosen, there is no band or category here,
 * or nothing stands in for missing items.
 */
export interface ChooseOneOfScoreFinding {
  readonly code: "choose_one_of";
  /**
   * The place: a classification, `bands` or `prorating` of the total, or of a subscale, such as `depression.bands`.
   */
  readonly place: string;
  /** The rules to choose from. */
  readonly rules: readonly string[];
}

/**
 * Items were answered which the form says are not asked, as other answers or the respondent's sex tell. Their answers
 * do not count in scores; where they did, this is what would be another one.
 */
export interface AnsweredThoughNotAskedScoreFinding {
  readonly code: "answered_though_not_asked";
  /** The items. */
  readonly items: readonly string[];
  /** The scores that would be others. */
  readonly scores: readonly OtherScore[];
  /** The classifications that would be others. */
  readonly classifications: readonly OtherCategory[];
}

/** The respondent's age is none of those for which the form was made or tried. */
export interface AgeOutsideRangeScoreFinding {
  readonly code: "age_outside_range";
  /** The youngest age of the form. From 0 to 130. */
  readonly from: number | null;
  /** The oldest age of the form. From 0 to 130. */
  readonly to: number | null;
}

/** All items have the same answer, though some of them ask for the opposite of the others. */
export interface SameAnswerThroughoutScoreFinding {
  readonly code: "same_answer_throughout";
  /** The score whose items contradict each other. */
  readonly scale: string;
}

/**
 * The next higher or lower answer to one item (a tenth away on a line) would take a prorated score across a border.
 */
export interface NearBorderScoreFinding {
  readonly code: "near_border";
  /** The score. */
  readonly scale: string;
  /**
   * Whose border it is: a classification, `bands` of the total, or those of a subscale, such as `depression.bands`.
   */
  readonly place: string;
  /** The border, in points. */
  readonly border: number;
}

/** One of a later release; what stands beside its code is not known here. */
export interface UnrecognisedScoreFinding {
  readonly code: Unrecognised;
}

/** Something to look at before a score is used. None of them changes the score, and none is an error. */
export type ScoreFinding =
  | ChooseOneOfScoreFinding
  | AnsweredThoughNotAskedScoreFinding
  | AgeOutsideRangeScoreFinding
  | SameAnswerThroughoutScoreFinding
  | NearBorderScoreFinding
  | UnrecognisedScoreFinding;

/**
 * Whether a score fits a definition.
 *
 * - `consistent`: The definition made it, and could have said all that it says.
 * - `inconsistent`: The definition made it, and cannot have said what it says.
 * - `cannot_say`: Another definition made it, or nobody knows which.
 */
export type Verdict = "consistent" | "inconsistent" | "cannot_say";

/** Whether what a score says fits the definition that made it. */
export interface Verification {
  /** Whether it does. */
  readonly verdict: Verdict;
  /**
   * Where it does not: `version`, `rules`, `band`, `subscales.b.band`, `classifications.cutoff`,
   * `alerts.self_harm_item` and the like.
   */
  readonly differs: readonly string[];
}

/** Whose answers they are, and when they were given. */
export interface Occasion {
  /** The id of the record that is made. */
  readonly id: string;
  /** The client's pseudonym: an id, never a name. */
  readonly client: string;
  /** Who answered, such as `client`, `therapist` or `parent`. */
  readonly rater: string;
  /** Who entered the answers, where that is somebody else: an id, never a name. */
  readonly by?: string | null;
  /** The day on which they were given. */
  readonly date: string;
  /** The time of that day. */
  readonly time?: string | null;
  /** The language of the form, such as `de` or `pt-BR`. */
  readonly language?: string | null;
  /** The client's age in completed years on that day, 0 to 130. */
  readonly age?: number | null;
  /** The sex of the client, where a norm depends on it. */
  readonly sex?: Sex | null;
}

/**
 * The answers of one person to one form on one day, as they are kept: a score keeps none. They are those of the form,
 * decoded; scoring them again needs no coding.
 */
export interface AnswersRecord {
  /** The version of the form in which this is stored. */
  readonly schemaVersion: string;
  /** The id of this record. */
  readonly id: string;
  /** The client's pseudonym. */
  readonly client: string;
  /** Who answered. */
  readonly rater: string;
  /** Who entered the answers, where that is somebody else. */
  readonly by: string | null;
  /** The day on which they were given. */
  readonly date: string;
  /** The time of that day. */
  readonly time: string | null;
  /** The instrument. */
  readonly instrument: string;
  /** The version of its definition. */
  readonly version: string;
  /** The digest of that definition. */
  readonly definitionDigest: string;
  /** The rule that was chosen at each place. */
  readonly rules: Readonly<Record<string, string>>;
  /** The language of the form. */
  readonly language: string | null;
  /** The client's age in completed years on that day. From 0 to 130. */
  readonly age: number | null;
  /** The sex of the client. */
  readonly sex: Sex | null;
  /**
   * Each item of the form with its answer, in the definition's own values; null is missing. Items that count in no
   * score are among them, and answers to what was not asked.
   */
  readonly responses: Readonly<Record<string, number | null>>;
  /** How the sheet was coded that they came from. It is kept to be looked up and is never applied again. */
  readonly coding: Coding | null;
}

/** A record that says something else. */
export interface RescoredRecord {
  /** The id of the record. */
  readonly id: string;
  /** The client's pseudonym. */
  readonly client: string;
  /** The day of the answers. */
  readonly date: string;
  /**
   * What differs: `total`, `status`, `band`, `subscales.b.total`, `classifications.cutoff`, `alerts.self_harm_item`.
   */
  readonly differs: readonly string[];
  /** The total before. */
  readonly totalBefore: number | null;
  /** The total after. */
  readonly totalAfter: number | null;
  /** The band before. */
  readonly bandBefore: string | null;
  /** The band after. */
  readonly bandAfter: string | null;
}

/** A record that cannot be scored. */
export interface RefusedRecord {
  /** The id of the record. */
  readonly id: string;
  /** The client's pseudonym. */
  readonly client: string;
  /** The code of the first fault. */
  readonly code: string;
  /** Its path. */
  readonly path: string;
}

/** What kept answers say by another definition. */
export interface Rescored {
  /** How many records say the same by both. From 0 to 1000000000. */
  readonly unchanged: number;
  /** The records that say something else, in the order in which they were given. */
  readonly changed: readonly RescoredRecord[];
  /** The records that one of the two cannot score. */
  readonly refused: readonly RefusedRecord[];
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
  /** Where it stands in its life. Default: `agreed`. */
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
  /** The levels, lowest first: 3 to 100. Where none are said, the usual five without texts. */
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
  /** What to do with a ladder that has no rating. Default: `refuse`. */
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
  /** The version of the form in which this is stored. */
  readonly schemaVersion: string;
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
  /** The version of the form in which this is stored. */
  readonly schemaVersion: string;
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

/**
 * How well a number is known.
 *
 * - `confirmed`: Read in the publication or an official text.
 * - `secondary`: Read in secondary sources only.
 * - `disputed`: Sources disagree.
 */
export type Status = "confirmed" | "secondary" | "disputed";

/** The size of an index above which a change is reliable, and where it comes from. */
export interface CriticalValue {
  /** The value. From 0 to 100. */
  readonly value: number;
  /** The id of the publication. */
  readonly source: string;
  /** How well it is known. */
  readonly status: Status;
  /** What to know about it. */
  readonly notes?: string;
}

/**
 * What kind of text a number was read in. A program of others is a lead, and confirms nothing.
 *
 * - `publication`: A paper, a chapter or a book, or its abstract.
 * - `author`: A page or a letter of the authors of the form.
 * - `manual`: The manual of the form.
 * - `form`: A copy of the form itself, with what is printed on it.
 * - `guideline`: What a health service or a society tells its people to do.
 * - `dataset`: The description of a data set.
 * - `page`: A page of others about the form.
 * - `program`: A program of others that scores the form.
 */
export type SourceKind = "publication" | "author" | "manual" | "form" | "guideline" | "dataset" | "page" | "program";

/** A publication, or another text that numbers come from. */
export interface Source {
  /** The id by which numbers name it. */
  readonly id: string;
  /** Authors, year, title or journal. */
  readonly citation: string;
  /** The digital object identifier. */
  readonly doi?: string | null;
  /** What kind of text it is. */
  readonly kind?: SourceKind | null;
}

/** A method of change, with its numbers and their sources. */
export interface MethodDefinition {
  /** The method. */
  readonly id: ChangeMethod;
  /** What it is called. */
  readonly title: string;
  /** When a change is reliable by it. */
  readonly rule: string;
  /** The id of the publication that a change by this method names; none where each threshold has its own. */
  readonly source?: string;
  /** The critical value that counts unless another one is stated, where the method has one. */
  readonly criticalValue?: CriticalValue;
  /** The publications. */
  readonly sources: readonly Source[];
}

// priority

/**
 * What an arrow does.
 *
 * - `helps`: Progress here helps there.
 * - `interferes`: Progress here gets in the way there: time, energy, or the aims themselves conflict.
 */
export type Sign = "helps" | "interferes";

/**
 * An arrow of the ripple map: what progress on one goal does to another.
 *
 * The arrows of Riediger & Freund 2004, Pers Soc Psychol Bull 30:1511-1523 (facilitation and interference between
 * goals), as drawn in perceived causal networks.
 */
export interface Arrow {
  /** The goal on which progress is made. */
  readonly from: string;
  /** The goal that feels it. */
  readonly to: string;
  /** Whether it helps or interferes; a plain arrow helps. */
  readonly sign?: Sign | null;
  /** How strongly; a plain arrow counts as 2. From 1 to 3. */
  readonly strength?: number | null;
}

/** One goal comes before another: the other waits until it is done. */
export interface Before {
  /** The goal that comes first. */
  readonly first: string;
  /** The goal that waits. */
  readonly then: string;
  /**
   * Whether client and therapist agreed on it. Only agreed links bind a compromise; any link keeps the goal that
   * waits out of the active set.
   */
  readonly agreed?: boolean | null;
}

/** A safety flag. Only people open and close flags; nothing infers them. */
export interface Flag {
  /** What it is about. */
  readonly kind: FlagKind;
  /** The day it was opened. */
  readonly openedOn: string;
  /** Who opened it. */
  readonly openedBy: string;
  /** The day it was closed; absent while it is open. A day after today closes nothing yet. */
  readonly closedOn?: string | null;
  /** Who closed it. */
  readonly closedBy?: string | null;
  /** The tier to which a person has raised it; one below the hierarchy's own has no effect. */
  readonly raisedTo?: string | null;
}

/**
 * The hierarchies that are shipped: one data file each.
 *
 * - `generic`: Safety first, then everything else.
 * - `dbt_individual`: DBT, individual therapy, stage 1: life-threatening, therapy-interfering, quality of life,
 *   skills. Stages 2 to 4 have no published table; a clinic may bring its own.
 * - `dbt_pretreatment`: DBT, pretreatment: life-threatening, commitment, the rest.
 * - `dbt_skills_group`: DBT, skills group: what destroys therapy, skills, other therapy-interfering behaviour.
 * - `dbt_phone_coaching`: DBT, phone coaching: life-threatening, skills in daily life, conflict with the therapist or
 *   distance.
 */
export type ShippedHierarchy =
  | "generic"
  | "dbt_individual"
  | "dbt_pretreatment"
  | "dbt_skills_group"
  | "dbt_phone_coaching";

/**
 * A hierarchy of tiers as data, which come before any score. Whether its parts fit together is checked where it is
 * used.
 */
export interface HierarchyDefinition {
  /** The id, such as `dbt_individual`. */
  readonly id: string;
  /** The name for people. */
  readonly title: string;
  /** Where it is published, and what in it is not. */
  readonly source?: string | null;
  /** The tiers, highest first; those of one level rank as equals. At most 25 levels, and at most 100 tiers in all. */
  readonly levels: readonly (readonly string[])[];
  /** The tiers that are about safety: whole levels, before all others. */
  readonly safety?: readonly string[] | null;
  /** The tiers inside which a goal's sub-rank comes before its score. */
  readonly subRanked?: readonly string[] | null;
  /** The tier in which a goal must stand that answers a flag of this kind. */
  readonly flagTiers?: Readonly<Partial<Record<FlagKind, string>>> | null;
  /** How many levels the active set fills before anything else counts; absent for all. From 1 to 1000. */
  readonly countedLevels?: number | null;
  /** The tiers, beside the safety tiers, that stay open under the exclusive safety policy. */
  readonly allowedWhenExclusive?: readonly string[] | null;
  /** The shipped hierarchy by which flags are judged; absent where it is this one. */
  readonly judgedBy?: string | null;
  /** What a tier of this hierarchy is called in the one that judges flags. */
  readonly judgedAs?: Readonly<Record<string, string>> | null;
}

/** A hierarchy: the code of a shipped one, or a definition of one's own. */
export type HierarchyChoice = ShippedHierarchy | HierarchyDefinition;

/**
 * Which score orders the goals of a tier.
 *
 * - `matrix`: Urgency × importance × readiness.
 * - `leverage`: The same, with the importance of what a goal helps added to its own.
 */
export type OrderBy = "matrix" | "leverage";

/**
 * What an open safety flag means for other goals.
 *
 * - `first_slot`: Safety goals come first and take no other goal's place.
 * - `exclusive`: While a flag of a safety tier is open, only safety goals, goals that directly help them, goals that
 *   answer an open flag, and the tiers that the hierarchy names are worked on.
 */
export type SafetyPolicy = "first_slot" | "exclusive";

/** One step of the table of deadlines. */
export interface Deadline {
  /** The step holds up to this many days before the due date, the last one included. From 0 to 10000. */
  readonly withinDays: number;
  /** The urgency that it gives at least. From 1 to 5. */
  readonly urgency: number;
}

/**
 * How goals are ordered and chosen: every number that is not a fact about the client. What is left out has its
 * default. The guide to situations, `core/hierarchies/README.md`, shows the defaults with the source of each; where
 * none is named they are the working assumptions of this library, and a clinic may have its own.
 */
export interface Policy {
  /** The hierarchy of tiers, which come before any score. Default: safety first, then the rest. */
  readonly hierarchy?: HierarchyChoice | null;
  /** Which score orders the goals of a tier. Default: `matrix`. */
  readonly order?: OrderBy | null;
  /** What an open safety flag means for other goals. Default: `first_slot`. */
  readonly safety?: SafetyPolicy | null;
  /** The most short-term goals to work on at a time, safety goals not counted. From 0 to 10. Default: 3. */
  readonly capShort?: number | null;
  /** The most long-term goals to work on at a time, safety goals not counted. From 0 to 10. Default: 2. */
  readonly capLong?: number | null;
  /** The urgency that a deadline gives at least; a goal that is overdue has the highest. */
  readonly deadlines?: readonly Deadline[] | null;
  /** The highest intensity that each stage of change carries. */
  readonly intensities?: Readonly<Partial<Record<Stage, Intensity>>> | null;
  /** The difference between two ratings, in points, from which they count as disputed. From 1 to 4. Default: 2. */
  readonly disputeGap?: number | null;
  /** The probability of coming first below which the first place is too close to call. From 0 to 1. Default: 0.5. */
  readonly tooClose?: number | null;
  /** How many of the first goals of each order to compare. From 1 to 100. Default: 3. */
  readonly topK?: number | null;
  /**
   * The persistence of rank-biased overlap (Webber, Moffat & Zobel 2010, ACM Trans Inf Syst 28:20), 0.01 to 0.99;
   * absent by default, as it flatters on few goals.
   */
  readonly rboPersistence?: number | null;
  /**
   * The gain, in points of the score, below which the goals under way stay; absent by default, and then they have no
   * privilege. From 0 to 1000000000.
   */
  readonly hysteresisMargin?: number | null;
}

/** Everything that is known when goals are put in order. */
export interface Situation {
  /** The goals, at most 2,000. Which of them rank depends on status and tier. */
  readonly goals: readonly Goal[];
  /** What helps and what interferes, at most 20,000; one arrow for each pair and sign. */
  readonly arrows?: readonly Arrow[] | null;
  /** What must come before what; without loops. */
  readonly before?: readonly Before[] | null;
  /** The safety flags, open and closed; each kind is open at most once. */
  readonly flags?: readonly Flag[] | null;
  /** The goal agreed in advance to come first in a case that has now happened. */
  readonly contingency?: string | null;
  /**
   * The day for which deadlines are counted and flags are looked at; required where a goal has a due date. Without it
   * a flag that was ever closed counts as closed, and a finding asks for the day.
   */
  readonly today?: string | null;
  /** How to decide. */
  readonly policy?: Policy | null;
}

/** Ratings as used: the client's, the therapist's where the client gave none. */
export interface Rated {
  /** How soon it must be tackled. From 1 to 5. */
  readonly urgency: number | null;
  /** How much it matters. From 1 to 5. */
  readonly importance: number | null;
  /** How ready the client is. From 1 to 5. */
  readonly readiness: number | null;
}

/** The best way in which progress on a goal reaches another one. */
export interface RipplePath {
  /** The goals along the way, from this one to the one that is helped. */
  readonly goals: readonly string[];
  /** The share of progress that arrives: the product of the shares of the arrows, below 1. */
  readonly share: number;
}

/**
 * What keeps a goal from being worked on.
 *
 * - `held_by_readiness`: It asks for more than the stage of change carries.
 * - `on_hold`: A person set it aside.
 * - `no_score`: A rating is missing.
 * - `held_by_prerequisite`: A goal that comes before it is not done.
 * - `barred_by_exclusive`: The exclusive safety policy keeps it for later.
 */
export type Barrier = "held_by_readiness" | "on_hold" | "no_score" | "held_by_prerequisite" | "barred_by_exclusive";

/**
 * A criterion of the decision matrix.
 *
 * - `urgency`: How soon it must be tackled.
 * - `importance`: How much it matters.
 * - `readiness`: How ready the client is.
 */
export type Criterion = "urgency" | "importance" | "readiness";

/** How much of the progress on one goal arrives at another. */
export interface Influence {
  /** The goal that is helped. */
  readonly goal: string;
  /** The share of progress that arrives, below 1. */
  readonly share: number;
}

/**
 * The key by which one goal stands before another.
 *
 * - `tier`: A higher level of the hierarchy, or a contingency in force.
 * - `scored`: It has a score, and the other has none.
 * - `sub_rank`: The place inside the tier that a person gave it.
 * - `score`: The higher score.
 * - `ripple`: The larger ripple.
 * - `urgency`: The higher urgency, deadlines included.
 * - `client_rank`: The client's own order of preference.
 * - `id`: The smaller id, for want of anything else.
 */
export type OrderKey = "tier" | "scored" | "sub_rank" | "score" | "ripple" | "urgency" | "client_rank" | "id";

/**
 * The keys by which active sets compare, the first one that differs decides.
 *
 * - `tier_vector`: More goals of the highest tiers.
 * - `orphans`: Fewer long-term goals without an active step towards them.
 * - `interfering`: Fewer pairs of goals that interfere with each other.
 * - `score_sum`: The larger sum of scores.
 * - `off_path`: Fewer short-term goals that lead to no active long-term goal.
 * - `ids`: The smaller list of ids, for want of anything else.
 * - `hysteresis`: The goals under way stay, as the gain is below the margin.
 * - `cap`: The policy allows no goal of this horizon.
 */
export type ChoiceKey =
  | "tier_vector"
  | "orphans"
  | "interfering"
  | "score_sum"
  | "off_path"
  | "ids"
  | "hysteresis"
  | "cap";

/** The tier, which comes before any score. */
export interface TierReason {
  readonly code: "tier";
  /** The tier. */
  readonly tier: string;
  /** Whether it is about safety. */
  readonly safety: boolean;
}

/** Agreed in advance to come first in a case that has happened; only safety comes before it. */
export interface ContingencyReason {
  readonly code: "contingency";
}

/** A safety goal that is not agreed yet ranks all the same. */
export interface NotYetAgreedReason {
  readonly code: "not_yet_agreed";
  /** Draft or proposed. */
  readonly status: GoalStatus;
  /** The client's objection, where they made one. */
  readonly dissent: string | null;
}

/** Only the therapist rated these criteria, so those ratings are used. */
export interface TherapistRatingOnlyReason {
  readonly code: "therapist_rating_only";
  /** The criteria. */
  readonly criteria: readonly Criterion[];
}

/** Nobody rated these criteria, so there is no score; the goal comes after the rated ones. */
export interface MissingRatingReason {
  readonly code: "missing_rating";
  /** The criteria. */
  readonly criteria: readonly Criterion[];
}

/** The due date is near enough to lift the urgency. */
export interface DeadlineRaisedReason {
  readonly code: "deadline_raised";
  /** The rated urgency. From 1 to 5. */
  readonly from: number;
  /** The urgency that counts. From 1 to 5. */
  readonly to: number;
  /** The days to the due date; negative where it has passed. */
  readonly days: number;
}

/** The due date has passed. */
export interface OverdueReason {
  readonly code: "overdue";
  /** By how many days. */
  readonly daysOverdue: number;
}

/** A person gave the goal this place inside its tier, before any score. */
export interface SubRankReason {
  readonly code: "sub_rank";
  /** The place; 1 comes first. From 1 to 10000. */
  readonly subRank: number;
}

/** The score of the decision matrix, with the urgency that counts. */
export interface ScoreReason {
  readonly code: "score";
  /** The urgency that counts. From 1 to 5. */
  readonly urgency: number;
  /** The importance. From 1 to 5. */
  readonly importance: number;
  /** The readiness. From 1 to 5. */
  readonly readiness: number;
  /** Their product, 1 to 125. */
  readonly score: number;
}

/** The score that orders under the leverage policy. */
export interface LeverageReason {
  readonly code: "leverage";
  /** The urgency that counts. From 1 to 5. */
  readonly urgency: number;
  /** Importance plus ripple. */
  readonly leverage: number;
  /** The readiness. From 1 to 5. */
  readonly readiness: number;
  /** Their product. */
  readonly score: number;
}

/** What progress here does for other goals. */
export interface RippleReason {
  readonly code: "ripple";
  /** The sum of importance times share over all goals reached. */
  readonly ripple: number;
  /** How many goals are reached. */
  readonly reach: number;
  /** Those helped most, at most 3, by importance times share. */
  readonly targets: readonly Influence[];
}

/** The score is level with that of the next goal; this key decided. */
export interface TieBrokenReason {
  readonly code: "tie_broken";
  /** The goal that comes next. */
  readonly goal: string;
  /** The key. */
  readonly key: OrderKey;
}

/**
 * The goal asks for more than the stage of change carries: held, visible, not deleted. A gentler twin of at most this
 * intensity would fit.
 */
export interface HeldByReadinessReason {
  readonly code: "held_by_readiness";
  /** The stage. */
  readonly stage: Stage;
  /** What the goal asks for. */
  readonly intensity: Intensity;
  /** The highest intensity that fits. */
  readonly max: Intensity;
  /** The open goal that is its gentler twin and fits; absent where there is none yet. */
  readonly twin: string | null;
}

/** The same for a safety goal, which is never held: advice on how to work on it. */
export interface IntensityAdviceReason {
  readonly code: "intensity_advice";
  /** The stage. */
  readonly stage: Stage;
  /** What the goal asks for. */
  readonly intensity: Intensity;
  /** The highest intensity that fits. */
  readonly max: Intensity;
  /** The open goal that is its gentler twin and fits; absent where there is none yet. */
  readonly twin: string | null;
}

/** A person set the goal aside; it ranks but is not proposed. */
export interface OnHoldReason {
  readonly code: "on_hold";
}

/** Goals that come before this one are not done. */
export interface HeldByPrerequisiteReason {
  readonly code: "held_by_prerequisite";
  /** These goals. */
  readonly goals: readonly string[];
}

/** While a safety flag is open, the exclusive policy keeps this goal for later. */
export interface BarredByExclusiveReason {
  readonly code: "barred_by_exclusive";
}

/** As many goals of this horizon are proposed as the policy allows. */
export interface CapReachedReason {
  readonly code: "cap_reached";
  /** The horizon. */
  readonly horizon: Horizon;
  /** The most goals of this horizon at a time. */
  readonly cap: number;
}

/** The goal could be worked on, but a better set leaves it out. */
export interface NotChosenReason {
  readonly code: "not_chosen";
  /** The key that decided. */
  readonly key: ChoiceKey;
  /** The goals of the set with which it interferes, in either direction, where that is the reason. */
  readonly interferesWith: readonly string[];
}

/** Proposed as a step towards a long-term goal that is proposed too. */
export interface SteppingStoneOfReason {
  readonly code: "stepping_stone_of";
  /** The long-term goal. */
  readonly goal: string;
}

/** Proposed although no proposed short-term goal is a step towards it. */
export interface OrphanReason {
  readonly code: "orphan";
}

/** One of a later release; what stands beside its code is not known here. */
export interface UnrecognisedReason {
  readonly code: Unrecognised;
}

/** One reason for a goal's place, for its being held, or for its being proposed or not. */
export type Reason =
  | TierReason
  | ContingencyReason
  | NotYetAgreedReason
  | TherapistRatingOnlyReason
  | MissingRatingReason
  | DeadlineRaisedReason
  | OverdueReason
  | SubRankReason
  | ScoreReason
  | LeverageReason
  | RippleReason
  | TieBrokenReason
  | HeldByReadinessReason
  | IntensityAdviceReason
  | OnHoldReason
  | HeldByPrerequisiteReason
  | BarredByExclusiveReason
  | CapReachedReason
  | NotChosenReason
  | SteppingStoneOfReason
  | OrphanReason
  | UnrecognisedReason;

/** The place of one goal. */
export interface Place {
  /** The goal. */
  readonly goal: string;
  /** Its title. */
  readonly title: string;
  /** The place; 1 comes first. */
  readonly rank: number;
  /** Its horizon. */
  readonly horizon: Horizon;
  /** Where it stands in its life. */
  readonly status: GoalStatus;
  /** Its tier. */
  readonly tier: string;
  /** Its tags of secondary targets: to filter by, never to order by. */
  readonly secondaryTargets: readonly SecondaryTarget[];
  /** The ratings used: the client's, the therapist's where the client gave none. */
  readonly rated: Rated;
  /** Urgency × importance × readiness as rated, 1 to 125, unaltered; none where one is missing. */
  readonly matrixScore: number | null;
  /** The urgency that counts: as rated, or lifted by a deadline. From 1 to 5. */
  readonly urgency: number | null;
  /** The score by which the policy ordered. */
  readonly orderingScore: number | null;
  /** Urgency that counts × importance × readiness. */
  readonly matrixOrderingScore: number | null;
  /** Urgency that counts × leverage × readiness. */
  readonly leverageOrderingScore: number | null;
  /** Importance plus ripple; none where importance was not rated. */
  readonly leverage: number | null;
  /** The importance of the goals that progress here helps, each times the share that arrives. */
  readonly ripple: number;
  /** How many goals it helps directly. */
  readonly outDegree: number;
  /** How many goals it helps at all. */
  readonly reach: number;
  /** The best path to each goal that it helps, by id; listed up to a stated number of goals. */
  readonly paths: readonly RipplePath[];
  /** Whether readiness holds it. */
  readonly held: boolean;
  /** Whether it can be worked on: nothing bars it. */
  readonly eligible: boolean;
  /** What bars it. */
  readonly barriers: readonly Barrier[];
  /** Whether it is proposed to be worked on now. */
  readonly active: boolean;
  /** Why it stands here, and why it is proposed or not. */
  readonly reasons: readonly Reason[];
}

/**
 * Why a goal does not rank.
 *
 * - `not_agreed`: It is not agreed, and its tier is not about safety.
 * - `done`: It is achieved, retired or dropped.
 * - `off_agenda`: Its tier is no part of this mode's agenda.
 */
export type NotRanking = "not_agreed" | "done" | "off_agenda";

/** A goal that does not rank. */
export interface UnrankedGoal {
  /** The goal. */
  readonly goal: string;
  /** Why. */
  readonly reason: NotRanking;
}

/**
 * Why tau-b has no value.
 *
 * - `no_pairs`: No two goals of one level have both scores.
 * - `all_tied`: One of the scores is the same for every pair.
 */
export type NoAgreement = "no_pairs" | "all_tied";

/**
 * How far two scores of the same goals agree, by pairs of goals of one level of the hierarchy: what tiers decide is
 * no agreement.
 *
 * Kendall 1945, Biometrika 33:239-251 (tau-b). It runs on the scores, so a tie counts as a tie.
 */
export interface Agreement {
  /** The goals that have both scores. */
  readonly goals: number;
  /** Their pairs of one level. */
  readonly pairs: number;
  /** The pairs that both scores order in the same way. */
  readonly concordant: number;
  /** The pairs that they order in opposite ways. */
  readonly discordant: number;
  /** The pairs that are tied in the first score. */
  readonly tiedFirst: number;
  /** The pairs that are tied in the second score. */
  readonly tiedSecond: number;
  /** Tau-b, from −1 (reversed) to 1 (the same order). */
  readonly tauB: number | null;
  /** Why there is none. */
  readonly reason: NoAgreement | null;
}

/** The goals that rank, in both orders. */
export interface Orders {
  /** By urgency × importance × readiness. */
  readonly matrix: readonly string[];
  /** By urgency × leverage × readiness. */
  readonly leverage: readonly string[];
  /** How far the two scores agree. */
  readonly agreement: Agreement;
}

/** A goal that ranks and cannot be worked on. */
export interface BarredGoal {
  /** The goal. */
  readonly goal: string;
  /** What bars it. */
  readonly barriers: readonly Barrier[];
}

/** No open goal answers this open flag in its tier or a higher one; the plan is not ready. */
export interface UnansweredFlagFinding {
  readonly code: "unanswered_flag";
  /** The kind of flag. */
  readonly kind: FlagKind;
  /** The tier in which a goal must answer it, or a higher one. */
  readonly tier: string;
  /** The goals that are not done and name this kind of flag, but stand in a lower tier, by id. */
  readonly goals: readonly string[];
}

/** The day on which a flag was closed is still to come, so the flag counts as open: is it a slip of the pen? */
export interface ClosedAfterTodayFinding {
  readonly code: "closed_after_today";
  /** Where the day stands in the situation, such as `flags[0].closed_on`. */
  readonly path: string;
  /** The kind of flag. */
  readonly kind: FlagKind;
  /** The day. */
  readonly closedOn: string;
}

/** The day on which a flag was opened is still to come; the flag counts as open all the same. */
export interface OpenedAfterTodayFinding {
  readonly code: "opened_after_today";
  /** Where the day stands in the situation, such as `flags[0].opened_on`. */
  readonly path: string;
  /** The kind of flag. */
  readonly kind: FlagKind;
  /** The day. */
  readonly openedOn: string;
}

/** Nobody says which day it is, so it cannot be seen whether these days have come: they are taken to have. */
export interface TodayNeededFinding {
  readonly code: "today_needed";
  /** Where they stand in the situation, such as `flags[0].closed_on`. */
  readonly paths: readonly string[];
}

/** A due date has passed. */
export interface OverdueFinding {
  readonly code: "overdue";
  /** The goal. */
  readonly goal: string;
  /** By how many days. */
  readonly daysOverdue: number;
}

/**
 * A due date is so far ahead for the goal's horizon, a year for a short-term goal and ten for a long-term one, that
 * the year may be a slip of the pen.
 */
export interface DueFarAheadFinding {
  readonly code: "due_far_ahead";
  /** The goal. */
  readonly goal: string;
  /** The days to the due date. */
  readonly days: number;
}

/** The stage of change and the rating of readiness say opposite things. */
export interface StageReadinessDisagreeFinding {
  readonly code: "stage_readiness_disagree";
  /** The goal. */
  readonly goal: string;
  /** The stage. */
  readonly stage: Stage;
  /** The readiness. From 1 to 5. */
  readonly readiness: number;
}

/**
 * Nobody has set the tier of these goals, and the hierarchy has several beside safety: they count as of the last one,
 * which may be far too low.
 */
export interface TierNotSetFinding {
  readonly code: "tier_not_set";
  /** The goals, by id; those still to be agreed on included. */
  readonly goals: readonly string[];
  /** The tier of which they count. */
  readonly tier: string;
}

/** A goal of a lower tier is to come before one of a higher tier: the link is ignored. */
export interface PrerequisiteBelowTierFinding {
  readonly code: "prerequisite_below_tier";
  /** The goal that was to come first. */
  readonly first: string;
  /** The goal that was to wait. */
  readonly then: string;
}

/** A goal that was to come first was retired: does the other one still make sense? */
export interface PrerequisiteRetiredFinding {
  readonly code: "prerequisite_retired";
  /** The goal that was to come first. */
  readonly first: string;
  /** The goal that waited. */
  readonly then: string;
}

/** A goal that was to come first was dropped: does the other one still make sense? */
export interface PrerequisiteDroppedFinding {
  readonly code: "prerequisite_dropped";
  /** The goal that was to come first. */
  readonly first: string;
  /** The goal that waited. */
  readonly then: string;
}

/** A safety goal does not wait for the goal that was to come first. */
export interface PrerequisiteOpenInSafetyTierFinding {
  readonly code: "prerequisite_open_in_safety_tier";
  /** The goal that was to come first. */
  readonly first: string;
  /** The safety goal. */
  readonly then: string;
}

/** No goal of this horizon is proposed outside the safety tiers, for none is eligible. */
export interface NoneActiveFinding {
  readonly code: "none_active";
  /** The horizon. */
  readonly horizon: Horizon;
  /** Those that are there, with what bars them; empty where there is none to choose from. */
  readonly barred: readonly BarredGoal[];
}

/** A long-term goal is not proposed for want of a first step. */
export interface NeedsFirstStepFinding {
  readonly code: "needs_first_step";
  /** The goal. */
  readonly goal: string;
}

/** If every rating may be off by one, the first of the matrix order is not likely to be first. */
export interface TooCloseToCallFinding {
  readonly code: "too_close_to_call";
  /** The first of the matrix order. */
  readonly goal: string;
  /** The probability that it comes first in its tier. */
  readonly probability: number;
  /** The policy's limit. */
  readonly limit: number;
}

/** Beyond a stated size, paths are not listed; ripple and reach are exact all the same. */
export interface PathsLeftOutFinding {
  readonly code: "paths_left_out";
  /** The goals that rank. */
  readonly goals: number;
  /** Up to how many goals paths are listed. */
  readonly limit: number;
}

/** There are too many possible active sets to try them all, so none is proposed. */
export interface ActiveSetNotSearchedFinding {
  readonly code: "active_set_not_searched";
  /** The number of sets, as a decimal number. */
  readonly sets: number;
  /** Up to how many sets are tried. */
  readonly limit: number;
}

/** The two orders leave too many sequences to try them all: the client's order is kept. */
export interface SequencesNotSearchedFinding {
  readonly code: "sequences_not_searched";
  /** The goals in the sequence. */
  readonly goals: number;
  /** Up to how many partial sequences are looked at. */
  readonly limit: number;
}

/** The goals of a level are too many for exact probabilities. */
export interface ProbabilitiesNotComputedFinding {
  readonly code: "probabilities_not_computed";
  /** The tiers of the level. */
  readonly tiers: readonly string[];
  /** The rated goals of the level. */
  readonly goals: number;
  /** Up to how many goals probabilities are computed. */
  readonly limit: number;
}

/** There are too many goals to try every single change of a rating. */
export interface ChangesNotTriedFinding {
  readonly code: "changes_not_tried";
  /** The goals that rank. */
  readonly goals: number;
  /** Up to how many goals changes are tried. */
  readonly limit: number;
}

/** One of a later release; what stands beside its code is not known here. */
export interface UnrecognisedFinding {
  readonly code: Unrecognised;
}

/** Something to know or to talk about: a fact, or a question. None of them changes anything. */
export type Finding =
  | UnansweredFlagFinding
  | ClosedAfterTodayFinding
  | OpenedAfterTodayFinding
  | TodayNeededFinding
  | OverdueFinding
  | DueFarAheadFinding
  | StageReadinessDisagreeFinding
  | TierNotSetFinding
  | PrerequisiteBelowTierFinding
  | PrerequisiteRetiredFinding
  | PrerequisiteDroppedFinding
  | PrerequisiteOpenInSafetyTierFinding
  | NoneActiveFinding
  | NeedsFirstStepFinding
  | TooCloseToCallFinding
  | PathsLeftOutFinding
  | ActiveSetNotSearchedFinding
  | SequencesNotSearchedFinding
  | ProbabilitiesNotComputedFinding
  | ChangesNotTriedFinding
  | UnrecognisedFinding;

/** An arrow that interferes, between two goals that rank. */
export interface Conflict {
  /** The goal on which progress is made. */
  readonly from: string;
  /** The goal that it gets in the way of. */
  readonly to: string;
  /** How strongly. From 1 to 3. */
  readonly strength: number;
}

/** What a set is worth, in the order in which the keys decide: sets compare by the first that differs. */
export interface SetKeys {
  /** Its goals on each counted level of the hierarchy, the highest first; more is better. */
  readonly tierVector: readonly number[];
  /** Its long-term goals without a short-term goal in it that is a step towards them. */
  readonly orphans: number;
  /** Its pairs of goals that interfere with each other. */
  readonly interfering: number;
  /** The sum of its scores outside the safety tiers, whose goals are in every set. */
  readonly scoreSum: number;
  /** Its short-term goals that lead to no long-term goal in it. */
  readonly offPath: number;
}

/** The best of the sets that were not chosen. */
export interface RunnerUp {
  /** Its goals, in the order of the ranking. */
  readonly goals: readonly string[];
  /** What it is worth. */
  readonly keys: SetKeys;
  /** The first key on which it is worse. */
  readonly lostOn: ChoiceKey;
}

/** A goal that could be worked on and is left out. */
export interface NotChosen {
  /** The goal. */
  readonly goal: string;
  /**
   * The first key on which the best set with it is worse than the one chosen. But `interfering` where a set with it
   * would be better if goals that interfere with each other did not count.
   */
  readonly key: ChoiceKey;
  /** Whether as many goals of its horizon are in the set as the policy allows. */
  readonly capReached: boolean;
}

/** The set of goals that is proposed to be worked on at a time. A proposal: it changes nothing. */
export interface ActiveSet {
  /** The goals, in the order of the ranking. */
  readonly goals: readonly string[];
  /** Those of them in safety tiers: all that can be worked on, beyond any cap. */
  readonly safety: readonly string[];
  /** What the set is worth, key by key. */
  readonly keys: SetKeys;
  /** The best of the other sets. */
  readonly runnerUp: RunnerUp | null;
  /** Whether the goals under way stay, although another set is better by less than the margin. */
  readonly kept: boolean;
  /** The goals that could be worked on and are left out, by id, with the reason. */
  readonly notChosen: readonly NotChosen[];
  /** Whether the exclusive safety policy is in force: while a flag of a safety tier is open. */
  readonly exclusive: boolean;
  /** Whether the sets were tried; where they are too many, only safety goals are proposed. */
  readonly searched: boolean;
  /** How many sets were tried, all of them. */
  readonly sets: number;
}

/** What was said about a goal that ranks; at least one of the two. */
export interface Statement {
  /** The goal. */
  readonly goal: string;
  /** The client's objection, where the goal stands against their wish. */
  readonly dissent: string | null;
  /** The therapist's reasons for it. */
  readonly rationale: string | null;
}

/** Two ratings of one criterion that differ by the policy's gap or more. */
export interface Dispute {
  /** The goal. */
  readonly goal: string;
  /** The criterion. */
  readonly criterion: Criterion;
  /** The client's rating. From 1 to 5. */
  readonly client: number;
  /** The therapist's rating. From 1 to 5. */
  readonly therapist: number;
}

/** A goal in the therapist's order. */
export interface TherapistPlace {
  /** The goal. */
  readonly goal: string;
  /** Urgency that counts × importance × readiness, by the therapist's urgency and importance. */
  readonly matrixOrderingScore: number;
  /** Urgency that counts × leverage × readiness, likewise. */
  readonly leverageOrderingScore: number;
  /** The ripple by the therapist's ratings of importance. */
  readonly ripple: number;
}

/** An order of goals with its distance from the two orders. */
export interface Sequence {
  /** The rated goals. */
  readonly goals: readonly string[];
  /** The pairs that the client's order puts the other way round. */
  readonly client: number;
  /** The pairs that the therapist's order puts the other way round. */
  readonly therapist: number;
}

/** At the next review. */
export interface NextReviewRevisitAt {
  readonly code: "next_review";
}

/**
 * Once the goals that were agreed to come first are attained: a goal attainment level of 0 or better. At the next
 * review in any case.
 */
export interface OnceAttainedRevisitAt {
  readonly code: "once_attained";
  /** These goals. */
  readonly goals: readonly string[];
}

/** One of a later release; what stands beside its code is not known here. */
export interface UnrecognisedRevisitAt {
  readonly code: Unrecognised;
}

/** When to come back to a goal that was put off. */
export type RevisitAt = NextReviewRevisitAt | OnceAttainedRevisitAt | UnrecognisedRevisitAt;

/** A goal that matters to the therapist and is put off. */
export interface Deferral {
  /** The goal. */
  readonly goal: string;
  /** When to come back to it. */
  readonly revisitAt: RevisitAt;
  /** The therapist's reasons for it. */
  readonly rationale: string | null;
}

/** A sequence to settle on, with what it puts off. */
export interface Settlement {
  /** The rated goals. */
  readonly goals: readonly string[];
  /** The pairs that the client's order puts the other way round. */
  readonly client: number;
  /** The pairs that the therapist's order puts the other way round. */
  readonly therapist: number;
  /** The first goals of the therapist's order that this sequence puts off. */
  readonly deferred: readonly Deferral[];
}

/** Where client and therapist differ, and what they could settle on. */
export interface Disagreement {
  /** What each of them had to say about a goal: the client's objection, the therapist's reasons. */
  readonly statements: readonly Statement[];
  /** The ratings that differ by the policy's gap or more, by goal. */
  readonly disputes: readonly Dispute[];
  /** The goals that the therapist rated, in the therapist's order. */
  readonly therapistOrder: readonly TherapistPlace[];
  /** The goals of which both rated urgency and importance, by id: agreement is about these. */
  readonly shared: readonly string[];
  /** How far the scores agree over the shared goals. */
  readonly agreement: Agreement;
  /** The pairs of shared goals that the two orders put the other way round. */
  readonly discordantPairs: number;
  /** How many of the first goals of each order were compared. */
  readonly topK: number;
  /** How many of these are the same. */
  readonly topKOverlap: number;
  /** Rank-biased overlap, extrapolated, from 0 to 1; only where the policy asks for it. */
  readonly rbo: number | null;
  /**
   * The sequences that keep tiers and agreed links and are not worse for both than another one, from the one closest
   * to the client's order on.
   */
  readonly pareto: readonly Sequence[];
  /** The default: closest to the client's order, then to the therapist's. */
  readonly clientFirst: Settlement | null;
  /**
   * The sequence whose larger number of discordant pairs is least, ties to the client; none where there is nothing to
   * trade.
   */
  readonly compromise: Settlement | null;
  /**
   * Whether all sequences were searched; where they are too many, the client's order is kept, as far as agreed links
   * allow.
   */
  readonly searched: boolean;
}

/**
 * What a change does to the first place.
 *
 * - `unseats`: Another goal comes first, by its score or by the keys that break ties.
 * - `ties`: The first goal stays first only by the keys that break ties.
 */
export type Effect = "unseats" | "ties";

/** A change of one rating that shakes the first place. */
export interface RatingChange {
  /** The goal of which a rating changes. */
  readonly goal: string;
  /** Which rating. */
  readonly criterion: Criterion;
  /** The rating in use. From 1 to 5. */
  readonly from: number;
  /** One less, or one more. From 1 to 5. */
  readonly to: number;
  /** What it does. */
  readonly effect: Effect;
  /** The first goal after the change. */
  readonly first: string;
  /** The goals that are now level with the goal that was first and were not before. */
  readonly ties: readonly string[];
}

/** What every single change of a rating by one does to the first place. */
export interface Sensitivity {
  /** The first goal of the order. */
  readonly top: string | null;
  /** How many changes were tried: all that stay within 1 to 5; 0 beyond a stated number of goals. */
  readonly cases: number;
  /** Those that unseat the first goal or make another one level with it. */
  readonly changes: readonly RatingChange[];
}

/** An exact probability. */
export interface Probability {
  /** The numerator in lowest terms, as text: it may be too large for a number. */
  readonly numerator: string;
  /** The denominator in lowest terms, as text: it may be too large for a number. */
  readonly denominator: string;
  /** The probability as a number, rounded. From 0 to 1. */
  readonly value: number;
}

/** The probability of one goal. */
export interface GoalProbability {
  /** The goal. */
  readonly goal: string;
  /** How likely it comes first among the rated goals of its level, when every rating may be off by one. */
  readonly probability: Probability;
}

/**
 * Why the probabilities of a level are not given.
 *
 * - `sub_ranked`: People gave places inside the level, so scores alone do not decide.
 * - `too_many_goals`: There are too many goals.
 */
export type NoProbabilities = "sub_ranked" | "too_many_goals";

/** The probabilities of one level of the hierarchy. */
export interface LevelProbabilities {
  /** The tiers of the level. */
  readonly tiers: readonly string[];
  /** Each rated goal with the probability that it comes first among them, by id. */
  readonly goals: readonly GoalProbability[];
  /** Why there are none. */
  readonly reason: NoProbabilities | null;
}

/** How firm the first place is. */
export interface Robustness {
  /** What single changes do to the matrix order. */
  readonly matrix: Sensitivity;
  /** What single changes do to the leverage order. */
  readonly leverage: Sensitivity;
  /** How likely each goal comes first on its level by the matrix order, when every rating may be off by one. */
  readonly probabilities: readonly LevelProbabilities[];
  /**
   * Whether the first of the matrix order is likely to come first in less than the policy's share of cases; none
   * where its probability is not given, or where a contingency puts it first.
   */
  readonly tooCloseToCall: boolean | null;
}

/** Goals in order, with the reasons for each place. */
export interface Ranking {
  /** The version of the form in which this is stored. */
  readonly schemaVersion: string;
  /** Which score ordered the goals inside a level. */
  readonly order: OrderBy;
  /** The goals that rank, in order. */
  readonly places: readonly Place[];
  /** The goals that do not, by id. */
  readonly notRanking: readonly UnrankedGoal[];
  /** Both orders, whatever the policy, and how far they agree. */
  readonly orders: Orders;
  /** Whether every open safety flag is answered by an open goal. */
  readonly planReady: boolean;
  /** What to know or to talk about. */
  readonly findings: readonly Finding[];
  /** The first goal of the order, held or not. */
  readonly top: string | null;
  /** The first goal of the order that can be worked on. */
  readonly firstEligible: string | null;
  /** Sets of goals that all help each other, in turn. */
  readonly loops: readonly (readonly string[])[];
  /** The arrows that interfere. */
  readonly conflicts: readonly Conflict[];
  /** What to work on now. */
  readonly activeSet: ActiveSet;
  /** Where client and therapist differ, and what they could settle on. */
  readonly disagreement: Disagreement;
  /** How firm the first place is. */
  readonly robustness: Robustness;
  /** What the ranking was made from, without what has no bearing on it. */
  readonly basis: Situation;
}

/** A rating; absent to take it back. */
export interface SetRatingChange {
  readonly code: "set_rating";
  /** The goal. */
  readonly goal: string;
  /** Whose rating. */
  readonly rater: Rater;
  /** Which rating. */
  readonly criterion: Criterion;
  /** The new rating; absent to take it back. From 1 to 5. */
  readonly to?: number | null;
}

/** The due date. */
export interface SetDueChange {
  readonly code: "set_due";
  /** The goal. */
  readonly goal: string;
  /** The new date; absent for none. */
  readonly to?: string | null;
}

/** The stage of change. */
export interface SetStageChange {
  readonly code: "set_stage";
  /** The goal. */
  readonly goal: string;
  /** The new stage; absent for none. */
  readonly to?: Stage | null;
}

/** How much the goal asks for. */
export interface SetIntensityChange {
  readonly code: "set_intensity";
  /** The goal. */
  readonly goal: string;
  /** The new intensity; absent for none. */
  readonly to?: Intensity | null;
}

/** Where the goal stands in its life. */
export interface SetStatusChange {
  readonly code: "set_status";
  /** The goal. */
  readonly goal: string;
  /** The new status. */
  readonly to: GoalStatus;
}

/** The horizon. */
export interface SetHorizonChange {
  readonly code: "set_horizon";
  /** The goal. */
  readonly goal: string;
  /** The new horizon. */
  readonly to: Horizon;
}

/** The tier. */
export interface SetTierChange {
  readonly code: "set_tier";
  /** The goal. */
  readonly goal: string;
  /** The new tier; absent for the last. */
  readonly to?: string | null;
}

/** The place inside a tier that the hierarchy lists in `sub_ranked`; 1 comes first. */
export interface SetSubRankChange {
  readonly code: "set_sub_rank";
  /** The goal. */
  readonly goal: string;
  /** The new place; absent for none. From 1 to 10000. */
  readonly to?: number | null;
}

/** The client's own order of preference; 1 is the dearest. */
export interface SetClientRankChange {
  readonly code: "set_client_rank";
  /** The goal. */
  readonly goal: string;
  /** The new place; absent for none. From 1 to 10000. */
  readonly to?: number | null;
}

/** The long-term goal towards which it is a step. */
export interface SetParentChange {
  readonly code: "set_parent";
  /** The goal. */
  readonly goal: string;
  /** The long-term goal; absent for none. */
  readonly to?: string | null;
}

/** The goal of which it is a gentler twin. */
export interface SetGentlerTwinOfChange {
  readonly code: "set_gentler_twin_of";
  /** The goal. */
  readonly goal: string;
  /** The goal that asks for more; absent for none. */
  readonly to?: string | null;
}

/** The kinds of flag that it answers. */
export interface SetAnswersFlagsChange {
  readonly code: "set_answers_flags";
  /** The goal. */
  readonly goal: string;
  /** The kinds, all of them; absent for none. */
  readonly to?: readonly FlagKind[] | null;
}

/** A goal that was not there. */
export interface AddGoalChange {
  readonly code: "add_goal";
  /** The goal. */
  readonly goal: Goal;
}

/** A goal that is no longer there, with all that refers to it. */
export interface RemoveGoalChange {
  readonly code: "remove_goal";
  /** The goal. */
  readonly goal: string;
}

/** An arrow: drawn, of another strength, or taken away. */
export interface SetArrowChange {
  readonly code: "set_arrow";
  /** Where it starts. */
  readonly from: string;
  /** Where it leads. */
  readonly to: string;
  /** What it does. Default: `helps`. */
  readonly sign?: Sign | null;
  /**
   * The new strength. Absent it takes the arrow away: here it has no default, as it has in a situation. From 1 to 3.
   */
  readonly strength?: number | null;
}

/** A link of what comes before what: made, changed, or taken away. */
export interface SetBeforeChange {
  readonly code: "set_before";
  /** The goal that comes first. */
  readonly first: string;
  /** The goal that waits. */
  readonly then: string;
  /** Whether both agree on it. Absent it takes the link away: here it has no default, as it has in a situation. */
  readonly agreed?: boolean | null;
}

/** A safety flag is opened. */
export interface OpenFlagChange {
  readonly code: "open_flag";
  /** The flag. */
  readonly flag: Flag;
}

/** The tier to which an open flag was raised. */
export interface RaiseFlagChange {
  readonly code: "raise_flag";
  /** The kind of flag. */
  readonly kind: FlagKind;
  /** The tier; absent for the hierarchy's own. */
  readonly to?: string | null;
}

/**
 * An open safety flag is closed. Day and person are given together, or left out together where one only asks what if.
 * A day after `today` closes nothing yet.
 */
export interface CloseFlagChange {
  readonly code: "close_flag";
  /** The kind of flag. */
  readonly kind: FlagKind;
  /** The day it was closed. */
  readonly closedOn?: string | null;
  /** Who closed it. */
  readonly closedBy?: string | null;
}

/** What was said of an open safety flag was wrong, such as a year: it is written anew, whole. */
export interface CorrectFlagChange {
  readonly code: "correct_flag";
  /** The flag as it is. */
  readonly flag: Flag;
}

/** The goal that comes first by contingency. */
export interface SetContingencyChange {
  readonly code: "set_contingency";
  /** The goal; absent for none. */
  readonly to?: string | null;
}

/** The day for which deadlines are counted. */
export interface SetTodayChange {
  readonly code: "set_today";
  /** The day; absent for none. */
  readonly to?: string | null;
}

/** The policy, all of it: what the new one leaves out has its default, the hierarchy included. */
export interface SetPolicyChange {
  readonly code: "set_policy";
  /** The new policy. */
  readonly to: Policy;
}

/** A fact of a situation, changed. A `to` that is left out takes the fact back. */
export type Change =
  | SetRatingChange
  | SetDueChange
  | SetStageChange
  | SetIntensityChange
  | SetStatusChange
  | SetHorizonChange
  | SetTierChange
  | SetSubRankChange
  | SetClientRankChange
  | SetParentChange
  | SetGentlerTwinOfChange
  | SetAnswersFlagsChange
  | AddGoalChange
  | RemoveGoalChange
  | SetArrowChange
  | SetBeforeChange
  | OpenFlagChange
  | RaiseFlagChange
  | CloseFlagChange
  | CorrectFlagChange
  | SetContingencyChange
  | SetTodayChange
  | SetPolicyChange;

/** A goal whose place or score differs. */
export interface Move {
  /** The goal. */
  readonly goal: string;
  /** Its place before; none where it did not rank. */
  readonly rankFrom: number | null;
  /** Its place now; none where it does not rank. */
  readonly rankTo: number | null;
  /** The score by which it was ordered. */
  readonly scoreFrom: number | null;
  /** The score by which it is ordered. */
  readonly scoreTo: number | null;
}

/** The goal that stands at a place: before, and now. */
export interface GoalShift {
  /** Before; none where there was none. */
  readonly from: string | null;
  /** Now; none where there is none. */
  readonly to: string | null;
}

/** What differs between two rankings. */
export interface Difference {
  /** The goals whose place or score differs, in the later order; those that rank no more, at the end. */
  readonly moves: readonly Move[];
  /** The first goal of the order. */
  readonly top: GoalShift;
  /** The first goal that can be worked on. */
  readonly firstEligible: GoalShift;
  /** The goals that can be worked on now and could not before. */
  readonly freed: readonly string[];
  /** The goals that could be worked on before and cannot now. */
  readonly barred: readonly string[];
  /** The goals that are proposed now and were not. */
  readonly activated: readonly string[];
  /** The goals that were proposed and are not now. */
  readonly deactivated: readonly string[];
  /** Whether every open flag was answered. */
  readonly planReadyBefore: boolean;
  /** Whether every open flag is answered now. */
  readonly planReadyAfter: boolean;
  /** What there was not to talk about before. */
  readonly findingsAdded: readonly Finding[];
  /** What there was to talk about, and is no longer. */
  readonly findingsGone: readonly Finding[];
}

/** A goal whose place changed. */
export interface Mover {
  /** The goal. */
  readonly goal: string;
  /** Its place before; none where it did not rank. */
  readonly rankFrom: number | null;
  /** Its place now; none where it does not rank. */
  readonly rankTo: number | null;
  /**
   * The facts, by their places in the list, that move it in this direction: each one alone in the earlier situation,
   * or by being taken out of the later one. Where only several together do, all.
   */
  readonly because: readonly number[];
  /** Whether no single fact does it, but several together. */
  readonly jointly: boolean;
}

/** How an earlier ranking of a client became a later one. */
export interface Comparison {
  /** The version of the form in which this is stored. */
  readonly schemaVersion: string;
  /** What differs between the rankings. */
  readonly difference: Difference;
  /** The facts that changed in between; applied in this order they turn the earlier situation into the later one. */
  readonly facts: readonly Change[];
  /** The goals whose place changed, in the later order, each with the facts that moved it. */
  readonly movers: readonly Mover[];
  /**
   * Whether it was searched which fact moved whom: not where that would take too long, and then no goal that moved
   * names facts.
   */
  readonly searched: boolean;
}

/** Why a goal stands where it stands, in sentences. */
export interface ExplainedPlace {
  /** The goal. */
  readonly goal: string;
  /** Its title. */
  readonly title: string;
  /** Its place; 1 comes first. */
  readonly rank: number;
  /** Whether it is proposed to be worked on now, or why not, in a few words. */
  readonly now: string;
  /** The reasons. */
  readonly reasons: readonly string[];
}

/** A ranking in sentences, goals named by their titles. */
export interface Explanation {
  /** The goals in order. */
  readonly places: readonly ExplainedPlace[];
  /** What to know or to talk about. */
  readonly findings: readonly string[];
  /** Why the plan is not ready; none where it is. */
  readonly notReady: string | null;
  /** What counting in the goals that each one helps does to the order; empty where no goal helps another. */
  readonly orders: readonly string[];
  /** The goals that help each other, in turn. */
  readonly loops: readonly string[];
  /** The goals that get in each other's way. */
  readonly conflicts: readonly string[];
  /** What client and therapist said, where they differ, what they could settle on, and what is put off. */
  readonly disagreement: readonly string[];
  /** How firm the first place is. */
  readonly robustness: readonly string[];
}

/**
 * What defines a stage of change, for one behaviour.
 *
 * Prochaska et al. 1992, Am Psychol 47:1102-1114.
 */
export interface StageFacts {
  /** For how many days the behaviour has been changed; absent where it has not. */
  readonly changedDays?: number | null;
  /** Whether the person intends to change within thirty days. */
  readonly intendsWithin30Days?: boolean | null;
  /** Whether the person intends to change within six months. */
  readonly intendsWithin6Months?: boolean | null;
  /** Whether the person has taken some step already. */
  readonly tookStep?: boolean | null;
}

/**
 * What is worth knowing about how a stage was read.
 *
 * - `intent_without_step`: The person intends to change within thirty days, but has taken no step: by the strict rule
 *   that is contemplation, not preparation.
 */
export type StageNote = "intent_without_step";

/** The stage that the facts define. */
export interface StageReading {
  /** The stage. Termination is never derived: a person states it. */
  readonly stage: Stage;
  /** What is worth knowing about how it was read. */
  readonly note: StageNote | null;
}

/**
 * The stage of a dialectical behaviour therapy (Linehan 1993; Swales & Heard).
 *
 * Only pretreatment and stage 1 are published in enough detail for a table of tiers; the others are labels.
 *
 * - `pretreatment`: Orientation and commitment.
 * - `stage_1`: From loss of control to behavioural control.
 * - `stage_2`: From quiet desperation to emotional experiencing.
 * - `stage_3`: Ordinary problems in living, self-respect.
 * - `stage_4`: From incompleteness to the capacity for joy.
 */
export type DbtStage = "pretreatment" | "stage_1" | "stage_2" | "stage_3" | "stage_4";

/**
 * The mode of a dialectical behaviour therapy: each has a hierarchy of its own.
 *
 * - `individual`: Individual therapy.
 * - `skills_group`: The skills group, whose agenda is skills. What is life-threatening is met in individual therapy,
 *   by whose hierarchy flags are judged.
 * - `phone_coaching`: Phone coaching between sessions. Flags are judged by the hierarchy of individual therapy here
 *   too.
 */
export type DbtMode = "individual" | "skills_group" | "phone_coaching";

/** Where a client stands in a dialectical behaviour therapy. */
export interface DbtSetting {
  /** The stage. */
  readonly stage: DbtStage;
  /** The mode. Default: individual therapy. */
  readonly mode?: DbtMode | null;
}

/** The scale of a line: 0 to 5, 0 to 10, 0 to 1 for no and yes, or what the card has. */
export interface DiaryScale {
  /** The lowest entry. */
  readonly minimum: number;
  /** The highest entry. */
  readonly maximum: number;
}

/**
 * A kind of life-threatening behaviour, the most pressing first.
 *
 * The order is taught with the hierarchy of Linehan 1993; it was not confirmed in a source that could be read, so a
 * card may leave the kind out.
 *
 * - `crisis_behaviour`: A suicide crisis, an attempt.
 * - `self_injury`: Harm to oneself without the wish to die.
 * - `urge_or_communication`: Urges, and telling others of them.
 * - `ideation_or_belief`: Thoughts, images, expectations and beliefs.
 */
export type LifeThreatening = "crisis_behaviour" | "self_injury" | "urge_or_communication" | "ideation_or_belief";

/** One line of a diary card: a behaviour, an urge, an emotion, the use of a skill. */
export interface DiaryTarget {
  /** Its id on the card. */
  readonly id: string;
  /** What stands on the card. */
  readonly title: string;
  /** Its tier, set by a person; absent for what is only recorded and never on the agenda. */
  readonly tier?: string | null;
  /** The scale of its entries. */
  readonly scale: DiaryScale;
  /**
   * An entry of at least this much counts as seen. Where neither bound is given, anything above the lowest value
   * does.
   */
  readonly atLeast?: number | null;
  /** An entry of at most this much counts as seen, as for skills that were not used. */
  readonly atMost?: number | null;
  /** What kind of life-threatening behaviour it is, which orders inside such a tier. */
  readonly behaviour?: LifeThreatening | null;
}

/** What was entered for one day. */
export interface DiaryDay {
  /** The day. */
  readonly date: string;
  /** The entries by line; what is absent or none was left blank, which is not a zero. */
  readonly entries: Readonly<Record<string, number | null>>;
}

/** A diary card: its lines, and what was entered day by day. */
export interface DiaryCard {
  /** The hierarchy whose tiers order the agenda. Default: DBT, individual therapy. */
  readonly hierarchy?: HierarchyChoice | null;
  /** The first day that the card covers. */
  readonly firstDay: string;
  /** The last day that it covers; at most 366 days in all. */
  readonly lastDay: string;
  /** The lines of the card in their order, at most 200. */
  readonly targets: readonly DiaryTarget[];
  /** The days with entries, each day once; a day that is not listed was left blank. */
  readonly days?: readonly DiaryDay[] | null;
}

/** Its tier, which comes first. */
export interface TierAgendaReason {
  readonly code: "tier";
  /** The tier. */
  readonly tier: string;
  /** Whether it is about safety. */
  readonly safety: boolean;
}

/** The kind of life-threatening behaviour, which orders inside its tier. */
export interface BehaviourAgendaReason {
  readonly code: "behaviour";
  /** The kind. */
  readonly behaviour: LifeThreatening;
}

/** How often it was seen; inside a tier, more days come first, then the order of the card. */
export interface SeenAgendaReason {
  readonly code: "seen";
  /** The days on which it was seen. */
  readonly days: number;
  /** The days with an entry. */
  readonly entered: number;
  /** The last day on which it was seen. */
  readonly lastOn: string;
  /** The entry that went furthest: the highest, or the lowest where little is what counts. */
  readonly furthest: number;
}

/** One of a later release; what stands beside its code is not known here. */
export interface UnrecognisedAgendaReason {
  readonly code: Unrecognised;
}

/** Why a target stands where it does on the agenda. */
export type AgendaReason = TierAgendaReason | BehaviourAgendaReason | SeenAgendaReason | UnrecognisedAgendaReason;

/** A target that was seen on the card. */
export interface AgendaItem {
  /** The line of the card. */
  readonly target: string;
  /** What stands on the card. */
  readonly title: string;
  /** The place on the agenda; 1 comes first. */
  readonly rank: number;
  /** Its tier. */
  readonly tier: string;
  /** Why it stands here. */
  readonly reasons: readonly AgendaReason[];
}

/**
 * Why one asks about present risk, the first that holds.
 *
 * - `seen`: A safety target was seen on the card.
 * - `blank`: A safety target has days without an entry.
 * - `not_on_card`: No line of the card belongs to a safety tier.
 */
export type RiskUnknown = "seen" | "blank" | "not_on_card";

/**
 * A question, before everything else: is there risk now or ahead? The card tells the past only, and present and
 * upcoming risk comes before past behaviour and urges.
 */
export interface AskPresentRiskAgendaFinding {
  readonly code: "ask_present_risk";
  /** Why it is asked. */
  readonly because: RiskUnknown;
}

/** A fact: the target was seen, but its tier is no part of this mode's agenda. */
export interface OffAgendaAgendaFinding {
  readonly code: "off_agenda";
  /** The line of the card. */
  readonly target: string;
  /** What stands on the card. */
  readonly title: string;
  /** Its tier. */
  readonly tier: string;
}

/** A question: was it not there on these days, or not written down? */
export interface BlankAgendaFinding {
  readonly code: "blank";
  /** The line of the card. */
  readonly target: string;
  /** What stands on the card. */
  readonly title: string;
  /** The days without an entry. */
  readonly days: number;
  /** The days that the card covers. */
  readonly of: number;
}

/** A question: no target was seen, so what is there to work on? */
export interface NothingSeenAgendaFinding {
  readonly code: "nothing_seen";
}

/** One of a later release; what stands beside its code is not known here. */
export interface UnrecognisedAgendaFinding {
  readonly code: Unrecognised;
}

/** What to ask or to know before the agenda is agreed. None of it changes anything. */
export type AgendaFinding =
  | AskPresentRiskAgendaFinding
  | OffAgendaAgendaFinding
  | BlankAgendaFinding
  | NothingSeenAgendaFinding
  | UnrecognisedAgendaFinding;

/** What to talk about, in order, by a diary card. A proposal: it changes no plan. */
export interface Agenda {
  /** The version of the form in which this is stored. */
  readonly schemaVersion: string;
  /** The first target, which sets the agenda; none where none was seen. */
  readonly first: string | null;
  /** The targets that were seen, in order. */
  readonly items: readonly AgendaItem[];
  /** What to ask and to know, the question about present risk first. */
  readonly findings: readonly AgendaFinding[];
}

// progress

/** One point of a series. */
export interface Point {
  /** The day. */
  readonly date: string;
  /**
   * The value; null, or absent, for a measurement that gave none, such as an incomplete form. It is counted, never
   * filled.
   */
  readonly value?: number | null;
  /** Where several are of one day, which comes first: 1, 2 and so on, from 1 to 1,000. From 1 to 1000. */
  readonly order?: number | null;
}

/**
 * One thing of one person, measured again and again by one rater: the total of a questionnaire, a check-in on a goal.
 *
 * A changed questionnaire, ladder or goal is another series.
 */
export interface Series {
  /** The points in any order, at most 10,000. Of one day there is one, unless each has its `order`. */
  readonly points: readonly Point[];
  /** Whether lower or higher is better. */
  readonly better: Better;
  /**
   * The least difference that is reliable, in points, such as the published threshold of the questionnaire; above 0.
   * Without it nothing is said of a plateau, of worsening or of what is maintained.
   */
  readonly reliable?: number | null;
  /** How many of the last points a plateau is made of; 4 unless stated, from 2 to 100. */
  readonly window?: number | null;
  /** The value from which change is counted; the first point's unless stated. */
  readonly baseline?: number | null;
}

/**
 * What the last points of a series do. Each is a question to people, none a judgement.
 *
 * - `no_values`: There is no value.
 * - `not_known`: It is not known what difference is reliable.
 * - `worsening`: The last value is reliably worse than the baseline, or than the best one so far.
 * - `too_few`: There are fewer points than a window has, and no reliable change in them.
 * - `maintaining`: Reliably better than the baseline, and the last points are within the reliable difference of each
 *   other: a gain that is held, not a plateau.
 * - `plateau`: The last points are within the reliable difference of each other, and there is no reliable gain.
 * - `improving`: Reliably better than at the first point of the window, or, with fewer points than that, than at the
 *   baseline.
 * - `unsettled`: The last points differ by more than error and lead nowhere yet.
 */
export type Trend =
  | "no_values"
  | "not_known"
  | "worsening"
  | "too_few"
  | "maintaining"
  | "plateau"
  | "improving"
  | "unsettled"
  | Unrecognised;

/**
 * What a value is compared with.
 *
 * - `baseline`: The baseline.
 * - `best`: The best value before.
 */
export type Reference = "baseline" | "best";

/**
 * A small win, found in the last point.
 *
 * - `first_move`: The first value that is better than the baseline.
 * - `best_so_far`: Better than every value before.
 * - `first_reliable_gain`: Reliably better than the baseline for the first time.
 */
export type Win = "first_move" | "best_so_far" | "first_reliable_gain" | Unrecognised;

/** Where a series stands: its numbers, its trend by the reliable difference, and what may be found in it. */
export interface SeriesStatus {
  /** What its last points do. */
  readonly trend: Trend;
  /** How many points have a value. */
  readonly points: number;
  /** How many have none. */
  readonly withoutValue: number;
  /** The value from which change is counted. */
  readonly baseline: number | null;
  /** The last value. */
  readonly latest: number | null;
  /** The best value. */
  readonly best: number | null;
  /** The last value minus the baseline. */
  readonly difference: number | null;
  /** The same, positive where it is for the better. */
  readonly improvement: number | null;
  /** The day of the first value. */
  readonly from: string | null;
  /** The day of the last one. */
  readonly to: string | null;
  /** The days between the two. From 0 to 3652058. */
  readonly days: number | null;
  /** The day of the first point of the window: since when nothing has moved, where that is the trend. */
  readonly since: string | null;
  /** What the last value is reliably worse than. */
  readonly worseThan: readonly Reference[];
  /** What is worth a word: small wins. */
  readonly wins: readonly Win[];
}

/** One line of a self-monitoring log: a rating, a count, minutes, or yes (1) and no (0). */
export interface LogValue {
  /** The day of which it tells. */
  readonly date: string;
  /** The value. */
  readonly value: number;
  /** The day on which it was written, where that is a later one. */
  readonly entered?: string | null;
}

/** A log and the day from which its weeks are counted, for `weeks`. */
export interface WeeksInput {
  /** The entries in any order, at most 10,000; several a day are several. */
  readonly entries: readonly LogValue[];
  /** The first day of a week of seven days; weeks before and after it follow. The first entry's day unless stated. */
  readonly firstDay?: string | null;
}

/** A week of a log. Days without an entry stay without: nothing is filled, and `days` says how many there are. */
export interface Week {
  /** Its first day. */
  readonly from: string;
  /** Its last day. */
  readonly to: string;
  /** On how many of its seven days something is logged. From 0 to 7. */
  readonly days: number;
  /** How many entries it has. */
  readonly entries: number;
  /** How many of them were written on a later day. */
  readonly late: number;
  /** Their sum. */
  readonly total: number;
  /** Their mean, over entries; none without any. */
  readonly mean: number | null;
  /** The lowest of them. */
  readonly lowest: number | null;
  /** The highest of them. */
  readonly highest: number | null;
}

// plan

/**
 * What a service decides about its plans: roles, reviews, caps, days. What is left out has its default;
 * `core/plans/policy.json` names the source of each.
 */
export interface PlanPolicy {
  /** Who must agree before a goal is agreed, at least one. */
  readonly parties?: readonly string[] | null;
  /** The roles that may act for the client. */
  readonly guardians?: readonly string[] | null;
  /**
   * The roles that treat the client, or supervise those who do, at least one. Flags and alerts are never hidden from
   * them.
   */
  readonly careTeam?: readonly string[] | null;
  /** The kinds of session that count for reviews, and for what is measured at each session. */
  readonly countedSessions?: readonly string[] | null;
  /** Other kinds of session that the service has, and that do not count. */
  readonly otherSessions?: readonly string[] | null;
  /**
   * The alerts that ask about a session, such as `alliance` of the SRS, and about nobody's safety: they wait for an
   * answer as any other, while `ready` and the first place of a caseload are not theirs.
   */
  readonly sessionAlerts?: readonly string[] | null;
  /** After how many attended sessions a review is due. From 1 to 1000. Default: 4. */
  readonly reviewDue?: number | null;
  /**
   * The most sessions without a review: with more it is overdue. No fewer than `review_due`. From 1 to 1000. Default:
   * 6.
   */
  readonly reviewOverdue?: number | null;
  /** After how many days an agreement expires; none by default. From 0 to 10000. */
  readonly agreementDays?: number | null;
  /** How many weeks in a row without a planned session of one kind are a finding. From 1 to 100. Default: 3. */
  readonly missedRun?: number | null;
  /**
   * The most burden for one person on one day, counted as the measurement plan counts it: 1 to 10,000. From 1 to
   * 10000. Default: 60.
   */
  readonly burden?: number | null;
  /** After how many days without a session it is said that the client was not seen. From 0 to 10000. Default: 30. */
  readonly notSeenDays?: number | null;
  /** Whose ratings are the client's in a ranking: another one than the client where a parent speaks for a child. */
  readonly mainRater?: string | null;
  /** How the goals of the plan are ranked. Its caps and its hierarchy are those of the plan. */
  readonly ranking?: Policy | null;
}

/**
 * What an event says.
 *
 * - `exploration_answered`: An answer on the way from a wish to a goal.
 * - `baseline_recorded`: Where a measure stood at the beginning.
 * - `strength_recorded`: A strength, or something in the surroundings.
 * - `prior_therapy_recorded`: A therapy that was tried before.
 * - `values_sorted`: A sorting of value cards.
 * - `problem_recorded`: A problem that the client brings.
 * - `goal_added`: A goal is worded.
 * - `goal_changed`: Fields of a goal are changed.
 * - `goal_linked`: An arrow between two goals, or which comes first.
 * - `goal_rated`: A goal is rated by the three criteria.
 * - `goal_proposed`: A goal is proposed.
 * - `goal_activated`: Work on a goal begins.
 * - `goal_held`: A goal is set aside for now.
 * - `goal_resumed`: Work on it goes on.
 * - `goal_achieved`: A goal is reached.
 * - `goal_retired`: A goal is ended by a review.
 * - `goal_dropped`: A goal is given up.
 * - `goal_reopened`: A goal that had ended is taken up again.
 * - `goal_merged`: Goals become one.
 * - `goal_split`: A goal becomes several.
 * - `ladder_set`: The ladder of a goal is written.
 * - `level_rated`: A goal is rated on its ladder.
 * - `agreement_given`: A party agrees.
 * - `agreement_declined`: A party does not agree.
 * - `step_added`: A step towards a goal.
 * - `step_done`: A step is done.
 * - `barrier_recorded`: What stands in the way.
 * - `session_recorded`: A session.
 * - `check_in`: A rating of progress towards a goal.
 * - `homework_set`: Something to do until the next session.
 * - `homework_reviewed`: What became of it.
 * - `diary_day`: A diary card, for a day or for an entry of it.
 * - `log_entry`: An entry of self-monitoring.
 * - `chain_recorded`: A chain analysis.
 * - `note_added`: A note.
 * - `measure_planned`: Something is to be measured.
 * - `measure_stopped`: Something is no longer measured.
 * - `measure_snoozed`: What is due is hidden until a day.
 * - `measure_declined`: Somebody does not want to fill it in.
 * - `score_recorded`: A form was filled in.
 * - `alert_answered`: What was done about an alert.
 * - `flag_opened`: A safety flag is opened.
 * - `flag_closed`: A safety flag is closed.
 * - `signal_seen`: A signal was seen.
 * - `concern_opened`: A concern is opened.
 * - `concern_updated`: A concern goes on.
 * - `concern_closed`: A concern is closed.
 * - `review_opened`: A review begins.
 * - `goal_decided`: A review decides about a goal.
 * - `review_closed`: A review ends.
 * - `ranking_seen`: A ranking was looked at.
 * - `life_event`: Something happened in the client's life.
 * - `contingency_agreed`: Which goal comes first in a certain case.
 * - `contingency_invoked`: The case has happened.
 * - `resistance_recorded`: What makes it hard to want a goal.
 * - `profile_chosen`: A profile is chosen.
 * - `event_corrected`: The data of an event is corrected.
 * - `event_withdrawn`: An event was entered in error.
 * - `conflict_resolved`: A conflict is resolved.
 * - `plan_closed`: The plan is closed.
 * - `plan_reopened`: The plan goes on.
 */
export type EventKind =
  | "exploration_answered"
  | "baseline_recorded"
  | "strength_recorded"
  | "prior_therapy_recorded"
  | "values_sorted"
  | "problem_recorded"
  | "goal_added"
  | "goal_changed"
  | "goal_linked"
  | "goal_rated"
  | "goal_proposed"
  | "goal_activated"
  | "goal_held"
  | "goal_resumed"
  | "goal_achieved"
  | "goal_retired"
  | "goal_dropped"
  | "goal_reopened"
  | "goal_merged"
  | "goal_split"
  | "ladder_set"
  | "level_rated"
  | "agreement_given"
  | "agreement_declined"
  | "step_added"
  | "step_done"
  | "barrier_recorded"
  | "session_recorded"
  | "check_in"
  | "homework_set"
  | "homework_reviewed"
  | "diary_day"
  | "log_entry"
  | "chain_recorded"
  | "note_added"
  | "measure_planned"
  | "measure_stopped"
  | "measure_snoozed"
  | "measure_declined"
  | "score_recorded"
  | "alert_answered"
  | "flag_opened"
  | "flag_closed"
  | "signal_seen"
  | "concern_opened"
  | "concern_updated"
  | "concern_closed"
  | "review_opened"
  | "goal_decided"
  | "review_closed"
  | "ranking_seen"
  | "life_event"
  | "contingency_agreed"
  | "contingency_invoked"
  | "resistance_recorded"
  | "profile_chosen"
  | "event_corrected"
  | "event_withdrawn"
  | "conflict_resolved"
  | "plan_closed"
  | "plan_reopened";

/**
 * What an event in the life of a goal needs.
 *
 * - `all_parties`: Every party that the policy names has agreed.
 * - `caps`: Room under the caps of the policy, or a reason to go beyond them.
 * - `why`: A reason in the event's `why`.
 * - `safety_tier`: A goal of a safety tier.
 * - `achievement_record`: The record of the achievement.
 * - `review_decision`: The decision of a review to retire it.
 * - `both_sides`: The goals of both sides.
 * - `reason_code`: A reason code, and words where it is `other`.
 */
export type Need =
  | "all_parties"
  | "caps"
  | "why"
  | "safety_tier"
  | "achievement_record"
  | "review_decision"
  | "both_sides"
  | "reason_code";

/** One row of the table: from which states an event leads where, and what it needs. */
export interface Transition {
  /** The states in which the goal may be; none, where it is not on the plan yet. */
  readonly from: readonly GoalStatus[];
  /** The event. */
  readonly event: EventKind;
  /** The state to which it leads. An agreement leads there when the last party has agreed. */
  readonly to: GoalStatus;
  /** What it needs. */
  readonly needs: readonly Need[];
}

/** A rating on a ladder. */
export interface GoalLevel {
  /** The day. */
  readonly on: string;
  /** Who rated. */
  readonly rater: string;
  /** The score of the level. */
  readonly score: number;
  /** The event. */
  readonly event: string;
}

/** A rating of progress. */
export interface GoalCheckIn {
  /** The day. */
  readonly on: string;
  /** Who rated. */
  readonly rater: string;
  /** The rating, 0 to 10. */
  readonly value: number;
  /** Which of that day, where several are. */
  readonly order: number | null;
  /** The event. */
  readonly event: string;
}

/** A step towards a goal. */
export interface PlanStep {
  /** The step. */
  readonly step: string;
  /** What is done. */
  readonly text: string;
  /** The day by which. */
  readonly due: string | null;
  /** The day on which it was done. */
  readonly doneOn: string | null;
}

/** A goal of a plan. */
export interface PlanGoal {
  /** The goal as it is worded and rated now, with its state. */
  readonly goal: Goal;
  /** Its state. */
  readonly status: GoalStatus;
  /** Whether it was changed since it was agreed. */
  readonly changedSinceAgreed: boolean;
  /** The day on which it was added. */
  readonly addedOn: string;
  /** The day of its last move. */
  readonly movedOn: string | null;
  /** The ratings of everybody, by rater. */
  readonly raters: Readonly<Record<string, CriterionRatings>>;
  /** The ladder. */
  readonly ladder: Ladder | null;
  /** The ratings on this ladder, by day. */
  readonly levels: readonly GoalLevel[];
  /** The ratings of progress, by day. */
  readonly checkIns: readonly GoalCheckIn[];
  /** The steps. */
  readonly steps: readonly PlanStep[];
  /** The goals that it became when it was merged or split. */
  readonly became: readonly string[];
}

/** A safety flag of a plan. */
export interface PlanFlag {
  /** The flag. */
  readonly flag: string;
  /** What it is about. */
  readonly kind: FlagKind;
  /** Whether it is open. */
  readonly open: boolean;
  /** The day on which it was opened first. */
  readonly openedOn: string;
  /** The role that opened it. */
  readonly openedBy: string;
  /** The day from which it is closed. */
  readonly closedOn: string | null;
  /** The role that closed it. */
  readonly closedBy: string | null;
  /** The tier to which a person raised it. */
  readonly raisedTo: string | null;
}

/**
 * What is known of an alert.
 *
 * - `raised`: It is raised, whatever the missing answers are.
 * - `not_raised`: It is not raised, whatever the missing answers are.
 * - `unknown`: Missing answers could raise it.
 */
export type AlertState = "raised" | "not_raised" | "unknown";

/** An alert of a score: on the list until a person records what was done. */
export interface PlanAlert {
  /** The event that recorded the score. */
  readonly score: string;
  /** The instrument. */
  readonly instrument: string;
  /** The alert. */
  readonly alert: string;
  /** Whether it asks about a session, and not about somebody's safety: the policy says which. */
  readonly ofSession?: boolean;
  /** Whether it is raised, or not known because an answer is missing. */
  readonly state: AlertState;
  /** The day of the score. */
  readonly on: string;
  /** Whether it is answered. */
  readonly answered: boolean;
  /** The event that answered it. */
  readonly answer: string | null;
  /** The day of the answer. */
  readonly answeredOn: string | null;
}

/**
 * How a party agreed.
 *
 * - `said`: In words.
 * - `signed`: By signature.
 * - `remote`: At a distance.
 */
export type AgreementHow = "said" | "signed" | "remote";

/** A party that agreed. */
export interface AgreementParty {
  /** The party. */
  readonly party: string;
  /** How it agreed. */
  readonly how: AgreementHow;
  /** The day. */
  readonly on: string;
  /** The role of whoever entered it. */
  readonly enteredBy: string;
}

/** What is other than in the version before. */
export interface AgreementChanges {
  /** Goals that are new. */
  readonly added: readonly string[];
  /** Goals that are worded otherwise. */
  readonly changed: readonly string[];
  /** Goals that are no longer in it. */
  readonly removed: readonly string[];
}

/** A version of the plan that all parties agreed. */
export interface PlanAgreement {
  /** Its number, from 1. */
  readonly version: number;
  /** The day on which the last party agreed. */
  readonly on: string;
  /** Who agreed, and how. */
  readonly by: readonly AgreementParty[];
  /** The digest of each goal in it. */
  readonly goals: Readonly<Record<string, string>>;
  /** What is other than in the version before. */
  readonly changes: AgreementChanges;
  /** The last day on which it holds, where the policy sets one. */
  readonly expiresOn: string | null;
}

/**
 * Whether a session took place.
 *
 * - `attended`: The client was there.
 * - `late`: The client came late; it counts as attended.
 * - `missed`: The client did not come.
 * - `cancelled`: It was called off.
 */
export type Attendance = "attended" | "late" | "missed" | "cancelled";

/** A session of a plan. */
export interface PlanSession {
  /** The session. */
  readonly session: string;
  /** Its kind. */
  readonly kind: string;
  /** The day. */
  readonly on: string;
  /** Whether it took place. */
  readonly attendance: Attendance;
  /** The role that cancelled it. */
  readonly cancelledBy: string | null;
}

/**
 * How much of the homework was done.
 *
 * - `done`: All of it.
 * - `partly`: Some of it.
 * - `not_done`: None of it.
 */
export type HomeworkOutcome = "done" | "partly" | "not_done";

/** Homework of a plan. */
export interface PlanHomework {
  /** The homework. */
  readonly homework: string;
  /** What is to be done. */
  readonly text: string;
  /** The goal that it serves. */
  readonly goal: string | null;
  /** The day on which it was set. */
  readonly setOn: string;
  /** The day by which. */
  readonly due: string | null;
  /** How much of it was done, once somebody looked. */
  readonly outcome: HomeworkOutcome | null;
  /** The day on which somebody looked. */
  readonly reviewedOn: string | null;
}

/** At each session that takes place. */
export interface EachSessionSchedule {
  readonly anchor: "each_session";
  /** The kinds of session; those that the policy counts, where none is given. */
  readonly kinds?: readonly string[] | null;
}

/** At every so many sessions that take place, beginning with the first. */
export interface EverySessionsSchedule {
  readonly anchor: "every_sessions";
  /** Every so many, 1 to 1,000. From 1 to 1000. */
  readonly sessions: number;
  /** The kinds of session; those that the policy counts, where none is given. */
  readonly kinds?: readonly string[] | null;
}

/** Every so many days, on a fixed grid. */
export interface EveryDaysSchedule {
  readonly anchor: "every_days";
  /** Every so many, 1 to 3,650. From 1 to 3650. */
  readonly days: number;
  /** The first day of the grid; the day on which it was planned, unless stated. */
  readonly start?: string | null;
  /** Whether the days are counted from the last time that it was filled in, and not on a grid. */
  readonly fromLast?: boolean | null;
}

/** Once, at the start: on the day on which it was planned. */
export interface StartSchedule {
  readonly anchor: "start";
}

/** Whenever a review is due. */
export interface ReviewDueSchedule {
  readonly anchor: "review_due";
}

/** Once, when the plan is closed. */
export interface EndSchedule {
  readonly anchor: "end";
}

/** When something is measured: the days from which its windows are counted. */
export type Schedule =
  | EachSessionSchedule
  | EverySessionsSchedule
  | EveryDaysSchedule
  | StartSchedule
  | ReviewDueSchedule
  | EndSchedule;

/** Something is to be measured again and again. */
export interface MeasurePlanned {
  /** The id of the item of the measurement plan. */
  readonly item: string;
  /** The questionnaire, by its id. */
  readonly instrument?: string | null;
  /** The goal whose progress is rated. */
  readonly checkIn?: string | null;
  /** What else is filled in, as a code of the host, such as `diary_card`. */
  readonly form?: string | null;
  /** Who fills it in, such as `client`, `parent` or `clinician`. */
  readonly for?: string | null;
  /** When. */
  readonly every: Schedule;
  /** How many days before its day it may be filled in, 0 to 3,650. From 0 to 3650. */
  readonly before?: number | null;
  /** How many days after its day it may be filled in, 0 to 3,650. From 0 to 3650. */
  readonly after?: number | null;
  /** Whether what is filled in before the window counts. */
  readonly earlyCounts?: boolean | null;
  /** Whether it is never proposed to wait where much is due on one day. */
  readonly essential?: boolean | null;
  /**
   * How many minutes, or items, it asks of the person: what the burden of a day is counted in. 0 to 1,000. From 0 to
   * 1000.
   */
  readonly burden?: number | null;
}

/** An item of the measurement plan. */
export interface PlanMeasure {
  /** What is planned. */
  readonly planned: MeasurePlanned;
  /** The day from which. */
  readonly since: string;
}

/**
 * What a review decides about a goal.
 *
 * - `continue`: It goes on.
 * - `modify`: It is changed.
 * - `retire`: It ends.
 */
export type Decision = "continue" | "modify" | "retire";

/** A review of a plan. */
export interface PlanReview {
  /** The review. */
  readonly review: string;
  /** The day on which it began. */
  readonly openedOn: string;
  /** The day on which it ended. */
  readonly closedOn: string | null;
  /** What was decided, by goal. */
  readonly decisions: Readonly<Record<string, Decision>>;
  /** The goals that still need a decision. */
  readonly undecided: readonly string[];
}

/** What was said of a concern on a day. */
export interface ConcernNote {
  /** The day. */
  readonly on: string;
  /** What may be behind it. */
  readonly hypothesis: string | null;
  /** What is planned. */
  readonly planned: string | null;
  /** What was done. */
  readonly done: string | null;
  /** What came of it. */
  readonly outcome: string | null;
}

/** A concern of a plan. */
export interface Concern {
  /** The concern. */
  readonly concern: string;
  /** What it may be about. */
  readonly domain: string;
  /** The day on which it was opened. */
  readonly openedOn: string;
  /** The day on which it was closed. */
  readonly closedOn: string | null;
  /** The key of the signal that led to it. */
  readonly signal: string | null;
  /** The goal that it is about. */
  readonly goal: string | null;
  /** What was thought, planned, done, and what came of it, by day. */
  readonly notes: readonly ConcernNote[];
  /** Whether something is planned. */
  readonly hasNextStep: boolean;
}

/** A signal that somebody saw. */
export interface PlanSignal {
  /** The signal. */
  readonly signal: string;
  /** Its key. */
  readonly key: string;
  /** The day on which it was seen first. */
  readonly seenOn: string;
  /** The role that saw it. */
  readonly seenBy: string;
  /** The day on which it cleared. */
  readonly clearedOn: string | null;
  /** The concern that answers it. */
  readonly concern: string | null;
}

/** What is agreed for a certain case. */
export interface PlanContingency {
  /** The contingency. */
  readonly contingency: string;
  /** The case. */
  readonly when: string;
  /** The goal that then comes first. */
  readonly goal: string;
  /** The day since which the case is there. */
  readonly invokedOn: string | null;
}

/** A goal that waits. */
export interface Deferred {
  /** The goal. */
  readonly goal: string;
  /** The day on which it is looked at again. */
  readonly revisitAt: string;
}

/** An event moves a goal that is not in a state from which it leads somewhere: it is without effect. */
export interface MoveDoesNotFitPlanFinding {
  readonly code: "move_does_not_fit";
  /** The event. */
  readonly event: string;
  /** Its kind. */
  readonly kind: EventKind;
  /** The goal. */
  readonly goal: string;
}

/** An event is about something that is not on the plan, or not on it on that day. */
export interface SubjectMissingPlanFinding {
  readonly code: "subject_missing";
  /** The event. */
  readonly event: string;
  /** Its kind. */
  readonly kind: EventKind;
  /** What is missing, by its id. */
  readonly subject: string;
}

/** Two events begin something under one id, as where two copies made it up: only the first one counts. */
export interface SameIdPlanFinding {
  readonly code: "same_id";
  /** The event that does not count. */
  readonly event: string;
  /** Its kind. */
  readonly kind: EventKind;
  /** The id. */
  readonly subject: string;
  /** The event that keeps the id. */
  readonly first: string;
}

/** An event is for a role that nobody on the plan has: is it mistyped? */
export interface UnknownRolePlanFinding {
  readonly code: "unknown_role";
  /** The event. */
  readonly event: string;
  /** The role. */
  readonly role: string;
}

/** A party agreed that the policy does not name: for this policy that counts for nothing. */
export interface UnknownPartyPlanFinding {
  readonly code: "unknown_party";
  /** The event. */
  readonly event: string;
  /** The party. */
  readonly party: string;
}

/** Sessions of a kind that the policy does not know count for no review, and nothing is asked for at them. */
export interface UnknownSessionKindPlanFinding {
  readonly code: "unknown_session_kind";
  /** The kind of session. */
  readonly kind: string;
  /** How many. */
  readonly sessions: number;
}

/** Lines were left out when the plan was read, as nobody could read them: what they told is not known. */
export interface LinesLeftOutPlanFinding {
  readonly code: "lines_left_out";
  /** How many. */
  readonly lines: number;
}

/**
 * What was said of a flag or an alert was erased on one copy while another went on with what belongs to it, or by
 * somebody who is not of the care team or did not say what he knew: whether something is open nobody can tell.
 */
export interface ErasedSafetyPlanFinding {
  readonly code: "erased_safety";
  /** The event of which that is left. */
  readonly event: string;
}

/** Part of the plan is withheld here. */
export interface WithheldPlanFinding {
  readonly code: "withheld";
  /** How many events. */
  readonly events: number;
}

/** Two entries are of one rater and day, and nothing says which comes first: only the last one counts. */
export interface SameDayPlanFinding {
  readonly code: "same_day";
  /** The event that does not count. */
  readonly event: string;
  /** The event that counts in its place. */
  readonly instead: string;
}

/** A step of an active goal is not done, and its day has passed. */
export interface StepOverduePlanFinding {
  readonly code: "step_overdue";
  /** The goal. */
  readonly goal: string;
  /** The step. */
  readonly step: string;
  /** Its day. */
  readonly due: string;
}

/** An active goal was to be reached by a day that has passed. */
export interface GoalOverduePlanFinding {
  readonly code: "goal_overdue";
  /** The goal. */
  readonly goal: string;
  /** Its day. */
  readonly due: string;
}

/** A form is planned that does not ship, and no score of it was ever brought: is its id mistyped? */
export interface UnknownInstrumentPlanFinding {
  readonly code: "unknown_instrument";
  /** The event that planned it. */
  readonly event: string;
  /** The instrument. */
  readonly instrument: string;
}

/** Only the care team closes a flag, answers an alert, or amends what is said of them: this has no effect. */
export interface NotPermittedPlanFinding {
  readonly code: "not_permitted";
  /** The event. */
  readonly event: string;
  /** Its kind. */
  readonly kind: EventKind;
}

/** Something was recorded on a goal that had ended. */
export interface RecordAfterEndPlanFinding {
  readonly code: "record_after_end";
  /** The event. */
  readonly event: string;
  /** The goal. */
  readonly goal: string;
}

/** A correction or a withdrawal of an event that it did not know of, or that is not there. */
export interface AmendsNothingPlanFinding {
  readonly code: "amends_nothing";
  /** The event. */
  readonly event: string;
}

/** A correction that is no data of that kind. */
export interface CorrectionNotUnderstoodPlanFinding {
  readonly code: "correction_not_understood";
  /** The event that was to be corrected. */
  readonly event: string;
}

/** An event of a kind that this release does not know. */
export interface NotUnderstoodPlanFinding {
  readonly code: "not_understood";
  /** The event. */
  readonly event: string;
}

/** An event of which a parent is not there: it is kept aside until that comes. */
export interface ParentMissingPlanFinding {
  readonly code: "parent_missing";
  /** The event. */
  readonly event: string;
}

/** An event was entered before one of its parents, by its date: clocks differ, or a year was mistyped. */
export interface EnteredBeforeParentPlanFinding {
  readonly code: "entered_before_parent";
  /** The event. */
  readonly event: string;
  /** The parent. */
  readonly parent: string;
}

/** A score could not be made of the answers. */
export interface NotScoredPlanFinding {
  readonly code: "not_scored";
  /** The event. */
  readonly event: string;
  /** The instrument. */
  readonly instrument: string;
  /** The code of the error. */
  readonly error: string;
}

/** Two goals that have not ended have one title. */
export interface SameTitlePlanFinding {
  readonly code: "same_title";
  /** The goals, by id. */
  readonly goals: readonly string[];
}

/** More goals are active than the policy has room for. */
export interface CapExceededPlanFinding {
  readonly code: "cap_exceeded";
  /** The horizon, `short` or `long`. */
  readonly horizon: string;
  /** The goals, by id. */
  readonly goals: readonly string[];
  /** The cap. */
  readonly cap: number;
}

/** A link closes a circle: the one that was entered last is ignored. */
export interface LinkIgnoredPlanFinding {
  readonly code: "link_ignored";
  /** The event. */
  readonly event: string;
  /** What would be in a circle. */
  readonly goals: readonly string[];
}

/** A review was closed while a goal had no decision. */
export interface ReviewWithoutGoalPlanFinding {
  readonly code: "review_without_goal";
  /** The review. */
  readonly review: string;
  /** The goal. */
  readonly goal: string;
}

/** A party agreed to another wording than the others. */
export interface AgreementDiffersPlanFinding {
  readonly code: "agreement_differs";
  /** The version. */
  readonly version: number;
  /** The goals that were not the same for all parties. */
  readonly goals: readonly string[];
}

/** An agreement to a version that all had agreed before. */
export interface AgreementAfterwardsPlanFinding {
  readonly code: "agreement_afterwards";
  /** The event. */
  readonly event: string;
  /** The version. */
  readonly version: number;
}

/** Sessions of a kind were missed or cancelled in a run. */
export interface MissedRunPlanFinding {
  readonly code: "missed_run";
  /** The kind of session. */
  readonly kind: string;
  /** How many in a row. */
  readonly sessions: number;
  /** The first of them. */
  readonly since: string;
}

/** The agreement has expired. */
export interface AgreementExpiredPlanFinding {
  readonly code: "agreement_expired";
  /** The version. */
  readonly version: number;
  /** The last day on which it held. */
  readonly on: string;
}

/** More is due for one person on one day than the policy has room for: these could wait. */
export interface BurdenExceededPlanFinding {
  readonly code: "burden_exceeded";
  /** For whom. */
  readonly person: string;
  /** What is due, in the unit of the burden. */
  readonly burden: number;
  /** The cap. */
  readonly cap: number;
  /** What could wait, by item. */
  readonly couldWait: readonly string[];
}

/** An active goal has no step to do. */
export interface NoStepPlanFinding {
  readonly code: "no_step";
  /** The goal. */
  readonly goal: string;
}

/** An open flag is answered by no goal. */
export interface UnansweredFlagPlanFinding {
  readonly code: "unanswered_flag";
  /** The flag. */
  readonly flag: string;
}

/** An alert has no answer. */
export interface UnansweredAlertPlanFinding {
  readonly code: "unanswered_alert";
  /** The event that recorded the score. */
  readonly score: string;
  /** The alert. */
  readonly alert: string;
}

/** Something is in conflict. */
export interface InConflictPlanFinding {
  readonly code: "in_conflict";
  /** The conflict. */
  readonly conflict: string;
}

/** One of a later release; what stands beside its code is not known here. */
export interface UnrecognisedPlanFinding {
  readonly code: Unrecognised;
}

/** Something on a plan to know or to talk about. None of them changes anything. */
export type PlanFinding =
  | MoveDoesNotFitPlanFinding
  | SubjectMissingPlanFinding
  | SameIdPlanFinding
  | UnknownRolePlanFinding
  | UnknownPartyPlanFinding
  | UnknownSessionKindPlanFinding
  | LinesLeftOutPlanFinding
  | ErasedSafetyPlanFinding
  | WithheldPlanFinding
  | SameDayPlanFinding
  | StepOverduePlanFinding
  | GoalOverduePlanFinding
  | UnknownInstrumentPlanFinding
  | NotPermittedPlanFinding
  | RecordAfterEndPlanFinding
  | AmendsNothingPlanFinding
  | CorrectionNotUnderstoodPlanFinding
  | NotUnderstoodPlanFinding
  | ParentMissingPlanFinding
  | EnteredBeforeParentPlanFinding
  | NotScoredPlanFinding
  | SameTitlePlanFinding
  | CapExceededPlanFinding
  | LinkIgnoredPlanFinding
  | ReviewWithoutGoalPlanFinding
  | AgreementDiffersPlanFinding
  | AgreementAfterwardsPlanFinding
  | MissedRunPlanFinding
  | AgreementExpiredPlanFinding
  | BurdenExceededPlanFinding
  | NoStepPlanFinding
  | UnansweredFlagPlanFinding
  | UnansweredAlertPlanFinding
  | InConflictPlanFinding
  | UnrecognisedPlanFinding;

/** One side of a conflict. */
export interface ConflictSide {
  /** The event. */
  readonly event: string;
  /** What it says; none, where it takes the value out. */
  readonly value: unknown | null;
}

/**
 * A conflict: copies that were edited apart say different things. Until a person resolves it, one value is in force.
 */
export interface PlanConflict {
  /** Its id: the same on every copy. */
  readonly id: string;
  /** What it is about: the id of a goal, a flag, a review, an event. */
  readonly subject: string;
  /** The field. */
  readonly field: string;
  /** What each side says. */
  readonly sides: readonly ConflictSide[];
  /** The value in force meanwhile; none, where that is to have none. */
  readonly inForce: unknown | null;
}

/** A plan on a day: what its events leave behind. */
export interface PlanState {
  /** The version of the form in which this is stored. */
  readonly schemaVersion: string;
  /** The plan. */
  readonly plan: string | null;
  /** The client's pseudonym. */
  readonly client: string | null;
  /** The day up to which events were entered; all, where there is none. */
  readonly asKnown: string | null;
  /** The day up to which events happened; all, where there is none. */
  readonly asTrue: string | null;
  /** Whether the plan is closed. */
  readonly closed: boolean;
  /** The goals by id, in the order in which they were added. */
  readonly goals: Readonly<Record<string, PlanGoal>>;
  /** The arrows of the ripple map. */
  readonly arrows: readonly Arrow[];
  /** What comes before what. */
  readonly before: readonly Before[];
  /** The safety flags, open and closed. */
  readonly flags: readonly PlanFlag[];
  /** The alerts of scores, answered or not. */
  readonly alerts: readonly PlanAlert[];
  /** The version that all parties agreed last. */
  readonly agreement: PlanAgreement | null;
  /** The parties that have agreed to the version that is next. */
  readonly agreeing: readonly AgreementParty[];
  /** The sessions, by day. */
  readonly sessions: readonly PlanSession[];
  /** The homework. */
  readonly homework: readonly PlanHomework[];
  /** The measurement plan: what is measured now. */
  readonly measures: readonly PlanMeasure[];
  /** The reviews. */
  readonly reviews: readonly PlanReview[];
  /** The concerns. */
  readonly concerns: readonly Concern[];
  /** The signals that somebody saw. */
  readonly signals: readonly PlanSignal[];
  /** What is agreed for certain cases. */
  readonly contingencies: readonly PlanContingency[];
  /** The goals that wait for a day. */
  readonly deferred: readonly Deferred[];
  /** The profile. */
  readonly profile: string | null;
  /** What is to be looked at. */
  readonly findings: readonly PlanFinding[];
  /** Where copies differ. */
  readonly conflicts: readonly PlanConflict[];
  /** Events of kinds that this release does not know. */
  readonly notUnderstood: readonly string[];
  /** How many events are kept from this audience. */
  readonly withheld: number;
  /** How many events were erased. */
  readonly erased: number;
}

/**
 * Where something stands that is to be filled in.
 *
 * - `overdue`: Its window has closed, and the next one is not open.
 * - `due`: Its window is open.
 * - `upcoming`: Its window is still to come.
 * - `done`: It was filled in within its window.
 * - `done_late`: It was filled in after its window.
 * - `done_early`: It was filled in before its window, which counts.
 * - `missed`: It was not filled in before the next one, or before the plan was closed.
 * - `declined`: Who was to fill it in did not want to.
 * - `suspended`: It is not asked for: a planned break, or the plan was closed.
 */
export type DueState =
  | "overdue"
  | "due"
  | "upcoming"
  | "done"
  | "done_late"
  | "done_early"
  | "missed"
  | "declined"
  | "suspended";

/**
 * Why something stands where it stands.
 *
 * - `incomplete`: It was filled in, but not wholly: there may be no score.
 * - `not_scored`: It was filled in, and no score could be made of it.
 * - `next_open`: The next one was open.
 * - `planned_break`: A planned break.
 * - `plan_closed`: The plan was closed.
 * - `stopped`: It was taken off the measurement plan.
 * - `unanswered_alert`: An alert that has no answer.
 */
export type DueReason =
  | "incomplete"
  | "not_scored"
  | "next_open"
  | "planned_break"
  | "plan_closed"
  | "stopped"
  | "unanswered_alert"
  | Unrecognised;

/**
 * Something to be filled in once, or an alert to be answered: its day, its window, and what became of it up to the
 * day that is asked for.
 */
export interface Due {
  /** The item of the measurement plan; of an alert that has no answer, the event that recorded the score. */
  readonly item: string;
  /** Who fills it in, or answers: of the care team the role that the policy names first. */
  readonly for: string;
  /** Where it stands. */
  readonly state: DueState;
  /** Its day: that of the session, of the grid, of the start, of the review, of the end. */
  readonly anchor: string;
  /** The first day of its window. */
  readonly opens: string;
  /** The last day of its window; none while the next session is not known. */
  readonly closes: string | null;
  /** Why it stands there, or what is to be known of what was filled in. */
  readonly reason: DueReason | null;
  /** The day until which it is hidden. */
  readonly snoozedUntil: string | null;
  /** The event by which it was filled in or declined. */
  readonly event: string | null;
}

/**
 * Whether a review is due.
 *
 * - `not_due`: Not yet, or never: the plan is closed.
 * - `due`: It is.
 * - `overdue`: It has been for too many sessions.
 */
export type ReviewState = "not_due" | "due" | "overdue";

/** Whether a review is due, and what it has to decide. */
export interface ReviewStatus {
  /** Whether it is due. */
  readonly state: ReviewState;
  /** How many sessions that count took place since the last review was closed. */
  readonly sessions: number;
  /** The day on which the last review was closed. */
  readonly since: string | null;
  /** The day since which a review is due. */
  readonly dueOn: string | null;
  /** The day since which it is overdue. */
  readonly overdueOn: string | null;
  /** Whether the agreement has come to its last day since the last review. */
  readonly expired: boolean;
  /** The review that is open. */
  readonly open: string | null;
  /** The goals that need a decision: those that are agreed, active or on hold, and have none in the open review. */
  readonly undecided: readonly string[];
  /** The drafts and proposals, which need none and are listed. */
  readonly drafts: readonly string[];
}

/** Whether a plan is ready: nothing about safety waits for an answer. */
export interface Ready {
  /** Whether it is; none where that cannot be known, as part of the plan is withheld or not understood here. */
  readonly ready: boolean | null;
  /** What speaks against it, or is not known. */
  readonly findings: readonly PlanFinding[];
}

/** The order of one rater beside client and therapist. */
export interface RaterOrder {
  /** The rater. */
  readonly rater: string;
  /** The goals that this rater rated, in the order that follows from it. */
  readonly order: readonly string[];
  /** Where it differs from the client's: what is said there of the therapist is this rater's. */
  readonly disagreement: Disagreement;
}

/** Which series of a plan is asked for: the check-ins of a goal, or the scores of an instrument. */
export interface SeriesInput {
  /** The goal whose check-ins are meant. */
  readonly goal?: string | null;
  /** The instrument whose scores are meant, by its id. */
  readonly instrument?: string | null;
  /** The score of the instrument: `total` or a subscale. */
  readonly score?: string | null;
  /** Who rated, or filled it in. Default: `client`. */
  readonly rater?: string | null;
  /** The day up to which; all that is known, without it. */
  readonly on?: string | null;
  /** The least difference that is reliable, in points; above 0. */
  readonly reliable?: number | null;
  /**
   * The threshold of the instrument to be used instead, by its id. Without either, the one on which all that are
   * published for that score agree.
   */
  readonly threshold?: string | null;
  /** How many of the last points a plateau is made of, 2 to 100; 4 unless stated. */
  readonly window?: number | null;
  /** The value from which change is counted; the first point's unless stated. */
  readonly baseline?: number | null;
}

/** A series of a plan, with where it stands. */
export interface PlanSeries {
  /** The goal. */
  readonly goal: string | null;
  /** The instrument. */
  readonly instrument: string | null;
  /** The score of it. */
  readonly score: string | null;
  /** The digest of the scale: all points of one series are on one scale. */
  readonly scale: string | null;
  /** Who rated, or filled it in. */
  readonly rater: string;
  /** The event of each point. */
  readonly events: readonly string[];
  /** What ended it: the goal was merged or split, or its ladder was changed. What came later is another series. */
  readonly endedBy: EventKind | null;
  /** The points, by day. */
  readonly series: Series;
  /** Where it stands: its trend, and what is worth a word. */
  readonly status: SeriesStatus;
}

/** Whose thread is asked for: that of a goal, or of a problem. */
export interface ThreadInput {
  /** The goal. */
  readonly goal?: string | null;
  /** The problem. */
  readonly problem?: string | null;
  /** The day up to which; all that is known, without it. */
  readonly on?: string | null;
}

/** An alert that has no answer. */
export interface AlertScriptLine {
  readonly code: "alert";
  /** The event that recorded the score. */
  readonly score: string;
  /** The alert. */
  readonly alert: string;
}

/** An open flag. */
export interface FlagScriptLine {
  readonly code: "flag";
  /** The flag. */
  readonly flag: string;
}

/** Homework that nobody has looked at. */
export interface HomeworkScriptLine {
  readonly code: "homework";
  /** The homework. */
  readonly homework: string;
}

/** An active goal to check in on. */
export interface GoalScriptLine {
  readonly code: "goal";
  /** The goal. */
  readonly goal: string;
}

/** Something to be filled in. */
export interface MeasureScriptLine {
  readonly code: "measure";
  /** The item of the measurement plan. */
  readonly item: string;
  /** Who fills it in. */
  readonly for: string;
}

/** A review that is due. */
export interface ReviewScriptLine {
  readonly code: "review";
  /** Whether it is due or overdue. */
  readonly state: ReviewState;
}

/** A goal that was put off until now. */
export interface RevisitScriptLine {
  readonly code: "revisit";
  /** The goal. */
  readonly goal: string;
}

/** One of a later release; what stands beside its code is not known here. */
export interface UnrecognisedScriptLine {
  readonly code: Unrecognised;
}

/** Something to look at when a session begins; what is asked about it stands in `session_script`. */
export type ScriptLine =
  | AlertScriptLine
  | FlagScriptLine
  | HomeworkScriptLine
  | GoalScriptLine
  | MeasureScriptLine
  | ReviewScriptLine
  | RevisitScriptLine
  | UnrecognisedScriptLine;

/** An alert of a summary that waits for some days only. */
export interface SummaryAlert {
  /** The day of the score. */
  readonly raisedOn: string;
  /** The day from which it waits, where it did not from the first. */
  readonly from?: string | null;
  /** The day from which it is answered, or gone. */
  readonly answeredOn?: string | null;
  /** Whether it asks about a session, and not about safety. */
  readonly ofSession?: boolean | null;
}

/** A safety flag of a summary. */
export interface SummaryFlag {
  /** The day on which it was opened. */
  readonly openedOn: string;
  /** The day from which it is open, where it was not from the first: before it was closed, or another one. */
  readonly from?: string | null;
  /** The day from which it is closed. */
  readonly closedOn?: string | null;
  /** Whether a goal answers it. */
  readonly answered?: boolean | null;
}

/** A signal of a summary. */
export interface SummarySignal {
  /** The signal, as a code of whoever computes it. */
  readonly signal: string;
  /** The day since which it is there. */
  readonly since: string;
}

/** A planned break of a summary. */
export interface SummaryBreak {
  /** The first day. */
  readonly from: string;
  /** The last day. */
  readonly until: string;
}

/** What is to be filled in, of a summary. */
export interface SummaryMeasure {
  /** The day from which the window is counted. */
  readonly anchor: string;
  /** The first day of its window. */
  readonly opens: string;
  /** The last day of its window. */
  readonly closes: string;
  /** The first day of the next window: from then on this one is missed and no longer waited for. */
  readonly nextOpens?: string | null;
  /** After how many days it comes again, where that does not depend on a session. From 1 to 3650. */
  readonly everyDays?: number | null;
  /** Whether it is counted from a session: one that took place in a planned break is one all the same. */
  readonly ofSession?: boolean | null;
}

/**
 * A plan in a few days and codes, to be stored beside it. It holds days and no answers, so that it can be asked about
 * any day from that of its last event on.
 */
export interface PlanSummary {
  /** The version of the form in which this is stored. */
  readonly schemaVersion: string;
  /** The plan. */
  readonly plan?: string | null;
  /** The client's pseudonym. */
  readonly client?: string | null;
  /** The day of the first event. */
  readonly startedOn?: string | null;
  /** The day of the last session that took place. */
  readonly lastSeen?: string | null;
  /** The days of the two before it: where the last one is mistyped and lies ahead, they are not forgotten. */
  readonly seenBefore?: readonly string[] | null;
  /** The day since which the plan is closed. */
  readonly closedOn?: string | null;
  /** The days of the alerts of safety that have no answer. */
  readonly alerts?: readonly string[] | null;
  /** The days of those that ask about a session. */
  readonly sessionAlerts?: readonly string[] | null;
  /** The alerts that wait for some days only: until their answer, or what amends their score. */
  readonly answered?: readonly SummaryAlert[] | null;
  /** The safety flags. */
  readonly flags?: readonly SummaryFlag[] | null;
  /** The signals that nobody has seen, such as `deteriorated`. A host may add its own. */
  readonly signals?: readonly SummarySignal[] | null;
  /** The days on which the concerns were opened that are open and have no next step. */
  readonly concerns?: readonly string[] | null;
  /** The first days of the runs of weeks with missed sessions. */
  readonly missedRuns?: readonly string[] | null;
  /** The planned breaks. */
  readonly breaks?: readonly SummaryBreak[] | null;
  /** The last day of the agreement. */
  readonly agreementUntil?: string | null;
  /** The day since which the review is due. */
  readonly reviewDue?: string | null;
  /** The day since which the review is overdue. */
  readonly reviewOverdue?: string | null;
  /** What is to be filled in next, or should have been: of each item the windows that nobody has filled in. */
  readonly measures?: readonly SummaryMeasure[] | null;
  /** The days since which active goals are without a step. */
  readonly withoutStep?: readonly string[] | null;
  /**
   * The day before which nobody can tell, where that is known from then on: copies differed about safety until
   * somebody decided, or so many days are ahead on which something else waits that only the last ones are here.
   */
  readonly notKnownUntil?: string | null;
  /**
   * Whether part of the plan is not known here: withheld, of a kind that this release does not understand, waiting
   * for another event, left out or erased so that nobody can tell what is open; or whether copies differ about
   * safety.
   */
  readonly notKnown?: boolean | null;
}

/** What a caseload is made of. */
export interface CaseloadInput {
  /** The plans, each as its summary. */
  readonly rows: readonly PlanSummary[];
  /** The day. */
  readonly on: string;
  /**
   * After how many days without a session it is said that the client was not seen, planned breaks left out; the
   * policy's default unless stated. From 0 to 10000.
   */
  readonly notSeenDays?: number | null;
}

/**
 * Why a plan needs somebody, the most pressing first.
 *
 * - `unanswered_alert`: An alert of safety has no answer.
 * - `unanswered_flag`: A flag is open that no goal answers.
 * - `open_flag`: A flag is open that a goal answers.
 * - `unanswered_session_alert`: An alert that asks about a session has no answer.
 * - `signal_unseen`: It has got worse, or is off its way, and nobody has seen it.
 * - `concern_without_step`: A concern has no next step.
 * - `missed_run`: Sessions were missed week after week.
 * - `not_seen`: The client was not seen for so many days.
 * - `agreement_expired`: The agreement has expired.
 * - `review_overdue`: The review is overdue.
 * - `measure_overdue`: Something should have been filled in.
 * - `no_step`: An active goal has no step to do.
 * - `not_known`: Part of the plan is not known here, or copies differ about safety: whether something is open nobody
 *   can tell.
 */
export type CaseloadReason =
  | "unanswered_alert"
  | "unanswered_flag"
  | "open_flag"
  | "unanswered_session_alert"
  | "signal_unseen"
  | "concern_without_step"
  | "missed_run"
  | "not_seen"
  | "agreement_expired"
  | "review_overdue"
  | "measure_overdue"
  | "no_step"
  | "not_known"
  | Unrecognised;

/** A plan in a caseload. */
export interface CaseloadRow {
  /** The plan. */
  readonly plan: string | null;
  /** Why it needs somebody, the most pressing first; none where nothing waits. */
  readonly reasons: readonly CaseloadReason[];
  /** The day since which the first of them waits. */
  readonly since: string | null;
}

/**
 * The measurement plans that ship: one data file each.
 *
 * - `feedback_informed`: Feedback-informed treatment: the Outcome Rating Scale and the Session Rating Scale at each
 *   session.
 * - `nhs_talking_therapies`: The session measures of NHS Talking Therapies.
 * - `ichom_depression_anxiety`: The set of ICHOM for depression and anxiety, whose intervals have to be stated.
 * - `dbt_week`: A week of dialectical behaviour therapy; a design of this library.
 */
export type ShippedMeasurementPlan =
  | "feedback_informed"
  | "nhs_talking_therapies"
  | "ichom_depression_anxiety"
  | "dbt_week";

/**
 * What a row of the data of plans rests on.
 *
 * - `confirmed`: Read in the publication, in its abstract, or in an official text.
 * - `secondary`: Read in secondary sources only.
 * - `own`: A design of this library: nobody has published it.
 */
export type Basis = "confirmed" | "secondary" | "own";

/** A measurement plan that is ready to use: each item is the data of an event `measure_planned`. */
export interface MeasurementPlan {
  /** Which one it is. */
  readonly id: ShippedMeasurementPlan;
  /** What it is called. */
  readonly title: string;
  /** What it rests on. */
  readonly basis: Basis;
  /** Where it was read. */
  readonly source: string;
  /** What to know about it. */
  readonly notes: string;
  /** What is measured. */
  readonly items: readonly MeasurePlanned[];
}

/** A number of a measurement plan that has to be stated, as no source that could be read says it. */
export interface MeasurementParameter {
  /** Its id. */
  readonly id: string;
  /** What it is. */
  readonly text: string;
  /** The lowest that it can be. From 0 to 10000. */
  readonly minimum: number;
  /** The highest. From 0 to 10000. */
  readonly maximum: number;
}

/** The items of a form that ask about a domain. */
export interface DomainForm {
  /** The instrument, by its id. */
  readonly instrument: string;
  /** The items, by their ids; the form as a whole, where none is given. */
  readonly items: readonly string[];
  /** What it rests on that these ask about the domain. */
  readonly basis: Basis;
}

/** What a concern may be about, where somebody does not do as well as hoped. */
export interface ConcernDomain {
  /** The domain, as in `concern_opened`. */
  readonly domain: string;
  /** What the list rests on. */
  readonly basis: Basis;
  /** Where it was read. */
  readonly source: string;
  /** The forms that ship and ask about it. */
  readonly forms: readonly DomainForm[];
}

/** What a goal may be about, and which items of a form ask about the same. */
export interface GoalTheme {
  /** The theme. */
  readonly theme: string;
  /**
   * The instrument, by its id; none where no form asks about it: then the rating of the goal itself is the measure.
   */
  readonly instrument: string | null;
  /** Its items, by their ids; the form as a whole, where none is given. */
  readonly items: readonly string[];
  /** For whom. */
  readonly population: string;
  /** What the row rests on. */
  readonly basis: Basis;
  /** Where it was read. */
  readonly source: string;
}

/**
 * What a question of the script is asked about.
 *
 * - `week`: The time since the last session.
 * - `homework`: Each homework that is open.
 * - `goal`: Each goal that is active.
 */
export type ScriptSubject = "week" | "homework" | "goal";

/**
 * How a question of the script is answered.
 *
 * - `rating`: By a number from 0 to 10. Zero is a rating.
 * - `words`: In words.
 */
export type ScriptAnswer = "rating" | "words";

/** A question of the script. */
export interface ScriptQuestion {
  /** Its id. */
  readonly id: string;
  /** What is asked. */
  readonly text: string;
  /** What it is asked about. */
  readonly about: ScriptSubject;
  /** How it is answered. */
  readonly answer: ScriptAnswer;
  /** The question whose rating it follows up. */
  readonly follows: string | null;
  /** It is asked where that rating is above this one. */
  readonly above: number | null;
  /** It is asked where that rating is below this one. */
  readonly below: number | null;
}

/** The first minutes of a session: what is asked, in which order. */
export interface SessionScript {
  /** How many minutes it is meant to take. From 1 to 60. */
  readonly minutes: number;
  /** What it rests on. */
  readonly basis: Basis;
  /** Where it was read. */
  readonly source: string;
  /** The questions, in their order. */
  readonly questions: readonly ScriptQuestion[];
}

/** Who enters an event, or takes part in one: the role, and an id where the host has one; never a name. */
export interface Person {
  /**
   * The role, such as `client`, `guardian`, `therapist` or `teacher`. Which roles are a care team, the policy says.
   */
  readonly role: string;
  /** The pseudonym of the person. */
  readonly id?: string | null;
}

/** An answer on the way from a wish to a goal. */
export interface ExplorationAnswered {
  /** The question, by its id. */
  readonly question: string;
  /** The answer in words. */
  readonly text?: string | null;
  /** The answer as a number, such as where one stands from 0 to 10. */
  readonly value?: number | null;
  /** The goal that came of it. */
  readonly goal?: string | null;
}

/** Where a measure stood at the beginning. */
export interface BaselineRecorded {
  /** The measure, in words, as in the goal. */
  readonly measure: string;
  /** The value. Zero is one. */
  readonly value: number;
  /** The goal that it belongs to. */
  readonly goal?: string | null;
  /** Where it comes from. */
  readonly source?: string | null;
}

/**
 * What is told beside the problems.
 *
 * - `strength`: A strength.
 * - `challenge`: Something that is hard.
 * - `social_context`: The people and the life around.
 */
export type StrengthKind = "strength" | "challenge" | "social_context";

/** A strength, or something in the surroundings that helps or hinders. */
export interface StrengthRecorded {
  /** What it is. Default: `strength`. */
  readonly kind?: StrengthKind | null;
  /** In words. */
  readonly text: string;
}

/** A therapy that was tried before. */
export interface PriorTherapyRecorded {
  /** What helped. */
  readonly worked?: string | null;
  /** What did not. */
  readonly didNot?: string | null;
  /** What should be otherwise this time. */
  readonly doDifferently?: string | null;
}

/** A sorting of value cards. */
export interface ValuesSorted {
  /** The most important ones, the dearest first. */
  readonly veryImportant?: readonly string[] | null;
  /** The important ones. */
  readonly important?: readonly string[] | null;
  /** The others. */
  readonly notImportant?: readonly string[] | null;
}

/** A problem that the client brings. */
export interface ProblemRecorded {
  /** The id of the problem. */
  readonly problem: string;
  /** In the client's words. */
  readonly text: string;
  /** The goals that are to help. */
  readonly goals?: readonly string[] | null;
}

/** A goal is worded: it begins as a draft. */
export interface GoalAdded {
  /** The goal. Its status and its ratings are those of the plan, so they stay out. */
  readonly goal: Goal;
}

/** New values of some fields of a goal. */
export interface GoalFields {
  /** The goal in the client's words. */
  readonly title?: string | null;
  /** Short for a few sessions, long for months or years. */
  readonly horizon?: Horizon | null;
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
  /** The client's own order of preference; 1 is the dearest. From 1 to 10000. */
  readonly clientRank?: number | null;
  /** The day by which it must be done. */
  readonly due?: string | null;
  /** The tier of the hierarchy, set by a person. */
  readonly tier?: string | null;
  /** The order inside a safety tier; 1 comes first. From 1 to 10000. */
  readonly subRank?: number | null;
  /** The kinds of safety flag that it answers. */
  readonly answersFlags?: readonly FlagKind[] | null;
  /** The stage of change for the behaviour that it is about. */
  readonly stage?: Stage | null;
  /** How much it asks of the person. */
  readonly intensity?: Intensity | null;
  /** The long-term goal that it is a step towards. */
  readonly parent?: string | null;
  /** The goal of which it is a gentler twin. */
  readonly gentlerTwinOf?: string | null;
  /** The secondary targets of dialectical behaviour therapy that it is about. */
  readonly secondaryTargets?: readonly SecondaryTarget[] | null;
  /** The client's objection. */
  readonly dissent?: string | null;
  /** The therapist's reasons. */
  readonly rationale?: string | null;
}

/**
 * A field of a goal that can be changed.
 *
 * - `title`: The wording.
 * - `horizon`: Short or long.
 * - `focus`: What one does, or what comes of it.
 * - `category`: What it is mainly about.
 * - `secondary_categories`: What else it is about.
 * - `values`: The values that it serves.
 * - `why`: Why it matters.
 * - `measures`: How progress is measured, with the targets.
 * - `client_rank`: The client's own order of preference.
 * - `due`: The day by which it must be done.
 * - `tier`: The tier of the hierarchy.
 * - `sub_rank`: The order inside a safety tier.
 * - `answers_flags`: The kinds of safety flag that it answers.
 * - `stage`: The stage of change.
 * - `intensity`: How much it asks of the person.
 * - `parent`: The long-term goal that it is a step towards.
 * - `gentler_twin_of`: The goal of which it is a gentler twin.
 * - `secondary_targets`: The secondary targets.
 * - `dissent`: The client's objection.
 * - `rationale`: The therapist's reasons.
 */
export type GoalField =
  | "title"
  | "horizon"
  | "focus"
  | "category"
  | "secondary_categories"
  | "values"
  | "why"
  | "measures"
  | "client_rank"
  | "due"
  | "tier"
  | "sub_rank"
  | "answers_flags"
  | "stage"
  | "intensity"
  | "parent"
  | "gentler_twin_of"
  | "secondary_targets"
  | "dissent"
  | "rationale";

/** A goal is changed: what it becomes, and what is taken out. */
export interface GoalChanged {
  /** The goal. */
  readonly goal: string;
  /** The new values; a field that is not here stays. */
  readonly set?: GoalFields | null;
  /** The fields that are emptied. The title and the horizon cannot be. */
  readonly clear?: readonly GoalField[] | null;
}

/** What links two goals: an arrow, or that one comes before the other. */
export interface GoalLinked {
  /** An arrow of the ripple map. */
  readonly arrow?: Arrow | null;
  /** What comes before what. */
  readonly before?: Before | null;
  /** Whether the link is taken away. */
  readonly removed?: boolean | null;
}

/** A person rates a goal by the three criteria; what is not given is left as it was. */
export interface GoalRated {
  /** The goal. */
  readonly goal: string;
  /** Who rates, such as `client`, `therapist` or `parent`. */
  readonly rater: string;
  /** How soon it must be tackled, 1 to 5. */
  readonly urgency?: number | null;
  /** How much it matters, 1 to 5. */
  readonly importance?: number | null;
  /** How ready the client is, 1 to 5. */
  readonly readiness?: number | null;
}

/** A goal moves on; the event's `why` is the reason where one is needed. */
export interface GoalMoved {
  /** The goal. */
  readonly goal: string;
}

/**
 * How a goal that was reached is celebrated.
 *
 * - `summary`: A written summary.
 * - `certificate`: A certificate.
 * - `verbal`: A word.
 */
export type AchievementKind = "summary" | "certificate" | "verbal";

/** What is kept of a goal that was reached. */
export interface AchievementRecord {
  /** How it is celebrated. Default: `summary`. */
  readonly kind?: AchievementKind | null;
  /** The first value of its measure. */
  readonly first?: number | null;
  /** The last value of its measure. */
  readonly last?: number | null;
  /** The level that was reached on its ladder. */
  readonly level?: number | null;
  /** What the client says of it. */
  readonly text?: string | null;
}

/** A goal is reached. */
export interface GoalAchieved {
  /** The goal. */
  readonly goal: string;
  /** What is kept of it. */
  readonly record: AchievementRecord;
}

/** A goal is ended by a review. */
export interface GoalRetired {
  /** The goal. */
  readonly goal: string;
  /** The reason, as a code of the host. */
  readonly reason?: string | null;
  /** More about it. */
  readonly text?: string | null;
}

/**
 * Why a goal is given up.
 *
 * - `not_important`: It matters no longer.
 * - `circumstances_changed`: Life has changed.
 * - `other`: Another reason, in words.
 */
export type DropReason = "not_important" | "circumstances_changed" | "other";

/** A goal is given up. */
export interface GoalDropped {
  /** The goal. */
  readonly goal: string;
  /** The reason. */
  readonly reason: DropReason;
  /** More about it; needed where the reason is `other`. */
  readonly text?: string | null;
}

/** A goal that had ended is taken up again. */
export interface GoalReopened {
  /** The goal. */
  readonly goal: string;
  /** The reason, as a code of the host, such as `relapse`. */
  readonly reason: string;
  /** More about it. */
  readonly text?: string | null;
}

/** Goals become one: they end, their histories stay under their ids. */
export interface GoalMerged {
  /** The goals that end, at least one. */
  readonly goals: readonly string[];
  /** The goal that goes on, which is on the plan. */
  readonly into: string;
}

/** A goal becomes several: it ends, its parts begin as drafts. */
export interface GoalSplit {
  /** The goal that ends. */
  readonly goal: string;
  /** The parts, at least one: new goals, or drafts that are on the plan with the same id. */
  readonly into: readonly Goal[];
}

/** The ladder of a goal is written, or written anew: then its ratings begin anew. */
export interface LadderSet {
  /** The ladder, with its goal. */
  readonly ladder: Ladder;
}

/** A goal is rated on its ladder. */
export interface LevelRated {
  /** The goal. */
  readonly goal: string;
  /** Who rates. */
  readonly rater: string;
  /** The score of the level reached. */
  readonly score: number;
  /** The session in which it was rated. */
  readonly session?: string | null;
}

/** A party agrees to the plan as it stands: to every goal that is proposed, and to what changed since. */
export interface AgreementGiven {
  /** The number of the version that is agreed: one more than the last that all agreed. From 1 to 100000. */
  readonly version: number;
  /** The party that agrees, such as `client`, `therapist` or `guardian`. */
  readonly party: string;
  /** How it agreed. */
  readonly how: AgreementHow;
}

/** A party does not agree: what was proposed is a draft again. */
export interface AgreementDeclined {
  /** The party. */
  readonly party: string;
  /** The goals; all that are proposed, where none is given. */
  readonly goals?: readonly string[] | null;
  /** Why, in their words. */
  readonly text?: string | null;
}

/** A step towards a goal. */
export interface StepAdded {
  /** The goal. */
  readonly goal: string;
  /** The id of the step. */
  readonly step: string;
  /** What is done. */
  readonly text: string;
  /** The day by which. */
  readonly due?: string | null;
}

/** A step is done. */
export interface StepDone {
  /** The goal. */
  readonly goal: string;
  /** The step. */
  readonly step: string;
}

/** What stands in the way of a goal. */
export interface BarrierRecorded {
  /** The goal. */
  readonly goal?: string | null;
  /** What stands in the way. */
  readonly text: string;
  /** What is planned for then. */
  readonly plan?: string | null;
}

/** A session, on the day on which it happened or was to happen. */
export interface SessionRecorded {
  /** The id of the session. */
  readonly session: string;
  /** Its kind, such as `individual`, `skills_group`, `phone`, `family` or `review`. */
  readonly kind: string;
  /** Whether it took place. */
  readonly attendance: Attendance;
  /** The day for which it was scheduled, where that is another one. */
  readonly scheduled?: string | null;
  /** The role that cancelled it. */
  readonly cancelledBy?: string | null;
  /** Its length in minutes, 1 to 1,440. From 1 to 1440. */
  readonly minutes?: number | null;
}

/** A rating of progress towards a goal, 0 to 10. Zero is a rating. */
export interface CheckIn {
  /** The goal. */
  readonly goal: string;
  /** Who rates. */
  readonly rater: string;
  /** The rating, from 0 to 10. */
  readonly value: number;
  /** The session in which it was rated. */
  readonly session?: string | null;
  /** Where several are of one day, which comes first: 1, 2 and so on. From 1 to 1000. */
  readonly order?: number | null;
}

/** Something to do until the next session. */
export interface HomeworkSet {
  /** The id of the homework. */
  readonly homework: string;
  /** What is to be done. */
  readonly text: string;
  /** The goal that it serves. */
  readonly goal?: string | null;
  /** The session in which it was set. */
  readonly session?: string | null;
  /** The day by which. */
  readonly due?: string | null;
}

/** What became of homework. */
export interface HomeworkReviewed {
  /** The homework. */
  readonly homework: string;
  /** How much of it was done. */
  readonly outcome: HomeworkOutcome;
  /** What the client says of it. */
  readonly text?: string | null;
  /** The session in which it was looked at. */
  readonly session?: string | null;
}

/**
 * What a line of a diary card says of its target.
 *
 * - `urge`: How strong the urge was.
 * - `act`: Whether, or how often, it was done.
 * - `other`: Anything else, such as an emotion.
 */
export type DiaryLineKind = "urge" | "act" | "other";

/** One line of a diary card. The urge and the act are two lines of one target. */
export interface DiaryLine {
  /** The target, by its id on the card. */
  readonly target: string;
  /** The urge, the act, or neither. Default: `other`. */
  readonly kind?: DiaryLineKind | null;
  /** The entry, on the scale of the card; 1 and 0 for yes and no. */
  readonly value: number;
}

/** A diary card for one day, or for one entry of a day. */
export interface DiaryEntry {
  /** The lines that were filled in; what was left blank is not here, and is no zero. */
  readonly lines?: readonly DiaryLine[] | null;
  /** The skills that were used. */
  readonly skills?: readonly string[] | null;
  /** What the client wrote. */
  readonly text?: string | null;
}

/** An entry of self-monitoring. Several may be of one day; one that is entered late keeps both dates. */
export interface LogEntry {
  /** What is watched, by an id of the host. */
  readonly log: string;
  /** The value: 0 to 10, a count, minutes, or 1 and 0 for yes and no. */
  readonly value?: number | null;
  /** What the client wrote. */
  readonly text?: string | null;
  /** The goal that it belongs to. */
  readonly goal?: string | null;
  /** Where several are of one day, which comes first: 1, 2 and so on. From 1 to 1000. */
  readonly order?: number | null;
}

/**
 * What a link of a chain is.
 *
 * - `vulnerability`: What made the person vulnerable.
 * - `prompting_event`: What set it off.
 * - `link`: A thought, a feeling, a sensation, an event on the way.
 * - `act`: The act itself.
 * - `consequence`: What came of it.
 */
export type ChainLinkKind = "vulnerability" | "prompting_event" | "link" | "act" | "consequence";

/** One link of a chain. */
export interface ChainLink {
  /** What kind of link it is. */
  readonly kind: ChainLinkKind;
  /** What happened. */
  readonly text: string;
}

/** A chain analysis: what led to an act, link by link. */
export interface ChainRecorded {
  /** The id of the chain. */
  readonly chain: string;
  /** The target whose act is looked at, by its id on the diary card. */
  readonly target: string;
  /** The links, from first to last. */
  readonly links: readonly ChainLink[];
  /** What could be done otherwise, and at which link. */
  readonly solutions?: readonly string[] | null;
  /** How harm is made good. */
  readonly repair?: readonly string[] | null;
  /** The goal that it belongs to. */
  readonly goal?: string | null;
  /** The session in which it was made. */
  readonly session?: string | null;
}

/** A note. */
export interface NoteAdded {
  /** The text. */
  readonly text: string;
  /** The session that it is about. */
  readonly session?: string | null;
  /** The goal that it is about. */
  readonly goal?: string | null;
  /** The problem that it is about. */
  readonly problem?: string | null;
  /** The intervention that it tells of, as a code of the host, such as `exposure`. */
  readonly intervention?: string | null;
}

/** Something is no longer measured. */
export interface MeasureStopped {
  /** The item of the measurement plan. */
  readonly item: string;
}

/** What is due is hidden until a day. That moves no window. */
export interface MeasureSnoozed {
  /** The item of the measurement plan. */
  readonly item: string;
  /** The day from which it is shown again, inside the window. */
  readonly until: string;
}

/** Who was to fill it in does not want to, this time. */
export interface MeasureDeclined {
  /** The item of the measurement plan. */
  readonly item: string;
  /** Why, in their words. */
  readonly text?: string | null;
}

/** A form was filled in: its answers, or the score where the answers are kept elsewhere. */
export interface ScoreRecorded {
  /** The instrument, by its id. */
  readonly instrument: string;
  /** Who filled it in. */
  readonly rater: string;
  /** The answers by item id; null is missing. They are scored by the definition that ships. */
  readonly responses?: Readonly<Record<string, number | null>> | null;
  /** The answers as a record, which names its definition. */
  readonly answers?: AnswersRecord | null;
  /** The score. */
  readonly score?: Score | null;
  /** The client's age in completed years on that day, 0 to 130, for norms that depend on it. */
  readonly age?: number | null;
  /** The session in which it was filled in. */
  readonly session?: string | null;
  /** Where several are of one day, which comes first: 1, 2 and so on. From 1 to 1000. */
  readonly order?: number | null;
}

/**
 * What was done about an alert.
 *
 * - `flag_opened`: A safety flag was opened.
 * - `no_flag_needed`: It was talked about, and no flag was needed: the reason is given.
 */
export type AlertAnswer = "flag_opened" | "no_flag_needed";

/** What was done about an alert of a score. */
export interface AlertAnswered {
  /** The event that recorded the score. */
  readonly score: string;
  /** The alert, by its code in the instrument. */
  readonly alert: string;
  /** What was done. */
  readonly how: AlertAnswer;
  /** The flag that was opened. */
  readonly flag?: string | null;
  /** Why none was needed, or what else was done. */
  readonly text?: string | null;
}

/** A person opens a safety flag. It is open from then on, also where the day is still to come. */
export interface FlagOpened {
  /** The id of the flag. */
  readonly flag: string;
  /** What it is about. */
  readonly kind: FlagKind;
  /** The tier to which a person raises it. */
  readonly raisedTo?: string | null;
  /** What led to it. */
  readonly text?: string | null;
}

/** A person closes a safety flag, from the day on which it happened. */
export interface FlagClosed {
  /** The flag. */
  readonly flag: string;
  /** Why it could be closed. */
  readonly text?: string | null;
}

/** Somebody has seen a signal, which is not yet an answer to it. */
export interface SignalSeen {
  /** The signal, as a code of whoever computes it, such as `not_on_track` or `deteriorated`. */
  readonly signal: string;
  /** Its key: rule, series, and the first score that raised it. The same key is the same signal. */
  readonly key: string;
  /** Whether it has cleared. */
  readonly cleared?: boolean | null;
}

/** A concern: somebody, or a signal, says that it does not go as hoped. */
export interface ConcernOpened {
  /** The id of the concern. */
  readonly concern: string;
  /** What it may be about, such as `alliance` or `motivation`; `concern_domains` lists those that ship. */
  readonly domain: string;
  /** The key of the signal that led to it. */
  readonly signal?: string | null;
  /** The goal that it is about. */
  readonly goal?: string | null;
  /** The items of a form that speak for it. */
  readonly items?: readonly string[] | null;
  /** What may be behind it. */
  readonly hypothesis?: string | null;
}

/** A concern goes on: what is thought, planned, done, and what came of it. */
export interface ConcernUpdated {
  /** The concern. */
  readonly concern: string;
  /** What may be behind it. */
  readonly hypothesis?: string | null;
  /** What is planned. */
  readonly planned?: string | null;
  /** What was done. */
  readonly done?: string | null;
  /** What came of it. */
  readonly outcome?: string | null;
}

/** A concern is closed by somebody. */
export interface ConcernClosed {
  /** The concern. */
  readonly concern: string;
  /** What came of it. */
  readonly outcome?: string | null;
}

/** A review begins. */
export interface ReviewOpened {
  /** The id of the review. */
  readonly review: string;
  /** The session in which it is held. */
  readonly session?: string | null;
}

/**
 * Whether a goal fitted.
 *
 * - `too_easy`: It asked too little.
 * - `right`: It asked about right.
 * - `too_hard`: It asked too much.
 */
export type GoalFit = "too_easy" | "right" | "too_hard";

/** A review decides about a goal. */
export interface GoalDecided {
  /** The review. */
  readonly review: string;
  /** The goal. */
  readonly goal: string;
  /** What is decided. */
  readonly decision: Decision;
  /** Whether it asked too little or too much. */
  readonly fit?: GoalFit | null;
  /** More about it. */
  readonly text?: string | null;
}

/** A review ends. */
export interface ReviewClosed {
  /** The review. */
  readonly review: string;
  /** What helps. */
  readonly helps?: string | null;
  /** What should be otherwise. */
  readonly otherwise?: string | null;
}

/** A ranking was looked at, and people decided. */
export interface RankingSeen {
  /** The digest of the ranking. */
  readonly digest: string;
  /** The goals that people decided to work on, the first one first. */
  readonly chosen?: readonly string[] | null;
  /** The goals that wait, each until a day. */
  readonly deferred?: readonly Deferred[] | null;
}

/** Something happened in the client's life. */
export interface LifeEvent {
  /**
   * What it is, as a code of the host; `planned_break` is a break of the therapy that was planned, from `from` to
   * `until`.
   */
  readonly event: string;
  /** The first day, where it lasts. */
  readonly from?: string | null;
  /** The last day, where it lasts. */
  readonly until?: string | null;
  /** More about it. */
  readonly text?: string | null;
}

/** It is agreed beforehand which goal comes first in a certain case. */
export interface ContingencyAgreed {
  /** The id of the contingency. */
  readonly contingency: string;
  /** The case. */
  readonly when: string;
  /** The goal that then comes first. */
  readonly goal: string;
}

/** The case has happened, or is over. */
export interface ContingencyInvoked {
  /** The contingency. */
  readonly contingency: string;
  /** Whether the case is over. */
  readonly over?: boolean | null;
}

/**
 * What may be behind resistance.
 *
 * - `fear_of_failure`: To fail.
 * - `past_disappointment`: To be disappointed again.
 * - `wants_therapist_to_fix`: The therapist is to mend it.
 * - `other`: Another one, in words.
 */
export type ResistanceReason = "fear_of_failure" | "past_disappointment" | "wants_therapist_to_fix" | "other";

/** What makes it hard to want a goal. */
export interface ResistanceRecorded {
  /** What is behind it. */
  readonly reason: ResistanceReason;
  /** The goal. */
  readonly goal?: string | null;
  /** In the client's words. */
  readonly text?: string | null;
}

/** The profile of a school of therapy is chosen. */
export interface ProfileChosen {
  /** The profile, by its id. */
  readonly profile: string;
}

/** The data of an event is corrected: the old one stays in the history. */
export interface EventCorrected {
  /** The event. */
  readonly event: string;
  /** Its new data, whole, of the same kind. */
  readonly data: unknown;
}

/** An event was entered in error. To withdraw a withdrawal is to undo it. */
export interface EventWithdrawn {
  /** The event. */
  readonly event: string;
}

/** A conflict is resolved; the event's `why` says why. */
export interface ConflictResolved {
  /** The conflict, by its id. */
  readonly conflict: string;
  /** The event whose value is kept. */
  readonly keep?: string | null;
  /** A third value. */
  readonly value?: unknown | null;
}

/** The plan is closed. */
export interface PlanClosed {
  /** The reason, as a code of the host, such as `completed` or `dropped_out`. */
  readonly reason?: string | null;
  /** More about it. */
  readonly text?: string | null;
}

/** The plan goes on; the event's `why` says why. */
export interface PlanReopened {
}

/** What the others have in common. */
export interface PlanEventFields {
  /** Its id, from whoever makes it: one that no other event has. */
  readonly id: string;
  /** The events that whoever entered it knew of last; all that have no child, where nothing is said. */
  readonly parents?: readonly string[] | null;
  /** Who entered it. */
  readonly by: Person;
  /** The day on which it was entered. */
  readonly entered: string;
  /** The day on which it happened: no later. */
  readonly happened: string;
  /** The time of that day, such as `14:30`. */
  readonly time?: string | null;
  /** Why: some events need a reason. */
  readonly why?: string | null;
  /**
   * The roles that may see it, at least one; all, where nothing is said. Only what records something may be
   * restricted.
   */
  readonly visibleTo?: readonly string[] | null;
  /** The version of the form in which this is stored. */
  readonly schemaVersion?: string | null;
}

/** An answer on the way from a wish to a goal. */
export interface ExplorationAnsweredPlanEvent extends PlanEventFields {
  readonly kind: "exploration_answered";
  /** What it says. */
  readonly data: ExplorationAnswered;
}

/** Where a measure stood at the beginning. */
export interface BaselineRecordedPlanEvent extends PlanEventFields {
  readonly kind: "baseline_recorded";
  /** What it says. */
  readonly data: BaselineRecorded;
}

/** A strength, or something in the surroundings. */
export interface StrengthRecordedPlanEvent extends PlanEventFields {
  readonly kind: "strength_recorded";
  /** What it says. */
  readonly data: StrengthRecorded;
}

/** A therapy that was tried before. */
export interface PriorTherapyRecordedPlanEvent extends PlanEventFields {
  readonly kind: "prior_therapy_recorded";
  /** What it says. */
  readonly data: PriorTherapyRecorded;
}

/** A sorting of value cards. */
export interface ValuesSortedPlanEvent extends PlanEventFields {
  readonly kind: "values_sorted";
  /** What it says. */
  readonly data: ValuesSorted;
}

/** A problem that the client brings. */
export interface ProblemRecordedPlanEvent extends PlanEventFields {
  readonly kind: "problem_recorded";
  /** What it says. */
  readonly data: ProblemRecorded;
}

/** A goal is worded. */
export interface GoalAddedPlanEvent extends PlanEventFields {
  readonly kind: "goal_added";
  /** What it says. */
  readonly data: GoalAdded;
}

/** Fields of a goal are changed. */
export interface GoalChangedPlanEvent extends PlanEventFields {
  readonly kind: "goal_changed";
  /** What it says. */
  readonly data: GoalChanged;
}

/** An arrow between two goals, or which comes first. */
export interface GoalLinkedPlanEvent extends PlanEventFields {
  readonly kind: "goal_linked";
  /** What it says. */
  readonly data: GoalLinked;
}

/** A goal is rated by the three criteria. */
export interface GoalRatedPlanEvent extends PlanEventFields {
  readonly kind: "goal_rated";
  /** What it says. */
  readonly data: GoalRated;
}

/** A goal is proposed. */
export interface GoalProposedPlanEvent extends PlanEventFields {
  readonly kind: "goal_proposed";
  /** What it says. */
  readonly data: GoalMoved;
}

/** Work on a goal begins. */
export interface GoalActivatedPlanEvent extends PlanEventFields {
  readonly kind: "goal_activated";
  /** What it says. */
  readonly data: GoalMoved;
}

/** A goal is set aside for now. */
export interface GoalHeldPlanEvent extends PlanEventFields {
  readonly kind: "goal_held";
  /** What it says. */
  readonly data: GoalMoved;
}

/** Work on it goes on. */
export interface GoalResumedPlanEvent extends PlanEventFields {
  readonly kind: "goal_resumed";
  /** What it says. */
  readonly data: GoalMoved;
}

/** A goal is reached. */
export interface GoalAchievedPlanEvent extends PlanEventFields {
  readonly kind: "goal_achieved";
  /** What it says. */
  readonly data: GoalAchieved;
}

/** A goal is ended by a review. */
export interface GoalRetiredPlanEvent extends PlanEventFields {
  readonly kind: "goal_retired";
  /** What it says. */
  readonly data: GoalRetired;
}

/** A goal is given up. */
export interface GoalDroppedPlanEvent extends PlanEventFields {
  readonly kind: "goal_dropped";
  /** What it says. */
  readonly data: GoalDropped;
}

/** A goal that had ended is taken up again. */
export interface GoalReopenedPlanEvent extends PlanEventFields {
  readonly kind: "goal_reopened";
  /** What it says. */
  readonly data: GoalReopened;
}

/** Goals become one. */
export interface GoalMergedPlanEvent extends PlanEventFields {
  readonly kind: "goal_merged";
  /** What it says. */
  readonly data: GoalMerged;
}

/** A goal becomes several. */
export interface GoalSplitPlanEvent extends PlanEventFields {
  readonly kind: "goal_split";
  /** What it says. */
  readonly data: GoalSplit;
}

/** The ladder of a goal is written. */
export interface LadderSetPlanEvent extends PlanEventFields {
  readonly kind: "ladder_set";
  /** What it says. */
  readonly data: LadderSet;
}

/** A goal is rated on its ladder. */
export interface LevelRatedPlanEvent extends PlanEventFields {
  readonly kind: "level_rated";
  /** What it says. */
  readonly data: LevelRated;
}

/** A party agrees. */
export interface AgreementGivenPlanEvent extends PlanEventFields {
  readonly kind: "agreement_given";
  /** What it says. */
  readonly data: AgreementGiven;
}

/** A party does not agree. */
export interface AgreementDeclinedPlanEvent extends PlanEventFields {
  readonly kind: "agreement_declined";
  /** What it says. */
  readonly data: AgreementDeclined;
}

/** A step towards a goal. */
export interface StepAddedPlanEvent extends PlanEventFields {
  readonly kind: "step_added";
  /** What it says. */
  readonly data: StepAdded;
}

/** A step is done. */
export interface StepDonePlanEvent extends PlanEventFields {
  readonly kind: "step_done";
  /** What it says. */
  readonly data: StepDone;
}

/** What stands in the way. */
export interface BarrierRecordedPlanEvent extends PlanEventFields {
  readonly kind: "barrier_recorded";
  /** What it says. */
  readonly data: BarrierRecorded;
}

/** A session. */
export interface SessionRecordedPlanEvent extends PlanEventFields {
  readonly kind: "session_recorded";
  /** What it says. */
  readonly data: SessionRecorded;
}

/** A rating of progress towards a goal. */
export interface CheckInPlanEvent extends PlanEventFields {
  readonly kind: "check_in";
  /** What it says. */
  readonly data: CheckIn;
}

/** Something to do until the next session. */
export interface HomeworkSetPlanEvent extends PlanEventFields {
  readonly kind: "homework_set";
  /** What it says. */
  readonly data: HomeworkSet;
}

/** What became of it. */
export interface HomeworkReviewedPlanEvent extends PlanEventFields {
  readonly kind: "homework_reviewed";
  /** What it says. */
  readonly data: HomeworkReviewed;
}

/** A diary card, for a day or for an entry of it. */
export interface DiaryDayPlanEvent extends PlanEventFields {
  readonly kind: "diary_day";
  /** What it says. */
  readonly data: DiaryEntry;
}

/** An entry of self-monitoring. */
export interface LogEntryPlanEvent extends PlanEventFields {
  readonly kind: "log_entry";
  /** What it says. */
  readonly data: LogEntry;
}

/** A chain analysis. */
export interface ChainRecordedPlanEvent extends PlanEventFields {
  readonly kind: "chain_recorded";
  /** What it says. */
  readonly data: ChainRecorded;
}

/** A note. */
export interface NoteAddedPlanEvent extends PlanEventFields {
  readonly kind: "note_added";
  /** What it says. */
  readonly data: NoteAdded;
}

/** Something is to be measured. */
export interface MeasurePlannedPlanEvent extends PlanEventFields {
  readonly kind: "measure_planned";
  /** What it says. */
  readonly data: MeasurePlanned;
}

/** Something is no longer measured. */
export interface MeasureStoppedPlanEvent extends PlanEventFields {
  readonly kind: "measure_stopped";
  /** What it says. */
  readonly data: MeasureStopped;
}

/** What is due is hidden until a day. */
export interface MeasureSnoozedPlanEvent extends PlanEventFields {
  readonly kind: "measure_snoozed";
  /** What it says. */
  readonly data: MeasureSnoozed;
}

/** Somebody does not want to fill it in. */
export interface MeasureDeclinedPlanEvent extends PlanEventFields {
  readonly kind: "measure_declined";
  /** What it says. */
  readonly data: MeasureDeclined;
}

/** A form was filled in. */
export interface ScoreRecordedPlanEvent extends PlanEventFields {
  readonly kind: "score_recorded";
  /** What it says. */
  readonly data: ScoreRecorded;
}

/** What was done about an alert. */
export interface AlertAnsweredPlanEvent extends PlanEventFields {
  readonly kind: "alert_answered";
  /** What it says. */
  readonly data: AlertAnswered;
}

/** A safety flag is opened. */
export interface FlagOpenedPlanEvent extends PlanEventFields {
  readonly kind: "flag_opened";
  /** What it says. */
  readonly data: FlagOpened;
}

/** A safety flag is closed. */
export interface FlagClosedPlanEvent extends PlanEventFields {
  readonly kind: "flag_closed";
  /** What it says. */
  readonly data: FlagClosed;
}

/** A signal was seen. */
export interface SignalSeenPlanEvent extends PlanEventFields {
  readonly kind: "signal_seen";
  /** What it says. */
  readonly data: SignalSeen;
}

/** A concern is opened. */
export interface ConcernOpenedPlanEvent extends PlanEventFields {
  readonly kind: "concern_opened";
  /** What it says. */
  readonly data: ConcernOpened;
}

/** A concern goes on. */
export interface ConcernUpdatedPlanEvent extends PlanEventFields {
  readonly kind: "concern_updated";
  /** What it says. */
  readonly data: ConcernUpdated;
}

/** A concern is closed. */
export interface ConcernClosedPlanEvent extends PlanEventFields {
  readonly kind: "concern_closed";
  /** What it says. */
  readonly data: ConcernClosed;
}

/** A review begins. */
export interface ReviewOpenedPlanEvent extends PlanEventFields {
  readonly kind: "review_opened";
  /** What it says. */
  readonly data: ReviewOpened;
}

/** A review decides about a goal. */
export interface GoalDecidedPlanEvent extends PlanEventFields {
  readonly kind: "goal_decided";
  /** What it says. */
  readonly data: GoalDecided;
}

/** A review ends. */
export interface ReviewClosedPlanEvent extends PlanEventFields {
  readonly kind: "review_closed";
  /** What it says. */
  readonly data: ReviewClosed;
}

/** A ranking was looked at. */
export interface RankingSeenPlanEvent extends PlanEventFields {
  readonly kind: "ranking_seen";
  /** What it says. */
  readonly data: RankingSeen;
}

/** Something happened in the client's life. */
export interface LifeEventPlanEvent extends PlanEventFields {
  readonly kind: "life_event";
  /** What it says. */
  readonly data: LifeEvent;
}

/** Which goal comes first in a certain case. */
export interface ContingencyAgreedPlanEvent extends PlanEventFields {
  readonly kind: "contingency_agreed";
  /** What it says. */
  readonly data: ContingencyAgreed;
}

/** The case has happened. */
export interface ContingencyInvokedPlanEvent extends PlanEventFields {
  readonly kind: "contingency_invoked";
  /** What it says. */
  readonly data: ContingencyInvoked;
}

/** What makes it hard to want a goal. */
export interface ResistanceRecordedPlanEvent extends PlanEventFields {
  readonly kind: "resistance_recorded";
  /** What it says. */
  readonly data: ResistanceRecorded;
}

/** A profile is chosen. */
export interface ProfileChosenPlanEvent extends PlanEventFields {
  readonly kind: "profile_chosen";
  /** What it says. */
  readonly data: ProfileChosen;
}

/** The data of an event is corrected. */
export interface EventCorrectedPlanEvent extends PlanEventFields {
  readonly kind: "event_corrected";
  /** What it says. */
  readonly data: EventCorrected;
}

/** An event was entered in error. */
export interface EventWithdrawnPlanEvent extends PlanEventFields {
  readonly kind: "event_withdrawn";
  /** What it says. */
  readonly data: EventWithdrawn;
}

/** A conflict is resolved. */
export interface ConflictResolvedPlanEvent extends PlanEventFields {
  readonly kind: "conflict_resolved";
  /** What it says. */
  readonly data: ConflictResolved;
}

/** The plan is closed. */
export interface PlanClosedPlanEvent extends PlanEventFields {
  readonly kind: "plan_closed";
  /** What it says. */
  readonly data: PlanClosed;
}

/** The plan goes on. */
export interface PlanReopenedPlanEvent extends PlanEventFields {
  readonly kind: "plan_reopened";
  /** What it says. */
  readonly data: PlanReopened;
}

/** An event that is kept from the audience of an export. */
export interface WithheldPlanEvent {
  readonly kind: "withheld";
  /** Its id. */
  readonly id: string;
  /** The events that it comes after. */
  readonly parents: readonly string[];
}

/** What is left of an event that had to be erased. */
export interface ErasedPlanEvent {
  readonly kind: "erased";
  /** Its id. */
  readonly id: string;
  /** The events that it comes after. */
  readonly parents: readonly string[];
  /** Who erased it; of a correction that went along, nobody. */
  readonly by?: Person | null;
  /** The day of that. */
  readonly entered?: string | null;
  /** Why. */
  readonly why?: string | null;
  /** The roles that might see the event; all, where there are none. */
  readonly visibleTo?: readonly string[] | null;
  /** Whether the event was about a flag or an alert. */
  readonly ofSafety?: boolean | null;
  /** The event that it corrected or took back. */
  readonly amended?: string | null;
  /** The other events about the same flags and alerts of which whoever erased it knew. */
  readonly knew?: readonly string[] | null;
  /** The events that added the goals which it moved: none of them answers a flag any more. */
  readonly moved?: readonly string[] | null;
  /** The flags that it opened or raised again. */
  readonly flags?: readonly string[] | null;
  /** The goals that it added. */
  readonly goals?: readonly string[] | null;
  /**
   * Whether it closed the plan, or amended what closed or reopened it: until that is reopened, no goal answers a
   * flag.
   */
  readonly closed?: boolean | null;
  /** Its kind, of a few kinds: `flag_closed`, `alert_answered`, `agreement_given`, `plan_reopened`. */
  readonly was?: string | null;
}

/** One of a later release; what stands beside its code is not known here. */
export interface UnrecognisedPlanEvent {
  readonly kind: Unrecognised;
}

/** One entry of the history of a plan: its `kind` says what stands in `data`. */
export type PlanEvent =
  | ExplorationAnsweredPlanEvent
  | BaselineRecordedPlanEvent
  | StrengthRecordedPlanEvent
  | PriorTherapyRecordedPlanEvent
  | ValuesSortedPlanEvent
  | ProblemRecordedPlanEvent
  | GoalAddedPlanEvent
  | GoalChangedPlanEvent
  | GoalLinkedPlanEvent
  | GoalRatedPlanEvent
  | GoalProposedPlanEvent
  | GoalActivatedPlanEvent
  | GoalHeldPlanEvent
  | GoalResumedPlanEvent
  | GoalAchievedPlanEvent
  | GoalRetiredPlanEvent
  | GoalDroppedPlanEvent
  | GoalReopenedPlanEvent
  | GoalMergedPlanEvent
  | GoalSplitPlanEvent
  | LadderSetPlanEvent
  | LevelRatedPlanEvent
  | AgreementGivenPlanEvent
  | AgreementDeclinedPlanEvent
  | StepAddedPlanEvent
  | StepDonePlanEvent
  | BarrierRecordedPlanEvent
  | SessionRecordedPlanEvent
  | CheckInPlanEvent
  | HomeworkSetPlanEvent
  | HomeworkReviewedPlanEvent
  | DiaryDayPlanEvent
  | LogEntryPlanEvent
  | ChainRecordedPlanEvent
  | NoteAddedPlanEvent
  | MeasurePlannedPlanEvent
  | MeasureStoppedPlanEvent
  | MeasureSnoozedPlanEvent
  | MeasureDeclinedPlanEvent
  | ScoreRecordedPlanEvent
  | AlertAnsweredPlanEvent
  | FlagOpenedPlanEvent
  | FlagClosedPlanEvent
  | SignalSeenPlanEvent
  | ConcernOpenedPlanEvent
  | ConcernUpdatedPlanEvent
  | ConcernClosedPlanEvent
  | ReviewOpenedPlanEvent
  | GoalDecidedPlanEvent
  | ReviewClosedPlanEvent
  | RankingSeenPlanEvent
  | LifeEventPlanEvent
  | ContingencyAgreedPlanEvent
  | ContingencyInvokedPlanEvent
  | ResistanceRecordedPlanEvent
  | ProfileChosenPlanEvent
  | EventCorrectedPlanEvent
  | EventWithdrawnPlanEvent
  | ConflictResolvedPlanEvent
  | PlanClosedPlanEvent
  | PlanReopenedPlanEvent
  | WithheldPlanEvent
  | ErasedPlanEvent
  | UnrecognisedPlanEvent;

// wire

/** The records that are stored and sent, by their names. */
export interface Wire {
  Score: Score;
  Respondent: Respondent;
  Coding: Coding;
  Query: Query;
  Entry: Entry;
  ScoreFinding: ScoreFinding;
  Verification: Verification;
  Occasion: Occasion;
  AnswersRecord: AnswersRecord;
  Rescored: Rescored;
  Goal: Goal;
  AttainmentInput: AttainmentInput;
  Attainment: Attainment;
  ChangeInput: ChangeInput;
  ReliableChange: ReliableChange;
  MethodDefinition: MethodDefinition;
  Situation: Situation;
  Policy: Policy;
  HierarchyDefinition: HierarchyDefinition;
  Ranking: Ranking;
  Change: Change;
  Difference: Difference;
  Comparison: Comparison;
  StageFacts: StageFacts;
  StageReading: StageReading;
  DbtSetting: DbtSetting;
  DiaryCard: DiaryCard;
  Agenda: Agenda;
  Series: Series;
  SeriesStatus: SeriesStatus;
  WeeksInput: WeeksInput;
  Week: Week;
  PlanPolicy: PlanPolicy;
  Transition: Transition;
  PlanState: PlanState;
  Due: Due;
  ReviewStatus: ReviewStatus;
  Ready: Ready;
  RaterOrder: RaterOrder;
  SeriesInput: SeriesInput;
  PlanSeries: PlanSeries;
  ThreadInput: ThreadInput;
  ScriptLine: ScriptLine;
  PlanSummary: PlanSummary;
  CaseloadInput: CaseloadInput;
  CaseloadRow: CaseloadRow;
  MeasurementPlan: MeasurementPlan;
  MeasurementParameter: MeasurementParameter;
  ConcernDomain: ConcernDomain;
  GoalTheme: GoalTheme;
  SessionScript: SessionScript;
  PlanEvent: PlanEvent;
}
