// What the public sees of all complaints together: list, map, analysis, money under question, the ledger.
import AxeBuilder from "@axe-core/playwright";
import fs from "node:fs";
import type { APIRequestContext, Download, Locator, Page, TestInfo } from "@playwright/test";
import { order } from "./endpoint";
import { expect, test, words } from "./fixtures";

/** A complaint that an institution has accepted, so that everybody sees it. */
async function published(request: APIRequestContext, members: Record<string, unknown>) {
  const text = words("A lamp that never shines");
  const data = { topic: "roads", text, lang: "en", ...members };
  const answer = await request.post("/api/complaints", { data });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id } = await answer.json();
  order(["accept", id]);
  return id as string;
}

/** An institution for each test, screen and try, so that none meets the complaints of another. */
function institution(number: number, { project, retry }: TestInfo) {
  const own = number + (project.name === "phone" ? 0 : 1) + 30 * retry;
  return `school-${String(own).padStart(3, "0")}`;
}

const list = (page: Page) => page.locator(".found .complaint-pages .complaint-link");
const twin = (page: Page) => page.getByRole("listbox", { name: /Complaints on the map/ });

/** The numbers that the list leads to. */
const numbers = async (lines: Locator) =>
  (await lines.evaluateAll((links) => links.map((link) => link.getAttribute("href")!.split("/").pop()!))).sort();

const content = async (download: Download) => fs.readFileSync((await download.path())!, "utf8");

const counts = (count: number, more: Record<string, unknown> = {}) => ({
  count,
  open: count,
  overdue: 0,
  overdue_officer: 0,
  answered: 0,
  confirmed: 0,
  disputed: 0,
  unconfirmed: 0,
  reopened: 0,
  median_days: null,
  days: [0, 0, 0, 0, 0],
  questioned: 0,
  ...more,
});

/** Answers the summary in the endpoint's place: figures that no test could wait for. */
async function summary(page: Page, groups: Record<string, unknown[]>, total: unknown) {
  await page.route("**/api/complaints/summary**", (route) => {
    const by = new URL(route.request().url()).searchParams.get("by") ?? "";
    return route.fulfill({ json: { by: by.split(","), groups: groups[by] ?? [], total, waiting: { count: 2, oldest_days: 9 } } });
  });
}

