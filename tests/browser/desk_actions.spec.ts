// What officials do to a complaint besides replying, and what residents, the public and other officials then see.
import { createHash } from "node:crypto";
import fs from "node:fs";
import type { APIRequestContext, Page } from "@playwright/test";
import { order, Place } from "./endpoint";
import { address, expect, test } from "./fixtures";
import { code, complaint, DeskPage, elsewhere, official, officialAt, PASSWORD, type Sent, workingDay } from "./pages/desk";
import { picture } from "./picture";
import { day } from "./told";

// Whoever is not signed in yet is told so by a status, which a browser notes.
test.beforeEach(({ watch }) => watch.expected(/401 \(Unauthorized\)/));

const SCHOOL = "school-003";

/** One that its institution holds. */
async function accepted(request: APIRequestContext, more: object = {}): Promise<Sent> {
  const sent = await complaint(request, more);
  order(["accept", sent.id]);
  return sent;
}

/** As everybody sees it. */
const seen = async (request: APIRequestContext, { id }: { id: string }) =>
  (await request.get(`/api/complaints/${id}`)).json();

/** The page that everybody sees, or with the key the complainant alone. */
async function open(page: Page, { id }: { id: string }, key = "") {
  await page.goto(`${address()}/complaints/${id}${key && `#key=${key}`}`);
  await expect(page.locator("p.number")).toHaveText(id);
}

/** A day of the city with its year, as it is written in English. */
const written = (iso: string) =>
  new Date(`${iso}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

test("a duplicate is joined to its main complaint, and its author gets the reply of that one", async ({ page, browser, request }) => {
  const main = await accepted(request, { institution: "school-011" });
  const duplicate = await accepted(request, { institution: "school-011", text: `${main.text}, still` });
  const school = new DeskPage(page);
  const who = official("institution", "school-011");
  await school.as(who, `/desk/${duplicate.id}`);
  await school.step("Join to another").click();
  await school.send("Join them");
  await expect(school.form.getByText("Enter the number of the main complaint.")).toBeVisible();
  await school.form.getByRole("button", { name: main.id }).click();
  await expect(school.form.getByRole("textbox", { name: "Number of the main complaint" })).toHaveValue(main.id);
  await school.send("Join them");
  await school.says("The complaint is joined to the main one.");
  await expect(school.step("Write the reply")).toHaveCount(0);
  expect(await seen(request, duplicate)).toMatchObject({ status: "accepted", merged_into: main.id });

  await school.case.locator(".notice").getByRole("link", { name: main.id }).click();
  await school.step("Write the reply").click();
  await school.choose("Done");
  await school.write("Text of the reply", "Both flights of stairs were mended on Tuesday.");
  await school.send("Publish the draft");
  await school.says("The draft is public.");
  expect((await seen(request, duplicate)).status).toBe("accepted");
  const officer = await elsewhere(browser, official("officer"), `/desk/${main.id}`);
  await officer.step("Take part in the reply").click();
  await officer.choose("The service agrees");
  await officer.write("Word of opinion", "We walked on both of them.");
  await officer.send("Record my part");
  await officer.says("Your part is recorded.");
  await officer.close();

  expect(await seen(request, duplicate)).toMatchObject({ status: "answered", outcome: "done" });
  const resident = await (await browser.newContext({ locale: "en-US" })).newPage();
  await open(resident, duplicate, duplicate.key);
  await expect(resident.locator("#reply")).toContainText("Both flights of stairs were mended on Tuesday.");
  await expect(resident.locator("#reply")).toContainText("We walked on both of them.");
  await expect(resident.locator(".timeline")).toContainText(`The final reply was given to the main complaint: ${main.id}`);
  await resident.context().close();
});

test("those a complaint may be joined to are all found, also at the second try", async ({ page, request, watch }, info) => {
  watch.expected(/ERR_FAILED/);
  const institution = info.project.name === "phone" ? "school-053" : "school-054";
  // The main one is the oldest, and nothing is like the duplicate in its words.
  const main = await accepted(request, { institution });
  for (let others = 2; others > 0; others--) await accepted(request, { institution });
  const duplicate = await accepted(request, { institution, text: "Lunch comes cold from the kitchen." });
  const desk = new DeskPage(page);
  await desk.as(official("institution", institution), `/desk/${duplicate.id}`);
  const list = /\/api\/complaints\?/;
  await page.route(list, (route) => route.abort());
  await desk.step("Join to another").click();
  const similar = desk.form.locator(".similar");
  await expect(similar.getByRole("alert")).toContainText("The data did not arrive");
  await expect(similar.getByText("Nothing open looks like it.")).toHaveCount(0);
  await page.unroute(list);
  // Pages of two, that few are enough for several.
  await page.route(list, (route) => route.continue({ url: `${route.request().url()}&limit=2` }));
  await similar.getByRole("button", { name: "Try again" }).click();
  await expect(similar.getByText("Nothing open looks like it.")).toBeVisible();
  const choices = similar.locator("li button");
  await expect(choices).toHaveCount(1);
  await expect(choices.locator("[lang=en]")).toContainText("The stairs are broken");
  await similar.getByRole("button", { name: "Show more" }).click();
  await expect(choices).toHaveCount(3);
  await expect(choices.nth(1)).toBeFocused();
  await choices.filter({ hasText: main.id }).click();
  await desk.send("Join them");
  await desk.says("The complaint is joined to the main one.");
  expect(await seen(request, duplicate)).toMatchObject({ merged_into: main.id });
});

test("a longer term is public with who signed it, why, and the day before", async ({ page, browser, request, watch }) => {
  watch.expected(/409 \(Conflict\)/);
  const sent = await accepted(request);
  const { due } = await seen(request, sent);
  const next = await workingDay(request, due, 14);
  const school = new DeskPage(page);
  await school.as(official("institution", SCHOOL), `/desk/${sent.id}`);
  await school.step("Extend the term").click();
  const limit = await school.form.getByText(/The latest new day:/).textContent();
  await school.form.getByLabel("New day").fill(await workingDay(request, due, 80));
  await school.write("Who signed the decision", "Headmistress A. Saparova");
  await school.write("Why", "The steps are being cast.");
  await school.send("Extend the term");
  await expect(school.form.getByText(/at most two months after the term began/)).toBeVisible();
  await school.form.getByLabel("New day").fill(next);
  await school.send("Extend the term");
  await school.says("The term is extended.");
  await expect(school.case.locator(".calendar")).toContainText(written(next));
  // Several extensions come to no more than one could.
  await school.step("Extend the term").click();
  const last = limit!.match(/The latest new day: (.+)$/)![1];
  await expect(school.form.getByText(`Due now: ${written(next)}. The latest new day: ${last}`)).toBeVisible();

  expect(await seen(request, sent)).toMatchObject({ due: next, extensions: [{ due_before: due, due: next }] });
  const anybody = await (await browser.newContext({ locale: "en-US" })).newPage();
  await open(anybody, sent);
  const why = anybody.locator(".card").filter({ has: anybody.getByRole("heading", { name: "Why the day moved" }) });
  await expect(why).toContainText(`Day before: ${written(due)}. New day: ${written(next)}.`);
  await expect(why).toContainText("Headmistress A. Saparova");
  await expect(why).toContainText("The steps are being cast.");
  await anybody.context().close();
});

test("the number of the state’s register is kept where everybody sees it", async ({ page, browser, request }) => {
  const sent = await accepted(request);
  const operator = new DeskPage(page);
  await operator.as(official("operator"), `/desk/${sent.id}`);
  await operator.step("State register").click();
  await operator.send("Keep the number");
  await expect(operator.form.getByText("Enter the number.")).toBeVisible();
  await operator.write("Number", "JT-2026-4711");
  await operator.form.getByLabel("Date of registration").fill(day(0));
  await operator.send("Keep the number");
  await operator.says("The number is kept.");
  await expect(operator.case.locator(".case-facts")).toContainText(`No. JT-2026-4711, ${written(day(0))}`);

  const anybody = await (await browser.newContext({ locale: "en-US" })).newPage();
  await open(anybody, sent);
  await expect(anybody.locator(".timeline")).toContainText(`Number: JT-2026-4711. Date: ${written(day(0))}.`);
  expect((await seen(request, sent)).state_register).toEqual({ number: "JT-2026-4711", date: day(0) });
  await anybody.context().close();
});

test("an institution sees what was held only once an officer shows it, and never who told", async ({ page, browser, request, watch }) => {
  watch.expected(/404 \(Not Found\)/);
  const contact = { name: "Somebody Afraid", phone: "+7 701 765 43 21" };
  const sent = await complaint(request, { institution: "school-012", confidential: true, contact });
  const school = await elsewhere(browser, official("institution", "school-012"), `/desk/${sent.id}`);
  await expect(school.case.getByText("There is no such complaint, or it is not yours to see.")).toBeVisible();

  const officer = new DeskPage(page);
  const who = official("officer");
  await officer.as(who, `/desk/${sent.id}`);
  await expect(officer.case.getByText(contact.phone)).toBeVisible();
  await officer.step("Show to an institution").click();
  await officer.send("Show it to the institution");
  await officer.says("The institution sees the complaint now.");
  const last = officer.case.locator(".case-timeline .timeline > li").last();
  await expect(last).toContainText(who.name);
  await expect(last).toContainText("showed the complaint to");

  await school.page.reload();
  await expect(school.case.getByText(sent.text)).toBeVisible();
  await expect(school.case.getByText(/Held: off public pages/)).toBeVisible();
  await expect(school.step("Write the reply")).toBeVisible();
  await expect(school.page.getByText(contact.phone)).toHaveCount(0);
  await expect(school.page.getByText(contact.name)).toHaveCount(0);
  await school.close();
  expect((await request.get(`/api/complaints/${sent.id}`)).status()).toBe(404);
});

test("a hiding is confirmed by a second officer, by keyboard, and not by the one who hid", async ({ page, browser, request }) => {
  const sent = await accepted(request);
  const first = await elsewhere(browser, official("officer"), `/desk/${sent.id}`);
  await first.step("Hide").click();
  await first.choose("somebody else’s personal data");
  await first.send("Hide the text");
  await first.says("The text is hidden.");
  await expect(first.case.getByText("You hid it yourself: another officer confirms it or takes it back.")).toBeVisible();
  await expect(first.step("Confirm the hiding")).toHaveCount(0);
  await first.close();
  const hidden = await seen(request, sent);
  expect(hidden.text ?? null).toBeNull();
  expect(hidden.hidden).toMatchObject({ reason: "personal_data", countersigned: false });

  const second = new DeskPage(page);
  await second.as(official("officer"), `/desk/${sent.id}`);
  await expect(second.case.locator(".case-state")).toContainText("hidden, waits for a second officer");
  await second.step("Confirm the hiding").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Confirm the hiding" })).toBeFocused();
  await second.form.getByRole("button", { name: "Confirm the hiding" }).focus();
  await page.keyboard.press("Enter");
  await second.says("The hiding is confirmed.");
  await expect(second.case.getByText("A second officer has confirmed the hiding.")).toBeVisible();
  expect((await seen(request, sent)).hidden.countersigned).toBe(true);
});

test("what came to the wrong institution is passed on in time, and is with the other one then", async ({ page, browser, request, watch }) => {
  watch.expected(/404 \(Not Found\)/);
  const sent = await accepted(request, { institution: "school-013" });
  const wrong = new DeskPage(page);
  await wrong.as(official("institution", "school-013"), `/desk/${sent.id}`);
  await wrong.step("Pass on").click();
  await expect(wrong.form.getByText(/Working days passed: 0 of the 3 there are/)).toBeVisible();
  await wrong.find("To which institution", "gymnasium 3");
  await wrong.write("Why", "These are the stairs of another school.");
  await wrong.send("Pass it on");
  await wrong.says("The complaint is passed on.");
  await expect(wrong.page.locator("#case-said")).toContainText(/It is with School-Gymnasium No. 3.* now/);
  await expect(wrong.case.getByRole("link", { name: "The complaint’s public page" })).toHaveAttribute("href", `/complaints/${sent.id}`);
  await expect(wrong.row(sent.id)).toHaveCount(0);
  await wrong.case.getByRole("link", { name: "To the complaints" }).click();
  await expect(wrong.page).toHaveURL(/\/desk$/);
  await wrong.page.goto(`${address()}/desk/${sent.id}`);
  await expect(wrong.case.getByText("There is no such complaint, or it is not yours to see.")).toBeVisible();
  await expect(wrong.case.getByRole("link", { name: "To the complaints" })).toBeVisible();

  const right = await elsewhere(browser, official("institution", SCHOOL), `/desk/${sent.id}`);
  await expect(right.case.getByText("These are the stairs of another school.")).toBeVisible();
  await expect(right.step("Write the reply")).toBeVisible();
  await expect(right.case.locator(".holders li")).toHaveCount(2);
  await right.close();
  const public_ = await seen(request, sent);
  expect(public_.institution).toBe(SCHOOL);
  expect(public_.holders.map((holder: { institution: string }) => holder.institution)).toEqual(["school-013", SCHOOL]);
  expect(public_.events.at(-1)).toMatchObject({ kind: "redirected", from: "school-013", to: SCHOOL, late: false });
  // The step says who has it now, and not who had it first.
  await open(page, sent);
  await expect(page.locator(".life li").nth(1)).toContainText("School-Gymnasium No. 3");
});

test("what is passed on after three working days is marked as late, for everybody", async ({ browser }) => {
  test.setTimeout(60_000);
  const { DATA_DIR } = JSON.parse(process.env.ADALDYQ_SETTINGS!);
  const place = new Place(DATA_DIR);
  const school = officialAt(place, "mektep", "institution", SCHOOL);
  const began = "2026-03-02T10:00:00+05:00";
  const context = await browser.newContext({ locale: "en-US", baseURL: await place.start({ CLOCK: began }) });
  const data = { institution: SCHOOL, topic: "roads", text: "The stairs are broken.", lang: "en" };
  const { id } = await (await context.request.post("/api/complaints", { data })).json();
  const page = await context.newPage();
  const desk = new DeskPage(page);
  const at = async (moment: string) => {
    await context.clock.setSystemTime(moment);
    await page.goto(`/desk/${id}`);
    await desk.signIn(school, PASSWORD, code(undefined, Date.parse(moment)));
  };
  await at(began);
  await desk.step("Accept").click();
  await desk.send("Accept");
  await desk.says("The complaint is accepted.");

  await place.stop();
  const later = "2026-03-11T10:00:00+05:00";
  await place.start({ CLOCK: later });
  await context.clearCookies();
  await at(later);
  await desk.step("Pass on").click();
  await expect(desk.form.locator(".late")).toContainText("The 3 days are over: the passing on will be marked as late.");
  await desk.find("To which institution", "gymnasium 4");
  await desk.write("Why", "It is the neighbour’s.");
  await desk.send("Pass it on");
  await desk.says("The complaint is passed on.");
  await page.goto(`/complaints/${id}`);
  await expect(page.locator(".timeline")).toContainText("It was passed on later than three working days.");
  await context.close();
  await place.end();
});

test("notes are read in one’s own office, and nowhere else", async ({ page, browser, request }) => {
  const sent = await accepted(request);
  const note = "Ask the carpenter first.";
  const school = new DeskPage(page);
  const who = official("institution", SCHOOL);
  await school.as(who, `/desk/${sent.id}`);
  const notes = school.case.locator(".case-notes");
  await notes.getByRole("textbox", { name: "New note" }).fill(note);
  await notes.getByRole("button", { name: "Add the note" }).click();
  await school.says("The note is added.");
  await expect(notes.locator("li")).toContainText([note]);
  await expect(notes.getByRole("textbox", { name: "New note" })).toHaveValue("");

  const colleague = await elsewhere(browser, official("institution", SCHOOL), `/desk/${sent.id}`);
  await expect(colleague.case.locator(".case-notes li")).toContainText([who.name]);
  await expect(colleague.case.getByText(note)).toBeVisible();
  await colleague.close();
  for (const role of ["operator", "officer"]) {
    const other = await elsewhere(browser, official(role), `/desk/${sent.id}`);
    await expect(other.case.getByText(sent.text)).toBeVisible();
    await expect(other.case.getByText(note)).toHaveCount(0);
    await other.close();
  }
  const own = await request.get(`/api/complaints/${sent.id}`, { headers: { authorization: `Bearer ${sent.key}` } });
  expect(await own.text()).not.toContain(note);
});

test("a case is taken as one file whose hashes fit, and that it was taken is written down", async ({ page, request }) => {
  const sent = { institution: SCHOOL, topic: "other", text: "Money was asked for a place in class.", lang: "en", confidential: true };
  const photo = { name: "a.png", mimeType: "image/png", buffer: picture(640, 480, [10, 120, 40]) };
  const answer = await request.post("/api/complaints", { multipart: { complaint: JSON.stringify(sent), photo } });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id } = await answer.json();
  const officer = new DeskPage(page);
  const who = official("officer");
  await officer.as(who, `/desk/${id}`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    officer.case.getByRole("button", { name: "Take as one file" }).click(),
  ]);
  await officer.says("The file is on your device");
  expect(download.suggestedFilename()).toBe(`${id}.json`);
  const file = JSON.parse(fs.readFileSync((await download.path())!, "utf8"));
  const hash = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");
  expect(file).toMatchObject({ by: who.name, complaint: { id, text: sent.text }, complaint_sha256: hash(JSON.stringify(file.complaint)) });
  expect(file.texts).toEqual([{ event: 1, sha256: hash(sent.text) }]);
  expect(file.photos).toHaveLength(1);
  expect(file.photos[0].sha256).toBe(hash(Buffer.from(file.photos[0].base64, "base64")));

  await page.reload();
  await officer.case.getByText(/\d+ access(es)? written down/).click();
  await expect(officer.case.locator(".held li").filter({ hasText: who.name }).filter({ hasText: "taken as a file" })).toHaveCount(1);
});
