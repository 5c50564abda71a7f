//! The program's commands.

use crate::app::Endpoint;
use crate::backup::{self, Copied};
use crate::city::{City, Published};
use crate::clock::Clock;
use crate::config::{Database, Settings};
use crate::keeper;
use crate::logging;
use crate::mail;
use crate::server;
use crate::store::{Act, Store};
use crate::user_commands::{self, UserCommand};
use adaldyq_domain::complaint::draft::Places;
use adaldyq_domain::complaint::event::EventKind;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{Action, HideReason, Visibility};
use adaldyq_domain::complaint::official::{Actor, Official};
use adaldyq_domain::complaint::working_days::{iso, local};
use adaldyq_domain::id::InstitutionId;
use anyhow::{Context, bail};
use clap::{Parser, Subcommand};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpListener;

/// Serves the budget map of a city and keeps the complaints that people send.
#[derive(Parser)]
#[command(name = "adaldyq-endpoint", version)]
pub struct Arguments {
    /// A TOML file with settings, one NAME = value a line; the environment wins over it.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the app, the published data and the API (the default).
    Serve,
    /// Let an institution accept a complaint: it becomes public, with its text.
    Accept {
        /// The complaint's number, as in K7QM-2XPD.
        #[arg(value_parser = Id::parse)]
        id: Id,
        /// The institution that accepts it; needed where the complaint names only a place.
        #[arg(long, value_parser = InstitutionId::new)]
        institution: Option<InstitutionId>,
    },
    /// Hide a complaint from the public, for a reason that the public sees.
    Hide {
        /// The complaint's number, as in K7QM-2XPD.
        #[arg(value_parser = Id::parse)]
        id: Id,
        /// spam, abuse, personal_data or unlawful.
        #[arg(long, value_parser = reason)]
        reason: HideReason,
    },
    /// Copy everything into one file, also while the endpoint runs: the database, the secret and the photos.
    Backup {
        /// A file that is not there yet.
        file: PathBuf,
    },
    /// Fill an empty database from a backup, of this or the other kind of database, and put the secret and the
    /// photos in their places.
    Restore {
        /// What `backup` has written.
        file: PathBuf,
    },
    /// List the complaints that nobody has accepted yet, oldest first.
    List {
        /// Show their texts too; never those held for the anti-corruption service.
        #[arg(long)]
        text: bool,
    },
    /// Manage the accounts of officials.
    #[command(subcommand)]
    User(UserCommand),
}

fn reason(code: &str) -> Result<HideReason, String> {
    HideReason::from_code(code).ok_or_else(|| "spam, abuse, personal_data or unlawful is needed".to_owned())
}

impl Arguments {
    pub async fn run(self) -> anyhow::Result<()> {
        let settings = Settings::read(self.config.as_deref())?;
        let command = self.command.unwrap_or(Command::Serve);
        if !matches!(command, Command::Serve) {
            // Such as that another process keeps the database.
            logging::start("warn");
        }
        match command {
            Command::Serve => serve(settings).await,
            Command::Accept { id, institution } => {
                let published = City::open(&settings.data_dir)?.current();
                if let Some(unknown) =
                    institution.as_ref().filter(|id| !published.knows_institution(id.as_str()))
                {
                    bail!("--institution {unknown}: the published data has no institution of this id");
                }
                step(&settings, &published, id, Action::Accept { institution }).await
            }
            Command::Hide { id, reason } => {
                let published = City::open(&settings.data_dir)?.current();
                step(&settings, &published, id, Action::Hide { reason }).await
            }
            Command::Backup { file } => backup(&settings, &file).await,
            Command::Restore { file } => restore(&settings, &file).await,
            Command::List { text } => list(&settings, text).await,
            Command::User(command) => user_commands::run(&settings, command).await,
        }
    }
}

