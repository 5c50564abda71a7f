// Preventive proposals, from the complaints they grow from to what everyone reads of them.
import type { Locator, Page, TestInfo } from "@playwright/test";
import { order } from "./endpoint";
import { address, expect, test } from "./fixtures";
import { arrives, held, heldAnswer } from "./late";
import { complaint, DeskPage, elsewhere, official } from "./pages/desk";

test.beforeEach(({ watch }) => watch.expected(/401 \(Unauthorized\)/));

/** A school that no other test writes proposals to. */
const school = (info: TestInfo, number: number) => `school-0${number + (info.project.name === "phone" ? 0 : 1)}`;

const titled = (page: Page, title: string) => page.locator("details.proposal").filter({ hasText: title });

const unfold = (one: Locator) => one.locator("summary").first().click();

const title = (what: string) => `${what} ${Math.random().toString(36).slice(2)}`;

/** The form of a new proposal. */
const writing = (page: Page) => page.locator("details.card").filter({ has: page.getByText("Write a proposal", { exact: true }) });

const box = (form: Locator) => form.getByRole("combobox", { name: "Complaints it grew from" });

const link = (page: Page) => page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: /^Proposals/ });

/** A draft to an institution, by the officer who is signed in there. */
async function draft({ page }: DeskPage, institution: string, name: string) {
  const { csrf } = await (await page.request.get(`${address()}/api/desk/session`)).json();
  const headers = { "X-CSRF": csrf };
  const text = { finding: "One supplier for years.", measure: "An open contest.", by: "2030-01-31" };
  const data = { institution, title: name, ...text, complaints: [] };
  const answer = await page.request.post(`${address()}/api/desk/proposals`, { headers, data });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id, last } = await answer.json();
  return async () => {
    const data = { action: "send", last };
    const answer = await page.request.post(`${address()}/api/desk/proposals/${id}/actions`, { headers, data });
    expect(answer.status(), await answer.text()).toBe(200);
  };
}

