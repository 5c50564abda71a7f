//! The filters as a row of chips: year, measure, kind, district, functional group.

use super::icon::icon;
use super::shell::close_when_left;
use crate::data::{Catalogue, Loading};
use crate::dom::{El, button, div, el, span, value_of};
use crate::session::Session;
use crate::words::{self, t};
use adaldyq_domain::lang::Names;
use adaldyq_domain::measure::Measure;
use adaldyq_domain::view::View;
use adaldyq_domain::year::Year;
use leptos::prelude::*;

pub fn chips(session: Session) -> El {
    div("chips").attr("role", "group").label("filters").swap(move || match session.data.catalogue.get() {
        Loading::Ready(catalogue) => row(session, &catalogue),
        _ => Vec::new(),
    })
}

fn row(session: Session, catalogue: &Catalogue) -> Vec<El> {
    let lang = words::lang();
    let entry = |id: &str, name: &Names| (id.to_owned(), name.get(lang).clone());
    let kinds = catalogue.index.kinds.iter().map(|kind| entry(&kind.id, &kind.name)).collect();
    let districts = catalogue.index.districts.iter().map(|place| entry(&place.id, &place.name)).collect();
    let clear = move || {
        session.view.change(|view| {
            view.kinds.clear();
            view.districts.clear();
            view.classes.clear();
            view.group = None;
        });
    };
    let clear_place = div("clear-place").swap(move || {
        let filtered = session.view.with(View::is_filtered);
        let chip = || button("chip", "").word("clear-filters").on_click(clear);
        filtered.then(chip).into_iter().collect()
    });
    vec![
        year(session, catalogue),
        measure(session),
        chooser(session, "filter-kind", kinds, |view| &mut view.kinds),
        chooser(session, "filter-district", districts, |view| &mut view.districts),
        group(session, catalogue),
        clear_place,
    ]
}

/// A select that looks like a chip: value and word of each option, and what is chosen.
pub fn chip_select(
    word: &str,
    options: Vec<(String, String)>,
    chosen: impl Fn() -> String + Clone + 'static,
    filled: impl Fn() -> bool + 'static,
    choose: impl Fn(String) + 'static,
) -> El {
    let option = |(value, word): (String, String)| el("option").attr("value", &value).text(&word);
    let select = el("select").children(options.into_iter().map(option));
    let select =
        select.prop_fn("value", move || chosen().into()).on("change", move |event| choose(value_of(&event)));
    el("label")
        .class("chip-select")
        .class_when("filled", filled)
        .child(span("hidden", &t(word)))
        .child(select)
        .child(icon("down"))
}

fn year(session: Session, catalogue: &Catalogue) -> El {
    let default = catalogue.default_year();
    let options = catalogue.years().iter().map(|year| (year.to_string(), year.to_string())).collect();
    let known = catalogue.years().to_vec();
    let chosen = move || {
        let asked = session.view.with(|view| view.year).filter(|year| known.contains(year));
        asked.unwrap_or(default).to_string()
    };
    let choose = move |value: String| {
        let year = Year::parse(&value).ok();
        session.view.change(|view| {
            view.year = year.filter(|year| *year != default);
            view.classes.clear();
        });
    };
    chip_select("year", options, chosen, || true, choose)
}

/// The message that names a measure.
pub fn measure_word(measure: Measure) -> &'static str {
    match measure {
        Measure::Approved => "measure-approved",
        Measure::Adjusted => "measure-adjusted",
        Measure::Executed => "measure-executed",
        Measure::Execution => "measure-execution",
        Measure::PerClient => "measure-per-client",
    }
}

fn measure(session: Session) -> El {
    let options =
        Measure::ALL.into_iter().map(|measure| (measure.code().to_owned(), t(measure_word(measure))));
    let chosen = move || session.view.with(|view| view.measure.code().to_owned());
    let choose = move |value: String| {
        session.view.change(|view| {
            view.measure = Measure::from_code(&value).unwrap_or_default();
            view.classes.clear();
        });
    };
    chip_select("measure", options.collect(), chosen, || true, choose)
}

fn group(session: Session, catalogue: &Catalogue) -> El {
    let lang = words::lang();
    let mut options = vec![(String::new(), t("filter-group"))];
    let groups = catalogue.index.groups.iter();
    options
        .extend(groups.map(|group| (group.code.clone(), format!("{} {}", group.code, group.name.get(lang)))));
    let chosen = move || session.view.with(|view| view.group.clone()).unwrap_or_default();
    let choose = move |code: String| {
        session.view.change(|view| {
            view.group = (!code.is_empty()).then_some(code);
            view.classes.clear();
        });
    };
    chip_select(
        "filter-group",
        options,
        chosen,
        move || session.view.with(|view| view.group.is_some()),
        choose,
    )
}

type List = fn(&mut View) -> &mut Vec<String>;

/// A chip that opens a list of boxes to tick: id and name of each.
fn chooser(session: Session, word: &'static str, entries: Vec<(String, String)>, list: List) -> El {
    let open = RwSignal::new(false);
    let chosen = Memo::new(move |_| list(&mut session.view.get()).clone());
    let names = entries.clone();
    let label = move || match chosen.get().as_slice() {
        [] => t(word),
        [one] => names.iter().find(|(id, _)| id == one).map_or_else(|| t(word), |(_, name)| name.clone()),
        several => format!("{} · {}", t(word), several.len()),
    };
    let opener = el("button")
        .attr("type", "button")
        .class("chip")
        .class_when("filled", move || chosen.with(|chosen| !chosen.is_empty()))
        .state("aria-expanded", move || open.get())
        .child(el("span").text_fn(label))
        .child(icon("down"))
        .on_click(move || open.update(|open| *open = !*open));
    let place = div("chooser-place").swap(move || {
        if !open.get() {
            return Vec::new();
        }
        let tick = |(id, name): &(String, String)| tick(session, list, chosen, id, name);
        let end = div("chooser-end")
            .child(
                button("link", "")
                    .word("choose-all")
                    .on_click(move || session.view.change(|view| list(view).clear())),
            )
            .child(button("button", "").word("done").on_click(move || open.set(false)));
        let boxes = el("fieldset").class("chooser-list").child(el("legend").text(&t(word)));
        boxes.children(entries.iter().map(tick)).child(end).into()
    });
    close_when_left(div("chooser").child(opener).child(place), open)
}

fn tick(session: Session, list: List, chosen: Memo<Vec<String>>, id: &str, name: &str) -> El {
    let (ticked, toggled) = (id.to_owned(), id.to_owned());
    let toggle = move |_| {
        session.view.change(|view| {
            View::toggle(list(view), toggled.clone());
            view.classes.clear();
        });
    };
    let input = el("input")
        .attr("type", "checkbox")
        .prop_fn("checked", move || chosen.with(|chosen| chosen.contains(&ticked)).into())
        .on("change", toggle);
    el("label").class("tick").child(input).child(span("", name))
}
