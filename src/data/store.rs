//! Everything the page has fetched, kept for as long as the page is open.

use super::catalogue::Catalogue;
use super::fetch::{self, Failure};
use super::read;
use crate::json::Json;
use adaldyq_domain::catalogue::{Amounts, Column, GroupFile, Index, Inline, InstitutionFile};
use adaldyq_domain::published::{CityFile, OutcomesFile};
use adaldyq_domain::year::Year;
use leptos::prelude::*;
use std::any::Any;
use std::collections::HashMap;
use std::sync::Arc;

/// Where a thing that is fetched stands.
pub enum Loading<T: ?Sized> {
    Waiting,
    Failed(Failure),
    Ready(Arc<T>),
}

impl<T: ?Sized> Clone for Loading<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Failed(failure) => Self::Failed(failure.clone()),
            Self::Ready(value) => Self::Ready(Arc::clone(value)),
        }
    }
}

impl<T: ?Sized> PartialEq for Loading<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Waiting, Self::Waiting) => true,
            (Self::Failed(a), Self::Failed(b)) => a == b,
            (Self::Ready(a), Self::Ready(b)) => std::ptr::addr_eq(Arc::as_ptr(a), Arc::as_ptr(b)),
            _ => false,
        }
    }
}

impl<T: ?Sized> Loading<T> {
    pub fn ready(&self) -> Option<Arc<T>> {
        match self {
            Self::Ready(value) => Some(Arc::clone(value)),
            _ => None,
        }
    }

    pub fn failure(&self) -> Option<Failure> {
        match self {
            Self::Failed(failure) => Some(failure.clone()),
            _ => None,
        }
    }
}

/// What is on the shelf has many types and one kind of signal: each kind of signal costs kilobytes.
type Anything = dyn Any + Send + Sync;
type Reader = fn(&Json) -> Option<Arc<Anything>>;

/// The page's data. Copy it freely: it is a handful of signals.
#[derive(Clone, Copy)]
pub struct Data {
    pub catalogue: RwSignal<Loading<Catalogue>>,
    owner: StoredValue<Owner>,
    /// By address.
    shelf: StoredValue<HashMap<String, RwSignal<Loading<Anything>>>>,
}

impl Data {
    /// Starts to load the catalogue.
    pub fn open() -> Self {
        let data = Self {
            catalogue: RwSignal::new(Loading::Waiting),
            owner: StoredValue::new(Owner::current().expect("data is opened by the app")),
            shelf: StoredValue::new(HashMap::new()),
        };
        data.load_catalogue();
        data
    }

    /// Loads the catalogue, also once more after a failure.
    pub fn load_catalogue(self) {
        self.catalogue.set(Loading::Waiting);
        crate::dom::soon(async move {
            let loaded = match catalogue().await {
                Ok(catalogue) => Loading::Ready(Arc::new(catalogue)),
                Err(failure) => Loading::Failed(failure),
            };
            self.catalogue.try_set(loaded);
        });
    }

    /// The year's amounts, from the catalogue or from their file.
    pub fn year(self, catalogue: &Catalogue, year: Year) -> Loading<Amounts> {
        match catalogue.index.budgets.get(&year.to_string()) {
            Some(Inline::Here(table)) => self.held(&format!("amounts {year}"), || Arc::new(table.clone())),
            Some(Inline::At(address)) => self.fetched(address, |json| Some(Arc::new(read::amounts(json)))),
            None => Loading::Ready(Arc::default()),
        }
    }

    pub fn clients(self, catalogue: &Catalogue, year: Year) -> Loading<Vec<Option<u32>>> {
        match catalogue.index.clients.get(&year.to_string()) {
            Some(Column::Here(values)) => self.held(&format!("clients {year}"), || Arc::new(values.clone())),
            Some(Column::At(address)) => self.fetched(address, |json| Some(Arc::new(read::clients(json)))),
            None => Loading::Ready(Arc::default()),
        }
    }

    /// All years' amounts of one functional group.
    pub fn group(self, catalogue: &Catalogue, code: &str) -> Loading<GroupFile> {
        let address = catalogue.release_file(&format!("groups/{code}.json"));
        self.fetched(&address, |json| Some(Arc::new(read::group_file(json))))
    }

