//! The reply: written, seen by the second pair of eyes, final.

use super::{
    Drafted, Forbidden, Life, Moment, OBJECTION_TERM, Outcome, Participated, Stance, Status, Visibility,
};
use crate::complaint::event::EventKind;
use crate::complaint::id::Id;
use crate::complaint::official::{Official, Role};
use crate::complaint::working_days::months_later;
use jiff::civil::Date;

/// Months that a term may last with its extensions.
const LONGEST_TERM: i8 = 2;
const LONGEST_SIGNATURE: usize = 200;

impl Life {
    /// A new draft replaces the one before, and with it the objection and the participation in it.
    pub(super) fn write(
        &mut self,
        by: &Official,
        outcome: Outcome,
        moment: &Moment,
    ) -> Result<EventKind, Forbidden> {
        self.owes_a_reply_by(by)?;
        if self.is_held_back() && by.is_interested_in(self.institution.as_ref()) {
            return Err(Forbidden::Interested);
        }
        let until = || moment.calendar.due(moment.today, OBJECTION_TERM);
        let objection_until = outcome.needs_objection().then(until);
        self.draft = Some(Drafted {
            author: by.account.clone(),
            author_for: by.stands_in_for.clone(),
            outcome,
            drafted: moment.today,
            objection_until,
            objected: false,
            participated: None,
        });
        self.status = Status::Drafted;
        Ok(EventKind::Drafted { outcome, objection_until, from: None })
    }

    /// The third seat: never taken by a hand that wrote the reply, nor by one with an interest in it.
    pub(super) fn participate(&mut self, by: &Official, stance: Stance) -> Result<EventKind, Forbidden> {
        if by.role != Role::Officer {
            return Err(Forbidden::NotTheirs);
        }
        let interested = by.is_interested_in(self.institution.as_ref());
        let drafted = self.status == Status::Drafted;
        let draft = self.draft.as_mut().filter(|_| drafted).ok_or(Forbidden::NotNow)?;
        if by.shares_a_hand_with(&draft.author, draft.author_for.as_ref()) {
            return Err(Forbidden::OwnWork);
        }
        if interested {
            return Err(Forbidden::Interested);
        }
        if draft.participated.is_some() {
            return Err(Forbidden::DoneAlready);
        }
        draft.participated =
            Some(Participated { officer: by.account.clone(), officer_for: by.stands_in_for.clone(), stance });
        Ok(EventKind::Participated { stance })
    }

    pub(super) fn finalise_by(&mut self, by: &Official, moment: &Moment) -> Result<EventKind, Forbidden> {
        if by.role != Role::Officer && !self.is_with(by) {
            return Err(Forbidden::NotTheirs);
        }
        self.finalise(moment)
    }

    pub(super) fn finalise(&mut self, moment: &Moment) -> Result<EventKind, Forbidden> {
        if self.status != Status::Drafted {
            return Err(Forbidden::NotNow);
        }
        if !self.is_complete(moment) {
            return Err(Forbidden::Incomplete);
        }
        let outcome = self.draft.as_ref().ok_or(Forbidden::NotNow)?.outcome;
        self.answer(outcome, moment.today);
        Ok(EventKind::Answered { outcome, from: None })
    }

    fn answer(&mut self, outcome: Outcome, day: Date) {
        self.status = Status::Answered;
        self.outcome = Some(outcome);
        self.answered = Some(day);
    }

    /// The latest day that the term can be extended to, by the shorter reading of "up to two months": counted from
    /// the term's beginning, so that several come to no more than one. A later day that was given stays.
    pub fn extend_until(&self) -> Date {
        months_later(self.term_from, LONGEST_TERM).max(self.due)
    }

    /// Not beyond two months after the term began.
    pub(super) fn extend(
        &mut self,
        by: &Official,
        due: Date,
        signed_by: &str,
        moment: &Moment,
    ) -> Result<EventKind, Forbidden> {
        if !self.is_held_by(by) && by.role != Role::Operator {
            return Err(Forbidden::NotTheirs);
        }
        if !matches!(self.status, Status::Accepted | Status::Drafted) {
            return Err(Forbidden::NotNow);
        }
        if moment.today > self.due {
            return Err(Forbidden::TooLate);
        }
        if due <= self.due || due > self.extend_until() || !moment.calendar.is_working(due) {
            return Err(Forbidden::BadDay);
        }
        let signed_by = signed_by.trim();
        if signed_by.is_empty() || signed_by.chars().count() > LONGEST_SIGNATURE {
            return Err(Forbidden::NoSignature);
        }
        Ok(self.lengthen(due, signed_by, None))
    }

