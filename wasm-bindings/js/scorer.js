// What an instrument scores with: the engine's own instrument, and what its numbers mean.
//
// No user holds one of these, only an `Instrument`, which may stand behind a proxy; see `js/instrument.js`.
import { call, parsed, refused } from "./error.js";
import { engine } from "./engine.js";
import { plain } from "./plain.js";

// What the numbers that the engine writes are, in order; see `src/instrument.rs`.
const SCORE = 8;
// And one for each category.
const CLASSIFICATION = 2;

const NOTHING = new Float64Array();

export class Scorer {
  constructor(made) {
    this.made = made;
    this.memory = engine().moduleMemory();
    this.shown = JSON.parse(made.shown());
    // Not frozen: each score copies it, and a frozen object is copied slowly.
    this.rules = JSON.parse(made.rules());
    /** Counts the forms that were written, so that one written in the midst of another is noticed. */
    this.forms = 0;
    this.answers = NOTHING;
    this.written = NOTHING;
  }

  /** The engine's instrument. Asked for after all that runs code of the user, which may dispose of it. */
  get engine() {
    if (this.made === null) throw refused("disposed", "instrument", "an instrument that was not disposed of");
    return this.made;
  }

  get definition() {
    const { engine } = this;
    return (this.parsed ??= frozen(JSON.parse(engine.definition())));
  }

  withRules(rules) {
    const chosen = plain(rules);
    return call(() => this.engine.withRules(chosen));
  }

  withLanguage(language) {
    const given = plain(language);
    return call(() => this.engine.withLanguage(given));
  }

  withTranslation(translation) {
    const given = plain(translation);
    return call(() => this.engine.withTranslation(given));
  }

  get texts() {
    return parsed(() => this.engine.texts());
  }

  get translation() {
    return frozen(parsed(() => this.engine.translation()));
  }

  record(sheet, occasion, coding) {
    const given = [plain(sheet, { blank: null }), plain(occasion), plain(coding)];
    return parsed(() => this.engine.record(...given));
  }

  /** `before` is another instrument, and `held` what it holds. */
  rescore(records, before, held) {
    const given = plain(records);
    if (held?.memory === this.memory) return parsed(() => this.engine.rescore(given, held.engine));
    // Another engine's, which this one does not know: made anew.
    const [definition, rules] = [plain(before.definition), plain(before.rules)];
    const made = call(() => this.engine.constructor.fromDefinition(definition));
    const other = call(() => made.withRules(rules));
    try {
      return parsed(() => this.engine.rescore(given, other));
    } finally {
      made.free();
      other.free();
    }
  }

  verify(score) {
    const given = plain(score);
    return parsed(() => this.engine.verify(given));
  }

  withMaximumMissing(most) {
    const given = plain(most);
    return call(() => this.engine.withMaximumMissing(given));
  }

  /** Gives the engine's memory back. */
  free() {
    const { made } = this;
    if (made === null) return;
    this.made = null;
    // A form that is being written must not be: its room is now another's.
    this.forms += 1;
    this.answers = this.written = NOTHING;
    made.free();
  }

  score(responses, respondent, coding) {
    return this.read(this.write(responses, respondent, coding));
  }

  scoreRecord(record) {
    const given = plain(record);
    const found = call(() => this.engine.scoreRecord(given));
    this.look();
    return this.read(found);
  }

  /** The score that was written, with its findings if there are any. */
  read(found) {
    const { key, states } = this.shown;
    const { written } = this;
    const whole = this.scale(key.whole, 0);
    let place = SCORE;
    for (const scale of key.subscales) {
      put(whole.subscales, scale.id, this.scale(scale, place));
      place += SCORE;
    }
    for (const classification of key.classifications) {
      this.classify(whole, classification, place);
      place += CLASSIFICATION + classification.categories.length + classification.cutoffs.length;
    }
    for (const code of key.alerts) {
      whole.alerts.push({ code, state: states[written[place]] });
      place += 1;
    }
    if (found) whole.findings = JSON.parse(this.engine.findings());
    return whole;
  }

  summary(responses, respondent, coding) {
    this.write(responses, respondent, coding);
    const { statuses, key } = this.shown;
    const { written } = this;
    return { status: statuses[written[0]], total: orNull(written[1]), band: key.whole.bands[written[4]] ?? null };
  }

