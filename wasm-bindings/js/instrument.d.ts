/// <reference lib="esnext.disposable" />

import type { Definition, Translation } from "./definition.js";
import type { Better } from "./goal.js";
import type { AnswersRecord, Coding, Entry, Occasion, Query, Rescored, Respondent, ScoreFinding, Texts, Verification } from "./records.js";

export type {
  AgeOutsideRangeScoreFinding,
  AlertTexts,
  AnsweredThoughNotAskedScoreFinding,
  AnswersRecord,
  ChooseOneOfScoreFinding,
  ClassificationTexts,
  CodeTexts,
  Coding,
  Entry,
  ItemTexts,
  NearBorderScoreFinding,
  OptionTexts,
  Occasion,
  OtherCategory,
  OtherScore,
  Query,
  RefusedRecord,
  Rescored,
  RescoredRecord,
  Respondent,
  SameAnswerThroughoutScoreFinding,
  ScoreFinding,
  ScoreTexts,
  Sex,
  Texts,
  Unrecognised,
  UnrecognisedScoreFinding,
  Verdict,
  Verification,
  Who,
} from "./records.js";

/** One answer: a number, or nothing for a missing one. Missing is not zero. */
export type Answer = number | null | undefined;

/** What every typed array of numbers is. */
export interface TypedArray extends ArrayBufferView {
  readonly length: number;
  readonly [place: number]: number;
}

/**
 * A list of numbers: an array, or a typed array. A number of a `Float32Array` or `Float16Array` is the shortest decimal
 * that it can stand for: 6.1, which 32 bits hold as 6.099999904632568.
 */
export type NumberArray<T = number> = readonly T[] | TypedArray;

/**
 * A list of answers to the scored items in form order, or answers by item id, in which items may be left out:
 * a plain object or a Map, whose keys may be whole numbers.
 */
export type Responses = NumberArray<Answer> | Readonly<Record<string, Answer>> | ReadonlyMap<string | number, Answer>;

/**
 * What the parts of a form were given that is made of other instruments, by their ids: answers, the score, or kept answers
 * of one client, rater and day.
 */
export type PartsGiven = Readonly<Record<string, Responses | Score | AnswersRecord>>;

/** What may stand in a cell of a sheet that is coded otherwise. */
export type Cell = Answer | string | boolean;

/** Such a sheet: a list of cells, or cells by item id or by column. */
export type Sheet = NumberArray<Cell> | Readonly<Record<string, Cell>> | ReadonlyMap<string | number, Cell>;

export type ScoreStatus = "complete" | "prorated" | "incomplete";
export type AlertState = "raised" | "not_raised" | "unknown";

export interface Alert {
  readonly code: string;
  readonly state: AlertState;
}

/** Why something has no value or no category. */
type Reason = "age_required" | "sex_required" | "no_rule_for_sex" | "no_norm" | "missing_items" | "stopped_early";

/** Why a classification is not decided, and which categories remain possible. */
export interface Undecided {
  readonly reason: Reason | null;
  readonly possible: readonly string[];
  /** With `no_rule_for_sex`: the cutoff for each sex. */
  readonly cutoffs?: Readonly<Partial<Record<"female" | "male", number>>>;
}

/** The score of a form, or of one of its subscales, with its completeness, bounds and provenance. */
export interface Score {
  readonly schemaVersion: string;
  readonly instrument: string;
  /** The version of the definition that was used. */
  readonly version: string;
  /** The rule that applied at each place where several are published. */
  readonly rules: Readonly<Record<string, string>>;
  /** The digest of the definition: of all that makes numbers and judges them; null in a score stored before there were digests. */
  readonly definitionDigest: string | null;
  /** `total`, or the id of a subscale. */
  readonly scale: string;
  /** The digest of what makes the number: two scores of one scale can be compared where it is the same. */
  readonly scaleDigest: string | null;
  /** Which direction is better, where the definition says so. */
  readonly better: Better | null;
  readonly status: ScoreStatus;
  /** The value in points; null where the score is incomplete or the instrument has no total. */
  readonly total: number | null;
  /** The lowest and the highest value that the answers allow. */
  readonly bounds: readonly [lowest: number, highest: number] | null;
  /** The code of the published severity band. */
  readonly band: string | null;
  /** Why there is no value, where that is not for want of answers alone: `stopped_early`, or no table for this respondent. */
  readonly reason?: Reason;
  readonly answered: number;
  readonly asked: number;
  /** The ids of the items that were asked and not answered. */
  readonly missing: readonly string[];
  readonly subscales: Readonly<Record<string, Score>>;
  readonly classifications: Readonly<Record<string, string | null>>;
  readonly undecided: Readonly<Record<string, Undecided>>;
  readonly alerts: readonly Alert[];
  /** What to look at before the score is used: facts beside the number, which change nothing in it. */
  readonly findings: readonly ScoreFinding[];
}

