//! Letters that are ready to send, in the language the complaint was written in.

use super::days::{day_of, today};
use crate::data::Loading;
use crate::dom::{El, div, el, p};
use crate::hand_on::copy_field;
use crate::json::Json;
use crate::parts::notice::waiting;
use crate::session::Session;
use crate::words::{self, t};
use adaldyq_domain::fault::Arg;
use adaldyq_domain::lang::Lang;
use adaldyq_words::{Table, date};
use leptos::prelude::*;
use std::sync::Arc;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// To the higher body: nobody replied.
    Silence,
    /// To the higher body: the reply is not agreed with.
    Reply,
    /// To the state's register of appeals.
    Register,
}

impl Letter {
    const fn key(self) -> &'static str {
        match self {
            Self::Silence => "letter-silence",
            Self::Reply => "letter-reply",
            Self::Register => "letter-register",
        }
    }
}

/// The letter, closed until it is asked for. `articles`: those it rests on.
pub fn letter(session: Session, complaint: &Json, kind: Letter, articles: &[String]) -> El {
    let lang = Lang::from_code(&complaint.string("lang")).unwrap_or_default();
    let table = RwSignal::new((lang == words::lang()).then(words::table));
    let failed = RwSignal::new(false);
    if table.get_untracked().is_none() {
        crate::dom::soon(async move {
            match words::of(lang).await {
                Ok(words) => table.try_set(Some(Arc::new(words))).is_none(),
                Err(_) => failed.try_set(true).is_none(),
            };
        });
    }
    let (complaint, articles) = (complaint.clone(), articles.to_vec());
    let body = div("").swap(move || {
        let Some(table) = table.get() else {
            return vec![if failed.get() { p("error", "").word("failure-no-answer") } else { waiting() }];
        };
        let text = text(session, &table, &complaint, kind, &articles);
        let field = copy_field(&t("letter"), "letter", move || text.clone());
        let other = (lang != words::lang()).then(|| p("quiet", "").word("letter-language"));
        vec![field].into_iter().chain(other).collect()
    });
    el("details").class("act").child(el("summary").word("letter")).child(body)
}

fn text(session: Session, table: &Table, complaint: &Json, kind: Letter, articles: &[String]) -> String {
    let day = |iso: Option<String>| -> Arg {
        let day = iso.as_deref().and_then(date::from_iso);
        day.map_or_else(String::new, |day| date::long(table, day)).into()
    };
    let blank = || "____________".to_owned();
    let catalogue = session.data.catalogue.with(Loading::ready);
    let institution = complaint.string("institution");
    let institution = catalogue
        .and_then(|catalogue| {
            catalogue.row(&institution).map(|row| catalogue.name(row, table.lang()).to_owned())
        })
        .unwrap_or_else(|| if institution.is_empty() { blank() } else { institution });
    let register = complaint.get("state_register");
    let contact = complaint.get("contact");
    let given = |member: &str| contact.get(member).text().filter(|value| !value.is_empty());
    let reach = [given("phone"), given("email")].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mut args: Vec<(&str, Arg)> = vec![
        ("id", complaint.string("id").into()),
        ("institution", institution.into()),
        ("received", day(day_of(session, &complaint.string("received")))),
        ("text", complaint.string("text").into()),
        ("name", given("name").unwrap_or_else(blank).into()),
        ("contact", if reach.is_empty() { blank() } else { reach }.into()),
        ("today", day(Some(today(session)))),
    ];
    if kind != Letter::Register {
        let article = |position: usize| -> Arg { articles.get(position).cloned().unwrap_or_default().into() };
        args.push(("number", register.string("number").into()));
        args.push(("date", day(register.get("date").text())));
        args.push(("higher", article(1)));
        args.push(("term", article(2)));
        if kind == Letter::Silence {
            args.push(("silence", article(0)));
            args.push(("due", day(complaint.get("due").text())));
        } else {
            args.push(("replied", day(day_of(session, &complaint.string("replied")))));
        }
    }
    table.say(kind.key(), &args)
}
