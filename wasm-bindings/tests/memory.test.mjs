// A hundred thousand forms in one process hold memory: neither the engine's nor the program's grows.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));

/** How much the engine's memory and that of the program grew while a call ran so often, in bytes; it ran before. */
function grown(call, times) {
  const program = `
    import * as native from "./native.js";
    import * as tg from "./node.js";
    const phq9 = tg.instrument("phq-9");
    const labels = { labels: true };
    const words = ["Not at all", "Several days", "Nearly every day", 0, 1, 2, 3, null, "Several days"];
    const run = (number) => { ${call} };
    const used = () => {
      gc();
      return [native.moduleMemory().buffer.byteLength, process.memoryUsage().heapUsed];
    };
    for (let number = 0; number < ${times / 10}; number += 1) run(number);
    const before = used();
    for (let number = 0; number < ${times}; number += 1) run(number);
    const after = used();
    console.log(JSON.stringify(after.map((bytes, place) => bytes - before[place])));`;
  const given = ["--expose-gc", "--input-type=module", "-e", program];
  return JSON.parse(execFileSync(process.execPath, given, { cwd: dist, encoding: "utf8" }));
}

const CALLS = {
  "a list": ["phq9.score([2, 2, 2, 2, 1, 1, 2, 0, number % 4]);", 100_000],
  "answers by item": ['phq9.score({ 1: number % 4, 2: 1, 9: null, difficulty: 1 }, { age: 30, sex: "female" });', 100_000],
  "a summary": ["phq9.summary([2, 2, 2, 2, 1, 1, 2, 0, number % 4]);", 100_000],
  "labels": ["phq9.score(words, null, labels);", 10_000],
  "what is refused": ["try { phq9.score([9, 9, 9, 9, 9, 9, 9, 9, number]); } catch {}", 10_000],
  "instruments that are given back": ['const own = phq9.withRules({ prorating: "cms_minimum_data_set" }); own.score(Array(9).fill(1)); own.free();', 10_000],
};

for (const [name, [call, times]] of Object.entries(CALLS)) {
  test(`${times} times ${name}`, () => {
    const [engine, program] = grown(call, times);
    assert.equal(engine, 0, "the engine's memory");
    // What the virtual machine itself keeps of so many calls, such as code that it compiled anew.
    assert.ok(program < 500_000, `${program} bytes of the program's`);
  });
}
