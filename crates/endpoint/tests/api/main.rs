//! The endpoint over real HTTP: a port, a folder and a database of its own for each test.

// Helpers of tests are not themselves tests to clippy.
#![allow(clippy::unwrap_used)]

mod actors;
mod backup;
mod bad_posts;
mod bucket;
mod chaos;
mod city;
mod database;
mod described;
mod desk_complaints;
mod desk_counter;
mod desk_digest;
mod desk_held;
mod desk_lockout;
mod desk_proposals;
mod desk_reports;
mod desk_roles;
mod desk_sign_in;
mod desk_users;
mod desk_watching;
mod dialogue;
mod feeds;
mod fixture;
mod follow;
mod health;
mod held;
mod keeper;
mod life;
mod list;
mod mail;
mod mail_server;
mod merged;
mod moderation;
mod near;
mod officials;
mod openapi;
mod people;
mod photos;
mod photos_later;
mod pictures;
mod process;
mod proof_of_work;
mod read;
mod receive;
mod script;
mod security;
mod settings;
mod site;
mod steps;
mod summary;
mod together;