test("a proposal grows from complaints, is considered by another officer, and everyone reads its outcome", async ({ page, browser, request }, info) => {
  test.setTimeout(90_000);
  const institution = school(info, 51);
  const [first, second, third] = [
    await complaint(request, { institution }),
    await complaint(request, { institution }),
    await complaint(request, { institution: "school-003" }),
  ];
  for (const { id } of [first, second, third]) order(["accept", id]);
  const name = title("An open contest for meals");
  const [author, colleague] = [official("officer"), official("officer")];

  // From the case, with its institution and its number.
  const officer = new DeskPage(page);
  await officer.as(author, `/desk/${first.id}`);
  await officer.case.getByRole("link", { name: "Make a proposal from this" }).click();
  const form = writing(page);
  await expect(form.getByRole("textbox", { name: "Title" })).toBeFocused();
  await expect(page).not.toHaveURL(/from=/);
  const chosen = form.locator(".chosen-ids li");
  await expect(chosen).toHaveText([new RegExp(first.id)]);
  // One of the same institution by its words, one of another by its number.
  await box(form).fill(second.text);
  await expect(form.getByRole("option").filter({ hasText: second.id })).toBeVisible();
  await box(form).press("Enter");
  await box(form).fill(third.id.toLowerCase());
  await box(form).press("Enter");
  await expect(chosen).toHaveCount(3);
  await expect(box(form)).toHaveValue("");
  await form.getByRole("textbox", { name: "Title" }).fill(name);
  await form.getByRole("textbox", { name: "What allows corruption" }).fill("One supplier for years.");
  await form.getByRole("button", { name: "Save the draft" }).click();
  await expect(form.getByText("Write a few words here.")).toBeVisible();
  await form.getByRole("textbox", { name: "What to change" }).fill("An open contest.");
  await form.getByLabel("By when").fill("2030-01-31");
  await form.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByText(/The draft is saved/)).toBeVisible();

  // Mended, looked through and sent.
  const one = (of: Page) => titled(of, name);
  await unfold(one(page));
  await one(page).getByText("Change the draft").click();
  await one(page).getByRole("textbox", { name: "What to change" }).fill("An open contest each year.");
  await one(page).getByRole("button", { name: "Save the draft" }).click();
  await expect(one(page).locator("p.event-text").filter({ hasText: "each year" })).toHaveCount(1);
  await unfold(one(page));
  await one(page).locator("summary").filter({ hasText: "Send to the institution" }).click();
  const preview = one(page).locator(".preview");
  await expect(preview).toContainText("An open contest each year.");
  await expect(preview).toContainText(second.id);
  await expect(one(page).getByText(/can be neither changed nor taken back/)).toBeVisible();
  await one(page).getByRole("button", { name: "Send and publish" }).click();
  await expect(page.getByText("The proposal is sent and public.")).toBeVisible();

  // Its author cannot consider it, and is told who can. Folded, once it is shown as it is now.
  await expect(one(page)).not.toHaveAttribute("open");
  await unfold(one(page));
  await expect(one(page).getByText(/You cannot consider this proposal: it was written or changed by you/)).toBeVisible();
  await expect(one(page).getByText(/^Officers who can consider it:/)).toContainText(colleague.name);
  await expect(one(page).getByRole("button", { name: "Record that it was considered" })).toHaveCount(0);

  // The institution and another officer see at once that it waits for them.
  const head = await elsewhere(browser, official("institution", institution));
  await expect(link(head.page)).toHaveAccessibleName(/waiting for you: [1-9]/);
  await link(head.page).click();
  await expect(one(head.page)).toContainText("waits for you");
  await unfold(one(head.page));
  await expect(one(head.page).getByRole("button")).toHaveCount(0);

  const other = await elsewhere(browser, colleague, "/desk/proposals");
  await expect(link(other.page)).toHaveAccessibleName(/waiting for you: [1-9]/);
  await unfold(one(other.page));
  await expect(one(other.page).getByText("Everyone sees it beside the proposal.")).toBeVisible();
  await one(other.page).getByRole("radio", { name: "The service agrees" }).check({ force: true });
  await one(other.page).getByRole("textbox", { name: "Word of opinion" }).fill("We talked it through.");
  await one(other.page).getByRole("button", { name: "Record that it was considered" }).click();
  await expect(other.page.getByText("It is recorded that the proposal was considered.")).toBeVisible();
  await expect(one(other.page)).not.toContainText("waits for you");
  await other.close();

  await head.page.reload();
  await unfold(one(head.page));
  await one(head.page).getByRole("radio", { name: "Declined" }).check({ force: true });
  await expect(one(head.page).getByLabel("By which day it will be done")).toHaveCount(0);
  await one(head.page).getByRole("radio", { name: "Accepted", exact: true }).check({ force: true });
  await one(head.page).getByRole("textbox", { name: "The institution’s answer" }).fill("The contest is announced.");
  await one(head.page).getByLabel("By which day it will be done").fill("2030-01-15");
  await one(head.page).getByRole("button", { name: "Record what the institution does" }).click();
  await expect(one(head.page).locator(".status")).toHaveText("Settled");
  await unfold(one(head.page));
  await expect(one(head.page).getByText("The institution names as the day: 15 January 2030")).toBeVisible();
  await head.close();

  const answered = page.waitForResponse(/\/api\/proposals$/);
  await page.goto("/outcomes?lang=kk");
  const { proposals } = await (await answered).json();
  const entry = page.getByRole("listitem").filter({ hasText: name });
  await expect(entry.locator(".status")).toHaveText("Қабылданды");
  await expect(entry).toContainText("Негіз болған 3 өтініш");
  await expect(entry).toContainText("Сыбайлас жемқорлыққа қарсы қызмет келіседі");
  await expect(entry).toContainText("Мекеме атаған мерзім: 2030 жылғы 15 қаңтар");
  const accepted = proposals.filter(({ outcome }: { outcome: string | null }) => outcome === "accepted").length;
  expect(accepted).toBeGreaterThan(0);
  await expect(page.locator(".proposals").getByText(new RegExp(`Қабылданды: ${accepted}(?!\\d)`))).toBeVisible();
});

