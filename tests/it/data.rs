//! The store at the command line: import, list, show, verify, prune, export, and a check against it.

use crate::program::{Program, root, weighbridge};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// A mapping of a small table of our own: months across, thousands of dollars.
const MAPPING: &str = r#"
source = "Example"
dataset = "with_portugal"
origin = "https://example.org/table"
published = "2031-04-10"
reporter = { column = "Who", codes = { "The island" = "BRA" } }
partner = { column = "With", language = "en" }
period = { column = "Month", form = "YYYY/MM" }

[file]
group = ","
missing = ["", ":"]

[[value]]
column = "Sold"
flow = "exports"
unit = "USD"
scale = "1000"

[[value]]
column = "Bought"
flow = "imports"
unit = "USD"
scale = "1000"
"#;

const TABLE: &str = "Who,With,Month,Sold,Bought\n\
    The island,Portugal,2031/01,\"1,204,518\",311\n\
    The island,Portugal,2031/02,0,:\n\
    The island,Portugal,2031/03,\"1,234,567\",\n";

/// A folder with the mapping, the table and room for a store.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("map.toml"), MAPPING).expect("written");
        fs::write(folder.path().join("table.csv"), TABLE).expect("written");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program, with the desk's store.
    fn program(&self, command: &[&str]) -> Program {
        let program = weighbridge().args(command).arg("--data");
        program.arg(self.path("store"))
    }

    fn import(&self) -> Program {
        let program = self.program(&["import"]).arg("--mapping");
        program
            .arg(self.path("map.toml"))
            .arg(self.path("table.csv"))
    }

    /// The one Parquet file of the store.
    fn parquet(&self) -> PathBuf {
        let folder = self.path("store/facts/example/with_portugal");
        let mut files = fs::read_dir(folder)
            .expect("a folder")
            .filter_map(Result::ok);
        files.next().expect("a table").path()
    }
}

#[test]
fn a_table_is_imported_listed_shown_and_known_again() {
    let desk = Desk::new();
    desk.import()
        .arg("--dry-run")
        .run()
        .code(0)
        .complains(&["4 facts would be imported"]);
    assert!(!desk.path("store").exists());
    desk.import().run().code(0).complains(&[
        "table.csv: 4 facts from 3 lines; 2 cells without a figure",
        "Example/with_portugal/2031-04-10-",
        "is in the store",
    ]);
    desk.import()
        .run()
        .code(0)
        .complains(&["was there already"]);
    desk.program(&["data", "list"])
        .run()
        .code(0)
        .stays_content()
        .prints(&[
            "RELEASE",
            "Example/with_portugal/2031-04-10-",
            "2031-01..2031-03",
        ]);
    desk.program(&["data", "show", "Example"])
        .run()
        .code(0)
        .prints(&[
            "reporters  BRA",
            "answer     file:table.csv",
            "answer     mapping:map.toml",
        ]);
    desk.program(&["data", "show", "Elsewhere"])
        .run()
        .code(2)
        .complains(&["no release"]);
}

#[test]
fn a_check_rests_on_the_store_and_says_so() {
    let desk = Desk::new();
    let story = "Brazil's exports to Portugal reached $1.23 billion in March 2031.\n";
    let check = |desk: &Desk| {
        let program = desk.program(&["check", "-", "--language", "en", "--date", "2031-05-02"]);
        program.write_stdin(story).run()
    };
    fs::create_dir(desk.path("store")).expect("a folder");
    check(&desk).code(2).complains(&["holds no table"]);
    desk.import().run().code(0);
    check(&desk)
        .code(0)
        .prints(&["1 supported", "10 April 2031"]);
    let at_home = weighbridge()
        .env("WEIGHBRIDGE_DATA", desk.path("store"))
        .args(["check", "-", "--language", "en", "--date", "2031-05-02"])
        .write_stdin(story);
    at_home.run().code(0).prints(&["1 supported"]);
}

