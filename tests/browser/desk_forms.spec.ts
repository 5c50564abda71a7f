// What officials write stays under their fingers, whatever arrives meanwhile; and what is shown after a save is what
// was saved.
import type { Page, Response } from "@playwright/test";
import { order } from "./endpoint";
import { expect, test } from "./fixtures";
import { arrives, held, heldAnswer } from "./late";
import { complaint, DeskPage, elsewhere, official } from "./pages/desk";
import { day } from "./told";

test.beforeEach(({ watch }) => watch.expected(/401 \(Unauthorized\)/));

/** Fills in what an operator is told on the telephone. */
async function writeDown(page: Page, text: string) {
  await page.getByRole("radio", { name: "On the telephone" }).check({ force: true });
  await page.getByRole("combobox", { name: "Institution" }).fill("gymnasium 3");
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: "Repair of social facilities" }).check({ force: true });
  await page.getByRole("textbox", { name: "What happened?" }).fill(text);
}

/** An account in the administrator's list. */
const account = (page: Page, login: string) =>
  page.locator("details.user").filter({ has: page.locator("summary").filter({ hasText: login }) });

/** The part of one's own settings that names a deputy. */
const absence = (page: Page) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: "While I am away" }) });

test("a form that is half filled in stays as it is when the names of institutions come late", async ({ page }) => {
  const [one, deputy] = [official("institution", "school-014"), official("institution", "school-014")];
  const desk = new DeskPage(page);
  await desk.as(one, "/desk/me");
  const away = absence(page);
  await page.getByLabel("Who stands in").selectOption({ label: deputy.name });
  await page.getByLabel("First day").fill(day(0));
  await page.getByLabel("Last day").fill(day(3));
  await away.getByRole("button", { name: "Save" }).click();
  await expect(away.getByText(`Now: ${deputy.name}`)).toBeVisible();

  const names = await held(page, /\/data\/index\.json/);
  await page.reload();
  await page.getByLabel("Who stands in").selectOption({ label: "Nobody" });
  await page.getByRole("textbox", { name: "New password" }).fill("half a password");
  await page.locator(".desk-person summary").click();
  const menu = page.locator(".desk-person-menu");
  await expect(menu).toContainText("school-014");
  await names.letGo();
  await expect(menu).not.toContainText("school-014");
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: "New password" })).toHaveValue("half a password");
  await expect(page.getByLabel("Who stands in")).toHaveValue("");
  await away.getByRole("button", { name: "Save" }).click();
  await expect(away.getByText("Saved.")).toBeVisible();
  await expect(away.getByText(`Now: ${deputy.name}`)).toHaveCount(0);
});

test("saving one account leaves what is being written for another, and in its other forms", async ({ page }) => {
  const [one, other] = [official("operator"), official("operator")];
  const administrator = new DeskPage(page);
  await administrator.as(official("administrator"));
  const [mended, written] = [account(page, one.login), account(page, other.login)];
  await mended.locator("summary").click();
  await written.locator("summary").click();
  await written.getByLabel("Name").fill("Half a na");
  await mended.getByLabel("Who stands in").selectOption({ label: other.name });
  await mended.getByLabel("First day").fill(day(1));
  await mended.getByLabel("Name").fill("  Aigerim Serikova ");
  await mended.getByRole("button", { name: "Save" }).first().click();
  await expect(mended.locator("summary")).toContainText("Aigerim Serikova");
  await expect(mended.getByText("Saved.")).toBeVisible();
  await expect(mended.getByLabel("Name")).toHaveValue("Aigerim Serikova");
  await expect(mended.getByLabel("First day")).toHaveValue(day(1));
  await expect(written.getByLabel("Name")).toHaveValue("Half a na");
  await expect(written.locator("summary")).toContainText(other.name);
});

