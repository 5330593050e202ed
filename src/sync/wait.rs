//! How long to wait.

use jiff::Timestamp;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::time::Duration;

/// The wait before an attempt: twice as long each time, and a little more or less, so that many programs do not come back together.
pub(super) fn before(attempt: u32, first: Duration) -> Duration {
    let whole = first.saturating_mul(1 << attempt.saturating_sub(1).min(10));
    let chance = u32::try_from(RandomState::new().hash_one(attempt) % 1000).unwrap_or(500);
    whole / 2 + whole * chance / 1000
}

/// `Retry-After`: seconds, or a day and time, which is held against the server's own clock where it tells it.
pub(super) fn retry_after(header: &str, server: Option<&str>, now: Timestamp) -> Option<Duration> {
    if let Ok(seconds) = header.trim().parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let until = day_and_time(header)?;
    let from = server.and_then(day_and_time).unwrap_or(now);
    let seconds = until.duration_since(from).as_secs();
    Some(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)))
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`.
pub(super) fn day_and_time(text: &str) -> Option<Timestamp> {
    let zoned = jiff::fmt::rfc2822::DateTimeParser::new()
        .parse_zoned(text.trim())
        .ok()?;
    Some(zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_vary_within_bounds() {
        let first = Duration::from_secs(2);
        for (attempt, whole) in [(1, 2), (2, 4), (3, 8)] {
            let wait = before(attempt, first);
            assert!(
                wait >= Duration::from_secs(whole) / 2
                    && wait <= Duration::from_secs(whole) * 3 / 2,
                "{wait:?}"
            );
        }
    }

    #[test]
    fn a_time_is_held_against_the_servers_clock() {
        let now: Timestamp = "2031-01-01T00:00:00Z".parse().expect("a time");
        assert_eq!(
            retry_after(" 17 ", None, now),
            Some(Duration::from_secs(17))
        );
        let until = "Wed, 01 Jan 2031 00:01:00 GMT";
        assert_eq!(retry_after(until, None, now), Some(Duration::from_mins(1)));
        let skewed = Some("Wed, 01 Jan 2031 00:00:50 GMT");
        assert_eq!(
            retry_after(until, skewed, now),
            Some(Duration::from_secs(10))
        );
        assert_eq!(retry_after("soon", None, now), None);
    }
}
