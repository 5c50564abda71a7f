// A complaint from the first word to the last, in Kazakh: a resident on a phone, an institution and an
// anti-corruption officer, each in a browser of their own, on an endpoint whose day the test sets.
import fs from "node:fs";
import type { Browser, BrowserContext, Locator, Page } from "@playwright/test";
import { Place } from "./endpoint";
import { expect, test } from "./fixtures";
import { code, PASSWORD } from "./pages/desk";
import { type Colour, picture } from "./picture";

const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const SCHOOL = "school-003";

/** The Kazakh words of the product itself. */
const words = new Map<string, string>();
for (const file of fs.readdirSync("locales/kk")) {
  for (const line of fs.readFileSync(`locales/kk/${file}`, "utf8").split("\n")) {
    const [, key, text] = line.match(/^([a-z-]+) = (.+)$/) ?? [];
    if (key) words.set(key, text);
  }
}
function t(key: string): string {
  const text = words.get(key);
  if (!text || text.includes("{")) throw new Error(`${key} is no plain message`);
  return text;
}

/** An endpoint with its own calendar day, and the people who meet there. */
class City {
  private readonly contexts: BrowserContext[] = [];
  private address = "";
  private moment = 0;
  private started = 0;

  private constructor(
    private readonly browser: Browser,
    private readonly place: Place,
  ) {}

  static async begin(browser: Browser, moment: string): Promise<City> {
    const { DATA_DIR } = JSON.parse(process.env.ADALDYQ_SETTINGS!);
    const city = new City(browser, new Place(DATA_DIR));
    await city.at(moment);
    for (const [login, role, institution] of [
      ["operator", "operator", ""],
      ["mektep", "institution", SCHOOL],
      ["kyzmet", "officer", ""],
    ]) {
      const about = ["user", "add", "--login", login, "--name", `Адам ${login}`, "--role", role];
      if (institution) about.push("--institution", institution);
      city.place.command([...about, "--password-stdin", "--totp-secret", SECRET], PASSWORD);
    }
    return city;
  }

  /** Now it is this moment, for the endpoint and for everybody's device. */
  async at(moment: string) {
    this.moment = Date.parse(moment);
    this.started = Date.now();
    await this.place.stop();
    this.address = await this.place.start({ CLOCK: moment });
    for (const context of this.contexts) await context.clock.setSystemTime(this.now());
  }

  private now() {
    return this.moment + Date.now() - this.started;
  }

  private async device(phone: boolean): Promise<Page> {
    const size = phone ? { width: 390, height: 844 } : { width: 1280, height: 800 };
    const more = phone ? { isMobile: true, hasTouch: true } : {};
    const context = await this.browser.newContext({ locale: "kk-KZ", viewport: size, baseURL: this.address, ...more });
    await context.clock.setSystemTime(this.now());
    this.contexts.push(context);
    return context.newPage();
  }

  resident() {
    return this.device(true);
  }

  async official(login: string, id: string): Promise<Official> {
    const page = await this.device(false);
    await page.goto(`/desk/${id}`);
    await page.getByRole("textbox", { name: t("desk-login") }).fill(login);
    await page.getByLabel(t("desk-password")).fill(PASSWORD);
    await page.getByRole("textbox", { name: t("desk-code"), exact: true }).fill(code(SECRET, this.now()));
    await page.getByRole("button", { name: t("desk-sign-in") }).click();
    const official = new Official(page);
    await expect(official.case).toBeVisible();
    return official;
  }

  async end() {
    for (const context of this.contexts) await context.close();
    await this.place.end();
  }
}

class Official {
  constructor(readonly page: Page) {}

  get case(): Locator {
    return this.page.getByRole("article");
  }

  get form(): Locator {
    return this.case.locator(".step");
  }

  async begin(step: string) {
    const steps = this.case.getByRole("group", { name: t("desk-steps") });
    await steps.getByRole("button", { name: t(`desk-step-${step}`), exact: true }).click();
  }

