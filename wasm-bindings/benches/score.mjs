// The time of one call, as a median over rounds, and the size of the module.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { instrument } from "../dist/node.js";

function median(name, call, number = 20_000) {
  const rounds = [];
  for (let round = 0; round < 15; round += 1) {
    const start = process.hrtime.bigint();
    for (let turn = 0; turn < number; turn += 1) call();
    rounds.push(Number(process.hrtime.bigint() - start) / number);
  }
  rounds.sort((one, other) => one - other);
  console.log(`${name}: ${rounds[7].toFixed(0)} ns`);
}

const phq9 = instrument("phq-9");
const answers = [2, 2, 2, 2, 1, 1, 2, 0, 0];
assert.equal(phq9.score(answers).total, 12);
median("an empty call", () => undefined);
median("summary of a PHQ-9", () => phq9.summary(answers));
median("score of a PHQ-9", () => phq9.score(answers));
const wasm = readFileSync(new URL("../dist/native_bg.wasm", import.meta.url));
console.log(`module: ${wasm.length} bytes, gzip ${gzipSync(wasm, { level: 9 }).length}, brotli ${brotliCompressSync(wasm).length}`);
