//! The figures of a run, as Markdown.

use super::cases::{Case, Class};
use super::slips::Slip;
use std::fmt::Write as _;
use weighbridge_core::verdict::Verdict;

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Rate {
    hits: usize,
    all: usize,
}

impl Rate {
    /// Those of some cases that pass.
    pub(super) fn of<'a>(
        cases: impl IntoIterator<Item = &'a Case>,
        passes: impl Fn(&Case) -> bool,
    ) -> Self {
        let mut rate = Self::default();
        for case in cases {
            rate.all += 1;
            rate.hits += usize::from(passes(case));
        }
        rate
    }

    /// In thousandths; `None` of none.
    #[cfg(test)]
    fn thousandths(self) -> Option<usize> {
        (self.hits * 1000).checked_div(self.all)
    }
}

impl std::fmt::Display for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count = |n: usize| u32::try_from(n).map_or(f64::NAN, f64::from);
        if self.all == 0 {
            return f.write_str("–");
        }
        write!(f, "{:.1} %", 100.0 * count(self.hits) / count(self.all))
    }
}

fn is_true(case: &Case) -> bool {
    matches!(case.class, Class::True { .. })
}

fn is_slipped(case: &Case) -> bool {
    matches!(case.class, Class::Slipped(_))
}

fn is_silent(case: &Case) -> bool {
    matches!(case.class, Class::Silent(_))
}

fn is_plain(case: &Case) -> bool {
    case.class == Class::True { contested: false }
}

/// The whole report.
pub(super) fn render(cases: &[Case]) -> String {
    let mut out = String::new();
    let all: Vec<&Case> = cases.iter().collect();
    let read: Vec<&Case> = all.iter().copied().filter(|case| case.is_read()).collect();
    let ripe: Vec<&Case> = all.iter().copied().filter(|case| !case.young).collect();
    out.push_str(
        "| | all | read as meant | languages that are not young |\n|---|---:|---:|---:|\n",
    );
    for (name, measure) in MEASURES {
        let _ = writeln!(
            out,
            "| {name} | {} | {} | {} |",
            measure(&all),
            measure(&read),
            measure(&ripe)
        );
    }
    out.push_str("\n| slip | sentences | flagged | flagged, where read as meant | called wrong, languages not young | named first, where flagged |\n");
    out.push_str("|---|---:|---:|---:|---:|---:|\n");
    for slip in Slip::ALL {
        let own: Vec<&Case> = all
            .iter()
            .copied()
            .filter(|c| c.class == Class::Slipped(slip))
            .collect();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} |",
            slip.name(),
            own.len(),
            Rate::of(own.iter().copied(), Case::is_flagged),
            Rate::of(
                own.iter().copied().filter(|c| c.is_read()),
                Case::is_flagged
            ),
            Rate::of(own.iter().copied().filter(|c| !c.young), |c| c.verdict()
                == Some(Verdict::Refuted)),
            Rate::of(
                own.iter().copied().filter(|c| c.is_flagged()),
                Case::is_diagnosed
            ),
        );
    }
    out.push_str("\n| language | sentences | read as meant | verdict right | true, supported | true, refuted | slips flagged | named first | abstained |\n");
    out.push_str("|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for language in languages(cases) {
        let own: Vec<&Case> = all
            .iter()
            .copied()
            .filter(|c| c.language == language)
            .collect();
        let _ = writeln!(
            out,
            "| {language}{} | {} | {} | {} | {} | {} | {} | {} | {} |",
            if own.iter().any(|c| c.young) {
                " (young)"
            } else {
                ""
            },
            own.len(),
            Rate::of(own.iter().copied(), Case::is_read),
            accuracy(&own),
            supported(&own),
            refuted(&own),
            flagged(&own),
            diagnosed(&own),
            recall(&own),
        );
    }
    out
}

fn languages(cases: &[Case]) -> Vec<&str> {
    let mut found: Vec<&str> = cases.iter().map(|case| case.language.as_str()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

type Measure = fn(&[&Case]) -> Rate;

/// What is measured, by name.
const MEASURES: [(&str, Measure); 10] = [
    ("sentences read as meant", reading),
    ("verdict right, where data are present", accuracy),
    ("true and uncontested, supported", supported),
    ("true, refuted (a false alarm)", refuted),
    ("true and uncontested, in need of context", context),
    ("true, left unverifiable", left),
    ("slips flagged", flagged),
    ("slip named first, where flagged", diagnosed),
    ("abstentions that are due (precision)", precision),
    ("due abstentions made (recall)", recall),
];

fn reading(cases: &[&Case]) -> Rate {
    Rate::of(cases.iter().copied(), Case::is_read)
}

fn accuracy(cases: &[&Case]) -> Rate {
    Rate::of(
        cases.iter().copied().filter(|c| !is_silent(c)),
        Case::is_right,
    )
}

fn of_plain(cases: &[&Case], verdict: Verdict) -> Rate {
    Rate::of(cases.iter().copied().filter(|c| is_plain(c)), |c| {
        c.verdict() == Some(verdict)
    })
}

fn supported(cases: &[&Case]) -> Rate {
    of_plain(cases, Verdict::Supported)
}

fn context(cases: &[&Case]) -> Rate {
    of_plain(cases, Verdict::NeedsContext)
}

fn refuted(cases: &[&Case]) -> Rate {
    Rate::of(cases.iter().copied().filter(|c| is_true(c)), |c| {
        c.verdict() == Some(Verdict::Refuted)
    })
}

fn left(cases: &[&Case]) -> Rate {
    Rate::of(cases.iter().copied().filter(|c| is_true(c)), |c| {
        c.verdict() == Some(Verdict::Unverifiable)
    })
}

fn flagged(cases: &[&Case]) -> Rate {
    Rate::of(
        cases.iter().copied().filter(|c| is_slipped(c)),
        Case::is_flagged,
    )
}

fn diagnosed(cases: &[&Case]) -> Rate {
    let flagged = cases
        .iter()
        .copied()
        .filter(|c| is_slipped(c) && c.is_flagged());
    Rate::of(flagged, Case::is_diagnosed)
}

fn precision(cases: &[&Case]) -> Rate {
    let abstained = |c: &&Case| c.verdict() == Some(Verdict::Unverifiable);
    Rate::of(cases.iter().copied().filter(abstained), is_silent)
}

fn recall(cases: &[&Case]) -> Rate {
    Rate::of(cases.iter().copied().filter(|c| is_silent(c)), |c| {
        c.verdict()
            .is_none_or(|verdict| verdict == Verdict::Unverifiable)
    })
}

#[cfg(test)]
mod tests {
    use super::Rate;

    #[test]
    fn a_rate_is_a_percentage_and_none_of_none() {
        let rate = Rate { hits: 2, all: 3 };
        assert_eq!(rate.to_string(), "66.7 %");
        assert_eq!(rate.thousandths(), Some(666));
        assert_eq!(Rate::default().to_string(), "–");
    }
}
