export * as attainment from "./attainment.js";
export * as goal from "./goal.js";
export * as priority from "./priority.js";
export * as progress from "./progress.js";
export * from "./score-api.js";
