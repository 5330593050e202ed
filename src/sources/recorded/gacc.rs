//! Recorded answers of China's customs.

use super::*;

/// The rows of cells of a page, by splitting at its tags.
fn plain_rows(page: &str) -> Vec<Vec<String>> {
    let table = page.split("<table").nth(1).unwrap_or_default();
    let cell = |part: &str| {
        let inner = part.split_once('>').map_or("", |(_, rest)| rest);
        let inner = inner.split("</td").next().unwrap_or_default();
        let bare: String = inner
            .split('<')
            .map(|bit| bit.split_once('>').map_or(bit, |(_, rest)| rest))
            .collect();
        bare.replace("&nbsp;", " ")
            .replace("&amp;", "&")
            .trim()
            .to_owned()
    };
    let row = |part: &str| part.split("<td").skip(1).map(cell).collect();
    table.split("<tr").skip(1).map(row).collect()
}

/// Labels as the pages print them, and the areas they stand for.
const LABELS: [(&str, &str); 14] = [
    ("Total", "WORLD"),
    ("European Union", "EU"),
    ("Japan", "JPN"),
    ("Australia", "AUS"),
    ("Russian Federation", "RUS"),
    ("India", "IND"),
    ("Canada", "CAN"),
    ("New Zealand", "NZL"),
    ("Africa", "AFRICA"),
    ("Malaysia", "MYS"),
    ("Indonesia", "IDN"),
    ("France", "FRA"),
    ("Hong Kong, China", "HKG"),
    ("R. O. Korea", "KOR"),
];

#[test]
fn tables_of_chinas_customs() {
    let flows = [Flow::Total, Flow::Exports, Flow::Imports];
    for (name, width, month, to_date) in [
        (
            "gacc/section4_by_country_2026-03_cny.html",
            10,
            Some("2026-03"),
            "2026-01..2026-03",
        ),
        (
            "gacc/section4_by_country_2025-01-02_cny.html",
            7,
            None,
            "2025-01..2025-02",
        ),
    ] {
        let Some(bytes) = recorded(name) else { return };
        let found = Gacc::saved(name, &bytes).expect("a table");
        let seen = |partner: &str, flow: Flow, period: &str, growth: bool| -> &Observation {
            let mut all = found.rows.iter().map(|row| &row.seen);
            let fits = |seen: &&Observation| {
                let is_growth = matches!(seen.measure, Measure::Growth { .. });
                seen.partner.code() == partner
                    && seen.flow == flow
                    && seen.period.to_string() == period
                    && is_growth == growth
            };
            all.find(fits).expect("a figure")
        };
        let rows = plain_rows(&String::from_utf8_lossy(&bytes));
        let unit = Decimal::from(100_000_000);
        let mut checked = 0;
        for (label, area) in LABELS {
            let row = rows
                .iter()
                .find(|row| row.len() == width && row[0].ends_with(label))
                .expect("a row");
            for (nth, flow) in flows.into_iter().enumerate() {
                let amounts = if month.is_some() { 2 } else { 1 };
                let last = 1 + nth * amounts + (amounts - 1);
                if let Some(month) = month {
                    assert_eq!(
                        seen(area, flow, month, false).value,
                        number(&row[last - 1]) * unit,
                        "{label} {month}"
                    );
                }
                assert_eq!(
                    seen(area, flow, to_date, false).value,
                    number(&row[last]) * unit,
                    "{label} {to_date}"
                );
                assert_eq!(
                    seen(area, flow, to_date, true).value,
                    number(&row[width - 3 + nth]),
                    "{label} growth"
                );
                checked += amounts + 1;
            }
        }
        assert!(checked >= 84, "{checked} cells");
        assert_eq!(found.left_out, Vec::<String>::new());
        assert!(
            found
                .rows
                .iter()
                .all(|row| !row.seen.doubtful && row.seen.published.is_some())
        );
        let printed = rows
            .iter()
            .filter(|row| row.len() == width && row[1].starts_with(|c: char| c.is_ascii_digit()));
        let bodies = printed
            .filter(|row| !row[0].contains("Export Destination"))
            .count();
        assert_eq!(found.rows.len(), bodies * (width - 1), "{bodies} areas");
    }
}

#[test]
fn the_index_of_chinas_customs_and_a_page_without_a_table() {
    let Some(bytes) = recorded("gacc/preliminary_index_2026.html") else {
        return;
    };
    let page = String::from_utf8_lossy(&bytes).into_owned();
    let year = weighbridge_core::period::Period::year(2026);
    let months = year
        .into_iter()
        .flat_map(|year| year.months().map(weighbridge_core::period::Period::month))
        .collect();
    let wanted = request(
        "gacc",
        "index",
        Selection {
            runs: months,
            ..Selection::default()
        },
    );
    let found = source("gacc").follow(&wanted, &bytes).expect("links");
    let lines = page
        .split("<tr>")
        .filter(|line| line.starts_with("<td>(4)"));
    let addresses: Vec<String> = lines
        .flat_map(|line| line.split("href=").skip(1))
        .map(|rest| rest.split('>').next().unwrap_or_default().to_owned())
        .collect();
    assert!(addresses.len() >= 4);
    assert_eq!(
        found
            .iter()
            .map(|request| request.url.clone())
            .collect::<Vec<_>>(),
        addresses
    );
    let Some(old) = recorded("gacc/section4_by_country_2018-01_cny_notable.html") else {
        return;
    };
    assert!(
        Gacc::saved("old", &old).is_err(),
        "a page without a table gives no figures"
    );
}
