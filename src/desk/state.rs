//! Who sits at the desk, and what every screen of it shares.

use super::call::{self, Answer, Asked};
use super::kept;
use crate::data::{Catalogue, Loading};
use crate::dom::{El, el};
use crate::json::Json;
use crate::session::Session;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;

/// The endpoint's code for somebody in whose place one may not act any more.
pub const NOT_STAND_IN: &str = "not-stand-in";

/// The message for one who has signed out, whose texts are forgotten.
const SIGNED_OUT: &str = "desk-signed-out";

#[derive(Clone, Copy)]
pub struct Desk {
    pub session: Session,
    pub who: RwSignal<Who>,
    /// The absent colleague one acts for just now; empty for oneself.
    pub hat: RwSignal<String>,
    pub csrf: RwSignal<String>,
    /// What stands open, so that it still does when the words change under it.
    pub standing: StoredValue<Standing, LocalStorage>,
    /// Whether the page is made anew for nothing but another language.
    pub resumes: StoredValue<bool>,
    /// How many proposals wait for whoever is signed in.
    pub proposals_waiting: Asked,
}

#[derive(Clone, Default)]
pub struct Standing {
    pub case: Option<OpenCase>,
    /// The place in the list of the template that is being written.
    pub template: Option<usize>,
}

#[derive(Clone)]
pub struct OpenCase {
    pub id: String,
    pub answer: Option<Answer>,
    pub step: Option<&'static str>,
}

