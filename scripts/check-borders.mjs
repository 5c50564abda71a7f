// Who may know what, as ARCHITECTURE.md states it: looks through the sources and says file and line of each breach.
import { execFileSync } from "node:child_process";
import fs from "node:fs";

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => file && fs.existsSync(file));
const under = (...folders) => (file) => folders.some((folder) => file === folder || file.startsWith(`${folder}/`));
const code = (file) => /\.(rs|toml)$/.test(file) && !file.endsWith("Cargo.lock");

const domainKnowsNothingOf =
  /\b(web[-_]sys|js[-_]sys|wasm[-_]bindgen|leptos|tokio|axum|sqlx|reqwest|std::(fs|net|env|process|thread)|SystemTime|Instant)\b/;
const rules = [
  {
    says: "the domain knows no browser, disk, clock, network or SQL",
    in: (file) => code(file) && under("crates/domain")(file),
    never: domainKnowsNothingOf,
  },
  {
    says: "only the map's canvas and its bindings know Leaflet",
    in: (file) => file.endsWith(".rs") && under("src")(file) && !/^src\/map\/(canvas|bindings)\.rs$/.test(file),
    never: /\bleaflet::/,
  },
  {
    says: "only the store knows SQL, and what makes a database for each test or measures it",
    in: (file) =>
      file.endsWith(".rs") && !under("crates/endpoint/src/store", "crates/endpoint/tests/api/database.rs", "crates/endpoint/benches")(file),
    never: /\bsqlx(::|!)|\buse sqlx\b/,
  },
  {
    says: "the client, the endpoint and the publishing tool do not know each other",
    in: (file) => code(file) && under("src", "crates", "Cargo.toml")(file),
    never: (file) => {
      const others = { endpoint: /adaldyq[-_]publish|adaldyq[-_]map/, publish: /adaldyq[-_]endpoint|adaldyq[-_]map/ };
      const crate = file.split("/")[1];
      if (file === "Cargo.toml" || file.startsWith("src/")) return /adaldyq[-_](endpoint|publish)\b.*(=|::)/;
      return others[crate] && new RegExp(`(${others[crate].source})(::|\\.workspace|\\s*=)`);
    },
  },
  {
    says: "words and domain know none of the programs",
    in: (file) => code(file) && under("crates/domain", "crates/words")(file),
    never: /adaldyq[-_](endpoint|publish|map)(::|\.workspace|\s*=)/,
  },
  {
    says: "the page asks nobody else for anything",
    in: under("index.html", "desk.html", "style", "public"),
    never: /(src|href)=["']?(https?:)?\/\/|url\(["']?(https?:)?\/\/|@import ["'](https?:)?\/\/|fetch\(["'`]https?:/,
  },
];

let breaches = 0;
for (const rule of rules) {
  for (const file of files.filter(rule.in)) {
    const never = typeof rule.never === "function" ? rule.never(file) : rule.never;
    if (!never) continue;
    fs.readFileSync(file, "utf8")
      .split("\n")
      .forEach((line, position) => {
        if (!never.test(line) || /^\s*(\/\/|#)/.test(line)) return;
        breaches += 1;
        console.log(`${file}:${position + 1}: ${rule.says}: ${line.trim()}`);
      });
  }
}
process.exitCode = breaches ? 1 : 0;
console.log(breaches ? `${breaches} breaches` : `${rules.length} borders hold`);
