// The last step of building the page, after Trunk: makes every file small, names it by its own content,
// compresses it, and writes the names into the pages. Runs as Trunk's post_build hook.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import zlib from "node:zlib";
import esbuild from "esbuild";
import { shrink } from "./shrink-module.mjs";

const staging = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release" || process.env.ADALDYQ_SMALL === "1";
const root = process.env.TRUNK_SOURCE_DIR ?? process.cwd();
const here = (...parts) => path.join(staging, ...parts);
const require = createRequire(import.meta.url);

const template = fs.readFileSync(here("index.html"), "utf8");
const built = fs.readdirSync(staging);
const appJs = built.find((name) => name.startsWith("adaldyq-map-") && name.endsWith(".js"));
const appWasm = built.find((name) => name.startsWith("adaldyq-map-") && name.endsWith(".wasm"));

const names = [];
function keep(stem, ext, content) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const name = `${stem}-${hash}.${ext}`;
  fs.writeFileSync(here(name), bytes);
  names.push(name);
  return `/${name}`;
}
const minified = (code, loader) =>
  esbuild.transformSync(code, { minify: true, format: "esm", target: "es2022", loader, legalComments: "none" }).code;
function replaced(page, from, to) {
  if (!page.includes(from)) throw new Error(`the page has no ${from}`);
  return page.replaceAll(from, to);
}

function optimised(module) {
  const program = path.join(path.dirname(require.resolve("binaryen/package.json")), "bin", "wasm-opt");
  const [from, to] = [here("from.wasm"), here("to.wasm")];
  fs.writeFileSync(from, module);
  execFileSync(process.execPath, [program, from, "-Oz", "--strip-debug", "--strip-producers", "-o", to]);
  const smaller = fs.readFileSync(to);
  for (const file of [from, to]) fs.rmSync(file);
  return smaller;
}

/// Keeps a program, as small as a release asks for: the names of its module and its glue.
function program(stem, module, glue) {
  const small = release ? shrink(module, glue, optimised) : { module, glue };
  return { wasm: keep(stem, "wasm", small.module), js: keep(stem, "js", minified(small.glue, "js")) };
}

/// The other programs: Trunk builds the one that its page names, so these are built here, the same way.
function build(name, stem) {
  const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
  const [profile, folder] = release ? ["web", "web"] : ["dev", "debug"];
  const how = ["--profile", profile, "--target", "wasm32-unknown-unknown"];
  execFileSync("cargo", ["build", "--offline", "--bin", name, ...how], { cwd: root, stdio: "inherit" });
  const module = path.join(target, `wasm32-unknown-unknown/${folder}/${name}.wasm`);
  const out = here(`${stem}-program`);
  execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", out, module], { stdio: "inherit" });
  const built = {
    module: fs.readFileSync(path.join(out, `${name}_bg.wasm`)),
    glue: fs.readFileSync(path.join(out, `${name}.js`), "utf8"),
  };
  fs.rmSync(out, { recursive: true });
  return program(stem, built.module, built.glue);
}

const map = program("app", fs.readFileSync(here(appWasm)), fs.readFileSync(here(appJs), "utf8"));
// A development build has all pages in one program; the desk is another page, and so always another program.
// What it alone needs is called desk-…, so that the endpoint keeps it from other sites.
const pages = release ? build("adaldyq-pages", "app") : map;
const desk = build("adaldyq-desk", "desk");
for (const name of [appJs, appWasm]) fs.rmSync(here(name));

const styleOf = (file) =>
  esbuild.buildSync({
    entryPoints: [path.join(root, "style", file)],
    bundle: true,
    minify: true,
    write: false,
    legalComments: "none",
  }).outputFiles[0].text;
const leaflet = esbuild.buildSync({
  entryPoints: [path.join(root, "public/leaflet-parts.js")],
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  target: "es2020",
  legalComments: "none",
}).outputFiles[0].text;
const start = minified(fs.readFileSync(path.join(root, "public/start.js"), "utf8"), "js");

