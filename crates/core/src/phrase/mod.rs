//! Phrases: numbers with their units, and names of periods, read from the marks of a text.

mod amount;
mod anchor;
mod carry;
mod code;
mod hedge;
mod joined;
mod newer;
mod number;
mod period;
mod reached;
mod scale;
mod several;
mod sides;
mod slots;

pub use amount::{Amount, amounts, every_amount};
pub use anchor::{Anchor, Anchored, anchor};
pub use code::{Code, codes};
pub use number::{Habit, is_grouped};
pub use period::{PeriodPhrase, When, YearSaid, periods};
