import fs from "node:fs";
import path from "node:path";
import { expect, test } from "./fixtures";

const WHOLE = 255_000;
const CODE = 205_000;
/** The first visit before it had any dialogue of a complaint, and what it may have grown since: what people do after
 * the map belongs into what is fetched when they do it. */
const BEFORE = 205_400;
const GROWN = 6_000;

test("a first visit to the map transfers no more than its budget", async ({ map, page, context }, info) => {
  test.skip(info.project.name !== "phone", "the same bytes on every screen");
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const urls = new Map<string, string>();
  const bytes = new Map<string, number>();
  session.on("Network.responseReceived", ({ requestId, response }) => urls.set(requestId, response.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId);
    if (url?.startsWith("http")) bytes.set(url, Math.max(bytes.get(url) ?? 0, encodedDataLength));
  });
  await map.open();
  await map.counts(342);
  await page.waitForLoadState("networkidle");

  const name = (url: string) => new URL(url).pathname;
  const isCode = (url: string) => /\.(wasm|js|css)$/.test(name(url));
  const sum = (urls: string[]) => urls.reduce((sum, url) => sum + bytes.get(url)!, 0);
  const all = [...bytes.keys()].sort((one, other) => bytes.get(other)! - bytes.get(one)!);
  const kilobytes = (count: number) => `${(count / 1000).toFixed(1).padStart(7)} kB`;
  const table = [
    ...all.map((url) => `${kilobytes(bytes.get(url)!)}  ${isCode(url) ? "code" : "    "}  ${name(url)}`),
    `${kilobytes(sum(all.filter(isCode)))}  of ${kilobytes(CODE).trim()} of code`,
    `${kilobytes(sum(all))}  of ${kilobytes(WHOLE).trim()} for the whole first visit`,
    `${kilobytes(sum(all) - BEFORE)}  of ${kilobytes(GROWN).trim()} more than before the dialogue`,
  ].join("\n");
  const folder = path.dirname(info.project.outputDir);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "first-visit.txt"), `  The first visit, with its headers, compressed:\n${table}\n`);
  expect(all.some((url) => url.endsWith(".wasm"))).toBe(true);
  expect(sum(all.filter(isCode)), table).toBeLessThanOrEqual(CODE);
  expect(sum(all), table).toBeLessThanOrEqual(WHOLE);
  expect(sum(all) - BEFORE, table).toBeLessThanOrEqual(GROWN);
});
