//! `docs/accuracy.md`: what was measured, on what, and what came out.

use super::cases::Case;
use super::facts::Facts;
use super::stories::Outcome;
use super::table;
use jiff::civil::Date;

/// The page of one run.
pub(super) fn page(cases: &[Case], stories: &Outcome, facts: &Facts, date: Date) -> String {
    let (told, figures) = (stories.figures - stories.missed.len(), stories.figures);
    let (count, rows, digest) = (cases.len(), facts.rows, &facts.digest);
    format!(
        "{HEAD}
Measured on {date}: {count} sentences in twelve languages, drawn from {rows} embedded figures (SHA-256 of the tables
`{digest}`). Of {figures} figures in stories written by hand, {told} get their verdict, reason and first diagnosis.

{}{TAIL}",
        table::render(cases)
    )
}

const HEAD: &str = "\
<!-- Written by `cargo xtask accuracy --write DATE`; do not edit by hand. -->
# How right the verdicts are
";

const TAIL: &str = "
## What the sentences are

- **True**: an embedded figure said in words: amounts, growth, balances, and what two figures give (rises in money, multiples, shares);
  rounded to two to five digits, with and without hedges, some with months that only the day of publication tells. *Contested* where
  another published figure of the same series and months says otherwise: then `needs_context` is right as well as `supported`.
- **Slipped**: a true sentence with one slip, whose figure then is none of those published for what the sentence says, nor of its
  mirror. The series that the slip leads to must be published: that is what *data are present* means. Growth of goods that may be
  by weight or in money is left out, for its words leave open which.
- **Of nothing known**: two sides, goods, or years of which no table holds a figure: `unverifiable` is right.

## What the figures mean

- *Verdict right*: a true figure is supported, a slipped one *flagged*: `refuted`, or `needs_context` (off by no more than a small error,
  right in another reading, in a language whose reading is young, or other than the published figure where nothing proves it wrong).
- *Named first*: the first diagnosis is the slip. A figure of another month may as well be that of another partner: what fits better comes first.
- *Read as meant*: every slot of the claim is what the sentence was made from. The column *all* holds what was misread, too.
- The sentences are plain. Stories are not: how well those are read is measured by `cargo xtask score`, and a figure that is misread is
  judged as what it was read as. The rates here are those of the judgement.
- Phrases and stories lie in `tests/accuracy`; slips are drawn from a seed, so that every run has the same.
";
