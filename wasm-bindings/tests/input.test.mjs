// What comes in: code of the user that runs while a value is read, and values of every kind that JavaScript has.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

import * as tg from "../dist/node.js";

const ANSWERS = [2, 2, 2, 2, 1, 1, 2, 0, 0];
const NAMED = Object.fromEntries(ANSWERS.map((answer, place) => [String(place + 1), answer]));
const fault = (run) => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof tg.TherapyGoalsError, error.stack);
    return [error.code, error.path];
  }
  return assert.fail("no error");
};
const goal = (id) => ({ id, title: `the ${id}`, horizon: "short" });

/**
 * A definition of one's own: two items, each from 0 to 59, and classifications whose category follows from the
 * first, where the second is 1.
 */
function definition(classifications, scale = "part") {
  const source = { source: "own", status: "confirmed" };
  const sum = { method: "sum", items: ["1", "2"], better: "lower", ...source };
  const options = Array.from({ length: 60 }, (_, value) => ({ value }));
  const rules = (cases) => ({ default: "own", rules: [{ id: "own", cases, otherwise: "otherwise", ...source }] });
  return {
    schema_version: "1.0",
    id: "own",
    version: "1",
    title: "Own",
    short_title: "Own",
    measures: "strain",
    domains: ["distress"],
    respondent: { who: "client" },
    answers: { kind: "scores" },
    licence: { wording_may_ship: true, terms: "ours", source: "own" },
    sources: [{ id: "own", citation: "Our clinic" }],
    response_scales: [{ id: "s", options }],
    items: ["1", "2"].map((id) => ({ id, tag: "an item", response_scale: "s" })),
    subscales: [{ id: scale, title: "a part", ...sum }],
    total: { id: "total", ...sum },
    classifications: classifications.map(({ id, categories }) => ({
      id,
      title: "what it is",
      rules: rules(categories.map((code, place) => ({ code, when: { all: [{ item: "1", equals: place }, { item: "2", equals: 1 }] } }))),
    })),
  };
}

test("what a getter or a proxy throws reaches the user, and the instrument goes on", () => {
  const phq9 = tg.instrument("phq-9");
  const expected = phq9.score(ANSWERS);
  class Boom extends Error {}
  const boom = () => {
    throw new Boom();
  };
  const throwing = Object.defineProperty([...ANSWERS], 3, { get: boom });
  const proxied = (target) => new Proxy(target, { get: boom, ownKeys: boom, getPrototypeOf: boom });
  for (const run of [
    () => phq9.score({ get 1() { return boom(); } }),
    () => phq9.score(throwing),
    () => phq9.score(proxied({})),
    () => phq9.score(proxied([])),
    () => phq9.score(ANSWERS, { get age() { return boom(); } }),
    () => phq9.score(ANSWERS, proxied({})),
    () => phq9.summary({ get 1() { return boom(); } }),
    () => phq9.withRules({ get prorating() { return boom(); } }),
    () => tg.goal.check({ get id() { return boom(); } }),
    () => tg.attainment.tScore([1], { get rho() { return boom(); } }),
    () => tg.priority.rank([goal("a")], { get arrows() { return boom(); } }),
  ]) {
    assert.throws(run, Boom);
    assert.deepEqual(phq9.score(ANSWERS), expected);
  }
  // A text that is thrown is no error of the engine.
  assert.throws(() => phq9.score({ get 1() { throw "☠"; } }), (thrown) => thrown === "☠");
  assert.deepEqual(phq9.score(ANSWERS), expected);
});

test("a getter may score with the same instrument", () => {
  const phq9 = tg.instrument("phq-9");
  const expected = phq9.score(ANSWERS);
  const other = () => phq9.score([3, 3, 3, 3, 3, 3, 3, 3, 3]).total;
  const list = Object.defineProperty([...ANSWERS], 4, { get: () => (other(), 1) });
  assert.deepEqual(phq9.score(list), expected);
  assert.deepEqual(phq9.score({ ...NAMED, get 5() { return other(), 1; } }), expected);
  assert.deepEqual(phq9.score(ANSWERS, { get age() { return other(), null; } }), expected);
});

