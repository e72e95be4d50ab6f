// The set-ups that the README names, each with what it needs: what a program in it says of one form is read.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

import {
  BUN, DENO, FLAGS, PAGE, SCORE, TOTAL, bin, chromiumPath, during, esbuild, here, importing, node, onlyOnce, page, platform,
  printed, project, run, shown, title, tool, tools,
} from "./project.mjs";

const vite = (version) => ({
  [`Vite ${version}, build`]: async () => {
    const folder = project(`vite${version}`, { "index.html": PAGE('<script type="module" src="./main.js"></script>'), "main.js": shown(), ...VITE[version] });
    tool(folder, [`vite${version}`, "vite"], "build");
    onlyOnce(join(folder, "dist"));
    return page(join(folder, "dist"));
  },
  [`Vite ${version}, dev`]: async () => {
    const folder = project(`vite${version}-dev`, { "index.html": PAGE('<script type="module" src="./main.js"></script>'), "main.js": shown(), ...VITE[version] });
    const port = 5170 + version;
    return during(folder, bin([`vite${version}`, "vite"]), ["--port", String(port), "--strictPort", "--host", "127.0.0.1"], `http://127.0.0.1:${port}/`);
  },
});
// Vite 6 builds for browsers without top-level await unless it is told otherwise, and takes the module out of its place.
// That its server may read the package above the project is needed here only.
const viteConfig = (rest) => ({ "vite.config.js": `export default ${JSON.stringify({ server: { fs: { allow: [here] } }, ...rest })};\n` });
const VITE = {
  6: viteConfig({ build: { target: "es2022" }, optimizeDeps: { exclude: ["therapy-goals"] } }),
  8: viteConfig({}),
};

/** A page whose script rollup makes of an entry. */
function rollup(name, entry) {
  const config = 'import resolve from "@rollup/plugin-node-resolve";\nexport default { input: "main.js", output: { file: "dist/main.js", format: "es" }, plugins: [resolve({ browser: true })] };\n';
  const folder = project(name, { "main.js": shown(entry), "rollup.config.js": config, "dist/index.html": PAGE('<script type="module" src="main.js"></script>') });
  tool(folder, "rollup", "-c", "--silent");
  return folder;
}

/** A page of SvelteKit: its server scores a form, and the browser the same form again when the page comes alive. */
async function kit(name, entry, port, manifest) {
  const folder = project(name, {
    ...(manifest && { "package.json": JSON.stringify(manifest) }),
    "src/app.html": "<!doctype html><html><head><title>…</title>%sveltekit.head%</head><body>%sveltekit.body%</body></html>\n",
    "src/routes/+page.server.js": `${importing(entry)}export const load = () => ({ total: String(${SCORE}) });\n`,
    "src/routes/+page.svelte": `<script>\n  import { onMount } from "svelte";\n  ${importing(entry)}\n  let { data } = $props();\n  const total = String(${SCORE});\n  onMount(() => {\n    const shown = document.querySelector("#server").textContent;\n    document.title = shown === total + " " + total ? total : "differs: " + shown;\n  });\n</script>\n\n<p id="server">{data.total} {total}</p>\n`,
    "svelte.config.js": 'import adapter from "@sveltejs/adapter-node";\n\nexport default { kit: { adapter: adapter() } };\n',
    "vite.config.js": 'import { sveltekit } from "@sveltejs/kit/vite";\n\nexport default { plugins: [sveltekit()] };\n',
  });
  tool(folder, "vite", "build");
  return during(folder, join(folder, "build/index.js"), [], `http://127.0.0.1:${port}/`, { PORT: String(port), HOST: "127.0.0.1" });
}

/** A worker on the edge, where a module is imported, and bytes are not compiled. */
async function edge(name, first, ...conditions) {
  const { Miniflare } = createRequire(import.meta.url)("miniflare");
  const folder = project(name, { "main.js": `${first}export default { fetch: () => new Response(String(${SCORE})) };\n` });
  esbuild(folder, "main.js", "--format=esm", ...conditions, "--loader:.wasm=copy", "--outdir=dist");
  onlyOnce(join(folder, "dist"));
  const worker = new Miniflare({ modules: true, modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }], scriptPath: join(folder, "dist/main.js"), modulesRoot: join(folder, "dist") });
  try {
    return await (await worker.dispatchFetch("http://localhost/")).text();
  } finally {
    await worker.dispose();
  }
}