#[derive(Clone, PartialEq)]
pub enum Who {
    /// It is being asked.
    Asking,
    /// Nobody answers; the message that says so.
    Unreachable(&'static str),
    /// Nobody is signed in; with the message that says why, where there is one.
    Nobody(Option<&'static str>),
    /// Signed in for the first time: a password and a code of one's own come first.
    Enrolling(Enrolment),
    Signed(Arc<Account>),
}

/// What the app on the telephone needs to make codes, and what opened the door this once.
#[derive(Clone, PartialEq)]
pub struct Enrolment {
    pub login: String,
    pub password: String,
    pub secret: String,
    pub address: String,
}

#[derive(Clone, PartialEq)]
pub struct Account {
    pub id: String,
    pub login: String,
    pub name: String,
    pub role: String,
    pub institution: Option<String>,
    pub interests: Vec<String>,
    pub stands_in_for: Vec<Absent>,
    pub deputy: Option<Deputy>,
    /// Where one is told what is due.
    pub email: String,
}

/// Somebody who is away and whose work this one does.
#[derive(Clone, PartialEq)]
pub struct Absent {
    pub account: String,
    pub name: String,
    pub until: String,
}

#[derive(Clone, PartialEq)]
pub struct Deputy {
    pub account: String,
    pub name: String,
    pub from: String,
    pub until: String,
}

impl Account {
    fn read(json: &Json) -> Self {
        let absent = |json: &Json| Absent {
            account: json.string("account"),
            name: json.string("name"),
            until: json.string("until"),
        };
        Self {
            id: json.string("id"),
            login: json.string("login"),
            name: json.string("name"),
            role: json.string("role"),
            institution: json.get("institution").text(),
            interests: json.get("interests").strings(),
            email: json.string("email"),
            stands_in_for: json.get("stands_in_for").list().iter().map(absent).collect(),
            deputy: Deputy::read(&json.get("deputy")),
        }
    }
}

impl Deputy {
    pub fn read(json: &Json) -> Option<Self> {
        (!json.is_absent()).then(|| Self {
            account: json.string("account"),
            name: json.string("name"),
            from: json.string("from"),
            until: json.string("until"),
        })
    }
}

impl Desk {
    pub fn open(session: Session) -> Self {
        let desk = Self {
            session,
            who: RwSignal::new(Who::Asking),
            hat: RwSignal::new(kept::get("hat").unwrap_or_default()),
            csrf: RwSignal::new(String::new()),
            standing: StoredValue::new_local(Standing::default()),
            resumes: StoredValue::new(false),
            proposals_waiting: Asked::new(),
        };
        desk.ask();
        desk
    }

    /// What stood open before only the language changed; nothing else opens anything by itself.
    pub fn stood(self) -> Standing {
        if self.resumes.get_value() { self.standing.get_value() } else { Standing::default() }
    }

    /// Asks who is signed in.
    pub fn ask(self) {
        self.who.set(Who::Asking);
        crate::dom::soon(async move {
            let answer = call::get(self, "session").await;
            match answer.status {
                200 => self.arrived(&answer),
                // The office that was put on is put off by then.
                403 if answer.has(NOT_STAND_IN) => self.ask(),
                401 => self.who.set(Who::Nobody(None)),
                0 => self.who.set(Who::Unreachable("failure-no-answer")),
                _ => self.who.set(Who::Unreachable("failure-status")),
            }
        });
    }

    /// Takes what signing in, or asking, has answered.
    pub fn arrived(self, answer: &Answer) {
        self.csrf.set(answer.json.string("csrf"));
        let account = Account::read(&answer.json.get("account"));
        let hat = self.hat.get_untracked();
        if !account.stands_in_for.iter().any(|absent| absent.account == hat) {
            self.hat.set(String::new());
        }
        self.who.set(Who::Signed(Arc::new(account)));
    }

    /// The session has ended by itself. What was typed stays, for whoever it belongs to.
    pub fn expired(self) {
        if self.who.with_untracked(|who| matches!(who, Who::Signed(_) | Who::Enrolling(_))) {
            self.who.set(Who::Nobody(Some("desk-expired")));
        }
    }

    /// The absent one is back: what is asked next is asked in one's own office.
    pub fn no_stand_in(self) {
        if !self.hat.with_untracked(String::is_empty) {
            self.wear("");
        }
    }

    pub fn sign_out(self) {
        crate::dom::soon(async move {
            let answer = call::send(self, "DELETE", "session", None).await;
            if matches!(answer.status, 200..300 | 401) {
                kept::forget_all();
                self.hat.set(String::new());
                self.who.set(Who::Nobody(Some(SIGNED_OUT)));
            } else {
                self.who.set(Who::Unreachable(answer.word()));
            }
        });
    }

    pub fn account(self) -> Option<Arc<Account>> {
        self.who.with(|who| match who {
            Who::Signed(account) => Some(Arc::clone(account)),
            _ => None,
        })
    }

    /// Whether an answer that comes late still belongs to the desk of the account that asked: its session may have
    /// ended by itself, but it has not signed out, and nobody else has signed in.
    pub fn is_still(self, account: &str) -> bool {
        self.who.with_untracked(|who| match who {
            Who::Signed(now) => now.id == account,
            Who::Nobody(why) => *why != Some(SIGNED_OUT),
            Who::Enrolling(_) => false,
            Who::Asking | Who::Unreachable(_) => true,
        })
    }

    /// Notes what a change of one's own settings has answered; the screen that asked shows it itself. Only the part
    /// that was changed is taken: an answer that comes late knows nothing of the others.
    pub fn changed(self, answer: &Json, take: impl FnOnce(&mut Account, Account)) {
        self.who.update_untracked(|who| {
            if let Who::Signed(account) = who {
                take(Arc::make_mut(account), Account::read(answer));
            }
        });
    }

    /// Acts for somebody who is away, or for oneself again.
    pub fn wear(self, account: &str) {
        kept::put("hat", account);
        self.hat.set(account.to_owned());
    }

    /// Whether one acts in a role; who stands in for another has the same.
    pub fn is(self, role: &str) -> bool {
        self.account().is_some_and(|account| account.role == role)
    }

    pub fn catalogue(self) -> Option<Arc<Catalogue>> {
        self.session.data.catalogue.with(Loading::ready)
    }

    /// An element that names an institution as soon as its name is known; nothing round it is made anew for that.
    pub fn named(self, tag: &str, id: String) -> El {
        el(tag).text_fn(move || self.institution_name(&id))
    }

    /// The institution's name in the reader's language; its id where the catalogue does not know it.
    pub fn institution_name(self, id: &str) -> String {
        let named = self
            .catalogue()
            .and_then(|catalogue| catalogue.row(id).map(|row| catalogue.name(row, words::lang()).to_owned()));
        named.unwrap_or_else(|| id.to_owned())
    }
}
