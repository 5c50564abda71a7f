//! The program `adaldyq-endpoint`.

use adaldyq_endpoint::commands::Arguments;
use clap::Parser;
use std::process::ExitCode;

/// Threads hand requests to each other all the time, which the system's own allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    match Arguments::parse().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