test("an answer that comes when one is on another screen already is not lost", async ({ page }) => {
  const [one, deputy] = [official("operator"), official("operator")];
  const desk = new DeskPage(page);
  await desk.as(one, "/desk/me");
  const save = await held(page, /\/api\/desk\/me\/deputy/, "PUT");
  await page.getByLabel("Who stands in").selectOption({ label: deputy.name });
  await page.getByLabel("First day").fill(day(0));
  await page.getByLabel("Last day").fill(day(3));
  await absence(page).getByRole("button", { name: "Save" }).click();
  await save.asked;
  await page.getByRole("link", { name: "Templates" }).click();

  // The same with a text that is kept while it is written.
  await page.getByRole("button", { name: "New template" }).click();
  await page.getByLabel("Title").fill("Repaired");
  await page.getByRole("radio", { name: "English" }).check({ force: true });
  await page.getByLabel("Text", { exact: true }).fill("The stairs are repaired.");
  const put = await held(page, /\/api\/desk\/templates/, "PUT");
  await page.getByRole("button", { name: "Save" }).click();
  await put.asked;
  await page.getByRole("link", { name: "Complaints" }).first().click();
  await expect(desk.queue).toBeVisible();
  const isPut = (part: RegExp) => (answer: Response) => part.test(answer.url()) && answer.request().method() === "PUT";
  const answers = [/me\/deputy/, /templates/].map((part) => page.waitForResponse(isPut(part)));
  await Promise.all([save.letGo(), put.letGo()]);
  await Promise.all(answers.map(async (answer) => (await answer).finished()));
  await page.getByRole("link", { name: "Templates" }).click();
  await expect(page.getByRole("heading", { name: "Repaired" })).toBeVisible();
  await page.getByRole("button", { name: "New template" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("");
  await page.locator(".desk-person summary").click();
  await page.getByRole("link", { name: "My settings" }).click();
  await expect(page.getByText(`Now: ${deputy.name}`)).toBeVisible();
});

test("the receipt is there for an operator who went elsewhere before it came", async ({ page }) => {
  const desk = new DeskPage(page);
  await desk.as(official("operator"), "/desk/new");
  await writeDown(page, `The gate is locked, said ${Math.random()}`);
  const post = await held(page, /\/api\/desk\/complaints$/, "POST");
  await page.getByRole("button", { name: "Register and make the receipt" }).click();
  await post.asked;
  await page.getByRole("link", { name: "Complaints" }).first().click();
  await expect(desk.queue).toBeVisible();
  const answer = page.waitForResponse((answer) => /desk\/complaints$/.test(answer.url()));
  await post.letGo();
  await (await answer).finished();
  await page.getByRole("link", { name: "New complaint" }).click();
  await expect(page.locator(".receipt-address")).toContainText("#key=");
});

test("an administrator who goes elsewhere before somebody is shut out finds it done", async ({ page }) => {
  const other = official("operator");
  const administrator = new DeskPage(page);
  await administrator.as(official("administrator"));
  const user = account(page, other.login);
  await user.locator("summary").click();
  await user.getByRole("button", { name: "Shut out" }).click();
  const change = await held(page, /\/api\/desk\/users\//, "PATCH");
  await user.getByRole("button", { name: "Shut out" }).last().click();
  await change.asked;
  await page.locator(".desk-person summary").click();
  await page.getByRole("link", { name: "My settings" }).click();
  await expect(page.getByRole("heading", { name: "My settings" })).toBeVisible();
  await arrives(page, /\/api\/desk\/users\//, "PATCH", change.letGo);
  await page.getByRole("link", { name: "Users" }).click();
  await expect(user.locator("summary")).toContainText("shut out");
  await user.locator("summary").click();
  await expect(user.getByRole("button", { name: "Let in again" })).toBeVisible();
});

test("a step that is open before the names of institutions have come says them then", async ({ page, request }) => {
  const sent = await complaint(request, { institution: "school-014" });
  const desk = new DeskPage(page);
  const early = await held(page, /\/data\/index\.json/);
  await desk.as(official("institution", "school-014"), `/desk/${sent.id}`);
  await desk.step("Accept").click();
  await expect(desk.form).toContainText("Accepted on behalf of: school-014");
  await early.letGo();
  await expect(desk.form).toContainText("Accepted on behalf of: School-Gymnasium No. 14");
  await desk.send("Accept");
  await desk.says("The complaint is accepted.");

  const again = await held(page, /\/data\/index\.json/);
  await page.reload();
  await desk.step("Pass on").click();
  await expect(desk.form).toContainText("With school-014 since");
  await desk.write("Why", "It is another school's.");
  await again.letGo();
  await expect(desk.form).toContainText("With School-Gymnasium No. 14 since");
  await expect(desk.form.getByRole("textbox", { name: "Why" })).toHaveValue("It is another school's.");
});

test("interests that are declared while others are being saved are saved after them", async ({ page }) => {
  const desk = new DeskPage(page);
  await desk.as(official("officer"), "/desk/me");
  const finder = page.getByRole("combobox", { name: "Add an institution" });
  const declare = async (letters: string) => {
    await finder.fill(letters);
    await expect(page.locator(".finder").getByRole("option").first()).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(finder).toHaveValue("");
  };
  const declared = page.locator("li.chosen");
  const first = await held(page, /\/api\/desk\/me\/interests/, "PUT");
  await declare("gymnasium 3");
  await first.asked;
  await declare("gymnasium 14");
  await declare("lyceum 15");
  await first.letGo();
  await expect(declared).toHaveCount(3);

  // Also where one has gone elsewhere by then, and takes one back.
  const second = await held(page, /\/api\/desk\/me\/interests/, "PUT");
  await declare("lyceum 11");
  await second.asked;
  await page.getByRole("button", { name: /Remove.*No\. 14/ }).click();
  await page.getByRole("link", { name: "Templates" }).click();
  await expect(page.getByRole("heading", { name: "Templates" })).toBeVisible();
  const last = page.waitForResponse((answer) => {
    const asked = answer.request();
    return asked.method() === "PUT" && !asked.postData()!.includes("school-014");
  });
  await second.letGo();
  await (await last).finished();
  await page.reload();
  await page.locator(".desk-person summary").click();
  await page.getByRole("link", { name: "My settings" }).click();
  await expect(declared.filter({ hasText: "No. 11 " })).toHaveCount(1);
  await expect(declared.filter({ hasText: "No. 15" })).toHaveCount(1);
  await expect(declared).toHaveCount(3);
});

test("a receipt that comes after its operator has signed out is kept for nobody", async ({ page }) => {
  const desk = new DeskPage(page);
  await desk.as(official("operator"), "/desk/new");
  await writeDown(page, `The gate is locked, said ${Math.random()}`);
  const post = await heldAnswer(page, /\/api\/desk\/complaints$/, "POST");
  await page.getByRole("button", { name: "Register and make the receipt" }).click();
  await post.done;
  await page.locator(".desk-person summary").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await arrives(page, /\/api\/desk\/complaints$/, "POST", post.letGo);
  // Whoever sits down next finds nothing of it.
  const next = official("operator");
  await desk.signIn(next);
  await expect(page.getByRole("banner").getByText(next.name)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "What happened?" })).toHaveValue("");
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.includes("receipt")))).toEqual([]);
});

