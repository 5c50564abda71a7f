//! Connections: accepted, served, and brought to an end.

use crate::app::{Endpoint, service};
use axum::Extension;
use axum::extract::ConnectInfo;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tower::Layer;

/// Longest time for the head of a request, and for a connection to stay idle.
const HEAD_LIMIT: Duration = Duration::from_secs(30);
/// Longest time for the requests under way when the endpoint stops.
const STOP_LIMIT: Duration = Duration::from_secs(20);

/// Serves until `stop` ends, and then what is under way.
pub async fn run(listener: TcpListener, endpoint: Arc<Endpoint>, stop: impl Future<Output = ()>) {
    let service = service(endpoint);
    let graceful = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::error!(%error, "a connection could not be accepted");
                    // Out of files, most likely: others have to end first.
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let service = Extension(ConnectInfo(peer)).layer(service.clone());
        serve(stream, service, &graceful);
    }
    drop(listener);
    if tokio::time::timeout(STOP_LIMIT, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests were cut off, since they took too long to end");
    }
}

type Service = <Extension<ConnectInfo<SocketAddr>> as Layer<axum::Router>>::Service;

fn serve(stream: TcpStream, service: Service, graceful: &GracefulShutdown) {
    // Small answers go out at once.
    let _ = stream.set_nodelay(true);
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD_LIMIT);
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    let connection = graceful.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection broke");
        }
    });
}
