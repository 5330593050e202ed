//! Whole drafts through the door.

use super::{DraftError, Format, MOST_BYTES, Stated, open, parse};
use jiff::civil::date;
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use weighbridge_core::text::{DateBasis, Document};

fn stated() -> Stated {
    Stated {
        date: None,
        language: None,
        today: date(2026, 11, 25),
        supported: &["en", "id"],
        given: None,
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/drafts")
        .join(name)
}

fn read(bytes: &[u8], format: Option<Format>) -> Result<Document, DraftError> {
    parse("draft", None, bytes, format, &stated())
}

/// Line and column of a phrase of the prose.
fn place(document: &Document, phrase: &str) -> (usize, usize) {
    let start = document.prose().find(phrase).unwrap();
    let position = document.position(start);
    (position.line, position.column)
}

/// What is copied is the same in prose and source, and the way back never goes backwards.
fn assert_true_to_source(document: &Document) {
    let mut last = 0;
    for (at, letter) in document.prose().char_indices() {
        let source = document.in_source(at);
        assert!(source >= last, "{at}");
        last = source;
        let there = document.source().get(source..).unwrap();
        if letter.is_ascii_digit() && !there.starts_with(['&', '`', '<']) {
            assert!(there.starts_with(letter), "{letter:?} at {at}: {there:.20}");
        }
    }
}

#[test]
fn empty_cells_behind_a_block_are_bars_where_they_stand() {
    let page = "&#8211<p><td><td>x";
    let said = Stated {
        language: Some("id".to_owned()),
        ..stated()
    };
    let document = parse("page", None, page.as_bytes(), Some(Format::Html), &said).unwrap();
    assert_true_to_source(&document);
}

#[test]
fn an_indonesian_page_gives_its_article() {
    let page = open(&fixture("trade-id.html"), &stated()).unwrap();
    let blocks: Vec<&str> = page.prose().split("\n\n").collect();
    assert!(
        blocks[0].starts_with("BEIJING \u{2013} Nilai perdagangan antara China")
            && blocks[0].contains(
                "mencapai 38,2\u{A0}miliar dolar AS, atau mengalami kenaikan sebesar 30\u{A0}persen"
            ),
        "{}",
        page.prose()
    );
    assert!(blocks[1].contains("minyak mentah & gas alam"));
    assert_eq!(blocks[3..], ["Bulan | Miliar dolar", "Januari | 12,1"]);
    for beside in [
        "99",
        "Beranda",
        "Bagikan",
        "Baca juga",
        "batu bara",
        "50 persen",
        "14.350",
        "Tentang",
        "2022",
    ] {
        assert!(!page.prose().contains(beside), "{beside}: {}", page.prose());
    }
    let masthead = &page.masthead;
    assert_eq!(masthead.language.as_deref(), Some("id"));
    assert_eq!(
        (masthead.published, masthead.published_basis),
        (Some(date(2022, 4, 19)), DateBasis::JsonLd)
    );
    assert_eq!(
        masthead.title.as_deref(),
        Some("Perdagangan China dan Rusia Menguat")
    );
    assert_eq!(masthead.outlet.as_deref(), Some("Warta Pelabuhan"));
    assert_eq!(masthead.author.as_deref(), Some("Desk Ekonomi"));
    assert_eq!(place(&page, "BEIJING"), (29, 12));
    assert_eq!(place(&page, "38,2"), (29, 122));
    assert_eq!(place(&page, "kenaikan sebesar"), (30, 4));
    assert_true_to_source(&page);
}

#[test]
fn an_english_page_with_open_paragraphs_gives_its_article() {
    let page = open(&fixture("trade-en.html"), &stated()).unwrap();
    let prose = page.prose();
    assert!(
        prose.contains(
            "China\u{2019}s trade with Russia rose to $38.2 billion in the first quarter"
        ),
        "{prose}"
    );
    assert!(
        prose.contains("to $16.4\u{2009}billion.\n\nThe figures are provisional."),
        "{prose}"
    );
    assert!(
        !prose.contains("Home") && !prose.contains("99 percent"),
        "{prose}"
    );
    assert_eq!(page.masthead.published_basis, DateBasis::TimeTag);
    assert_eq!(place(&page, "38.2"), (7, 49));
    assert_true_to_source(&page);
}

#[test]
fn a_markdown_draft_is_unmarked() {
    let draft = open(&fixture("trade.md"), &stated()).unwrap();
    assert_eq!(
        draft.prose(),
        "Perdagangan naik\n\n\
         Nilai perdagangan China dan Rusia mencapai 38,2 miliar dolar AS, atau naik 28,7 persen \u{2014} lihat data bea cukai.\n\n\
         Ekspor turun* 5 persen, kata juru bicara.\n\n\
         Impor 12,1 miliar dolar\n\nEkspor\n\nGas 2,5 miliar\n\nBatu bara 1 miliar\n\n\
         Bulan | Nilai\n\nJanuari | 12,1\n\nPenutup. Baris akhir."
    );
    let masthead = &draft.masthead;
    assert_eq!(masthead.title.as_deref(), Some("Perdagangan: naik lagi"));
    assert_eq!(
        (masthead.published, masthead.published_basis),
        (Some(date(2022, 4, 19)), DateBasis::FrontMatter)
    );
    assert_eq!(
        (masthead.outlet.as_deref(), masthead.author.as_deref()),
        (Some("Warta Pelabuhan"), Some("Desk Ekonomi"))
    );
    assert_eq!(place(&draft, "38,2"), (14, 46));
    assert_eq!(place(&draft, "28,7"), (15, 23));
    assert_eq!(place(&draft, "2,5"), (22, 11));
    assert_true_to_source(&draft);
}

#[test]
fn plain_text_keeps_its_offsets() {
    let draft = read(
        "\u{FEFF}Ekspor\r\nnaik 30 persen dari tahun lalu".as_bytes(),
        None,
    )
    .unwrap();
    assert!(draft.prose().starts_with("Ekspor\r\nnaik"));
    assert_eq!(place(&draft, "30"), (2, 6));
    assert_eq!(draft.masthead.published_basis, DateBasis::Today);
    assert_eq!(draft.masthead.id, "draft");
    assert_eq!(draft.masthead.path, None);
}

#[test]
fn content_tells_a_page_and_what_is_stated_wins() {
    let page = "\n<!doctype html><html lang=en><time datetime=2022-04-19></time><nav>Home</nav><p>Trade rose 5 &lt;percent&gt;";
    let draft = read(page.as_bytes(), None).unwrap();
    assert_eq!(draft.prose(), "Trade rose 5 <percent>");
    let said = Stated {
        date: Some(date(2020, 1, 2)),
        language: Some("id".to_owned()),
        ..stated()
    };
    let draft = parse("d", Some("p"), page.as_bytes(), None, &said).unwrap();
    let masthead = draft.masthead;
    assert_eq!(
        (masthead.published, masthead.published_basis),
        (Some(date(2020, 1, 2)), DateBasis::Stated)
    );
    assert_eq!(
        (masthead.language.as_deref(), masthead.path.as_deref()),
        (Some("id"), Some("p"))
    );
}

#[test]
fn a_page_without_an_article_gives_what_is_not_beside_it() {
    let page = "<html><body><nav>Home</nav><div>Exports rose to 5 billion.</div><aside>Ad</aside></body></html>";
    assert_eq!(
        read(page.as_bytes(), None).unwrap().prose(),
        "Exports rose to 5 billion."
    );
}

#[test]
fn bad_drafts_are_told_apart() {
    let deep = "<div>".repeat(501);
    let large = vec![b'a'; usize::try_from(MOST_BYTES).unwrap() + 1];
    let cases: &[(&[u8], Option<Format>, &str)] = &[
        (b"", None, "draft: is empty; give the story's text"),
        (b" \r\n\t", None, "draft: holds nothing but blanks"),
        (
            b"---\ntitle: x\n---\n",
            Some(Format::Markdown),
            "draft: holds markup and no story",
        ),
        (
            b"<html><nav>Home</nav>",
            None,
            "draft: holds markup and no story",
        ),
        (
            b"---\ntitle: x\n",
            Some(Format::Markdown),
            "draft:1:1: the front matter",
        ),
        (b"naik\n\xFF", None, "draft:2:1: not valid UTF-8"),
        (
            b"%PDF-1.7",
            Some(Format::Markdown),
            "draft: looks like a PDF document",
        ),
        (
            deep.as_bytes(),
            Some(Format::Html),
            "draft:1:2501: more than 500 elements",
        ),
        (
            &large,
            None,
            "draft: 33554433 bytes, and a draft may have 33554432 bytes at most",
        ),
        (
            "Товарооборот вырос на 28,7 процента.".as_bytes(),
            None,
            "draft: the draft is in Russian (ru), for which there are no words yet",
        ),
        (
            b"<html lang=zh-CN><p>Trade rose",
            None,
            "draft: the draft declares Chinese (zh)",
        ),
        (b"38.2", None, "draft: too few words to tell the language"),
    ];
    for (bytes, format, expected) in cases {
        let error = read(bytes, *format).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn bad_paths_are_told_apart() {
    let missing = open(&fixture("none.txt"), &stated()).unwrap_err();
    assert!(
        matches!(missing, DraftError::Missing { ref name } if name.ends_with("none.txt")),
        "{missing}"
    );
    let directory = open(&fixture(""), &stated()).unwrap_err();
    assert!(
        matches!(directory, DraftError::Directory { .. }),
        "{directory}"
    );
    let file = tempfile::NamedTempFile::new().unwrap();
    file.as_file().set_len(100 * 1024 * 1024).unwrap();
    let large = open(file.path(), &stated()).unwrap_err();
    assert!(
        matches!(
            large,
            DraftError::TooLarge {
                bytes: 104_857_600,
                ..
            }
        ),
        "{large}"
    );
}

fn soup() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<br>",
        "<td>",
        "<!-- x -->",
        "<",
        "&amp;",
        "&nbsp;",
        "&#8211",
        "&",
        "38,2",
        " ",
        "\r\n",
        "naik",
        "persen dari tahun lalu menurut data",
        "é",
        "—",
        "*",
        "**",
        "`",
        "| a | b |\n| - | - |\n",
        "\n\n",
        "- ",
        "> ",
        "[x](y)",
        "\\*",
        "</",
        "<script>",
        "</script>",
        "<title>",
        "<![CDATA[",
        "~~",
        "# ",
        "]]>",
        "<a href='",
        "'>",
    ]);
    prop::collection::vec(parts, 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markup_maps_back(soup in soup(), html in any::<bool>()) {
        let format = if html { Format::Html } else { Format::Markdown };
        let said = Stated { language: Some("id".to_owned()), ..stated() };
        if let Ok(document) = parse("soup", None, soup.as_bytes(), Some(format), &said) {
            assert_true_to_source(&document);
            prop_assert!(!document.prose().contains("\n\n\n"));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for format in [None, Some(Format::Markdown), Some(Format::Html)] {
            let _ = read(&bytes, format);
        }
    }
}
