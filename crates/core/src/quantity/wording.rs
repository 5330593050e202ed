//! How a language writes numbers, for phrases that the report offers.

/// How a language writes numbers and the two directions.
///
/// # Example
///
/// ```
/// use weighbridge_core::quantity::Wording;
///
/// assert_eq!(Wording::default().decimal, '.');
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Between whole and fraction.
    pub decimal: char,
    /// Between groups of three digits.
    pub group: char,
    /// "up", "naik".
    pub up: String,
    /// "down", "turun".
    pub down: String,
}

impl Default for Wording {
    fn default() -> Self {
        Self {
            decimal: '.',
            group: ',',
            up: "up".to_owned(),
            down: "down".to_owned(),
        }
    }
}
