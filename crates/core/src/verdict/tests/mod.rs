//! The judgement on the case that started it, on its slips, and on every row of the reference tables.

mod embedded;
mod known;
mod orders;
mod properties;
mod ratios;
mod scope;
mod seed;
mod slips;
mod spare;
mod tables;
