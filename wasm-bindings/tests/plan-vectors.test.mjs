// The vectors of the plan in JavaScript: refused, stored and told as in Rust, and due as a second implementation says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as tg from "../dist/plan-node.js";

const { plan } = tg;
const read = (file) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"));
// What `cargo test --test plan_vectors` wrote.
const answers = read("target/plans.json");
const due = read("tests/vectors/plan-due.json").plans;

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const event = (stored) => tg.fromJson("PlanEvent", JSON.stringify(stored));

for (const { name, given, lines, states } of answers) {
  test(name, () => {
    let made = plan.create("plan-1");
    for (const { event: stored, faults } of given) {
      let told = [];
      try {
        made = made.apply(event(stored));
      } catch (error) {
        assert.ok(error instanceof tg.TherapyGoalsError, error.stack);
        told = error.faults.map(({ code, path }) => ({ code, path }));
      }
      assert.deepEqual(told, faults.map(({ code, path }) => ({ code, path: camel(path) })));
    }
    assert.equal(made.toJsonl(), lines);
    assert.equal(plan.create("plan-1").applyAll(made.events).toJsonl(), lines);
    for (const { as_known: asKnown, as_true: asTrue, state } of states) {
      const told = made.state({ asKnown, asTrue });
      assert.deepEqual(JSON.parse(tg.toJson("PlanState", told)), state);
      assert.deepEqual(tg.fromJson("PlanState", JSON.stringify(state)), told);
    }
  });
}

const NAMES = ["item", "for", "state", "anchor", "opens", "closes", "reason", "snoozedUntil", "event"];
const rows = (found) => found.map((one) => NAMES.map((name) => one[name] ?? "-").join(" "));

for (const { name, events, days } of due.filter((_, place) => place % 10 === 0)) {
  test(name, () => {
    const made = plan.create("p").applyAll(events.map(([kind, on, data], number) => event({
      id: `e${String(number).padStart(3, "0")}`, kind, by: { role: "therapist" }, entered: on, happened: on,
      why: "more to do", data,
    })));
    for (const { on, occurrences, due: asked } of days) {
      assert.deepEqual(rows(made.occurrences(on)), occurrences);
      assert.deepEqual(rows(made.due(on)), asked);
    }
  });
}

for (const { name, text, state, exports, as_known: known, summary, ready } of read("target/plans-more.json")) {
  test(`more: ${name}`, () => {
    const { plan: made, problems } = plan.read(text);
    assert.deepEqual(problems, []);
    const stored = (record, value) => JSON.parse(tg.toJson(record, value));
    assert.deepEqual(stored("PlanState", made.state()), state);
    assert.deepEqual(stored("PlanSummary", made.summary()), summary);
    assert.deepEqual(stored("Ready", made.ready("2027-12-01")), ready);
    for (const [role, lines] of Object.entries(exports)) assert.equal(made.export(role).toJsonl(), lines);
    for (const [day, lines] of Object.entries(known)) assert.equal(made.asKnown(day).toJsonl(), lines);
  });
}
