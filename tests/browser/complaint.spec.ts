import { order } from "./endpoint";
import { address, expect, test, words } from "./fixtures";

test("a complaint is filled in, sent, and seen again by its private link only", async ({ form, page, browser }) => {
  const text = words("A deep hole before the gate");
  await form.open();
  await expect(page.getByText(/nobody at the city reads this/).first()).toBeVisible();
  await form.fill(text);
  await form.send.click();
  const id = await form.received();
  await expect(page.getByText(/Reply due|reply/i).first()).toBeVisible();
  await expect(page.getByText(/How it was counted/)).toBeVisible();
  const link = await form.privateLink();
  expect(link).toContain(`${address()}/complaints/${id}#key=`);

  const elsewhere = await browser.newContext({ locale: "en-US" });
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(other.getByText(text)).toBeVisible();
  await expect(other.getByText("Until the institution accepts it, only you and the officers see this complaint.")).toBeVisible();
  await other.goto(`/complaints/${id}`.replace(/^/, address()));
  await expect(other.getByText(/not public, or does not exist/)).toBeVisible();
  await expect(other.getByText(text)).toBeHidden();
  await elsewhere.close();
});

test("the key is in no request and no log: it stands behind the # only", async ({ form, page }) => {
  await form.open();
  await form.fill(words("A lamp that never shines"));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await form.send.click();
  await form.received();
  const key = (await form.privateLink()).split("#key=")[1];
  expect(key.length).toBeGreaterThan(20);
  await page.reload();
  await expect(page.locator("p.number")).toBeVisible();
  expect(asked.filter((url) => url.split("#")[0].includes(key))).toEqual([]);
});

test("fields at fault are named beside themselves, and nothing is sent", async ({ form, page }) => {
  let posts = 0;
  page.on("request", (request) => (posts += Number(request.method() === "POST")));
  await form.open();
  await form.look();
  await expect(page.getByText("Please mend this:")).toBeVisible();
  await expect(form.text).toHaveAttribute("aria-invalid", "true");
  await form.topic("Roads");
  await form.institution("zerde", /Zerde/);
  await form.text.fill("short");
  await form.contact("E-mail", "aya@");
  await form.contact("Phone", "12");
  await form.look();
  await expect(page.locator("#text-error")).toContainText("at least 10");
  await expect(page.locator("#contact-email-error")).toContainText("name@example.kz");
  await expect(page.locator("#contact-phone-error")).toContainText("5 to 15 digits");
  await expect(form.preview).toBeHidden();
  expect(posts).toBe(0);
});

test("a network that is lost during sending makes one complaint, and no second one", async ({ form, page, context, watch }) => {
  watch.expected(/ERR_FAILED|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION/);
  const text = words("Ice on the stairs");
  await form.open();
  await form.fill(text);
  const receipts: string[] = [];
  let tries = 0;
  // The complaint arrives, and its answer is lost on the way.
  await context.route("**/api/complaints", async (route) => {
    tries += 1;
    const answer = await route.fetch();
    receipts.push((await answer.json()).id);
    if (tries === 1) await route.abort("connectionfailed");
    else await route.fulfill({ response: answer });
  });
  await form.send.click();
  await expect(page.getByText(/^Not sent yet/)).toBeVisible();
  await form.send.click();
  const id = await form.received();
  expect(tries).toBeGreaterThanOrEqual(2);
  expect(new Set(receipts)).toEqual(new Set([id]));
});

test("what was written offline goes by itself when the network is back", async ({ form, page, context, watch }) => {
  watch.expected(/ERR_INTERNET_DISCONNECTED/);
  await form.open();
  await form.fill(words("A bench without a back"));
  await context.setOffline(true);
  await form.send.click();
  await expect(page.getByText(/^Not sent yet/)).toBeVisible();
  await context.setOffline(false);
  await form.received();
});

