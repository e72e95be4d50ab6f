// A plan as a handle: events as objects, states as records, copies that merge.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import { reactive } from "@vue/reactivity";

import * as tg from "../dist/plan-node.js";

const { plan } = tg;
const BY = { role: "therapist", id: "t-3" };

const event = (id, kind, data, day = "2026-11-02", more = {}) => ({ id, kind, by: BY, entered: day, happened: day, data, ...more });

const ADDED = event("e1", "goal_added", { goal: { id: "g1", title: "SECRET", horizon: "short", clientRank: 1 } });
const SECRET = event("e2", "note_added", { text: "SECRET" }, "2026-11-03", { visibleTo: ["therapist"] });

const two = () => plan.create("plan-1", { client: "c-17" }).applyAll([ADDED, SECRET]);

/** Code and path of the error that is thrown, which repeats nobody's words. */
function fault(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof tg.TherapyGoalsError, String(error));
    assert.ok(!error.message.includes("SECRET"));
    return [error.code, error.path];
  }
  return assert.fail("nothing was thrown");
}

test("an event makes another plan and is not changed", () => {
  const empty = plan.create("plan-1", { client: "c-17" });
  const given = Object.freeze({ ...ADDED });
  const one = empty.apply(given);
  assert.deepEqual([empty.events, empty.heads, one.heads], [[], [], ["e1"]]);
  assert.deepEqual([one.id, one.client, plan.create("x").client], ["plan-1", "c-17", null]);
  // A goal says its status wherever it is written; of this event it means nothing.
  const data = { goal: { ...ADDED.data.goal, status: "draft" } };
  assert.deepEqual(one.events, [{ ...ADDED, schemaVersion: "1.0", parents: [], data }]);
  assert.deepEqual(two().events[1].visibleTo, ["therapist"]);
  assert.equal(one.apply(ADDED).toJsonl(), one.toJsonl());
  assert.ok(one.toJsonl().includes('"client_rank":1'));
  assert.deepEqual(fault(() => one.apply({ ...ADDED, entered: "2026-11-03" })), ["duplicate_id", "id"]);
  assert.deepEqual(plan.create("x", { policy: { reviewDue: 2 } }).policy.reviewDue, 2);
});

test("a state is a record of a day", () => {
  const state = two().state();
  assert.equal(state.goals.g1.status, "draft");
  assert.equal(state.goals.g1.goal.clientRank, 1);
  assert.deepEqual(tg.fromJson("PlanState", tg.toJson("PlanState", state)), state);
  assert.deepEqual(two().state({ asTrue: "2026-11-01" }).goals, {});
  assert.equal(two().state({ asKnown: "2026-11-02" }).asKnown, "2026-11-02");
  assert.deepEqual(fault(() => two().state({ asTrue: "soon" })), ["invalid_date", "asTrue"]);
  assert.deepEqual(fault(() => two().state({ astrue: "2026-11-01" }))[0], "unknown_key");
});

test("every fault has its path", () => {
  const wrong = event("e9", "goal_rated", { goal: "g1", rater: "client", urgency: 9 }, "2026-11-04", { visibleTo: [""] });
  assert.deepEqual(fault(() => two().apply(wrong))[1], "visibleTo[0]");
  assert.deepEqual(fault(() => two().apply(event("e9", "goal_proposed", { goal: "SECRET" })))[0], "unknown_goal");
  const all = [event("e3", "note_added", { text: "a" }), event("e9", "goal_resumed", { goal: "g1" })];
  assert.match(fault(() => two().applyAll(all))[1], /^\[1\]/);
  assert.deepEqual(fault(() => two().apply(7)), ["wrong_type", ""]);
  assert.deepEqual(fault(() => plan.create("")), ["empty_text", "id"]);
});

