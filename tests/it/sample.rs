//! The sample report in `reports/` is the program's.

use crate::program::{root, weighbridge};
use std::fs;

#[test]
fn the_sample_report_is_what_the_program_writes() {
    let args = ["check", "examples/seed.md", "--format", "markdown"];
    let written = weighbridge().args(args).run().code(0).stdout();
    let path = root().join("reports/sample-seed.md");
    if std::env::var("UPDATE").is_ok() {
        fs::write(&path, &written).expect("reports can be written");
    }
    let kept = fs::read_to_string(&path).expect("the sample report");
    assert!(
        kept == written,
        "the report changed; read the change, then run this test with UPDATE=1\n{written}"
    );
}
