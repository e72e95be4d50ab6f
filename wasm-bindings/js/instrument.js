import { answer } from "./call.js";
import { call, parsed, refused } from "./error.js";
import * as native from "./native.js";
import { plain } from "./plain.js";
import { Scorer } from "./scorer.js";

/** The ids of all shipped instruments, in alphabetical order. */
export const instruments = () => native.instruments();

/** What the shipped instruments are about. */
export const domains = () => answer("instrument.domains");

/** The shipped instruments that fit a query. */
export const search = (query) => answer("instrument.search", query ?? {});

/** A shipped instrument, by its id or its short title, as people write them. */
export const instrument = (id) => new Instrument(call(native.NativeInstrument.shipped, String(id)), MADE);

const MADE = Symbol("made by the engine");

/**
 * Where an instrument keeps its scorer: a property, not a private field, so that it is found through a proxy too, and
 * in a function, which observers leave as it is.
 */
const SCORER = Symbol("scorer");

/** A symbol cannot be cloned: what tries is told this, where it would otherwise make an object that scores nothing. */
const NO_CLONE = Symbol(
  "an Instrument cannot be cloned: send its toJSON() and rules, and make it anew by new Instrument(…).withRules(…)",
);

/** A questionnaire that can be scored. */
export class Instrument {
  constructor(definition, made) {
    const scorer = new Scorer(
      made === MADE ? definition : call(native.NativeInstrument.fromDefinition, plain(definition)),
    );
    const { id, version, definitionDigest, title, shortTitle, scoredItems } = scorer.shown;
    // Configurable, so that a proxy may show another value for an object, such as a proxy of it.
    const own = (value, enumerable) => ({ value, enumerable, configurable: true });
    Object.defineProperties(this, {
      id: own(id, true),
      version: own(version, true),
      definitionDigest: own(definitionDigest, true),
      title: own(title, true),
      shortTitle: own(shortTitle, true),
      scoredItems: own(Object.freeze([...scoredItems]), true),
      rules: own(Object.freeze({ ...scorer.rules }), true),
      structuredClone: own(NO_CLONE, true),
      [SCORER]: own(() => scorer, false),
    });
  }

  static fromJson(text) {
    return new Instrument(call(native.NativeInstrument.fromJson, plain(String(text))), MADE);
  }

  get definition() {
    return scorerOf(this).definition;
  }

  describe() {
    return scorerOf(this).engine.describe();
  }

  toJSON() {
    return this.definition;
  }

  withRules(rules) {
    return new Instrument(scorerOf(this).withRules(rules), MADE);
  }

  score(responses, respondent) {
    return scorerOf(this).score(responses, respondent);
  }

  summary(responses, respondent) {
    return scorerOf(this).summary(responses, respondent);
  }

  free() {
    scorerOf(this).free();
  }
}

/** Observers such as Vue's put a proxy only before what calls itself an object or a collection. */
Object.defineProperty(Instrument.prototype, Symbol.toStringTag, { value: "Instrument", configurable: true });

if (Symbol.dispose) {
  Object.defineProperty(Instrument.prototype, Symbol.dispose, {
    value: Instrument.prototype.free,
    configurable: true,
    writable: true,
  });
}

function scorerOf(instrument) {
  const scorer = instrument?.[SCORER];
  if (scorer === undefined) throw refused("wrong_type", "instrument", "a method called on an Instrument");
  return scorer();
}

/** A score from the JSON text that `scoreToJson` wrote. */
export const scoreFromJson = (text) => parsed(native.checkScore, plain(String(text)));

/** A score as it is stored: JSON text with its schema version. */
export const scoreToJson = (score) => call(native.storeScore, plain(score));
