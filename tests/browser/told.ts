// A complaint as the endpoint tells it, in each state of the dialogue. Where a test's subject is what a resident sees
// of a state, these stand in for months of waiting; what a resident does is tested against the endpoint itself.
import type { Page } from "@playwright/test";

export const KEY = "k".repeat(43);
/** A number with the right check character. */
export const ID = "N42Z-3CQE";

/** The complaint that others are joined to. */
const MAIN = "K7QM-2XPD";

type Members = Record<string, unknown>;

/** Days as the page counts them: from today in the city. */
export function day(from: number) {
  const now = new Date(Date.now() + 5 * 3_600_000);
  now.setUTCDate(now.getUTCDate() + from);
  return now.toISOString().slice(0, 10);
}

export const time = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString();

export const event = (number: number, kind: string, by: string, more: Members = {}): Members => ({
  number,
  kind,
  by,
  time: time(number - 20),
  photos: [],
  ...more,
});

const received = event(1, "received", "resident", { registered: day(-19), due: day(2) });
const accepted = event(2, "accepted", "operator", { institution: "school-001" });

export const open: Members = {
  id: ID,
  status: "accepted",
  visibility: "public",
  confirmation: "unconfirmed",
  topic: "roads",
  institution: "school-001",
  district: "esil",
  at: null,
  lang: "en",
  text: "A deep hole before the gate of the school.",
  erased: false,
  name: "Aya S.",
  budget: null,
  questioned: null,
  received: time(-19),
  registered: day(-19),
  due: day(2),
  overdue: null,
  outcome: null,
  awaiting: [],
  objection_until: null,
  reply: null,
  holders: [{ institution: "school-001", since: day(-18), until: null, days: 18 }],
  extensions: [],
  refused_by_silence: false,
  state_register: null,
  merged_into: null,
  supports: 0,
  reopened: 0,
  closed: null,
  replied: null,
  reopen_until: null,
  provisional: false,
  days: [{ date: day(1), counted: null, why: "weekend" }, { date: day(2), counted: 1 }],
  registrar: { kk: "Кеңсе", ru: "Канцелярия", en: "The office" },
  events: [received, accepted],
};

const heldUp = event(2, "accepted", "officer");
const extended = (number: number) => event(number, "extended", "institution", { due_before: day(-4), due: day(2), signed_by: "Deputy head D. Omarov", text: "Drawings are awaited." });

const reply = { text: "There is no money for the hole.", outcome: "declined", final: false, time: time(-3), objection: null, opinion: null };
const drafted = event(3, "drafted", "institution", { outcome: "declined", objection_until: day(2), text: reply.text });
const opinion = { stance: "disagrees", text: "There is money in line 159.", time: time(-1) };

export const states: Record<string, Members> = {
  received: { ...open, status: "received", visibility: "private", holders: [], events: [received] },
  accepted: open,
  held: { ...open, status: "received", visibility: "held", holders: [], events: [received] },
  heldAccepted: { ...open, visibility: "held", holders: [], events: [received, heldUp] },
  released: { ...open, visibility: "held", events: [received, heldUp, event(3, "released", "officer", { institution: "school-001" })] },
  asked: { ...open, events: [received, accepted, event(3, "asked", "institution", { text: "Which gate is it?" })] },
  drafted: { ...open, status: "drafted", outcome: "declined", awaiting: ["objection", "participation"], objection_until: day(2), reply, events: [received, accepted, drafted] },
  main: { ...open, id: MAIN, due: day(5), status: "drafted", outcome: "declined", awaiting: ["objection", "participation"], objection_until: day(2), reply, events: [received, accepted, drafted] },
  answered: {
    ...open,
    status: "answered",
    outcome: "declined",
    reply: { ...reply, final: true, objection: "You said the same last year.", opinion },
    replied: time(-1),
    reopen_until: day(29),
    events: [received, accepted, drafted, event(4, "objected", "resident", { text: "You said the same last year." }), event(5, "participated", "officer", { stance: "disagrees", text: opinion.text }), event(6, "answered", "system", { outcome: "declined" })],
  },
  reopened: { ...open, reopened: 1, events: [received, accepted, drafted, event(5, "participated", "officer", { stance: "agrees" }), event(6, "answered", "system", { outcome: "declined" }), event(7, "reopened", "resident", { due: day(2) })] },
  extended: { ...open, events: [received, accepted, event(3, "due_moved", "system", { due_before: day(-5), due: day(-4), because: [day(-6)] }), extended(4)] },
  movedObjection: { ...open, status: "drafted", outcome: "declined", awaiting: ["objection"], objection_until: day(3), reply, events: [received, accepted, drafted, event(4, "objection_moved", "system", { until_before: day(2), until: day(3), because: [day(1)] })] },
  extendedWithMain: { ...open, merged_into: MAIN, events: [received, accepted, event(3, "merged", "institution", { into: MAIN }), { ...extended(4), by: "system", from: MAIN }] },
  extendedBefore: { ...open, reopened: 1, events: [received, accepted, extended(3), event(4, "answered", "system", { outcome: "declined" }), event(5, "reopened", "resident", { due: day(2) })] },
  late: { ...open, due: day(-3), overdue: "institution" },
  silent: { ...open, due: day(-3), overdue: "institution", refused_by_silence: true, state_register: { number: "JT-2026-1", date: day(-19) } },
  lateOfficer: { ...open, status: "drafted", due: day(-3), overdue: "officer", outcome: "declined", awaiting: ["participation"], reply, events: [received, accepted, drafted] },
  withdrawn: { ...open, status: "closed", closed: "withdrawn", events: [received, accepted, event(3, "withdrawn", "resident")] },
  erased: { ...open, text: "", erased: true, name: null, events: [received, accepted, event(3, "message", "resident", { erased: true }), event(4, "erased", "resident")] },
  merged: { ...open, merged_into: MAIN, events: [received, accepted, event(3, "merged", "institution", { into: MAIN })] },
};

/** The page of a complaint in this state, as its author sees it (`can`), or as everybody does. */
export async function openAs(page: Page, complaint: Members, can?: string[]) {
  const told = can ? { ...complaint, contact: { name: "Aya Serikova", phone: null, email: null, show_name: true }, can, follows: false } : complaint;
  await page.route(`**/api/complaints/${ID}`, (route) => route.fulfill({ json: told }));
  // The one that it may have been joined to.
  await page.route(`**/api/complaints/${MAIN}`, (route) => route.fulfill({ json: states.main }));
  await page.goto(`/complaints/${ID}${can ? `#key=${KEY}` : ""}`);
  await page.locator("p.number").waitFor();
}
