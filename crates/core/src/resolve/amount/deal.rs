//! Lists of partners, flows or goods dealt out to the amounts of a sentence.

use super::mirror::mirror;
use crate::claim::{Flow, Kind, rule};
use crate::lexicon::{Cue, FlowWord};
use crate::resolve::compare::older::is_base;
use crate::resolve::line::{Line, Token};
use crate::resolve::place::together::{join_sides, share_together};
use crate::resolve::scene::Said;
use crate::resolve::walk::{Finding, Named, Walk};

/// Deals a list of partners, flows or goods out to a list of amounts of the same length.
pub(in crate::resolve) fn deal(walk: Walk<'_, '_>) -> Vec<Finding> {
    if walk.found.is_empty() {
        return walk.found;
    }
    let Walk {
        line,
        scene,
        partners,
        goods,
        flows,
        mut found,
        ..
    } = walk;
    let (mut both, mut respectively) = (false, false);
    for item in &line.items {
        both |= matches!(item.token, Token::Cue(Cue::Both));
        respectively |= matches!(item.token, Token::Cue(Cue::Respectively));
    }
    let told: Vec<usize> = found.iter().map(|finding| finding.item).collect();
    let mut number = 0;
    while number < found.len() {
        let run = if respectively {
            run_of_moves(line, &found, number)
        } else {
            run_from(line, &found, number)
        };
        let at = item(&found, number);
        let findings = found[number..number + run].iter_mut();
        if run < 2 {
            // A single amount needs no dealing.
        } else if let Some(named) = listed(&partners, at, run, line)
            .or_else(|| each_told(&partners, &told, at, run, respectively))
        {
            findings
                .zip(named)
                .for_each(|(finding, said)| finding.frame.partner = Some(said.by(rule::DEALT_OUT)));
        } else if scene.partners.len() == run
            // "They took 2.1, 0.6 and 0.4 billion respectively": the sides of the sentence before, where it listed nothing else.
            && (both || respectively && partners.is_empty() && scene.goods.len() < 2)
        {
            let named = scene.partners.iter().cloned();
            findings
                .zip(named)
                .for_each(|(finding, said)| finding.frame.partner = Some(said.by(rule::BOTH)));
        } else if let Some(named) = listed(&flows, at, run, line)
            .or_else(|| each_told(&flows, &told, at, run, respectively))
        {
            findings
                .zip(named)
                .for_each(|(finding, said)| finding.frame.flow = Some(said.by(rule::DEALT_OUT)));
        } else if let Some(named) = listed(&goods, at, run, line) {
            findings
                .zip(named)
                .for_each(|(finding, said)| finding.frame.good = Some(said.by(rule::DEALT_OUT)));
        } else if respectively && flows.is_empty() && goods.is_empty() && scene.goods.len() == run {
            // "The three rose 13, 16 and 20 percent, respectively": the goods of the sentence before, in order.
            let named = scene.goods.iter().cloned();
            findings
                .zip(named)
                .for_each(|(finding, said)| finding.frame.good = Some(said.by(rule::DEALT_OUT)));
        } else if respectively && flows.is_empty() && scene.flows.len() == run {
            // "In September 3.79 and 3.81 billion, respectively": the flows of the sentence before, in order.
            let named = scene.flows.iter().cloned();
            findings
                .zip(named)
                .for_each(|(finding, said)| finding.frame.flow = Some(said.by(rule::DEALT_OUT)));
        }
        number += run.max(1);
    }
    mirror(line, &mut found);
    share_together(line, &mut found);
    join_sides(line, &mut found);
    sign_bases(line, &mut found);
    found
}

/// "The balance is negative by 41.2 billion, against 43.5 a year earlier": an older balance without a sign has that of the newer one.
fn sign_bases(line: &Line<'_>, found: &mut [Finding]) {
    let plain = |finding: &Finding| {
        let flow = finding.frame.flow.as_ref();
        flow.is_some_and(|said| said.value == FlowWord::Plain(Flow::Balance))
    };
    for number in 1..found.len() {
        let [newer, older] = &mut found[number - 1..=number] else {
            continue;
        };
        let both = newer.kind == Kind::Balance && older.kind == Kind::Balance;
        if both && plain(older) && older.negative.is_none() && is_base(line, older.item) {
            older.negative = newer.negative;
            older.frame.flow.clone_from(&newer.frame.flow);
        }
    }
}

