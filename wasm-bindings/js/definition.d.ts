// The format of a definition of an instrument, as types.
// Printed from the core: see CONTRIBUTING.md.

// instrument

/**
 * Who fills in the form.
 *
 * - `client`: The client.
 * - `clinician`: A clinician, from an interview.
 * - `caretaker`: Somebody who cares for the client.
 */
export type Who = "client" | "clinician" | "caretaker";

/** A range of ages in completed years, both ends included; an open end has no limit. */
export interface Ages {
  /** The youngest age. From 0 to 130. */
  readonly from?: number | null;
  /** The oldest age. From 0 to 130. */
  readonly to?: number | null;
}

/** The id of a source, or several. */
export type Sources = string | readonly string[];

/** Who answers an instrument. */
export interface Respondents {
  /** Who fills in the form. */
  readonly who: Who;
  /** For which ages it was made or tried, where a source says so. */
  readonly ages?: Ages | null;
  /** Where the ages are stated. */
  readonly source?: Sources | null;
}

/**
 * What a stored answer is.
 *
 * - `scores`: The score printed beside the chosen answer.
 * - `positions`: The position of the chosen answer on the form.
 */
export type AnswerKind = "scores" | "positions";

/** What a stored answer is, so that nobody reverses or shifts it twice. */
export interface Answers {
  /** Scores or positions. */
  readonly kind: AnswerKind;
  /** What to watch for. */
  readonly note?: string | null;
}

