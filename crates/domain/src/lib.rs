//! What the budget map of a city is about: institutions, their budgets, the colours they get, and the
//! complaints people make.
//!
//! Architecture invariant: nothing here knows a browser, a clock, a disk, a network, a database, or a word
//! that is shown to a person. Time is an argument; what is wrong is a [`fault::Fault`].

pub mod catalogue;
pub mod classes;
pub mod cluster;
pub mod complaint;
pub mod decimal;
pub mod fault;
pub mod id;
pub mod lang;
pub mod measure;
pub mod money;
pub mod place;
pub mod published;
pub mod search;
pub mod selection;
pub mod view;
pub mod year;
