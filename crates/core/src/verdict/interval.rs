//! What a printed figure stands for, with its hedge, under the policy.

use super::{Fit, Policy, Reason};
use crate::claim::{Claim, Direction, Kind};
use crate::quantity::{Hedge, Interval, Quantity, Rounded};
use rust_decimal::Decimal;

/// Larger than any trade figure in any currency; figures beyond it are not judged, so that arithmetic cannot overflow.
pub(super) const LARGEST: Decimal = Decimal::from_parts(2_808_348_672, 232_830_643, 0, false, 0);

/// Which way a printed figure points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// Above zero: a rise, a surplus, an amount.
    Positive,
    /// Below zero: a fall, a deficit.
    Negative,
    /// The words do not say.
    Either,
}

/// A printed figure as a set of intervals over its size, with the way it points.
#[derive(Debug, Clone)]
pub(super) struct Printed {
    size: Decimal,
    top: Decimal,
    step: Decimal,
    sense: Sense,
    exact: Interval,
    loose: Vec<(Interval, Reason)>,
}

impl Printed {
    /// What a claim's figure stands for; `None` without a figure, or where it is larger than any trade figure.
    pub(super) fn of(claim: &Claim, policy: &Policy) -> Option<Self> {
        let sense = match (claim.kind, claim.direction.value) {
            (Kind::Change | Kind::Difference, Direction::Down) => Sense::Negative,
            (Kind::Change | Kind::Difference, Direction::None) => Sense::Either,
            (Kind::Balance, _) if claim.quantity.figure?.value.is_sign_negative() => {
                Sense::Negative
            }
            _ => Sense::Positive,
        };
        Self::read(&claim.quantity, sense, policy)
    }

    fn read(quantity: &Quantity, sense: Sense, policy: &Policy) -> Option<Self> {
        let sized = |figure: Rounded| Rounded {
            value: figure.value.abs(),
            step: figure.step.abs(),
        };
        let low = sized(quantity.figure?);
        let high = quantity.high.map_or(low, sized);
        let (low, high) = if low.value <= high.value {
            (low, high)
        } else {
            (high, low)
        };
        if low.step.is_zero() || high.value > LARGEST || low.step.max(high.step) > LARGEST {
            return None;
        }
        let (exact, loose) = intervals(low, high, quantity.hedge, policy);
        Some(Self {
            size: low.value,
            top: high.value,
            step: low.step,
            sense,
            exact,
            loose,
        })
    }

    /// The figure as a count, which is never rounded.
    pub(super) fn counted(self) -> Self {
        Self {
            loose: Vec::new(),
            ..self
        }
    }

    /// The number with its sign.
    pub(super) fn signed(&self) -> Decimal {
        match self.sense {
            Sense::Negative => -self.size,
            _ => self.size,
        }
    }

    /// The size of one unit of its last digit.
    pub(super) const fn step(&self) -> Decimal {
        self.step
    }

    /// How wide its rounding interval is.
    pub(super) fn width(&self) -> Decimal {
        self.exact.width()
    }

    /// The same figure pointing either way: for a balance whose growth words do not fix a sign.
    pub(super) fn either_way(&self) -> Self {
        Self {
            sense: Sense::Either,
            ..self.clone()
        }
    }

    /// The same figure pointing the other way; `None` where it points nowhere.
    pub(super) fn flipped(&self) -> Option<Self> {
        let sense = match self.sense {
            Sense::Positive => Sense::Negative,
            Sense::Negative => Sense::Positive,
            Sense::Either => return None,
        };
        Some(Self {
            sense,
            ..self.clone()
        })
    }

    /// The same digits at another power of ten; `None` where that is absurdly large.
    pub(super) fn scaled(&self, power: i32) -> Option<Self> {
        let factor = (0..power.unsigned_abs()).try_fold(Decimal::ONE, |f, _| {
            if power > 0 {
                f.checked_mul(Decimal::TEN)
            } else {
                f.checked_div(Decimal::TEN)
            }
        })?;
        let moved = |value: Decimal| value.checked_mul(factor).filter(|v| v.abs() <= LARGEST);
        Some(Self {
            size: moved(self.size)?,
            top: moved(self.top)?,
            step: moved(self.step)?,
            sense: self.sense,
            exact: Interval {
                low: moved(self.exact.low)?,
                high: moved(self.exact.high)?,
            },
            loose: Vec::new(),
        })
    }

