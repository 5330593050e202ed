//! A page walked tag by tag: its runs of text with their places, and what its tags say of it.

use super::super::error::{DraftError, place_after};
use super::elements::{self, MOST_OPEN, Open};
use super::entities::{self, Bit};
use super::head::Head;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{EndTag, StartTag, Token, Tokenizer};
use weighbridge_core::text::Span;

/// A part of a page, by the names of its elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Where the story may be.
    Body,
    /// Where it seldom is.
    Margin,
    /// Where it never is.
    Menu,
}

/// The text between two tags.
#[derive(Debug)]
pub(super) struct Run {
    /// Where it stands.
    pub span: Span,
    /// Its parts.
    pub bits: Vec<Bit>,
    /// Which part of the page it stands in.
    pub part: Part,
}

impl Run {
    /// Is there nothing but whitespace in it?
    pub(super) fn is_blank(&self, source: &str) -> bool {
        self.bits
            .iter()
            .all(|bit| entities::words(source, bit).trim().is_empty())
    }

    /// The text without its whitespace: what is left is the same however a page is laid out.
    pub(super) fn squeezed(&self, source: &str) -> String {
        let words = self
            .bits
            .iter()
            .flat_map(|bit| entities::words(source, bit).chars());
        words.filter(|c| !c.is_whitespace()).collect()
    }
}

/// What stands in a page, in order.
#[derive(Debug)]
pub(super) enum Mark {
    /// A run of text.
    Run(Run),
    /// A `<br>`.
    Line(Span),
    /// The start of a table cell.
    Cell(usize),
    /// The start or end of a block.
    Block,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its text and what parts it.
    pub marks: Vec<Mark>,
    /// What its tags say of it.
    pub head: Head,
}

impl Page {
    /// The runs of text, in order.
    pub(super) fn runs(&self) -> impl Iterator<Item = &Run> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Run(run) => Some(run),
            _ => None,
        })
    }
}

/// Walks a page.
///
/// # Errors
///
/// [`DraftError::TooDeep`] where too many elements are open.
pub(super) fn walk(name: &str, source: &str) -> Result<Page, DraftError> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut walk = Walk::new(source);
    for Ok(token) in Tokenizer::new_with_emitter(source, emitter) {
        if let Err(TooMany { at }) = walk.take(token) {
            let (line, column) = place_after(source.get(..at).unwrap_or_default());
            return Err(DraftError::TooDeep {
                name: name.to_owned(),
                line,
                column,
                most: MOST_OPEN,
            });
        }
    }
    walk.end_text(source.len());
    Ok(walk.page)
}

/// The byte at which an element too many opens.
struct TooMany {
    at: usize,
}

struct Walk<'s> {
    source: &'s str,
    page: Page,
    open: Open,
    /// Where the last tag ended.
    at: usize,
    /// The text since then, as the tokenizer read it.
    text: Option<String>,
    /// The open element whose text is no prose, and how many of its name are open.
    mute: Option<(String, usize)>,
    /// Does that element hold JSON-LD?
    is_json_ld: bool,
    /// How many menus are open.
    menus: usize,
    /// How many margins are open.
    margins: usize,
}

impl<'s> Walk<'s> {
    fn new(source: &'s str) -> Self {
        Self {
            source,
            page: Page::default(),
            open: Open::default(),
            at: 0,
            text: None,
            mute: None,
            is_json_ld: false,
            menus: 0,
            margins: 0,
        }
    }

    fn take(&mut self, token: Token<usize>) -> Result<(), TooMany> {
        match token {
            Token::String(text) => self.text = Some(String::from_utf8_lossy(&text).into_owned()),
            Token::StartTag(tag) => {
                self.end_text(tag.span.start);
                self.at = tag.span.end;
                self.start(&tag)?;
            }
            Token::EndTag(tag) => {
                self.end_text(tag.span.start);
                self.at = tag.span.end;
                self.end(&tag);
            }
            Token::Comment(comment) => self.pass(comment.span.start, comment.span.end),
            Token::Doctype(doctype) => self.pass(doctype.span.start, doctype.span.end),
            Token::Error(_) => {}
        }
        Ok(())
    }

    fn part(&self) -> Part {
        match (self.menus, self.margins) {
            (0, 0) => Part::Body,
            (0, _) => Part::Margin,
            _ => Part::Menu,
        }
    }

