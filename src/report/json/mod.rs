//! A run as JSON, by version. A version never changes its meaning: fields may be added, none is renamed or dropped.

pub mod v1;
