//! Complaints: what may be sent, the life one has, and the days it is counted in.
//!
//! The same rules serve the page, which checks as people type, and the endpoint, which checks what arrives.

#[macro_use]
mod coded;

pub mod contact;
pub mod draft;
pub mod event;
pub mod id;
pub mod iso_date;
pub mod language;
pub mod life;
mod marks;
pub mod official;
pub mod outline;
pub mod proposal;
pub mod text;
pub mod topic;
pub mod working_days;
