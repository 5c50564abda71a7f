//! The draft: what is typed, kept on the device at every change, checked by the domain's own rules.

use super::browser;
use super::photos::Attached;
use super::places::City;
use super::prefill::Prefill;
use super::wording::json;
use crate::data::Loading;
use crate::device;
use crate::dom::follow;
use crate::json::{Json, object, write};
use crate::session::Session;
use crate::words;
use adaldyq_domain::complaint::draft::{Complaint, Draft, DraftBudget, DraftContact, Given};
use adaldyq_domain::decimal;
use adaldyq_domain::fault::Fault;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// All that is kept of a draft, as texts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Topic,
    Institution,
    /// "51.1283,71.4305"
    At,
    Text,
    Name,
    Phone,
    Email,
    /// "yes" or nothing.
    ShowName,
    /// Year, group and item as far as they are given: "2026,04,159".
    Budget,
    Lang,
    /// "yes" where nothing may stay on the device.
    Shared,
    /// The key that makes all tries of sending this draft one complaint.
    Once,
    /// The mark of the wording that was sent without an answer.
    Tried,
    /// "yes" from the press of "send" until it is sent, refused or taken back.
    Wanted,
    /// What the address had filled in, so that it does so once.
    From,
    /// "yes" where it is for the anti-corruption service.
    Confidential,
    /// A field that no person sees; who fills it in is a program.
    Website,
}

const NAMES: [&str; 17] = [
    "topic",
    "institution",
    "at",
    "text",
    "name",
    "phone",
    "email",
    "show_name",
    "budget",
    "lang",
    "shared",
    "once",
    "tried",
    "wanted",
    "from",
    "confidential",
    "website",
];

const SHELF: &str = "draft";

thread_local! {
    /// The draft also where the device keeps nothing, for as long as the page is open.
    static MEMORY: RefCell<Option<String>> = const { RefCell::new(None) };
}

#[derive(Clone, Copy)]
pub struct Form {
    pub session: Session,
    fields: [RwSignal<String>; 17],
    /// Path of the field and what is wrong with it, as far as it may be said already.
    pub errors: RwSignal<Vec<(String, String)>>,
    /// Fields a person has been at; "" stands for all.
    touched: RwSignal<Vec<&'static str>>,
    pub photos: Attached,
    /// Parts of the link that could not be read.
    pub dropped: RwSignal<Vec<&'static str>>,
}

impl Form {
    /// What the device has kept, with what the address fills in.
    pub fn open(session: Session) -> Self {
        let kept = MEMORY.with_borrow(Clone::clone).or_else(|| device::stored(SHELF));
        let kept = kept.and_then(|text| Json::parse(&text)).unwrap_or(Json(JsValue::UNDEFINED));
        let fields = NAMES.map(|name| RwSignal::new(kept.string(name)));
        let shared = fields[Field::Shared as usize];
        let form = Self {
            session,
            fields,
            photos: Attached::open(SHELF, move || shared.with(String::is_empty)),
            errors: RwSignal::new(Vec::new()),
            touched: RwSignal::new(Vec::new()),
            dropped: RwSignal::new(Vec::new()),
        };
        if form.get(Field::Wanted).is_empty() {
            form.prefill();
            form.set(Field::Lang, words::lang().code());
        }
        if form.get(Field::Once).is_empty() {
            form.set(Field::Once, &browser::random());
        }
        follow(move || form.keep());
        follow(move || form.look());
        form
    }

    fn prefill(self) {
        let asked = |name| self.session.view.parameter(name).unwrap_or_default();
        let given = ["institution", "place", "topic", "budget"].map(asked);
        let from = given.join("&");
        if from == "&&&" || from == self.get(Field::From) {
            return;
        }
        let given = Prefill::read(given);
        if !given.institution.is_empty() || !given.place.is_empty() {
            self.set(Field::Institution, &given.institution);
            self.set(Field::At, &given.place);
            self.set(Field::Budget, &given.budget);
            self.touch("place");
        }
        if !given.topic.is_empty() {
            self.set(Field::Topic, &given.topic);
            self.touch("topic");
        }
        self.dropped.set(given.dropped);
        self.set(Field::From, &from);
    }

    pub fn signal(self, field: Field) -> RwSignal<String> {
        self.fields[field as usize]
    }

    /// Nothing once the page has gone.
    pub fn get(self, field: Field) -> String {
        self.signal(field).try_get_untracked().unwrap_or_default()
    }

    /// Also when the page may be gone.
    pub fn set(self, field: Field, value: &str) {
        self.signal(field).try_set(value.to_owned());
    }

    pub fn is(self, field: Field) -> bool {
        self.signal(field).with(|value| !value.is_empty())
    }

    /// Whether a person has put anything into it.
    pub fn is_begun(self) -> bool {
        let typed = [Field::Text, Field::Name, Field::Phone, Field::Email];
        typed.into_iter().any(|field| !self.get(field).is_empty()) || !self.photos.is_empty()
    }

