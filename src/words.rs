//! The words of the page: the table of the reader's language, as a signal.

use crate::data::fetch::{self, Failure};
use adaldyq_domain::fault::{Arg, Fault};
use adaldyq_domain::lang::Lang;
use adaldyq_words::Table;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::Arc;
use wasm_bindgen::JsValue;

thread_local! {
    /// One page has one language; event handlers, which have no reactive owner, need it too.
    static TABLE: Cell<Option<RwSignal<Arc<Table>>>> = const { Cell::new(None) };
    /// How often a language was chosen: words that come after a later choice are too late.
    static CHOICES: Cell<u32> = const { Cell::new(0) };
}

fn signal() -> RwSignal<Arc<Table>> {
    TABLE.get().expect("the words are set before the app is mounted")
}

/// Takes the table that was fetched while the module was on its way.
pub fn begin(lang: Lang, text: String) {
    TABLE.set(Some(RwSignal::new(Arc::new(Table::parse(lang, text)))));
}

/// The message without arguments. Words are not signals: the page is made anew when the language changes.
pub fn t(key: &str) -> String {
    say(key, &[])
}

pub fn say(key: &str, args: &[(&str, Arg)]) -> String {
    signal().with_untracked(|table| table.say(key, args))
}

/// Follows the language; only the root of the page does.
pub fn track() {
    signal().track();
}

/// `say` with one number called `count`.
pub fn count(key: &str, count: i64) -> String {
    say(key, &[("count", Arg::Number(count))])
}

pub fn fault(fault: &Fault) -> String {
    signal().with_untracked(|table| adaldyq_words::fault(table, fault))
}

/// For the formats of numbers, money and dates.
pub fn table() -> Arc<Table> {
    signal().get_untracked()
}

pub fn lang() -> Lang {
    signal().with_untracked(|table| table.lang())
}

/// Changes the language in place; the view stays as it is. The last choice wins, whichever words come first: an
/// earlier one ends with nothing.
pub async fn change(lang: Lang) -> Option<Result<(), Failure>> {
    let choice = CHOICES.get() + 1;
    CHOICES.set(choice);
    let text = fetch::text(&table_address(lang, "")).await;
    (CHOICES.get() == choice).then(|| text.map(|text| speak(lang, text)))
}

fn speak(lang: Lang, text: String) {
    signal().set(Arc::new(Table::parse(lang, text)));
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", lang.code());
    }
    crate::device::store("lang", lang.code());
}

/// The words of another language beside those on the page: for a letter to somebody.
pub async fn of(lang: Lang) -> Result<Table, Failure> {
    fetch::text(&table_address(lang, "")).await.map(|text| Table::parse(lang, text))
}

/// Whether the long texts are there, which only some pages need.
pub fn has_long_texts() -> bool {
    signal().with_untracked(|table| table.has("about-lead"))
}

/// Adds the long texts of the language at hand to its table. No word that is on the screen changes.
pub async fn load_long_texts() -> Result<(), Failure> {
    let lang = lang();
    let text = fetch::text(&table_address(lang, "-about")).await?;
    signal().update_untracked(|table| {
        if table.lang() == lang {
            Arc::make_mut(table).join(&text);
        }
    });
    Ok(())
}

fn table_address(lang: Lang, part: &str) -> String {
    let name = format!("meta[name=\"words-{}{part}\"]", lang.code());
    let meta = document().query_selector(&name).ok().flatten();
    meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}

/// What `start.js` left for us: the language it chose and the promise of its words.
pub async fn first() -> Result<(), JsValue> {
    let left = js_sys::Reflect::get(&js_sys::global(), &"adaldyq".into())?;
    let code = js_sys::Reflect::get(&left, &"lang".into())?.as_string().unwrap_or_default();
    let words: js_sys::Promise = js_sys::Reflect::get(&left, &"words".into())?.into();
    let text = wasm_bindgen_futures::JsFuture::from(words).await?;
    begin(Lang::from_code(&code).unwrap_or_default(), text.as_string().unwrap_or_default());
    Ok(())
}
