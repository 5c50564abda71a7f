//! From the folders of messages to the tables on disk.

use crate::compile::{Message, compile};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

pub const LANGS: [&str; 3] = ["kk", "ru", "en"];

type Messages = BTreeMap<String, Message>;

/// Reads, checks and compiles the three languages and writes, for each, the table of the map
/// (`words-kk.txt`), of the other pages (`words-kk-pages.txt`), of their long texts (`words-kk-about.txt`), of
/// the desk (`words-kk-desk.txt`) and of everything (`words-kk-all.txt`).
pub fn write_all(locales: &Path, out: &Path) -> Result<(), Vec<String>> {
    let mut faults = Vec::new();
    let mut languages = Vec::new();
    for lang in LANGS {
        match read_language(&locales.join(lang), lang) {
            Ok(messages) => languages.push((lang, messages)),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() {
        faults = differences(&languages);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    for (lang, messages) in &languages {
        let write = |part: &str, belongs: fn(&str) -> bool| {
            let path = out.join(format!("words-{lang}{part}.txt"));
            fs::write(&path, table(messages, belongs))
                .map_err(|error| vec![format!("{}: {error}", path.display())])
        };
        write("", |file| MAP.contains(&file))?;
        write("-pages", |file| MAP.contains(&file) || PAGES.contains(&file))?;
        write("-desk", |file| DESK.contains(&file))?;
        write("-about", |file| file == "about.ftl")?;
        write("-all", |_| true)?;
    }
    Ok(())
}

/// Files whose messages the map's program has, so that the first visit carries little else.
const MAP: [&str; 4] = ["line.ftl", "map.ftl", "numbers.ftl", "page.ftl"];
/// What the other pages have besides.
const PAGES: [&str; 5] = ["complaint.ftl", "dialogue.ftl", "faults.ftl", "pages.ftl", "public.ftl"];
const DESK: [&str; 9] = [
    "complaint.ftl",
    "desk.ftl",
    "dialogue.ftl",
    "faults.ftl",
    "line.ftl",
    "map.ftl",
    "numbers.ftl",
    "page.ftl",
    "pages.ftl",
];

fn table(messages: &Messages, belongs: fn(&str) -> bool) -> String {
    let mut text = String::new();
    for (key, message) in messages {
        let file = message.place.rsplit('/').next().unwrap_or_default();
        if belongs(file) {
            text.push_str(key);
            text.push('\t');
            text.push_str(&message.text);
            text.push('\n');
        }
    }
    text
}

fn read_language(folder: &Path, lang: &str) -> Result<Messages, Vec<String>> {
    let unreadable = |error: std::io::Error| vec![format!("{}: {error}", folder.display())];
    let mut sources = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            sources.push((format!("{lang}/{file}"), fs::read_to_string(&path).map_err(unreadable)?));
        }
    }
    sources.sort();
    compile(&sources)
}

/// What one language has and another lacks: messages, and arguments of a message.
pub fn differences(languages: &[(&str, Messages)]) -> Vec<String> {
    let mut faults = Vec::new();
    for (lang, messages) in languages {
        for (other, others) in languages {
            for (key, message) in messages {
                match others.get(key) {
                    None => faults.push(format!("{}: {key} is missing in {other}", message.place)),
                    Some(theirs) => {
                        faults.extend(message.arguments.difference(&theirs.arguments).map(|argument| {
                            format!("{}: {key} uses ${argument} in {lang} but not in {other}", message.place)
                        }));
                    }
                }
            }
        }
    }
    faults
}
