//! Every row of the reference tables written as a claim is not called wrong; rows known to conflict are not called right
//! unless the data agree.

use crate::claim::{Claim, Commodity, Direction, Flow, Kind};
use crate::fact::{Book, Measure, Observation};
use crate::quantity::Rounded;
use crate::verdict::{Context, Judgement, Policy, Reason, Verdict, judge, sample};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/figures");

/// The fields of a CSV line; quotes may hold commas.
pub(super) fn fields(line: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    for sign in line.chars() {
        match sign {
            '"' => quoted = !quoted,
            ',' if !quoted => found.push(String::new()),
            other => found.last_mut().expect("a field").push(other),
        }
    }
    found
}

/// Is a row seasonally adjusted, by its note?
fn is_adjusted(note: &str) -> bool {
    note.split([' ', ';', ',', '='])
        .any(|word| word == "SA" || word == "seasonally")
}

/// The row in the form that the samples use.
fn observations(line: &str) -> Vec<Observation> {
    let row = fields(line);
    let cell = |at: usize| row.get(at).map_or("", String::as_str);
    let area = |code: &str| match code {
        "WLD" => "WORLD".to_owned(),
        other => other.to_owned(),
    };
    let note = cell(15).replace("vintage=SA", "SA");
    let tag = note
        .split("vintage=")
        .nth(1)
        .and_then(|rest| rest.split([' ', ';', ',']).next());
    let vintage = tag.map_or_else(String::new, |tag| format!("vintage={tag}"));
    let basis = cell(11);
    let sample = format!(
        "{},{},{},{},{},{},{},{},{},{},{basis},{},{vintage}",
        area(cell(0)),
        area(cell(1)),
        cell(2),
        cell(3),
        cell(5),
        cell(6),
        cell(7),
        cell(8),
        cell(9),
        cell(10),
        cell(13),
    );
    let mut found = sample::observations(&sample);
    for seen in &mut found {
        seen.source = cell(12).into();
        seen.adjusted = is_adjusted(&note);
        seen.doubtful = note.contains("CHECK");
        seen.note = note.as_str().into();
        seen.origin = cell(14).into();
    }
    found
}

/// The rows of the tables whose names pass; `None` where the folder is not there.
#[expect(clippy::disallowed_methods, reason = "a test reads its tables")]
fn printed_rows(wanted: impl Fn(&str) -> bool) -> Option<Vec<Vec<Observation>>> {
    fn read(path: &Path) -> String {
        std::fs::read_to_string(path).expect("a readable table")
    }
    let mut paths: Vec<_> = std::fs::read_dir(FOLDER)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ext| ext == "csv"))
        .collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let name = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        if name != "rates" && wanted(name) {
            found.extend(read(&path).lines().skip(1).map(observations));
        }
    }
    Some(found)
}

/// The same, figure by figure.
pub(super) fn rows(wanted: impl Fn(&str) -> bool) -> Option<Vec<Observation>> {
    Some(printed_rows(wanted)?.into_iter().flatten().collect())
}

/// An observation as the claim that prints it.
pub(super) fn claim(seen: &Observation) -> Claim {
    let mut claim = match seen.measure {
        Measure::Growth { .. } => sample::change("1", "1"),
        Measure::Value if seen.flow == Flow::Balance => sample::balance("1", "1"),
        Measure::Value => sample::level("1", "1"),
    };
    let value = match claim.kind {
        Kind::Change => seen.value.abs(),
        _ => seen.value,
    };
    claim.quantity.figure = Some(Rounded {
        value,
        step: seen.place,
    });
    claim.quantity.unit = seen.unit;
    if seen.value.is_sign_negative() {
        claim.direction.value = Direction::Down;
    }
    claim.reporter.value = Some(seen.reporter.clone());
    claim.partner.value = Some(seen.partner.clone());
    claim.flow.value = Some(seen.flow);
    claim.commodity.value = Commodity::new(&seen.commodity, &seen.commodity);
    claim.period.value = Some(seen.period);
    claim
}

/// The judgement of a row, with and without the currency of its story.
fn judged(seen: &Observation, book: &Book, with_basis: bool) -> Judgement {
    let basis = match seen.measure {
        Measure::Growth { basis } if with_basis => basis,
        _ => None,
    };
    let context = Context {
        book,
        policy: &Policy::default(),
        quote: "",
        wording: &sample::indonesian(),
        published: seen.published,
        as_of: None,
        basis,
        young: false,
    };
    judge(&claim(seen), &context)
}

/// Counts by verdict and reason, and the rows that got one verdict.
fn tally(
    rows: &[Observation],
    book: &Book,
    with_basis: bool,
    listed: Verdict,
) -> (String, Vec<String>) {
    let mut counts: BTreeMap<(Verdict, Reason), usize> = BTreeMap::new();
    let mut named = Vec::new();
    for seen in rows {
        let found = judged(seen, book, with_basis);
        *counts.entry((found.verdict, found.reason)).or_default() += 1;
        if found.verdict == listed {
            named.push(format!(
                "{} {} {} {} {} {} {:?} | {} | {}",
                seen.reporter,
                seen.partner,
                seen.flow.code(),
                seen.commodity,
                seen.period,
                seen.value,
                seen.measure,
                found.summary,
                seen.note
            ));
        }
    }
    let mut text = String::new();
    for ((verdict, reason), count) in counts {
        let _ = write!(text, "{} {}: {count}; ", verdict.code(), reason.code());
    }
    (text, named)
}

pub(super) fn skipped() {
    eprintln!("\n=== SKIPPED: no reference tables at {FOLDER}: their rows were not tried ===\n");
}

