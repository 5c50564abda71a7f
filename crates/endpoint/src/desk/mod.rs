//! The officials' side: who signs in, what each may see, and what each does.

mod account;
mod cookie;
mod csrf;
mod fields;
pub mod lockout;
mod me;
pub mod password;
mod proposals;
mod session;
mod signed;
pub mod totp;
pub mod users;

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
        .route("/me/password", put(me::password))
        .route("/colleagues", get(me::colleagues))
        .route("/proposals", get(proposals::list).post(proposals::add))
        .route("/proposals/{id}", put(proposals::edit))
        .route("/proposals/{id}/actions", post(proposals::act))
        .route("/users", get(users::list).post(users::add))
        .route("/users/audit", get(users::audit))
        .route("/users/{id}", patch(users::change))
}
