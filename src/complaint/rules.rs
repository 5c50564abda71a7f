//! The rules as the city's data has them. Only what was read in the law's own text is shown as law.

use crate::data::{Catalogue, Loading};
use crate::dom::{El, div, el, link, p, span};
use crate::json::Json;
use crate::session::Session;
use crate::words::{self, say, t};
use adaldyq_domain::decimal;
use adaldyq_domain::fault::Arg;
use adaldyq_domain::lang::{Lang, Names};
use leptos::prelude::*;
use std::sync::Arc;

/// What a rule is, by its status in the data.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The law's own words were seen.
    Law,
    /// The programme's, or this map's own: no law.
    Programme,
    /// Only heard of: no law to anybody yet.
    Reported,
}

/// One rule, with where it is written and when that was looked at.
#[derive(Clone)]
pub struct Rule {
    id: String,
    pub standing: Standing,
    pub article: String,
    pub text: Names,
    pub value: Option<f64>,
    source: String,
    /// The act's name, and where its text stands in which language; nothing where only a source is named.
    act: Names,
    urls: Vec<(Lang, String)>,
    checked_on: String,
}

impl Rule {
    /// Whether both are written in the same place, and were looked at on the same day.
    pub fn is_from_where(&self, other: &Self) -> bool {
        (&self.source, &self.checked_on) == (&other.source, &other.checked_on)
    }
}

/// The rules that may be shown as law; none while they are not there.
#[derive(Clone)]
pub struct Rules(Option<Arc<Vec<Rule>>>);

impl Rules {
    /// Follows the loading of the rules.
    pub fn of(session: Session) -> Self {
        let catalogue = session.data.catalogue.with(Loading::ready);
        let rules = catalogue.and_then(|catalogue| load(session, &catalogue).ready());
        Self(rules)
    }

    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.0.as_ref()?.iter().find(|rule| rule.id == id && rule.standing == Standing::Law)
    }

    /// One that was only reported: to warn officials by, and never shown as law.
    pub fn reported(&self, id: &str) -> Option<&Rule> {
        self.0.as_ref()?.iter().find(|rule| rule.id == id && rule.standing == Standing::Reported)
    }

    /// The articles of several rules; nothing where one of them may not be shown as law.
    pub fn articles<const N: usize>(&self, ids: [&str; N]) -> Option<[String; N]> {
        let found = ids.map(|id| self.get(id).map(|rule| rule.article.clone()));
        found.iter().all(Option::is_some).then(|| found.map(Option::unwrap_or_default))
    }
}

/// All of them, whatever they are.
pub fn load(session: Session, catalogue: &Catalogue) -> Loading<Vec<Rule>> {
    session.data.fetched(&catalogue.release_file("rules.json"), |json| {
        Some(Arc::new(json.get("rules").list().iter().map(rule).collect::<Vec<_>>()))
    })
}

/// What is not known to be anything else was only heard of.
fn standing(status: &str) -> Standing {
    match status {
        "quoted" | "verified" => Standing::Law,
        "programme" => Standing::Programme,
        _ => Standing::Reported,
    }
}

fn rule(json: &Json) -> Rule {
    let value = json.get("value");
    Rule {
        id: json.string("id"),
        standing: standing(&json.string("status")),
        article: json.string("article"),
        text: json.get("text").names(),
        value: value.number().or_else(|| decimal::parse(&value.text()?)),
        source: json.string("source"),
        act: json.get("act").names(),
        urls: urls(&json.get("urls")),
        checked_on: json.string("checked_on"),
    }
}

/// The addresses of an act's texts, the one in the reader's own language first.
fn urls(json: &Json) -> Vec<(Lang, String)> {
    let of = |lang: Lang| {
        let url = json.get(lang.code()).text().filter(|url| url.starts_with("https://"))?;
        Some((lang, url))
    };
    let mut urls: Vec<(Lang, String)> = Lang::ALL.into_iter().filter_map(of).collect();
    urls.sort_by_key(|(lang, _)| *lang != words::lang());
    urls
}

/// These rules in the law's words, each with its article; their source once below. Nothing where none is known.
pub fn law(session: Session, ids: &'static [&'static str]) -> El {
    div("law").swap(move || {
        let rules = Rules::of(session);
        let known: Vec<&Rule> = ids.iter().filter_map(|id| rules.get(id)).collect();
        let Some(first) = known.first() else { return Vec::new() };
        let lines = known.iter().map(|rule| line(rule));
        vec![el("ul").children(lines), source(first)]
    })
}

/// Where a rule can be read: by the act's name, in each language its text is there in.
pub fn source(rule: &Rule) -> El {
    let checked: Arg = crate::format::day(&rule.checked_on).into();
    let act = rule.act.get(words::lang());
    if act.is_empty() || rule.urls.is_empty() {
        return p("quiet", &say("law-source", &[("source", rule.source.as_str().into()), ("date", checked)]));
    }
    let text = |(position, (lang, url)): (usize, &(Lang, String))| {
        let of = t(&format!("law-text-{}", lang.code()));
        let words = if position == 0 { format!("{act} ({of})") } else { of };
        let link = link("", url, &words).attr("rel", "noopener").attr("hreflang", lang.code());
        [span("", if position == 0 { " " } else { ", " }), link]
    };
    p("quiet", "")
        .child(span("", "").word("law-from"))
        .children(rule.urls.iter().enumerate().flat_map(text))
        .child(span("", &format!(". {}", say("law-checked", &[("date", checked)]))))
}

/// Its words, and the article they stand in.
pub fn line(rule: &Rule) -> El {
    let article = (!rule.article.is_empty())
        .then(|| span("quiet", &say("law-article", &[("article", rule.article.as_str().into())])));
    el("li").child(span("", rule.text.get(words::lang()))).text(" ").children(article)
}
