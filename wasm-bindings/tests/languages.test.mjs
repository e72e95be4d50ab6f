// Instruments in other languages: what a person reads, and nothing of what a score says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Instrument, instrument, instruments, languages } from "../dist/node.js";

const file = (name) => JSON.parse(readFileSync(new URL(`../dist/languages/${name}.json`, import.meta.url), "utf8"));
const german = () => file("phq-9.de");
const names = () => readdirSync(new URL("../dist/languages/", import.meta.url)).filter((name) => name.endsWith(".json")).map((name) => name.replace(".json", ""));

test("the languages are those of the files", () => {
  const listed = instruments().flatMap((id) => languages(id).slice(1).map((language) => `${id}.${language}`));
  assert.deepEqual(listed, names().sort());
  assert.deepEqual(languages("swls"), ["en"]);
  assert.throws(() => languages("phq-99"), { code: "unknown_instrument" });
});

test("the module holds no texts of a language", () => {
  const module = readFileSync(new URL("../dist/native_bg.wasm", import.meta.url));
  assert.equal(module.includes(Buffer.from(german().items["1"].text, "utf8")), false);
});

test("every file fits, and its texts are shown", () => {
  for (const name of names()) {
    const data = file(name);
    const own = instrument(data.instrument).withTranslation(data);
    assert.equal(own.texts.language, data.language);
    assert.equal(own.texts.items[0].text, data.items["1"].text);
    assert.deepEqual(own.translation, data);
  }
  assert.equal(instrument("phq-9").translation, null);
  assert.equal(instrument("phq-9").texts.timeFrame, "the last 2 weeks");
});

test("a language is asked for by its tag, and can be left", async () => {
  for (const name of names()) {
    const [, id, tag] = name.match(/^(.*)\.([^.]*)$/);
    const own = instrument(id, { language: tag });
    assert.deepEqual(own.texts, instrument(id).withTranslation(file(name)).texts, name);
    assert.deepEqual(own.translation, file(name));
    assert.deepEqual(instrument(id).withLanguage(tag.toUpperCase()).texts, own.texts);
    assert.deepEqual(own.withLanguage("en").texts, instrument(id).texts);
    assert.deepEqual((await import(new URL(`../dist/languages/${name}.js`, import.meta.url))).default, file(name));
  }
  for (const none of [undefined, null, {}, { language: undefined }, { language: null }, { language: "en" }]) {
    assert.equal(instrument("phq-9", none).translation, null);
  }
  const chosen = instrument("phq-9", { language: "de" }).withRules({ prorating: "cms_minimum_data_set" });
  assert.equal(chosen.texts.language, "de");
});

test("a narrower language is had in the wider one", () => {
  const german = instrument("phq-9", { language: "de" }).texts;
  for (const tag of ["de-AT", "de-DE", "DE-at", "de-Latn-AT", "de-x-leichte-sprache"]) {
    assert.deepEqual(instrument("phq-9", { language: tag }).texts, german, tag);
  }
  assert.equal(instrument("phq-9", { language: "en-GB" }).translation, null);
  for (const tag of ["nds", "*", "de_AT", "de-", ""]) {
    const refused = { code: "unknown_code", path: "language", expected: "one of: en, de" };
    assert.throws(() => instrument("phq-9", { language: tag }), refused, tag);
  }
});

test("another language, or none, is refused", () => {
  const refused = (code, path, expected) => (error) => {
    assert.deepEqual([error.code, error.path], [code, path]);
    assert.match(error.expected, expected);
    return true;
  };
  assert.throws(() => instrument("phq-9", { language: "fr" }), refused("unknown_code", "language", /^one of: en, de$/));
  assert.throws(() => instrument("swls", { language: "de" }), refused("unknown_code", "language", /^one of: en$/));
  assert.throws(() => instrument("phq-9").withLanguage("fr"), refused("unknown_code", "language", /^one of: en, de$/));
  assert.throws(() => instrument("phq-9").withLanguage(7), refused("wrong_type", "language", /text/));
  assert.throws(() => instrument("phq-9").withLanguage(), refused("wrong_type", "language", /text/));
  assert.throws(() => instrument("phq-9", "de"), refused("wrong_type", "options", /language: "de"/));
  assert.throws(() => instrument("phq-9", { langauge: "de" }), refused("unknown_key", "options", /^the fields version and language alone$/));
  // One that asks otherwise is none that the language file was made for.
  const { definition } = instrument("phq-9");
  const turned = structuredClone(definition);
  turned.response_scales[0].options.reverse();
  assert.throws(() => new Instrument(turned).withLanguage("de"), refused("scale_mismatch", "made_for.total", /./));
});

