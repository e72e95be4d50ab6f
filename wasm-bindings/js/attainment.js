import { answer } from "./call.js";

/** The T-score of levels: 50 where all stand at 0. */
export const tScore = (levels, options) => answer("attainment.t_score", levels, options);

/** What the goals reached, together. */
export const attain = (ladders, ratings, options) => answer("attainment.attain", ladders, ratings, options);

/** What the goals reached as each rater sees it. */
export const attainByRater = (ladders, ratings, options) =>
  answer("attainment.attain_by_rater", ladders, ratings, options);
