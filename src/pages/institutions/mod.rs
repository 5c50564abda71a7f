//! `/institutions`: the map's selection as a table that can be sorted and taken along.

mod rows;
mod sort;

use super::map::dropped_notice_with;
use crate::csv::Csv;
use crate::data::Loading;
use crate::dom::{El, button, div, el, follow, p, span, value_of};
use crate::format;
use crate::parts::chips::chips;
use crate::parts::icon::icon;
use crate::parts::notice::{failed, waiting};
use crate::parts::results::{nothing, of_what};
use crate::parts::search_box::search_box;
use crate::parts::shell::page;
use crate::selection::Shown;
use crate::session::Session;
use crate::words::{self, t};
use adaldyq_domain::measure::Measure;
use adaldyq_domain::money::Tenge;
use leptos::prelude::*;
use rows::{cells_of, row_of};
use sort::{COLUMNS, Order, heading_word};

/// The rows of the table in their order, once they are known.
type Sorted = RwSignal<Option<Vec<u32>>>;

/// The rows come a hundred at a time: a city of 100,000 scrolls like one of 300.
const MORE: usize = 100;

pub fn institutions(session: Session) -> Vec<El> {
    let room = RwSignal::new(MORE);
    let sorted = RwSignal::new(None::<Vec<u32>>);
    follow(move || {
        let rows = session.showing.ready().map(|shown| {
            let listed = session.showing.listed.get();
            let searching = session.view.with(|view| !view.q.trim().is_empty());
            // The best finds come first, unless another order is asked for.
            if searching && session.view.parameter("sort").is_none() {
                listed.to_vec()
            } else {
                sort::sorted(&shown, &listed, Order::of(session))
            }
        });
        sorted.set(rows);
    });
    let state = div("table-state").swap(move || match session.showing.shown.get() {
        Loading::Ready(_) if session.showing.listed.with(|rows| rows.is_empty()) => nothing(session).into(),
        Loading::Ready(shown) if shown.asks_for_kind() => {
            p("notice", "").word("per-client-needs-kind").into()
        }
        Loading::Ready(_) => Vec::new(),
        Loading::Failed(failure) => failed(session.data, &failure).into(),
        Loading::Waiting => waiting().into(),
    });
    let open = move |row: u32| {
        if let Some(shown) = untrack(|| session.showing.ready()) {
            session.go.run(rows::address(&shown, row));
        }
    };
    let filters = div("table-filters").child(search_box(session, open)).child(chips(session));
    let sum = div("totals").attr("role", "status").swap(move || {
        session.showing.ready().map(|shown| totals(&shown, &session.showing.listed.get())).unwrap_or_default()
    });
    let head = div("table-head").child(sum).child(actions(session, sorted));
    let unsorted = move || {
        let order = session.view.parameter("sort").is_some_and(|text| Order::parse(&text).is_none());
        if order { vec!["sort"] } else { Vec::new() }
    };
    let content = vec![
        filters,
        dropped_notice_with(session, Box::new(unsorted)),
        head,
        sort_select(session),
        state,
        table(session, sorted, room),
        more(sorted, room),
    ];
    page(session, &t("page-institutions"), true, content)
}

fn actions(session: Session, sorted: Sorted) -> El {
    let map = el("a").class("button").attr_fn("href", move || Some(session.view.link("/")));
    let map = map.child(icon("pin")).word("on-the-map");
    let csv = button("button", "").child(icon("download")).text("CSV").label("download-csv");
    let csv = csv.on_click(move || {
        if let Some(shown) = untrack(|| session.showing.ready()) {
            sorted.with_untracked(|rows| download(session, &shown, rows.as_deref().unwrap_or_default()));
        }
    });
    // Asked for in time, so that the file can name its licence.
    let licence = el("span").attr("hidden", "").swap(move || {
        if let Some(shown) = session.showing.ready() {
            session.data.city(&shown.catalogue).ready();
        }
        Vec::new()
    });
    div("page-actions").children([map, csv, licence])
}

