//! Addresses of REST 2.1 and 3.0.

use super::super::error::PlanError;
use super::super::request::encoded;
use super::super::selection::Selection;
use super::profile::{Frequency, Profile, Times};
use weighbridge_core::claim::Flow;
use weighbridge_core::period::{Month, Period};

/// The addresses that fetch a selection: one a stretch of months without a gap.
///
/// # Errors
///
/// [`PlanError`] where an area or a commodity has no code, or nothing bounds the months.
pub(super) fn addresses(
    name: &str,
    profile: &Profile,
    base: &str,
    selection: &Selection,
) -> Result<Vec<String>, PlanError> {
    let frequency = profile.frequency(selection);
    let key = key(name, profile, selection, frequency)?;
    let stretches = selection.stretches();
    if stretches.is_empty() {
        return Err(PlanError::Months);
    }
    Ok(stretches
        .into_iter()
        .map(|run| address(profile, base, &key, run, frequency))
        .collect())
}

fn address(profile: &Profile, base: &str, key: &str, run: Period, frequency: Frequency) -> String {
    let path = if profile.api == "3.0" {
        format!(
            "{base}/data/dataflow/{}/{}/{}/{key}",
            profile.maintainer, profile.flow, profile.version
        )
    } else {
        format!("{base}/data/{}/{key}", profile.flow)
    };
    let mut query: Vec<String> = Vec::new();
    match profile.times {
        Times::Parameters => {
            query.push(format!("startPeriod={}", time(run.first(), frequency)));
            query.push(format!("endPeriod={}", time(run.last(), frequency)));
        }
        Times::Dates => {
            let last = last_day(run.last());
            query.push(format!(
                "{}=ge:{}-01+le:{last}",
                encoded("c[TIME_PERIOD]"),
                run.first()
            ));
        }
    }
    query.extend(profile.query.iter().cloned());
    format!("{path}?{}", query.join("&"))
}

/// The codes of each dimension in order; an empty one asks for all.
fn key(
    name: &str,
    profile: &Profile,
    selection: &Selection,
    frequency: Frequency,
) -> Result<String, PlanError> {
    let mut parts = Vec::new();
    for dimension in &profile.key {
        let codes = codes(name, profile, selection, frequency, dimension)?;
        let all = if profile.api == "3.0" { "*" } else { "" };
        parts.push(if codes.is_empty() {
            all.to_owned()
        } else {
            codes.join("+")
        });
    }
    Ok(parts.join("."))
}

fn codes(
    name: &str,
    profile: &Profile,
    selection: &Selection,
    frequency: Frequency,
    dimension: &str,
) -> Result<Vec<String>, PlanError> {
    let roles = &profile.roles;
    let is = |role: &str| role == dimension;
    let area = |area| {
        let unknown = || PlanError::Area {
            source_name: name.to_owned(),
            area: format!("{area}"),
        };
        profile.code_of(area).ok_or_else(unknown)
    };
    if is(&roles.freq) {
        return Ok(vec![frequency.code().to_owned()]);
    }
    if is(&roles.reporter) && !profile.is_rates {
        return selection.reporters.iter().map(area).collect();
    }
    if is(&roles.partner) {
        return selection.partners.iter().map(area).collect();
    }
    if is(&roles.commodity) {
        return Ok(selection.goods().iter().map(|code| encoded(code)).collect());
    }
    if is(&roles.flow) {
        let wanted = selection.printed_flows();
        let code = |flow: &Flow| match flow {
            Flow::Exports => Some(profile.exports.clone()),
            Flow::Imports => Some(profile.imports.clone()),
            _ => None,
        };
        return Ok(wanted.iter().filter_map(code).collect());
    }
    Ok(profile.fixed.get(dimension).cloned().unwrap_or_default())
}

fn time(month: Month, frequency: Frequency) -> String {
    match frequency {
        Frequency::Annual => month.year().to_string(),
        Frequency::Quarterly => format!("{}-Q{}", month.year(), (month.number() + 2) / 3),
        Frequency::Monthly => month.to_string(),
    }
}

fn last_day(month: Month) -> String {
    let first = format!("{month}-01").parse::<jiff::civil::Date>();
    first.map_or_else(
        |_| format!("{month}-28"),
        |day| day.last_of_month().to_string(),
    )
}
