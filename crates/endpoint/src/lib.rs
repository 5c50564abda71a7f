//! The endpoint: serves the app, the published data and the API, and keeps the complaints.

pub mod app;
mod atom;
pub mod city;
mod client_ip;
pub mod clock;
pub mod commands;
pub mod config;
<<<<<<< HEAD
mod deadlines;
=======
pub mod desk;
>>>>>>> dialogue
pub mod logging;
pub mod mail;
mod problem;
mod proof_of_work;
mod rate_limit;
mod routes;
pub mod secret;
pub mod server;
mod site;
pub mod store;
