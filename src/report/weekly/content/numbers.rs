//! The claims by verdict and by reason, beside the week before and the four before.

use super::super::page::{Block, Cell, Chart, Head, Section, Table};
use super::super::words::{count, interval, percent};
use super::{section, text};
use crate::report::reading;
use crate::weekly::{Counts, Share, VERDICTS, Weekly};
use weighbridge_core::verdict::Verdict;

/// Claims by verdict.
pub(super) fn verdicts(weekly: &Weekly) -> Section {
    if weekly.now.stories == 0 {
        return section("Verdicts", []);
    }
    let row = |verdict| row(weekly, verdict);
    let mut rows: Vec<Vec<Cell>> = VERDICTS.into_iter().map(row).collect();
    rows.push(all(weekly));
    let head = [
        Head::Words("verdict"),
        Head::Figures("claims"),
        Head::Figures("share"),
        Head::Figures("95 % interval"),
        Head::Figures("the week before"),
        Head::Figures("four weeks before, a week"),
        Head::Figures("share"),
        Head::Words("against the four weeks"),
    ];
    let with_records = weekly
        .before
        .iter()
        .filter(|counts| counts.stories > 0)
        .count();
    let average = match with_records {
        0 => "There are no records of the four weeks before.".to_owned(),
        4 => "Only a share whose interval does not meet that of the four weeks before is called more or less; any other difference may be chance.".to_owned(),
        some => format!("The average is of the {some} of the four weeks before that have records. Only a share whose interval does not meet theirs is called more or less."),
    };
    section(
        "Verdicts",
        [
            Table::block(head, rows),
            Some(text(average)),
            Some(bars(weekly)),
        ],
    )
}

fn row(weekly: &Weekly, verdict: Verdict) -> Vec<Cell> {
    let now = weekly.now.share(verdict);
    let before = before(weekly, verdict);
    vec![
        reading::verdict(verdict).into(),
        count(now.of).into(),
        percent(now).into(),
        interval(now).into(),
        last(&weekly.before[0], weekly.before[0].share(verdict)).into(),
        a_week(weekly, before.of).into(),
        percent(before).into(),
        against(now, before).into(),
    ]
}

fn all(weekly: &Weekly) -> Vec<Cell> {
    let last_week = &weekly.before[0];
    let before: u32 = weekly.before.iter().map(Counts::claims).sum();
    vec![
        "all claims".into(),
        count(weekly.now.claims()).into(),
        "".into(),
        "".into(),
        if last_week.stories > 0 {
            count(last_week.claims())
        } else {
            "–".to_owned()
        }
        .into(),
        a_week(weekly, before).into(),
        "".into(),
        "".into(),
    ]
}

/// "12 (3.1 %)" of the week before; a dash where nothing was checked.
fn last(counts: &Counts, share: Share) -> String {
    if counts.stories == 0 {
        return "–".to_owned();
    }
    format!("{} ({})", count(share.of), percent(share))
}

/// The claims with a verdict in the four weeks before, together.
fn before(weekly: &Weekly, verdict: Verdict) -> Share {
    let shares = weekly.before.iter().map(|counts| counts.share(verdict));
    shares.fold(Share::default(), Share::plus)
}

/// The average of the weeks before that have records.
fn a_week(weekly: &Weekly, sum: u32) -> String {
    let weeks = weekly
        .before
        .iter()
        .filter(|counts| counts.stories > 0)
        .count();
    match u32::try_from(weeks) {
        Ok(weeks) if weeks > 0 => format!("{:.1}", f64::from(sum) / f64::from(weeks)),
        _ => "–".to_owned(),
    }
}

/// Is the share another one, as far as can be told?
fn against(now: Share, before: Share) -> &'static str {
    match (now.part(), before.part()) {
        (Some(now_part), Some(before_part)) if now.differs(before) => {
            if now_part > before_part {
                "more"
            } else {
                "less"
            }
        }
        (Some(_), Some(_)) => "no sure difference",
        _ => "–",
    }
}

fn bars(weekly: &Weekly) -> Block {
    let mut counts: Vec<&Counts> = weekly.before.iter().rev().collect();
    counts.push(&weekly.now);
    let bar = |counts: &Counts| (counts.span.to_string(), counts.verdicts.to_vec());
    Block::Chart(Chart::Bars {
        title: "Claims by verdict, share of each week".to_owned(),
        parts: VERDICTS.map(reading::verdict).to_vec(),
        bars: counts.into_iter().map(bar).collect(),
    })
}

/// Claims by reason.
pub(super) fn reasons(weekly: &Weekly) -> Section {
    let claims = weekly.now.claims();
    let last_week = &weekly.before[0];
    let rows = weekly.now.reasons.iter().map(|(reason, verdict, number)| {
        let same = last_week
            .reasons
            .iter()
            .find(|(one, of, _)| (one, of) == (reason, verdict));
        let last_count = same.map_or(0, |(_, _, count)| *count);
        let share = Share::new(*number, claims);
        vec![
            reading::verdict(*verdict).into(),
            Cell::Code(reason.code().to_owned()),
            count(*number).into(),
            percent(share).into(),
            interval(share).into(),
            last(last_week, Share::new(last_count, last_week.claims())).into(),
        ]
    });
    let head = [
        Head::Words("verdict"),
        Head::Words("reason"),
        Head::Figures("claims"),
        Head::Figures("share"),
        Head::Figures("95 % interval"),
        Head::Figures("the week before"),
    ];
    let legend = "weighbridge explain CODE says what a reason means.";
    let table = Table::block(head, rows.collect());
    let legend = table.as_ref().map(|_| text(legend));
    section("Reasons", [table, legend])
}
