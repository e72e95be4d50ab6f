import { answer } from "./call.js";

/** Checks a goal and returns it with its defaults filled in. */
export const check = (goal) => answer("goal.check", goal);
