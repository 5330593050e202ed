//! In which unit a story counts the series that a growth figure is about.

use crate::claim::{Claim, Kind, Modality};
use crate::quantity::Unit;

/// Is the claim asserted as a fact, so that it is judged?
fn is_actual(claim: &Claim) -> bool {
    claim.modality == Modality::Actual
}

/// The currency that the words name for it ("in yuan terms"); else the unit of the amount that goes with a claim: the nearest amount of the same series and period that the story
/// gives, in the claim's sentence or before it, else after it. Growth in dollars differs from growth in yuan, and
/// from growth by weight.
///
/// Where a sentence gives the amount in two currencies, the first counts: the second is its conversion.
///
/// # Example
///
/// ```
/// use weighbridge_core::lexicon::Lexicon;
/// use weighbridge_core::quantity::Unit;
/// use weighbridge_core::resolve;
/// use weighbridge_core::text::{Document, Masthead};
/// use weighbridge_core::verdict::basis;
///
/// let text = "China's exports to Russia in March 2023 reached 60 billion yuan, up 5 percent from a year earlier.";
/// let draft = Document::plain(Masthead::named("draft.txt"), text.to_owned());
/// let claims = resolve::extract(&draft, &Lexicon::builtin("en").expect("English")).claims;
/// assert_eq!(basis(&claims[1], &claims), "CNY".parse::<Unit>().ok());
/// ```
pub fn basis(claim: &Claim, claims: &[Claim]) -> Option<Unit> {
    if claim.basis.is_some() {
        return claim.basis;
    }
    if claim.quantity.unit.is_money() {
        return Some(claim.quantity.unit);
    }
    let amounts: Vec<&Claim> = claims
        .iter()
        .filter(|other| is_amount_of(other, claim))
        .collect();
    let (before, after): (Vec<&Claim>, Vec<&Claim>) = amounts
        .into_iter()
        .partition(|amount| amount.sentence.start <= claim.sentence.start);
    let nearest = before.last().map(|last| last.sentence);
    let first = before
        .into_iter()
        .find(|amount| Some(amount.sentence) == nearest);
    first
        .or(after.first().copied())
        .map(|amount| base(amount.quantity.unit))
}

/// The unit that datasets use.
const fn base(unit: Unit) -> Unit {
    match unit {
        Unit::Kilogram => Unit::Tonne,
        other => other,
    }
}

/// Is it what amounts traded are counted in?
const fn is_amount(unit: Unit) -> bool {
    unit.is_money() || unit.is_volume()
}

fn is_amount_of(amount: &Claim, claim: &Claim) -> bool {
    matches!(amount.kind, Kind::Level | Kind::Balance)
        && is_actual(amount)
        && is_amount(amount.quantity.unit)
        && amount.reporter.value == claim.reporter.value
        && amount.partner.value == claim.partner.value
        && amount.flow.value == claim.flow.value
        && amount.commodity.value.code == claim.commodity.value.code
        && amount.period.value == claim.period.value
}

#[cfg(test)]
mod tests {
    use super::basis as of;
    use crate::claim::{
        Area, Claim, Commodity, Compare, Coverage, Direction, Flow, Kind, Modality, Slot,
    };
    use crate::period::Period;
    use crate::quantity::{Hedge, Quantity, Unit};
    use crate::text::Span;

    fn claim(kind: Kind, unit: &str, sentence: usize, at: usize) -> Claim {
        let assumed = "test";
        Claim {
            quantity: Quantity {
                figure: None,
                high: None,
                unit: unit.parse().expect("a unit"),
                hedge: Hedge::Exact,
                span: Span::new(at, at + 5),
            },
            kind,
            direction: Slot::assumed(Direction::None, assumed),
            compare: Slot::assumed(Compare::None, assumed),
            reporter: Slot::assumed(Some(Area::new("CHN")), assumed),
            partner: Slot::assumed(Some(Area::new("RUS")), assumed),
            flow: Slot::assumed(Some(Flow::Total), assumed),
            commodity: Slot::assumed(Commodity::total(), assumed),
            period: Slot::assumed(Period::quarter(2022, 1), assumed),
            period_is_relative: false,
            basis: None,
            coverage: Coverage::Whole,
            modality: Modality::Actual,
            attribution: None,
            sentence: Span::new(sentence, sentence + 100),
        }
    }

    fn unit(code: &str) -> Option<Unit> {
        code.parse().ok()
    }

    #[test]
    fn the_first_amount_of_the_nearest_sentence_settles_it() {
        let growth = claim(Kind::Change, "percent", 200, 240);
        let claims = [
            claim(Kind::Level, "EUR", 0, 10),
            claim(Kind::Level, "CNY", 200, 210),
            claim(Kind::Level, "USD", 200, 220),
            growth.clone(),
            claim(Kind::Level, "JPY", 400, 410),
        ];
        assert_eq!(of(&growth, &claims), unit("CNY"));
        assert_eq!(of(&growth, &claims[..1]), unit("EUR"));
        assert_eq!(of(&growth, &claims[3..]), unit("JPY"));
        assert_eq!(of(&growth, &[]), None);
    }

    #[test]
    fn what_the_words_say_comes_first() {
        let mut growth = claim(Kind::Change, "percent", 200, 240);
        growth.basis = unit("CNY");
        let amount = claim(Kind::Level, "USD", 200, 210);
        assert_eq!(of(&growth, &[amount]), unit("CNY"));
    }

    #[test]
    fn an_amount_of_another_series_period_or_mood_settles_nothing() {
        let growth = claim(Kind::Change, "percent", 0, 40);
        let amount = claim(Kind::Level, "USD", 0, 10);
        let mut exports = amount.clone();
        exports.flow.value = Some(Flow::Exports);
        let mut year = amount.clone();
        year.period.value = Period::year(2021);
        let mut target = amount.clone();
        target.modality = Modality::Target;
        let share = claim(Kind::Share, "percent", 0, 10);
        assert_eq!(of(&growth, &[exports, year, target, share]), None);
    }

    #[test]
    fn growth_beside_a_weight_is_growth_by_weight() {
        let growth = claim(Kind::Change, "percent", 0, 40);
        for unit in ["tonne", "kg"] {
            let amount = claim(Kind::Level, unit, 0, 10);
            assert_eq!(of(&growth, &[amount]), Some(Unit::Tonne));
        }
    }
}
