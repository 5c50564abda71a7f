import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { code, complaint, DeskPage, elsewhere, newcomer, official } from "./pages/desk";

// Whoever is not signed in yet is told so by a status, which a browser notes.
test.beforeEach(({ watch }) => watch.expected(/401 \(Unauthorized\)/));

test("the first sign-in asks for a password and a telephone of one's own", async ({ page }) => {
  const desk = new DeskPage(page);
  const who = newcomer("operator");
  await desk.open();
  await desk.signIn(who, who.once, "");
  await expect(page.getByRole("heading", { name: "The first sign-in" })).toBeVisible();
  await expect(page.getByRole("img", { name: "QR code with the secret for the app" })).toBeVisible();
  const secret = await page.getByRole("textbox", { name: "Secret for the app" }).inputValue();
  await page.getByLabel("New password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Save and enter" }).click();
  await expect(page.getByText("The password needs at least 12 letters.")).toBeVisible();
  await page.getByLabel("New password", { exact: true }).fill("tort tulik mal aman ba");
  await page.getByLabel("The new password once more").fill("tort tulik mal aman ba");
  await page.getByRole("textbox", { name: "Code from the telephone" }).fill(code(secret));
  await page.getByRole("button", { name: "Save and enter" }).click();
  await expect(desk.queue).toBeVisible();
  await page.reload();
  await expect(desk.queue).toBeVisible();
});

