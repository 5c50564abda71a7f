//! What the compiler of messages takes, and what it refuses.
#![allow(clippy::unwrap_used)]

#[path = "../build/compile.rs"]
mod compile;
#[path = "../build/tables.rs"]
mod tables;

use adaldyq_domain::lang::Lang;
use adaldyq_words::{Arg, Table};

fn table(source: &str) -> Table {
    let messages = compile::compile(&[("kk/test.ftl".into(), source.into())]).unwrap();
    let lines: String = messages.iter().map(|(key, message)| format!("{key}\t{}\n", message.text)).collect();
    Table::parse(Lang::Kk, lines)
}

fn refusals(source: &str) -> String {
    compile::compile(&[("kk/test.ftl".into(), source.into())]).unwrap_err().join("\n")
}

#[test]
fn arguments_references_and_literals_stand_in_the_text() {
    let table = table(
        "-map = Адалдық картасы\nname = { -map }, { $city }\nwhole = { name }: {\"{\"}{ $n }{\"}\"} {\"\\u00A0\"}|\nlines =\n    one\n    two\n",
    );
    let args = [("city", Arg::from("Астана")), ("n", 1_342.into())];
    assert_eq!(table.say("whole", &args), "Адалдық картасы, Астана: {1\u{a0}342} \u{a0}|");
    assert_eq!(table.say("lines", &[]), "one\ntwo");
    assert!(!table.has("-map"));
}

#[test]
fn a_choice_goes_by_exact_number_then_plural_form_then_default() {
    let table = table(
        "n = Барлығы { $count ->\n    [0] бос\n    [one] жалғыз { $what }\n   *[other] { $count } { $what }\n }.\n",
    );
    let say = |count: i64| table.say("n", &[("count", count.into()), ("what", "мектеп".into())]);
    assert_eq!([say(0), say(1), say(21)], ["Барлығы бос.", "Барлығы жалғыз мектеп.", "Барлығы 21 мектеп."]);
}

#[test]
fn a_choice_can_go_by_a_text_and_its_default_can_stand_anywhere() {
    let table = table("s = { $state ->\n   *[new] жаңа\n    [closed] жабық\n }\n");
    let say = |state: &str| table.say("s", &[("state", state.into())]);
    assert_eq!([say("closed"), say("new"), say("odd")], ["жабық", "жаңа", "жаңа"]);
}

#[test]
fn kazakh_case_functions_put_the_ending_after_the_number() {
    let table = table(
        "spent = 100 теңгенің { POSS($n) }\nof = { ABL($all) } { $n }\nto = { DAT($year) } дейін\nmore = { GEN($n) } { ACC($n) } { LOC($n) }\n",
    );
    assert_eq!(table.say("spent", &[("n", 68.into())]), "100 теңгенің 68-і");
    assert_eq!(table.say("of", &[("all", 1_342.into()), ("n", 8.into())]), "1\u{a0}342-ден 8");
    assert_eq!(table.say("to", &[("year", "2026".into())]), "2026-ға дейін");
    assert_eq!(table.say("more", &[("n", 10.into())]), "10-ның 10-ды 10-да");
}

#[test]
fn what_the_evaluator_cannot_say_is_refused_with_file_and_message() {
    let cases = [
        ("a = { NUMBER($n) }\n", "kk/test.ftl: a: the function NUMBER is not supported"),
        (
            "a = { ABL($n, b: 1) }\n",
            "kk/test.ftl: a: ABL takes one argument of the message, as in ABL($count)",
        ),
        ("a = x\n    .title = y\n", "kk/test.ftl: a: attributes are not supported"),
        ("a = { b }\n", "kk/test.ftl: a: refers to b, which does not exist"),
        ("a = { a }\n", "kk/test.ftl: a: refers to itself through a"),
        ("a = x\na = y\n", "kk/test.ftl: a: is already in kk/test.ftl"),
        ("a_b = x\n", "kk/test.ftl: a_b: a key has lower-case letters, digits and single hyphens"),
        ("a = { $N }\n", "kk/test.ftl: a: $N: an argument has lower-case letters, digits and single hyphens"),
        (
            "a = { $n ->\n *[other] { $m ->\n *[other] x\n }\n }\n",
            "kk/test.ftl: a: a choice inside a choice is not supported",
        ),
        (
            "a = { $n ->\n *[other] x\n } { $m ->\n *[other] x\n }\n",
            "kk/test.ftl: a: more than one choice is not supported",
        ),
    ];
    for (source, wanted) in cases {
        assert_eq!(refusals(source), wanted);
    }
    assert!(refusals("a = x\nb = { $\n").starts_with("kk/test.ftl:2: "));
}

#[test]
fn every_fault_is_told_at_once() {
    assert_eq!(refusals("a = { b }\nc = { d }\n").lines().count(), 2);
}

#[test]
fn a_language_that_lacks_a_message_or_an_argument_is_named() {
    let of = |lang: &'static str, source: &str| {
        (lang, compile::compile(&[(format!("{lang}/map.ftl"), source.into())]).unwrap())
    };
    let languages = [of("kk", "a = { $n }\nb = x\n"), of("ru", "a = x\nb = x\n"), of("en", "a = { $n }\n")];
    assert_eq!(
        tables::differences(&languages),
        [
            "kk/map.ftl: a uses $n in kk but not in ru",
            "kk/map.ftl: b is missing in en",
            "ru/map.ftl: b is missing in en",
            "en/map.ftl: a uses $n in en but not in ru",
        ]
    );
}

#[test]
fn texts_for_the_host_are_not_in_the_pages_tables() {
    let root = std::env::temp_dir().join(format!("adaldyq-words-{}", std::process::id()));
    for lang in tables::LANGS {
        let folder = root.join(lang);
        std::fs::create_dir_all(&folder).unwrap();
        for area in ["map", "about", "publish", "endpoint"] {
            std::fs::write(folder.join(format!("{area}.ftl")), format!("{area}-a = x\n")).unwrap();
        }
    }
    tables::write_all(&root, &root).unwrap();
    let read = |name: &str| std::fs::read_to_string(root.join(name)).unwrap();
    assert_eq!(read("words-ru.txt"), "map-a\tx\n");
    assert_eq!(read("words-ru-about.txt"), "about-a\tx\n");
    assert_eq!(read("words-ru-all.txt"), "about-a\tx\nendpoint-a\tx\nmap-a\tx\npublish-a\tx\n");
    std::fs::remove_dir_all(&root).unwrap();
}
