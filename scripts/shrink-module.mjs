// Makes the module and its glue smaller together: what neither needs of the other goes, and the names by which
// they know each other, which hold hashes that no compression shortens, become short.

/// `optimise` takes a module's bytes and gives smaller ones.
export function shrink(module, glue, optimise) {
  glue = withoutUnusedClasses(glue);
  // What the glue drops may free exports, and the exports that go may free imports.
  for (let round = 0; round < 2; round++) {
    module = optimise(keepExports(module, exportsUsed(glue)));
    glue = keepImports(glue, new Set(imports(module).map((item) => item.field)));
  }
  return shorten(module, glue);
}

/// Classes of libraries that the app never hands to the page.
function withoutUnusedClasses(glue) {
  for (const [, name] of [...glue.matchAll(/^export class (\w+) \{$/gm)]) {
    glue = glue
      .replace(new RegExp(`^export class ${name} \\{\\n[\\s\\S]*?^\\}\\n`, "m"), "")
      .replace(new RegExp(`^if \\(Symbol\\.dispose\\) ${name}\\..*\\n`, "m"), "")
      .replace(new RegExp(`^const ${name}Finalization = [\\s\\S]*?;\\n`, "m"), "");
    if (new RegExp(`\\b${name}\\b`).test(glue)) throw new Error(`the glue needs ${name} after all`);
  }
  return glue;
}

function exportsUsed(glue) {
  return new Set([...glue.matchAll(/\bwasm\.(\w+)/g)].map(([, name]) => name));
}

/// The glue's table of imports is one entry a function, eight spaces in.
function keepImports(glue, needed) {
  return glue.replace(/^ {8}(__wb\w+): function[\s\S]*?^ {8}\}.*,\n/gm, (entry, name) =>
    needed.has(name) ? entry : "",
  );
}

function shorten(module, glue) {
  const names = new Map();
  for (const { field } of imports(module)) {
    if (field.startsWith("__wb") && !names.has(field)) names.set(field, `_${names.size.toString(36)}`);
  }
  const renamed = rewrite(module, 2, (items) =>
    items.map((item) => Buffer.concat([text(item.module), text(names.get(item.field) ?? item.field), item.rest])),
  );
  return { module: renamed, glue: glue.replace(/\b__wb\w+/g, (name) => names.get(name) ?? name) };
}

function keepExports(module, used) {
  return rewrite(module, 7, (items) => items.filter((item) => used.has(item.field)).map((item) => item.bytes));
}

function imports(module) {
  let found = [];
  rewrite(module, 2, (items) => {
    found = items;
    return items.map((item) => Buffer.concat([text(item.module), text(item.field), item.rest]));
  });
  return found;
}

/// Rebuilds one section (2 imports, 7 exports) from what `change` makes of its items.
function rewrite(module, section, change) {
  const parts = [module.subarray(0, 8)];
  for (let at = 8; at < module.length; ) {
    const [size, from] = number(module, at + 1);
    const end = from + size;
    if (module[at] === section) {
      const items = change(section === 2 ? readImports(module, from) : readExports(module, from));
      const body = Buffer.concat([encoded(items.length), ...items]);
      parts.push(Buffer.from([section]), encoded(body.length), body);
    } else {
      parts.push(module.subarray(at, end));
    }
    at = end;
  }
  return Buffer.concat(parts);
}

function readImports(module, from) {
  let [count, at] = number(module, from);
  return Array.from({ length: count }, () => {
    let moduleName, field;
    [moduleName, at] = name(module, at);
    [field, at] = name(module, at);
    const start = at;
    const kind = module[at++];
    if (kind === 0) [, at] = number(module, at);
    else if (kind === 1 || kind === 2) {
      if (kind === 1) at++;
      const limited = module[at++] & 1;
      [, at] = number(module, at);
      if (limited) [, at] = number(module, at);
    } else if (kind === 3) at += 2;
    else throw new Error(`import kind ${kind} is not known`);
    return { module: moduleName, field, rest: module.subarray(start, at) };
  });
}

function readExports(module, from) {
  let [count, at] = number(module, from);
  return Array.from({ length: count }, () => {
    const start = at;
    let field;
    [field, at] = name(module, at);
    [, at] = number(module, at + 1);
    return { field, bytes: module.subarray(start, at) };
  });
}

function name(module, at) {
  const [length, from] = number(module, at);
  return [module.toString("utf8", from, from + length), from + length];
}

function number(module, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = module[at++];
    value |= (byte & 127) << shift;
    if (byte < 128) return [value >>> 0, at];
  }
}

function encoded(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(bytes);
}

function text(value) {
  const bytes = Buffer.from(value);
  return Buffer.concat([encoded(bytes.length), bytes]);
}
