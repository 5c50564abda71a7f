// What a resident sees and does in the dialogue about a complaint.
import AxeBuilder from "@axe-core/playwright";
import { pbkdf2Sync, randomBytes } from "node:crypto";
import fs from "node:fs";
import type { APIRequestContext, Page } from "@playwright/test";
import { order } from "./endpoint";
import { address, expect, test, words } from "./fixtures";
import { day, event, ID, KEY, openAs, states } from "./told";

const EVERYTHING = ["message", "object", "confirm", "dispute", "reopen", "hide_name", "withdraw", "erase", "renew_key"];

/** Answers each step with the view that follows, and notes what was sent. */
async function steps(page: Page, after: Record<string, unknown>, more: Record<string, unknown> = {}) {
  const sent: { key: string | null; once: string | null; body: Record<string, unknown> }[] = [];
  await page.route(`**/api/complaints/${ID}/events`, async (route) => {
    const request = route.request();
    sent.push({
      key: await request.headerValue("authorization"),
      once: await request.headerValue("idempotency-key"),
      body: request.postDataJSON(),
    });
    await route.fulfill({ status: 201, json: { number: 9, ...more, complaint: { ...after, contact: {}, can: ["message"], follows: false } } });
  });
  return sent;
}

const act = (page: Page, kind: string) => page.locator(`.act[data-kind="${kind}"]`);

async function unfold(page: Page, kind: string) {
  const form = act(page, kind);
  if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
  return form;
}