test("a receipt that nobody has seen waits behind the one that came after it", async ({ page, watch }) => {
  watch.expected(/422 \(Unprocessable Entity\)|409 \(Conflict\)/);
  const desk = new DeskPage(page);
  await desk.as(official("operator"), "/desk/new");
  const text = page.getByRole("textbox", { name: "What happened?" });
  await writeDown(page, `The gate is locked, said ${Math.random()}`);
  const post = await heldAnswer(page, /\/api\/desk\/complaints$/, "POST");
  const register = page.getByRole("button", { name: "Register and make the receipt" });
  await register.click();
  await post.done;
  await page.getByRole("link", { name: "Complaints" }).first().click();
  await expect(desk.queue).toBeVisible();
  await page.getByRole("link", { name: "New complaint" }).click();
  await expect(text).toHaveValue(/The gate is locked/);
  await arrives(page, /\/api\/desk\/complaints$/, "POST", post.letGo);

  await text.fill(`The gate is locked, and the lamp is broken, said ${Math.random()}`);
  await register.click();
  await expect(page.getByText(/came with other content before/)).toBeVisible();
  await register.click();
  const receipt = page.locator("p.number");
  const second = (await receipt.textContent())!;
  await page.reload();
  await expect(receipt).toHaveText(second);
  await page.getByRole("button", { name: "Next complaint" }).click();
  await expect(receipt).not.toHaveText(second);
  await expect(page.locator(".receipt-address")).toContainText("#key=");
  await page.getByRole("button", { name: "Next complaint" }).click();
  await expect(text).toHaveValue("");
  await page.reload();
  await expect(text).toHaveValue("");
});

