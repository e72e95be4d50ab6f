// The entry for Node: reads the module from the package's folder.
import { readFile } from "node:fs/promises";
import { initSync } from "./native.js";

initSync({ module: await readFile(new URL("./native_bg.wasm", import.meta.url)) });

export * from "./api.js";