test("a getter that makes the engine's memory grow does not change the answers", () => {
  const phq9 = tg.instrument("phq-9");
  const expected = phq9.score(ANSWERS);
  phq9.score([3, 3, 3, 3, 3, 3, 3, 3, 3]);
  let grown = 0;
  const list = [...ANSWERS];
  Object.defineProperty(list, 0, {
    get: () => {
      // More than what is free at any time.
      grown += fault(() => tg.Instrument.fromJson("x".repeat(60_000_000))).length;
      return 2;
    },
  });
  assert.deepEqual(phq9.score(list), expected);
  assert.ok(grown > 0);
});

test("what is neither a list, a Map nor a plain object is refused by name", () => {
  class Form {
    1 = 2;
  }
  const phq9 = tg.instrument("phq-9");
  for (const wrong of [
    Promise.resolve(ANSWERS),
    new Set(ANSWERS),
    new WeakMap(),
    new URLSearchParams("1=2"),
    new FormData(),
    new Headers(),
    new URL("https://example.org"),
    new Error("e"),
    /x/,
    new ArrayBuffer(72),
    new DataView(new ArrayBuffer(72)),
    (function* () {})(),
    new Number(3),
    new String("222211200"),
    new Date(),
    new Form(),
    Object.create({ 1: 2 }),
    () => ANSWERS,
    phq9,
  ]) {
    assert.deepEqual(fault(() => phq9.score(wrong)), ["wrong_type", "responses"]);
    assert.deepEqual(fault(() => phq9.summary(wrong)), ["wrong_type", "responses"]);
    assert.deepEqual(fault(() => phq9.score(ANSWERS, wrong)), ["wrong_type", "respondent"]);
    assert.deepEqual(fault(() => phq9.withRules(wrong)), ["wrong_type", "rules"]);
    assert.deepEqual(fault(() => tg.goal.check(wrong)), ["wrong_type", ""]);
    assert.deepEqual(fault(() => tg.priority.rank(wrong)), ["wrong_type", "goals"]);
    assert.deepEqual(fault(() => tg.priority.rank([goal("a")], wrong)), ["wrong_type", "options"]);
    assert.deepEqual(fault(() => tg.attainment.tScore(wrong)), ["wrong_type", "levels"]);
    assert.deepEqual(fault(() => tg.attainment.tScore([0], wrong)), ["wrong_type", "options"]);
  }
  for (const wrong of [null, undefined, 1, "prorating", ["prorating"], true]) {
    assert.deepEqual(fault(() => phq9.withRules(wrong)), ["wrong_type", "rules"]);
  }
  assert.deepEqual(fault(() => phq9.withRules({ prorating: 1 })), ["wrong_type", "rules.<entry 1>"]);
});

test("objects without a prototype, of another realm and frozen ones are plain", () => {
  const phq9 = tg.instrument("phq-9");
  const expected = phq9.score(ANSWERS);
  const other = (code) => runInNewContext(code, { entries: JSON.stringify(NAMED) });
  for (const responses of [
    Object.assign(Object.create(null), NAMED),
    Object.freeze({ ...NAMED }),
    new Proxy({ ...NAMED }, {}),
    other("JSON.parse(entries)"),
    other("new Map(Object.entries(JSON.parse(entries)))"),
    other("Object.values(JSON.parse(entries))"),
    other("Float64Array.from(Object.values(JSON.parse(entries)))"),
  ]) {
    assert.deepEqual(phq9.score(responses), expected);
  }
  assert.equal(tg.goal.check(other('({ id: "a", title: "t", horizon: "short" })')).id, "a");
  const ranking = tg.priority.rank([goal("a"), goal("b")]);
  assert.deepEqual(tg.priority.explain(Object.freeze(structuredClone(ranking))), tg.priority.explain(ranking));
});

