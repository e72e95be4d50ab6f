// Every set-up that the README names: the packed package is built into it and run, and the total of one form is read.
//
// Usage: node run.mjs [NAME…]; without a name all of them.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

import { Skipped, TOTAL, closeBrowser, here, run, tool, tools, work } from "./project.mjs";
import { SETUPS } from "./setups.mjs";

/** The package as npm would publish it, where a project finds it. */
function install() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const [{ filename }] = JSON.parse(run(join(here, "../dist"), "npm", "pack", "--json", "--pack-destination", work));
  const place = join(tools, "therapy-goals");
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  run(work, "tar", "xzf", filename, "-C", place, "--strip-components=1");
  return join(work, filename);
}

const archive = install();
const CHECKS = {
  publint: () => (tool(join(tools, "therapy-goals"), "publint", "--strict"), TOTAL),
  "are the types wrong?": () => (tool(work, ["@arethetypeswrong/cli", "attw"], archive, "--exclude-entrypoints", "native_bg.wasm", "plan_bg.wasm", "score_bg.wasm"), TOTAL),
};
const wanted = process.argv.slice(2);
const failed = [];
for (const [name, setUp] of Object.entries({ ...SETUPS, ...CHECKS })) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  const begun = Date.now();
  let said;
  try {
    const total = await setUp();
    said = total === TOTAL ? "works" : `FAILS: ${total}`;
  } catch (error) {
    said = error instanceof Skipped ? `not tried: ${error.message}` : `FAILS: ${[error.message, error.stdout, error.stderr].filter(Boolean).join("\n")}`;
  }
  if (said.startsWith("FAILS")) failed.push([name, said]);
  console.log(`${name}: ${said} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
}
await closeBrowser();

// Once more at the end, for a log of which only the end is kept.
const LAST = 12;
if (failed.length > 0) console.log(`\n${failed.length} of these set-ups failed:`);
for (const [name, said] of failed) {
  const lines = stripVTControlCharacters(said).replace(/^FAILS: /, "").split("\n").filter((line) => line.trim() !== "");
  const shown = lines.length > LAST ? [lines[0], "…", ...lines.slice(1 - LAST)] : lines;
  console.log([`${name}:`, ...shown.map((line) => `  ${line.slice(0, 300)}`)].join("\n"));
}
process.exitCode = failed.length === 0 ? 0 : 1;
