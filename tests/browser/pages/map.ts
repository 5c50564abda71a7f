// The map as a reader sees it.
import { expect, type Locator, type Page } from "@playwright/test";

export class MapPage {
  constructor(readonly page: Page) {}

  /** `query` as in `?year=2025`. */
  async open(query = "", path = "/") {
    await this.page.goto(path + query);
    await this.isDrawn();
  }

  async isDrawn() {
    await expect(this.summary.or(this.panel()).first()).toBeVisible();
    await this.page.waitForFunction(() => performance.getEntriesByName("points-drawn").length > 0);
  }

  get summary(): Locator {
    return this.page.locator(".summary");
  }

  /** How many institutions are selected. */
  async counts(count: number) {
    await expect(this.summary).toContainText(new RegExp(`^${count}\\s`));
  }

  async title(text: string | RegExp) {
    await expect(this.page.getByRole("heading", { level: 2, name: text }).first()).toBeVisible();
  }

  /** A filter chip that is a list of boxes: opens it, ticks, closes it. */
  async tick(filter: string, ...names: string[]) {
    const opener = this.page.getByRole("group", { name: "Filters" }).getByRole("button", { name: filter });
    await opener.click();
    for (const name of names) await this.page.getByRole("checkbox", { name, exact: true }).check();
    await this.page.getByRole("button", { name: "Done" }).click();
    await expect(this.page.getByRole("button", { name: "Done" })).toBeHidden();
  }

  /** A filter chip that is a select: Year, Measure, Field. */
  async choose(filter: string, option: string) {
    await this.page.getByRole("group", { name: "Filters" }).getByLabel(filter).selectOption({ label: option });
  }

  async chosen(filter: string, option: string) {
    const select = this.page.getByRole("group", { name: "Filters" }).getByLabel(filter);
    await expect(select.locator("option:checked")).toHaveText(option);
  }

  get searchBox(): Locator {
    return this.page.getByRole("combobox", { name: "Search" });
  }

  async search(text: string) {
    await this.searchBox.fill(text);
  }

  result(name: string | RegExp): Locator {
    return this.page.getByRole("listbox", { name: "Search results" }).getByRole("option", { name });
  }

  /** The list under the summary; on a phone the sheet is drawn up for it. */
  async showList() {
    await this.drawUp();
    return this.list;
  }

  get list(): Locator {
    return this.page.locator("ol.results > li > button");
  }

  async drawUp() {
    const handle = this.page.getByRole("button", { name: "Open or close the list" });
    if (await handle.isVisible()) {
      if ((await handle.getAttribute("aria-expanded")) === "false") await handle.press("ArrowUp");
      await expect(handle).toHaveAttribute("aria-expanded", "true");
    }
  }

  /** The opened institution. */
  panel(name?: string | RegExp): Locator {
    return this.page.getByRole("article", { name });
  }

  async closePanel() {
    await this.page.getByRole("button", { name: "Back to results" }).click();
  }

  async speak(language: "ҚАЗ" | "РУС" | "ENG") {
    await this.page.locator("#language").selectOption({ label: language });
  }

  /** The legend's rows, unfolded. */
  async legend(): Promise<Locator> {
    const unfold = this.page.getByRole("button", { name: "Show what the colours mean" });
    if (await unfold.isVisible()) await unfold.click();
    const rows = this.page.getByRole("region", { name: "Colours of the map" }).locator("li > button");
    await expect(rows.first()).toBeVisible();
    return rows;
  }

  /** The colour of a legend row's swatch, as red, green, blue. */
  async swatch(row: Locator): Promise<number[]> {
    return row.locator(".swatch").evaluate((swatch) => {
      const canvas = document.createElement("canvas").getContext("2d")!;
      canvas.fillStyle = getComputedStyle(swatch).backgroundColor;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    });
  }

  /** The colour that is painted in the middle of the map, as red, green, blue. */
  async paintInTheMiddle(): Promise<number[]> {
    return this.page.locator("canvas.map-canvas").evaluate((canvas: HTMLCanvasElement) => {
      // Read from a copy, since Chromium warns about a canvas that is read again and again.
      const copy = new OffscreenCanvas(1, 1).getContext("2d")!;
      copy.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
      const pixel = copy.getImageData(0, 0, 1, 1);
      return [...pixel.data.slice(0, 3)];
    });
  }

  async notices(text: string | RegExp) {
    await expect(this.page.getByRole("status").filter({ hasText: text })).toBeVisible();
  }

  /** The parameter as the address has it now. */
  parameter(name: string): string | null {
    return new URL(this.page.url()).searchParams.get(name);
  }

  async addressSays(name: string, value: string | null | RegExp) {
    const now = expect.poll(() => this.parameter(name));
    await (value instanceof RegExp ? now.toMatch(value) : now.toBe(value));
  }
}
