// The examples in the declarations, as a user would take them over: each one compiles under strict, runs, and gives
// what stands behind it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { TherapyGoalsError, priority } from "../dist/node.js";

const here = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "therapy-goals-examples-"));
after(() => rmSync(folder, { recursive: true }));

/** The text of each example in a file of declarations. */
function examples(file) {
  const comments = readFileSync(join(here, "js", file), "utf8").match(/\/\*\*[\s\S]*?\*\//g) ?? [];
  return comments.flatMap((comment) => {
    const text = comment.replace(/\s*\*\/$/, "").replace(/^ *(\/\*)?\* ?/gm, "");
    return text.split(/^@example *\n/m).slice(1).map((example) => example.split(/^@/m)[0]);
  });
}

/** The examples of a page for readers. */
function blocks(page) {
  const text = readFileSync(join(here, "..", page), "utf8");
  return [...text.matchAll(/^```(?:js|ts)\n([\s\S]*?)^```$/gm)].map(([, block]) => block);
}

/** The example with `expression; // value` as an assertion. */
function asserting(example) {
  let count = 0;
  const text = example.replace(/^([^\s/].*); \/\/ (.+)$/gm, (_, expression, value) => {
    count += 1;
    return `assert.deepEqual(${expression}, ${value});`;
  });
  return { count, text: `import assert from "node:assert/strict";\n${text}` };
}

test("every example compiles under strict, runs, and gives what stands behind it", async () => {
  const files = readdirSync(join(here, "js")).filter((file) => file.endsWith(".d.ts"));
  const all = files.flatMap((file) => examples(file).map((example, number) => [`${file}-${number}`, example]));
  assert.ok(all.length >= 9, `${all.length} examples`);
  const walk = "core/instruments/OWN-DEFINITION.md";
  const shown = /^console\.log\((.*)\)(; \/\/ .+)$/gm;
  const own = blocks(walk).map((block, number) => [`walk-${number}`, block.replace(shown, "$1$2")]);
  assert.equal(own.length, 3);
  all.push(...own);
  for (const [, definition] of readFileSync(join(here, "..", walk), "utf8").matchAll(/^```json\n([\s\S]*?)^```$/gm)) {
    writeFileSync(join(folder, `${JSON.parse(definition).id}.json`), definition);
  }
  const pages = ["README.md", "core/instruments/README.md", "core/plans/README.md"];
  const pasted = pages.flatMap((page, at) => blocks(page).map((block, number) => [`page-${at}-${number}`, block]));
  assert.ok(pasted.length >= 2, `${pasted.length} examples on pages`);
  let held = 0;
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(here, "dist"), join(folder, "node_modules", "therapy-goals"));
  symlinkSync(join(here, "node_modules", "@types"), join(folder, "node_modules", "@types"));
  for (const [name, example] of all) {
    const { count, text } = asserting(example);
    assert.ok(count > 0, `${name} shows no result`);
    held += count;
    writeFileSync(join(folder, `${name}.mts`), text);
  }
  for (const [name, block] of pasted) writeFileSync(join(folder, `${name}.mts`), block);
  const names = [...all, ...pasted].map(([name]) => `${name}.mts`);
  const options = { strict: true, noUncheckedIndexedAccess: true, module: "nodenext", target: "es2022", types: ["node"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: names }));
  try {
    execFileSync(join(here, "node_modules", ".bin", "tsc"), ["-p", folder], { encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout);
  }
  // A program of the walk reads its definition from where it stands.
  const before = process.cwd();
  process.chdir(folder);
  try {
    for (const [name] of [...all, ...pasted]) {
      await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
    }
  } finally {
    process.chdir(before);
  }
  assert.ok(held >= 14, `${held} values`);
});

test("the declarations ask for nothing beyond the language itself", () => {
  const bare = join(folder, "bare");
  mkdirSync(bare);
  const text = `import { instrument } from "therapy-goals";
    instrument("phq-9").score(new Float32Array(9)).total satisfies number | null;
    instrument("phq-9")[Symbol.dispose]();`;
  writeFileSync(join(bare, "bare.mts"), text);
  const options = { strict: true, noEmit: true, lib: ["es2022"], types: [], module: "nodenext", skipLibCheck: false };
  writeFileSync(join(bare, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["bare.mts"] }));
  try {
    execFileSync(join(here, "node_modules", ".bin", "tsc"), ["-p", bare], { encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout);
  }
});

/** The codes that the engine says it accepts. */
function changes() {
  try {
    priority.whatIf([], [{ code: "" }]);
  } catch (error) {
    assert.ok(error instanceof TherapyGoalsError);
    return error.faults[0].expected.replace("one of: ", "").split(", ");
  }
  return assert.fail("no error");
}

test("every change has a type", () => {
  const text = readFileSync(join(here, "js", "records.d.ts"), "utf8");
  const codes = [...text.matchAll(/^export interface \w+Change \{\n {2}readonly code: "([a-z_]+)"/gm)].map(([, code]) => code);
  assert.deepEqual(codes, changes());
});
