import { parsed } from "./error.js";
import { engine } from "./engine.js";
import { plain } from "./plain.js";

/** The engine's answer to a call by its name, from its arguments and then its options. */
export const answer = (name, ...given) => answerTo(name, ...given.map((value) => plain(value)));

/** As `answer`, from values that were copied. */
export const answerTo = (name, ...copies) => parsed(engine().call, name, copies);
