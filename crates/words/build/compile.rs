//! Fluent messages to the compact text that the evaluator reads (see `src/say.rs`).
//!
//! Only a part of Fluent is taken: text, arguments, references (resolved here), one choice per message, and
//! the Kazakh case endings as functions. Anything else is a fault that names the file and the message.

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};

/// A compiled message.
#[derive(Debug)]
pub struct Message {
    /// Language and file it is from, as in `kk/map.ftl`.
    pub place: String,
    pub text: String,
    pub arguments: BTreeSet<String>,
}

const ARGUMENT: char = '\u{1}';
const ARGUMENT_END: char = '\u{2}';
const CHOICE: char = '\u{3}';
const VARIANT: char = '\u{4}';
const VARIANT_TEXT: char = '\u{5}';
const CHOICE_END: char = '\u{6}';
const LINE_BREAK: char = '\u{7}';

/// Function names in messages and the letters they compile to.
const CASES: [(&str, char); 6] =
    [("POSS", 'P'), ("GEN", 'G'), ("DAT", 'D'), ("ACC", 'C'), ("LOC", 'L'), ("ABL", 'A')];

struct Source {
    place: String,
    pattern: Pattern<String>,
}

/// Compiles the files of one language, given as place and text. Gives every fault at once.
pub fn compile(files: &[(String, String)]) -> Result<BTreeMap<String, Message>, Vec<String>> {
    let mut faults = Vec::new();
    let mut sources = BTreeMap::new();
    for (place, text) in files {
        collect(place, text, &mut sources, &mut faults);
    }
    let mut messages = BTreeMap::new();
    for (key, source) in sources.iter().filter(|(key, _)| !key.starts_with('-')) {
        let mut compiler = Compiler {
            sources: &sources,
            path: vec![key.clone()],
            arguments: BTreeSet::new(),
            has_choice: false,
        };
        let mut text = String::new();
        match compiler.pattern(&source.pattern, false, &mut text) {
            Ok(()) => {
                let message = Message { place: source.place.clone(), text, arguments: compiler.arguments };
                messages.insert(key.clone(), message);
            }
            Err(fault) => faults.push(format!("{}: {key}: {fault}", source.place)),
        }
    }
    if faults.is_empty() { Ok(messages) } else { Err(faults) }
}

fn collect(place: &str, text: &str, sources: &mut BTreeMap<String, Source>, faults: &mut Vec<String>) {
    let resource = match parser::parse(text.to_owned()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let line = 1 + text[..error.pos.start.min(text.len())].matches('\n').count();
                faults.push(format!("{place}:{line}: {error}"));
            }
            resource
        }
    };
    for entry in resource.body {
        let (key, pattern, attributes) = match entry {
            Entry::Message(message) => (message.id.name, message.value, message.attributes),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
            _ => continue,
        };
        if !is_kebab(key.trim_start_matches('-')) {
            faults.push(format!("{place}: {key}: a key has lower-case letters, digits and single hyphens"));
        }
        if !attributes.is_empty() {
            faults.push(format!("{place}: {key}: attributes are not supported"));
        }
        let Some(pattern) = pattern else {
            faults.push(format!("{place}: {key}: there is no text"));
            continue;
        };
        if let Some(earlier) = sources.insert(key.clone(), Source { place: place.to_owned(), pattern }) {
            faults.push(format!("{place}: {key}: is already in {}", earlier.place));
        }
    }
}

fn is_kebab(key: &str) -> bool {
    !key.is_empty()
        && key.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

struct Compiler<'a> {
    sources: &'a BTreeMap<String, Source>,
    /// The message being compiled and the references followed to here, so that a circle is seen.
    path: Vec<String>,
    arguments: BTreeSet<String>,
    has_choice: bool,
}