/// How many, how much, and how much of it was spent; a percentage only of what is complete.
fn totals(shown: &Shown, rows: &[u32]) -> Vec<El> {
    let big =
        |figure: &str, about: &str| div("total").child(el("b").text(figure)).child(span("quiet", about));
    let total = shown.total(rows);
    let amount = format::short(Tenge::new(total.amount).unwrap_or(Tenge::MAX));
    let amount = if total.is_complete() { amount } else { format!("{} {amount}", t("at-least")) };
    let of = of_what(shown, &total);
    let all = words::count("of-all-institutions", shown.catalogue.count() as i64);
    let mut parts = vec![big(&adaldyq_words::number::integer(rows.len() as i64), &all), big(&amount, &of)];
    let sum = |measure| shown.selection.total(rows, &shown.amounts, measure);
    let (plan, spent) = (sum(Measure::Adjusted), sum(Measure::Executed));
    if plan.is_complete() && spent.is_complete() && plan.amount > 0 {
        let share = format::percent(spent.amount as f64 / plan.amount as f64);
        let until = format::until(shown.catalogue.as_of(shown.year));
        let about = match shown.year_is_over() {
            true => t("spent-of-plan"),
            false => words::say("spent-of-plan-until", &[("until", until.into())]),
        };
        parts.push(big(&share, &about));
    }
    parts
}

fn table(session: Session, sorted: Sorted, room: RwSignal<usize>) -> El {
    let headings = COLUMNS.iter().enumerate().map(|(position, column)| heading(session, position, column));
    let body = el("tbody").swap(move || {
        let Some(shown) = session.showing.ready() else { return Vec::new() };
        sorted.with(|rows| rows.iter().flatten().take(room.get()).map(|row| row_of(&shown, *row)).collect())
    });
    let unit = move || session.showing.ready().is_some_and(|shown| shown.unit.is_some());
    el("table")
        .class("figures-table institutions")
        .class_when("with-clients", unit)
        .child(el("caption").class("hidden").word("page-institutions"))
        .child(el("thead").child(el("tr").children(headings)))
        .child(body)
}

/// A heading that sorts: once downwards, and the other way at the second press.
fn heading(session: Session, position: usize, column: &'static str) -> El {
    let now = move || Order::of(session);
    let sort = move || session.view.set_parameter("sort", &now().pressed(position).text());
    let arrow = move || match now() {
        order if order.column != position => "",
        order if order.down => " ▾",
        _ => " ▴",
    };
    let press = button("", "")
        .child(el("span").text_fn(move || heading_word(session, column)))
        .child(span("", "").attr("aria-hidden", "true").text_fn(move || arrow().to_owned()))
        .on_click(sort);
    let unit = move || sort::unit(session, column);
    let order = move || {
        let order = now();
        let way = if order.down { "descending" } else { "ascending" };
        (order.column == position).then(|| way.to_owned())
    };
    el("th")
        .attr("scope", "col")
        .class(column)
        .attr_fn("aria-sort", order)
        .child(press)
        .child(span("unit", "").text_fn(unit))
}

/// The same choice for narrow screens, where the headings are not shown.
fn sort_select(session: Session) -> El {
    let option = |position: usize| {
        let column = COLUMNS[position];
        let value = Order { column: position, down: position > 2 }.text();
        el("option").attr("value", &value).text_fn(move || heading_word(session, column))
    };
    let chosen = move || {
        let order = Order::of(session);
        Order { down: order.column > 2, ..order }.text()
    };
    let select = el("select")
        .children((0..COLUMNS.len()).map(option))
        .prop_fn("value", move || chosen().into())
        .on("change", move |event| session.view.set_parameter("sort", &value_of(&event)));
    el("label")
        .class("sort-select")
        .word("sort-by")
        .child(span("chip-select", "").child(select).child(icon("down")))
}

fn more(sorted: Sorted, room: RwSignal<usize>) -> El {
    let left = move || sorted.with(|rows| rows.as_ref().map_or(0, Vec::len)).saturating_sub(room.get());
    button("button more", "")
        .attr_fn("hidden", move || (left() == 0).then(String::new))
        .text_fn(move || words::count("show-more", left().min(MORE) as i64))
        .on_click(move || room.update(|room| *room += MORE))
}

/// Exactly the rows of the table, in its order, all of them.
fn download(session: Session, shown: &Shown, rows: &[u32]) {
    let mut headings: Vec<String> =
        ["csv-id", "institution", "filter-kind", "filter-district", "year"].map(t).into();
    headings.extend(
        ["measure-approved", "measure-adjusted", "measure-executed"].map(|word| format!("{}, ₸", t(word))),
    );
    headings.push(format!("{}, %", t("measure-execution")));
    headings
        .push(shown.unit.as_ref().map_or_else(|| t("measure-per-client"), |unit| t(&format!("per-{unit}"))));
    headings.push(t("csv-group"));
    let mut table = Csv::new(session, &shown.catalogue, &headings);
    for row in rows {
        table.row(&cells_of(shown, *row));
    }
    table.download(session, &shown.catalogue, &format!("institutions-{}", shown.year));
}
