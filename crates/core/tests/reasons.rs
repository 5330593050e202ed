//! The pages of `docs/reasons` are those of the code.
#![expect(clippy::disallowed_methods, reason = "tests read the pages")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use weighbridge_core::verdict::Reason;

#[test]
fn every_reason_has_its_page_and_every_page_a_reason() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reasons");
    let mut known = BTreeSet::new();
    for reason in Reason::ALL {
        let name = format!("{}.md", reason.code());
        let page = fs::read_to_string(folder.join(&name)).unwrap_or_default();
        assert_eq!(page, reason.page(), "write it anew: cargo xtask reasons");
        known.insert(name);
    }
    let files = fs::read_dir(&folder).expect("the pages");
    let names = files.map(|file| {
        file.expect("a page")
            .file_name()
            .to_string_lossy()
            .into_owned()
    });
    assert_eq!(names.collect::<BTreeSet<_>>(), known);
}