impl Compiler<'_> {
    fn pattern(
        &mut self,
        pattern: &Pattern<String>,
        in_choice: bool,
        out: &mut String,
    ) -> Result<(), String> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => push_text(value, out)?,
                PatternElement::Placeable { expression } => self.expression(expression, in_choice, out)?,
            }
        }
        Ok(())
    }

    fn expression(
        &mut self,
        expression: &Expression<String>,
        in_choice: bool,
        out: &mut String,
    ) -> Result<(), String> {
        match expression {
            Expression::Inline(inline) => self.inline(inline, in_choice, out),
            Expression::Select { .. } if in_choice => Err("a choice inside a choice is not supported".into()),
            Expression::Select { .. } if self.has_choice => {
                Err("more than one choice is not supported".into())
            }
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                self.has_choice = true;
                self.choice(&id.name, variants, out)
            }
            Expression::Select { .. } => Err("a choice can be only over an argument".into()),
        }
    }

    fn choice(
        &mut self,
        argument: &str,
        variants: &[Variant<String>],
        out: &mut String,
    ) -> Result<(), String> {
        self.arguments.insert(argument.to_owned());
        out.push(CHOICE);
        out.push_str(argument);
        for variant in variants {
            out.push(VARIANT);
            if variant.default {
                out.push('*');
            }
            let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) = &variant.key;
            out.push_str(name);
            out.push(VARIANT_TEXT);
            self.pattern(&variant.value, true, out)?;
        }
        out.push(CHOICE_END);
        Ok(())
    }

    fn inline(
        &mut self,
        inline: &InlineExpression<String>,
        in_choice: bool,
        out: &mut String,
    ) -> Result<(), String> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                push_text(&fluent_syntax::unicode::unescape_unicode_to_string(value), out)
            }
            InlineExpression::NumberLiteral { value } => push_text(value, out),
            InlineExpression::VariableReference { id } => self.argument(None, &id.name, out),
            InlineExpression::FunctionReference { id, arguments } => self.case(&id.name, arguments, out),
            InlineExpression::MessageReference { id, attribute: None } => {
                self.reference(&id.name, in_choice, out)
            }
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                self.reference(&format!("-{}", id.name), in_choice, out)
            }
            InlineExpression::Placeable { expression } => self.expression(expression, in_choice, out),
            _ => Err("attributes, and terms with arguments, are not supported".into()),
        }
    }

    /// Lower case, so that the capital letter of a case before the name cannot be mistaken.
    fn argument(&mut self, case: Option<char>, name: &str, out: &mut String) -> Result<(), String> {
        if !is_kebab(name) {
            return Err(format!("${name}: an argument has lower-case letters, digits and single hyphens"));
        }
        self.arguments.insert(name.to_owned());
        out.push(ARGUMENT);
        out.extend(case);
        out.push_str(name);
        out.push(ARGUMENT_END);
        Ok(())
    }

    fn case(
        &mut self,
        function: &str,
        arguments: &CallArguments<String>,
        out: &mut String,
    ) -> Result<(), String> {
        let known = CASES.iter().find(|(name, _)| *name == function);
        let Some((_, case)) = known else { return Err(format!("the function {function} is not supported")) };
        match (arguments.positional.as_slice(), arguments.named.as_slice()) {
            ([InlineExpression::VariableReference { id }], []) => self.argument(Some(*case), &id.name, out),
            _ => Err(format!("{function} takes one argument of the message, as in {function}($count)")),
        }
    }

    fn reference(&mut self, key: &str, in_choice: bool, out: &mut String) -> Result<(), String> {
        if self.path.iter().any(|step| step == key) {
            return Err(format!("refers to itself through {key}"));
        }
        let sources = self.sources;
        let Some(source) = sources.get(key) else {
            return Err(format!("refers to {key}, which does not exist"));
        };
        self.path.push(key.to_owned());
        self.pattern(&source.pattern, in_choice, out)?;
        self.path.pop();
        Ok(())
    }
}

fn push_text(text: &str, out: &mut String) -> Result<(), String> {
    for letter in text.chars() {
        match letter {
            '\n' => out.push(LINE_BREAK),
            '\r' => {}
            _ if letter.is_control() => return Err("control characters are not supported".into()),
            _ => out.push(letter),
        }
    }
    Ok(())
}
