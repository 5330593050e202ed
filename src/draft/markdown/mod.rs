//! Markdown: front matter to the masthead, text events to prose.

mod matter;

use super::Own;
use super::error::DraftError;
use super::weave::Weave;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;
use weighbridge_core::text::{Document, Masthead, Span};

/// The prose of a Markdown draft and what its front matter says.
///
/// # Errors
///
/// [`DraftError::FrontMatter`] where the front matter cannot be read.
pub(super) fn read(name: &str, text: String) -> Result<(Document, Own), DraftError> {
    let (own, body) = matter::read(name, &text)?;
    let mut prose = Prose {
        source: &text,
        weave: Weave::new(&text),
        muted: 0,
        links: Vec::new(),
    };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let events = Parser::new_ext(text.get(body..).unwrap_or_default(), options).into_offset_iter();
    for (event, range) in events {
        prose.take(event, range.start + body..range.end + body);
    }
    let pieces = prose.weave.finish();
    Ok((
        Document::from_pieces(Masthead::named(name), text, pieces),
        own,
    ))
}

/// The way from events to prose.
struct Prose<'s> {
    source: &'s str,
    weave: Weave<'s>,
    /// How many open elements hold words that are no prose.
    muted: usize,
    /// For each open link: is its text its own address?
    links: Vec<bool>,
}

impl Prose<'_> {
    fn take(&mut self, event: Event, range: Range<usize>) {
        let span = Span::new(range.start, range.end);
        match event {
            Event::Start(tag) => self.open(&tag, span),
            Event::End(tag) => self.close(tag),
            Event::Text(text) if self.is_prose() => self.text(span, &text),
            Event::Code(code) if self.is_prose() => self.code(span, &code),
            Event::SoftBreak | Event::HardBreak => self.weave.space(span),
            Event::InlineHtml(tag) if is_line_end(&tag) => self.weave.space(span),
            Event::Rule => self.weave.end_block(),
            _ => {}
        }
    }

    fn is_prose(&self) -> bool {
        self.muted == 0 && !self.links.contains(&true)
    }

    fn open(&mut self, tag: &Tag, span: Span) {
        if let Tag::Link { link_type, .. } = tag {
            self.links
                .push(matches!(link_type, LinkType::Autolink | LinkType::Email));
        }
        self.muted += usize::from(is_mute(tag));
        match tag {
            Tag::TableCell => self.weave.begin_cell(span.start),
            tag if is_block(tag.to_end()) => self.weave.end_block(),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        if tag == TagEnd::Link {
            self.links.pop();
        }
        let mute = matches!(
            tag,
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image | TagEnd::Strikethrough
        );
        self.muted = self.muted.saturating_sub(usize::from(mute));
        if is_block(tag) {
            self.weave.end_block();
        }
    }

    /// Words: as they are, or in place of an entity.
    fn text(&mut self, span: Span, text: &str) {
        if self.source.get(span.range()) == Some(text) {
            self.weave.flow(span);
        } else {
            self.weave.replace(span, text);
        }
    }

    /// A code span, without its backticks.
    fn code(&mut self, span: Span, code: &str) {
        let inside = self.source.get(span.range()).and_then(|all| all.find(code));
        match inside {
            Some(at) => self
                .weave
                .flow(Span::new(span.start + at, span.start + at + code.len())),
            None => self.weave.replace(span, code),
        }
    }
}

/// Are the words inside no prose: code, raw HTML, a picture's description, struck out?
fn is_mute(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. } | Tag::Strikethrough
    )
}

/// Does no sentence run across its ends?
fn is_block(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// Is this a `<br>`?
fn is_line_end(tag: &str) -> bool {
    tag.get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}
