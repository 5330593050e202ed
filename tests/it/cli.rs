//! Exit codes, and what happens with input that is none.

use crate::program::weighbridge;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A draft without any figure of trade.
const IDLE: &str = "The minister said on Monday that the weather was fine and that the roads of the country were open.\n";

/// Larger than a draft may be.
const TOO_LARGE: u64 = 33 * 1024 * 1024;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn put(folder: &TempDir, name: &str, bytes: &[u8]) -> String {
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("written");
    path.display().to_string()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder)
        .expect("a folder")
        .filter_map(Result::ok);
    let mut names: Vec<String> = entries
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn input_that_is_none_is_said_and_leaves_nothing_behind() {
    let cases: [(&str, &[u8], &str); 7] = [
        ("binary.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "text"),
        ("empty.md", b"", "give the story's text"),
        ("blank.txt", b" \n\t\n", "give the story's text"),
        (
            "latin.txt",
            b"Exports rose.\nThe caf\xe9 in the port.\n",
            ":2:8",
        ),
        ("front.md", b"---\ntitle: A\n\nExports rose.\n", "front.md:"),
        (
            "date.md",
            b"---\ndate: soon\n---\n\nExports rose.\n",
            "date.md:2:",
        ),
        (
            "korean.txt",
            "올해 일사분기 한국과 중국의 교역액은 지난해 같은 기간보다 크게 늘었다고 관세청이 밝혔다."
                .as_bytes(),
            "no words yet",
        ),
    ];
    for (name, bytes, said) in cases {
        let (inputs, outputs) = (folder(), folder());
        let draft = put(&inputs, name, bytes);
        let report = outputs.path().join("report.md");
        weighbridge()
            .args(["check", &draft, "--format", "markdown", "--output"])
            .arg(&report)
            .run()
            .code(2)
            .stays_mute()
            .complains(&["error: ", name, said]);
        assert!(names(outputs.path()).is_empty(), "{name}");
    }
}

#[test]
fn a_path_that_leads_nowhere_or_to_too_much_is_said() {
    let inputs = folder();
    let large = inputs.path().join("large.txt");
    fs::File::create(&large)
        .and_then(|file| file.set_len(TOO_LARGE))
        .expect("a sparse file");
    let missing = inputs.path().join("missing.md").display().to_string();
    for (path, said) in [
        (missing, "no such file"),
        (inputs.path().display().to_string(), "directory"),
        (large.display().to_string(), "bytes"),
    ] {
        weighbridge()
            .args(["check", &path])
            .run()
            .code(2)
            .stays_mute()
            .complains(&["error: ", &path, said]);
    }
}

#[test]
fn misuse_is_said_with_its_mend() {
    let (inputs, outputs) = (folder(), folder());
    let draft = put(&inputs, "idle.txt", IDLE.as_bytes());
    let table = outputs.path().join("table.csv");
    fs::write(&table, "country,amount\nCHN,1\n").expect("written");
    let data = outputs.path().display().to_string();
    let cases: [(&[&str], &str); 8] = [
        (&["check", &draft, "--language", "tlh"], "hint: supported: "),
        (&["check", &draft, "--date", "19/04/2022"], "YYYY-MM-DD"),
        (
            &["check", &draft, "--data", "no/such/folder"],
            "no/such/folder",
        ),
        (&["check", &draft, "--data", &data], "table.csv"),
        (
            &["check", &draft, "--output", &draft],
            "hint: name another file",
        ),
        (
            &["check", &draft, "--output", "no/such/folder/report.md"],
            "nothing was written",
        ),
        (
            &["check", "--batch", &draft, "--format", "markdown"],
            "hint: leave out --format",
        ),
        (&["check"], "Usage: weighbridge check"),
    ];
    for (args, said) in cases {
        weighbridge()
            .args(args)
            .run()
            .code(2)
            .stays_mute()
            .complains(&[said]);
    }
    assert_eq!(fs::read_to_string(draft).expect("the draft"), IDLE);
}

#[test]
fn one_bad_draft_does_not_keep_the_others_from_being_checked() {
    let inputs = folder();
    let (good, bad) = (
        put(&inputs, "idle.txt", IDLE.as_bytes()),
        put(&inputs, "empty.txt", b""),
    );
    let both = weighbridge()
        .args([
            "check",
            &bad,
            &good,
            "--date",
            "2022-04-19",
            "--format",
            "json",
        ])
        .run();
    let report = both.code(2).complains(&["empty.txt"]).stdout();
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report["documents"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_draft_with_nothing_to_check_gives_3_and_says_which_day_counts() {
    weighbridge()
        .args(["check", "-", "--language", "en", "--format", "markdown"])
        .write_stdin(IDLE)
        .run()
        .code(3)
        .prints(&["no publication date was given", "--date"])
        .stays_content();
}

#[test]
fn a_report_file_is_the_same_as_the_report_on_standard_output() {
    let outputs = folder();
    let report = outputs.path().join("report.md");
    let args = ["check", "examples/seed.md", "--format", "markdown"];
    let printed = weighbridge().args(args).run().stdout();
    weighbridge()
        .args(args)
        .arg("--output")
        .arg(&report)
        .run()
        .stays_mute();
    assert_eq!(fs::read_to_string(&report).expect("a report"), printed);
    assert_eq!(names(outputs.path()), ["report.md"]);
}

#[test]
fn a_batch_answers_every_line_in_its_place() {
    let lines = "{\"id\":\"a\",\"text\":\"Roads are open.\",\"lang\":\"en\"}\nnonsense\n{\"id\":2,\"text\":\"Cuaca cerah.\",\"lang\":\"id\",\"more\":[1]}\n{\"id\":\"c\",\"text\":\"x\",\"lang\":\"tlh\"}\n";
    for command in [["extract", "--batch"], ["check", "--batch"]] {
        let done = weighbridge()
            .args(command)
            .arg("-")
            .write_stdin(lines)
            .run()
            .code(2)
            .complains(&["2 of 4 lines"]);
        let text = done.stdout();
        let rows: Vec<serde_json::Value> = text
            .lines()
            .map(|l| serde_json::from_str(l).expect("JSON"))
            .collect();
        let ids: Vec<_> = rows.iter().map(|row| row["id"].as_str()).collect();
        assert_eq!(ids, [Some("a"), None, Some("2"), Some("c")]);
        assert_eq!(rows[1]["line"], 2);
        assert!(
            rows[3]["error"]
                .as_str()
                .is_some_and(|said| said.contains("tlh")),
            "{text}"
        );
    }
}

#[test]
fn escapes_in_a_file_name_do_not_reach_the_terminal() {
    let done = weighbridge()
        .args(["check", "evil\u{1b}[31m\u{202e}.md"])
        .run()
        .code(2)
        .complains(&["\\u{1b}"]);
    assert!(!done.stderr().contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn colours_come_only_when_asked_for_or_on_a_terminal() {
    let plain = weighbridge().args(["check", "examples/seed.md"]).run();
    assert!(!plain.stdout().contains('\u{1b}'));
    let never = weighbridge()
        .args(["check", "examples/seed.md", "--color", "never"])
        .run();
    assert!(!never.stdout().contains('\u{1b}'));
}

#[test]
fn the_exit_code_follows_the_gravest_verdict() {
    let (seed, story) = ("examples/seed.md", "examples/story-en.md");
    let cases: [(&[&str], i32); 6] = [
        (&[seed], 0),
        (&[seed, "--fail-on", "needs_context"], 1),
        (&[story], 1),
        (&[story, "--fail-on", "never"], 0),
        (&[seed, story], 1),
        (&[seed, "no-such-file.md"], 2),
    ];
    for (args, code) in cases {
        weighbridge().arg("check").args(args).run().code(code);
    }
}

#[test]
fn the_schema_is_the_one_in_the_repository() {
    let schema = fs::read_to_string("docs/verdict.schema.json").expect("the schema");
    let printed = weighbridge().arg("schema").run().code(0).stdout();
    assert_eq!(printed, schema);
}

#[test]
fn a_policy_of_a_file_is_in_force_and_one_that_is_none_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("policy.toml");
    let check = || {
        let args = [
            "check",
            "examples/seed.md",
            "--format",
            "markdown",
            "--policy",
        ];
        weighbridge().args(args).arg(&file)
    };
    fs::write(&file, "small_error_percent = 3.5\n").expect("a policy");
    let report = check().run().code(0).stdout();
    assert!(report.contains("| 3.5 % |"), "{report}");
    for (wrong, named) in [
        ("small_eror = 3", "small_eror"),
        ("coincidence = 7", "`coincidence` is 7"),
    ] {
        fs::write(&file, wrong).expect("a policy");
        let done = check().run().code(2);
        assert!(done.stderr().contains(named), "{}", done.stderr());
        assert!(done.stderr().contains("policy.toml"), "{}", done.stderr());
        assert_eq!(done.stdout(), "");
    }
}
