//! The policy: every tolerance and default of a verdict, in one table that a newsroom may set.

use super::Fit;
use rust_decimal::Decimal;
use serde::Deserialize;

/// Why a table of a policy is refused.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// The text is no TOML, or has a key or a value that no policy has.
    #[error("the policy does not parse: {0}")]
    Syntax(#[from] toml::de::Error),
    /// A tolerance that would turn the judgement round.
    #[error("`{name}` is {value}; it must lie between {low} and {high}")]
    Range {
        /// The tolerance's name.
        name: &'static str,
        /// What was given.
        value: Decimal,
        /// The least that makes sense.
        low: Decimal,
        /// The most that makes sense.
        high: Decimal,
    },
    /// A way of being right that is left out or said twice.
    #[error("`reading_order` must name each of {} once", Way::ALL.map(Way::code).join(", "))]
    Order,
}

/// A way in which a figure that no stated reading supports may still be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Exactly, under a reading that the words only allow: another currency's growth, the partner's statistics.
    AllowedPrinted,
    /// By its trailing zeros, under a stated reading.
    StatedCoarse,
    /// But for a small error, under a stated reading.
    StatedNear,
    /// By its trailing zeros, under a reading that the words only allow.
    AllowedCoarse,
    /// But for a small error, under a reading that the words only allow.
    AllowedNear,
}

impl Way {
    /// Every way, in the default order.
    pub const ALL: [Self; 5] = [
        Self::AllowedPrinted,
        Self::StatedCoarse,
        Self::StatedNear,
        Self::AllowedCoarse,
        Self::AllowedNear,
    ];

    /// The word used in a policy.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::verdict::Way;
    ///
    /// assert_eq!(Way::StatedCoarse.code(), "stated_coarse");
    /// ```
    pub const fn code(self) -> &'static str {
        match self {
            Self::AllowedPrinted => "allowed_printed",
            Self::StatedCoarse => "stated_coarse",
            Self::StatedNear => "stated_near",
            Self::AllowedCoarse => "allowed_coarse",
            Self::AllowedNear => "allowed_near",
        }
    }

    /// Must the words state the reading, and how must the figure stand to it?
    pub(super) const fn parts(self) -> (bool, Fit) {
        match self {
            Self::AllowedPrinted => (false, Fit::Printed),
            Self::StatedCoarse => (true, Fit::Coarse),
            Self::StatedNear => (true, Fit::Near),
            Self::AllowedCoarse => (false, Fit::Coarse),
            Self::AllowedNear => (false, Fit::Near),
        }
    }
}

/// The tolerances of the judgement. Printed with every report.
///
/// The defaults come from what ten published fact-checks of figures let pass or ruled wrong: the largest miss let pass
/// was 7.7 %, the smallest ruled wrong 13.7 %. A table that is read says only what is to be otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// A level outside its printed interval, but off by no more than this share, needs context. In percent.
    pub small_error_percent: Decimal,
    /// Growth outside its printed interval, but off by no more than this, needs context. In percentage points.
    pub small_growth_points: Decimal,
    /// A refuted figure off by no more than this is minor. In percent (levels) or points (growth).
    pub minor_percent: Decimal,
    /// A diagnosis is given only where the odds that it fits by chance are at most this.
    pub coincidence: Decimal,
    /// How far a converted amount may lie from the average rate's value and still need no more than context. In percent.
    pub conversion_percent: Decimal,
    /// The widest a coarser reading of a figure ("about", trailing zeros) may be, either side of it. In percent.
    pub coarse_percent: Decimal,
    /// A balance is off by a small error up to this share of the larger of its two flows: a small revision of either moves
    /// it a lot. In percent.
    pub balance_percent: Decimal,
    /// Growth computed from levels is off by a small error up to this: agencies revise the base before they print
    /// growth. In percentage points.
    pub computed_growth_points: Decimal,
    /// Growth computed from levels refutes only beyond this. In percentage points.
    pub computed_growth_refutes_points: Decimal,
    /// Where only the partner's statistics are at hand, freight, insurance and goods at sea explain a level this far from
    /// theirs. In percent.
    pub mirror_percent: Decimal,
    /// The same for growth. In percentage points.
    pub mirror_growth_points: Decimal,
    /// An amount more than so many times larger or smaller than the published one, and no slip of scale, is not refuted: the
    /// words probably speak of something else. In times.
    pub beyond_comparison: Decimal,
    /// Where a figure that no stated reading supports may still be right, in the order in which it is looked for.
    pub reading_order: [Way; 5],
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            small_error_percent: Decimal::from(8),
            small_growth_points: Decimal::ONE,
            minor_percent: Decimal::from(20),
            coincidence: Decimal::new(10, 2),
            conversion_percent: Decimal::from(8),
            coarse_percent: Decimal::from(17),
            balance_percent: Decimal::new(15, 1),
            computed_growth_points: Decimal::TWO,
            computed_growth_refutes_points: Decimal::TEN,
            mirror_percent: Decimal::from(20),
            mirror_growth_points: Decimal::from(5),
            beyond_comparison: Decimal::from(4),
            reading_order: Way::ALL,
        }
    }
}

