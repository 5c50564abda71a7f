//! What stands round every page: the language, the menu, the mark of demonstration data, and the head.

use super::icon::{horn, icon};
use crate::data::{Data, Loading};
use crate::device;
use crate::view::ViewState;
use crate::words::{self, t};
use adaldyq_domain::lang::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::{use_location, use_navigate};

/// The pages there are: address and the word for it.
pub const PAGES: [(&str, &str); 5] = [
    ("/", "page-map"),
    ("/institutions", "page-institutions"),
    ("/complaints", "page-complaints"),
    ("/outcomes", "page-outcomes"),
    ("/about", "page-about"),
];

/// Languages are named in themselves. The view stays as it is; an address that names the language follows.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let location = use_location();
    let navigate = use_navigate();
    let change = move |code: String| {
        let Some(lang) = Lang::from_code(&code) else { return };
        let navigate = navigate.clone();
        spawn_local(async move {
            if words::change(lang).await.is_err() {
                return;
            }
            let mut query = location.query.get_untracked();
            if query.get("lang").is_some() {
                query.replace("lang", lang.code().to_owned());
                let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
                let path = location.pathname.get_untracked();
                navigate(&format!("{path}{}", query.to_query_string()), options);
            }
        });
    };
    view! {
        <label class="chip-select language">
            <span class="hidden">{t("language")}</span>
            <select on:change=move |event| change(event_target_value(&event)) prop:value=move || words::lang().code()>
                <option value="kk" lang="kk" selected=move || words::lang() == Lang::Kk>"ҚАЗ"</option>
                <option value="ru" lang="ru" selected=move || words::lang() == Lang::Ru>"РУС"</option>
                <option value="en" lang="en" selected=move || words::lang() == Lang::En>"ENG"</option>
            </select>
            {icon("down")}
        </label>
    }
}

/// Always visible while the figures are not real.
#[component]
pub fn DemonstrationBand() -> impl IntoView {
    let data = expect_context::<Data>();
    let shown = move || data.catalogue.with(|c| c.ready().is_none_or(|c| c.index.demonstration));
    view! {
        <Show when=shown>
            <p class="demonstration">{t("demonstration-band")}</p>
        </Show>
    }
}

/// Pages and theme, behind one button.
#[component]
pub fn Menu() -> impl IntoView {
    let open = RwSignal::new(false);
    let location = use_location();
    Effect::new(move |_| {
        location.pathname.track();
        open.set(false);
    });
    let escape = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" {
            open.set(false);
        }
    });
    on_cleanup(move || escape.remove());
    view! {
        <div class="menu">
            <button type="button" class="square" aria-expanded=move || open.get().to_string()
                aria-label=t("menu") on:click=move |_| open.update(|open| *open = !*open)>
                {move || icon(if open.get() { "close" } else { "menu" })}
            </button>
            <Show when=move || open.get()>
                <nav class="menu-list" aria-label=t("menu")>
                    <PageLinks/>
                    <ThemeSwitch/>
                </nav>
            </Show>
        </div>
    }
}

/// Links that carry the view along where the page shares it.
#[component]
pub fn PageLinks() -> impl IntoView {
    let state = expect_context::<ViewState>();
    let link = move |(path, word): (&'static str, &'static str)| {
        let shares_view = path == "/" || path == "/institutions";
        let address = move || if shares_view { state.link(path) } else { path.to_owned() };
        view! { <A href=address exact=true>{t(word)}</A> }
    };
    PAGES.map(link).collect_view()
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let theme = RwSignal::new(device::stored("theme").unwrap_or_else(|| "auto".to_owned()));
    let choose = move |chosen: &'static str| {
        theme.set(chosen.to_owned());
        device::store("theme", chosen);
        set_theme(chosen);
    };
    let button = move |(value, word): (&'static str, &'static str)| {
        view! {
            <button type="button" aria-pressed=move || (theme.get() == value).to_string()
                on:click=move |_| choose(value)>{t(word)}</button>
        }
    };
    view! {
        <div class="themes" role="group" aria-label=t("theme")>
            {[("auto", "theme-auto"), ("light", "theme-light"), ("dark", "theme-dark")].map(button).collect_view()}
        </div>
    }
}

/// Puts a theme in force; what draws by itself listens for the event.
pub fn set_theme(theme: &str) {
    if let Some(root) = document().document_element() {
        let _ = match theme {
            "light" | "dark" => root.set_attribute("data-theme", theme),
            _ => root.remove_attribute("data-theme"),
        };
    }
    if let Ok(event) = web_sys::Event::new("themechange") {
        let _ = window().dispatch_event(&event);
    }
}

/// The frame of a page that is not the map: head, band, ornament, title.
#[component]
pub fn Page(
    /// The page's heading, and its name in the browser.
    #[prop(into)]
    title: Signal<String>,
    /// Full width, for tables.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    set_title(title);
    view! {
        <header class="page-head">
            <A href="/" attr:class="brand">{t("product-name")}</A>
            <nav class="page-links" aria-label=t("menu")><PageLinks/></nav>
            <LanguageSwitch/>
            <Menu/>
        </header>
        <DemonstrationBand/>
        <super::notice::Offline/>
        {horn()}
        <main id="main" class=if wide { "page wide" } else { "page" }>
            <h1 tabindex="-1">{title}</h1>
            {children()}
        </main>
    }
}

/// The document's title follows the page and the language.
pub fn set_title(title: Signal<String>) {
    Effect::new(move |_| {
        let product = words::say("product-name", &[]);
        let title = title.get();
        let full =
            if title.is_empty() || title == product { product } else { format!("{title} · {product}") };
        document().set_title(&full);
    });
}

/// Whether the figures are a demonstration; taken as so until the data says otherwise.
pub fn is_demonstration(data: Data) -> bool {
    data.catalogue.with(|catalogue| match catalogue {
        Loading::Ready(catalogue) => catalogue.index.demonstration,
        _ => true,
    })
}
