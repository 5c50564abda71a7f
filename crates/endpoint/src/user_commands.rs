//! The commands that manage officials' accounts: for the first administrator, for a lost authenticator, and
//! for automated set-ups.

use crate::city::City;
use crate::clock::{Clock, iso};
use crate::commands::existing_store;
use crate::config::Settings;
use crate::desk::users::{new_account, read_login, ready, reset_to};
use crate::desk::{password, totp};
use crate::secret::Secret;
use crate::store::Store;
use crate::store::account_changes::{Change, ChangeAccount};
use crate::store::accounts::{Account, AddAccount};
use adaldyq_domain::complaint::draft::Places;
use adaldyq_domain::complaint::official::{AccountId, Role};
use adaldyq_domain::id::InstitutionId;
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use std::io::Read;

#[derive(Subcommand)]
pub enum UserCommand {
    /// Add an account; prints, once, the password that it is first signed in with.
    Add(Add),
    /// List the accounts.
    List,
    /// Let nobody sign in with an account any more, and end its sessions.
    Disable {
        /// The account's login.
        login: String,
    },
    /// Give an account another first password, and its authenticator another secret.
    Reset {
        /// The account's login.
        login: String,
    },
}

#[derive(Args)]
pub struct Add {
    /// Two to forty small Latin letters, digits, dots, hyphens or underscores.
    #[arg(long, value_parser = login)]
    login: String,
    /// The person's name, as colleagues see it.
    #[arg(long)]
    name: String,
    /// operator, institution, officer or administrator.
    #[arg(long, value_parser = role)]
    role: Role,
    /// The institution that an account of the role institution belongs to.
    #[arg(long, value_parser = InstitutionId::new)]
    institution: Option<InstitutionId>,
    /// For automated set-ups: the password, from the standard input; the account can be used at once.
    #[arg(long, requires = "totp_secret")]
    password_stdin: bool,
    /// For automated set-ups: the authenticator's secret, 16 bytes or more in base32.
    #[arg(long, value_name = "BASE32", requires = "password_stdin", value_parser = secret)]
    totp_secret: Option<Totp>,
}

#[derive(Clone)]
struct Totp(Vec<u8>);

fn login(text: &str) -> Result<String, String> {
    read_login(text).ok_or_else(|| {
        "2 to 40 small Latin letters, digits, dots, hyphens or underscores are needed, a letter first"
            .to_owned()
    })
}

fn role(code: &str) -> Result<Role, String> {
    Role::from_code(code)
        .ok_or_else(|| "operator, institution, officer or administrator is needed".to_owned())
}

fn secret(text: &str) -> Result<Totp, String> {
    totp::from_base32(text).map(Totp).map_err(|fault| fault.to_string())
}

pub async fn run(settings: &Settings, command: UserCommand) -> anyhow::Result<()> {
    // An administrator may be added before the endpoint first starts.
    let store = match &command {
        UserCommand::Add(_) => Store::open(&settings.database).await.context("DATABASE_URL")?,
        _ => existing_store(settings).await?,
    };
    let done = match command {
        UserCommand::Add(add) => self::add(settings, &store, add).await,
        UserCommand::List => list(&store).await,
        UserCommand::Disable { login } => disable(&store, &login).await,
        UserCommand::Reset { login } => reset(settings, &store, &login).await,
    };
    store.close().await;
    done
}

async fn add(settings: &Settings, store: &Store, add: Add) -> anyhow::Result<()> {
    match (add.role, &add.institution) {
        (Role::Institution, None) => bail!("--institution is needed for the role institution"),
        (Role::Institution, Some(id)) => {
            if !City::open(&settings.data_dir)?.current().knows_institution(id.as_str()) {
                bail!("--institution {id}: the published data has no institution of this id");
            }
        }
        (_, Some(_)) => bail!("--institution is for the role institution alone"),
        (_, None) => {}
    }
    let secret = Secret::open(&settings.secret_file)?;
    let given = if add.password_stdin { Some(read_password(&add.login)?) } else { None };
    let password = given.clone().unwrap_or_else(password::one_time);
    let hash = password::hash(password.clone()).await?;
    let mut account =
        new_account(&secret, add.login, add.name, add.role, add.institution, hash, Clock::System.now());
    if let (Some(_), Some(Totp(totp))) = (&given, &add.totp_secret) {
        account = ready(&secret, account, totp);
    }
    let login = account.login.clone();
    if !store.add_account(AddAccount { account, by: None }).await? {
        bail!("--login {login}: somebody has this login already");
    }
    println!("{login}: added as {}", add.role.code());
    if given.is_none() {
        print_once(&password);
    }
    Ok(())
}

fn read_password(login: &str) -> anyhow::Result<String> {
    let mut password = String::new();
    std::io::stdin().read_to_string(&mut password).context("--password-stdin")?;
    let password = password.trim_end_matches(['\r', '\n']).to_owned();
    match password::fault("password", &password, login) {
        None => Ok(password),
        Some(fault) if fault.code == "password-common" => {
            bail!("--password-stdin: others would guess this password soon")
        }
        Some(_) => bail!("--password-stdin: a password has 12 to 128 characters"),
    }
}

fn print_once(password: &str) {
    println!("first password, shown only now, for seven days: {password}");
}

async fn list(store: &Store) -> anyhow::Result<()> {
    for account in store.accounts().await? {
        let institution = account.institution.as_ref().map_or("-", InstitutionId::as_str);
        let state = match (account.disabled, account.is_enrolled()) {
            (true, _) => "disabled",
            (false, false) => "waits for its first sign-in",
            (false, true) => "can sign in",
        };
        let seen = account.seen.map_or_else(|| "never".to_owned(), iso);
        println!(
            "{}  {}  {institution}  {}  {state}  last signed in: {seen}",
            account.login,
            account.role.code(),
            account.name
        );
    }
    Ok(())
}

async fn disable(store: &Store, login: &str) -> anyhow::Result<()> {
    let account = account_of(store, login).await?;
    change(store, account.id, Change::Disabled(true)).await?;
    println!("{login}: disabled");
    Ok(())
}

async fn reset(settings: &Settings, store: &Store, login: &str) -> anyhow::Result<()> {
    let account = account_of(store, login).await?;
    let password = password::one_time();
    let hash = password::hash(password.clone()).await?;
    let secret = Secret::open(&settings.secret_file)?;
    let reset = reset_to(&secret, &account.id, hash, Clock::System.now());
    change(store, account.id, reset).await?;
    println!("{login}: reset");
    print_once(&password);
    Ok(())
}

async fn account_of(store: &Store, login: &str) -> anyhow::Result<Account> {
    store.account_of(login).await?.with_context(|| format!("{login}: there is no account of this login"))
}

async fn change(store: &Store, id: AccountId, change: Change) -> anyhow::Result<()> {
    let change = ChangeAccount { id, changes: vec![change], by: None, time: Clock::System.now() };
    store.change_account(change).await??;
    Ok(())
}
