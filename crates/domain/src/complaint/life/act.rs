//! What can be done to a complaint, and the one door through which it is done.

use super::{Forbidden, HideReason, Life, Outcome, Stance};
use crate::complaint::event::EventKind;
use crate::complaint::id::Id;
use crate::complaint::official::Actor;
use crate::complaint::working_days::Calendar;
use crate::id::InstitutionId;
use jiff::civil::Date;

/// When a step is taken.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    pub today: Date,
    pub calendar: &'a Calendar,
}

/// A step. Who may take it stands beside each; texts go with the event and not through here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Operator; the institution it is addressed to, for itself; of what is held, officer.
    Accept {
        institution: Option<InstitutionId>,
    },
    /// Operator, or the holder.
    Redirect {
        to: InstitutionId,
    },
    /// Operator, officer.
    Hide {
        reason: HideReason,
    },
    /// Another than who hid it: officer.
    Countersign,
    /// System.
    Lapse,
    /// Officer.
    Show,
    /// Officer.
    Release {
        to: InstitutionId,
    },
    /// The holder; of what is held, officer.
    Draft {
        outcome: Outcome,
    },
    /// Resident.
    Object,
    /// Officer, with no part in the reply and no interest in the holder.
    Participate {
        stance: Stance,
    },
    /// System, the holder, officer.
    Finalise,
    /// Operator, the holder; of what is held, officer.
    Extend {
        due: Date,
        signed_by: String,
    },
    /// Operator, the holder, officer.
    Ask,
    /// Resident, operator, the holder, officer.
    Message,
    /// Operator, the holder; of what is held, officer.
    RegisterWithState {
        number: String,
        date: Date,
    },
    /// Operator, the holder of both.
    Merge {
        into: Id,
        main: Box<Life>,
    },
    /// System, when the main one is answered.
    AnswerMerged {
        main: Box<Life>,
    },
    /// System, when the main one was passed on.
    FollowMain {
        main: Box<Life>,
    },
    /// System, when the main one's term was extended.
    ExtendWithMain {
        main: Box<Life>,
        signed_by: String,
    },
    /// System, when the main one was closed without a reply; operator and holder too.
    Unmerge,
    /// System, when the calendar gives another day.
    MoveDue {
        due: Date,
        because: Vec<Date>,
    },
    /// System, when the calendar gives another last day to object.
    MoveObjection {
        until: Date,
        because: Vec<Date>,
    },
    /// Resident, as all down to `RenewKey`.
    Confirm,
    Dispute,
    Reopen,
    HideName,
    Withdraw,
    Erase,
    RenewKey,
    /// System, thirty days after the reply.
    Close,
}

impl Action {
    /// Whether it says nothing without words of its own.
    pub const fn needs_words(&self) -> bool {
        matches!(
            self,
            Self::Draft { .. }
                | Self::Object
                | Self::Participate { .. }
                | Self::Extend { .. }
                | Self::Ask
                | Self::Message
                | Self::Dispute
        )
    }
}

impl Life {
    /// Takes a step, or says why it is not allowed and changes nothing.
    pub fn act(&mut self, actor: &Actor, action: &Action, moment: &Moment) -> Result<EventKind, Forbidden> {
        let mut next = self.clone();
        let event = next.take(actor, action, moment)?;
        *self = next;
        Ok(event)
    }

    /// Whether the step would be allowed.
    pub fn allows(&self, actor: &Actor, action: &Action, moment: &Moment) -> bool {
        self.clone().take(actor, action, moment).is_ok()
    }

    fn take(&mut self, actor: &Actor, action: &Action, moment: &Moment) -> Result<EventKind, Forbidden> {
        match actor {
            Actor::Resident => self.by_resident(action, moment),
            Actor::System => self.by_system(action, moment),
            Actor::Official(official) => {
                if !self.is_open_to(official) {
                    return Err(Forbidden::NotTheirs);
                }
                self.by_official(official, action, moment)
            }
        }
    }

    fn by_system(&mut self, action: &Action, moment: &Moment) -> Result<EventKind, Forbidden> {
        match action {
            Action::Lapse => self.lapse(moment),
            Action::Finalise => self.finalise(moment),
            Action::AnswerMerged { main } => self.answer_merged(main, moment),
            Action::FollowMain { main } => self.follow_main(main, moment),
            Action::ExtendWithMain { main, signed_by } => self.extend_with_main(main, signed_by, moment),
            Action::Unmerge => self.unmerge(),
            Action::MoveObjection { until, because } => self.move_objection(*until, because, moment),
            Action::MoveDue { due, because } => self.move_due(*due, because, moment),
            Action::Close => self.close(moment),
            _ => Err(Forbidden::NotTheirs),
        }
    }

    fn by_official(
        &mut self,
        official: &crate::complaint::official::Official,
        action: &Action,
        moment: &Moment,
    ) -> Result<EventKind, Forbidden> {
        match action {
            Action::Accept { institution } => self.accept(official, institution.as_ref(), moment),
            Action::Redirect { to } => self.redirect(official, to, moment),
            Action::Release { to } => self.release(official, to, moment),
            Action::RegisterWithState { number, date } => self.register(official, number, *date, moment),
            Action::Hide { reason } => self.hide(official, *reason, moment),
            Action::Countersign => self.countersign(official),
            Action::Show => self.show(official),
            Action::Draft { outcome } => self.write(official, *outcome, moment),
            Action::Participate { stance } => self.participate(official, *stance),
            Action::Finalise => self.finalise_by(official, moment),
            Action::Extend { due, signed_by } => self.extend(official, *due, signed_by, moment),
            Action::Merge { into, main } => self.merge(official, *into, main),
            Action::Unmerge => self.unmerge_by(official),
            Action::Ask => self.ask(official),
            Action::Message => self.say(official),
            _ => Err(Forbidden::NotTheirs),
        }
    }
}
