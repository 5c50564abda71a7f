//! Laws that hold on every path: random steps by random people on random days.

use super::laws::{laws_of_seats, laws_of_sight, laws_of_status, laws_of_time};
use super::people::{body, calendar, day};
use super::tries::{BODIES, Plan, Try, merging, tries};
use crate::complaint::event::EventKind;
use crate::complaint::id::Id;
use crate::complaint::life::*;
use crate::complaint::official::{Actor, Role};
use crate::complaint::working_days::Calendar;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use std::cell::Cell;

/// What was done, as an outsider would write it down.
struct Done {
    /// Of all steps of both complaints.
    number: usize,
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
            Plan::FollowMain => Action::FollowMain { main: main() },
            Plan::ExtendWithMain => Action::ExtendWithMain { main: main(), signed_by: "A. Head".into() },
            Plan::MoveDue => {
                let due = self.lives[which].due_by(&self.calendar);
                Action::MoveDue { due, because: Vec::new() }
            }
            Plan::MoveObjection => {
                let until = self.lives[which].objection_until(&self.calendar).unwrap_or(self.today);
                Action::MoveObjection { until, because: Vec::new() }
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
        laws_of_time(&before, after, &event, self.today)?;
        laws_of_status(&before, after, &event)?;
        self.reopening_stays_the_residents(one.which)?;
        let json = serde_json::to_string(after).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Life>(&json).unwrap(), after);
        let number = self.done.iter().map(Vec::len).sum();
        self.done[one.which].push(Done { number, actor: one.actor.clone(), event, day: self.today });
        if after.status == Status::Answered && before.status != Status::Answered {
            self.answer_was_seen(one.which)?;
        }
        Ok(())
    }

    /// What follows at once for the other one, where that is merged into this.
    fn carry(&mut self, one: &Try) -> Result<(), TestCaseError> {
        let other = 1 - one.which;
        if self.lives[other].merged_into != Some(ids()[one.which]) {
            return Ok(());
        }
        for action in [Plan::FollowMain, Plan::AnswerMerged, Plan::ExtendWithMain] {
            let (actor, days, new_holiday) = (Actor::System, 0, false);
            self.step(&Try { which: other, actor, action, days, new_holiday })?;
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
        let Actor::Official(officer) = &self.participation(source, last.number)?.actor else {
            return Err(TestCaseError::fail("nobody took part"));
        };
        let Actor::Official(author) = &self.written(source, last.number)?.actor else {
            return Err(TestCaseError::fail("nobody wrote it"));
        };
        prop_assert_eq!(officer.role, Role::Officer);
        for hand in [Some(&officer.account), officer.stands_in_for.as_ref()].into_iter().flatten() {
            prop_assert!(*hand != author.account && Some(hand) != author.stands_in_for.as_ref());
        }
        if let Some(holder) = &self.lives[which].institution {
            prop_assert!(!officer.interests.contains(holder));
        }
        if outcome.needs_objection() {
            // The days of this resident, also where the reply is that of another complaint.
            prop_assert!(from.is_none(), "answered with the main one, past its resident");
            let start = self.draft(which, last.number)?;
            let window = self.calendar.worked(start.day, last.day.yesterday().unwrap()) >= 3;
            prop_assert!(window || self.objection(which, start, last.number).is_some());
        }
        Ok(())
    }

    /// The last of these steps on one complaint before a step.
    fn last(&self, which: usize, before: usize, fits: impl Fn(&EventKind) -> bool) -> Option<&Done> {
        self.done[which].iter().rev().find(|done| done.number < before && fits(&done.event))
    }

    fn draft(&self, which: usize, before: usize) -> Result<&Done, TestCaseError> {
        let draft = self.last(which, before, |event| matches!(event, EventKind::Drafted { .. }));
        draft.ok_or_else(|| TestCaseError::fail("no step drafted it"))
    }

    fn objection(&self, which: usize, draft: &Done, before: usize) -> Option<&Done> {
        let objected = self.last(which, before, |event| *event == EventKind::Objected);
        objected.filter(|objected| objected.number > draft.number)
    }

    /// The draft as somebody wrote it, wherever it was taken over from.
    fn written(&self, which: usize, before: usize) -> Result<&Done, TestCaseError> {
        let draft = self.draft(which, before)?;
        match draft.event {
            EventKind::Drafted { from: Some(_), .. } => self.written(1 - which, draft.number),
            _ => Ok(draft),
        }
    }

    /// The participation in the last draft, after the last objection to it.
    fn participation(&self, which: usize, before: usize) -> Result<&Done, TestCaseError> {
        let draft = self.draft(which, before)?;
        let objection = self.objection(which, draft, before);
        let since = objection.unwrap_or(draft).number;
        let seen = self.last(which, before, |event| matches!(event, EventKind::Participated { .. }));
        match (seen.filter(|seen| seen.number > since), &draft.event) {
            (Some(seen), _) => Ok(seen),
            (None, EventKind::Drafted { from: Some(_), .. }) if objection.is_none() => {
                self.participation(1 - which, draft.number)
            }
            _ => Err(TestCaseError::fail("nobody took part after the last draft or objection")),
        }
    }
}

#[test]
fn no_path_of_steps_goes_round_the_rules() {
    let (answers, taken_over, waiting) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(Config { cases: 3_000, failure_persistence: None, ..Config::default() });
    let worlds = (
        prop::array::uniform2(prop::bool::weighted(0.2)),
        prop::option::of(select(&BODIES[..])),
        prop_oneof![2 => Just(0_usize), 1 => Just(3), 1 => Just(4)],
        tries(),
    );
    let result = runner.run(&worlds, |(confidential, addressed, begun, tries)| {
        let mut world = World::new(confidential, addressed);
        let begun = &merging()[..begun];
        for one in begun.iter().chain(&tries) {
            world.step(one)?;
            world.carry(one)?;
        }
        let answered = |done: &&Done| matches!(done.event, EventKind::Answered { .. });
        answers.set(answers.get() + world.done.iter().flatten().filter(answered).count());
        let over = |done: &&Done| matches!(done.event, EventKind::Drafted { from: Some(_), .. });
        taken_over.set(taken_over.get() + world.done.iter().flatten().filter(over).count());
        let longer = |done: &&Done| matches!(done.event, EventKind::Extended { from: Some(_), .. });
        waiting.set(waiting.get() + world.done.iter().flatten().filter(longer).count());
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    // A law about answers that no answer ever met would hold of anything.
    assert!(answers.get() > 100, "only {} answers", answers.get());
    assert!(taken_over.get() > 5, "only {} replies of a main one", taken_over.get());
    assert!(waiting.get() > 5, "only {} terms extended with a main one", waiting.get());
}
