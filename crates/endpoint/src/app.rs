//! The parts of the running endpoint, its routes, and the layers round them.

use crate::city::{City, CityError};
use crate::client_ip::Sender;
use crate::clock::Clock;
use crate::config::{Rate, Settings};
use crate::figures::Figures;
use crate::mail::{Post, PostError};
use crate::photos::{Photos, ShelfError};
use crate::problem::{self, Refusal};
use crate::proof_of_work::ProofOfWork;
use crate::pulse::Pulse;
use crate::rate_limit::RateLimit;
use crate::routes;
use crate::routes::KeptAnswers;
use crate::routes::upload::{BODY_LIMIT, is_multipart};
use crate::secret::{Secret, SecretError};
use crate::site::{self, Site, SiteError};
use crate::store::{Store, StoreError};
use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tower_http::catch_panic::CatchPanicLayer;

/// Largest body of a form with one button.
const FORM_LIMIT: usize = 1_024;
/// Longest time for a request, the reading of its body included.
const TIME_LIMIT: Duration = Duration::from_secs(15);
/// The same where photos come along: a phone at the edge of the network takes minutes.
const UPLOAD_TIME_LIMIT: Duration = Duration::from_secs(300);

/// Most letters of one sender to addresses they name; many phones share one address of the network.
const LETTERS: Rate = Rate { count: 30, period: Duration::from_secs(3_600) };

/// Everything the handlers work with.
pub struct Endpoint {
    pub settings: Settings,
    pub clock: Clock,
    pub city: City,
    pub secret: Secret,
    pub store: Store,
    pub(crate) figures: Figures,
    pub(crate) pulse: Pulse,
    pub(crate) kept: KeptAnswers,
    pub photos: Photos,
    pub site: Site,
    pub rate_limit: Option<RateLimit>,
    /// How many letters one sender may have us write, where posts are limited at all.
    pub letters: RateLimit,
    /// Nothing where devices need not work before they send.
    pub proof_of_work: Option<ProofOfWork>,
    /// Nothing where no mail is sent.
    pub post: Option<Post>,
}

#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    City(#[from] CityError),
    #[error(transparent)]
    Site(#[from] SiteError),
    #[error(transparent)]
    Secret(#[from] SecretError),
    #[error("PHOTOS: {0}")]
    Photos(#[from] ShelfError),
    #[error(transparent)]
    Post(#[from] PostError),
    #[error("DATABASE_URL: {0}")]
    Store(#[from] StoreError),
}

impl Endpoint {
    pub async fn open(settings: Settings, clock: Clock) -> Result<Arc<Self>, StartError> {
        crate::tls::choose();
        let secret = Secret::open(&settings.secret_file)?;
        Ok(Arc::new(Self {
            proof_of_work: settings.proof_of_work.then(|| ProofOfWork::new(&secret)),
            post: settings.mail.as_ref().map(Post::open).transpose()?,
            city: City::open(&settings.data_dir)?,
            site: Site::open(&settings)?,
            secret,
            figures: Figures::default(),
            pulse: Pulse::default(),
            kept: KeptAnswers::default(),
            photos: Photos::open(&settings.photos)?,
            store: Store::open(&settings.database).await?,
            rate_limit: settings.rate_limit.map(RateLimit::new),
            letters: RateLimit::new(LETTERS),
            clock,
            settings,
        }))
    }
}

impl Endpoint {
    /// Lets a post of this sender count for nothing.
    pub fn give_back(&self, sender: Sender) {
        if let Some(limit) = &self.rate_limit {
            limit.give_back(sender);
        }
    }
}

/// The whole service. Layers run from the first one to the last: all of a router's at once, since each that is
/// added alone moves every request and answer once more.
pub fn service(endpoint: Arc<Endpoint>) -> Router {
    // Nesting leaves out the bare prefix with its slash.
    let api = Router::new()
        .nest("/api", routes::api())
        .route("/api/", any(async || Refusal::NotFound))
        .merge(routes::feeds())
        .layer((
            middleware::from_fn(routes::headers),
            middleware::from_fn(problem::in_words),
            CatchPanicLayer::new(),
            middleware::from_fn(in_time),
            DefaultBodyLimit::max(BODY_LIMIT),
        ));
    let site = Router::new()
        .fallback(crate::site::serve)
        .layer(middleware::from_fn(problem::in_words_where_refused));
    let letters =
        Router::new().route("/follow/{token}", get(site::follow::ask).post(site::follow::act)).layer((
            middleware::from_fn(problem::in_words_where_refused),
            middleware::from_fn(in_time),
            DefaultBodyLimit::max(FORM_LIMIT),
        ));
    Router::new()
        .merge(api)
        .merge(letters)
        .fallback_service(site.with_state(endpoint.clone()))
        .with_state(endpoint)
        .layer((middleware::from_fn(log), CatchPanicLayer::new()))
}

/// Gives a request up in the end.
async fn in_time(request: Request, next: Next) -> Response {
    let limit = if is_multipart(request.headers()) { UPLOAD_TIME_LIMIT } else { TIME_LIMIT };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

/// One line for each request: its route, not its address, since an address may carry what people typed.
async fn log(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("site", MatchedPath::as_str).to_owned();
    let response = next.run(request).await;
    let (status, milliseconds) = (response.status().as_u16(), started.elapsed().as_millis() as u64);
    tracing::info!(%method, route, status, milliseconds, "answered");
    response
}
