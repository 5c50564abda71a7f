import { expect, test } from "./fixtures";

test("nobody else is asked for anything before the street map is turned on", async ({ map, page, watch }) => {
  const strangers: string[] = [];
  page.on("request", (request) => {
    if (!/^(data:|blob:|https?:\/\/127\.0\.0\.1)/.test(request.url())) strangers.push(request.url());
  });
  await map.open();
  await (await map.showList()).first().click();
  await expect(map.panel().getByRole("table", { name: "By year" })).toBeVisible();
  expect(strangers).toEqual([]);
  await map.closePanel();

  watch.expected(/third party: https:\/\/[a-z.]*tile\.openstreetmap\.org\//, /net::ERR_FAILED.*tile\.openstreetmap/);
  await page.getByRole("button", { name: "Street map" }).click();
  await expect.poll(() => strangers.length).toBeGreaterThan(0);
  await expect(page.getByRole("link", { name: /OpenStreetMap/ })).toBeVisible();
});

test("data that do not come are asked for again by hand", async ({ map, page, watch }) => {
  watch.expected(/net::ERR_FAILED/, /Failed to load resource/);
  await page.route("**/data/index.json", (route) => route.abort());
  await page.goto("/");
  await expect(page.getByRole("alert").filter({ hasText: "The data did not arrive" })).toBeVisible({ timeout: 30_000 });
  await page.unroute("**/data/index.json");
  await page.getByRole("button", { name: "Try again" }).click();
  await map.counts(342);
});

test("a lost network is told, and what was opened stays", async ({ map, page, context, watch }) => {
  // The browser's own wish, for the tab.
  watch.expected(/ERR_INTERNET_DISCONNECTED.*icon\.svg/);
  await map.open();
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await expect(page.getByText("No network. What was opened is still here.")).toBeVisible();
  await map.tick("District", "Esil District");
  await map.counts(49);
  await context.setOffline(false);
  await expect(page.getByText("No network. What was opened is still here.")).toBeHidden();
});

test("pages forbid what they do not need, and nothing breaks that rule", async ({ map, page, request }) => {
  const violations: string[] = [];
  await page.exposeFunction("violated", (what: string) => violations.push(what));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      (window as unknown as { violated: (what: string) => void }).violated(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const answer = await request.get("/");
  const policy = answer.headers()["content-security-policy"];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
  expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
  await map.open();
  await (await map.showList()).first().click();
  await expect(map.panel()).toBeVisible();
  await map.search("school");
  await expect(map.result(/School/).first()).toBeVisible();
  expect(violations).toEqual([]);
});

test("what is named by its content is kept for ever, the page itself is asked for anew", async ({ request }) => {
  const page = await request.get("/");
  expect(page.headers()["cache-control"]).toContain("no-cache");
  const named = [...(await page.text()).matchAll(/(?:href|src|content)="(\/[a-z-]+-[0-9a-f]{16}\.[a-z]+)"/g)];
  expect(named.length).toBeGreaterThanOrEqual(5);
  for (const [, path] of named) {
    const file = await request.get(path);
    expect(file.status(), path).toBe(200);
    expect(file.headers()["cache-control"], path).toContain("immutable");
    // What is tiny would only grow.
    if ((await file.body()).length > 400) expect(file.headers()["content-encoding"], path).toMatch(/^(br|gzip)$/);
  }
});

for (const address of ["/nowhere", "/institutions/nobody-1", "/app-0000000000000000.js", "/data/r/none/x.json", "/api/none"]) {
  test(`there is a real 404 at ${address}`, async ({ request }) => {
    expect((await request.get(address)).status()).toBe(404);
  });
}

test("an address that leads nowhere says so and shows the way to the map", async ({ page, watch }) => {
  watch.expected(/404/);
  await page.goto("/nowhere/at-all");
  await page.getByRole("link", { name: /map/i }).first().click();
  await expect(page).toHaveURL(/\/(\?.*)?$/);
});
