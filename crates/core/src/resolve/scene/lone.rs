//! Claims that stand alone among figures of something else: "Coffee on offer came to 18,400 bags, of which 22 per cent found no buyer".

use crate::claim::{Claim, Filled, Modality};
use crate::lexicon::{Mark, What};

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
/// whose own sentence names whose trade it is. `claims` are those of the marks, in text order.
///
/// Prices and crops are told in words of trade, too. Of the claims that were none in stories that no rule had been made for, most were
/// the only one or two of their passage; of true ones nearly none.
pub(in crate::resolve) fn leave_out_lone(
    claims: &mut Vec<Claim>,
    known: usize,
    text: &str,
    marks: &[Mark],
) {
    let figures: Vec<usize> = marks
        .iter()
        .filter(|mark| mark.what == What::Number && !is_year(&text[mark.span.range()]))
        .map(|mark| mark.span.start)
        .collect();
    let told = |claim: &&Claim| claim.modality == Modality::Actual;
    let told: Vec<usize> = claims[known..].iter().filter(told).map(start).collect();
    let mut place = 0;
    claims.retain(|claim| {
        place += 1;
        place <= known || !is_lone(claim, &told, &figures)
    });
}

/// Are nearly all figures around a claim something else than claims?
fn is_lone(claim: &Claim, claims: &[usize], figures: &[usize]) -> bool {
    let one_in = match claim.reporter.filled {
        Filled::Stated(span) if claim.sentence.contains(span) => return false,
        Filled::Stated(_) | Filled::Inherited(_) => ONE_IN,
        Filled::Assumed(_) if claim.reporter.value.is_some() => ONE_IN_UNNAMED,
        Filled::Assumed(_) => ONE_IN_NOBODYS,
    };
    let here = figures.partition_point(|&figure| figure < start(claim));
    let first = here
        .saturating_sub(AROUND / 2)
        .min(figures.len().saturating_sub(AROUND));
    let behind = figures.len().min(first + AROUND);
    let before = |figure: usize| match figures.get(figure) {
        Some(&place) if figure > 0 => claims.partition_point(|&claim| claim < place),
        Some(_) => 0,
        None => claims.len(),
    };
    let (inside, around) = (before(behind) - before(first), behind - first);
    around > FEW && inside * one_in < around
}

fn start(claim: &Claim) -> usize {
    claim.quantity.span.start
}

/// Is it a year, as digits alone ("2024")?
fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}
