//! Small messages in each format, and the addresses of each profile.

use super::*;
use crate::sources::settings::Own;
use std::time::Duration;
use weighbridge_core::claim::Area;
use weighbridge_core::period::Period;

fn service(name: &str) -> Sdmx {
    let all = Sdmx::built_in(|_| Own::default()).expect("profiles that are sound");
    all.into_iter()
        .find(|service| service.name == name)
        .expect("a service of that name")
}

fn selection(reporter: &str, partner: &str, runs: &[Option<Period>]) -> Selection {
    Selection {
        reporters: vec![Area::new(reporter)],
        partners: vec![Area::new(partner)],
        runs: runs.iter().flatten().copied().collect(),
        ..Selection::default()
    }
}

fn addresses(name: &str, selection: &Selection) -> Vec<String> {
    let planned = service(name).plan(selection).expect("a plan");
    planned.into_iter().map(|request| request.url).collect()
}

#[test]
fn the_address_of_an_eu_member_in_comext() {
    let wanted = selection("DEU", "CHN", &[Period::quarter(2025, 1)]);
    assert_eq!(
        addresses("comext", &wanted),
        [
            "https://ec.europa.eu/eurostat/api/comext/dissemination/sdmx/2.1/data/DS-045409/\
          M.DE.CN.TOTAL.2+1.VALUE_IN_EUROS?startPeriod=2025-01&endPeriod=2025-03&format=SDMX-CSV"
        ]
    );
    assert!(
        addresses(
            "comext",
            &selection("CHN", "RUS", &[Period::quarter(2025, 1)])
        )
        .is_empty(),
        "not its reporter"
    );
}

#[test]
fn the_address_of_two_quarters_in_imts() {
    let wanted = selection(
        "CHN",
        "RUS",
        &[Period::quarter(2025, 1), Period::quarter(2026, 1)],
    );
    let found = addresses("imts", &wanted);
    assert_eq!(found.len(), 2);
    assert_eq!(
        found[0],
        "https://api.imf.org/external/sdmx/3.0/data/dataflow/IMF.STA/IMTS/+/CHN.XG_FOB_USD+MG_CIF_USD.RUS.Q\
         ?c%5BTIME_PERIOD%5D=ge:2025-01-01+le:2025-03-31&dimensionAtObservation=TIME_PERIOD"
    );
}

#[test]
fn the_address_of_rates() {
    let found = addresses("ecb", &selection("CHN", "RUS", &[Period::quarter(2025, 1)]));
    assert!(
        found[0].starts_with("https://data-api.ecb.europa.eu/service/data/EXR/M.USD+CNY+")
            && found[0].contains("+PLN.EUR.SP00.A?"),
        "{found:?}"
    );
}

/// The (partner, flow, period, value) of each row that a service reads from a message.
fn read(name: &str, message: &str) -> Result<Vec<String>, ParseError> {
    let service = service(name);
    let request = Request::get(name, "x", "http://x/y".to_owned(), &Arc::default());
    let found = service.parse(&request, message.as_bytes())?;
    let rows = found.rows.iter().map(|row| {
        let seen = &row.seen;
        format!(
            "{} {} {} {} {} {}",
            seen.reporter,
            seen.partner,
            seen.flow.code(),
            seen.period,
            seen.unit,
            seen.value
        )
    });
    Ok(rows.collect())
}

#[test]
fn csv_is_read_by_names_and_missing_is_not_zero() {
    let message = "DATAFLOW,LAST UPDATE,OBS_VALUE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD\r\n\
        X,16/07/31 11:00:00,57.5,M,DE,CN,TOTAL,1,VALUE_IN_EUROS,2031-01\r\n\
        X,16/07/31 11:00:00,:,M,DE,CN,TOTAL,2,VALUE_IN_EUROS,2031-01\r\n\
        X,16/07/31 11:00:00,9,M,DE,CN,TOTAL,2,QUANTITY_IN_100KG,2031-01\r\n";
    assert_eq!(
        read("comext", message),
        Ok(vec!["DEU CHN imports 2031-01 EUR 57.5".to_owned()])
    );
}