const deno = (name, entry, ...allowed) =>
  run(project(name, { "main.js": printed(entry) }), platform(...DENO), "run", "--node-modules-dir=manual", ...allowed, "main.js").trim();

/** A program that makes a plan besides. */
const withPlan = (program) => `import { plan } from "therapy-goals/plan";\n${program}plan.create("plan-1");\n`;

const BABEL = 'module.exports = { presets: [["@babel/preset-env", { targets: { node: "current" } }]] };\n';

export const SETUPS = {
  "Node, import": () => node(project("node", { "main.js": printed() }), "main.js"),
  "Node, require": () =>
    node(project("node-require", { "main.js": `const { instrument } = require("therapy-goals");\nconsole.log(String(${SCORE}));\n` }, "commonjs"), "main.js"),
  "TypeScript, nodenext, CommonJS": () => {
    const options = { compilerOptions: { module: "nodenext", target: "es2022", strict: true, outDir: "out", types: ["node"], skipLibCheck: false, lib: ["es2022", "dom"] } };
    const folder = project("typescript", { "tsconfig.json": JSON.stringify({ ...options, files: ["main.ts"] }), "main.ts": printed() }, "commonjs");
    tool(folder, ["typescript", "tsc"]);
    return node(folder, "out/main.js");
  },
  "Jest, CommonJS": () => {
    const test = `${importing()}test("a form", () => expect(String(${SCORE})).toBe("${TOTAL}"));\n`;
    tool(project("jest", { "main.test.js": test, "babel.config.js": BABEL, "jest.config.js": "module.exports = {};\n" }, "commonjs"), "jest");
    return TOTAL;
  },
  "Jest, jsdom": () => {
    const test = `${importing()}test("a form", () => expect(String(${SCORE})).toBe("${TOTAL}"));\n`;
    const setUp = 'const { TextDecoder, TextEncoder } = require("node:util");\nObject.assign(globalThis, { TextDecoder, TextEncoder });\n';
    const config = 'module.exports = { testEnvironment: "jsdom", setupFiles: ["./set-up.js"] };\n';
    tool(project("jest-jsdom", { "main.test.js": test, "babel.config.js": BABEL, "set-up.js": setUp, "jest.config.js": config }, "commonjs"), "jest");
    return TOTAL;
  },
  "instruments alone, Jest with jsdom": () => {
    const test = `${importing("therapy-goals/score")}test("a form", () => expect(String(${SCORE})).toBe("${TOTAL}"));\n`;
    const setUp = 'const { TextDecoder, TextEncoder } = require("node:util");\nObject.assign(globalThis, { TextDecoder, TextEncoder });\n';
    const config = 'module.exports = { testEnvironment: "jsdom", setupFiles: ["./set-up.js"] };\n';
    tool(project("score-jest-jsdom", { "main.test.js": test, "babel.config.js": BABEL, "set-up.js": setUp, "jest.config.js": config }, "commonjs"), "jest");
    return TOTAL;
  },
  "instruments alone, esbuild": () => {
    const folder = project("score-esbuild", { "main.js": shown("therapy-goals/score/inline"), "dist/index.html": PAGE('<script type="module" src="main.js"></script>') });
    esbuild(folder, "main.js", "--format=esm", "--target=es2022", "--outdir=dist");
    onlyOnce(join(folder, "dist"));
    return page(join(folder, "dist"));
  },
  "instruments alone, Node": () => node(project("score", { "main.js": printed("therapy-goals/score") }), "main.js"),
  "instruments alone, require": () =>
    node(project("score-require", { "main.js": `const { instrument } = require("therapy-goals/score");\nconsole.log(String(${SCORE}));\n` }, "commonjs"), "main.js"),
  "instruments alone, Vite": () => {
    const folder = project("score-vite", { "index.html": PAGE('<script type="module" src="./main.js"></script>'), "main.js": shown("therapy-goals/score"), ...VITE[8] });
    tool(folder, ["vite8", "vite"], "build");
    onlyOnce(join(folder, "dist"));
    return page(join(folder, "dist"));
  },
  "with the plan, Node": () => node(project("plan", { "main.js": withPlan(printed("therapy-goals/plan")) }), "main.js"),
  "with the plan, require": () =>
    node(project("plan-require", { "main.js": `const { instrument, plan } = require("therapy-goals/plan");\nplan.create("plan-1");\nconsole.log(String(${SCORE}));\n` }, "commonjs"), "main.js"),
  "with the plan, Vite": () => {
    const folder = project("plan-vite", { "index.html": PAGE('<script type="module" src="./main.js"></script>'), "main.js": withPlan(shown("therapy-goals/plan")), ...VITE[8] });
    tool(folder, ["vite8", "vite"], "build");
    onlyOnce(join(folder, "dist"));
    return page(join(folder, "dist"));
  },
  "instruments alone, one definition": () => {
    const main = `import { init, instrument, provide } from "therapy-goals/score/init";\nimport phq9 from "therapy-goals/instruments/phq-9";\n\nprovide(phq9);\nawait init();\ndocument.title = String(${SCORE});\n`;
    const folder = project("score-init", { "index.html": PAGE('<script type="module" src="./main.js"></script>'), "main.js": main, ...VITE[8] });
    tool(folder, ["vite8", "vite"], "build");
    onlyOnce(join(folder, "dist"));
    return page(join(folder, "dist"));
  },
  "Vitest": () => {
    const test = `import { expect, test } from "vitest";\n${importing()}test("a form", () => expect(String(${SCORE})).toBe("${TOTAL}"));\n`;
    tool(project("vitest", { "main.test.js": test }), "vitest", "run");
    return TOTAL;
  },
  ...vite(8),
  ...vite(6),
  "Vite, bundled for a server": () => {
    const folder = project("vite-ssr", { "main.js": printed("therapy-goals/inline"), "vite.config.js": "export default { ssr: { noExternal: true } };\n" });
    tool(folder, ["vite8", "vite"], "build", "--ssr", "main.js");
    return node(folder, "dist/main.js");
  },
  "webpack 5": () => {
    const config = 'export default { mode: "production", entry: "./main.js", output: { path: import.meta.dirname + "/dist" }, performance: { hints: false } };\n';
    const folder = project("webpack", { "main.js": shown(), "webpack.config.mjs": config, "dist/index.html": PAGE('<script src="main.js"></script>') });
    tool(folder, ["webpack-cli", "webpack-cli"], "build");
    onlyOnce(join(folder, "dist"));
    return page(join(folder, "dist"));
  },
  "esbuild, esm, the module copied": () => {
    const folder = project("esbuild-esm", { "main.js": shown(), "dist/index.html": PAGE('<script type="module" src="main.js"></script>') });
    esbuild(folder, "main.js", "--format=esm", "--target=es2022", "--outdir=dist");
    cpSync(join(tools, "therapy-goals/native_bg.wasm"), join(folder, "dist/native_bg.wasm"));
    return page(join(folder, "dist"));
  },
  "esbuild, esm, inline": () => {
    const folder = project("esbuild-inline", { "main.js": shown("therapy-goals/inline"), "dist/index.html": PAGE('<script type="module" src="main.js"></script>') });
    esbuild(folder, "main.js", "--format=esm", "--target=es2022", "--outdir=dist");
    onlyOnce(join(folder, "dist"));
    return page(join(folder, "dist"));
  },
  "esbuild, cjs, for a server": () => {
    const folder = project("esbuild-cjs", { "main.js": printed("therapy-goals/inline") });
    esbuild(folder, "main.js", "--format=cjs", "--platform=node", "--outfile=dist/main.cjs");
    return node(folder, "dist/main.cjs");
  },
  "esbuild, iife, a page from a file": () => {
    const folder = project("esbuild-iife", { "main.js": shown("therapy-goals/inline"), "dist/index.html": PAGE('<script src="main.js"></script>') });
    esbuild(folder, "main.js", "--format=iife", "--outdir=dist");
    return title(pathToFileURL(join(folder, "dist/index.html")).href);
  },
  "rollup, inline": () => page(join(rollup("rollup", "therapy-goals/inline"), "dist")),
  "rollup, the module copied": () => {
    const folder = rollup("rollup-copied", "therapy-goals");
    cpSync(join(tools, "therapy-goals/native_bg.wasm"), join(folder, "dist/native_bg.wasm"));
    return page(join(folder, "dist"));
  },
  "Parcel 2": () => {
    const folder = project("parcel", { "index.html": PAGE('<script type="module" src="./main.js"></script>'), "main.js": shown("therapy-goals/inline") });
    tool(folder, "parcel", "build", "index.html", "--no-cache", "--cache-dir", "cache");
    onlyOnce(join(folder, "dist"));
    return page(join(folder, "dist"));
  },
  "Next": async () => {
    const folder = project("next", {
      "app/layout.js": "export default function Layout({ children }) {\n  return <html><body>{children}</body></html>;\n}\n",
      "app/page.js": `${importing()}import Live from "./live";\n\nexport const dynamic = "force-dynamic";\n\nexport default function Page() {\n  return <main><p id="server">{${SCORE}}</p><Live /></main>;\n}\n`,
      "app/live.js": `"use client";\n\nimport { useEffect } from "react";\n${importing()}\nexport default function Live() {\n  useEffect(() => {\n    const server = document.querySelector("#server").textContent;\n    document.title = server === String(${SCORE}) ? server : "differs";\n  });\n  return null;\n}\n`,
      "next.config.js": `export default { turbopack: { root: ${JSON.stringify(here)} }, outputFileTracingRoot: ${JSON.stringify(here)} };\n`,
    });
    tool(folder, "next", "build");
    return during(folder, bin("next"), ["start", "-p", "5190"], "http://127.0.0.1:5190/");
  },
  // What a server needs of the package, as Next finds it, and taken elsewhere: a container, say.
  "Next, standalone": async () => {
    const folder = project("next-standalone", {
      "app/layout.js": "export default function Layout({ children }) {\n  return <html><body>{children}</body></html>;\n}\n",
      "app/page.js": `${importing()}\nexport const dynamic = "force-dynamic";\n\nexport default function Page() {\n  return <html><head><title>{String(${SCORE})}</title></head></html>;\n}\n`,
      "next.config.js": `export default { output: "standalone", turbopack: { root: ${JSON.stringify(here)} }, outputFileTracingRoot: ${JSON.stringify(here)} };\n`,
    });
    tool(folder, "next", "build");
    const elsewhere = mkdtempSync(join(tmpdir(), "therapy-goals-standalone-"));
    try {
      cpSync(join(folder, ".next/standalone"), elsewhere, { recursive: true, verbatimSymlinks: true });
      return await during(elsewhere, join(elsewhere, "work/next-standalone/server.js"), [], "http://127.0.0.1:5193/", { PORT: "5193", HOSTNAME: "127.0.0.1" });
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
    }
  },
  "SvelteKit": () => kit("sveltekit", "therapy-goals", 5191),
  // What is no dependency of the program goes into its server.
  "SvelteKit, bundled": () => kit("sveltekit-bundled", "therapy-goals/inline", 5192, { name: "bundled", private: true, type: "module", devDependencies: { "therapy-goals": "*" } }),
  "Web Worker": () => {
    const main = 'const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });\nworker.onmessage = ({ data }) => { document.title = data; };\n';
    const config = 'export default { worker: { format: "es" } };\n';
    const folder = project("worker", { "index.html": PAGE('<script type="module" src="./main.js"></script>'), "main.js": main, "worker.js": `${importing()}postMessage(String(${SCORE}));\n`, "vite.config.js": config });
    tool(folder, ["vite8", "vite"], "build");
    return page(join(folder, "dist"));
  },
  "service worker": () => {
    const worker = `import { init, instrument } from "therapy-goals/init";\n\nconst ready = init("/native_bg.wasm");\nself.addEventListener("install", (event) => event.waitUntil(ready.then(() => self.skipWaiting())));\nself.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));\nself.addEventListener("fetch", (event) => {\n  if (event.request.url.endsWith("/total")) event.respondWith(ready.then(() => new Response(String(${SCORE}))));\n});\n`;
    const main = 'navigator.serviceWorker.addEventListener("controllerchange", async () => { document.title = await (await fetch("/total")).text(); });\nnavigator.serviceWorker.register("/worker.js");\n';
    const folder = project("service-worker", { "worker.js": worker, "dist/index.html": PAGE(`<script>${main}</script>`) });
    esbuild(folder, "worker.js", "--format=iife", "--outdir=dist", "--log-override:empty-import-meta=silent");
    cpSync(join(tools, "therapy-goals/native_bg.wasm"), join(folder, "dist/native_bg.wasm"));
    return page(join(folder, "dist"));
  },
  // Of a browser's extension both the background, which is a service worker, and a page of its own, under its own policy.
  "an extension": async () => {
    const worker = `import { init, instrument } from "therapy-goals/init";\n\nconst ready = init("/native_bg.wasm");\nchrome.runtime.onMessage.addListener((message, sender, answer) => {\n  ready.then(() => answer(String(${SCORE})));\n  return true;\n});\n`;
    const main = `${importing("therapy-goals/inline")}chrome.runtime.sendMessage("total").then((total) => { document.title = total === String(${SCORE}) ? total : "differs: " + total; });\n`;
    const manifest = { manifest_version: 3, name: "extension", version: "1.0", background: { service_worker: "worker.js" }, content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'" } };
    const folder = project("extension", { "worker.js": worker, "main.js": main, "dist/manifest.json": JSON.stringify(manifest), "dist/index.html": PAGE('<script src="main.js"></script>') });
    esbuild(folder, "worker.js", "main.js", "--format=iife", "--outdir=dist", "--log-override:empty-import-meta=silent");
    cpSync(join(tools, "therapy-goals/native_bg.wasm"), join(folder, "dist/native_bg.wasm"));
    const profile = mkdtempSync(join(tmpdir(), "therapy-goals-extension-"));
    const place = join(folder, "dist");
    const args = [...FLAGS.filter((flag) => flag !== "--headless"), "--headless=new", `--load-extension=${place}`, `--disable-extensions-except=${place}`];
    const own = await chromium.launchPersistentContext(profile, { executablePath: chromiumPath(), args, ignoreDefaultArgs: ["--disable-extensions", "--headless"] });
    try {
      const background = own.serviceWorkers()[0] ?? (await own.waitForEvent("serviceworker", { timeout: 30_000 }));
      return await title(background.url().replace("worker.js", "index.html"), own);
    } finally {
      await own.close();
      rmSync(profile, { recursive: true, force: true });
    }
  },
  "a worker on the edge": () => edge("edge", importing(), "--conditions=workerd"),
  "instruments alone, a worker on the edge": () => edge("score-edge", importing("therapy-goals/score"), "--conditions=workerd"),
  "with the plan, a worker on the edge": () => edge("plan-edge", withPlan(importing("therapy-goals/plan")), "--conditions=workerd"),
  // Where no condition says that it is an edge: the module is imported by name.
  "another edge": () =>
    edge("edge-init", 'import { initSync, instrument } from "therapy-goals/init";\nimport module from "therapy-goals/native_bg.wasm";\n\ninitSync(module);\n'),
  "instruments alone, another edge, one definition": () => {
    const imports = ['{ initSync, instrument, provide } from "therapy-goals/score/init"', 'phq9 from "therapy-goals/instruments/phq-9"', 'module from "therapy-goals/score_bg.wasm"'];
    return edge("score-edge-init", `${imports.map((said) => `import ${said};\n`).join("")}\nprovide(phq9);\ninitSync(module);\n`);
  },
  "a page without a bundler": () => {
    const folder = project("page", {
      "index.html": PAGE(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"><script type="module" src="/main.js"></script>`),
      "main.js": shown("/therapy-goals/web.js"),
    });
    cpSync(join(tools, "therapy-goals"), join(folder, "therapy-goals"), { recursive: true });
    return page(folder);
  },
  "a content delivery network": () => {
    const folder = project("network", {});
    cpSync(join(tools, "therapy-goals/inline.js"), join(folder, "inline.js"));
    const { "inline.js": integrity } = JSON.parse(readFileSync(join(tools, "therapy-goals/integrity.json"), "utf8"));
    const preload = `<link rel="modulepreload" href="/inline.js" integrity="${integrity}"><script type="module" src="/inline.js" integrity="${integrity}"></script>`;
    writeFileSync(join(folder, "index.html"), PAGE(`${preload}<script type="module">${shown("/inline.js")}</script>`));
    return page(folder);
  },
  "Bun": () => run(project("bun", { "main.js": printed() }), platform(...BUN), "main.js").trim(),
  "Bun, one file": () => {
    const bun = platform(...BUN);
    const folder = project("bun-file", { "main.js": printed("therapy-goals/inline") });
    run(folder, bun, "build", "--compile", "main.js", "--outfile", "main");
    return run(folder, "./main").trim();
  },
  "Deno, without permissions": () => deno("deno", "therapy-goals/inline"),
  "Deno, allowed to read": () => deno("deno-read", "therapy-goals", "--allow-read"),
};