  async choose(word: string) {
    const radio = this.form.getByRole("radio", { name: t(word), exact: true });
    // What comes meanwhile above the form may move it away from under a click.
    await expect(() => radio.check({ force: true, timeout: 2_000 })).toPass();
  }

  async write(label: string, text: string) {
    await this.form.getByRole("textbox", { name: t(label) }).fill(text);
  }

  async finish(word: string, said: string) {
    await this.form.getByRole("button", { name: t(word), exact: true }).click();
    await expect(this.case.getByRole("status").filter({ hasText: t(said) }).first()).toBeVisible();
  }

  async accepts() {
    await this.begin("accept");
    await this.finish("desk-do-accept", "desk-done-accept");
  }

  async replies(outcome: string, text: string) {
    await this.begin("draft");
    await this.choose(outcome);
    await this.write("desk-reply-text", text);
    await this.finish("desk-do-draft", "desk-done-draft");
  }

  async takesPart(stance: string, opinion: string) {
    await this.page.reload();
    await this.begin("participate");
    await this.choose(stance);
    await this.write("desk-opinion", opinion);
    await this.finish("desk-do-participate", "desk-done-participate");
  }
}

const act = (page: Page, kind: string) => page.locator(`.act[data-kind="${kind}"]`);

async function sends(page: Page, kind: string, word: string, text?: string) {
  const form = act(page, kind);
  if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
  if (text) await form.locator("textarea").fill(text);
  await form.getByRole("button", { name: t(word), exact: true }).click();
}

