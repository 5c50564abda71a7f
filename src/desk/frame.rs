//! What stands round every screen of the desk: where one can go, as whom one acts, and the way out.

use super::state::{Absent, Account, Desk};
use super::waiting_proposals::{follow_waiting, mark};
use crate::dom::{El, button, div, el, key_of, link, listen, p, span, value_of};
use crate::parts::notice::offline;
use crate::parts::shell::{demonstration_band, language_switch, set_title, skip_link, theme_switch};
use crate::words::{say, t};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The screens there are: address, word, and the roles they are for.
const SCREENS: [(&str, &str, &[&str]); 6] = [
    ("/desk", "desk-queue", &["operator", "institution", "officer"]),
    ("/desk/new", "desk-new", &["operator"]),
    (PROPOSALS, "desk-proposals", &["institution", "officer", "operator"]),
    ("/desk/reports", "desk-reports", &["operator", "institution", "officer"]),
    ("/desk/templates", "desk-templates", &["operator", "institution", "officer"]),
    ("/desk/users", "desk-users", &["administrator"]),
];

const PROPOSALS: &str = "/desk/proposals";

/// The screens that a role has.
fn screens(role: &str) -> Vec<(&'static str, &'static str)> {
    let theirs = SCREENS.iter().filter(|(_, _, roles)| roles.contains(&role));
    theirs.map(|(at, word, _)| (*at, *word)).collect()
}

pub fn frame(desk: Desk, account: &Account, content: El) -> Vec<El> {
    let to = |(at, word)| screen_link(desk, account, at, word);
    let screens = el("nav")
        .class("desk-screens")
        .label("desk-screens")
        .children(screens(&account.role).into_iter().map(to));
    follow_waiting(desk);
    let strip = screens.clone();
    crate::dom::follow(move || {
        desk.session.path.track();
        let strip = strip.clone();
        queue_microtask(move || bring_into_view(&strip));
    });
    let head = div("desk-head")
        .child(link("brand", "/desk", "").word("desk"))
        .child(screens)
        .child(person(desk, account));
    let header = el("header")
        .child(head)
        .children(standing_in(desk, account))
        .child(demonstration_band(desk.session))
        .child(offline());
    vec![skip_link("#main"), header, content]
}

/// What leads to a screen. It stays while one goes about: the keyboard may be at it.
fn screen_link(desk: Desk, account: &Account, at: &'static str, word: &str) -> El {
    // An administrator has no complaints: the desk begins at the accounts.
    let is_first = at == if account.role == "administrator" { "/desk/users" } else { "/desk" };
    let here = Memo::new(move |_| {
        desk.session.path.with(|path| path == at || is_first && (path == "/desk" || is_case(path)))
    });
    let mark = (at == PROPOSALS).then(|| mark(desk));
    link("", at, &t(word))
        .children(mark)
        .attr_fn("aria-current", move || here.get().then(|| "page".to_owned()))
}

/// On a phone the strip is wider than the page: where one is stands in its middle, clear of the fading edges.
fn bring_into_view(strip: &El) {
    let strip = strip.html();
    let here = strip.query_selector("[aria-current]").ok().flatten();
    if let Some(here) = here.and_then(|here| here.dyn_into::<web_sys::HtmlElement>().ok()) {
        let middle = here.offset_left() - strip.offset_left() + here.offset_width() / 2;
        strip.set_scroll_left(middle - strip.client_width() / 2);
    }
}

fn is_case(path: &str) -> bool {
    path.strip_prefix("/desk/").is_some_and(|rest| rest.len() == 9 && rest.as_bytes()[4] == b'-')
}

/// Who one is, and what one may change about that.
fn person(desk: Desk, account: &Account) -> El {
    let name = el("summary").child(span("", &account.name));
    let role = t(&format!("desk-role-{}", account.role));
    let institution = account.institution.clone().map(|id| desk.named("p", id).class("quiet"));
    let inside = div("desk-person-menu")
        .child(p("quiet", &role))
        .children(institution)
        .children(hats(desk, account))
        .child(link("", "/desk/me", "").word("desk-me"))
        .child(theme_switch())
        .child(language_switch(desk.session))
        .child(button("button wide", "").word("desk-sign-out").on_click(move || desk.sign_out()));
    div("desk-person").child(closing(el("details").child(name).child(inside)))
}

/// Escape, or a press anywhere else, closes what hangs open.
fn closing(details: El) -> El {
    let inside = details.node().clone();
    listen(&window(), "pointerdown", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        if !inside.contains(target.as_ref()) {
            let _ = inside.remove_attribute("open");
        }
    });
    let whole = details.clone();
    details.on("keydown", move |event| {
        if key_of(&event) == "Escape" {
            let _ = whole.node().remove_attribute("open");
            if let Ok(Some(summary)) = whole.node().query_selector("summary") {
                El::of(summary).focus();
            }
        }
    })
}

/// For whom one acts, where that is somebody else.
fn acting(desk: Desk) -> Option<String> {
    let account = desk.account()?;
    let hat = desk.hat.get();
    let absent = account.stands_in_for.iter().find(|absent| absent.account == hat)?;
    Some(say("desk-acting-for", &[("name", absent.name.as_str().into())]))
}

/// For whom one stands in today and until when, and a press that puts their hat on or off.
fn standing_in(desk: Desk, account: &Account) -> Option<El> {
    let line = |absent: &Absent| {
        let args =
            [("name", absent.name.as_str().into()), ("until", crate::format::day(&absent.until).into())];
        let id = absent.account.clone();
        let worn = Memo::new(move |_| desk.hat.get() == id);
        let id = absent.account.clone();
        let toggle = button("link", "")
            .text_fn(move || t(if worn.get() { "desk-act-as-oneself" } else { "desk-act-in-place" }))
            .on_click(move || desk.wear(if worn.get_untracked() { "" } else { &id }));
        p("", "").child(span("", &say("desk-stands-in-today", &args))).child(toggle)
    };
    let lines: Vec<El> = account.stands_in_for.iter().map(line).collect();
    let acting = || p("acting", "").attr("role", "status").text_fn(move || acting(desk).unwrap_or_default());
    (!lines.is_empty()).then(|| div("standing-in").child(acting()).children(lines))
}

fn hats(desk: Desk, account: &Account) -> Option<El> {
    if account.stands_in_for.is_empty() {
        return None;
    }
    let own = el("option").attr("value", "").word("desk-as-oneself");
    let option = |absent: &Absent| el("option").attr("value", &absent.account).text(&absent.name);
    let select = el("select")
        .attr("id", "desk-hat")
        .child(own)
        .children(account.stands_in_for.iter().map(option))
        .prop_fn("value", move || desk.hat.get().into())
        .on("change", move |event| desk.wear(&value_of(&event)));
    Some(div("field").child(el("label").attr("for", "desk-hat").word("desk-act-as")).child(select))
}

/// A screen: its title, and what it shows.
pub fn screen(title: &str, class: &str, content: Vec<El>) -> El {
    set_title(title);
    el("main")
        .attr("id", "main")
        .class(&format!("desk-main {class}"))
        .child(crate::dom::heading(1, title).attr("tabindex", "-1"))
        .children(content)
}
