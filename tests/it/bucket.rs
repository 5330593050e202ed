//! A store in a bucket: the same report as from a folder, nothing written, and each fault said in one message without keys.
//!
//! The bucket is one of `moto` (a Python package), started on loopback; where it is not installed the test says so and is
//! skipped. The faults come from small servers of our own.

use crate::program::{Program, root, weighbridge};
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Keys that no message may hold.
const KEY: &str = "AKIAEXAMPLEEXAMPLE00";
const SECRET: &str = "verysecretverysecretverysecret";

const STORY: &str = "Brazil's exports to Portugal reached $1.23 billion in March 2031.\n\n\
    China's trade with Russia was worth $38.2 billion in the first quarter of 2022.\n";

const TABLE: &str = "With,Month,Sold\nPRT,2031/01,\"1,204,518\"\nPRT,2031/02,\"1,200,000\"\nPRT,2031/03,\"1,234,567\"\n";

const MAPPING: &str = r#"
source = "Example"
dataset = "with_portugal"
origin = "https://example.org/table"
published = "2031-04-10"
reporter = { is = "BRA" }
partner = { column = "With" }
period = { column = "Month", form = "YYYY/MM" }
file = { group = "," }

[[value]]
column = "Sold"
flow = "exports"
unit = "USD"
scale = "1000"
"#;

/// The program with a key, for the server at a port.
pub(crate) fn program(port: u16) -> Program {
    with_keys(weighbridge(), port)
}

/// The program with the address and the keys of a bucket.
pub(crate) fn with_keys(program: Program, port: u16) -> Program {
    program
        .env("AWS_ACCESS_KEY_ID", KEY)
        .env("AWS_SECRET_ACCESS_KEY", SECRET)
        .env("AWS_REGION", "us-east-1")
        .env("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{port}"))
}

fn check(program: Program, data: impl AsRef<std::ffi::OsStr>) -> Program {
    let program = program.args(["check", "-", "--language", "en", "--date", "2031-05-02"]);
    let program = program.args(["--format", "json", "--data"]).arg(data);
    program.write_stdin(STORY)
}

/// A store with one table.
fn store(folder: &Path) -> PathBuf {
    fs::write(folder.join("map.toml"), MAPPING).expect("written");
    fs::write(folder.join("table.csv"), TABLE).expect("written");
    let store = folder.join("store");
    let import = weighbridge().args(["import", "--data"]).arg(&store);
    let import = import.arg("--mapping").arg(folder.join("map.toml"));
    import.arg(folder.join("table.csv")).run().code(0);
    store
}

/// A server for buckets; it ends with its owner.
pub(crate) struct Server {
    process: Child,
    pub(crate) port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    /// Starts one, where the package is installed.
    pub(crate) fn start() -> Option<Self> {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = free.local_addr().expect("an address").port();
        drop(free);
        let has = |line: &str| {
            let mut python = Command::new("python3");
            let told = python.args(["-c", line]).stderr(Stdio::null()).status();
            told.is_ok_and(|status| status.success())
        };
        if !has("import moto.server") {
            eprintln!(
                "SKIPPED: no bucket was read; `pip install 'moto[server]'` brings a server for it"
            );
            return None;
        }
        let process = Command::new("python3")
            .args([
                "-m",
                "moto.server",
                "-H",
                "127.0.0.1",
                "-p",
                &port.to_string(),
            ])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Python starts");
        let server = Self { process, port };
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                started.elapsed() < Duration::from_mins(1),
                "the server does not answer"
            );
            std::thread::sleep(Duration::from_millis(100));
        }
        Some(server)
    }

    pub(crate) fn put(&self, path: &str, bytes: &[u8]) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server");
        write!(
            stream,
            "PUT {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
            self.port,
            bytes.len()
        )
        .expect("sent");
        stream.write_all(bytes).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
    }

    /// Copies a folder under a path.
    fn copy(&self, folder: &Path, to: &str) {
        for entry in fs::read_dir(folder)
            .expect("a folder")
            .filter_map(Result::ok)
        {
            let name = format!("{to}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                self.copy(&entry.path(), &name);
            } else {
                self.put(&name, &fs::read(entry.path()).expect("a file"));
            }
        }
    }
}

