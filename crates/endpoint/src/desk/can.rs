//! Which actions there are at the desk, whose they can be, and which of them the rules allow just now.

use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{
    Action, HideReason, Life, Moment, Outcome, Stance, Status, Visibility,
};
use adaldyq_domain::complaint::official::Role::{Institution, Officer, Operator};
use adaldyq_domain::complaint::official::{Actor, Role};
use adaldyq_domain::id::InstitutionId;

/// Every action by its name in the API, with the offices that it can belong to at all.
const ACTIONS: [(&str, &[Role]); 16] = [
    ("accept", &[Operator, Institution, Officer]),
    ("redirect", &[Operator, Institution]),
    ("hide", &[Operator, Officer]),
    ("countersign", &[Officer]),
    ("show", &[Officer]),
    ("release", &[Officer]),
    ("draft", &[Institution, Officer]),
    ("participate", &[Officer]),
    ("finalise", &[Institution, Officer]),
    ("extend", &[Operator, Institution, Officer]),
    ("ask", &[Operator, Institution, Officer]),
    ("message", &[Operator, Institution, Officer]),
    ("register_with_state", &[Operator, Institution, Officer]),
    ("merge", &[Operator, Institution]),
    ("unmerge", &[Operator, Institution]),
    ("note", &[Operator, Institution, Officer]),
];

/// Whether there is such an action, and whether it can belong to this office.
pub fn belongs(action: &str, role: Role) -> Option<bool> {
    ACTIONS.iter().find(|(name, _)| *name == action).map(|(_, roles)| roles.contains(&role))
}

/// The names of those that the rules allow now.
pub fn actions(life: &Life, actor: &Actor, moment: &Moment) -> Vec<&'static str> {
    let Actor::Official(official) = actor else { return Vec::new() };
    let possible = ACTIONS.iter().filter(|(_, roles)| roles.contains(&official.role));
    possible.filter(|(name, _)| allowed(name, life, actor, moment)).map(|(name, _)| *name).collect()
}

/// Tries the action on a copy, with what makes it most likely to be allowed.
fn allowed(name: &str, life: &Life, actor: &Actor, moment: &Moment) -> bool {
    if name == "note" {
        return matches!(actor, Actor::Official(official) if life.is_open_to(official));
    }
    let action = match name {
        "accept" => {
            Action::Accept { institution: own(actor).or_else(|| life.institution.clone()).or_else(some) }
        }
        "redirect" => some().map_or(Action::Ask, |to| Action::Redirect { to }),
        "hide" => Action::Hide { reason: HideReason::Spam },
        "countersign" => Action::Countersign,
        "show" => Action::Show,
        "release" => some().map_or(Action::Ask, |to| Action::Release { to }),
        "draft" => Action::Draft { outcome: Outcome::Done },
        "participate" => Action::Participate { stance: Stance::Agrees },
        "finalise" => Action::Finalise,
        "extend" => Action::Extend { due: moment.calendar.due(life.due, 1), signed_by: "—".to_owned() },
        "ask" => Action::Ask,
        "message" => Action::Message,
        "register_with_state" => {
            let known = life.state_register.as_ref().map(|register| register.date);
            Action::RegisterWithState { number: "—".to_owned(), date: known.unwrap_or(moment.today) }
        }
        "merge" => return life.allows(actor, &merge(life), moment),
        "unmerge" => Action::Unmerge,
        _ => return false,
    };
    life.allows(actor, &action, moment)
}

fn own(actor: &Actor) -> Option<InstitutionId> {
    match actor {
        Actor::Official(official) => official.institution.clone(),
        _ => None,
    }
}

/// An institution that is none of the city's.
fn some() -> Option<InstitutionId> {
    InstitutionId::new("any-other-institution").ok()
}

/// Into one that could carry the reply.
fn merge(life: &Life) -> Action {
    let main =
        Life { status: Status::Accepted, visibility: Visibility::Public, merged_into: None, ..life.clone() };
    Action::Merge { into: Id::from_random([0; 5]), main: Box::new(main) }
}
