//! Small records for tests.

use crate::ledger::record::{Choice, Claim, Data, Decision, Gap, Place, Run, Said, Stage, Story};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use weighbridge_core::claim::{Compare, Coverage, Direction, Flow, Kind};
use weighbridge_core::period::Period;
use weighbridge_core::quantity::Hedge;
use weighbridge_core::verdict::{Reason, Verdict};

/// A level of China's exports to a partner in the first quarter of 2022, in thousand millions of dollars.
pub(crate) fn claim(partner: &str, billions: i64, verdict: Verdict) -> Claim {
    let reason = match verdict {
        Verdict::Supported => Reason::AsPublished,
        Verdict::NeedsContext => Reason::SmallError,
        Verdict::Refuted => Reason::Major,
        Verdict::Unverifiable => Reason::NotCovered,
    };
    Claim {
        id: format!("{partner}-{billions}"),
        phrase: "p".to_owned(),
        line: 1,
        column: 1,
        span: (0, 9),
        sentence: (0, 60),
        language: None,
        kind: Kind::Level,
        said: Said {
            value: Some(Decimal::from(billions) * Decimal::from(1_000_000_000)),
            step: Some(Decimal::from(1_000_000_000)),
            high: None,
            high_step: None,
            unit: "USD".to_owned(),
            hedge: Hedge::Exact,
        },
        direction: Direction::None,
        compare: Compare::None,
        reporter: Some("CHN".to_owned()),
        partner: Some(partner.to_owned()),
        flow: Some(Flow::Exports),
        commodity: "TOTAL".to_owned(),
        code: None,
        period: Period::quarter(2022, 1),
        relative: false,
        counted_in: None,
        coverage: Coverage::Whole,
        inherited: Vec::new(),
        assumed: Vec::new(),
        verdict,
        reason,
        diagnosis: None,
        evidence: Vec::new(),
        gaps: Vec::new(),
        suppressed: false,
    }
}

/// What would have settled a claim of January to March 2022.
pub(crate) fn gap(partner: &str, commodity: &str, first: &str) -> Gap {
    Gap {
        reporter: "CHN".to_owned(),
        partner: partner.to_owned(),
        commodity: commodity.to_owned(),
        first: first.to_owned(),
        last: "2022-03".to_owned(),
    }
}

/// A draft of a story.
pub(crate) fn story(name: &str, stage: Stage, claims: Vec<Claim>) -> Story {
    Story {
        story: name.to_owned(),
        draft: format!("{name}{}", claims.len()),
        published: None,
        stage,
        desk: Some("economy".to_owned()),
        outlet: None,
        language: "en".to_owned(),
        author: None,
        title: None,
        text: None,
        set_aside: 0,
        claims,
    }
}

/// A run at a moment such as `2026-11-17T08:00:00Z`.
pub(crate) fn run(at: &str, stories: Vec<Story>) -> Run {
    Run {
        at: at.parse().expect("a moment"),
        version: "0.1.0".to_owned(),
        policy: "p".to_owned(),
        data: Data {
            digest: "d".to_owned(),
            latest: BTreeMap::from([("GACC".to_owned(), "2026-11-09".parse().expect("a day"))]),
        },
        as_of: None,
        place: Place::Desk,
        stories,
    }
}

/// A decision about a claim.
pub(crate) fn decision(at: &str, story: &str, claim: &str, choice: Choice) -> Decision {
    Decision {
        at: at.parse().expect("a moment"),
        story: story.to_owned(),
        claim: Some(claim.to_owned()),
        choice,
        reason: Some("because".to_owned()),
        by: None,
        until: None,
    }
}
