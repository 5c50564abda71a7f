//! Clients that ask for one thing after the other over a connection that stays open.

use std::fmt;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The whole request of a client's n-th turn.
pub type Request = fn(client: usize, turn: usize) -> Vec<u8>;

/// What a load came to.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Answers a second.
    pub rate: f64,
    pub p50: Duration,
    pub p99: Duration,
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
        f.pad(&format!("{:.0} /s ({:.1}, {:.1} ms)", self.rate, ms(self.p50), ms(self.p99)))
    }
}

/// So many clients, each with a connection of its own, for so long.
pub async fn load(address: &str, request: Request, clients: usize, time: Duration) -> Measured {
    let started = Instant::now();
    let clients =
        (0..clients).map(|client| tokio::spawn(ask(address.to_owned(), request, client, started + time)));
    let mut times = Vec::new();
    for client in clients.collect::<Vec<_>>() {
        times.extend(client.await.unwrap());
    }
    let rate = times.len() as f64 / started.elapsed().as_secs_f64();
    times.sort_unstable();
    let part = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    Measured { rate, p50: part(0.5), p99: part(0.99) }
}

async fn ask(address: String, request: Request, client: usize, end: Instant) -> Vec<Duration> {
    let mut connection = TcpStream::connect(&address).await.unwrap();
    connection.set_nodelay(true).unwrap();
    let (mut times, mut buffer, mut turn) = (Vec::new(), Vec::new(), 0);
    loop {
        let bytes = request(client, turn);
        let sent = Instant::now();
        connection.write_all(&bytes).await.unwrap();
        answer(&mut connection, &mut buffer).await;
        times.push(sent.elapsed());
        turn += 1;
        if Instant::now() >= end {
            return times;
        }
    }
}

/// Reads one answer to its end; anything but a 2xx ends the measuring.
async fn answer(connection: &mut TcpStream, buffer: &mut Vec<u8>) {
    buffer.clear();
    loop {
        assert!(connection.read_buf(buffer).await.unwrap() > 0, "the connection ended");
        let Some(head) = buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n") else { continue };
        let text = std::str::from_utf8(&buffer[..head]).unwrap().to_ascii_lowercase();
        assert!(text.starts_with("http/1.1 2"), "{}", String::from_utf8_lossy(buffer));
        let length = text.lines().find_map(|line| line.strip_prefix("content-length: "));
        let whole = head + 4 + length.map_or(0, |length| length.parse::<usize>().unwrap());
        while buffer.len() < whole {
            assert!(connection.read_buf(buffer).await.unwrap() > 0, "the connection ended");
        }
        return;
    }
}
