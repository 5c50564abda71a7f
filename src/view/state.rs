//! The one place that reads the view from the address and writes it there.

use adaldyq_domain::view::{PARAMETERS, View, escape};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::params::ParamsMap;

#[derive(Clone, Copy)]
pub struct ViewState {
    view: Memo<View>,
    /// Parameters of the address that could not be read.
    pub dropped: Memo<Vec<&'static str>>,
    query: Memo<ParamsMap>,
    go: Callback<(View, bool)>,
}

/// Call once inside the router. `use_location` and not the route's query: that one is a tick late, and two
/// changes in one tick would lose the first.
pub fn provide_view_state() {
    let location = use_location();
    let navigate = use_navigate();
    let query = location.query;
    let read = Memo::new(move |_| query.with(|map| View::from_query(|name| map.get(name))));
    let go = Callback::new(move |(next, push): (View, bool)| {
        let path = location.pathname.get_untracked();
        let options = NavigateOptions { replace: !push, scroll: false, ..Default::default() };
        navigate(&format!("{path}{}", query.with_untracked(|map| address(&next, map))), options);
    });
    let view = Memo::new(move |_| read.get().0);
    let dropped = Memo::new(move |_| read.get().1);
    provide_context(ViewState { view, dropped, query, go });
}

impl ViewState {
    pub fn get(self) -> View {
        self.view.get()
    }

    pub fn with<T>(self, read: impl FnOnce(&View) -> T) -> T {
        self.view.with(read)
    }

    pub fn get_untracked(self) -> View {
        self.view.get_untracked()
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
        let before = self.view.get_untracked();
        let mut next = before.clone();
        edit(&mut next);
        if next != before {
            self.go.run((next, push));
        }
    }

    /// A parameter that is not the view's, as `lang` or `controls`.
    pub fn parameter(self, name: &str) -> Option<String> {
        self.query.with(|map| map.get(name))
    }

    /// The address of another page with the same view.
    pub fn link(self, path: &str) -> String {
        let view = self.view.get();
        format!("{path}{}", self.query.with(|map| address(&view, map)))
    }

    /// The view's own part of the address, for links that leave other parameters behind.
    pub fn query(self) -> String {
        let view = self.view.get();
        address(&view, &ParamsMap::new())
    }
}

fn address(view: &View, others: &ParamsMap) -> String {
    let own = view.to_query();
    let foreign = others.clone().into_iter().filter(|(name, _)| !PARAMETERS.contains(&name.as_ref()));
    let foreign = foreign.map(|(name, value)| (name.into_owned(), value));
    let own = own.into_iter().map(|(name, value)| (name.to_owned(), value));
    let pairs: Vec<String> =
        own.chain(foreign).map(|(name, value)| format!("{}={}", escape(&name), escape(&value))).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}
