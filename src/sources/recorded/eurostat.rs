//! Recorded answers of Eurostat.

use super::*;

#[test]
fn lines_of_comext() {
    let Some(bytes) = recorded("eurostat_comext/sdmx_csv_DS-045409_sample_lines.csv") else {
        return;
    };
    let comext = source("comext");
    let found = comext
        .parse(&request("comext", "", Selection::default()), &bytes)
        .expect("rows");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let lines: Vec<Vec<&str>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .collect();
    assert_eq!(found.rows.len(), lines.len());
    for (row, line) in found.rows.iter().zip(&lines) {
        assert_eq!(row.seen.value, number(line[9]));
        assert_eq!(row.seen.period.first().year().to_string(), line[8]);
        assert_eq!(
            (
                row.seen.partner.is_world(),
                row.seen.flow,
                &*row.seen.commodity
            ),
            (true, Flow::Imports, line[5])
        );
        assert_eq!(row.seen.unit.to_string(), "EUR");
        assert!(row.seen.published.is_some(), "the day of the last update");
    }
}

#[test]
fn tables_with_tabs_and_json_stat_of_comext() {
    let comext = source("comext");
    let asked = request("comext", "", Selection::default());
    let Some(bytes) = recorded("eurostat_comext/data_DS-045409_M_DE_US_1_2026-06-07.tsv") else {
        return;
    };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let lines: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    let mut plain = Vec::new();
    for line in &lines[1..] {
        let goods = line[0].split(',').nth(3).unwrap_or_default();
        for at in 1..line.len() {
            if let Ok(value) = line[at].trim().parse::<Decimal>() {
                plain.push((goods.to_owned(), lines[0][at].trim().to_owned(), value));
            }
        }
    }
    plain.sort();
    let found = comext.parse(&asked, &bytes).expect("rows");
    let mut read: Vec<_> = found
        .rows
        .iter()
        .map(|row| {
            (
                row.seen.commodity.to_string(),
                row.seen.period.to_string(),
                row.seen.value,
            )
        })
        .collect();
    read.sort();
    assert_eq!(read, plain);
    assert!(
        found
            .rows
            .iter()
            .all(|row| row.seen.partner.code() == "USA")
    );
    let Some(bytes) =
        recorded("eurostat_comext/statistics_ds-045409_EU27_US_TOTAL_2024-01-02.json")
    else {
        return;
    };
    assert_eq!(
        comext.classify(&asked, &answer(200, bytes.clone())),
        Reply::Data
    );
    let found = comext.parse(&asked, &bytes).expect("rows");
    let raw: Value = serde_json::from_slice(&bytes).expect("JSON");
    // Two frequencies, two times: the months are the second half of the box.
    let wanted: Vec<Decimal> = ["2", "3"]
        .iter()
        .map(|at| number(&raw["value"][*at].to_string()))
        .collect();
    let read: Vec<Decimal> = found.rows.iter().map(|row| row.seen.value).collect();
    assert_eq!(read, wanted);
    assert!(
        found
            .rows
            .iter()
            .all(|row| row.seen.reporter.code() == "EU" && row.seen.period.len() == 1)
    );
}

#[test]
fn faults_of_eurostat() {
    let comext = source("comext");
    let asked = request("comext", "", Selection::default());
    for (name, status, wanted) in [
        (
            "eurostat_comext/sdmx21_404_unknown_dataset.xml",
            404,
            "Broken",
        ),
        ("eurostat_comext/sdmx21_413_fault.xml", 413, "TooBig"),
        (
            "eurostat_comext/sdmx21_413_full_extraction_fault.xml",
            200,
            "TooBig",
        ),
        (
            "eurostat_comext/statistics_404_unknown_dataset.json",
            404,
            "Broken",
        ),
        (
            "eurostat_comext/statistics_413_extraction_too_big.json",
            200,
            "TooBig",
        ),
        ("sdmx/errors/ESTAT_footer_413.xml", 200, "TooBig"),
        ("imf/dataflow_unknown_204.body.empty", 204, "Empty"),
        ("imf/legacy_dataservices_404.html", 200, "Broken"),
        ("imf/legacy_dataservices_500.xml", 500, "Unwell"),
    ] {
        let Some(body) = recorded(name) else { return };
        let told = format!("{:?}", comext.classify(&asked, &answer(status, body)));
        assert!(told.starts_with(wanted), "{name}: {told}");
    }
}
