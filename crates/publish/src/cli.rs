//! The command line, understood and explained in the reader's language.

use adaldyq_domain::lang::Lang;
use std::path::PathBuf;

#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Check {
        source: PathBuf,
    },
    Build {
        source: PathBuf,
        out: PathBuf,
    },
    Sample {
        source: PathBuf,
    },
    New {
        folder: PathBuf,
    },
    Verify {
        folder: PathBuf,
    },
    /// The message that explains a command, or all of them.
    Help(&'static str),
    Version,
}

/// What is wrong with the command line: a message and what it speaks of.
#[derive(Debug, PartialEq, Eq)]
pub struct Misuse {
    pub message: &'static str,
    pub found: String,
}

const COMMANDS: [(&str, &str); 5] = [
    ("check", "publish-help-check"),
    ("build", "publish-help-build"),
    ("sample", "publish-help-sample"),
    ("new", "publish-help-new"),
    ("verify", "publish-help-verify"),
];

/// The language of `--lang`, else of the environment, else Kazakh.
pub fn language(arguments: &[String], environment: impl Fn(&str) -> Option<String>) -> Lang {
    let named = option(arguments, "--lang").and_then(|code| Lang::from_code(&code));
    // kk_KZ.UTF-8
    let of =
        |name: &str| environment(name).and_then(|value| Lang::from_code(value.split(['_', '.']).next()?));
    named.or_else(|| of("LC_ALL")).or_else(|| of("LC_MESSAGES")).or_else(|| of("LANG")).unwrap_or_default()
}

/// The value of an option, written as two words or with an equals sign.
fn option(arguments: &[String], name: &str) -> Option<String> {
    arguments.iter().enumerate().find_map(|(at, argument)| match argument.strip_prefix(name) {
        Some("") => arguments.get(at + 1).cloned(),
        Some(rest) => rest.strip_prefix('=').map(str::to_owned),
        None => None,
    })
}

/// The command of the arguments, without the program's name.
pub fn parse(arguments: &[String]) -> Result<Command, Misuse> {
    let misuse = |message, found: &str| Misuse { message, found: found.to_owned() };
    let Words { plain, out, help } = words(arguments)?;
    if plain.is_empty()
        && !help
        && arguments.iter().any(|argument| argument == "--version" || argument == "-V")
    {
        return Ok(Command::Version);
    }
    let Some(name) = plain.first() else {
        return if help {
            Ok(Command::Help("publish-help"))
        } else {
            Err(misuse("publish-use-no-command", ""))
        };
    };
    let topic = |name: &str| COMMANDS.iter().find(|(known, _)| *known == name).map(|(_, help)| *help);
    if name == "help" {
        return Ok(Command::Help(plain.get(1).and_then(|name| topic(name)).unwrap_or("publish-help")));
    }
    let Some(explained) = topic(name) else { return Err(misuse("publish-use-unknown-command", name)) };
    if help {
        return Ok(Command::Help(explained));
    }
    if let Some(more) = plain.get(2) {
        return Err(misuse("publish-use-too-much", more));
    }
    let Some(path) = plain.get(1).map(PathBuf::from) else {
        return Err(misuse("publish-use-no-folder", name));
    };
    with_path(name, path, out)
}

fn with_path(name: &str, path: PathBuf, out: Option<PathBuf>) -> Result<Command, Misuse> {
    match name {
        "check" => Ok(Command::Check { source: path }),
        "build" => match out {
            Some(out) => Ok(Command::Build { source: path, out }),
            None => Err(Misuse { message: "publish-use-no-out", found: name.to_owned() }),
        },
        "sample" => Ok(Command::Sample { source: path }),
        "new" => Ok(Command::New { folder: path }),
        _ => Ok(Command::Verify { folder: path }),
    }
}

#[derive(Default)]
struct Words {
    plain: Vec<String>,
    out: Option<PathBuf>,
    help: bool,
}

fn words(arguments: &[String]) -> Result<Words, Misuse> {
    let mut words = Words::default();
    let mut at = 0;
    while let Some(argument) = arguments.get(at) {
        at += 1;
        let (name, joined) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
            _ => (argument.as_str(), None),
        };
        let misuse = |message| Misuse { message, found: argument.clone() };
        match name {
            "--help" | "-h" => words.help = true,
            "--version" | "-V" => {}
            "--lang" | "--out" => {
                let Some(value) = joined.or_else(|| arguments.get(at).cloned()) else {
                    return Err(misuse("publish-use-no-value"));
                };
                at += usize::from(!argument.contains('='));
                match name {
                    "--out" => words.out = Some(PathBuf::from(value)),
                    _ if Lang::from_code(&value).is_none() => return Err(misuse("publish-use-lang")),
                    _ => {}
                }
            }
            _ if name.starts_with('-') && name.len() > 1 => return Err(misuse("publish-use-unknown-option")),
            _ => words.plain.push(argument.clone()),
        }
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn options_stand_anywhere() {
        let build = Command::Build { source: "data".into(), out: "site".into() };
        assert_eq!(parse(&arguments("build data --out site --lang ru")), Ok(build));
        let build = Command::Build { source: "data".into(), out: "site".into() };
        assert_eq!(parse(&arguments("--lang=en build --out=site data")), Ok(build));
    }

    #[test]
    fn every_command_explains_itself() {
        for (name, help) in COMMANDS {
            assert_eq!(parse(&arguments(&format!("{name} --help"))), Ok(Command::Help(help)));
        }
        assert_eq!(parse(&arguments("--help")), Ok(Command::Help("publish-help")));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for (line, message) in [
            ("", "publish-use-no-command"),
            ("paint x", "publish-use-unknown-command"),
            ("build x", "publish-use-no-out"),
            ("check", "publish-use-no-folder"),
            ("check a b", "publish-use-too-much"),
            ("check a --fast", "publish-use-unknown-option"),
            ("check a --lang de", "publish-use-lang"),
            ("build a --out", "publish-use-no-value"),
        ] {
            assert_eq!(parse(&arguments(line)).expect_err(line).message, message, "{line}");
        }
    }

    #[test]
    fn the_language_is_the_one_asked_for_or_the_environments_or_kazakh() {
        let russian = |name: &str| (name == "LANG").then(|| "ru_RU.UTF-8".to_owned());
        assert_eq!(language(&arguments("check x --lang en"), russian), Lang::En);
        assert_eq!(language(&arguments("check x"), russian), Lang::Ru);
        assert_eq!(language(&arguments("check x"), |_| Some("C.UTF-8".to_owned())), Lang::Kk);
        assert_eq!(language(&[], |_| None), Lang::Kk);
    }
}
