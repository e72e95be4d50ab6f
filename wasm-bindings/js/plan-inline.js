// Everything in one file, with the module as text in it: ready when it is imported.
import { PLAN } from "./engine.js";
import bytes from "./plan_bg.wasm";
import * as native from "./plan_native.js";
import { whole } from "./whole.js";

export const { init, initSync } = whole(native, PLAN);

initSync(bytes);

export * from "./plan-api.js";
