//! Steps that have been allowed, and what follows from them outside the complaint itself.

use super::act::Act;
use super::complaints::find_to_change;
use super::db::{Connection, Query};
use super::erase::{erase, forget_old_key, hide_name};
use super::follow::tell;
use super::life::{append, days_taken, note, write};
use super::rows::number;
use super::{Doing, StoreError, Stored};
use crate::photos::PhotoId;
use adaldyq_domain::complaint::event::EventKind;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Action, Forbidden, Visibility};
use adaldyq_domain::complaint::official::Actor;

/// A complaint in the hands of the one who changes it, and what was done to it so far.
pub(super) struct Steps {
    pub(super) complaint: Stored,
    pub(super) done: Vec<(Actor, EventKind)>,
}

impl Steps {
    pub(super) fn take(&mut self, actor: &Actor, action: &Action, act: &Act) -> Result<(), Forbidden> {
        let taken = days_taken(&self.complaint.life, &act.calendar, act.today);
        let event = self.complaint.life.act(actor, action, &act.moment())?;
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
            let main = || Box::new(complaint.life.clone());
            match event {
                EventKind::Answered { .. } => {
                    // It lies with the main one's holder, which others before this version may not.
                    let actions =
                        [Action::FollowMain { main: main() }, Action::AnswerMerged { main: main() }];
                    carried = self.carry(&mut *at, &actions).await?;
                }
                EventKind::Redirected { .. } => {
                    carried = self.carry(&mut *at, &[Action::FollowMain { main: main() }]).await?;
                }
                EventKind::Extended { signed_by, .. } => {
                    let signed_by = signed_by.clone();
                    let action = Action::ExtendWithMain { main: main(), signed_by };
                    carried = self.carry(&mut *at, &[action]).await?;
                    // The reason is read there too, as long as everybody may read it here.
                    if complaint.life.visibility == Visibility::Public {
                        for (id, number) in &carried {
                            self.keep_text(&mut *at, *id, *number).await?;
                        }
                    }
                }
                // There will be no reply.
                EventKind::Withdrawn => carried = self.carry(&mut *at, &[Action::Unmerge]).await?,
                EventKind::NameHidden => hide_name(&mut *at, self.id).await?,
                EventKind::KeyRenewed => forget_old_key(&mut *at, self.id).await?,
                EventKind::Erased => erased = erase(&mut *at, self.id).await?,
                _ => {}
            }
        }
        Ok((erased, carried.into_iter().map(|(id, _)| id).collect()))
    }

    /// Takes these steps on each merged one, where they are allowed: those that changed, each with the number of its
    /// last event.
    async fn carry(&self, at: &mut Connection, actions: &[Action]) -> Result<Vec<(Id, i64)>, StoreError> {
        let query = Query::new("SELECT id FROM complaints WHERE merged_into = $1 ORDER BY id");
        let rows = query.bind(self.id.compact()).fetch_all(&mut *at).await.doing("find merged complaints")?;
        let mut carried = Vec::new();
        for row in rows {
            let id = number(&row.text(0)?)?;
            let Some(complaint) = find_to_change(&mut *at, id).await? else { continue };
            let mut steps = Steps { complaint, done: Vec::new() };
            // One that has gone its own way meanwhile needs nothing.
            let allowed = actions.iter().filter(|action| steps.take(&Actor::System, action, self).is_ok());
            if allowed.count() == 0 {
                continue;
            }
            write(&mut *at, &steps.complaint).await?;
            let mut last = 0;
            for (actor, event) in &steps.done {
                last = append(&mut *at, id, self.time, actor, event).await?;
                tell(&mut *at, id, last, event.code(), self.time).await?;
            }
            carried.push((id, last));
        }
        Ok(carried)
    }
}
