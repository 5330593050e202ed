//! What is read from recorded answers of the agencies, held against a second, plain reading of the same bytes.
//!
//! The recordings lie outside this repository; where they are absent each test says so and passes.

mod comtrade;
mod eurostat;
mod gacc;
mod others;
mod services;

use super::*;
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Observation};

/// The bytes of a recording; none where it is absent, which is said.
fn recorded(name: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/fixtures")
        .join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!(
            "SKIPPED: no recording ../shared/fixtures/{name}, so what is read from it was not checked"
        );
    }
    bytes
}

fn source(name: &str) -> Box<dyn Source> {
    let all = all(&Settings::default()).expect("sources");
    all.into_iter()
        .find(|source| source.name() == name)
        .expect("a source of that name")
}

fn request(source: &str, step: &'static str, selection: Selection) -> Request {
    Request {
        step,
        ..Request::get(
            source,
            "recorded",
            "http://recorded/".to_owned(),
            &Arc::new(selection),
        )
    }
}

fn number(text: &str) -> Decimal {
    text.replace(',', "").trim().parse().expect("a number")
}

fn answer(status: u16, body: Vec<u8>) -> Answer {
    Answer {
        status,
        body,
        ..Answer::default()
    }
}
