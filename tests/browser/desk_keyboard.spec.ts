// Everything that officials do, done by the keyboard alone: Tab to get there, and an outline that says where one is.
import { expect, type APIRequestContext, type Locator, type Page } from "@playwright/test";
import { order } from "./endpoint";
import { address, test } from "./fixtures";
import { complaint, DeskPage, elsewhere, official, workingDay } from "./pages/desk";
import { day } from "./told";

test.beforeEach(({ watch }) => watch.expected(/401 \(Unauthorized\)/));

/** No pointer: what cannot be reached by Tab is not reached. */
class Keyboard {
  constructor(readonly desk: DeskPage) {}

  get page(): Page {
    return this.desk.page;
  }

  /** Presses Tab until it is there. */
  async to(target: Locator) {
    await expect(target).toBeVisible();
    for (let pressed = 0; pressed < 120; pressed++) {
      if (await target.evaluate((element) => element === document.activeElement)) return this.isSeen();
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab never comes to ${target}`);
  }

  /** The outline stands round what the keyboard is at, on the screen. */
  private async isSeen() {
    const seen = await this.page.evaluate(() => {
      const at = document.activeElement!;
      const shown = at.matches(".pill input") ? at.nextElementSibling! : at;
      const { outlineStyle, outlineWidth } = getComputedStyle(shown);
      const { top, bottom } = shown.getBoundingClientRect();
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight;
    });
    expect(seen, await this.page.evaluate(() => document.activeElement!.outerHTML.slice(0, 200))).toBe(true);
  }

  async press(target: Locator) {
    await this.to(target);
    await this.page.keyboard.press("Enter");
  }

  async open(step: string) {
    await this.press(this.desk.step(step));
    await expect(this.desk.form.getByRole("heading", { name: step, exact: true })).toBeFocused();
  }

  async write(field: Locator, text: string) {
    await this.to(field);
    await this.page.keyboard.type(text);
  }

  box(name: string): Locator {
    return this.desk.form.getByRole("textbox", { name, exact: true });
  }

  /** Tab comes to a group of radio buttons once; the arrows go on within it. */
  async choose(name: string, where: Locator = this.desk.form) {
    const radio = where.getByRole("radio", { name, exact: true });
    const group = await radio.getAttribute("name");
    const first = where.locator(`input[name="${group}"]`).first();
    await this.to(first);
    for (let pressed = 0; pressed < 8 && !(await radio.evaluate((one) => one === document.activeElement)); pressed++) {
      await this.page.keyboard.press("ArrowRight");
    }
    await this.page.keyboard.press("Space");
    await expect(radio).toBeChecked();
    await this.isSeen();
  }

  /** A day, as the field of an American browser takes it. */
  async date(label: string, iso: string) {
    const [year, month, date] = iso.split("-");
    await this.write(this.desk.form.getByLabel(label), `${month}${date}${year}`);
    await expect(this.desk.form.getByLabel(label)).toHaveValue(iso);
  }

  async send(button: string, said: string) {
    await this.press(this.desk.form.getByRole("button", { name: button, exact: true }));
    await this.desk.says(said);
    await expect(this.page.locator("#case-said")).toBeFocused();
  }
}

async function accepted(request: APIRequestContext, more: object = {}) {
  const sent = await complaint(request, more);
  order(["accept", sent.id]);
  return sent;
}

test("an operator’s steps: accept, ask, register, extend, note, pass on, hide", async ({ page, request }) => {
  test.setTimeout(90_000);
  const sent = await complaint(request, { institution: "school-021" });
  const desk = new DeskPage(page);
  const keys = new Keyboard(desk);
  await desk.as(official("operator"), `/desk/${sent.id}`);
  await expect(desk.case.getByText(sent.text)).toBeVisible();
  await keys.open("Accept");
  await keys.send("Accept", "The complaint is accepted.");

  await keys.open("Ask for more");
  await keys.write(keys.box("What is missing?"), "Which stairs?");
  await keys.send("Send the question", "The question is sent.");

  await keys.open("State register");
  await keys.write(keys.box("Number"), "JT-2026-77");
  await keys.date("Date of registration", day(0));
  await keys.send("Keep the number", "The number is kept.");

  const { due } = await (await request.get(`${address()}/api/complaints/${sent.id}`)).json();
  await keys.open("Extend the term");
  await keys.date("New day", await workingDay(request, due, 7));
  await keys.write(keys.box("Who signed the decision"), "Head A. Omarov");
  await keys.write(keys.box("Why"), "Parts are awaited.");
  await keys.send("Extend the term", "The term is extended.");

  await keys.write(desk.case.getByRole("textbox", { name: "New note" }), "To be asked again on Monday.");
  await keys.press(desk.case.getByRole("button", { name: "Add the note" }));
  await desk.says("The note is added.");

  await keys.open("Pass on");
  await keys.write(desk.form.getByRole("combobox", { name: "To which institution" }), "gymnasium 3");
  await expect(desk.form.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await keys.write(keys.box("Why"), "These are the stairs of another school.");
  await keys.send("Pass it on", "The complaint is passed on.");

  await keys.open("Hide");
  await keys.choose("spam");
  await keys.send("Hide the text", "The text is hidden.");
});

test("an institution’s steps: join, and reply with a saved text", async ({ page, request }) => {
  test.setTimeout(90_000);
  const main = await accepted(request, { institution: "school-022" });
  const other = await accepted(request, { institution: "school-022", text: "Валидатор автобуса не принимает карту ученика" });
  const desk = new DeskPage(page);
  const keys = new Keyboard(desk);
  await desk.as(official("institution", "school-022"), "/desk/templates");
  await keys.press(page.getByRole("button", { name: "New template" }));
  await keys.write(page.getByRole("textbox", { name: "Title" }), "Mended");
  await keys.choose("English", page.locator(".desk-form"));
  await keys.write(page.getByRole("textbox", { name: "Text" }), "The stairs are mended, thank you.");
  await keys.press(page.getByRole("button", { name: "Save" }));
  await expect(page.getByText("Saved.")).toBeVisible();

  await page.goto(`${address()}/desk/${other.id}`);
  await keys.open("Join to another");
  // Nothing is alike: what is open there can be chosen all the same.
  await expect(desk.form.getByRole("heading", { name: "Open complaints of this institution" })).toBeVisible();
  await keys.press(desk.form.getByRole("button", { name: main.id }));
  await keys.send("Join them", "The complaint is joined to the main one.");

  await keys.press(desk.case.locator(".notice").getByRole("link", { name: main.id }));
  await expect(desk.case.locator(".notice.merged")).toContainText("1 complaint is joined to this one.");
  await expect(desk.case.locator(".notice.merged").getByRole("link", { name: other.id })).toBeVisible();
  await keys.open("Write the reply");
  await expect(desk.form.getByText("The complainant of 1 joined complaint gets this reply too")).toBeVisible();
  await keys.choose("Done");
  const saved = desk.form.getByRole("combobox", { name: "Saved text" });
  await keys.to(saved);
  await page.keyboard.type("ENG · Mended");
  await expect(saved.locator("option:checked")).toHaveText("ENG · Mended");
  await keys.press(desk.form.getByRole("button", { name: "Put it in" }));
  await expect(keys.box("Text of the reply")).toBeFocused();
  await expect(keys.box("Text of the reply")).toHaveValue("The stairs are mended, thank you.");
  await keys.send("Publish the draft", "The draft is public.");
});

test("an officer’s steps: take part, and show what is held, which nothing suggests", async ({ page, browser, request }) => {
  test.setTimeout(90_000);
  const sent = await accepted(request, { institution: "school-023" });
  const school = await elsewhere(browser, official("institution", "school-023"), `/desk/${sent.id}`);
  await school.step("Write the reply").click();
  await school.choose("Done");
  await school.write("Text of the reply", "The stairs were mended this morning.");
  await school.send("Publish the draft");
  await school.says("The draft is public.");
  await school.close();

  const desk = new DeskPage(page);
  const keys = new Keyboard(desk);
  await desk.as(official("officer"), `/desk/${sent.id}`);
  await keys.open("Take part in the reply");
  await keys.choose("The service agrees");
  await keys.write(keys.box("Word of opinion"), "We saw the stairs ourselves.");
  await keys.send("Record my part", "Your part is recorded.");

  const held = await complaint(request, { institution: "school-023", confidential: true });
  await page.goto(`${address()}/desk/${held.id}`);
  await expect(desk.case.locator(".case-state")).toContainText("waits for the service to decide");
  await expect(desk.case.locator(".steps-row .strong")).toHaveCount(0);
  await keys.open("Show to an institution");
  await keys.send("Show it to the institution", "The institution sees the complaint now.");
});