const words = path.join(root, "target/words");
const kept = {};
for (const file of fs.readdirSync(words).sort()) {
  const table = file.replace(/\.txt$/, "");
  const stem = table.endsWith("-desk") ? `desk-${table.slice(0, -5)}` : table;
  kept[table] = keep(stem, "txt", fs.readFileSync(path.join(words, file)));
}
/// The addresses of a program's words; all its pages have the same names for them.
function metas(part) {
  const meta = (name, content) => `<meta name="${name}" content="${content}">`;
  const long = (lang) => (part === "-desk" ? "" : meta(`words-${lang}-about`, kept[`words-${lang}-about`]));
  return ["en", "kk", "ru"].map((lang) => meta(`words-${lang}`, kept[`words-${lang}${part}`]) + long(lang)).join("");
}
const icons = fs.readFileSync(path.join(root, "public/icons.svg"), "utf8").replace(/\n\s*/g, "");
const startAddress = keep("start", "js", start);

function shared(page, style) {
  const filled = replaced(replaced(page, "/style.css", style), "/start.js", startAddress);
  return replaced(filled, "<!--icons-->", icons).replace(/>\s+</g, (gap) => (gap.includes("\n") ? ">\n<" : gap));
}

const style = keep("style", "css", styleOf("index.css"));
// What the map never shows is no part of the first visit.
const only = `<link rel="stylesheet" href="${style}">`;
const both = `${only}<link rel="stylesheet" href="${keep("pages", "css", styleOf("pages.css"))}">`;
let page = shared(template, style);
const leafletAddress = keep("leaflet", "js", leaflet);
page = replaced(page, "/leaflet.js", leafletAddress);
for (const [name, { wasm, js }, part] of [["index.html", map, release ? "" : "-pages"], ["pages.html", pages, "-pages"]]) {
  let worded = replaced(page, '<meta name="tiles"', `${metas(part)}<meta name="tiles"`);
  if (part === "-pages") worded = replaced(worded, only, both);
  fs.writeFileSync(here(name), replaced(replaced(worded, `/${appJs}`, js), `/${appWasm}`, wasm));
}
let deskPage = shared(fs.readFileSync(path.join(root, "desk.html"), "utf8"), keep("desk", "css", styleOf("desk.css")));
deskPage = replaced(deskPage, "/leaflet.js", leafletAddress);
deskPage = replaced(deskPage, '<meta name="words" content="">', metas("-desk"));
fs.writeFileSync(here("desk.html"), replaced(replaced(deskPage, "/app.js", desk.js), "/app.wasm", desk.wasm));

for (const name of ["icon.svg", "app.webmanifest"]) {
  const source = path.join(root, "public", name);
  if (fs.existsSync(source)) fs.copyFileSync(source, here(name));
}
fs.writeFileSync(here("files.json"), JSON.stringify({ files: names.sort() }));

if (release) {
  for (const name of fs.readdirSync(staging)) {
    const bytes = fs.readFileSync(here(name));
    if (bytes.length < 400 || name.endsWith(".html")) continue;
    const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_LGWIN]: 22 };
    fs.writeFileSync(here(`${name}.br`), zlib.brotliCompressSync(bytes, { params }));
    fs.writeFileSync(here(`${name}.gz`), zlib.gzipSync(bytes, { level: 9 }));
  }
}

// Tabs that were open before this build still ask for the last one's files: keep those for a day.
const before = process.env.TRUNK_DIST_DIR;
if (release && before && fs.existsSync(before)) {
  for (const name of fs.readdirSync(before)) {
    const old = path.join(before, name);
    const named = /-[0-9a-f]{16}\./.test(name);
    if (named && !fs.existsSync(here(name)) && Date.now() - fs.statSync(old).mtimeMs < 86_400_000) {
      fs.cpSync(old, here(name), { preserveTimestamps: true });
    }
  }
}
