//! Writes the word tables of the page: `adaldyq-words FOLDER`.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

macro_rules! table {
    ($name:literal) => {
        ($name, include_str!(concat!(env!("OUT_DIR"), "/", $name)))
    };
}

/// Of each language what the map, the other pages and the desk need, and the long texts of one page.
const TABLES: [(&str, &str); 12] = [
    table!("words-kk.txt"),
    table!("words-kk-pages.txt"),
    table!("words-kk-desk.txt"),
    table!("words-kk-about.txt"),
    table!("words-ru.txt"),
    table!("words-ru-pages.txt"),
    table!("words-ru-desk.txt"),
    table!("words-ru-about.txt"),
    table!("words-en.txt"),
    table!("words-en-pages.txt"),
    table!("words-en-desk.txt"),
    table!("words-en-about.txt"),
];

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let (Some(folder), None) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: adaldyq-words FOLDER");
        return ExitCode::from(2);
    };
    let folder = Path::new(&folder);
    for (name, text) in TABLES {
        let path = folder.join(name);
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, text));
        if let Err(error) = written {
            eprintln!("could not write {}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
