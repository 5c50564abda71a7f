//! Photos that are not sent yet, kept on the device by name, in IndexedDB: it takes pictures as they are. Where
//! the device keeps nothing, they are kept for as long as the page is open.

use super::called_back;
use crate::json::{Json, object};
use js_sys::Array;
use leptos::prelude::window;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

const DATABASE: &str = "adaldyq";
const STORE: &str = "photos";

/// A picture made smaller, and a random name that tells it from others.
#[derive(Clone)]
pub struct Photo {
    pub id: String,
    pub blob: Blob,
}

thread_local! {
    static MEMORY: RefCell<Vec<(&'static str, Vec<Photo>)>> = const { RefCell::new(Vec::new()) };
}

/// What lies there.
pub async fn read(name: &'static str) -> Vec<Photo> {
    let known =
        MEMORY.with_borrow(|all| all.iter().find(|(known, _)| *known == name).map(|(_, list)| list.clone()));
    if let Some(known) = known {
        return known;
    }
    let Some(store) = store(IdbTransactionMode::Readonly).await else { return Vec::new() };
    let found = match store.get(&name.into()) {
        Ok(request) => answer(&request).await,
        Err(_) => None,
    };
    let photo = |entry: &Json| {
        Some(Photo { id: entry.get("id").text()?, blob: entry.get("blob").0.dyn_into().ok()? })
    };
    Json(found.unwrap_or(JsValue::UNDEFINED)).list().iter().filter_map(photo).collect()
}

/// Puts these there instead; on the device only where they may stay.
pub async fn write(name: &'static str, photos: Vec<Photo>, stays: bool) {
    let entry =
        |photo: &Photo| object(&[("id", photo.id.as_str().into()), ("blob", photo.blob.clone().into())]);
    let entries: Array = photos.iter().map(entry).collect();
    let empty = photos.is_empty();
    MEMORY.with_borrow_mut(|all| {
        all.retain(|(known, _)| *known != name);
        all.push((name, photos));
    });
    let Some(store) = store(IdbTransactionMode::Readwrite).await else { return };
    let request =
        if empty || !stays { store.delete(&name.into()) } else { store.put_with_key(&entries, &name.into()) };
    if let Ok(request) = request {
        answer(&request).await;
    }
}

async fn store(mode: IdbTransactionMode) -> Option<IdbObjectStore> {
    let opening = window().indexed_db().ok()??.open_with_u32(DATABASE, 1).ok()?;
    let upgraded = opening.clone();
    let make = Closure::once(move || {
        if let Ok(database) = upgraded.result() {
            let _ = database.unchecked_into::<IdbDatabase>().create_object_store(STORE);
        }
    });
    opening.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    let database: IdbDatabase = answer(&opening).await?.dyn_into().ok()?;
    database.transaction_with_str_and_mode(STORE, mode).ok()?.object_store(STORE).ok()
}

/// What a request gave; nothing where it failed.
async fn answer(request: &IdbRequest) -> Option<JsValue> {
    called_back(|done| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(done));
    })
    .await?;
    request.result().ok()
}
