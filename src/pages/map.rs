//! `/`: the map with search, filters, legend, and the chosen institution's panel.

use crate::city_map::{Choosing, CityMap};
use crate::data::{Data, Loading};
use crate::parts::chips::Chips;
use crate::parts::institution_panel::InstitutionPanel;
use crate::parts::legend::Legend;
use crate::parts::notice::{Failed, Offline, Waiting};
use crate::parts::results::Results;
use crate::parts::search_box::SearchBox;
use crate::parts::sheet::{Sheet, Stop};
use crate::parts::shell::{DemonstrationBand, LanguageSwitch, Menu, set_title};
use crate::selection::Showing;
use crate::view::ViewState;
use crate::words::{self, t};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn MapPage() -> impl IntoView {
    let data = expect_context::<Data>();
    let state = expect_context::<ViewState>();
    let showing = expect_context::<Showing>();
    let stop = RwSignal::new(if state.get_untracked().select.is_some() { Stop::Half } else { Stop::Rest });
    let choosing = Choosing::new(state, showing, stop);
    let chosen = choosing.row;
    set_title(Signal::derive(move || {
        let row = chosen.get();
        let name =
            row.zip(showing.ready()).map(|(row, shown)| shown.catalogue.name(row, words::lang()).to_owned());
        name.unwrap_or_default()
    }));
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() && chosen.get_untracked().is_some() {
            choosing.close();
        }
    });
    on_cleanup(move || escape.remove());
    let content = move || match (showing.shown.get(), chosen.get()) {
        (Loading::Ready(shown), Some(row)) => {
            view! { <InstitutionPanel shown row on_close=Callback::new(move |()| choosing.close())/> }
                .into_any()
        }
        (Loading::Ready(_), None) => {
            view! { <Results on_choose=Callback::new(move |row| choosing.bring(row)) only=choosing.only/> }
                .into_any()
        }
        (Loading::Failed(failure), _) => view! { <Failed failure/> }.into_any(),
        (Loading::Waiting, _) => view! { <Waiting/> }.into_any(),
    };
    view! {
        <a class="skip" href="#list">{t("skip-to-list")}</a>
        <div class="city">
            <header class="top">
                <h1 class="hidden">{t("product-name")}</h1>
                <div class="bar-row">
                    <SearchBox on_choose=Callback::new(move |row| choosing.bring(row))/>
                    <LanguageSwitch/>
                    <Menu/>
                </div>
                <DemonstrationBand/>
                <Offline/>
                <Chips/>
                <DroppedNotice/>
            </header>
            <main class="stage" aria-label=t("page-map")>
                {move || data.catalogue.with(Loading::ready).map(|catalogue| {
                    view! { <CityMap catalogue=Arc::clone(&catalogue) choosing/> }
                })}
                <Legend/>
            </main>
            <Sheet stop>
                <div id="list" tabindex="-1">{content}</div>
            </Sheet>
        </div>
    }
}

/// Names the parts of the address that were not understood.
#[component]
pub fn DroppedNotice() -> impl IntoView {
    let state = expect_context::<ViewState>();
    let showing = expect_context::<Showing>();
    let seen = RwSignal::new(Vec::<&'static str>::new());
    let dropped = Memo::new(move |_| {
        let mut names = state.dropped.get();
        if let Some(shown) = showing.ready() {
            names.extend(shown.unknown.iter().copied());
            let unknown = |id: &String| shown.catalogue.row(id).is_none();
            if state.with(|view| view.select.as_ref().is_some_and(unknown)) {
                names.push("select");
            }
        }
        names.retain(|name| seen.with(|seen| !seen.contains(name)));
        names
    });
    move || {
        let names = dropped.get();
        (!names.is_empty()).then(|| {
            let list = names.join(", ");
            let sentence = move || words::say("address-not-understood", &[("names", list.clone().into())]);
            let dismiss = move |_| seen.update(|seen| seen.extend(names.iter().copied()));
            view! {
                <p class="dropped" role="status">
                    {sentence}
                    <button type="button" class="link" on:click=dismiss>{t("understood")}</button>
                </p>
            }
        })
    }
}
