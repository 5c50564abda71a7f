//! The reader's choices, held in the address and nowhere else.

pub mod point;
pub mod state;

pub use state::ViewState;
