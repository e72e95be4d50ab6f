// Instruments and change with all definitions that are shipped, for browsers and bundlers.
import { provideTexts } from "./brought.js";
import catalogue from "./catalogue.js";
import { init } from "./score-load.js";

provideTexts(catalogue);
await init();

export * from "./score-init.js";