test("without everything a language is provided as a file", () => {
  const said = (entry, before) =>
    JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", `
      import { readFileSync } from "node:fs";
      import * as tg from "./${entry}";
      import german from "./languages/phq-9.de.js";
      import phq9 from "./instruments/phq-9.js";
      ${before}
      const said = [tg.languages("phq-9")];
      const refused = (call) => { try { return call(); } catch (error) { return [error.code, error.path, error.expected]; } };
      said.push(refused(() => tg.instrument("phq-9", { language: "de" })));
      tg.provide(german);
      said.push(tg.instrument("phq-9", { language: "DE" }).texts.language, tg.instrument("phq-9").withLanguage("de").texts.stem === german.stem);
      said.push(refused(() => tg.provide({})));
      console.log(JSON.stringify(said));`], { cwd: fileURLToPath(new URL("../dist/", import.meta.url)), encoding: "utf8" }));
  const expected = "en; de once its file `phq-9.de` is brought (`bring` in Rust, `provide` in JavaScript), or with the feature `languages`";
  for (const found of [said("score-node.js", ""), said("score-init.js", 'tg.initSync(readFileSync("score_bg.wasm")); tg.provide(phq9);')]) {
    assert.deepEqual(found.slice(0, 4), [["en", "de"], ["unknown_code", "language", expected], "de", true]);
    assert.deepEqual(found[4].slice(0, 2), ["wrong_type", "definition"]);
  }
});

test("a score does not depend on the language", () => {
  const answers = [1, 2, null, 3, 0, 1, 2, 0, 1];
  const own = instrument("phq-9").withTranslation(german());
  assert.deepEqual(own.score(answers), instrument("phq-9").score(answers));
  assert.equal(own.definitionDigest, instrument("phq-9").definitionDigest);
});

test("what is missing is in English and told; what does not fit is refused", () => {
  const part = german();
  delete part.items["9"].text;
  delete part.scores;
  const { texts } = instrument("phq-9").withTranslation(part);
  assert.equal(texts.untranslated[0], "items.9.text");
  assert.equal(texts.items[8].text, instrument("phq-9").texts.items[8].text);
  assert.ok(texts.unnamed.includes("scores.total.bands.mild"));
  const error = (() => {
    try {
      return instrument("gad-7").withTranslation(german());
    } catch (refused) {
      return refused;
    }
  })();
  assert.ok(error.faults.some((fault) => fault.path === "instrument"));
  assert.ok(error.faults.some((fault) => fault.path === "made_for.total"));
});

test("a coding reads the labels of the language", () => {
  const gad7 = instrument("gad-7").withTranslation(file("gad-7.de"));
  const sheet = ["Überhaupt nicht", "an einzelnen Tagen", "Beinahe jeden Tag", null, "An mehr als der Hälfte der Tage", 0, 0];
  const coding = { labels: true, language: "de" };
  for (const language of ["de", "de-AT"]) {
    assert.deepEqual(gad7.score(sheet, null, { labels: true, language }), gad7.score([0, 1, 3, null, 2, 0, 0]));
  }
  assert.throws(() => gad7.score(sheet, null, { labels: true }), { code: "wrong_type" });
  assert.throws(() => gad7.score(sheet, null, { labels: true, language: "fr" }), { code: "unknown_code" });
  assert.deepEqual(instrument("gad-7", { language: "de" }).score(sheet, null, coding), gad7.score(sheet, null, coding));
  // Read in English, the form has no labels in German.
  const expected = "one of: en; the labels of another language are read once the instrument is shown in it";
  assert.throws(() => instrument("gad-7").score(sheet, null, coding), { code: "unknown_code", path: "coding.language", expected });
});
