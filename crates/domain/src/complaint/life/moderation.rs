//! Taking a complaint out of the public's sight, with two pairs of eyes. Status and term go on.

use super::{Forbidden, HIDING_TERM, HideReason, Hiding, Life, Moment, Visibility};
use crate::complaint::event::EventKind;
use crate::complaint::official::{Official, Role};

impl Life {
    pub(super) fn hide(
        &mut self,
        by: &Official,
        reason: HideReason,
        moment: &Moment,
    ) -> Result<EventKind, Forbidden> {
        if !matches!(by.role, Role::Operator | Role::Officer) {
            return Err(Forbidden::NotTheirs);
        }
        match self.visibility {
            Visibility::Hidden => return Err(Forbidden::Hidden),
            Visibility::Held => return Err(Forbidden::Held),
            Visibility::Private | Visibility::Public => {}
        }
        self.visibility = Visibility::Hidden;
        self.hidden = Some(Hiding {
            reason,
            by: by.account.clone(),
            by_for: by.stands_in_for.clone(),
            since: moment.today,
            countersigned: false,
        });
        Ok(EventKind::Hidden { reason })
    }

    pub(super) fn countersign(&mut self, by: &Official) -> Result<EventKind, Forbidden> {
        if by.role != Role::Officer {
            return Err(Forbidden::NotTheirs);
        }
        let interested = by.is_interested_in(self.institution.as_ref());
        let hiding = self.hidden.as_mut().ok_or(Forbidden::NotHidden)?;
        if hiding.countersigned {
            return Err(Forbidden::DoneAlready);
        }
        if by.shares_a_hand_with(&hiding.by, hiding.by_for.as_ref()) {
            return Err(Forbidden::OwnWork);
        }
        if interested {
            return Err(Forbidden::Interested);
        }
        hiding.countersigned = true;
        Ok(EventKind::Countersigned)
    }

    pub(super) fn lapse(&mut self, moment: &Moment) -> Result<EventKind, Forbidden> {
        let hiding = self.hidden.as_ref().ok_or(Forbidden::NotHidden)?;
        if hiding.countersigned || !hiding.reason.lapses() {
            return Err(Forbidden::NotNow);
        }
        if moment.today <= moment.calendar.due(hiding.since, HIDING_TERM) {
            return Err(Forbidden::TooEarly);
        }
        self.unhide();
        Ok(EventKind::Lapsed)
    }

    pub(super) fn show(&mut self, by: &Official) -> Result<EventKind, Forbidden> {
        if by.role != Role::Officer {
            return Err(Forbidden::NotTheirs);
        }
        if self.hidden.is_none() {
            return Err(Forbidden::NotHidden);
        }
        self.unhide();
        Ok(EventKind::Shown)
    }

    fn unhide(&mut self) {
        self.hidden = None;
        let accepted = self.holder_since.is_some();
        self.visibility = if accepted { Visibility::Public } else { Visibility::Private };
    }
}
