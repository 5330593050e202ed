//! Periods: runs of whole months, and the phrases that name them.

mod month;
mod run;

pub use month::{Month, MonthError};
pub use run::Period;