test("a wrong password is said in words, and nothing else is", async ({ page }) => {
  const desk = new DeskPage(page);
  await desk.open();
  await desk.signIn(official("operator"), "not the password");
  await expect(page.getByRole("alert").filter({ hasText: /wrong/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("a complaint is accepted, replied to, taken part in, and answered", async ({ page, browser, request }) => {
  const { id, text } = await complaint(request);
  const operator = new DeskPage(page);
  await operator.as(official("operator"), `/desk/${id}`);
  await expect(operator.case.getByText(text)).toBeVisible();
  await operator.step("Accept").click();
  await operator.send("Accept");
  await operator.says("The complaint is accepted.");

  const institution = await elsewhere(browser, official("institution", "school-003"), `/desk/${id}`);
  await institution.step("Write the reply").click();
  await institution.choose("Done");
  await institution.write("Text of the reply", "The stairs were mended this morning, thank you.");
  await expect(institution.form.getByText(/an anti-corruption officer takes part/)).toBeVisible();
  await institution.send("Publish the draft");
  await institution.says("The draft is public.");

  const officer = await elsewhere(browser, official("officer"), `/desk/${id}`);
  await officer.step("Take part in the reply").click();
  await officer.send("Record my part");
  await expect(officer.form.getByText("Choose a stance.")).toBeVisible();
  await officer.choose("The service agrees");
  await officer.write("Word of opinion", "We saw the stairs ourselves.");
  await officer.send("Record my part");
  await officer.says("Your part is recorded.");
  await expect(officer.case.locator(".case-state").getByText("Replied")).toBeVisible();

  const public_ = await (await request.get(`/api/complaints/${id}`)).json();
  expect([public_.status, public_.outcome, public_.reply.opinion.text]).toEqual([
    "answered",
    "done",
    "We saw the stairs ourselves.",
  ]);
  for (const other of [institution, officer]) await other.page.context().close();
});

test("who is overtaken loses no word, and sees what happened", async ({ page, browser, request, watch }) => {
  watch.expected(/409 \(Conflict\)/);
  const { id } = await complaint(request);
  const first = new DeskPage(page);
  await first.as(official("operator"), `/desk/${id}`);
  await first.step("Hide").click();
  await first.choose("spam");
  const second = await elsewhere(browser, official("operator"), `/desk/${id}`);
  await expect(second.case.getByText(/Open now at: Person/)).toBeVisible();
  await second.step("Ask for more").click();
  await second.write("What is missing?", "Which stairs?");
  await second.send("Send the question");
  await second.says("The question is sent.");

  await first.send("Hide the text");
  await expect(first.form.getByText(/Somebody was quicker/)).toBeVisible();
  await expect(first.form.getByText(/The complainant was asked for more details/)).toBeVisible();
  await expect(first.form.getByRole("radio", { name: "spam" })).toBeChecked();
  await first.send("Hide the text");
  await first.says("The text is hidden.");
  await second.page.context().close();
});

test("an ended session keeps what was typed until its author is back", async ({ page, context, request }) => {
  const { id } = await complaint(request);
  const desk = new DeskPage(page);
  const author = official("operator");
  const question = desk.form.getByRole("textbox", { name: "What is missing?" });
  await desk.as(author, `/desk/${id}`);
  await desk.step("Ask for more").click();
  await question.fill("On which floor was it, and since when?");
  await page.reload();
  await desk.step("Ask for more").click();
  await expect(question).toHaveValue(/which floor/);
  await context.clearCookies();
  await desk.send("Send the question");
  await expect(page.getByText(/Your session has ended/)).toBeVisible();

  // Somebody else's words are nobody's business.
  const other = official("operator");
  await desk.signIn(other);
  await expect(page.getByRole("banner").getByText(other.name)).toBeVisible();
  await desk.step("Ask for more").click();
  await expect(question).toHaveValue("");
  await context.clearCookies();
  await page.reload();
  // The code of this half a minute was used.
  await desk.signIn(author, undefined, code(undefined, Date.now() + 30_000));
  await desk.step("Ask for more").click();
  await expect(question).toHaveValue(/which floor/);
  await desk.send("Send the question");
  await desk.says("The question is sent.");
});

test("the operator writes an appeal down and prints its receipt", async ({ page }) => {
  const desk = new DeskPage(page);
  await desk.as(official("operator"), "/desk/new");
  await page.getByRole("button", { name: "Register and make the receipt" }).click();
  await expect(page.getByText("Choose how it came.")).toBeVisible();
  await page.getByRole("radio", { name: "On the telephone" }).check({ force: true });
  await page.getByRole("radio", { name: "Roads" }).check({ force: true });
  const finder = page.getByRole("combobox", { name: "Institution" });
  await finder.fill("gymnasium 3");
  await page.keyboard.press("Enter");
  await expect(page.locator(".chosen b")).toContainText("No. 3");
  await page.getByRole("textbox", { name: "What happened?" }).fill("The stairs of the school are broken.");
  await page.getByRole("button", { name: "Register and make the receipt" }).click();
  await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible();
  const number = await page.locator("p.number").textContent();
  await expect(page.getByRole("img", { name: "QR code with the private link" })).toBeVisible();
  await expect(page.getByText(new RegExp(`/complaints/${number}#key=`))).toBeVisible();
  await expect(page.getByText(/Entered by an operator/)).toBeVisible();
  // The only key is on this paper: a reload before it is printed does not lose it.
  await page.reload();
  await expect(page.locator("p.number")).toHaveText(number!);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.locator("p.number")).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "Next complaint" }).click();
  await expect(page.getByRole("textbox", { name: "What happened?" })).toHaveValue("");
  await page.reload();
  await expect(page.locator("p.number")).toBeHidden();
});

test("a receipt is in the complaint’s language, and says who sees what is confidential", async ({ page }) => {
  const desk = new DeskPage(page);
  const who = official("operator");
  await desk.as(who, "/desk/new");
  const hint = page.locator("#counter-text-hint");
  await expect(hint).toContainText("Everyone will see the text");
  await page.getByRole("checkbox", { name: /bribery/ }).check();
  await expect(hint).toContainText("Only the anti-corruption service sees it");
  await page.getByRole("radio", { name: "At the counter" }).check({ force: true });
  await page.getByRole("radio", { name: "Roads" }).check({ force: true });
  await page.getByRole("radio", { name: "Kazakh" }).check({ force: true });
  await page.getByRole("combobox", { name: "Institution" }).fill("gymnasium 3");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "What happened?" }).fill("Жөндеу үшін ақша сұрады.");
  await page.getByRole("button", { name: "Register and make the receipt" }).click();
  const sheet = page.locator(".receipt");
  await expect(sheet).toHaveAttribute("lang", "kk");
  await expect(sheet.getByRole("heading", { name: "Түбіртек" })).toBeFocused();
  for (const words of ["Адалдық картасы", new URL(page.url()).host, "Үлгі нұсқа", "№3", "Мектеп", who.name, "Тек сыбайлас жемқорлыққа қарсы қызмет"]) {
    await expect(sheet).toContainText(words);
  }
  await expect(sheet).not.toContainText("мәтінін бәрі көреді");
  await page.emulateMedia({ media: "print" });
  await expect(sheet.locator(".demonstration")).toBeVisible();
  await expect(page.getByRole("banner")).toBeHidden();
});

test("what was withdrawn has no term, and no result that could be confirmed", async ({ page, request }) => {
  const sent = await complaint(request);
  const authorization = `Bearer ${sent.key}`;
  const withdrawn = await request.post(`/api/complaints/${sent.id}/events`, { headers: { authorization }, data: { kind: "withdraw" } });
  expect(withdrawn.status()).toBe(201);
  const desk = new DeskPage(page);
  await desk.as(official("operator"), `/desk/${sent.id}`);
  await expect(desk.case.locator(".case-state")).toContainText("withdrew");
  await expect(desk.case.locator(".case-state")).not.toContainText("confirmed");
  await expect(desk.case.locator(".calendar")).toHaveCount(0);
});

