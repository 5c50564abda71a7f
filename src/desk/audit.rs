//! What happened to accounts, and by whom.

use super::call::Asked;
use super::said::{self, named};
use super::users::Users;
use crate::dom::{El, div, el, p};
use crate::json::Json;

/// Asked for whenever it is opened.
pub fn audit(users: Users) -> El {
    let asked = Asked::new();
    let line = move |event: &Json| {
        let what = named("desk-audit", &event.string("what"));
        let parts = [
            Some(said::moment(&event.string("time"))),
            Some(what),
            event.get("about").text(),
            event.get("note").text().map(|note| in_words(users, &event.string("what"), &note)),
            event.get("by").text().map(|by| said::with("desk-audit-by", "name", by)),
        ];
        el("li").text(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    let list = div("").swap(move || match asked.get() {
        None => Vec::new(),
        Some(answer) if answer.ok() => {
            vec![el("ul").class("audit").children(answer.json.get("events").list().iter().map(line))]
        }
        Some(answer) => vec![p("notice", &answer.sentence())],
    });
    let open = move |_| asked.ask(users.desk, "users/audit".to_owned());
    el("details").class("card").child(el("summary").word("desk-audit")).child(list).on("toggle", open)
}

/// The endpoint notes codes; people read names.
fn in_words(users: Users, what: &str, note: &str) -> String {
    let mut parts = note.split(' ');
    let words: Vec<String> = match what {
        "user_added" | "user_role" => {
            let role = parts.next().map(|role| named("desk-role", role));
            role.into_iter().chain(parts.map(|id| users.desk.institution_name(id))).collect()
        }
        "interests" => parts.filter(|id| !id.is_empty()).map(|id| users.desk.institution_name(id)).collect(),
        "deputy" => {
            let name = parts.next().map(|id| name_of(users, id));
            name.into_iter().chain([parts.map(crate::format::day).collect::<Vec<_>>().join(" – ")]).collect()
        }
        _ => vec![note.to_owned()],
    };
    words.join(", ")
}

/// The name of an account; what it is known by here where it is not in the list.
fn name_of(users: Users, id: &str) -> String {
    users.find(id).map_or_else(|| id.to_owned(), |user| user.string("name"))
}
