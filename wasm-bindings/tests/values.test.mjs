// What single values mean: numbers of few bits, numbers that are none, dates, and objects that are no plain ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

import * as tg from "../dist/node.js";

const ANSWERS = [2, 2, 2, 2, 1, 1, 2, 0, 0];
const TENTHS = Array.from({ length: 101 }, (_, tenths) => tenths / 10);
const refusal = (run) => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof tg.TherapyGoalsError, error.stack);
    return error;
  }
  return assert.fail("no error");
};
const fault = (run) => {
  const { code, path } = refusal(run);
  return [code, path];
};
const goal = (more) => ({ id: "a", title: "t", horizon: "short", ...more });

test("a number of a Float32Array is the decimal that it was written for", () => {
  const ors = tg.instrument("ors");
  for (const [place, tenth] of TENTHS.entries()) {
    const answers = [tenth, TENTHS[100 - place], 0.1, 9.9];
    const expected = ors.score(answers);
    assert.deepEqual(ors.score(new Float32Array(answers)), expected);
    assert.deepEqual(ors.summary(new Float32Array(answers)), ors.summary(answers));
  }
  assert.equal(ors.score(new Float32Array([6.1, 6.2, 5.3, 7.7])).total, 25.3);
  const other = runInNewContext("new Float32Array([6.1, 6.2, 5.3, 7.7])");
  assert.equal(ors.score(other).total, 25.3);
  // It is refused with the code of the decimal, and no number is taken for another one.
  assert.deepEqual(fault(() => ors.score(new Float32Array([6.15, 0, 0, 0]))), fault(() => ors.score([6.15, 0, 0, 0])));
  assert.deepEqual(fault(() => ors.score(new Float32Array([6.1000004, 0, 0, 0])))[0], "not_an_option");
  // Of 64 bits each is a number of its own.
  assert.deepEqual(fault(() => ors.score(Float64Array.from([Math.fround(6.1), 0, 0, 0])))[0], "not_an_option");
});

test("a Float32Array stands wherever a list of numbers does", () => {
  const scale = TENTHS.slice(0, 51).map((tenth) => tenth - 2.5).map((level) => Number(level.toFixed(1)));
  for (const weight of [0.1, 0.7, 1.3, 1e-6, 123_456.7, 1e6]) {
    const levels = [0.3, -1.7, 2.2];
    const weights = [weight, 1, 2];
    assert.equal(
      tg.attainment.tScore(new Float32Array(levels), { weights: new Float32Array(weights), scale: new Float32Array(scale) }),
      tg.attainment.tScore(levels, { weights, scale }),
    );
  }
});

test("every decimal of six digits comes out of 32 bits as it went in", () => {
  // A level that is none of the scale is refused.
  const scoreOf = (number) => tg.attainment.tScore(new Float32Array([number]), { scale: [number, -1_000_000] });
  for (let digits = 100_000; digits < 1_000_000; digits += 997) {
    for (const power of [-6, -5, -3, 0]) assert.ok(Number.isFinite(scoreOf(Number(`${digits}e${power}`))));
  }
});

test("a number that is none is refused with the codes of the engine, in whatever holds it", () => {
  const phq9 = tg.instrument("phq-9");
  for (const [number, code] of [[NaN, "not_a_number"], [Infinity, "infinite"], [-Infinity, "infinite"]]) {
    const answers = [number, 0, 0, 0, 0, 0, 0, 0, 0];
    for (const responses of [answers, { 1: number }, new Map([[1, number]]), new Float64Array(answers), new Float32Array(answers)]) {
      assert.deepEqual(fault(() => phq9.score(responses)), [code, "responses.1"]);
      assert.deepEqual(fault(() => phq9.summary(responses)), [code, "responses.1"]);
    }
    assert.deepEqual(fault(() => phq9.score(ANSWERS, { age: number })), [code, "age"]);
    assert.deepEqual(fault(() => tg.attainment.tScore([number])), [code, "levels[0]"]);
    assert.deepEqual(fault(() => tg.attainment.tScore(Float32Array.of(number))), [code, "levels[0]"]);
    assert.deepEqual(fault(() => tg.attainment.tScore([0], { rho: number })), [code, "rho"]);
    assert.deepEqual(fault(() => tg.goal.check(goal({ clientRank: number }))), [code, "clientRank"]);
    assert.deepEqual(fault(() => tg.goal.check(goal({ ratings: { client: { urgency: number } } }))), [code, "ratings.client.urgency"]);
    assert.deepEqual(fault(() => tg.change.reliableChange(number, 8, { method: "published", instrument: "phq-9", threshold: "nhs_talking_therapies" })), [code, "pre"]);
    assert.deepEqual(fault(() => tg.search({ age: number })), [code, "age"]);
  }
});

