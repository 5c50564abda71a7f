import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

/** Every page, each with what says that it is complete. */
const pages: [string, (page: Page) => Promise<void>][] = [
  ["/", (page) => expect(page.locator(".summary")).toBeVisible()],
  ["/?select=school-001", (page) => expect(page.getByRole("table", { name: "By year" })).toBeVisible()],
  ["/institutions", (page) => expect(page.locator("tbody tr")).toHaveCount(100)],
  ["/institutions/school-001", (page) => expect(page.getByRole("heading", { level: 1, name: /No\. 1/ })).toBeVisible()],
  ["/complaints", (page) => expect(page.getByRole("heading", { name: "Public complaints" })).toBeVisible()],
  ["/complaints/new", (page) => expect(page.locator("canvas.map-canvas")).toBeVisible()],
  ["/outcomes", (page) => expect(page.getByText(/institutions published their budget/).first()).toBeVisible()],
  ["/about", (page) => expect(page.getByRole("textbox", { name: "Code that embeds the map" })).toBeVisible()],
  ["/embed", (page) => expect(page.locator("canvas.map-canvas")).toBeVisible()],
  ["/no-such-page/at-all", (page) => expect(page.getByRole("link").first()).toBeVisible()],
];

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });
    for (const [address, isComplete] of pages) {
      test(`axe finds nothing at ${address}`, async ({ page, watch }) => {
        if (address.startsWith("/no-such")) watch.expected(/404/);
        await page.goto(address);
        await isComplete(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.flatMap(({ id, help, nodes }) =>
          nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`),
        );
        expect(found).toEqual([]);
      });
    }
  });
}

for (const [address] of pages) {
  test(`nothing has to be scrolled sideways on a screen of 320 pixels at ${address}`, async ({ page, watch }) => {
    if (address.startsWith("/no-such")) watch.expected(/404/);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const lang of ["kk", "ru"]) {
      await page.goto(`${address}${address.includes("?") ? "&" : "?"}lang=${lang}`);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await page.waitForFunction(() => document.querySelector("h1"));
      await page.waitForLoadState("networkidle");
      // A phone makes its window wider rather than to scroll.
      const width = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, innerWidth));
      expect(width, lang).toBeLessThanOrEqual(320);
    }
  });
}

test("an institution is reached by keyboard alone, without the map", async ({ map, page }) => {
  await map.open();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.getByRole("listbox", { name: /Institutions on the map/ }).focus();
  const first = await page.getByRole("listbox", { name: /Institutions on the map/ }).textContent();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("listbox", { name: /Institutions on the map/ })).not.toHaveText(first ?? "");
  await page.keyboard.press("Enter");
  await expect(map.panel()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(map.panel()).toBeHidden();
});

test("a search is typed, chosen and opened by keyboard", async ({ map, page }) => {
  await map.open();
  await map.searchBox.focus();
  await page.keyboard.type("zerde");
  await expect(map.result(/Zerde/).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(map.panel(/Zerde/)).toBeVisible();
});

test("a window that asks for less motion gets none", async ({ map, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await map.open();
  const quick = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--quick"));
  expect(parseFloat(quick)).toBe(0);
});
