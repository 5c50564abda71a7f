//! The program's commands.

use crate::app::{self, Endpoint};
use crate::clock::Clock;
use crate::config::Settings;
use crate::logging;
use anyhow::Context;
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
}

impl Arguments {
    pub async fn run(self) -> anyhow::Result<()> {
        let settings = Settings::read(self.config.as_deref())?;
        match self.command.unwrap_or(Command::Serve) {
            Command::Serve => serve(settings).await,
        }
    }
}

async fn serve(settings: Settings) -> anyhow::Result<()> {
    logging::start(&settings.log);
    let address = SocketAddr::new(settings.host, settings.port);
    let endpoint = Endpoint::open(settings, Clock::System).await?;
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("HOST, PORT: {address} cannot be listened on; PORT=0 takes a free port"))?;
    println!("Adaldyq Map: http://{}", listener.local_addr()?);
    let service = app::service(Arc::clone(&endpoint)).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stopped()).await?;
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
