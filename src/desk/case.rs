//! One complaint as an official sees it: asked for, kept fresh, and changed by steps.

use super::call::{self, Answer};
use super::facts::{banners, facts, head};
use super::form::focus_soon;
use super::queue::Queue;
use super::state::{Desk, OpenCase};
use super::timeline::timeline;
use super::{aside, steps};
use crate::dom::{El, button, div, el, heading, link, p};
use crate::json::Json;
use crate::parts::icon::icon;
use crate::parts::notice::waiting;
use crate::parts::shell::set_title;
use crate::words::t;
use leptos::prelude::*;
use std::time::Duration;

/// How often an open case looks for news; it also says that one is still here.
const PAUSE: Duration = Duration::from_secs(20);

#[derive(Clone, Copy)]
pub struct Case {
    pub desk: Desk,
    pub queue: Queue,
    id: StoredValue<String>,
    /// What is on the screen.
    pub view: RwSignal<Option<Answer>, LocalStorage>,
    /// What others have done since it was put there: seen by looking again, not shown yet.
    pub fresh: RwSignal<Option<Answer>, LocalStorage>,
    pub watching: RwSignal<Vec<String>>,
    /// The step whose form is open.
    pub open: RwSignal<Option<&'static str>>,
    /// What has just been done.
    pub said: RwSignal<Option<String>>,
    /// Whom one has passed it on to, where it is out of one's own sight by that.
    pub gone_to: RwSignal<Option<String>>,
    /// What others did between one's reading and one's step, which was therefore not taken.
    pub meanwhile: RwSignal<Vec<Json>, LocalStorage>,
}

impl Case {
    fn open(queue: Queue, id: &str) -> Self {
        let stood = queue.desk.stood().case.filter(|stood| stood.id == id);
        let (answer, step) = stood.map(|stood| (stood.answer, stood.step)).unwrap_or_default();
        let case = Self {
            desk: queue.desk,
            queue,
            id: StoredValue::new(id.to_owned()),
            view: RwSignal::new_local(answer),
            fresh: RwSignal::new_local(None),
            watching: RwSignal::new(Vec::new()),
            open: RwSignal::new(step),
            said: RwSignal::new(None),
            gone_to: RwSignal::new(None),
            meanwhile: RwSignal::new_local(Vec::new()),
        };
        if case.json().is_none() {
            case.load();
        }
        crate::dom::follow(move || {
            let stands = OpenCase { id: case.id(), answer: case.view.get(), step: case.open.get() };
            case.desk.standing.update_value(|standing| standing.case = Some(stands));
        });
        if let Ok(handle) = set_interval_with_handle(move || case.look_again(), PAUSE) {
            on_cleanup(move || handle.clear());
        }
        case
    }

    pub fn id(self) -> String {
        self.id.with_value(Clone::clone)
    }

    pub fn path(self, more: &str) -> String {
        format!("complaints/{}{more}", self.id())
    }

    pub fn load(self) {
        let path = self.path("");
        crate::dom::soon(async move {
            let answer = call::get(self.desk, &path).await;
            self.take(answer);
        });
    }

    /// Puts an answer on the screen.
    pub fn take(self, answer: Answer) {
        self.fresh.try_set(None);
        self.watching.try_set(answer.json.get("watching").strings());
        self.view.try_set(Some(answer));
    }

    /// Looks whether somebody else has done something. What is on the screen stays until it is asked for.
    fn look_again(self) {
        if document().hidden() || self.json().is_none() {
            return;
        }
        let (path, watching) = (self.path(""), self.path("/watching"));
        crate::dom::soon(async move {
            let short = call::get(self.desk, &watching).await;
            if !short.ok() || self.view.is_disposed() {
                return;
            }
            self.watching.set(short.json.get("watching").strings());
            let before = self.json().map(|json| last(&json)).unwrap_or_default();
            if last(&short.json) <= before {
                return;
            }
            let fresh = call::get(self.desk, &path).await;
            // One's own step may have been taken meanwhile; it is no news.
            let shown = self.json().map(|json| last(&json)).unwrap_or_default();
            if fresh.ok() && last(&fresh.json) > shown {
                self.fresh.try_set(Some(fresh));
            }
        });
    }

    /// What is on the screen; not reactive.
    pub fn json(self) -> Option<Json> {
        self.view.try_with_untracked(|view| {
            view.as_ref().filter(|answer| answer.ok()).map(|answer| answer.json.clone())
        })?
    }
}

/// The number of the last event.
pub fn last(view: &Json) -> i64 {
    view.get("last").number().unwrap_or_default() as i64
}

