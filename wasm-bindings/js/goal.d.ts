import type { Goal, GoalStatus } from "./records.js";

export type {
  Baseline,
  Better,
  Category,
  CriterionRatings,
  FlagKind,
  Focus,
  Goal,
  Horizon,
  Intensity,
  Measure,
  Rater,
  Ratings,
  SecondaryTarget,
  Stage,
  GoalStatus as Status,
  Target,
  TargetChangePercent,
  TargetValue,
} from "./records.js";

/**
 * Checks a goal and returns it with its defaults filled in.
 * @throws {TherapyGoalsError} with every fault of the goal
 */
export function check(goal: Goal): Goal & { readonly status: GoalStatus };
