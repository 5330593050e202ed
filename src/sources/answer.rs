//! What a server answered, and what that is before anything of it is believed.

use super::request::Request;
use super::text::{is_page, opening};
use std::time::Duration;

/// A server's answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// `Content-Type`, in lower case.
    pub content_type: String,
    /// `Retry-After`, as a time to wait.
    pub retry_after: Option<Duration>,
    /// The body, decompressed.
    pub body: Vec<u8>,
}

/// What an answer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Data to be parsed.
    Data,
    /// No figures under this selection: unknown, not zero.
    Empty(String),
    /// Being prepared: ask here, after this time.
    Pending(Duration, Box<Request>),
    /// Too many requests: wait, so long where the server says how long.
    RetryAfter(Option<Duration>, String),
    /// Too much at once.
    TooBig(String),
    /// The key is missing, wrong or expired, or may not do this.
    Denied(String),
    /// The server turns programs away.
    Blocked(String),
    /// The server is unwell; later may be better.
    Unwell(String),
    /// Not what was asked for.
    Broken(String),
}

/// What a status code and the first bytes say by themselves; `None` where the body has to be looked at.
pub(super) fn by_status(answer: &Answer) -> Option<Reply> {
    let said = || format!("status {}: {}", answer.status, opening(&answer.body));
    let quota = answer.status == 403 && answer.retry_after.is_some();
    Some(match answer.status {
        200 | 203 if answer.body.is_empty() => {
            Reply::Broken("status 200 without a body".to_owned())
        }
        200 | 203 => return None,
        204 => {
            Reply::Empty("the source has no figures under this selection (status 204)".to_owned())
        }
        429 => Reply::RetryAfter(answer.retry_after, said()),
        403 if quota => Reply::RetryAfter(answer.retry_after, said()),
        401 | 403 | 407 => Reply::Denied(said()),
        412 => Reply::Blocked(said()),
        413 | 414 => Reply::TooBig(said()),
        408 | 425 | 500..=599 => Reply::Unwell(said()),
        _ => Reply::Broken(said()),
    })
}

/// The same for a source that never answers with a page for a browser.
pub(super) fn of_data(answer: &Answer) -> Option<Reply> {
    by_status(answer).or_else(|| {
        is_page(&answer.body).then(|| {
            Reply::Broken(format!(
                "a page for a browser instead of data: {}",
                opening(&answer.body)
            ))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        Answer {
            status,
            body: body.as_bytes().to_vec(),
            ..Answer::default()
        }
    }

    #[test]
    fn a_status_says_what_can_be_done() {
        assert!(matches!(by_status(&answer(204, "")), Some(Reply::Empty(_))));
        assert!(matches!(
            by_status(&answer(401, "no key")),
            Some(Reply::Denied(_))
        ));
        assert!(matches!(
            by_status(&answer(412, "")),
            Some(Reply::Blocked(_))
        ));
        assert!(matches!(
            by_status(&answer(413, "")),
            Some(Reply::TooBig(_))
        ));
        assert!(matches!(
            by_status(&answer(503, "")),
            Some(Reply::Unwell(_))
        ));
        assert!(matches!(
            by_status(&answer(404, "")),
            Some(Reply::Broken(_))
        ));
        assert_eq!(by_status(&answer(200, "x")), None);
    }

    #[test]
    fn a_403_with_a_time_to_wait_is_a_quota() {
        let mut spent = answer(403, "Out of call volume quota");
        spent.retry_after = Some(Duration::from_secs(9));
        assert!(matches!(
            by_status(&spent),
            Some(Reply::RetryAfter(Some(_), _))
        ));
    }

    #[test]
    fn a_page_is_never_data() {
        let page = answer(200, "\u{feff} <!DOCTYPE html><title>Sorry</title>");
        assert!(matches!(of_data(&page), Some(Reply::Broken(said)) if said.contains("Sorry")));
    }
}