/** The three facts that a list of scores shows. */
export interface Summary {
  status: ScoreStatus;
  total: number | null;
  band: string | null;
}

/** The ids of all shipped instruments, in alphabetical order. */
export function instruments(): string[];

/**
 * The languages that a shipped instrument can be had in, as tags of BCP 47: English first. Each of the others is
 * a file of this package, such as `therapy-goals/languages/phq-9.de`, which `therapy-goals/score` is given by `provide`.
 * @throws {TherapyGoalsError} `unknown_instrument`, with the nearest ids first
 */
export function languages(id: string): string[];

/**
 * The versions that a shipped instrument can be had in: today's first, then those before it.
 * @throws {TherapyGoalsError} `unknown_instrument`, with the nearest ids first
 */
export function versions(id: string): string[];

/**
 * What the shipped instruments are about, in alphabetical order: the values of `Query.domain`. With
 * `therapy-goals/score/init` those that were provided stand for them, here and in `search`.
 */
export function domains(): string[];

/**
 * The shipped instruments that fit, in alphabetical order of their ids.
 * @throws {TherapyGoalsError} `unknown_code` at `domain`, with the domains that there are
 */
export function search(query?: Query): Entry[];

/** How a shipped instrument is asked for. */
export interface InstrumentOptions {
  /**
   * The version of its definition, as kept answers name it: one of `versions(id)`, today's unless stated. Where only texts,
   * sources or the like differed, the version after it says the same, and is had in its place. In Node the others are
   * found; elsewhere their files come first, such as `therapy-goals/instruments/past/ies-r@1.0.0`, by `provide`.
   */
  readonly version?: string | null;
  /**
   * The language of its texts, as a tag of BCP 47: one of `languages(id)`, or a narrower one, whose subtags are dropped from
   * the right (RFC 4647, section 3.4): `de-AT` is had in `de`, which `texts.language` says. It scores as in English.
   */
  readonly language?: string | null;
}

/**
 * A shipped instrument, by its id or its short title, as people write them: `PHQ-9`, `phq9` and `phq 9` are
 * `phq-9`.
 * @throws {TherapyGoalsError} `unknown_instrument`, with the nearest ids first; `unknown_code` at `version`, with those that
 * there are or with the file that comes first; as `withLanguage`
 * @example
 * import { instrument } from "therapy-goals";
 *
 * const { items, scores } = instrument("phq-9", { language: "de" }).texts;
 * items[0]?.options[1]?.label; // "An einzelnen Tagen"
 * scores[0]?.bands[3]; // { code: "moderately_severe", label: "ausgeprägt" }
 */
export function instrument(id: string, options?: InstrumentOptions | null): Instrument;

/**
 * A questionnaire that can be scored. It never changes, and may stand behind a proxy, such as an observer's.
 *
 * It cannot be cloned (`structuredClone`, `postMessage`, IndexedDB), since the engine holds a part of it. Send what it
 * is made of, and make it anew:
 *
 * @example
 * import { Instrument, instrument } from "therapy-goals";
 *
 * const pcl5 = instrument("pcl-5").withRules({ cutoff: "at_31" });
 * const sent = structuredClone({ definition: pcl5.toJSON(), rules: pcl5.rules });
 * const received = new Instrument(sent.definition).withRules(sent.rules);
 * received.rules["cutoff"]; // "at_31"
 */