test.describe("a resident reads", () => {
  test("who holds the complaint, since when, and by which day a reply is due", async ({ page }) => {
    await openAs(page, states.accepted);
    await expect(page.locator(".holders li")).toContainText("18 calendar days");
    await expect(page.getByRole("heading", { name: /^Reply due/ })).toBeVisible();
    await expect(page.getByText("2 days are left.")).toBeVisible();
    await page.getByText("How it was counted").click();
    await expect(page.getByText("There is no note yet that this one was.", { exact: false })).toBeVisible();
    await expect(page.locator(".calendar .law li").first()).toContainText("article");
    // What was only heard of is no law.
    await expect(page.locator(".calendar .law")).not.toContainText("may be registered");
  });

  test("the rules with what each is, and nothing that was only heard of the law", async ({ page, request }) => {
    await openAs(page, states.accepted);
    await page.getByRole("link", { name: "All rules and where they come from" }).click();
    const rules = page.locator(".rules");
    await expect(page.getByRole("heading", { name: "Which rules apply" })).toBeInViewport();
    const { rules: published } = await (await request.get("/data/latest/rules.json")).json();
    expect(published.length).toBeGreaterThan(15);
    const known = published.filter((rule: { status: string }) => rule.status !== "reported");
    expect(known.length).toBeLessThan(published.length);
    await expect(rules.getByRole("listitem")).toHaveCount(known.length);
    // What is law, and what the programme's, stands under its own heading, to the next one.
    const under = (heading: string) =>
      rules.getByRole("heading", { name: heading }).evaluate((head) => {
        const said = [];
        for (let next = head.nextElementSibling; next && next.tagName !== "H3"; next = next.nextElementSibling) said.push(next.textContent);
        return said.join("\n");
      });
    const [law, promises] = [await under("Law"), await under("The programme’s rule and this map’s promises")];
    for (const { status, text } of known) {
      const place = { quoted: law, verified: law, programme: promises }[status as string]!;
      expect(place).toContain(text.en);
      if (place !== law) expect(law).not.toContain(text.en);
    }
    expect(law).toContain("article 76-1");
    expect(promises).toContain("BAQ.KZ");
    await expect(rules.getByRole("link", { name: /Administrative Procedure and Process Code/ }).first()).toHaveAttribute("href", /^https:\/\/adilet\.zan\.kz\//);
  });

  test("the draft as not final, with what is awaited and how many days are left to object", async ({ page }) => {
    await openAs(page, states.drafted);
    const reply = page.locator("#reply");
    await expect(reply).toContainText("This reply is not final yet.");
    await expect(reply).toContainText("2 days are left.");
    await expect(reply).toContainText("the anti-corruption service’s part and opinion");
    await expect(reply).toContainText("Declined");
  });

  test("the rule of hearing where a refusal waits for an objection, and in no other state", async ({ page }) => {
    const rule = page.locator("#reply .law");
    await openAs(page, states.drafted);
    await expect(rule).toContainText("The applicant is told of an unfavourable draft decision not later than 3 working days");
    await expect(rule).toContainText("article 73");
    for (const other of ["lateOfficer", "answered"]) {
      await page.unroute("**/api/complaints/*");
      await openAs(page, states[other]);
      await page.reload();
      await expect(page.locator("#reply"), other).toContainText("There is no money for the hole.");
      // The rules are there by then.
      await expect(page.locator(".calendar .law li").first(), other).toBeAttached();
      await expect(page.getByText("unfavourable draft decision"), other).toHaveCount(0);
    }
  });

  test("a draft as one step, and neither the service’s part nor the reply as done", async ({ page }) => {
    await openAs(page, states.drafted);
    const done = page.locator(".life li[data-done=yes]");
    await expect(done).toHaveText([/^Registered/, /^With the institution/, /^Draft of the reply/]);
  });

  test("withdrawing as the end, and no step as taken that nobody took", async ({ page }) => {
    await openAs(page, states.withdrawn);
    const done = page.locator(".life li[data-done=yes]");
    await expect(done).toHaveText([/^Registered/, /^With the institution/, /^Closed: the complainant withdrew it/]);
    // Nobody owes a reply any more.
    await expect(page.locator(".holders")).toBeVisible();
    await expect(page.locator(".calendar")).toHaveCount(0);
  });

  test("what is kept back from the public, which is not the name that stands under the text", async ({ page }) => {
    await openAs(page, { ...states.accepted, name: null }, ["message"]);
    await expect(page.getByText("Not shown to the public: Aya Serikova")).toBeVisible();
    await page.unroute("**/api/complaints/*");
    await openAs(page, { ...states.accepted, name: "Aya Serikova" }, ["message"]);
    await page.reload();
    await expect(page.locator("article").getByText("Aya Serikova")).toBeVisible();
    await expect(page.getByText("Not shown to the public")).toHaveCount(0);
  });

  test("the objection and the service’s opinion beside the final reply", async ({ page }) => {
    await openAs(page, states.answered);
    const reply = page.locator("#reply");
    await expect(reply.getByRole("heading", { name: "Final reply" })).toBeVisible();
    await expect(reply).toContainText("You said the same last year.");
    await expect(reply).toContainText("The anti-corruption service does not agree with the reply");
    await expect(page.locator(".life li[data-done=yes]")).toHaveCount(5);
  });

  test("a reopened complaint without the reply it had, and what happened in the dialogue", async ({ page }) => {
    await openAs(page, states.reopened);
    await expect(page.getByText("Reopened once")).toBeVisible();
    await expect(page.locator("#reply")).toHaveCount(0);
    await expect(page.locator(".life li[data-done=yes]")).toHaveCount(2);
    await expect(page.locator(".timeline li").last()).toContainText("The complaint was reopened.");
  });

  test("who extended the term and why, the day before, and days that a holiday moved", async ({ page }) => {
    await openAs(page, states.extended);
    const moved = page.locator("section", { has: page.getByRole("heading", { name: "Why the day moved" }) });
    await expect(moved).toContainText("Deputy head D. Omarov");
    await expect(moved).toContainText("Drawings are awaited.");
    await expect(moved).toContainText(/Days off changed, and the term was counted anew by the holidays and moved days within it \(.+\)\. Day before: .+\. New day: .+\./);
    await expect(moved.locator(".law")).toContainText("reasoned decision");
  });

  test("that a new day off gives more time to object, and from which day to which", async ({ page }) => {
    await openAs(page, states.movedObjection);
    const moved = page.locator("section", { has: page.getByRole("heading", { name: "Why the day moved" }) });
    await expect(moved).toContainText(/Days off \(.+\) give more time to object\. Last day before: .+\. Last day now: .+\./);
    await expect(page.locator(".timeline")).toContainText("give more time to object");
  });

  test("that a merged one waits with the main one, by whose signature and why", async ({ page }) => {
    await openAs(page, states.extendedWithMain);
    const moved = page.locator("section", { has: page.getByRole("heading", { name: "Why the day moved" }) });
    await expect(moved).toContainText("The main complaint, K7QM-2XPD, waits longer for its reply, and so does this one.");
    await expect(moved).toContainText("Deputy head D. Omarov");
    await expect(moved).toContainText("Drawings are awaited.");
  });

  test("nothing of what moved the day before a reopening: a new term began", async ({ page }) => {
    await openAs(page, states.extendedBefore);
    await expect(page.locator(".timeline")).toContainText("Deputy head D. Omarov");
    await expect(page.getByRole("heading", { name: "Why the day moved" })).toHaveCount(0);
  });

  test("that the anti-corruption service itself has what is confidential, until it shows it to an institution", async ({ page }) => {
    await openAs(page, states.heldAccepted, ["message"]);
    await expect(page.locator(".complaint-state")).toHaveText("With the anti-corruption service");
    await expect(page.locator(".life li[aria-current]")).toContainText("With the anti-corruption service");
    await expect(page.locator(".holders li")).toHaveText(/^Anti-corruption service 18 calendar days/);
    await expect(page.getByText("With the institution")).toHaveCount(0);
    await expect(page.locator(".follow")).toContainText("stays off public pages");
    await page.unroute("**/api/complaints/*");
    await openAs(page, states.released, ["message"]);
    await page.reload();
    await expect(page.locator(".complaint-state")).toHaveText("With the institution");
    await expect(page.getByText("the institution it showed this complaint to can see it", { exact: false })).toBeVisible();
  });

  test("where the law stands, by the act’s name and in the reader’s language first", async ({ page }) => {
    await openAs(page, states.accepted);
    await page.getByText("How it was counted").click();
    const links = page.locator(".calendar .law a");
    await expect(links).toHaveText([/^Administrative Procedure and Process Code.*in Kazakh/, "in Russian"]);
    await page.evaluate(() => localStorage.setItem("lang", "ru"));
    await page.reload();
    await expect(links).toHaveText([/^Административный процедурно-процессуальный кодекс РК.*на русском/, "на казахском"]);
    await expect(links.first()).toHaveAttribute("href", "https://adilet.zan.kz/rus/docs/K2000000350");
  });

  test("who lets it wait: the institution, or the officers where only their part is missing", async ({ page }) => {
    await openAs(page, states.late);
    await expect(page.locator(".overdue")).toContainText("3 days late");
    await expect(page.locator(".overdue")).not.toContainText("refusal");
    await page.unroute("**/api/complaints/*");
    await openAs(page, states.lateOfficer);
    await page.reload();
    await expect(page.locator(".overdue")).toContainText("It is late at the anti-corruption service");
  });

  test("what was erased as a note, and the main complaint of a merged one", async ({ page }) => {
    await openAs(page, states.erased);
    await expect(page.locator("article .erased")).toHaveText("This text was erased at the complainant’s request.");
    await expect(page.locator(".timeline .erased")).toHaveCount(1);
    await page.unroute("**/api/complaints/*");
    await openAs(page, states.erased, ["renew_key"]);
    await page.reload();
    await expect(page.getByText("This complaint is public, but you had its text erased")).toBeVisible();
    await expect(page.getByText("everyone sees its text")).toHaveCount(0);
    await page.unroute("**/api/complaints/*");
    await openAs(page, states.merged);
    await page.reload();
    await expect(page.getByRole("link", { name: "Open the main complaint" })).toHaveAttribute("href", "/complaints/K7QM-2XPD");
  });

  test("to the author of a merged one the main one’s draft, its day, and who may object to it", async ({ page }) => {
    await openAs(page, states.merged, ["message", "withdraw"]);
    await expect(page.getByText("The reply to the main complaint is due:")).toBeVisible();
    await expect(page.getByText("This complaint’s own term:")).toBeVisible();
    await expect(page.getByText("Only the main one’s complainant can object to that draft.")).toBeVisible();
    await expect(page.locator("#reply")).toContainText("There is no money for the hole.");
    await expect(page.locator(".act[data-kind=object]")).toHaveCount(0);
  });

  test("on paper all that can be read, with the private link in full, light whatever the screen is", async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem("theme", "dark"));
    await openAs(page, states.accepted, ["message", "withdraw"]);
    const ink = () => page.locator("h1").evaluate((title) => getComputedStyle(title).color);
    const onScreen = await ink();
    await expect(page.locator(".private .print-only")).toBeHidden();
    await page.emulateMedia({ media: "print" });
    expect(await ink()).not.toBe(onScreen);
    await expect(page.locator(".private .print-only")).toHaveText(new RegExp(`#key=${KEY}$`));
    await expect(page.locator(".private .print-only")).toBeVisible();
    await expect(page.locator("button:visible, .act:visible")).toHaveCount(0);
  });

  test("no form at all without the private link", async ({ page }) => {
    await openAs(page, states.answered);
    await expect(page.locator(".act")).toHaveCount(0);
  });
});

