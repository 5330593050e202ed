//! What one run of the checker found: the thing that every report is made from.

use crate::text::Document;
use crate::verdict::{Policy, Verdict, Weighed};
use jiff::civil::Date;

/// One draft with its claims weighed, in text order.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The draft.
    pub document: Document,
    /// Its claims; those not asserted as facts have no judgement.
    pub weighed: Vec<Weighed>,
    /// Things the reader should know about the draft as a whole ("no date was given; the draft counts as printed on …").
    pub notices: Vec<String>,
}

/// A table of facts that the run could look into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// How many facts.
    pub rows: usize,
    /// First and last month covered, as `YYYY-MM`; empty where the table is.
    pub coverage: (String, String),
    /// Lower-case hexadecimal digest of its content, so that two reports can be compared.
    pub digest: String,
}

/// What one run found.
#[derive(Debug, Clone)]
pub struct Run {
    /// The drafts, in the order given.
    pub documents: Vec<Checked>,
    /// The tolerances in force.
    pub policy: Policy,
    /// The tables looked into.
    pub tables: Vec<Table>,
    /// The day whose knowledge judged, where one was given with `--as-of`.
    pub as_of: Option<Date>,
    /// Version of the program.
    pub version: &'static str,
}

impl Run {
    /// The gravest verdict of the run; `None` where no claim was judged.
    pub fn gravest(&self) -> Option<Verdict> {
        self.judgements().max()
    }

    /// How many claims got this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.judgements().filter(|&found| found == verdict).count()
    }

    fn judgements(&self) -> impl Iterator<Item = Verdict> {
        self.documents
            .iter()
            .flat_map(|checked| &checked.weighed)
            .filter_map(|w| w.judgement.as_ref())
            .map(|j| j.verdict)
    }
}
