// Writes the package around the module and its glue: entries, types, definitions as files, one-file builds.
//
// Usage: node pack.mjs VERSION
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { build } from "esbuild";

const [version] = process.argv.slice(2);
const here = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const root = join(here, "..");
const dist = join(here, "dist");
const js = join(here, "js");
const read = (...path) => readFileSync(join(...path), "utf8");
const write = (name, text) => writeFileSync(join(dist, name), text);

for (const name of readdirSync(js)) copyFileSync(join(js, name), join(dist, name));
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(root, name), join(dist, name));
// What is linked there and stays in the repository is named without a link.
write("README.md", read(root, "README.md").replaceAll(/\[([A-Za-z/]+\.md)\]\([A-Za-z/]+\.md(?:#[a-z-]+)?\)/g, "`$1`"));
write("package.json", read(here, "npm.json").replace("VERSION", version));

// A CommonJS program that asks for types sees each declaration as one of a CommonJS file.
for (const name of readdirSync(js).filter((name) => name.endsWith(".d.ts"))) {
  write(name.replace(".d.ts", ".d.cts"), read(js, name).replaceAll(/(from "\.[^"]*)\.js"/g, '$1.cjs"'));
}

// Where only the name of a file says where its types are.
for (const entry of ["init", "inline"]) write(`${entry}.d.ts`, 'export * from "./index.js";\n');
// The entries with modules of their own.
const OTHERS = ["plan", "score"];
for (const other of OTHERS) {
  mkdirSync(join(dist, other), { recursive: true });
  for (const entry of ["init", "inline"]) {
    write(`${other}/${entry}.d.ts`, `export * from "../${other}.js";\n`);
    write(`${other}/${entry}.js`, `export * from "../${other}-${entry}.js";\n`);
  }
}
write("module.d.ts", "/** The WebAssembly module, as tools for the edge import it. */\ndeclare const module: WebAssembly.Module;\nexport default module;\n");

// Each definition as it is, and as a module; those of past versions too, which no WebAssembly module holds.
const definitions = join(root, "core/instruments");
for (const folder of ["instruments", "instruments/past"]) {
  mkdirSync(join(dist, folder), { recursive: true });
  for (const name of readdirSync(join(root, "core", folder)).filter((name) => name.endsWith(".json"))) {
    const text = JSON.stringify(JSON.parse(read(root, "core", folder, name)));
    write(`${folder}/${name}`, text);
    write(`${folder}/${basename(name, ".json")}.js`, `export default ${text};\n`);
  }
}
// The texts in other languages too.
mkdirSync(join(dist, "languages"), { recursive: true });
const languages = join(root, "core/languages");
for (const name of readdirSync(languages).filter((name) => name.endsWith(".json"))) {
  const text = JSON.stringify(JSON.parse(read(languages, name)));
  write(`languages/${name}`, text);
  write(`languages/${basename(name, ".json")}.js`, `export default ${text};\n`);
}
/** All files of a folder as texts by name, in a module. */
function together(folder, module) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const texts = names.map((name) => [basename(name, ".json"), JSON.stringify(JSON.parse(read(folder, name)))]);
  write(module, `export default ${JSON.stringify(Object.fromEntries(texts))};\n`);
}
together(definitions, "catalogue.js");
together(languages, "languages.js");
// Of past definitions the names alone: a program holds those that it imports.
const past = readdirSync(join(definitions, "past")).filter((name) => name.endsWith(".json"));
write("past.js", `export default ${JSON.stringify(past.map((name) => basename(name, ".json")))};\n`);
const declared = 'import type { Definition } from "../definition.js";\n\ndeclare const definition: Definition;\nexport default definition;\n';
write("instruments/definition.d.ts", declared);
write("instruments/definition.d.cts", declared.replace(".js", ".cjs"));
const translated = declared.replaceAll("Definition", "Translation").replaceAll("const definition", "const translation").replace("default definition", "default translation");
write("languages/translation.d.ts", translated);
write("languages/translation.d.cts", translated.replace(".js", ".cjs"));

const bundle = (entry, outfile, options) =>
  build({ entryPoints: [join(dist, entry)], outfile: join(dist, outfile), bundle: true, charset: "utf8", logLevel: "warning", ...options });

const commonJs = { format: "cjs", define: { "import.meta.url": "here" } };
const place = 'require("node:url").pathToFileURL(__filename).href';
for (const before of ["", ...OTHERS.map((other) => `${other}-`)]) {
  await bundle(`${before}node.js`, `${before}node.cjs`, { ...commonJs, platform: "node", banner: { js: `const here = ${place};` } });
  // For any platform: a page that has no files says where the module lies.
  await bundle(`${before}init.js`, `${before}init.cjs`, { ...commonJs, platform: "neutral", banner: { js: "const here = undefined;" } });
}
await bundle("codes.js", "codes.cjs", { format: "cjs", platform: "neutral" });
// Everything in one file, the module too.
const oneFile = { platform: "neutral", loader: { ".wasm": "binary" }, target: "es2022", minify: true };
for (const entry of ["inline", ...OTHERS.map((other) => `${other}-inline`)]) {
  await bundle(`${entry}.js`, `${entry}.cjs`, { ...oneFile, format: "cjs" });
  await bundle(`${entry}.js`, `${entry}.js`, { ...oneFile, format: "esm", allowOverwrite: true });
}
const hash = createHash("sha384").update(readFileSync(join(dist, "inline.js"))).digest("base64");
write("integrity.json", `${JSON.stringify({ "inline.js": `sha384-${hash}` }, null, 2)}\n`);
