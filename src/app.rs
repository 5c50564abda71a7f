//! The root of the page: what every page shares, and which page an address means.

use crate::data::Data;
use crate::dom::{El, fill, follow};
use crate::pages;
use crate::selection::Showing;
use crate::session::Session;
use crate::view::ViewState;
use crate::words;
use leptos::html;
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::{use_location, use_navigate};

/// The router takes the clicks on links and the history; the pages are ours to choose (see `dom`).
#[component]
pub fn App() -> impl IntoView {
    view! { <Router><Shell/></Router> }
}

#[component]
fn Shell() -> impl IntoView {
    let session = open_session();
    let host = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        let mut shown: Option<String> = None;
        follow(move || {
            words::track();
            let path = session.path.get();
            fill(&host, page_of(session, &path));
            // Another page begins at its heading, also for the keyboard and the screen reader.
            if shown.as_ref().is_some_and(|before| *before != path)
                && let Ok(Some(heading)) = document().query_selector("main h1")
            {
                El::of(heading).focus();
            }
            shown = Some(path);
        });
    });
    view! { <div class="root" node_ref=host></div> }
}

fn open_session() -> Session {
    let data = Data::open();
    let view = ViewState::open();
    let navigate = use_navigate();
    let go = Callback::new(move |address: String| {
        navigate(&address, Default::default());
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
    Session { data, view, showing: Showing::open(data, view), path: use_location().pathname, go }
}

fn page_of(session: Session, path: &str) -> Vec<El> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => pages::map::map_page(session),
        ["complaints"] => pages::complaints::complaints(session),
        ["complaints", "new"] => pages::complaint_new::complaint_new(session),
        ["complaints", id] => pages::complaint::complaint_page(session, id),
        ["institutions"] => pages::institutions::institutions(session),
        ["institutions", id] => pages::institution::institution(session, id),
        ["outcomes"] => pages::outcomes::outcomes(session),
        _ => pages::not_found::not_found(session),
    }
}
