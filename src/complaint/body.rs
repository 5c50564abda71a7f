//! A checked complaint as the JSON that is sent.

use crate::json::{object, write};
use adaldyq_domain::complaint::draft::Complaint;
use wasm_bindgen::JsValue;

/// `website`: what a program put into the field that no person sees.
pub fn body(complaint: &Complaint, website: &str) -> String {
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