export class Instrument {
  /**
   * An instrument from a definition of your own, in the format of the definition files.
   * @throws {TherapyGoalsError} with every fault of the definition
   */
  constructor(definition: Definition);
  /**
   * The same from JSON text.
   * @throws {TherapyGoalsError} with every fault of the definition
   */
  static fromJson(text: string): Instrument;
  readonly id: string;
  readonly version: string;
  /** The digest of the definition: of all that makes numbers and judges them. */
  readonly definitionDigest: string;
  readonly title: string;
  readonly shortTitle: string;
  /** The ids of the scored items in form order: what a list of responses holds. Frozen. */
  readonly scoredItems: readonly string[];
  /** The rule that applies at each place where several are published. Frozen. */
  readonly rules: Readonly<Record<string, string>>;
  /**
   * Everything that the definition says, in the format of the definition files: the same object each time, frozen with
   * all that is in it. `structuredClone` makes a copy to change.
   */
  get definition(): Definition;
  /**
   * The instrument in Markdown, for a person: what it measures, how it is scored with the rules chosen,
   * what a band means and does not mean, licence and sources.
   */
  describe(): string;
  /** The definition. The rules that were chosen are not in it, but in `rules`. */
  toJSON(): Definition;
  /**
   * The same instrument with other published rules: `{ cutoff: "at_31" }`, or a Map.
   * @throws {TherapyGoalsError} `unknown_rule`, or `wrong_type` for anything else
   */
  withRules(rules: Readonly<Record<string, string>> | ReadonlyMap<string, string>): Instrument;
  /**
   * The same instrument with its texts in a language that is shipped for it; `en` is English. It scores as before. With
   * `therapy-goals/score` the file of the language is provided first:
   * `import german from "therapy-goals/languages/phq-9.de"; provide(german)`.
   * @throws {TherapyGoalsError} `unknown_code` at `language`, with those that there are or the file that is to be provided
   */
  withLanguage(language: string): Instrument;
  /**
   * The same instrument with its texts in another language: what a language file says, such as
   * `therapy-goals/languages/phq-9.de`, or one of your own. What it leaves out is shown in English, and
   * `texts.untranslated` says where. It scores as before.
   * @throws {TherapyGoalsError} with every fault of the translation
   */
  withTranslation(translation: Translation): Instrument;
  /** What a person reads of it with the chosen rules, in its language, and which of that is in English or made of a code. */
  get texts(): Texts;
  /** What its language file says, frozen; null where its texts are in English. */
  get translation(): Translation | null;
  /**
   * The answers on a sheet as a record that is kept: checked as scoring checks them, and decoded where a coding says how
   * they arrive. A score keeps no answers.
   * @throws {TherapyGoalsError} with every fault of the sheet, the occasion or the coding
   * @example
   * import { instrument, toJson } from "therapy-goals";
   *
   * const gad7 = instrument("gad-7");
   * const occasion = { id: "7d1f", client: "c-17", rater: "client", date: "2026-11-26" };
   * const record = gad7.record([2, 2, 1, 1, 0, 0, 1], occasion);
   * record.responses["1"]; // 2
   * gad7.scoreRecord(record).total; // 7
   * typeof toJson("AnswersRecord", record); // "string"
   */
  record(sheet: Sheet, occasion: Occasion, coding?: Coding | null): AnswersRecord;
  /**
   * Scores kept answers with this definition and its chosen rules, whichever made the record.
   * @throws {TherapyGoalsError} `inconsistent` where they are answers to another form
   */
  scoreRecord(record: AnswersRecord): Score;
  /** Scores kept answers by another definition of this form and by this one, and says for whom what is other. */
  rescore(records: readonly AnswersRecord[], before: Instrument): Rescored;
  /**
   * Whether what a stored score says fits this definition, where that made it: its bands, classifications and alerts. The
   * numbers are held to be right: a score keeps no answers, and what depends on these may be anything that some answers
   * could make it.
   * @throws {TherapyGoalsError} where it is no score
   */
  verify(score: Score): Verification;
  /**
   * The same instrument with the caller's own rule at every score for which none is published and which has more items:
   * the mean of the answered items stands for up to so many missing ones. The score says `caller:2` and is compared only
   * with scores made alike; `withRules({ prorating: "caller:2" })` says it for one score.
   * @throws {TherapyGoalsError} `unknown_rule` where there is no such score
   */
  withMaximumMissing(most: number): Instrument;
  /**
   * Scores a form; one that is made of other instruments also by what each of them was given.
   * @throws {TherapyGoalsError} with every fault of the sheet; missing answers are none. What is neither a list, a
   * Map nor a plain object, such as a promise, is `wrong_type`
   */
  score(responses: Responses | PartsGiven, respondent?: Respondent | null): Score;
  /**
   * Scores a sheet that arrives coded otherwise than the form: missing codes, labels, another lowest number, reversed
   * items, texts, the columns of a table. With a coding NaN is missing too, and so is a cell that is undefined.
   * @throws {TherapyGoalsError} with every fault of the coding or of the sheet
   * @example
   * import { instrument } from "therapy-goals";
   *
   * instrument("gad-7").score([1, 2, 4, 1, 1, 3, 999], null, { lowest: 1, missing: [999] }).total; // 7
   */
  score(sheet: Sheet, respondent: Respondent | null | undefined, coding: Coding | null | undefined): Score;
  /** Status, total and band only: the quickest way to score. */
  summary(responses: Responses | PartsGiven, respondent?: Respondent | null): Summary;
  summary(sheet: Sheet, respondent: Respondent | null | undefined, coding: Coding | null | undefined): Summary;
  /**
   * Gives back the engine's memory; a second time does nothing. What is no longer held gives it back by itself, but only
   * between two tasks of the event loop: a program that makes thousands in one go disposes of each, by this or by `using`.
   * Every method and `definition` then throw `disposed`; `id`, `title` and the like stay, and so do scores and the
   * instruments that `withRules` made.
   */
  free(): void;
  /** The same, for `using`; there where the platform has `Symbol.dispose`. */
  [Symbol.dispose](): void;
}

/**
 * A finding of a score in words: a fact, or a question to talk about.
 * @example
 * import { instrument, scoreFindingSentence } from "therapy-goals";
 *
 * const [finding] = instrument("pss-10").score([4, 4, 4, 4, 4, 4, 4, 4, 4, 4]).findings;
 * finding && scoreFindingSentence(finding).startsWith("All items of the total have the same answer"); // true
 */
export function scoreFindingSentence(finding: ScoreFinding): string;