  /**
   * All that runs code of the user comes before the call, and before the answers are written for it. Whether there are
   * findings.
   */
  write(responses, respondent, coding) {
    const about = respondent === undefined ? null : plain(respondent);
    const found = this.scoreAny(responses, about, coding);
    this.look();
    return found;
  }

  scoreAny(responses, about, coding) {
    if (coding !== undefined && coding !== null) return this.scoreCoded(plain(responses, { blank: null }), plain(coding), about);
    return this.writeAnswers(responses) ? this.scoreWritten(about) : this.scoreResponses(plain(responses), about);
  }

  scoreCoded(sheet, coding, about) {
    return call(() => this.engine.scoreCoded(sheet, coding, about));
  }

  scoreWritten(about) {
    return call(() => this.engine.scoreWritten(about));
  }

  scoreResponses(answers, about) {
    return call(() => this.engine.scoreResponses(answers, about));
  }

  /**
   * Writes a plain list of finite numbers where the engine reads them, NaN for a missing answer; says no
   * where the list holds anything else, which the engine then refuses by name, and where a getter in the
   * list moved the engine's memory, scored another form or disposed of the instrument.
   */
  writeAnswers(responses) {
    const { length } = this.shown.scoredItems;
    if (!Array.isArray(responses) || responses.length !== length) return false;
    this.look();
    const { answers } = this;
    const form = (this.forms += 1);
    for (let place = 0; place < length; place += 1) {
      const answer = responses[place];
      if (form !== this.forms) return false;
      if (answer === null || answer === undefined) answers[place] = NaN;
      else if (typeof answer === "number" && Number.isFinite(answer)) answers[place] = answer;
      else return false;
    }
    // A view of memory that moved has no length.
    return answers.length === length;
  }

  /** The engine's memory moves when it grows. */
  look() {
    const { buffer } = this.memory;
    if (this.written.buffer === buffer) return;
    const { engine } = this;
    this.answers = new Float64Array(buffer, engine.answersAt(), this.shown.scoredItems.length);
    this.written = new Float64Array(buffer, engine.writtenAt(), engine.width());
  }

  scale(key, place) {
    const score = this.numbers(key, place);
    const reason = this.shown.reasons[this.written[place + 7]];
    if (reason !== undefined) score.reason = reason;
    return score;
  }

  numbers({ id, digest, better, bands, items }, place) {
    const { schemaVersion, id: instrument, version, definitionDigest, statuses, key } = this.shown;
    const { written } = this;
    const flags = written.length - key.items.length;
    const answered = written[place + 5];
    const asked = written[place + 6];
    let missing = [];
    if (answered !== asked) {
      const flagged = (most) => items.filter((item) => written[flags + item] > 0 && written[flags + item] <= most);
      missing = flagged(1);
      // A score that asked for more than these lacks what was left out of a group; another one may have it by itself.
      if (missing.length < asked - answered) missing = flagged(2);
    }
    return {
      schemaVersion,
      instrument,
      version,
      rules: { ...this.rules },
      definitionDigest,
      scale: id,
      scaleDigest: digest,
      better,
      status: statuses[written[place]],
      total: orNull(written[place + 1]),
      bounds: Number.isNaN(written[place + 2]) ? null : [written[place + 2], written[place + 3]],
      band: bands[written[place + 4]] ?? null,
      answered,
      asked,
      missing: missing.map((item) => key.items[item]),
      subscales: {},
      classifications: {},
      undecided: {},
      alerts: [],
      findings: [],
    };
  }

  classify(whole, { id, categories, cutoffs }, place) {
    const { written } = this;
    const category = categories[written[place]] ?? null;
    put(whole.classifications, id, category);
    if (category === null) {
      const reason = this.shown.reasons[written[place + 1]] ?? null;
      const possible = categories.filter((_, other) => written[place + CLASSIFICATION + other] === 1);
      const first = place + CLASSIFICATION + categories.length;
      const undecided = { reason, possible };
      for (const [other, { sex, value }] of cutoffs.entries()) {
        if (sex === null || written[first + other] !== 1) continue;
        undecided.cutoffs ??= {};
        undecided.cutoffs[sex] ??= value;
      }
      put(whole.undecided, id, undecided);
    }
  }
}

const orNull = (number) => (Number.isNaN(number) ? null : number);

/** Gives an object an entry of its own, whatever its name: to assign to `__proto__` would set the prototype. */
function put(object, name, value) {
  if (name !== "__proto__") object[name] = value;
  else Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
}

/** What JSON text said, frozen with all that is in it. */
function frozen(value) {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
