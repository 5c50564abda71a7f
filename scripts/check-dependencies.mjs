// What deny.toml says of licences, bans and sources, checked with what `cargo metadata` tells.
import fs from "node:fs";

const { packages, resolve, workspace_members: ours } = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const deny = fs.readFileSync("deny.toml", "utf8");
const section = (name) => deny.split(`[${name}]`)[1].split(/^\[/m)[0];
const strings = (text) => [...text.matchAll(/"([^"]+)"/g)].map((match) => match[1]);
const allowed = new Set(strings(section("licenses").match(/allow = \[([^\]]*)\]/)[1]));
const banned = [...section("bans").matchAll(/\{ crate = "([^"]+)"(?:, wrappers = \[([^\]]*)\])? \}/g)];

// SPDX: `A OR B`, `A AND B`, brackets, `A WITH x`; an old form writes `A/B` for OR.
function fits(expression) {
  const tokens = expression.replaceAll("/", " OR ").match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const one = () => {
    if (tokens[at] === "(") {
      at += 1;
      const inside = either();
      at += 1;
      return inside;
    }
    let name = tokens[at++];
    if (tokens[at] === "WITH") {
      name = `${name} WITH ${tokens[at + 1]}`;
      at += 2;
    }
    return allowed.has(name);
  };
  const both = () => {
    let all = one();
    while (tokens[at] === "AND") {
      at += 1;
      all = one() && all;
    }
    return all;
  };
  const either = () => {
    let any = both();
    while (tokens[at] === "OR") {
      at += 1;
      any = both() || any;
    }
    return any;
  };
  return either() && at === tokens.length;
}

const faults = [];
for (const { name, version, license, source, id } of packages) {
  if (ours.includes(id)) continue;
  if (!license || !fits(license)) faults.push(`${name} ${version}: licence ${license ?? "not given"}`);
  if (!source?.startsWith("registry+")) faults.push(`${name} ${version}: comes from ${source}`);
}
const nameOf = new Map(packages.map(({ id, name }) => [id, name]));
for (const [, crate, wrappers] of banned) {
  const may = strings(wrappers ?? "");
  const users = resolve.nodes.filter((node) => node.dependencies.some((id) => nameOf.get(id) === crate));
  for (const user of users.map((node) => nameOf.get(node.id)).filter((name) => !may.includes(name))) {
    faults.push(`${crate} is used by ${user}`);
  }
}
console.log(faults.length ? faults.join("\n") : `${packages.length} packages, by cargo metadata: all well`);
process.exitCode = faults.length ? 1 : 0;
