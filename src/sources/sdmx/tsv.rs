//! Eurostat's table with tabs: a line a series, its key in the first cell, a column a period.

use super::super::error::ParseError;
use super::seen::{Seen, TIME, VALUE};
use std::collections::BTreeMap;

/// What stands between the names of a key and the name of what the columns are.
const CORNER: &str = "\\TIME_PERIOD";

/// Is the first line one of such a table?
pub(super) fn is_tsv(text: &str) -> bool {
    let head = text.lines().next().unwrap_or_default();
    head.split('\t')
        .next()
        .is_some_and(|corner| corner.ends_with(CORNER))
}

/// The observations of a table. A flag behind a number is kept as `OBS_FLAG`; a flag alone is no number.
///
/// # Errors
///
/// [`ParseError`] where a line has another number of cells than the first, or a key another number of parts.
pub(super) fn read(text: &str) -> Result<Vec<Seen>, ParseError> {
    let mut lines = text.lines().enumerate();
    let (_, head) = lines.next().unwrap_or_default();
    let mut columns = head.split('\t');
    let corner = columns.next().unwrap_or_default();
    let names: Vec<String> = corner
        .trim_end_matches(CORNER)
        .split(',')
        .map(|name| name.trim().to_uppercase())
        .collect();
    let periods: Vec<&str> = columns.map(str::trim).collect();
    let mut found = Vec::new();
    for (at, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let place = || format!("line {}", at + 1);
        let mut cells = line.split('\t');
        let key: Vec<&str> = cells.next().unwrap_or_default().split(',').collect();
        let cells: Vec<&str> = cells.collect();
        if key.len() != names.len() || cells.len() != periods.len() {
            return Err(ParseError::cell(
                place(),
                line,
                "a key and a cell for each period",
            ));
        }
        let series: BTreeMap<String, String> = names
            .iter()
            .cloned()
            .zip(key.iter().map(|code| code.trim().to_owned()))
            .collect();
        for (period, cell) in periods.iter().zip(cells) {
            let (number, flag) = cell.trim().split_once(' ').unwrap_or((cell.trim(), ""));
            let mut parts = series.clone();
            parts.insert(TIME.to_owned(), (*period).to_owned());
            // `:c` is a flag on nothing.
            let value = if number.starts_with(':') { "" } else { number };
            parts.insert(VALUE.to_owned(), value.to_owned());
            parts.insert("OBS_FLAG".to_owned(), flag.trim().to_owned());
            found.push(Seen::of(parts));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "freq,reporter,flow\\TIME_PERIOD\t2031-01 \t2031-02 \nM,DE,1\t125 \t130 p\nM,FR,1\t: \t:c\n";

    #[test]
    fn a_line_is_a_series_and_a_colon_is_none() {
        assert!(is_tsv(TABLE) && !is_tsv("freq,TIME_PERIOD\nM,2031-01\n"));
        let found = read(TABLE).expect("a table");
        let shown: Vec<_> = found
            .iter()
            .map(|one| {
                (
                    one.part("REPORTER"),
                    one.time.as_str(),
                    one.value.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("DE", "2031-01", Some("125")),
                ("DE", "2031-02", Some("130")),
                ("FR", "2031-01", None),
                ("FR", "2031-02", None),
            ]
        );
        assert_eq!(found[1].part("OBS_FLAG"), "p");
    }

    #[test]
    fn a_line_that_is_cut_off_is_refused() {
        let cut = &TABLE[..TABLE.len() - 5];
        assert!(matches!(read(cut), Err(ParseError::Cell { .. })));
    }
}