test.describe("what a resident can do next", () => {
  test("is the higher body, with its own countdown and a letter, where silence counts as a refusal", async ({ page }) => {
    await openAs(page, states.silent, ["message"]);
    const next = page.locator(".next");
    await expect(next).toContainText("Last day to complain");
    await expect(next).toContainText("days are left");
    await next.getByText("A letter that is ready to send").click();
    const letter = next.getByRole("textbox");
    await expect(letter).toHaveValue(/JT-2026-1/);
    await expect(letter).toHaveValue(/article 91-2/);
    await expect(letter).toHaveValue(/Aya Serikova/);
  });

  test("is the state’s register where only the programme’s promise was broken: no word of a refusal", async ({ page }) => {
    await openAs(page, states.late, ["message"]);
    const next = page.locator(".next");
    await expect(next.getByRole("link", { name: /e-Otinish/ })).toBeVisible();
    await expect(next).not.toContainText("higher body");
  });

  test("is the state’s register too where no institution took the complaint up in time", async ({ page }) => {
    const nobody = { ...states.received, institution: null, due: day(-3), overdue: "officer" };
    await openAs(page, nobody, ["message"]);
    const next = page.locator(".next");
    await expect(next.getByRole("link", { name: /e-Otinish/ })).toBeVisible();
    await next.getByText("A letter that is ready to send").click();
    // Which body it goes to is the author's to fill in.
    await expect(next.getByRole("textbox")).toHaveValue(/^To the institution: _+$/m);
    await page.unroute("**/api/complaints/*");
    await openAs(page, { ...nobody, visibility: "held" }, ["message"]);
    await page.reload();
    await expect(page.locator(".overdue")).toBeVisible();
    await expect(next).toHaveCount(0);
  });

  test("comes as a letter in the language the complaint was written in", async ({ page }) => {
    await openAs(page, { ...states.silent, lang: "kk" }, ["message"]);
    await page.locator(".next").getByText("A letter that is ready to send").click();
    await expect(page.locator(".next").getByRole("textbox")).toHaveValue(/Жоғары тұрған органға/);
  });
});

