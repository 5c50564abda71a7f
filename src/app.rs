//! The router and what every page shares.

use crate::data::Data;
use crate::pages;
use crate::selection::provide_showing;
use crate::view::state::provide_view_state;
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

#[component]
pub fn App() -> impl IntoView {
    provide_context(Data::open());
    view! {
        <Router>
            <Shell/>
        </Router>
    }
}

#[component]
fn Shell() -> impl IntoView {
    provide_view_state();
    provide_showing();
    view! {
        <Routes fallback=|| view! { <pages::not_found::NotFound/> }>
            <Route path=path!("/") view=|| view! { <pages::map::MapPage/> }.into_any()/>
        </Routes>
    }
}
