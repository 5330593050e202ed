//! Who says what of a claim, where several agencies speak of it.

use super::{Evidence, Fit, Judgement, Reason, Tried};

/// What one agency says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice<'a> {
    /// The figure with its papers.
    pub evidence: &'a Evidence,
    /// Its place among the judgement's evidence.
    pub at: usize,
    /// How the printed figure stands to it.
    pub fit: Fit,
    /// Is it the partner's figure of the same goods?
    pub is_mirror: bool,
}

impl Judgement {
    /// The printed figure of each agency that the claim's words state or whose partner's figures stand for it, the nearest
    /// of each; none where only one agency speaks.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::verdict::{Judgement, Reason, Verdict};
    ///
    /// let silent = Judgement {
    ///     verdict: Verdict::Unverifiable,
    ///     reason: Reason::NotCovered,
    ///     summary: String::new(),
    ///     evidence: vec![],
    ///     readings: vec![],
    ///     diagnosis: vec![],
    ///     doubtful: vec![],
    ///     suggestion: None,
    /// };
    /// assert!(silent.voices().is_empty());
    /// ```
    pub fn voices(&self) -> Vec<Voice<'_>> {
        let mut found: Vec<Voice<'_>> = Vec::new();
        for tried in self.readings.iter().filter(|tried| is_of_the_claim(tried)) {
            let Some(evidence) = self.evidence.get(tried.evidence) else {
                continue;
            };
            let is_known = found
                .iter()
                .any(|held| held.evidence.agency == evidence.agency);
            if !evidence.derived && !is_known {
                found.push(Voice {
                    evidence,
                    at: tried.evidence,
                    fit: tried.fit,
                    is_mirror: tried.reason == Reason::Mirror,
                });
            }
        }
        if found.len() < 2 {
            found.clear();
        }
        found
    }
}

/// Is it a figure of the claim's own goods and months, whoever counted them?
fn is_of_the_claim(tried: &Tried) -> bool {
    tried.stated || tried.reason == Reason::Mirror
}

#[cfg(test)]
mod tests {
    use crate::fact::Book;
    use crate::verdict::Fit;
    use crate::verdict::sample::{CHINA_RUSSIA, judged, level, observations};

    #[test]
    fn each_agency_speaks_once_and_one_alone_needs_no_table() {
        let mut claim = level("16.4", "0.1");
        claim.flow.value = Some(crate::claim::Flow::Exports);
        let mut seen = observations(CHINA_RUSSIA);
        assert!(
            judged(&claim, &Book::new(seen.clone(), vec![]), "")
                .voices()
                .is_empty()
        );
        let mirror =
            "RUS,CHN,imports,TOTAL,2022-01,2022-03,17900000000,USD,100000000,,,2022-04-15,";
        let mut other = observations(mirror);
        other[0].source = "FCS".into();
        seen.extend(other);
        let found = judged(&claim, &Book::new(seen, vec![]), "");
        let said: Vec<_> = found
            .voices()
            .iter()
            .map(|voice| (voice.evidence.agency.clone(), voice.fit, voice.is_mirror))
            .collect();
        let expected = [
            ("GACC".to_owned(), Fit::Printed, false),
            ("FCS".to_owned(), Fit::Off, true),
        ];
        assert_eq!(said, expected);
    }
}