test.describe("a resident acts", () => {
  test("each step has its form exactly where the endpoint allows it", async ({ page }) => {
    await openAs(page, states.answered, ["confirm", "dispute"]);
    expect(await page.locator(".act[data-kind]").evaluateAll((all) => all.map((one) => one.getAttribute("data-kind")))).toEqual(["dispute", "confirm"]);
  });

  test("an objection is sent with the key in a header, and stands there afterwards", async ({ page }) => {
    const sent = await steps(page, { ...(states.drafted as object), awaiting: ["participation"], reply: { ...(states.drafted.reply as object), objection: "Not true." } });
    await openAs(page, states.drafted, ["object", "message"]);
    const form = act(page, "object");
    await form.getByRole("button", { name: "Send the objection" }).click();
    await expect(form.getByRole("alert")).toHaveText("Write a few words here.");
    await expect(form.getByRole("textbox")).toBeFocused();
    await form.getByRole("textbox").fill("Not true.");
    await form.getByRole("button", { name: "Send the objection" }).click();
    await expect(page.getByText("Your objection was sent. It stands beside the reply.")).toBeFocused();
    await expect(page.locator("#reply")).toContainText("Not true.");
    expect(sent).toHaveLength(1);
    expect(sent[0].key).toBe(`Bearer ${KEY}`);
    expect(sent[0].body).toEqual({ kind: "object", text: "Not true." });
  });

  test("a late answer takes the keyboard from nobody who writes on in another field", async ({ page }) => {
    let answer = () => {};
    const coming = new Promise<void>((go) => (answer = go));
    await steps(page, { ...states.answered, name: null });
    await page.route(`**/api/complaints/${ID}/events`, async (route) => {
      await coming;
      await route.fallback();
    });
    await openAs(page, states.answered, ["message", "hide_name"]);
    await (await unfold(page, "hide_name")).getByRole("button", { name: "Hide it" }).click();
    const message = (await unfold(page, "message")).getByRole("textbox");
    await message.fill("The gate, too.");
    await message.press("Home");
    answer();
    await expect(page.getByText("Your name is no longer shown.")).toBeVisible();
    await expect(message).toBeFocused();
    await expect(message).toBeInViewport();
    await page.keyboard.type("Look: ");
    await expect(message).toHaveValue("Look: The gate, too.");
  });

  test("a dispute asks why, and reopens in the same step", async ({ page }) => {
    const sent = await steps(page, states.reopened);
    await openAs(page, states.answered, ["confirm", "dispute", "reopen"]);
    const form = await unfold(page, "dispute");
    await expect(form).toContainText("It can be reopened until");
    await form.getByRole("textbox").fill("The hole is there.");
    await form.getByRole("button", { name: "Dispute and reopen" }).click();
    await expect(page.getByText("Reopened once")).toBeVisible();
    expect(sent.map(({ body }) => body)).toEqual([{ kind: "dispute", text: "The hole is there.", reopen: true }]);
  });

  test("a question waits at the top with the form that answers it, and is gone once it is answered", async ({ page }) => {
    const answer = event(4, "message", "resident", { text: "The western one." });
    const sent = await steps(page, { ...states.asked, events: [...(states.asked.events as []), answer] });
    await openAs(page, states.asked, ["message", "photos"]);
    const asked = page.getByRole("region", { name: "You were asked a question" });
    await expect(asked).toContainText("Which gate is it?");
    await expect(asked).toBeInViewport();
    await asked.getByRole("textbox").fill("The western one.");
    await asked.getByRole("button", { name: "Send the message" }).click();
    await expect(page.getByText("Your message was sent.")).toBeFocused();
    await expect(asked).toHaveCount(0);
    await expect(act(page, "message")).not.toHaveAttribute("open");
    expect(sent.map(({ body }) => body)).toEqual([{ kind: "message", text: "The western one." }]);
  });

  test("what can be sent with photos says so", async ({ page }) => {
    await openAs(page, states.accepted, ["message", "photos"]);
    await expect(page.getByText("Write a message or add photos")).toBeVisible();
  });

  test("erasing says what stays, and asks twice", async ({ page }) => {
    const sent = await steps(page, states.erased);
    await openAs(page, states.answered, ["erase"]);
    const form = await unfold(page, "erase");
    await expect(form).toContainText("Dates, steps and the institution’s reply stay");
    await form.getByRole("button", { name: "Erase…" }).click();
    expect(sent).toHaveLength(0);
    await form.getByRole("button", { name: "No, go back" }).click();
    await form.getByRole("button", { name: "Erase…" }).click();
    await form.getByRole("button", { name: "Yes, erase it for good" }).click();
    await expect(page.getByText("Your personal data is erased.")).toBeVisible();
    expect(sent.map(({ body }) => body.kind)).toEqual(["erase"]);
  });

  test("a new private link is shown to keep, and takes the old one’s place in the address", async ({ page }) => {
    const fresh = "n".repeat(43);
    await steps(page, states.accepted, { key: fresh });
    await openAs(page, states.accepted, ["renew_key"]);
    const form = await unfold(page, "renew_key");
    await form.getByRole("button", { name: "Get a new link" }).click();
    await expect(page.getByRole("textbox", { name: "Your private link" })).toHaveValue(new RegExp(fresh));
    await expect(page).toHaveURL(new RegExp(`#key=${fresh}$`));
    await expect(page.getByText("The new link is ready, and the old one no longer works.")).toBeVisible();
  });

  test("what was typed outlives a reload, and goes once after a lost network", async ({ page, context, watch }) => {
    watch.expected(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
    await openAs(page, states.accepted, ["message"]);
    let form = await unfold(page, "message");
    await form.getByRole("textbox").fill("The gate on the right.");
    await page.reload();
    form = act(page, "message");
    await expect(form.getByRole("textbox")).toHaveValue("The gate on the right.");

    const onces: (string | null)[] = [];
    await page.route(`**/api/complaints/${ID}/events`, async (route) => {
      onces.push(await route.request().headerValue("idempotency-key"));
      await route.abort();
    });
    await form.getByRole("button", { name: "Send the message" }).click();
    await expect(form.getByRole("alert")).toContainText("Not sent yet.");
    await page.unroute(`**/api/complaints/${ID}/events`);
    const sent = await steps(page, states.accepted);
    await context.setOffline(true);
    await context.setOffline(false);
    await expect(page.getByText("Your message was sent.")).toBeVisible();
    expect(sent.map(({ once }) => once)).toEqual([onces[0]]);
    await page.reload();
    form = await unfold(page, "message");
    await expect(form.getByRole("textbox")).toHaveValue("");
  });

  test("what the endpoint refuses is said beside the field", async ({ page, watch }) => {
    watch.expected(/409/);
    await page.route(`**/api/complaints/${ID}/events`, (route) =>
      route.fulfill({ status: 409, json: { title: "Conflict", status: 409, errors: [{ field: "kind", code: "too-late", message: "The days to object have passed." }] } }),
    );
    await openAs(page, states.drafted, ["object"]);
    await act(page, "object").getByRole("textbox").fill("Not true.");
    await act(page, "object").getByRole("button", { name: "Send the objection" }).click();
    await expect(act(page, "object").getByRole("alert")).toHaveText("The days to object have passed.");
    await expect(act(page, "object").getByRole("textbox")).toHaveValue("Not true.");
  });

  test("everything is reached and pressed by the keyboard", async ({ page }) => {
    const sent = await steps(page, { ...states.answered, status: "closed", confirmation: "confirmed", closed: "confirmed" });
    await openAs(page, states.answered, ["confirm"]);
    const yes = act(page, "confirm").getByRole("button", { name: "Yes, it is settled" });
    await act(page, "confirm").locator("summary").focus();
    await page.keyboard.press("Tab");
    await expect(yes).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByText("The result is confirmed", { exact: false })).toBeVisible();
    expect(sent.map(({ body }) => body)).toEqual([{ kind: "confirm" }]);
  });
});

