//! What an answer of an SDMX service is: data, nothing, too much, later.

use super::super::answer::{Answer, Reply, of_data};
use super::super::request::Request;
use super::super::text::opening;
use std::time::Duration;

/// The wait before a request in preparation is looked at again.
const PENDING: Duration = Duration::from_secs(5);

/// Tells an answer.
pub(super) fn classify(request: &Request, answer: &Answer, base: &str) -> Reply {
    let head =
        String::from_utf8_lossy(answer.body.get(..4096).unwrap_or(&answer.body)).into_owned();
    let said = || format!("status {}: {}", answer.status, opening(&answer.body));
    match answer.status {
        404 if says_nothing_found(&head) => Reply::Empty(said()),
        404 => Reply::Broken(format!(
            "{}; the dataset or a code is unknown to the service",
            said()
        )),
        400 if head.contains("EXTRACTION_TOO_BIG") => Reply::TooBig(said()),
        200 | 203 if is_asynchronous(&head) => pending(request, &head, base),
        200 | 203 => of_data(answer).unwrap_or_else(|| of_body(answer, &head)),
        _ => of_data(answer).unwrap_or_else(|| Reply::Broken(said())),
    }
}

/// "No results" is an answer: unknown, not zero.
fn says_nothing_found(head: &str) -> bool {
    let is_unknown = head.contains("not available for dissemination");
    let coded = head.contains("code=\"100\"")
        || head.contains("NoRecordsFound")
        || head.contains("No records found");
    !is_unknown && (coded || head.contains("NoResultsFound") || head.contains("No results"))
}

fn is_asynchronous(head: &str) -> bool {
    head.contains("ASYNCHRONOUS_RESPONSE")
        || ["syncResponse", "asyncResponse", "<queued>"]
            .iter()
            .any(|mark| head.contains(mark))
}

/// A request in preparation: where to ask next, and when.
fn pending(request: &Request, head: &str, base: &str) -> Reply {
    let id = between(head, "<id>", "</id>").or_else(|| between(head, "<key>", "</key>"));
    let Some(id) = id.filter(|id| id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')) else {
        return Reply::TooBig("the service prepares the answer, but does not say where".to_owned());
    };
    let next = |what: &str| {
        Box::new(Request {
            url: format!("{base}/{what}/{id}"),
            ..request.clone()
        })
    };
    if head.contains("AVAILABLE") {
        Reply::Pending(Duration::ZERO, next("data"))
    } else if head.contains("EXPIRED") {
        Reply::Unwell("the prepared answer has expired".to_owned())
    } else {
        Reply::Pending(PENDING, next("status"))
    }
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let after = text.split_once(start)?.1;
    Some(after.split_once(end)?.0.trim())
}

/// Status 200: data, or a fault inside.
fn of_body(answer: &Answer, head: &str) -> Reply {
    let said = || opening(&answer.body);
    let bare = head.trim_start_matches('\u{feff}').trim_start();
    if bare.starts_with('{')
        && (bare.contains("\"warning\"") || bare.contains("\"error\""))
        && !bare.contains("\"dataSets\"")
    {
        return if bare.contains("413") {
            Reply::TooBig(said())
        } else {
            Reply::Broken(said())
        };
    }
    if bare.starts_with('<') {
        if head.contains("Fault") || head.contains("ErrorMessage") {
            return if head.contains("413") {
                Reply::TooBig(said())
            } else {
                Reply::Broken(said())
            };
        }
        let tail = String::from_utf8_lossy(&answer.body).into_owned();
        if tail.contains("Footer") && tail.contains("code=\"413\"") {
            return Reply::TooBig(
                "the answer's footer says 413: it is prepared elsewhere".to_owned(),
            );
        }
        let is_bare = !tail.contains("<Obs") && !tail.contains(":Obs");
        if is_bare && tail.contains("DataSet") {
            return Reply::Empty("no series in the answer".to_owned());
        }
        return Reply::Data;
    }
    if bare.starts_with('{') {
        let tail = String::from_utf8_lossy(&answer.body);
        let is_bare = tail.contains("\"dataSets\"") && !tail.contains("\"observations\"");
        let is_stat = tail.contains("\"dimension\"") && !tail.contains("\"dataSets\"");
        let after = tail.split_once("\"value\"").map_or("", |(_, rest)| rest);
        let is_empty = is_stat && after.trim_start_matches([':', ' ', '\n']).starts_with("{}");
        return if is_bare || is_empty {
            Reply::Empty("no observations in the answer".to_owned())
        } else {
            Reply::Data
        };
    }
    let lines = bare.lines().filter(|line| !line.trim().is_empty()).count();
    if lines == 1 && bare.contains("OBS_VALUE") && answer.body.len() < 4096 {
        return Reply::Empty("a first line and no rows".to_owned());
    }
    Reply::Data
}
