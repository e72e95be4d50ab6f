// What only JavaScript has: its own types, typed arrays, JSON, the package as npm packs it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import * as tg from "../dist/node.js";

const ANSWERS = [2, 2, 2, 2, 1, 1, 2, 0, 0];
const fault = (run) => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof tg.TherapyGoalsError, error.stack);
    return [error.code, error.path];
  }
  return assert.fail("no error");
};

test("a score is a plain object that survives JSON", () => {
  const score = tg.instrument("phq-9").score(ANSWERS);
  assert.deepEqual(JSON.parse(JSON.stringify(score)), score);
  assert.deepEqual(structuredClone(score), score);
  assert.deepEqual(tg.fromJson("Score", tg.toJson("Score", score)), score);
  assert.equal(JSON.parse(tg.toJson("Score", score)).schema_version, "1.0");
});

test("summary says the same as score", () => {
  for (const id of tg.instruments()) {
    const instrument = tg.instrument(id);
    const { items, response_scales } = instrument.definition;
    const lowest = instrument.scoredItems.map((id) => {
      const { response_scale } = items.find((item) => item.id === id);
      const { options, range } = response_scales.find((scale) => scale.id === response_scale);
      return range ? range.minimum : options[0].value;
    });
    for (const responses of [instrument.scoredItems.map(() => null), lowest]) {
      const { status, total, band } = instrument.score(responses);
      assert.deepEqual(instrument.summary(responses), { status, total, band }, id);
    }
  }
});

test("lists of other kinds are accepted", () => {
  const phq9 = tg.instrument("phq-9");
  const expected = phq9.score(ANSWERS);
  assert.deepEqual(phq9.score(Float64Array.from(ANSWERS)), expected);
  assert.deepEqual(phq9.score(Uint8Array.from(ANSWERS)), expected);
  assert.deepEqual(phq9.score(new Map(ANSWERS.map((answer, item) => [String(item + 1), answer]))), expected);
  assert.deepEqual(phq9.score([2, 2, 2, , 1, 1, 2, 0, undefined]).missing, ["4", "9"]);
});

test("what is no number is refused", () => {
  for (const wrong of ["2", true, 2n, Symbol("2"), () => 2, {}, [], new Date(), new Number(2)]) {
    const responses = [wrong, 0, 0, 0, 0, 0, 0, 0, 0];
    assert.deepEqual(fault(() => tg.instrument("phq-9").score(responses)), ["wrong_type", "responses.1"]);
  }
  assert.deepEqual(fault(() => tg.instrument("phq-9").score(null)), ["wrong_type", "responses"]);
  assert.deepEqual(fault(() => tg.instrument("phq-9").score()), ["wrong_type", "responses"]);
  assert.deepEqual(fault(() => tg.instrument("phq-9").score("222211200")), ["wrong_type", "responses"]);
  assert.deepEqual(fault(() => tg.instrument(undefined)), ["unknown_instrument", "instrument"]);
});

test("an object that holds itself is refused", () => {
  const endless = {};
  endless.id = endless;
  assert.equal(fault(() => tg.goal.check(endless))[0], "too_deep");
});

test("a failed score leaves the instrument as it was", () => {
  const phq9 = tg.instrument("phq-9");
  const expected = phq9.score(ANSWERS);
  fault(() => phq9.score([9, 9, 9, 9, 9, 9, 9, 9, 9]));
  fault(() => phq9.score([0]));
  assert.deepEqual(phq9.score(ANSWERS), expected);
  assert.deepEqual(tg.instrument("phq-9").score(ANSWERS), expected);
});

test("names of fields are JavaScript's, names that are data stay", () => {
  const score = tg.instrument("pcl-5").score(Array(20).fill(2));
  assert.deepEqual(score.classifications, { provisional_dsm5: "met", cutoff: "at_or_above" });
  assert.equal(fault(() => tg.goal.check({ id: "a", title: "t", horizon: "short", clientRank: 0 }))[1], "clientRank");
  assert.equal(fault(() => tg.goal.check({ id: "a", title: "t", horizon: "short", client_rank: 1 }))[0], "unknown_key");
});

