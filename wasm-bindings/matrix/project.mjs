// How a set-up is built and run: a project of its own, the tools, a page, a server.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

export const here = dirname(fileURLToPath(import.meta.url));
export const tools = join(here, "node_modules");
export const work = join(here, "work");
export const TOTAL = "13";
export const SCORE = 'instrument("phq-9").score([2, 2, 2, 2, 1, 1, 2, 1, 0]).total';
export const importing = (entry = "therapy-goals") => `import { instrument } from "${entry}";\n`;
export const printed = (entry) => `${importing(entry)}console.log(String(${SCORE}));\n`;
export const shown = (entry) => `${importing(entry)}document.title = String(${SCORE});\n`;
export const PAGE = (script) => `<!doctype html><meta charset="utf-8"><title>…</title>${script}\n`;

/** A project of its own: its files, and the package and the tools as it would find them. */
export function project(name, files, type = "module") {
  const folder = join(work, name);
  mkdirSync(folder, { recursive: true });
  const all = { "package.json": JSON.stringify({ name, private: true, type, dependencies: { "therapy-goals": "*" } }), ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

export const run = (folder, command, ...given) =>
  execFileSync(command, given, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, CI: "1" }, timeout: 180_000 });
export const node = (folder, ...given) => run(folder, process.execPath, ...given).trim().split("\n").at(-1);
export const tool = (folder, name, ...given) => run(folder, process.execPath, bin(name), ...given);

/** The program of a tool. */
export function bin(name) {
  const [place, command] = Array.isArray(name) ? name : [name, name];
  const said = JSON.parse(readFileSync(join(tools, place, "package.json"), "utf8")).bin;
  return join(tools, place, typeof said === "string" ? said : said[command]);
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };

/** The files of a folder on a port of this machine. */
async function serving(folder, use) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const file = join(folder, path === "/" ? "index.html" : path);
    if (!existsSync(file)) return response.writeHead(404).end("no such file");
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.close();
  }
}

const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
export const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
export const chromiumPath = () => BROWSERS.find((path) => path && existsSync(path));
let browser;
export const closeBrowser = () => browser?.close();

/** The title of a page, once it is that of a program that ran. */
export async function title(address, context) {
  if (context === undefined) browser ??= await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
  const page = await (context ?? browser).newPage();
  const said = [];
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("console", (message) => message.type() === "error" && said.push(message.text()));
  try {
    await page.goto(address);
    await page.waitForFunction(() => /^\d+$/.test(document.title), null, { timeout: 30_000 });
    return await page.title();
  } catch (error) {
    throw new Error([...said, String(error)].join("\n"));
  } finally {
    await page.close();
  }
}

export const page = (folder) => serving(folder, title);

/** A server that a program runs, until the page was read. */
export async function during(folder, program, given, address, environment = {}) {
  const env = { ...process.env, CI: "1", ...environment };
  const running = spawn(process.execPath, [program, ...given], { cwd: folder, stdio: ["ignore", "pipe", "pipe"], env });
  let said = "";
  for (const stream of [running.stdout, running.stderr]) stream.on("data", (data) => (said += data));
  try {
    for (let tries = 0; ; tries += 1) {
      try {
        await fetch(address);
        return await title(address);
      } catch (error) {
        if (tries === 60 || running.exitCode !== null || !String(error).includes("fetch failed")) throw new Error(`${said}\n${error}`);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  } finally {
    running.kill();
  }
}

// How the text of a module begins where a script holds it as base64.
const AS_TEXT = Buffer.from("\0asm\x01\0", "latin1").toString("base64");

/** No bundle may hold the module twice, as a file or as text in a script; sizes tell nothing, for definitions are large too. */
export function onlyOnce(folder) {
  const held = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile() || entry.name.endsWith(".map")) return [];
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    if (bytes.subarray(0, 4).toString("latin1") === "\0asm") return [entry.name];
    return Array(bytes.toString("latin1").split(AS_TEXT).length - 1).fill(entry.name);
  });
  if (held.length !== 1) throw new Error(`the module ${held.length} times: ${held.join(", ")}`);
}

export const esbuild = (folder, ...given) => run(folder, join(tools, ".bin/esbuild"), ...given, "--bundle", "--log-level=error");

const system = `${process.platform}-${process.arch}`;
export const BUN = ["bun/bin/bun.exe", "bun/bin/bun"];
export const DENO = [`@deno/${system}-glibc/deno`, `@deno/${system}/deno`];

/** The first of these files of a package for this platform. */
export function platform(...files) {
  const found = files.map((file) => join(tools, file)).find((file) => existsSync(file));
  if (found === undefined) throw new Skipped(`no ${files[0]} for this platform`);
  return found;
}

export class Skipped extends Error {}