test("a public complaint is supported once by a device, and the count is called approximate", async ({ page }) => {
  const tokens: string[] = [];
  await page.route(`**/api/complaints/${ID}/support`, (route) => {
    tokens.push(route.request().postDataJSON().token);
    return route.fulfill({ json: { supports: 13 } });
  });
  await openAs(page, { ...states.accepted, supports: 12 });
  await expect(page.getByText("About 12 people have this too.")).toBeVisible();
  await page.getByRole("button", { name: "I have this too" }).click();
  await expect(page.getByText("About 13 people have this too.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Your support is counted.")).toBeVisible();
  await expect(page.getByRole("button", { name: "I have this too" })).toHaveCount(0);
  expect(tokens).toHaveLength(1);
  expect(tokens[0].length).toBeGreaterThanOrEqual(32);
});

test.describe("on the endpoint itself", () => {
  /** A complaint that an operator has accepted, and its private link. */
  async function accepted(request: APIRequestContext, text: string, more: object = {}) {
    const answer = await request.post("/api/complaints", { data: { institution: "school-005", topic: "roads", lang: "en", text, ...more } });
    expect(answer.status()).toBe(201);
    const { id, key } = await answer.json();
    order(["accept", id]);
    return { id, key, link: `/complaints/${id}#key=${key}` };
  }

  test("a message reaches the dialogue once, and the public does not read it", async ({ page, request }) => {
    const { id, link } = await accepted(request, words("A hole before the gate"));
    const said = words("It is the gate on the right");
    await page.goto(link);
    const form = await unfold(page, "message");
    await form.getByRole("textbox").fill(said);
    await form.getByRole("button", { name: "Send the message" }).click();
    await expect(page.getByText("Your message was sent.")).toBeFocused();
    await expect(page.locator(".timeline").getByText(said)).toHaveCount(1);
    const told = await (await request.get(`/api/complaints/${id}`)).json();
    expect(JSON.stringify(told)).not.toContain(said);
  });

  for (const confidential of [false, true]) {
    test(`the days of one that is ${confidential ? "confidential" : "not public yet"} are a file, and no address holds its key`, async ({ page, request }) => {
      const data = { institution: "school-005", topic: "roads", lang: "en", text: words("A hole before the gate"), confidential };
      const answer = await request.post("/api/complaints", { data });
      expect(answer.status(), await answer.text()).toBe(201);
      const { id, key } = await answer.json();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(`/complaints/${id}#key=${key}`);
      const button = page.locator(".follow").getByRole("button", { name: "Days for the calendar" });
      const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
      expect(file.suggestedFilename()).toBe(`${id}.ics`);
      const text = fs.readFileSync((await file.path())!, "utf8");
      expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
      expect(text).toContain(id);
      expect(text).not.toContain(key);
      const calendars = asked.filter((url) => url.includes(".ics"));
      expect(calendars).toEqual([`${address()}/api/complaints/${id}.ics`]);
      expect(asked.filter((url) => url.split("#")[0].includes(key))).toEqual([]);
    });
  }

  test("that a file of days could not be fetched is said, and it can be tried again", async ({ page, request, watch }) => {
    watch.expected(/503/);
    const data = { institution: "school-005", topic: "roads", lang: "en", text: words("A hole before the gate") };
    const { id, key } = await (await request.post("/api/complaints", { data })).json();
    await page.route("**/*.ics", (route) => route.fulfill({ status: 503, body: "" }), { times: 1 });
    await page.goto(`/complaints/${id}#key=${key}`);
    const button = page.locator(".follow").getByRole("button", { name: "Days for the calendar" });
    await button.click();
    await expect(page.locator(".follow .error")).not.toBeEmpty();
    await Promise.all([page.waitForEvent("download"), button.click()]);
    await expect(page.locator(".follow .error")).toBeEmpty();
  });

  test("a new link opens it and the old one does not, which is said", async ({ page, request, watch }) => {
    watch.expected(/404/);
    const { link } = await accepted(request, words("A lamp that never shines"));
    await page.goto(link);
    const form = await unfold(page, "renew_key");
    await form.getByRole("button", { name: "Get a new link" }).click();
    const shown = page.getByRole("textbox", { name: "Your private link" });
    await expect(shown).not.toHaveValue(`${address()}${link}`);
    const fresh = await shown.inputValue();
    // A fragment alone would not load the page.
    await page.goto("about:blank");
    await page.goto(fresh);
    await expect(act(page, "message")).toBeVisible();
    await page.goto("about:blank");
    await page.goto(link);
    await expect(page.getByText("The key of this private link does not fit.", { exact: false })).toBeVisible();
  });

  test("a name is hidden later, and a withdrawn complaint cannot be opened again", async ({ page, request }) => {
    const { id, link } = await accepted(request, words("No crossing at the school"), { contact: { name: "Aya Serikova", show_name: true } });
    expect((await (await request.get(`/api/complaints/${id}`)).json()).name).toBe("Aya Serikova");
    await page.goto(link);
    await (await unfold(page, "hide_name")).getByRole("button", { name: "Hide it" }).click();
    await expect(page.getByText("Your name is no longer shown.")).toBeVisible();
    expect((await (await request.get(`/api/complaints/${id}`)).json()).name).toBeNull();
    await expect(act(page, "hide_name")).toHaveCount(0);
    const form = await unfold(page, "withdraw");
    await form.getByRole("button", { name: "Withdraw…" }).click();
    await form.getByRole("button", { name: "Yes, withdraw it" }).click();
    await expect(page.getByText("The complaint is withdrawn.")).toBeVisible();
    await expect(act(page, "reopen")).toHaveCount(0);
    await expect(page.locator(".life li[data-done=yes]").last()).toContainText("the complainant withdrew it");
  });

  test("what is withdrawn right after sending says so, and not that it has arrived", async ({ form, page }) => {
    await form.open();
    await form.fill(words("A lamp that is lit again"));
    await form.send.click();
    await form.received();
    const withdrawing = await unfold(page, "withdraw");
    await withdrawing.getByRole("button", { name: "Withdraw…" }).click();
    await withdrawing.getByRole("button", { name: "Yes, withdraw it" }).click();
    await expect(page.getByText("The complaint is withdrawn.")).toBeVisible();
    await expect(page.locator(".complaint-state .status")).toHaveText("Withdrawn");
    await expect(page.getByText("You withdrew this complaint: it will not be published")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name: "Complaint", exact: true })).toBeVisible();
    await expect(page.getByText(/complaint is registered|Until the institution accepts|Nobody has taken/i)).toHaveCount(0);
    await expect(page.locator(".follow")).toHaveCount(0);
  });

  test("what is erased is gone for everybody, and a note stands in its place", async ({ page, request }) => {
    const text = words("My neighbour Aya at number 12 knows");
    const { id, link } = await accepted(request, text, { contact: { name: "Aya Serikova", phone: "+7 701 123 45 67" } });
    await page.goto(link);
    await expect(page.getByText(text)).toBeVisible();
    const form = await unfold(page, "erase");
    await form.getByRole("button", { name: "Erase…" }).click();
    await form.getByRole("button", { name: "Yes, erase it for good" }).click();
    await expect(page.getByText("Your personal data is erased.")).toBeVisible();
    await expect(page.locator("article .erased")).toBeVisible();
    await expect(page.getByText(text)).toHaveCount(0);
    expect(await (await request.get(`/api/complaints/${id}`)).text()).not.toContain("number 12");
  });

  test("support counts once a device", async ({ page, request }) => {
    const { id } = await accepted(request, words("The bus stop has no roof"));
    await page.goto(`/complaints/${id}`);
    await page.getByRole("button", { name: "I have this too" }).click();
    await expect(page.getByText("About 1 person has this too.")).toBeVisible();
    const told = await (await request.get(`/api/complaints/${id}`)).json();
    expect(told.supports).toBe(1);
  });

  test("the feed and the calendar file that are offered are there", async ({ page, request }) => {
    const { id } = await accepted(request, words("The stairs are icy"));
    await page.goto(`/complaints/${id}`);
    const feed = await page.getByRole("link", { name: "News feed (Atom)" }).getAttribute("href");
    const calendar = await page.getByRole("link", { name: "Days for the calendar" }).getAttribute("href");
    expect(await (await request.get(feed!)).text()).toContain("<feed");
    expect(await (await request.get(calendar!)).text()).toContain("BEGIN:VEVENT");
  });

  test("one like it is found before another is sent", async ({ form, page, request }) => {
    const text = words("The lift for wheelchairs stands still since Monday");
    const { id } = await accepted(request, text, { institution: "school-003" });
    await form.open();
    await form.fill(`${text} again`);
    const like = page.getByRole("region", { name: "Is it one of these?" });
    await expect(like.getByRole("listitem").filter({ hasText: text })).toHaveCount(1);
    await expect(like.locator(`a[href="/complaints/${id}"]`)).toBeVisible();
  });

  test("what is confidential shows on no public page", async ({ form, page, request }) => {
    const text = words("They ask for money at the door");
    await form.open();
    await form.topic("Other matters");
    await form.institution("school-gymnasium 3", /No\. 3\b/);
    await page.getByRole("checkbox", { name: /about bribery/ }).check();
    await form.text.fill(text);
    await form.look();
    await form.send.click();
    const id = await form.received();
    await expect(page.getByText("registered and with the anti-corruption service", { exact: false })).toBeVisible();
    await expect(page.getByText(/Only the anti-corruption service sees this complaint\. If an officer releases it, the institution reads the text/)).toBeVisible();
    expect((await request.get(`/api/complaints/${id}`)).status()).toBe(404);
    expect(await (await request.get("/api/complaints?limit=200")).text()).not.toContain(text);
  });
});

