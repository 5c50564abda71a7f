//! The analysis: how many there are by topic, year, district and institution, how long replies took, and what
//! residents say of them. All of it from the summary, which anybody can ask for.

use super::analysis_file::analysis_file;
use super::bars::{FEWEST, days, share_words, shares};
use crate::complaint::{Asking, named, unanswered};
use crate::data::Catalogue;
use crate::dom::{El, div, el, heading, link, p};
use crate::json::Json;
use crate::parts::notice::waiting;
use crate::parts::table::{cell, framed, head, table};
use crate::session::Session;
use crate::words::{self, count, say, t};
use adaldyq_domain::complaint::topic::Topic;
use adaldyq_domain::fault::Arg;
use adaldyq_words::{number, order};
use leptos::prelude::*;
use std::sync::Arc;

/// The counts of a group, or of all.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    pub count: i64,
    pub open: i64,
    pub overdue: i64,
    /// Of these, those that wait for the anti-corruption service.
    pub overdue_officer: i64,
    pub answered: i64,
    pub confirmed: i64,
    pub disputed: i64,
    pub unconfirmed: i64,
    pub reopened: i64,
    pub days: [i64; 5],
}

impl Tally {
    pub fn read(json: &Json) -> Self {
        let number = |name: &str| json.get(name).number().unwrap_or(0.0) as i64;
        let mut days = [0; 5];
        for (place, count) in json.get("days").numbers().into_iter().take(5).enumerate() {
            days[place] = count.unwrap_or(0.0) as i64;
        }
        Self {
            count: number("count"),
            open: number("open"),
            overdue: number("overdue"),
            overdue_officer: number("overdue_officer"),
            answered: number("answered"),
            confirmed: number("confirmed"),
            disputed: number("disputed"),
            unconfirmed: number("unconfirmed"),
            reopened: number("reopened"),
            days,
        }
    }

    /// Those that the institution lets wait.
    pub const fn overdue_institution(&self) -> i64 {
        self.overdue - self.overdue_officer
    }
}

/// What the summary of `query` says by these axes, shown by `show`.
pub fn summary(axes: &str, query: &str, show: impl Fn(&Json) -> Vec<El> + 'static) -> El {
    shown(asked(axes, query), show)
}

fn asked(axes: &str, query: &str) -> Asking {
    Asking::of(format!("/api/complaints/summary?by={axes}{query}"), None)
}

fn shown(asking: Asking, show: impl Fn(&Json) -> Vec<El> + 'static) -> El {
    div("").swap(move || {
        let Some(answer) = asking.answer.get() else { return vec![waiting()] };
        if answer.status != 200 {
            let asking = asking.clone();
            return vec![unanswered(&answer, move || asking.again())];
        }
        show(&answer.json)
    })
}

/// How many there are, and how many wait to be accepted.
pub fn how_many(query: &str) -> El {
    summary("", query, |json| {
        let all = Tally::read(&json.get("total"));
        vec![p("found-count", &count("complaints-count", all.count)).attr("role", "status"), waits(json)]
    })
}

/// What nobody has accepted yet.
fn waits(json: &Json) -> El {
    let waits = json.get("waiting");
    let number = |name: &str| Arg::Number(waits.get(name).number().unwrap_or(0.0) as i64);
    if number("count") == Arg::Number(0) {
        return p("quiet", &t("complaints-none-wait"));
    }
    let sentence = say("complaints-waiting", &[("count", number("count")), ("days", number("oldest_days"))]);
    p("quiet", &sentence).text(" ").child(link(
        "",
        "/complaints?status=received",
        &t("complaints-show-waiting"),
    ))
}

pub fn analysis(session: Session, catalogue: &Arc<Catalogue>, query: &str) -> Vec<El> {
    let known = Arc::clone(catalogue);
    let [by_topics, by_districts, by_institutions] =
        ["topic,year", "district", "institution"].map(|axes| asked(axes, query));
    let file = analysis_file(
        session,
        catalogue,
        [&by_topics, &by_districts, &by_institutions].map(|one| one.answer),
    );
    let topics = shown(by_topics, |json| {
        let total = Tally::read(&json.get("total"));
        if total.count == 0 {
            return vec![p("quiet", &t("complaints-nothing-to-count"))];
        }
        let mut parts = replies(&total);
        parts.push(heading(3, "").word("complaints-counts"));
        parts.extend(by_topic(&json.get("groups").list()));
        parts
    });
    let districts = shown(by_districts, move |json| {
        let groups = json.get("groups").list();
        let of = |id: &str| groups.iter().find(|group| group.string("district") == id).map(Tally::read);
        let lang = words::lang();
        let rows = known.index.districts.iter();
        let rows = rows.filter_map(|one| Some((el("span").text(one.name.get(lang)), of(&one.id)?)));
        compared("filter-district", rows.collect())
    });
    let known = Arc::clone(catalogue);
    let institutions = shown(by_institutions, move |json| by_institution(&known, &json.get("groups").list()));
    vec![
        p("quiet", "").word("complaints-analysis-rule"),
        div("analysis").child(topics).child(div("").child(districts).child(institutions)),
        file,
    ]
}

