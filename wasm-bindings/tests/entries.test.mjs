// The entries of the package: what each needs before it answers, and what stands in the package.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

import { codes } from "../dist/codes.js";
import * as tg from "../dist/node.js";

const dist = new URL("../dist/", import.meta.url);
const require = createRequire(import.meta.url);
const ANSWERS = [2, 2, 2, 2, 1, 1, 2, 0, 0];

/** What a program prints that runs in a process of its own, where no engine is ready yet. */
const alone = (program) =>
  JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", program], { cwd: fileURLToPath(dist), encoding: "utf8" }));

test("before it is ready every call of the entry without top-level await is refused by name", () => {
  const said = alone(`
    import * as tg from "./plan-init.js";
    const calls = {
      instruments: () => tg.instruments(), instrument: () => tg.instrument("phq-9"), own: () => new tg.Instrument({}),
      fromJson: () => tg.Instrument.fromJson("{}"), search: () => tg.search(), domains: () => tg.domains(),
      wire: () => tg.toJson("Goal", {}), read: () => tg.fromJson("Goal", "{}"), rank: () => tg.priority.rank([]),
      prepare: () => tg.priority.prepare([]), t: () => tg.attainment.tScore([0]), change: () => tg.change.reliableChange(1, 2, {}),
      goal: () => tg.goal.check({}), plan: () => tg.plan.create("plan-1"), lines: () => tg.plan.read(""),
    };
    const said = {};
    for (const [name, call] of Object.entries(calls)) {
      try { said[name] = String(call()); } catch (error) { said[name] = error instanceof tg.TherapyGoalsError && error.code; }
    }
    console.log(JSON.stringify(said));
  `);
  for (const [name, code] of Object.entries(said)) assert.equal(code, "not_initialised", name);
  assert.equal(Object.keys(said).length, 15);
});

test("what failed to load may be tried again, and once it is ready to load does nothing", () => {
  const said = alone(`
    import { createServer } from "node:http";
    import { readFileSync } from "node:fs";
    import * as tg from "./init.js";
    let down = true;
    const server = createServer((request, response) => {
      if (down) response.writeHead(503).end();
      else response.writeHead(200, { "content-type": "application/wasm" }).end(readFileSync("native_bg.wasm"));
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = "http://127.0.0.1:" + server.address().port + "/native_bg.wasm";
    const tried = async (source) => tg.init(source).then(() => "ready", (error) => error.code);
    const said = [await tried(address), await tried({}), await tried(null)];
    down = false;
    said.push(...await Promise.all([tried(new URL(address)), tried(address)]));
    said.push(tg.instrument("phq-9").score(${JSON.stringify(ANSWERS)}).total);
    const kept = tg.instrument("gad-2");
    said.push(await tried("http://127.0.0.1:1/"), tg.initSync(new Uint8Array(3)) ?? "nothing", kept.score([1, 1]).total);
    server.close();
    console.log(JSON.stringify(said));
  `);
  // Beside a file of this machine there is nothing to fetch.
  assert.equal(said[2] === "ready", false);
  assert.deepEqual(said.toSpliced(2, 1), ["not_loaded", "wrong_type", "ready", "ready", 12, "ready", "nothing", 2]);
});

test("what is fetched late takes the place of nothing", () => {
  const said = alone(`
    import { readFileSync } from "node:fs";
    import * as native from "./native.js";
    import * as tg from "./init.js";
    const bytes = readFileSync("native_bg.wasm");
    let answer;
    const late = tg.init(new Promise((resolve) => { answer = resolve; }));
    tg.initSync(bytes);
    const memory = native.moduleMemory();
    const kept = tg.instrument("gad-2");
    answer(bytes);
    await late;
    // Past the first look, while the module is being compiled.
    const other = await import("./score_native.js");
    const compiling = other.default({ module_or_path: readFileSync("score_bg.wasm") });
    await Promise.resolve();
    other.initSync({ module: readFileSync("score_bg.wasm") });
    const first = other.moduleMemory();
    await compiling;
    console.log(JSON.stringify([kept.score([1, 1]).total, native.moduleMemory() === memory, other.moduleMemory() === first]));
  `);
  assert.deepEqual(said, [2, true, true]);
});