test("a ranking is compared, explained, drawn and changed", () => {
  const goal = (id, urgency, importance, readiness) => ({
    id,
    title: `the ${id}`,
    horizon: "short",
    ratings: { client: { urgency, importance, readiness } },
  });
  const arrows = [{ from: "sleep", to: "worry" }];
  const goals = [goal("sleep", 3, 3, 5), goal("worry", 4, 4, 3)];
  const ranking = tg.priority.rank(goals, { arrows });
  const later = tg.priority.rank([goal("sleep", 5, 3, 5), goal("worry", 4, 4, 3)], { arrows });
  const compared = tg.priority.compare(ranking, JSON.parse(JSON.stringify(later)));
  assert.deepEqual(compared.difference.top, { from: "worry", to: "sleep" });
  assert.deepEqual(compared.facts.map(({ code }) => code), ["set_rating"]);
  const change = { code: "set_rating", goal: "sleep", rater: "client", criterion: "urgency", to: 5 };
  assert.deepEqual(tg.priority.whatIf(goals, [change], { arrows }), compared.difference);
  const explained = tg.priority.explain(ranking);
  assert.deepEqual(explained.places.map((place) => place.goal), ["worry", "sleep"]);
  assert.ok(tg.priority.toDot(ranking).startsWith("digraph"));
  assert.ok(tg.priority.toMermaid(ranking).startsWith("flowchart"));
  const facts = { intendsWithin30Days: true, tookStep: true };
  assert.equal(tg.priority.stageFrom(facts).stage, "preparation");
  assert.equal(fault(() => tg.priority.whatIf(goals, [{ ...change, goal: "work" }]))[1], "changes[0].goal");
});

test("no error repeats what was written", () => {
  const secret = "Jane Doe, 12 Elm Street";
  const phq9 = tg.instrument("phq-9");
  for (const run of [
    () => tg.instrument(secret),
    () => phq9.score({ [secret]: 1 }),
    () => phq9.score(ANSWERS, { sex: secret }),
    () => phq9.score(ANSWERS, { [secret]: 1 }),
    () => phq9.withRules({ [secret]: secret }),
    () => tg.Instrument.fromJson(`{"id": "${secret}`),
    () => new tg.Instrument({ [secret]: secret }),
    () => tg.goal.check({ [secret]: secret, horizon: secret }),
    () => tg.attainment.tScore([secret]),
    () => tg.change.reliableChange(secret, 1, { method: secret }),
    () => tg.priority.rank([{ id: secret, title: secret, horizon: "short" }], { [secret]: 1 }),
  ]) {
    try {
      run();
      assert.fail("no error");
    } catch (error) {
      assert.ok(error instanceof tg.TherapyGoalsError, error.stack);
      assert.ok(!`${error.message}${JSON.stringify(error.faults)}${error.stack.split("\n")[0]}`.includes("Jane"));
    }
  }
});

test("the package as npm packs it works in a project of its own", () => {
  const project = mkdtempSync(join(tmpdir(), "therapy-goals-"));
  const dist = fileURLToPath(new URL("../dist", import.meta.url));
  const run = (command, arguments_) => execFileSync(command, arguments_, { cwd: project, encoding: "utf8" });
  const tarball = run("npm", ["pack", dist, "--silent"]).trim().split("\n").at(-1);
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');
  run("npm", ["install", "--silent", "--no-audit", "--no-fund", "--offline", join(project, tarball)]);
  const { version } = JSON.parse(readFileSync(join(project, "node_modules/therapy-goals/package.json"), "utf8"));
  assert.match(version, /^\d+\.\d+\.\d+$/);
  writeFileSync(
    join(project, "index.js"),
    `import { instrument, attainment, change, priority } from "therapy-goals";
     console.log(instrument("phq-9").score([2, 2, 2, 2, 1, 1, 2, 0, 0]).band, attainment.tScore([0]), typeof change, typeof priority.rank);`,
  );
  assert.equal(run("node", ["index.js"]).trim(), "moderate 50 object function");
});
