import { answer, answerTo } from "./call.js";
import { Instrument } from "./instrument.js";
import { plain } from "./plain.js";

/** The change from one score to a later one. */
export const reliableChange = (pre, post, options) =>
  answerTo("change.reliable_change", plain(pre), plain(post), plain(options, { translate: definition }));

/** The methods by which change is found. */
export const methods = () => answer("change.methods");

/** An instrument stands for its definition. */
const definition = (value) => (value instanceof Instrument ? value.definition : undefined);
