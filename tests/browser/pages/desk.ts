// The officials' desk, as those who work there see it.
import { createHmac, randomBytes } from "node:crypto";
import { expect, type APIRequestContext, type Browser, type Locator, type Page } from "@playwright/test";
import { order, type Place } from "../endpoint";
import { address } from "../fixtures";

export const PASSWORD = "kenes korkem tau bulak";
const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/** The six digits that an authenticator shows now. */
export function code(secret = SECRET, now = Date.now()): string {
  let bits = "";
  for (const letter of secret.replace(/\s/g, "")) {
    bits += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0");
  }
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const digest = createHmac("sha1", key).update(step).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return (number % 1_000_000).toString().padStart(6, "0");
}

export interface Official {
  login: string;
  name: string;
}

const newLogin = (role: string) => `${role.slice(0, 3)}-${randomBytes(5).toString("hex")}`;
const about = (login: string, role: string, institution?: string) => [
  ...["user", "add", "--login", login, "--name", `Person ${login}`, "--role", role],
  ...(institution ? ["--institution", institution] : []),
];

/** An account that can be used at once. A code works once in half a minute, so each test has accounts of its own. */
export function official(role: string, institution?: string): Official {
  const login = newLogin(role);
  order([...about(login, role, institution), "--password-stdin", "--totp-secret", SECRET], PASSWORD);
  return { login, name: `Person ${login}` };
}

/** The same on an endpoint of a test's own. */
export function officialAt(place: Place, login: string, role: string, institution?: string): Official {
  place.command([...about(login, role, institution), "--password-stdin", "--totp-secret", SECRET], PASSWORD);
  return { login, name: `Person ${login}` };
}

/** An account that nobody has used yet, and its one-time password. */
export function newcomer(role: string): Official & { once: string } {
  const login = newLogin(role);
  const said = order(about(login, role));
  return { login, name: `Person ${login}`, once: said.trim().split(/\s+/).pop()! };
}

export interface Sent {
  id: string;
  /** Opens the complainant's own view. */
  key: string;
  text: string;
}

/** A complaint that a resident has sent. */
export async function complaint(request: APIRequestContext, more: object = {}): Promise<Sent> {
  const text = `The stairs are broken, noticed by ${randomBytes(6).toString("hex")}`;
  const data = { institution: "school-003", topic: "roads", text, lang: "en", ...more };
  const answer = await request.post(`${address()}/api/complaints`, { data });
  expect(answer.status()).toBe(201);
  const { id, key } = await answer.json();
  return { id, key, text };
}

/** A working day of the sample's calendar at least so many days after an ISO date. */
export async function workingDay(request: APIRequestContext, from: string, days: number): Promise<string> {
  const { release } = await (await request.get(`${address()}/data/index.json`)).json();
  const holidays = JSON.stringify(await (await request.get(`${address()}/data/r/${release}/holidays.json`)).json());
  for (let at = days; ; at++) {
    const date = new Date(Date.parse(from) + at * 86_400_000);
    const iso = date.toISOString().slice(0, 10);
    if (![0, 6].includes(date.getUTCDay()) && !holidays.includes(iso)) return iso;
  }
}

/** Another person's browser. */
export async function elsewhere(browser: Browser, who: Official, at?: string): Promise<DeskPage> {
  const context = await browser.newContext({ locale: "en-US" });
  const desk = new DeskPage(await context.newPage());
  await desk.as(who, at);
  return desk;
}

export class DeskPage {
  constructor(readonly page: Page) {}

  async open(at = "/desk") {
    await this.page.goto(`${address()}${at}`);
  }

  async signIn({ login }: Official, password = PASSWORD, digits = code()) {
    await this.page.getByRole("textbox", { name: "Login" }).fill(login);
    await this.page.getByLabel("Password").fill(password);
    await this.page.getByRole("textbox", { name: "Code from the telephone" }).fill(digits);
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }

  /** Opens an address of the desk, signed in. */
  async as(official: Official, at = "/desk") {
    await this.open(at);
    await this.signIn(official);
    await expect(this.page.getByRole("banner").getByText(official.name)).toBeVisible();
  }

  get queue(): Locator {
    return this.page.getByRole("region", { name: "Complaints" });
  }

  row(id: string): Locator {
    return this.queue.getByRole("link", { name: id });
  }

  get case(): Locator {
    return this.page.getByRole("article");
  }

  step(name: string): Locator {
    return this.case.getByRole("group", { name: "What you can do" }).getByRole("button", { name, exact: true });
  }

  /** The form of the open step. */
  get form(): Locator {
    return this.case.locator(".step");
  }

  async choose(name: string) {
    const radio = this.form.getByRole("radio", { name, exact: true });
    // What comes meanwhile above the form may move it away from under a click.
    await expect(() => radio.check({ force: true, timeout: 2_000 })).toPass();
  }

  async write(label: string, text: string) {
    await this.form.getByRole("textbox", { name: label }).fill(text);
  }

  async send(name: string) {
    await this.form.getByRole("button", { name, exact: true }).click();
  }

  /** Chooses an institution by letters of its name. */
  async find(label: string, letters: string) {
    await this.form.getByRole("combobox", { name: label }).fill(letters);
    await this.form.getByRole("option").first().click();
  }

  async close() {
    await this.page.context().close();
  }

  async says(sentence: string | RegExp) {
    await expect(this.case.getByRole("status").filter({ hasText: sentence }).first()).toBeVisible();
  }
}
