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
}
