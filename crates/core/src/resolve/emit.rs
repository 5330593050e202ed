//! From a finding to a claim: every slot with how it was filled.

use super::line::{Line, Token};
use super::scene::{Said, Scene};
use super::walk::Finding;
use crate::claim::{
    Area, Attribution, Claim, Commodity, Compare, Coverage, Direction, Flow, Kind, Slot, rule,
};
use crate::lexicon::{Cue, FlowWord, code_of};
use crate::quantity::{Quantity, Rounded, Unit};
use std::sync::Arc;

/// The claim that a finding makes.
pub(super) fn claim(finding: &Finding, line: &Line<'_>, scene: &Scene) -> Claim {
    let frame = &finding.frame;
    let mut quantity = finding.quantity.clone();
    let flow_word = frame.flow.as_ref().map(|said| said.value);
    if finding.kind == Kind::Balance && is_below_zero(finding, flow_word) {
        put_below_zero(&mut quantity);
    }
    let (reporter, partner) = sides(finding, line, scene);
    Claim {
        quantity,
        kind: finding.kind,
        direction: direction(finding),
        compare: compare(finding, line),
        reporter,
        partner,
        flow: frame.flow.as_ref().map_or_else(
            || Slot::assumed(None, rule::NO_FLOW),
            |said| {
                said.slot(Some(if finding.kind == Kind::Balance {
                    Flow::Balance
                } else {
                    said.value.flow()
                }))
            },
        ),
        commodity: frame.good.as_ref().map_or_else(
            || {
                let unsure = frame.strange.is_some();
                let rule = if unsure {
                    rule::PERHAPS_GOODS
                } else {
                    rule::ALL_GOODS
                };
                Slot::assumed(Commodity::total(), rule)
            },
            |said| said.slot(commodity(&said.value)),
        ),
        period: frame.period.as_ref().map_or_else(
            || Slot::assumed(None, rule::NO_PERIOD),
            |said| {
                let slot = said.slot(Some(said.value.period));
                if said.value.relative && slot.rule == rule::NAMED {
                    slot.by(rule::FROM_PUBLICATION)
                } else {
                    slot
                }
            },
        ),
        period_is_relative: frame
            .period
            .as_ref()
            .is_some_and(|said| said.value.relative),
        basis: basis(finding, line),
        coverage: coverage(finding, line),
        modality: finding.modality,
        attribution: scene
            .agency
            .as_ref()
            .filter(|agency| line.span.contains(agency.span))
            .map(|agency| Attribution {
                name: String::new(),
                span: agency.span,
            }),
        sentence: line.span,
    }
}

/// A balance below zero; of a range, the larger deficit is the lower end.
fn put_below_zero(quantity: &mut Quantity) {
    let (low, high) = (quantity.figure, quantity.high);
    quantity.figure = high.or(low).map(Rounded::negated);
    quantity.high = low.filter(|_| high.is_some()).map(Rounded::negated);
}

/// How far from a change the currency that it is counted in may be named, in items.
const BASIS: usize = 16;

/// "In yuan terms trade rose 5%", "rose 5% in dollars": a currency without an amount, beside a word that makes it the one counted in.
fn basis(finding: &Finding, line: &Line<'_>) -> Option<Unit> {
    if !matches!(finding.kind, Kind::Change | Kind::Multiple) {
        return None;
    }
    let at = finding.item;
    let named = |item: usize| match line.cue(item) {
        Some(Cue::Money(currency)) if is_counted_in(line, item) => Some(Unit::Money(*currency)),
        _ => None,
    };
    let behind = line.ahead(at, 4, |item| match line.sign(item) {
        Some(_) => Some(None),
        None => named(item).map(Some),
    });
    let start = at.saturating_sub(BASIS);
    behind.flatten().or_else(|| {
        let clause = (start..at)
            .rev()
            .take_while(|&item| !line.is_boundary(item));
        clause.into_iter().find_map(named)
    })
}

/// Does "in", or a word such as "-denominated", stand right beside a currency?
fn is_counted_in(line: &Line<'_>, money: usize) -> bool {
    let before = |back: usize| money.checked_sub(back).and_then(|item| line.cue(item));
    let word = money
        .checked_sub(1)
        .is_some_and(|item| matches!(line.items[item].token, Token::Word));
    let leads = |cue: Option<&Cue>| matches!(cue, Some(Cue::In | Cue::To | Cue::CountedIn));
    let end = line.items.len().min(money + 3);
    leads(before(1))
        || word && leads(before(2))
        || (money + 1..end).any(|item| matches!(line.cue(item), Some(Cue::CountedIn)))
}

/// How much of the series and period the finding covers.
fn coverage(finding: &Finding, line: &Line<'_>) -> Coverage {
    let average = |at: usize| matches!(line.cue(at), Some(Cue::Average)).then_some(());
    let averaged = line
        .back(finding.item, 4, average)
        .or_else(|| line.ahead(finding.item, 3, average));
    if finding.frame.inside {
        Coverage::Province
    } else if finding
        .frame
        .period
        .as_ref()
        .is_some_and(|said| said.value.days)
    {
        Coverage::Days
    } else if averaged.is_some() {
        Coverage::Average
    } else {
        Coverage::Whole
    }
}

