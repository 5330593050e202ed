//! The same inputs give the same bytes, whatever the machine's threads, locale and time zone.

use crate::program::weighbridge;
use std::fmt::Write as _;

/// Surroundings that no report may show: threads, locales, time zones a day apart.
const SURROUNDINGS: [&[(&str, &str)]; 5] = [
    &[("POLARS_MAX_THREADS", "1"), ("RAYON_NUM_THREADS", "1")],
    &[("POLARS_MAX_THREADS", "7"), ("RAYON_NUM_THREADS", "7")],
    &[("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati")],
    &[("LC_ALL", "C"), ("LANG", "C"), ("TZ", "Pacific/Niue")],
    &[
        ("LANG", "ar_SA.UTF-8"),
        ("LC_NUMERIC", "de_DE.UTF-8"),
        ("TZ", "UTC"),
    ],
];

fn report(format: &str, surroundings: &[(&str, &str)]) -> String {
    let args = [
        "check",
        "examples/seed.md",
        "examples/story-en.md",
        "--format",
        format,
    ];
    let mut program = weighbridge().args(args);
    for (name, value) in surroundings {
        program = program.env(name, value);
    }
    program.run().stdout()
}

#[test]
fn every_format_is_the_same_in_any_surroundings() {
    for format in ["terminal", "markdown", "json", "ndjson"] {
        let first = report(format, &[]);
        assert!(!first.is_empty(), "{format}");
        for surroundings in SURROUNDINGS {
            let other = report(format, surroundings);
            assert_eq!(first, other, "{format} {surroundings:?}");
        }
    }
}

#[test]
fn a_batch_long_enough_for_threads_is_the_same_in_any_surroundings() {
    let mut lines = String::new();
    for n in 0..40 {
        let _ = writeln!(
            lines,
            r#"{{"id":"{n}","lang":"en","published":"2024-01-15","text":"China's trade with Russia reached ${}.11 billion in 2023, up 26.3 percent from a year earlier."}}"#,
            230 + n
        );
    }
    let run = |surroundings: &[(&str, &str)]| {
        let mut program = weighbridge().args(["check", "--batch", "-"]);
        for (name, value) in surroundings {
            program = program.env(name, value);
        }
        program.write_stdin(lines.clone()).run().stdout()
    };
    let first = run(&[]);
    assert_eq!(first.lines().count(), 40);
    for surroundings in SURROUNDINGS {
        assert_eq!(first, run(surroundings), "{surroundings:?}");
    }
}
