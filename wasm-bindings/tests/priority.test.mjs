// What only JavaScript has of prioritisation: options after goals, field names in its style.
import assert from "node:assert/strict";
import { test } from "node:test";

import { TherapyGoalsError, priority } from "../dist/node.js";

const goal = (id, urgency, importance, readiness, more) => ({
  id,
  title: id,
  horizon: "short",
  ratings: { client: { urgency, importance, readiness } },
  ...more,
});
const flag = (kind, more) => ({ kind, openedOn: "2026-11-02", openedBy: "therapist", ...more });

/** The faults of a call: code, path, and what would have been accepted. */
function faults(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof TherapyGoalsError, error.stack);
    return error.faults;
  }
  return assert.fail("no error");
}

const places = (run) => faults(run).map(({ code, path }) => [code, path]);

test("what makes no sense is refused together, with the names of JavaScript", () => {
  const ratings = { neighbour: { urgency: 3 } };
  const goals = [goal("a", 3, 3, 3), goal("b"), goal("a"), { id: "c", title: "c", horizon: "short", ratings }];
  const options = {
    arrows: [{ from: "a", to: "nowhere" }, { from: "b", to: "b" }],
    before: [{ first: "a", then: "b" }, { first: "b", then: "a" }],
    flags: [flag("suicidality"), flag("suicidality")],
  };
  const six = [
    ["unknown_key", "goals[3].ratings.<entry 1>"],
    ["duplicate_id", "goals[2].id"],
    ["unknown_goal", "arrows[0].to"],
    ["self_reference", "arrows[1].to"],
    ["cycle", "before[0]"],
    ["flag_opened_twice", "flags[1].kind"],
  ];
  assert.deepEqual(places(() => priority.rank(goals, options)), six);
  assert.deepEqual(places(() => priority.whatIf(goals, [], options)), six);
  const more = {
    flags: [flag("self_harm", { raisedTo: "skills" }), flag("suicidality", { closedOn: "2026-11-20" })],
    policy: { capShort: 11 },
  };
  const twins = [goal("a", 1, 1, 1, { intensity: "act" }), goal("b", 1, 1, 1, { intensity: "act", gentlerTwinOf: "a" })];
  assert.deepEqual(places(() => priority.rank(twins, more)).toSorted(), [
    ["inconsistent", "goals[1].gentlerTwinOf"],
    ["missing", "flags[1].closedBy"],
    ["out_of_range", "policy.capShort"],
    ["unknown_tier", "flags[0].raisedTo"],
  ]);
});

test("what is said about options names options", () => {
  const [unknown] = faults(() => priority.rank([], { x: 1 }));
  assert.deepEqual([unknown.code, unknown.path], ["unknown_key", "<entry 1>"]);
  assert.equal(unknown.expected, "one of the fields arrows, before, flags, contingency, today, policy");
  const [slip] = faults(() => priority.rank([], { arows: [] }));
  assert.equal(slip.expected, `${unknown.expected}; the nearest is \`arrows\``);
  assert.equal(faults(() => priority.rank([], { gaols: [] }))[0].expected, unknown.expected);
  const [line] = faults(() => priority.agenda([], [], { firstDay: "2026-11-16", lastDay: "2026-11-16", x: 1 }));
  assert.equal(line.expected, "one of the fields hierarchy, firstDay, lastDay");
  assert.equal(places(() => priority.rank([], { goals: [] }))[0][0], "duplicate_key");
  assert.deepEqual(places(() => priority.rank([], "no object")), [["wrong_type", "options"]]);
  assert.deepEqual(places(() => priority.rank()), [["missing", "goals"]]);
});

test("hierarchies as data, shipped and of one's own", () => {
  for (const id of priority.hierarchies()) assert.equal(priority.hierarchy(id).id, id);
  assert.equal(priority.dbtHierarchy("stage_1", "skills_group"), "dbt_skills_group");
  assert.equal(priority.dbtHierarchy("stage_1", "phone_coaching"), "dbt_phone_coaching");
  assert.equal(priority.dbtHierarchy("stage_2"), null);
  const own = { id: "clinic", title: "Own", levels: [["red"], ["green"]], safety: ["red"], flagTiers: { self_harm: "red" } };
  assert.deepEqual(priority.hierarchy(own), own);
  const goals = [goal("walk", 5, 5, 5, { tier: "green" }), goal("safe", 1, 1, 1, { tier: "red" })];
  assert.deepEqual(priority.rank(goals, { policy: { hierarchy: own } }).orders.matrix, ["safe", "walk"]);
});