test("an administrator adds a user, and the password is shown once", async ({ page }) => {
  const desk = new DeskPage(page);
  await desk.as(official("administrator"));
  const login = `new-${Math.random().toString(36).slice(2, 10)}`;
  await page.getByText("Add a user", { exact: true }).first().click();
  const add = page.locator("details.card").first();
  await add.getByRole("textbox", { name: "Login" }).fill(login);
  await add.getByRole("textbox", { name: "Name" }).fill("Somebody New");
  await add.getByRole("radio", { name: "Operator" }).check({ force: true });
  await add.getByRole("button", { name: "Add a user" }).click();
  await expect(page.getByText(`The one-time password of ${login}:`)).toBeVisible();
  const once = await page.getByRole("textbox", { name: "One-time password" }).inputValue();
  expect(once.length).toBeGreaterThan(11);
  await page.reload();
  await expect(page.getByText(login)).toBeVisible();
  await expect(page.getByText(once)).toBeHidden();
});

test("a complaint is found, opened and accepted by keyboard alone", async ({ page, request }) => {
  const { id, text } = await complaint(request);
  const desk = new DeskPage(page);
  const who = official("operator");
  await desk.open();
  await page.getByRole("textbox", { name: "Login" }).focus();
  await page.keyboard.type(who.login);
  await page.keyboard.press("Tab");
  await page.keyboard.type("kenes korkem tau bulak");
  await page.keyboard.press("Tab");
  await page.keyboard.type(code());
  await page.keyboard.press("Enter");
  await page.getByRole("searchbox", { name: "Number or words" }).focus();
  await page.keyboard.type(id);
  await page.keyboard.press("Enter");
  await expect(desk.queue.getByRole("link")).toHaveCount(1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("j");
  await expect(desk.row(id)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(desk.case.getByText(text)).toBeVisible();
  await desk.step("Accept").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Accept" })).toBeFocused();
  await desk.form.getByRole("button", { name: "Accept" }).focus();
  await page.keyboard.press("Enter");
  await desk.says("The complaint is accepted.");
});

test("what is held is the officers' alone, and they see who opened it", async ({ page, browser, request, watch }) => {
  watch.expected(/404 \(Not Found\)/);
  const { id, text } = await complaint(request, { confidential: true });
  const officer = new DeskPage(page);
  const first = official("officer");
  await officer.as(first, `/desk/${id}`);
  await expect(officer.case.getByText(text)).toBeVisible();
  await officer.case.getByText(/\d+ access(es)? written down/).click();
  await expect(officer.case.locator(".held li").filter({ hasText: first.name })).toContainText("opened");
  await officer.step("Accept").click();
  await expect(officer.form.getByText("it stays closed, and no institution sees it until you release it")).toBeVisible();
  await expect(officer.form.getByRole("combobox")).toHaveCount(0);
  await officer.send("Accept");

  const institution = await elsewhere(browser, official("institution", "school-003"), `/desk/${id}`);
  await expect(institution.case.getByText("There is no such complaint, or it is not yours to see.")).toBeVisible();
  await expect(institution.page.getByText(text)).toBeHidden();
  await institution.page.context().close();
});

test("a saved text goes into the reply, and another language is warned about", async ({ page, request }) => {
  const { id } = await complaint(request);
  const operator = new DeskPage(page);
  const who = official("institution", "school-003");
  await operator.as(who, "/desk/templates");
  await page.getByRole("button", { name: "New template" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Жөндеу жоспарланды");
  await page.getByRole("radio", { name: "Kazakh" }).check({ force: true });
  await page.getByRole("textbox", { name: "Text" }).fill("Өтінішіңізге рақмет, жөндеу жұмысы жоспарға енгізілді.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  await page.getByRole("link", { name: "Complaints" }).click();
  await operator.row(id).click();
  await operator.step("Accept").click();
  await operator.send("Accept");
  await operator.step("Write the reply").click();
  await operator.form.getByRole("combobox", { name: "Saved text" }).selectOption({ label: "ҚАЗ · Жөндеу жоспарланды" });
  await operator.form.getByRole("button", { name: "Put it in" }).click();
  const reply = operator.form.getByRole("textbox", { name: "Text of the reply" });
  await expect(reply).toHaveValue(/жөндеу жұмысы/);
  await expect(operator.form.getByText(/This seems to be another language/)).toBeVisible();
  await reply.fill("Thank you, the repair is in the plan of this year.");
  await expect(operator.form.getByText(/This seems to be another language/)).toBeHidden();
});

test("more proposals come when somebody asks, and what is open above stays open", async ({ page, watch }) => {
  watch.expected(/503 \(Service Unavailable\)/);
  const one = (number: number) => ({
    id: `p${number}`, institution: "school-003", title: `Measure ${number}`, finding: `Finding ${number}`, measure: "A contest",
    by: "2030-01-31", complaints: [], status: "drafted", last: 1, can: number === 3 ? ["discard"] : [],
  });
  const pages: Record<string, object> = {
    "": { proposals: [one(1), one(2)], next: "b" },
    b: { proposals: [one(3)], next: "c" },
    c: { proposals: [one(4)], next: null },
  };
  let lost = true;
  await page.route(/\/api\/desk\/proposals(\?|$)/, (route) => {
    const cursor = new URL(route.request().url()).searchParams.get("cursor") ?? "";
    if (cursor === "b" && lost) {
      lost = false;
      return route.fulfill({ status: 503, json: { title: "The store is away", code: "store" } });
    }
    return route.fulfill({ json: pages[cursor] });
  });
  await page.route("**/api/desk/proposals/p3/actions", (route) => route.fulfill({ json: { discarded: true } }));
  await new DeskPage(page).as(official("officer"), "/desk/proposals");
  const all = page.locator("details.proposal");
  await expect(all).toHaveCount(2);
  await all.first().locator("summary").first().click();
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(page.getByText("The store is away")).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(all).toHaveCount(3);
  await expect(all.nth(2).locator("summary").first()).toBeFocused();
  await expect(page.getByText("Finding 1")).toBeVisible();
  // A step asks for everything anew, and as much is shown as before.
  await all.nth(2).locator("summary").first().click();
  await all.nth(2).locator("summary", { hasText: "Throw the draft away" }).click();
  await all.nth(2).getByRole("button", { name: "Throw the draft away" }).click();
  await expect(page.getByText("The draft is thrown away.")).toBeVisible();
  await expect(all).toHaveCount(3);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(all).toHaveCount(4);
  await expect(page.getByRole("button", { name: "Show more" })).toHaveCount(0);
});

/** Every screen, by whom it is seen, and what says that it is complete. */
const screens: [string, string, (page: Page) => Promise<void>][] = [
  ["operator", "/desk", (page) => expect(page.locator(".queue-link").first()).toBeVisible()],
  ["operator", "/desk/new", (page) => expect(page.locator("canvas.map-canvas")).toBeVisible()],
  ["officer", "/desk/proposals", (page) => expect(page.getByText("Write a proposal")).toBeVisible()],
  ["officer", "/desk/reports", (page) => expect(page.getByRole("table").first()).toBeVisible()],
  ["institution", "/desk/templates", (page) => expect(page.getByRole("button", { name: "New template" })).toBeVisible()],
  ["officer", "/desk/me", (page) => expect(page.getByRole("heading", { name: "Declared interests" })).toBeVisible()],
  ["administrator", "/desk/users", (page) => expect(page.locator(".user").first()).toBeVisible()],
];

async function flawless(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`));
  expect(found).toEqual([]);
}

for (const [role, at, isComplete] of screens) {
  test(`axe finds nothing at ${at}, and nothing has to be scrolled sideways`, async ({ page, request }) => {
    await complaint(request);
    const desk = new DeskPage(page);
    await desk.as(official(role, role === "institution" ? "school-003" : undefined), at);
    for (const colorScheme of ["light", "dark"] as const) {
      // Without the slow change of a button's colour, which is no colour of either scheme.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await isComplete(page);
      await flawless(page);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    const width = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, innerWidth));
    expect(width).toBeLessThanOrEqual(320);
  });
}

test("axe finds nothing at the door, nor at a case with any of its steps open", async ({ page, request }) => {
  const { id } = await complaint(request);
  const desk = new DeskPage(page);
  await desk.open();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await flawless(page);
  await desk.as(official("operator"), `/desk/${id}`);
  const steps = desk.case.getByRole("group", { name: "What you can do" }).getByRole("button");
  await expect(steps.first()).toBeVisible();
  for (let at = 0; at < (await steps.count()); at++) {
    await steps.nth(at).click();
    await expect(desk.form).toBeVisible();
    await flawless(page);
    await page.keyboard.press("Escape");
  }
});
