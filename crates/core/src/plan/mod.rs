//! Which stretches of which series would settle a claim.

mod pair;
mod scope;

use crate::claim::{Area, Claim, Compare, Kind};
use crate::fact::{Series, Wanted};
use crate::period::{Month, Period};
pub(crate) use pair::pairs;
pub(crate) use scope::{dataset_code, siblings};
use std::collections::BTreeMap;

/// Months before a claim's base that are asked for: a year for the growth of the year before, and the month before that.
const BEFORE: i32 = 13;
/// Months after a claim's period that are asked for: the year after, and what was restated in it.
const AFTER: i32 = 12;

/// The stretches of series that would settle these claims, or show what else the numbers could be; sorted, each once.
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
    let mut stretches: BTreeMap<Series, (Month, Month)> = BTreeMap::new();
    for claim in claims {
        let Some(period) = claim.period.value else {
            continue;
        };
        let (first, last) = stretch(period, claim.compare.value);
        for series in wanted_series(claim) {
            let held = stretches.entry(series).or_insert((first, last));
            *held = (held.0.min(first), held.1.max(last));
        }
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

/// From well before the base to well after the period.
fn stretch(period: Period, compare: Compare) -> (Month, Month) {
    let usual = period.first().plus(-12 - BEFORE);
    let named = match compare {
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

/// The claim's series, its mirror, and the scopes next to them.
fn wanted_series(claim: &Claim) -> impl Iterator<Item = Series> {
    let own = dataset_code(&claim.commodity.value);
    let mut codes = vec![own];
    codes.extend(siblings(own));
    if !codes.contains(&"TOTAL") {
        codes.push("TOTAL");
    }
    let mut sides = pairs(claim);
    sides.extend(pairs(claim).into_iter().map(|(a, b)| (b, a)));
    if claim.kind == Kind::Share {
        let wholes = pairs(claim).into_iter().map(|(a, _)| (a, Area::world()));
        sides.extend(wholes);
    }
    sides.into_iter().flat_map(move |(reporter, partner)| {
        let series = |code: &str| Series {
            reporter: reporter.clone(),
            partner: partner.clone(),
            commodity: code.into(),
        };
        codes.iter().map(|code| series(code)).collect::<Vec<_>>()
    })
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
        assert_eq!(
            codes(&found),
            [
                "CHN-RUS GOODS_BOP",
                "CHN-RUS GOODS_SERVICES",
                "CHN-RUS TOTAL",
                "RUS-CHN GOODS_BOP",
                "RUS-CHN GOODS_SERVICES",
                "RUS-CHN TOTAL"
            ]
        );
        let own = &found[2];
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
        assert_eq!(found.len(), 6);
        assert_eq!(found[2].first.to_string(), "2015-01");
    }

    #[test]
    fn where_no_side_is_implied_both_orders_are_asked_for() {
        let mut claim = claim();
        claim.reporter.value = None;
        claim.partner.value = Some(Area::new("CHN+RUS"));
        assert_eq!(wanted([&claim]).len(), 6);
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
