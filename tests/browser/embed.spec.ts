import http from "node:http";
import type { AddressInfo } from "node:net";
import type { FrameLocator } from "@playwright/test";
import { address, expect, test as base } from "./fixtures";

/** A page of another site that embeds the map. */
const test = base.extend<{ host: (frame: { query?: string; sandbox?: string }) => Promise<FrameLocator> }>({
  host: async ({ page }, use) => {
    let html = "";
    const site = http.createServer((_, answer) => answer.setHeader("content-type", "text/html").end(html));
    await new Promise<void>((ready) => site.listen(0, "127.0.0.1", ready));
    await use(async ({ query = "", sandbox }) => {
      const attribute = sandbox === undefined ? "" : ` sandbox="${sandbox}"`;
      html = `<!doctype html><html lang="en"><title>Another site</title><link rel="icon" href="data:,">
        <p>A page of another site</p>
        <iframe src="${address()}/embed${query}" title="Budget map" width="100%" height="600"${attribute}></iframe>`;
      await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
      return page.frameLocator("iframe");
    });
    site.closeAllConnections();
    site.close();
  },
});

const ways = { "on a page of another site": undefined, "in a frame that may only run scripts": "allow-scripts" };

for (const [where, sandbox] of Object.entries(ways)) {
  test(`the map works ${where}, with its mark, date and credit`, async ({ host }) => {
    const frame = await host({ query: "?lang=en&district=esil&select=school-009", sandbox });
    await expect(frame.locator("canvas.map-canvas")).toBeVisible();
    await expect(frame.getByText("Demonstration data: amounts are not real")).toBeVisible();
    await expect(frame.getByText(/Data published on/)).toBeVisible();
    await expect(frame.getByRole("link", { name: /OpenStreetMap/ }).first()).toBeVisible();
    await expect(frame.getByRole("article", { name: /Zerde/ })).toBeVisible();
  });
}

test("a link in the frame opens outside of it", async ({ host, page, context }) => {
  const frame = await host({ query: "?lang=en&select=school-009" });
  const opening = context.waitForEvent("page");
  await frame.getByRole("link", { name: "Open page" }).click();
  const opened = await opening;
  await expect(opened).toHaveURL(/\/institutions\/school-009/);
  await expect(page.getByText("A page of another site")).toBeVisible();
});

test("where the host forbids to open anything, the address is shown to copy", async ({ host, watch }) => {
  watch.expected(/Blocked opening/);
  const frame = await host({ query: "?lang=en&select=school-009", sandbox: "allow-scripts" });
  await frame.getByRole("link", { name: "Open page" }).click();
  await expect(frame.locator(`input[value*="/institutions/school-009"], .embed-blocked`).first()).toBeVisible();
});

test("the frame can be without controls, and in the host's colours", async ({ host }) => {
  const frame = await host({ query: "?lang=en&controls=0&theme=dark&accent=ffdd00" });
  await expect(frame.locator("canvas.map-canvas")).toBeVisible();
  await expect(frame.getByRole("combobox", { name: "Search" })).toBeHidden();
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("only the embedded map may be shown in a frame", async ({ request }) => {
  const policy = async (path: string) => (await request.get(path)).headers()["content-security-policy"];
  expect(await policy("/embed")).not.toContain("frame-ancestors");
  for (const path of ["/", "/institutions", "/complaints/new"]) expect(await policy(path)).toContain("frame-ancestors 'none'");
});

test("the line to copy on the page about the map carries the view", async ({ page }) => {
  await page.goto("/about?district=esil&year=2025");
  const line = page.getByRole("textbox", { name: "Code that embeds the map" });
  await expect(line).toHaveValue(/<iframe .*\/embed\?.*district=esil/);
});
