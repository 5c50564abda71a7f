//! Mail: letters wait in the store until a server has taken them, so that none is lost; one that is being sent
//! belongs to the one that sends it, so that none is doubled.

mod letter;
mod sending;
mod setting;

pub use letter::Letter;
pub use sending::{Post, PostError, deliver, keep_delivering};
pub use setting::MailSetting;