#[test]
fn no_row_of_the_tables_is_called_wrong() {
    let Some(rows) = rows(|name| !name.starts_with("conflicts")) else {
        return skipped();
    };
    assert!(rows.len() > 5000, "the tables were read");
    let book = Book::new(rows.clone(), vec![]);
    let judged: Vec<_> = rows.into_iter().filter(|seen| !seen.doubtful).collect();
    for with_basis in [false, true] {
        let (counts, refuted) = tally(&judged, &book, with_basis, Verdict::Refuted);
        eprintln!("{} rows, basis {with_basis}: {counts}", judged.len());
        assert!(refuted.is_empty(), "{}", refuted.join("\n"));
    }
}

/// The rows of the tables of conflicts, as the one or two figures that each prints.
fn conflicts() -> Option<Vec<Vec<Observation>>> {
    printed_rows(|name| name.starts_with("conflicts"))
}

#[test]
fn a_row_known_to_conflict_is_supported_whole_only_where_it_is_another_rounded() {
    let (Some(reference), Some(conflicts)) =
        (rows(|name| !name.starts_with("conflicts")), conflicts())
    else {
        return skipped();
    };
    assert!(conflicts.len() > 150, "the conflicts were read");
    let book = Book::new(reference, vec![]);
    let (mut whole, mut counts) = (Vec::new(), BTreeMap::<Verdict, usize>::new());
    for row in &conflicts {
        let found: Vec<_> = row.iter().map(|seen| judged(seen, &book, true)).collect();
        let gravest = found.iter().map(|judgement| judgement.verdict).max();
        *counts.entry(gravest.expect("a figure")).or_default() += 1;
        let is_rounded = |(seen, judgement): (&Observation, &Judgement)| {
            judgement
                .evidence
                .first()
                .is_some_and(|found| found.half != seen.half())
        };
        let rounded = row.iter().zip(&found).any(is_rounded);
        if gravest == Some(Verdict::Supported) && !rounded {
            whole.push(format!("{}: {}", row[0].note, found[0].summary));
        }
    }
    eprintln!(
        "{} rows known to conflict, by their gravest verdict: {counts:?}",
        conflicts.len()
    );
    assert!(whole.is_empty(), "{}", whole.join("\n"));
}

#[test]
fn a_row_known_to_conflict_is_supported_only_where_other_printed_figures_agree() {
    let (Some(reference), Some(conflicts)) = (
        rows(|name| !name.starts_with("conflicts")),
        rows(|name| name.starts_with("conflicts")),
    ) else {
        return skipped();
    };
    let book = Book::new(reference.clone(), vec![]);
    let agrees = |one: &Observation, other: &Observation| {
        let address = |o: &Observation| (o.flow, o.period, o.measure, o.unit);
        let same = address(one) == address(other)
            && (&one.reporter, &one.partner) == (&other.reporter, &other.partner)
            && one.commodity == other.commodity;
        same && (one.value - other.value).abs() <= one.half() + other.half()
    };
    let mut alone = Vec::new();
    for row in &conflicts {
        let found = judged(row, &book, true);
        let is_computed = found.evidence.first().is_some_and(|seen| seen.derived);
        let is_alone = !is_computed && !reference.iter().any(|other| agrees(row, other));
        if found.verdict == Verdict::Supported && is_alone {
            alone.push(format!("{row:?}: {}", found.summary));
        }
    }
    assert!(alone.is_empty(), "{}", alone.join("\n"));
}

/// The observations of each pair of areas, whichever of the two reports.
fn by_pair(rows: &[Observation]) -> BTreeMap<[&str; 2], Vec<&Observation>> {
    let mut found: BTreeMap<[&str; 2], Vec<&Observation>> = BTreeMap::new();
    for seen in rows {
        let mut pair = [seen.reporter.code(), seen.partner.code()];
        pair.sort_unstable();
        found.entry(pair).or_default().push(seen);
    }
    found
}

/// Is it the same printed number at the same address?
fn says_the_same(one: &Observation, other: &Observation) -> bool {
    let address = |o: &Observation| (o.flow, o.period, o.measure, o.unit, o.value);
    address(one) == address(other)
        && (&one.reporter, &one.partner) == (&other.reporter, &other.partner)
        && one.commodity == other.commodity
}

/// One row in so many is taken out: a book is made for each.
const EVERY: usize = 9;

#[test]
fn a_row_taken_out_is_not_called_wrong_by_the_rest() {
    let Some(rows) = rows(|name| !name.starts_with("conflicts")) else {
        return skipped();
    };
    let (mut judged_rows, mut refuted) = (0, Vec::new());
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    for group in by_pair(&rows).into_values() {
        for seen in group.iter().filter(|o| !o.doubtful).step_by(EVERY) {
            let rest = group.iter().filter(|o| !says_the_same(o, seen));
            let book = Book::new(rest.map(|o| (*o).clone()).collect(), vec![]);
            let found = judged(seen, &book, true);
            judged_rows += 1;
            *counts.entry(found.verdict).or_default() += 1;
            if found.verdict == Verdict::Refuted {
                refuted.push(format!(
                    "{:?} {} | {} | {} | {:?}",
                    found.reason,
                    seen.value,
                    found.summary,
                    seen.note,
                    found.evidence[0].arithmetic
                ));
            }
        }
    }
    eprintln!("{judged_rows} rows taken out: {counts:?}");
    eprintln!("{}", refuted.join("\n"));
    assert!(refuted.len() * 250 <= judged_rows, "{}", refuted.len());
}
