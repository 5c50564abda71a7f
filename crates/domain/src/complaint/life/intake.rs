//! Finding a complaint its holder.

use super::{Forbidden, Life, Moment, REDIRECT_TERM, StateRegister, Status, Visibility};
use crate::complaint::event::EventKind;
use crate::complaint::official::{Official, Role};
use crate::id::InstitutionId;
use jiff::civil::Date;

impl Life {
    /// It gets a holder and becomes public. What is held stays held, and what is hidden stays hidden: it is
    /// owed an answer all the same.
    pub(super) fn accept(
        &mut self,
        by: &Official,
        institution: Option<&InstitutionId>,
        moment: &Moment,
    ) -> Result<EventKind, Forbidden> {
        if self.status != Status::Received {
            return Err(Forbidden::AcceptedAlready);
        }
        let elsewhere = institution.is_some_and(|id| by.institution.as_ref() != Some(id));
        if by.role == Role::Institution && elsewhere {
            return Err(Forbidden::NotTheirs);
        }
        let held = self.visibility == Visibility::Held;
        let holder = institution.cloned().or_else(|| self.institution.clone());
        if holder.is_none() && !held {
            return Err(Forbidden::NoInstitution);
        }
        // Whom the complaint itself named has received it with its registration.
        let named = !held && self.institution.is_some() && self.institution == holder;
        self.institution.clone_from(&holder);
        self.status = Status::Accepted;
        self.holder_since = Some(if named { self.registered } else { moment.today });
        if self.visibility == Visibility::Private {
            self.visibility = Visibility::Public;
        }
        // Of what is held, the service itself is the holder; which body it is about is not told.
        Ok(EventKind::Accepted { institution: holder.filter(|_| !held) })
    }

    pub(super) fn redirect(
        &mut self,
        by: &Official,
        to: &InstitutionId,
        moment: &Moment,
    ) -> Result<EventKind, Forbidden> {
        if by.role == Role::Officer {
            return Err(Forbidden::NotTheirs);
        }
        if self.visibility == Visibility::Held {
            return Err(Forbidden::Held);
        }
        if self.merged_into.is_some() {
            return Err(Forbidden::Merged);
        }
        self.pass_on(to, moment)
    }

    /// A merged one goes where the main one went, which carries its reply.
    pub(super) fn follow_main(&mut self, main: &Self, moment: &Moment) -> Result<EventKind, Forbidden> {
        let to = main.institution.as_ref().filter(|_| self.merged_into.is_some());
        self.pass_on(to.ok_or(Forbidden::NotNow)?, moment)
    }

    fn pass_on(&mut self, to: &InstitutionId, moment: &Moment) -> Result<EventKind, Forbidden> {
        let (Status::Accepted, Some(from), Some(since)) =
            (self.status, self.institution.clone(), self.holder_since)
        else {
            return Err(Forbidden::NotNow);
        };
        if from == *to {
            return Err(Forbidden::SameHolder);
        }
        self.institution = Some(to.clone());
        self.holder_since = Some(moment.today);
        // What was reopened came to the holder anew.
        let since = since.max(self.term_from);
        Ok(EventKind::Redirected {
            from,
            to: to.clone(),
            days: moment.calendar.worked(since, moment.today),
            late: moment.today > moment.calendar.due(since, REDIRECT_TERM),
        })
    }

    /// What is held is shown to one institution, which answers it; it stays out of the public's sight.
    pub(super) fn release(
        &mut self,
        by: &Official,
        to: &InstitutionId,
        moment: &Moment,
    ) -> Result<EventKind, Forbidden> {
        if by.role != Role::Officer {
            return Err(Forbidden::NotTheirs);
        }
        if self.visibility != Visibility::Held {
            return Err(Forbidden::NotHeld);
        }
        if !matches!(self.status, Status::Received | Status::Accepted) {
            return Err(Forbidden::NotNow);
        }
        if self.released && self.institution.as_ref() == Some(to) {
            return Err(Forbidden::SameHolder);
        }
        if by.is_interested_in(Some(to)) {
            return Err(Forbidden::Interested);
        }
        self.institution = Some(to.clone());
        self.holder_since = Some(moment.today);
        self.status = Status::Accepted;
        self.released = true;
        Ok(EventKind::Released { institution: to.clone() })
    }

    /// A later day never replaces an earlier one: nobody buys time by registering again.
    pub(super) fn register(
        &mut self,
        by: &Official,
        number: &str,
        date: Date,
        moment: &Moment,
    ) -> Result<EventKind, Forbidden> {
        if !self.is_held_by(by) && by.role != Role::Operator {
            return Err(Forbidden::NotTheirs);
        }
        if self.status == Status::Closed {
            return Err(Forbidden::NotNow);
        }
        let later = self.state_register.as_ref().is_some_and(|before| before.date < date);
        if number.is_empty() || number.chars().count() > 64 || date > moment.today || later {
            return Err(Forbidden::BadRegister);
        }
        let register = StateRegister { number: number.to_owned(), date };
        if self.state_register.as_ref() == Some(&register) {
            return Err(Forbidden::DoneAlready);
        }
        self.state_register = Some(register);
        Ok(EventKind::StateRegistered { number: number.to_owned(), date })
    }

    /// Whether this official answers for it: its institution's, or while it is held back an officer.
    pub(super) fn is_held_by(&self, official: &Official) -> bool {
        if self.is_held_back() { official.role == Role::Officer } else { self.is_with(official) }
    }
}
