// An error on its way: to another thread, into a log, and back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { MessageChannel, Worker } from "node:worker_threads";

import { reactive } from "@vue/reactivity";

import * as tg from "../dist/node.js";

const refusal = (run) => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof tg.TherapyGoalsError, error.stack);
    return error;
  }
  return assert.fail("no error");
};

const ERRORS = {
  "of one fault": () => tg.instrument("phq-99"),
  "of nine faults": () => tg.instrument("phq-9").score(Array(9).fill(9)),
  "of the whole input": () => tg.goal.check(1),
  "of this face alone": () => {
    const phq9 = tg.instrument("phq-9");
    phq9.free();
    phq9.describe();
  },
};

const facts = ({ name, message, code, path, expected, faults }) => ({ name, message, code, path, expected, faults });

for (const [name, run] of Object.entries(ERRORS)) {
  test(`an error ${name} arrives whole`, async () => {
    const error = refusal(run);
    const record = error.toJSON();
    assert.deepEqual(record, facts(error));
    assert.deepEqual(JSON.parse(JSON.stringify(error)), record);
    assert.deepEqual(JSON.parse(JSON.stringify({ error })).error, record);
    const { port1, port2 } = new MessageChannel();
    port1.postMessage(record);
    const received = await new Promise((resolve) => port2.once("message", resolve));
    port1.close();
    for (const sent of [received, structuredClone(record), JSON.parse(JSON.stringify(error)), error, reactive(record)]) {
      const made = tg.TherapyGoalsError.from(sent);
      assert.ok(made instanceof tg.TherapyGoalsError && made !== error);
      assert.deepEqual(facts(made), record);
      assert.deepEqual(made.toJSON(), record);
    }
  });
}

test("an error comes out of a worker, which has a library of its own", async () => {
  const source = `
    import { parentPort } from "node:worker_threads";
    import { TherapyGoalsError, instrument } from ${JSON.stringify(new URL("../dist/node.js", import.meta.url).href)};
    try {
      instrument("phq-9").score([9, 2, 2, 2, 1, 1, 2, 0, -1]);
    } catch (error) {
      parentPort.postMessage({ error: error.toJSON(), refused: error instanceof TherapyGoalsError });
    }`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
  const { error, refused } = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  await worker.terminate();
  assert.ok(refused);
  const made = tg.TherapyGoalsError.from(error);
  assert.deepEqual(made.faults.map(({ code, path }) => [code, path]), [["out_of_range", "responses.1"], ["out_of_range", "responses.9"]]);
  assert.deepEqual([made.code, made.path, made.name], ["out_of_range", "responses.1", "TherapyGoalsError"]);
  assert.ok(made.message.includes("responses.9"));
});

test("what is no error of this library is not taken for one", () => {
  const fault = { code: "missing", path: "goals", expected: "this field" };
  const message = "goals: missing; expected this field";
  assert.equal(tg.TherapyGoalsError.from({ message, faults: [fault] }).code, "missing");
  for (const wrong of [
    undefined,
    null,
    "goals: missing",
    {},
    new Error("lost"),
    // What `structuredClone` leaves of an error of this library.
    structuredClone(refusal(ERRORS["of one fault"])),
    { faults: [fault] },
    { message, faults: [] },
    { message, faults: [fault, { ...fault, code: 1 }] },
    { message, faults: [null] },
    { message, faults: "missing" },
  ]) {
    const error = refusal(() => tg.TherapyGoalsError.from(wrong));
    assert.deepEqual([error.code, error.path], ["wrong_type", "error"]);
  }
  // What else stands in a record does not come along.
  const { faults } = tg.TherapyGoalsError.from({ message, faults: [{ ...fault, note: "Jane" }], note: "Jane" });
  assert.deepEqual(faults, [fault]);
});
