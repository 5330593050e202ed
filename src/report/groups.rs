//! Claims of one draft on which the data are silent for the same reason: said together, one line each.

use super::reading;
use weighbridge_core::run::Checked;
use weighbridge_core::verdict::{Judgement, Reason, Weighed};

/// Fewest claims that are said together.
const FEWEST: usize = 2;

/// A claim with its verdict and its number in the table of verdicts, from 1.
pub(super) type Numbered<'a> = (usize, &'a Weighed, &'a Judgement);

/// Claims that share a reason.
pub(super) struct Silent<'a> {
    /// The reason.
    pub(super) reason: Reason,
    /// The claims, in text order.
    pub(super) claims: Vec<Numbered<'a>>,
}

/// The claims that have a verdict, numbered.
pub(super) fn judged(checked: &Checked) -> Vec<Numbered<'_>> {
    let judged = checked
        .weighed
        .iter()
        .filter_map(|one| Some((one, one.judgement.as_ref()?)));
    judged
        .enumerate()
        .map(|(at, (weighed, judgement))| (at + 1, weighed, judgement))
        .collect()
}

/// Those to be said together, and those to be said on their own, both in text order.
pub(super) fn parted(checked: &Checked) -> (Vec<Silent<'_>>, Vec<Numbered<'_>>) {
    let mut groups: Vec<Silent<'_>> = Vec::new();
    let mut alone = Vec::new();
    for one in judged(checked) {
        let reason = one.2.reason;
        if !one.2.evidence.is_empty() {
            alone.push(one);
        } else if let Some(group) = groups.iter_mut().find(|group| group.reason == reason) {
            group.claims.push(one);
        } else {
            let claims = vec![one];
            groups.push(Silent { reason, claims });
        }
    }
    let (groups, few): (Vec<_>, Vec<_>) = groups
        .into_iter()
        .partition(|group| group.claims.len() >= FEWEST);
    alone.extend(few.into_iter().flat_map(|group| group.claims));
    alone.sort_by_key(|(number, ..)| *number);
    (groups, alone)
}

impl Silent<'_> {
    /// "3 claims: no loaded table covers what they measure".
    pub(super) fn title(&self) -> String {
        format!("{} claims: {}", self.claims.len(), why(self.reason))
    }

    /// What one of them measures, or what its words leave open.
    pub(super) fn line(&self, (_, weighed, judgement): &Numbered<'_>) -> String {
        if self.reason == Reason::TooVague {
            judgement.summary.clone()
        } else {
            reading::read_as(&weighed.claim)
        }
    }
}

/// Why the data are silent on several claims.
const fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::NotCovered => "no loaded table covers what they measure",
        Reason::PeriodNotCovered => "no loaded figure is for their months",
        Reason::NotYetPublished => "their figures cannot have been out",
        Reason::TableIncomplete => "the loaded tables do not hold all that are ranked",
        Reason::HistoryTooShort => "too little of the past is loaded",
        Reason::TooVague => "their words leave open what is measured",
        Reason::KindNotJudged => "their kind is not judged yet",
        _ => "the data do not settle them",
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn silent_claims_of_one_reason_are_said_together() {
        let mut run = sample::run();
        let checked = &mut run.documents[0];
        assert!(parted(checked).0.is_empty());
        let silent = checked.weighed[3].clone();
        checked.weighed.push(silent);
        let (groups, alone) = parted(checked);
        let numbers: Vec<usize> = groups[0].claims.iter().map(|one| one.0).collect();
        assert_eq!(numbers, [4, 5]);
        assert_eq!(alone.len(), 3);
        let title = groups[0].title();
        assert_eq!(title, "2 claims: no loaded table covers what they measure");
        let line = groups[0].line(&groups[0].claims[0]);
        assert_eq!(line, "Bhutan's imports from Laos, March 2022");
    }
}
