// An instrument in the hands of an application: behind the proxies of observers, in a console, between threads, and
// disposed of.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { isReactive, reactive, readonly, ref, shallowReactive } from "@vue/reactivity";

import * as native from "../dist/native.js";
import * as tg from "../dist/node.js";

const ANSWERS = [2, 2, 2, 2, 1, 1, 2, 0, 0];
const goal = (id, urgency) => ({
  id,
  title: `the ${id}`,
  horizon: "short",
  ratings: { client: { urgency, importance: 3, readiness: 3 } },
});
const fault = (run) => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof tg.TherapyGoalsError, error.stack);
    return [error.code, error.path];
  }
  return assert.fail("no error");
};

/** The traps of an observer, which reads with the proxy as `this`, and hands out proxies for what is in it. */
const observing = (wrap) => ({
  get: (target, name, receiver) => wrap(Reflect.get(target, name, receiver)),
  set: (target, name, value, receiver) => Reflect.set(target, name, value, receiver),
});
/** A proxy before each object, as of Vue, which leaves alone what cannot change. */
function deep(value) {
  const observed = typeof value === "object" && value !== null && !ArrayBuffer.isView(value) && !Object.isFrozen(value);
  return observed ? new Proxy(value, observing(deep)) : value;
}
/** A draft as of Immer: the proxy of another object, which stands for the first by its traps. */
function draft(base) {
  if (typeof base !== "object" || base === null) return base;
  return new Proxy(Array.isArray(base) ? [] : {}, {
    get: (_, name) => draft(Reflect.get(base, name)),
    has: (_, name) => name in base,
    ownKeys: () => Reflect.ownKeys(base),
    getPrototypeOf: () => Object.getPrototypeOf(base),
    getOwnPropertyDescriptor: (_, name) => {
      const own = Reflect.getOwnPropertyDescriptor(base, name);
      return own && { value: base[name], enumerable: own.enumerable, writable: true, configurable: !Array.isArray(base) || name !== "length" };
    },
  });
}

const PROXIES = {
  "without traps": (value) => new Proxy(value, {}),
  "with the proxy as this": (value) => new Proxy(value, observing((read) => read)),
  "before every object": deep,
  "with every trap": (value) => new Proxy(value, Reflect),
  "of Vue: reactive": (value) => reactive(value),
  "of Vue: ref": (value) => ref(value).value,
  "of Vue: in a store": (value) => reactive({ held: { value } }).held.value,
  "of Vue: readonly": (value) => readonly(value),
  "of Vue: shallow": (value) => shallowReactive({ value }).value,
};

for (const [name, proxied] of Object.entries(PROXIES)) {
  test(`an instrument behind a proxy ${name}`, () => {
    const phq9 = tg.instrument("phq-9");
    const held = proxied(phq9);
    assert.equal(held.id, "phq-9");
    assert.deepEqual([held.version, held.title, held.shortTitle], [phq9.version, phq9.title, phq9.shortTitle]);
    assert.deepEqual([held.scoredItems, held.rules], [phq9.scoredItems, phq9.rules]);
    assert.deepEqual(held.score(ANSWERS, { age: 34 }), phq9.score(ANSWERS, { age: 34 }));
    assert.deepEqual(held.score({ 1: 2 }), phq9.score({ 1: 2 }));
    assert.deepEqual(held.summary(ANSWERS), phq9.summary(ANSWERS));
    assert.equal(held.describe(), phq9.describe());
    assert.equal(JSON.stringify(held), JSON.stringify(phq9));
    assert.deepEqual(held.withRules({ prorating: "cms_minimum_data_set" }).rules, { ...phq9.rules, prorating: "cms_minimum_data_set" });
    assert.deepEqual(fault(() => held.score([9, 2, 2, 2, 1, 1, 2, 0, 0])), ["out_of_range", "responses.1"]);
    assert.ok(held instanceof tg.Instrument);
    const published = { method: "published", threshold: "nhs_talking_therapies" };
    assert.deepEqual(
      tg.change.reliableChange(16, 8, { ...published, instrument: held }),
      tg.change.reliableChange(16, 8, { ...published, instrument: phq9 }),
    );
    held.free();
    assert.deepEqual(fault(() => phq9.score(ANSWERS)), ["disposed", "instrument"]);
  });
}

