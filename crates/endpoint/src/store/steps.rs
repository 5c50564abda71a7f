//! Steps that have been allowed, and what follows from them outside the complaint itself.

use super::act::Act;
use super::complaints::find_to_change;
use super::db::{Connection, Query};
use super::erase::{erase, hide_name};
use super::follow::tell;
use super::life::{append, days_taken, note, write};
use super::rows::number;
use super::{Doing, StoreError, Stored};
use crate::photos::PhotoId;
use adaldyq_domain::complaint::event::EventKind;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Action, Forbidden, Life, Moment, Status};
use adaldyq_domain::complaint::official::Actor;

/// A complaint in the hands of the one who changes it, and what was done to it so far.
pub(super) struct Steps {
    pub(super) complaint: Stored,
    pub(super) done: Vec<(Actor, EventKind)>,
}

impl Steps {
    pub(super) fn take(&mut self, actor: &Actor, action: &Action, act: &Act) -> Result<(), Forbidden> {
        let moment = Moment { today: act.today, calendar: &act.calendar };
        let taken = days_taken(&self.complaint.life, &act.calendar, act.today);
        let event = self.complaint.life.act(actor, action, &moment)?;
        note(&mut self.complaint, &event, act.time, taken);
        self.done.push((actor.clone(), event));
        Ok(())
    }
}

impl Act {
    /// What follows from the steps outside the complaint itself: the photos that are gone, and the other
    /// complaints that changed.
    pub(super) async fn follow(
        &self,
        at: &mut Connection,
        complaint: &Stored,
        done: &[(Actor, EventKind)],
    ) -> Result<(Vec<PhotoId>, Vec<Id>), StoreError> {
        let (mut erased, mut carried) = (Vec::new(), Vec::new());
        for (_, event) in done {
            match event {
                EventKind::Answered { .. } => carried = self.carry(&mut *at, &complaint.life).await?,
                EventKind::Withdrawn => carried = self.carry(&mut *at, &complaint.life).await?,
                EventKind::NameHidden => hide_name(&mut *at, self.id).await?,
                EventKind::Erased => erased = erase(&mut *at, self.id).await?,
                _ => {}
            }
        }
        Ok((erased, carried))
    }

    /// Gives the merged ones the reply; where there is none and there will be none, lets them go.
    async fn carry(&self, at: &mut Connection, main: &Life) -> Result<Vec<Id>, StoreError> {
        let query = Query::new("SELECT id FROM complaints WHERE merged_into = $1 ORDER BY id");
        let rows = query.bind(self.id.compact()).fetch_all(&mut *at).await.doing("find merged complaints")?;
        let action = if main.status == Status::Answered {
            Action::AnswerMerged { main: Box::new(main.clone()) }
        } else {
            Action::Unmerge
        };
        let mut carried = Vec::new();
        for row in rows {
            let id = number(&row.text(0)?)?;
            let Some(complaint) = find_to_change(&mut *at, id).await? else { continue };
            let mut steps = Steps { complaint, done: Vec::new() };
            // One that has gone its own way meanwhile needs nothing.
            if steps.take(&Actor::System, &action, self).is_err() {
                continue;
            }
            write(&mut *at, &steps.complaint).await?;
            let event = &steps.done[0].1;
            let event_number = append(&mut *at, id, self.time, &Actor::System, event).await?;
            tell(&mut *at, id, event_number, event.code(), self.time).await?;
            carried.push(id);
        }
        Ok(carried)
    }
}
