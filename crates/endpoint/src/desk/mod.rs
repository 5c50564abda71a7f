//! The officials' side: who signs in, what each may see, and what each does.

mod account;
mod can;
mod complaints;
mod cookie;
mod csrf;
mod deeds;
pub mod digest;
mod enter;
mod export;
mod fields;
pub mod lockout;
mod me;
pub mod password;
mod proposals;
mod queue;
mod released;
mod reports;
mod scope;
mod session;
mod signed;
mod templates;
pub mod totp;
pub mod users;
mod view;
mod workbook;

use crate::app::Endpoint;
use axum::Router;
use axum::routing::{get, patch, post, put};
use std::sync::Arc;

/// Everything under `/api/desk`.
pub fn routes() -> Router<Arc<Endpoint>> {
    Router::new()
        .route("/session", get(session::current).post(session::sign_in).delete(session::sign_out))
        .route("/enrol", post(session::enrol))
        .route("/me/interests", put(me::interests))
        .route("/me/deputy", put(me::deputy))
        .route("/me/mail", put(me::mail))
        .route("/me/password", put(me::password))
        .route("/colleagues", get(me::colleagues))
        .route("/queue", get(queue::queue))
        .route("/complaints", post(enter::enter))
        .route("/complaints/{id}", get(complaints::one))
        .route("/complaints/{id}/watching", get(complaints::watching))
        .route("/complaints/{id}/actions", post(complaints::act))
        .route("/complaints/{id}/export", get(export::export))
        .route("/photos/{id}", get(complaints::photos::large))
        .route("/photos/{id}/thumb", get(complaints::photos::small))
        .route("/reports", get(reports::figures))
        .route("/reports.xlsx", get(reports::file))
        .route("/templates", get(templates::list).put(templates::keep))
        .route("/proposals", get(proposals::list).post(proposals::add))
        .route("/proposals/{id}", put(proposals::edit))
        .route("/proposals/{id}/actions", post(proposals::act))
        .route("/users", get(users::list).post(users::add))
        .route("/users/audit", get(users::audit))
        .route("/users/{id}", patch(users::change))
}
