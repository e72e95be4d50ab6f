/** Therapy goals: define, prioritise, measure and revise them, with scored questionnaires. */

export * as attainment from "./attainment.js";
export * as change from "./change.js";
export * as goal from "./goal.js";
export * as priority from "./priority.js";
export { TherapyGoalsError, type Fault } from "./error.js";
export {
  Instrument,
  domains,
  instrument,
  instruments,
  scoreFromJson,
  scoreToJson,
  search,
  type Alert,
  type AlertState,
  type Answer,
  type Entry,
  type Query,
  type Respondent,
  type Responses,
  type Score,
  type ScoreStatus,
  type Summary,
  type Undecided,
} from "./instrument.js";
