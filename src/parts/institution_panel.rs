//! One institution beside the map: its budget of the year, its years, its groups, and what a reader can do.

use super::budget_bar::BudgetBar;
use super::icon::icon;
use super::sparkline::Sparkline;
use crate::data::{Data, Loading};
use crate::format;
use crate::selection::Shown;
use crate::words::{self, t};
use adaldyq_domain::catalogue::{GroupLine, InstitutionFile, Stage};
use adaldyq_domain::money::{self, Tenge};
use adaldyq_domain::place::Placing;
use leptos::prelude::*;
use leptos_router::components::A;
use std::sync::Arc;

#[component]
pub fn InstitutionPanel(
    shown: Arc<Shown>,
    row: u32,
    #[prop(into)] on_close: Callback<()>,
    /// Links leave the frame the map stands in.
    #[prop(optional)]
    framed: bool,
) -> impl IntoView {
    let data = expect_context::<Data>();
    let catalogue = Arc::clone(&shown.catalogue);
    let id = catalogue.id(row).to_owned();
    let heading = {
        let catalogue = Arc::clone(&catalogue);
        move || catalogue.name(row, words::lang()).to_owned()
    };
    let about = {
        let catalogue = Arc::clone(&catalogue);
        move || {
            let lang = words::lang();
            format!("{} · {}", catalogue.kind_name(row, lang), catalogue.district_name(row, lang))
        }
    };
    let figures = shown.figures(row);
    let as_of = (!shown.year_is_over()).then(|| catalogue.as_of(shown.year).to_owned());
    let file = {
        let (catalogue, id) = (Arc::clone(&catalogue), id.clone());
        move || data.institution(&catalogue, &id)
    };
    let year = shown.year;
    let more = {
        let shown = Arc::clone(&shown);
        move || match file() {
            Loading::Ready(file) => details(&shown, &file).into_any(),
            Loading::Waiting => view! { <p class="quiet" role="status">{t("loading")}</p> }.into_any(),
            Loading::Failed(failure) => view! { <super::notice::Failed failure/> }.into_any(),
        }
    };
    let target = framed.then_some("_blank");
    let query = format!("?year={year}");
    view! {
        <article class="institution" aria-labelledby="institution-name">
            <button type="button" class="link back" on:click=move |_| on_close.run(())>
                {icon("left")}{t("back-to-results")}
            </button>
            <p class="quiet">{about}</p>
            <h2 id="institution-name" tabindex="-1">{heading}</h2>
            {marks(&shown, row)}
            {headline(&shown, row)}
            <hr/>
            <BudgetBar figures as_of/>
            <div class="actions">
                <a class="button strong" href=format!("/complaints/new?institution={id}") target=target rel="noopener">
                    {icon("message")}{t("report-here")}
                </a>
                <A href=format!("/institutions/{id}{query}") attr:class="button" target=target.unwrap_or("_self")>
                    {icon("page")}{t("open-page")}
                </A>
            </div>
            {more}
        </article>
    }
}

/// The measure's figure, large, and what it is of.
fn headline(shown: &Arc<Shown>, row: u32) -> impl IntoView + use<> {
    use adaldyq_domain::measure::Measure;
    let shown = Arc::clone(shown);
    let figure = {
        let shown = Arc::clone(&shown);
        move || match (shown.measure, shown.value(row)) {
            (Measure::Execution, Some(value)) => view! { <b>{format::percent(value)}</b> }.into_any(),
            (Measure::PerClient, Some(value)) => {
                view! { <b>{format::value(Measure::PerClient, value)}</b> }.into_any()
            }
            (_, Some(value)) => {
                let (figure, unit) = format::parts(format::tenge(value));
                view! { <b>{figure}</b>" "<span>{unit}</span> }.into_any()
            }
            (_, None) => view! { <span>{super::results::value_text(&shown, row)}</span> }.into_any(),
        }
    };
    let of = move || {
        let title = super::legend::title(&shown).replace(", ₸", "");
        let day = shown.catalogue.as_of(shown.year);
        if shown.year_is_over() { title } else { format!("{title} · {}", format::as_of(day)) }
    };
    view! { <p class="headline">{figure}</p><p class="quiet">{of}</p> }
}

/// That the place is a guess, or the body an invention.
pub fn marks(shown: &Shown, row: u32) -> impl IntoView + use<> {
    let invented = shown.catalogue.invented(row).then(|| view! { <p class="mark">{t("invented")}</p> });
    let placing = match shown.catalogue.placing(row) {
        Placing::Exact => None,
        Placing::Approximate => Some("place-approximate"),
        Placing::Demonstration => Some("place-demonstration"),
    };
    let placing = placing.map(|word| view! { <p class="mark">{t(word)}</p> });
    (invented, placing)
}

fn details(shown: &Arc<Shown>, file: &Arc<InstitutionFile>) -> impl IntoView + use<> {
    let mut years: Vec<u16> = shown.catalogue.years().iter().map(|year| year.number()).collect();
    years.sort_unstable();
    let stage = Stage::Approved;
    let series = years.into_iter().map(|year| (year, year_total(file, year, stage))).collect();
    let lines = file.budgets.get(&shown.year.to_string()).cloned().unwrap_or_default();
    view! {
        <hr/>
        <h3>{t("by-year-approved")}</h3>
        <Sparkline years=series/>
        <hr/>
        <h3>{t("by-group")}</h3>
        <Groups shown=Arc::clone(shown) lines/>
    }
}

/// A stage's sum over a year's groups; nothing where a part was not published.
pub fn year_total(file: &InstitutionFile, year: u16, stage: Stage) -> Option<Tenge> {
    let lines = file.budgets.get(&year.to_string()).filter(|lines| !lines.is_empty())?;
    money::sum(lines.iter().map(|line| match stage {
        Stage::Approved => line.approved,
        Stage::Adjusted => line.adjusted,
        Stage::Executed => line.executed,
    }))
}

#[component]
fn Groups(shown: Arc<Shown>, lines: Vec<GroupLine>) -> impl IntoView {
    let most = lines.iter().filter_map(|line| line.approved).max().unwrap_or_default().as_f64().max(1.0);
    let row = move |line: GroupLine| {
        let catalogue = Arc::clone(&shown.catalogue);
        let name = {
            let code = line.group.clone();
            move || {
                let group = catalogue.index.groups.iter().find(|group| group.code == code);
                format!("{code} {}", group.map_or("", |group| group.name.get(words::lang())))
            }
        };
        let share = line.approved.map_or(0.0, |amount| amount.as_f64() / most * 100.0);
        view! {
            <li>
                <span class="group-name">{name}</span>
                <b>{move || format::amount(line.approved)}</b>
                <span class="group-bar" aria-hidden="true"><span style:width=format!("{share:.1}%")></span></span>
            </li>
        }
    };
    if lines.is_empty() {
        return view! { <p class="quiet">{t("year-not-published")}</p> }.into_any();
    }
    view! { <ul class="groups">{lines.into_iter().map(row).collect_view()}</ul> }.into_any()
}
