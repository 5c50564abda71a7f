import { expect, test } from "./fixtures";

/** Red, green and blue may be off by a rounding. */
const near = (one: number[], other: number[]) => one.every((part, at) => Math.abs(part - other[at]) <= 3);

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test("the legend shows the very colours that are painted, for each class", async ({ map, page, request }) => {
      const index = await (await request.get("/data/index.json")).json();
      const { id: ids, lat, lon } = index.institutions;
      await map.open();
      const rows = await map.legend();
      const swatches: number[][] = [];
      for (const row of await rows.all()) {
        if ((await row.locator(".swatch.hollow").count()) === 0) swatches.push(await map.swatch(row));
      }
      expect(swatches.length).toBeGreaterThanOrEqual(4);
      expect(new Set(swatches.map(String)).size).toBe(swatches.length);
      for (const [position, swatch] of swatches.entries()) {
        await map.open(`?class=${position + 1}`);
        await (await map.showList()).first().click();
        await map.addressSays("select", /./);
        const at = ids.indexOf(map.parameter("select"));
        await map.open(`?at=${lat[at]},${lon[at]},17&select=${ids[at]}`);
        await expect.poll(async () => near(await map.paintInTheMiddle(), swatch), `class ${position + 1}`).toBe(true);
      }
    });
  });
}

test("the legend counts every institution once", async ({ map, page }) => {
  await map.open();
  const rows = await map.legend();
  const counts = await rows.locator(".legend-count").allTextContents();
  const sentences = await page.getByRole("region", { name: "Colours of the map" }).locator("li.quiet").allTextContents();
  const founded = sentences.map((text) => Number(text.match(/\d+/)?.[0] ?? 0));
  const sum = [...counts.map(Number), ...founded].reduce((one, other) => one + other, 0);
  expect(sum).toBe(342);
});

test("a tap on a class shows its institutions only, and a second tap all again", async ({ map }) => {
  await map.open();
  const rows = await map.legend();
  const count = Number(await rows.first().locator(".legend-count").textContent());
  await rows.first().click();
  await map.addressSays("class", "1");
  await map.counts(count);
  await rows.first().click();
  await map.counts(342);
});

test("the classes stay as they are when one of them is filtered or the map moves", async ({ map }) => {
  await map.open();
  const ranges = async () => (await map.legend()).locator(".legend-range").allTextContents();
  const before = await ranges();
  await map.open("?class=1&q=school&at=51.1,71.4,12");
  expect(await ranges()).toEqual(before);
});