impl Policy {
    /// The policy of a TOML table: the defaults, but for what the table says.
    ///
    /// # Errors
    ///
    /// - [`PolicyError::Syntax`] for text that is no TOML, and keys or values that no policy has.
    /// - [`PolicyError::Range`] for a tolerance below zero, or so wide that nothing would be told.
    /// - [`PolicyError::Order`] for a reading order that leaves something out.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::verdict::Policy;
    ///
    /// let strict = Policy::parse("small_error_percent = 2")?;
    /// assert_eq!(strict.small_error_percent.to_string(), "2");
    /// assert_eq!(strict.minor_percent, Policy::default().minor_percent);
    /// assert!(Policy::parse("small_eror = 2").is_err());
    /// assert!(Policy::parse("small_error_percent = -2").is_err());
    /// # Ok::<(), weighbridge_core::verdict::PolicyError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        let policy: Self = toml::from_str(text)?;
        policy.checked()
    }

    /// The same policy, where all of it makes sense.
    ///
    /// # Errors
    ///
    /// As [`Policy::parse`], for what is no fault of syntax.
    pub fn checked(self) -> Result<Self, PolicyError> {
        let hundred = Decimal::ONE_HUNDRED;
        let bounds = [
            ("small_error_percent", self.small_error_percent, hundred),
            ("small_growth_points", self.small_growth_points, hundred),
            ("minor_percent", self.minor_percent, hundred),
            ("coincidence", self.coincidence, Decimal::ONE),
            ("conversion_percent", self.conversion_percent, hundred),
            ("coarse_percent", self.coarse_percent, hundred),
            ("balance_percent", self.balance_percent, hundred),
            (
                "computed_growth_points",
                self.computed_growth_points,
                hundred,
            ),
            (
                "computed_growth_refutes_points",
                self.computed_growth_refutes_points,
                hundred,
            ),
            ("mirror_percent", self.mirror_percent, hundred),
            ("mirror_growth_points", self.mirror_growth_points, hundred),
        ];
        let beyond = (
            "beyond_comparison",
            self.beyond_comparison,
            Decimal::ONE_THOUSAND,
        );
        let lows = bounds.map(|bound| (bound, Decimal::ZERO));
        for ((name, value, high), low) in lows.into_iter().chain([(beyond, Decimal::ONE)]) {
            if value < low || value > high {
                return Err(PolicyError::Range {
                    name,
                    value,
                    low,
                    high,
                });
            }
        }
        if Way::ALL.iter().all(|way| self.reading_order.contains(way)) {
            Ok(self)
        } else {
            Err(PolicyError::Order)
        }
    }

    /// The policy as rows of (name, value with its unit, meaning), in a fixed order, for the report.
    pub fn rows(&self) -> [(&'static str, String, &'static str); 13] {
        let percent = |value: Decimal| format!("{value} %");
        [
            (
                "small_error_percent",
                percent(self.small_error_percent),
                "a level outside its printed interval but off by no more than this needs context",
            ),
            (
                "small_growth_points",
                points(self.small_growth_points),
                "growth outside its printed interval but off by no more than this needs context",
            ),
            (
                "minor_percent",
                percent(self.minor_percent),
                "a refuted figure off by no more than this is minor",
            ),
            (
                "coincidence",
                self.coincidence.to_string(),
                "a diagnosis is given only where the odds that it fits by chance are at most this",
            ),
            (
                "conversion_percent",
                percent(self.conversion_percent),
                "how far an amount in another currency may lie from the average rate's value and still only need context",
            ),
            (
                "coarse_percent",
                percent(self.coarse_percent),
                "the widest that \"about\" or a reading by trailing zeros may be, either side of the figure",
            ),
            (
                "balance_percent",
                percent(self.balance_percent),
                "a balance off by no more than this share of the larger flow needs context",
            ),
            (
                "computed_growth_points",
                points(self.computed_growth_points),
                "growth off by no more than this from what two levels give needs context, where no agency printed it",
            ),
            (
                "computed_growth_refutes_points",
                points(self.computed_growth_refutes_points),
                "growth is refuted by two levels alone only beyond this, or beyond an eighth of it",
            ),
            (
                "mirror_percent",
                percent(self.mirror_percent),
                "freight, insurance and goods at sea explain a level this far from the partner's statistics, where those alone are at hand",
            ),
            (
                "mirror_growth_points",
                points(self.mirror_growth_points),
                "the same for growth",
            ),
            (
                "beyond_comparison",
                format!("{} times", self.beyond_comparison),
                "an amount further off than this, and no slip of scale, is not refuted: it is probably of something else",
            ),
            (
                "reading_order",
                self.reading_order.map(Way::code).join(", "),
                "where a figure that no stated reading supports may still be right, in the order in which it is looked for",
            ),
        ]
    }
}