    fn pass(&mut self, start: usize, end: usize) {
        self.end_text(start);
        self.at = end;
    }

    /// The text that was read ends where the next tag begins.
    fn end_text(&mut self, end: usize) {
        let Some(text) = self.text.take() else {
            return;
        };
        match &self.mute {
            Some((name, _)) if name == "title" => {
                self.page.head.title.get_or_insert(text);
            }
            Some(_) if self.is_json_ld => self.page.head.json_ld.push(text),
            Some(_) => {}
            None => {
                let span = Span::new(self.at.min(end), end);
                let bits = entities::bits(self.source, span, &text);
                let part = self.part();
                self.page.marks.push(Mark::Run(Run { span, bits, part }));
            }
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) -> Result<(), TooMany> {
        let at = tag.span.start;
        let name = &*String::from_utf8_lossy(&tag.name);
        self.page.head.take(name, tag);
        if let Some((muted, depth)) = &mut self.mute {
            *depth += usize::from(muted == name);
        } else if elements::is_mute(name) && !tag.self_closing {
            self.mute = Some((name.to_owned(), 1));
            self.is_json_ld = name == "script" && Head::is_json_ld(tag);
        } else {
            self.mark(name, Span::new(at, tag.span.end));
            self.menus += usize::from(elements::is_menu(name));
            self.margins += usize::from(elements::is_margin(name));
        }
        if self.open.start(name) {
            Ok(())
        } else {
            Err(TooMany { at })
        }
    }

    fn mark(&mut self, name: &str, span: Span) {
        match name {
            "br" => self.page.marks.push(Mark::Line(span)),
            "td" | "th" => self.page.marks.push(Mark::Cell(span.start)),
            name if elements::is_block(name) => self.page.marks.push(Mark::Block),
            _ => {}
        }
    }

    fn end(&mut self, tag: &EndTag<usize>) {
        let name = &*String::from_utf8_lossy(&tag.name);
        self.open.end(name);
        if let Some((muted, depth)) = &mut self.mute {
            *depth -= usize::from(muted == name);
            if *depth == 0 {
                self.mute = None;
                self.is_json_ld = false;
            }
            return;
        }
        self.menus = self
            .menus
            .saturating_sub(usize::from(elements::is_menu(name)));
        self.margins = self
            .margins
            .saturating_sub(usize::from(elements::is_margin(name)));
        if elements::is_block(name) {
            self.page.marks.push(Mark::Block);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it is surprised")]
mod tests {
    use super::{Mark, Part, walk};
    use crate::draft::html::entities::Bit;

    #[test]
    fn text_is_found_where_it_stands() {
        let source = "<!DOCTYPE html><!-- no > \u{2014} -->é <p class='a>b' data-x=\"&lt;\">38<b>,2</b><!--x-->&nbsp;m < n </P\n><script>if (a<b) \"</p>\"</script>\
                      <![CDATA[c]]><?pi?>z<svg><text>no</text></svg><br/>w&amp;";
        let page = walk("t", source).unwrap();
        let texts: Vec<String> = page.runs().map(|run| run.squeezed(source)).collect();
        assert_eq!(texts, ["é", "38", ",2", "m<n", "z", "w&"]);
        let same = page
            .runs()
            .flat_map(|run| &run.bits)
            .filter(|bit| matches!(bit, Bit::Same(_)))
            .count();
        assert_eq!(same, 6);
        assert_eq!(
            page.marks
                .iter()
                .filter(|mark| matches!(mark, Mark::Line(_)))
                .count(),
            1
        );
    }

    #[test]
    fn what_the_tags_say_is_kept() {
        let source = "<html lang=id><title>A &amp; B</title><script type=\"application/ld+json\">{\"a\":1}</script><script>x</script>\
                      <nav>n<nav>m</nav>o</nav>p";
        let page = walk("t", source).unwrap();
        assert_eq!(page.head.title.as_deref(), Some("A & B"));
        assert_eq!(page.head.json_ld, ["{\"a\":1}"]);
        assert_eq!(page.runs().filter(|run| run.part == Part::Menu).count(), 3);
        assert_eq!(page.runs().count(), 4);
    }

    #[test]
    fn depth_is_bounded_and_the_place_named() {
        let source = format!("<p>\n{}", "<div>".repeat(501));
        let error = walk("deep.html", &source).unwrap_err().to_string();
        assert!(error.starts_with("deep.html:2:2501: "), "{error}");
    }
}