#[test]
fn a_store_in_a_bucket_gives_the_report_of_its_folder_and_is_never_written() {
    let Some(server) = Server::start() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let store = store(folder.path());
    server.put("/figures", b"");
    server.copy(&store, "/figures/a/store");
    let here = check(weighbridge(), &store).run().stdout();
    let there = check(program(server.port), "s3://figures/a/store").run();
    assert_eq!(there.stderr(), "");
    assert_eq!(there.stdout(), here);
    assert!(here.contains("with_portugal"), "{here}");
    let lookup = [
        "lookup",
        "--reporter",
        "BRA",
        "--partner",
        "PRT",
        "--flow",
        "exports",
    ];
    let lookup = program(server.port)
        .args(lookup)
        .args(["--period", "2031-Q1"]);
    let lookup = lookup.env("WEIGHBRIDGE_DATA", "s3://figures/a/store/");
    lookup.run().code(0).prints(&["3.6391 billion dollars"]);
    program(server.port)
        .args(["data", "list", "--data", "s3://figures/a/store"])
        .run()
        .code(0)
        .prints(&["Example/with_portugal/2031-04-10-"]);
    for (address, said) in [
        ("s3://figures/elsewhere", "holds no store"),
        ("s3://nowhere/store", "there is no such bucket"),
    ] {
        check(program(server.port), address)
            .run()
            .code(2)
            .stays_mute()
            .complains(&[said]);
    }
    refused_writes(server.port);
    let mut tables = fs::read_dir(store.join("facts/example/with_portugal")).expect("a folder");
    let table = tables.find_map(Result::ok).expect("a table").path();
    fs::write(table, b"PAR1").expect("written");
    server.copy(&store, "/figures/b/store");
    check(program(server.port), "s3://figures/b/store")
        .run()
        .code(2)
        .complains(&["is not what was stored"]);
}

fn refused_writes(port: u16) {
    let table = root().join("README.md");
    for command in [
        vec!["data", "verify"],
        vec!["data", "prune"],
        vec!["sync", "gacc", "--reporter", "CHN", "--period", "2024-03"],
        vec![
            "import",
            "--source",
            "gacc",
            table.to_str().expect("a path"),
        ],
    ] {
        program(port)
            .args(command)
            .args(["--data", "s3://figures/a/store"])
            .run()
            .code(2)
            .stays_mute()
            .complains(&["is a bucket, which is only read"]);
    }
}

/// A server that gives every caller this answer, or none at all; its port.
fn answers(answer: Option<String>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    std::thread::spawn(move || {
        let mut open = Vec::new();
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            if let Some(answer) = &answer {
                let mut asked = [0; 4096];
                let _ = stream.read(&mut asked);
                let _ = stream.write_all(answer.as_bytes());
            } else {
                open.push(stream);
            }
        }
    });
    port
}

fn refusal(fault: &str) -> String {
    let body = format!(
        "<?xml version=\"1.0\"?><Error><Code>{fault}</Code><AWSAccessKeyId>{KEY}</AWSAccessKeyId></Error>"
    );
    format!(
        "HTTP/1.1 403 Forbidden\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

#[test]
fn faults_of_a_bucket_are_said_in_one_message_without_keys() {
    let closed = {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.local_addr().expect("an address").port()
    };
    let refuses = answers(Some(refusal("InvalidAccessKeyId")));
    let cases = [
        (refuses, "the key in the environment does not open it"),
        (closed, "no connection to its server"),
        (answers(None), "did not answer in time"),
    ];
    for (port, said) in cases {
        let program = program(port).env("AWS_TIMEOUT", "1 second");
        let done = check(program, "s3://figures/store")
            .run()
            .code(2)
            .complains(&[said]);
        let told = done.stdout() + &done.stderr();
        assert!(!told.contains(KEY) && !told.contains(SECRET), "{told}");
        assert_eq!(done.stderr().lines().count(), 1, "{}", done.stderr());
    }
    let keyless = weighbridge()
        .env("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{refuses}"))
        .env("AWS_REGION", "us-east-1");
    check(keyless, "s3://figures/store")
        .run()
        .code(2)
        .complains(&["does not open without a key"]);
    check(program(refuses), "s3://me:word@figures/store")
        .run()
        .code(2)
        .complains(&["it names no bucket"]);
}