/// A printed sign wins over the word "surplus" or "deficit".
fn is_below_zero(finding: &Finding, word: Option<FlowWord>) -> bool {
    finding
        .negative
        .unwrap_or(word.is_some_and(FlowWord::is_deficit))
}

fn direction(finding: &Finding) -> Slot<Direction> {
    let moves = matches!(
        finding.kind,
        Kind::Change | Kind::Difference | Kind::Multiple | Kind::Record
    );
    match finding.movement.filter(|_| moves) {
        Some(movement) if movement.span.start == finding.quantity.span.start => {
            Slot::stated(movement.direction, movement.span).by(rule::PRINTED_SIGN)
        }
        Some(movement) => Slot::stated(movement.direction, movement.span).by(rule::MOVEMENT),
        None => Slot::assumed(Direction::None, rule::NO_MOVEMENT),
    }
}

fn compare(finding: &Finding, line: &Line<'_>) -> Slot<Compare> {
    let (compare, stated) = finding.compare;
    if stated {
        Slot::stated(compare, line.span).by(rule::SAID_COMPARISON)
    } else if compare == Compare::None {
        Slot::assumed(compare, rule::NO_COMPARISON)
    } else if compare == Compare::Yoy {
        Slot::assumed(compare, rule::YEAR_ON_YEAR)
    } else {
        Slot::assumed(compare, rule::SAME_COMPARISON)
    }
}

/// Reporter and partner: what the words name, else the agency's country, else the language's own.
fn sides(
    finding: &Finding,
    line: &Line<'_>,
    scene: &Scene,
) -> (Slot<Option<Area>>, Slot<Option<Area>>) {
    let frame = &finding.frame;
    // "Portugal mantém-se como o maior exportador mundial" in a story of its trade: nobody is the other side of himself.
    let reporter = frame.reporter.as_ref().map(|said| &said.value);
    let own = |said: &&Said<Area>| Some(&said.value) == reporter;
    let named = frame.partner.as_ref().filter(|said| !own(said));
    let home = scene
        .home
        .as_ref()
        .filter(|home| named.is_none_or(|partner| partner.value != **home));
    let owner = scene
        .owner
        .as_ref()
        .filter(|owner| named.is_none_or(|partner| partner.value != **owner))
        // "Chinese cars … 36,900 came from China. Top of the list is Spain": the other side of the story's own trade.
        .filter(|owner| {
            let topic = &scene.topic;
            let side = topic.partner.as_ref().map(|said| &said.value);
            scene.home.is_none() || topic.reporter.is_some() || side != Some(*owner)
        });
    let reporter = match (&frame.reporter, &scene.agency, owner.or(home)) {
        (Some(said), _, _) => said.slot(Some(said.value.clone())),
        (None, Some(agency), _) => agency.slot(Some(agency.value.clone())).by(rule::AGENCY),
        (None, None, Some(area)) if owner.is_some() => {
            Slot::assumed(Some(area.clone()), rule::STORYS_COUNTRY)
        }
        (None, None, Some(area)) => Slot::assumed(Some(area.clone()), rule::HOME),
        (None, None, None) => Slot::assumed(None, rule::NO_REPORTER),
    };
    // "Aus Deutschland wurden Autos ausgeführt, wie das Statistische Bundesamt mitteilt"
    let named = named.filter(|said| reporter.value.as_ref() != Some(&said.value));
    let partner = match named {
        Some(said) => said.slot(Some(said.value.clone())),
        None if is_sideless_total(finding) && owner.is_some() && scene.other_side.is_some() => {
            Slot::assumed(scene.other_side.clone(), rule::STORYS_SIDES)
        }
        None if opens_with_difference(line) && scene.topic.reporter.is_none() => {
            Slot::assumed(None, rule::NO_PARTNER)
        }
        None if reporter.value.is_some() => Slot::assumed(Some(Area::world()), rule::WORLD),
        None => Slot::assumed(None, rule::NO_PARTNER),
    };
    (reporter, partner)
}

/// "Selisihnya, sekitar 17 miliar": the difference of two figures before, whose sides are the sides of those.
fn opens_with_difference(line: &Line<'_>) -> bool {
    let balance = |word: &FlowWord| word.flow() == Flow::Balance;
    line.items.first().is_some_and(|item| item.clitic)
        && matches!(line.cue(0), Some(Cue::Flow(word)) if balance(word))
}

/// "The turnover grew by 22%" with no side named: a turnover is one of two sides.
fn is_sideless_total(finding: &Finding) -> bool {
    let frame = &finding.frame;
    frame.reporter.is_none()
        && frame
            .flow
            .as_ref()
            .is_some_and(|said| said.value.flow() == Flow::Total)
}

fn commodity(label: &Arc<str>) -> Commodity {
    let code = super::flow::coded::code(label).map(Arc::from);
    Commodity {
        name: label.clone(),
        code: code.unwrap_or_else(|| code_of(label)),
    }
}
