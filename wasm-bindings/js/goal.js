import { parsed } from "./error.js";
import * as native from "./native.js";

/** Checks a goal and returns it with its defaults filled in. */
export const check = (goal) => parsed(() => native.checkGoal(goal));
