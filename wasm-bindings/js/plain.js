// What comes in, copied before the engine sees it: getters and proxies are code of the user, which may throw
// or call this library again, so none of it runs while the engine is at work.
//
// A copy is nothing (null), a number, a text or a boolean as it is; an array that starts with a mark for
// everything else; undefined for what no plain value can be. `src/convert.rs` reads it.
import { engine } from "./engine.js";

const LIST = 0;
const OBJECT = 1;
const LONE_SURROGATE = [2];
const TOO_DEEP = [3];
const TOO_MANY = [4];
// Of what is no plain value, these tell the user what to give instead.
const DAY = [5];
const PROMISE = [6];
const INSTANCE = [7];

/**
 * A plain copy: of arrays, typed arrays, Maps and plain objects, of any realm, and of proxies that show themselves as
 * such.
 *
 * `translate` may say what stands for an object of another kind. `blank` stands for an entry that is undefined, which
 * otherwise is an entry that is not there.
 */
export function plain(value, { translate, blank } = {}) {
  try {
    return new Copier(translate, blank).copy(value, engine().maximumDepth());
  } catch (thrown) {
    if (thrown === TOO_DEEP || thrown === TOO_MANY) return thrown;
    throw thrown;
  }
}

/** Whether a copy is of an object: after the mark its names and values stand in turn. */
export const isObject = (copy) => Array.isArray(copy) && copy[0] === OBJECT;

class Copier {
  // One list can stand in many places: a small object could become a copy without end.
  #left = engine().maximumValues();
  #translate;
  #blank;

  constructor(translate, blank) {
    this.#translate = translate;
    this.#blank = blank;
  }

  copy(value, levels) {
    this.#count(1);
    switch (typeof value) {
      case "number":
      case "boolean":
        return value;
      case "string":
        return this.#text(value);
      case "undefined":
        return null;
      case "object":
        return value === null ? null : this.#nested(value, levels);
      default:
        return undefined;
    }
  }

  #nested(value, levels) {
    if (levels === 0) throw TOO_DEEP;
    if (Array.isArray(value)) return this.#list(value, levels, same);
    const entries = [OBJECT];
    const add = (found, name) => {
      const entry = found === undefined ? this.#blank : found;
      if (entry !== undefined) entries.push(this.#text(named(name)), this.copy(entry, levels - 1));
    };
    if (isPlainObject(value)) {
      for (const name of Object.keys(value)) add(value[name], name);
      return entries;
    }
    const kind = Object.prototype.toString.call(value).slice("[object ".length, -1);
    if (kind === "Map" && typeof value.forEach === "function") {
      // Its own method: what stands for a Map, in an observer or a draft, may hold its entries elsewhere.
      value.forEach(add);
      return entries;
    }
    if (ArrayBuffer.isView(value) && kind !== "DataView") return this.#list(value, levels, DECIMAL[kind] ?? same);
    const meant = this.#translate?.(value);
    return meant === undefined ? instead(value, kind) : this.#nested(meant, levels);
  }

  #list(value, levels, meant) {
    const { length } = value;
    const list = [LIST];
    for (let place = 0; place < length; place += 1) list.push(this.copy(meant(value[place]), levels - 1));
    return list;
  }

  #text(text) {
    // A long text counts for more, since it too can stand in many places.
    this.#count(text.length >>> 6);
    return isWellFormed(text) ? text : LONE_SURROGATE;
  }

  #count(values) {
    this.#left -= values;
    if (this.#left < 0) throw TOO_MANY;
  }
}

/** A Map's key as a name; one that is neither a text nor a whole number can match no name. */
function named(key) {
  if (typeof key === "string") return key;
  return Number.isInteger(key) ? String(key) : "";
}

const same = (value) => value;

/**
 * The shortest decimal that `round` takes to this number: 6.1 for what a Float32Array holds as 6.099999904632568.
 */
const shortest = (round) => (number) => {
  for (let digits = 1; digits <= 9; digits += 1) {
    const decimal = Number(number.toPrecision(digits));
    if (round(decimal) === number) return decimal;
  }
  return number;
};

/** A number of few bits means the decimal that it was written for. */
const DECIMAL = {
  Float32Array: shortest(Math.fround),
  // Where there is such an array, there is its rounding.
  Float16Array: shortest((number) => Math.f16round(number)),
};

/** What can be said to a user who gives what is no plain value. */
function instead(value, kind) {
  if (kind === "Date" || kind.startsWith("Temporal.")) return DAY;
  return typeof value.then === "function" ? PROMISE : INSTANCE;
}

/** Without a prototype, or with the `Object.prototype` of a realm, which has none itself. */
function isPlainObject(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const LONE = /\p{Surrogate}/u;
const isWellFormed = (text) => text.isWellFormed?.() ?? !LONE.test(text);
