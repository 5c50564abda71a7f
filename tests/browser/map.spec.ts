import { expect, test } from "./fixtures";

test("the map opens with the city's 342 institutions and says that the figures are a demonstration", async ({
  map,
  page,
}) => {
  await map.open();
  await map.counts(342);
  await expect(page.getByText("Demonstration data: amounts are not real")).toBeVisible();
});

test("filters by district and functional group narrow the count, and clearing brings all back", async ({ map, page }) => {
  await map.open();
  await map.tick("District", "Esil District");
  await map.counts(49);
  await map.addressSays("district", "esil");
  await map.choose("Field", "04 Education");
  await map.addressSays("group", "04");
  await expect(map.summary).not.toContainText(/^49\s/);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await map.counts(342);
  await map.addressSays("district", null);
});

test("several districts and kinds can be ticked together", async ({ map }) => {
  await map.open();
  await map.tick("District", "Esil District", "Nura District");
  await map.counts(91);
  await map.tick("Kind", "Library");
  await map.addressSays("kind", "library");
  await map.addressSays("district", "esil,nura");
});

test("a search with a typo finds the school, in Latin and in Cyrillic letters", async ({ map }) => {
  await map.open();
  await map.search("ghafu qairbekov");
  await expect(map.result(/No\. 2 /).first()).toBeVisible();
  await map.search("кайрбеков");
  await expect(map.result(/No\. 2 /).first()).toBeVisible();
  await map.result(/No\. 2 /).first().click();
  await expect(map.panel(/No\. 2 /)).toBeVisible();
  await map.addressSays("select", "school-002");
});

test("a search that fits nothing says so", async ({ map }) => {
  await map.open();
  await map.search("zzzzqqqqxxxx");
  await expect(map.result("Nothing found. Try another spelling.")).toBeVisible();
});

test("an institution opens with its budget, its years and the way to report a problem", async ({ map }) => {
  await map.open();
  await (await map.showList()).first().click();
  const panel = map.panel();
  await expect(panel.getByText("Approved", { exact: true })).toBeVisible();
  await expect(panel.getByText("Executed", { exact: true })).toBeVisible();
  await expect(panel.getByText(/of every 100 tenge/i)).toBeVisible();
  await expect(panel.getByRole("table", { name: "By year" })).toBeVisible();
  await expect(panel.getByRole("link", { name: "Report a problem here" })).toHaveAttribute(
    "href",
    /^\/complaints\/new\?institution=/,
  );
});

test("the language changes in place and the view is kept", async ({ map, page }) => {
  await map.open("?district=esil&year=2025&select=school-009");
  await expect(map.panel(/Zerde/)).toBeVisible();
  await map.speak("ҚАЗ");
  await expect(page.getByRole("article", { name: /Зерде/ })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "kk");
  await map.addressSays("district", "esil");
  await map.addressSays("year", "2025");
  await map.addressSays("select", "school-009");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "kk");
  await expect(page.getByText("Үлгі деректер")).toBeVisible();
});

for (const fate of ["come late", "come late, and the later one's do not come at all"]) {
  test(`of two languages chosen quickly the earlier one's words ${fate}: they are not spoken`, async ({ map, page, watch }) => {
    watch.expected(/ERR_FAILED/);
    await map.open("?lang=en");
    const words = (lang: string) => page.locator(`meta[name="words-${lang}"]`).getAttribute("content");
    const [kazakh, russian] = [await words("kk"), await words("ru")];
    let release = () => {};
    const held = new Promise<void>((go) => (release = go));
    await page.route(`**${kazakh}`, async (route) => {
      await held;
      await route.continue();
    });
    const fails = fate.includes("do not come");
    if (fails) await page.route(`**${russian}`, (route) => route.abort());
    await page.locator("#language").selectOption("kk");
    await page.locator("#language").selectOption("ru");
    const later = fails ? "en" : "ru";
    if (!fails) await expect(page.locator("html")).toHaveAttribute("lang", "ru");
    const late = page.waitForResponse(`**${kazakh}`);
    release();
    await (await late).finished();
    // Where none came, the switch says again what the page speaks.
    await expect(page.locator("#language")).toHaveValue(later);
    await expect(page.locator("html")).toHaveAttribute("lang", later);
    await map.addressSays("lang", later);
  });
}