for (const [name, proxied] of Object.entries(PROXIES)) {
  test(`a prepared ranking behind a proxy ${name}`, () => {
    const goals = [goal("sleep", 3), goal("walk", 4)];
    const prepared = tg.priority.prepare(goals, { arrows: [{ from: "sleep", to: "walk" }] });
    const held = proxied(prepared);
    assert.ok(held instanceof tg.priority.Prepared);
    assert.deepEqual(held.ranking(), prepared.ranking());
    const change = { code: "set_rating", goal: "sleep", rater: "client", criterion: "urgency", to: 5 };
    const later = proxied(held.withChanges([change]));
    assert.deepEqual(held.compare(later.ranking()).facts, [change]);
    held.free();
    prepared[Symbol.dispose]();
    for (const run of [
      () => prepared.ranking(),
      () => prepared.whatIf([change]),
      () => held.withChanges([change]),
      () => prepared.compare(later.ranking()),
    ]) {
      assert.deepEqual(fault(run), ["disposed", "prepared"]);
    }
    // What was made of it goes on.
    assert.equal(later.ranking().top, "sleep");
  });
}

test("what a stored score says is compared with its definition", () => {
  const gad7 = tg.instrument("gad-7");
  const score = gad7.score([2, 2, 2, 1, 1, 1, 0]);
  assert.deepEqual(gad7.verify(score), { verdict: "consistent", differs: [] });
  assert.deepEqual(gad7.verify({ ...score, band: "severe" }), { verdict: "inconsistent", differs: ["band"] });
  assert.deepEqual(tg.instrument("phq-9").verify(score), { verdict: "cannot_say", differs: [] });
  assert.deepEqual(fault(() => gad7.verify(null)), ["wrong_type", "score"]);
});

test("a sheet that arrives coded otherwise", () => {
  const gad7 = tg.instrument("gad-7");
  const coding = { lowest: 1, missing: [999, "-"], texts: true };
  // Of 1 to 4 each is one too high; the mean of the others stands for the missing one.
  assert.equal(gad7.score([1, 2, 4, 1, 1, "3", 999], null, coding).total, 7);
  assert.equal(gad7.summary([1, 2, 4, 1, 1, "3", "-"], {}, coding).total, 7);
  const row = { gad7_1: "Several days", gad7_2: null, id: "x" };
  for (const item of [3, 4, 5, 6, 7]) row[`gad7_${item}`] = "Not at all";
  assert.equal(gad7.score(row, null, { labels: true, columns: "gad7_{item}" }).total, 7 / 6);
  assert.equal(gad7.score([NaN, 0, 0, 0, 0, 0, 0], null, {}).status, "prorated");
  assert.deepEqual(fault(() => gad7.score([Infinity, 0, 0, 0, 0, 0, 0], null, {})), ["infinite", "responses.1"]);
  assert.throws(() => gad7.score([1, 2, 4, 1, 1, 3, 4], null, {}), { message: /lowest = 1/ });
  assert.equal(fault(() => gad7.score([0, 0, 0, 0, 0, 0, 0], null, { lowst: 1 }))[0], "unknown_key");
  assert.deepEqual(fault(() => gad7.score([0, 0, 0, 0, 0, 0, 0], null, { missing: [0] }))[1], "coding.missing[0].1");
  assert.deepEqual(fault(() => gad7.score([0, 0, 0, 0, 0, 0, 0], null, 5)), ["wrong_type", "coding"]);
});

