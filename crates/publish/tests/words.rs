//! Everything the program can say is there in all three languages.

use adaldyq_domain::lang::Lang;
use adaldyq_words::Table;
use std::collections::BTreeSet;
use std::path::Path;

/// The message keys and fault codes that stand in the program's text.
fn keys(folder: &Path, keys: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            self::keys(&path, keys);
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("text");
        for word in text.split('"') {
            let plain = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            if plain && (word.starts_with("source-") || word.starts_with("verify-")) {
                keys.insert(format!("fault-{word}"));
            } else if plain && word.starts_with("publish-") {
                keys.insert(word.to_owned());
            }
        }
    }
}

#[test]
fn whatever_can_be_said_can_be_said_in_all_three_languages() {
    let mut all = BTreeSet::new();
    keys(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    assert!(all.len() > 100, "the search for keys found {}", all.len());
    for lang in Lang::ALL {
        let missing: Vec<&String> = all.iter().filter(|key| !Table::builtin(lang).has(key)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", lang.code());
    }
}

#[test]
fn nothing_is_translated_that_is_never_said() {
    let mut all = BTreeSet::new();
    keys(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let ours = |key: &&str| {
        ["publish-", "fault-source-", "fault-verify-"].iter().any(|start| key.starts_with(start))
    };
    let unused: Vec<&str> =
        Table::builtin(Lang::Kk).keys().filter(ours).filter(|key| !all.contains(*key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}
