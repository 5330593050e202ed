//! The languages that come with the program hold to what a language file must be, and their own examples are read as they say.

use weighbridge_core::language::{Weight, check};
use weighbridge_core::lexicon::Lexicon;

#[test]
fn every_builtin_language_is_without_fault() {
    let mut said = Vec::new();
    for code in Lexicon::languages() {
        let files = Lexicon::builtin_files(code).expect("a language");
        let checked = check(&files).expect("TOML");
        let faults = checked.findings.iter();
        for fault in faults.filter(|found| found.weight == Weight::Fault) {
            let (file, what) = (&fault.file, &fault.what);
            said.push(format!("{file}:{}:{}: {what}", fault.line, fault.column));
        }
        if checked.examples < 2 {
            said.push(format!("{code}: fewer than two examples"));
        }
    }
    assert!(
        said.is_empty(),
        "{} faults\n{}",
        said.len(),
        said.join("\n")
    );
}
