import { branded } from "./brand.js";
import { answer } from "./call.js";
import { call, refused } from "./error.js";
import { handle, held, heldBy, hold, own } from "./handle.js";
import { engine } from "./engine.js";
import { plain } from "./plain.js";
import { Scorer } from "./scorer.js";

/** The ids of all shipped instruments, in alphabetical order. */
export const instruments = () => engine().instruments();

/** The languages that a shipped instrument can be had in. */
export const languages = (id) => answer("instrument.languages", String(id));

/** The versions that a shipped instrument can be had in. */
export const versions = (id) => answer("instrument.versions", String(id));

/** What the shipped instruments are about. */
export const domains = () => answer("instrument.domains");

/** The shipped instruments that fit a query. */
export const search = (query) => answer("instrument.search", query ?? {});

/** A shipped instrument, by its id or its short title, as people write them; in a version and a language. */
export function instrument(id, options) {
  const { version, language } = told(options);
  const found = new Instrument(call(engine().NativeInstrument.shipped, String(id), plain(version)), MADE);
  return language === null ? found : found.withLanguage(language);
}

/** What the options say, which hold nothing else. */
function told(options) {
  if (options === undefined || options === null) return { version: null, language: null };
  if (typeof options !== "object") throw refused("wrong_type", "options", 'an object such as { language: "de" }');
  const { version = null, language = null, ...others } = options;
  if (Object.keys(others).length > 0) throw refused("unknown_key", "options", "the fields version and language alone");
  return { version, language };
}

const MADE = Symbol("made by the engine");

const NO_CLONE = Symbol(
  "an Instrument cannot be cloned: send its toJSON() and rules, and make it anew by new Instrument(…).withRules(…)",
);

/** A questionnaire that can be scored. */
export class Instrument {
  constructor(definition, made) {
    const scorer = new Scorer(
      made === MADE ? definition : call(engine().NativeInstrument.fromDefinition, plain(definition)),
    );
    const { id, version, definitionDigest, title, shortTitle, scoredItems } = scorer.shown;
    Object.defineProperties(this, {
      id: own(id),
      version: own(version),
      definitionDigest: own(definitionDigest),
      title: own(title),
      shortTitle: own(shortTitle),
      scoredItems: own(Object.freeze([...scoredItems])),
      rules: own(Object.freeze({ ...scorer.rules })),
    });
    hold(this, scorer, NO_CLONE);
  }

  static fromJson(text) {
    return new Instrument(call(engine().NativeInstrument.fromJson, plain(String(text))), MADE);
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

  withLanguage(language) {
    return new Instrument(scorerOf(this).withLanguage(language), MADE);
  }

  withTranslation(translation) {
    return new Instrument(scorerOf(this).withTranslation(translation), MADE);
  }

  get texts() {
    return scorerOf(this).texts;
  }

  get translation() {
    return scorerOf(this).translation;
  }

  record(sheet, occasion, coding) {
    return scorerOf(this).record(sheet, occasion, coding);
  }

  scoreRecord(record) {
    return scorerOf(this).scoreRecord(record);
  }

  rescore(records, before) {
    if (!(before instanceof Instrument)) throw refused("wrong_type", "before", "an Instrument");
    return scorerOf(this).rescore(records, before, held(before));
  }

  verify(score) {
    return scorerOf(this).verify(score);
  }

  withMaximumMissing(most) {
    return new Instrument(scorerOf(this).withMaximumMissing(most), MADE);
  }

  score(responses, respondent, coding) {
    return scorerOf(this).score(responses, respondent, coding);
  }

  summary(responses, respondent, coding) {
    return scorerOf(this).summary(responses, respondent, coding);
  }

  free() {
    scorerOf(this).free();
  }
}

handle(Instrument, "Instrument");
branded(Instrument, "instrument");

const scorerOf = (instrument) => heldBy(instrument, Scorer, "instrument", "a method called on an Instrument");

/** A finding of a score in words. */
export const scoreFindingSentence = (finding) => answer("instrument.finding_sentence", finding);
