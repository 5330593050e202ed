//! What the elements of a page are, and how many are open.

/// Elements that hold nothing and never close.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
/// Elements that a parser closes by itself when the next one of their kind begins.
const IMPLIED: &[&str] = &[
    "body", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt",
    "tbody", "td", "tfoot", "th", "thead", "tr",
];
/// Elements that a parser opens again in every block until they are closed.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];
/// Elements across whose start no end tag reaches.
const SCOPES: &[&str] = &[
    "applet",
    "caption",
    "desc",
    "foreignobject",
    "marquee",
    "math",
    "object",
    "svg",
    "table",
    "template",
];
/// Elements across whose ends no sentence runs.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];
/// Elements whose text is no prose.
const MUTE: &[&str] = &[
    "iframe", "math", "noembed", "noframes", "noscript", "script", "style", "svg", "template",
    "textarea", "title",
];
/// Elements that never hold a story.
const MENUS: &[&str] = &["footer", "nav"];
/// Elements that seldom hold a story.
const MARGINS: &[&str] = &["aside", "header"];

/// How many elements may be open inside each other.
pub(super) const MOST_OPEN: usize = 500;
/// How often, over the whole page, a parser may have to open formatting elements again.
const MOST_REOPENED: usize = 2_000_000;

pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

pub(super) fn is_mute(name: &str) -> bool {
    MUTE.contains(&name)
}

pub(super) fn is_menu(name: &str) -> bool {
    MENUS.contains(&name)
}

pub(super) fn is_margin(name: &str) -> bool {
    MARGINS.contains(&name)
}

/// The elements that are open at a place of the page.
///
/// It errs on the side of too many: what a parser closes by itself is left out, and what an end tag may not close stays.
#[derive(Debug, Default)]
pub(super) struct Open {
    names: Vec<String>,
    formatting: usize,
    reopened: usize,
}

impl Open {
    /// A start tag; `false` where a bound is passed.
    pub(super) fn start(&mut self, name: &str) -> bool {
        if FORMATTING.contains(&name) {
            self.formatting += 1;
        } else {
            self.reopened += self.formatting;
        }
        if !is_void(name) && !IMPLIED.contains(&name) {
            self.names.push(name.to_owned());
        }
        self.names.len() <= MOST_OPEN && self.reopened <= MOST_REOPENED
    }

    /// An end tag: closes the element it can reach, or none.
    pub(super) fn end(&mut self, name: &str) {
        let Some(at) = self.reach(name) else {
            return;
        };
        if FORMATTING.contains(&name) {
            self.names.remove(at);
            self.formatting -= 1;
        } else {
            self.names.truncate(at);
        }
    }

    /// Where the element stands that this end tag closes.
    fn reach(&self, name: &str) -> Option<usize> {
        let formatting = FORMATTING.contains(&name);
        for (at, open) in self.names.iter().enumerate().rev() {
            let open = open.as_str();
            if open == name {
                return Some(at);
            }
            let stops = if formatting {
                !FORMATTING.contains(&open)
            } else {
                FORMATTING.contains(&open)
                    || SCOPES.contains(&open)
                    || (is_block(open) && !is_block(name))
            };
            if stops {
                return None;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_OPEN, Open};

    fn open_after(tags: &str, times: usize) -> (usize, bool) {
        let mut open = Open::default();
        let mut within = true;
        for tag in std::iter::repeat_n(tags, times).flat_map(str::split_whitespace) {
            match tag.strip_prefix('/') {
                Some(name) => open.end(name),
                None => within &= open.start(tag),
            }
        }
        (open.names.len(), within)
    }

    #[test]
    fn closed_elements_are_not_open() {
        for tags in [
            "div p p br /p /div",
            "div span /div",
            "ul li li /ul",
            "b i /b /i",
            "table tr td tr td /table",
        ] {
            assert_eq!(open_after(tags, 1_000), (0, true), "{tags}");
        }
    }

    #[test]
    fn end_tags_that_close_nothing_do_not_hide_depth() {
        for tags in ["div /b", "div object /div", "span div /span", "b div /b"] {
            assert!(!open_after(tags, MOST_OPEN + 1).1, "{tags}");
        }
        assert!(open_after("div", MOST_OPEN).1);
    }

    #[test]
    fn formatting_that_opens_again_and_again_is_bounded() {
        let opened = "b ".repeat(400);
        let mut open = Open::default();
        assert!(opened.split_whitespace().all(|tag| open.start(tag)));
        assert!((0..10_000).any(|_| !open.start("p")));
    }
}
