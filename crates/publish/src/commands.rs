//! What each command does, and what it says.

use crate::disk::Trouble;
use crate::release::{Done, Extent, publish};
use crate::report::{Findings, Severity};
use crate::source::{self, Source};
use crate::{report, sample, starter, verify};
use adaldyq_words::{Arg, Table};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// How a command ended; the program's exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Well,
    /// Faults in what was given, or in what was read.
    Faults,
}

/// Lists everything that is wrong with a source.
pub fn check(words: &Table, path: &Path) -> io::Result<Outcome> {
    let mut findings = Findings::default();
    let source = source::read(path, &mut findings);
    let counted = source.map(|source| source.institutions.len());
    let outcome = report_all(words, findings, &mut io::stdout().lock())?;
    if outcome == Outcome::Well {
        let count = Arg::from(counted.unwrap_or(0) as i64);
        eprintln!("{}", words.say("publish-checked", &[("count", count)]));
    }
    Ok(outcome)
}

/// Publishes a source without faults.
pub fn build(words: &Table, path: &Path, out: &Path) -> io::Result<Outcome> {
    let mut findings = Findings::default();
    let source = source::read(path, &mut findings);
    let outcome = report_all(words, findings, &mut io::stderr().lock())?;
    let Some(source) = source.filter(|_| outcome == Outcome::Well) else {
        eprintln!("{}", words.say("publish-untouched", &[]));
        return Ok(Outcome::Faults);
    };
    match publish(&source, out, &mut progress(words)) {
        Ok(done) => eprintln!("{}", published(words, &source, &done)),
        Err(trouble) => return Ok(failed(words, &trouble)),
    }
    Ok(Outcome::Well)
}

fn published(words: &Table, source: &Source, done: &Done) -> String {
    match done {
        Done::Nothing { release } => words.say("publish-nothing", &[("release", release.as_str().into())]),
        Done::Published { release, files, bytes } => {
            let args = [
                ("release", Arg::from(release.as_str())),
                ("count", Arg::from(source.institutions.len() as i64)),
                ("files", Arg::from(*files as i64)),
                ("kilobytes", Arg::from((*bytes / 1000) as i64)),
            ];
            words.say("publish-published", &args)
        }
    }
}

/// Writes the demonstration budgets of a source.
pub fn sample(words: &Table, path: &Path) -> io::Result<Outcome> {
    let mut findings = Findings::default();
    let made = sample::make(path, &mut findings);
    let outcome = report_all(words, findings, &mut io::stderr().lock())?;
    match made {
        Ok(Some(made)) => {
            let args =
                [("count", Arg::from(made.institutions as i64)), ("lines", Arg::from(made.lines as i64))];
            eprintln!("{}", words.say("publish-sampled", &args));
            Ok(outcome)
        }
        Ok(None) => Ok(Outcome::Faults),
        Err(trouble) => Ok(failed(words, &trouble)),
    }
}

/// Writes a source folder to begin with.
pub fn new(words: &Table, folder: &Path) -> io::Result<Outcome> {
    let path = [("path", Arg::from(folder.display().to_string()))];
    match starter::write(folder) {
        Ok(true) => {
            eprintln!("{}", words.say("publish-begun", &path));
            Ok(Outcome::Well)
        }
        Ok(false) => {
            eprintln!("{}", words.say("publish-not-empty", &path));
            Ok(Outcome::Faults)
        }
        Err(trouble) => Ok(failed(words, &trouble)),
    }
}

/// Looks whether a published folder is whole.
pub fn verify(words: &Table, folder: &Path) -> io::Result<Outcome> {
    let mut findings = Findings::default();
    let verified = verify::verify(folder, &mut findings);
    let outcome = if findings.has_faults() { Outcome::Faults } else { Outcome::Well };
    let faults = findings.count(Severity::Fault) as i64;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for finding in findings.sorted() {
        writeln!(out, "{}: {}", finding.spot.file, adaldyq_words::fault(words, &finding.fault))?;
    }
    out.flush()?;
    if outcome == Outcome::Well {
        let args = [("release", Arg::from(verified.release)), ("files", Arg::from(verified.files as i64))];
        eprintln!("{}", words.say("publish-verified", &args));
    } else {
        eprintln!("{}", words.say("publish-faults", &[("count", faults.into())]));
    }
    Ok(outcome)
}

fn failed(words: &Table, trouble: &Trouble) -> Outcome {
    let path = trouble.path.display().to_string();
    let args = [("path", Arg::from(path)), ("error", Arg::from(trouble.source.to_string()))];
    eprintln!("{}", words.say("publish-failed", &args));
    Outcome::Faults
}

/// Writes every finding as a line, and how many there are.
fn report_all(words: &Table, findings: Findings, out: &mut dyn Write) -> io::Result<Outcome> {
    let count = |severity| findings.count(severity) as i64;
    let (faults, warnings) = (count(Severity::Fault), count(Severity::Warning));
    let mut out = io::BufWriter::new(out);
    for finding in findings.sorted() {
        writeln!(out, "{}", report::line(words, &finding))?;
    }
    out.flush()?;
    if faults > 0 {
        eprintln!("{}", words.say("publish-faults", &[("count", faults.into())]));
    }
    if warnings > 0 {
        eprintln!("{}", words.say("publish-warnings", &[("count", warnings.into())]));
    }
    Ok(if faults > 0 { Outcome::Faults } else { Outcome::Well })
}

/// Says how far writing is, where it takes long: over itself on a terminal, else in a few lines.
fn progress(words: &Table) -> impl FnMut(Extent, Extent) {
    let started = Instant::now();
    let terminal = io::stderr().is_terminal();
    let pause = if terminal { Duration::from_millis(200) } else { Duration::from_secs(5) };
    let mut said: Option<Instant> = None;
    move |done, all| {
        let last = said.unwrap_or(started);
        if last.elapsed() < pause && !(said.is_some() && done.files == all.files) {
            return;
        }
        said = Some(Instant::now());
        let spent = started.elapsed().as_secs_f64();
        let left = spent / done.bytes.max(1) as f64 * all.bytes.saturating_sub(done.bytes) as f64;
        let args = [
            ("done", Arg::from(done.files as i64)),
            ("all", Arg::from(all.files as i64)),
            ("seconds", Arg::from(left.ceil() as i64)),
        ];
        let line = words.say("publish-writing", &args);
        if terminal && done.files < all.files {
            eprint!("\r{line}\x1b[K");
        } else if terminal {
            eprintln!("\r{line}\x1b[K");
        } else {
            eprintln!("{line}");
        }
    }
}
