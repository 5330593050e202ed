//! Claims that stand alone among figures of something else: "Coffee on offer came to 18,400 bags, of which 22 per cent found no buyer".

use crate::claim::{Claim, Filled, Modality};
use crate::lexicon::{Mark, What};
use crate::text::Document;
use std::ops::Range;

/// How many figures around a claim tell what its passage is about.
const AROUND: usize = 12;

/// So few figures tell nothing.
const FEW: usize = 4;

/// Where fewer than one figure in so many is one of trade, the passage is about something else.
const ONE_IN: usize = 4;

/// The same for claims of a country that no words of the story name.
const ONE_IN_UNNAMED: usize = 3;

/// The same where no reporter is known at all.
const ONE_IN_NOBODYS: usize = 2;

/// Leaves out claims that stand alone among figures of something else (prices, stocks, taxes, one firm's business), but for those
/// whose own sentence names whose trade it is. `claims` are those of the marks from `known` on.
///
/// Prices and crops are told in words of trade, too. Of the claims that were none in stories that no rule had been made for, most were
/// the only one or two of their passage; of true ones nearly none.
pub(in crate::resolve) fn leave_out_lone(
    claims: &mut Vec<Claim>,
    known: usize,
    document: &Document,
    marks: &[Mark],
) {
    if claims[known..].iter().all(|claim| one_in(claim).is_none()) {
        return;
    }
    let text = document.prose();
    let number = |mark: &&Mark| mark.what == What::Number && !is_year(&text[mark.span.range()]);
    let numbers = marks.iter().filter(number).map(|mark| mark.span.start);
    let told = claims[known..].iter().filter(|claim| is_told(claim));
    let passage = Passage {
        blocks: blocks(document),
        figures: numbers.collect(),
        claims: in_order(told.map(start)),
    };
    let mut place = 0;
    claims.retain(|claim| {
        place += 1;
        place <= known || !passage.is_lone(claim)
    });
}

/// Of how many figures around a claim one must be of trade; `None` where it stands anyway, as its own sentence names whose trade it is.
fn one_in(claim: &Claim) -> Option<usize> {
    match claim.reporter.filled {
        _ if !is_told(claim) => None,
        Filled::Stated(span) if claim.sentence.contains(span) => None,
        Filled::Stated(_) | Filled::Inherited(_) => Some(ONE_IN),
        Filled::Assumed(_) if claim.reporter.value.is_some() => Some(ONE_IN_UNNAMED),
        Filled::Assumed(_) => Some(ONE_IN_NOBODYS),
    }
}

/// Where things stand in a stretch of a draft, each in order.
struct Passage {
    /// Where its paragraphs and other blocks begin, but for the first.
    blocks: Vec<usize>,
    /// Its numbers, but for years.
    figures: Vec<usize>,
    claims: Vec<usize>,
}

impl Passage {
    /// Are nearly all figures around a claim something else than claims? Those of its own paragraph tell, where it has enough.
    fn is_lone(&self, claim: &Claim) -> bool {
        let Some(one_in) = one_in(claim) else {
            return false;
        };
        let at = start(claim);
        let block = self.blocks.partition_point(|&start| start <= at);
        let from = block.checked_sub(1).map_or(0, |block| self.blocks[block]);
        let to = self.blocks.get(block).copied().unwrap_or(usize::MAX);
        let own = below(&self.figures, from)..below(&self.figures, to);
        if own.len() <= FEW {
            let told = below(&self.claims, to) - below(&self.claims, from);
            return told * 2 < own.len() && self.is_sparse(at, 0..self.figures.len(), one_in);
        }
        self.is_sparse(at, own, one_in)
    }

    /// Are claims rarer than one in so many, among the figures of a run that stand nearest to a place?
    fn is_sparse(&self, at: usize, run: Range<usize>, one_in: usize) -> bool {
        let here = below(&self.figures, at);
        let latest = run.end.saturating_sub(AROUND).max(run.start);
        let first = here.saturating_sub(AROUND / 2).clamp(run.start, latest);
        let behind = run.end.min(first + AROUND);
        // Claims in words before the first figure of the run, or behind its last, are of it as well.
        let before = |figure: usize| match self.figures.get(figure) {
            Some(&place) => below(&self.claims, place),
            None => self.claims.len(),
        };
        let begin = if first == 0 { 0 } else { before(first) };
        behind - first > FEW && (before(behind) - begin) * one_in < behind - first
    }
}

/// How many of some places in order lie below another one.
fn below(places: &[usize], at: usize) -> usize {
    places.partition_point(|&place| place < at)
}

/// Where the blocks of a draft begin, but for the first: at breaks of its markup and behind blank lines.
fn blocks(document: &Document) -> Vec<usize> {
    let prose = document.prose();
    let lines = prose.match_indices('\n').map(|(at, _)| at);
    let blank = lines.filter(|at| prose.as_bytes().get(at + 1) == Some(&b'\n'));
    in_order(blank.chain(document.breaks().iter().copied()))
}

fn in_order(places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places
}

/// Is it told as a fact? What is only forecast or aimed at is not judged, and is left.
fn is_told(claim: &Claim) -> bool {
    claim.modality == Modality::Actual
}

fn start(claim: &Claim) -> usize {
    claim.quantity.span.start
}

/// Is it a year, as digits alone ("2024")?
fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}
