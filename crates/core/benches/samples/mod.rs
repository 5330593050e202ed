//! Texts that benches read.

/// The texts of our labelled passages in a language.
pub(crate) fn passages(code: &str) -> Vec<String> {
    let path = format!(
        "{}/../../tests/gold/{code}.jsonl",
        env!("CARGO_MANIFEST_DIR")
    );
    let lines = std::fs::read_to_string(path).expect("the labelled passages");
    let text = |line: &str| {
        let passage: serde_json::Value = serde_json::from_str(line).expect("a passage");
        passage["text"].as_str().unwrap_or_default().to_owned()
    };
    lines.lines().map(text).collect()
}
