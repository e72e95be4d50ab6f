import { call, parsed } from "./error.js";
import * as native from "./native.js";
import { plain } from "./plain.js";

/** The T-score of levels: 50 where all stand at 0. */
export const tScore = (levels, options) => call(native.tScore, plain(levels), plain(options));

/** What the goals reached, together. */
export const attain = (ladders, ratings, options) =>
  parsed(native.attain, plain(ladders), plain(ratings), plain(options));

/** What the goals reached as each rater sees it. */
export const attainByRater = (ladders, ratings, options) =>
  parsed(native.attainByRater, plain(ladders), plain(ratings), plain(options));
