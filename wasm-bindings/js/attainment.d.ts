import type { Rater } from "./goal.js";
import type { NumberArray } from "./instrument.js";

/** One level of a ladder: its score, what is seen there, the number that marks it. */
export interface Level {
  readonly score: number;
  /** None where the ladder has no texts, as in a table of goals and scores. */
  readonly text?: string | null;
  readonly anchor?: number | null;
}

/** The levels of one goal, lowest first, written before treatment. */
export interface Ladder {
  readonly goal: string;
  /** The usual five, from −2 to +2 without texts, unless stated. */
  readonly levels?: readonly Level[] | null;
  /** The score of the level at the start. */
  readonly baseline: number;
  /** The score of the expected level; 0 unless stated. */
  readonly expected?: number;
  /** 1 unless stated; 0 leaves the goal out. */
  readonly weight?: number;
}

/**
 * One rating of a goal on its ladder: one for each goal, rater and day. A rating that does not say its day or its
 * rater is of the only one that the others say.
 */
export interface LevelRating {
  readonly goal: string;
  readonly score: number;
  readonly date?: string | null;
  readonly rater?: Rater | null;
}

/** What the goals reached, together, as one rater sees it. */
export interface Attainment {
  /** The T-score of the baseline levels, over the goals used; null where none is. */
  readonly baseline: number | null;
  /** The T-score of the ratings, over the goals used; null where none is. */
  readonly current: number | null;
  /** Over the same goals. */
  readonly change: number | null;
  /** How many goals were used. */
  readonly used: number;
  readonly atOrAboveExpected: number;
  readonly leftOut: readonly { readonly goal: string; readonly reason: "zero_weight" | "not_rated" }[];
  readonly rho: number;
  readonly goals: readonly {
    readonly goal: string;
    readonly baseline: number;
    readonly current: number;
    readonly weight: number;
  }[];
  /** Who rated, where it is said. */
  readonly rater: Rater | null;
  /** The day of the ratings, where it is said. */
  readonly date: string | null;
}

export interface AttainmentOptions {
  /** 0.3 unless stated. */
  readonly rho?: number | null;
  /** What to do with a ladder without rating: refuse, or drop it from both times. */
  readonly missing?: "refuse" | "drop" | null;
  /** The day whose ratings count; needed where there are ratings of several days. */
  readonly on?: string | null;
  /** Whose ratings count; `attain` needs it where several have rated. */
  readonly rater?: Rater | null;
}

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
