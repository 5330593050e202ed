//! Which stretches of which series would settle a claim.

mod neighbours;
mod pair;
mod scope;

use crate::claim::{Area, Claim, Compare, Kind};
use crate::fact::{Series, Wanted};
use crate::period::{Month, Period};
pub(crate) use neighbours::{Part, areas, has_members, is_group, is_member, neighbours};
pub(crate) use pair::pairs;
pub(crate) use scope::{dataset_code, siblings};
use std::collections::BTreeMap;

/// Months before a claim's base that are asked for: a year for the growth of the year before, and the month before that.
const BEFORE: i32 = 13;
/// Months before the period of a record that are asked for.
const PAST: i32 = 240;
/// Months after a claim's period that are asked for: the year after, and what was restated in it.
const AFTER: i32 = 12;

/// The stretches of series that would settle these claims; sorted, each once.
///
/// Asked for are the claim's own series, the mirror (partner and reporter swapped), and the scopes that readers confuse
/// with it (goods against goods and services, a commodity against its group and the total), from two years before the
/// period (or the named base) to a year after. Claims that lack a side or a period ask for nothing.
///
/// # Example
///
/// ```
/// use weighbridge_core::plan::wanted;
///
/// assert!(wanted([]).is_empty());
/// ```
pub fn wanted<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Vec<Wanted> {
    collected(Claims::of(claims).own())
}

/// The same, with the series that a wrong figure may have been taken from: those of other partners, reporters and goods.
///
/// # Example
///
/// ```
/// use weighbridge_core::plan::wanted_with_neighbours;
///
/// assert!(wanted_with_neighbours([]).is_empty());
/// ```
pub fn wanted_with_neighbours<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Vec<Wanted> {
    let claims = Claims::of(claims);
    collected(claims.own().chain(claims.neighbours()))
}

/// First and last month.
type Stretch = (Month, Month);

/// What some claims ask for; those that ask for the same series are one.
struct Claims<'a> {
    /// The months asked for of its own series, and of those next to it.
    asked: BTreeMap<Asked<'a>, (Stretch, Stretch)>,
}

impl<'a> Claims<'a> {
    fn of(claims: impl IntoIterator<Item = &'a Claim>) -> Self {
        let mut asked: BTreeMap<Asked<'_>, (Stretch, Stretch)> = BTreeMap::new();
        for claim in claims {
            if let Some(period) = claim.period.value {
                let (own, near) = (stretch(claim, period), near_stretch(claim, period));
                let held = asked.entry(Asked::of(claim)).or_insert((own, near));
                *held = (wider(held.0, own), wider(held.1, near));
            }
        }
        Self { asked }
    }

    /// The series of the claims themselves.
    fn own(&self) -> impl Iterator<Item = (Series, Stretch)> {
        let own = |(asked, &(own, _)): (&Asked<'_>, &(Stretch, Stretch))| {
            asked.own().into_iter().map(move |series| (series, own))
        };
        self.asked.iter().flat_map(own)
    }

    /// The series that differ from them in one part.
    fn neighbours(&self) -> impl Iterator<Item = (Series, Stretch)> {
        let near = |(asked, &(_, near)): (&Asked<'_>, &(Stretch, Stretch))| {
            asked
                .neighbours()
                .into_iter()
                .map(move |series| (series, near))
        };
        self.asked.iter().flat_map(near)
    }
}

/// Each series once, sorted, with all months that it is asked for.
fn collected(asked: impl Iterator<Item = (Series, Stretch)>) -> Vec<Wanted> {
    let mut stretches: BTreeMap<Series, Stretch> = BTreeMap::new();
    for (series, stretch) in asked {
        let held = stretches.entry(series).or_insert(stretch);
        *held = wider(*held, stretch);
    }
    stretches
        .into_iter()
        .map(|(series, (first, last))| Wanted {
            series,
            first,
            last,
        })
        .collect()
}

fn wider(one: Stretch, other: Stretch) -> Stretch {
    (one.0.min(other.0), one.1.max(other.1))
}

/// From well before the base to well after the period.
fn stretch(claim: &Claim, period: Period) -> Stretch {
    let before = if claim.kind == Kind::Record {
        PAST
    } else {
        12 + BEFORE
    };
    let usual = period.first().plus(-before);
    let named = match claim.compare.value {
        Compare::Since(year) => Month::new(year, 1),
        _ => None,
    };
    let january = Month::new(i16::try_from(period.last().year()).unwrap_or(9999), 1);
    let first = [named, january]
        .into_iter()
        .flatten()
        .fold(usual, Month::min);
    (first, period.last().plus(AFTER))
}

/// Of another series no more than what the claim itself measures: its months, what they add up from since January, and the base.
fn near_stretch(claim: &Claim, period: Period) -> Stretch {
    let (first, last) = stretch(claim, period);
    let january = period.first().plus(-period.first().number() + 1);
    let january = match claim.kind {
        Kind::Level | Kind::Balance => january,
        _ => january.plus(-12),
    };
    let first = if matches!(claim.compare.value, Compare::Since(_)) {
        first
    } else {
        first.max(january)
    };
    (first, last.min(period.last()))
}

/// What of a claim decides which series it asks for.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Asked<'a> {
    pairs: Vec<(Area, Area)>,
    code: &'a str,
    is_share: bool,
    has_neighbours: bool,
}

