//! The originals of agencies, imported by the mappings among the examples: each fact that is taken says what the file says.
//!
//! The originals lie beside the project where they are at all; no figure of theirs is written here.

use crate::program::root;
use rust_decimal::Decimal;
use std::fs;
use std::path::PathBuf;
use weighbridge::import::{self, Grid, Mapping, Taken};
use weighbridge_core::fact::Row;

/// How many lines of each original are looked up.
const LOOKS: usize = 10;

/// A table, its mapping, and what was taken of it; nothing where the original is not there.
fn taken(mapping: &str, original: &str) -> Option<(Grid, Taken)> {
    let path: PathBuf = root().join("../shared/data").join(original);
    let Ok(bytes) = fs::read(&path) else {
        eprintln!(
            "SKIPPED: no {original} at ../shared/data, so its mapping {mapping} was not tried"
        );
        return None;
    };
    let place = root().join("examples/mappings").join(mapping);
    let text = fs::read_to_string(place).expect("a mapping");
    let mapping = Mapping::parse(mapping, &text).expect("a mapping");
    let grid = import::grid(original, &bytes, &mapping).expect("a table");
    let taken = import::take(&grid, &mapping, None).expect("facts");
    let cells = (taken.lines - taken.skipped) * mapping.value.len();
    assert_eq!(
        taken.rows.len() - taken.derived + taken.missing + taken.repeated,
        cells,
        "{original}"
    );
    eprintln!(
        "{original}: {} facts from {} lines, {} left out",
        taken.rows.len(),
        taken.lines,
        taken.skipped
    );
    Some((grid, taken))
}

/// Looks up lines spread over a table: `address` tells what a line should have become, and the number printed there.
fn look_up(
    grid: &Grid,
    taken: &Taken,
    address: impl Fn(&dyn Fn(&str) -> String) -> Option<(String, Decimal)>,
) {
    let mut looks = 0;
    let step = (grid.lines.len() / (LOOKS * 2)).max(1);
    for (line, cells) in grid.lines.iter().step_by(step) {
        let cell = |name: &str| {
            let at = grid
                .head
                .iter()
                .position(|head| head == name)
                .expect("a column");
            cells[at].trim().to_owned()
        };
        let Some((wanted, value)) = address(&cell) else {
            continue;
        };
        let found: Vec<&Row> = taken
            .rows
            .iter()
            .filter(|row| told(row) == wanted)
            .collect();
        let [row] = found.as_slice() else {
            panic!("{}:{line}: {} facts for {wanted}", grid.name, found.len());
        };
        assert_eq!(row.seen.value, value, "{}:{line}: {wanted}", grid.name);
        looks += 1;
    }
    assert!(
        looks >= LOOKS,
        "{looks} lines of {} were looked up",
        grid.name
    );
}

fn told(row: &Row) -> String {
    let seen = &row.seen;
    format!(
        "{} {} {} {} {}+{} {}",
        seen.reporter,
        seen.partner,
        seen.flow.code(),
        seen.commodity,
        seen.period.first(),
        seen.period.len(),
        seen.unit
    )
}

fn number(text: &str, scale: i64) -> Decimal {
    text.replace(',', "").parse::<Decimal>().expect("a number") * Decimal::from(scale)
}

#[test]
fn korea_and_japan_with_china() {
    for (mapping, original, reporter, unit) in [
        (
            "korea-with-china.toml",
            "korea_china_monthly_2001_2019.csv",
            "KOR",
            "USD",
        ),
        (
            "japan-with-china.toml",
            "japan_china_monthly_2001_2019.csv",
            "JPN",
            "JPY",
        ),
    ] {
        let Some((grid, taken)) = taken(mapping, original) else {
            return;
        };
        assert_eq!(taken.rows.len(), 2 * taken.lines);
        look_up(&grid, &taken, |cell| {
            let month = cell("Date").replace(['.', '/'], "-");
            let wanted = format!("{reporter} CHN imports TOTAL {month}+1 {unit}");
            Some((wanted, number(&cell("Imports"), 1000)))
        });
    }
}

