import { call, parsed } from "./error.js";
import * as native from "./native.js";
import { plain } from "./plain.js";

/** The ids of all shipped instruments, in alphabetical order. */
export const instruments = () => native.instruments();

/** What the shipped instruments are about. */
export const domains = () => call(() => native.domains());

/** The shipped instruments that fit a query. */
export const search = (query) => parsed(native.search, plain(query ?? {}));

/** A shipped instrument, by its id or its short title, as people write them. */
export const instrument = (id) => new Instrument(call(native.NativeInstrument.shipped, String(id)), SHIPPED);

const SHIPPED = Symbol("made by the engine");

let memory;

// What the numbers that the engine writes are, in order; see `src/instrument.rs`.
const SCORE = 7;
// And one for each category.
const CLASSIFICATION = 2;

/** A questionnaire that can be scored. */
export class Instrument {
  #native;
  #shown;
  #rules;
  #definition;
  /** Counts the forms that were written, so that one written in the midst of another is noticed. */
  #forms = 0;
  #answers = new Float64Array();
  #written = new Float64Array();

  constructor(definition, made) {
    this.#native = made === SHIPPED ? definition : call(native.NativeInstrument.fromDefinition, plain(definition));
    this.#shown = JSON.parse(this.#native.shown());
    this.#rules = JSON.parse(this.#native.rules());
  }

  static fromJson(text) {
    return new Instrument(call(native.NativeInstrument.fromJson, plain(String(text))), SHIPPED);
  }

  get id() {
    return this.#shown.id;
  }

  get version() {
    return this.#shown.version;
  }

  get title() {
    return this.#shown.title;
  }

  get shortTitle() {
    return this.#shown.shortTitle;
  }

  get scoredItems() {
    return [...this.#shown.scoredItems];
  }

  get rules() {
    return { ...this.#rules };
  }

  get definition() {
    this.#definition ??= this.#native.definition();
    return JSON.parse(this.#definition);
  }

  describe() {
    return this.#native.describe();
  }

  toJSON() {
    return this.definition;
  }

  withRules(rules) {
    const chosen = plain(rules);
    return new Instrument(call(() => this.#native.withRules(chosen)), SHIPPED);
  }

  score(responses, respondent) {
    this.#write(responses, respondent);
    const { key, states } = this.#shown;
    const written = this.#written;
    const whole = this.#scale(key.whole, 0);
    let place = SCORE;
    for (const scale of key.subscales) {
      put(whole.subscales, scale.id, this.#scale(scale, place));
      place += SCORE;
    }
    for (const { id, categories } of key.classifications) {
      this.#classify(whole, id, categories, place);
      place += CLASSIFICATION + categories.length;
    }
    for (const code of key.alerts) {
      whole.alerts.push({ code, state: states[written[place]] });
      place += 1;
    }
    return whole;
  }

  summary(responses, respondent) {
    this.#write(responses, respondent);
    const { statuses, key } = this.#shown;
    const written = this.#written;
    return { status: statuses[written[0]], total: orNull(written[1]), band: key.whole.bands[written[4]] ?? null };
  }

  /** All that runs code of the user comes before the call, and before the answers are written for it. */
  #write(responses, respondent) {
    const about = respondent === undefined ? null : plain(respondent);
    if (this.#writeAnswers(responses)) {
      call(() => this.#native.scoreWritten(about));
    } else {
      const answers = plain(responses);
      call(() => this.#native.scoreResponses(answers, about));
    }
    this.#look();
  }

  /**
   * Writes a plain list of finite numbers where the engine reads them, NaN for a missing answer; says no
   * where the list holds anything else, which the engine then refuses by name, and where a getter in the
   * list moved the engine's memory or scored another form.
   */
  #writeAnswers(responses) {
    const length = this.#shown.scoredItems.length;
    if (!Array.isArray(responses) || responses.length !== length) return false;
    this.#look();
    const answers = this.#answers;
    const form = (this.#forms += 1);
    for (let place = 0; place < length; place += 1) {
      const answer = responses[place];
      if (answer === null || answer === undefined) answers[place] = NaN;
      else if (typeof answer === "number" && Number.isFinite(answer)) answers[place] = answer;
      else return false;
    }
    // A view of memory that moved has no length.
    return form === this.#forms && answers.length === length;
  }

  /** The engine's memory moves when it grows. */
  #look() {
    memory ??= native.moduleMemory();
    const { buffer } = memory;
    if (this.#written.buffer === buffer) return;
    this.#answers = new Float64Array(buffer, this.#native.answersAt(), this.#shown.scoredItems.length);
    this.#written = new Float64Array(buffer, this.#native.writtenAt(), this.#native.width());
  }

  #scale({ id, bands, items }, place) {
    const { schemaVersion, id: instrument, version, statuses, key } = this.#shown;
    const written = this.#written;
    const flags = written.length - key.items.length;
    const answered = written[place + 5];
    const asked = written[place + 6];
    return {
      schemaVersion,
      instrument,
      version,
      rules: { ...this.#rules },
      scale: id,
      status: statuses[written[place]],
      total: orNull(written[place + 1]),
      bounds: Number.isNaN(written[place + 2]) ? null : [written[place + 2], written[place + 3]],
      band: bands[written[place + 4]] ?? null,
      answered,
      asked,
      missing:
        answered === asked ? [] : items.filter((item) => written[flags + item] === 1).map((item) => key.items[item]),
      subscales: {},
      classifications: {},
      undecided: {},
      alerts: [],
    };
  }

  #classify(whole, id, categories, place) {
    const written = this.#written;
    const category = categories[written[place]] ?? null;
    put(whole.classifications, id, category);
    if (category === null) {
      const reason = this.#shown.reasons[written[place + 1]] ?? null;
      const possible = categories.filter((_, other) => written[place + CLASSIFICATION + other] === 1);
      put(whole.undecided, id, { reason, possible });
    }
  }
}

const orNull = (number) => (Number.isNaN(number) ? null : number);

/** Gives an object an entry of its own, whatever its name: to assign to `__proto__` would set the prototype. */
function put(object, name, value) {
  if (name !== "__proto__") object[name] = value;
  else Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
}

/** A score from the JSON text that `scoreToJson` wrote. */
export const scoreFromJson = (text) => parsed(native.checkScore, plain(String(text)));

/** A score as it is stored: JSON text with its schema version. */
export const scoreToJson = (score) => call(native.storeScore, plain(score));