    /// The same figure with two neighbouring digits exchanged, in every way.
    pub(super) fn transposed(&self) -> Vec<Self> {
        let Some(digits) = self.size.checked_div(self.step) else {
            return Vec::new();
        };
        let digits: Vec<char> = digits.trunc().normalize().to_string().chars().collect();
        let swap = |at: usize| {
            let mut moved = digits.clone();
            moved.swap(at - 1, at);
            let number: Decimal = moved.into_iter().collect::<String>().parse().ok()?;
            let size = number.checked_mul(self.step)?;
            let exact = Interval {
                low: size + (self.exact.low - self.size),
                high: size + (self.exact.high - self.size),
            };
            Some(Self {
                size,
                top: size,
                exact,
                loose: Vec::new(),
                ..self.clone()
            })
        };
        let is_other = |at: &usize| digits.get(*at) != digits.get(at - 1);
        (1..digits.len())
            .filter(is_other)
            .filter_map(swap)
            .collect()
    }

    /// Odds that an unrelated number has these digits at some power of ten: the interval against the 2.3 times its size
    /// that a power of ten spans on a logarithmic scale.
    pub(super) fn digits_by_chance(&self) -> Decimal {
        let span = self.size * Decimal::new(23, 1);
        self.width().checked_div(span).unwrap_or(Decimal::ONE)
    }

    /// How it stands to `value ± half`, where anything off by no more than `near` is a small error.
    pub(super) fn fit(&self, value: Decimal, half: Decimal, near: Decimal) -> (Fit, Reason) {
        let sizes = self.oriented(value);
        if sizes.clone().any(|size| self.exact.touches(size, half)) {
            return (Fit::Printed, Reason::AsPublished);
        }
        for &(interval, reason) in &self.loose {
            if sizes.clone().any(|size| interval.touches(size, half)) {
                return (Fit::Coarse, reason);
            }
        }
        if self.gap(value, half) <= near {
            (Fit::Near, Reason::SmallError)
        } else {
            (Fit::Off, Reason::Major)
        }
    }

    /// How far `value ± half` lies from the number (from the nearer end of a range); zero where it touches.
    pub(super) fn gap(&self, value: Decimal, half: Decimal) -> Decimal {
        self.oriented(value)
            .map(|size| (self.size - size).max(size - self.top) - half)
            .fold(LARGEST, Decimal::min)
            .max(Decimal::ZERO)
    }

    /// The value seen along the way the figure points; both ways where the words do not say.
    fn oriented(&self, value: Decimal) -> impl Iterator<Item = Decimal> + Clone + use<> {
        let (one, other) = match self.sense {
            Sense::Positive => (value, None),
            Sense::Negative => (-value, None),
            Sense::Either => (value, Some(-value)),
        };
        std::iter::once(one).chain(other)
    }
}

/// The plain interval of a figure, and the looser ones with the reason each gives.
fn intervals(
    low: Rounded,
    high: Rounded,
    hedge: Hedge,
    policy: &Policy,
) -> (Interval, Vec<(Interval, Reason)>) {
    match hedge {
        Hedge::Over => above(low, policy),
        Hedge::Under | Hedge::Nearly => below(low, hedge, policy),
        Hedge::About => (about(low, policy), Vec::new()),
        Hedge::Exact | Hedge::Range => {
            let exact = Interval {
                low: low.stands_for().low,
                high: high.stands_for().high,
            };
            let coarse = |f: Rounded| f.coarser().map(|c| capped(c, f, policy));
            let loose = Interval {
                low: coarse(low).map_or(exact.low, |c| c.low),
                high: coarse(high).map_or(exact.high, |c| c.high),
            };
            (exact, vec![(loose, Reason::CoarseRounding)])
        }
    }
}

/// "about 38": one place coarser.
fn about(figure: Rounded, policy: &Policy) -> Interval {
    capped(figure.about(), figure, policy)
}

/// A coarser reading, no wider than the policy allows and no narrower than the digits.
fn capped(coarse: Rounded, figure: Rounded, policy: &Policy) -> Interval {
    let half = (coarse.step / Decimal::TWO).min(share(figure.value, policy.coarse_percent));
    let half = half.max(figure.step / Decimal::TWO);
    Interval {
        low: figure.value - half,
        high: figure.value + half,
    }
}

/// "over 38" is 38 up to 39, "over 40" is 40 up to 50. Just below is slack; further above is true but says little.
fn above(figure: Rounded, policy: &Policy) -> (Interval, Vec<(Interval, Reason)>) {
    let v = figure.value;
    let room = figure.coarser().unwrap_or(figure).step;
    let exact = Interval {
        low: v,
        high: v + room,
    };
    let far = Interval {
        low: v - slack(figure, policy),
        high: v + room.max(v / Decimal::TWO),
    };
    (exact, vec![(far, Reason::HedgeSlack)])
}

/// "under 40" and "nearly 40" end below 40; "nearly" also begins close to it.
fn below(figure: Rounded, hedge: Hedge, policy: &Policy) -> (Interval, Vec<(Interval, Reason)>) {
    let v = figure.value;
    let coarse = figure.coarser().unwrap_or(figure).step;
    let room = if hedge == Hedge::Nearly {
        coarse.min(share(v, policy.coarse_percent)).max(figure.step)
    } else {
        coarse
    };
    let exact = Interval {
        low: v - room,
        high: v,
    };
    let far = Interval {
        low: v - room.max(v / Decimal::from(3)),
        high: v + slack(figure, policy),
    };
    (exact, vec![(far, Reason::HedgeSlack)])
}