test("an answer that comes late leaves what was written on since", async ({ page, request }) => {
  const sent = await complaint(request, { institution: "school-016" });
  order(["accept", sent.id]);
  const desk = new DeskPage(page);
  await desk.as(official("institution", "school-016"), `/desk/${sent.id}`);
  const message = desk.form.getByRole("textbox", { name: "Message" });
  await desk.step("Write a message").click();
  await message.fill("The carpenter comes on Monday.");
  const post = await heldAnswer(page, /\/actions$/, "POST");
  await desk.send("Send the message");
  await post.done;
  await page.getByRole("link", { name: "Complaints" }).first().click();
  await desk.row(sent.id).click();
  await desk.step("Write a message").click();
  await expect(message).toHaveValue("The carpenter comes on Monday.");
  await message.fill("The carpenter comes on Monday. The painter comes on Friday.");
  // The list looks for news once the answer has been taken.
  const taken = page.waitForRequest(/\/api\/desk\/queue/);
  await post.letGo();
  await taken;
  await page.reload();
  await desk.step("Write a message").click();
  await expect(message).toHaveValue("The carpenter comes on Monday. The painter comes on Friday.");
});

test("filtering the list leaves a step that is being written beside it", async ({ page, request, browser }) => {
  const sent = await complaint(request, { institution: "school-016" });
  order(["accept", sent.id]);
  const desk = await elsewhere(browser, official("institution", "school-016"), `/desk/${sent.id}`);
  test.skip(!(await desk.page.locator(".queue").isVisible()), "A phone shows the case alone.");
  await desk.step("Ask for more").click();
  await desk.write("What is missing?", "Which of the st");
  await desk.queue.getByRole("button", { name: "Overdue" }).click();
  await expect(desk.row(sent.id)).toHaveCount(0);
  await expect(desk.form.getByRole("textbox", { name: "What is missing?" })).toHaveValue("Which of the st");
  await expect(desk.page.locator(".case-back")).toHaveAttribute("href", /late=1/);
  await desk.close();
});

test("a look for news leaves the pages that were opened, and the list where no answer comes", async ({ page, watch }) => {
  watch.expected(/503 \(Service Unavailable\)/);
  const one = (id: string, more: object = {}) => ({
    id, topic: "roads", institution: "school-003", status: "accepted", visibility: "public", lang: "en",
    text: `About ${id}`, due: day(3), waiting_for: "draft", seen_by: [], merged_into: null, ...more,
  });
  const pages: Record<string, object> = {
    "": { complaints: [one("2222-2222"), one("3333-3333")], counts: { all: 4 }, next: "b" },
    b: { complaints: [one("4444-4444", { merged_into: "2222-2222" }), one("5555-5555")], counts: { all: 4 }, next: null },
  };
  let away = false;
  let asked = 0;
  await page.route(/\/api\/desk\/queue(\?|$)/, (route) => {
    asked += 1;
    if (away) return route.fulfill({ status: 503, json: { title: "The store is away", code: "store" } });
    return route.fulfill({ json: pages[new URL(route.request().url()).searchParams.get("cursor") ?? ""] });
  });
  await page.clock.install();
  const desk = new DeskPage(page);
  await desk.as(official("operator"));
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(desk.row("4444-4444")).toBeFocused();
  await expect(desk.row("4444-4444")).toContainText("Joined to the main one");
  await page.clock.fastForward("01:01");
  await expect.poll(() => asked).toBe(4);
  await expect(desk.row("5555-5555")).toBeVisible();
  away = true;
  const refused = page.waitForResponse((answer) => answer.status() === 503);
  await page.clock.fastForward("01:01");
  await (await refused).finished();
  await page.clock.fastForward("01:01");
  await expect.poll(() => asked).toBe(6);
  await expect(page.getByText("The store is away")).toHaveCount(0);
  await expect(desk.row("5555-5555")).toBeVisible();
});

