//! An address that leads nowhere.

use crate::parts::shell::Page;
use crate::words::t;
use leptos::prelude::*;
use leptos_router::components::A;

#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Page title=t("not-found")>
            <p>{t("not-found-about")}</p>
            <p><A href="/" attr:class="button">{t("to-the-map")}</A></p>
        </Page>
    }
}
