//! The counts for a spreadsheet: one figure a row, so that weeks can be put under one another.

use crate::report::untrusted::cell;
use crate::weekly::{self, Fate, Row, Share, VERDICTS, Weekly};
use weighbridge_core::verdict::Verdict;

/// The heads of the columns.
const HEAD: [&str; 8] = [
    "span", "table", "name", "measure", "value", "of", "low", "high",
];

/// The counts as CSV. No cell of words begins with a sign that a spreadsheet would compute.
pub fn csv(weekly: &Weekly) -> String {
    let mut rows = Rows {
        span: weekly.span.to_string(),
        writer: ::csv::Writer::from_writer(Vec::new()),
    };
    rows.write(HEAD.map(str::to_owned));
    totals(&mut rows, weekly);
    for verdict in VERDICTS {
        rows.share(
            "verdict",
            verdict.code(),
            "claims",
            weekly.now.share(verdict),
        );
    }
    for (reason, _, claims) in &weekly.now.reasons {
        let share = Share::new(*claims, weekly.now.claims());
        rows.share("reason", reason.code(), "claims", share);
    }
    for table in &weekly.tables {
        for row in &table.rows {
            rows.row(table.by.code(), &row.name, row);
        }
        if let Some((_, together)) = &table.few {
            rows.row(table.by.code(), "(few)", together);
        }
    }
    rows.fate("refuted", weekly.fates.refuted);
    rows.fate("needs_context", weekly.fates.needs_context);
    for want in &weekly.wants.wants {
        let name = format!("{} {} {}", want.reporter, want.partner, want.commodity);
        rows.number("want", &name, "claims", want.claims);
    }
    for age in &weekly.ages {
        rows.write_cells(
            "source",
            &age.source,
            "days_old",
            &age.days.to_string(),
            None,
        );
    }
    rows.finish()
}

fn totals(rows: &mut Rows, weekly: &Weekly) {
    let length = |list: usize| u32::try_from(list).unwrap_or(u32::MAX);
    let changes = &weekly.queue.recheck.changes;
    for (measure, number) in [
        ("runs", weekly.records.runs),
        ("files_left_out", length(weekly.records.left_out.len())),
        ("stories", weekly.now.stories),
        ("stories_as_printed", weekly.now.printed),
        ("claims", weekly.now.claims()),
        ("set_aside", weekly.now.set_aside),
        ("slips_before_printing", length(weekly.slips.before.len())),
        ("slips_after_printing", length(weekly.slips.after.len())),
        ("stories_printed", weekly.fates.printed),
        ("stories_followed", weekly.fates.followed),
        ("claims_suppressed", weekly.suppressions.claims),
        ("suppressions_in_force", weekly.suppressions.in_force),
        ("overturned", length(weekly.decisions.overturned.len())),
        (
            "to_look_at_again",
            length(changes.iter().filter(|one| one.is_overtaken()).count()),
        ),
    ] {
        rows.number("total", "", measure, number);
    }
    rows.share("total", "", "refuted_that_held", weekly.decisions.precision);
    rows.share("total", "", "refuted_undecided", weekly.decisions.undecided);
}

/// The rows as they are written.
struct Rows {
    span: String,
    writer: ::csv::Writer<Vec<u8>>,
}

impl Rows {
    fn number(&mut self, table: &str, name: &str, measure: &str, number: u32) {
        self.write_cells(table, name, measure, &number.to_string(), None);
    }

    fn share(&mut self, table: &str, name: &str, measure: &str, share: Share) {
        self.write_cells(table, name, measure, &share.of.to_string(), Some(share));
    }

    fn row(&mut self, table: &str, name: &str, row: &Row) {
        self.number(table, name, "stories", row.stories);
        self.number(table, name, "claims", row.claims());
        for verdict in VERDICTS {
            let number = weekly::count(&row.verdicts, verdict);
            self.number(table, name, verdict.code(), number);
        }
        self.share(
            table,
            name,
            "refuted_of_settled",
            row.settled(Verdict::Refuted),
        );
    }

    fn fate(&mut self, name: &str, fate: Fate) {
        self.number("fate", name, "mended", fate.mended);
        self.number("fate", name, "kept", fate.kept);
        self.number("fate", name, "wrong_reading", fate.wrong_reading);
        self.number("fate", name, "ignored", fate.ignored);
    }

    fn write_cells(
        &mut self,
        table: &str,
        name: &str,
        measure: &str,
        value: &str,
        share: Option<Share>,
    ) {
        let digits = |part: f64| format!("{part:.6}");
        let interval = share.and_then(Share::wilson);
        self.write([
            self.span.clone(),
            table.to_owned(),
            cell(name),
            measure.to_owned(),
            value.to_owned(),
            share.map_or_else(String::new, |share| share.all.to_string()),
            interval.map_or_else(String::new, |(low, _)| digits(low)),
            interval.map_or_else(String::new, |(_, high)| digits(high)),
        ]);
    }

    fn write(&mut self, cells: [String; 8]) {
        // Memory does not fail to be written to, and every row is of one length.
        let written = self.writer.write_record(cells);
        debug_assert!(written.is_ok());
    }

    fn finish(self) -> String {
        let bytes = self.writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}