impl<'a> Asked<'a> {
    fn of(claim: &'a Claim) -> Self {
        Self {
            pairs: pairs(claim),
            code: dataset_code(&claim.commodity.value),
            is_share: matches!(claim.kind, Kind::Share | Kind::Rank),
            has_neighbours: neighbours::has_neighbours(claim),
        }
    }

    /// The series, its mirror, and the scopes next to them.
    fn own(&self) -> Vec<Series> {
        let mut codes = vec![self.code];
        codes.extend(siblings(self.code));
        if !codes.contains(&"TOTAL") {
            codes.push("TOTAL");
        }
        let mut sides = self.pairs.clone();
        sides.extend(self.pairs.iter().map(|(a, b)| (b.clone(), a.clone())));
        if self.is_share {
            sides.extend(self.pairs.iter().map(|(a, _)| (a.clone(), Area::world())));
        }
        let of = |pair| codes.iter().map(move |code| series(pair, code));
        sides.iter().flat_map(of).collect()
    }

    /// The series that differ from its own in one part.
    fn neighbours(&self) -> Vec<Series> {
        if !self.has_neighbours {
            return Vec::new();
        }
        let near = |pair| {
            let own = series(pair, self.code);
            let near = neighbours(&own).map(|(_, other)| other.series());
            near.collect::<Vec<_>>()
        };
        self.pairs.iter().flat_map(near).collect()
    }
}

fn series((reporter, partner): &(Area, Area), code: &str) -> Series {
    Series {
        reporter: reporter.clone(),
        partner: partner.clone(),
        commodity: code.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Commodity, Direction, Flow, Modality, Slot};
    use crate::quantity::{Hedge, Quantity, Unit};
    use crate::text::Span;

    /// Total trade of China with Russia in the first quarter of 2022.
    fn claim() -> Claim {
        let span = Span::new(0, 1);
        Claim {
            quantity: Quantity {
                figure: None,
                high: None,
                unit: Unit::Percent,
                hedge: Hedge::Exact,
                span,
            },
            kind: Kind::Change,
            direction: Slot::stated(Direction::Up, span),
            compare: Slot::stated(Compare::Yoy, span),
            reporter: Slot::stated(Some(Area::new("CHN")), span),
            partner: Slot::stated(Some(Area::new("RUS")), span),
            flow: Slot::stated(Some(Flow::Total), span),
            commodity: Slot::stated(Commodity::total(), span),
            period: Slot::stated(Period::quarter(2022, 1), span),
            period_is_relative: false,
            basis: None,
            coverage: crate::claim::Coverage::Whole,
            modality: Modality::Actual,
            attribution: None,
            sentence: span,
        }
    }

    fn codes(found: &[Wanted]) -> Vec<String> {
        found
            .iter()
            .map(|w| {
                format!(
                    "{}-{} {}",
                    w.series.reporter, w.series.partner, w.series.commodity
                )
            })
            .collect()
    }

    #[test]
    fn a_claim_asks_for_its_series_its_mirror_and_the_scopes_next_to_it() {
        let found = wanted([&claim()]);
        for code in [
            "CHN-RUS GOODS_BOP",
            "CHN-RUS GOODS_SERVICES",
            "CHN-RUS TOTAL",
            "RUS-CHN GOODS_BOP",
            "RUS-CHN GOODS_SERVICES",
            "RUS-CHN TOTAL",
        ] {
            assert!(codes(&found).contains(&code.to_owned()), "{code}");
        }
        let own = found
            .iter()
            .find(|w| codes(std::slice::from_ref(*w)) == ["CHN-RUS TOTAL"]);
        let own = own.expect("the claim's own series");
        assert_eq!(
            (own.first.to_string(), own.last.to_string()),
            ("2019-12".to_owned(), "2023-03".to_owned())
        );
    }

    #[test]
    fn claims_of_one_series_are_merged_and_a_named_base_is_reached() {
        let mut since = claim();
        since.compare.value = Compare::Since(2015);
        let found = wanted([&claim(), &since]);
        assert_eq!(found.len(), wanted([&claim()]).len());
        assert!(found.iter().all(|w| w.first.to_string() == "2015-01"));
    }

    #[test]
    fn where_no_side_is_implied_both_orders_are_asked_for() {
        let mut claim = claim();
        claim.reporter.value = None;
        claim.partner.value = Some(Area::new("CHN+RUS"));
        let found = codes(&wanted([&claim]));
        for code in ["CHN-RUS TOTAL", "RUS-CHN TOTAL"] {
            assert!(found.contains(&code.to_owned()), "{code}");
        }
    }

    #[test]
    fn a_wrong_growth_may_be_taken_from_another_series() {
        let found = codes(&wanted_with_neighbours([&claim()]));
        for code in ["CHN-USA TOTAL", "USA-RUS TOTAL", "CHN-RUS 2709"] {
            assert!(found.contains(&code.to_owned()), "{code}");
        }
    }

    #[test]
    fn a_share_asks_for_the_trade_with_everyone() {
        let mut share = claim();
        share.kind = Kind::Share;
        assert!(codes(&wanted([&share])).contains(&"CHN-WORLD TOTAL".to_owned()));
    }

    #[test]
    fn a_commodity_asks_for_the_total_too_and_a_claim_without_a_period_for_nothing() {
        let mut claim = claim();
        claim.commodity.value = Commodity::new("coal", "2701");
        assert!(codes(&wanted([&claim])).contains(&"CHN-RUS TOTAL".to_owned()));
        claim.period.value = None;
        assert!(wanted([&claim]).is_empty());
    }
}
