// Versions of a definition: what each changed, past ones as files, and what kept answers say by both.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Instrument, change, instrument, instruments, versions } from "../dist/node.js";
import module from "../dist/instruments/past/ies-r@1.0.0.js";

const folder = new URL("../dist/instruments/past/", import.meta.url);
const text = (name) => readFileSync(new URL(name, folder), "utf8");
const past = (name) => Instrument.fromJson(text(`${name}.json`));
const occasion = (id) => ({ id, client: `client-of-${id}`, rater: "client", date: "2026-11-24" });

test("every past definition is a file of the package", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  assert.ok(files.length > 10);
  for (const name of files) {
    const [id, version] = name.replace(".json", "").split("@");
    const found = Instrument.fromJson(text(name));
    assert.deepEqual([found.id, found.version], [id, version]);
    const asked = instrument(id, { version });
    assert.deepEqual([asked.version, asked.definitionDigest], [version, found.definitionDigest]);
  }
  assert.equal(new Instrument(module).version, "1.0.0");
});

test("no module holds one", () => {
  const { citation } = JSON.parse(text("ies-r@1.0.0.json")).sources.find(({ id }) => id === "ninds_cde");
  for (const name of ["native_bg.wasm", "score_bg.wasm", "catalogue.js", "inline.js"]) {
    assert.equal(readFileSync(new URL(`../dist/${name}`, import.meta.url)).includes(Buffer.from(citation, "utf8")), false, name);
  }
});

test("every version of a history is had, and said by the one that makes the same numbers", () => {
  for (const id of instruments()) {
    const today = instrument(id);
    const history = today.definition.history ?? [];
    assert.deepEqual(versions(id), [today.version, ...history.slice(1).map(({ version }) => version)], id);
    for (const version of versions(id)) {
      const found = instrument(id, { version });
      assert.ok(versions(id).indexOf(found.version) <= versions(id).indexOf(version), `${id}@${version}`);
    }
  }
  assert.deepEqual(["1.1.1", "1.1.0", "1.0.0"].map((version) => instrument("wsas", { version }).version), ["1.1.1", "1.1.1", "1.0.0"]);
  assert.equal(instrument("phq 9", { version: "1.0.0", language: "de" }).texts.language, "de");
  for (const version of [undefined, null]) assert.equal(instrument("ies-r", { version }).version, "1.1.0");
  const { instrument: required } = createRequire(import.meta.url)("../dist/node.cjs");
  assert.equal(required("ies-r", { version: "1.0.0" }).version, "1.0.0");
});

test("a version that there is not is told", () => {
  const refused = (code, expected) => ({ code, path: "version", expected });
  assert.throws(() => instrument("ies-r", { version: "0.9" }), refused("unknown_code", "one of: 1.1.0, 1.0.0"));
  assert.throws(() => instrument("wsas", { version: "" }), refused("unknown_code", "one of: 1.1.1, 1.1.0, 1.0.0"));
  assert.throws(() => instrument("ies-r", { version: 1 }), refused("wrong_type", "a text"));
  assert.throws(() => instrument("ies", { version: "1.0.0" }), { code: "unknown_instrument" });
  assert.throws(() => versions("ies"), { code: "unknown_instrument" });
});

/** What a program says that runs in a process of its own, from an entry that has no files. */
const alone = (entry, before) =>
  JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", `
    import { readFileSync } from "node:fs";
    import * as tg from "./${entry}";
    import past from "./instruments/past/ies-r@1.0.0.js";
    import today from "./instruments/ies-r.js";
    ${before}
    const asked = () => { try { return tg.instrument("ies-r", { version: "1.0.0" }).version; } catch (error) { return [error.code, error.path, error.expected]; } };
    const said = [tg.versions("ies-r"), asked()];
    tg.provide(past);
    console.log(JSON.stringify([...said, asked(), tg.instrument("ies-r").version]));`], { cwd: fileURLToPath(new URL("../../", folder)), encoding: "utf8" }));

test("where there are no files a past version is provided, and is not taken for today's", () => {
  const expected = "1.0.0 once its file `ies-r@1.0.0` is brought (`bring` in Rust, `provide` in JavaScript), or with the feature `past`";
  const first = 'tg.provide(past, today);';
  for (const [entry, before] of [
    ["init.js", 'tg.initSync(readFileSync("native_bg.wasm"));'],
    ["inline.js", ""],
    ["score-inline.js", ""],
    ["score-init.js", 'tg.initSync(readFileSync("score_bg.wasm")); tg.provide(today);'],
  ]) {
    assert.deepEqual(alone(entry, before), [["1.1.0", "1.0.0"], ["unknown_code", "version", expected], "1.0.0", "1.1.0"], entry);
  }
  // In any order.
  const both = alone("score-init.js", `tg.initSync(readFileSync("score_bg.wasm")); ${first}`);
  assert.deepEqual(both.slice(1), ["1.0.0", "1.0.0", "1.1.0"]);
});

test("a definition tells what its versions changed", () => {
  const { history } = instrument("ies-r").definition;
  assert.deepEqual(history.map(({ version }) => version), ["1.1.0", "1.0.0"]);
  assert.deepEqual(history[0].changes.slice(0, 2).map(({ what }) => what), ["scoring", "cutoffs"]);
  assert.deepEqual(new Instrument(instrument("ies-r").definition).definition.history, history);
});

test("kept answers say for whom a number changed", () => {
  const [before, today] = [past("ies-r@1.0.0"), instrument("ies-r")];
  const alone = Array.from({ length: 22 }, (_, place) => (place === 13 ? 4 : 0));
  const records = [before.record(Array(22).fill(2), occasion("same")), before.record(alone, occasion("alone"))];
  const rescored = today.rescore(records, before);
  assert.deepEqual([rescored.unchanged, rescored.refused], [0, []]);
  const moved = ["subscales.hyperarousal.total", "subscales.intrusion.total"];
  assert.deepEqual(
    rescored.changed.map(({ id, client, differs }) => [id, client, differs.filter((place) => moved.includes(place)).sort()]),
    [["same", "client-of-same", []], ["alone", "client-of-alone", moved]],
  );
  const part = [1, 1, null, 1, 1, 1, 1, 1, null, 1, 1, 1, 1, 1, 1];
  const [old, now] = [past("gds-15@1.0.0"), instrument("gds-15")];
  const [changed] = now.rescore([old.record(part, occasion("r"))], old).changed;
  // Items 1, 5, 7, 11 and 13 count a no: 8 points in thirteen answers, and 2 × 8/13 is 1.23.
  assert.deepEqual([changed.totalBefore, changed.totalAfter], [null, 9]);
});

test("scores of two versions are told what changed", () => {
  const pre = past("ies-r@1.0.0").score(Array(22).fill(2)).subscales.intrusion;
  const post = instrument("ies-r").score(Array(22).fill(1)).subscales.intrusion;
  assert.throws(
    () => change.reliableChange(pre, post, { standardDeviation: 0.9, reliability: 0.9 }),
    (error) => {
      assert.deepEqual([error.code, error.path], ["scale_mismatch", "post"]);
      assert.match(error.expected, /; version 1\.1\.0 changed scoring, cutoffs; answers that were kept can be scored again/);
      return true;
    },
  );
});
