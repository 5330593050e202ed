//! Every row of a folder of published figures said in one English sentence, read and judged.
//!
//! The rows of the tables are what the facts were made from: none of them may be called wrong. Those of the `conflicts`
//! tables disagree with better figures: none of them may pass without a word.

use super::facts::{self, Address, Facts};
use super::weigh;
use crate::datasets;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::fmt::Write as _;
use std::path::Path;
use weighbridge_core::claim::{Claim, Flow};
use weighbridge_core::fact::{Measure, Observation};
use weighbridge_core::lexicon::{Lexicon, english};
use weighbridge_core::period::Period;
use weighbridge_core::quantity::Unit;
use weighbridge_core::verdict::{Judgement, Verdict};

/// Days after its months on which a row without a known day counts as printed.
const DELAY: i64 = 45;

/// What became of the rows.
#[derive(Debug, Default)]
pub(super) struct Swept {
    /// Figures of the tables, and of the `conflicts` tables.
    pub(super) figures: [usize; 2],
    /// Rows of the `conflicts` tables.
    pub(super) rows: usize,
    /// Of the figures, those that were read as what they were said from.
    pub(super) as_meant: [usize; 2],
    /// The others: too vague, or misread.
    pub(super) misread: Vec<String>,
    /// Figures of the tables that were called wrong.
    pub(super) refuted: Vec<String>,
    /// Rows of the `conflicts` tables that passed without a word.
    pub(super) passed: Vec<String>,
}

/// Says every row of every table of the folder.
///
/// # Errors
///
/// Names the file that cannot be read or does not parse.
pub(super) fn sweep(folder: &Path, known: &Facts) -> Result<Swept, String> {
    let lexicon = Lexicon::builtin("en").map_err(|e| e.to_string())?;
    let mut swept = Swept::default();
    for (path, is_conflict) in datasets::every_table(folder).map_err(|e| e.to_string())? {
        let tidy = datasets::tidy(&path).map_err(|e| e.to_string())?;
        let seen = facts::observations(&tidy).map_err(|e| format!("{}: {e}", path.display()))?;
        if is_conflict {
            let same = |a: &Observation, b: &Observation| {
                a.origin == b.origin && a.note == b.note && Address::of(a) == Address::of(b)
            };
            for row in seen.chunk_by(same) {
                swept.put_conflict(row, &lexicon, known);
            }
        } else {
            for figure in seen.iter().filter(|one| !one.doubtful && !one.adjusted) {
                swept.put_published(figure, &lexicon, known);
            }
        }
    }
    Ok(swept)
}

impl Swept {
    /// A figure of the tables.
    fn put_published(&mut self, figure: &Observation, lexicon: &Lexicon, known: &Facts) {
        let Some(judged) = judged(figure, lexicon, known) else {
            return;
        };
        self.count(&judged, 0);
        let verdicts = judged.claims.iter();
        if let Some((_, wrong)) = verdicts
            .clone()
            .find(|(_, j)| j.verdict == Verdict::Refuted)
        {
            self.refuted.push(judged.line(wrong));
        }
    }

    /// A row of a `conflicts` table, an amount or its growth or both: one of them must be pointed at.
    fn put_conflict(&mut self, row: &[Observation], lexicon: &Lexicon, known: &Facts) {
        let mut passed = Vec::new();
        let mut figures = 0;
        for judged in row
            .iter()
            .filter_map(|figure| judged(figure, lexicon, known))
        {
            figures += 1;
            self.count(&judged, 1);
            let is_silent =
                |j: &&Judgement| j.verdict == Verdict::Supported && j.doubtful.is_empty();
            let supported = judged.meant().filter(is_silent);
            passed.extend(supported.map(|judgement| judged.line(judgement)));
        }
        self.rows += usize::from(figures > 0);
        if figures > 0 && passed.len() == figures {
            self.passed.push(passed.join("\n"));
        }
    }

    fn count(&mut self, judged: &Judged, at: usize) {
        self.figures[at] += 1;
        if judged.meant().is_some() {
            self.as_meant[at] += 1;
        } else {
            self.misread.push(judged.text.clone());
        }
    }

    /// The counts, with what should not be.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (what, at) in [("tables", 0), ("conflicts", 1)] {
            let _ = writeln!(
                text,
                "{what}: {} figures, {} read as meant",
                self.figures[at], self.as_meant[at]
            );
        }
        let _ = writeln!(text, "rows of conflicts: {}", self.rows);
        for (what, list) in [
            ("refuted", &self.refuted),
            ("passed without a word", &self.passed),
            ("not read as meant", &self.misread),
        ] {
            let _ = writeln!(text, "{what}: {}", list.len());
            for line in list {
                let _ = writeln!(text, "- {line}");
            }
        }
        text
    }
}

/// A figure said, read and judged.
struct Judged {
    text: String,
    claims: Vec<(Claim, Judgement)>,
    /// Which of the claims is what was meant.
    meant: Option<usize>,
}

impl Judged {
    /// The judgement of the claim that is what was meant.
    fn meant(&self) -> Option<&Judgement> {
        self.claims.get(self.meant?).map(|(_, judgement)| judgement)
    }