test("a Map stands wherever an object does, and a typed array wherever a list of numbers does", () => {
  const phq9 = tg.instrument("phq-9");
  const rules = { prorating: "cms_minimum_data_set" };
  assert.deepEqual(phq9.withRules(new Map(Object.entries(rules))).rules, phq9.withRules(rules).rules);
  assert.deepEqual(fault(() => phq9.withRules(new Map([["bands", "nope"]])))[0], "unknown_rule");
  assert.deepEqual(phq9.score(ANSWERS, new Map([["age", 34]])), phq9.score(ANSWERS, { age: 34 }));
  assert.equal(fault(() => phq9.score(ANSWERS, new Map([["age", 340]])))[1], "age");
  assert.equal(tg.attainment.tScore(Float64Array.of(1, 0, -1)), tg.attainment.tScore([1, 0, -1]));
  assert.equal(tg.attainment.tScore(Int8Array.of(2, 2), new Map([["rho", 0.5]])), tg.attainment.tScore([2, 2], { rho: 0.5 }));
  assert.notEqual(tg.attainment.tScore([2, 2], new Map([["rho", 0.5]])), tg.attainment.tScore([2, 2]));
  const published = { method: "published", instrument: phq9, threshold: "nhs_talking_therapies" };
  const change = tg.change.reliableChange(16, 8, published);
  assert.deepEqual(tg.change.reliableChange(16, 8, new Map(Object.entries(published))), change);
  assert.deepEqual(tg.search(new Map([["who", "clinician"]])), tg.search({ who: "clinician" }));
});

test("titles are read from objects and Maps, and refused where they are neither", () => {
  const titles = { a: "In bed by eleven" };
  const finding = { code: "too_close_to_call", goal: "a", probability: 0.25, limit: 0.5 };
  for (const [sentence, coded] of [
    [tg.priority.reasonSentence, { code: "held_by_prerequisite", goals: ["a"] }],
    [tg.priority.findingSentence, finding],
  ]) {
    const untitled = sentence(coded);
    const titled = sentence(coded, titles);
    assert.ok(titled.includes(titles.a) && !untitled.includes(titles.a), titled);
    assert.equal(sentence(coded, new Map(Object.entries(titles))), titled);
    assert.equal(sentence(coded, null), untitled);
    assert.deepEqual(fault(() => sentence(coded, [titles.a])), ["wrong_type", "titles"]);
    assert.deepEqual(fault(() => sentence(coded, { a: 1 })), ["wrong_type", "titles.<entry 1>"]);
  }
});

test("titles of a difference are read likewise", () => {
  const titles = { a: "In bed by eleven" };
  const rated = { ...goal("a"), ratings: { client: { urgency: 2, importance: 2, readiness: 2 } } };
  const other = { ...goal("b"), ratings: { client: { urgency: 3, importance: 2, readiness: 2 } } };
  const change = { code: "set_rating", goal: "a", rater: "client", criterion: "urgency", to: 5 };
  const difference = tg.priority.whatIf([rated, other], [change]);
  const sentences = tg.priority.explainDifference(difference, titles);
  assert.ok(sentences.join().includes(titles.a));
  assert.deepEqual(tg.priority.explainDifference(difference, new Map(Object.entries(titles))), sentences);
  assert.deepEqual(fault(() => tg.priority.explainDifference(difference, [])), ["wrong_type", "titles"]);
  assert.deepEqual(fault(() => tg.priority.explainComparison({}, [])), ["wrong_type", "titles"]);
});

test("a Map's key may be a whole number", () => {
  const phq9 = tg.instrument("phq-9");
  const numbered = new Map(ANSWERS.map((answer, place) => [place + 1, answer]));
  assert.deepEqual(phq9.score(numbered), phq9.score(ANSWERS));
  assert.deepEqual(fault(() => phq9.score(new Map([[1, 2], ["1", 2]])))[0], "duplicate_item");
  for (const key of [1.5, NaN, true, null, {}, Symbol("1")]) {
    assert.deepEqual(fault(() => phq9.score(new Map([[key, 1]]))), ["unknown_item", "responses.<entry 1>"]);
  }
});

test("what is wrong with the answers and with the respondent is said together", () => {
  const score = () => tg.instrument("phq-9").score([9, ...ANSWERS.slice(1)], { age: "x" });
  assert.throws(score, ({ faults }) => {
    assert.deepEqual(faults.map(({ path }) => path), ["age", "responses.1"]);
    return true;
  });
});