/// Events with a number above this one.
pub fn since(view: &Json, number: i64) -> Vec<Json> {
    let later = |event: &Json| event.get("number").number().is_some_and(|at| at as i64 > number);
    view.get("events").list().into_iter().filter(later).collect()
}

/// A case in its place beside the queue.
pub fn case(queue: Queue, id: &str) -> Vec<El> {
    let case = Case::open(queue, id);
    set_title(id);
    let view = queue.desk.session.view;
    let back = el("a")
        .class("case-back")
        .attr_fn("href", move || Some(view.link("/desk")))
        .child(icon("left"))
        .word("desk-back");
    let title = heading(1, id).attr("tabindex", "-1").attr("id", "case-title");
    let content = div("case-content").swap_by(
        move || case.view.get(),
        move |answer| match answer {
            None => vec![waiting()],
            Some(answer) if answer.json.flag("gone") => vec![gone(case)],
            Some(answer) if answer.ok() => whole(case, &answer.json),
            Some(answer) => vec![refused(case, &answer)],
        },
    );
    vec![
        el("article")
            .class("case")
            .attr("aria-labelledby", "case-title")
            .child(back)
            .child(title)
            .child(content),
    ]
}

/// What an institution has passed on is not its own to see any more: where it went, and the ways on.
fn gone(case: Case) -> El {
    let said = move || {
        let done = case.said.get().unwrap_or_default();
        let to = case.gone_to.get().map(|id| case.desk.institution_name(&id));
        let to = to.map(|to| super::said::with("desk-gone-to", "institution", to));
        [done, to.unwrap_or_default()].join(" ").trim().to_owned()
    };
    let done =
        p("good", "").attr("role", "status").attr("id", "case-said").attr("tabindex", "-1").text_fn(said);
    let public = link("button", &format!("/complaints/{}", case.id()), "")
        .attr("rel", "external")
        .attr("target", "_blank")
        .word("desk-gone-public");
    div("")
        .child(done)
        .child(p("", "").word("desk-case-gone"))
        .child(div("send-row").child(to_queue(case)).child(public))
}

/// Back to what waits, with what was filtered for.
fn to_queue(case: Case) -> El {
    let view = case.desk.session.view;
    el("a").class("button strong").attr_fn("href", move || Some(view.link("/desk"))).word("desk-to-queue")
}

fn refused(case: Case, answer: &Answer) -> El {
    let sentence = if answer.status == 404 { t("desk-case-unknown") } else { answer.sentence() };
    let again = move || {
        case.view.set(None);
        case.load();
    };
    let again = button("button", "").word("try-again").on_click(again);
    let ways = div("send-row").child(again).child(to_queue(case).class("button"));
    div("notice").attr("role", "alert").child(p("", &sentence)).child(ways)
}

/// What waits for names and rules that are still on their way follows them by itself, so that a form beside it
/// is never made anew under somebody's fingers.
fn whole(case: Case, view: &Json) -> Vec<El> {
    let (above, below) = (view.clone(), view.clone());
    let facts = move || banners(case, &above).into_iter().chain([facts(case, &above)]).collect();
    let main = div("case-main")
        .child(head(view))
        .child(news(case))
        .child(div("").swap(facts))
        .child(steps::steps(case, view))
        .child(div("").swap(move || vec![timeline(case, &below)]));
    vec![main, aside::aside(case, view)]
}

/// That somebody else was here meanwhile, and what was done; and who looks at it now.
fn news(case: Case) -> El {
    let done = p("good", "")
        .attr("role", "status")
        .attr("id", "case-said")
        .attr("tabindex", "-1")
        .text_fn(move || case.said.get().unwrap_or_default());
    let watching = div("").swap(move || {
        let names = case.watching.get();
        let words = || super::said::with("desk-watching", "names", names.join(", "));
        (!names.is_empty()).then(|| p("watching", &words())).into_iter().collect()
    });
    let fresh = div("").attr("role", "status").swap(move || {
        let Some(fresh) = case.fresh.get() else { return Vec::new() };
        let before = case.json().map(|json| last(&json)).unwrap_or_default();
        let show = button("button", "").word("desk-show-news").on_click(move || {
            if let Some(fresh) = case.fresh.get_untracked() {
                case.take(fresh);
                focus_soon("case-title".to_owned());
            }
        });
        let list = super::timeline::lines(case.desk, &since(&fresh.json, before));
        vec![div("notice").child(p("", "").word("desk-news")).child(list).child(show)]
    });
    div("case-news").child(done).child(watching).child(fresh)
}
