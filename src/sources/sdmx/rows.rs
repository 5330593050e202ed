//! From a message's observations to rows, as the service's profile says.

use super::super::error::ParseError;
use super::super::harvest::{Figure, Harvest, Papers, fob_or_cif};
use super::super::number::{Printed, exact};
use super::super::request::Request;
use super::profile::Profile;
use super::seen::Seen;
use super::time;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Rate, Row, Status};
use weighbridge_core::period::Period;
use weighbridge_core::quantity::{Currency, Unit};

/// What tells two figures apart.
type Cell = (Area, Area, Flow, String, Period);

/// The rows, or the exchange rates, of a message.
///
/// # Errors
///
/// [`ParseError`] where a value is no number, a unit is none, or one cell is told twice with different values.
pub(super) fn read(
    profile: &Profile,
    request: &Request,
    seen: &[Seen],
) -> Result<Harvest, ParseError> {
    let mut table = Table::default();
    for (nth, one) in seen.iter().enumerate() {
        let place = format!("observation {}", nth + 1);
        let Some(value) = &one.value else { continue };
        let number = exact(value).ok_or_else(|| ParseError::cell(&place, value, "a number"))?;
        let Some(period) = time::period(&one.time) else {
            table.pass_over(format!("time `{}`", one.time));
            continue;
        };
        if profile.is_rates {
            table.rate(profile, request, &place, one, period, number)?;
        } else {
            table.figure(profile, request, &place, one, period, number)?;
        }
    }
    Ok(table.harvest(request))
}

#[derive(Default)]
struct Table {
    rows: BTreeMap<Cell, Row>,
    rates: Vec<Rate>,
    passed_over: BTreeSet<String>,
}

impl Table {
    fn pass_over(&mut self, what: String) {
        self.passed_over.insert(what);
    }

    fn figure(
        &mut self,
        profile: &Profile,
        request: &Request,
        place: &str,
        one: &Seen,
        period: Period,
        number: Printed,
    ) -> Result<(), ParseError> {
        let part = |name: &str| one.part(&name.to_uppercase()).to_owned();
        let roles = &profile.roles;
        for role in [&roles.reporter, &roles.partner, &roles.flow] {
            if part(role).is_empty() {
                return Err(ParseError::missing(place, role.as_str()));
            }
        }
        let sides = (
            profile.area_of(&part(&roles.reporter)),
            profile.area_of(&part(&roles.partner)),
        );
        let (Some(reporter), Some(partner)) = sides else {
            self.pass_over(format!(
                "areas {} and {}",
                part(&roles.reporter),
                part(&roles.partner)
            ));
            return Ok(());
        };
        let flow = match part(&roles.flow) {
            code if code == profile.exports => Flow::Exports,
            code if code == profile.imports => Flow::Imports,
            code => {
                self.pass_over(format!("flow {code}"));
                return Ok(());
            }
        };
        if let Some((dimension, _)) = profile.fixed.iter().find(|(name, codes)| {
            let found = part(name);
            !found.is_empty() && !codes.contains(&found)
        }) {
            self.pass_over(format!("{dimension} {}", part(dimension)));
            return Ok(());
        }
        let goods = part(&roles.commodity);
        let commodity = if goods.is_empty() {
            "TOTAL".to_owned()
        } else {
            goods
        };
        let number = scaled(profile, one, number, place)?;
        let papers = papers(profile, request, one);
        let mut row = papers.row(Figure {
            reporter: reporter.clone(),
            partner: partner.clone(),
            flow,
            scheme: scheme(&commodity),
            commodity: commodity.as_str().into(),
            period,
            measure: Measure::Value,
            unit: Unit::Money(currency(profile, one, place)?),
            valuation: fob_or_cif(flow),
            value: number.value,
            place: number.place,
        });
        row.seen.note = remarks(profile, one).into();
        let cell = (reporter, partner, flow, commodity, period);
        match self.rows.get(&cell) {
            Some(held) if held.seen.value != row.seen.value => {
                let said = format!(
                    "{} and {} stand for one cell",
                    held.seen.value, row.seen.value
                );
                Err(ParseError::contradiction(place, said))
            }
            _ => {
                self.rows.insert(cell, row);
                Ok(())
            }
        }
    }

