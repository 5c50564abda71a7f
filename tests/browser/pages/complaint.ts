// The form, the receipt and a complaint's own page, as a resident sees them.
import { expect, type Locator, type Page } from "@playwright/test";

export class ComplaintForm {
  constructor(readonly page: Page) {}

  async open(query = "") {
    await this.page.goto(`/complaints/new${query}`);
    await expect(this.page.getByRole("form", { name: "Send a complaint" })).toBeVisible();
  }

  async topic(name: string) {
    // What arrives late may move the form between aiming and pressing; a person presses again.
    await expect(() => this.page.getByRole("radio", { name }).check({ force: true, timeout: 2_000 })).toPass();
  }

  async institution(query: string, name: RegExp) {
    await this.page.getByRole("searchbox", { name: "Find an institution" }).fill(query);
    await this.page.getByRole("listitem").getByRole("button", { name }).first().click();
    await expect(this.page.locator(".chosen b").filter({ hasText: name })).toBeVisible();
  }

  get text(): Locator {
    return this.page.getByRole("textbox", { name: "What happened?" });
  }

  async contact(field: "Your name" | "Phone" | "E-mail", value: string) {
    const input = this.page.getByRole("textbox", { name: field });
    if (!(await input.isVisible())) await this.page.getByText("How to reach you (optional)").click();
    await input.fill(value);
  }

  async look() {
    await this.page.getByRole("button", { name: /^(See what everyone will see|Check and send)$/ }).click();
  }

  get preview(): Locator {
    return this.page.getByRole("heading", { name: "This is what everyone will see" });
  }

  get send(): Locator {
    return this.page.getByRole("button", { name: /^(Send a trial complaint|Send again|Sending…)$/ });
  }

  /** Where photos are chosen; the system offers its camera too. */
  get photos(): Locator {
    return this.page.locator("input#photos");
  }

  /** Everything that is needed. */
  async fields(text: string) {
    await this.topic("Roads");
    await this.institution("school-gymnasium 3", /No\. 3\b/);
    await this.text.fill(text);
  }

  /** Everything that is needed, up to the last look. */
  async fill(text: string) {
    await this.fields(text);
    await this.look();
    await expect(this.preview).toBeVisible();
    await expect(this.page.getByText(text)).toBeVisible();
  }

  /** The number, once it is sent. */
  async received(): Promise<string> {
    await expect(this.page.getByRole("heading", { name: "Complaint registered" })).toBeVisible();
    const number = await this.page.locator("p.number").textContent();
    expect(number).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    return number!;
  }

  async privateLink(): Promise<string> {
    return this.page.getByRole("textbox", { name: "Your private link" }).inputValue();
  }
}