test("a caller's own rule for missing items", () => {
  const pcl5 = tg.instrument("pcl-5").withMaximumMissing(2);
  assert.equal(pcl5.rules.prorating, "caller:2");
  const answers = [null, ...Array(19).fill(1)];
  assert.equal(pcl5.score(answers).total, 20);
  assert.deepEqual(pcl5.score(answers), tg.fromJson("Score", tg.toJson("Score", pcl5.score(answers))));
  assert.equal(tg.instrument("pcl-5").withRules({ prorating: "caller:2" }).score(answers).total, 20);
  for (const most of [0, 20, 300, 2 ** 40]) {
    assert.equal(fault(() => tg.instrument("pcl-5").withMaximumMissing(most))[1], "maximumMissing");
  }
  assert.deepEqual(fault(() => tg.instrument("pcl-5").withMaximumMissing("2")), ["wrong_type", "maximumMissing"]);
  // Every score of the PHQ-9 has a published rule.
  assert.deepEqual(fault(() => tg.instrument("phq-9").withMaximumMissing(2)), ["unknown_rule", "maximumMissing"]);
});

test("a prepared ranking is made by prepare alone, and is not cloned", () => {
  const prepared = tg.priority.prepare([goal("sleep", 3)]);
  assert.throws(() => structuredClone(prepared), { message: /prepare them anew/ });
  assert.deepEqual(fault(() => new tg.priority.Prepared()), ["wrong_type", "prepared"]);
  for (const other of [undefined, {}, tg.instrument("phq-9")]) {
    assert.deepEqual(fault(() => prepared.ranking.call(other)), ["wrong_type", "prepared"]);
    assert.deepEqual(fault(() => tg.Instrument.prototype.score.call(prepared, ANSWERS)), ["wrong_type", "instrument"]);
  }
  const disposing = { get code() { prepared.free(); return "set_today"; } };
  assert.deepEqual(fault(() => prepared.whatIf([disposing])), ["disposed", "prepared"]);
});

for (const [name, proxied] of Object.entries({ ...PROXIES, "of a draft": draft })) {
  test(`scores, goals and situations behind a proxy ${name}`, () => {
    const phq9 = tg.instrument("phq-9");
    const [pre, post] = [phq9.score([3, 3, 3, 3, 2, 3, 2, 1, 1]), phq9.score(ANSWERS)];
    const options = { method: "published", instrument: phq9, threshold: "nhs_talking_therapies" };
    const expected = tg.change.reliableChange(pre, post, options);
    assert.deepEqual(tg.change.reliableChange(proxied(pre), proxied(post), options), expected);
    assert.equal(tg.toJson("Score", proxied(pre)), tg.toJson("Score", pre));
    assert.deepEqual(phq9.score(proxied([...ANSWERS]), proxied({ age: 34, sex: "female" })), post);
    assert.deepEqual(phq9.score(proxied({ 1: 2, 9: null })), phq9.score({ 1: 2, 9: null }));
    const goals = [goal("sleep", 3), goal("walk", 4)];
    const situation = { arrows: [{ from: "sleep", to: "walk" }], policy: { order: "leverage" } };
    const ranking = tg.priority.rank(goals, situation);
    assert.deepEqual(tg.priority.rank(proxied(goals), proxied(situation)), ranking);
    assert.deepEqual(tg.priority.explain(proxied(ranking)), tg.priority.explain(ranking));
    assert.deepEqual(tg.goal.check(proxied(goal("sleep", 3))), tg.goal.check(goal("sleep", 3)));
    assert.equal(tg.attainment.tScore(proxied([1, 0, -1]), proxied({ weights: [1, 2, 3] })), tg.attainment.tScore([1, 0, -1], { weights: [1, 2, 3] }));
    const definition = structuredClone(phq9.definition);
    assert.deepEqual(new tg.Instrument(proxied(definition)).score(ANSWERS), post);
  });
}