#[test]
fn a_corrupt_table_is_named_set_aside_missed_and_brought_back() {
    let desk = Desk::new();
    desk.import().run().code(0);
    let file = desk.parquet();
    let mut bytes = fs::read(&file).expect("a table");
    bytes.truncate(bytes.len() - 9);
    fs::write(&file, bytes).expect("written");
    let check = |desk: &Desk| {
        let program = desk.program(&["check", "-", "--language", "en", "--date", "2031-05-02"]);
        program
            .write_stdin("Brazil's exports to Portugal reached $1.23 billion in March 2031.\n")
            .run()
    };
    check(&desk)
        .code(2)
        .complains(&["is not what was stored", "data verify"]);
    desk.program(&["data", "verify", "--dry-run"])
        .run()
        .code(1)
        .prints(&["1 files are not"]);
    assert!(file.exists());
    desk.program(&["data", "verify"]).run().code(1).prints(&[
        "its size is not the",
        "it was set aside",
        "fetch or import again: file:table.csv",
    ]);
    assert!(!file.exists());
    check(&desk)
        .code(3)
        .complains(&["warning: Example/with_portugal", "its facts are missing"]);
    desk.program(&["data", "list"])
        .run()
        .code(0)
        .prints(&["set aside"]);
    desk.import().run().code(0);
    check(&desk).code(0).stays_content();
    desk.program(&["data", "verify"]).run().code(0);
}

#[test]
fn facts_come_out_again_and_go_in_as_a_plain_table() {
    let desk = Desk::new();
    desk.import().run().code(0);
    let out = desk.path("out");
    fs::create_dir(&out).expect("a folder");
    for name in ["facts.csv", "facts.parquet"] {
        let format = name.rsplit('.').next().unwrap_or_default();
        let program = desk.program(&["data", "export", "--reporter", "BRA", "--format", format]);
        program
            .arg("--output")
            .arg(out.join(name))
            .run()
            .code(0)
            .complains(&["4 facts of 1 releases"]);
    }
    let csv = fs::read_to_string(out.join("facts.csv")).expect("a table");
    assert!(csv.contains("Example,with_portugal,BRA,PRT,exports,TOTAL,TOTAL,M,2031-01,1,value,USD,\"\",\"\",1204518000,1000,"), "{csv}");
    assert!(
        csv.contains(",2031-02,1,value,USD,\"\",\"\",0,1000,"),
        "a zero is a figure: {csv}"
    );
    let program = weighbridge().args([
        "check",
        "-",
        "--language",
        "en",
        "--date",
        "2031-05-02",
        "--data",
    ]);
    let program = program
        .arg(&out)
        .write_stdin("Brazil's exports to Portugal reached $1.23 billion in March 2031.\n");
    program.run().code(0).prints(&["1 supported"]);
}

#[test]
fn leavings_are_pruned_and_a_store_that_is_none_is_said_to_be() {
    let desk = Desk::new();
    desk.program(&["data", "list"])
        .run()
        .code(2)
        .complains(&["holds no store"]);
    desk.import().run().code(0);
    fs::write(desk.path("store/waiting/left"), b"half").expect("written");
    desk.program(&["data", "verify"])
        .run()
        .code(0)
        .prints(&["1 files belong to no release"]);
    desk.program(&["data", "prune"])
        .run()
        .code(0)
        .prints(&["file waiting/left", "1 files of 4 bytes removed"]);
    desk.program(&["data", "prune", "--keep", "0"])
        .run()
        .code(2);
}

