// The entry for browsers, with or without a bundler: fetches the module that lies beside this file.
import init from "./native.js";

await init();

export * from "./api.js";
