//! Changes of an account, each written down; no change takes the last administrator away.

use super::accounts::{Account, Deputy, locked};
use super::audit::Audit;
use super::db::{Connection, Query, Work};
use super::{Doing, Store, StoreError};
use adaldyq_domain::complaint::official::{AccountId, Role};
use adaldyq_domain::complaint::working_days::iso;
use adaldyq_domain::id::InstitutionId;
use adaldyq_domain::lang::Lang;

/// What may change about an account.
#[derive(Clone, Debug)]
pub enum Change {
    Name(String),
    Office(Role, Option<InstitutionId>),
    Disabled(bool),
    /// Another password to be used once until this moment, and another secret.
    Reset {
        password: String,
        until: i64,
        totp: String,
    },
    /// Its owner chose a password and showed that the authenticator works, with the code of this half minute.
    Enrolled {
        password: String,
        step: i64,
    },
    Password(String),
    Interests(Vec<InstitutionId>),
    Deputy(Option<Deputy>),
    /// Where they are told what is due, and in which language.
    Mail(Option<String>, Lang),
}

impl Change {
    /// What it is called in the audit.
    const fn code(&self) -> &'static str {
        match self {
            Self::Name(_) => "user_renamed",
            Self::Office(..) => "user_role",
            Self::Disabled(true) => "user_disabled",
            Self::Disabled(false) => "user_enabled",
            Self::Reset { .. } => "user_reset",
            Self::Enrolled { .. } => "enrolled",
            Self::Password(_) => "password_changed",
            Self::Interests(_) => "interests",
            Self::Deputy(_) => "deputy",
            Self::Mail(..) => "mail",
        }
    }

    /// Whether whoever is signed in with it has to sign in again.
    const fn ends_sessions(&self) -> bool {
        matches!(
            self,
            Self::Office(..)
                | Self::Disabled(true)
                | Self::Reset { .. }
                | Self::Enrolled { .. }
                | Self::Password(_)
        )
    }

    /// Whether it may take the last administrator away.
    fn takes_administrator(&self) -> bool {
        match self {
            Self::Office(role, _) => *role != Role::Administrator,
            Self::Disabled(disabled) => *disabled,
            _ => false,
        }
    }

    fn set(&self, query: &mut Query) {
        match self {
            Self::Name(name) => query.push("name = ").push_bind(name),
            Self::Office(role, institution) => query
                .push("role = ")
                .push_bind(role.code())
                .push(", institution = ")
                .push_bind(institution.as_ref().map(InstitutionId::as_str))
                // Nobody stands in for an office that is no longer held.
                .push(", deputy = NULL, deputy_from = NULL, deputy_until = NULL"),
            Self::Disabled(disabled) => query.push("disabled = ").push_bind(*disabled),
            Self::Reset { password, until, totp } => query
                .push("password = ")
                .push_bind(password)
                .push(", one_time_until = ")
                .push_bind(*until)
                .push(", totp = ")
                .push_bind(totp)
                .push(", totp_step = 0"),
            Self::Enrolled { password, step } => query
                .push("password = ")
                .push_bind(password)
                .push(", one_time_until = NULL, totp_step = ")
                .push_bind(*step),
            Self::Password(password) => query.push("password = ").push_bind(password),
            Self::Interests(interests) => {
                query.push("interests = ").push_bind(serde_json::to_string(interests).expect("ids are text"))
            }
            Self::Mail(email, lang) => {
                query.push("email = ").push_bind(email).push(", lang = ").push_bind(lang.code())
            }
            Self::Deputy(None) => query.push("deputy = NULL, deputy_from = NULL, deputy_until = NULL"),
            Self::Deputy(Some(deputy)) => query
                .push("deputy = ")
                .push_bind(deputy.account.as_str())
                .push(", deputy_from = ")
                .push_bind(iso(deputy.from))
                .push(", deputy_until = ")
                .push_bind(iso(deputy.until)),
        };
    }

    fn note(&self) -> Option<String> {
        match self {
            Self::Office(role, None) => Some(role.code().to_owned()),
            Self::Office(role, Some(institution)) => Some(format!("{} {institution}", role.code())),
            Self::Interests(interests) => {
                Some(interests.iter().map(InstitutionId::as_str).collect::<Vec<_>>().join(" "))
            }
            Self::Deputy(Some(deputy)) => {
                Some(format!("{} {} {}", deputy.account, iso(deputy.from), iso(deputy.until)))
            }
            _ => None,
        }
    }
}

/// Changes of one account, done together.
pub struct ChangeAccount {
    pub id: AccountId,
    pub changes: Vec<Change>,
    /// Nobody where a command did.
    pub by: Option<AccountId>,
    pub time: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    #[error("there is no such account")]
    Unknown,
    #[error("it is the last administrator who can sign in; add another one first")]
    LastAdministrator,
}

impl Work for ChangeAccount {
    type Output = Result<Account, ChangeError>;

    async fn run(&self, at: &mut Connection) -> Result<Self::Output, StoreError> {
        // All administrators are locked in one order, so that two cannot disable each other at once.
        let administrators = administrators(at).await?;
        let Some(account) = locked(at, &self.id).await? else {
            return Ok(Err(ChangeError::Unknown));
        };
        let is_last = administrators == [account.id.clone()];
        if is_last && self.changes.iter().any(Change::takes_administrator) {
            return Ok(Err(ChangeError::LastAdministrator));
        }
        for change in &self.changes {
            let mut query = Query::new("UPDATE accounts SET ");
            change.set(&mut query);
            query.push(" WHERE id = ").push_bind(self.id.as_str());
            query.execute(at).await.doing("change an account")?;
            if change.ends_sessions() {
                super::sessions::end_all(at, &self.id).await?;
            }
            let audit = Audit::new(self.time, change.code(), self.by.as_ref(), Some(&self.id));
            audit.note(change.note().as_deref().unwrap_or_default()).write(at).await?;
        }
        let account = locked(at, &self.id).await?;
        Ok(account.ok_or(ChangeError::Unknown))
    }
}

/// Those who can sign in and manage accounts.
async fn administrators(at: &mut Connection) -> Result<Vec<AccountId>, StoreError> {
    let query =
        Query::new("SELECT id FROM accounts WHERE role = 'administrator' AND disabled = 0 ORDER BY id");
    let rows = query.lock("accounts").fetch_all(at).await.doing("find the administrators")?;
    rows.iter().map(|row| AccountId::new(&row.text(0)?).doing("read an account's id")).collect()
}

impl Store {
    pub async fn change_account(
        &self,
        change: ChangeAccount,
    ) -> Result<Result<Account, ChangeError>, StoreError> {
        self.run(change).await
    }
}