test("lines are read whole or torn, as text or bytes", () => {
  const lines = two().toJsonl();
  const bytes = new TextEncoder().encode(lines);
  for (const given of [lines, bytes, bytes.buffer]) {
    const { plan: again, problems } = plan.read(given, { id: "plan-1", client: "c-17" });
    assert.deepEqual([again.toJsonl(), again.id, again.client, problems], [lines, "plan-1", "c-17", []]);
  }
  const torn = plan.read(lines.slice(0, -9));
  assert.deepEqual(torn.problems.map(({ line, code }) => [line, code]), [[2, "torn_line"]]);
  const bad = `${lines.split("\n")[0]}\n{}\n`;
  assert.match(fault(() => plan.read(bad))[1], /^lines\[1\]/);
  const { plan: salvaged, problems: [problem] } = plan.read(bad, { salvage: true });
  assert.deepEqual([salvaged.leftOut, salvaged.ready("2026-12-01").ready], [1, null]);
  const stored = plan.read(salvaged.toJsonl(), { leftOut: salvaged.leftOut }).plan;
  assert.deepEqual(stored.ready("2026-12-01").findings.map(({ code }) => code), ["lines_left_out"]);
  assert.deepEqual([problem.line, problem.fault.path], [2, "id"]);
  assert.deepEqual(fault(() => plan.read(7)), ["wrong_type", "lines"]);
  assert.deepEqual(fault(() => plan.read("\ud800")), ["invalid_text", "lines"]);
});

test("a third value that ends a conflict has the names of the language, or those of the lines", () => {
  const measured = (id, changePercent) =>
    event(id, "goal_changed", { goal: "g1", set: { measures: [measure(changePercent)] } }, "2026-11-04");
  const measure = (changePercent) => ({ name: "panic", better: "lower", target: { changePercent } });
  const both = plan.merge(two().apply(measured("e3", -50)), two().apply(measured("e4", -30)));
  const [conflict] = both.state().conflicts;
  const stored = { name: "panic", better: "lower", target: { change_percent: -40 } };
  for (const value of [measure(-40), stored]) {
    const resolved = both.apply({
      ...event("e5", "conflict_resolved", { conflict: conflict.id, value: [value] }, "2026-11-05"), why: "agreed",
    });
    assert.deepEqual(resolved.state().conflicts, []);
    assert.equal(resolved.state().goals.g1.goal.measures[0].target.changePercent, -40);
    assert.ok(resolved.toJsonl().includes('"change_percent":-40'));
  }
});

test("copies merge, are shown in part, and are erased", () => {
  const rated = (id, urgency) => event(id, "goal_rated", { goal: "g1", rater: "client", urgency }, "2026-11-04");
  const [mine, yours] = [two().apply(rated("e3", 5)), two().apply(rated("e4", 2))];
  assert.equal(plan.merge(mine, yours).toJsonl(), plan.merge(yours, mine).toJsonl());
  const [conflict] = plan.merge(mine, yours).state().conflicts;
  assert.deepEqual(conflict.sides, [{ event: "e3", value: 5 }, { event: "e4", value: 2 }]);
  assert.deepEqual(fault(() => plan.merge(mine, {})), ["wrong_type", "other"]);
  assert.deepEqual(fault(() => plan.merge({}, mine)), ["wrong_type", "plan"]);
  const shown = two().export("client");
  assert.deepEqual([shown.withheld, shown.events[1]], [1, { id: "e2", parents: ["e1"], kind: "withheld" }]);
  assert.equal(plan.merge(two(), shown).toJsonl(), two().toJsonl());
  const erased = two().redact(["e2"], { by: BY, entered: "2026-12-01", why: "erasure" });
  assert.equal(plan.merge(two(), erased).state().erased, 1);
  assert.deepEqual(fault(() => two().redact(["x"], { by: BY, entered: "2026-12-01" })), ["unknown_event", "ids[0]"]);
});

test("a plan of another copy of the package is one", () => {
  const other = createRequire(import.meta.url)("../dist/plan-node.cjs").plan;
  const theirs = other.create("plan-1", { client: "c-17", policy: { notSeenDays: 9 } }).applyAll([ADDED, SECRET]);
  assert.ok(theirs instanceof plan.Plan && two() instanceof other.Plan && !({} instanceof plan.Plan));
  const lost = other.read(theirs.toJsonl(), { id: "plan-1", client: "c-17", leftOut: 2 }).plan;
  const merged = plan.merge(theirs, two().apply(event("e3", "note_added", { text: "mine" }, "2026-11-04")));
  assert.deepEqual([merged.id, merged.events.length, merged.policy.notSeenDays], ["plan-1", 3, 9]);
  assert.equal(plan.merge(two(), lost).leftOut, 2);
  assert.equal(plan.caseload([theirs], { on: "2027-11-05" }).length, 1);
});