/// What to change in the mapping or the table, into what, and what the refusal must say.
const BAD: [(&str, &str, &str); 9] = [
    (
        "2031/02",
        "2031-02",
        "table.csv:3: column `Month` holds `2031-02`; it is not written as `YYYY/MM`",
    ),
    (
        ",0,",
        ",none,",
        "table.csv:3: column `Sold` holds `none`; it is no number",
    ),
    (
        "Portugal,2031/03",
        "Portugalia,2031/03",
        "column `With` holds names that the mapping does not tell: `Portugalia`",
    ),
    (
        "2031/03",
        "2031/01",
        "table.csv:4: the line gives another number than line 2 for the same fact (BRA PRT exports",
    ),
    (
        "Who,With",
        "Who,Whom",
        "there is no column `With`; the table has Who, Whom",
    ),
    (
        "column = \"Sold\"",
        "colum = \"Sold\"",
        "map.toml: TOML parse error",
    ),
    (
        "unit = \"USD\"",
        "unit = \"dollars\"",
        "is no ISO 4217 code",
    ),
    ("scale = \"1000\"", "scale = \"0\"", "must be above zero"),
    ("311", "311,7", "the line has 6 cells and the head 5"),
];

#[test]
fn a_table_or_mapping_that_does_not_hold_is_refused_whole() {
    for (from, to, said) in BAD {
        let desk = Desk::new();
        for name in ["map.toml", "table.csv"] {
            let text = fs::read_to_string(desk.path(name)).expect("a file");
            fs::write(desk.path(name), text.replacen(from, to, 1)).expect("written");
        }
        desk.import()
            .run()
            .code(2)
            .complains(&[said, "nothing was imported"]);
        assert!(!desk.path("store").exists(), "{to}");
    }
}

#[test]
fn every_mapping_among_the_examples_is_one() {
    let mut seen = 0;
    for entry in fs::read_dir(root().join("examples/mappings")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a mapping");
        let parsed = weighbridge::import::Mapping::parse(&path.display().to_string(), &text);
        assert!(parsed.is_ok(), "{parsed:?}");
        seen += 1;
    }
    assert!(seen >= 6);
}

/// SDMX-ML, generic, as the IMF would write it.
const GENERIC: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<message:GenericData xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" xmlns:generic="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic">
<message:DataSet><generic:Series><generic:SeriesKey>
<generic:Value id="COUNTRY" value="CHN"/><generic:Value id="INDICATOR" value="XG_FOB_USD"/>
<generic:Value id="COUNTERPART_COUNTRY" value="RUS"/><generic:Value id="FREQUENCY" value="Q"/>
</generic:SeriesKey><generic:Obs><generic:ObsDimension value="2031-Q2"/><generic:ObsValue value="12700000000"/></generic:Obs>
</generic:Series></message:DataSet></message:GenericData>"#;

#[test]
fn saved_answers_of_sdmx_services_are_imported_in_each_of_their_formats() {
    let desk = Desk::new();
    fs::write(desk.path("generic.xml"), GENERIC).expect("written");
    let recorded = root().join("tests/recorded");
    for (source, file) in [
        ("imts", recorded.join("imts/data.csv")),
        ("imts", desk.path("generic.xml")),
        ("comext", recorded.join("comext/data.csv")),
        ("ecb", recorded.join("ecb/data.json")),
    ] {
        let import = desk.program(&["import", "--source", source]);
        import
            .arg(file)
            .run()
            .code(0)
            .complains(&["is in the store"]);
    }
    for (line, said) in [
        ("CHN RUS 2031-Q1", "12.6 billion dollars"),
        ("CHN RUS 2031-Q2", "12.7 billion dollars"),
        ("DEU CHN 2031-01", "million euros"),
    ] {
        let words: Vec<&str> = line.split(' ').collect();
        let lookup = ["lookup", "--flow", "exports", "--reporter", words[0]];
        let lookup = desk.program(&lookup).args(["--partner", words[1]]);
        lookup
            .args(["--period", words[2]])
            .run()
            .code(0)
            .prints(&[said]);
    }
    let broken = desk.program(&["import", "--source", "imts"]);
    let broken = broken.arg(desk.path("map.toml")).run().code(2);
    broken.complains(&["map.toml", "nothing was imported"]);
}
