//! The one place that reads the view from the address and writes it there.

use adaldyq_domain::view::{PARAMETERS, View, escape};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::params::ParamsMap;

#[derive(Clone, Copy)]
pub struct ViewState {
    read: Memo<(View, Vec<&'static str>)>,
    query: Memo<ParamsMap>,
    go: Callback<(String, bool)>,
    path: Memo<String>,
}

impl ViewState {
    /// Call once inside the router. `use_location` and not the route's query: that one is a tick late, and two
    /// changes in one tick would lose the first.
    pub fn open() -> Self {
        let location = use_location();
        let navigate = use_navigate();
        let query = location.query;
        let go = Callback::new(move |(address, push): (String, bool)| {
            navigate(&address, NavigateOptions { replace: !push, scroll: false, ..Default::default() });
        });
        let read = Memo::new(move |_| query.with(|map| View::from_query(|name| map.get(name))));
        Self { read, query, go, path: location.pathname }
    }

    pub fn get(self) -> View {
        self.read.with(|(view, _)| view.clone())
    }

    pub fn with<T>(self, read: impl FnOnce(&View) -> T) -> T {
        self.read.with(|(view, _)| read(view))
    }

    pub fn get_untracked(self) -> View {
        self.read.with_untracked(|(view, _)| view.clone())
    }

    /// Parameters of the address that could not be read.
    pub fn dropped(self) -> Vec<&'static str> {
        self.read.with(|(_, dropped)| dropped.clone())
    }

    /// Rewrites the address in place: filtering, moving, typing.
    pub fn change(self, edit: impl FnOnce(&mut View)) {
        self.write(edit, false);
    }

    /// Adds to the history, so that Back undoes it: choosing an institution.
    pub fn push(self, edit: impl FnOnce(&mut View)) {
        self.write(edit, true);
    }

    fn write(self, edit: impl FnOnce(&mut View), push: bool) {
        let before = self.get_untracked();
        let mut next = before.clone();
        edit(&mut next);
        if next != before {
            if changes_selection(&before, &next)
                && let Some(performance) = window().performance()
            {
                let _ = performance.mark("filter-start");
            }
            let path = self.path.get_untracked();
            let query = self.query.with_untracked(|map| address(&next, map));
            self.go.run((format!("{path}{query}"), push));
        }
    }

    /// A parameter that is not the view's, as `lang` or `controls`.
    pub fn parameter(self, name: &str) -> Option<String> {
        self.query.with(|map| map.get(name))
    }

    /// Rewrites such a parameter in place; an empty value takes it out.
    pub fn set_parameter(self, name: &'static str, value: &str) {
        let mut map = self.query.get_untracked();
        map.remove(name);
        if !value.is_empty() {
            map.insert(name, value.to_owned());
        }
        let query = address(&self.get_untracked(), &map);
        self.go.run((format!("{}{query}", self.path.get_untracked()), false));
    }

    /// The address of another page with the same view.
    pub fn link(self, path: &str) -> String {
        let view = self.get();
        format!("{path}{}", self.query.with(|map| address(&view, map)))
    }

    /// The view's own part of the address, for links that leave other parameters behind.
    pub fn own_query(self) -> String {
        address(&self.get(), &ParamsMap::new())
    }
}

/// Whether the institutions that are shown, or their colours, may change.
fn changes_selection(before: &View, next: &View) -> bool {
    let placeless = |view: &View| View { at: None, select: None, ..view.clone() };
    placeless(before) != placeless(next)
}

fn address(view: &View, others: &ParamsMap) -> String {
    let mut pairs = String::new();
    let mut add = |name: &str, value: &str| {
        pairs.push(if pairs.is_empty() { '?' } else { '&' });
        pairs.push_str(&escape(name));
        pairs.push('=');
        pairs.push_str(&escape(value));
    };
    for (name, value) in view.to_query() {
        add(name, &value);
    }
    for (name, value) in others.clone() {
        if !PARAMETERS.contains(&name.as_ref()) {
            add(&name, &value);
        }
    }
    pairs
}
