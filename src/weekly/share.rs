//! So many of so many, and how much chance leaves open.

/// The 97.5th percentile of the normal distribution: intervals hold in 95 of 100 cases.
const Z: f64 = 1.959_963_984_540_054;

/// `of` among `all`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// How many of them.
    pub of: u32,
    /// How many there are.
    pub all: u32,
}

impl Share {
    /// `of` among `all`.
    pub const fn new(of: u32, all: u32) -> Self {
        Self { of, all }
    }

    /// The share, 0 to 1; `None` where there is nothing to share.
    pub fn part(self) -> Option<f64> {
        (self.all > 0).then(|| f64::from(self.of) / f64::from(self.all))
    }

    /// The Wilson score interval at 95 %: the shares of a long run from which `of` in `all` is no surprise.
    ///
    /// Edwin B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American
    /// Statistical Association 22 (1927), 209–212. With p = of/all, n = all and z = 1.96:
    /// (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
    ///
    /// `None` where there is nothing to share.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge::weekly::Share;
    ///
    /// // Three of ninety-six: anything from one to nine in a hundred.
    /// let (low, high) = Share::new(3, 96).wilson().expect("an interval");
    /// assert!((low - 0.0107).abs() < 1e-4 && (high - 0.0879).abs() < 1e-4);
    /// // None of five says little.
    /// assert!(Share::new(0, 5).wilson().is_some_and(|(low, high)| low == 0.0 && high > 0.4));
    /// assert_eq!(Share::new(0, 0).wilson(), None);
    /// ```
    pub fn wilson(self) -> Option<(f64, f64)> {
        let p = self.part()?;
        let n = f64::from(self.all);
        let square = Z * Z / n;
        let middle = p + square / 2.0;
        let reach = Z * (p * (1.0 - p) / n + square / (4.0 * n)).sqrt();
        let low = if self.of == 0 {
            0.0
        } else {
            (middle - reach) / (1.0 + square)
        };
        let high = if self.of == self.all {
            1.0
        } else {
            (middle + reach) / (1.0 + square)
        };
        Some((low, high))
    }

    /// Does it differ from another by more than chance explains? Only where the two intervals do not meet.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge::weekly::Share;
    ///
    /// assert!(!Share::new(3, 96).differs(Share::new(8, 120)));
    /// assert!(Share::new(30, 100).differs(Share::new(40, 400)));
    /// ```
    pub fn differs(self, other: Self) -> bool {
        match (self.wilson(), other.wilson()) {
            (Some((low, high)), Some((other_low, other_high))) => {
                high < other_low || other_high < low
            }
            _ => false,
        }
    }

    /// Both taken together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            of: self.of + other.of,
            all: self.all + other.all,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn intervals_are_those_in_print() {
        // Robert G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3.
        for (of, all, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let found = Share::new(of, all).wilson().expect("an interval");
            assert!((found.0 - low).abs() < 6e-5, "{of} of {all}: {found:?}");
            assert!((found.1 - high).abs() < 6e-5, "{of} of {all}: {found:?}");
        }
        assert_eq!(Share::new(4, 4).wilson().map(|(_, high)| high), Some(1.0));
    }
}