    fn rate(
        &mut self,
        profile: &Profile,
        request: &Request,
        place: &str,
        one: &Seen,
        period: Period,
        number: Printed,
    ) -> Result<(), ParseError> {
        let code = |name: &str| {
            let found = one.part(&name.to_uppercase());
            found
                .parse::<Currency>()
                .map_err(|_| ParseError::cell(place, found, "a currency"))
        };
        self.rates.push(Rate {
            from: code(&profile.roles.reporter)?,
            to: code(&profile.roles.into)?,
            period,
            average: number.value,
            source: profile.agency.as_str().into(),
            origin: request.url.as_str().into(),
        });
        Ok(())
    }

    fn harvest(self, request: &Request) -> Harvest {
        let words: Vec<String> = self.passed_over.iter().take(8).cloned().collect();
        let more = self.passed_over.len().saturating_sub(words.len());
        let left_out = (!words.is_empty()).then(|| {
            let tail = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            format!("{}: not read: {}{tail}", request.url, words.join(", "))
        });
        let priced = self.rates.iter().map(|rate| rate.row(&request.dataset));
        Harvest {
            rows: self.rows.into_values().chain(priced).collect(),
            rates: self.rates,
            left_out: left_out.into_iter().collect(),
            ..Harvest::default()
        }
    }
}

/// Codes of goods are of the Harmonized System down to six digits, of the Combined Nomenclature below.
fn scheme(commodity: &str) -> &'static str {
    match commodity.len() {
        _ if commodity == "TOTAL" => "TOTAL",
        0..=6 => "HS",
        _ => "CN",
    }
}

fn scaled(
    profile: &Profile,
    one: &Seen,
    number: Printed,
    place: &str,
) -> Result<Printed, ParseError> {
    let power = one.part(&profile.scale_from.to_uppercase());
    if profile.scale_from.is_empty() || power.is_empty() {
        return Ok(number);
    }
    let factor = power
        .parse()
        .ok()
        .filter(|power| *power <= 12)
        .map(|power: u32| Decimal::from(10_i64.pow(power)));
    let scaled = factor.and_then(|factor| number.times(factor));
    scaled.ok_or_else(|| ParseError::cell(place, power, "a power of ten"))
}

fn currency(profile: &Profile, one: &Seen, place: &str) -> Result<Currency, ParseError> {
    let told = one.part(&profile.unit_from.to_uppercase());
    let word = if profile.unit_from.is_empty() || told.is_empty() {
        profile.unit.as_str()
    } else {
        told
    };
    word.parse()
        .map_err(|_| ParseError::cell(place, word, "a currency"))
}

fn papers(profile: &Profile, request: &Request, one: &Seen) -> Papers {
    let updated = one.part(&profile.updated_from.to_uppercase());
    Papers {
        source: profile.agency.as_str().into(),
        dataset: request.dataset.clone(),
        origin: request.url.as_str().into(),
        published: if profile.updated_from.is_empty() {
            None
        } else {
            day(updated)
        },
        status: Status::Revised,
    }
}

/// `16/07/26 11:00:00`: day, month, year of two digits; or `2026-07-16T11:00:00+0200`.
fn day(text: &str) -> Option<Date> {
    if let Some(day) = text.get(..10).and_then(|day| day.parse().ok()) {
        return Some(day);
    }
    let mut parts = text
        .split(' ')
        .next()?
        .split('/')
        .map(|part| part.parse::<i16>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    let year = if year < 100 { 2000 + year } else { year };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn remarks(profile: &Profile, one: &Seen) -> String {
    let said = profile
        .notes
        .iter()
        .map(|name| (name, one.part(&name.to_uppercase())));
    let said = said.filter(|(_, value)| !value.is_empty());
    said.map(|(name, value)| format!("{name}={value}"))
        .collect::<Vec<_>>()
        .join("; ")
}