test("what an observer puts in the place of a Map is read with its own entries", () => {
  const phq9 = tg.instrument("phq-9");
  const answers = new Map(ANSWERS.map((answer, place) => [place + 1, answer]));
  const observed = reactive(answers);
  assert.ok(isReactive(observed));
  assert.deepEqual(phq9.score(observed), phq9.score(ANSWERS));
  // A draft as of Immer: a Map by its class, with the entries elsewhere.
  class Draft extends Map {
    forEach(read) {
      answers.forEach((entry, name) => read(entry, name, this));
    }
  }
  assert.deepEqual(phq9.score(new Draft()), phq9.score(ANSWERS));
  // An observable as of MobX: of another class.
  const observable = { __proto__: { forEach: (read) => answers.forEach(read), [Symbol.toStringTag]: "Map" } };
  Object.setPrototypeOf(Object.getPrototypeOf(observable), { constructor: class ObservableMap {} });
  assert.deepEqual(phq9.score(observable), phq9.score(ANSWERS));
});

test("an instrument in a reactive store is the very instrument", () => {
  const phq9 = tg.instrument("phq-9");
  assert.equal(ref(phq9).value, phq9);
  assert.equal(reactive({ phq9 }).phq9, phq9);
});

test("an instrument that Vue does observe scores all the same", () => {
  class Observed extends tg.Instrument {
    get [Symbol.toStringTag]() {
      return "Object";
    }
  }
  const observed = reactive(new Observed(tg.instrument("phq-9").definition));
  assert.ok(isReactive(observed));
  assert.equal(observed.id, "phq-9");
  assert.deepEqual(observed.score(ANSWERS), tg.instrument("phq-9").score(ANSWERS));
  const published = { method: "published", instrument: observed, threshold: "nhs_talking_therapies" };
  assert.equal(tg.change.reliableChange(16, 8, published).label, "improved");
});

test("a method that lost its instrument says so", () => {
  const { score } = tg.instrument("phq-9");
  for (const wrong of [undefined, null, {}, 1, Object.create(tg.Instrument.prototype)]) {
    assert.deepEqual(fault(() => score.call(wrong, ANSWERS)), ["wrong_type", "instrument"]);
  }
});

test("an instrument shows itself in a console", () => {
  const phq9 = tg.instrument("phq-9");
  const { id, version, definitionDigest, title, shortTitle, scoredItems, rules } = phq9;
  const shown = Object.fromEntries(Object.entries(phq9).filter(([, value]) => typeof value !== "symbol"));
  assert.deepEqual(shown, { id, version, definitionDigest, title, shortTitle, scoredItems, rules });
  for (const text of ["Instrument {", "id: 'phq-9'", "shortTitle: 'PHQ-9'", `title: '${title}'`, "prorating:"]) {
    assert.ok(inspect(phq9).includes(text), inspect(phq9));
  }
  assert.deepEqual(JSON.parse(JSON.stringify(phq9)), phq9.definition);
  // Whoever changes what is shown is told, and the instrument stays.
  assert.throws(() => { phq9.id = "other"; }, TypeError);
  assert.throws(() => { phq9.rules.prorating = "other"; }, TypeError);
  assert.throws(() => { phq9.scoredItems.pop(); }, TypeError);
  assert.equal(phq9.score(ANSWERS).instrument, "phq-9");
});

test("a clone that could score nothing is refused, and the way across is open", async () => {
  const phq9 = tg.instrument("phq-9").withRules({ prorating: "cms_minimum_data_set" });
  const { port1, port2 } = new MessageChannel();
  for (const clone of [structuredClone, (value) => port1.postMessage(value)]) {
    for (const value of [phq9, [phq9], { held: phq9 }, { ...phq9 }]) {
      assert.throws(() => clone(value), (error) => {
        assert.equal(error.name, "DataCloneError");
        return error.message.includes("an Instrument cannot be cloned: send its toJSON() and rules");
      });
    }
  }
  port1.postMessage([phq9.toJSON(), phq9.rules]);
  const [definition, rules] = await new Promise((resolve) => port2.once("message", resolve));
  port1.close();
  const received = new tg.Instrument(definition).withRules(rules);
  assert.deepEqual(received.score([1, 1, 1, 1, 1, 1, 1, null, null]), phq9.score([1, 1, 1, 1, 1, 1, 1, null, null]));
  assert.deepEqual(received, phq9);
  for (const id of tg.instruments()) {
    const one = tg.instrument(id);
    assert.deepEqual(new tg.Instrument(one.toJSON()).withRules(one.rules), one, id);
    assert.deepEqual(tg.Instrument.fromJson(JSON.stringify(one)).rules, one.rules, id);
  }
});

