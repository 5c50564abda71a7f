//! The app's page, its files, and the published data.

mod files;

use crate::app::Endpoint;
use crate::config::Settings;
use axum::extract::{Request, State};
use axum::response::Response;
use std::path::PathBuf;
use std::sync::Arc;

/// What is served beside the API.
pub struct Site {
    app: PathBuf,
    data: PathBuf,
}

#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    #[error("APP_DIR: {0} could not be read ({1}); build the app, or name the folder that holds index.html")]
    Missing(PathBuf, std::io::Error),
}

impl Site {
    pub fn open(settings: &Settings) -> Result<Self, SiteError> {
        let page = settings.app_dir.join("index.html");
        std::fs::read(&page).map_err(|error| SiteError::Missing(page, error))?;
        Ok(Self { app: settings.app_dir.clone(), data: settings.data_dir.clone() })
    }
}

/// Everything that is not under `/api`.
pub async fn serve(State(endpoint): State<Arc<Endpoint>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    match path.strip_prefix("/data/") {
        Some(inside) => files::file(&endpoint.site.data, inside).await,
        None => files::page_or_file(&endpoint.site.app, &path).await,
    }
}
