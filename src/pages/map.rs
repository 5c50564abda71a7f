//! `/`: the map with search, filters, legend, and the chosen institution's panel.

use crate::city_map::{Choosing, city_map};
use crate::data::Loading;
use crate::dom::{El, button, div, el, follow, heading, key_of, listen, p};
use crate::parts::chips::chips;
use crate::parts::institution_panel::institution_panel;
use crate::parts::legend::legend;
use crate::parts::notice::{failed, offline, waiting};
use crate::parts::results::results;
use crate::parts::search_box::search_box;
use crate::parts::sheet::{Stop, sheet};
use crate::parts::shell::{demonstration_band, language_switch, menu, set_title, skip_link};
use crate::session::Session;
use crate::words;
use leptos::prelude::*;

pub fn map_page(session: Session) -> Vec<El> {
    let chosen_before = session.view.get_untracked().select.is_some();
    let stop = RwSignal::new(if chosen_before { Stop::Half } else { Stop::Rest });
    let choosing = Choosing::new(session, stop);
    let chosen = choosing.row;
    follow(move || {
        let name = chosen
            .get()
            .zip(session.showing.ready())
            .map(|(row, shown)| shown.catalogue.name(row, words::lang()).to_owned());
        set_title(&name.unwrap_or_default());
    });
    listen(&window(), "keydown", move |event| {
        if key_of(&event) == "Escape" && !event.default_prevented() && chosen.get_untracked().is_some() {
            choosing.close();
        }
    });
    let content = div("").attr("id", "list").attr("tabindex", "-1").swap(move || {
        match (session.showing.shown.get(), chosen.get()) {
            (Loading::Ready(shown), Some(row)) => {
                institution_panel(session, &shown, row, false, move || choosing.close()).into()
            }
            (Loading::Ready(_), None) => {
                results(session, choosing.only, move |row| choosing.bring(row)).into()
            }
            (Loading::Failed(failure), _) => failed(session.data, &failure).into(),
            (Loading::Waiting, _) => waiting().into(),
        }
    });
    // What failed, and the way on, must not lie below the edge of the screen.
    follow(move || {
        if session.showing.shown.with(|shown| shown.failure().is_some()) {
            stop.set(Stop::Half);
        }
    });
    let bar = div("bar-row")
        .child(search_box(session, move |row| choosing.bring(row)))
        .child(language_switch(session))
        .child(menu(session));
    let top = el("header")
        .class("top")
        .child(heading(1, "").word("product-name").class("hidden"))
        .child(bar)
        .child(demonstration_band(session))
        .child(offline())
        .child(chips(session))
        .child(dropped_notice(session));
    let map = div("map-place").swap(move || match session.data.catalogue.get() {
        Loading::Ready(catalogue) => city_map(session, &catalogue, choosing),
        _ => Vec::new(),
    });
    let stage = el("main").class("stage").label("page-map").child(map).child(legend(session));
    vec![skip_link("#list"), div("city").child(top).child(stage).child(sheet(stop, chosen, content))]
}

/// Names the parts of the address that were not understood.
pub fn dropped_notice(session: Session) -> El {
    dropped_notice_with(session, Box::new(Vec::new))
}

/// The same with the parameters that only one page has.
pub fn dropped_notice_with(session: Session, more: Box<dyn Fn() -> Vec<&'static str>>) -> El {
    let seen = RwSignal::new(Vec::<&'static str>::new());
    div("dropped-place").swap(move || {
        let mut names = session.view.dropped();
        names.extend(more());
        if let Some(shown) = session.showing.ready() {
            names.extend(shown.unknown.iter().copied());
            let unknown = |id: &String| shown.catalogue.row(id).is_none();
            if session.view.with(|view| view.select.as_ref().is_some_and(unknown)) {
                names.push("select");
            }
        }
        names.retain(|name| seen.with(|seen| !seen.contains(name)));
        if names.is_empty() {
            return Vec::new();
        }
        let sentence = words::say("address-not-understood", &[("names", names.join(", ").into())]);
        let dismiss = move || seen.update(|seen| seen.extend(names.iter().copied()));
        let close = button("link", "").word("understood").on_click(dismiss);
        p("dropped", &sentence).attr("role", "status").child(close).into()
    })
}
