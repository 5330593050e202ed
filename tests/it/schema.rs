//! What `--format json` prints of the examples obeys the schema in the repository.

use crate::program::{root, weighbridge};
use crate::schema_check::faults;
use serde_json::Value;
use std::fs;

#[test]
fn the_verdicts_of_the_examples_obey_the_schema() {
    let schema = fs::read_to_string(root().join("docs/verdict.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let mut examples: Vec<String> = fs::read_dir(root().join("examples"))
        .expect("the examples")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| path.display().to_string())
        .collect();
    examples.sort();
    assert!(examples.len() >= 2, "{examples:?}");
    let check = weighbridge().arg("check").args(["--format", "json"]);
    let text = check.args(examples).run().stdout();
    let mut run: Value = serde_json::from_str(&text).expect("JSON");
    let found = faults(&schema, &run);
    assert!(found.is_empty(), "{found:#?}");
    run["documents"][0]["claims"][0]["verdict"] = "true".into();
    assert_eq!(faults(&schema, &run).len(), 1);
}
