//! The days of a complaint, for somebody's calendar.

use super::links::Links;
use super::view::Looked;
use crate::app::Endpoint;
use crate::deadlines::{Belonging, Deadline, write};
use crate::problem;
use crate::store::Whole;
use adaldyq_words::Table;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// The file with the days that the dialogue turns on, in the reader's language.
pub fn of(endpoint: &Endpoint, whole: &Whole, looked: Looked, headers: &HeaderMap) -> Response {
    let lang = problem::language(headers);
    let table = Table::builtin(lang);
    let complaint = &whole.complaint;
    let life = &complaint.life;
    let number = complaint.id.to_string();
    let links = Links::of(endpoint, headers);
    let page = links.complaint(complaint.id, lang);
    let days = [
        ("registered", Some(life.registered)),
        ("due", Some(life.due).filter(|_| life.status.is_open())),
        ("objection", life.may_object_until(&looked.published.calendar)),
        ("reopen", life.reopen_until().filter(|until| looked.today <= *until)),
    ];
    let deadline = |(name, day): (&'static str, Option<jiff::civil::Date>)| {
        let title = table.say(&format!("calendar-{name}"), &[("number", number.as_str().into())]);
        Some(Deadline { name, day: day?, title, text: page.clone() })
    };
    let deadlines: Vec<Deadline> = days.into_iter().filter_map(deadline).collect();
    let changed = whole.events.last().map_or(complaint.received, |event| event.time);
    let changes = whole.events.len() as i64;
    let belonging = Belonging { id: &number, host: links.host(), page: &page, changed, changes };
    let file = write(&belonging, lang.code(), &deadlines);
    let name = format!("attachment; filename=\"{number}.ics\"");
    ([(CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)], file)
        .into_response()
}
