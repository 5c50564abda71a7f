// Officials as people: who stands in for whom, who is written to, and what they do for somebody at the counter.
import type { Page } from "@playwright/test";
import { order, Place } from "./endpoint";
import { expect, test } from "./fixtures";
import { MailServer } from "./mail_server";
import { code, complaint, DeskPage, elsewhere, official, officialAt, PASSWORD } from "./pages/desk";
import { day } from "./told";

test.beforeEach(({ watch }) => watch.expected(/401 \(Unauthorized\)/));

/** What hangs open under one's own name. */
async function menu(page: Page) {
  await page.locator(".desk-person summary").click();
  return page.locator(".desk-person-menu");
}

/** An account in the administrator's list. */
const account = (page: Page, login: string) =>
  page.locator("details.user").filter({ has: page.locator("summary").filter({ hasText: login }) });

test("while one is away a deputy acts, and colleagues see for whom", async ({ page, browser, request, watch }) => {
  watch.expected(/422 \(Unprocessable Entity\)/);
  const sent = await complaint(request, { institution: "school-014" });
  order(["accept", sent.id]);
  const [absent, deputy] = [official("institution", "school-014"), official("institution", "school-014")];
  const one = new DeskPage(page);
  await one.as(absent, "/desk/me");
  await page.getByLabel("Who stands in").selectOption({ label: deputy.name });
  await page.getByLabel("First day").fill(day(0));
  await page.getByLabel("Last day").fill(day(-1));
  const away = page.locator("section").filter({ has: page.getByRole("heading", { name: "While I am away" }) });
  await away.getByRole("button", { name: "Save" }).click();
  await expect(away.locator(".error:not(:empty)")).toHaveCount(1);
  await page.getByLabel("Last day").fill(day(3));
  await away.getByRole("button", { name: "Save" }).click();
  await expect(away.getByText("Saved.")).toBeVisible();
  await expect(away.getByText(`Now: ${deputy.name}`)).toBeVisible();

  const other = await elsewhere(browser, deputy, `/desk/${sent.id}`);
  const band = other.page.getByRole("banner").locator(".standing-in");
  await expect(band).toContainText(`Today you stand in for ${absent.name}, up to and including`);
  await (await menu(other.page)).getByLabel("On whose behalf").selectOption({ label: absent.name });
  await other.page.keyboard.press("Escape");
  await expect(other.page.getByRole("banner").getByText(`On behalf of ${absent.name}`)).toBeVisible();
  await band.getByRole("button", { name: "Act as yourself" }).click();
  await expect(other.page.getByRole("banner").getByText(`On behalf of ${absent.name}`)).toHaveCount(0);
  await band.getByRole("button", { name: "Act in their place" }).click();
  await expect(other.page.getByRole("banner").getByText(`On behalf of ${absent.name}`)).toBeVisible();
  await other.step("Ask for more").click();
  await other.write("What is missing?", "Which of the stairs?");
  await other.send("Send the question");
  await other.says("The question is sent.");

  await page.goto(page.url().replace("/desk/me", `/desk/${sent.id}`));
  const asked = one.case.locator(".timeline li").filter({ hasText: "Which of the stairs?" });
  await expect(asked).toContainText(deputy.name);
  await expect(asked).toContainText(`standing in for ${absent.name}`);
  const own = await request.get(`/api/complaints/${sent.id}`, { headers: { authorization: `Bearer ${sent.key}` } });
  expect(await own.text()).not.toContain("Person");

  // Back again.
  await page.goto(page.url().replace(sent.id, "me"));
  await page.getByLabel("Who stands in").selectOption({ label: "Nobody" });
  await away.getByRole("button", { name: "Save" }).click();
  await expect(away.getByText("Saved.")).toBeVisible();
  await expect(away.getByText(`Now: ${deputy.name}`)).toHaveCount(0);
  await other.page.reload();
  await expect(other.case.getByText(sent.text)).toBeVisible();
  await expect(other.page.getByRole("banner").getByText(`On behalf of ${absent.name}`)).toHaveCount(0);
  await expect((await menu(other.page)).getByLabel("On whose behalf")).toHaveCount(0);
  await expect(band).toHaveCount(0);
  await other.close();
});

test("an administrator names a deputy for one who cannot, and it is written down in words", async ({ page, browser }) => {
  const [ill, deputy] = [official("institution", "school-015"), official("institution", "school-015")];
  const administrator = new DeskPage(page);
  await administrator.as(official("administrator"));
  // The desk begins at the accounts here, and says so.
  const users = page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: "Users" });
  await expect(users).toHaveAttribute("aria-current", "page");
  const user = account(page, ill.login);
  await user.locator("summary").click();
  await user.getByLabel("Who stands in").selectOption({ label: deputy.name });
  await user.getByLabel("First day").fill(day(0));
  await user.getByLabel("Last day").fill(day(1));
  await user.getByRole("button", { name: "Save" }).last().click();
  await expect(user.getByText("Saved.")).toBeVisible();
  await expect(user.getByText(`Now: ${deputy.name}`)).toBeVisible();
  await page.getByText("What happened to accounts").click();
  const line = page.locator(".audit li").filter({ hasText: "deputy changed" }).filter({ hasText: ill.login });
  await expect(line).toContainText(deputy.name);

  const other = await elsewhere(browser, deputy);
  await expect((await menu(other.page)).getByLabel("On whose behalf").getByRole("option", { name: ill.name })).toHaveCount(1);
  await other.close();
});