test.describe("the form", () => {
  test("says to whom a complaint about bribery goes, and by which other ways the service is reached", async ({ form, page }) => {
    await form.open();
    await page.getByRole("checkbox", { name: /about bribery/ }).check();
    await expect(page.getByText("goes to the anti-corruption service first", { exact: false })).toBeVisible();
    await expect(page.locator(".confidential").getByRole("link", { name: "1424" })).toHaveAttribute("href", "tel:1424");
    await form.topic("Roads");
    await form.institution("school-gymnasium 3", /No\. 3\b/);
    await form.text.fill("They ask for money at the gate.");
    await form.contact("Your name", "Aya Serikova");
    await form.look();
    await expect(page.getByRole("heading", { name: "This is what the anti-corruption service will see" })).toBeVisible();
    await expect(page.getByText("Seen by the anti-corruption service alone: Aya Serikova")).toBeVisible();
  });

  test("has its own words for what is confidential, and none of what everyone sees", async ({ form, page }) => {
    await form.open();
    await form.contact("Your name", "Aya Serikova");
    await page.getByRole("checkbox", { name: /Show my name/ }).check();
    const sheet = page.getByRole("form", { name: "Send a complaint" });
    await expect(sheet).toContainText("everyone sees the text");
    await page.getByRole("checkbox", { name: /about bribery/ }).check();
    await expect(sheet).toContainText("the institution reads the text as you wrote it");
    await expect(sheet).toContainText("The public does not see them");
    await expect(sheet).toContainText("The institution is not given it, even where the complaint is released to it.");
    await expect(sheet).not.toContainText(/everyone|Where the complaint is public|considered officially/);
    // A name that was to be shown is not sent so either.
    await form.fields("They ask for money at the gate.");
    await form.look();
    const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/api/complaints"));
    await form.send.click();
    expect((await sent).postDataJSON()).toMatchObject({ confidential: true, contact: { show_name: false } });
    await form.received();
  });

  test("shows like complaints in full before sending, and sends all the same", async ({ form, page }) => {
    const asked: string[] = [];
    await page.route(/\/api\/complaints\?.*text=/, (route) => {
      asked.push(route.request().url());
      return route.fulfill({ json: { complaints: [{ ...states.accepted, distance: 120 }], next: null } });
    });
    await form.open();
    await form.fill("A hole at the gate, call +7 701 123 45 67 or aya@example.kz");
    const like = page.getByRole("region", { name: "Is it one of these?" });
    await expect(like).toContainText("A deep hole before the gate of the school.");
    await expect(like).toContainText("120 m from here");
    await expect(like.getByRole("button", { name: "I have this too" })).toBeVisible();
    // Nobody's number or address goes along.
    expect(decodeURIComponent(asked[0])).not.toMatch(/123|aya@/);
    await form.send.click();
    await form.received();
  });

  test("takes the budget line of a link on the institution’s page, with its amount", async ({ form, page }) => {
    await page.goto("/institutions/school-001");
    const ask = page.getByRole("link", { name: /^Ask about “\d{3} / }).first();
    await ask.click();
    await expect(page).toHaveURL(/\/complaints\/new\?institution=school-001&budget=\d{4},\d\d,\d{3}/);
    await expect(page.getByText(/Amount under question: .*₸/)).toBeVisible();
    await form.topic("Roads");
    await form.text.fill("What was bought for this money?");
    await form.look();
    await expect(form.preview).toBeVisible();
    await expect(page.getByText(/Amount under question: .*₸/)).toBeVisible();
  });

  test("names the parts of a link that it cannot read, and goes on without them", async ({ form, page }) => {
    await form.open("?institution=school-001&budget=last-year&topic=nonsense");
    await expect(page.getByText("was left out: topic, budget line")).toBeVisible();
    await page.getByRole("button", { name: "Understood" }).click();
    await expect(page.getByText("was left out", { exact: false })).toHaveCount(0);
  });

  test("warns of a telephone number in the text that everyone sees, and does not stand in the way", async ({ form, page }) => {
    await form.open();
    await form.text.fill("A hole. My number is 8 (701) 123-45-67.");
    await expect(page.getByText("There seems to be a telephone number", { exact: false })).toBeVisible();
    await form.text.fill("A hole of 120 cm since 2024, on 14.11.2026.");
    await expect(page.getByText("There seems to be a telephone number", { exact: false })).toBeHidden();
  });

  test("has a field that neither eyes nor the keyboard nor a reader aloud meet", async ({ form, page }) => {
    await form.open();
    const trap = page.locator("input[name=website]");
    await expect(trap).toHaveAttribute("tabindex", "-1");
    await expect(page.getByRole("textbox", { name: "website" })).toHaveCount(0);
    const box = await trap.boundingBox();
    expect(box!.x + box!.width).toBeLessThan(0);
  });

  test("says a fault that belongs to no field", async ({ form, page, watch }) => {
    watch.expected(/422/);
    await page.route("**/api/complaints", (route) =>
      route.request().method() === "POST"
        ? route.fulfill({ status: 422, json: { title: "x", status: 422, errors: [{ field: "lang", code: "unknown", message: "This language is not known." }] } })
        : route.fallback(),
    );
    await form.open();
    await form.fill("A hole before the gate.");
    await form.send.click();
    await expect(page.locator("#summary")).toContainText("This language is not known.");
  });
});

