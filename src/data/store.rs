//! Everything the page has fetched, kept for as long as the page is open.

use super::catalogue::Catalogue;
use super::fetch::{self, Failure};
use adaldyq_domain::catalogue::{Amounts, Column, GroupFile, Index, Inline, InstitutionFile};
use adaldyq_domain::published::{CityFile, OutcomesFile};
use adaldyq_domain::year::Year;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

/// Where a thing that is fetched stands.
pub enum Loading<T> {
    Waiting,
    Failed(Failure),
    Ready(Arc<T>),
}

impl<T> Clone for Loading<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Failed(failure) => Self::Failed(failure.clone()),
            Self::Ready(value) => Self::Ready(Arc::clone(value)),
        }
    }
}

impl<T> PartialEq for Loading<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Waiting, Self::Waiting) => true,
            (Self::Failed(a), Self::Failed(b)) => a == b,
            (Self::Ready(a), Self::Ready(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

impl<T> Loading<T> {
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

type Shelf<K, T> = StoredValue<HashMap<K, RwSignal<Loading<T>>>>;

/// The page's data. Copy it freely: it is a handful of signals.
#[derive(Clone, Copy)]
pub struct Data {
    pub catalogue: RwSignal<Loading<Catalogue>>,
    owner: StoredValue<Owner>,
    years: Shelf<Year, Amounts>,
    clients: Shelf<Year, Vec<Option<u32>>>,
    groups: Shelf<String, GroupFile>,
    institutions: Shelf<String, InstitutionFile>,
    city: Shelf<(), CityFile>,
    outcomes: Shelf<(), OutcomesFile>,
}

impl Data {
    /// Starts to load the catalogue.
    pub fn open() -> Self {
        let data = Self {
            catalogue: RwSignal::new(Loading::Waiting),
            owner: StoredValue::new(Owner::current().expect("data is opened by the app")),
            years: StoredValue::new(HashMap::new()),
            clients: StoredValue::new(HashMap::new()),
            groups: StoredValue::new(HashMap::new()),
            institutions: StoredValue::new(HashMap::new()),
            city: StoredValue::new(HashMap::new()),
            outcomes: StoredValue::new(HashMap::new()),
        };
        data.load_catalogue();
        data
    }

    /// Loads the catalogue, also once more after a failure.
    pub fn load_catalogue(self) {
        self.catalogue.set(Loading::Waiting);
        spawn_local(async move {
            let loaded = match catalogue().await {
                Ok(catalogue) => Loading::Ready(Arc::new(catalogue)),
                Err(failure) => Loading::Failed(failure),
            };
            self.catalogue.try_set(loaded);
        });
    }

    /// The year's amounts, from the catalogue or from their file.
    pub fn year(self, catalogue: &Catalogue, year: Year) -> Loading<Amounts> {
        let source = catalogue.index.budgets.get(&year.to_string());
        self.shelved(self.years, year, |signal| match source {
            Some(Inline::Here(table)) => signal.set(Loading::Ready(Arc::new(table.clone()))),
            Some(Inline::At(address)) => load(signal, address.clone()),
            None => signal.set(Loading::Ready(Arc::default())),
        })
    }

    pub fn clients(self, catalogue: &Catalogue, year: Year) -> Loading<Vec<Option<u32>>> {
        let source = catalogue.index.clients.get(&year.to_string());
        self.shelved(self.clients, year, |signal| match source {
            Some(Column::Here(values)) => signal.set(Loading::Ready(Arc::new(values.clone()))),
            Some(Column::At(address)) => load(signal, address.clone()),
            None => signal.set(Loading::Ready(Arc::default())),
        })
    }

    /// All years' amounts of one functional group.
    pub fn group(self, catalogue: &Catalogue, code: &str) -> Loading<GroupFile> {
        let address = catalogue.release_file(&format!("groups/{code}.json"));
        self.shelved(self.groups, code.to_owned(), |signal| load(signal, address))
    }

    pub fn institution(self, catalogue: &Catalogue, id: &str) -> Loading<InstitutionFile> {
        let address = catalogue.release_file(&format!("institutions/{id}.json"));
        self.shelved(self.institutions, id.to_owned(), |signal| load(signal, address))
    }

    pub fn city(self, catalogue: &Catalogue) -> Loading<CityFile> {
        let address = catalogue.release_file("city.json");
        self.shelved(self.city, (), |signal| load(signal, address))
    }

    pub fn outcomes(self, catalogue: &Catalogue) -> Loading<OutcomesFile> {
        let address = catalogue.release_file("outcomes.json");
        self.shelved(self.outcomes, (), |signal| load(signal, address))
    }

    /// Looks on the shelf, and fills it the first time.
    fn shelved<K: Eq + Hash + Send + Sync + 'static, T: Send + Sync + 'static>(
        self,
        shelf: Shelf<K, T>,
        key: K,
        fill: impl FnOnce(RwSignal<Loading<T>>),
    ) -> Loading<T> {
        let known = shelf.with_value(|shelf| shelf.get(&key).copied());
        let signal = known.unwrap_or_else(|| {
            let signal = self.in_app(|| RwSignal::new(Loading::Waiting));
            shelf.update_value(|shelf| {
                shelf.insert(key, signal);
            });
            fill(signal);
            signal
        });
        signal.get()
    }

    /// Signals that outlive a page belong to the app.
    fn in_app<T>(self, make: impl FnOnce() -> T) -> T {
        self.owner.with_value(|owner| owner.with(make))
    }

    /// Forgets what failed, so that the next look asks again.
    pub fn retry(self) {
        if self.catalogue.with_untracked(|catalogue| catalogue.failure().is_some()) {
            self.load_catalogue();
        }
        drop_failed(self.years);
        drop_failed(self.clients);
        drop_failed(self.groups);
        drop_failed(self.institutions);
        drop_failed(self.city);
        drop_failed(self.outcomes);
        // What looks at the catalogue looks anew, and asks for what was dropped.
        self.catalogue.notify();
    }
}

fn is_failed<T: Send + Sync + 'static>(signal: RwSignal<Loading<T>>) -> bool {
    signal.with_untracked(|loading| loading.failure().is_some())
}

fn drop_failed<K: Eq + Hash + Send + Sync + 'static, T: Send + Sync + 'static>(shelf: Shelf<K, T>) {
    shelf.update_value(|shelf| shelf.retain(|_, signal| !is_failed(*signal)));
}

fn load<T: DeserializeOwned + Send + Sync + 'static>(signal: RwSignal<Loading<T>>, address: String) {
    spawn_local(async move {
        let loaded = match fetch::json(&address).await {
            Ok(value) => Loading::Ready(Arc::new(value)),
            Err(failure) => Loading::Failed(failure),
        };
        signal.try_set(loaded);
    });
}

/// The index, and those of its institution columns that are in files of their own.
async fn catalogue() -> Result<Catalogue, Failure> {
    let mut index: Index = fetch::json("/data/index.json").await?;
    let institutions = &mut index.institutions;
    resolve(&mut institutions.id).await?;
    resolve(&mut institutions.kind).await?;
    resolve(&mut institutions.district).await?;
    resolve(&mut institutions.lat).await?;
    resolve(&mut institutions.lon).await?;
    resolve(&mut institutions.place).await?;
    resolve(&mut institutions.groups).await?;
    resolve(&mut institutions.invented).await?;
    resolve(&mut institutions.opened).await?;
    resolve(&mut institutions.closed).await?;
    resolve(&mut institutions.name.kk).await?;
    resolve(&mut institutions.name.ru).await?;
    resolve(&mut institutions.name.en).await?;
    Ok(Catalogue::new(index))
}

async fn resolve<T: DeserializeOwned>(column: &mut Column<T>) -> Result<(), Failure> {
    if let Column::At(address) = column {
        *column = Column::Here(fetch::json(address).await?);
    }
    Ok(())
}
