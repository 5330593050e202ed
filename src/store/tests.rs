//! A store filled, damaged, mended and pruned.

use super::*;
use std::fs;
use tempfile::TempDir;

/// A release of one answer and one table of these bytes.
fn release(vintage: &str, answer: &str, table: &str) -> Release {
    let at = "2026-01-02T03:04:05Z".parse().unwrap();
    Release {
        source: "Example office".to_owned(),
        dataset: "trade".to_owned(),
        vintage: vintage.to_owned(),
        published: None,
        stored: at,
        payloads: vec![Payload {
            request: "https://example.org/trade".to_owned(),
            status: 200,
            headers: vec![
                ("ETag".to_owned(), "\"7\"".to_owned()),
                ("Set-Cookie".to_owned(), "door=open".to_owned()),
                ("X-Api-Key".to_owned(), "sesame".to_owned()),
            ],
            retrieved: at,
            bytes: answer.as_bytes().to_vec(),
        }],
        table: Some(Table {
            bytes: table.as_bytes().to_vec(),
            rows: 3,
            coverage: Some(("2021-01".parse().unwrap(), "2021-03".parse().unwrap())),
            reporters: vec!["CHN".to_owned()],
        }),
    }
}

fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("deep/er")).unwrap();
    (folder, store)
}

fn file_of(store: &Store, at: usize) -> PathBuf {
    let table = store.entries()[at].table.as_ref().unwrap();
    store.root().join(&table.path)
}

#[test]
fn a_release_is_there_after_opening_again_with_its_papers_and_without_secrets() {
    let (_folder, mut store) = store();
    let receipt = store
        .put(&release("2026-01-02", "answer", "table"))
        .unwrap();
    assert!(!receipt.known && receipt.name.starts_with("Example office/trade/2026-01-02-"));
    let store = Store::read(store.root()).unwrap();
    let (entry, table) = store.tables().next().unwrap();
    assert_eq!(
        (table.rows, table.first.as_deref(), table.last.as_deref()),
        (3, Some("2021-01"), Some("2021-03"))
    );
    assert_eq!(
        fs::read(store.table_file(table).unwrap()).unwrap(),
        b"table"
    );
    let kept = store.has("https://example.org/trade").unwrap();
    assert_eq!(kept.headers, [("ETag".to_owned(), "\"7\"".to_owned())]);
    assert_eq!(store.payload(&entry.payloads[0]).unwrap(), b"answer");
    let manifest = fs::read_to_string(store.root().join("manifest.jsonl")).unwrap();
    assert!(!manifest.contains("sesame") && !manifest.contains("open"));
}

#[test]
fn vintages_are_added_and_the_same_release_is_known() {
    let (_folder, mut store) = store();
    for (vintage, answer, table, known) in [
        ("2026-01-02", "a", "1", false),
        ("2026-01-02", "a", "1", true),
        ("2026-01-02", "b", "2", false),
        ("2026-02-02", "a", "1", false),
    ] {
        let receipt = store.put(&release(vintage, answer, table)).unwrap();
        assert_eq!(receipt.known, known, "{vintage} {table}");
    }
    assert_eq!(store.tables().count(), 3);
    assert_eq!(store.verify().unwrap().payloads, 2);
}

#[test]
fn two_openings_of_one_store_lose_nothing() {
    let (_folder, mut one) = store();
    let mut other = Store::read(one.root()).unwrap();
    one.put(&release("1", "a", "1")).unwrap();
    other.put(&release("2", "b", "2")).unwrap();
    assert_eq!(Store::read(one.root()).unwrap().tables().count(), 2);
}

#[test]
fn a_release_without_names_or_content_is_refused() {
    let (_folder, mut store) = store();
    assert!(store.put(&release(" ", "a", "1")).is_err());
    let nothing = Release {
        payloads: Vec::new(),
        table: None,
        ..release("1", "a", "1")
    };
    assert!(store.put(&nothing).is_err());
    assert!(store.entries().is_empty());
}

#[test]
fn corrupt_files_are_named_set_aside_and_mended_by_the_same_release() {
    let (_folder, mut store) = store();
    store.put(&release("1", "a", "one")).unwrap();
    store.put(&release("2", "b", "two")).unwrap();
    let bad = file_of(&store, 0);
    fs::write(&bad, b"ONE").unwrap();
    let table = store.entries()[0].table.clone().unwrap();
    let said = store.table_file(&table).unwrap_err().to_string();
    assert!(
        said.contains("its digest is another") && said.contains("data verify"),
        "{said}"
    );

    let found = store.verify().unwrap();
    let [fault] = found.faults.as_slice() else {
        panic!("{found:?}")
    };
    assert!(fault.is_table && fault.requests == ["https://example.org/trade"]);
    store.set_aside(&found.faults).unwrap();
    let mut store = Store::read(store.root()).unwrap();
    assert_eq!((store.tables().count(), store.missing().count()), (1, 1));
    assert!(!bad.exists() && store.verify().unwrap().faults.is_empty());

    assert!(store.put(&release("1", "a", "one")).unwrap().known);
    assert_eq!((store.tables().count(), store.missing().count()), (2, 0));
    assert_eq!(fs::read(bad).unwrap(), b"one");
}