test("a double tap on send makes one complaint", async ({ form, page }) => {
  await form.open();
  await form.fill(words("A broken swing"));
  let posts = 0;
  page.on("request", (request) => (posts += Number(request.method() === "POST")));
  await form.send.dblclick();
  await form.received();
  expect(posts).toBe(1);
});

test("the draft survives a reload, and can be begun anew", async ({ form, page }) => {
  const text = words("The bus passes the stop");
  await form.open();
  await form.topic("Roads");
  await form.text.fill(text);
  await page.reload();
  await expect(form.text).toHaveValue(text);
  await expect(page.getByRole("radio", { name: "Roads" })).toBeChecked();
  await page.getByRole("button", { name: "Begin anew" }).click();
  await expect(form.text).toHaveValue("");
  await page.reload();
  await expect(form.text).toHaveValue("");
});

test("on a shared computer nothing stays behind", async ({ form, page }) => {
  await form.open();
  await page.getByText("This is a shared computer").click();
  const text = words("A pipe that leaks");
  await form.fill(text);
  await form.send.click();
  await form.received();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).not.toContain("leaks");
  await page.goto("/complaints");
  await expect(page.getByRole("heading", { name: "Sent from this device" })).toBeHidden();
});

test("what was sent from this device is listed, and forgotten at one tap", async ({ form, page }) => {
  await form.open();
  await form.fill(words("Weeds before the library"));
  await form.send.click();
  const id = await form.received();
  await page.goto("/complaints");
  await expect(page.getByRole("heading", { name: "Sent from this device" })).toBeVisible();
  await expect(page.getByText(id).first()).toBeVisible();
  await page.getByRole("button", { name: `Remove complaint ${id} from the list` }).click();
  await expect(page.getByText(id)).toHaveCount(0);
});

test("an accepted complaint is public, on the list and at its institution; a hidden one shows its reason", async ({
  form,
  page,
  browser,
}) => {
  const text = words("The gate does not close");
  await form.open("?institution=school-009&topic=social_facilities");
  await expect(page.getByRole("radio", { name: "Repair of social facilities" })).toBeChecked();
  await form.text.fill(text);
  await form.look();
  await form.send.click();
  const id = await form.received();
  order(["accept", id]);

  const elsewhere = await browser.newContext({ locale: "en-US", baseURL: address() });
  const other = await elsewhere.newPage();
  await other.goto("/complaints?topic=social_facilities");
  await expect(other.getByText(text)).toBeVisible();
  await other.goto("/complaints?topic=roads");
  await expect(other.getByText(text)).toBeHidden();
  await other.goto("/institutions/school-009");
  await expect(other.getByText(text)).toBeVisible();
  await other.goto(`/complaints/${id.toLowerCase().replace("-", "")}`);
  await expect(other.getByText(text)).toBeVisible();
  order(["hide", id, "--reason", "personal_data"]);
  await other.goto(`/complaints/${id}`);
  await expect(other.getByText(/somebody else’s personal data/).first()).toBeVisible();
  await expect(other.getByText(text)).toBeHidden();
  await elsewhere.close();
});

test("a place in the address is shown on the small map", async ({ form, page }) => {
  await form.open("?place=51.1283,71.4305");
  await expect(page.getByText(/Point on the map: 51\.1283\d*, 71\.4305/)).toBeVisible();
});

test("a tap on the small map and the device's own position both show the place", async ({ form, page, context }) => {
  await form.open();
  await page.waitForLoadState("networkidle");
  // The corner is out of the city: a tap inside might meet a cluster.
  await page.locator(".leaflet-container").click({ position: { x: 8, y: 8 } });
  await expect(page.locator(".chosen").first()).toBeVisible();

  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 51.1283, longitude: 71.4305 });
  await page.getByRole("button", { name: "Where I am" }).click();
  await expect(page.getByText(/Point on the map: 51\.1283\d*, 71\.4305/)).toBeVisible();
});
