//! What an official asks to be done, out of a body: the step, its words, and what is wrong with them.

use super::fields::Fields;
use crate::city::Published;
use crate::problem::Refusal;
use crate::store::Deed;
use adaldyq_domain::complaint::draft::Places;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Action, HideReason, Outcome, Stance};
use adaldyq_domain::complaint::official::Official;
use adaldyq_domain::complaint::text::LONGEST;
use adaldyq_domain::id::InstitutionId;
use serde_json::{Map, Value};

/// Most characters of a reply; of anything else that is said, as of a complaint.
const LONGEST_REPLY: usize = 10_000;
const LONGEST_SIGNATURE: usize = 200;
const LONGEST_NUMBER: usize = 64;

/// Something to be done.
pub struct Asked {
    pub deed: Todo,
    pub text: Option<String>,
    /// The number of the last event that the official saw.
    pub last: Option<i64>,
}

pub enum Todo {
    Step(Action),
    MergeInto(Id),
    Note,
}

impl From<Todo> for Option<Deed> {
    fn from(todo: Todo) -> Self {
        match todo {
            Todo::Step(action) => Some(Deed::Plain(action)),
            Todo::MergeInto(id) => Some(Deed::MergeInto(id)),
            Todo::Note => None,
        }
    }
}

/// Reads a body whose action belongs to the office.
pub fn read(
    action: &str,
    members: &Map<String, Value>,
    official: &Official,
    published: &Published,
) -> Result<Asked, Refusal> {
    let mut fields = Fields::new(members);
    let last = fields.whole("last");
    if action != "note" {
        fields.needed("last", last);
    }
    let text = fields.text("text", if action == "draft" { LONGEST_REPLY } else { LONGEST });
    let deed = todo(action, &mut fields, official, published);
    let words = match &deed {
        Some(Todo::Step(action)) => action.needs_words(),
        Some(Todo::Note) => true,
        _ => false,
    };
    if words {
        fields.needed("text", text.as_ref());
    }
    let deed = fields.checked(deed)?.ok_or(Refusal::NotFound)?;
    Ok(Asked { deed, text, last })
}

/// Nothing where a fault was found.
fn todo(action: &str, fields: &mut Fields, official: &Official, published: &Published) -> Option<Todo> {
    let known = |id: &str| published.knows_institution(id);
    let institution = |fields: &mut Fields| fields.institution("institution", known);
    let needed = |fields: &mut Fields, id: Option<InstitutionId>| fields.needed("institution", id);
    Some(Todo::Step(match action {
        "accept" => {
            Action::Accept { institution: institution(fields).or_else(|| official.institution.clone()) }
        }
        "redirect" => {
            let to = institution(fields);
            Action::Redirect { to: needed(fields, to)? }
        }
        "release" => {
            let to = institution(fields);
            Action::Release { to: needed(fields, to)? }
        }
        "hide" => {
            let reason = fields.coded("reason", "unknown-reason", HideReason::from_code);
            Action::Hide { reason: fields.needed("reason", reason)? }
        }
        "draft" => {
            let outcome = fields.coded("outcome", "unknown-outcome", Outcome::from_code);
            Action::Draft { outcome: fields.needed("outcome", outcome)? }
        }
        "participate" => {
            let stance = fields.coded("stance", "unknown-stance", Stance::from_code);
            Action::Participate { stance: fields.needed("stance", stance)? }
        }
        "extend" => {
            let (due, signed_by) = (fields.date("due"), fields.line("signed_by", LONGEST_SIGNATURE));
            let (due, signed_by) = (fields.needed("due", due), fields.needed("signed_by", signed_by));
            Action::Extend { due: due?, signed_by: signed_by? }
        }
        "register_with_state" => {
            let (number, date) = (fields.line("number", LONGEST_NUMBER), fields.date("date"));
            let (number, date) = (fields.needed("number", number), fields.needed("date", date));
            Action::RegisterWithState { number: number?, date: date? }
        }
        "merge" => {
            let into = fields.coded("into", "bad-number", |text| Id::parse(text).ok());
            return fields.needed("into", into).map(Todo::MergeInto);
        }
        "note" => return Some(Todo::Note),
        "countersign" => Action::Countersign,
        "show" => Action::Show,
        "finalise" => Action::Finalise,
        "ask" => Action::Ask,
        "message" => Action::Message,
        "unmerge" => Action::Unmerge,
        _ => return None,
    }))
}
