//! Where something stands: byte spans of the prose, and line and column of the source.

use std::ops::Range;

/// A half-open stretch of bytes of a [`Document`](super::Document)'s prose, always on character boundaries.
///
/// # Example
///
/// ```
/// use weighbridge_core::text::Span;
///
/// let span = Span::new(2, 5);
/// assert_eq!(&"a 30 %"[span.range()], "30 ");
/// assert!(span.overlaps(Span::new(4, 9)) && !span.overlaps(Span::new(5, 9)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The stretch from `start` up to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same stretch as a range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Is nothing inside?
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Do the two share a byte?
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Does `other` lie wholly inside?
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// A place in the source file, as an editor counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}
