//! A figure as it was printed: its value and the place of its last digit.

use rust_decimal::Decimal;

/// A printed number: its value, and the size of one unit of its last printed digit.
///
/// # Example
///
/// ```
/// use rust_decimal_macros::dec;
/// use weighbridge_core::quantity::Rounded;
///
/// // "38,2 miliar": one decimal, in thousands of millions
/// let said = Rounded { value: dec!(38_200_000_000), step: dec!(100_000_000) };
/// assert!(said.stands_for().contains(dec!(38_170_000_000)));
/// assert!(!said.stands_for().contains(dec!(38_250_000_000)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounded {
    /// The number.
    pub value: Decimal,
    /// The size of one unit of the last printed digit; always above zero.
    pub step: Decimal,
}

/// An interval, closed below and open above: `[low, high)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Lowest value inside.
    pub low: Decimal,
    /// Lowest value above.
    pub high: Decimal,
}

/// The largest figure.
const LARGEST: i128 = 10_i128.pow(24);

impl Interval {
    /// Does the value lie inside?
    pub fn contains(self, value: Decimal) -> bool {
        self.low <= value && value < self.high
    }

    /// Could a figure that rounds to `value`, no further than `half` from it, lie inside?
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::quantity::Interval;
    ///
    /// let said = Interval { low: 3795.into(), high: 3805.into() };
    /// assert!(said.touches(3790.into(), 10.into()));
    /// // What rounds to 3790 ends where what rounds to 3800 begins.
    /// assert!(!said.touches(3790.into(), 5.into()));
    /// assert!(said.touches(3795.into(), 0.into()));
    /// ```
    pub fn touches(self, value: Decimal, half: Decimal) -> bool {
        let reaches = if half.is_zero() {
            value >= self.low
        } else {
            value + half > self.low
        };
        reaches && value - half < self.high
    }

    /// Its width.
    pub fn width(self) -> Decimal {
        self.high - self.low
    }
}

impl Rounded {
    /// Every exact value that rounds to this figure: half a unit of the last digit either way.
    pub fn stands_for(self) -> Interval {
        let half = self.step / Decimal::TWO;
        Interval {
            low: self.value - half,
            high: self.value + half,
        }
    }

    /// The same figure read to a coarser place: its trailing zeros taken as padding ("30" to the ten).
    ///
    /// `None` where the last printed digit is not a zero, or the number itself is zero.
    ///
    /// # Example
    ///
    /// ```
    /// use rust_decimal_macros::dec;
    /// use weighbridge_core::quantity::Rounded;
    ///
    /// let thirty = Rounded { value: dec!(30), step: dec!(1) };
    /// assert_eq!(thirty.coarser().map(|c| c.step), Some(dec!(10)));
    /// assert_eq!(Rounded { value: dec!(31), step: dec!(1) }.coarser(), None);
    /// ```
    pub fn coarser(self) -> Option<Self> {
        if self.value.is_zero() || self.step.is_zero() {
            return None;
        }
        let mut step = self.step;
        while (self.value % (step * Decimal::TEN)).is_zero() {
            step *= Decimal::TEN;
        }
        (step > self.step).then_some(Self {
            value: self.value,
            step,
        })
    }

    /// The figure one place coarser, whatever its digits: what "about" allows.
    #[must_use]
    pub fn about(self) -> Self {
        self.coarser().unwrap_or(Self {
            value: self.value,
            step: self.step * Decimal::TEN,
        })
    }

    /// The figure counted in powers of ten of the unit: "38,2" in `9` is 38.2 thousand million. `None` above 10^24: a hundred
    /// times that and more must fit, so that what is computed from figures never overflows.
    ///
    /// # Example
    ///
    /// ```
    /// use rust_decimal_macros::dec;
    /// use weighbridge_core::quantity::Rounded;
    ///
    /// let printed = Rounded { value: dec!(38.2), step: dec!(0.1) };
    /// assert_eq!(printed.scaled(9).map(|figure| figure.value), Some(dec!(38200000000)));
    /// assert_eq!(printed.scaled(24), None);
    /// ```
    #[must_use]
    pub fn scaled(self, power: u32) -> Option<Self> {
        let factor = Decimal::try_from_i128_with_scale(10_i128.checked_pow(power)?, 0).ok()?;
        let value = self.value.checked_mul(factor)?;
        let fits = value.abs() <= Decimal::from_i128_with_scale(LARGEST, 0);
        fits.then_some(Self {
            value,
            step: self.step.checked_mul(factor)?,
        })
    }

    /// The same figure with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self {
            value: -self.value,
            step: self.step,
        }
    }
}