/// How far on the wrong side of a hedge rounding still explains.
fn slack(figure: Rounded, policy: &Policy) -> Decimal {
    (figure.step / Decimal::TWO).min(share(figure.value, policy.coarse_percent))
}

/// So many percent of a value.
pub(super) fn share(value: Decimal, percent: Decimal) -> Decimal {
    value.abs() * percent / Decimal::ONE_HUNDRED
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Unit;
    use crate::text::Span;
    use rust_decimal_macros::dec;

    fn printed(value: Decimal, step: Decimal, hedge: Hedge) -> Printed {
        let quantity = Quantity {
            figure: Some(Rounded { value, step }),
            high: None,
            unit: Unit::Percent,
            hedge,
            span: Span::new(0, 0),
        };
        Printed::read(&quantity, Sense::Positive, &Policy::default()).expect("a figure")
    }

    #[test]
    fn every_hedge_has_its_interval() {
        use Fit::{Coarse, Off, Printed as Fits};
        let cases = [
            (dec!(38.2), dec!(0.1), Hedge::Exact, dec!(38.17), Fits),
            (dec!(38.2), dec!(0.1), Hedge::Exact, dec!(38.25), Off),
            (dec!(30), dec!(1), Hedge::Exact, dec!(28.7), Coarse),
            (dec!(100), dec!(1), Hedge::Exact, dec!(60), Off),
            (dec!(38), dec!(1), Hedge::About, dec!(41), Fits),
            (dec!(2), dec!(1), Hedge::About, dec!(2.6), Off),
            (dec!(38), dec!(1), Hedge::Over, dec!(38.9), Fits),
            (dec!(38), dec!(1), Hedge::Over, dec!(44), Coarse),
            (dec!(38), dec!(1), Hedge::Over, dec!(37.6), Coarse),
            (dec!(38), dec!(1), Hedge::Over, dec!(36), Off),
            (dec!(40), dec!(1), Hedge::Over, dec!(42.2), Fits),
            (dec!(40), dec!(1), Hedge::Nearly, dec!(37.4), Fits),
            (dec!(40), dec!(1), Hedge::Nearly, dec!(40.4), Coarse),
            (dec!(40), dec!(1), Hedge::Nearly, dec!(42.2), Off),
            (dec!(40), dec!(1), Hedge::Under, dec!(31), Fits),
            (dec!(2), dec!(1), Hedge::Over, dec!(1.97), Coarse),
        ];
        for (value, step, hedge, seen, fit) in cases {
            let found = printed(value, step, hedge).fit(seen, Decimal::ZERO, Decimal::ZERO);
            assert_eq!(found.0, fit, "{hedge:?} {value} against {seen}");
        }
    }

    #[test]
    fn the_published_rounding_counts_for_the_claim() {
        let said = printed(dec!(38.26), dec!(0.01), Hedge::Exact);
        assert_eq!(said.fit(dec!(38.2), dec!(0.05), dec!(0)).0, Fit::Off);
        assert_eq!(said.fit(dec!(38.2), dec!(0.06), dec!(0)).0, Fit::Printed);
    }

    #[test]
    fn a_fall_is_compared_below_zero_and_either_way_both() {
        let said = printed(dec!(12.4), dec!(0.1), Hedge::Exact);
        assert_eq!(said.fit(dec!(-12.4), dec!(0), dec!(0)).0, Fit::Off);
        let down = said.flipped().expect("a way");
        assert_eq!(down.fit(dec!(-12.4), dec!(0), dec!(0)).0, Fit::Printed);
        let either = said.either_way();
        assert_eq!(either.fit(dec!(-12.4), dec!(0), dec!(0)).0, Fit::Printed);
    }

    #[test]
    fn a_range_is_measured_from_its_nearer_end_and_absurd_figures_are_refused() {
        let mut quantity = Quantity {
            figure: Some(Rounded {
                value: dec!(3),
                step: dec!(1),
            }),
            high: Some(Rounded {
                value: dec!(4),
                step: dec!(1),
            }),
            unit: Unit::Percent,
            hedge: Hedge::Range,
            span: Span::new(0, 0),
        };
        let said = Printed::read(&quantity, Sense::Positive, &Policy::default()).expect("a figure");
        assert_eq!(said.fit(dec!(4.4), dec!(0), dec!(0)).0, Fit::Printed);
        assert_eq!(said.gap(dec!(6), dec!(0)), dec!(2));
        quantity.figure = Some(Rounded {
            value: LARGEST * Decimal::TEN,
            step: LARGEST,
        });
        assert!(Printed::read(&quantity, Sense::Positive, &Policy::default()).is_none());
    }
}
