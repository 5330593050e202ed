//! The embedded tables.

use super::*;

/// Value, unit, basis and place of every observation of total trade in the first quarter of 2022.
fn seed_totals(book: &Book, of: &Series) -> Vec<(String, String, String, String)> {
    let quarter = Period::quarter(2022, 1).unwrap();
    let row = |seen: &Observation| {
        let basis = match seen.measure {
            Measure::Value => String::new(),
            Measure::Growth { basis } => basis.map(|unit| unit.to_string()).unwrap_or_default(),
        };
        let numbers = [seen.value, seen.place].map(|number| number.to_string());
        let [value, place] = numbers;
        (value, seen.unit.to_string(), basis, place)
    };
    book.find(of, Flow::Total, quarter).map(row).collect()
}

#[test]
fn the_seed_case_is_answered() {
    let of = series("CHN", "RUS", "TOTAL");
    let facts = Facts::embedded().unwrap();
    let book = facts.answer(&[wanted(&of, "2021-01", "2022-12")]).unwrap();
    let found = seed_totals(&book, &of);
    for (value, unit, basis, place) in [
        ("38170000000", "USD", "", "10000000"),
        ("28.7", "percent", "USD", "0.1"),
        ("243030000000", "CNY", "", "10000000"),
        ("27.8", "percent", "CNY", "0.1"),
    ] {
        let row = [value, unit, basis, place].map(str::to_owned).into();
        assert!(found.contains(&row), "{row:?} in {found:?}");
    }
}

#[test]
fn one_query_answers_many_series_and_nothing_else() {
    let (russia, japan) = (
        series("CHN", "RUS", "TOTAL"),
        series("JPN", "WORLD", "TOTAL"),
    );
    let facts = Facts::embedded().unwrap();
    let requests = [
        wanted(&russia, "2022-01", "2022-03"),
        wanted(&japan, "2022-01", "2022-12"),
        wanted(&russia, "2020-01", "2020-12"),
        wanted(&series("CHN", "XXX", "TOTAL"), "2022-01", "2022-12"),
    ];
    let book = facts.answer(&requests).unwrap();
    assert_eq!(book.series().collect::<Vec<_>>(), [&russia, &japan]);
    let years = book
        .page(&russia)
        .iter()
        .map(|seen| seen.period.last().year());
    assert!(years.clone().any(|year| year == 2020) && years.clone().any(|year| year == 2022));
    let outside = |seen: &&Observation| seen.period.first().year() == 2021;
    assert_eq!(book.page(&russia).iter().filter(outside).count(), 0);
    assert!(
        book.rates("USD".parse().unwrap(), "CNY".parse().unwrap())
            .next()
            .is_some()
    );
}

#[test]
fn no_request_is_answered_by_rates_alone() {
    let book = Facts::embedded().unwrap().answer(&[]).unwrap();
    assert!(book.is_empty());
    assert!(
        book.rates("USD".parse().unwrap(), "CNY".parse().unwrap())
            .next()
            .is_some()
    );
}

#[test]
fn every_embedded_row_becomes_an_observation() {
    let facts = Facts::embedded().unwrap();
    let mut rows = super::rows::Rows::of(&facts.embedded).unwrap();
    let observations: Result<Vec<_>, _> = (0..rows.height())
        .map(|row| rows.observation(row))
        .collect();
    assert_eq!(observations.unwrap().len(), facts.embedded.height());
}
