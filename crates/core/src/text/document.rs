//! A draft: its prose, what is known about it, and the way back to the source file.

use super::{Position, Span};
use jiff::civil::Date;

/// How the publication date of a draft is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateBasis {
    /// Given on the command line or in the batch record.
    Stated,
    /// In the draft's own front matter.
    FrontMatter,
    /// In the page's JSON-LD `datePublished`.
    JsonLd,
    /// In the page's `article:published_time`.
    MetaTag,
    /// In the page's first `<time>`.
    TimeTag,
    /// Nowhere: the draft counts as printed today.
    Today,
    /// Nowhere, and no day was taken in its stead (batches of undated passages).
    Unknown,
}

impl DateBasis {
    /// The word used in reports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::FrontMatter => "front_matter",
            Self::JsonLd => "json_ld",
            Self::MetaTag => "meta_tag",
            Self::TimeTag => "time_tag",
            Self::Today => "today",
            Self::Unknown => "unknown",
        }
    }
}

/// What is known about a draft besides its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masthead {
    /// Name of the draft in reports: the batch record's `id`, else the file's path.
    pub id: String,
    /// Path of the file, where there is one.
    pub path: Option<String>,
    /// Headline, where the source names one apart from the prose.
    pub title: Option<String>,
    /// ISO 639-1 code of the language, once it is settled.
    pub language: Option<String>,
    /// Publication date: relative periods are counted from it.
    pub published: Option<Date>,
    /// Where that date comes from.
    pub published_basis: DateBasis,
    /// Newspaper or site.
    pub outlet: Option<String>,
    /// Desk.
    pub desk: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
}

impl Masthead {
    /// A masthead that knows nothing but the draft's name.
    pub fn named(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            path: None,
            title: None,
            language: None,
            published: None,
            published_basis: DateBasis::Unknown,
            outlet: None,
            desk: None,
            author: None,
        }
    }
}

/// One stretch of the source on its way into the prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Bytes of the source taken as they are.
    Copied(Span),
    /// Bytes of the source that stand for other text (an entity, an escape, a soft line break).
    Replaced {
        /// The bytes in the source.
        source: Span,
        /// What they stand for.
        text: String,
    },
    /// The end of a block (paragraph, heading, list item, table row): no sentence runs across it.
    Break,
}

/// A stretch of a draft in another language than the rest of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its bytes in the prose: whole blocks.
    pub span: Span,
    /// ISO 639-1 code of its language.
    pub language: String,
}

/// A step of the way from prose back to source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Anchor {
    prose: usize,
    source: usize,
    copied: bool,
}

/// How many bytes lie between two counted points of the source.
const STRIDE: usize = 1024;

/// A draft with its prose and the map back to the source.
///
/// The prose is the source without its markup. Every offset of the prose maps to an offset of the source.
///
/// # Example
///
/// ```
/// use weighbridge_core::text::{Document, Masthead, Piece, Span};
///
/// let source = "Ekspor **38,2** miliar\n";
/// let pieces = vec![
///     Piece::Copied(Span::new(0, 7)),
///     Piece::Copied(Span::new(9, 13)),
///     Piece::Copied(Span::new(15, 22)),
/// ];
/// let draft = Document::from_pieces(Masthead::named("draft.md"), source.to_owned(), pieces);
/// assert_eq!(draft.prose(), "Ekspor 38,2 miliar");
/// let at = draft.prose().find("38,2").map(|start| draft.position(start));
/// assert_eq!(at.map(|p| (p.line, p.column)), Some((1, 10)));
/// ```
#[derive(Debug, Clone)]
pub struct Document {
    /// What is known about the draft besides its words.
    pub masthead: Masthead,
    /// Blocks in other languages than the masthead's, in order and apart from each other.
    pub foreign: Vec<Stretch>,
    source: String,
    prose: Option<String>,
    anchors: Vec<Anchor>,
    breaks: Vec<usize>,
    lines: Vec<usize>,
    scalars: Vec<usize>,
}

impl Document {
    /// A draft without markup: prose and source are the same text, blocks end at blank lines.
    pub fn plain(masthead: Masthead, source: String) -> Self {
        Self::assemble(masthead, source, None, Vec::new(), Vec::new())
    }

