//! What the complaint is: where it stands, what was written, the photos, the money, and whom to ask back.

use super::case::Case;
use super::said::{self, due, named, place, waiting_for, with};
use crate::complaint::holders::{is_withdrawn, with_service};
use crate::dom::{El, div, el, heading, link, p, span};
use crate::json::Json;
use crate::view::point;
use crate::words::{count, say, t};
use adaldyq_domain::complaint::working_days::iso;

/// Where it stands, in one line.
pub fn head(view: &Json) -> El {
    let status = view.string("status");
    let mark = if is_withdrawn(view) { "withdrawn" } else { &status };
    let mut parts = vec![span("status", &state(view, &status)).attr("data-status", mark)];
    if view.string("visibility") == "hidden" {
        parts.push(span("status", &t("complaint-hidden")));
    }
    parts.extend(due(view));
    parts.extend(waiting_for(view).map(|step| span("", &step)));
    let confirmation = view.string("confirmation");
    // Of what its sender took back there is no result that anybody could confirm.
    let replied = matches!(status.as_str(), "answered" | "closed") && !is_withdrawn(view);
    if replied && !confirmation.is_empty() {
        parts.push(span("quiet", &named("confirmation", &confirmation)));
    }
    div("case-state").children(parts)
}

fn state(view: &Json, status: &str) -> String {
    match status {
        "accepted" if with_service(view) => t("step-held"),
        "closed" if is_withdrawn(view) => named("event-closed", "withdrawn"),
        _ => named("status", status),
    }
}

/// What must be known before anything is done.
pub fn banners(case: Case, view: &Json) -> Vec<El> {
    let mut banners = Vec::new();
    if view.string("visibility") == "held" {
        let word = if view.flag("released") { "desk-held-released" } else { "desk-held" };
        banners.push(div("notice held").child(p("", &t(word))).children(accesses(view)));
    } else if let Some(accesses) = accesses(view) {
        banners.push(div("notice").child(accesses));
    }
    let hidden = view.get("hidden");
    if view.string("visibility") == "hidden" && !hidden.is_absent() {
        let reason = named("hidden", &hidden.string("reason"));
        let signed = if hidden.flag("countersigned") { "desk-hidden-signed" } else { "desk-hidden-unsigned" };
        let words = say(
            "complaint-is-hidden",
            &[("reason", reason.into()), ("time", said::moment(&hidden.string("time")).into())],
        );
        banners.push(div("notice").child(p("", &words)).child(p("", &t(signed))));
    }
    if view.flag("suspect") {
        banners.push(p("notice", &t("desk-suspect")));
    }
    if let Some(main) = view.get("merged_into").text() {
        let to = link("", &case.desk.session.view.link(&format!("/desk/{main}")), &main);
        banners.push(p("notice", &t("desk-merged-into")).text(" ").child(to));
    }
    banners.extend(merged(case, view));
    banners
}

/// Those that are joined to this one: its reply answers their authors too.
fn merged(case: Case, view: &Json) -> Option<El> {
    let ids = view.get("merged").strings();
    let to = |id: &String| {
        let to = link("", &case.desk.session.view.link(&format!("/desk/{id}")), id);
        el("li").child(to)
    };
    (!ids.is_empty()).then(|| {
        div("notice merged")
            .child(p("", &count("desk-merged-here", ids.len() as i64)))
            .child(el("ul").children(ids.iter().map(to)))
    })
}

/// Who has opened what is held, taken a case out or been given its key: officers see it.
fn accesses(view: &Json) -> Option<El> {
    let accesses = view.get("accesses").list();
    let line = |access: &Json| {
        let what = named("desk-access", &access.string("what"));
        el("li").text(&[said::moment(&access.string("time")), access.string("by"), what].join(" · "))
    };
    (!accesses.is_empty()).then(|| {
        el("details")
            .child(el("summary").text(&count("desk-accesses", accesses.len() as i64)))
            .child(el("ul").children(accesses.iter().map(line)))
    })
}

