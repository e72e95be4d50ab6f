// How long it takes from the start of a navigation to the first score, on a page that a browser has never seen.
//
// Usage: node benches/cold.mjs; the files come from this machine, compressed as a server would have them.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

import { chromium } from "playwright-core";

const ROUNDS = 9;
const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const SCORE = 'instrument("phq-9").score([2, 2, 2, 2, 1, 1, 2, 1, 0]).total';
const page = (program) => `<!doctype html><meta charset="utf-8"><script type="module">${program}</script>\n`;
const ready = `document.title = String(${SCORE}); globalThis.first = performance.now();`;

const PAGES = {
  "therapy-goals/score": page(`import { instrument } from "/score.js"; ${ready}`),
  "therapy-goals/score/init, one definition": page(
    `import { init, instrument, provide } from "/score-init.js"; import phq9 from "/instruments/phq-9.js"; provide(phq9); await init(); ${ready}`,
  ),
  "therapy-goals": page(`import { instrument } from "/web.js"; ${ready}`),
};

const compressed = new Map();
let fetched = 0;
const server = createServer((request, response) => {
  const path = decodeURI(new URL(request.url, "http://localhost").pathname.slice(1));
  const text = PAGES[path] ?? (existsSync(join(dist, path)) ? readFileSync(join(dist, path)) : null);
  if (text === null) return response.writeHead(404).end();
  if (!compressed.has(path)) compressed.set(path, brotliCompressSync(text));
  fetched += compressed.get(path).length;
  response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/html", "content-encoding": "br" });
  return response.end(compressed.get(path));
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const executablePath = BROWSERS.find((browser) => browser && existsSync(browser));

/** One navigation of a browser with a profile of its own: milliseconds, bytes, requests. */
async function once(name) {
  const profile = mkdtempSync(join(tmpdir(), "therapy-goals-cold-"));
  const browser = await chromium.launchPersistentContext(profile, { executablePath, args: FLAGS });
  try {
    const found = await browser.newPage();
    let requests = 0;
    found.on("request", () => (requests += 1));
    fetched = 0;
    await found.goto(`http://127.0.0.1:${server.address().port}/${encodeURI(name)}`);
    await found.waitForFunction(() => globalThis.first !== undefined);
    if ((await found.title()) !== "13") throw new Error(`${name} scores otherwise`);
    return [await found.evaluate(() => globalThis.first), fetched, requests];
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

const version = await chromium.launch({ executablePath, args: FLAGS }).then(async (browser) => {
  const said = browser.version();
  await browser.close();
  return said;
});
console.log(`Chromium ${version}, median of ${ROUNDS}`);
for (const name of Object.keys(PAGES)) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await once(name));
  rounds.sort(([one], [other]) => one - other);
  const [milliseconds, bytes, requests] = rounds[(ROUNDS - 1) / 2];
  console.log(`${name}: ${milliseconds.toFixed(0)} ms (${rounds[0][0].toFixed(0)} to ${rounds.at(-1)[0].toFixed(0)}), ${(bytes / 1000).toFixed(0)} KB in ${requests} requests`);
}
server.close();
