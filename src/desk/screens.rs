//! Which screen an address means.

use super::case::case;
use super::frame::screen;
use super::queue::{Queue, nothing_chosen, queue_list};
use super::state::Desk;
use super::{counter, me, proposals, reports, templates, users};
use crate::dom::{El, div, el, p};
use crate::parts::shell::set_title;
use crate::words::t;
use adaldyq_domain::complaint::id::Id;
use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq)]
enum Screen {
    Queue,
    New,
    Users,
    Reports,
    Templates,
    Proposals,
    Me,
    Unknown,
}

impl Screen {
    fn of(path: &str) -> Self {
        match path.trim_end_matches('/') {
            "/desk" => Self::Queue,
            "/desk/new" => Self::New,
            "/desk/users" => Self::Users,
            "/desk/reports" => Self::Reports,
            "/desk/templates" => Self::Templates,
            "/desk/proposals" => Self::Proposals,
            "/desk/me" => Self::Me,
            path if case_of(path).is_some() => Self::Queue,
            _ => Self::Unknown,
        }
    }
}

/// The number of the case that an address names.
pub fn case_of(path: &str) -> Option<String> {
    Id::parse(path.strip_prefix("/desk/")?).ok().map(|id| id.to_string())
}

/// Follows the address; a list and its case are one screen, so that the list stays.
pub fn screens(desk: Desk) -> El {
    let asked = Memo::new(move |_| desk.session.path.with(|path| Screen::of(path)));
    let first = StoredValue::new(true);
    let build = move |asked| {
        let content = match asked {
            Screen::Queue if desk.is("administrator") => users::users(desk),
            Screen::Queue => queue_and_case(desk),
            Screen::New => counter::counter(desk),
            Screen::Users => users::users(desk),
            Screen::Reports => reports::reports(desk),
            Screen::Templates => templates::templates(desk),
            Screen::Proposals => proposals::proposals(desk),
            Screen::Me => me::me(desk),
            Screen::Unknown => screen(&t("not-found"), "", vec![p("", "").word("not-found-about")]),
        };
        if !first.get_value() {
            focus_heading();
        }
        first.set_value(false);
        content.into()
    };
    div("desk-place").swap_by(move || asked.get(), build)
}

/// Another screen begins at its heading, also for the keyboard and the screen reader.
pub fn focus_heading() {
    queue_microtask(|| {
        if let Ok(Some(heading)) = document().query_selector("main h1") {
            El::of(heading).focus();
        }
    });
}

fn queue_and_case(desk: Desk) -> El {
    let queue = Queue::open(desk);
    let chosen = Memo::new(move |_| desk.session.path.with(|path| case_of(path)));
    let opened = move || {
        desk.hat.track();
        chosen.get()
    };
    let place = div("case-place").swap_by(opened, move |chosen| match chosen {
        Some(id) => case(queue, &id),
        None => {
            set_title(&t("desk-queue"));
            vec![nothing_chosen()]
        }
    });
    // A case that is opened is where the keyboard goes; a phone shows it alone.
    crate::dom::later(move || {
        if chosen.get().is_some() {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            super::form::focus_soon("case-title".to_owned());
        }
    });
    el("main")
        .attr("id", "main")
        .class("desk-split")
        .class_when("with-case", move || chosen.get().is_some())
        .child(queue_list(queue))
        .child(place)
}
