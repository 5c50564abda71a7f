//! Clients that ask and wait for the answer, as many as are wanted, each on a connection of its own.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub struct Load {
    pub address: String,
    pub clients: usize,
    pub long: Duration,
}

pub struct Measured {
    pub a_second: f64,
    pub p50: Duration,
    pub p99: Duration,
}

impl fmt::Display for Measured {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let milliseconds = |time: Duration| time.as_secs_f64() * 1_000.0;
        write!(to, "{:>10.0} {:>7.2} {:>7.2}", self.a_second, milliseconds(self.p50), milliseconds(self.p99))
    }
}

impl Measured {
    pub fn of(mut times: Vec<Duration>, long: Duration) -> Self {
        times.sort_unstable();
        let share = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        Self { a_second: times.len() as f64 / long.as_secs_f64(), p50: share(0.5), p99: share(0.99) }
    }
}

static NUMBER: AtomicU64 = AtomicU64::new(0);

impl Load {
    /// Each request is made from a number that no other has. The first tenth warms up and is not counted.
    pub async fn run(&self, request: impl Fn(u64) -> Vec<u8> + Clone + Send + 'static) -> Measured {
        let begin = Instant::now() + self.long / 10;
        let end = begin + self.long;
        let address = Arc::new(self.address.clone());
        let clients: Vec<_> = (0..self.clients)
            .map(|_| {
                let (address, request) = (address.clone(), request.clone());
                tokio::spawn(async move { ask(&address, request, begin, end).await })
            })
            .collect();
        let mut times = Vec::new();
        for client in clients {
            times.extend(client.await.unwrap());
        }
        Measured::of(times, self.long)
    }
}

async fn ask(address: &str, request: impl Fn(u64) -> Vec<u8>, begin: Instant, end: Instant) -> Vec<Duration> {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let mut buffer = Vec::with_capacity(1 << 16);
    let mut times = Vec::new();
    loop {
        let request = request(NUMBER.fetch_add(1, Ordering::Relaxed));
        let started = Instant::now();
        stream.write_all(&request).await.unwrap();
        answer(&mut stream, &mut buffer).await;
        let ended = Instant::now();
        if ended > end {
            return times;
        }
        if started >= begin {
            times.push(ended - started);
        }
    }
}

/// Reads one answer, which has to be a good one.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) {
    buffer.clear();
    let head = loop {
        if let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
        assert!(stream.read_buf(buffer).await.unwrap() > 0, "the connection was closed");
    };
    let text = String::from_utf8_lossy(&buffer[..head]).to_ascii_lowercase();
    assert!(text.starts_with("http/1.1 20"), "{text}{}", String::from_utf8_lossy(&buffer[head..]));
    let length = text.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next());
    let length: usize = length.expect("answers have a length").parse().unwrap();
    while buffer.len() < head + length {
        assert!(stream.read_buf(buffer).await.unwrap() > 0, "the connection was closed");
    }
}

pub fn post(path: &str, number: u64, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
         idempotency-key: a-key-of-the-bench-{number:012}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

pub fn get(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n").into_bytes()
}