test("what is due comes by letter in the morning, in the language that was chosen", async ({ browser }) => {
  test.setTimeout(90_000);
  const mail = new MailServer();
  const { DATA_DIR } = JSON.parse(process.env.ADALDYQ_SETTINGS!);
  const place = new Place(DATA_DIR, { MAIL: await mail.start(), PUBLIC_URL: "https://map.example.kz" });
  const school = officialAt(place, "mektep", "institution", "school-003");
  const administrator = officialAt(place, "admin", "administrator");
  const morning = "2026-03-02T10:00:00+05:00";
  const address = await place.start({ CLOCK: morning });
  const context = await browser.newContext({ locale: "en-US", baseURL: address });
  const page = await context.newPage();
  const desk = new DeskPage(page);
  const data = { institution: "school-003", topic: "roads", text: "The stairs are broken.", lang: "en" };
  const { id } = await (await context.request.post("/api/complaints", { data })).json();
  place.command(["accept", id]);

  // The school names its address, and the administrator mends its language.
  await page.goto("/desk/me");
  await desk.signIn(school, PASSWORD, code(undefined, Date.parse(morning)));
  const letters = page.locator("section").filter({ has: page.getByRole("heading", { name: "Letter of what is due" }) });
  await letters.getByLabel("E-mail").fill("no address");
  await letters.getByRole("button", { name: "Save" }).click();
  await expect(letters.locator(".error:not(:empty)")).toBeVisible();
  await letters.getByLabel("E-mail").fill("mektep@example.kz");
  await letters.getByRole("button", { name: "Save" }).click();
  await expect(letters.getByText("Saved.")).toBeVisible();
  await context.clearCookies();
  await page.goto("/desk/users");
  await desk.signIn(administrator, PASSWORD, code(undefined, Date.parse(morning)));
  const user = account(page, "mektep");
  await user.locator("summary").click();
  await expect(user.getByLabel("E-mail")).toHaveValue("mektep@example.kz");
  await user.getByRole("radio", { name: "Russian" }).check({ force: true });
  await user.getByRole("button", { name: "Save" }).last().click();
  await expect(user.getByText("Saved.")).toBeVisible();
  await page.getByText("What happened to accounts").click();
  await expect(page.locator(".audit li").filter({ hasText: "address for letters changed" })).toHaveCount(2);
  expect(mail.letters).toEqual([]);

  // Two working days before the last one.
  await place.stop();
  await place.start({ CLOCK: "2026-03-26T09:30:00+05:00" });
  await expect.poll(() => mail.letters.length).toBe(1);
  const [letter] = mail.letters;
  expect(letter.to).toBe("mektep@example.kz");
  expect(letter.text).toContain(id);
  expect(letter.text).toMatch(/27\s+марта/);
  expect(letter.text).toContain("https://map.example.kz/desk?lang=ru");
  expect(letter.text).not.toContain("stairs");
  await context.close();
  await place.end();
  mail.stop();
});

test("the paper of the counter opens the complaint for whom it was written", async ({ page, browser, request }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "yes");
  });
  const operator = new DeskPage(page);
  await operator.as(official("operator"), "/desk/new");
  const text = `The gate is locked all day, said at the counter ${Math.random()}`;
  await page.getByRole("radio", { name: "At the counter" }).check({ force: true });
  await page.getByRole("radio", { name: "Repair of social facilities" }).check({ force: true });
  await page.getByRole("combobox", { name: "Institution" }).fill("gymnasium 3");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "What happened?" }).fill(text);
  await page.getByRole("button", { name: "Register and make the receipt" }).click();
  await page.getByRole("button", { name: "Print" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "yes");
  const link = (await page.locator(".receipt-address").textContent())!;
  const id = (await page.locator("p.number").textContent())!;

  const resident = await (await browser.newContext({ locale: "en-US" })).newPage();
  await resident.goto(link);
  await expect(resident.getByText(text)).toBeVisible();
  await expect(resident.locator(".timeline")).toContainText("An operator wrote the complaint down at the counter.");
  await expect(resident.locator('.act[data-kind="withdraw"]')).toHaveCount(1);
  await resident.context().close();

  const school = await elsewhere(browser, official("institution", "school-003"), `/desk/${id}`);
  await expect(school.case.getByText("Entered by an operator at the counter.")).toBeVisible();
  await school.step("Accept").click();
  await school.send("Accept");
  await school.says("The complaint is accepted.");
  await school.close();
  expect((await (await request.get(`/api/complaints/${id}`)).json()).channel).toBe("counter");
});
