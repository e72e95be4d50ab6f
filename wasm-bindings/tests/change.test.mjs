// Which definition judges a change, and what a score says of how it was made.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as tg from "../dist/node.js";

const SIXTEEN = [2, 2, 2, 2, 2, 2, 2, 2, 0];
const NINE = Array(9).fill(1);
const RULE = { method: "published", threshold: "nhs_talking_therapies" };
const NUMBERS = { standardDeviation: 5, reliability: 0.8 };
const shipped = tg.instrument("phq-9");

/** A copy of the shipped form with a threshold of 9 points instead of 6. */
function stricter() {
  const definition = structuredClone(shipped.definition);
  definition.reliable_change[0].value = 9;
  return new tg.Instrument(definition);
}

test("an edited copy is not the original", () => {
  const own = stricter();
  assert.notDeepEqual(shipped.score(NINE), own.score(NINE));
  assert.notEqual(shipped.definitionDigest, own.definitionDigest);
  assert.equal(own.score(NINE).definitionDigest, own.definitionDigest);
  assert.equal(shipped.score(NINE).scaleDigest, own.score(NINE).scaleDigest);
  const [pre, post] = [own.score(SIXTEEN), own.score(NINE)];
  assert.throws(() => tg.change.reliableChange(pre, post, RULE), { code: "scale_mismatch", path: "instrument" });
  const { label, threshold, otherDefinition } = tg.change.reliableChange(pre, post, { ...RULE, instrument: own });
  assert.deepEqual([label, threshold, otherDefinition], ["unchanged", 9, undefined]);
  const original = tg.change.reliableChange(pre, post, { ...RULE, instrument: "phq-9" });
  assert.deepEqual([original.label, original.threshold, original.otherDefinition], ["improved", 6, true]);
});

test("a score knows its direction, in store too", () => {
  const definition = structuredClone(shipped.definition);
  definition.total.better = "higher";
  const own = new tg.Instrument({ ...definition, id: "clinic-mood" });
  const [pre, post] = [own.score(SIXTEEN), own.score(NINE)];
  assert.equal(pre.better, "higher");
  assert.equal(tg.change.reliableChange(pre, post, NUMBERS).label, "deteriorated");
  const stored = (score) => tg.fromJson("Score", tg.toJson("Score", score));
  assert.deepEqual(stored(pre), pre);
  assert.equal(tg.change.reliableChange(stored(pre), stored(post), NUMBERS).label, "deteriorated");
});

test("a score stored before there were digests is read", () => {
  const stored = JSON.parse(tg.toJson("Score", shipped.score(NINE)));
  for (const name of ["definition_digest", "scale_digest", "better"]) delete stored[name];
  const old = tg.fromJson("Score", JSON.stringify(stored));
  assert.deepEqual([old.definitionDigest, old.scaleDigest, old.better], [null, null, null]);
  assert.equal(tg.change.reliableChange(shipped.score(SIXTEEN), old, RULE).label, "improved");
});

test("parts are named where there is no total", () => {
  const gbo = tg.instrument("gbo");
  const change = () => tg.change.reliableChange(gbo.score([2, 3, 4]), gbo.score([5, 6, 8]), NUMBERS);
  assert.throws(change, ({ faults }) => {
    assert.deepEqual(faults.map(({ code, path }) => [code, path]), [["incomplete", "pre"], ["incomplete", "post"]]);
    assert.match(faults[0].expected, /take one of its subscales: goal_1, goal_2, goal_3$/);
    return true;
  });
});

test("equal differences have one label", () => {
  for (const [pre, post] of [[20.1, 25], [20.2, 25.1]]) {
    const numbers = { standardDeviation: 2.5, reliability: 0.5, better: "higher" };
    const { label, difference } = tg.change.reliableChange(pre, post, numbers);
    assert.deepEqual([label, difference], ["unchanged", 4.9]);
  }
});

test("the methods name their sources", () => {
  const [index, published] = tg.change.methods();
  assert.deepEqual([index.id, index.criticalValue.value, index.criticalValue.source], ["jacobson_truax", 1.96, index.source]);
  const found = tg.change.reliableChange(32.5, 47.5, { standardDeviation: 7.5, reliability: 0.8, better: "higher" });
  assert.equal(index.sources.find((source) => source.id === index.source).citation, found.source);
  assert.equal(found.criticalValue, index.criticalValue.value);
  assert.deepEqual([published.id, published.source, published.sources], ["published", undefined, []]);
});
