//! Where it is: an institution found by name, a point on a small map, or where the reader stands.

use super::draft::{Field, Form};
use super::fields::{error, error_id};
use crate::city_map::{bounds, control, credit, load_base, palette};
use crate::data::{Catalogue, Loading};
use crate::dom::{El, button, div, el, heading, p, span, value_of};
use crate::locate;
use crate::map::basemap::BaseMap;
use crate::map::mercator::project;
use crate::map::scene::{Dot, Hit, Scene};
use crate::map::{Command, MapOf, Start, budget_map};
use crate::parts::icon::icon;
use crate::selection::search_index;
use crate::view::point::pair;
use crate::words::{self, say, t};
use adaldyq_domain::decimal;
use adaldyq_domain::place::Placing;
use adaldyq_domain::search::SearchIndex;
use adaldyq_domain::selection::Paint;
use leptos::prelude::*;
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

/// How many institutions a search offers.
const OFFERED: usize = 6;

pub fn place_picker(form: Form) -> El {
    let command = RwSignal::new(None::<Command>);
    let catalogue = move || form.session.data.catalogue.with(Loading::ready);
    let chosen = div("").swap(move || match catalogue() {
        Some(catalogue) => chosen(form, &catalogue, command),
        None => Vec::new(),
    });
    let map = div("place-map").swap(move || match catalogue() {
        Some(catalogue) => small_map(form, &catalogue, command),
        None => Vec::new(),
    });
    div("field")
        .attr("role", "group")
        .attr("aria-labelledby", "place-label")
        .attr("aria-describedby", &format!("place-hint {}", error_id("place")))
        .child(heading(2, "").word("complaint-where").attr("id", "place-label").attr("tabindex", "-1"))
        .child(p("quiet", "").word("complaint-where-hint").attr("id", "place-hint"))
        .child(chosen)
        .child(map)
        .child(here(form, command))
        .child(error(form, "place"))
}

/// What is chosen, each with a way to take it back; a search while there is no institution.
fn chosen(form: Form, catalogue: &Arc<Catalogue>, command: RwSignal<Option<Command>>) -> Vec<El> {
    let institution = form.signal(Field::Institution).get();
    let at = form.signal(Field::At).get();
    let mut lines = Vec::new();
    match catalogue.row(&institution) {
        Some(row) => {
            let change = button("link", "").word("complaint-change").on_click(move || {
                form.set(Field::Institution, "");
                super::fields::focus("place");
            });
            let name = el("b").text(catalogue.name(row, words::lang()));
            lines.push(div("chosen").child(name).child(change));
        }
        None => lines.push(search(form, catalogue, command)),
    }
    if let Some(place) = position(&at) {
        let take_back = button("link", "").word("complaint-remove").on_click(move || form.set(Field::At, ""));
        let words = say("complaint-point", &[("at", pair(place, ", ").into())]);
        lines.push(div("chosen").child(icon("pin")).child(span("", &words)).child(take_back));
    }
    lines
}

/// Latitude and longitude of "51.1283,71.4305".
pub fn position(at: &str) -> Option<(f64, f64)> {
    let (lat, lon) = at.split_once(',')?;
    Some((decimal::parse(lat)?, decimal::parse(lon)?))
}

fn search(form: Form, catalogue: &Arc<Catalogue>, command: RwSignal<Option<Command>>) -> El {
    let query = RwSignal::new(String::new());
    let index = Rc::new(OnceCell::<SearchIndex>::new());
    let input = el("input")
        .attr("type", "search")
        .attr("id", "place")
        .attr("autocomplete", "off")
        .attr("maxlength", "200")
        .label("complaint-search")
        .attr("placeholder", &t("search-placeholder"))
        .on("input", move |event| query.set(value_of(&event)))
        .on("keydown", |event| {
            // Enter would send the form.
            if crate::dom::key_of(&event) == "Enter" {
                event.prevent_default();
            }
        });
    let catalogue = Arc::clone(catalogue);
    let offered = div("").attr("aria-live", "polite").swap(move || {
        let query = query.get();
        if query.trim().is_empty() {
            return Vec::new();
        }
        let hits = index.get_or_init(|| search_index(&catalogue)).find(&query, OFFERED);
        if hits.is_empty() {
            return vec![p("quiet", "").word("search-nothing")];
        }
        let offer = |row: u32| offer(form, &catalogue, command, row);
        vec![el("ul").class("offered").children(hits.into_iter().map(|hit| offer(hit.position)))]
    });
    div("place-search").child(div("search").child(icon("search")).child(input)).child(offered)
}

