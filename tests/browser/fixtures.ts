// What every browser test has: the page objects, and eyes on what must never happen.
import { test as base, expect, type BrowserContext } from "@playwright/test";
import { ComplaintForm } from "./pages/complaint";
import { MapPage } from "./pages/map";

/** Collects what must not be there; a test that provokes something says so by `expected`. */
export class Watch {
  readonly seen: string[] = [];
  private readonly provoked: RegExp[] = [];

  expected(...patterns: RegExp[]) {
    this.provoked.push(...patterns);
  }

  note(what: string) {
    this.seen.push(what);
  }

  trouble() {
    return this.seen.filter((what) => !this.provoked.some((pattern) => pattern.test(what)));
  }
}

export const address = () => {
  const address = process.env.ADALDYQ_ADDRESS;
  if (!address) throw new Error("The endpoint was not started.");
  return address;
};

function watch(context: BrowserContext, watch: Watch) {
  // Chromium says so a few seconds after loading: on a busy machine the module is still being compiled then.
  const slow = /was preloaded using link preload but not used within a few seconds/;
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !slow.test(message.text())) {
      watch.note(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  context.on("weberror", (error) => watch.note(`page error: ${error.error().message}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.hostname !== "127.0.0.1" && url.hostname !== "localhost") {
      watch.note(`third party: ${request.url()}`);
    }
  });
}

export const test = base.extend<{ watch: Watch; map: MapPage; form: ComplaintForm }>({
  baseURL: async ({}, use) => use(address()),
  watch: [
    async ({ context }, use) => {
      const eyes = new Watch();
      // Nobody else is ever reached: a test needs no network.
      await context.route(/^https?:\/\/(?!127\.0\.0\.1|localhost)/, (route) => route.abort());
      watch(context, eyes);
      await use(eyes);
      expect(eyes.trouble()).toEqual([]);
    },
    { auto: true },
  ],
  map: async ({ page }, use) => use(new MapPage(page)),
  form: async ({ page }, use) => use(new ComplaintForm(page)),
});

/** Each test's own words, so that tests at the same time do not meet. */
export const words = (what: string) => `${what}, noticed by ${Math.random().toString(36).slice(2)}`;

export { expect };
