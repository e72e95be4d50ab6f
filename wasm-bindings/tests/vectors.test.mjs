// Every case of tests/vectors in JavaScript, and every answer the same as in Rust.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import * as tg from "../dist/node.js";

const folder = new URL("../../tests/vectors/", import.meta.url);
const answers = JSON.parse(readFileSync(new URL("../../target/answers.json", import.meta.url), "utf8"));
const NUMBERS = { NaN, Infinity, "-Infinity": -Infinity };

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Objects whose names are codes and ids, not fields. */
const DATA = new Set(["instrument", "responses", "rules", "flag_tiers", "judged_as", "intensities", "entries"]);

/** A path as JavaScript has it: a step below an object whose names are data is data and stays as it is. */
function styled(path) {
  const steps = path.split(".");
  return steps.map((step, place) => (DATA.has(steps[place - 1]) ? step : camel(step))).join(".");
}

/** The input with what JSON cannot write put in, and fields named as JavaScript names them. */
function decoded(value, name) {
  if (Array.isArray(value)) return value.map((entry) => decoded(entry, name));
  if (value === null || typeof value !== "object") return value;
  if ("$number" in value) return NUMBERS[value.$number];
  // A form is data, like the definition that may stand in it.
  if ("$score" in value) return score(decoded(value.$score, String));
  const entries = Object.entries(value).map(([key, entry]) => [name(key), decoded(entry, DATA.has(key) ? String : name)]);
  return Object.fromEntries(entries);
}

/** Field names as in Rust; names that are data have no capitals and stay as they are. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [snake(key), plain(entry)]));
}

function chosen({ instrument: given, rules, language, translation }) {
  const instrument = typeof given === "string" ? tg.instrument(given, { language }) : new tg.Instrument(given);
  const ruled = instrument.withRules(rules ?? {});
  return translation === undefined ? ruled : ruled.withTranslation(translation);
}

function score({ responses, age, sex, subscale, coding, ...which }) {
  const whole = chosen(which).score(responses, { age, sex }, coding);
  return subscale ? whole.subscales[subscale] : whole;
}

function ranked(situation) {
  const { goals, ...options } = decoded(situation, camel);
  return tg.priority.rank(goals, options);
}

/** A prepared ranking answers as the functions do: each vector of theirs runs through both. */
function prepared(situation) {
  const { goals, ...options } = decoded(situation, camel);
  return tg.priority.prepare(goals, options);
}

function agenda(card) {
  const { targets, days, ...options } = decoded(card, camel);
  return tg.priority.agenda(targets, days, options);
}

const CALLS = {
  // Definitions and responses are data: their names are those of the file.
  "instrument.score": (input) => score(decoded(input, String)),
  "instrument.define": (input) => new tg.Instrument(decoded(input, String)).definition,
  "instrument.search": (input) => tg.search(decoded(input, camel)),
  "instrument.texts": (input) => chosen(decoded(input, String)).texts,
  "instrument.describe": (input) => chosen(decoded(input, String)).describe(),
  "goal.check": (input) => tg.goal.check(decoded(input, camel)),
  "attainment.t_score": (input) => {
    const { levels, ...options } = decoded(input, camel);
    return tg.attainment.tScore(levels, options);
  },
  "progress.series_status": (input) => {
    const { points, better, ...options } = decoded(input, camel);
    return tg.progress.seriesStatus(points, better, options);
  },
  "progress.weeks": (input) => {
    const { entries, ...options } = decoded(input, camel);
    return tg.progress.weeks(entries, options);
  },
  "attainment.attain": (input) => {
    const { ladders, ratings, ...options } = decoded(input, camel);
    return tg.attainment.attain(ladders, ratings, options);
  },
  "attainment.attain_by_rater": (input) => {
    const { ladders, ratings, ...options } = decoded(input, camel);
    return tg.attainment.attainByRater(ladders, ratings, options);
  },
  "change.methods": () => tg.change.methods(),
  "change.reliable_change": (input) => {
    const { pre, post, ...options } = decoded(input, camel);
    return tg.change.reliableChange(pre, post, options);
  },
  "priority.rank": ranked,
  "priority.what_if": ({ situation, changes }) => {
    const { goals, ...options } = decoded(situation, camel);
    return tg.priority.whatIf(goals, decoded(changes, camel), options);
  },
  "priority.compare": ({ earlier, later }) => tg.priority.compare(ranked(earlier), ranked(later)),
  "priority.explain": (input) => tg.priority.explain(ranked(input)),
  "priority.explain_difference": ({ situation, changes, titles }) => {
    const { goals, ...options } = decoded(situation, camel);
    return tg.priority.explainDifference(tg.priority.whatIf(goals, decoded(changes, camel), options), titles);
  },
  "priority.explain_comparison": ({ earlier, later, titles }) =>
    tg.priority.explainComparison(tg.priority.compare(ranked(earlier), ranked(later)), titles),
  "priority.to_dot": (input) => tg.priority.toDot(ranked(input)),
  "priority.to_mermaid": (input) => tg.priority.toMermaid(ranked(input)),
  "priority.with_secondary_target": ({ situation, targets }) =>
    tg.priority.withSecondaryTarget(ranked(situation), targets),
  "priority.stage_from": (input) => tg.priority.stageFrom(decoded(input, camel)),
  "priority.dbt_hierarchy": ({ stage, mode }) => tg.priority.dbtHierarchy(stage, mode),
  "priority.hierarchy": (input) => tg.priority.hierarchy(decoded(input, camel)),
  "priority.agenda": agenda,
  "priority.explain_agenda": (input) => tg.priority.explainAgenda(agenda(input)),
};

