import { parsed } from "./error.js";
import * as native from "./native.js";
import { plain } from "./plain.js";

/** Checks a goal and returns it with its defaults filled in. */
export const check = (goal) => parsed(native.checkGoal, plain(goal));
