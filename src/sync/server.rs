//! A server on this machine that answers as it is told; for tests.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What a server does with a request.
#[derive(Debug, Clone)]
pub(super) enum Turn {
    /// Answers with these bytes, head and all.
    Bytes(Vec<u8>),
    /// Takes the request and says nothing.
    Silence,
}

/// What the server is asked: the request's first line, its head, and its body.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    pub(super) line: String,
    pub(super) head: String,
    pub(super) body: String,
}

/// A running server. It ends with the test's process.
#[derive(Debug, Clone)]
pub(super) struct Server {
    /// Its address.
    pub(super) base: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// Starts a server.
    pub(super) fn start(turn: impl Fn(&Asked) -> Turn + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (seen, turn) = (Arc::clone(&asked), Arc::new(turn));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (seen, turn) = (Arc::clone(&seen), Arc::clone(&turn));
                std::thread::spawn(move || serve(stream, &seen, &*turn));
            }
        });
        Self { base, asked }
    }

    /// Starts a server that breaks every connection off in the middle of its answer: it leaves the request unread, so that
    /// the system resets the connection.
    pub(super) fn resetting(body: &'static [u8]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let _ = stream.peek(&mut [0]);
                if let Turn::Bytes(bytes) = broken_off(body) {
                    let _ = stream.write_all(&bytes);
                }
                std::thread::sleep(Duration::from_millis(20));
            }
        });
        Self {
            base,
            asked: Arc::default(),
        }
    }

    /// What it was asked so far.
    pub(super) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("the list").clone()
    }
}

fn serve(mut stream: TcpStream, seen: &Mutex<Vec<Asked>>, turn: &dyn Fn(&Asked) -> Turn) {
    let Some(asked) = read(&stream) else { return };
    let todo = turn(&asked);
    seen.lock().expect("the list").push(asked);
    match todo {
        Turn::Bytes(bytes) => {
            let _ = stream.write_all(&bytes);
            let _ = stream.flush();
        }
        Turn::Silence => std::thread::sleep(Duration::from_secs(5)),
    }
}

fn read(stream: &TcpStream) -> Option<Asked> {
    let mut reader = BufReader::new(stream);
    let mut asked = Asked::default();
    reader.read_line(&mut asked.line).ok()?;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 || line == "\r\n" {
            break;
        }
        asked.head += &line;
    }
    let length = asked.head.lines().find_map(|line| {
        line.to_lowercase()
            .strip_prefix("content-length:")?
            .trim()
            .parse()
            .ok()
    });
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    asked.body = String::from_utf8_lossy(&body).into_owned();
    Some(asked)
}

/// An answer with status, further lines of its head, and a body.
pub(super) fn answer(status: u16, head: &str, body: &[u8]) -> Turn {
    let mut bytes = format!(
        "HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n{head}\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    Turn::Bytes(bytes)
}

/// An answer that promises more than it gives.
pub(super) fn broken_off(body: &[u8]) -> Turn {
    let mut bytes = format!(
        "HTTP/1.1 200 X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len() + 1000
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    Turn::Bytes(bytes)
}
