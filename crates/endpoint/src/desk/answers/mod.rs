//! What the desk answers, as the description of the API shows it. The tests hold every answer that they get against
//! it, so nothing is described that is not so.
#![allow(dead_code, reason = "only describes what the handlers write")]

mod complaints;
mod people;
mod proposals;
mod queue;
mod reports;

pub use complaints::{DeskActed, DeskComplaint, DeskExport, DeskWatching};
pub use people::{
    DeskAccount, DeskAddedUser, DeskAudit, DeskChanged, DeskColleagues, DeskKeptTemplates, DeskSession,
    DeskSignedIn, DeskUsers,
};
pub use proposals::{DeskProposals, DeskProposalsWaiting, DeskShownProposal, DeskSteppedProposal};
pub use queue::{DeskQueue, DeskReceipt};
pub use reports::DeskReport;
