//! Puts prose together from stretches of the source: one space, one break, never at the ends.

use weighbridge_core::text::{Piece, Span};

/// What separates the next words from the last ones; a later kind outranks an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
    Cell,
    Block,
}

/// More empty cells in a row than this are no table of an article.
const MOST_CELLS: usize = 64;

/// A writer of [`Piece`]s.
///
/// Separators wait until words follow. So prose neither begins nor ends with one, and no two meet.
#[derive(Debug)]
pub(super) struct Weave<'s> {
    source: &'s str,
    pieces: Vec<Piece>,
    gap: Gap,
    gap_at: Span,
    /// Cells begun since the last words: empty ones keep their place.
    cells: usize,
    /// Where the last of them begins.
    cell_at: usize,
}

impl<'s> Weave<'s> {
    /// Nothing yet.
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            pieces: Vec::new(),
            gap: Gap::None,
            gap_at: Span::new(0, 0),
            cells: 0,
            cell_at: 0,
        }
    }

    /// Takes a stretch of the source as it is.
    fn copy(&mut self, span: Span) {
        if !span.is_empty() {
            self.close_gap();
            self.push_copied(span);
        }
    }

    /// Takes `text` in place of a stretch of the source.
    pub(super) fn replace(&mut self, source: Span, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.close_gap();
            self.pieces.push(Piece::Replaced { source, text });
        }
    }

    /// Takes a stretch of the source with each run of whitespace made one space.
    pub(super) fn flow(&mut self, span: Span) {
        let source = self.source;
        let mut at = span.start;
        let text = source.get(span.range()).unwrap_or_default();
        for part in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let word = part.trim_end_matches(|c: char| c.is_ascii_whitespace());
            self.copy(Span::new(at, at + word.len()));
            if word.len() < part.len() {
                self.space(Span::new(at + word.len(), at + part.len()));
            }
            at += part.len();
        }
    }

    /// One space stands here.
    pub(super) fn space(&mut self, source: Span) {
        self.widen(Gap::Space, source);
    }

    /// The line ends here; two such in a row end the block.
    pub(super) fn end_line(&mut self, source: Span) {
        let gap = if self.gap == Gap::Line {
            Gap::Block
        } else {
            Gap::Line
        };
        self.widen(gap, source);
    }

    /// A table cell begins here.
    pub(super) fn begin_cell(&mut self, at: usize) {
        self.widen(Gap::Cell, Span::new(at, at));
        self.cells += 1;
        self.cell_at = at;
    }

    /// The block ends here.
    pub(super) fn end_block(&mut self) {
        self.widen(Gap::Block, Span::new(0, 0));
        self.cells = 0;
    }

    /// The pieces, in order.
    pub(super) fn finish(self) -> Vec<Piece> {
        self.pieces
    }

    fn widen(&mut self, gap: Gap, at: Span) {
        if gap > self.gap && !self.pieces.is_empty() {
            self.gap = gap;
            self.gap_at = at;
        } else if gap == Gap::Space && self.gap == Gap::Space && self.gap_at.end == at.start {
            self.gap_at.end = at.end;
        }
    }

    fn close_gap(&mut self) {
        let at = self.gap_at;
        let cells = std::mem::take(&mut self.cells);
        match std::mem::replace(&mut self.gap, Gap::None) {
            Gap::None => self.bars(cells.saturating_sub(1)),
            Gap::Space if self.source.get(at.range()) == Some(" ") => self.push_copied(at),
            Gap::Space | Gap::Line => self.put(at, " "),
            Gap::Cell => {
                self.put(at, " ");
                self.bars(cells);
            }
            Gap::Block => {
                self.pieces.push(Piece::Break);
                self.bars(cells.saturating_sub(1));
            }
        }
    }

    /// A bar for each cell that ends here: a row's first cell has none before it.
    fn bars(&mut self, cells: usize) {
        if cells > 0 {
            self.put(
                Span::new(self.cell_at, self.cell_at),
                "| ".repeat(cells.min(MOST_CELLS)),
            );
        }
    }

    fn put(&mut self, source: Span, text: impl Into<String>) {
        self.pieces.push(Piece::Replaced {
            source,
            text: text.into(),
        });
    }

    fn push_copied(&mut self, span: Span) {
        match self.pieces.last_mut() {
            Some(Piece::Copied(last)) if last.end == span.start => last.end = span.end,
            _ => self.pieces.push(Piece::Copied(span)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Weave;
    use weighbridge_core::text::{Document, Masthead, Piece, Span};

    fn woven(source: &str, work: impl FnOnce(&mut Weave)) -> (String, usize) {
        let mut weave = Weave::new(source);
        work(&mut weave);
        let pieces: Vec<Piece> = weave.finish();
        let count = pieces.len();
        let document = Document::from_pieces(Masthead::named("t"), source.to_owned(), pieces);
        (document.prose().to_owned(), count)
    }

    #[test]
    fn whitespace_flows_into_one_space_and_words_into_one_piece() {
        let source = "  naik 28,7\r\n   persen ";
        let (prose, pieces) = woven(source, |weave| weave.flow(Span::new(0, source.len())));
        assert_eq!(prose, "naik 28,7 persen");
        assert_eq!(pieces, 3);
    }

    #[test]
    fn separators_wait_and_outrank_each_other() {
        let source = "a b";
        let (prose, _) = woven(source, |weave| {
            weave.end_block();
            weave.copy(Span::new(0, 1));
            weave.space(Span::new(1, 2));
            weave.begin_cell(2);
            weave.copy(Span::new(2, 3));
            weave.end_line(Span::new(3, 3));
            weave.end_line(Span::new(3, 3));
            weave.begin_cell(3);
            weave.replace(Span::new(3, 3), "c");
            weave.end_block();
        });
        assert_eq!(prose, "a | b\n\nc");
    }

    #[test]
    fn empty_cells_keep_their_place() {
        let source = "abc";
        let (prose, _) = woven(source, |weave| {
            for (row, at) in [(true, 0), (false, 1)] {
                weave.end_block();
                weave.begin_cell(at);
                if !row {
                    weave.copy(Span::new(1, 2));
                }
                weave.begin_cell(at);
                weave.begin_cell(at);
                weave.copy(if row {
                    Span::new(0, 1)
                } else {
                    Span::new(2, 3)
                });
                weave.end_block();
            }
        });
        assert_eq!(prose, "| | a\n\nb | | c");
    }
}
