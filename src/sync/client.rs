//! One request, sent once: bounded in time and size, never followed to another server.

use super::Patience;
use super::fault::Fault;
use super::wait;
use crate::sources::{Answer, KEY_PLACE, Key, Limits, Method, Request, Secret};
use jiff::Timestamp;
use reqwest::header::{
    ACCEPT, CONTENT_TYPE, DATE, ETAG, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
    LOCATION, RETRY_AFTER,
};
use reqwest::{Client as Http, Response, Url, redirect};
use std::error::Error as _;
use std::time::Duration;

/// The name under which the program asks. Some servers turn away what does not look like a browser.
const AGENT: &str = concat!(
    "Mozilla/5.0 (compatible; Weighbridge/",
    env!("CARGO_PKG_VERSION"),
    ")"
);
/// How often a server may send on within itself.
const MOST_HOPS: u32 = 5;
/// Headers that are kept with an answer.
const KEPT: [reqwest::header::HeaderName; 3] = [ETAG, LAST_MODIFIED, CONTENT_TYPE];

/// What tells a server which answer is already known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Validators {
    pub(super) etag: Option<String>,
    pub(super) modified: Option<String>,
}

/// An answer with the papers it is kept with.
#[derive(Debug)]
pub(super) struct Received {
    pub(super) answer: Answer,
    pub(super) headers: Vec<(String, String)>,
    pub(super) at: Timestamp,
    /// By how many seconds the server's clock and ours differ.
    pub(super) skew: i64,
}

/// Sends requests of one source.
#[derive(Debug)]
pub(super) struct Client {
    http: Http,
    key: Option<Secret>,
    most_bytes: u64,
    now: fn() -> Timestamp,
}

impl Client {
    /// A client for a source with these limits.
    ///
    /// # Errors
    ///
    /// [`Fault::Connection`] where the system gives no certificates.
    pub(super) fn new(
        base: &str,
        key: Option<Secret>,
        limits: Limits,
        patience: Patience,
        now: fn() -> Timestamp,
    ) -> Result<Self, Fault> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = Http::builder()
            .user_agent(AGENT)
            .redirect(redirect::Policy::none())
            .connect_timeout(patience.connect)
            .timeout(patience.answer)
            .gzip(true);
        if ["://127.0.0.1", "://localhost", "://[::1]"]
            .iter()
            .any(|here| base.contains(here))
        {
            builder = builder.no_proxy().tls_certs_only([]);
        }
        let http = builder.build().map_err(|error| Fault::Connection {
            host: base.to_owned(),
            said: error.to_string(),
        })?;
        Ok(Self {
            http,
            key,
            most_bytes: limits.most_bytes,
            now,
        })
    }

    /// Sends a request, and reads its answer.
    ///
    /// # Errors
    ///
    /// [`Fault`]; its words hold no key.
    pub(super) async fn send(
        &self,
        request: &Request,
        known: &Validators,
    ) -> Result<Received, Fault> {
        let host = request.host().to_owned();
        let mut url = self.address(request).map_err(|said| Fault::Connection {
            host: host.clone(),
            said,
        })?;
        for _ in 0..=MOST_HOPS {
            let response = self
                .once(request, url.clone(), known)
                .await
                .map_err(|error| told(&host, error))?;
            match hop(&response, &url, &host)? {
                Some(next) => url = next,
                None => return self.received(response, &host).await,
            }
        }
        Err(Fault::Redirect {
            host,
            to: "in a circle".to_owned(),
        })
    }

    fn address(&self, request: &Request) -> Result<Url, String> {
        let key = self.key.as_ref().map(Secret::reveal).unwrap_or_default();
        let whole = match request.key {
            Some(Key::Address) => request
                .url
                .replace(KEY_PLACE, &crate::sources::encoded(key)),
            _ => request.url.clone(),
        };
        Url::parse(&whole).map_err(|error| format!("its address cannot be read: {error}"))
    }

    async fn once(
        &self,
        request: &Request,
        url: Url,
        known: &Validators,
    ) -> Result<Response, reqwest::Error> {
        let mut sent = match &request.method {
            Method::Get => self.http.get(url),
            Method::Post(body) => self
                .http
                .post(url)
                .header(CONTENT_TYPE, "application/json")
                .body(body.clone()),
        };
        if let Some(accept) = request.accept {
            sent = sent.header(ACCEPT, accept);
        }
        if let (Some(Key::Header(name)), Some(key)) = (request.key, &self.key)
            && let Ok(mut value) = HeaderValue::from_str(key.reveal())
        {
            value.set_sensitive(true);
            sent = sent.header(name, value);
        }
        if let Some(etag) = &known.etag {
            sent = sent.header(IF_NONE_MATCH, etag);
        } else if let Some(modified) = &known.modified {
            sent = sent.header(IF_MODIFIED_SINCE, modified);
        }
        sent.send().await
    }

    async fn received(&self, mut response: Response, host: &str) -> Result<Received, Fault> {
        let too_large = || Fault::TooLarge {
            host: host.to_owned(),
            limit: self.most_bytes,
        };
        if response
            .content_length()
            .is_some_and(|length| length > self.most_bytes)
        {
            return Err(too_large());
        }
        let at = (self.now)();
        let text = |name| {
            response
                .headers()
                .get(name)
                .and_then(|value: &HeaderValue| value.to_str().ok())
                .map(ToOwned::to_owned)
        };
        let clock = text(DATE);
        let headers = KEPT
            .iter()
            .filter_map(|name| Some((name.to_string(), self.hush(&text(name.clone())?))));
        let mut answer = Answer {
            status: response.status().as_u16(),
            content_type: text(CONTENT_TYPE).unwrap_or_default().to_lowercase(),
            retry_after: text(RETRY_AFTER)
                .and_then(|after| wait::retry_after(&after, clock.as_deref(), at)),
            body: Vec::new(),
        };
        let headers = headers.collect();
        while let Some(chunk) = response.chunk().await.map_err(|error| told(host, error))? {
            if (answer.body.len() + chunk.len()) as u64 > self.most_bytes {
                return Err(too_large());
            }
            answer.body.extend_from_slice(&chunk);
        }
        answer.body = self.hush_bytes(answer.body);
        let skew = clock
            .as_deref()
            .and_then(wait::day_and_time)
            .map_or(0, |clock| clock.duration_since(at).as_secs());
        Ok(Received {
            answer,
            headers,
            at,
            skew,
        })
    }

    /// The text without the key, should the server repeat it.
    pub(super) fn hush(&self, text: &str) -> String {
        match &self.key {
            Some(key) => text
                .replace(key.reveal(), KEY_PLACE)
                .replace(&crate::sources::encoded(key.reveal()), KEY_PLACE),
            None => text.to_owned(),
        }
    }

    /// The bytes without the key.
    fn hush_bytes(&self, bytes: Vec<u8>) -> Vec<u8> {
        let Some(key) = self.key.as_ref().map(|key| key.reveal().as_bytes()) else {
            return bytes;
        };
        if !bytes.windows(key.len()).any(|part| part == key) {
            return bytes;
        }
        let mut out = Vec::with_capacity(bytes.len());
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at..].starts_with(key) {
                out.extend_from_slice(KEY_PLACE.as_bytes());
                at += key.len();
            } else {
                out.push(bytes[at]);
                at += 1;
            }
        }
        out
    }
}