test("undefined is what is not there, wherever it stands", () => {
  const phq9 = tg.instrument("phq-9");
  const missing = phq9.score([null, ...ANSWERS.slice(1)]);
  assert.deepEqual(phq9.score([undefined, ...ANSWERS.slice(1)]), missing);
  assert.deepEqual(phq9.score([, ...ANSWERS.slice(1)]), missing);
  const named = Object.fromEntries(ANSWERS.map((answer, place) => [place + 1, answer]));
  for (const nothing of [null, undefined]) {
    assert.deepEqual(phq9.score({ ...named, 1: nothing }), missing);
    assert.deepEqual(phq9.score(new Map(Object.entries({ ...named, 1: nothing }))), missing);
    assert.deepEqual(phq9.score(ANSWERS, { age: nothing, sex: nothing }), phq9.score(ANSWERS));
    assert.deepEqual(phq9.score(ANSWERS, nothing), phq9.score(ANSWERS));
    assert.equal(tg.attainment.tScore([1], { weights: nothing, rho: nothing }), tg.attainment.tScore([1]));
    assert.deepEqual(tg.goal.check(goal({ due: nothing, ratings: nothing })), tg.goal.check(goal()));
    assert.deepEqual(fault(() => tg.goal.check({ ...goal(), horizon: nothing })), ["missing", "horizon"]);
  }
  // An entry with nothing is no entry, whatever its name.
  assert.deepEqual(phq9.score({ ...named, note: undefined }), phq9.score(named));
});

const OTHER_REALM = runInNewContext("new Date(2026, 10, 26)");

test("a Date is refused by name wherever a day is asked for, with what to give", () => {
  for (const date of [new Date(), new Date(NaN), OTHER_REALM, { __proto__: { __proto__: {} , [Symbol.toStringTag]: "Temporal.PlainDate" } }]) {
    const flag = { kind: "self_harm", openedOn: date, openedBy: "therapist" };
    const measure = { name: "n", better: "lower", baseline: { value: 1, date } };
    const lines = [{ id: "urge", title: "Urge", tier: "life_threatening", scale: { minimum: 0, maximum: 5 } }];
    for (const [run, path] of [
      [() => tg.goal.check(goal({ due: date })), "due"],
      [() => tg.goal.check(goal({ measures: [measure] })), "measures[0].baseline.date"],
      [() => tg.priority.rank([goal()], { today: date }), "today"],
      [() => tg.priority.rank([goal()], { flags: [flag] }), "flags[0].openedOn"],
      [() => tg.priority.rank([goal({ due: date })]), "goals[0].due"],
      [() => tg.priority.agenda(lines, [{ date, entries: {} }], { firstDay: "2026-11-16", lastDay: "2026-11-16" }), "days[0].date"],
      [() => tg.priority.whatIf([goal()], [{ code: "set_today", to: date }]), "changes[0].to"],
    ]) {
      const error = refusal(run);
      assert.deepEqual([error.code, error.path], ["wrong_type", path]);
      assert.match(error.expected, /^a date such as \d{4}-\d\d-\d\d; a Date .*time zones: give the day as a text$/);
    }
  }
  // Whatever else is no text is told what a date is.
  for (const wrong of [20261126, true, [], {}, 2n]) {
    assert.match(refusal(() => tg.goal.check(goal({ due: wrong }))).expected, /^a date such as \d{4}-\d\d-\d\d$/);
  }
});

test("an instance of a class is refused with what to do, and its copy is read", () => {
  class Entity {
    constructor(more) {
      Object.assign(this, goal(more));
    }
  }
  const phq9 = tg.instrument("phq-9");
  const entity = new Entity();
  const advice = /; an instance of a class is not read: give a plain copy, such as \{ \.\.\.instance \} or \[\.\.\.instance\]$/;
  for (const [run, path] of [
    [() => tg.goal.check(entity), ""],
    [() => tg.priority.rank([goal({ id: "b" }), entity]), "goals[1]"],
    [() => tg.priority.rank(new Set([goal()])), "goals"],
    [() => tg.priority.rank([goal()], new Entity()), "options"],
    [() => tg.priority.rank([goal({ ratings: new Entity() })]), "goals[0].ratings"],
    [() => phq9.score(new Set(ANSWERS)), "responses"],
    [() => phq9.score(ANSWERS, entity), "respondent"],
    [() => phq9.withRules(entity), "rules"],
    [() => tg.priority.reasonSentence({ code: "held_by_prerequisite", goals: ["a"] }, entity), "titles"],
    [() => tg.toJson("Score", entity), ""],
    [() => new tg.Instrument(entity), ""],
    [() => new tg.Instrument(phq9), ""],
  ]) {
    const error = refusal(run);
    assert.deepEqual([error.code, error.path], ["wrong_type", path]);
    assert.match(error.expected, advice);
  }
  assert.deepEqual(tg.goal.check({ ...entity }), tg.goal.check(goal()));
  const awaited = refusal(() => phq9.score(Promise.resolve(ANSWERS)));
  assert.deepEqual([awaited.code, awaited.path], ["wrong_type", "responses"]);
  assert.ok(awaited.expected.endsWith("; a promise is not read: await it first"), awaited.expected);
  // Nothing is advised about a value that is a plain one.
  for (const plain of [1, "t", true, [], null]) assert.ok(!/instance|promise|Date/.test(refusal(() => tg.goal.check(plain)).expected));
});
