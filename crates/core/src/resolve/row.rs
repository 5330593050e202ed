//! Sentences before they are read: their marks, and what these promise. Most sentences of a paper need not be read.

use super::scene::Said;
use crate::claim::Flow;
use crate::lexicon::{Cue, Lexicon, Mark, Promises, What};
use crate::text::{Document, Span, sentences_within};
use std::sync::Arc;

/// A sentence and its marks.
pub(super) struct Row<'a> {
    pub(super) span: Span,
    pub(super) marks: &'a [Mark],
    pub(super) gist: Gist,
}

impl Row<'_> {
    /// The good that the sentence names, where it names just one.
    pub(super) fn one_good(&self, lexicon: &Lexicon) -> Option<Said<Arc<str>>> {
        if !self.gist.goods {
            return None;
        }
        let mut goods = self.marks.iter().filter_map(|mark| match mark.what {
            What::Form(form) => match lexicon.cue(form) {
                Cue::Good(label) => Some((label, mark.span)),
                _ => None,
            },
            What::Number | What::Punct(_) | What::Other => None,
        });
        let (label, span) = goods.next()?;
        goods
            .all(|(other, _)| other == label)
            .then(|| Said::here(label.clone(), span).earlier())
    }
}

/// The sentences of a stretch with their marks.
pub(super) fn all<'a>(
    document: &Document,
    within: Span,
    marks: &'a [Mark],
    lexicon: &Lexicon,
) -> Vec<Row<'a>> {
    let mut rest = marks;
    let spans = sentences_within(document, within, |word, next| lexicon.runs_on(word, next));
    let row = |span: Span| {
        let before = |offset: usize| move |mark: &&Mark| mark.span.start < offset;
        rest = &rest[rest.iter().take_while(before(span.start)).count()..];
        let (marks, after) = rest.split_at(rest.iter().take_while(before(span.end)).count());
        rest = after;
        Row {
            span,
            marks,
            gist: Gist::of(marks, lexicon),
        }
    };
    spans.into_iter().map(row).collect()
}

/// What the marks of a sentence promise.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the sentence that stands alone"
)]
pub(super) struct Gist {
    /// Exports, imports or their balance, in so many words.
    pub(super) names_flow: bool,
    /// Any flow, one who trades, or trade in the other direction.
    trades: bool,
    /// The first of exports and imports, by noun or verb.
    pub(super) flow: Option<Flow>,
    /// A company.
    pub(super) company: bool,
    /// An agency: whose figures follow.
    pub(super) agency: bool,
    /// A currency: what bare numbers behind it are counted in.
    pub(super) money: bool,
    /// A figure, or a word that can stand for one.
    counts: bool,
    /// A good.
    goods: bool,
    /// Another matter: the current account, prices.
    off: bool,
    /// A word for a part, which may say as well that goods go somewhere.
    parts: bool,
    /// A place.
    places: bool,
}

impl Gist {
    /// In one pass over the marks.
    fn of(marks: &[Mark], lexicon: &Lexicon) -> Self {
        let sides = [
            (Promises::EXPORTS, Flow::Exports),
            (Promises::IMPORTS, Flow::Imports),
        ];
        let (mut all, mut flow, mut company) = (Promises::default(), None, false);
        // "hàng Thái sang Mỹ"
        let (mut wares, mut led) = (false, false);
        for mark in marks {
            match mark.what {
                What::Form(form) => {
                    let promises = lexicon.promises(form);
                    flow = flow.or_else(|| {
                        let side = sides.iter().find(|(side, _)| promises.any(*side));
                        side.map(|(_, flow)| *flow)
                    });
                    // "… because Bulog stopped buying": a company that is no more than the reason.
                    company |= promises.any(Promises::COMPANY) && !all.any(Promises::DRIVEN);
                    all |= promises;
                    wares |= led && promises.any(Promises::PLACES);
                    led = promises.any(Promises::WARES);
                }
                What::Number => all |= Promises::COUNTS,
                What::Punct(_) | What::Other => {}
            }
        }
        Self {
            names_flow: all.any(Promises::NAMES_FLOW),
            trades: all.any(Promises::TRADES) || wares,
            flow,
            company,
            agency: all.any(Promises::AGENCY),
            money: all.any(Promises::MONEY),
            counts: all.any(Promises::COUNTS),
            goods: all.any(Promises::GOODS),
            off: all.any(Promises::OFF),
            parts: all.any(Promises::PARTS),
            places: all.any(Promises::PLACES),
        }
    }

    /// May the sentence hold a claim? One that names no flow does not, unless it goes on with one before and counts something.
    pub(super) const fn may_claim(self, goes_on: bool) -> bool {
        self.trades || self.parts && self.goods || goes_on && self.counts
    }

    /// May its months be those of the figures behind it?
    pub(super) const fn may_date(self) -> bool {
        self.goods || self.off || self.may_own()
    }

    /// May a country be named whose trade or goods it speaks of?
    pub(super) const fn may_own(self) -> bool {
        self.places && (self.trades || self.goods)
    }
}