/// Where the server sends on to within itself; nowhere where it answers.
fn hop(response: &Response, url: &Url, host: &str) -> Result<Option<Url>, Fault> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let to = response
        .headers()
        .get(LOCATION)
        .and_then(|to| to.to_str().ok());
    let next = to.and_then(|to| url.join(to).ok());
    let is_same = next.as_ref().is_some_and(|next| {
        let is_upgrade = url.scheme() == "http"
            && next.scheme() == "https"
            && url.port().is_none()
            && next.port().is_none();
        next.host_str() == url.host_str()
            && (is_upgrade || (next.scheme() == url.scheme() && next.port() == url.port()))
    });
    if is_same {
        return Ok(next);
    }
    let to = next.and_then(|next| next.host_str().map(ToOwned::to_owned));
    Err(Fault::Redirect {
        host: host.to_owned(),
        to: to.unwrap_or_else(|| "nowhere".to_owned()),
    })
}

/// What an error of the network is. Its words never hold an address.
fn told(host: &str, error: reqwest::Error) -> Fault {
    let host = host.to_owned();
    let error = error.without_url();
    let mut causes = vec![error.to_string()];
    let mut cause = error.source();
    while let Some(next) = cause {
        causes.push(next.to_string());
        cause = next.source();
    }
    let said = causes.last().cloned().unwrap_or_default();
    let all = causes.join(" ").to_lowercase();
    if error.is_dns() || all.contains("dns error") || all.contains("failed to lookup") {
        Fault::Dns { host }
    } else if error.is_timeout() {
        Fault::Timeout { host }
    } else if error.is_connect() {
        Fault::Refused { host, said }
    } else if error.is_body()
        || error.is_decode()
        || all.contains("incomplete")
        || all.contains("reset")
        || all.contains("closed")
    {
        Fault::BrokenOff { host, said }
    } else {
        Fault::Connection { host, said }
    }
}

/// A pause.
pub(super) async fn rest(time: Duration) {
    if !time.is_zero() {
        tokio::time::sleep(time).await;
    }
}
