// A stored answer of a later minor version, with fields that nobody knows yet: JavaScript keeps them beside the others,
// and writes them back.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { Instrument, fromJson, instrument, toJson } from "../dist/plan-node.js";

const GOLDEN = new URL("../../tests/golden/", import.meta.url);
const ANSWERS = {
  score: "Score",
  answers: "AnswersRecord",
  change: "ReliableChange",
  attainment: "Attainment",
  ranking: "Ranking",
  comparison: "Comparison",
  agenda: "Agenda",
  plan_state: "PlanState",
};
const GIVEN = { goal: "Goal", situation: "Situation", coding: "Coding", occasion: "Occasion", diary_card: "DiaryCard", event: "PlanEvent", plan_summary: "PlanSummary" };
// The objects whose names are data: an entry more is no field.
const BY_NAME = new Set([
  "intensities", "rules", "subscales", "classifications", "undecided", "cutoffs", "responses", "labels", "goals", "raters", "decisions",
]);

const golden = (file) => JSON.parse(readFileSync(new URL(`${file}.json`, GOLDEN), "utf8"));

const grow = (value, name = "") => {
  if (Array.isArray(value)) {
    for (const entry of value) grow(entry);
  } else if (value !== null && typeof value === "object") {
    for (const [inner, entry] of Object.entries(value)) grow(entry, inner);
    if (BY_NAME.has(name)) return;
    if ("schema_version" in value) value.schema_version = "1.1";
    value.of_tomorrow = { in_it: [1.5, null, { a_name: true, Another: "☠" }] };
  }
};

for (const [file, record] of Object.entries(ANSWERS)) {
  test(`what a later release wrote is kept in ${record}`, () => {
    const stored = golden(file);
    assert.deepEqual(JSON.parse(toJson(record, fromJson(record, JSON.stringify(stored)))), stored);
    grow(stored);
    const read = fromJson(record, JSON.stringify(stored));
    assert.deepEqual(read.of_tomorrow, stored.of_tomorrow);
    const written = toJson(record, read);
    assert.deepEqual(JSON.parse(written), stored);
    assert.ok(written.endsWith('"of_tomorrow":{"in_it":[1.5,null,{"a_name":true,"Another":"☠"}]}}'), written.slice(-90));
    // Of this version, or one before it, nothing more is known.
    stored.schema_version = "1.0";
    assert.throws(() => fromJson(record, JSON.stringify(stored)), { code: "unknown_key" });
  });
}

test("a schema version is written in one way", () => {
  for (const [file, record] of Object.entries(ANSWERS)) {
    const refused = (version) => {
      const text = JSON.stringify({ ...golden(file), schema_version: version });
      try {
        return fromJson(record, text);
      } catch (error) {
        return error.faults.filter(({ path }) => path === "schemaVersion" || path === "schema_version").map(({ code }) => code);
      }
    };
    for (const version of ["1", "1.", "1.01", "1.0.9", "1.1.0"]) assert.deepEqual(refused(version), ["invalid_text"], `${record} ${version}`);
    for (const version of ["2", "2.0", "0.9", "01.0"]) assert.deepEqual(refused(version), ["unsupported_version"], `${record} ${version}`);
  }
  const { definition } = instrument("phq-9");
  assert.throws(() => new Instrument({ ...definition, schema_version: "1" }), { code: "invalid_text", path: "schema_version" });
  const { translation } = instrument("phq-9", { language: "de" });
  assert.throws(() => instrument("phq-9").withTranslation({ ...translation, schema_version: "1" }), { code: "invalid_text" });
});

test("what is given stays strict", () => {
  for (const [file, record] of Object.entries(GIVEN)) {
    const given = { ...golden(file), of_tomorrow: 1 };
    assert.throws(() => fromJson(record, JSON.stringify(given)), { code: "unknown_key" }, record);
  }
});

test("every golden document of an answer is tried", () => {
  const files = readdirSync(GOLDEN).map((name) => name.replace(".json", ""));
  const tried = [...Object.keys(ANSWERS), ...Object.keys(GIVEN), "definition", "hierarchy", "difference"];
  assert.deepEqual(files.sort(), tried.sort());
});
