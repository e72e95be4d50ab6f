import type { Instrument, Score } from "./instrument.js";
import type { Better, ReliableChange } from "./records.js";

export type { ChangeLabel, ChangeMethod, ReliableChange } from "./records.js";

export interface JacobsonTruax {
  readonly method?: "jacobson_truax";
  /** Before treatment, in points. */
  readonly standardDeviation: number;
  /** From 0 to below 1. */
  readonly reliability: number;
  /** For bare values: scores know it, and so does `instrument`. */
  readonly better?: Better;
  /** The definition that judges. */
  readonly instrument?: string | Instrument;
  /** 1.96 unless stated. */
  readonly criticalValue?: number;
}

export interface Published {
  readonly method: "published";
  /** The definition that judges. Known from a score of a shipped one; an own one, an edited copy too, must be given. */
  readonly instrument?: string | Instrument;
  /** The id of a threshold of its definition; needed where there are several. */
  readonly threshold?: string;
}

/**
 * The change from one score, or its value, to a later one. A score is judged only by a threshold for that
 * very score, `total` or a subscale. Two scores can be compared where they carry the same `scaleDigest`,
 * whatever their versions. The threshold comes from `instrument`, where that makes the later score's number
 * in the same way; without it from the shipped definition, where that is the very one that made the score.
 */
export function reliableChange(
  pre: number | Score,
  post: number | Score,
  options: JacobsonTruax | Published,
): ReliableChange;
