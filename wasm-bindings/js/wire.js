import { engine } from "./engine.js";
import { call, parsed } from "./error.js";
import { plain } from "./plain.js";

/** A record as it is stored and sent: JSON text with the names of Rust and Python, checked. */
export const toJson = (record, value) => call(engine().toJson, String(record), plain(value));

/** A record from such text, checked, with the names of JavaScript. */
export const fromJson = (record, text) => parsed(engine().fromJson, String(record), plain(String(text)));
