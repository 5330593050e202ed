//! Retention: weeks that need not be kept any longer.

use super::record::Record;
use super::{Ledger, LedgerError, Week, read};
use jiff::civil::Date;

/// What was removed, or would be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Weeks of which files were removed.
    pub weeks: Vec<Week>,
    /// How many files.
    pub files: usize,
    /// How many decisions of those weeks were kept, because they still hold something back.
    pub held: usize,
}

impl Ledger {
    /// Removes what is of weeks before `first`. Suppressions that still hold on this day are kept, and so is what is no record.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] where a folder cannot be listed, or a file not removed.
    pub fn prune(&self, first: Week, today: Date, is_dry: bool) -> Result<Pruned, LedgerError> {
        let mut pruned = Pruned::default();
        for week in self.weeks()?.into_iter().filter(|&week| week < first) {
            let mut removed = 0;
            for file in self.place.files(week)? {
                if self.holds(week, &file, today) {
                    pruned.held += 1;
                    continue;
                }
                removed += 1;
                if !is_dry {
                    self.place.remove(&format!("{week}/{file}"))?;
                }
            }
            pruned.files += removed;
            if removed > 0 {
                pruned.weeks.push(week);
            }
            if !is_dry {
                self.place.remove_if_empty(week);
            }
        }
        Ok(pruned)
    }

    /// Is the file a suppression that still holds?
    fn holds(&self, week: Week, file: &str, today: Date) -> bool {
        read::is_decision(file)
            && self
                .place
                .fetch(&[format!("{week}/{file}")])
                .into_iter()
                .any(|bytes| {
                    let record = read::sound(week, file, bytes);
                    matches!(record, Ok(Record::Decision(decision)) if decision.suppresses(today))
                })
    }
}