test("the keyboard stays where something was done", async ({ page, request }) => {
  const desk = new DeskPage(page);
  await desk.as(official("institution", "school-003"), "/desk/templates");
  await page.getByRole("button", { name: "New template" }).click();
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(page.getByRole("button", { name: "New template" })).toBeFocused();

  const { id } = await complaint(request, { institution: "school-003" });
  await page.goto(page.url().replace("/templates", `/${id}`));
  await desk.step("Accept").click();
  await desk.send("Accept");
  await desk.step("Pass on").click();
  await desk.form.getByRole("combobox", { name: "institution" }).fill("gymnasium 3");
  await page.keyboard.press("Enter");
  await expect(desk.form.getByRole("button", { name: "change", exact: true })).toBeFocused();
});

test("nothing is written on in a text that is on its way", async ({ page, request }) => {
  const { id } = await complaint(request);
  const operator = new DeskPage(page);
  await operator.as(official("operator"), `/desk/${id}`);
  await operator.step("Write a message").click();
  await operator.write("Message", "We look into it.");
  const { asked, letGo } = await held(page, /\/actions$/, "POST");
  await operator.form.getByRole("button", { name: "Send the message" }).click();
  await asked;
  await expect(operator.form.getByRole("textbox", { name: "Message" })).toHaveAttribute("readonly", "");
  await letGo();
  await operator.says("The message is sent.");
});

test("another language leaves the open step with its words, and the answer that is shown", async ({ page, request }) => {
  const { id, text } = await complaint(request);
  const operator = new DeskPage(page);
  await operator.as(official("operator"), `/desk/${id}`);
  await operator.step("Ask for more").click();
  await operator.write("What is missing?", "Which of the st");
  await page.locator(".desk-person summary").click();
  await page.locator("#language").selectOption("ru");
  await expect(page.getByRole("heading", { name: "Запросить сведения" })).toBeVisible();
  await expect(operator.form.getByRole("textbox", { name: "Чего не хватает?" })).toHaveValue("Which of the st");
  await expect(operator.case.getByText(text)).toBeVisible();
  // Opened anew, a case has nothing open.
  await page.getByRole("link", { name: "Обращения" }).first().click();
  const find = page.getByRole("searchbox", { name: "Номер или слова" });
  await find.fill(id);
  await find.press("Enter");
  await expect(page.locator(".queue [id^=row-]")).toHaveCount(1);
  await page.locator(`#row-${id}`).click();
  await expect(operator.case.getByText(text)).toBeVisible();
  await expect(operator.form).toHaveCount(0);
});

test("what could not be sent is said to be so, and its words stay", async ({ page, context, request, watch }) => {
  watch.expected(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const { id } = await complaint(request);
  const operator = new DeskPage(page);
  await operator.as(official("operator"), `/desk/${id}`);
  await operator.step("Ask for more").click();
  await operator.write("What is missing?", "Which stairs?");
  await context.setOffline(true);
  await operator.send("Send the question");
  await expect(operator.form.getByText(/Not sent yet, nothing has changed/)).toBeVisible();
  await context.setOffline(false);
  await page.route(/\/actions$/, (route) => route.abort());
  await operator.send("Send the question");
  await expect(operator.form.getByText(/has not confirmed that it took this/)).toBeVisible();
  await page.unroute(/\/actions$/);
  await expect(operator.form.getByRole("textbox", { name: "What is missing?" })).toHaveValue("Which stairs?");
  await operator.send("Send the question");
  await operator.says("The question is sent.");
});

test("an answer that comes late leaves the keyboard where somebody is writing by then", async ({ page, request }) => {
  const { id } = await complaint(request);
  const operator = new DeskPage(page);
  await operator.as(official("operator"), `/desk/${id}`);
  const question = operator.form.getByRole("textbox", { name: "What is missing?" });
  await operator.step("Ask for more").click();
  await question.fill("Which ones?");
  const post = await held(page, /\/actions$/, "POST");
  await operator.case.getByRole("textbox", { name: "New note" }).fill("Ask the carpenter.");
  await operator.case.getByRole("button", { name: "Add the note" }).click();
  await post.asked;
  await question.focus();
  await page.keyboard.press("Home");
  await page.keyboard.type("Of the stairs: ");
  await post.letGo();
  await operator.says("The note is added.");
  await expect(question).toBeFocused();
  await page.keyboard.type("tell us, ");
  await expect(question).toHaveValue("Of the stairs: tell us, Which ones?");
  await operator.send("Send the question");
  await operator.says("The question is sent.");
  await expect(page.locator("#case-said")).toBeFocused();
});
