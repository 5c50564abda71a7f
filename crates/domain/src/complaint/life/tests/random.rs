//! Laws that hold on every path: random steps by random people on random days.

use super::laws::{laws_of_seats, laws_of_sight, laws_of_status, laws_of_time};
use super::people::{account, body, calendar, day};
use crate::complaint::event::EventKind;
use crate::complaint::id::Id;
use crate::complaint::life::*;
use crate::complaint::official::{Actor, Official, Role};
use crate::complaint::working_days::Calendar;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use std::cell::Cell;

const BODIES: [&str; 2] = ["akimat", "school-027"];

/// What one person tries on one of two complaints, so many days later.
#[derive(Clone, Debug)]
struct Try {
    which: usize,
    actor: Actor,
    action: Plan,
    days: u32,
    new_holiday: bool,
}

/// An action before the day and the other complaint are known.
#[derive(Clone, Debug)]
enum Plan {
    Ready(Action),
    Extend(u32),
    Register(u32),
    Merge,
    AnswerMerged,
    MoveDue,
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
        1 => Just(Plan::AnswerMerged),
        1 => Just(Plan::MoveDue),
    ]
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
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

/// What was done, as an outsider would write it down.
struct Done {
    actor: Actor,
    event: EventKind,
    day: Date,
}

struct World {
    lives: [Life; 2],
    done: [Vec<Done>; 2],
    calendar: Calendar,
    today: Date,
}

fn ids() -> [Id; 2] {
    [Id::from_random([1; 5]), Id::from_random([2; 5])]
}

fn later(date: Date, days: u32) -> Date {
    (0..days).fold(date, |date, _| date.tomorrow().unwrap())
}

impl World {
    fn new(confidential: [bool; 2], addressed: Option<&str>) -> Self {
        let (calendar, today) = (calendar(&[]), day("2026-02-02"));
        let due = calendar.due(today, 15);
        let life = |confidential| Life::receive(addressed.map(body), confidential, today, due);
        Self { lives: confidential.map(life), done: [Vec::new(), Vec::new()], calendar, today }
    }

    fn action(&self, which: usize, plan: &Plan) -> Action {
        let other = 1 - which;
        let main = || Box::new(self.lives[other].clone());
        match plan {
            Plan::Ready(action) => action.clone(),
            Plan::Extend(days) => {
                Action::Extend { due: later(self.lives[which].due, *days), signed_by: "A. Head".into() }
            }
            Plan::Register(days) => {
                Action::RegisterWithState { number: "1".into(), date: later(day("2026-02-02"), *days) }
            }
            Plan::Merge => Action::Merge { into: ids()[other], main: main() },
            Plan::AnswerMerged => Action::AnswerMerged { main: main() },
            Plan::MoveDue => {
                let due = self.lives[which].due_by(&self.calendar);
                Action::MoveDue { due, because: Vec::new() }
            }
        }
    }

    /// Tries one step and checks every law.
    fn step(&mut self, one: &Try) -> Result<(), TestCaseError> {
        self.today = later(self.today, one.days);
        if one.new_holiday {
            self.calendar = calendar(&["2026-02-16", "2026-03-09"]);
        }
        let action = self.action(one.which, &one.action);
        let before = self.lives[one.which].clone();
        let moment = Moment { today: self.today, calendar: &self.calendar };
        let could = before.allows(&one.actor, &action, &moment);
        let result = self.lives[one.which].act(&one.actor, &action, &moment);
        prop_assert_eq!(could, result.is_ok());
        let after = &self.lives[one.which];
        let Ok(event) = result else {
            prop_assert_eq!(after, &before);
            return Ok(());
        };
        laws_of_seats(&one.actor, &before, after)?;
        laws_of_sight(&before, after)?;
        laws_of_time(&before, after, &event)?;
        laws_of_status(&before, after, &event)?;
        self.reopening_stays_the_residents(one.which)?;
        let json = serde_json::to_string(after).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Life>(&json).unwrap(), after);
        self.done[one.which].push(Done { actor: one.actor.clone(), event, day: self.today });
        if after.status == Status::Answered && before.status != Status::Answered {
            self.answer_was_seen(one.which)?;
        }
        Ok(())
    }

    fn reopening_stays_the_residents(&self, which: usize) -> Result<(), TestCaseError> {
        let life = &self.lives[which];
        let moment = Moment { today: self.today, calendar: &self.calendar };
        if life.answered.is_some_and(|answered| self.today <= later(answered, 30)) {
            prop_assert!(life.allows(&Actor::Resident, &Action::Reopen, &moment));
        }
        Ok(())
    }

    /// By the written-down steps alone, and not by what the life says of itself.
    fn answer_was_seen(&self, which: usize) -> Result<(), TestCaseError> {
        let last = self.done[which].last().unwrap();
        let EventKind::Answered { from, outcome } = &last.event else {
            return Err(TestCaseError::fail("answered without an answer"));
        };
        let source = if from.is_some() { 1 - which } else { which };
        let steps = &self.done[source];
        let ends = |done: &Done| matches!(done.event, EventKind::Answered { from: None, .. });
        let end = steps.iter().rposition(ends).expect("some step answered it");
        let drafts = |done: &Done| matches!(done.event, EventKind::Drafted { .. });
        let start = steps[..end].iter().rposition(drafts).expect("some step drafted it");
        let objected = |done: &Done| matches!(done.event, EventKind::Objected);
        let objection = steps[start..end].iter().rposition(objected).map(|at| start + at);
        let seen = objection.unwrap_or(start);
        let participates = |done: &&Done| matches!(done.event, EventKind::Participated { .. });
        let participation = steps[seen..end].iter().find(participates);
        let Some(Done { actor: Actor::Official(officer), .. }) = participation else {
            return Err(TestCaseError::fail("nobody took part after the last draft or objection"));
        };
        let Actor::Official(author) = &steps[start].actor else {
            return Err(TestCaseError::fail("nobody wrote it"));
        };
        prop_assert_eq!(officer.role, Role::Officer);
        for hand in [Some(&officer.account), officer.stands_in_for.as_ref()].into_iter().flatten() {
            prop_assert!(*hand != author.account && Some(hand) != author.stands_in_for.as_ref());
        }
        if let Some(holder) = &self.lives[source].institution {
            prop_assert!(!officer.interests.contains(holder));
        }
        if outcome.needs_objection() && from.is_none() {
            let eve = steps[end].day.yesterday().unwrap();
            let window = self.calendar.worked(steps[start].day, eve) >= 3;
            prop_assert!(objection.is_some() || window);
        }
        Ok(())
    }
}

#[test]
fn no_path_of_steps_goes_round_the_rules() {
    let answers = Cell::new(0);
    let mut runner = TestRunner::new(Config { cases: 3_000, failure_persistence: None, ..Config::default() });
    let worlds =
        (prop::array::uniform2(prop::bool::weighted(0.2)), prop::option::of(select(&BODIES[..])), tries());
    let result = runner.run(&worlds, |(confidential, addressed, tries)| {
        let mut world = World::new(confidential, addressed);
        for one in &tries {
            world.step(one)?;
        }
        let answered = |done: &&Done| matches!(done.event, EventKind::Answered { .. });
        answers.set(answers.get() + world.done.iter().flatten().filter(answered).count());
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    // A law about answers that no answer ever met would hold of anything.
    assert!(answers.get() > 100, "only {} answers", answers.get());
}
