//! A language that is added as a file: looked over, and read with, without a line of Rust.

use crate::program::weighbridge;
use std::fs;

/// A small file for Dutch.
const DUTCH: &str = "examples/languages/nl.toml";

const DRAFT: &str = "China importeerde vorige maand voor 1,3 miljard euro uit Nederland, meldt het CBS. De Nederlandse uitvoer van kaas naar het Verenigd Koninkrijk kromp in het eerste kwartaal van 2024 met 6,5 procent tot 1.150 ton.\n";

#[test]
fn a_language_in_a_file_is_without_fault() {
    weighbridge()
        .args(["language", "check", DUTCH])
        .run()
        .code(0)
        .prints(&["3 examples: nothing to be mended"]);
}

#[test]
fn a_draft_is_read_with_the_words_of_a_file() {
    let printed = weighbridge()
        .args([
            "extract",
            "-",
            "--language-file",
            DUTCH,
            "--date",
            "2024-05-20",
        ])
        .write_stdin(DRAFT)
        .run()
        .code(0)
        .stdout();
    let line: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    let claims = line["claims"].as_array().expect("claims");
    let told: Vec<String> = claims
        .iter()
        .map(|claim| {
            let word = |field: &str| claim[field].as_str().unwrap_or("-").to_owned();
            [
                word("quote"),
                word("kind"),
                claim["value"].to_string(),
                word("reporter") + ">" + &word("partner"),
                word("flow"),
                word("commodity"),
                word("period_start") + ".." + &word("period_end"),
            ]
            .join(" | ")
        })
        .collect();
    assert_eq!(
        told,
        [
            "1,3 miljard euro | level | 1300000000 | NLD>CHN | exports | TOTAL | 2024-04..2024-04",
            "6,5 procent | change | 6.5 | NLD>GBR | exports | cheese | 2024-01..2024-03",
            "1.150 ton | level | 1150 | NLD>GBR | exports | cheese | 2024-01..2024-03",
        ]
    );
}

#[test]
fn a_check_in_a_batch_takes_the_words_of_a_file() {
    let line = serde_json::json!({"id": "a", "text": DRAFT, "published": "2024-05-20"});
    weighbridge()
        .args(["check", "--batch", "-", "--language-file", DUTCH])
        .write_stdin(line.to_string() + "\n")
        .run()
        .prints(&["1,3 miljard euro", "6,5 procent"]);
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("nl.toml");
    let good = fs::read_to_string(DUTCH).expect("the file");
    let mends: [(&str, &str, &str); 7] = [
        ("\nimports = ", "\nimprots = ", "did you mean `imports`?"),
        ("group = \".\"", "group = \",\"", "are both `,`"),
        (
            "\"{q} kwartaal\"",
            "\"{w} kwartaal\"",
            "there is no slot `{w}`",
        ),
        ("\"daling\"", "\"stijging\"", "`stijging` stands in `down`"),
        (
            "\"steeg\", \"stegen\"",
            "\" steeg \", \"stegen\"",
            "can never match",
        ),
        ("12 = [\"december\"]", "", "`[months]` has no names for 12"),
        ("14.2e9 EUR", "14.3e9 EUR", "the example is read otherwise"),
    ];
    for (from, to, said) in mends {
        assert!(good.contains(from), "{from}");
        fs::write(&path, good.replacen(from, to, 1)).expect("written");
        weighbridge()
            .args(["language", "check"])
            .arg(&path)
            .run()
            .code(1)
            .prints(&[said, "nl.toml:"]);
    }
    fs::write(&path, "name = \"Dutch").expect("written");
    weighbridge()
        .args(["language", "check"])
        .arg(&path)
        .run()
        .code(2)
        .complains(&["nl.toml:1"]);
}

#[test]
fn every_slot_is_explained_by_the_name_of_its_rule() {
    weighbridge()
        .args([
            "extract",
            "-",
            "--explain",
            "--language",
            "en",
            "--date",
            "2024-05-20",
        ])
        .write_stdin("China's exports to Japan rose 5 percent in March.\n")
        .run()
        .code(0)
        .prints(&[
            "stdin:1:31: \u{201c}5 percent\u{201d}: change, 5 percent",
            "named-in-the-sentence \u{201c}China\u{201d} 1:1",
            "counted-from-the-publication-day \u{201c}March\u{201d} 1:44",
            "growth-without-a-base-is-year-on-year",
            "all-goods",
            "a-word-of-movement",
        ]);
}
