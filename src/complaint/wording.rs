//! What is sent: the complaint in JSON, and the photos beside it.

use super::draft::{Field, Form};
use super::photos::{Letter, Photo, Progress, post, read_photos, write_photos};
use super::sending::{Answer, send};
use crate::json::{object, write};
use adaldyq_domain::complaint::draft::Complaint;
use wasm_bindgen::JsValue;

/// Where the photos lie that went out without an answer, as long as that may still matter.
const TRIED: &str = "draft-tried";

/// One content, however often it is sent.
#[derive(Clone)]
pub struct Wording {
    json: String,
    photos: Vec<Photo>,
}

impl Wording {
    pub fn new(json: String, photos: Vec<Photo>) -> Self {
        Self { json, photos }
    }

    /// What the form holds just now; nothing while it does not pass the check.
    pub fn now(form: Form) -> Option<Self> {
        form.json().map(|json| Self::new(json, form.photos.now()))
    }

    /// The wording that went out first, by the mark that was kept of it.
    pub async fn of(mark: &str) -> Self {
        let (json, ids) = mark.split_once('\n').unwrap_or((mark, ""));
        let photos = if ids.is_empty() { Vec::new() } else { read_photos(TRIED).await };
        Self::new(json.to_owned(), photos)
    }

    /// Tells this wording from every other: the JSON, which has no line of its own, and the photos by name.
    pub fn mark(&self) -> String {
        let mut mark = self.json.clone();
        for (position, photo) in self.photos.iter().enumerate() {
            mark.push(if position == 0 { '\n' } else { ' ' });
            mark.push_str(&photo.id);
        }
        mark
    }

    /// Keeps what is about to go out, so that it can be asked for again after something else was written.
    pub async fn keep(&self, form: Form) {
        if !self.photos.is_empty() {
            write_photos(TRIED, self.photos.clone(), form.get(Field::Shared).is_empty()).await;
        }
    }

    pub async fn send(&self, once: &str, proof: Option<&str>, progress: Progress) -> Answer {
        if self.photos.is_empty() {
            return send(self.json.clone(), once, proof).await;
        }
        let letter = Letter {
            address: "/api/complaints",
            part: "complaint",
            json: &self.json,
            photos: &self.photos,
            once,
            key: None,
            proof,
        };
        post(&letter, progress).await
    }
}

/// Lets go of the photos that were tried.
pub fn forget_tried() {
    crate::dom::soon(write_photos(TRIED, Vec::new(), false));
}

/// The complaint as the endpoint takes it.
pub fn json(complaint: &Complaint, website: &str) -> String {
    let mut members: Vec<(&str, JsValue)> = Vec::new();
    if let Some(institution) = &complaint.institution {
        members.push(("institution", institution.as_str().into()));
    }
    if let Some(at) = complaint.at {
        members.push(("at", js_sys::Array::of2(&at.lat.into(), &at.lon.into()).into()));
    }
    members.push(("topic", complaint.topic.code().into()));
    members.push(("text", complaint.text.as_str().into()));
    members.push(("lang", complaint.lang.code().into()));
    let contact = &complaint.contact;
    if !contact.is_empty() {
        let text = |text: &Option<String>| text.as_deref().map_or(JsValue::NULL, JsValue::from);
        let contact = object(&[
            ("name", text(&contact.name)),
            ("phone", text(&contact.phone)),
            ("email", text(&contact.email)),
            ("show_name", contact.show_name.into()),
        ]);
        members.push(("contact", contact));
    }
    if let Some(budget) = &complaint.budget {
        let text = |text: &Option<String>| text.as_deref().map_or(JsValue::NULL, JsValue::from);
        let budget = object(&[
            ("year", budget.year.number().into()),
            ("group", text(&budget.group)),
            ("item", text(&budget.item)),
        ]);
        members.push(("budget", budget));
    }
    if complaint.confidential {
        members.push(("confidential", true.into()));
    }
    if !website.is_empty() {
        members.push(("website", website.into()));
    }
    write(&object(&members))
}
