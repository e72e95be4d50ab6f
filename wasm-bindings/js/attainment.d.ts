import type { NumberArray } from "./instrument.js";
import type { Attainment, AttainmentInput, Ladder, LevelRating } from "./records.js";

export type {
  Attainment,
  GoalAttainment,
  Ladder,
  LeftOut,
  LeftOutReason,
  Level,
  LevelRating,
  Missing,
} from "./records.js";

/** What stands beside ladders and ratings. */
export type AttainmentOptions = Omit<AttainmentInput, "ladders" | "ratings">;

/**
 * The T-score of levels: 50 where all stand at 0 (Kiresuk & Sherman 1968; erratum to Turner-Stokes 2009).
 * At most 1,000 levels; a scale has at most 100 scores, each from −1,000,000 to 1,000,000.
 */
export function tScore(
  levels: NumberArray,
  options?: {
    readonly weights?: NumberArray | null;
    readonly rho?: number;
    /** The scores that a level can have; −2 to 2 unless stated. */
    readonly scale?: NumberArray;
  },
): number;

/**
 * What the goals reached, together, as one rater sees it. At most 1,000 ladders, each with 3 to 100 levels that score
 * from −1,000,000 to 1,000,000, and as many ratings.
 * @throws {TherapyGoalsError} `missing` at `on` for ratings of several days, with the days, and at `rater` for those
 * of several raters, which `attainByRater` takes
 */
export function attain(
  ladders: readonly Ladder[],
  ratings: readonly LevelRating[],
  options?: AttainmentOptions | null,
): Attainment;

/**
 * What the goals reached as each rater sees it: the client first, then the therapist; where nobody is named, one
 * answer as `attain` gives it. Raters are never averaged.
 */
export function attainByRater(
  ladders: readonly Ladder[],
  ratings: readonly LevelRating[],
  options?: AttainmentOptions | null,
): Attainment[];
