pub mod check;
pub mod report;
pub mod source;
pub mod build;