test("as a module and as CommonJS in one program: each knows what the other made", () => {
  const said = alone(`
    import { createRequire } from "node:module";
    import * as tg from "./node.js";
    import * as part from "./score-node.js";
    const require = createRequire(process.cwd() + "/");
    const old = require("./node.cjs");
    const thrown = (run) => { try { return run(); } catch (error) { return error; } };
    const error = thrown(() => old.instrument("phq-99"));
    const phq9 = old.instrument("phq-9").withRules({ prorating: "cms_minimum_data_set" });
    const record = tg.instrument("phq-9").record(${JSON.stringify(ANSWERS)}, { id: "7d1f", client: "c-17", rater: "client", date: "2026-11-26" });
    const scores = [tg.instrument("phq-9").score(Array(9).fill(3)), tg.instrument("phq-9").score(Array(9).fill(0))];
    const options = { method: "published", threshold: "loewe_2004" };
    const own = new tg.Instrument(tg.instrument("phq-9").definition);
    class Mine extends tg.TherapyGoalsError {}
    const expected = JSON.stringify(own.rescore([record], tg.instrument("phq-9").withRules({ prorating: "cms_minimum_data_set" })));
    console.log(JSON.stringify([
      error instanceof tg.TherapyGoalsError, thrown(() => tg.instrument("phq-99")) instanceof old.TherapyGoalsError,
      error instanceof Mine, new Error("other") instanceof tg.TherapyGoalsError, phq9 instanceof tg.Instrument, {} instanceof tg.Instrument,
      tg.change.reliableChange(...scores, { ...options, instrument: phq9 }).label === tg.change.reliableChange(...scores, { ...options, instrument: own }).label,
      JSON.stringify(own.rescore([record], phq9)) === expected,
      JSON.stringify(own.rescore([record], part.instrument("phq-9").withRules({ prorating: "cms_minimum_data_set" }))) === expected,
      thrown(() => own.rescore([record], {})).code,
    ]));
  `);
  assert.deepEqual(said, [true, true, false, false, true, false, true, true, true, "wrong_type"]);
});

test("bytes or a module make it ready at once, and nothing else", () => {
  const said = alone(`
    import { readFileSync } from "node:fs";
    import * as tg from "./init.js";
    const said = [];
    for (const wrong of [undefined, null, "native_bg.wasm", {}, [0]]) {
      try { tg.initSync(wrong); } catch (error) { said.push(error.code); }
    }
    try { tg.initSync(new Uint8Array(8)); } catch (error) { said.push(error instanceof WebAssembly.CompileError); }
    tg.initSync(new WebAssembly.Module(readFileSync("native_bg.wasm")));
    said.push(tg.instrument("phq-9").score(${JSON.stringify(ANSWERS)}).total);
    console.log(JSON.stringify(said));
  `);
  assert.deepEqual(said, [...Array(5).fill("wrong_type"), true, 12]);
});

for (const [before, module, more] of [["", "native_bg.wasm", []], ["plan-", "plan_bg.wasm", ["plan"]]]) {
  test(`every entry ${before} has all that it should, and is what its condition asks for`, async () => {
    const names = [...Object.keys(tg), ...more].sort();
    for (const entry of ["node.js", "init.js", "inline.js"]) {
      assert.deepEqual(Object.keys(await import(new URL(before + entry, dist))).sort(), names, entry);
    }
    for (const entry of ["node.cjs", "inline.cjs"]) {
      const found = require(fileURLToPath(new URL(before + entry, dist)));
      assert.deepEqual(Object.keys(found).sort(), names, entry);
      assert.equal(found.instrument("phq-9").score(ANSWERS).total, 12, entry);
      if (more.length > 0) assert.deepEqual(found.plan.create("plan-1").heads, [], entry);
    }
    const early = require(fileURLToPath(new URL(`${before}init.cjs`, dist)));
    assert.throws(() => early.instruments(), { code: "not_initialised" });
    early.initSync(readFileSync(new URL(module, dist)));
    assert.equal(early.instrument("phq-9").score(ANSWERS).total, 12);
  });
}

test("every file that the package names is there, and every type of a CommonJS file", () => {
  const { exports, sideEffects, main, module, types, unpkg } = JSON.parse(readFileSync(new URL("package.json", dist), "utf8"));
  const files = (said) => (typeof said === "string" ? [said] : Object.values(said).flatMap(files));
  const named = files([exports, sideEffects, main, module, types, unpkg]).filter((file) => !file.includes("*"));
  assert.ok(named.length >= 30);
  for (const file of named) assert.ok(existsSync(new URL(file, dist)), file);
  for (const file of readdirSync(dist).filter((name) => name.endsWith(".d.cts"))) {
    for (const [, path] of readFileSync(new URL(file, dist), "utf8").matchAll(/from "(\.[^"]+)"/g)) {
      assert.ok(path.endsWith(".cjs") && existsSync(new URL(path.replace(".cjs", ".d.cts"), dist)), `${file}: ${path}`);
    }
  }
});

test("each definition is a file and a module of its own", async () => {
  for (const id of tg.instruments()) {
    const text = readFileSync(new URL(`instruments/${id}.json`, dist), "utf8");
    const { default: definition } = await import(new URL(`instruments/${id}.js`, dist));
    assert.deepEqual(definition, JSON.parse(text), id);
    assert.equal(new tg.Instrument(definition).definitionDigest, tg.instrument(id).definitionDigest, id);
  }
});

