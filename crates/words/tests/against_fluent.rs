//! The small evaluator says what Mozilla's own says, for every message.
#![allow(clippy::unwrap_used)]

use adaldyq_domain::lang::Lang;
use adaldyq_words::{Arg, Table};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use std::collections::BTreeSet;
use std::path::Path;

struct Uses {
    arguments: BTreeSet<String>,
    /// Texts a choice goes by, so that each variant is tried.
    texts: BTreeSet<String>,
    has_function: bool,
}

#[test]
fn every_message_is_said_as_fluent_says_it() {
    let mut compared = 0;
    for lang in Lang::ALL {
        let sources = sources(lang);
        let mut bundle = FluentBundle::new(vec![lang.code().parse().unwrap()]);
        bundle.set_use_isolating(false);
        for source in &sources {
            bundle.add_resource(FluentResource::try_new(source.clone()).unwrap()).unwrap();
        }
        for source in &sources {
            for entry in fluent_syntax::parser::parse(source.as_str()).unwrap().body {
                if let Entry::Message(message) = entry {
                    compared += compare(&bundle, Table::builtin(lang), &message);
                }
            }
        }
    }
    assert!(compared > 1_000, "only {compared} sentences were compared");
}

fn sources(lang: Lang) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales").join(lang.code());
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let messages = paths.filter(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    messages.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

fn compare(bundle: &FluentBundle<FluentResource>, table: &Table, message: &Message<&str>) -> usize {
    let key = message.id.name;
    let mut uses = Uses { arguments: BTreeSet::new(), texts: BTreeSet::new(), has_function: false };
    let pattern = message.value.as_ref().unwrap();
    look(bundle, pattern, &mut uses);
    if uses.has_function {
        return 0;
    }
    let mut tried: Vec<Arg> = uses.texts.iter().map(|text| text.as_str().into()).collect();
    tried.push("мәтін".into());
    tried.extend((0..=130).map(Arg::from));
    let count = tried.len();
    for value in tried {
        let args: Vec<(&str, Arg)> =
            uses.arguments.iter().map(|name| (name.as_str(), value.clone())).collect();
        let mut fluent_args = FluentArgs::new();
        for (name, value) in &args {
            match value {
                Arg::Text(text) => fluent_args.set(*name, text.clone()),
                Arg::Number(number) => fluent_args.set(*name, *number),
            }
        }
        let mut errors = Vec::new();
        let value = bundle.get_message(key).unwrap().value().unwrap();
        let theirs = bundle.format_pattern(value, Some(&fluent_args), &mut errors);
        assert_eq!(table.say(key, &args), theirs, "{key} in {:?} with {args:?}", table.lang());
        assert!(errors.is_empty(), "{key}: {errors:?}");
    }
    count
}

/// What a pattern uses, also through the messages it refers to (terms take no arguments).
fn look(bundle: &FluentBundle<FluentResource>, pattern: &Pattern<&str>, uses: &mut Uses) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            look_into(bundle, expression, uses);
        }
    }
}

fn look_into(bundle: &FluentBundle<FluentResource>, expression: &Expression<&str>, uses: &mut Uses) {
    match expression {
        Expression::Inline(InlineExpression::VariableReference { id })
        | Expression::Select { selector: InlineExpression::VariableReference { id }, .. } => {
            uses.arguments.insert(id.name.to_owned());
        }
        Expression::Inline(InlineExpression::FunctionReference { .. }) => uses.has_function = true,
        Expression::Inline(InlineExpression::MessageReference { id, .. }) => {
            look(bundle, bundle.get_message(id.name).unwrap().value().unwrap(), uses);
        }
        _ => {}
    }
    if let Expression::Select { variants, .. } = expression {
        for variant in variants {
            if let fluent_syntax::ast::VariantKey::Identifier { name } = &variant.key {
                uses.texts.insert((*name).to_owned());
            }
            look(bundle, &variant.value, uses);
        }
    }
}