    fn line(&self, judgement: &Judgement) -> String {
        format!("{}\n  {}", self.text, judgement.summary)
    }
}

fn judged(figure: &Observation, lexicon: &Lexicon, known: &Facts) -> Option<Judged> {
    let (text, day) = (said(figure)?, day(figure)?);
    let document = weigh::document(&text, "en", day);
    let claims = weigh::judged_in(&document, lexicon, |wanted| known.answer(wanted));
    Some(Judged {
        meant: claims.iter().position(|(claim, _)| is_meant(claim, figure)),
        text,
        claims,
    })
}

/// The day on which the row counts as printed.
fn day(row: &Observation) -> Option<Date> {
    row.published
        .or_else(|| super::truths::after(row.period.last(), DELAY))
}

/// The row in a sentence; `None` where its growth is of no known money.
fn said(row: &Observation) -> Option<String> {
    let of = match row.reporter.code() {
        "WORLD" => "The world's".to_owned(),
        _ => english::possessive(&row.reporter),
    };
    let goods = match &*row.commodity {
        "TOTAL" => String::new(),
        code => format!("of {} ", english::goods(code)),
    };
    let noun = match row.flow {
        Flow::Exports => "exports",
        Flow::Imports => "imports",
        Flow::Total => "trade",
        Flow::Balance if row.value.is_sign_negative() => "trade deficit",
        Flow::Balance => "trade surplus",
    };
    let side = match (row.partner.code(), row.flow) {
        ("WORLD", _) => String::new(),
        (_, Flow::Exports) => format!("to {} ", english::area(&row.partner)),
        (_, Flow::Imports) => format!("from {} ", english::area(&row.partner)),
        _ => format!("with {} ", english::area(&row.partner)),
    };
    let subject = format!("{of} {noun} {goods}{side}");
    let months = months(row.period);
    Some(match row.measure {
        Measure::Value => format!("{subject}{months} amounted to {}.", amount(row)),
        Measure::Growth { basis } => {
            let verb = if row.value.is_sign_negative() {
                "fell"
            } else {
                "rose"
            };
            let money = match basis? {
                Unit::Money(money) => format!(" in {}", english::currency(money)),
                _ => " by weight".to_owned(),
            };
            let digits = digits(row.value.abs(), row.place);
            format!("{subject}{verb} {digits} percent{money} {months} from a year earlier.")
        }
    })
}

/// The months in words: "in March 2022", "from April 2022 to March 2023".
fn months(period: Period) -> String {
    let (first, last) = (period.first(), period.last());
    if first == last || (period.len() == 12 && first.year() == last.year()) {
        return format!("in {}", english::period(period));
    }
    let (from, to) = (english::month(first), english::month(last));
    if first.year() == last.year() {
        return format!("from {from} to {to} {}", last.year());
    }
    format!("from {from} {} to {to} {}", first.year(), last.year())
}

/// The amount with as many digits as were published: "38.17 billion dollars".
fn amount(row: &Observation) -> String {
    let (mut shown, mut place) = (row.value.abs(), row.place);
    let mut scale = "";
    for word in [" thousand", " million", " billion", " trillion"] {
        if shown < Decimal::ONE_THOUSAND {
            break;
        }
        shown /= Decimal::ONE_THOUSAND;
        place /= Decimal::ONE_THOUSAND;
        scale = word;
    }
    let digits = digits(shown, place);
    format!("{digits}{scale} {}", english::unit(row.unit))
}

/// The number down to its place: "22.0".
fn digits(value: Decimal, place: Decimal) -> String {
    let places = usize::try_from(place.normalize().scale()).unwrap_or(0);
    format!("{value:.places$}")
}

/// Is the claim what the row says?
fn is_meant(claim: &Claim, row: &Observation) -> bool {
    let sides = |area: &Option<weighbridge_core::claim::Area>, code: &str| {
        area.as_ref().is_some_and(|area| area.code() == code)
    };
    let unit = match row.measure {
        Measure::Value => row.unit,
        Measure::Growth { .. } => Unit::Percent,
    };
    claim.quantity.unit == unit
        && sides(&claim.reporter.value, row.reporter.code())
        && sides(&claim.partner.value, row.partner.code())
        && claim.flow.value == Some(row.flow)
        && claim.commodity.value.code == row.commodity
        && claim.period.value == Some(row.period)
}

#[cfg(test)]
mod tests {
    use super::{Facts, sweep};

    #[test]
    fn no_published_row_is_called_wrong_and_no_conflict_passes() {
        let folder = crate::root().join("../shared/figures");
        if !folder.is_dir() {
            eprintln!("SKIPPED: {} is not there", folder.display());
            return;
        }
        let known = Facts::load(&crate::root().join("datasets")).expect("the facts");
        let swept = sweep(&folder, &known).expect("a sweep");
        let text = swept.text();
        assert_eq!(swept.refuted, [] as [String; 0], "{text}");
        assert_eq!(swept.passed, [] as [String; 0], "{text}");
        for at in [0, 1] {
            assert!(swept.as_meant[at] * 100 >= swept.figures[at] * 97, "{text}");
        }
    }
}