test("each language says what it is, from the address and from the browser", async ({ map, page }) => {
  await map.open("?lang=ru");
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await expect(map.summary).toContainText("342 учреждения");
  await map.open("?lang=kk");
  await expect(map.summary).toContainText("342 мекеме");
});

test("another year shows that year's figures", async ({ map }) => {
  await map.open();
  const before = await map.summary.textContent();
  await map.choose("Year", "2023");
  await map.addressSays("year", "2023");
  await expect(map.summary).toContainText("2023");
  expect(await map.summary.textContent()).not.toBe(before);
});

test("a permalink opens the same view after a reload", async ({ map, page }) => {
  await map.open("?year=2025&measure=execution&district=esil&at=51.12,71.43,13&select=school-001&kind=school");
  const seen = async () => [await map.summary.count(), await map.panel().textContent(), new URL(page.url()).search];
  await expect(map.panel(/No\. 1/)).toBeVisible();
  await expect(map.panel().getByRole("table", { name: "By year" })).toBeVisible();
  const before = await seen();
  await page.reload();
  await expect(map.panel().getByRole("table", { name: "By year" })).toBeVisible();
  expect(await seen()).toEqual(before);
  await map.chosen("Year", "2025");
  await map.chosen("Measure", "Execution");
});

test("Back closes the opened institution and Forward opens it again", async ({ map, page }) => {
  await map.open();
  await (await map.showList()).first().click();
  await expect(map.panel()).toBeVisible();
  await page.goBack();
  await expect(map.panel()).toBeHidden();
  await map.counts(342);
  await page.goForward();
  await expect(map.panel()).toBeVisible();
});

test("filtering leaves no entries in the history", async ({ map, page }) => {
  await page.goto("/?lang=en");
  await map.open("?lang=en&year=2025");
  await map.tick("District", "Esil District");
  await map.choose("Measure", "Executed");
  await map.addressSays("measure", "executed");
  await page.goBack();
  await map.addressSays("year", null);
  await map.counts(342);
});

test("unknown parts of a link are named in a notice that can be put away", async ({ map, page }) => {
  await map.open("?year=1066&district=atlantis&select=nobody-1&measure=beauty&at=here");
  const notice = page.getByRole("status").filter({ hasText: "not understood" });
  for (const name of ["year", "district", "select", "measure", "at"]) await expect(notice).toContainText(name);
  await map.counts(342);
  await page.getByRole("button", { name: "Understood" }).click();
  await expect(notice).toBeHidden();
});

test("amounts per person ask for one kind, and name its unit", async ({ map, page }) => {
  await map.open("?measure=per_client");
  await map.drawUp();
  await expect(page.getByText(/choose one kind/).first()).toBeVisible();
  await map.open("?measure=per_client&kind=school");
  await expect(page.getByRole("heading", { name: /per pupil/ }).first()).toBeAttached();
});

test("an empty selection says so and offers the way back", async ({ map, page }) => {
  await map.open("?district=esil&kind=district-akim&group=05");
  await map.drawUp();
  await expect(page.getByText("No institution fits these filters.")).toBeVisible();
  await page.getByRole("button", { name: "Show everything" }).click();
  await map.counts(342);
});

test("the marks for measuring tools are set after a filter", async ({ map, page }) => {
  await map.open();
  await map.choose("Measure", "Executed");
  await page.waitForFunction(() => performance.getEntriesByName("filter", "measure").length > 0);
  const took = await page.evaluate(() => performance.getEntriesByName("filter", "measure")[0].duration);
  expect(took).toBeGreaterThan(0);
});
