//! `weighbridge check --sync`: what the claims need is fetched first; without it the network is never touched.

use super::desk::Desk;
use crate::agencies::agencies;
use crate::program::Done;
use crate::server::{Server, answer};
use std::fs;

const STORY: &str = "China's trade with Russia reached $28 billion in the first quarter of 2031.\n";

fn check(desk: &Desk, more: &[&str]) -> Done {
    fs::write(desk.path("draft.md"), STORY).expect("a draft");
    desk.program(&["check", "--language", "en", "--date", "2031-05-02"])
        .args(more)
        .arg("--sources")
        .arg(desk.path("sources.toml"))
        .arg(desk.path("draft.md"))
        .run()
}

#[test]
fn what_the_claims_need_is_fetched_and_then_they_are_judged() {
    let server = agencies();
    let desk = Desk::new(&server.base);
    check(&desk, &["--sync"])
        .code(0)
        .prints(&["1 supported", "14 April 2031"])
        .complains(&[
            "gacc: 4 requests sent",
            "no table by country of 2030-03 yet",
        ]);
    let asked = server.asked().len();
    check(&desk, &["--sync"])
        .code(0)
        .prints(&["1 supported"])
        .complains(&["gacc: 0 requests sent"]);
    check(&desk, &[])
        .code(0)
        .prints(&["1 supported"])
        .stays_content();
    assert_eq!(
        server.asked().len(),
        asked,
        "nothing is asked twice, and a plain check asks nobody"
    );
}

#[test]
fn without_it_nobody_is_asked() {
    let server = agencies();
    let desk = Desk::new(&server.base);
    let store = desk.path("store");
    fs::create_dir(&store).expect("a folder");
    fs::write(
        store.join("none.csv"),
        "source,reporter,partner,flow,commodity,start,months,measure,unit,value,place,origin\n",
    )
    .expect("a table");
    check(&desk, &[]).code(3);
    assert!(server.asked().is_empty());
    check(&desk, &["--sync"])
        .code(2)
        .complains(&["holds tables and no store"]);
    assert!(server.asked().is_empty());
}

/// Euros of Comext, and dollars in the story: the average rates that were fetched stand between them.
#[test]
fn rates_that_were_fetched_convert_what_was_fetched() {
    let server = agencies();
    let desk = Desk::new(&server.base);
    for typed in [
        "comext --reporter DEU --partner CHN --from 2031-01 --to 2031-03",
        "ecb --from 2031-01 --to 2031-03",
    ] {
        desk.sync(typed).run().code(0);
    }
    // 7,000,002 euros at 1.1251 dollars are 7,875,702 dollars.
    let story = "Germany's exports to China reached $7.88 million in January 2031.\n";
    desk.program(&["check", "-", "--language", "en", "--date", "2031-06-02"])
        .write_stdin(story)
        .run()
        .prints(&[
            "7.8757 million dollars",
            "converted from euros at the average rate",
        ]);
}

#[test]
fn a_source_that_fails_is_told_and_the_rest_is_judged() {
    let server = Server::start(|_| answer(503, "", b"maintenance"));
    let desk = Desk::new(&server.base);
    check(&desk, &["--sync"])
        .code(2)
        .prints(&["1 unverifiable"])
        .complains(&["error: gacc", "is unwell"]);
}