test.describe("proof of work", () => {
  /** A challenge as the endpoint makes it, whose counter is known. */
  function challenge(counter: number) {
    const [nonce, salt] = [randomBytes(16), randomBytes(16)];
    const password = Buffer.concat([nonce, Buffer.from([0, 0, counter >> 8, counter & 255])]);
    const key = pbkdf2Sync(password, salt, 200, 32, "sha256").toString("hex");
    const parameters = { algorithm: "PBKDF2/SHA-256", cost: 200, expiresAt: 4102444800, keyLength: 32, keyPrefix: key.slice(0, 32), nonce: nonce.toString("hex"), salt: salt.toString("hex") };
    return { key, challenge: { parameters, signature: "00" } };
  }

  async function demanded(page: Page, refusals: number) {
    const made: ReturnType<typeof challenge>[] = [];
    const brought: unknown[] = [];
    await page.route("**/api/settings", (route) => route.fulfill({ json: { mail: false, proof_of_work: true, secure_ways: [] } }));
    await page.route("**/api/challenge", (route) => {
      made.push(challenge(40 + made.length));
      return route.fulfill({ json: made.at(-1)!.challenge });
    });
    await page.route("**/api/complaints", async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      const header = await route.request().headerValue("x-altcha");
      brought.push(header && JSON.parse(Buffer.from(header, "base64").toString()));
      if (brought.length <= refusals) {
        return route.fulfill({ status: 403, json: { title: "x", status: 403, errors: [{ field: "X-Altcha", code: "proof-of-work", message: "x" }] } });
      }
      return route.fallback();
    });
    return { made, brought };
  }

  for (const [where, secure] of [["by the browser", true], ["by the page where the browser has no cryptography for it", false]] as const) {
    test(`is done in the background while a person writes, ${where}`, async ({ form, page }) => {
      if (!secure) await page.addInitScript(() => Object.defineProperty(crypto, "subtle", { value: undefined }));
      const { made, brought } = await demanded(page, 0);
      await form.open();
      await form.fill("A hole before the gate.");
      await form.send.click();
      await form.received();
      expect(brought).toEqual([{ challenge: made[0].challenge, solution: { counter: 40, derivedKey: made[0].key } }]);
    });
  }

  test("is done anew where the endpoint does not take it, and the complaint goes once", async ({ form, page, watch }) => {
    watch.expected(/403/);
    const { made, brought } = await demanded(page, 1);
    await form.open();
    await form.fill("A hole before the gate.");
    await form.send.click();
    await form.received();
    expect(made).toHaveLength(2);
    expect(brought[1]).toMatchObject({ solution: { counter: 41, derivedKey: made[1].key } });
  });
});

