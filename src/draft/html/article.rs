//! The article of a page, as the readability library sees it.

use dom_smoothie::{Config, Readability};
use std::thread;

/// Stack for the library, which follows a page's elements by recursion.
const STACK: usize = 64 * 1024 * 1024;
/// The largest page the library is given, in bytes: its time grows faster than the page.
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// The most elements the library is given.
const MOST_ELEMENTS: usize = 300_000;
/// An article this long, in characters, is taken at the first try: news in brief is short, and a laxer try would take
/// the page's menus with it.
const LONG_ENOUGH: usize = 140;
/// The longest title, outlet or byline, in characters.
const LONGEST_LINE: usize = 300;

/// What the library found.
#[derive(Debug)]
pub(super) struct Article {
    /// Headline.
    pub title: Option<String>,
    /// Site.
    pub outlet: Option<String>,
    /// Byline.
    pub author: Option<String>,
    /// The article's own markup, cleaned.
    pub content: String,
}

/// The article of a page; `None` where the library finds none, or the page is too large for it.
///
/// The library works in a thread of its own: so it has the stack it needs, and a panic in it is no panic of ours.
pub(super) fn extract(source: &str) -> Option<Article> {
    if source.len() > MOST_BYTES {
        return None;
    }
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        let work = thread.spawn_scoped(scope, || read(source)).ok()?;
        work.join().ok().flatten()
    })
}

fn read(source: &str) -> Option<Article> {
    let config = Config {
        // the page's JSON-LD is read by us
        disable_json_ld: true,
        max_elements_to_parse: MOST_ELEMENTS,
        char_threshold: LONG_ENOUGH,
        ..Config::default()
    };
    let article = Readability::new(source, None, Some(config))
        .ok()?
        .parse()
        .ok()?;
    Some(Article {
        title: one_line(&article.title),
        outlet: article.site_name.as_deref().and_then(one_line),
        author: article.byline.as_deref().and_then(one_line),
        content: article.content.to_string(),
    })
}

/// A text on one line, not too long; `None` where it is blank.
pub(super) fn one_line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line: String = words.join(" ").chars().take(LONGEST_LINE).collect();
    Some(line).filter(|line| !line.is_empty())
}
