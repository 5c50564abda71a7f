//! What random people try, on random days.

use super::people::{account, body, operator};
use crate::complaint::life::*;
use crate::complaint::official::{Actor, Official, Role};
use proptest::prelude::*;
use proptest::sample::select;

pub const BODIES: [&str; 2] = ["akimat", "school-027"];

/// What one person tries on one of two complaints, so many days later.
#[derive(Clone, Debug)]
pub struct Try {
    pub which: usize,
    pub actor: Actor,
    pub action: Plan,
    pub days: u32,
    pub new_holiday: bool,
}

/// An action before the day and the other complaint are known.
#[derive(Clone, Debug)]
pub enum Plan {
    Ready(Action),
    Extend(u32),
    Register(u32),
    Merge,
    AnswerMerged,
    FollowMain,
    ExtendWithMain,
    MoveDue,
    MoveObjection,
}

fn officials() -> impl Strategy<Value = Actor> {
    // Few accounts, so that hands meet; any account may wear any hat.
    let role = select(vec![
        Role::Officer,
        Role::Officer,
        Role::Institution,
        Role::Institution,
        Role::Operator,
        Role::Administrator,
    ]);
    let interests = prop::collection::vec(select(&BODIES[..]), 0..2);
    let stands_in = prop::option::weighted(0.3, 0_u8..4);
    (0_u8..4, role, select(&BODIES[..]), stands_in, interests).prop_map(
        |(number, role, at, deputy, interests)| {
            Actor::Official(Official {
                account: account(number),
                role,
                institution: (role == Role::Institution).then(|| body(at)),
                stands_in_for: deputy.map(account),
                interests: interests.into_iter().map(body).collect(),
            })
        },
    )
}

fn plans() -> impl Strategy<Value = Plan> {
    let bodies = || select(&BODIES[..]).prop_map(body);
    let outcome = || select(Outcome::ALL);
    let plain = select(vec![
        Action::Object,
        Action::Finalise,
        Action::Lapse,
        Action::Countersign,
        Action::Show,
        Action::Ask,
        Action::Message,
        Action::Unmerge,
        Action::Confirm,
        Action::Dispute,
        Action::Reopen,
        Action::HideName,
        Action::Erase,
        Action::RenewKey,
        Action::Close,
    ]);
    prop_oneof![
        6 => plain.prop_map(Plan::Ready),
        3 => prop::option::of(bodies()).prop_map(|institution| Plan::Ready(Action::Accept { institution })),
        4 => outcome().prop_map(|outcome| Plan::Ready(Action::Draft { outcome })),
        4 => select(Stance::ALL).prop_map(|stance| Plan::Ready(Action::Participate { stance })),
        3 => Just(Plan::Ready(Action::Finalise)),
        3 => Just(Plan::Ready(Action::Object)),
        1 => bodies().prop_map(|to| Plan::Ready(Action::Redirect { to })),
        1 => bodies().prop_map(|to| Plan::Ready(Action::Release { to })),
        1 => select(HideReason::ALL).prop_map(|reason| Plan::Ready(Action::Hide { reason })),
        1 => (0_u32..90).prop_map(Plan::Extend),
        1 => (0_u32..9).prop_map(Plan::Register),
        1 => select(vec![Action::Withdraw, Action::Erase, Action::Unmerge]).prop_map(Plan::Ready),
        1 => Just(Plan::Merge),
        2 => Just(Plan::AnswerMerged),
        1 => Just(Plan::FollowMain),
        1 => Just(Plan::ExtendWithMain),
        1 => Just(Plan::MoveDue),
        1 => Just(Plan::MoveObjection),
    ]
}

pub fn tries() -> impl Strategy<Value = Vec<Try>> {
    let actor = prop_oneof![5 => officials(), 2 => Just(Actor::Resident), 2 => Just(Actor::System)];
    let days = prop_oneof![5 => Just(0_u32), 2 => 1_u32..6, 1 => 6_u32..40];
    let one = (0_usize..2, actor, plans(), days, prop::bool::weighted(0.03));
    let one = one.prop_map(|(which, actor, action, days, new_holiday)| Try {
        which,
        actor,
        action,
        days,
        new_holiday,
    });
    prop::collection::vec(one, 0..400)
}

/// What brings the second of two complaints under the first, and then lets that one wait longer; rarely would all
/// of it happen by chance.
pub fn merging() -> [Try; 4] {
    let accept = || Plan::Ready(Action::Accept { institution: None });
    let one = |which, action| Try { which, actor: operator(), action, days: 0, new_holiday: false };
    [one(0, accept()), one(1, accept()), one(1, Plan::Merge), one(0, Plan::Extend(14))]
}
