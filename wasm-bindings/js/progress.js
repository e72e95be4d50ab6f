import { answer } from "./call.js";

/** Where a series stands. */
export const seriesStatus = (points, better, options) => answer("progress.series_status", points, better, options);

/** A log by weeks. */
export const weeks = (entries, options) => answer("progress.weeks", entries, options);
