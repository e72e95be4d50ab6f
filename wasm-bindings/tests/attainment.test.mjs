// Goal attainment of several raters and days, and names of forms: what the vectors do not compare in JavaScript.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as tg from "../dist/node.js";

const { attain, attainByRater } = tg.attainment;
const LADDERS = [{ goal: "walk", baseline: -1 }];
const RATINGS = [
  { goal: "walk", score: 0, rater: "client", date: "2026-03-02" },
  { goal: "walk", score: 1, rater: "therapist", date: "2026-03-02" },
];

function expected(run) {
  try {
    run();
  } catch (error) {
    return [error.path, error.expected];
  }
  return assert.fail("no error");
}

test("raters stand side by side and are never averaged", () => {
  const seen = attainByRater(LADDERS, RATINGS);
  assert.deepEqual(seen.map(({ rater, date, current }) => [rater, date, current]), [
    ["client", "2026-03-02", 50],
    ["therapist", "2026-03-02", 60],
  ]);
  assert.deepEqual(attain(LADDERS, RATINGS, { rater: "therapist" }), seen[1]);
  assert.deepEqual(expected(() => attain(LADDERS, RATINGS)), ["rater", "one of the raters: client, therapist"]);
});

test("days are named", () => {
  const ratings = [...RATINGS.slice(0, 1), { goal: "walk", score: 1, date: "2026-04-06" }];
  const days = "one of the days of the ratings: 2026-03-02, 2026-04-06";
  assert.deepEqual(expected(() => attain(LADDERS, ratings)), ["on", days]);
  assert.equal(attain(LADDERS, ratings, { on: "2026-04-06" }).change, 20);
});

test("a client without ratings is an answer without T-score", () => {
  const { baseline, current, change, used, leftOut, atOrAboveExpected } = attain(LADDERS, [], { missing: "drop" });
  assert.deepEqual([baseline, current, change, used, atOrAboveExpected], [null, null, null, 0, 0]);
  assert.deepEqual(leftOut, [{ goal: "walk", reason: "not_rated" }]);
});

test("a slip in a name is told the nearest", () => {
  for (const name of ["PHQ-9", "phq9", "PHQ 9", "phq_9"]) assert.equal(tg.instrument(name).id, "phq-9");
  const [path, nearest] = expected(() => tg.instrument("phqq9"));
  assert.equal(path, "instrument");
  assert.ok(nearest.startsWith("phq-9 (the nearest), or one of: aaq-2, "), nearest);
});