/// How long replies took, and what became of them.
pub fn replies(total: &Tally) -> Vec<El> {
    let late = ("complaints-overdue", total.overdue, total.open);
    let service = ("complaints-overdue-officer", total.overdue_officer, total.open);
    let said = [
        ("said-confirmed", total.confirmed, total.answered),
        ("said-disputed", total.disputed, total.answered),
        ("said-unconfirmed", total.unconfirmed, total.answered),
        ("complaints-reopened", total.reopened, total.answered),
    ];
    let service = (total.overdue_officer > 0).then_some(service);
    let lines: Vec<_> = [late].into_iter().chain(service).chain(said).collect();
    let mut parts = vec![heading(3, "").word("complaints-became"), shares(&lines)];
    if total.days.iter().sum::<i64>() > 0 {
        parts.extend([heading(3, "").word("complaints-days-to-reply"), days(&total.days)]);
    }
    parts
}

fn by_topic(groups: &[Json]) -> Option<El> {
    let count = |group: &Json| group.get("count").number().unwrap_or(0.0) as i64;
    let year = |group: &Json| group.get("year").number().unwrap_or(0.0) as i64;
    let mut years: Vec<i64> = groups.iter().map(year).collect();
    years.sort_unstable();
    years.dedup();
    let of = |topic: &str, of: Option<i64>| -> i64 {
        let fits = |group: &&Json| group.string("topic") == topic && of.is_none_or(|of| year(group) == of);
        groups.iter().filter(fits).map(count).sum()
    };
    let most = Topic::ALL.iter().map(|topic| of(topic.code(), None)).max().filter(|most| *most > 0)?;
    let headings = std::iter::once(head(&t("complaints-topic"), ""));
    let headings = headings.chain(years.iter().map(|year| head(&year.to_string(), ""))).collect();
    let row = |topic: &Topic| {
        let (code, total) = (topic.code(), of(topic.code(), None));
        let name = el("th").attr("scope", "row").text(&named("topic", code)).child(bar(total, most));
        let cells = years.iter().map(|year| cell(&number::integer(of(code, Some(*year)))));
        (total > 0).then(|| el("tr").child(name).children(cells))
    };
    let rows = Topic::ALL.iter().filter_map(row).collect();
    Some(framed(table("figures-table", &t("complaints-counts"), headings, rows)))
}

fn bar(count: i64, most: i64) -> El {
    let fill = el("span").style("width", &format!("{}%", count * 100 / most.max(1)));
    div("group-bar").attr("aria-hidden", "true").child(fill)
}

/// Groups side by side in the order given: how many, how many open and overdue, and the share that is disputed.
fn compared(word: &str, groups: Vec<(El, Tally)>) -> Vec<El> {
    let Some(most) = groups.iter().map(|(_, tally)| tally.count).max() else { return Vec::new() };
    let headings = [word, "complaints-all", "complaints-open", "complaints-overdue", "said-disputed"];
    let row = |(name, tally): (El, Tally)| {
        let name = el("th").attr("scope", "row").child(name).child(bar(tally.count, most));
        let counts = [tally.count, tally.open, tally.overdue].map(number::integer);
        let cells = counts.into_iter().chain([share_words(tally.disputed, tally.answered)]);
        let cells = headings.iter().skip(1).zip(cells);
        el("tr").child(name).children(cells.map(|(word, text)| cell(&text).attr("data-word", &t(word))))
    };
    let rows = groups.into_iter().map(row).collect();
    let headings = headings.map(|word| head(&t(word), "")).into();
    vec![heading(3, "").word(word), framed(table("figures-table compared", &t(word), headings, rows))]
}

/// The institutions that have any, in the order of their names.
pub fn of_institutions(catalogue: &Catalogue, groups: &[Json]) -> Vec<(u32, Tally)> {
    let group = |group: &Json| {
        let row = catalogue.row(&group.string("institution"))?;
        let tally = Tally::read(group);
        // The service's lateness is not the institution's.
        Some((row, Tally { overdue: tally.overdue_institution(), ..tally }))
    };
    let mut known: Vec<(u32, Tally)> = groups.iter().filter_map(group).collect();
    known.sort_by_cached_key(|(row, _)| order::key(catalogue.name(*row, words::lang())));
    known
}

/// Those with enough cases side by side; the others only counted.
fn by_institution(catalogue: &Catalogue, groups: &[Json]) -> Vec<El> {
    let lang = words::lang();
    let known = of_institutions(catalogue, groups);
    let (enough, few): (Vec<_>, Vec<_>) = known.into_iter().partition(|(_, tally)| tally.count >= FEWEST);
    let name =
        |row: u32| link("", &format!("/institutions/{}", catalogue.id(row)), catalogue.name(row, lang));
    let mut parts =
        compared("institution", enough.into_iter().map(|(row, tally)| (name(row), tally)).collect());
    if few.is_empty() {
        return parts;
    }
    let line = |(row, tally): &(u32, Tally)| {
        el("li").child(name(*row)).child(el("b").text(&number::integer(tally.count)))
    };
    let details = el("details")
        .child(el("summary").text(&count("complaints-few", few.len() as i64)))
        .child(p("quiet", "").word("complaints-few-about"))
        .child(el("ul").class("groups few").children(few.iter().map(line)));
    parts.push(details);
    parts
}