/// "1 point", "2 points".
fn points(number: Decimal) -> String {
    let sign = if number == Decimal::ONE { "" } else { "s" };
    format!("{number} point{sign}")
}

#[cfg(test)]
mod tests {
    use super::{Policy, PolicyError, Way};

    #[test]
    fn a_table_says_only_what_is_otherwise() {
        let read =
            Policy::parse("coincidence = 0.05\nmirror_percent = \"12.5\"").expect("a policy");
        let expected = Policy {
            coincidence: "0.05".parse().expect("a number"),
            mirror_percent: "12.5".parse().expect("a number"),
            ..Policy::default()
        };
        assert_eq!(read, expected);
        assert_eq!(Policy::parse("").expect("a policy"), Policy::default());
    }

    #[test]
    fn what_no_policy_says_is_refused_by_name() {
        let cases = [
            ("small_errors = 3", "small_errors"),
            ("minor_percent = \"much\"", "minor_percent"),
            ("coincidence = 2", "`coincidence` is 2"),
            ("beyond_comparison = 0.5", "`beyond_comparison` is 0.5"),
            ("reading_order = [\"stated_near\"]", "reading_order"),
        ];
        for (text, named) in cases {
            let said = Policy::parse(text).expect_err(text).to_string();
            assert!(said.contains(named), "{text}: {said}");
        }
    }

    #[test]
    fn the_order_holds_every_way_once() {
        let order = |codes: [&str; 5]| Policy::parse(&format!("reading_order = {codes:?}"));
        let mut turned = Way::ALL;
        turned.reverse();
        let read = order(turned.map(Way::code)).expect("an order");
        assert_eq!(read.reading_order, turned);
        let mut twice = Way::ALL.map(Way::code);
        twice[0] = twice[1];
        assert!(matches!(order(twice), Err(PolicyError::Order)));
    }

    #[test]
    fn every_tolerance_is_printed() {
        let names = Policy::default().rows().map(|(name, _, _)| name);
        let debug = format!("{:?}", Policy::default());
        assert_eq!(debug.matches(": ").count(), names.len());
        assert!(
            names
                .iter()
                .all(|name| debug.contains(&format!("{name}: ")))
        );
    }
}
