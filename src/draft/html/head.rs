//! What a page says of itself: language, title and date.

use super::super::date;
use html5gum::StartTag;
use jiff::civil::Date;
use serde_json::Value;
use weighbridge_core::text::DateBasis;

/// How deep `@graph` and lists are followed.
const DEEPEST: usize = 8;

/// What the tags of a page say of it.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// `<html lang>`.
    pub language: Option<String>,
    /// `<title>`.
    pub title: Option<String>,
    /// The page's JSON-LD blocks.
    pub json_ld: Vec<String>,
    published_time: Option<Date>,
    time: Option<Date>,
}

impl Head {
    /// Does this `<script>` hold JSON-LD?
    pub(super) fn is_json_ld(tag: &StartTag<usize>) -> bool {
        attribute(tag, "type")
            .is_some_and(|kind| kind.to_ascii_lowercase().contains("application/ld+json"))
    }

    /// Keeps what a start tag says, the first of each kind.
    pub(super) fn take(&mut self, name: &str, tag: &StartTag<usize>) {
        match name {
            "html" if self.language.is_none() => {
                self.language = attribute(tag, "lang").or_else(|| attribute(tag, "xml:lang"));
            }
            "meta" if self.published_time.is_none() && is_published_time(tag) => {
                self.published_time = day(tag, "content");
            }
            "time" if self.time.is_none() => self.time = day(tag, "datetime"),
            _ => {}
        }
    }

    /// The publication date: JSON-LD, else the meta tag, else the first `<time>`.
    pub(super) fn published(&self) -> Option<(Date, DateBasis)> {
        let blocks = self
            .json_ld
            .iter()
            .filter_map(|block| serde_json::from_str(block.trim()).ok());
        let blocks: Vec<Value> = blocks.collect();
        date_published(&blocks)
            .map(|day| (day, DateBasis::JsonLd))
            .or(self.published_time.map(|day| (day, DateBasis::MetaTag)))
            .or(self.time.map(|day| (day, DateBasis::TimeTag)))
    }
}

fn is_published_time(tag: &StartTag<usize>) -> bool {
    ["property", "name"].iter().any(|&key| {
        attribute(tag, key)
            .is_some_and(|value| value.trim().eq_ignore_ascii_case("article:published_time"))
    })
}

fn day(tag: &StartTag<usize>, key: &str) -> Option<Date> {
    attribute(tag, key).and_then(|value| date::read(&value))
}

fn attribute(tag: &StartTag<usize>, key: &str) -> Option<String> {
    let value = tag.attributes.get(key.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

/// The date of the first article among the blocks, else of the first thing that has one.
fn date_published(blocks: &[Value]) -> Option<Date> {
    let mut things = Vec::new();
    for block in blocks {
        gather(block, 0, &mut things);
    }
    let date = |thing: &&Value| thing.get("datePublished")?.as_str().and_then(date::read);
    let article = things
        .iter()
        .filter(|thing| is_article(thing))
        .find_map(date);
    article.or_else(|| things.iter().find_map(date))
}

/// The objects of a block: itself, its list's or its graph's.
fn gather<'v>(block: &'v Value, depth: usize, things: &mut Vec<&'v Value>) {
    match block {
        Value::Array(blocks) if depth < DEEPEST => {
            for block in blocks {
                gather(block, depth + 1, things);
            }
        }
        Value::Object(object) => {
            things.push(block);
            if let Some(graph) = object.get("@graph").filter(|_| depth < DEEPEST) {
                gather(graph, depth + 1, things);
            }
        }
        _ => {}
    }
}

/// Is this a `NewsArticle`, `ReportageNewsArticle`, `BlogPosting` or the like?
fn is_article(thing: &Value) -> bool {
    let named = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting"))
    };
    match thing.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(kind) => named(kind),
        None => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it is surprised")]
mod tests {
    use crate::draft::html::page::walk;
    use weighbridge_core::text::DateBasis;

    #[test]
    fn the_best_date_wins() {
        let ld = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
        let meta = "<meta content='2022-04-20' property='article:published_time'>";
        let time = "<time>x</time><time datetime='2022-04-21T08:00'>";
        for (source, expected) in [
            (
                ld(r#"{"@type":"NewsArticle","datePublished":"2022-04-19T20:00:00+07:00"}"#)
                    + meta
                    + time,
                Some(("2022-04-19", DateBasis::JsonLd)),
            ),
            (
                ld(
                    r#"[{"@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":["NewsArticle"],"datePublished":"2022-04-19"}]}]"#,
                ),
                Some(("2022-04-19", DateBasis::JsonLd)),
            ),
            (
                ld(r#"{"@type":"WebPage","datePublished":"2022-04-19"}"#),
                Some(("2022-04-19", DateBasis::JsonLd)),
            ),
            (
                ld(r#"{"datePublished":"yesterday"}"#) + &ld("{broken") + time + meta,
                Some(("2022-04-20", DateBasis::MetaTag)),
            ),
            (
                ld(&"[".repeat(100_000)) + time,
                Some(("2022-04-21", DateBasis::TimeTag)),
            ),
            ("<p>x".to_owned(), None),
        ] {
            let found = walk("t", &source).unwrap().head.published();
            let found = found.map(|(day, basis)| (day.to_string(), basis));
            assert_eq!(
                found.as_ref().map(|(day, basis)| (day.as_str(), *basis)),
                expected,
                "{source:.80}"
            );
        }
    }

    #[test]
    fn the_language_is_the_root_elements() {
        assert_eq!(
            walk("t", "<HTML LANG='id-ID'><p lang=en>")
                .unwrap()
                .head
                .language
                .as_deref(),
            Some("id-ID")
        );
        assert_eq!(walk("t", "<p lang=en>").unwrap().head.language, None);
    }
}
