//! One part for several partners together.

use super::line::{Line, Token};
use super::place::area_at;
use super::scene::Said;
use super::walk::Finding;
use crate::claim::{Area, Kind, rule};
use crate::lexicon::{Cue, FlowWord};

/// How far before a part the list of those who share it may begin, in items.
const REACH: usize = 16;

/// "Spain, France and Germany took 48 percent of Portuguese exports": the part is of all three. "… took 20, 18 and 10 percent": each
/// has its own.
pub(super) fn share_together(line: &Line<'_>, found: &mut [Finding]) {
    let mut number = 0;
    while number < found.len() {
        let run = run_of_parts(line, found, number);
        let (told, parts) = found.split_at_mut(number);
        let parts = &mut parts[..run];
        number += run;
        if parts[0].kind != Kind::Share {
            continue;
        }
        let reporter = parts[0].frame.reporter.as_ref().map(|said| &said.value);
        let listed = list_before(line, parts[0].item, reporter);
        let one_of_them = parts[0].frame.partner.as_ref().is_some_and(|said| {
            let holds =
                |item: &usize| area_at(line, *item).is_some_and(|(area, _)| *area == said.value);
            said.own && listed.iter().any(holds)
        });
        let [first, .., last] = listed[..] else {
            continue;
        };
        // "86,5 persen dari Amerika Serikat, disusul Kanada 9,3 persen": the first has a part of its own.
        let has_own = told.last().is_some_and(|last| {
            let side = last.frame.partner.as_ref().filter(|side| side.own);
            last.kind == Kind::Share && side.is_some_and(|side| side.span == line.items[first].span)
        });
        if !one_of_them || has_own {
            continue;
        }
        if let [part] = parts {
            let span = line.items[first].span.to(line.items[last].span);
            let areas: Vec<_> = listed
                .iter()
                .filter_map(|&item| Some(area_at(line, item)?.0))
                .collect();
            part.frame.partner = Some(Said::here(together(&areas), span));
        } else if listed.len() == run {
            for (part, &item) in parts.iter_mut().zip(&listed) {
                let said = area_at(line, item)
                    .map(|(area, _)| Said::here(area.clone(), line.items[item].span));
                part.frame.partner = said.map(|said| said.by(rule::DEALT_OUT));
            }
        }
    }
}

/// Several partners in one: two by their names, more of them as a selection.
pub(super) fn together(areas: &[&Area]) -> Area {
    match areas {
        [one, other] if one != other => Area::new(&format!("{}+{}", one.code(), other.code())),
        _ => Area::new("SELECTED"),
    }
}

/// "flour worth $5 billion went to Iraq and Syria": the one amount is of both who are named behind "to" or "from".
pub(super) fn join_two(line: &Line<'_>, found: &mut [Finding]) {
    for pair in line.areas.windows(2) {
        let (item, next) = (pair[0], pair[1]);
        if item == 0 || next != item + 2 || !matches!(line.cue(item + 1), Some(Cue::And)) {
            continue;
        }
        let sides = area_at(line, item).zip(area_at(line, next));
        let Some(((one, _), (other, _))) = sides else {
            continue;
        };
        let led = matches!(line.cue(item - 1), Some(Cue::To | Cue::From));
        let longer = line.separates(item + 3)
            && (area_at(line, item + 4).is_some() || area_at(line, item + 5).is_some());
        let of = |finding: &Finding, at: usize| {
            let span = line.items[at].span;
            (finding.frame.partner.as_ref()).is_some_and(|said| said.own && said.span == span)
        };
        let reports = |finding: &Finding| {
            let reporter = finding.frame.reporter.as_ref().map(|said| &said.value);
            reporter == Some(one) || reporter == Some(other)
        };
        let both = [item, item + 2].map(|at| found.iter().any(|finding| of(finding, at)));
        if !led || longer || one == other || both[0] == both[1] {
            continue;
        }
        let span = line.items[item].span.to(line.items[item + 2].span);
        let joined = together(&[one, other]);
        for finding in found
            .iter_mut()
            .filter(|finding| of(finding, item) || of(finding, item + 2))
            .filter(|finding| !reports(finding))
        {
            finding.frame.partner = Some(Said::here(joined.clone(), span));
        }
    }
}

/// How many parts from this one on are listed one after the other.
fn run_of_parts(line: &Line<'_>, found: &[Finding], number: usize) -> usize {
    let share = |finding: &Finding| finding.kind == Kind::Share;
    let goes_on = |pair: &[Finding]| {
        let between = pair[0].item + 1..pair[1].item;
        share(&pair[1])
            && (1..=2).contains(&between.len())
            && between.clone().all(|item| line.separates(item))
    };
    1 + found[number..]
        .windows(2)
        .take_while(|pair| goes_on(pair))
        .count()
}

/// The countries of the list that ends, but for its verb, right before an amount; none where it is no list.
fn list_before(line: &Line<'_>, at: usize, reporter: Option<&Area>) -> Vec<usize> {
    let mut listed = Vec::new();
    let mut parted = true;
    for item in (at.saturating_sub(REACH)..at).rev() {
        let (area, sign) = (area_at(line, item), line.separates(item));
        if area.is_some_and(|(area, _)| Some(area) == reporter) {
            // "… exports of Vietnam, the EU 12 percent": whose trade it is, is none of those who share.
            break;
        }
        let area = area.is_some();
        if area && parted {
            listed.push(item);
            parted = false;
        } else if sign && !listed.is_empty() {
            parted = true;
        } else if area || sign || !is_light(line, item, listed.is_empty()) {
            break;
        }
    }
    listed.reverse();
    listed
}

/// What may stand between the list and its part, or between its names.
fn is_light(line: &Line<'_>, item: usize, behind: bool) -> bool {
    match line.items[item].token {
        Token::Word => true,
        Token::Cue(
            Cue::Share
            | Cue::Hedge(_)
            | Cue::Overall
            | Cue::Both
            | Cue::By
            | Cue::Respectively
            | Cue::Flow(FlowWord::Buys | FlowWord::Sells),
        ) => behind,
        _ => false,
    }
}
