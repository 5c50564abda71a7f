//! The officials' accounts.

use super::audit::{self, Audit, AuditEntry};
use super::db::{Connection, Query, Row, Work};
use super::{Doing, Store, StoreError};
use adaldyq_domain::complaint::official::{AccountId, Role};
use adaldyq_domain::complaint::working_days::read_date;
use adaldyq_domain::id::InstitutionId;
use adaldyq_domain::lang::Lang;
use jiff::civil::Date;
use std::sync::Arc;

/// An account as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub role: Role,
    pub institution: Option<InstitutionId>,
    /// The hash.
    pub password: Arc<str>,
    /// Until when the password, which is given once, may be used; nothing for one that its owner chose.
    pub one_time_until: Option<i64>,
    /// The authenticator's secret, sealed.
    pub totp: String,
    pub interests: Vec<InstitutionId>,
    pub deputy: Option<Deputy>,
    /// Where they are told what is due.
    pub email: Option<String>,
    pub lang: Lang,
    pub disabled: bool,
    pub created: i64,
    pub seen: Option<i64>,
}

/// Who stands in, and on which days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deputy {
    pub account: AccountId,
    pub from: Date,
    pub until: Date,
}

impl Account {
    /// Whether its owner has chosen a password and can sign in.
    pub const fn is_enrolled(&self) -> bool {
        self.one_time_until.is_none()
    }

    /// Whether this one stands in for it on this day.
    pub fn is_stood_in_for_by(&self, deputy: &AccountId, today: Date) -> bool {
        self.deputy.as_ref().is_some_and(|d| &d.account == deputy && (d.from..=d.until).contains(&today))
    }
}

const ACCOUNTS: &str = "
    SELECT id, login, name, role, institution, password, one_time_until, totp, interests, deputy, deputy_from,
           deputy_until, disabled, created, seen, email, lang
    FROM accounts ";

/// One that is about to be changed.
pub(super) async fn locked(at: &mut Connection, id: &AccountId) -> Result<Option<Account>, StoreError> {
    let query = by("id", id.as_str()).lock("accounts");
    query.fetch_optional(at).await.doing("find an account")?.as_ref().map(read).transpose()
}

pub(super) async fn of_id(at: &mut Connection, id: &AccountId) -> Result<Option<Account>, StoreError> {
    by("id", id.as_str()).fetch_optional(at).await.doing("find an account")?.as_ref().map(read).transpose()
}

pub(super) async fn of_login(at: &mut Connection, login: &str) -> Result<Option<Account>, StoreError> {
    by("login", login).fetch_optional(at).await.doing("find an account")?.as_ref().map(read).transpose()
}

fn by(column: &'static str, value: &str) -> Query {
    let mut query = Query::new(ACCOUNTS);
    query.push("WHERE ").push(column).push(" = ").push_bind(value);
    query
}

/// All of them, by login.
pub(super) async fn all(at: &mut Connection) -> Result<Vec<Account>, StoreError> {
    let mut query = Query::new(ACCOUNTS);
    query.push("ORDER BY login");
    query.fetch_all(at).await.doing("list accounts")?.iter().map(read).collect()
}

#[derive(Debug, thiserror::Error)]
#[error("an account's {0} is not one")]
struct Unreadable(&'static str);

fn read(row: &Row) -> Result<Account, StoreError> {
    let bad = |what| Err(Unreadable(what)).doing("read an account");
    let Ok(id) = AccountId::new(&row.text("id")?) else { return bad("id") };
    let Some(role) = Role::from_code(&row.text("role")?) else { return bad("role") };
    let institution = row.opt_text("institution")?.map(|id| InstitutionId::new(&id));
    let interests = serde_json::from_str(&row.text("interests")?).doing("read an account's interests")?;
    let days = row.opt_text("deputy_from")?.zip(row.opt_text("deputy_until")?);
    let deputy = match row.opt_text("deputy")?.zip(days) {
        None => None,
        Some((account, (from, until))) => Some(Deputy {
            account: AccountId::new(&account).doing("read an account's deputy")?,
            from: read_date(&from).doing("read an account's absence")?,
            until: read_date(&until).doing("read an account's absence")?,
        }),
    };
    Ok(Account {
        id,
        login: row.text("login")?,
        name: row.text("name")?,
        role,
        institution: institution.transpose().doing("read an account's institution")?,
        password: row.text("password")?.into(),
        one_time_until: row.opt_int("one_time_until")?,
        totp: row.text("totp")?,
        interests,
        deputy,
        email: row.opt_text("email")?,
        lang: Lang::from_code(&row.text("lang")?).unwrap_or_default(),
        disabled: row.int("disabled")? != 0,
        created: row.int("created")?,
        seen: row.opt_int("seen")?,
    })
}

/// A new account, with who made it.
pub struct AddAccount {
    pub account: Account,
    /// Nobody where a command did.
    pub by: Option<AccountId>,
}

impl Work for AddAccount {
    /// Whether the login was free.
    type Output = bool;

    async fn run(&self, at: &mut Connection) -> Result<bool, StoreError> {
        let new = &self.account;
        let added = Query::new(
            "INSERT INTO accounts (id, login, name, role, institution, password, one_time_until, totp, created,
                                   email, lang)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
             ON CONFLICT (login) DO NOTHING",
        )
        .bind(new.id.as_str())
        .bind(&new.login)
        .bind(&new.name)
        .bind(new.role.code())
        .bind(new.institution.as_ref().map(InstitutionId::as_str))
        .bind(&*new.password)
        .bind(new.one_time_until)
        .bind(&new.totp)
        .bind(new.created)
        .bind(&new.email)
        .bind(new.lang.code())
        .execute(at)
        .await
        .doing("add an account")?;
        if added == 0 {
            return Ok(false);
        }
        Audit::new(new.created, "user_added", self.by.as_ref(), Some(&new.id))
            .note(new.role.code())
            .write(at)
            .await?;
        Ok(true)
    }
}

impl Store {
    /// Everybody who has an account, by login.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        all(&mut self.reader().await?).await
    }

    pub async fn account(&self, id: &AccountId) -> Result<Option<Account>, StoreError> {
        of_id(&mut self.reader().await?, id).await
    }

    pub async fn account_of(&self, login: &str) -> Result<Option<Account>, StoreError> {
        of_login(&mut self.reader().await?, login).await
    }

    /// Whether the login was free.
    pub async fn add_account(&self, add: AddAccount) -> Result<bool, StoreError> {
        self.run(add).await
    }

    /// What happened to accounts, newest first.
    pub async fn audit(&self) -> Result<Vec<AuditEntry>, StoreError> {
        audit::newest(&mut self.reader().await?).await
    }
}
