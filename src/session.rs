//! What every page shares, handed down as one small value.

use crate::data::Data;
use crate::selection::Showing;
use crate::view::ViewState;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct Session {
    pub data: Data,
    pub view: ViewState,
    pub showing: Showing,
    /// The path of the address.
    pub path: Memo<String>,
    /// Goes to an address of ours; adds to the history.
    pub go: Callback<String>,
}

impl Session {
    /// Whether the figures are a demonstration; taken as so until the data says otherwise.
    pub fn is_demonstration(self) -> bool {
        self.data.catalogue.with(|catalogue| catalogue.ready().is_none_or(|ready| ready.index.demonstration))
    }
}
