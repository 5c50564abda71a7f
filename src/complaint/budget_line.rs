//! The money a complaint is about: a line of the institution's published budget, picked here or named by a link.

use super::draft::{Field, Form};
use super::fields::error;
use super::item_words;
use crate::data::{Catalogue, Loading};
use crate::dom::{El, div, el, p, value_of};
use crate::words::{self, say, t};
use adaldyq_domain::catalogue::{GroupLine, InstitutionFile};
use adaldyq_domain::money::Tenge;
use adaldyq_words::money;
use leptos::prelude::*;
use std::sync::Arc;

/// Year, group and item; empty where it is not narrowed so far.
type Line = [String; 3];

pub fn budget(form: Form) -> El {
    div("").swap(move || {
        let institution = form.signal(Field::Institution).get();
        let Some(catalogue) = form.session.data.catalogue.with(Loading::ready) else { return Vec::new() };
        if catalogue.row(&institution).is_none() {
            return named_only(form);
        }
        match form.session.data.institution(&catalogue, &institution).ready() {
            Some(file) if !file.budgets.is_empty() => vec![picker(form, &catalogue, &file)],
            _ => named_only(form),
        }
    })
}

/// Where there is no budget to pick from: what the link named, with a way to take it back.
fn named_only(form: Form) -> Vec<El> {
    let line = form.signal(Field::Budget).get();
    if line.is_empty() {
        return Vec::new();
    }
    let take_back =
        crate::dom::button("link", "").word("complaint-remove").on_click(move || form.set(Field::Budget, ""));
    vec![div("chosen").child(super::budget_said(form.session, line)).child(take_back), error(form, "budget")]
}

fn parts(form: Form) -> Line {
    let line = form.signal(Field::Budget).get();
    let mut parts = line.split(',').map(str::to_owned);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

fn put(form: Form, line: &Line) {
    let filled: Vec<&str> = line.iter().map(String::as_str).take_while(|part| !part.is_empty()).collect();
    form.set(Field::Budget, &filled.join(","));
}

fn picker(form: Form, catalogue: &Arc<Catalogue>, file: &Arc<InstitutionFile>) -> El {
    let begun = untrack(|| form.is(Field::Budget));
    let year = Memo::new(move |_| parts(form)[0].clone());
    let group = Memo::new(move |_| parts(form)[1].clone());
    let years: Vec<(String, String)> =
        file.budgets.keys().rev().map(|year| (year.clone(), year.clone())).collect();
    let first = select(
        "budget-year",
        "budget-none",
        years,
        move || parts(form)[0].clone(),
        move |chosen| {
            put(form, &[chosen, String::new(), String::new()]);
        },
    );
    let second = {
        let (catalogue, file) = (Arc::clone(catalogue), Arc::clone(file));
        div("").swap(move || {
            let year = year.get();
            let Some(lines) = file.budgets.get(&year) else { return Vec::new() };
            let name = |line: &GroupLine| {
                let name = catalogue.group_name(&line.group, words::lang());
                (line.group.clone(), format!("{} {name}", line.group))
            };
            let groups = lines.iter().map(name).collect();
            vec![select(
                "budget-group",
                "budget-whole",
                groups,
                move || parts(form)[1].clone(),
                move |chosen| {
                    put(form, &[year.clone(), chosen, String::new()]);
                },
            )]
        })
    };
    let third = {
        let (catalogue, file) = (Arc::clone(catalogue), Arc::clone(file));
        div("").swap(move || {
            let (year, group) = (year.get(), group.get());
            let known = form.session.data.items(&catalogue).ready().unwrap_or_default();
            let line =
                file.budgets.get(&year).and_then(|lines| lines.iter().find(|line| line.group == group));
            let Some(line) = line.filter(|line| !line.items.is_empty()) else { return Vec::new() };
            let items =
                line.items.iter().map(|item| (item.item.clone(), item_words(&known, &item.item))).collect();
            vec![select(
                "budget-item",
                "budget-whole",
                items,
                move || parts(form)[2].clone(),
                move |chosen| {
                    put(form, &[year.clone(), group.clone(), chosen]);
                },
            )]
        })
    };
    let amount = {
        let file = Arc::clone(file);
        p("budget-amount", "").attr("role", "status").text_fn(move || said(&file, &parts(form)))
    };
    let details = el("details").class("contact budget-line").child(el("summary").word("budget-add"));
    let details = if begun { details.attr("open", "") } else { details };
    let fields = div("budget-fields").child(first).child(second).child(third);
    details
        .child(p("quiet", "").word("budget-add-about"))
        .child(fields)
        .child(amount)
        .child(error(form, "budget"))
}

/// A list to choose from, whose first entry chooses nothing.
fn select(
    word: &'static str,
    empty: &str,
    options: Vec<(String, String)>,
    chosen: impl Fn() -> String + 'static,
    choose: impl Fn(String) + 'static,
) -> El {
    let option = |(value, word): (String, String)| el("option").attr("value", &value).text(&word);
    let none = el("option").attr("value", "").word(empty);
    let list = el("select")
        .attr("id", word)
        .child(none)
        .children(options.into_iter().map(option))
        .prop_fn("value", move || chosen().into())
        .on("change", move |event| choose(value_of(&event)));
    div("field").child(el("label").attr("for", word).text(&t(word))).child(list)
}

/// The amount of the line that is chosen, where its institution's budget is there.
pub fn chosen_amount(form: Form) -> Option<String> {
    let catalogue = form.session.data.catalogue.with(Loading::ready)?;
    let file = form.session.data.institution(&catalogue, &form.get(Field::Institution)).ready()?;
    Some(said(&file, &parts(form))).filter(|said| !said.is_empty())
}

/// The amount of the chosen line, or that there is none.
fn said(file: &InstitutionFile, line: &Line) -> String {
    if line[0].is_empty() {
        return String::new();
    }
    match amount(file, line) {
        None => t("budget-not-there"),
        Some(None) => t("budget-not-published"),
        Some(Some(amount)) => say("budget-asked", &[("amount", money::full(amount).into())]),
    }
}

/// Adjusted where there is such a figure, else approved; nothing at all where the line is not there.
fn amount(file: &InstitutionFile, [year, group, item]: &Line) -> Option<Option<Tenge>> {
    let lines = file.budgets.get(year)?;
    if group.is_empty() {
        let amounts: Option<Vec<f64>> =
            lines.iter().map(|line| line.adjusted.or(line.approved).map(Tenge::as_f64)).collect();
        return Some(amounts.map(|amounts| crate::format::tenge(amounts.iter().sum())));
    }
    let line = lines.iter().find(|line| line.group == *group)?;
    if item.is_empty() {
        return Some(line.adjusted.or(line.approved));
    }
    let item = line.items.iter().find(|known| known.item == *item)?;
    Some(item.adjusted.or(item.approved))
}
