// Everything, whose module lies beside this file: so a bundler finds it.
import { PLAN } from "./engine.js";
import * as native from "./plan_native.js";
import { whole } from "./whole.js";

export const { init, initSync } = whole(native, PLAN, () => new URL("./plan_bg.wasm", import.meta.url));
