//! Sending: once, however often the button is pressed, and again by itself when the network is back.

use super::draft::{self, Field, Form};
use super::photos::{Progress, progress_bar};
use super::sending::Answer;
use super::sent;
use super::wording::{Wording, forget_tried};
use super::work::Work;
use crate::dom::{El, div, listen, p};
use crate::words::{self, t};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct Dispatch {
    form: Form,
    work: Work,
    pub busy: RwSignal<bool>,
    /// The message that says why it is not sent.
    problem: RwSignal<Option<&'static str>>,
    /// Minutes until another try is welcome.
    later: RwSignal<Option<usize>>,
    progress: Progress,
}

impl Dispatch {
    pub fn open(form: Form) -> Self {
        let dispatch = Self {
            form,
            work: Work::open(form),
            busy: RwSignal::new(false),
            problem: RwSignal::new(None),
            later: RwSignal::new(None),
            progress: RwSignal::new(None),
        };
        listen(&window(), "online", move |_| {
            if dispatch.problem.get_untracked().is_some() && form.is_unsent() {
                dispatch.send();
            }
        });
        dispatch
    }

    /// What the button says.
    pub fn word(self) -> &'static str {
        if self.busy.get() {
            "complaint-sending"
        } else if self.problem.get().is_some() {
            "complaint-send-again"
        } else if self.form.session.is_demonstration() {
            "complaint-send-trial"
        } else {
            "complaint-send"
        }
    }

    pub fn send(self) {
        if self.busy.get_untracked() {
            return;
        }
        let Some(json) = self.form.json() else { return self.look_again() };
        self.busy.set(true);
        self.problem.set(None);
        let (form, once) = (self.form, self.form.get(Field::Once));
        let shared = !form.get(Field::Shared).is_empty();
        // The first wording that went out under this key and was not answered: it may have arrived, and its
        // receipt must not be lost, whatever is sent after it.
        let first = form.get(Field::Tried);
        form.set(Field::Wanted, "yes");
        crate::dom::soon(async move {
            let mut wording = Wording::new(json, form.photos.all().await);
            if first.is_empty() {
                wording.keep(form).await;
                form.set(Field::Tried, &wording.mark());
            }
            let mut answer = self.worked(&wording, &once).await;
            let earlier = reused(&answer) && !first.is_empty() && first != wording.mark();
            if earlier {
                wording = Wording::of(&first).await;
                answer = self.worked(&wording, &once).await;
            }
            self.busy.try_set(false);
            self.take(&answer, shared, &wording.mark(), earlier);
        });
    }

    /// Sends with the proof of work, and once more where the endpoint wants a new one.
    async fn worked(self, wording: &Wording, once: &str) -> Answer {
        let proof = self.work.proof().await;
        let answer = wording.send(once, proof.as_deref(), self.progress).await;
        if !self.work.is_missing(answer.status, &answer.json) {
            return answer;
        }
        let proof = self.work.proof().await;
        wording.send(once, proof.as_deref(), self.progress).await
    }

    /// The preview was shown before everything was known that the check needs.
    fn look_again(self) {
        self.form.check_all();
        self.form.session.view.set_parameter("step", "");
        super::fields::focus("summary");
    }

    /// The page may be gone by now: what was sent is noted all the same.
    fn take(self, answer: &Answer, shared: bool, sent: &str, earlier: bool) {
        // A plain refusal: this wording is not there. An earlier one may still be.
        if (400..500).contains(&answer.status) && answer.status != 408 && self.form.get(Field::Tried) == sent
        {
            self.form.set(Field::Tried, "");
            forget_tried();
        }
        let problem = match answer.status {
            403 if self.work.is_missing(answer.status, &answer.json) => "work-failed",
            200 | 201 => return self.arrived(answer, shared, sent, earlier),
            422 if reused(answer) => {
                self.form.set(Field::Once, &super::browser::random());
                "complaint-not-taken"
            }
            422 => return self.refused(answer),
            429 => {
                let minutes = answer.retry_after.unwrap_or(60).div_ceil(60);
                self.later.try_set(Some(minutes));
                "complaint-too-many"
            }
            0 | 408 | 500.. if !shared && draft::can_be_kept() => "complaint-not-sent",
            0 | 408 | 500.. => "complaint-not-sent-stay",
            _ => "complaint-not-taken",
        };
        self.problem.try_set(Some(problem));
    }

    fn arrived(self, answer: &Answer, shared: bool, sent: &str, earlier: bool) {
        // What was mended while it was on its way is another complaint, and stays in the form.
        let mended = self.is_there() && Wording::now(self.form).is_none_or(|now| now.mark() != sent);
        let id = sent::note(&answer.json, shared, earlier || mended);
        if mended {
            self.form.set(Field::Once, &super::browser::random());
            self.form.set(Field::Tried, "");
            self.form.set(Field::Wanted, "");
            forget_tried();
        } else {
            self.form.clear();
            draft::forget();
        }
        let session = self.form.session;
        if session.path.get_untracked() != "/complaints/new" {
            return;
        }
        // On a shared computer the key is not left behind in the browser's history either.
        let key = if shared { String::new() } else { format!("#key={}", answer.json.string("key")) };
        session.go.run(format!("/complaints/{id}{key}"));
    }

    fn is_there(self) -> bool {
        self.busy.try_get_untracked().is_some()
    }

    /// The endpoint's faults stand beside the fields, as ours do.
    fn refused(self, answer: &Answer) {
        let said = |error: &crate::json::Json| (error.string("field"), error.string("message"));
        let errors = answer.json.get("errors").list().iter().map(said).collect();
        if self.is_there() {
            self.form.errors.set(errors);
            self.form.session.view.set_parameter("step", "");
            super::fields::focus("summary");
        }
    }
}

fn reused(answer: &Answer) -> bool {
    let is = |error: &crate::json::Json| error.string("code") == "idempotency-key-reused";
    answer.status == 422 && answer.json.get("errors").list().iter().any(is)
}

pub fn dispatch_state(dispatch: Dispatch) -> El {
    let state = div("").attr("role", "status").swap(move || {
        if dispatch.busy.get() && dispatch.work.is_going() {
            return vec![p("quiet", "").word("work-going")];
        }
        let Some(problem) = dispatch.problem.get() else { return Vec::new() };
        let minutes = dispatch.later.get().unwrap_or(1) as i64;
        let sentence =
            if problem == "complaint-too-many" { words::count(problem, minutes) } else { t(problem) };
        vec![p("notice", &sentence)]
    });
    // Not told by voice: it changes too often.
    div("").child(progress_bar(dispatch.progress)).child(state)
}
