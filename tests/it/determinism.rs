//! The same inputs give the same bytes.

use crate::program::weighbridge;

#[test]
fn two_runs_give_the_same_reports() {
    for format in ["terminal", "markdown", "json", "ndjson"] {
        let run = || {
            let args = [
                "check",
                "examples/seed.md",
                "examples/story-en.md",
                "--format",
                format,
            ];
            weighbridge().args(args).run().stdout()
        };
        let first = run();
        assert!(!first.is_empty(), "{format}");
        assert_eq!(first, run(), "{format}");
    }
}