#[test]
fn damaged_answers_are_found_whatever_the_damage() {
    let damages: [fn(&Path); 4] = [
        |path| fs::write(path, b"").unwrap(),
        |path| fs::write(path, b"no zstd").unwrap(),
        |path| fs::remove_file(path).unwrap(),
        // A bomb: more than was received unpacks from it.
        |path| fs::write(path, zstd::encode_all(&vec![0_u8; 1 << 24][..], 3).unwrap()).unwrap(),
    ];
    for damage in damages {
        let (_folder, mut store) = store();
        store.put(&release("1", "answer", "one")).unwrap();
        let payload = store.entries()[0].payloads[0].clone();
        damage(&store.root().join(manifest::payload_path(&payload.sha256)));
        let found = store.verify().unwrap();
        assert_eq!((found.faults.len(), found.tables), (1, 1), "{found:?}");
        assert!(store.payload(&payload).is_err());
        store.set_aside(&found.faults).unwrap();
        assert!(store.has("https://example.org/trade").is_none());
    }
}

#[test]
fn what_a_killed_process_left_is_no_release_and_prune_removes_it() {
    let (_folder, mut store) = store();
    store.put(&release("1", "a", "one")).unwrap();
    let strays = ["facts/x/y.parquet", "raw/aa/b.zst", "waiting/.tmp1"];
    for stray in strays {
        let path = store.root().join(stray);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, b"left").unwrap();
    }
    assert_eq!(store.verify().unwrap().strays, strays.map(PathBuf::from));
    let dry = Prune {
        is_dry: true,
        ..Prune::default()
    };
    assert_eq!(store.prune(dry).unwrap().bytes, 12);
    assert_eq!(store.prune(Prune::default()).unwrap().files.len(), 3);
    let after = store.verify().unwrap();
    assert_eq!((after.tables, after.strays.len()), (1, 0));
}

#[test]
fn prune_keeps_what_was_not_asked_again() {
    let (_folder, mut store) = store();
    let mut lone = release("1", "x", "lone");
    lone.payloads[0].request = "https://example.org/other".to_owned();
    store.put(&lone).unwrap();
    for vintage in ["1", "2", "3"] {
        store.put(&release(vintage, vintage, vintage)).unwrap();
    }
    let keep = |keep| Prune {
        keep: Some(keep),
        ..Prune::default()
    };
    assert!(store.prune(keep(3)).unwrap().releases.is_empty());
    let pruned = store.prune(keep(1)).unwrap();
    assert_eq!((pruned.releases.len(), pruned.files.len()), (2, 4));
    let left: Vec<_> = store
        .entries()
        .iter()
        .map(|entry| entry.vintage.as_str())
        .collect();
    assert_eq!(left, ["1", "3"]);
    assert!(store.verify().unwrap().faults.is_empty());
}

#[test]
fn a_folder_without_a_store_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    let said = Store::read(folder.path()).unwrap_err().to_string();
    assert!(said.contains("holds no store"), "{said}");
    assert!(!Store::is_at(folder.path()));
}

/// Whatever byte of whatever file is changed: it is found, or what is read is what was stored. Nothing panics.
#[test]
fn a_changed_byte_anywhere_is_found() {
    let (_folder, mut store) = store();
    store
        .put(&release("1", &"answer ".repeat(90), &"table ".repeat(90)))
        .unwrap();
    let entry = store.entries()[0].clone();
    let (table, payload) = (entry.table.as_ref().unwrap(), &entry.payloads[0]);
    let raw = manifest::payload_path(&payload.sha256);
    for path in [Path::new("manifest.jsonl"), Path::new(&table.path), &raw] {
        let path = store.root().join(path);
        let whole = fs::read(&path).unwrap();
        for at in (0..whole.len()).step_by(whole.len().div_ceil(60)) {
            let mut bad = whole.clone();
            bad[at] = bad[at].wrapping_add(1);
            fs::write(&path, bad).unwrap();
            let Ok(store) = Store::read(store.root()) else {
                continue;
            };
            let found = store.verify().unwrap();
            let answer = store.payload(payload).ok();
            let is_told = found.faults.len() == 1;
            let is_same = path.ends_with(&raw) && answer == Some("answer ".repeat(90).into_bytes());
            assert!(is_told || is_same, "{}: byte {at}", path.display());
        }
        fs::write(&path, whole).unwrap();
    }
    assert!(store.verify().unwrap().faults.is_empty());
}
