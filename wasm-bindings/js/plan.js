// Everything, the living plan too, for browsers and bundlers.
import { init } from "./plan-load.js";

await init();

export * from "./plan-init.js";
