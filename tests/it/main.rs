//! The integration tests of the program: one binary, since each links polars anew.

#[path = "../../src/sync/agencies.rs"]
mod agencies;
mod bucket;
mod claims;
mod cli;
mod data;
mod determinism;
mod faults;
mod imported;
mod language;
mod ledger;
mod lookup;
mod mixed;
mod moments;
mod program;
mod readme;
mod rooms;
mod sample;
mod schema;
#[path = "../../src/report/json/v1/schema_check.rs"]
mod schema_check;
mod seed;
#[path = "../../src/sync/server.rs"]
mod server;
mod sync;
mod weekly;
