// The entry for browsers and bundlers: ready when it is imported, or the import fails.
import { init } from "./load.js";

await init();

export * from "./init.js";
