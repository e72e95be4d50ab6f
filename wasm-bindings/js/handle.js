// How an object of the user holds something of the engine's.
import { refused } from "./error.js";

/**
 * Where it holds it: a property, not a private field, so that it is found through a proxy too, and in a function, which
 * observers leave as it is.
 */
const HELD = Symbol("held");

/** Configurable, so that a proxy may show another value for an object, such as a proxy of it. */
export const own = (value, enumerable = true) => ({ value, enumerable, configurable: true });

/**
 * Lets an object hold something. A symbol, which cannot be cloned, tells what tries to clone the object why it cannot be,
 * where it would otherwise make an object that answers nothing.
 */
export function hold(object, held, noClone) {
  Object.defineProperties(object, { structuredClone: own(noClone), [HELD]: own(() => held, false) });
}

/** What an object holds; nothing where another copy of this package made it. */
export const held = (object) => object?.[HELD]?.();

/** What an object holds, which is of this kind. */
export function heldBy(object, kind, path, expected) {
  const found = held(object);
  if (!(found instanceof kind)) throw refused("wrong_type", path, expected);
  return found;
}

/** A class of such objects, each with a method `free`. Its name is said, since a bundler may give it another. */
export function handle(kind, name) {
  // Observers such as Vue's put a proxy only before what calls itself an object or a collection.
  Object.defineProperty(kind.prototype, Symbol.toStringTag, own(name, false));
  // For `using`, where the platform has it.
  if (Symbol.dispose) {
    Object.defineProperty(kind.prototype, Symbol.dispose, { ...own(kind.prototype.free, false), writable: true });
  }
}
