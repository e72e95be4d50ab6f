import type { Rater } from "./goal.js";
import type { NumberArray } from "./instrument.js";

/** One level of a ladder: its score, what is seen there, the number that marks it. */
export interface Level {
  readonly score: number;
  readonly text: string;
  readonly anchor?: number | null;
}

/** The levels of one goal, lowest first, written before treatment. */
export interface Ladder {
  readonly goal: string;
  readonly levels: readonly Level[];
  /** The score of the level at the start. */
  readonly baseline: number;
  /** The score of the expected level; 0 unless stated. */
  readonly expected?: number;
  /** 1 unless stated; 0 leaves the goal out. */
  readonly weight?: number;
}

/** One rating of a goal on its ladder. */
export interface LevelRating {
  readonly goal: string;
  readonly score: number;
  readonly date?: string | null;
  readonly rater?: Rater | null;
}

export interface Attainment {
  /** The T-score of the baseline levels. */
  readonly baseline: number;
  /** The T-score of the ratings. */
  readonly current: number;
  readonly change: number;
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
 * What the goals reached, together. At most 1,000 ladders, each with 3 to 100 levels that score from
 * −1,000,000 to 1,000,000, and as many ratings.
 */
export function attain(
  ladders: readonly Ladder[],
  ratings: readonly LevelRating[],
  options?: { readonly rho?: number; readonly missing?: "refuse" | "drop" },
): Attainment;