/// The store of a running or stopped endpoint; never a new one, which would only hide a wrong setting.
pub async fn existing_store(settings: &Settings) -> anyhow::Result<Store> {
    if let Database::Sqlite(path) = &settings.database
        && !path.exists()
    {
        bail!("DATABASE_URL: there is no database at {}", path.display());
    }
    Store::open(&settings.database).await.context("DATABASE_URL")
}

/// Whoever has this machine acts as an operator.
async fn step(settings: &Settings, published: &Published, id: Id, action: Action) -> anyhow::Result<()> {
    let now = Clock::beginning(settings.clock).now();
    let today = local(now, published.city.working_hours.utc_offset).0;
    let actor = Actor::Official(Official::at_the_machine());
    let act = Act::new(id, actor, action, now, today, Arc::clone(&published.calendar));
    let store = existing_store(settings).await?;
    let done = store.act(act).await;
    store.close().await;
    match done?.with_context(|| id.to_string())?.kind {
        EventKind::Accepted { institution: Some(institution) } => println!("{id}: accepted by {institution}"),
        EventKind::Hidden { reason } => println!("{id}: hidden for {}", reason.code()),
        _ => {}
    }
    Ok(())
}

async fn backup(settings: &Settings, file: &Path) -> anyhow::Result<()> {
    let store = existing_store(settings).await?;
    let made = backup::make(settings, &store, file).await;
    store.close().await;
    let Copied { rows, pictures } = made?;
    println!("{}: {rows} rows, {pictures} pictures and the secret", file.display());
    Ok(())
}

async fn restore(settings: &Settings, file: &Path) -> anyhow::Result<()> {
    let Copied { rows, pictures } = backup::restore(settings, file).await?;
    println!("restored from {}: {rows} rows, {pictures} pictures and the secret", file.display());
    Ok(())
}

async fn list(settings: &Settings, with_text: bool) -> anyhow::Result<()> {
    let store = existing_store(settings).await?;
    let waiting = store.unaccepted().await;
    store.close().await;
    for complaint in waiting? {
        let life = &complaint.life;
        let held = life.visibility == Visibility::Held;
        let place = life.institution.as_ref().map_or(complaint.district.as_deref(), |id| Some(id.as_str()));
        let (topic, place) = (complaint.topic.code(), place.unwrap_or("-"));
        let (registered, due) = (iso(life.registered), iso(life.due));
        let mark = if held { "  held for the anti-corruption service" } else { "" };
        println!("{}  {topic}  {place}  registered {registered}  due {due}{mark}", complaint.id);
        if with_text && !held {
            println!("    {}\n", complaint.text.replace('\n', "\n    "));
        }
    }
    Ok(())
}

async fn serve(settings: Settings) -> anyhow::Result<()> {
    logging::start(&settings.log);
    let address = SocketAddr::new(settings.host, settings.port);
    let clock = Clock::beginning(settings.clock);
    if settings.clock.is_some() {
        tracing::warn!("CLOCK is set: days are counted from that moment, and not from today");
    }
    let endpoint = Endpoint::open(settings, clock).await?;
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("HOST, PORT: {address} cannot be listened on; PORT=0 takes a free port"))?;
    println!("Adaldyq Map: http://{}", listener.local_addr()?);
    let warming = Arc::clone(&endpoint);
    tokio::spawn(async move {
        if let Err(error) = warming.store.know_requests().await {
            tracing::warn!(%error, "the first complaint will wait a little longer");
        }
        warming.figures.refresh(&warming.store).await
    });
    let delivering = tokio::spawn(mail::keep_delivering(Arc::clone(&endpoint)));
    tokio::spawn(Arc::clone(&endpoint).keep_photos_swept());
    tokio::spawn(keeper::keep(Arc::clone(&endpoint)));
    server::run(listener, Arc::clone(&endpoint), stopped()).await;
    delivering.abort();
    endpoint.store.close().await;
    Ok(())
}

/// Waits for the signal to stop.
async fn stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).expect("signals can be listened for on Unix");
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
    tracing::info!("stopping");
}
