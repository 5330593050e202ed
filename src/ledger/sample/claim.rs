//! Claims as a newsroom makes them, with verdicts as they fall.

use super::random::Random;
use crate::ledger::record::{Claim, Evidence, Gap, Said, SlotName, name};
use jiff::civil::Date;
use rust_decimal::Decimal;
use weighbridge_core::claim::{Compare, Coverage, Direction, Flow, Kind};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Hedge;
use weighbridge_core::verdict::{Reason, Verdict};

/// Who trades with whom, and who publishes it.
const PAIRS: [(&str, &str, &str); 12] = [
    ("CHN", "RUS", "GACC"),
    ("CHN", "USA", "GACC"),
    ("CHN", "WORLD", "GACC"),
    ("CHN", "VNM", "GACC"),
    ("IDN", "CHN", "BPS"),
    ("IDN", "WORLD", "BPS"),
    ("IDN", "USA", "BPS"),
    ("USA", "CHN", "CENSUS"),
    ("USA", "MEX", "CENSUS"),
    ("USA", "WORLD", "CENSUS"),
    ("BRA", "CHN", "COMEXSTAT"),
    ("MEX", "USA", "INEGI"),
];

/// What is traded: name and code.
const GOODS: [(&str, &str); 6] = [
    ("TOTAL", "TOTAL"),
    ("TOTAL", "TOTAL"),
    ("coal", "2701"),
    ("palm oil", "1511"),
    ("soybeans", "1201"),
    ("crude oil", "2709"),
];

const VERDICTS: [(u32, Verdict); 4] = [
    (63, Verdict::Supported),
    (14, Verdict::NeedsContext),
    (5, Verdict::Refuted),
    (18, Verdict::Unverifiable),
];

const CONTEXTS: [(u32, Reason); 5] = [
    (30, Reason::CoarseRounding),
    (25, Reason::SmallError),
    (20, Reason::FirstPublishedBase),
    (15, Reason::CurrencyBasis),
    (10, Reason::OtherVintage),
];

const WRONGS: [(u32, (Reason, &str)); 5] = [
    (35, (Reason::Minor, "digits")),
    (25, (Reason::Major, "period")),
    (15, (Reason::Scale, "scale")),
    (15, (Reason::WrongDirection, "direction")),
    (10, (Reason::LastDigit, "digits")),
];

const OPENS: [(u32, Reason); 5] = [
    (45, Reason::NotCovered),
    (20, Reason::PeriodNotCovered),
    (15, Reason::NotYetPublished),
    (10, Reason::HistoryTooShort),
    (10, Reason::TooVague),
];

const KINDS: [(u32, Kind); 6] = [
    (48, Kind::Level),
    (34, Kind::Change),
    (6, Kind::Balance),
    (5, Kind::Share),
    (4, Kind::Difference),
    (3, Kind::Record),
];

/// A claim in a story of this day, at this place of its text.
pub(super) fn claim(random: &mut Random, day: Date, place: usize) -> Claim {
    let &(reporter, partner, source) = random.one(&PAIRS);
    let &(commodity, code) = random.one(&GOODS);
    let kind = random.weighted(&KINDS);
    let verdict = random.weighted(&VERDICTS);
    let said = said(random, kind);
    let period = period(random, day);
    let start = place * 180 + random.below(60) as usize;
    let mut claim = Claim {
        id: String::new(),
        phrase: String::new(),
        line: place * 2 + 1,
        column: 1 + random.below(70) as usize,
        span: (start, start + 18),
        sentence: (place * 180, place * 180 + 150),
        language: None,
        kind,
        direction: moved(random, kind),
        compare: compared(random, kind),
        reporter: Some(reporter.to_owned()),
        partner: Some(partner.to_owned()),
        flow: Some(*random.one(&[Flow::Exports, Flow::Imports, Flow::Total])).map(|flow| {
            if kind == Kind::Balance {
                Flow::Balance
            } else {
                flow
            }
        }),
        commodity: commodity.to_owned(),
        code: (code != commodity).then(|| code.to_owned()),
        period,
        relative: random.percent(60),
        counted_in: None,
        coverage: Coverage::Whole,
        inherited: if random.percent(30) {
            vec![SlotName::Period]
        } else {
            Vec::new()
        },
        assumed: if commodity == "TOTAL" {
            vec![SlotName::Commodity]
        } else {
            Vec::new()
        },
        verdict,
        reason: Reason::AsPublished,
        diagnosis: None,
        evidence: Vec::new(),
        gaps: Vec::new(),
        suppressed: false,
        said,
    };
    judge(random, &mut claim, day, source);
    name_it(&mut claim);
    claim
}

