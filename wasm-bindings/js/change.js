import { parsed } from "./error.js";
import { Instrument } from "./instrument.js";
import * as native from "./native.js";

/** The change from one score to a later one. */
export function reliableChange(pre, post, options) {
  const input = { ...options, pre, post };
  if (input.instrument instanceof Instrument) input.instrument = input.instrument.definition;
  return parsed(() => native.reliableChange(input));
}
