// Definitions and texts in other languages for an engine that has them not inside: each as it was given, until the engine
// asks for its text.
import { refused } from "./error.js";
import past from "./past.js";

const files = new Map();
let beside = () => undefined;

/**
 * Gives the engine files of this package: definitions, the objects of `therapy-goals/instruments/phq-9` and the like, by
 * which `instrument("phq-9")` then finds them, and `instrument("ies-r", { version: "1.0.0" })` those of past versions; and
 * their texts in other languages, those of `therapy-goals/languages/phq-9.de`, by which `withLanguage("de")` does. The first
 * one of a name stays.
 */
export function provide(...given) {
  for (const file of given) {
    const name = nameOf(file);
    if (name === undefined) {
      throw refused("wrong_type", "definition", "a definition or a language file, such as that of therapy-goals/instruments/phq-9 or therapy-goals/languages/phq-9.de");
    }
    if (!files.has(name)) files.set(name, file);
  }
}

/** The name by which the engine asks for a file; none where it is none of those that it knows. */
function nameOf(file) {
  if (typeof file?.language === "string") return `${file.instrument}.${file.language}`;
  if (typeof file?.id !== "string") return undefined;
  const named = `${file.id}@${file.version}`;
  return past.includes(named) ? named : file.id;
}

/** The same for texts by name. */
export function provideTexts(texts) {
  for (const [name, text] of Object.entries(texts)) if (!files.has(name)) files.set(name, text);
}

/** Where there are files: what reads the text of one that nobody gave, by its name. */
export function lookBeside(read) {
  beside = read;
}

/** The text of a file; nothing where there is none. */
export function textOf(name) {
  const found = files.get(name) ?? beside(name);
  return typeof found === "object" ? JSON.stringify(found) : found;
}
