//! The edges of Weighbridge: files, datasets, the terminal. What a draft means is settled in `weighbridge_core`.

pub mod bucket;
pub mod check;
pub mod cli;
pub mod config;
pub mod draft;
pub mod facts;
pub mod import;
pub mod ledger;
pub mod recheck;
pub mod report;
pub mod sources;
pub mod store;
pub mod sync;
pub mod weekly;
mod workers;