#[test]
fn csv_with_labels_and_decimal_commas_is_read() {
    let message = "STRUCTURE[|];STRUCTURE_ID;ACTION;COUNTRY: Country;COUNTERPART_COUNTRY: Partner;INDICATOR: Indicator;\
        FREQUENCY: Frequency;TIME_PERIOD: Time;OBS_VALUE: Value\n\
        dataflow;IMF.STA:IMTS(1.0.0);I;CHN: China;RUS: Russia;XG_FOB_USD: Exports;Q: Quarterly;2031-Q1: 2031-Q1;12,4\n\
        dataflow;IMF.STA:IMTS(1.0.0);D;CHN: China;RUS: Russia;MG_CIF_USD: Imports;Q: Quarterly;2031-Q1: 2031-Q1;\n";
    assert_eq!(
        read("imts", message),
        Ok(vec!["CHN RUS exports 2031-01..2031-03 USD 12.4".to_owned()])
    );
}

#[test]
fn a_renamed_column_is_named() {
    let message = "DATAFLOW,freq,reporter,partner,product,flow,indicators,PERIOD,OBS_VALUE\nX,M,DE,CN,TOTAL,1,V,2031-01,5\n";
    assert_eq!(
        read("comext", message),
        Err(ParseError::missing("the first line", "TIME_PERIOD"))
    );
    let message = message
        .replace("PERIOD", "TIME_PERIOD")
        .replace("partner", "counterpart");
    assert_eq!(
        read("comext", &message),
        Err(ParseError::missing("observation 1", "partner"))
    );
}

const JSON: &str = r#"{"structure":{"dimensions":{"dataSet":[{"id":"FREQ","values":[{"id":"M"}]}],
  "series":[{"id":"CURRENCY","values":[{"id":"CNY"},{"id":"USD"}]},{"id":"CURRENCY_DENOM","values":[{"id":"EUR"}]}],
  "observation":[{"id":"TIME_PERIOD","values":[{"id":"2031-01"},{"id":"2031-02"}]}]},
  "attributes":{"dataSet":[],"series":[],"observation":[{"id":"OBS_STATUS","values":[{"id":"A"}]}]}},
  "dataSets":[{"action":"Information","series":{"0:0":{"observations":{"0":[7.5,0],"1":[null,0]}},
  "1:0":{"observations":{"1":["1.25",null]}}}},{"action":"Delete","series":{}}]}"#;

#[test]
fn json_of_both_versions_is_read() {
    let wanted = vec![
        "EUR CNY total 2031-01 CNY 7.5".to_owned(),
        "EUR USD total 2031-02 USD 1.25".to_owned(),
    ];
    assert_eq!(read("ecb", JSON), Ok(wanted.clone()));
    let second = format!(
        "{{\"data\":{}}}",
        JSON.replace("\"structure\":{\"dim", "\"structures\":[{\"dim")
            .replace("}]}},\n", "}]}}],\n")
    );
    assert_eq!(read("ecb", &second), Ok(wanted));
}

#[test]
fn a_position_outside_its_list_is_refused() {
    let broken = JSON.replace("\"1:0\":", "\"7:0\":");
    assert!(matches!(read("ecb", &broken), Err(ParseError::Cell { .. })));
}

