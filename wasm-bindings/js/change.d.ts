import type { Better } from "./goal.js";
import type { Instrument, Score } from "./instrument.js";

/** The change of one person, with the numbers that made its label and the source of the threshold. */
export interface ReliableChange {
  readonly label: "improved" | "unchanged" | "deteriorated";
  readonly method: "jacobson_truax" | "published";
  readonly difference: number;
  /** The difference, positive where it is for the better. */
  readonly improvement: number;
  readonly better: Better;
  /** The smallest reliable difference, in points. */
  readonly threshold: number;
  readonly source: string;
  readonly index?: number;
  readonly standardError?: number;
  readonly criticalValue?: number;
  readonly instrument?: string;
  readonly version?: string;
  readonly rule?: string;
}

export interface JacobsonTruax {
  readonly method?: "jacobson_truax";
  /** Before treatment, in points. */
  readonly standardDeviation: number;
  /** From 0 to below 1. */
  readonly reliability: number;
  /** Known for a score of a shipped instrument, or of `instrument`. */
  readonly better?: Better;
  /** The instrument of the scores; needed for a definition of one's own. */
  readonly instrument?: string | Instrument;
  /** 1.96 unless stated. */
  readonly criticalValue?: number;
}

export interface Published {
  readonly method: "published";
  /** Known from a score of a shipped instrument; needed for a definition of one's own. */
  readonly instrument?: string | Instrument;
  /** The id of a threshold of its definition; needed where there are several. */
  readonly threshold?: string;
}

/**
 * The change from one score, or its value, to a later one. A score is judged only by a threshold for that
 * very score, `total` or a subscale.
 */
export function reliableChange(
  pre: number | Score,
  post: number | Score,
  options: JacobsonTruax | Published,
): ReliableChange;
