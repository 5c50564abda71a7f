//! The program's commands.

use crate::app::Endpoint;
use crate::city::City;
use crate::clock::Clock;
use crate::config::{Database, Settings};
use crate::logging;
use crate::server;
use crate::store::{Step, Store};
use adaldyq_domain::complaint::draft::Places;
use adaldyq_domain::complaint::event::EventKind;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::life::{HideReason, Visibility};
use adaldyq_domain::complaint::working_days::iso;
use adaldyq_domain::id::InstitutionId;
use anyhow::{Context, bail};
use clap::{Parser, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;
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
    /// List the complaints that nobody has accepted yet, oldest first.
    List {
        /// Show their texts too; never those held for the anti-corruption service.
        #[arg(long)]
        text: bool,
    },
}

fn reason(code: &str) -> Result<HideReason, String> {
    HideReason::from_code(code).ok_or_else(|| "spam, abuse, personal_data or unlawful is needed".to_owned())
}

impl Arguments {
    pub async fn run(self) -> anyhow::Result<()> {
        let settings = Settings::read(self.config.as_deref())?;
        match self.command.unwrap_or(Command::Serve) {
            Command::Serve => serve(settings).await,
            Command::Accept { id, institution } => {
                let published = City::open(&settings.data_dir)?.current();
                if let Some(unknown) =
                    institution.as_ref().filter(|id| !published.knows_institution(id.as_str()))
                {
                    bail!("--institution {unknown}: the published data has no institution of this id");
                }
                step(&settings, Step::accept(id, institution, Clock::System.now())).await
            }
            Command::Hide { id, reason } => {
                step(&settings, Step::hide(id, reason, Clock::System.now())).await
            }
            Command::List { text } => list(&settings, text).await,
        }
    }
}

/// The store of a running or stopped endpoint; never a new one, which would only hide a wrong setting.
async fn existing_store(settings: &Settings) -> anyhow::Result<Store> {
    if let Database::Sqlite(path) = &settings.database
        && !path.exists()
    {
        bail!("DATABASE_URL: there is no database at {}", path.display());
    }
    Store::open(&settings.database).await.context("DATABASE_URL")
}

async fn step(settings: &Settings, step: Step) -> anyhow::Result<()> {
    let (store, id) = (existing_store(settings).await?, step.id);
    let done = store.step(step).await;
    store.close().await;
    match done?.with_context(|| id.to_string())? {
        EventKind::Accepted { institution: Some(institution) } => println!("{id}: accepted by {institution}"),
        EventKind::Hidden { reason } => println!("{id}: hidden for {}", reason.code()),
        _ => {}
    }
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
    let endpoint = Endpoint::open(settings, Clock::System).await?;
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("HOST, PORT: {address} cannot be listened on; PORT=0 takes a free port"))?;
    println!("Adaldyq Map: http://{}", listener.local_addr()?);
    tokio::spawn(Arc::clone(&endpoint).keep_photos_swept());
    server::run(listener, Arc::clone(&endpoint), stopped()).await;
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
