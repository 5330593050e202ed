//! Figures and names as the report says them.

use crate::report::figures::{figure, thousands};
use crate::report::reading;
use crate::report::untrusted::clip;
use crate::weekly::{Share, Span, Spot, Want};
use jiff::civil::Date;
use rust_decimal::Decimal;
use weighbridge_core::claim::{Area, Claim};
use weighbridge_core::lexicon::english;
use weighbridge_core::period::Period;
use weighbridge_core::quantity::{Hedge, Quantity};

/// Most characters of a name from the records that are shown.
const LONGEST: usize = 80;

/// Most periods in one command; more are asked for as one run of months.
const MOST_PERIODS: usize = 12;

/// "1,204".
pub(super) fn count(number: u32) -> String {
    thousands(&number.to_string())
}

/// "1 story", "1,204 stories".
pub(super) fn counted(number: u32, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

/// "3.1 %"; a dash where there is nothing to share.
pub(super) fn percent(share: Share) -> String {
    share
        .part()
        .map_or_else(|| "–".to_owned(), |part| format!("{} %", hundredths(part)))
}

/// "1.1–8.8 %"; a dash where there is nothing to share.
pub(super) fn interval(share: Share) -> String {
    share.wilson().map_or_else(
        || "–".to_owned(),
        |(low, high)| format!("{}–{} %", hundredths(low), hundredths(high)),
    )
}

/// "3.1 % (1.1–8.8 %)".
pub(super) fn with_interval(share: Share) -> String {
    match share.part() {
        Some(_) => format!("{} ({})", percent(share), interval(share)),
        None => "–".to_owned(),
    }
}

fn hundredths(part: f64) -> String {
    format!("{:.1}", part * 100.0)
}

/// "Week 47 of 2026 (16–22 November 2026)", or the days.
pub(super) fn span(span: Span) -> String {
    let days = days(span);
    if span.is_week() {
        let week = span.first().iso_week_date();
        format!("week {} of {} ({days})", week.week(), week.year())
    } else {
        days
    }
}

/// "16 November 2026 to 22 November 2026".
pub(super) fn days(span: Span) -> String {
    if span.first() == span.last() {
        return english::day(span.first());
    }
    format!(
        "{} to {}",
        english::day(span.first()),
        english::day(span.last())
    )
}

/// The day, or that it is not known.
pub(super) fn day(day: Option<Date>) -> String {
    day.map_or_else(|| "unknown".to_owned(), english::day)
}

/// The story's headline where it is kept, else its name.
pub(super) fn story(name: &str, title: Option<&str>) -> String {
    clip(title.unwrap_or(name), LONGEST)
}

/// The place in its story: "desk/coal.md:12:4".
pub(super) fn place(spot: &Spot) -> String {
    let name = story(&spot.story, spot.title.as_deref());
    format!("{name}, line {}", spot.claim.line)
}

/// A name from the records, or that there is none.
pub(super) fn named(name: &str) -> String {
    if name.is_empty() {
        "not said".to_owned()
    } else {
        clip(name, LONGEST)
    }
}

/// What a recorded claim measures.
pub(super) fn about(spot: &Spot) -> String {
    let again = spot.claim.again();
    again.map_or_else(
        |_| clip(&spot.claim.series(), LONGEST),
        |claim| reading::read_as(&claim),
    )
}

/// What a recorded claim says.
pub(super) fn said_of(spot: &Spot) -> String {
    let again = spot.claim.again();
    again.map_or_else(|_| "–".to_owned(), |claim| said(&claim))
}

/// The figure of a claim with its hedge: "about 38.2 billion dollars".
pub(super) fn said(claim: &Claim) -> String {
    let Quantity {
        figure: low,
        high,
        unit,
        hedge,
        ..
    } = claim.quantity;
    let Some(low) = low else {
        return "no figure".to_owned();
    };
    let one = |rounded: weighbridge_core::quantity::Rounded| {
        figure(rounded.value, rounded.step / Decimal::TWO, unit)
    };
    let hedge = match hedge {
        Hedge::Exact | Hedge::Range => "",
        Hedge::About => "about ",
        Hedge::Over => "over ",
        Hedge::Under => "under ",
        Hedge::Nearly => "nearly ",
    };
    match high {
        Some(high) => format!("{} to {}", one(low), one(high)),
        None => format!("{hedge}{}", one(low)),
    }
}

/// What a series is: "China with Russia, coal".
pub(super) fn series(want: &Want) -> String {
    let area = |code: &str| english::area(&Area::new(code)).to_owned();
    let goods = if want.commodity == "TOTAL" {
        "all goods".to_owned()
    } else {
        english::goods(&want.commodity)
    };
    format!(
        "{} with {}, {goods}",
        area(&want.reporter),
        area(&want.partner)
    )
}

/// The periods of a series: "January–March 2022, April 2022".
pub(super) fn periods(want: &Want) -> String {
    let shown = want.periods.iter().take(MOST_PERIODS);
    let mut words: Vec<String> = shown.map(|period| english::period(*period)).collect();
    let more = want.periods.len().saturating_sub(MOST_PERIODS);
    words.extend((more > 0).then(|| format!("and {more} more")));
    words.join(", ")
}

/// The command that fetches a series; `None` where a code of the records is none that can be typed.
pub(super) fn command(want: &Want) -> Option<String> {
    let codes = [&want.reporter, &want.partner, &want.commodity];
    if !codes.into_iter().all(|code| is_code(code)) || want.periods.is_empty() {
        return None;
    }
    let goods = if want.commodity == "TOTAL" {
        String::new()
    } else {
        format!(" --commodity {}", want.commodity)
    };
    Some(format!(
        "weighbridge sync --reporter {} --partner {}{goods} {}",
        want.reporter,
        want.partner,
        asked(&want.periods)
    ))
}

/// Letters, digits and a few marks, none of which a shell reads as its own.
fn is_code(code: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '+');
    let leads = code.starts_with(|c: char| c.is_ascii_alphanumeric());
    leads && code.len() <= 40 && code.chars().all(plain)
}

/// "--period 2022-01..2022-03,2022-04", or the whole run where there are too many.
fn asked(periods: &[Period]) -> String {
    if periods.len() <= MOST_PERIODS {
        let periods: Vec<String> = periods.iter().map(ToString::to_string).collect();
        return format!("--period {}", periods.join(","));
    }
    let first = periods.iter().map(|period| period.first()).min();
    let last = periods.iter().map(|period| period.last()).max();
    match (first, last) {
        (Some(first), Some(last)) => format!("--from {first} --to {last}"),
        _ => String::new(),
    }
}