test("history says who closed a flag, and when; what client and therapist said is kept", () => {
  const safe = goal("safe", 1, 1, 1, { tier: "safety", answersFlags: ["self_harm"], dissent: "no need", rationale: "two" });
  const opened = priority.rank([safe], { flags: [flag("self_harm")] });
  const closed = { closedOn: "2026-11-30", closedBy: "client" };
  const { facts } = priority.compare(opened, priority.rank([safe], { flags: [flag("self_harm", closed)] }));
  assert.deepEqual(facts, [{ code: "close_flag", kind: "self_harm", ...closed }]);
  assert.deepEqual(opened.disagreement.statements, [{ goal: "safe", dissent: "no need", rationale: "two" }]);
});

test("goals under way stay where the policy says so", () => {
  const active = { status: "active" };
  const goals = [goal("a", 3, 3, 5), goal("b", 3, 3, 4, active), goal("c", 3, 3, 3, active), goal("d", 3, 3, 2, active)];
  assert.deepEqual(priority.rank(goals).activeSet.goals, ["a", "b", "c"]);
  const { kept, goals: now } = priority.rank(goals, { policy: { hysteresisMargin: 30 } }).activeSet;
  assert.deepEqual([kept, now], [true, ["b", "c", "d"]]);
});

test("what a later release wrote is kept", () => {
  const client = { urgency: 3, importance: 3, readiness: 3 };
  const stored = structuredClone(priority.rank([{ id: "walk", title: "Walk", horizon: "short", ratings: { client } }]));
  const other = { code: "of_tomorrow", goal: "walk", some_count: 3, inner: { so_it_is: [true, null] } };
  stored.places[0].reasons.push(other);
  stored.findings = [other];
  assert.throws(() => priority.explain(stored), { code: "unknown_code" });
  stored.schemaVersion = "1.1";
  const sentence = priority.reasonSentence(other);
  assert.match(sentence, /`of_tomorrow`/);
  assert.deepEqual(priority.explain(stored).findings, [sentence]);
  const before = structuredClone(stored);
  before.findings = [];
  assert.deepEqual(priority.compare(before, stored).difference.findingsAdded, [other]);
  const told = priority.explainDifference(priority.compare(before, stored).difference);
  assert.ok(told.some((line) => line.includes("`of_tomorrow`")), told.join("\n"));
});

test("what a later release wrote is kept to the last bit, or refused at its place", () => {
  const before = { ...structuredClone(priority.rank([])), schemaVersion: "1.1" };
  const stored = (datum) => ({ ...before, findings: [{ code: "of_tomorrow", datum }] });
  const nested = (levels) => (levels === 0 ? null : levels % 2 ? { a: nested(levels - 1) } : [nested(levels - 1)]);
  const numbers = [-0, 0, 2 ** 53 - 1, 2 ** 53 + 2, 2 ** 63, 1e300, 5e-324, Number.MAX_VALUE];
  const others = ["\0\x1b\u2028☠𝒳e\u0301", { "": 1, "\0": 2, snake_case: 3, camelCase: 4 }, nested(48)];
  for (const datum of [...numbers, ...others]) {
    const [{ datum: kept }] = priority.compare(before, stored(datum)).difference.findingsAdded;
    assert.deepStrictEqual(kept, datum);
  }
  const refused = [
    [NaN, "not_a_number"],
    [-Infinity, "infinite"],
    [new Date(0), "wrong_type"],
    [Promise.resolve(1), "wrong_type"],
    [Symbol("a"), "wrong_type"],
    [() => 1, "wrong_type"],
    [1n, "wrong_type"],
    [nested(49), "too_deep"],
  ];
  for (const [datum, code] of refused) {
    const starts = (path) => (error) => error.code === code && error.path.startsWith(path);
    assert.throws(() => priority.explain(stored(datum)), starts("findings[0].<entry 2>"), code);
    assert.throws(() => priority.explain(stored([{ a: datum }])), starts("findings[0].<entry 2>[0].<entry 1>"), code);
  }
});
