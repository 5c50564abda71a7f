//! The endpoint over real HTTP: a port, a folder and a database of its own for each test.

// Helpers of tests are not themselves tests to clippy.
#![allow(clippy::unwrap_used)]

mod bad_posts;
mod city;
mod database;
mod fixture;
mod list;
mod photos;
mod pictures;
mod process;
mod read;
mod receive;
mod site;