test("a definition is read once, and cannot be changed", () => {
  const phq9 = tg.instrument("phq-9");
  assert.equal(phq9.definition, phq9.definition);
  assert.equal(phq9.toJSON(), phq9.definition);
  const parts = [phq9.definition];
  for (const part of parts) {
    assert.ok(Object.isFrozen(part));
    parts.push(...Object.values(part).filter((value) => typeof value === "object" && value !== null));
  }
  assert.ok(parts.length > 100, `${parts.length}`);
  assert.throws(() => { phq9.definition.items[0].id = "other"; }, TypeError);
  assert.throws(() => phq9.definition.items.pop(), TypeError);
  const copy = structuredClone(phq9.definition);
  copy.id = "own";
  assert.equal(new tg.Instrument(copy).id, "own");
  assert.equal(phq9.definition.id, "phq-9");
});

test("what is disposed of scores no more", () => {
  const phq9 = tg.instrument("phq-9");
  const other = tg.instrument("phq-9");
  const derived = phq9.withRules({});
  phq9.free();
  phq9.free();
  phq9[Symbol.dispose]();
  for (const run of [
    () => phq9.score(ANSWERS),
    () => phq9.score(Float64Array.from(ANSWERS)),
    () => phq9.score({ 1: 2 }),
    () => phq9.score(null),
    () => phq9.summary(ANSWERS),
    () => phq9.withRules({}),
    () => phq9.describe(),
    () => phq9.definition,
    () => phq9.toJSON(),
    () => tg.change.reliableChange(16, 8, { method: "published", instrument: phq9 }),
  ]) {
    assert.deepEqual(fault(run), ["disposed", "instrument"]);
  }
  // What it showed it shows still, and those beside it go on.
  assert.equal(phq9.id, "phq-9");
  assert.equal(other.score(ANSWERS).total, 12);
  assert.equal(derived.score(ANSWERS).total, 12);
});

test("a getter that disposes of the instrument has nothing written where it was", () => {
  const [one, other] = [123_456.789, 987_654.321];
  for (const make of [
    (free) => [Object.defineProperty([0, one, other, other], 0, { get: () => (free(), one) })],
    (free) => [Object.defineProperty([0, one, other, other], 3, { get: () => (free(), one) })],
    (free) => [{ get 1() { return free(), one; }, 2: other }],
    (free) => [[0, 0, 0, 0], { get age() { return free(), 34; } }],
  ]) {
    const ors = tg.instrument("ors");
    const free = () => {
      ors.free();
      // What was written before is not meant.
      new Float64Array(native.moduleMemory().buffer).forEach((number, place, all) => {
        if (number === one || number === other) all[place] = 0;
      });
    };
    assert.deepEqual(fault(() => ors.score(...make(free))), ["disposed", "instrument"]);
    const written = new Float64Array(native.moduleMemory().buffer);
    assert.ok(!written.includes(one) && !written.includes(other));
  }
});

/** A definition of its own, of another size than its neighbours. */
function own(number) {
  const definition = structuredClone(tg.instrument("gad-2").definition);
  definition.id = `own-${number}`;
  definition.title = "x".repeat(1 + (number % 97));
  for (const item of definition.items) item.tag = "y".repeat(1 + ((number * 7) % 61));
  return JSON.stringify(definition);
}
const texts = Array.from({ length: 97 * 61 }, (_, number) => own(number));
const bytes = () => native.moduleMemory().buffer.byteLength;

test("30,000 definitions, made, scored and disposed of in turn, take the room of one", () => {
  const turn = (number) => {
    const instrument = tg.Instrument.fromJson(texts[number % texts.length]);
    assert.equal(instrument.score([1, 2]).total, 3);
    instrument.free();
  };
  for (let number = 0; number < texts.length; number += 1) turn(number);
  const before = bytes();
  for (let number = 0; number < 30_000; number += 1) turn(number);
  assert.equal(bytes(), before);
});