test("what is held is offered for a proposal by its number alone", async ({ page, request, watch }, info) => {
  watch.expected(/422 \(Unprocessable Entity\)/);
  const institution = school(info, 35);
  const held = await complaint(request, { institution, confidential: true });
  const open = await complaint(request, { institution });
  await new DeskPage(page).as(official("officer"), `/desk/proposals?from=${open.id}&of=${institution}`);
  const form = writing(page);
  await box(form).focus();
  const offered = form.getByRole("option").filter({ hasText: held.id });
  await expect(offered).toContainText("Its text is shown only where it is opened.");
  await expect(page.getByText(held.text)).toHaveCount(0);
  // What is chosen is not offered again, and what was chosen can be taken back.
  await expect(form.getByRole("option").filter({ hasText: open.id })).toHaveCount(0);
  await offered.click();
  await expect(form.locator(".chosen-ids li")).toHaveCount(2);
  await form.getByRole("button", { name: `Remove ${open.id}` }).click();
  await expect(form.locator(".chosen-ids li")).toHaveText([new RegExp(held.id)]);
  await expect(form.getByRole("option").filter({ hasText: open.id })).toBeVisible();
  // A number that is none is said beside the field.
  await box(form).fill("K7QM-2XPZ");
  await form.getByRole("textbox", { name: "Title" }).fill("Doors");
  await form.getByRole("textbox", { name: "What allows corruption" }).fill("One key");
  await form.getByRole("textbox", { name: "What to change" }).fill("Two keys");
  await form.getByLabel("By when").fill("2030-01-31");
  await page.route("**/api/desk/proposals", async (route) => {
    expect(route.request().postDataJSON().complaints).toEqual([held.id, "K7QM-2XPZ"]);
    await route.continue();
  });
  const refused = page.waitForResponse((response) => response.status() === 422);
  await form.getByRole("button", { name: "Save the draft" }).click();
  await refused;
  await expect(form.locator('[id$="complaints-error"]')).not.toBeEmpty();
});

test("a proposal that was begun is not lost to another complaint", async ({ page, request }, info) => {
  const institution = school(info, 37);
  const sent = await complaint(request, { institution });
  const desk = new DeskPage(page);
  await desk.as(official("officer"), "/desk/proposals");
  const form = writing(page);
  await form.locator("summary").click();
  await form.getByRole("combobox", { name: "Institution" }).fill("gymnasium 3");
  await page.keyboard.press("Enter");
  await form.getByRole("textbox", { name: "Title" }).fill("A half-written one");
  await desk.open(`/desk/proposals?from=${sent.id}&of=${institution}`);
  await expect(form.getByText(/You have begun a proposal to/)).toBeVisible();
  await expect(form.getByRole("textbox", { name: "Title" })).toHaveValue("A half-written one");
  await expect(form.locator(".chosen-ids li")).toHaveCount(0);
  await form.getByRole("button", { name: `Drop it and begin a new one from ${sent.id}` }).click();
  await expect(form.locator(".chosen-ids li")).toHaveText([new RegExp(sent.id)]);
  await expect(form.getByRole("textbox", { name: "Title" })).toHaveValue("");
  await expect(form.getByText(/You have begun a proposal to/)).toBeHidden();
});

test("Enter takes only what holds the words that stand there", async ({ page, request }, info) => {
  const institution = school(info, 39);
  const [gate, roof] = [title("Gate"), title("Roof")];
  const base = await complaint(request, { institution });
  const one = await complaint(request, { institution, text: gate });
  const other = await complaint(request, { institution, text: roof });
  await new DeskPage(page).as(official("officer"), `/desk/proposals?from=${base.id}&of=${institution}`);
  const form = writing(page);
  const chosen = form.locator(".chosen-ids li");
  await expect(chosen).toHaveCount(1);
  await box(form).fill(gate);
  await expect(form.getByRole("option")).toHaveText([new RegExp(one.id)]);
  const search = await held(page, /desk\/queue\?.*q=/);
  await box(form).fill(roof);
  await box(form).press("Enter");
  await search.asked;
  await box(form).press("Enter");
  await expect(box(form)).toHaveValue(roof);
  await expect(chosen).toHaveCount(1);
  await search.letGo();
  await expect(form.getByRole("option")).toHaveText([new RegExp(other.id)]);
  await box(form).press("Enter");
  await expect(chosen).toHaveText([new RegExp(base.id), new RegExp(other.id)]);
});