test("list, map and files hold the same complaints", async ({ page, request }, info) => {
  const school = institution(31, info);
  const ids = [];
  for (const topic of ["roads", "landscaping", "other"]) ids.push(await published(request, { institution: school, topic }));
  await page.goto(`/complaints?institution=${school}`);
  await expect(list(page)).toHaveCount(3);
  expect(await numbers(list(page))).toEqual([...ids].sort());
  await expect(page.getByText("3 public complaints")).toBeVisible();

  const options: string[] = [];
  await twin(page).focus();
  for (let at = 0; at < 3; at++) {
    options.push((await twin(page).getByRole("option").textContent())!);
    await expect(twin(page).getByRole("option")).toHaveAttribute("aria-setsize", "3");
    await page.keyboard.press("ArrowDown");
  }
  const titles = await page.locator(".found .complaint-pages .complaint-title").allTextContents();
  expect(options.map((option) => option.split(" — ")[0])).toEqual(titles);

  const [csv] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download CSV" }).click()]);
  expect(csv.suggestedFilename()).toMatch(/complaints.*DEMO\.csv$/);
  const rows = (await content(csv)).trim().split("\r\n");
  expect(rows).toHaveLength(4);
  for (const id of ids) expect(rows.some((row) => row.startsWith(id))).toBe(true);
  expect(rows[1]).toContain("Demonstration data");
  expect(rows[1]).toMatch(/,[A-Z]\w+ District,/);
  const button = page.getByRole("button", { name: "Download GeoJSON" });
  const [geojson] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const { features, ...marks } = JSON.parse(await content(geojson));
  expect(marks).toMatchObject({ demonstration: true, published: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  // The same licence as every row of the table names.
  expect(marks.licence).toMatch(/^Open Database License \(ODbL\) 1\.0; ./);
  expect(rows[1]).toContain(marks.licence);
  expect(features.map((feature: { id: string }) => feature.id).sort()).toEqual([...ids].sort());
  expect(features[0].geometry.coordinates).toHaveLength(2);
});

test("the analysis is one file that says no more of few cases than the page does", async ({ page }) => {
  const many = counts(1_240, { open: 220, overdue: 150, answered: 1_020, disputed: 104 });
  const groups = {
    "topic,year": [
      { topic: "roads", year: 2026, ...counts(1_200) },
      { topic: "roads", year: 2025, ...counts(3) },
      { topic: "other", year: 2026, ...counts(40) },
    ],
    district: [{ district: "esil", ...many }],
    institution: [{ institution: "school-001", ...many }, { institution: "school-002", ...counts(4, { answered: 3, disputed: 2 }) }],
  };
  await summary(page, groups, many);
  await page.goto("/complaints");
  const section = page.locator("section", { has: page.getByRole("heading", { name: "Analysis", exact: true }) });
  const button = section.getByRole("button", { name: "Download the analysis, CSV" });
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
  expect(file.suggestedFilename()).toMatch(/^astana-complaints-analysis-\d{4}-\d\d-\d\d-DEMO\.csv$/);
  const [headings, ...rows] = (await content(file)).replace("\u{feff}", "").trim().split("\r\n");
  expect(headings).toBe("Counted by,Identifier,Name,Year of registration,All,Open,Overdue,Replied,Disputed by the complainant,Note,Published,Licence");
  expect(rows.map((row) => row.split(",").filter((_, column) => column !== 2).slice(0, 8).join())).toEqual([
    "By topic and year,roads,2025,3,,,,",
    "By topic and year,roads,2026,1200,,,,",
    "By topic and year,other,2026,40,,,,",
    "District,esil,,1240,220,150,1020,104",
    // By name, as on the page.
    "Institution,school-002,,4,,,,",
    "Institution,school-001,,1240,220,150,1020,104",
  ]);
  for (const row of rows) expect(row).toMatch(/,Demonstration data: amounts are not real,\d{4}-\d\d-\d\d,Open Database License \(ODbL\) 1\.0; ./);
});

test("where there is nothing to count there is no file of it", async ({ page }) => {
  await summary(page, {}, counts(0));
  await page.goto("/complaints");
  await expect(page.getByText("There is nothing to count yet.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Download the analysis, CSV" })).toHaveCount(0);
});

test("filters are in the address, survive a reload, and can be taken off", async ({ page, request }, info) => {
  const school = institution(33, info);
  const id = await published(request, { institution: school, topic: "e_ticketing" });
  await published(request, { institution: school, topic: "roads" });
  await page.goto(`/complaints?institution=${school}`);
  await expect(list(page)).toHaveCount(2);
  const filters = page.getByRole("group", { name: "Filters" });
  await filters.getByLabel("Topic").selectOption({ label: "Electronic ticketing" });
  await expect(list(page)).toHaveCount(1);
  await filters.getByLabel("From").fill("2020-01-01");
  await filters.getByLabel("From").blur();
  await expect.poll(() => new URL(page.url()).searchParams.get("since")).toBe("2020-01-01");
  await page.reload();
  await expect(list(page)).toHaveCount(1);
  expect(await numbers(list(page))).toEqual([id]);
  await expect(filters.getByLabel("Topic").locator("option:checked")).toHaveText("Electronic ticketing");
  await expect(filters.getByLabel("Find an institution")).not.toHaveValue("");
  await filters.getByRole("button", { name: "Overdue" }).click();
  await expect(page.getByText("No complaint fits these filters.")).toBeVisible();
  await filters.getByRole("button", { name: "Clear filters" }).click();
  await expect.poll(() => new URL(page.url()).search).toBe("");
});

test("an institution is found by what its name is like", async ({ page }) => {
  await page.goto("/complaints");
  const field = page.getByRole("group", { name: "Filters" }).getByLabel("Find an institution");
  await field.fill("zerde");
  await field.press("Enter");
  await field.blur();
  await expect(field).toHaveValue(/Zerde/);
  expect(new URL(page.url()).searchParams.get("institution")).toBeTruthy();
});

test("a part of the address that means nothing is named, and breaks nothing", async ({ page }) => {
  await page.goto("/complaints?topic=nothing&overdue=maybe&since=yesterday");
  await expect(page.getByRole("status").filter({ hasText: "topic, overdue, since" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Public complaints" })).toBeVisible();
});

test("a complaint is reached on the map by keyboard alone", async ({ page, request }, info) => {
  const school = institution(35, info);
  const id = await published(request, { institution: school });
  await page.goto(`/complaints?institution=${school}`);
  await expect(list(page)).toHaveCount(1);
  await twin(page).focus();
  await page.keyboard.press("Enter");
  const card = page.getByRole("region", { name: "Chosen complaints" });
  await expect(card).toBeFocused();
  await expect(card.getByRole("link")).toHaveAttribute("href", `/complaints/${id}`);
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
});

test("under ten cases there is neither a percentage nor a ranking", async ({ page }) => {
  const few = (id: string, count: number) => ({ institution: id, ...counts(count, { answered: 4, disputed: 2, unconfirmed: 2 }) });
  const groups = {
    "topic,year": [{ topic: "roads", year: 2026, ...counts(9) }],
    district: [{ district: "esil", ...counts(9, { answered: 9, disputed: 3 }) }],
    institution: [few("school-001", 9), few("school-002", 3)],
  };
  await summary(page, groups, counts(9, { open: 5, overdue: 4, answered: 4, disputed: 2, unconfirmed: 2, days: [1, 1, 2, 0, 0] }));
  await page.goto("/complaints");
  const analysis = page.locator("section", { has: page.getByRole("heading", { name: "Analysis", exact: true }) });
  await expect(analysis.getByText("2 of 4 · too few cases").first()).toBeVisible();
  expect(await analysis.innerText()).not.toMatch(/\d\s*%/);
  await expect(analysis.getByRole("table", { name: "Institution", exact: true })).toHaveCount(0);
  await analysis.getByText("2 institutions with fewer than ten complaints").click();
  const named = await analysis.locator(".few a").allTextContents();
  expect(named).toHaveLength(2);
  expect(named[0]).toContain("School-Gymnasium No. 2");
});

test("from ten cases on shares are shown, each beside its counts", async ({ page }) => {
  const late = { overdue: 5, overdue_officer: 2 };
  const tally = counts(40, { open: 20, ...late, answered: 20, confirmed: 10, disputed: 4, unconfirmed: 6, reopened: 1, days: [2, 8, 6, 3, 1] });
  const groups = {
    "topic,year": [
      { topic: "roads", year: 2025, ...counts(30) },
      { topic: "other", year: 2026, ...counts(10) },
    ],
    institution: [{ institution: "school-001", ...tally }],
  };
  await summary(page, groups, tally);
  await page.goto("/complaints");
  await expect(page.getByText("4 of 20 · 20%").first()).toBeVisible();
  const days = page.getByRole("table", { name: "Working days" });
  await expect(days.getByRole("row", { name: /6–10 working days 8 40%/ })).toBeVisible();
  await expect(page.getByRole("table", { name: "By topic and year" }).getByRole("row")).toHaveCount(3);
  const institutions = page.getByRole("table", { name: "Institution", exact: true });
  await expect(institutions.getByRole("link")).toBeVisible();
  // What the service lets wait is not the institution's lateness.
  await expect(institutions.locator('[data-word="Overdue"]')).toHaveText("3");
  await expect(page.getByText("Late at the anti-corruption service")).toBeVisible();
  await expect(page.getByText("2 of 20 · 10%")).toBeVisible();
});

test("money under question says where, how much, since when and with what result", async ({ page }) => {
  const line = { institution: "school-001", year: 2026, group: "04", item: "150", amount: 64_300_000 };
  const lines = [{ ...line, open: 1, total: 3, since: "2026-03-02T06:00:00.000Z", outcomes: { done: 1, declined: 1 } }];
  await page.route("**/api/complaints/questioned", (route) => route.fulfill({ json: { lines, total: 64_300_000 } }));
  await page.goto("/complaints");
  const money = page.locator("section", { has: page.getByRole("heading", { name: "Money under question" }) });
  await expect(money.getByText("Demonstration data")).toBeVisible();
  const entry = money.getByRole("listitem");
  await expect(entry).toContainText("64,3 m");
  await expect(entry).toContainText(/2026 · 04 .* · 150 /);
  await expect(entry).toContainText("Open 1, in all 3; first asked on 2 March 2026");
  await expect(entry).toContainText("Done: 1, Declined: 1");
  await page.goto("/institutions/school-001?year=2026");
  const row = page.getByRole("row", { name: /^150 / }).first();
  await expect(row).toContainText("Under question: 64,3 m");
  await row.getByRole("link", { name: /^Ask about “150 / }).click();
  await expect(page).toHaveURL(/\/complaints\/new\?institution=school-001&budget=2026,04,150/);
});

test("the ledger counts what was hidden, by month and reason", async ({ page }) => {
  const months = [{ month: "2026-11", spam: 4, abuse: 1, personal_data: 2, unlawful: 0, countersigned: 5, lapsed: 1 }];
  await page.route("**/api/moderation", (route) => route.fulfill({ json: { months, open: 2 } }));
  await page.goto("/complaints#moderation");
  const table = page.getByRole("table", { name: "Moderation" });
  await expect(table.getByRole("row", { name: /November 2026\D*4\D*1\D*2\D*0\D*5\D*1$/ })).toBeVisible();
  await expect(page.getByText("Hidden and not countersigned yet: 2.")).toBeVisible();
});

test("open complaints come to the budget map when they are asked for, and not before", async ({ map, page, request }, info) => {
  const id = await published(request, { institution: institution(37, info) });
  const asked: string[] = [];
  page.on("request", (one) => one.url().includes("/api/") && asked.push(one.url()));
  await map.open();
  await page.waitForLoadState("networkidle");
  expect(asked).toEqual([]);
  await page.getByRole("button", { name: "Show open complaints" }).click();
  await map.addressSays("complaints", "1");
  await expect(twin(page).getByRole("option")).toBeAttached();
  expect(asked.every((url) => url.includes("status=received,accepted,drafted"))).toBe(true);
  await page.reload();
  await map.isDrawn();
  const card = page.getByRole("region", { name: "Chosen complaints" });
  const link = card.locator(`a[href="/complaints/${id}"]`);
  await twin(page).focus();
  await expect(twin(page).getByRole("option")).toBeAttached();
  await page.keyboard.press("Home");
  // Other tests send complaints too, so it need not be the newest any more.
  await expect(async () => {
    await page.keyboard.press("Enter");
    if (!(await link.isVisible())) {
      await twin(page).focus();
      await page.keyboard.press("ArrowDown");
    }
    await expect(link).toBeVisible({ timeout: 300 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await page.getByRole("button", { name: "Show open complaints" }).click();
  await map.addressSays("complaints", null);
  await expect(twin(page)).toHaveCount(0);
});

test("a frame shows them where its address says so", async ({ page }) => {
  await page.goto("/embed?complaints=1");
  await expect(page.getByRole("button", { name: "Show open complaints" })).toHaveAttribute("aria-pressed", "true");
  await page.goto("/embed?complaints=0");
  await expect(page.getByRole("button", { name: "Show open complaints" })).toHaveAttribute("aria-pressed", "false");
});

test("an institution shows what residents say of its replies as three numbers", async ({ page }) => {
  await summary(page, {}, counts(12, { open: 2, answered: 10, confirmed: 5, disputed: 2, unconfirmed: 3, days: [2, 2, 2, 2, 2] }));
  await page.goto("/institutions/school-001");
  const figures = page.locator(".standing .total");
  await expect(figures).toHaveCount(6);
  await expect(figures.nth(3)).toHaveText(/^5/);
  await expect(figures.nth(4)).toHaveText(/^2/);
  await expect(figures.nth(5)).toHaveText(/^3/);
  const feed = page.getByRole("link", { name: "Follow (Atom feed)" });
  await expect(feed).toHaveAttribute("href", "/feeds/institution/school-001.atom");
});

test("proposals stand with their outcome beside the programme's own figures", async ({ page }) => {
  const proposal = { id: "a", institution: "school-001", title: "Open the queue", finding: "One clerk sees it", measure: "Publish it" };
  const dates = { by: "2026-12-20", sent: "2026-10-01", considered: "2026-10-19", settled: "2026-10-26" };
  const answer = { outcome: "accepted", outcome_text: "The queue is public from December.", outcome_by: "2026-12-01" };
  const opinion = { stance: "disagrees", text: "A month earlier was possible.", time: "2026-10-19T06:30:00Z" };
  const proposals = [{ ...proposal, ...dates, status: "settled", ...answer, opinion, complaints: ["K7QM-2XPD"] }];
  const counts = { sent: 1, considered: 1, settled: 1, accepted: 1, partly: 0, declined: 0 };
  await page.route("**/api/proposals", (route) => route.fulfill({ json: { proposals, counts } }));
  await page.goto("/outcomes");
  await expect(page.getByText("133", { exact: true })).toBeVisible();
  await expect(page.getByText("192", { exact: true })).toBeVisible();
  await expect(page.getByText("126", { exact: true })).toBeVisible();
  const entry = page.getByRole("listitem").filter({ hasText: "Open the queue" });
  await expect(entry).toContainText("Accepted");
  await expect(entry).toContainText("considered with the anti-corruption service on 19 October 2026");
  await expect(entry.getByRole("link", { name: "K7QM-2XPD" })).toHaveAttribute("href", "/complaints/K7QM-2XPD");
  const institutions = entry.locator(".aside", { has: page.getByRole("heading", { name: "What the institution says" }) });
  await expect(institutions).toContainText("The queue is public from December.");
  await expect(institutions).toContainText("1 December 2026");
  const officers = entry.locator('.aside[data-stance="disagrees"]');
  await expect(officers.getByRole("heading")).toHaveText("The anti-corruption service does not agree");
  await expect(officers).toContainText("A month earlier was possible.");
});

test("a proposal that nobody has answered shows nobody's words", async ({ page }) => {
  const proposal = { id: "a", institution: "school-001", title: "Open the queue", finding: "One clerk sees it", measure: "Publish it" };
  const waits = { outcome: null, outcome_text: null, outcome_by: null, opinion: null, considered: null, settled: null };
  const proposals = [{ ...proposal, ...waits, by: "2026-12-20", sent: "2026-10-01", status: "sent", complaints: [] }];
  await page.route("**/api/proposals", (route) => route.fulfill({ json: { proposals, counts: { sent: 1 } } }));
  await page.goto("/outcomes");
  const entry = page.getByRole("listitem").filter({ hasText: "Open the queue" });
  await expect(entry).toContainText("Sent, being considered");
  await expect(entry.locator(".aside")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });
    test("axe finds nothing where there are complaints", async ({ page, request }, info) => {
      const school = institution(colorScheme === "light" ? 39 : 41, info);
      const id = await published(request, { institution: school });
      const tally = counts(40, { open: 20, overdue: 5, answered: 20, confirmed: 10, disputed: 4, unconfirmed: 6, days: [2, 8, 6, 3, 1] });
      await summary(page, { institution: [{ institution: school, ...tally }], district: [{ district: "esil", ...tally }] }, tally);
      const addresses = [`/complaints?institution=${school}`, `/institutions/${school}`, "/?complaints=1"];
      for (const address of addresses) {
        await page.goto(address);
        if (address.startsWith("/?")) await expect(twin(page).getByRole("option")).toBeAttached();
        else await expect(page.locator(`a[href="/complaints/${id}"]`).first()).toBeVisible();
        if (!address.startsWith("/institutions")) {
          await twin(page).focus();
          await page.keyboard.press("Enter");
          await expect(page.getByRole("region", { name: "Chosen complaints" })).toBeVisible();
        }
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
        expect(found, address).toEqual([]);
      }
    });
  });
}

test("nothing has to be scrolled sideways on a screen of 320 pixels", async ({ page, request }, info) => {
  const school = institution(45, info);
  await published(request, { institution: school });
  const tally = counts(1_240, { open: 220, overdue: 150, answered: 1_020, confirmed: 610, disputed: 104, unconfirmed: 306, days: [100, 200, 300, 400, 20] });
  await summary(page, { institution: [{ institution: school, ...tally }], district: [{ district: "esil", ...tally }] }, tally);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const lang of ["kk", "ru"]) {
    await page.goto(`/complaints?institution=${school}&lang=${lang}`);
    await expect(list(page)).toHaveCount(1);
    await page.waitForLoadState("networkidle");
    const width = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, innerWidth));
    expect(width, lang).toBeLessThanOrEqual(320);
  }
});
