//! The kinds of steps: what each asks for and sends.

use super::{merge, moderate, opinion, reply, talk, term};
use crate::desk::case::Case;
use crate::desk::form::Form;
use crate::dom::El;
use crate::json::Json;

pub struct Step {
    pub name: &'static str,
    /// What the button that sends says.
    pub word: &'static str,
    pub fields: fn(Case, &Json, Form) -> Vec<El>,
    /// What is sent, as far as it is filled in.
    pub members: &'static [&'static str],
    /// What has to be filled in, and the message where it is not.
    pub needed: &'static [(&'static str, &'static str)],
}

const TEXT: (&str, &str) = ("text", "desk-need-text");
const INSTITUTION: (&str, &str) = ("institution", "desk-need-institution");

/// In the order of the buttons: what moves a complaint on comes first.
pub const STEPS: [Step; 15] = [
    Step {
        name: "accept",
        word: "desk-do-accept",
        fields: moderate::accept,
        members: &["institution"],
        needed: &[],
    },
    Step {
        name: "draft",
        word: "desk-do-draft",
        fields: reply::draft,
        members: &["outcome", "text"],
        needed: &[("outcome", "desk-need-outcome"), TEXT],
    },
    Step {
        name: "participate",
        word: "desk-do-participate",
        fields: opinion::participate,
        members: &["stance", "text"],
        needed: &[("stance", "desk-need-stance"), TEXT],
    },
    Step { name: "finalise", word: "desk-do-finalise", fields: nothing, members: &[], needed: &[] },
    Step { name: "countersign", word: "desk-do-countersign", fields: nothing, members: &[], needed: &[] },
    Step { name: "show", word: "desk-do-show", fields: nothing, members: &[], needed: &[] },
    Step {
        name: "redirect",
        word: "desk-do-redirect",
        fields: moderate::redirect,
        members: &["institution", "text"],
        needed: &[INSTITUTION],
    },
    Step { name: "ask", word: "desk-do-ask", fields: talk::ask, members: &["text"], needed: &[TEXT] },
    Step {
        name: "message",
        word: "desk-do-message",
        fields: talk::message,
        members: &["text"],
        needed: &[TEXT],
    },
    Step {
        name: "extend",
        word: "desk-do-extend",
        fields: term::extend,
        members: &["due", "signed_by", "text"],
        needed: &[("due", "desk-need-day"), ("signed_by", "desk-need-signature"), TEXT],
    },
    Step {
        name: "register_with_state",
        word: "desk-do-register",
        fields: term::register,
        members: &["number", "date"],
        needed: &[("number", "desk-need-number"), ("date", "desk-need-day")],
    },
    Step {
        name: "release",
        word: "desk-do-release",
        fields: moderate::release,
        members: &["institution"],
        needed: &[INSTITUTION],
    },
    Step {
        name: "merge",
        word: "desk-do-merge",
        fields: merge::merge,
        members: &["into"],
        needed: &[("into", "desk-need-main")],
    },
    Step { name: "unmerge", word: "desk-do-unmerge", fields: nothing, members: &[], needed: &[] },
    Step {
        name: "hide",
        word: "desk-do-hide",
        fields: moderate::hide,
        members: &["reason"],
        needed: &[("reason", "desk-need-reason")],
    },
];

/// Its sentence says all.
fn nothing(_: Case, _: &Json, _: Form) -> Vec<El> {
    Vec::new()
}

/// The step that the complaint waits for, as far as it is this official's. Of what is held none is put forward: to
/// whom it is shown, if to anybody, cannot be taken back.
pub fn next(view: &Json, can: &[String]) -> Option<String> {
    // The officer's part need not wait until nobody may object any more.
    if can.iter().any(|step| step == "participate") {
        return Some("participate".to_owned());
    }
    let step = match crate::desk::said::step_awaited(view)?.as_str() {
        "accept" if view.string("visibility") == "held" => return None,
        "final" => "finalise",
        other => return Some(other.to_owned()),
    };
    Some(step.to_owned())
}