    /// The words of the public complaint, or those of what the anti-corruption service alone is told. Follows.
    pub fn word(self, public: &'static str, confidential: &'static str) -> &'static str {
        if self.is(Field::Confidential) { confidential } else { public }
    }

    fn keep(self) {
        let members: Vec<(&str, JsValue)> =
            NAMES.into_iter().zip(self.fields).map(|(name, field)| (name, field.get().into())).collect();
        if !self.is_begun() && self.get(Field::Topic).is_empty() {
            forget();
            return;
        }
        let text = write(&object(&members));
        if self.get(Field::Shared).is_empty() {
            device::store(SHELF, &text);
        } else {
            device::forget(SHELF);
        }
        MEMORY.set(Some(text));
    }

    /// Begins anew, with another key.
    pub fn clear(self) {
        for field in self.fields {
            field.try_set(String::new());
        }
        self.photos.clear();
        super::wording::forget_tried();
        self.errors.try_set(Vec::new());
        self.touched.try_set(Vec::new());
        self.set(Field::Lang, words::lang().code());
        self.set(Field::Once, &browser::random());
        forget();
    }

    pub fn touch(self, path: &'static str) {
        if self.touched.try_with_untracked(|touched| !touched.contains(&path)) == Some(true) {
            self.touched.try_update(|touched| touched.push(path));
        }
    }

    /// Says what is wrong with the fields a person has been at; follows everything.
    fn look(self) {
        // What the endpoint said of a photo may be mended by taking it out.
        self.photos.get();
        let faults = self.check().err().unwrap_or_default();
        let faults = self.touched.with(|touched| {
            let seen = |fault: &&Fault| touched.contains(&"") || touched.contains(&place_of(&fault.field));
            let said = |fault: &Fault| (fault.field.to_string(), super::fields::fault_words(fault));
            faults.iter().filter(seen).map(said).collect()
        });
        self.errors.set(faults);
    }

    fn draft(self) -> Draft {
        let text = |field| Given::from(Some(self.signal(field).get()).filter(|value| !value.is_empty()));
        let number = |part: &str| Given::from(decimal::parse(part));
        let contact = DraftContact {
            name: text(Field::Name),
            phone: text(Field::Phone),
            email: text(Field::Email),
            // Under what is confidential no name stands, whatever was ticked before.
            show_name: Given::Value(self.is(Field::ShowName) && !self.is(Field::Confidential)),
        };
        let budget = self.signal(Field::Budget).get();
        let mut parts = budget.split(',').map(str::to_owned);
        let year = parts.next().and_then(|year| year.parse().ok());
        let at = self.signal(Field::At).get();
        Draft {
            institution: text(Field::Institution),
            at: at.split_once(',').map(|(lat, lon)| (number(lat), number(lon))).into(),
            topic: text(Field::Topic),
            text: text(Field::Text),
            lang: text(Field::Lang),
            contact: Given::Value(contact),
            budget: year
                .map(|year| DraftBudget {
                    year: Given::Value(year),
                    group: parts.next().into(),
                    item: parts.next().into(),
                    contract: Given::Absent,
                })
                .into(),
            confidential: Given::Value(self.is(Field::Confidential)),
        }
    }

    /// Follows everything it reads.
    pub fn check(self) -> Result<Complaint, Vec<Fault>> {
        let catalogue = self.session.data.catalogue.with(Loading::ready);
        let city = City::of(self.session, catalogue);
        self.draft().check(&city, browser::nfc)
    }

    /// Checks all there is, and says everything.
    pub fn check_all(self) -> bool {
        self.touch("");
        untrack(|| self.check().is_ok())
    }

    /// The JSON to send; nothing while it does not pass the check.
    pub fn json(self) -> Option<String> {
        untrack(|| self.check()).ok().map(|complaint| json(&complaint, &self.get(Field::Website)))
    }

    /// Whether sending was tried and nothing came back, and it was not taken back since.
    pub fn is_unsent(self) -> bool {
        !self.get(Field::Tried).is_empty() && !self.get(Field::Wanted).is_empty()
    }
}

/// Forgets the draft on the device and in memory.
pub fn forget() {
    MEMORY.set(None);
    device::forget(SHELF);
}

/// Whether the device keeps what is typed.
pub fn can_be_kept() -> bool {
    device::store("draft-try", "") && {
        device::forget("draft-try");
        true
    }
}

/// The place on the form where a fault of this field is said.
pub fn place_of(path: &str) -> &'static str {
    match path {
        "institution" | "at" | "at.0" | "at.1" => "place",
        "topic" => "topic",
        "text" => "text",
        "contact.name" | "contact" | "contact.show_name" => "contact.name",
        "contact.phone" => "contact.phone",
        "contact.email" => "contact.email",
        _ if path == "photo" || path.starts_with("photo.") => "photos",
        "budget" | "budget.year" | "budget.group" | "budget.item" | "budget.contract" => "budget",
        _ => "",
    }
}