#[test]
fn the_united_states_with_china_and_with_all() {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    if let Some((grid, taken)) = taken("us-with-china.toml", "usa_china_monthly_2001_2019.csv") {
        assert_eq!(taken.rows.len(), 3 * taken.lines);
        look_up(&grid, &taken, |cell| {
            let when = cell("Month");
            let (name, year) = when.split_once(' ')?;
            let month = MONTHS.iter().position(|month| *month == name)? + 1;
            let wanted = format!("USA CHN balance TOTAL {year}-{month:02}+1 USD");
            Some((wanted, number(&cell("Balance"), 1_000_000)))
        });
    }
    let Some((grid, taken)) = taken(
        "census-countries.toml",
        "us_census_country_1985_2023-01.csv",
    ) else {
        return;
    };
    let last = taken.rows.iter().map(|row| row.seen.period.last()).max();
    assert_eq!(
        last.map(|month| month.to_string()).as_deref(),
        Some("2023-01")
    );
    let codes = [
        ("China", "CHN"),
        ("Mexico", "MEX"),
        ("Germany", "DEU"),
        ("Japan", "JPN"),
        ("Korea, South", "KOR"),
        ("World, Not Seasonally Adjusted", "WORLD"),
    ];
    let rows = codes.iter().flat_map(|(name, _)| {
        grid.lines
            .iter()
            .filter(move |(_, cells)| cells[2] == *name)
    });
    let few = Grid {
        lines: rows.cloned().collect(),
        ..grid
    };
    look_up(&few, &taken, |cell| {
        let name = cell("CTYNAME");
        let (_, code) = codes.iter().find(|(known, _)| *known == name)?;
        let wanted = format!("USA {code} exports TOTAL {}-01+1 USD", cell("year"));
        Some((wanted, number(&cell("EJAN"), 1_000_000)))
    });
}

#[test]
fn exports_of_indonesia_by_code_and_country() {
    let Some((grid, taken)) = taken(
        "bps-exports.toml",
        "idn_bps_exports_hs8_country_month_2019-01_2020-07.csv",
    ) else {
        return;
    };
    let codes = [
        ("Jepang", "JPN"),
        ("Amerika Serikat", "USA"),
        ("Singapura", "SGP"),
        ("Malaysia", "MYS"),
        ("Cina", "CHN"),
        ("Australia", "AUS"),
        ("India", "IND"),
        ("Korea Selatan", "KOR"),
        ("Thailand", "THA"),
        ("Belanda", "NLD"),
        ("Fed Russia", "RUS"),
    ];
    let rows = grid
        .lines
        .iter()
        .filter(|(_, cells)| codes.iter().any(|(name, _)| *name == cells[2]));
    let few = Grid {
        lines: rows.cloned().collect(),
        ..grid.clone()
    };
    look_up(&few, &taken, |cell| {
        let name = cell("Negara Tujuan Ekspor");
        let (_, code) = codes.iter().find(|(known, _)| *known == name)?;
        let when = cell("Periode");
        let (year, month) = when.split_at(4);
        let wanted = format!(
            "IDN {code} exports {} {year}-{month}+1 USD",
            cell("Kode HS")
        );
        Some((wanted, number(&cell("Nilai (USD)"), 1)))
    });
}

#[test]
fn mineral_fuels_of_all_reporters() {
    let Some((grid, taken)) = taken("comtrade-legacy.toml", "comtrade_hs27_all_2012.csv") else {
        return;
    };
    look_up(&grid, &taken, |cell| {
        let flow = match cell("Trade Flow").as_str() {
            "Export" => "exports",
            "Import" => "imports",
            _ => return None,
        };
        let partner = cell("Partner ISO").replace("WLD", "WORLD");
        let reporter = cell("Reporter ISO");
        if partner.is_empty() || reporter.is_empty() {
            return None;
        }
        let wanted = format!(
            "{reporter} {partner} {flow} {} {}-01+12 USD",
            cell("Commodity Code"),
            cell("Year")
        );
        Some((wanted, number(&cell("Trade Value (US$)"), 1)))
    });
}
