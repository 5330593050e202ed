//! What `--format json` and `extract --items` print obeys the schemas in the repository.

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

#[test]
fn quantities_obey_their_schema_and_stand_where_they_say() {
    let schema = fs::read_to_string(root().join("docs/items.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let text = "Sí 🎉 subió al menos un 5%, a 3-4 mil €, en marzo; 1.234 kg, el 3º.";
    let line = serde_json::json!({"id": "a", "text": text, "lang": "es", "date": "2022-04-19"});
    let extract = weighbridge().args(["extract", "--items", "--batch", "-"]);
    let printed = extract
        .write_stdin(format!("{line}\n"))
        .run()
        .code(0)
        .stdout();
    let row: Value = serde_json::from_str(&printed).expect("JSON");
    let found = faults(&schema, &row);
    assert!(found.is_empty(), "{found:#?}");
    let place = |item: &Value, name: &str| {
        let at = item[name].as_u64().expect("a place");
        usize::try_from(at).expect("a small one")
    };
    let quote = |item: &Value| {
        let (start, end) = (place(item, "start"), place(item, "end"));
        text.chars()
            .skip(start)
            .take(end - start)
            .collect::<String>()
    };
    let items = row["items"].as_array().expect("items");
    let quotes: Vec<String> = items.iter().map(quote).collect();
    assert_eq!(quotes, ["5%", "3-4 mil €", "marzo", "1.234 kg", "3º"]);
    let period = &items[2]["period"];
    assert_eq!(
        (&period["from"], &period["to"]),
        (&"2022-03-01".into(), &"2022-04-01".into())
    );
}
