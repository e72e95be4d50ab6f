// Definitions for an engine that has none inside: each as it was given, until the engine asks for its text.
import { refused } from "./error.js";

const definitions = new Map();

/**
 * Gives the engine definitions: the objects of `therapy-goals/instruments/phq-9` and the like, by which
 * `instrument("phq-9")` then finds them. The first one of an id stays.
 */
export function provide(...given) {
  for (const definition of given) {
    if (typeof definition?.id !== "string") throw refused("wrong_type", "definition", "a definition, such as that of therapy-goals/instruments/phq-9");
    if (!definitions.has(definition.id)) definitions.set(definition.id, definition);
  }
}

/** The same for texts by id. */
export function provideTexts(texts) {
  for (const [id, text] of Object.entries(texts)) if (!definitions.has(id)) definitions.set(id, text);
}

/** The text of a definition; nothing where there is none. */
export function textOf(id) {
  const found = definitions.get(id);
  return typeof found === "object" ? JSON.stringify(found) : found;
}
