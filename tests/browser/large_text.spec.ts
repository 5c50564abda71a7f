// Text of twice the size on a phone, as WCAG asks (1.4.4, 1.4.10): nothing scrolls sideways, and nothing is cut off.
import type { APIRequestContext, Page } from "@playwright/test";
import { order } from "./endpoint";
import { expect, test, words } from "./fixtures";

test.use({ viewport: { width: 390, height: 844 } });

/** The letters of a reader who has doubled them in the browser's settings. */
async function doubled(page: Page) {
  await page.addInitScript(() => {
    const grow = () => document.documentElement.style.setProperty("font-size", "200%");
    if (document.documentElement) grow();
    else new MutationObserver((_, seen) => document.documentElement && (grow(), seen.disconnect())).observe(document, { childList: true });
  });
}

/** What is wider than the screen, and what is cut off by its own box. */
const faults = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const width = Math.max(document.documentElement.scrollWidth, innerWidth);
    if (width > 390) found.push(`the page is ${width} pixels wide`);
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}#${element.id}`;
    // Made for those who only listen; drawn by Leaflet; the sheet at rest, which a tap opens; the two first lines
    // of a text that is in full behind its link.
    const meant = ".hidden, .trap, .leaflet-container, .sheet[data-stop=rest], .complaint-excerpt, thead, svg, input";
    for (const element of document.querySelectorAll("body *")) {
      const style = getComputedStyle(element);
      if (element.closest(meant) || style.clipPath !== "none" || element.clientWidth < 4) continue;
      const cut = (overflow: string) => /hidden|clip/.test(overflow);
      if (cut(style.overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(`${name(element)} is cut at its side`);
      if (cut(style.overflowY) && element.scrollHeight > element.clientHeight + 1) found.push(`${name(element)} is cut at its end`);
    }
    // What stands in a box of its own height is cut by the next box, also where it flows over.
    for (const element of document.querySelectorAll("select, .chip, .button, .square, .status")) {
      const line = parseFloat(getComputedStyle(element).fontSize) * 1.1;
      if (element.clientHeight && element.textContent?.trim() && element.clientHeight < line) found.push(`${name(element)} is lower than its letters`);
    }
    return found;
  });

/** Two complaints: one that everyone sees, one that waits. */
async function complaints(request: APIRequestContext) {
  const send = async (what: string, more = {}) => {
    const data = { institution: "school-001", topic: "roads", lang: "kk", text: words(what), ...more };
    return (await request.post("/api/complaints", { data })).json();
  };
  const open = await send("Қақпаның алдындағы жолда терең шұңқыр бар");
  order(["accept", open.id]);
  const waiting = await send("Аулада жарық шамдары жанбайды", { contact: { name: "Айгүл Серікова", phone: "+7 701 123 45 67" } });
  const held = await send("Сыныпқа орын үшін ақша сұрады", { confidential: true });
  return { open, waiting, held };
}

const addresses = [
  "/",
  "/?select=school-001",
  "/institutions",
  "/institutions/school-001",
  "/complaints",
  "/complaints/new?institution=school-001",
  "/outcomes",
  "/about",
  "/embed",
  "/nowhere/at-all",
  "/desk",
];

for (const address of addresses) {
  test(`text of twice the size is whole at ${address}`, async ({ page, request, watch }) => {
    if (address.startsWith("/nowhere")) watch.expected(/404/);
    // Nobody is signed in.
    if (address === "/desk") watch.expected(/401/);
    if (address === "/complaints") await complaints(request);
    await doubled(page);
    await page.goto(`${address}${address.includes("?") ? "&" : "?"}lang=kk`);
    await page.waitForFunction(() => document.querySelector("h1, .embed canvas"));
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("32px");
    expect(await faults(page)).toEqual([]);
  });
}

test("text of twice the size is whole on the pages of a complaint", async ({ page, request }) => {
  const { open, waiting, held } = await complaints(request);
  await doubled(page);
  const keyed = ({ id, key }: { id: string; key: string }) => `/complaints/${id}?lang=kk#key=${key}`;
  for (const address of [`/complaints/${open.id}?lang=kk`, keyed(open), keyed(waiting), keyed(held)]) {
    // A fragment alone would not load the page.
    await page.goto("about:blank");
    await page.goto(address);
    await expect(page.locator(".life")).toBeVisible();
    await page.waitForLoadState("networkidle");
    for (const details of await page.locator("details").all()) await details.evaluate((one) => one.setAttribute("open", ""));
    expect(await faults(page), address).toEqual([]);
  }
});

test("the sheet at rest shows its two lines whole in letters of twice the size", async ({ map, page }) => {
  await doubled(page);
  await map.open("?lang=kk");
  await expect(map.summary).toBeVisible();
  const [total, sheet] = await Promise.all([page.locator(".summary-of").boundingBox(), page.locator(".sheet").boundingBox()]);
  expect(total!.y + total!.height).toBeLessThanOrEqual(sheet!.y + sheet!.height + 1);
});
