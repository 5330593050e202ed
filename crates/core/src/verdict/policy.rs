//! The policy: every tolerance and default of a verdict, in one table.

use rust_decimal::Decimal;

/// The tolerances of the judgement. Printed with every report.
///
/// The defaults come from what ten published fact-checks of figures let pass or ruled wrong: the largest miss let pass
/// was 7.7 %, the smallest ruled wrong 13.7 %.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// An amount more than so many times larger or smaller than the published one, and no slip of scale, is not refuted: the
    /// words probably speak of something else. In times.
    pub beyond_comparison: Decimal,
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
            computed_growth_points: Decimal::TWO,
            balance_percent: Decimal::new(15, 1),
            computed_growth_refutes_points: Decimal::TEN,
            beyond_comparison: Decimal::from(4),
        }
    }
}

impl Policy {
    /// The policy as rows of (name, value with its unit, meaning), in a fixed order, for the report.
    pub fn rows(&self) -> [(&'static str, String, &'static str); 10] {
        [
            (
                "small_error_percent",
                format!("{} %", self.small_error_percent),
                "a level outside its printed interval but off by no more than this needs context",
            ),
            (
                "small_growth_points",
                points(self.small_growth_points),
                "growth outside its printed interval but off by no more than this needs context",
            ),
            (
                "minor_percent",
                format!("{} %", self.minor_percent),
                "a refuted figure off by no more than this is minor",
            ),
            (
                "coincidence",
                self.coincidence.to_string(),
                "a diagnosis is given only where the odds that it fits by chance are at most this",
            ),
            (
                "conversion_percent",
                format!("{} %", self.conversion_percent),
                "how far an amount in another currency may lie from the average rate's value and still only need context",
            ),
            (
                "coarse_percent",
                format!("{} %", self.coarse_percent),
                "the widest that \"about\" or a reading by trailing zeros may be, either side of the figure",
            ),
            (
                "balance_percent",
                format!("{} %", self.balance_percent),
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
                "beyond_comparison",
                format!("{} times", self.beyond_comparison),
                "an amount further off than this, and no slip of scale, is not refuted: it is probably of something else",
            ),
        ]
    }
}

/// "1 point", "2 points".
fn points(number: Decimal) -> String {
    let sign = if number == Decimal::ONE { "" } else { "s" };
    format!("{number} point{sign}")
}