test("what is open about safety is not hidden", () => {
  const flag = event("f1", "flag_opened", { flag: "f1", kind: "self_harm" }, "2027-12-05");
  const flagged = two().apply(flag);
  assert.equal(flagged.ready("2026-12-05").ready, false);
  assert.equal(flagged.situation("2026-12-05").flags.length, 1);
  const erase = () => flagged.redact(["e2", "f1"], { by: BY, entered: "2027-12-05" });
  assert.deepEqual(fault(erase), ["illegal_transition", "ids[1]"]);
  assert.equal(flagged.asKnown("2026-12-05").toJsonl(), two().toJsonl());
  assert.deepEqual(fault(() => flagged.asKnown("soon")), ["invalid_date", "day"]);
  const hidden = event("e3", "note_added", { text: "a" }, "2026-11-04", { visibleTo: [] });
  assert.deepEqual(fault(() => two().apply(hidden)), ["too_few", "visibleTo"]);
  const responses = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((item) => [item, 1]));
  const alert = event("x1", "score_recorded", { instrument: "phq-9", rater: "client", responses }, "2026-11-04");
  const [due] = two().apply(alert).due("2026-11-05");
  assert.deepEqual([due.item, due.for, due.state, due.reason], ["x1", "therapist", "overdue", "unanswered_alert"]);
  // Nothing is lost without a word.
  assert.deepEqual(fault(() => plan.create("p", { polcy: {} })), ["unknown_key", "<entry 3>"]);
  assert.equal(JSON.parse(JSON.stringify({ plan: flagged })).plan, flagged.toJsonl());
  // What the events say can be entered elsewhere, a correction too.
  const renamed = event("k1", "event_corrected", { event: "e1", data: { goal: { id: "g1", title: "SECRET", horizon: "short", clientRank: 2 } } });
  const corrected = two().apply(renamed);
  assert.equal(plan.create("x").applyAll(corrected.events).toJsonl(), corrected.toJsonl());
  assert.equal(corrected.state().goals.g1.goal.clientRank, 2);
  // A plan stands for its summary.
  const rows = plan.caseload([two(), flagged.summary()], { on: "2026-11-05" });
  assert.deepEqual(rows.map(({ reasons }) => reasons), [["unanswered_flag"], []]);
});

test("what is due and what ships", () => {
  const { items } = plan.measurementPlan("feedback_informed");
  const session = event("s1", "session_recorded", { session: "s1", kind: "individual", attendance: "attended" }, "2026-11-03");
  const whole = two().applyAll([...items.map((item, place) => event(`m${place}`, "measure_planned", item)), session]);
  const due = whole.due("2026-11-03").filter(({ state }) => state === "due");
  assert.deepEqual(due.map((one) => [one.item, one.for]).sort(), items.map((item) => [item.item, item.for]).sort());
  assert.equal(whole.review("2026-11-03").sessions, 1);
  assert.equal(fault(() => plan.measurementPlan("ichom_depression_anxiety"))[0], "missing");
  const stated = [{ symptomsDays: 14, windowDays: 30 }, { symptoms_days: 14, window_days: 30 }, new Map([["symptomsDays", 14], ["windowDays", 30]])];
  const made = stated.map((numbers) => plan.measurementPlan("ichom_depression_anxiety", numbers).items);
  assert.equal(made[0].length, 4);
  assert.deepEqual([made[1], made[2]], [made[0], made[0]]);
  assert.ok(plan.measurementParameters("ichom_depression_anxiety").length > 0);
  assert.ok(plan.concernDomains().length > 0 && plan.themes().length > 0 && plan.sessionScript().questions.length > 0);
  assert.equal(plan.lifecycle()[1].to, "proposed");
});

test("a plan holds the engine's memory until it is disposed of, and is found through a proxy", () => {
  const one = two();
  assert.deepEqual(reactive(one).heads, ["e2"]);
  const later = one.apply(event("e3", "note_added", { text: "a" }));
  one.free();
  one[Symbol.dispose]?.();
  for (const run of [() => one.heads, () => one.apply(ADDED), () => one.toJsonl(), () => plan.merge(one, later)]) {
    assert.deepEqual(fault(run), ["disposed", "plan"]);
  }
  assert.deepEqual(fault(() => plan.merge(later, one)), ["disposed", "other"]);
  assert.deepEqual(later.heads, ["e3"]);
  assert.throws(() => structuredClone(later), { message: /send what toJsonl gives/ });
  assert.deepEqual(fault(() => new plan.Plan()), ["wrong_type", "plan"]);
});