pub fn facts(case: Case, view: &Json) -> El {
    let channel = view.get("channel").text().map(|channel| p("quiet", &named("desk-channel", &channel)));
    let text = match view.get("text").text().filter(|text| !text.is_empty()) {
        Some(text) => p("complaint-body", &text).attr("lang", &view.string("lang")),
        None => p("quiet", &t("text-erased")),
    };
    let events = view.get("events").list();
    let first = events.iter().find(|event| event.string("kind") == "received");
    el("section")
        .class("case-facts")
        .label("desk-facts")
        .child(heading(2, &named("topic", &view.string("topic"))))
        .child(where_it_is(case, view))
        .child(text)
        .children(first.and_then(|event| photos(&event.get("photos").list())))
        .children(budget(case, view))
        .children(contact(view))
        .children(channel)
        .child(register(view))
}

fn where_it_is(case: Case, view: &Json) -> El {
    let name = place(case.desk, view);
    let named = match view.get("institution").text() {
        Some(id) => {
            link("", &format!("/institutions/{id}"), &name).attr("rel", "external").attr("target", "_blank")
        }
        None => span("", &name),
    };
    let pin = point::of(&view.get("at")).map(|point| {
        link("", &point::on_map(point), &t("desk-on-map")).attr("rel", "external").attr("target", "_blank")
    });
    p("case-place", "").child(named).children(pin)
}

/// Thumbnails that lead to the photos.
pub fn photos(photos: &[Json]) -> Option<El> {
    let one = |(at, photo): (usize, &Json)| {
        let name = with("desk-photo", "n", (at + 1) as i64);
        let picture = el("img")
            .attr("src", &photo.string("thumb"))
            .attr("alt", &name)
            .attr("loading", "lazy")
            .attr("decoding", "async");
        let to = el("a").attr("href", &photo.string("url")).attr("target", "_blank").attr("rel", "external");
        el("li").child(to.child(picture))
    };
    (!photos.is_empty()).then(|| el("ul").class("photos").children(photos.iter().enumerate().map(one)))
}

fn budget(case: Case, view: &Json) -> Option<El> {
    let budget = view.get("budget");
    if budget.is_absent() {
        return None;
    }
    let line = [
        budget.get("year").number().map(|year| (year as i64).to_string()),
        budget.get("group").text(),
        budget.get("item").text(),
    ];
    let line: Vec<String> = line.into_iter().flatten().collect();
    let amount = view
        .get("questioned")
        .tenge()
        .map(|amount| p("quiet", &with("desk-questioned", "amount", crate::format::short(amount))));
    let session = case.desk.session;
    let sentence = p("", "").text_fn(move || {
        let words = crate::complaint::budget_words(session, &line.join(","));
        say("complaint-budget", &[("line", words.into())])
    });
    Some(div("case-budget").child(sentence).children(amount))
}

/// Whom to ask back; seen by who deals with it.
fn contact(view: &Json) -> Option<El> {
    let contact = view.get("contact");
    if contact.is_absent() {
        return None;
    }
    let value = |name: &str, href: &str| {
        contact.get(name).text().filter(|text| !text.is_empty()).map(|text| match href {
            "" => span("", &text),
            _ => link("", &format!("{href}{text}"), &text).attr("rel", "external"),
        })
    };
    let given = [value("name", ""), value("phone", "tel:"), value("email", "mailto:")];
    let given: Vec<El> = given.into_iter().flatten().collect();
    (!given.is_empty()).then(|| div("case-contact").child(span("quiet", &t("desk-contact"))).children(given))
}

/// When it came, when it was registered, and where the state's own register has it.
fn register(view: &Json) -> El {
    let received = said::moment(&view.string("received"));
    let registered = said::day(view, "registered");
    let dates = say("complaint-dates", &[("received", received.into()), ("registered", registered.into())]);
    let state = view.get("state_register");
    let state = (!state.is_absent()).then(|| {
        let args = [("number", state.string("number").into()), ("date", said::day(&state, "date").into())];
        p("quiet", &say("desk-registered-with-state", &args))
    });
    div("").child(p("quiet", &dates)).children(state)
}

/// Today's ISO date.
pub fn today() -> String {
    iso(said::today())
}
