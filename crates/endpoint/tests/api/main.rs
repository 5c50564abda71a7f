//! The endpoint over real HTTP: a port, a folder and a database of its own for each test.

// Helpers of tests are not themselves tests to clippy.
#![allow(clippy::unwrap_used)]

mod bad_posts;
mod chaos;
mod city;
mod database;
mod fixture;
mod list;
mod process;
mod read;
mod receive;
mod site;
