import { expect, test } from "./fixtures";
import { complaint, DeskPage, official } from "./pages/desk";

// Whoever is not signed in yet is told so by a status, which a browser notes.
test.beforeEach(({ watch }) => watch.expected(/401 \(Unauthorized\)/));

/** As the page heads its columns, after the name of the row. */
const columns = ["received", "answered", "in_time", "overdue", "confirmed", "disputed", "unconfirmed", "reopened", "median_days"];

type Figures = Record<string, number | null>;

test("the printed report has every figure of the month, and nothing that is only pressed", async ({ page, request }) => {
  await complaint(request);
  const asked = page.waitForResponse((answer) => answer.url().includes("/api/desk/reports?month=") && answer.ok());
  const desk = new DeskPage(page);
  await desk.as(official("officer"), "/desk/reports");
  const report = await (await asked).json();
  await page.emulateMedia({ media: "print" });
  const table = (name: string) => page.getByRole("region", { name }).getByRole("row");
  const figures = (row: Figures) => columns.map((name) => (row[name] === null ? "—" : String(row[name])));
  for (const [name, rows] of [
    ["By topic", [...report.topics, report.total]],
    ["By institution", report.institutions],
  ] as [string, Figures[]][]) {
    const printed = await table(name).evaluateAll((rows) =>
      rows.slice(1).map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent?.trim())),
    );
    expect(printed, name).toEqual(rows.map(figures));
    for (const row of await table(name).all()) await expect(row).toBeVisible();
  }
  expect(report.total.received).toBeGreaterThan(0);
  await expect(page.locator(".report-month")).toBeVisible();
  for (const pressed of await page.getByRole("button").all()) await expect(pressed).toBeHidden();
  await expect(page.locator("#report-month")).toBeHidden();
  // All columns are on the sheet: A4 across, at what a screen calls 96 to the inch.
  await page.setViewportSize({ width: 1123, height: 794 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(1123);
  const cut = await page.locator(".table-place").evaluateAll((places) => places.map((place) => place.scrollWidth - place.clientWidth));
  expect(cut.every((over) => over <= 0), String(cut)).toBe(true);
});
