//! `adaldyq-publish`: checks a source folder and publishes it.

use adaldyq_publish::cli::{self, Command};
use adaldyq_publish::commands::{self, Outcome};
use adaldyq_words::{Arg, Table};
use std::process::ExitCode;

/// What a shell expects for a command line that cannot be understood.
const MISUSE: u8 = 2;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words = Table::builtin(cli::language(&arguments, |name| std::env::var(name).ok()));
    let command = match cli::parse(&arguments) {
        Ok(command) => command,
        Err(misuse) => {
            eprintln!("{}", words.say(misuse.message, &[("found", Arg::from(misuse.found))]));
            return ExitCode::from(MISUSE);
        }
    };
    let outcome = match command {
        Command::Check { source } => commands::check(words, &source),
        Command::Build { source, out } => commands::build(words, &source, &out),
        Command::Sample { source } => commands::sample(words, &source),
        Command::New { folder } => commands::new(words, &folder),
        Command::Verify { folder } => commands::verify(words, &folder),
        Command::Help(message) => {
            println!("{}", words.say(message, &[]));
            Ok(Outcome::Well)
        }
        Command::Version => {
            println!("adaldyq-publish {}", env!("CARGO_PKG_VERSION"));
            Ok(Outcome::Well)
        }
    };
    match outcome {
        Ok(Outcome::Well) => ExitCode::SUCCESS,
        // A reader that closed the pipe, as `head` does, has seen enough.
        _ => ExitCode::FAILURE,
    }
}
