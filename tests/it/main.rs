//! The integration tests of the program: one binary, since each links polars anew.

mod cli;
mod determinism;
mod program;
mod readme;
mod rooms;
mod seed;
