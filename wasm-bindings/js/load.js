// The whole engine, whose module lies beside this file: so a bundler finds it.
import { whole } from "./whole.js";

export const { init, initSync } = whole(() => new URL("./native_bg.wasm", import.meta.url));