/** Fills in the form and sends it; the complaint's number. */
async function complains(page: Page, text: string, more: (page: Page) => Promise<void> = async () => {}): Promise<string> {
  await expect(() => page.getByRole("radio", { name: t("topic-roads") }).check({ force: true, timeout: 2_000 })).toPass();
  await page.getByRole("textbox", { name: t("complaint-text") }).fill(text);
  await more(page);
  await page.getByRole("button", { name: t("complaint-see") }).click();
  await expect(page.getByRole("heading", { name: t("complaint-everyone-sees") })).toBeVisible();
  await page.getByRole("button", { name: t("complaint-send-trial") }).click();
  await expect(page).toHaveURL(/\/complaints\/[0-9A-Z]{4}-[0-9A-Z]{4}(\?.*)?#key=/);
  return page.url().match(/complaints\/([0-9A-Z-]{9})/)![1];
}

test.describe.configure({ mode: "serial" });
test.skip(({ isMobile }) => isMobile, "these bring their own phone");

test("with photos and a budget line, from sending to the answer, the dispute and the reopening", async ({ browser, watch }) => {
  test.setTimeout(150_000);
  watch.expected(/401 \(Unauthorized\)/);
  const city = await City.begin(browser, "2026-03-02T10:00:00+05:00");
  const phone = await city.resident();

  // The resident asks about a line of the school's budget.
  await phone.goto(`/institutions/${SCHOOL}`);
  await phone.getByRole("link", { name: t("ask-about-this") }).or(phone.locator(`a[href*="budget=2026,"]`)).first().click();
  await expect(phone).toHaveURL(/budget=2026/);
  const text = "Мектеп жөндеуіне бөлінген ақша қайда жұмсалды? Баспалдақ әлі сынық.";
  const id = await complains(phone, text, async (page) => {
    const colours: Colour[] = [[200, 30, 30], [30, 30, 200]];
    const photos = colours.map((colour, at) => ({
      name: `${at}.png`,
      mimeType: "image/png",
      buffer: picture(800, 600, colour),
    }));
    await page.locator("#photos").setInputFiles(photos);
    await expect(page.locator(".photos").getByRole("img")).toHaveCount(2);
  });
  await expect(phone.getByText("27 наурыз").first()).toBeVisible();

  // The school accepts it, and refuses in a draft that everyone sees.
  const school = await city.official("mektep", id);
  await expect(school.case.getByText(text)).toBeVisible();
  await school.accepts();
  await school.replies("outcome-declined", "Баспалдақ келесі жылдың жоспарында ғана бар, биыл қаражат жоқ.");

  // The service takes part before the resident has objected: then it has to look again.
  const officer = await city.official("kyzmet", id);
  await officer.takesPart("desk-stance-agrees", "Құжаттарды тексердік, қаражат шынымен жоқ.");
  await phone.reload();
  await expect(phone.locator("#reply")).toContainText(t("reply-not-final"));
  await sends(phone, "object", "act-object-do", "Қаражат бюджетте көрсетілген, суретке қараңыз.");
  await expect(phone.getByText(t("act-object-done"))).toBeVisible();
  await expect(phone.locator("#reply")).toContainText(t("reply-not-final"));
  await officer.takesPart("desk-stance-disagrees", "Өтініш беруші дұрыс айтады: қаражат бөлінген.");

  // Final, with the objection and the opinion beside it.
  await phone.reload();
  const reply = phone.locator("#reply");
  await expect(reply.getByRole("heading", { name: t("reply-final") })).toBeVisible();
  await expect(reply).toContainText("Қаражат бюджетте көрсетілген");
  await expect(reply).toContainText(t("opinion-disagrees"));

  // The resident does not agree, and has it opened again in the same step.
  await sends(phone, "dispute", "act-dispute-reopen-do", "Баспалдақ әлі сынық.");
  await expect(phone.locator(".timeline li").last()).toContainText("қайта ашылды");
  await expect(phone.locator("#reply")).toHaveCount(0);

  // And what anybody sees of it.
  const public_ = await (await phone.request.get(`/api/complaints/${id}`)).json();
  expect(public_).toMatchObject({ status: "accepted", reopened: 1, confirmation: "unconfirmed", institution: SCHOOL });
  expect(public_.events.map((event: { kind: string }) => event.kind)).toEqual(
    ["received", "accepted", "drafted", "participated", "objected", "participated", "answered", "disputed", "reopened"],
  );
  expect(public_.events[0].photos).toHaveLength(2);
  expect(public_.budget.year).toBe(2026);
  expect(public_.questioned).toBeGreaterThan(0);
  await city.end();
});

test("that nobody replies to: the silence is counted, named and comes with a letter", async ({ browser, watch }) => {
  test.setTimeout(120_000);
  watch.expected(/401 \(Unauthorized\)/);
  const city = await City.begin(browser, "2026-03-02T10:00:00+05:00");
  const phone = await city.resident();
  await phone.goto(`/complaints/new?institution=${SCHOOL}`);
  const id = await complains(phone, "Мектеп ауласындағы шам екі апта бойы жанбайды.");
  const school = await city.official("mektep", id);
  await school.accepts();
  await school.begin("register-with-state");
  await school.write("desk-register-number", "ЖТ-2026-77");
  await school.form.getByLabel(t("desk-register-date")).fill("2026-03-02");
  await school.finish("desk-do-register", "desk-done-register-with-state");

  // Friday, 27 March, is the last day.
  await city.at("2026-03-27T18:00:00+05:00");
  await phone.reload();
  await expect(phone.getByText(t("days-last")).first()).toBeVisible();
  await expect(phone.locator(".overdue")).toHaveCount(0);

  await city.at("2026-03-28T09:00:00+05:00");
  await phone.reload();
  await expect(phone.locator(".overdue")).toContainText(t("refused-by-silence"));
  await phone.locator(".next").getByText(t("letter"), { exact: true }).click();
  await expect(phone.locator(".next").getByRole("textbox")).toHaveValue(/ЖТ-2026-77/);
  const public_ = await (await phone.request.get(`/api/complaints/${id}`)).json();
  expect(public_).toMatchObject({ status: "accepted", overdue: "institution", refused_by_silence: true });
  await city.end();
});