test("what nobody holds any more gives its room back without being disposed of", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const turn = async () => {
    for (let number = 0; number < 500; number += 1) tg.Instrument.fromJson(texts[number]).score([1, 2]);
    collect();
    // The engine is told of what was collected between two tasks.
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  for (let number = 0; number < 4; number += 1) await turn();
  const before = bytes();
  for (let number = 0; number < 20; number += 1) await turn();
  // 10,000 more would take over 100 MB.
  assert.ok(bytes() - before < 4_000_000, `${bytes() - before}`);
});

test("a score over two instruments takes what JavaScript holds", () => {
  const parts = ["phq-2", "gad-2"];
  const known = { source: "own", status: "confirmed" };
  const items = (part) => [`${part}.1`, `${part}.2`];
  const both = new tg.Instrument({
    schema_version: "1.0", id: "of-two", version: "1", title: "Of two", short_title: "Two", measures: "distress",
    domains: ["distress"], respondent: { who: "client" }, answers: { kind: "scores" },
    licence: { wording_may_ship: false, terms: "ours", source: "own" }, sources: [{ id: "own", citation: "Our clinic" }],
    response_scales: [{ id: "days", options: [0, 1, 2, 3].map((value) => ({ value })) }],
    items: parts.flatMap(items).map((id) => ({ id, tag: "an item", response_scale: "days" })),
    parts,
    subscales: parts.map((id) => ({ id, method: "sum", items: items(id), ...known })),
    total: { id: "total", method: "combination", parts: parts.map((subscale) => ({ subscale })), ...known },
  });
  const [phq2, gad2] = parts.map((id) => tg.instrument(id));
  const about = { client: "c-17", rater: "client", date: "2026-11-26" };
  const mood = phq2.record([2, 1], { id: "m", ...about });
  const worry = (more) => gad2.record([1, 1], { id: "w", ...about, ...more });
  for (const given of [
    { "phq-2": mood, "gad-2": worry({}) },
    { "phq-2": phq2.score([2, 1]), "gad-2": gad2.score([1, 1]) },
    { "phq-2": phq2.score([2, 1]), "gad-2": [1, 1] },
    new Map([["phq-2", new Map([[1, 2], [2, 1]])], ["gad-2", [1, 1]]]),
  ]) {
    const score = both.score(given);
    assert.deepEqual([score.total, score.missing, "reason" in score], [5, [], false]);
    assert.equal(both.summary(given).total, 5);
  }
  for (const [field, value] of [["date", "2026-11-27"], ["rater", "parent"], ["client", "c"]]) {
    const given = { "phq-2": mood, "gad-2": worry({ [field]: value }) };
    assert.deepEqual(fault(() => both.score(given)), ["inconsistent", `responses.gad-2.${field}`]);
  }
  assert.equal(both.score({ "phq-2": mood }).total, null);
});

test("a score without a value says why", () => {
  const normed = structuredClone(tg.instrument("phq-2").definition);
  normed.id = "normed";
  normed.subscales = [{
    id: "t_score", method: "sum", items: ["1"], source: "kroenke_2003", status: "confirmed",
    norms: {
      kind: "t_score", licence: "ours", source: normed.total.source, status: "confirmed",
      tables: [{ ages: { from: 18 }, rows: [40, 50, 55, 60].map((reported, raw) => ({ raw, reported })) }],
    },
  }];
  normed.subscales[0].source = normed.total.source;
  const own = new tg.Instrument(normed);
  assert.equal(own.score([1, 1], { age: 30 }).subscales.t_score.total, 50);
  const score = own.score([1, 1]);
  assert.deepEqual([score.subscales.t_score.total, score.subscales.t_score.reason], [null, "age_required"]);
  const text = tg.toJson("Score", score);
  assert.equal(JSON.parse(text).subscales.t_score.reason, "age_required");
  assert.deepEqual(tg.fromJson("Score", text), score);
});
