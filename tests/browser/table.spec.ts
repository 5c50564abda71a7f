import { expect, test } from "./fixtures";

test("the table holds the same selection as the map, and leads back to it", async ({ map, page }) => {
  await map.open("?district=esil&year=2025");
  await map.drawUp();
  await page.getByRole("link", { name: "As a table" }).click();
  await expect(page).toHaveURL(/\/institutions\?.*district=esil/);
  await expect(page.getByRole("heading", { level: 1, name: "Institutions" })).toBeVisible();
  await expect(page.locator(".totals")).toContainText(/^49/);
  await expect(page.getByRole("table", { name: "Institutions" }).locator("tbody tr")).toHaveCount(49);
  await page.getByRole("link", { name: "Show on the map" }).click();
  await map.isDrawn();
  await map.counts(49);
  await map.chosen("Year", "2025");
});

test("the table sorts by any column, in the address, and every row can be seen", async ({ page }) => {
  await page.goto("/institutions?sort=-approved");
  const rows = page.getByRole("table", { name: "Institutions" }).locator("tbody tr");
  await expect(rows).toHaveCount(100);
  await page.getByRole("button", { name: /Show \d+ more/ }).click();
  await expect(rows).toHaveCount(200);
  const amounts = await rows.locator("td.figure").evaluateAll((cells) =>
    cells.filter((_, at) => at % 4 === 0).map((cell) => Number((cell.textContent ?? "").replace(/[^\d,]/g, "").replace(",", "."))),
  );
  const known = amounts.filter((amount) => !Number.isNaN(amount) && amount > 0);
  expect(known.length).toBeGreaterThan(100);
});

test("the table is downloaded as CSV with the rows that are shown and what the figures are", async ({ page }) => {
  await page.goto("/institutions?kind=library");
  await expect(page.getByRole("table", { name: "Institutions" }).locator("tbody tr")).toHaveCount(11);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV" }).click();
  const download = await waiting;
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  expect(text.split(/\r?\n/).filter((line) => line.includes("library-")).length).toBe(11);
  expect(text).toMatch(/demonstration/i);
});

test("an institution's page shows its budget by year and field, and opens by a link alone", async ({ page }) => {
  await page.goto("/institutions/school-001");
  await expect(page.getByRole("heading", { level: 1, name: /No\. 1/ })).toBeVisible();
  await expect(page.getByRole("table").first()).toBeVisible();
  await expect(page.getByText(/Education/).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Complaints about this institution" })).toBeVisible();
  await page.getByRole("link", { name: "Report a problem here" }).first().click();
  await expect(page).toHaveURL(/\/complaints\/new\?institution=school-001/);
  await expect(page.locator(".chosen b")).toContainText("No. 1");
});

test("a figure that was published otherwise before is named by its line of the budget", async ({ page }) => {
  await page.route("**/institutions/school-001.json", async (route) => {
    const file = await (await route.fetch()).json();
    const change = { date: "2026-06-15", year: 2026, group: "04", stage: "adjusted", old: 111_900_000, new: 114_900_000 };
    const decided = { kk: "Сессия шешімі", ru: "Решение сессии", en: "Decision of the session" };
    const history = [{ ...change, item: "150", reason: decided }, { ...change, item: null, reason: {} }];
    await route.fulfill({ json: { ...file, history } });
  });
  await page.goto("/institutions/school-001");
  const lines = page.locator(".history-place li");
  await expect(lines.first()).toContainText("2026 · Adjusted · 04 Education · 150 Purchase of services and works");
  await expect(lines.first()).toContainText("Decision of the session");
  // Where no reason is known, the line ends with the day.
  await expect(lines.last()).toHaveText(/15.June.2026$/);
});

test("an institution that does not exist says so", async ({ page, watch }) => {
  watch.expected(/404/);
  await page.goto("/institutions/nobody-1");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/no such/i);
});

test("the outcomes tell the programme's figures apart from what is counted here", async ({ page }) => {
  await page.goto("/outcomes");
  await expect(page.getByRole("heading", { name: "What the programme reported" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Coverage, counted from the data itself" })).toBeVisible();
  await expect(page.getByText(/of 342 institutions published their budget/).first()).toBeVisible();
  await expect(page.getByText(/never published, so no split is shown/)).toBeVisible();
});

test("the pages are reached from the menu and the head", async ({ map, page }) => {
  await map.open();
  for (const name of ["Institutions", "Complaints", "Outcomes", "About"]) {
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page).toHaveTitle(`${name} · Adaldyq Map`);
  }
});

test("the appearance can be chosen, and stays chosen", async ({ map, page }) => {
  await map.open();
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("where a link can neither be shared nor copied, it is shown to be copied by hand", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "share", { value: undefined });
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await page.goto("/institutions/school-001?year=2025");
  await page.getByRole("button", { name: "Share" }).click();
  const address = page.getByRole("textbox", { name: "Select the text and copy it yourself" });
  await expect(address).toHaveValue(/^http.*\/institutions\/school-001\?year=2025$/);
});
