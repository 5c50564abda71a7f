//! Logs: to standard error, as JSON lines when nobody watches. Never a text, a contact, a key or an address.

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Starts the log; `filter` has been checked with the settings.
pub fn start(filter: &str) {
    let builder =
        tracing_subscriber::fmt().with_env_filter(EnvFilter::new(filter)).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        builder.init();
    } else {
        builder.json().flatten_event(true).init();
    }
}
