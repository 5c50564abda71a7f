//! Joining a duplicate to its main complaint: the number typed, or chosen among those most like it, or those open at
//! its institution.

use crate::data::fetch::{self, Failure};
use crate::desk::case::Case;
use crate::desk::form::{Form, focus_soon};
use crate::desk::offer::offer;
use crate::desk::queue::encoded;
use crate::dom::{El, button, div, el, heading, p};
use crate::json::Json;
use crate::parts::notice::waiting;
use crate::view::point::{self, pair};
use leptos::prelude::*;

pub fn merge(case: Case, view: &Json, form: Form) -> Vec<El> {
    let number = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", "9")
        .attr("placeholder", "K7QM-2XPD");
    vec![form.field("into", "desk-merge-into", Some("desk-merge-hint"), number), similar(case, view, form)]
}

/// Those that this one may be joined to.
#[derive(Clone, Copy)]
struct Mains {
    case: Case,
    form: Form,
    view: StoredValue<Json, LocalStorage>,
    found: RwSignal<Option<Found>, LocalStorage>,
    /// Whether it is being asked, or the message that says why it failed.
    asking: RwSignal<Asking>,
}

#[derive(Clone, Default)]
struct Found {
    /// Whether they were found because they are alike.
    alike: bool,
    list: Vec<Json>,
    /// Where those are that follow.
    next: Option<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Asking {
    Waiting,
    Failed(&'static str),
    Done,
}

/// The ones most like it, else all that are open at its institution.
fn similar(case: Case, view: &Json, form: Form) -> El {
    let mains = Mains {
        case,
        form,
        view: StoredValue::new_local(view.clone()),
        found: RwSignal::new_local(None),
        asking: RwSignal::new(Asking::Waiting),
    };
    mains.look();
    let list = div("").swap(move || mains.found.get().map(|found| mains.shown(&found)).unwrap_or_default());
    div("similar").child(list).child(div("").swap(move || mains.below()))
}

impl Mains {
    /// Asks for the first ones, or for those that follow.
    fn look(self) {
        self.asking.set(Asking::Waiting);
        let (view, before) = (self.view.get_value(), self.found.get_untracked());
        crate::dom::soon(async move {
            let found = match before.clone() {
                None => first(&view).await,
                Some(before) => open(&view, before.next).await,
            };
            if self.asking.is_disposed() {
                return;
            }
            match found {
                Ok(found) => self.add(before.unwrap_or_default(), found),
                Err(failure) => self.asking.set(Asking::Failed(failure.key())),
            }
        });
    }

    fn add(self, before: Found, found: Found) {
        // The button goes with what it brought: the keyboard goes on there.
        if let Some(first) = found.list.first().filter(|_| !before.list.is_empty()) {
            focus_soon(choice_id(&first.string("id")));
        }
        let list = before.list.into_iter().chain(found.list).collect();
        self.found.set(Some(Found { list, ..found }));
        self.asking.set(Asking::Done);
    }

    fn shown(self, found: &Found) -> Vec<El> {
        let said = |word: &str| p("quiet", "").attr("role", "status").word(word);
        if found.list.is_empty() {
            return vec![said(if found.alike { "desk-merge-none" } else { "desk-merge-none-open" })];
        }
        let none = (!found.alike).then(|| said("desk-merge-none"));
        let title = heading(4, "").word(if found.alike { "desk-merge-similar" } else { "desk-merge-open" });
        let list = el("ul").children(found.list.iter().map(|other| self.choice(other)));
        none.into_iter().chain([title, list]).collect()
    }

    /// What went wrong, or what leads to those that follow.
    fn below(self) -> Vec<El> {
        let press = |word| button("button wide", "").word(word).on_click(move || self.look());
        match self.asking.get() {
            Asking::Waiting => vec![waiting()],
            Asking::Failed(why) => {
                let notice = div("notice").attr("role", "alert").child(p("", "").word(why));
                vec![notice.child(press("try-again"))]
            }
            Asking::Done => {
                let has_more =
                    self.found.with(|found| found.as_ref().is_some_and(|found| found.next.is_some()));
                has_more.then(|| press("complaint-more")).into_iter().collect()
            }
        }
    }

    fn choice(self, other: &Json) -> El {
        let form = self.form;
        let id = other.string("id");
        let chosen = id.clone();
        let choose = button("similar-choice", "")
            .attr("id", &choice_id(&id))
            .state("aria-pressed", move || form.get("into") == chosen)
            .children(offer(self.case.desk, other))
            .on_click(move || form.set("into", &id));
        el("li").child(choose)
    }
}

fn choice_id(id: &str) -> String {
    format!("merge-{id}")
}

async fn first(view: &Json) -> Result<Found, Failure> {
    let (list, _) = mains(view, &alike_address(view)).await?;
    if list.is_empty() && !view.get("institution").is_absent() {
        return open(view, None).await;
    }
    Ok(Found { alike: true, list, next: None })
}

/// A page of those that are open at its institution. One on which there is none to join to is passed over.
async fn open(view: &Json, mut cursor: Option<String>) -> Result<Found, Failure> {
    let institution = encoded(&view.string("institution"));
    loop {
        let after = cursor.map(|cursor| format!("&cursor={}", encoded(&cursor))).unwrap_or_default();
        let address = format!("/api/complaints?institution={institution}&status=accepted,drafted{after}");
        let (list, next) = mains(view, &address).await?;
        if !list.is_empty() || next.is_none() {
            return Ok(Found { alike: false, list, next });
        }
        cursor = next;
    }
}

/// Those of an answer that can carry the reply of this one, which are of its institution and joined to none
/// themselves; and where those are that follow.
async fn mains(view: &Json, address: &str) -> Result<(Vec<Json>, Option<String>), Failure> {
    let answer = Json(fetch::value(address).await?);
    let (own, institution) = (view.string("id"), view.string("institution"));
    let fits = |other: &Json| {
        let stands = other.get("merged_into").is_absent() && other.string("institution") == institution;
        stands && other.string("id") != own
    };
    let list = answer.get("complaints").list().into_iter().filter(fits).collect();
    Ok((list, answer.get("next").text()))
}

fn alike_address(view: &Json) -> String {
    let text: String = view.string("text").chars().take(300).collect();
    let near = point::of(&view.get("at")).map(|at| format!("near={}&", pair(at, ",")));
    let institution = view.get("institution").text().map(|id| format!("institution={}&", encoded(&id)));
    let institution = if near.is_some() { None } else { institution };
    format!(
        "/api/complaints?{}{}text={}",
        near.unwrap_or_default(),
        institution.unwrap_or_default(),
        encoded(&text)
    )
}
