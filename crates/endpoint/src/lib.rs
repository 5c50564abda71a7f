//! The endpoint: serves the app, the published data and the API, and keeps the complaints.

pub mod app;
mod atom;
mod backup;
pub mod city;
mod client_ip;
pub mod clock;
pub mod commands;
pub mod config;
mod deadlines;
pub mod desk;
mod figures;
mod institution_files;
pub mod keeper;
pub mod logging;
pub mod mail;
pub mod photos;
mod problem;
mod proof_of_work;
mod pulse;
mod rate_limit;
mod routes;
pub mod secret;
pub mod server;
mod site;
pub mod store;
pub mod tls;
mod user_commands;
