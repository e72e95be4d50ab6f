// Instruments in other languages: what a person reads, and nothing of what a score says.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { instrument, instruments, languages } from "../dist/node.js";

const file = (name) => JSON.parse(readFileSync(new URL(`../dist/languages/${name}.json`, import.meta.url), "utf8"));
const german = () => file("phq-9.de");

test("the languages are those of the files", () => {
  const shipped = readdirSync(new URL("../dist/languages/", import.meta.url)).map((name) => name.replace(".json", ""));
  const listed = instruments().flatMap((id) => languages(id).slice(1).map((language) => `${id}.${language}`));
  assert.deepEqual(listed, shipped.sort());
  assert.deepEqual(languages("swls"), ["en"]);
  assert.throws(() => languages("phq-99"), { code: "unknown_instrument" });
});

test("the module holds no texts of a language", () => {
  const module = readFileSync(new URL("../dist/native_bg.wasm", import.meta.url));
  assert.equal(module.includes(Buffer.from(german().items["1"].text, "utf8")), false);
});

test("every file fits, and its texts are shown", () => {
  for (const name of readdirSync(new URL("../dist/languages/", import.meta.url))) {
    const data = file(name.replace(".json", ""));
    const own = instrument(data.instrument).withTranslation(data);
    assert.equal(own.texts.language, data.language);
    assert.equal(own.texts.items[0].text, data.items["1"].text);
    assert.deepEqual(own.translation, data);
  }
  assert.equal(instrument("phq-9").translation, null);
  assert.equal(instrument("phq-9").texts.timeFrame, "the last 2 weeks");
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
  assert.deepEqual(gad7.score(sheet, null, coding), gad7.score([0, 1, 3, null, 2, 0, 0]));
  assert.throws(() => gad7.score(sheet, null, { labels: true }), { code: "wrong_type" });
  assert.throws(() => gad7.score(sheet, null, { labels: true, language: "fr" }), { code: "unknown_code" });
});
