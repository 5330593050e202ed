//! How a request can fail, in words for a person.

use crate::sources::ParseError;
use std::time::Duration;

/// Why a request brought nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The name of the server is not known.
    #[error(
        "the address of {host} cannot be found (DNS); check the network, and the name if you set it"
    )]
    Dns {
        /// Which server.
        host: String,
    },
    /// Nobody answers there.
    #[error("{host} refuses the connection ({said}); the server may be down, try again later")]
    Refused {
        /// Which server.
        host: String,
        /// What the system said.
        said: String,
    },
    /// No answer in time.
    #[error("{host} did not answer in time; try again later, or ask for less")]
    Timeout {
        /// Which server.
        host: String,
    },
    /// The answer ended too early.
    #[error("the answer of {host} broke off ({said}); nothing of it was kept, try again")]
    BrokenOff {
        /// Which server.
        host: String,
        /// What the system said.
        said: String,
    },
    /// The connection failed in another way.
    #[error("{host} cannot be asked ({said})")]
    Connection {
        /// Which server.
        host: String,
        /// What the system said.
        said: String,
    },
    /// The server sends to another one.
    #[error(
        "{host} sends on to another server ({to}), which is not followed; if it has moved, set its new `base`"
    )]
    Redirect {
        /// Which server.
        host: String,
        /// Where to.
        to: String,
    },
    /// More bytes than may be read.
    #[error("the answer of {host} is larger than {limit} bytes; ask for less, or set `most_bytes`")]
    TooLarge {
        /// Which server.
        host: String,
        /// The limit.
        limit: u64,
    },
    /// There is no key.
    #[error(
        "{name} needs a key; set it in the environment as {variable}, or in the file of --sources"
    )]
    NoKey {
        /// Which source.
        name: String,
        /// The variable.
        variable: String,
    },
    /// The key is wrong, or has expired.
    #[error("the source refuses the key or the right to ask ({said}); {}", denied(variable.as_deref()))]
    Denied {
        /// What it said.
        said: String,
        /// The variable of its key, where it takes one.
        variable: Option<String>,
    },
    /// The server turns programs away.
    #[error("the source turns programs away ({0})")]
    Blocked(String),
    /// Too many requests.
    #[error("the source wants to be left alone{}: {said}; run sync again later, what came is kept", shown(*wait))]
    TooMany {
        /// How long, where it says so.
        wait: Option<Duration>,
        /// What it said.
        said: String,
    },
    /// Too much at once, and no way to ask for less.
    #[error(
        "the source says that this is too much at once ({0}); name fewer months, partners or goods"
    )]
    TooBig(String),
    /// The server is unwell.
    #[error("the source is unwell ({0}); try again later")]
    Unwell(String),
    /// The answer is not what was asked for.
    #[error(
        "the answer is not data ({0}); the source may have moved or changed, nothing of it was kept"
    )]
    Broken(String),
    /// The answer is not ready after many questions.
    #[error("the answer is still being prepared; run sync again later")]
    Pending,
    /// The answer cannot be read.
    #[error(transparent)]
    Parse(#[from] ParseError),
}

fn denied(variable: Option<&str>) -> String {
    variable.map_or_else(
        || "it takes no key, so it may turn this program or address away".to_owned(),
        |variable| format!("check {variable}, it may have expired"),
    )
}

fn shown(wait: Option<Duration>) -> String {
    wait.map_or_else(String::new, |wait| {
        format!(" for {} seconds", wait.as_secs())
    })
}

impl Fault {
    /// May the same request fare better in a moment?
    pub(super) const fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Dns { .. }
                | Self::Refused { .. }
                | Self::Timeout { .. }
                | Self::BrokenOff { .. }
                | Self::Connection { .. }
                | Self::Unwell(_)
                | Self::TooMany { .. }
        )
    }

    /// Is it of no use to put further requests to the source?
    pub(super) const fn is_final_for_source(&self) -> bool {
        matches!(
            self,
            Self::Dns { .. }
                | Self::Refused { .. }
                | Self::NoKey { .. }
                | Self::Denied { .. }
                | Self::Blocked(_)
                | Self::TooMany { .. }
                | Self::Redirect { .. }
        )
    }
}
