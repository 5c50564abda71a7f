//! What only the resident can do; no role can do it for them or switch it off.

use super::{Action, Closing, Confirmation, Forbidden, Life, Moment, Status};
use crate::complaint::event::EventKind;
use crate::complaint::working_days::TERM;

impl Life {
    pub(super) fn by_resident(&mut self, action: &Action, moment: &Moment) -> Result<EventKind, Forbidden> {
        match action {
            Action::Message if self.erased => Err(Forbidden::Erased),
            Action::Message => Ok(EventKind::Message),
            Action::RenewKey => Ok(EventKind::KeyRenewed),
            Action::Object => self.object(moment),
            Action::Confirm => self.confirm(),
            Action::Dispute => self.dispute(),
            Action::Reopen => self.reopen(moment),
            Action::HideName => once(&mut self.name_hidden, EventKind::NameHidden),
            Action::Erase => once(&mut self.erased, EventKind::Erased),
            Action::Withdraw => self.withdraw(),
            _ => Err(Forbidden::NotTheirs),
        }
    }

    /// The days to object end with the objection. Whoever took part before has to look again.
    fn object(&mut self, moment: &Moment) -> Result<EventKind, Forbidden> {
        let drafted = self.status == Status::Drafted;
        let until = self.objection_until(moment.calendar).ok_or(Forbidden::NotNow)?;
        let draft = self.draft.as_mut().filter(|_| drafted).ok_or(Forbidden::NotNow)?;
        if draft.objected {
            return Err(Forbidden::DoneAlready);
        }
        if moment.today > until {
            return Err(Forbidden::TooLate);
        }
        draft.objected = true;
        draft.participated = None;
        Ok(EventKind::Objected)
    }

    fn confirm(&mut self) -> Result<EventKind, Forbidden> {
        if self.status != Status::Answered {
            return Err(Forbidden::NotNow);
        }
        self.confirmation = Confirmation::Confirmed;
        self.status = Status::Closed;
        self.closed = Some(Closing::Confirmed);
        Ok(EventKind::Confirmed)
    }

    fn dispute(&mut self) -> Result<EventKind, Forbidden> {
        if self.status != Status::Answered {
            return Err(Forbidden::NotNow);
        }
        if self.confirmation == Confirmation::Disputed {
            return Err(Forbidden::DoneAlready);
        }
        self.confirmation = Confirmation::Disputed;
        Ok(EventKind::Disputed)
    }

    /// It is owed a reply again, with a new term from this day.
    fn reopen(&mut self, moment: &Moment) -> Result<EventKind, Forbidden> {
        let until = self.reopen_until().ok_or(Forbidden::NotNow)?;
        if moment.today > until {
            return Err(Forbidden::TooLate);
        }
        self.status = Status::Accepted;
        self.confirmation = Confirmation::Unconfirmed;
        self.term_from = moment.today;
        self.due = moment.calendar.due(moment.today, TERM);
        self.due_before = None;
        self.reopened += 1;
        (self.draft, self.outcome, self.answered) = (None, None, None);
        (self.closed, self.merged_into) = (None, None);
        Ok(EventKind::Reopened { due: self.due })
    }

    fn withdraw(&mut self) -> Result<EventKind, Forbidden> {
        if !self.status.is_open() {
            return Err(Forbidden::NotNow);
        }
        self.status = Status::Closed;
        self.closed = Some(Closing::Withdrawn);
        Ok(EventKind::Withdrawn)
    }
}

fn once(done: &mut bool, event: EventKind) -> Result<EventKind, Forbidden> {
    if std::mem::replace(done, true) { Err(Forbidden::DoneAlready) } else { Ok(event) }
}
