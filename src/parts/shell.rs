//! What stands round every page: the language, the menu, the mark of demonstration data, and the head.

use super::embed_snippet::embed_dialog;
use super::icon::{horn, icon};
use super::notice::offline;
use crate::device;
use crate::dom::{El, button, div, el, focus_later, heading, key_of, link, listen, p, span, value_of};
use crate::session::Session;
use crate::words::{self, t};
use adaldyq_domain::lang::Lang;
use leptos::prelude::*;

/// The pages there are: address and the word for it.
const PAGES: [(&str, &str); 5] = [
    ("/", "page-map"),
    ("/institutions", "page-institutions"),
    ("/complaints", "page-complaints"),
    ("/outcomes", "page-outcomes"),
    ("/about", "page-about"),
];

/// Languages are named in themselves. The view stays as it is; an address that names the language follows.
pub fn language_switch(session: Session) -> El {
    let change = move |event: web_sys::Event| {
        let Some(lang) = Lang::from_code(&value_of(&event)) else { return };
        let named = untrack(|| session.view.parameter("lang").is_some());
        crate::dom::soon(async move {
            match words::change(lang).await {
                Some(Ok(())) => {
                    if named {
                        session.view.set_parameter("lang", lang.code());
                    }
                    focus_later("language");
                }
                // No words came: it says again what the page speaks.
                Some(Err(_)) => {
                    let shown = event.target().map(wasm_bindgen::JsValue::from).unwrap_or_default();
                    let _ = js_sys::Reflect::set(&shown, &"value".into(), &words::lang().code().into());
                }
                None => {}
            }
        });
    };
    let option = |lang: Lang| {
        let name = ["ҚАЗ", "РУС", "ENG"][lang as usize];
        let option = el("option").attr("value", lang.code()).attr("lang", lang.code()).text(name);
        if lang == words::lang() { option.attr("selected", "") } else { option }
    };
    let select = el("select").attr("id", "language").children(Lang::ALL.map(option)).on("change", change);
    el("label")
        .class("chip-select language")
        .child(span("hidden", "").word("language"))
        .child(select)
        .child(icon("down"))
}

/// Always visible while the figures are not real.
pub fn demonstration_band(session: Session) -> El {
    div("demonstration-place").swap(move || {
        let band = || p("demonstration", "").word("demonstration-band");
        session.is_demonstration().then(band).into_iter().collect()
    })
}

/// Pages and theme, behind one button.
pub fn menu(session: Session) -> El {
    let open = RwSignal::new(false);
    let toggle = el("button")
        .attr("type", "button")
        .class("square")
        .label("menu")
        .state("aria-expanded", move || open.get())
        .swap(move || icon(if open.get() { "close" } else { "menu" }).into())
        .on_click(move || open.update(|open| *open = !*open));
    let [dialog, opener] = embed_dialog(session);
    let list = div("menu-place").swap(move || {
        session.path.track();
        if !open.get() {
            return Vec::new();
        }
        let pages = el("nav").class("menu-list").label("menu").children(page_links(session));
        let opener = (session.path.get() == "/").then(|| opener.clone());
        pages.children(opener).child(theme_switch()).on_click(move || open.set(false)).into()
    });
    close_when_left(div("menu").child(toggle).child(list), open).child(dialog)
}

/// Escape, or a tap anywhere else, closes what hangs open.
pub fn close_when_left(root: El, open: RwSignal<bool>) -> El {
    let inside = root.node().clone();
    listen(&window(), "pointerdown", move |event| {
        let target =
            event.target().and_then(|target| wasm_bindgen::JsCast::dyn_into::<web_sys::Node>(target).ok());
        if open.get_untracked() && !inside.contains(target.as_ref()) {
            open.set(false);
        }
    });
    let first = root.clone();
    root.on("keydown", move |event| {
        if key_of(&event) == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            if let Ok(Some(opener)) = first.node().query_selector("button") {
                El::of(opener).focus();
            }
        }
    })
}

/// Links that carry the view along where the page shares it.
fn page_links(session: Session) -> Vec<El> {
    let link_to = move |(path, word): (&'static str, &'static str)| {
        let shares_view = matches!(path, "/" | "/institutions" | "/about");
        let address = if shares_view { session.view.link(path) } else { path.to_owned() };
        let link = link("", &address, &t(word));
        if session.path.get() == path { link.attr("aria-current", "page") } else { link }
    };
    PAGES.into_iter().map(link_to).collect()
}

pub fn theme_switch() -> El {
    let theme = RwSignal::new(device::stored("theme").unwrap_or_else(|| "auto".to_owned()));
    let choice = move |(value, word): (&'static str, &'static str)| {
        button("", &t(word)).state("aria-pressed", move || theme.get() == value).on("click", move |event| {
            event.stop_propagation();
            theme.set(value.to_owned());
            device::store("theme", value);
            set_theme(value);
        })
    };
    div("themes")
        .attr("role", "group")
        .label("theme")
        .children([("auto", "theme-auto"), ("light", "theme-light"), ("dark", "theme-dark")].map(choice))
}

/// Puts a theme in force; what draws by itself listens for the event.
fn set_theme(theme: &str) {
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

/// The frame of a page that is not the map: head, band, ornament, title. `wide` gives tables the full width.
pub fn page(session: Session, title: &str, wide: bool, content: Vec<El>) -> Vec<El> {
    set_title(title);
    let links = el("nav").class("page-links").label("page-links").swap(move || page_links(session));
    let bar = div("page-head")
        .child(link("brand", "/", "").word("product-name"))
        .child(links)
        .child(language_switch(session))
        .child(menu(session));
    let main = el("main")
        .attr("id", "main")
        .class(if wide { "page wide" } else { "page" })
        .child(heading(1, title).attr("tabindex", "-1"))
        .children(content);
    let head = el("header").child(bar).child(demonstration_band(session)).child(offline());
    vec![skip_link("#main"), head, horn(), main]
}

pub fn skip_link(to: &str) -> El {
    link("skip", to, &t("skip"))
}

/// Another title for the page that is open.
pub fn retitle(title: &str) {
    set_title(title);
    if let Ok(Some(heading)) = document().query_selector("main h1") {
        heading.set_text_content(Some(title));
    }
}

/// The document's title: the page's, then the product's.
pub fn set_title(title: &str) {
    let product = t("product-name");
    let full = if title.is_empty() { product } else { format!("{title} · {product}") };
    document().set_title(&full);
}