test("who lost the link is told plainly that it cannot be restored where no mail is sent", async ({ page, watch }) => {
  watch.expected(/404/);
  await page.goto(`/complaints/${ID}`);
  await page.getByText("I lost my private link").click();
  await expect(page.getByText("it cannot be restored", { exact: false })).toBeVisible();
});

test("what is opened on a slow network stays open when the names come at last", async ({ page }) => {
  let come = () => {};
  const coming = new Promise<void>((done) => (come = done));
  await page.route("**/rules.json", async (route) => {
    await coming;
    await route.continue();
  });
  await openAs(page, states.accepted);
  await page.getByText("I lost my private link").click();
  const rules = page.waitForResponse("**/rules.json");
  come();
  await (await rules).finished();
  // Names in the page's own next turn, if it took them.
  await page.evaluate(() => new Promise((turn) => requestAnimationFrame(() => setTimeout(turn))));
  await expect(page.locator("details.lost-link")).toHaveAttribute("open", "");
});

test("who lost the link gets it by mail where the endpoint sends any", async ({ page }) => {
  await page.route("**/api/settings", (route) => route.fulfill({ json: { mail: true, proof_of_work: false, secure_ways: [] } }));
  const asked: unknown[] = [];
  await page.route("**/api/links", (route) => {
    asked.push(route.request().postDataJSON());
    return route.fulfill({ status: 202, body: "" });
  });
  await openAs(page, states.accepted);
  await page.getByText("I lost my private link").click();
  await page.getByRole("textbox", { name: "The e-mail given with the complaint" }).fill("aya@example.kz");
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("If complaints were sent with this e-mail", { exact: false })).toBeVisible();
  expect(asked).toEqual([{ email: "aya@example.kz" }]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });
    const told = colorScheme === "light" ? Object.keys(states) : ["drafted", "answered", "silent"];
    for (const name of told) {
      test(`axe finds nothing on one that is ${name}, and nothing is wider than 320 pixels`, async ({ page }) => {
        await openAs(page, states[name], EVERYTHING);
        await page.locator("main details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`))).toEqual([]);
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      });
    }
  });
}

test("the private link is copied the older way where the clipboard is forbidden, and it is said", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = (command: string) => {
      const field = document.activeElement as HTMLInputElement;
      const chosen = field.value.slice(field.selectionStart!, field.selectionEnd!);
      document.documentElement.setAttribute(`data-${command}`, chosen);
      return true;
    };
  });
  await openAs(page, states.accepted, ["message"]);
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-copy", `${address()}/complaints/${ID}#key=${KEY}`);
});
