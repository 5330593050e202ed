//! `weighbridge sync` and `import --source`, as a user starts them.

mod again;
mod cells;
mod check;
mod desk;
mod faults;
mod kills;
mod offer;
mod recordings;
mod services;

use crate::program::{Done, Program, root, weighbridge};
use std::fs;
use std::path::Path;

/// The program with a store of its own.
fn program(store: &Path) -> Program {
    weighbridge().env("WEIGHBRIDGE_DATA", store)
}

fn dry(store: &Path, line: &str) -> Done {
    program(store)
        .arg("sync")
        .args(line.split(' '))
        .arg("--dry-run")
        .run()
}

#[test]
fn a_dry_run_prints_the_requests_and_their_count_and_sends_none() {
    let store = tempfile::tempdir().expect("a folder");
    let typed = "imts comext --reporter DEU --partner CHN --from 2024-01 --to 2024-03";
    let printed = dry(store.path(), typed).code(0).stdout();
    assert!(
        printed.contains("imts GET https://api.imf.org/external/sdmx/3.0/data/"),
        "{printed}"
    );
    assert!(
        printed.contains("/data/DS-045409/M.DE.CN.TOTAL."),
        "{printed}"
    );
    assert!(
        printed.ends_with("2 requests; none was sent\n"),
        "{printed}"
    );
    let typed = "--reporter USA --partner CHN --from 2024-01 --to 2024-03";
    let printed = dry(store.path(), typed).code(0).stdout();
    let mut requests = printed.lines().filter(|line| line.contains(" GET "));
    assert!(
        requests.all(|line| line.starts_with("census ")),
        "the reporter's own agency comes first: {printed}"
    );
    let made = fs::read_dir(store.path()).expect("the folder").count();
    assert_eq!(made, 0, "a dry run makes no store");
}

#[test]
fn a_draft_asks_for_what_its_claims_need_and_no_more() {
    let store = tempfile::tempdir().expect("a folder");
    let draft = store.path().join("draft.md");
    let text = "Trade between China and Russia reached $38.2 billion in the first quarter of 2022, up 30 percent from a \
                year earlier.\n";
    fs::write(&draft, text).expect("a draft");
    let line = ["sync", "--dry-run", "--date", "2022-04-19", "--for"];
    let printed = program(store.path())
        .args(line)
        .arg(&draft)
        .run()
        .code(0)
        .stdout();
    let wanted = [
        "gacc GET http://english.customs.gov.cn/statics/report/preliminary2021.html",
        "gacc GET http://english.customs.gov.cn/statics/report/preliminary2022.html",
        "4 pages for 2021-03, 2022-03",
        "IMTS/+/RUS.XG_FOB_USD+MG_CIF_USD.CHN.Q",
        "4 requests; none was sent",
    ];
    for part in wanted {
        assert!(printed.contains(part), "no {part} in {printed}");
    }
}

#[test]
fn a_source_that_is_none_is_named() {
    let store = tempfile::tempdir().expect("a folder");
    let said = dry(store.path(), "nobody --reporter USA").code(2).stderr();
    assert!(said.contains("there is no source `nobody`"), "{said}");
}

#[test]
fn saved_pages_are_imported_or_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = |name: &str| root().join("tests/recorded/gacc").join(name);
    let done = program(folder.path())
        .args(["import", "--source", "gacc"])
        .args([page("by_country_cny.html"), page("by_country_usd.html")])
        .run()
        .code(0)
        .stderr();
    assert!(
        done.contains("GACC/by_country/2031-04-14") && done.contains("36 facts"),
        "{done}"
    );
    for name in ["by_country_usd.csv", "by_country_usd.xlsx"] {
        let other = tempfile::tempdir().expect("a folder");
        let done = program(other.path())
            .args(["import", "--source", "gacc"])
            .arg(page(name))
            .run()
            .code(0)
            .stderr();
        assert!(done.contains("18 facts"), "{name}: {done}");
        let facts = program(other.path())
            .args(["data", "export"])
            .run()
            .code(0)
            .stdout();
        for part in [
            "CHN,RUS,imports,TOTAL,TOTAL,M,2031-03,1,value,USD,\"\",CIF,5600200000,",
            "CHN,RUS,total,TOTAL,TOTAL,YTD,2031-01,3,growth,percent,USD,\"\",-1.1,",
        ] {
            let part = part.replace(",YTD,", ",Q,");
            assert!(facts.contains(&part), "{name}: no {part} in {facts}");
        }
    }
    let refused = program(folder.path())
        .args(["import", "--source", "gacc"])
        .arg(page("index.html"))
        .run()
        .code(2)
        .stderr();
    assert!(refused.contains("nothing was imported"), "{refused}");
}
