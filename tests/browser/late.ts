// What comes late: questions held back on their way, and answers to what the endpoint has done already.
import type { Page } from "@playwright/test";

/** Holds what is asked of an address back until it is let go; `asked` is done once it was asked for. */
export async function held(page: Page, address: RegExp, method = "GET") {
  let letGo = () => {};
  let arrived = () => {};
  const gate = new Promise<void>((open) => (letGo = open));
  const asked = new Promise<void>((come) => (arrived = come));
  await page.route(address, async (route) => {
    if (route.request().method() !== method) return route.fallback();
    arrived();
    await gate;
    await route.fallback();
  });
  return { asked, letGo: async () => letGo() };
}

/** Lets the endpoint do the first of what is asked of an address at once, and holds its answer back. */
export async function heldAnswer(page: Page, address: RegExp, method: string) {
  let letGo = () => {};
  let arrived = () => {};
  const gate = new Promise<void>((open) => (letGo = open));
  const done = new Promise<void>((come) => (arrived = come));
  let first = true;
  await page.route(address, async (route) => {
    if (!first || route.request().method() !== method) return route.fallback();
    first = false;
    const response = await route.fetch();
    arrived();
    await gate;
    await route.fulfill({ response });
  });
  return { done, letGo: async () => letGo() };
}

/** An answer has come to the page as a whole. */
export async function arrives(page: Page, address: RegExp, method: string, letGo: () => Promise<void>) {
  const answer = page.waitForResponse((answer) => address.test(answer.url()) && answer.request().method() === method);
  await letGo();
  await (await answer).finished();
}