    pub fn institution(self, catalogue: &Catalogue, id: &str) -> Loading<InstitutionFile> {
        let address = catalogue.release_file(&format!("institutions/{id}.json"));
        self.fetched(&address, |json| Some(Arc::new(read::institution(json))))
    }

    pub fn city(self, catalogue: &Catalogue) -> Loading<CityFile> {
        self.fetched(&catalogue.release_file("city.json"), |json| Some(Arc::new(read::city(json))))
    }

    pub fn outcomes(self, catalogue: &Catalogue) -> Loading<OutcomesFile> {
        self.fetched(&catalogue.release_file("outcomes.json"), |json| Some(Arc::new(read::outcomes(json))))
    }

    /// Looks on the shelf; what is not there is fetched and read. Reactive.
    pub fn fetched<T: Any + Send + Sync>(self, address: &str, reader: Reader) -> Loading<T> {
        match self.anything(address, reader) {
            Loading::Waiting => Loading::Waiting,
            Loading::Failed(failure) => Loading::Failed(failure),
            Loading::Ready(value) => match value.downcast::<T>() {
                Ok(value) => Loading::Ready(value),
                Err(_) => Loading::Failed(Failure::Unreadable(address.to_owned())),
            },
        }
    }

    /// A table of the catalogue, copied to the shelf once and not at every change of a filter.
    fn held<T: Any + Send + Sync>(self, name: &str, make: impl FnOnce() -> Arc<T>) -> Loading<T> {
        if self.shelf.with_value(|shelf| !shelf.contains_key(name)) {
            self.put(name, Loading::Ready(make()));
        }
        self.fetched(name, |_| None)
    }

    /// Signals that outlive a page belong to the app.
    fn put(self, name: &str, value: Loading<Anything>) -> RwSignal<Loading<Anything>> {
        let signal = self.owner.with_value(|owner| owner.with(|| RwSignal::new(value)));
        self.shelf.update_value(|shelf| {
            shelf.insert(name.to_owned(), signal);
        });
        signal
    }

    fn anything(self, address: &str, reader: Reader) -> Loading<Anything> {
        let known = self.shelf.with_value(|shelf| shelf.get(address).copied());
        let signal = known.unwrap_or_else(|| {
            let signal = self.put(address, Loading::Waiting);
            load(signal, address.to_owned(), reader);
            signal
        });
        signal.get()
    }

    /// Forgets what failed, so that the next look asks again.
    pub fn retry(self) {
        if self.catalogue.with_untracked(|catalogue| catalogue.failure().is_some()) {
            self.load_catalogue();
        }
        let failed = |signal: &RwSignal<Loading<Anything>>| {
            signal.with_untracked(|loading| loading.failure().is_some())
        };
        let mut again = Vec::new();
        self.shelf.update_value(|shelf| {
            again = shelf.values().copied().filter(failed).collect();
            shelf.retain(|_, signal| !failed(signal));
        });
        // What looks at them looks anew, and asks for what was dropped.
        for signal in again {
            signal.set(Loading::Waiting);
        }
    }
}

fn load(signal: RwSignal<Loading<Anything>>, address: String, reader: Reader) {
    crate::dom::soon(async move {
        let loaded = match fetch::value(&address).await.map(Json) {
            Ok(json) => match reader(&json) {
                Some(value) => Loading::Ready(value),
                None => Loading::Failed(Failure::Unreadable(address)),
            },
            Err(failure) => Loading::Failed(failure),
        };
        signal.try_set(loaded);
    });
}

/// The index, and those of its institution columns that are in files of their own.
async fn catalogue() -> Result<Catalogue, Failure> {
    let address = "/data/index.json";
    let index = Json(fetch::value(address).await?);
    let institutions = index.get("institutions");
    resolve(&institutions).await?;
    resolve(&institutions.get("name")).await?;
    for (_, year) in index.get("budgets").members() {
        resolve(&year).await?;
    }
    let index: Index = read::index(&index).ok_or_else(|| Failure::Unreadable(address.to_owned()))?;
    Ok(Catalogue::new(index))
}

/// Puts fetched columns in the place of their addresses.
async fn resolve(columns: &Json) -> Result<(), Failure> {
    for (name, column) in columns.members() {
        if let Some(address) = column.text().filter(|text| text.starts_with('/')) {
            let values = fetch::value(&address).await?;
            let _ = js_sys::Reflect::set(&columns.0, &name.into(), &values);
        }
    }
    Ok(())
}