#[test]
fn xml_of_both_kinds_is_read() {
    let specific = r#"<m:StructureSpecificData xmlns:m="x" xmlns:ss="y"><m:Header/><m:DataSet ss:action="Replace">
      <Group INDICATOR="XG_FOB_USD"><Comp id="UNIT"><Value>USD</Value></Comp></Group>
      <Series COUNTRY="CHN" INDICATOR="XG_FOB_USD" COUNTERPART_COUNTRY="G001" FREQUENCY="A" SCALE="6">
      <Obs TIME_PERIOD="2031" OBS_VALUE="2019551"/><Obs TIME_PERIOD="2032" OBS_VALUE="NaN"/></Series></m:DataSet></m:StructureSpecificData>"#;
    assert_eq!(
        read("imts", specific),
        Ok(vec![
            "CHN WORLD exports 2031-01..2031-12 USD 2019551".to_owned()
        ])
    );
    let generic = r#"<m:GenericData xmlns:m="x" xmlns:g="y"><m:DataSet><g:Series><g:SeriesKey><g:Value id="FREQ" value="M"/>
      <g:Value id="CURRENCY" value="CHF"/><g:Value id="CURRENCY_DENOM" value="EUR"/></g:SeriesKey>
      <g:Obs><g:ObsDimension value="2031-08"/><g:ObsValue value="1.3413"/></g:Obs></g:Series></m:DataSet></m:GenericData>"#;
    assert_eq!(
        read("ecb", generic),
        Ok(vec!["EUR CHF total 2031-08 CHF 1.3413".to_owned()])
    );
    let cut = &specific[..specific.len() - 40];
    assert!(matches!(
        read("imts", cut),
        Err(ParseError::Malformed { .. })
    ));
}

fn told(status: u16, body: &str) -> Reply {
    let service = service("comext");
    let request = Request::get("comext", "x", "http://x/y".to_owned(), &Arc::default());
    let answer = Answer {
        status,
        body: body.as_bytes().to_vec(),
        ..Answer::default()
    };
    service.classify(&request, &answer)
}

#[test]
fn answers_are_told_apart() {
    assert!(matches!(told(204, ""), Reply::Empty(_)));
    assert!(matches!(
        told(
            404,
            "<e:ErrorMessage code=\"100\"><Text>NoRecordsFound</Text>"
        ),
        Reply::Empty(_)
    ));
    assert!(matches!(
        told(
            404,
            "<faultstring>DATA_SET:X is not available for dissemination."
        ),
        Reply::Broken(_)
    ));
    assert!(matches!(
        told(413, "<faultcode>413</faultcode>EXTRACTION_TOO_BIG"),
        Reply::TooBig(_)
    ));
    assert!(matches!(
        told(200, "<S:Fault><faultcode>413</faultcode></S:Fault>"),
        Reply::TooBig(_)
    ));
    assert!(matches!(
        told(200, "DATAFLOW,TIME_PERIOD,OBS_VALUE\r\n"),
        Reply::Empty(_)
    ));
    assert!(matches!(
        told(200, "<m:Data><m:DataSet/></m:Data>"),
        Reply::Empty(_)
    ));
    assert!(matches!(
        told(200, "<!DOCTYPE html><p>down"),
        Reply::Broken(_)
    ));
    assert!(matches!(
        told(200, "A,TIME_PERIOD,OBS_VALUE\nx,2031,1\n"),
        Reply::Data
    ));
}

#[test]
fn what_is_prepared_is_asked_for_again() {
    let queued = told(
        200,
        "<e:syncResponse><queued><id>ab-12</id><status>SUBMITTED</status></queued>",
    );
    let Reply::Pending(wait, next) = queued else {
        panic!("{queued:?}")
    };
    assert!(wait > Duration::ZERO && next.url.ends_with("/sdmx/2.1/status/ab-12"));
    let ready = told(
        200,
        "<e:asyncResponse><status><key>ab-12</key><status>AVAILABLE</status></status>",
    );
    assert!(
        matches!(ready, Reply::Pending(wait, next) if wait.is_zero() && next.url.ends_with("/data/ab-12"))
    );
}

#[test]
fn a_profile_of_ones_own_is_a_source() {
    let text = include_str!("profiles/ecb.toml")
        .replace("[roles]", "[mine.sdmx.roles]")
        .replace("[fixed]", "[mine.sdmx.fixed]");
    let settings =
        crate::sources::Settings::parse(std::path::Path::new("x"), &format!("[mine.sdmx]\n{text}"));
    let names: Vec<String> = crate::sources::all(&settings.expect("settings"))
        .expect("sources")
        .iter()
        .map(|source| source.name().to_owned())
        .collect();
    assert!(names.contains(&"mine".to_owned()), "{names:?}");
}
