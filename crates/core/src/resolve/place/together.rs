//! One part for several partners together.

use crate::claim::{Area, Kind, rule};
use crate::lexicon::{Cue, FlowWord, Naming};
use crate::resolve::line::{Line, Token};
use crate::resolve::place::area_at;
use crate::resolve::scene::Said;
use crate::resolve::tied::is_tied;
use crate::resolve::walk::{Finding, Walk};

/// How far before a part the list of those who share it may begin, in items.
const REACH: usize = 24;

/// "Spain, France and Germany took 48 percent of Portuguese exports": the part is of all three. "… took 20, 18 and 10 percent": each
/// has its own.
pub(in crate::resolve) fn share_together(line: &Line<'_>, found: &mut [Finding]) {
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

impl Walk<'_, '_> {
    /// "Ketiganya menyerap 57 persen": a verb between "the three of them" and their part tells no more than that it is one.
    pub(in crate::resolve) fn take_together(&mut self, verb: usize, word: FlowWord) -> bool {
        let all = verb
            .checked_sub(1)
            .is_some_and(|before| matches!(self.line.cue(before), Some(Cue::Both)));
        let part = self
            .line
            .ahead(verb, 3, |item| match self.line.items[item].token {
                Token::Amount(amount) => Some(self.line.is_percent(amount)),
                Token::Cue(Cue::Hedge(_)) | Token::Word => None,
                _ => Some(false),
            });
        let shared = word.is_verb() && all && part == Some(true) && self.scene.goes_on();
        self.share |= shared;
        shared
    }
}

/// Several partners in one: two by their names, more of them as a selection.
pub(in crate::resolve) fn together(areas: &[&Area]) -> Area {
    match areas {
        [one, other] if one != other => Area::new(&format!("{}+{}", one.code(), other.code())),
        _ => Area::new("SELECTED"),
    }
}

/// How many of them a list may name that one amount is of.
const SEVERAL: usize = 6;

/// "flour worth $5 billion went to Iraq and Syria", "sales to Peru, Chile and Bolivia came to $2 billion": the one amount is of all who
/// are named behind "to" or "from".
pub(in crate::resolve) fn join_sides(line: &Line<'_>, found: &mut [Finding]) {
    let mut number = 0;
    while number < line.areas.len() {
        let run = run_of_sides(line, &line.areas[number..]);
        let listed = &line.areas[number..number + run];
        number += run;
        let (first, last) = (listed[0], listed[run - 1]);
        // "to the United States, India and Japan"
        let article = first > 1 && line.items[first - 1].article;
        let led = first.checked_sub(1 + usize::from(article));
        // "自泰国、中国进口", "对台湾和美国出口": in languages without spaces, what leads them in touches the first.
        let touches =
            |item: usize| matches!(line.cue(item), Some(Cue::With)) && is_tied(line, item, last);
        let toward = matches!(line.cue(first), Some(Cue::Area(_, Naming::Toward)));
        let unspaced = toward || led.is_some_and(touches);
        let led =
            unspaced || led.is_some_and(|item| matches!(line.cue(item), Some(Cue::To | Cue::From)));
        let and = unspaced || (first..last).any(|item| matches!(line.cue(item), Some(Cue::And)));
        if run == 1 || !led || !and || run > SEVERAL {
            continue;
        }
        let areas: Vec<_> = listed
            .iter()
            .filter_map(|&item| Some(area_at(line, item)?.0))
            .collect();
        let of = |finding: &Finding, at: usize| {
            let span = line.items[at].span;
            (finding.frame.partner.as_ref()).is_some_and(|said| said.own && said.span == span)
        };
        let of_any = |finding: &Finding| listed.iter().any(|&at| of(finding, at));
        let reports = |finding: &Finding| {
            let reporter = finding.frame.reporter.as_ref().map(|said| &said.value);
            reporter.is_some_and(|reporter| areas.contains(&reporter))
        };
        let told = listed
            .iter()
            .filter(|&&at| found.iter().any(|finding| of(finding, at)));
        if told.count() != 1 || areas.windows(2).any(|pair| pair[0] == pair[1]) {
            continue;
        }
        let span = line.items[first].span.to(line.items[last].span);
        let joined = together(&areas);
        for finding in found
            .iter_mut()
            .filter(|finding| of_any(finding) && !reports(finding))
        {
            finding.frame.partner = Some(Said::here(joined.clone(), span));
        }
    }
}

/// How many of these areas are one list from the first on, each parted from the next by no more than a comma and "and".
fn run_of_sides(line: &Line<'_>, areas: &[usize]) -> usize {
    let joined = |pair: &[usize]| {
        let between = pair[0] + 1..pair[1];
        (1..=2).contains(&between.len())
            && between.clone().all(|item| {
                matches!(line.sign(item), Some(',' | '、'))
                    || matches!(line.cue(item), Some(Cue::And))
            })
    };
    1 + areas.windows(2).take_while(|pair| joined(pair)).count()
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
    let mut inside = false;
    for item in (at.saturating_sub(REACH)..at).rev() {
        // "Japan ($402 million) and Brazil ($236 million) took 78.6 percent"
        match line.sign(item) {
            Some(')' | '）') => inside = true,
            Some('(' | '（') if inside => {
                inside = false;
                continue;
            }
            _ => {}
        }
        if inside {
            continue;
        }
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
