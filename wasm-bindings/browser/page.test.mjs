// The built package on a page, without a bundler, in a real browser.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = join(here, "../dist");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let server;
let context;
let origin;

before(async () => {
  server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const file = path.startsWith("/package/") ? join(dist, path.slice("/package/".length)) : join(here, path);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    // As strict as a page with patient data should be.
    response.setHeader(
      "content-security-policy",
      "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'unsafe-inline'",
    );
    return response.end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${server.address().port}`;
  const executablePath = BROWSERS.find((browser) => browser && existsSync(browser));
  assert.ok(executablePath, "no Chromium: set CHROMIUM to its path");
  const profile = mkdtempSync(join(tmpdir(), "therapy-goals-browser-"));
  context = await chromium.launchPersistentContext(profile, { executablePath, args: FLAGS });
});

after(async () => {
  await context?.close();
  server?.close();
});

test("what a browser alone has: arrays of 16 bits, its own way of refusing a clone", async () => {
  const page = await context.newPage();
  await page.goto(`${origin}/page.html`);
  const found = await page.evaluate(async () => {
    const { TherapyGoalsError, instrument } = await import("./package/web.js");
    const ors = instrument("ors");
    const tenths = Array.from({ length: 101 }, (_, number) => number / 10);
    const kinds = [globalThis.Float16Array, Float32Array].filter(Boolean);
    const same = kinds.map((Kind) =>
      tenths.every((tenth) => ors.score(Kind.of(tenth, 0, 0, 0)).total === ors.score([tenth, 0, 0, 0]).total),
    );
    const thrown = (run) => {
      try {
        run();
      } catch (error) {
        return error;
      }
    };
    const { name, message } = thrown(() => window.postMessage(ors));
    const refused = thrown(() => ors.score([11, 0, 0, 0]));
    const sent = structuredClone(refused.toJSON());
    const { path } = TherapyGoalsError.from(sent);
    return { kinds: kinds.map((Kind) => Kind.name), same, name, message, path };
  });
  assert.deepEqual(found.same, found.kinds.map(() => true));
  assert.ok(found.kinds.includes("Float32Array"));
  assert.equal(found.name, "DataCloneError");
  assert.ok(found.message.includes("send its toJSON() and rules"), found.message);
  assert.equal(found.path, "responses.1");
});

test("a PHQ-9 is scored on a page", async () => {
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  const requested = [];
  page.on("request", (request) => requested.push(request.url()));
  await page.goto(`${origin}/page.html`);
  await page.waitForFunction(() => document.querySelector("output").value.startsWith("incomplete"));
  assert.equal(await page.inputValue("output").catch(() => page.textContent("output")), "incomplete: 0 to 27; self_harm_item unknown");
  const answers = [2, 2, 2, 2, 1, 1, 2, 0, 0];
  for (const [place, answer] of answers.entries()) {
    await page.selectOption(`select[name="${place + 1}"]`, String(answer));
  }
  assert.equal(await page.textContent("output"), "complete: 12, moderate; self_harm_item not_raised");
  const folder = join(here, "../../target");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, "page.png") });
  assert.deepEqual(faults.filter((fault) => !fault.includes("favicon") && !fault.includes("404")), []);
  assert.ok(requested.every((address) => address.startsWith(origin)), "the page asked another server");
});
