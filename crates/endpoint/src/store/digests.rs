//! Which accounts were told today what is due: each once, also where several processes run.

use super::db::{Connection, Query, Work};
use super::mails::{NewMail, queue};
use super::{Doing, Store, StoreError};
use adaldyq_domain::complaint::official::AccountId;
use adaldyq_domain::complaint::working_days::iso;
use jiff::civil::Date;

/// An account is told; with nothing to say, only that it was looked at is kept.
pub struct Tell {
    pub account: AccountId,
    pub day: Date,
    pub mail: Option<NewMail>,
}

impl Work for Tell {
    /// Whether it had not been told that day.
    type Output = bool;

    async fn run(&self, at: &mut Connection) -> Result<bool, StoreError> {
        let first = Query::new(
            "INSERT INTO digests (account, day) VALUES ($1, $2)
             ON CONFLICT (account) DO UPDATE SET day = excluded.day WHERE digests.day < excluded.day",
        )
        .bind(self.account.as_str())
        .bind(iso(self.day))
        .execute(&mut *at)
        .await
        .doing("note who was told")?;
        if first == 0 {
            return Ok(false);
        }
        if let Some(mail) = &self.mail {
            queue(at, mail).await?;
        }
        Ok(true)
    }
}

impl Store {
    pub async fn tell(&self, tell: Tell) -> Result<bool, StoreError> {
        self.run(tell).await
    }

    /// Those who were told on this day.
    pub async fn told(&self, day: Date) -> Result<Vec<String>, StoreError> {
        let query = Query::new("SELECT account FROM digests WHERE day >= $1").bind(iso(day));
        let rows = query.fetch_all(&mut self.reader().await?).await.doing("read who was told")?;
        rows.iter().map(|row| row.text(0)).collect()
    }
}