fn offer(form: Form, catalogue: &Catalogue, command: RwSignal<Option<Command>>, row: u32) -> El {
    let lang = words::lang();
    let about = format!("{} · {}", catalogue.kind_name(row, lang), catalogue.district_name(row, lang));
    let id = catalogue.id(row).to_owned();
    let (lat, lon) = catalogue.position(row);
    let choose = move || {
        command.set(Some(Command::Bring { lat, lon, least_zoom: 15.0 }));
        form.touch("place");
        form.set(Field::Institution, &id);
    };
    let choice = el("button").attr("type", "button").child(el("b").text(catalogue.name(row, lang)));
    el("li").child(choice.child(span("quiet", &about)).on_click(choose))
}

fn small_map(form: Form, catalogue: &Arc<Catalogue>, command: RwSignal<Option<Command>>) -> Vec<El> {
    let base = RwSignal::new_local(Rc::new(BaseMap::default()));
    load_base(catalogue, base);
    let palette = palette();
    let dots = Arc::new((0..catalogue.count() as u32).map(|row| dot(catalogue, row)).collect::<Vec<_>>());
    let known = Arc::clone(catalogue);
    let scene = move || Scene {
        dots: Arc::clone(&dots),
        classes: 1,
        notes: Rc::default(),
        selected: form.signal(Field::Institution).with(|id| known.row(id)),
        pin: form.signal(Field::At).with(|at| position(at)).map(|(lat, lon)| project(lat, lon)),
        base: base.get(),
        palette: palette.get(),
        lang: words::lang(),
        clustered: true,
        caption: |_| String::new(),
    };
    let known = Arc::clone(catalogue);
    let map = budget_map(MapOf {
        scene,
        start: start(form, catalogue),
        command,
        clear: Rc::new(|| [24.0; 4]),
        street: Box::new(|| None),
        rested: Box::new(|_| ()),
        tapped: Rc::new(move |hit, place| tap(form, &known, command, hit, place)),
        hovered: Rc::new(|_| ()),
    });
    let zoom = move |steps: f64| move || command.set(Some(Command::Zoom(steps)));
    let controls = div("controls")
        .attr("role", "group")
        .label("map-controls")
        .child(control("plus", "zoom-in").on_click(zoom(1.0)))
        .child(control("minus", "zoom-out").on_click(zoom(-1.0)));
    vec![map, controls, credit(None)]
}

fn dot(catalogue: &Catalogue, row: u32) -> Dot {
    let (lat, lon) = catalogue.position(row);
    let (x, y) = project(lat, lon);
    Dot { row, x, y, paint: Paint::Class(0), exact: catalogue.placing(row) == Placing::Exact, value: None }
}

fn start(form: Form, catalogue: &Catalogue) -> Start {
    let institution = catalogue.row(&form.get(Field::Institution)).map(|row| catalogue.position(row));
    match position(&form.get(Field::At)).or(institution) {
        Some((lat, lon)) => Start::At { lat, lon, zoom: 15.0 },
        None => {
            let [lat, lon] = catalogue.index.city.center;
            Start::At { lat, lon, zoom: 12.0 }
        }
    }
}

/// A dot chooses its institution, a cluster opens, and the ground takes the pin.
fn tap(form: Form, catalogue: &Catalogue, command: RwSignal<Option<Command>>, hit: Hit, place: (f64, f64)) {
    match hit {
        Hit::Dot(row) => form.set(Field::Institution, catalogue.id(row)),
        Hit::Cluster(rows) => {
            let (south_west, north_east) = bounds(catalogue, &rows);
            command.set(Some(Command::Fit { south_west, north_east }));
        }
        Hit::Notes(_) | Hit::Ground => put_pin(form, place),
    }
    form.touch("place");
}

fn put_pin(form: Form, (lat, lon): (f64, f64)) {
    form.set(Field::At, &pair((lat, lon), ","));
}

/// "Where I am", asked of the browser at a press.
fn here(form: Form, command: RwSignal<Option<Command>>) -> El {
    let asking = RwSignal::new(false);
    let problem = RwSignal::new(None::<&'static str>);
    let ask = move || {
        locate::at_a_press(asking, problem, move |(lat, lon)| {
            put_pin(form, (lat, lon));
            form.touch("place");
            command.try_set(Some(Command::Bring { lat, lon, least_zoom: 15.0 }));
        });
    };
    let ask = el("button")
        .attr("type", "button")
        .class("button")
        .state("aria-busy", move || asking.get())
        .child(icon("locate"))
        .word("where-i-am")
        .on_click(ask);
    let said = div("")
        .attr("role", "status")
        .swap(move || problem.get().map(|word| p("quiet", &t(word))).into_iter().collect());
    div("here").child(ask).child(said)
}
