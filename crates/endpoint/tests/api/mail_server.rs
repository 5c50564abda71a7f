//! A mail server that keeps what it gets, for tests.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

pub struct MailServer {
    pub port: u16,
    letters: Arc<Mutex<Vec<Letter>>>,
    /// How many letters are refused for the moment before one is taken.
    busy: Arc<Mutex<u32>>,
}

#[derive(Clone, Debug, Default)]
pub struct Letter {
    pub to: String,
    pub raw: String,
}

impl MailServer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            letters: Arc::default(),
            busy: Arc::default(),
        };
        let (letters, busy) = (server.letters.clone(), server.busy.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, letters.clone(), busy.clone()));
            }
        });
        server
    }

    pub fn setting(&self) -> String {
        format!("smtp://127.0.0.1:{}?tls=off&from=Adaldyq%20Map%20%3Cmap%40mysal.kz%3E", self.port)
    }

    pub fn refuse_next(&self, count: u32) {
        *self.busy.lock().unwrap() = count;
    }

    pub fn letters(&self) -> Vec<Letter> {
        self.letters.lock().unwrap().clone()
    }
}

impl Letter {
    /// The value of a header, as it stands.
    pub fn header(&self, name: &str) -> Option<String> {
        let unfolded = self.raw.replace("\r\n ", " ");
        let head = unfolded.split("\r\n\r\n").next().unwrap().to_owned();
        let line = head.split("\r\n").find(|line| line.starts_with(&format!("{name}: ")))?;
        Some(line[name.len() + 2..].to_owned())
    }

    /// The text, decoded.
    pub fn text(&self) -> String {
        let (_, body) = self.raw.split_once("\r\n\r\n").unwrap();
        match self.header("Content-Transfer-Encoding").as_deref() {
            Some("base64") => {
                use base64::Engine;
                let joined: String = body.split_whitespace().collect();
                let bytes = base64::engine::general_purpose::STANDARD.decode(joined).unwrap();
                String::from_utf8(bytes).unwrap()
            }
            Some("quoted-printable") => quoted_printable(body),
            _ => body.to_owned(),
        }
    }

    /// The first link that has this in it.
    pub fn link(&self, with: &str) -> String {
        let text = self.text();
        let found = text.split_whitespace().find(|word| word.contains(with));
        found.unwrap_or_else(|| panic!("{with}: {text}")).to_owned()
    }
}

fn quoted_printable(body: &str) -> String {
    let joined = body.replace("=\r\n", "");
    let (mut bytes, mut rest) = (Vec::new(), joined.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        if *first == b'=' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

async fn talk(stream: TcpStream, letters: Arc<Mutex<Vec<Letter>>>, busy: Arc<Mutex<u32>>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 test\r\n").await.unwrap();
    let mut letter = Letter::default();
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = if line.starts_with("EHLO") {
            "250-test\r\n250 8BITMIME".to_owned()
        } else if let Some(to) = line.strip_prefix("RCPT TO:") {
            let refused = {
                let mut busy = busy.lock().unwrap();
                let refused = *busy > 0;
                *busy = busy.saturating_sub(1);
                refused
            };
            letter.to = to.trim_matches(['<', '>', ' ']).to_owned();
            if refused { "451 come back later".into() } else { "250 good".into() }
        } else if line == "DATA" {
            write.write_all(b"354 go on\r\n").await.unwrap();
            while let Ok(Some(line)) = lines.next_line().await {
                if line == "." {
                    break;
                }
                letter.raw.push_str(line.strip_prefix('.').unwrap_or(&line));
                letter.raw.push_str("\r\n");
            }
            letters.lock().unwrap().push(std::mem::take(&mut letter));
            "250 kept".into()
        } else if line == "QUIT" {
            "221 bye".into()
        } else {
            "250 good".into()
        };
        if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}
