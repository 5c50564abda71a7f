//! The root of the page: what every page shares, and which page an address means.

use crate::data::Data;
use crate::dom::{El, fill, follow};
use crate::pages;
use crate::selection::Showing;
use crate::session::Session;
use crate::view::ViewState;
use crate::words;
use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::{BrowserUrl, LocationProvider};
use wasm_bindgen::JsCast;

/// The page of an address, given its parts; nothing where it belongs to the other program.
pub type PageOf = fn(Session, &[&str]) -> Option<Vec<El>>;

/// Mounts a program in the page, once its words are there.
pub fn start(page_of: PageOf) {
    begin(move |root| mount_to(root, move || view! { <Router><Shell page_of/></Router> }).forget());
}

/// Empties the page for the program, once its words are there.
pub fn begin(mount: impl FnOnce(web_sys::HtmlElement) + 'static) {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    wasm_bindgen_futures::spawn_local(async move {
        if words::first().await.is_err() {
            // `start.js` has told the reader already: the same promise failed there.
            return;
        }
        let Some(root) = document().get_element_by_id("app") else { return };
        root.set_inner_html("");
        mount(root.unchecked_into());
    });
}

pub fn with_all_pages(session: Session, parts: &[&str]) -> Option<Vec<El>> {
    pages::of_the_map(session, parts).or_else(|| pages::beside_the_map(session, parts))
}

/// The router takes the clicks on links and the history; the pages are ours to choose (see `dom`).
#[component]
fn Shell(page_of: PageOf) -> impl IntoView {
    let session = open_session();
    let host = NodeRef::<html::Div>::new();
    let address = use_context::<BrowserUrl>();
    let location = use_location();
    Effect::new(move |_| {
        let (Some(host), address) = (host.get(), address.clone()) else { return };
        let mut shown: Option<String> = None;
        follow(move || {
            words::track();
            let path = session.path.get();
            let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
            match page_of(session, &parts) {
                Some(page) => fill(&host, page),
                // The other program's: the browser loads it, as far as there is a network.
                None if shown.is_some() && !window().navigator().on_line() => {
                    fill(&host, pages::not_found::out_of_reach(session));
                }
                None if shown.is_some() => {
                    let (query, part) = (location.search.get_untracked(), location.hash.get_untracked());
                    let query = if query.is_empty() { query } else { format!("?{query}") };
                    let _ = window().location().assign(&format!("{path}{query}{part}"));
                    return;
                }
                None => fill(&host, pages::not_found::not_found(session)),
            }
            // The router waits with the address of a tapped link until it is told that the page has followed.
            if let Some(address) = &address {
                address.ready_to_complete();
            }
            // Another page begins at its heading, also for the keyboard and the screen reader.
            if shown.as_ref().is_some_and(|before| *before != path)
                && let Ok(Some(heading)) = document().query_selector("main h1")
            {
                El::of(heading).focus();
            }
            shown = Some(path.clone());
        });
    });
    view! { <div class="root" node_ref=host></div> }
}

/// Call once inside the router.
pub fn open_session() -> Session {
    let data = Data::open();
    let view = ViewState::open();
    let navigate = use_navigate();
    let go = Callback::new(move |address: String| {
        navigate(&address, Default::default());
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
    Session { data, view, showing: Showing::open(data, view), path: use_location().pathname, go }
}