test("words that stand there are searched among the complaints of another institution, once it is chosen", async ({ page, request }, info) => {
  const [first, second] = [school(info, 41), school(info, 56)];
  const text = title("The gate is locked each evening, said");
  const [base, one, other] = [
    await complaint(request, { institution: first }),
    await complaint(request, { institution: first, text }),
    await complaint(request, { institution: second, text }),
  ];
  await new DeskPage(page).as(official("officer"), `/desk/proposals?from=${base.id}&of=${first}`);
  const form = writing(page);
  await box(form).fill(text);
  const offered = ({ id }: { id: string }) => form.getByRole("option").filter({ hasText: id });
  await expect(offered(one)).toBeVisible();
  // What is asked of the first institution is answered when the second one has been chosen.
  const search = /desk\/queue\?.*q=/;
  const late = await heldAnswer(page, search, "GET");
  const words = text.replace("The gate ", "");
  await box(form).fill(words);
  await late.done;
  await form.getByRole("button", { name: "change", exact: true }).click();
  const number = `No. ${Number(second.slice(-3))}`;
  await form.getByRole("combobox", { name: "Institution" }).fill(`School ${number}`);
  await form.getByRole("option").filter({ hasText: number }).click();
  await box(form).focus();
  await expect(box(form)).toHaveValue(words);
  await expect(offered(other)).toBeVisible();
  await arrives(page, search, "GET", late.letGo);
  await expect(offered(other)).toBeVisible();
  await expect(offered(one)).toHaveCount(0);
});

test("that another proposal waits takes the keyboard from nobody", async ({ page, browser }, info) => {
  const institution = school(info, 45);
  await page.clock.install();
  const head = new DeskPage(page);
  await head.as(official("institution", institution));
  const officer = await elsewhere(browser, official("officer"));
  const send = await draft(officer, institution, title("Doors"));
  const waiting = page.waitForResponse(/proposals\/waiting$/);
  await page.clock.fastForward("01:01");
  await (await waiting).finished();
  await link(page).focus();
  await send();
  await page.clock.fastForward("01:01");
  await expect(link(page)).toHaveAccessibleName(/waiting for you: [1-9]/);
  await expect(link(page)).toBeFocused();
  // Nor where it is asked again because one goes elsewhere.
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Proposals" })).toBeFocused();
  await expect(link(page)).toHaveAttribute("aria-current", "page");
  await officer.close();
});

test("how many proposals wait is never another account's number", async ({ page, browser }, info) => {
  const [one, other] = [school(info, 47), school(info, 49)];
  const officer = await elsewhere(browser, official("officer"));
  await (await draft(officer, one, title("Doors")))();
  await officer.close();
  const head = new DeskPage(page);
  await head.as(official("institution", one));
  await expect(link(page)).toHaveAccessibleName(/waiting for you: [1-9]/);
  // The answer to the first is on its way while the second signs in, who has not been told a number yet.
  const waiting = /proposals\/waiting$/;
  const first = await heldAnswer(page, waiting, "GET");
  await page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: "Templates" }).click();
  await first.done;
  await page.locator(".desk-person summary").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  const second = await held(page, waiting);
  await head.signIn(official("institution", other));
  await second.asked;
  await expect(link(page)).toHaveAccessibleName("Proposals");
  await arrives(page, waiting, "GET", second.letGo);
  await arrives(page, waiting, "GET", first.letGo);
  await expect(link(page)).toHaveAccessibleName("Proposals");
});

test("an answer about one proposal that comes late leaves whoever writes in another one there", async ({ page }, info) => {
  const institution = school(info, 51);
  const officer = new DeskPage(page);
  await officer.as(official("officer"));
  const [dropped, written] = [title("Doors"), title("Windows")];
  for (const name of [dropped, written]) await draft(officer, institution, name);
  await officer.open("/desk/proposals");
  const [one, other] = [titled(page, dropped), titled(page, written)];
  await unfold(one);
  await one.locator("summary", { hasText: "Throw the draft away" }).click();
  await unfold(other);
  await other.getByText("Change the draft").click();
  const actions = /proposals\/[^/]+\/actions$/;
  const late = await heldAnswer(page, actions, "POST");
  await one.getByRole("button", { name: "Throw the draft away" }).click();
  await late.done;
  const measure = other.getByRole("textbox", { name: "What to change" });
  await measure.fill("Two keys");
  await arrives(page, actions, "POST", late.letGo);
  await expect(page.getByText("The draft is thrown away.")).toBeVisible();
  await expect(one).toHaveCount(0);
  await expect(measure).toBeFocused();
  await page.keyboard.type(" for two people");
  await expect(measure).toHaveValue("Two keys for two people");
});