    /// A merged one waits for the main one's reply, and its term for that one's: as far as it may be extended
    /// itself, and never to make up for a day that has passed.
    pub(super) fn extend_with_main(
        &mut self,
        main: &Self,
        signed_by: &str,
        moment: &Moment,
    ) -> Result<EventKind, Forbidden> {
        let from = self.merged_into.filter(|_| self.status == Status::Accepted).ok_or(Forbidden::NotNow)?;
        if moment.today > self.due {
            return Err(Forbidden::TooLate);
        }
        let due = moment.calendar.working_until(main.due.min(self.extend_until()));
        if due <= self.due {
            return Err(Forbidden::BadDay);
        }
        Ok(self.lengthen(due, signed_by, Some(from)))
    }

    fn lengthen(&mut self, due: Date, signed_by: &str, from: Option<Id>) -> EventKind {
        self.due_before.get_or_insert(self.due);
        let due_before = std::mem::replace(&mut self.due, due);
        EventKind::Extended { due_before, due, signed_by: signed_by.to_owned(), from }
    }

    /// One says the same as another: it stays its author's own and gets the other's reply.
    pub(super) fn merge(&mut self, by: &Official, into: Id, main: &Self) -> Result<EventKind, Forbidden> {
        if by.role != Role::Operator && !(self.is_with(by) && main.is_with(by)) {
            return Err(Forbidden::NotTheirs);
        }
        if self.visibility == Visibility::Held {
            return Err(Forbidden::Held);
        }
        if self.merged_into.is_some() {
            return Err(Forbidden::Merged);
        }
        if self.status != Status::Accepted {
            return Err(Forbidden::NotNow);
        }
        let open = matches!(main.status, Status::Accepted | Status::Drafted) && main.merged_into.is_none();
        if !open || main.visibility != Visibility::Public || main.institution != self.institution {
            return Err(Forbidden::BadMain);
        }
        self.merged_into = Some(into);
        Ok(EventKind::Merged { into })
    }

    /// The reply of the main one. An unfavourable one is a draft here first, and goes its own way from then on:
    /// the days to object that ran there were another resident's.
    pub(super) fn answer_merged(&mut self, main: &Self, moment: &Moment) -> Result<EventKind, Forbidden> {
        let into = self.merged_into.ok_or(Forbidden::NotNow)?;
        let seen = main.draft.as_ref().filter(|draft| draft.participated.is_some());
        let (Some(draft), Some(outcome), Some(day)) = (seen, main.outcome, main.answered) else {
            return Err(Forbidden::Incomplete);
        };
        let theirs = main.institution == self.institution;
        if !self.status.is_open() || main.status < Status::Answered || !theirs {
            return Err(Forbidden::NotNow);
        }
        self.draft = Some(draft.clone());
        if !outcome.needs_objection() {
            self.answer(outcome, day);
            return Ok(EventKind::Answered { outcome, from: Some(into) });
        }
        let until = moment.calendar.due(moment.today, OBJECTION_TERM);
        let of_ones_own =
            Drafted { drafted: moment.today, objection_until: Some(until), objected: false, ..draft.clone() };
        (self.draft, self.merged_into) = (Some(of_ones_own), None);
        self.status = Status::Drafted;
        Ok(EventKind::Drafted { outcome, objection_until: Some(until), from: Some(into) })
    }

    pub(super) fn unmerge_by(&mut self, by: &Official) -> Result<EventKind, Forbidden> {
        if by.role != Role::Operator && !self.is_with(by) {
            return Err(Forbidden::NotTheirs);
        }
        self.unmerge()
    }

    pub(super) fn unmerge(&mut self) -> Result<EventKind, Forbidden> {
        if !self.status.is_open() {
            return Err(Forbidden::NotNow);
        }
        let from = self.merged_into.take().ok_or(Forbidden::NotNow)?;
        Ok(EventKind::Unmerged { from })
    }

    pub(super) fn ask(&self, by: &Official) -> Result<EventKind, Forbidden> {
        if !self.status.is_open() {
            return Err(Forbidden::NotNow);
        }
        self.say(by).map(|_| EventKind::Asked)
    }

    /// Whoever may see it may write to the resident.
    pub(super) fn say(&self, by: &Official) -> Result<EventKind, Forbidden> {
        if self.is_open_to(by) { Ok(EventKind::Message) } else { Err(Forbidden::NotTheirs) }
    }

    fn owes_a_reply_by(&self, by: &Official) -> Result<(), Forbidden> {
        if !self.is_held_by(by) {
            return Err(Forbidden::NotTheirs);
        }
        if self.merged_into.is_some() {
            return Err(Forbidden::Merged);
        }
        if !matches!(self.status, Status::Accepted | Status::Drafted) {
            return Err(Forbidden::NotNow);
        }
        Ok(())
    }
}