/// The claim as a newsroom mends it: the published figure in the place of the wrong one.
pub(super) fn mend(claim: &mut Claim) {
    if let (Some(seen), Some(step)) = (claim.evidence.first(), claim.said.step) {
        let places = (seen.value / step).round();
        claim.said.value = Some(places * step);
    }
    claim.verdict = Verdict::Supported;
    claim.reason = Reason::AsPublished;
    claim.diagnosis = None;
    name_it(claim);
}

/// Gives a claim its names, by what it says now.
pub(super) fn name_it(claim: &mut Claim) {
    claim.id = claim.name();
    claim.phrase = name::short(format!("phrase {}", claim.id).as_bytes());
}

fn said(random: &mut Random, kind: Kind) -> Said {
    let digits = Decimal::from(100 + random.below(900));
    let (scale, unit) = match kind {
        Kind::Change | Kind::Share => (Decimal::new(1, 1), "percent"),
        Kind::Record => (Decimal::ONE, "none"),
        _ => (Decimal::from(10_u64.pow(7 + random.below(3))), "USD"),
    };
    let is_number = kind != Kind::Record;
    Said {
        value: is_number.then(|| digits * scale),
        step: is_number.then_some(scale),
        high: None,
        high_step: None,
        unit: unit.to_owned(),
        hedge: random.weighted(&[(80, Hedge::Exact), (12, Hedge::About), (8, Hedge::Over)]),
    }
}

fn moved(random: &mut Random, kind: Kind) -> Direction {
    match kind {
        Kind::Change | Kind::Difference | Kind::Record => {
            *random.one(&[Direction::Up, Direction::Up, Direction::Down])
        }
        _ => Direction::None,
    }
}

fn compared(random: &mut Random, kind: Kind) -> Compare {
    match kind {
        Kind::Change | Kind::Difference => {
            random.weighted(&[(85, Compare::Yoy), (10, Compare::Mom), (5, Compare::Ytd)])
        }
        Kind::Record => Compare::Other,
        _ => Compare::None,
    }
}

/// A month or a run from January on, one to four months before the day.
fn period(random: &mut Random, day: Date) -> Option<Period> {
    let last = Month::of(day).plus(-1 - i32::try_from(random.below(4)).unwrap_or_default());
    let january = Month::new(i16::try_from(last.year()).ok()?, 1)?;
    let first = if random.percent(35) { january } else { last };
    Period::new(first, last)
}

/// Settles verdict, reason, evidence and gaps.
fn judge(random: &mut Random, claim: &mut Claim, day: Date, source: &str) {
    let printed = claim.said.value.unwrap_or(Decimal::ONE);
    let step = claim.said.step.unwrap_or(Decimal::ONE);
    let off = match claim.verdict {
        Verdict::Supported => {
            Decimal::from(random.below(9)) / Decimal::from(20) - Decimal::new(2, 1)
        }
        Verdict::NeedsContext => Decimal::from(1 + random.below(4)),
        _ => Decimal::from(20 + random.below(60)),
    };
    match claim.verdict {
        Verdict::Supported => {}
        Verdict::NeedsContext => claim.reason = random.weighted(&CONTEXTS),
        Verdict::Refuted => {
            let (reason, diagnosis) = random.weighted(&WRONGS);
            claim.reason = reason;
            claim.diagnosis = Some(diagnosis.to_owned());
        }
        Verdict::Unverifiable => {
            claim.reason = random.weighted(&OPENS);
            claim.gaps = gap(claim).into_iter().collect();
            return;
        }
    }
    let lag = i32::try_from(10 + random.below(20)).unwrap_or_default();
    claim.evidence.push(Evidence {
        source: source.to_owned(),
        dataset: "sample".to_owned(),
        vintage: "as first printed".to_owned(),
        published: Some(day.saturating_sub(jiff::Span::new().days(lag))),
        value: printed + off * step,
        unit: claim.said.unit.clone(),
        derived: random.percent(20),
    });
}

fn gap(claim: &Claim) -> Option<Gap> {
    let is_gap = matches!(
        claim.reason,
        Reason::NotCovered | Reason::PeriodNotCovered | Reason::HistoryTooShort
    );
    let period = claim.period.filter(|_| is_gap)?;
    Some(Gap {
        reporter: claim.reporter.clone()?,
        partner: claim.partner.clone()?,
        commodity: claim
            .code
            .clone()
            .unwrap_or_else(|| claim.commodity.clone()),
        first: period.first().to_string(),
        last: period.last().to_string(),
    })
}
