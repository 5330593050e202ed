//! What a number counts.

use std::fmt;
use std::str::FromStr;

/// An ISO 4217 currency code.
///
/// # Example
///
/// ```
/// use weighbridge_core::quantity::Currency;
///
/// let dollars: Currency = "USD".parse().expect("a code");
/// assert_eq!(dollars.to_string(), "USD");
/// assert!("usd".parse::<Currency>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// A word that is no unit of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a unit we know; use an ISO 4217 code such as `USD`, or one of percent, pp, tonne, kg, bbl, bbl/d, m3, TEU, unit, head, bushel, litre, bag"
)]
pub struct UnitError(pub String);

impl Currency {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Currency {
    type Err = UnitError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(UnitError(text.to_owned())),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a number counts.
///
/// Written and read by the codes of the labelling guide.
///
/// # Example
///
/// ```
/// use weighbridge_core::quantity::Unit;
///
/// for code in ["USD", "percent", "pp", "tonne", "bbl/d", "rank", "none"] {
///     assert_eq!(code.parse::<Unit>().map(|unit| unit.to_string()).as_deref(), Ok(code));
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Money.
    Money(Currency),
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// Metric tonnes.
    Tonne,
    /// Kilograms.
    Kilogram,
    /// Barrels.
    Barrel,
    /// Barrels a day.
    BarrelPerDay,
    /// Cubic metres.
    CubicMetre,
    /// Twenty-foot containers.
    Teu,
    /// Pieces.
    Piece,
    /// Head of livestock.
    Head,
    /// Bushels.
    Bushel,
    /// Litres.
    Litre,
    /// Bags of 60 kg.
    Bag,
    /// A place in an order.
    Rank,
    /// Times.
    Times,
    /// Months in a row.
    Month,
    /// Quarters in a row.
    Quarter,
    /// Years in a row.
    Year,
    /// Nothing: a record without a number.
    None,
}

/// Units and their codes; money is not among them.
const CODES: [(Unit, &str); 19] = [
    (Unit::Percent, "percent"),
    (Unit::Points, "pp"),
    (Unit::Tonne, "tonne"),
    (Unit::Kilogram, "kg"),
    (Unit::Barrel, "bbl"),
    (Unit::BarrelPerDay, "bbl/d"),
    (Unit::CubicMetre, "m3"),
    (Unit::Teu, "TEU"),
    (Unit::Piece, "unit"),
    (Unit::Head, "head"),
    (Unit::Bushel, "bushel"),
    (Unit::Litre, "litre"),
    (Unit::Bag, "bag"),
    (Unit::Rank, "rank"),
    (Unit::Times, "times"),
    (Unit::Month, "month"),
    (Unit::Quarter, "quarter"),
    (Unit::Year, "year"),
    (Unit::None, "none"),
];

impl Unit {
    /// The currency, where the unit is money.
    pub const fn currency(self) -> Option<Currency> {
        if let Self::Money(currency) = self {
            Some(currency)
        } else {
            None
        }
    }

    /// Is it money?
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Money(_))
    }

    /// Is it a quantity of goods (not money, not a ratio)?
    pub const fn is_volume(self) -> bool {
        matches!(
            self,
            Self::Tonne
                | Self::Kilogram
                | Self::Barrel
                | Self::BarrelPerDay
                | Self::CubicMetre
                | Self::Teu
                | Self::Piece
                | Self::Head
                | Self::Bushel
                | Self::Litre
                | Self::Bag
        )
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Money(currency) => currency.fmt(f),
            other => f.write_str(
                CODES
                    .iter()
                    .find(|(unit, _)| unit == other)
                    .map_or("none", |(_, code)| code),
            ),
        }
    }
}

impl FromStr for Unit {
    type Err = UnitError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        CODES
            .iter()
            .find(|(_, code)| *code == text)
            .map(|(unit, _)| *unit)
            .map_or_else(|| text.parse().map(Self::Money), Ok)
    }
}
