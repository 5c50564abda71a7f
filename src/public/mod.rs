//! What the public sees of all complaints together: list and map, counts, money under question, the moderation's
//! ledger, an institution's own figures, and preventive proposals.

mod analysis_file;
mod bars;
mod counts;
mod download;
mod filters;
mod found;
mod ledger;
mod marks;
mod money;
mod of_institution;
mod overview;
mod proposals;

pub use counts::{Tally, summary};
pub use money::{Questioned, questioned};
pub use of_institution::institution_complaints;
pub use overview::overview;
pub use proposals::proposals;