    /// A draft whose prose is put together from pieces of its source, in order.
    pub fn from_pieces(masthead: Masthead, source: String, pieces: Vec<Piece>) -> Self {
        let mut prose = String::with_capacity(source.len());
        let (mut anchors, mut breaks) = (Vec::new(), Vec::new());
        for piece in pieces {
            match piece {
                Piece::Copied(span) => {
                    anchors.push(Anchor {
                        prose: prose.len(),
                        source: span.start,
                        copied: true,
                    });
                    prose.push_str(source.get(span.range()).unwrap_or_default());
                }
                Piece::Replaced { source: span, text } => {
                    anchors.push(Anchor {
                        prose: prose.len(),
                        source: span.start,
                        copied: false,
                    });
                    prose.push_str(&text);
                    anchors.push(Anchor {
                        prose: prose.len(),
                        source: span.end,
                        copied: true,
                    });
                }
                Piece::Break => {
                    let source_end = anchors
                        .last()
                        .map_or(0, |last| last.source + (prose.len() - last.prose));
                    anchors.push(Anchor {
                        prose: prose.len(),
                        source: source_end,
                        copied: false,
                    });
                    prose.push_str("\n\n");
                    breaks.push(prose.len());
                }
            }
        }
        Self::assemble(masthead, source, Some(prose), anchors, breaks)
    }

    fn assemble(
        masthead: Masthead,
        source: String,
        prose: Option<String>,
        anchors: Vec<Anchor>,
        breaks: Vec<usize>,
    ) -> Self {
        let mut lines = vec![0];
        lines.extend(
            source
                .bytes()
                .enumerate()
                .filter(|&(_, byte)| byte == b'\n')
                .map(|(at, _)| at + 1),
        );
        let mut scalars = vec![0];
        let mut count = 0;
        for (at, byte) in source.bytes().enumerate() {
            if at > 0 && at % STRIDE == 0 {
                scalars.push(count);
            }
            count += usize::from(byte & 0xC0 != 0x80);
        }
        Self {
            masthead,
            foreign: Vec::new(),
            source,
            prose,
            anchors,
            breaks,
            lines,
            scalars,
        }
    }

    /// The words of the draft, without markup.
    pub fn prose(&self) -> &str {
        self.prose.as_deref().unwrap_or(&self.source)
    }

    /// The words of one stretch.
    pub fn quote(&self, span: Span) -> &str {
        self.prose().get(span.range()).unwrap_or_default()
    }

    /// The language of the block at a byte offset of the prose, once it is settled.
    pub fn language_at(&self, offset: usize) -> Option<&str> {
        let before = self
            .foreign
            .partition_point(|stretch| stretch.span.start <= offset);
        let inside = self.foreign[..before]
            .last()
            .filter(|stretch| offset < stretch.span.end);
        match inside {
            Some(stretch) => Some(&stretch.language),
            None => self.masthead.language.as_deref(),
        }
    }

    /// The source file, decoded.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Prose offsets at which a new block starts, as far as the markup told.
    pub fn breaks(&self) -> &[usize] {
        &self.breaks
    }

    /// The byte offset in the source of a byte offset in the prose.
    pub fn in_source(&self, offset: usize) -> usize {
        if self.prose.is_none() {
            return offset.min(self.source.len());
        }
        let at = self
            .anchors
            .partition_point(|anchor| anchor.prose <= offset);
        let Some(anchor) = at.checked_sub(1).and_then(|at| self.anchors.get(at)) else {
            return 0;
        };
        let source = if anchor.copied {
            anchor.source + (offset - anchor.prose)
        } else {
            anchor.source
        };
        source.min(self.source.len())
    }

    /// The span of the source that a span of the prose was read from.
    pub fn span_in_source(&self, span: Span) -> Span {
        if span.is_empty() {
            let at = self.in_source(span.start);
            return Span::new(at, at);
        }
        let last = self.prose()[span.range()]
            .chars()
            .next_back()
            .map_or(1, char::len_utf8);
        let end = self.in_source(span.end - last);
        let width = self.source[end..].chars().next().map_or(0, char::len_utf8);
        Span::new(self.in_source(span.start), end + width)
    }

    /// Line and column, in the source, of a byte offset in the prose.
    pub fn position(&self, offset: usize) -> Position {
        let at = self.in_source(offset);
        let line = self.lines.partition_point(|&start| start <= at);
        let start = self.lines[line.saturating_sub(1)];
        Position {
            line: line.max(1),
            column: self.scalars_before(at) - self.scalars_before(start) + 1,
        }
    }

    /// How many Unicode scalar values of the source come before a byte offset of the source.
    pub fn scalars_before(&self, source_offset: usize) -> usize {
        let at = source_offset.min(self.source.len());
        let counted = (at / STRIDE).min(self.scalars.len() - 1);
        let rest = &self.source.as_bytes()[counted * STRIDE..at];
        self.scalars[counted] + rest.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
    }
}
