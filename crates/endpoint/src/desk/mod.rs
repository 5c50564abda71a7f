//! The officials' side: who signs in, what each may see, and what each does.

mod account;
mod answers;
mod can;
mod complaints;
mod cookie;
mod csrf;
mod deeds;
mod described;
pub mod digest;
mod enter;
mod export;
mod fields;
pub mod lockout;
mod me;
pub mod password;
mod proposal_list;
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
mod watchers;
mod workbook;

use crate::app::Endpoint;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Everything under `/api/desk`, with its description.
pub fn routes() -> OpenApiRouter<Arc<Endpoint>> {
    OpenApiRouter::new()
        .routes(routes!(session::current, session::sign_in, session::sign_out))
        .routes(routes!(session::enrol))
        .routes(routes!(me::interests))
        .routes(routes!(me::deputy))
        .routes(routes!(me::mail))
        .routes(routes!(me::password))
        .routes(routes!(me::colleagues))
        .routes(routes!(queue::queue))
        .routes(routes!(enter::enter))
        .routes(routes!(complaints::one))
        .routes(routes!(complaints::watching))
        .routes(routes!(complaints::act))
        .routes(routes!(export::export))
        .routes(routes!(complaints::photos::large))
        .routes(routes!(complaints::photos::small))
        .routes(routes!(reports::figures))
        .routes(routes!(reports::file))
        .routes(routes!(templates::list, templates::keep))
        .routes(routes!(proposal_list::list, proposals::add))
        .routes(routes!(proposal_list::waiting))
        .routes(routes!(proposals::edit))
        .routes(routes!(proposals::act))
        .routes(routes!(users::list, users::add))
        .routes(routes!(users::audit))
        .routes(routes!(users::change))
}