test("the codes are there at run time", () => {
  assert.deepEqual(codes.Sex, ["female", "male", "other", "unknown"]);
  assert.ok(codes.Reason.includes("matrix") || codes.Reason.length > 15);
  assert.ok(codes.ScoreFinding.includes("near_border"));
});

test("instruments alone: all that are shipped, or those that were provided", async () => {
  const program = (entry, before) => `
    import * as tg from "./${entry}";
    ${before}
    const phq9 = tg.instrument("PHQ 9");
    const change = tg.change.reliableChange(phq9.score(${JSON.stringify(ANSWERS)}), phq9.score(Array(9).fill(0)), { method: "published", threshold: "loewe_2004" });
    const refused = (call) => { try { return call(); } catch (error) { return error.code; } };
    console.log(JSON.stringify({
      names: Object.keys(tg).sort(), ids: tg.instruments(), found: refused(() => tg.search({ domain: "anxiety" }).map(({ id }) => id)), domains: tg.domains(),
      total: phq9.score(${JSON.stringify(ANSWERS)}).total, digest: phq9.definitionDigest, difference: change.difference,
      other: refused(() => tg.instrument("gad-7").id), own: new tg.Instrument({ ...phq9.definition, id: "mine" }).id,
    }));`;
  const whole = alone(program("score-node.js", ""));
  assert.deepEqual(whole.ids, tg.instruments());
  assert.deepEqual(whole.found, tg.search({ domain: "anxiety" }).map(({ id }) => id));
  assert.equal(whole.other, "gad-7");
  const bytes = 'import { readFileSync } from "node:fs";';
  const part = alone(program("score-init.js", `${bytes}
    import phq9file from "./instruments/phq-9.js";
    tg.initSync(readFileSync("score_bg.wasm"));
    tg.provide(phq9file);`));
  assert.deepEqual(whole.domains, tg.domains());
  // What was not provided is not found, and no domain is known of it.
  assert.deepEqual([part.ids, part.found, part.other], [["phq-9"], "unknown_code", "unknown_instrument"]);
  assert.deepEqual(part.domains, tg.search({ words: "phq-9" })[0].domains);
  for (const { names, total, digest, difference, own } of [whole, part]) {
    assert.deepEqual(names.filter((name) => !(name in tg)), []);
    assert.deepEqual([total, digest, difference, own], [12, tg.instrument("phq-9").definitionDigest, -12, "mine"]);
  }
});

test("who asks for everything gets it, though a part is ready", () => {
  const said = alone(`
    import * as part from "./score-node.js";
    const before = part.instrument("phq-9");
    const tg = await import("./node.js");
    const goals = [{ id: "a", title: "A", horizon: "short", ratings: { client: { urgency: 3, importance: 3, readiness: 3 } } }];
    const score = (instrument) => instrument.score(${JSON.stringify(ANSWERS)}).total;
    const said = [tg.priority.rank(goals).places.length, score(before), score(tg.instrument("phq-9")), score(part.instrument("phq-9"))];
    const late = await import("./plan-init.js");
    const refused = (call) => { try { return call(); } catch (error) { return error.code; } };
    said.push(refused(() => late.plan.create("plan-1")), refused(() => late.plan.read("")), late.instrument("phq-9").id);
    const all = await import("./plan-node.js");
    said.push(all.plan.create("plan-1").id, score(before), score(tg.instrument("phq-9")), tg.initSync(new Uint8Array(3)) ?? "nothing");
    console.log(JSON.stringify(said));
  `);
  assert.deepEqual(said, [1, 12, 12, 12, "not_initialised", "not_initialised", "phq-9", "plan-1", 12, 12, "nothing"]);
});

test("before what it lacks is there a part refuses it by name", () => {
  const said = alone(`
    import "./score-node.js";
    import * as tg from "./init.js";
    try { tg.priority.prepare([]); } catch (error) { console.log(JSON.stringify(error.code)); }
  `);
  assert.equal(said, "not_initialised");
});

/** The first of the powers of five by which the standard library reads numbers, and its table with it: 10 KB of noise. */
test("no module reads numbers in two ways", () => {
  const first = Buffer.from("5ad63b92d653f4ee3f3ba10629aa3f11", "hex");
  for (const file of ["native_bg.wasm", "plan_bg.wasm", "score_bg.wasm"]) assert.equal(readFileSync(new URL(file, dist)).includes(first), false, file);
});

test("what a page fetches is no larger than the README says", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  for (const file of ["native_bg.wasm", "plan_bg.wasm", "score_bg.wasm", "catalogue.js", "languages.js"]) {
    const [, most] = readme.match(new RegExp(`\\| \`${file}\` \\|[^|]*\\| (\\d+) KB`));
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } };
    const bytes = brotliCompressSync(readFileSync(new URL(file, dist)), quality).length;
    // Other compilers and standard libraries make up to a twentieth of difference.
    assert.ok(bytes <= Number(most) * 1050, `${file}: ${bytes} bytes`);
  }
});
