//! The receipt that is printed and handed over: in the language of the complaint, whatever the operator's own is.

use super::form::focus_soon;
use super::qr::qr;
use super::said::moment_in;
use super::state::Desk;
use crate::dom::{El, button, div, el, heading, p};
use crate::hand_on::origin;
use crate::json::Json;
use crate::parts::notice::waiting;
use crate::view::point::{self, pair};
use crate::words;
use adaldyq_domain::lang::Lang;
use adaldyq_words::{Table, date};
use leptos::prelude::*;
use std::sync::Arc;

/// The private link is on the paper alone: it is not kept here. Where the endpoint gives the key no more, the
/// paper has none.
pub fn receipt(desk: Desk, answer: &Json, another: impl Fn() + Clone + 'static) -> Vec<El> {
    let lang = Lang::from_code(&answer.get("complaint").string("lang")).unwrap_or_else(words::lang);
    let spoken = RwSignal::new_local(None::<Arc<Table>>);
    speak(lang, spoken);
    let answer = answer.clone();
    let first = StoredValue::new(true);
    let sheet = div("").swap(move || {
        let Some(table) = spoken.get() else { return vec![waiting()] };
        if first.get_value() {
            first.set_value(false);
            focus_soon("receipt".to_owned());
        }
        // Words of another language than the paper should have: nobody takes it for what was meant.
        let missing = (table.lang() != lang).then(|| missing(lang, spoken));
        let print = button("button strong", "").word("desk-print").on_click(|| {
            let _ = window().print();
        });
        let next = button("button", "").word("desk-receipt-next").on_click(another.clone());
        let buttons = div("send-row no-print").child(print).child(next);
        missing.into_iter().chain([Sheet { desk, table: &table }.whole(&answer), buttons]).collect()
    });
    vec![sheet]
}

/// Fetches the words of the complaint's language; where they do not come, the operator's have to do.
fn speak(lang: Lang, spoken: RwSignal<Option<Arc<Table>>, LocalStorage>) {
    if lang == words::lang() {
        spoken.set(Some(words::table()));
        return;
    }
    crate::dom::soon(async move {
        let table = words::of(lang).await.map_or_else(|_| words::table(), Arc::new);
        spoken.try_set(Some(table));
    });
}

fn missing(lang: Lang, spoken: RwSignal<Option<Arc<Table>>, LocalStorage>) -> El {
    let again = button("button", "").word("try-again").on_click(move || speak(lang, spoken));
    div("notice no-print").attr("role", "alert").child(p("", "").word("desk-receipt-no-words")).child(again)
}

/// The paper, in the words of a table.
struct Sheet<'a> {
    desk: Desk,
    table: &'a Table,
}

impl Sheet<'_> {
    fn t(&self, key: &str) -> String {
        self.table.say(key, &[])
    }

    fn day(&self, iso: &str) -> String {
        date::from_iso(iso).map_or_else(|| iso.to_owned(), |day| date::long(self.table, day))
    }

    fn whole(&self, answer: &Json) -> El {
        let id = answer.string("id");
        let due = self.table.say("complaint-due", &[("date", self.day(&answer.string("due")).into())]);
        let head =
            div("receipt-head").child(el("b").text(&self.t("product-name"))).child(el("span").text(&host()));
        let mark = self.desk.session.is_demonstration();
        let mark = mark.then(|| p("demonstration", &self.t("complaint-trial-short")));
        el("section")
            .class("receipt")
            .attr("lang", self.table.lang().code())
            .child(head)
            .children(mark)
            .child(heading(2, &self.t("desk-receipt")).attr("id", "receipt").attr("tabindex", "-1"))
            .child(p("number", &id))
            .child(p("receipt-due", &due))
            .child(self.facts(answer))
            .children(self.private_link(&id, &answer.string("key")))
    }

    /// What it is about, when it came, who sees it, and through whose hands it went.
    fn facts(&self, answer: &Json) -> El {
        let written = answer.get("complaint");
        let topic =
            written.get("topic").text().map(|topic| self.t(&format!("topic-{}", topic.replace('_', "-"))));
        let seen = written.get("confidential").0.as_bool();
        let seen =
            seen.map(|held| self.t(if held { "desk-receipt-seen-held" } else { "desk-receipt-seen-public" }));
        let has_institution = !written.get("institution").is_absent();
        let registrar = answer.get("registrar").names().get(self.table.lang()).clone();
        let lines = [
            ("desk-receipt-topic", topic.unwrap_or_default()),
            (if has_institution { "desk-institution" } else { "desk-receipt-place" }, self.place(&written)),
            ("desk-receipt-received", moment_in(self.table, &answer.string("received"))),
            ("desk-receipt-registered", self.day(&answer.string("registered"))),
            ("desk-receipt-registrar", registrar),
            ("desk-receipt-by", written.string("by")),
            ("desk-receipt-seen", seen.unwrap_or_default()),
        ];
        let known = lines.into_iter().filter(|(_, value)| !value.is_empty());
        let line = |(key, value): (&str, String)| {
            div("").child(el("dt").text(&self.t(key))).child(el("dd").text(&value))
        };
        el("dl").children(known.map(line))
    }

    /// The institution with its kind and district; else the point on the map, with the district it is in.
    fn place(&self, written: &Json) -> String {
        let lang = self.table.lang();
        let catalogue = self.desk.catalogue();
        if let Some(id) = written.get("institution").text() {
            let known = catalogue.as_ref().and_then(|catalogue| Some((catalogue, catalogue.row(&id)?)));
            return known.map_or(id, |(catalogue, row)| {
                let about = [catalogue.kind_name(row, lang), catalogue.district_name(row, lang)].join(", ");
                format!("{} ({about})", catalogue.name(row, lang))
            });
        }
        let district = catalogue.and_then(|catalogue| {
            let id = written.string("district");
            let found = catalogue.index.districts.iter().find(|known| known.id == id);
            found.map(|district| district.name.get(lang).clone())
        });
        let Some(at) = point::of(&written.get("at")) else { return district.unwrap_or_default() };
        let parts = [Some(self.t("complaint-place-on-map")), district, Some(pair(at, ", "))];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn private_link(&self, id: &str, key: &str) -> Vec<El> {
        if key.is_empty() {
            return vec![p("", &self.t("desk-receipt-no-link"))];
        }
        let address = format!("{}/complaints/{id}#key={key}", origin());
        let words = div("")
            .child(p("", &self.t("desk-receipt-link")))
            .child(p("receipt-address", &address))
            .child(p("quiet", &self.t("complaint-link-keep")));
        let picture = qr(&address, &self.t("desk-receipt-picture"));
        let renew = p("quiet", &self.t("desk-receipt-renew"));
        vec![div("receipt-link").children(picture).child(words), renew]
    }
}

/// The site, as people type it.
fn host() -> String {
    origin().split_once("://").map(|(_, host)| host.to_owned()).unwrap_or_default()
}