/** The same through a prepared ranking. */
const PREPARED = {
  "priority.rank": (input) => prepared(input).ranking(),
  "priority.what_if": ({ situation, changes }) => prepared(situation).whatIf(decoded(changes, camel)),
  "priority.compare": ({ earlier, later }) => prepared(earlier).compare(ranked(later)),
};

/** The records that calls answer with. */
const WIRE = {
  "instrument.score": "Score",
  "goal.check": "Goal",
  "attainment.attain": "Attainment",
  "change.reliable_change": "ReliableChange",
  "progress.series_status": "SeriesStatus",
  "priority.rank": "Ranking",
  "priority.what_if": "Difference",
  "priority.compare": "Comparison",
  "priority.stage_from": "StageReading",
  "priority.hierarchy": "HierarchyDefinition",
  "priority.agenda": "Agenda",
};

/** An object of JavaScript has names that are whole numbers first, by number: its faults come in that order. */
const ofNumbers = ({ input }) =>
  input.responses !== null && typeof input.responses === "object" && !Array.isArray(input.responses) &&
  Object.keys(input.responses).some((id) => /^\d+$/.test(id));
const inOrder = (entry, faults) =>
  ofNumbers(entry) ? [...faults].sort((one, other) => (one.path < other.path ? -1 : 1)) : faults;

/** Goals are refused before changes are looked at; where the goals are without fault, all faults come of asking. */
function ofPreparing(faults) {
  const ofGoals = faults.filter(({ path }) => !/^(changes|later)/.test(path));
  return ofGoals.length > 0 ? ofGoals : faults;
}

const ways = ({ call }) => (call in PREPARED ? [CALLS[call], PREPARED[call]] : [CALLS[call]]);

const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
for (const file of files.sort()) {
  const { cases = [] } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  test(file, () => {
    for (const [entry, run] of cases.flatMap((entry) => ways(entry).map((run) => [entry, run]))) {
      const name = `${file.replace(".json", "")}: ${entry.name}`;
      const expected = answers[name];
      assert.ok(expected, `${name} did not run in Rust`);
      let found;
      try {
        found = run(entry.input);
      } catch (error) {
        assert.ok(error instanceof tg.TherapyGoalsError, `${name}: ${error.stack}`);
        assert.ok(expected.faults, `${name}: ${error.message}`);
        const stored = entry.call.startsWith("instrument.") && entry.call !== "instrument.search";
        const told = run === PREPARED[entry.call] ? ofPreparing(expected.faults) : expected.faults;
        const wanted = told.map(({ code, path }) => ({ code, path: stored ? path : styled(path) }));
        const found = error.faults.map(({ code, path }) => ({ code, path }));
        assert.deepEqual(inOrder(entry, found), inOrder(entry, wanted), name);
        if (!ofNumbers(entry)) assert.equal(error.code, entry.error.code, name);
        assert.ok(!error.message.includes("☠"), `${name}: the error repeats the input`);
        continue;
      }
      const shown = entry.call === "instrument.define" ? found : plain(found);
      assert.deepEqual(shown, expected.answer, name);
      // What a server wrote is read here, and what is written here is what a server writes.
      const record = WIRE[entry.call];
      if (record === undefined) continue;
      assert.deepEqual(JSON.parse(tg.toJson(record, found)), expected.answer, `${name}, written`);
      assert.deepEqual(tg.fromJson(record, JSON.stringify(expected.answer)), found, `${name}, read`);
    }
  });
}
