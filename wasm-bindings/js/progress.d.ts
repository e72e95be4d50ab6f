import type { Better, LogValue, Point, Series, SeriesStatus, Week, WeeksInput } from "./records.js";

export type { LogValue, Point, Reference, Series, SeriesStatus, Trend, Week, WeeksInput, Win } from "./records.js";

/**
 * Where a series stands: the last points against each other, against the baseline and against the best value so far. At
 * most 10,000 points, of which a day has one, unless each has its `order`.
 * @throws {TherapyGoalsError} all faults of the series: `duplicate_id`, `not_a_number`, `out_of_range`, `too_many`
 */
export function seriesStatus(
  points: readonly Point[],
  better: Better,
  options?: Omit<Series, "points" | "better"> | null,
): SeriesStatus;

/** A log by weeks, from the week of its first entry to that of its last, empty weeks among them. */
export function weeks(entries: readonly LogValue[], options?: Omit<WeeksInput, "entries"> | null): Week[];
