//! What is wrong with a piece of input, without a language: the words are made from it elsewhere.

use serde::Serialize;
use std::borrow::Cow;

/// One thing that is wrong, where, and the values a sentence about it needs.
///
/// The sentence is the message `fault-{code}` of the word tables, with `args`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Path of the field in the input, as in `contact.email`; empty where the whole is at fault.
    pub field: Cow<'static, str>,
    pub code: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

/// A value in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Arg {
    Text(String),
    Number(i64),
}

impl Fault {
    pub fn new(field: impl Into<Cow<'static, str>>, code: &'static str) -> Self {
        Self { field: field.into(), code, args: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