/** Who owns an instrument and what may be done with it. */
export interface Licence {
  /** Whether the wording of the items may stand in this file. */
  readonly wording_may_ship: boolean;
  /** Who holds the rights. */
  readonly holder?: string | null;
  /** The terms, in a sentence. */
  readonly terms: string;
  /** Where the terms are stated. */
  readonly source: Sources;
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

/** One answer of a list. */
export interface ResponseOption {
  /** The stored number, with at most two decimals. From -1000000 to 1000000. */
  readonly value: number;
  /** The words, where they may ship. */
  readonly label?: string | null;
  /** The LOINC answer code. */
  readonly loinc?: string | null;
}

/** A range of numbers, such as a visual analogue line. */
export interface Range {
  /** The lowest answer. From -1000000 to 1000000. */
  readonly minimum: number;
  /** The highest answer. From -1000000 to 1000000. */
  readonly maximum: number;
  /** The decimals that an answer may have: 0, 1 or 2. From 0 to 2. */
  readonly decimals: number;
}

/** How an item can be answered. */
export interface ResponseScale {
  /** The id by which items name it. */
  readonly id: string;
  /** The answers, where there is a list of them. */
  readonly options?: readonly ResponseOption[] | null;
  /** The range, where any number in it is an answer. */
  readonly range?: Range | null;
  /** The LOINC answer list. */
  readonly loinc?: string | null;
}

/** The answer to an item compares so. */
export interface ConditionItem {
  readonly item: string;
  readonly above?: number | null;
  readonly at_least?: number | null;
  readonly at_most?: number | null;
  readonly below?: number | null;
  readonly equals?: number | null;
}

/** The same with a list of one item. */
export interface ConditionItems {
  readonly items: readonly string[];
  readonly above?: number | null;
  readonly at_least?: number | null;
  readonly at_most?: number | null;
  readonly below?: number | null;
  readonly equals?: number | null;
}

/** A score compares so: `total` or the id of a subscale. */
export interface ConditionScore {
  readonly score: string;
  readonly above?: number | null;
  readonly at_least?: number | null;
  readonly at_most?: number | null;
  readonly below?: number | null;
  readonly equals?: number | null;
}

/** The respondent's age in years lies in this range. */
export interface ConditionAge {
  readonly age: Ages;
}

/**
 * The sex for which a norm was published.
 *
 * - `female`: Female norms.
 * - `male`: Male norms.
 */
export type NormSex = "female" | "male";

/** Norms of this sex apply. */
export interface ConditionSex {
  readonly sex: NormSex;
}

/** The opposite of another condition. */
export interface ConditionNot {
  readonly not: Condition;
}

/** The answer to each of these items compares so: one condition for each. */
export interface ConditionEntryItems {
  readonly items: readonly string[];
  readonly above?: number | null;
  readonly at_least?: number | null;
  readonly at_most?: number | null;
  readonly below?: number | null;
  readonly equals?: number | null;
}

/** A condition inside all, any or count. */
export type ConditionEntry = Condition | ConditionEntryItems;

/** All of these. */
export interface ConditionAll {
  readonly all: readonly ConditionEntry[];
}

/** At least one of these. */
export interface ConditionAny {
  readonly any: readonly ConditionEntry[];
}

/** The number of these that hold compares so. */
export interface ConditionCount {
  readonly count: readonly ConditionEntry[];
  readonly above?: number | null;
  readonly at_least?: number | null;
  readonly at_most?: number | null;
  readonly below?: number | null;
  readonly equals?: number | null;
}

/**
 * A condition over answers, scores and the respondent. Missing answers make it unknown, unless it is the same
 * whatever they are.
 */
export type Condition =
  | ConditionItem
  | ConditionItems
  | ConditionScore
  | ConditionAge
  | ConditionSex
  | ConditionNot
  | ConditionAll
  | ConditionAny
  | ConditionCount;

/** One question. */
export interface Item {
  /** The id, usually the number on the form. */
  readonly id: string;
  /** What the item is about, in neutral words of this project. */
  readonly tag: string;
  /** The published wording, where it may ship. */
  readonly text?: string | null;
  /** The id of its response scale. */
  readonly response_scale: string;
  /** Whether it counts in any score; an unscored item is kept and never missed. Default: true. */
  readonly scored?: boolean | null;
  /** Whether the person may leave it out, as with the goals of a goal sheet. */
  readonly optional?: boolean | null;
  /** When it is asked at all. */
  readonly asked_if?: Condition | null;
  /** What counts when it was not asked; without a number it is left out. From -1000000 to 1000000. */
  readonly when_not_asked?: number | null;
  /** The LOINC code of the question. */
  readonly loinc?: string | null;
}

/**
 * How a score is computed.
 *
 * - `sum`: The sum of the items.
 * - `mean`: The mean of the items.
 * - `mean_of_products`: The mean of the products of pairs of items.
 * - `combination`: A weighted sum of subscales.
 */
export type Method = "sum" | "mean" | "mean_of_products" | "combination";

/** What one answer counts. */
export interface Recode {
  /** The answer. From -1000000 to 1000000. */
  readonly answer: number;
  /** What it counts. From -1000000 to 1000000. */
  readonly counts: number;
  /** For which items of the score; without them, for all. */
  readonly items?: readonly string[] | null;
}

/** What some items of a sum are multiplied with. */
export interface ItemWeight {
  /** The weight, from −100 to 100 and not 0, with at most two decimals. From -1000000 to 1000000. */
  readonly weight: number;
  /** The items. */
  readonly items: readonly string[];
}

/** Items of which the highest counts. */
export interface HighestOf {
  /** The items, two or more, all among those of the score. */
  readonly items: readonly string[];
  /**
   * How many of them must be answered for the highest of these to count; without it, all that are asked, unless an
   * answer is the highest that there is. From 1 to 200.
   */
  readonly minimum_answered?: number | null;
}

/** Two items that are multiplied. */
export interface Pair {
  /** One item. */
  readonly first: string;
  /** The other one. */
  readonly second: string;
}

/** One subscale of a combination. */
export interface Part {
  /** The subscale. */
  readonly subscale: string;
  /** Its weight, 1 where none is stated; −1 subtracts it. From -100 to 100. */
  readonly weight?: number | null;
}

/** A condition under which a score is a fixed number, such as a screening question answered no. */
export interface Gate {
  /** The condition. */
  readonly when: Condition;
  /** The score then. From -1000000 to 1000000. */
  readonly value: number;
}

/** One row of a published table. */
export interface Conversion {
  /** The raw score. From -1000000 to 1000000. */
  readonly raw: number;
  /** The reported score. */
  readonly reported: number;
}

/**
 * What the reported numbers of norms are.
 *
 * - `t_score`: T-scores: 50 is the mean of the people of the table, 10 their standard deviation.
 * - `percentile`: Percentiles: how many in a hundred of them have at most this score.
 */
export type NormKind = "t_score" | "percentile";

/** A table for some respondents. */
export interface NormTable {
  /** For which ages; without it, for all. */
  readonly ages?: Ages | null;
  /** For which sex; without it, for both. */
  readonly sex?: NormSex | null;
  /** A row for each whole raw score, from the lowest up; the reported ones do not fall. */
  readonly rows: readonly Conversion[];
  /** Where this table comes from, if not from the source of all. */
  readonly source?: Sources | null;
}

/**
 * How well a number is known.
 *
 * - `confirmed`: Read in the publication or an official text.
 * - `secondary`: Read in secondary sources only.
 * - `disputed`: Sources disagree.
 */
export type Status = "confirmed" | "secondary" | "disputed";

/** Published tables by which a raw score is reported, by the respondent's age and sex. */
export interface Norms {
  /** What the reported numbers are. */
  readonly kind: NormKind;
  /** Who may use the tables, in a sentence. */
  readonly licence: string;
  /** The tables; the first one for the respondent counts, and where there is none, there is no score. */
  readonly tables: readonly NormTable[];
  /** Where they come from. */
  readonly source: Sources;
  /** How well they are known. */
  readonly status: Status;
}

/**
 * Which direction of a measure is better for the client.
 *
 * - `lower`: A lower value is better, as for most symptom scales.
 * - `higher`: A higher value is better, as for well-being.
 */
export type Better = "lower" | "higher";

/**
 * How a prorated score is rounded to a whole number.
 *
 * - `half_up`: To the nearest whole number, a half up.
 * - `half_even`: To the nearest whole number, a half to the even one.
 */
export type Rounding = "half_up" | "half_even";

/** What to do when a few items are missing: the mean of the answered items stands for them. */
export interface Prorating {
  /** The id of the rule. */
  readonly id: string;
  /** The most items that may be missing. From 1 to 200. */
  readonly maximum_missing: number;
  /** How the prorated score is rounded; without it, it is not. */
  readonly rounding?: Rounding | null;
  /** Where the rule comes from. */
  readonly source: Sources;
  /** How well it is known. */
  readonly status: Status;
}

/**
 * Rules that publications disagree about, or that a service may choose between.
 *
 * Where no default is stated, none applies until somebody chooses one by name with `Instrument.withRules`.
 */
export interface AlternativesOfProrating {
  /** The id of the rule that applies unless another one is chosen. */
  readonly default?: string | null;
  /** The rules. */
  readonly rules: readonly Prorating[];
}

/** One severity band. */
export interface Band {
  /** The code, such as `moderately_severe`. */
  readonly code: string;
  /** The lowest score of the band. */
  readonly from: number;
  /** What a person reads; without it, the code with blanks. */
  readonly label?: string | null;
}

/** A published set of severity bands, from the lowest score up, without gap or overlap. */
export interface BandSet {
  /** The id of the set. */
  readonly id: string;
  /** The bands, each from its lowest score to just below the next one's. */
  readonly bands: readonly Band[];
  /** Where the set comes from. */
  readonly source: Sources;
  /** How well it is known. */
  readonly status: Status;
}

/**
 * Rules that publications disagree about, or that a service may choose between.
 *
 * Where no default is stated, none applies until somebody chooses one by name with `Instrument.withRules`.
 */
export interface AlternativesOfBandSet {
  /** The id of the rule that applies unless another one is chosen. */
  readonly default?: string | null;
  /** The rules. */
  readonly rules: readonly BandSet[];
}

/** A score: the total or a subscale. */
export interface Scale {
  /** The id; `total` for the total. */
  readonly id: string;
  /** What it is called. */
  readonly title?: string | null;
  /** How it is computed. */
  readonly method: Method;
  /** The items of a sum or a mean. */
  readonly items?: readonly string[] | null;
  /** Those of them that count in reverse: lowest plus highest answer, minus the answer. */
  readonly reversed?: readonly string[] | null;
  /** What each answer counts, where it is not the answer itself. */
  readonly recode?: readonly Recode[] | null;
  /** What its items are multiplied with, of a sum; an item that is not named counts once. */
  readonly weights?: readonly ItemWeight[] | null;
  /** Groups of its items of which the highest counts: each group is one part of the sum or the mean. */
  readonly highest_of?: readonly HighestOf[] | null;
  /** The pairs of a mean of products. */
  readonly pairs?: readonly Pair[] | null;
  /** The subscales of a combination. */
  readonly parts?: readonly Part[] | null;
  /** What the result is multiplied with. From 1 to 1000. */
  readonly multiply?: number | null;
  /** A condition under which the score is a fixed number. */
  readonly gate?: Gate | null;
  /** A published table from the raw score to the reported one. */
  readonly conversion?: readonly Conversion[] | null;
  /** Published tables by age and sex, in place of one for everybody: T-scores or percentiles. */
  readonly norms?: Norms | null;
  /** Whether lower or higher is better, where it is either. */
  readonly better?: Better | null;
  /** What to do with missing items; none means that any missing item makes the score incomplete. */
  readonly prorating?: AlternativesOfProrating | null;
  /** Published severity bands. */
  readonly bands?: AlternativesOfBandSet | null;
  /** The LOINC code of the score. */
  readonly loinc?: string | null;
  /** Where the rule comes from. */
  readonly source: Sources;
  /** How well it is known. */
  readonly status: Status;
}

/** The name of a category, whichever rule gives it. */
export interface Category {
  /** The category. */
  readonly code: string;
  /** What a person reads. */
  readonly label: string;
}

/** A category and its condition. */
export interface Case {
  /** The category. */
  readonly code: string;
  /** When it applies. */
  readonly when: Condition;
}

/** A cutoff for some respondents. */
export interface CutoffValue {
  /** The cutoff. */
  readonly value: number;
  /** For which ages; without it, for all. */
  readonly ages?: Ages | null;
  /** For which sex; without it, for both. */
  readonly sex?: NormSex | null;
  /** Where this number comes from, if not from the rule's source. */
  readonly source?: Sources | null;
}

/** Categories on the two sides of a score's cutoff. */
export interface ScoreCutoff {
  /** Which score: `total` or a subscale. */
  readonly score: string;
  /** The category below the cutoff. */
  readonly below: string;
  /** The category exactly at the cutoff: one of the other two. */
  readonly at: string;
  /** The category above the cutoff. */
  readonly above: string;
  /** The cutoffs; the first one for the respondent counts. */
  readonly values: readonly CutoffValue[];
}

/** One published rule of a classification: cases in order, or cutoffs of a score. */
export interface ClassificationRule {
  /** The id of the rule. */
  readonly id: string;
  /** The cases; the first that holds gives the category. */
  readonly cases?: readonly Case[] | null;
  /** The category where no case holds. */
  readonly otherwise?: string | null;
  /** A cutoff of a score, perhaps by age or sex. */
  readonly cutoff?: ScoreCutoff | null;
  /** Where the rule comes from. */
  readonly source: Sources;
  /** How well it is known. */
  readonly status: Status;
}

/**
 * Rules that publications disagree about, or that a service may choose between.
 *
 * Where no default is stated, none applies until somebody chooses one by name with `Instrument.withRules`.
 */
export interface AlternativesOfClassificationRule {
  /** The id of the rule that applies unless another one is chosen. */
  readonly default?: string | null;
  /** The rules. */
  readonly rules: readonly ClassificationRule[];
}

/** A question that publications answer with a category: an algorithm or a cutoff. */
export interface Classification {
  /** The id, such as `dsm`. */
  readonly id: string;
  /** What it says, in a phrase. */
  readonly title: string;
  /** What a person reads of its categories; of one that is not named here, the code with blanks. */
  readonly categories?: readonly Category[] | null;
  /** The published rules. */
  readonly rules: AlternativesOfClassificationRule;
}

/** One published rule of an alert. */
export interface AlertRule {
  /** The id of the rule. */
  readonly id: string;
  /** When the alert is raised. */
  readonly when: Condition;
  /** Where the rule comes from. */
  readonly source: Sources;
  /** How well it is known. */
  readonly status: Status;
}

/**
 * Rules that publications disagree about, or that a service may choose between.
 *
 * Where no default is stated, none applies until somebody chooses one by name with `Instrument.withRules`.
 */
export interface AlternativesOfAlertRule {
  /** The id of the rule that applies unless another one is chosen. */
  readonly default?: string | null;
  /** The rules. */
  readonly rules: readonly AlertRule[];
}

/** Answers that a person should look at today. It raises a question, never a flag. */
export interface Alert {
  /** The id, such as `self_harm_item`. */
  readonly id: string;
  /** The question to ask. */
  readonly question: string;
  /** The published rules. */
  readonly rules: AlternativesOfAlertRule;
}

/** Where a form may end after its first items, which are a short form by themselves. */
export interface Stop {
  /** The last item that is always shown. */
  readonly after: string;
  /** When nothing more is shown, by items up to that one and subscales of these. */
  readonly when: Condition;
  /** The subscale that then is the result. */
  readonly score: string;
  /** Where the rule comes from. */
  readonly source: Sources;
  /** How well it is known. */
  readonly status: Status;
}

/** A published threshold of reliable change: at least this much is more than measurement error. */
export interface ReliableChange {
  /** The id by which it is chosen. */
  readonly id: string;
  /** Which score: `total` or a subscale. */
  readonly score: string;
  /** The smallest change that counts. */
  readonly value: number;
  /** The people or the service that it was published for, and how it was found. */
  readonly population?: string | null;
  /** Where it comes from. */
  readonly source: Sources;
  /** How well it is known. */
  readonly status: Status;
}

/** A published cutoff between a clinical and a general population. */
export interface Cutoff {
  /** The id by which it is chosen. */
  readonly id: string;
  /** Which score: `total` or a subscale. */
  readonly score: string;
  /** The first score on the clinical side. */
  readonly first_clinical: number;
  /** The people or the service that it was published for. */
  readonly population?: string | null;
  /** Where it comes from. */
  readonly source: Sources;
  /** How well it is known. */
  readonly status: Status;
}

/** The LOINC codes of the whole form. */
export interface Loinc {
  /** The panel. */
  readonly panel: string;
  /** Where the codes were read. */
  readonly source: Sources;
}

/**
 * The part of a definition that a version changed. The first two make numbers, so that scores before and after may
 * not compare; the next four judge them; no number depends on the others.
 *
 * - `scoring`: Items, their answers, and how a score is made of them.
 * - `missing_rule`: What is done about missing answers.
 * - `bands`: Bands of scores.
 * - `cutoffs`: Cutoffs, and other rules that give a category.
 * - `reliable_change`: Thresholds of reliable change.
 * - `alerts`: Alerts.
 * - `population`: Who answers, and at which ages.
 * - `wording`: Titles, wording, tags, names of bands and categories, notes.
 * - `sources`: Where numbers come from, and how well they are known.
 * - `licence`: Who owns the form, and what may be done with it.
 * - `loinc`: Codes of LOINC.
 * - `added`: Nothing: with this version the definition began.
 */
export type RevisedPart =
  | "scoring"
  | "missing_rule"
  | "bands"
  | "cutoffs"
  | "reliable_change"
  | "alerts"
  | "population"
  | "wording"
  | "sources"
  | "licence"
  | "loinc"
  | "added";

/** One change that a version of a definition made. */
export interface RevisionChange {
  /** The part that it changed. */
  readonly what: RevisedPart;
  /** What is other than before, in a sentence. */
  readonly text: string;
}

/** One version of a definition, and what it changed in the version before. */
export interface Revision {
  /** The version. */
  readonly version: string;
  /** The day from which the definition has it. */
  readonly date?: string | null;
  /** What it changed. */
  readonly changes: readonly RevisionChange[];
}

/** A questionnaire: items, scoring, bands, alerts, sources and licence. */
export interface Definition {
  /** The version of the format; a newer major one is refused. */
  readonly schema_version: string;
  /** The id: lower case with hyphens, and the stem of the file. */
  readonly id: string;
  /** The version of this definition; it changes with any number in it. */
  readonly version: string;
  /** The published title. */
  readonly title: string;
  /** The usual abbreviation. */
  readonly short_title: string;
  /** What it measures, in a phrase. */
  readonly measures: string;
  /** What it is about, for finding it. */
  readonly domains: readonly string[];
  /** Who answers it. */
  readonly respondent: Respondents;
  /** The time that the questions ask about. */
  readonly time_frame?: string | null;
  /** What a stored answer is. */
  readonly answers: Answers;
  /** Who owns it and whether its wording may be shipped. */
  readonly licence: Licence;
  /** The publications that the numbers come from; each number names one of these by id. */
  readonly sources: readonly Source[];
  /** Those of them in which the instrument was published: what to cite. */
  readonly published_in?: readonly string[] | null;
  /** The sentence above the items, where the wording may ship. */
  readonly stem?: string | null;
  /** How items can be answered. */
  readonly response_scales: readonly ResponseScale[];
  /** The items, in the order of the form. */
  readonly items: readonly Item[];
  /**
   * The instruments that it is made of, where it is a score over several: each is a subscale of the same id, whose
   * items are called after it (`phq-9.1`), and the total combines them.
   */
  readonly parts?: readonly string[] | null;
  /** The total score, where the instrument has one. */
  readonly total?: Scale | null;
  /** The subscales. */
  readonly subscales?: readonly Scale[] | null;
  /** Published yes-or-no and category rules, such as an algorithm or a cutoff. */
  readonly classifications?: readonly Classification[] | null;
  /** Answers that a person should look at today. */
  readonly alerts?: readonly Alert[] | null;
  /** Where the form may end after its first items. */
  readonly stop?: Stop | null;
  /** Published thresholds of reliable change. */
  readonly reliable_change?: readonly ReliableChange[] | null;
  /** Published cutoffs between a clinical and a general population that are no classification here. */
  readonly cutoffs?: readonly Cutoff[] | null;
  /** The codes of the whole form. */
  readonly loinc?: Loinc | null;
  /** Traps and limits that a reader should know. */
  readonly notes?: readonly string[] | null;
  /** What its versions changed, the newest first: that is the version of the definition. */
  readonly history?: readonly Revision[] | null;
}

/**
 * Where the wording of a translated form comes from.
 *
 * - `official`: The holder of the rights, or the authors of the form, give it out.
 * - `published`: Others published it.
 * - `own`: Who wrote this file translated it: nobody has tried how people understand it.
 */
export type TranslationKind = "official" | "published" | "own";

/** The texts of an item. */
export interface TranslatedItem {
  /** What the item is about, in neutral words. */
  readonly tag?: string | null;
  /** The wording. */
  readonly text?: string | null;
}

/** The texts of a response scale. */
export interface TranslatedResponseScale {
  /** The labels of the answers, by their values. */
  readonly labels?: Readonly<Record<string, string>> | null;
}

/** The texts of a score. */
export interface TranslatedScore {
  /** What it is called. */
  readonly title?: string | null;
  /** The names of the bands, by their codes. */
  readonly bands?: Readonly<Record<string, string>> | null;
}

/** The texts of a classification. */
export interface TranslatedClassification {
  /** What it says, in a phrase. */
  readonly title?: string | null;
  /** The names of the categories, by their codes. */
  readonly categories?: Readonly<Record<string, string>> | null;
}

/** The texts of an instrument in another language. What is left out is shown in English. */
export interface Translation {
  /** The version of the format; a newer major one is refused. */
  readonly schema_version: string;
  /** The id of the instrument. */
  readonly instrument: string;
  /** The language, as a tag of BCP 47 such as `de` or `pt-BR`. */
  readonly language: string;
  /** The version of this translation. */
  readonly version: string;
  /**
   * Where the wording of the form (stem, items, answers) comes from. All other words are of this file's own making.
   */
  readonly kind: TranslationKind;
  /** Who translated it. */
  readonly translator: string;
  /** Who owns the wording and whether it may stand in this file. */
  readonly licence: Licence;
  /** The texts in which the wording was read, and those that the licence comes from. */
  readonly sources: readonly Source[];
  /** Which of them the wording was read in, word by word. */
  readonly source: Sources;
  /**
   * The digests of the scores of the definition that it was made for, by default rules: `total` and the subscales.
   */
  readonly made_for?: Readonly<Record<string, string>> | null;
  /** The title of the instrument. */
  readonly title?: string | null;
  /** The usual abbreviation. */
  readonly short_title?: string | null;
  /** What it measures, in a phrase. */
  readonly measures?: string | null;
  /** The time that the questions ask about. */
  readonly time_frame?: string | null;
  /** The sentence above the items. */
  readonly stem?: string | null;
  /** The items, by their ids. */
  readonly items?: Readonly<Record<string, TranslatedItem>> | null;
  /** The labels of the answers, by the ids of the response scales. */
  readonly response_scales?: Readonly<Record<string, TranslatedResponseScale>> | null;
  /** The scores, by their ids: `total` and the subscales. */
  readonly scores?: Readonly<Record<string, TranslatedScore>> | null;
  /** The classifications, by their ids. */
  readonly classifications?: Readonly<Record<string, TranslatedClassification>> | null;
  /** The questions of the alerts, by the ids of these. */
  readonly alerts?: Readonly<Record<string, string>> | null;
  /** What a reader should know of this translation. */
  readonly notes?: readonly string[] | null;
}
