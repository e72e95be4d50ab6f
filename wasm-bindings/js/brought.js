// Definitions and texts in other languages for an engine that has them not inside: each as it was given, until the engine
// asks for its text.
import { refused } from "./error.js";

const files = new Map();

/**
 * Gives the engine files of this package: definitions, the objects of `therapy-goals/instruments/phq-9` and the like, by
 * which `instrument("phq-9")` then finds them, and their texts in other languages, those of
 * `therapy-goals/languages/phq-9.de`, by which `withLanguage("de")` does. The first one of a name stays.
 */
export function provide(...given) {
  for (const file of given) {
    const name = typeof file?.language === "string" ? `${file.instrument}.${file.language}` : file?.id;
    if (typeof name !== "string") {
      throw refused("wrong_type", "definition", "a definition or a language file, such as that of therapy-goals/instruments/phq-9 or therapy-goals/languages/phq-9.de");
    }
    if (!files.has(name)) files.set(name, file);
  }
}

/** The same for texts by name. */
export function provideTexts(texts) {
  for (const [name, text] of Object.entries(texts)) if (!files.has(name)) files.set(name, text);
}

/** The text of a file; nothing where there is none. */
export function textOf(name) {
  const found = files.get(name);
  return typeof found === "object" ? JSON.stringify(found) : found;
}
