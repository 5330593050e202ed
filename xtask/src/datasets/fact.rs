//! Tidy rows: one printed number each.

use super::DatasetsError;
use super::note::Note;
use super::printed::Printed;
use rust_decimal::Decimal;
use serde::Serialize;
use std::cmp::Ordering;
use weighbridge_core::quantity::Unit;

/// One row of a tidy table; the fields are its columns, in order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Fact {
    pub(super) source: String,
    pub(super) dataset: String,
    pub(super) reporter: String,
    pub(super) partner: String,
    pub(super) flow: String,
    pub(super) scheme: String,
    pub(super) commodity: String,
    pub(super) freq: String,
    pub(super) start: String,
    pub(super) months: i32,
    pub(super) measure: String,
    pub(super) unit: String,
    pub(super) basis: String,
    pub(super) valuation: String,
    pub(super) value: String,
    pub(super) place: String,
    pub(super) adjustment: String,
    pub(super) status: String,
    pub(super) vintage: String,
    pub(super) published: String,
    pub(super) retrieved: String,
    pub(super) origin: String,
    pub(super) doubtful: bool,
    pub(super) note: String,
}

/// The numbers of one printed row: its level, its growth, or both.
///
/// # Errors
///
/// [`DatasetsError::Cell`] where a cell is malformed.
pub(super) fn facts(dataset: &str, row: &Printed) -> Result<Vec<Fact>, DatasetsError> {
    let shared = shared(dataset, row)?;
    let mut found = Vec::new();
    if !row.value.is_empty() {
        found.push(level(row, shared.clone()));
    }
    if !row.yoy_percent.is_empty() {
        found.push(growth(row, shared));
    }
    Ok(found)
}

/// What level and growth of a row have in common.
fn shared(dataset: &str, row: &Printed) -> Result<Fact, DatasetsError> {
    let period = row.period()?;
    let (reporter, partner) = row.areas()?;
    let note = Note::parse(&row.note);
    Ok(Fact {
        source: row.source_agency.clone(),
        dataset: dataset.to_owned(),
        reporter: reporter.to_owned(),
        partner: partner.to_owned(),
        flow: row.flow.clone(),
        scheme: scheme(&row.commodity).to_owned(),
        commodity: row.commodity.clone(),
        freq: row.freq.clone(),
        start: period.first().to_string(),
        months: period.len(),
        measure: String::new(),
        unit: String::new(),
        basis: String::new(),
        valuation: valuation(row).to_owned(),
        value: String::new(),
        place: String::new(),
        adjustment: if note.adjusted || is_adjusted(row) {
            "SA"
        } else {
            ""
        }
        .to_owned(),
        status: if note.revised { "revised" } else { "first" }.to_owned(),
        vintage: note.vintage,
        published: row.published_on.clone(),
        retrieved: String::new(),
        origin: row.source_url.clone(),
        doubtful: note.doubtful,
        note: note.rest,
    })
}

fn level(row: &Printed, shared: Fact) -> Fact {
    let is_volume = row.unit.parse::<Unit>().is_ok_and(Unit::is_volume);
    Fact {
        measure: if is_volume { "quantity" } else { "value" }.to_owned(),
        unit: row.unit.clone(),
        value: row.value.clone(),
        place: row.value_precision.clone(),
        ..shared
    }
}

fn growth(row: &Printed, shared: Fact) -> Fact {
    Fact {
        measure: "growth".to_owned(),
        unit: "percent".to_owned(),
        basis: row.basis(),
        value: row.yoy_percent.clone(),
        place: last_digit(&row.yoy_percent),
        ..shared
    }
}

/// The size of one unit of the last digit of a printed number: `28.7` gives `0.1`.
fn last_digit(printed: &str) -> String {
    let decimals = printed.split_once('.').map_or(0, |(_, after)| after.len());
    match decimals {
        0 => "1".to_owned(),
        more => format!("0.{}1", "0".repeat(more - 1)),
    }
}

/// Whose list of goods the code is from.
fn scheme(commodity: &str) -> &'static str {
    match commodity {
        "TOTAL" => "TOTAL",
        code if code.starts_with(|c: char| c.is_ascii_digit()) => "HS",
        _ => "AGENCY",
    }
}

/// The months of goods and services, and of goods as the balance of payments counts them, come out of Washington adjusted for
/// the season alone; pages seldom say so.
fn is_adjusted(row: &Printed) -> bool {
    row.source_agency == "BEA/Census"
        && row.freq == "M"
        && matches!(&*row.commodity, "GOODS_SERVICES" | "GOODS_BOP" | "SERVICES")
        && !row.value.is_empty()
}

/// Free on board or with freight, where the remark says so; totals mix the two.
fn valuation(row: &Printed) -> &'static str {
    let says = |word: &str| {
        row.note
            .split(|c: char| !c.is_alphanumeric())
            .any(|found| found == word)
    };
    match row.flow.as_str() {
        "imports" if says("CIF") => "CIF",
        "imports" | "exports" | "balance" if row.note.contains("FOB/FOB") => "FOB",
        _ => "",
    }
}

/// The order of rows in a file: by series, then time, then what the number is; the same data always in the same order.
pub(super) fn order(a: &Fact, b: &Fact) -> Ordering {
    let series = |fact: &Fact| {
        [
            &fact.reporter,
            &fact.partner,
            &fact.commodity,
            &fact.flow,
            &fact.start,
        ]
        .map(Clone::clone)
    };
    let number = |fact: &Fact| fact.value.parse::<Decimal>().unwrap_or_default();
    series(a)
        .cmp(&series(b))
        .then_with(|| a.months.cmp(&b.months))
        .then_with(|| a.measure.cmp(&b.measure))
        .then_with(|| a.unit.cmp(&b.unit))
        .then_with(|| a.published.cmp(&b.published))
        .then_with(|| number(a).cmp(&number(b)))
        .then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digit_is_the_printed_one() {
        assert_eq!(last_digit("28.7"), "0.1");
        assert_eq!(last_digit("-8.30"), "0.01");
        assert_eq!(last_digit("30"), "1");
    }

    #[test]
    fn schemes_follow_the_code() {
        assert_eq!(scheme("TOTAL"), "TOTAL");
        assert_eq!(scheme("2701-2702"), "HS");
        assert_eq!(scheme("NON_OIL_GAS"), "AGENCY");
    }
}
