// The same for workers on the edge, where a module is imported and never compiled from bytes.
import { PLAN } from "./engine.js";
import module from "./plan_bg.wasm";
import * as native from "./plan_native.js";
import { whole } from "./whole.js";

export const { init, initSync } = whole(native, PLAN);

initSync(module);

export * from "./plan-api.js";
