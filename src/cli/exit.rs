//! The exit code: what a run came to, in one number.

use super::args::FailOn;
use std::collections::BTreeSet;
use std::process::ExitCode;
use weighbridge_core::run::Run;
use weighbridge_core::verdict::Verdict;

/// What a run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    /// Did anything fail (a file that could not be read, a bad line)?
    pub(super) failed: bool,
    /// Gravest verdict; `None` where no claim was judged.
    pub(super) gravest: Option<Verdict>,
    /// Was a claim judged with another verdict than unverifiable?
    pub(super) settled: bool,
}

impl Outcome {
    /// The outcome of a whole run. The claims of each draft that are not to be raised, by their place, make it no graver.
    pub(super) fn of(run: &Run, quiet: &[BTreeSet<usize>], failed: bool) -> Self {
        let settled = [Verdict::Supported, Verdict::NeedsContext, Verdict::Refuted];
        let raised = run
            .documents
            .iter()
            .zip(quiet)
            .flat_map(|(checked, quiet)| {
                let claims = checked.weighed.iter().enumerate();
                claims
                    .filter(|(at, _)| !quiet.contains(at))
                    .map(|(_, weighed)| weighed)
            });
        let verdicts = raised.filter_map(|weighed| Some(weighed.judgement.as_ref()?.verdict));
        Self {
            failed,
            gravest: verdicts.max(),
            settled: settled.iter().any(|&verdict| run.count(verdict) > 0),
        }
    }

    /// Its number; see the help text.
    pub(super) fn code(self, fail_on: FailOn) -> u8 {
        let is_grave = threshold(fail_on).is_some_and(|mildest| self.gravest >= Some(mildest));
        match self {
            Self { failed: true, .. } => 2,
            _ if is_grave => 1,
            Self { settled: false, .. } => 3,
            _ => 0,
        }
    }

    /// The same for the process.
    pub(super) fn exit(self, fail_on: FailOn) -> ExitCode {
        self.code(fail_on).into()
    }
}

fn threshold(fail_on: FailOn) -> Option<Verdict> {
    match fail_on {
        FailOn::Refuted => Some(Verdict::Refuted),
        FailOn::NeedsContext => Some(Verdict::NeedsContext),
        FailOn::Unverifiable => Some(Verdict::Unverifiable),
        FailOn::Never => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{FailOn, Outcome, Verdict};

    #[test]
    fn every_outcome_has_its_code() {
        use FailOn::{NeedsContext as Context, Never, Refuted, Unverifiable};
        let (supported, vague) = (Some(Verdict::Supported), Some(Verdict::Unverifiable));
        let (context, refuted) = (Some(Verdict::NeedsContext), Some(Verdict::Refuted));
        for (gravest, settled, fail_on, code) in [
            (supported, true, Refuted, 0),
            (supported, true, Unverifiable, 0),
            (context, true, Refuted, 0),
            (context, true, Context, 1),
            (refuted, true, Refuted, 1),
            (refuted, true, Never, 0),
            (vague, false, Refuted, 3),
            (vague, false, Unverifiable, 1),
            (vague, true, Refuted, 0),
            (None, false, Unverifiable, 3),
        ] {
            let outcome = Outcome {
                failed: false,
                gravest,
                settled,
            };
            assert_eq!(outcome.code(fail_on), code, "{outcome:?} {fail_on:?}");
            let failed = Outcome {
                failed: true,
                ..outcome
            };
            assert_eq!(failed.code(fail_on), 2);
        }
    }
}
