//! An appeal that an operator writes down for somebody at the counter or on the telephone.

use super::choose::institution;
use super::form::{Form, focus_soon};
use super::frame::screen;
use super::place::{place, position};
use super::receipt::receipt;
use super::receipts;
use super::reported::reported;
use super::said::named;
use super::state::Desk;
use crate::dom::{El, div, el, heading, p};
use crate::json::{Json, object};
use crate::words::{self, t};
use adaldyq_domain::complaint::topic::Topic;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

pub fn counter(desk: Desk) -> El {
    let account = desk.account().map(|account| account.id.clone()).unwrap_or_default();
    let written = RwSignal::new_local(receipts::newest(&account));
    let account = StoredValue::new(account);
    let another = move |id: &str| {
        let left = account.with_value(|account| {
            receipts::remove(account, id);
            receipts::newest(account)
        });
        if left.is_none() {
            focus_soon("counter-channel".to_owned());
        }
        written.set(left);
    };
    let content = div("").swap_by(
        move || written.get(),
        move |answer| match answer {
            Some(answer) => {
                let id = answer.string("id");
                receipt(desk, &answer, move || another(&id))
            }
            None => vec![form(desk, written, account.get_value())],
        },
    );
    screen(&t("desk-new"), "entry", vec![content])
}

/// `account` is whose receipt it will be.
fn form(desk: Desk, written: RwSignal<Option<Json>, LocalStorage>, account: String) -> El {
    let form = Form::kept(desk, "counter");
    form.suggest("lang", words::lang().code());
    form.sent_once();
    let code = |kind: &'static str| move |code: &str| (code.to_owned(), named(kind, code));
    let topics = Topic::ALL.map(|topic| (topic.code().to_owned(), named("topic", topic.code())));
    let langs = ["kk", "ru", "en"].map(code("desk-lang")).to_vec();
    let channels = ["counter", "telephone"].map(code("desk-channel-of")).to_vec();
    let line = |name, word: &str, kind: &str| form.line(name, word, kind);
    let fields = vec![
        form.pills("channel", "desk-channel", channels),
        form.pills("topic", "complaint-topic", topics.to_vec()),
        institution(form, "institution", "desk-institution"),
        place(form),
        form.pills("lang", "desk-lang-of", langs),
        form.tick("confidential", "desk-counter-confidential"),
        text(form),
        heading(2, "").word("complaint-contact"),
        p("quiet", "").word("desk-counter-contact"),
        reported(desk.session, &["anonymous"]),
        line("contact.name", "desk-name", "text"),
        line("contact.phone", "complaint-phone", "tel"),
        line("contact.email", "complaint-email", "email"),
    ];
    let act = move || {
        let needed =
            [("channel", "desk-need-channel"), ("topic", "desk-need-topic"), ("text", "desk-need-text")];
        if form.is_filled(&needed) {
            let account = account.clone();
            form.send("POST", "complaints".to_owned(), body(form), move |answer| {
                // First of all: the operator may be elsewhere by now, and comes back for the receipt.
                if desk.is_still(&account) {
                    receipts::add(&account, &answer.json);
                }
                form.clear();
                written.set(Some(answer.json));
            });
        }
    };
    form.whole(fields, div("send-row").child(form.send_button("desk-counter-send")), act)
}

/// What was said, and who will read it: not everybody, where it is for the service alone.
fn text(form: Form) -> El {
    let hint = p("quiet", "").attr("role", "status").text_fn(move || {
        let held = !form.get("confidential").is_empty();
        t(if held { "desk-counter-text-held" } else { "desk-counter-text-hint" })
    });
    form.field_with("text", "complaint-text", Some(hint), el("textarea").attr("rows", "7"))
}

fn body(form: Form) -> JsValue {
    let mut body = form.body(&["channel", "topic", "institution", "text", "lang"]);
    if let Some((lat, lon)) = position(&form.peek("at")) {
        body.push(("at", js_sys::Array::of2(&lat.into(), &lon.into()).into()));
    }
    if !form.peek("confidential").is_empty() {
        body.push(("confidential", true.into()));
    }
    let contact: Vec<(&str, JsValue)> =
        [("name", "contact.name"), ("phone", "contact.phone"), ("email", "contact.email")]
            .into_iter()
            .map(|(member, name)| (member, form.peek(name)))
            .filter(|(_, value)| !value.trim().is_empty())
            .map(|(member, value)| (member, value.into()))
            .collect();
    if !contact.is_empty() {
        body.push(("contact", object(&contact)));
    }
    object(&body)
}
