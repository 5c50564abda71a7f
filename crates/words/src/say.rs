//! The evaluator of compiled messages (see `build/compile.rs` for what is compiled).

use crate::number;
use adaldyq_domain::fault::Arg;
use adaldyq_domain::lang::Lang;

const ARGUMENT: char = '\u{1}';
const ARGUMENT_END: char = '\u{2}';
const CHOICE: char = '\u{3}';
const VARIANT: char = '\u{4}';
const VARIANT_TEXT: char = '\u{5}';
const CHOICE_END: char = '\u{6}';
const LINE_BREAK: char = '\u{7}';

pub fn say(lang: Lang, message: &str, args: &[(&str, Arg)]) -> String {
    let mut out = String::with_capacity(message.len());
    push(lang, message, args, &mut out);
    out
}

fn push(lang: Lang, message: &str, args: &[(&str, Arg)], out: &mut String) {
    let mut rest = message;
    while let Some(at) = rest.find([ARGUMENT, CHOICE, LINE_BREAK]) {
        out.push_str(&rest[..at]);
        let mark = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        if mark == LINE_BREAK as u8 {
            out.push('\n');
            continue;
        }
        let end = if mark == ARGUMENT as u8 { ARGUMENT_END } else { CHOICE_END };
        let (inside, after) = rest.split_once(end).unwrap_or((rest, ""));
        if mark == ARGUMENT as u8 {
            push_argument(inside, args, out);
        } else {
            push(lang, chosen(lang, inside, args), args, out);
        }
        rest = after;
    }
    out.push_str(rest);
}

fn push_argument(name: &str, args: &[(&str, Arg)], out: &mut String) {
    let case = name.as_bytes().first().and_then(|letter| number::Case::from_letter(*letter));
    let name = if case.is_some() { &name[1..] } else { name };
    let number = match find(name, args) {
        Some(Arg::Text(text)) => {
            out.push_str(text);
            // A year comes as text, and has endings like any number.
            text.parse().ok()
        }
        Some(Arg::Number(number)) => {
            out.push_str(&number::integer(*number));
            Some(*number)
        }
        None => {
            out.push_str("{$");
            out.push_str(name);
            out.push('}');
            None
        }
    };
    if let (Some(case), Some(number)) = (case, number) {
        out.push_str(number::kk_suffix(number, case));
    }
}

/// The text of the first variant that is the argument's value or plural form, else of the default one.
fn chosen<'a>(lang: Lang, choice: &'a str, args: &[(&str, Arg)]) -> &'a str {
    let mut parts = choice.split(VARIANT);
    let value = find(parts.next().unwrap_or_default(), args);
    let mut default = "";
    for variant in parts {
        let (key, text) = variant.split_once(VARIANT_TEXT).unwrap_or((variant, ""));
        let (key, is_default) = key.strip_prefix('*').map_or((key, false), |key| (key, true));
        if is_default {
            default = text;
        }
        let fits = match value {
            Some(Arg::Text(text)) => text == key,
            Some(Arg::Number(number)) => {
                key == number::plural(lang, *number) || key.parse::<i64>().is_ok_and(|exact| exact == *number)
            }
            None => false,
        };
        if fits {
            return text;
        }
    }
    default
}

fn find<'a>(name: &str, args: &'a [(&str, Arg)]) -> Option<&'a Arg> {
    let found = args.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
    debug_assert!(found.is_some(), "no argument {name} was given");
    found
}
