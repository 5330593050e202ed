//! The ledger: what was weighed, week by week, so that a newsroom can look back.
//!
//! Every run leaves one file that never changes, in the folder of its week, named by the SHA-256 of its content. Copies of ledgers
//! from many machines are merged by copying their files into one folder: what is the same has the same name.

pub mod record;
mod week;

pub use week::{Week, WeekError};