pub(in crate::resolve) fn item(found: &[Finding], number: usize) -> usize {
    found.get(number).map_or(0, |finding| finding.item)
}

/// "rose 13 and 20 percent, respectively, on the month": what the last of those dealt out is counted from holds for each.
pub(in crate::resolve) fn compare_together(line: &Line<'_>, found: &mut [Finding]) {
    let respectively = |item: usize| matches!(line.cue(item), Some(Cue::Respectively));
    if found.len() < 2 || !(0..line.items.len()).any(respectively) {
        return;
    }
    let mut number = 0;
    while number < found.len() {
        let run = run_of_moves(line, found, number).max(1);
        let (stated, open) = (
            found[number + run - 1].compare,
            &mut found[number..number + run],
        );
        if stated.1 && open[..run - 1].iter().all(|finding| !finding.compare.1) {
            for finding in open {
                finding.compare = stated;
                finding.frame.compare = Some(stated.0);
            }
        }
        number += run;
    }
}

/// The same, where each may name its own movement ("分别增长5%、下降1.3%和增长9%").
fn run_of_moves(line: &Line<'_>, found: &[Finding], number: usize) -> usize {
    run_of(line, found, number, |item| {
        matches!(line.cue(item), Some(Cue::Move(_) | Cue::Ends(_)))
    })
}

/// How many findings from this one on are listed one after the other, all of one unit.
pub(in crate::resolve) fn run_from(line: &Line<'_>, found: &[Finding], number: usize) -> usize {
    run_of(line, found, number, |_| false)
}

fn run_of(
    line: &Line<'_>,
    found: &[Finding],
    number: usize,
    light: impl Fn(usize) -> bool,
) -> usize {
    let unit = |n: usize| found[n].quantity.unit;
    let mut end = number + 1;
    while end < found.len()
        && unit(end) == unit(number)
        && (item(found, end - 1) + 1..item(found, end))
            .all(|item| line.separates(item) && line.sign(item) != Some('(') || light(item))
    {
        end += 1;
    }
    end - number
}

/// "出口5亿元，进口6亿元，增速分别为1%和2%": all that was named before an item, each with an amount of its own, and as many as are
/// listed.
fn each_told<T: Clone + PartialEq>(
    named: &Named<T>,
    told: &[usize],
    at: usize,
    run: usize,
    respectively: bool,
) -> Option<Vec<Said<T>>> {
    let before = named.iter().take_while(|(item, _)| *item < at).count();
    // "Trade was 9 billion, exports 5 and imports 4, up 1% and 2% respectively": the last of them.
    let first = before.checked_sub(run)?;
    let ends = |number: usize| {
        named
            .get(number + 1)
            .map_or(at, |(item, _)| (*item).min(at))
    };
    let own = |number: usize| {
        let start = named[number].0;
        let mut inside = told.iter().skip_while(|item| **item < start);
        inside.next().is_some_and(|item| *item < ends(number))
    };
    let differ =
        (first + 1..before).all(|number| named[number].1.value != named[number - 1].1.value);
    (respectively && differ && (first..before).all(own)).then(|| {
        named[first..before]
            .iter()
            .map(|(_, said)| said.clone())
            .collect()
    })
}

/// The last `run` things named before an item, where they were named as one list of that length.
pub(in crate::resolve) fn listed<T: Clone>(
    named: &Named<T>,
    at: usize,
    run: usize,
    line: &Line<'_>,
) -> Option<Vec<Said<T>>> {
    let before: Vec<_> = named.iter().filter(|(item, _)| *item < at).collect();
    let last = before.get(before.len().checked_sub(run)?..)?;
    let joined = |left: usize, right: usize| {
        let light = |item| line.separates(item) || matches!(line.items[item].token, Token::Word);
        (left + 1..right).all(light) && (left + 1..right).any(|item| line.separates(item))
    };
    let one_list = last.windows(2).all(|pair| joined(pair[0].0, pair[1].0));
    let longer = before.len() > run && joined(before[before.len() - run - 1].0, last[0].0);
    (one_list && !longer).then(|| last.iter().map(|(_, said)| said.clone()).collect())
}
