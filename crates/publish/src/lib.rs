//! The publishing tool: a source folder in, a release of static files out.
//!
//! `source` reads cells, `check` says what is wrong with them, `build` makes the files, `release` puts them
//! where readers find them. Nothing here knows the endpoint or the page: what they share are the types of
//! `adaldyq_domain`.

pub mod build;
pub mod check;
pub mod cli;
pub mod commands;
pub mod disk;
pub mod release;
pub mod report;
pub mod sample;
pub mod source;
pub mod starter;
pub mod verify;
