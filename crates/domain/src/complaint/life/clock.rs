//! What follows from the day alone; computed, never set by hand.

use super::{Action, Awaiting, Closing, Forbidden, Life, Moment, OverdueBy, Status};
use crate::complaint::event::EventKind;
use crate::complaint::working_days::{Calendar, TERM};
use jiff::civil::Date;

/// Working days the resident has to object to an unfavourable reply, at least.
pub const OBJECTION_TERM: u32 = 3;
/// Working days a holder has to pass on what is not its own.
pub const REDIRECT_TERM: u32 = 3;
/// Working days after which a hiding lapses that nobody countersigned.
pub const HIDING_TERM: u32 = 3;
/// Calendar days after the reply in which it can be reopened.
pub const REOPEN_DAYS: u32 = 30;

impl Life {
    /// What a written reply still waits for.
    pub fn awaiting(&self, moment: &Moment) -> Vec<Awaiting> {
        let Some(draft) = self.draft.as_ref().filter(|_| self.status == Status::Drafted) else {
            return Vec::new();
        };
        let until = self.objection_until(moment.calendar);
        let objection = !draft.objected && until.is_some_and(|until| moment.today <= until);
        let participation = draft.participated.is_none();
        let waits = [(objection, Awaiting::Objection), (participation, Awaiting::Participation)];
        waits.into_iter().filter(|(waits, _)| *waits).map(|(_, what)| what).collect()
    }

    /// The last day to object, as this calendar gives it: a day off that became known after the draft adds one,
    /// also before anybody has moved the days.
    pub fn objection_until(&self, calendar: &Calendar) -> Option<Date> {
        let draft = self.draft.as_ref()?;
        Some(draft.objection_until?.max(calendar.due(draft.drafted, OBJECTION_TERM)))
    }

    /// The same while the complainant has not objected to the draft there is.
    pub fn may_object_until(&self, calendar: &Calendar) -> Option<Date> {
        let draft = self.draft.as_ref().filter(|draft| self.status == Status::Drafted && !draft.objected);
        draft.and_then(|_| self.objection_until(calendar))
    }

    /// Whether the written reply can become final.
    pub fn is_complete(&self, moment: &Moment) -> bool {
        self.status == Status::Drafted && self.awaiting(moment).is_empty()
    }

    /// By whom it is overdue on this day.
    pub fn overdue(&self, moment: &Moment) -> Option<OverdueBy> {
        if moment.today <= self.due || !self.status.is_open() {
            return None;
        }
        let theirs = match self.status {
            Status::Received => true,
            _ if self.is_held_back() => true,
            // A reply written after the due day is the institution's own lateness, whoever is missing now.
            Status::Drafted => {
                let in_time = self.draft.as_ref().is_some_and(|draft| draft.drafted <= self.due);
                in_time && self.awaiting(moment) == [Awaiting::Participation]
            }
            _ => false,
        };
        Some(if theirs { OverdueBy::Officer } else { OverdueBy::Institution })
    }

    /// Whether the law takes the silence for a refusal: the state's register has it, the term is over, and
    /// no reply is written.
    pub fn refused_by_silence(&self, moment: &Moment) -> bool {
        let silent = matches!(self.status, Status::Received | Status::Accepted);
        let Some(register) = self.state_register.as_ref().filter(|_| silent) else { return false };
        moment.today > self.due.max(moment.calendar.due(register.date, TERM))
    }

    /// The last day on which it can be reopened.
    pub fn reopen_until(&self) -> Option<Date> {
        let answered = self.answered.filter(|_| self.closed != Some(Closing::Withdrawn))?;
        Some((0..REOPEN_DAYS).fold(answered, |day, _| day.tomorrow().unwrap_or(day)))
    }

    /// The due day as this calendar gives it.
    pub fn due_by(&self, calendar: &Calendar) -> Date {
        match self.due_before {
            None => calendar.due(self.term_from, TERM),
            Some(_) if calendar.is_working(self.due) => self.due,
            Some(_) => calendar.due(self.due, 1),
        }
    }

    /// The steps by which its days become those of this calendar, where they are not.
    /// Each names all days within that differ from the usual week, as it is counted by them: which of them are new is
    /// not known here.
    pub fn moves(&self, calendar: &Calendar) -> Vec<Action> {
        let due = self.due_by(calendar);
        let because = || calendar.exceptions(self.term_from, due.max(self.due));
        let due = (due != self.due).then(|| Action::MoveDue { due, because: because() });
        let draft = self.draft.as_ref();
        let objection = draft.zip(self.may_object_until(calendar)).and_then(|(draft, until)| {
            let because = || calendar.exceptions(draft.drafted, until);
            (draft.objection_until != Some(until))
                .then(|| Action::MoveObjection { until, because: because() })
        });
        due.into_iter().chain(objection).collect()
    }

    pub(super) fn move_due(
        &mut self,
        due: Date,
        because: &[Date],
        moment: &Moment,
    ) -> Result<EventKind, Forbidden> {
        if !self.status.is_open() {
            return Err(Forbidden::NotNow);
        }
        if due == self.due || due != self.due_by(moment.calendar) {
            return Err(Forbidden::BadDay);
        }
        let due_before = std::mem::replace(&mut self.due, due);
        Ok(EventKind::DueMoved { due_before, due, because: because.to_vec() })
    }

    /// The days to object are moved by themselves: they may lie beyond the term, or in one that was extended, and
    /// then a day off among them moves no due day.
    pub(super) fn move_objection(
        &mut self,
        until: Date,
        because: &[Date],
        moment: &Moment,
    ) -> Result<EventKind, Forbidden> {
        let given = self.objection_until(moment.calendar);
        let drafted = self.status == Status::Drafted;
        let draft = self.draft.as_mut().filter(|draft| drafted && !draft.objected);
        let draft = draft.ok_or(Forbidden::NotNow)?;
        let until_before = draft.objection_until.ok_or(Forbidden::NotNow)?;
        if until == until_before || given != Some(until) {
            return Err(Forbidden::BadDay);
        }
        draft.objection_until = Some(until);
        Ok(EventKind::ObjectionMoved { until_before, until, because: because.to_vec() })
    }

    pub(super) fn close(&mut self, moment: &Moment) -> Result<EventKind, Forbidden> {
        if self.status != Status::Answered {
            return Err(Forbidden::NotNow);
        }
        if self.reopen_until().is_none_or(|until| moment.today <= until) {
            return Err(Forbidden::TooEarly);
        }
        self.status = Status::Closed;
        self.closed = Some(Closing::Term);
        Ok(EventKind::Closed { why: Closing::Term })
    }
}