test("every category that remains possible is named, however many there are", () => {
  const categories = Array.from({ length: 40 }, (_, place) => `c${place}`);
  const other = { id: "after", categories: ["first"] };
  const own = new tg.Instrument(definition([{ id: "many", categories }, other]));
  const blank = own.score([null, null]);
  assert.deepEqual(blank.undecided.many, { reason: "missing_items", possible: [...categories, "otherwise"] });
  assert.deepEqual(blank.undecided.after, { reason: "missing_items", possible: ["first", "otherwise"] });
  assert.deepEqual(own.score([33, 1]).classifications, { many: "c33", after: "otherwise" });
  const { classifications, undecided } = own.score([33, null]);
  assert.deepEqual(classifications, { many: null, after: "otherwise" });
  assert.deepEqual(undecided, { many: { reason: "missing_items", possible: ["c33", "otherwise"] } });
  // The stored form is written by the engine itself.
  assert.deepEqual(tg.fromJson("Score", tg.toJson("Score", blank)), blank);
});

test("an id that is the name of an object's prototype stays", () => {
  const id = "__proto__";
  const own = new tg.Instrument(definition([{ id, categories: ["low"] }], id));
  const score = own.score([0, 1]);
  const blank = own.score([null, null]);
  assert.deepEqual(Object.entries(score.classifications), [[id, "low"]]);
  assert.deepEqual(Object.entries(blank.undecided).map(([name, { reason }]) => [name, reason]), [[id, "missing_items"]]);
  assert.deepEqual(Object.entries(score.subscales).map(([name, { total }]) => [name, total]), [[id, 1]]);
  assert.equal(Object.getPrototypeOf(score.classifications), Object.prototype);
  for (const made of [score, blank]) {
    assert.equal(JSON.stringify(tg.fromJson("Score", tg.toJson("Score", made))), JSON.stringify(made));
  }
  assert.deepEqual(Object.entries(own.rules), [[id, "own"]]);
  assert.deepEqual(Object.entries(own.withRules(JSON.parse(`{"${id}": "own"}`)).rules), [[id, "own"]]);
});

test("an object in which one list stands in many places is refused in time", () => {
  let list = [1];
  for (let level = 0; level < 60; level += 1) list = [list, list];
  const phq9 = tg.instrument("phq-9");
  const before = performance.now();
  assert.deepEqual(fault(() => phq9.score({ 1: list })), ["too_many", "responses"]);
  assert.deepEqual(fault(() => tg.goal.check({ id: list })), ["too_many", ""]);
  const long = "x".repeat(1_000_000);
  assert.deepEqual(fault(() => tg.goal.check({ values: Array(1_000_000).fill(long) })), ["too_many", ""]);
  assert.ok(performance.now() - before < 20_000);
  assert.equal(phq9.score(ANSWERS).total, 12);
});

test("a text with half a character is refused with its place", () => {
  const half = "\ud800";
  assert.deepEqual(fault(() => tg.goal.check({ ...goal("a"), id: half })), ["invalid_text", "<entry 1>"]);
  assert.deepEqual(fault(() => tg.goal.check({ [half]: 1 })), ["invalid_text", "<entry 1>"]);
  const goals = [goal("a"), goal("b"), { ...goal("c"), title: `x${half}` }];
  assert.deepEqual(fault(() => tg.priority.rank(goals)), ["invalid_text", "goals[2].<entry 2>"]);
  assert.deepEqual(fault(() => tg.priority.rank([goal("\ud800"), goal("\ud801")]))[0], "invalid_text");
  assert.deepEqual(fault(() => tg.Instrument.fromJson(`{"id": "${half}"}`)), ["invalid_text", ""]);
  assert.deepEqual(fault(() => tg.fromJson("Score", `{"id": "${half}"}`)), ["invalid_text", ""]);
  assert.equal(tg.goal.check({ ...goal("a"), title: "🙂" }).title, "🙂");
});
