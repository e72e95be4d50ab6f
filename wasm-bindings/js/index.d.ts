/**
 * Therapy goals: define, prioritise, measure and revise them, with scored questionnaires. The living plan is exported by
 * `therapy-goals/plan`, which has all of this besides.
 *
 * What is given is copied at once. A list is an array or a typed array; an object is a plain one (no instance of
 * a class) or a Map, of any realm, or an observer's proxy of such a one. Anything else is `wrong_type`, and the error
 * says what to give instead of a Date, a promise or an instance; a text with a lone surrogate is `invalid_text`; what is
 * nested too deeply is `too_deep`, what becomes millions of values `too_many`. What a getter or a proxy throws is passed
 * on.
 */

export * from "./load.js";
export * as attainment from "./attainment.js";
export * as change from "./change.js";
export type * as definition from "./definition.js";
export * as goal from "./goal.js";
export * as priority from "./priority.js";
export * as progress from "./progress.js";
export { fromJson, toJson } from "./wire.js";
export type { Wire } from "./records.js";
export { TherapyGoalsError, type ErrorRecord, type Fault } from "./error.js";
// The types that one writes down most; all others are in the namespaces.
export type { Definition, Translation } from "./definition.js";
export type { Goal, Ratings } from "./goal.js";
export type {
  Agenda,
  Arrow,
  Before,
  Change,
  Comparison,
  DiaryDay,
  DiaryTarget,
  Difference,
  Explanation,
  Flag,
  HierarchyDefinition,
  Place,
  Policy,
  RankOptions,
  Ranking,
} from "./priority.js";
export {
  Instrument,
  domains,
  instrument,
  instruments,
  languages,
  scoreFindingSentence,
  search,
  versions,
  type AgeOutsideRangeScoreFinding,
  type Alert,
  type AlertState,
  type AlertTexts,
  type Answer,
  type AnsweredThoughNotAskedScoreFinding,
  type AnswersRecord,
  type Cell,
  type ChooseOneOfScoreFinding,
  type ClassificationTexts,
  type CodeTexts,
  type Coding,
  type Entry,
  type InstrumentOptions,
  type ItemTexts,
  type NearBorderScoreFinding,
  type NumberArray,
  type OptionTexts,
  type Occasion,
  type Query,
  type RefusedRecord,
  type Rescored,
  type RescoredRecord,
  type Respondent,
  type Responses,
  type SameAnswerThroughoutScoreFinding,
  type Score,
  type ScoreFinding,
  type ScoreStatus,
  type ScoreTexts,
  type Sex,
  type Sheet,
  type Summary,
  type Texts,
  type TypedArray,
  type Undecided,
  type Unrecognised,
  type UnrecognisedScoreFinding,
  type Verdict,
  type Verification,
  type Who,
} from "./instrument.js";
