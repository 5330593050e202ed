//! Which periods and amounts of a sentence are older or other ones, that something is compared with.

use super::measured::is_measured_from;
use crate::claim::{Compare, Flow};
use crate::lexicon::{Cue, Ending};
use crate::phrase::When;
use crate::quantity::{Hedge, Unit};
use crate::resolve::amount::behind::{is_counted_from, is_origin, is_than_behind};
use crate::resolve::amount::late::leads_on;
use crate::resolve::amount::leave::is_left;
use crate::resolve::compare::dates_extreme;
use crate::resolve::line::{Line, Token};
use crate::resolve::part_of::fraction_of::is_of_period;
use crate::resolve::tied::is_tied;
use crate::resolve::time::when::dates_amount;

/// "than in June", "dari Agustus", "against 2018".
pub(in crate::resolve) fn is_compared(line: &Line<'_>, item: usize) -> bool {
    if is_than_behind(line, item + 1)
        || is_level_of(line, item)
        || led_by_with(line, item)
            && (dates_extreme(line, item) || is_year(line, item) || starts_two(line, item))
    {
        return true;
    }
    if line.back(item, 2, |at| outdoes(line, at)) == Some(true) || is_counted_from(line, item) {
        return true;
    }
    if line.postpositions {
        return is_compared_behind(line, item);
    }
    // "from the region in June": an origin, no older value, where words stand between.
    let mut worded = false;
    let near = line.back(item, 3, |at| match line.items[at].token {
        // "desde la crisis de 2009"
        Token::Cue(Cue::From) => Some(!worded || matches!(line.cue(item - 1), Some(Cue::Of))),
        Token::Cue(Cue::Against | Cue::Than(_)) => Some(true),
        // "少于上年同期的83.4万吨"
        Token::Cue(Cue::Hedge(Hedge::Over | Hedge::Under)) => Some(dates_amount(line, item)),
        Token::Cue(Cue::In | Cue::With | Cue::Of | Cue::Pronoun | Cue::Ever) => None,
        Token::Word if line.goes_on_with_verb(at) => Some(false),
        Token::Word => {
            worded = true;
            None
        }
        _ => Some(false),
    });
    // "dibanding ekspor September 2023", but not "after exports in May fell".
    let moved = matches!(line.cue(item + 1), Some(Cue::Move(_)));
    let series = line.back(item, 5, |at| match line.items[at].token {
        Token::Cue(Cue::Against) => Some(true),
        Token::Cue(Cue::Than(_)) => Some(line.goods_stand.behind),
        Token::Word if line.goes_on_with_verb(at) => Some(false),
        Token::Cue(Cue::Flow(_) | Cue::Good(_) | Cue::Area(..) | Cue::In | Cue::Of)
        | Token::Word => None,
        _ => Some(false),
    });
    near == Some(true) || !moved && series == Some(true) || is_from_balance_of(line, item)
}

/// "dari surplus tahun sebelumnya": right behind "from" and a balance stands when that balance was.
fn is_from_balance_of(line: &Line<'_>, item: usize) -> bool {
    let from = item.checked_sub(2).and_then(|at| line.cue(at));
    let balance =
        |at: usize| matches!(line.cue(at), Some(Cue::Flow(word)) if word.flow() == Flow::Balance);
    matches!(from, Some(Cue::From)) && balance(item - 1)
}

/// "2022'ye göre", "2015'ten bu yana": in languages with postpositions, what says "than" or "from" stands behind the period.
fn is_compared_behind(line: &Line<'_>, item: usize) -> bool {
    let to = usize::from(matches!(line.cue(item + 1), Some(Cue::To)));
    is_measured_from(line, item)
        || matches!(line.cue(item + 1), Some(Cue::From))
        || matches!(line.cue(item + 1 + to), Some(Cue::Against))
}

/// "максимум с 2015 года": where one word is "with" and "since".
fn led_by_with(line: &Line<'_>, item: usize) -> bool {
    item.checked_sub(1)
        .is_some_and(|before| matches!(line.cue(before), Some(Cue::With)))
}

/// "从上月的6.1吨增至19.7吨": when the first of two values was.
fn starts_two(line: &Line<'_>, item: usize) -> bool {
    let amount = item + 1 + usize::from(matches!(line.cue(item + 1), Some(Cue::Of)));
    dates_amount(line, item) && is_start_of_two(line, amount)
}

/// "С 2020 года экспорт вырос на 60%": since a year, which is none that something is told of.
fn is_year(line: &Line<'_>, item: usize) -> bool {
    let number = line.period_items.binary_search(&item).ok();
    number.is_some_and(|number| matches!(line.periods[number].when, When::Year(_)))
}

/// "dua kali ganda paras 2019", "twice its 2019 level": what was multiplied, not when.
pub(in crate::resolve) fn is_multiplied(line: &Line<'_>, item: usize) -> bool {
    let multiple = |at: usize| matches!(line.cue(at), Some(Cue::Multiple(_))) || line.is_times(at);
    let word = |at: usize| matches!(line.items[at].token, Token::Word | Token::Cue(Cue::Pronoun));
    // "half May's $9 billion"
    let owns = matches!(
        line.items.get(item + 1).map(|next| next.token),
        Some(Token::Amount(_))
    ) || matches!(line.sign(item + 1), Some('\'' | '’'));
    // "double the 2021-22 total of 2.7 million"
    let total = matches!(line.cue(item + 2), Some(Cue::Of))
        && matches!(
            line.items.get(item + 3).map(|next| next.token),
            Some(Token::Amount(_))
        );
    let owns = owns || total;
    let part = |at: usize| matches!(line.cue(at), Some(Cue::Fraction(_)));
    // "不足2020年的六分之一"
    if (item + 1..item + 3).any(|at| part(at) && is_of_period(line, at)) {
        return true;
    }
    if (owns || line.multiples_lead)
        && item
            .checked_sub(1)
            .is_some_and(|at| multiple(at) || part(at))
    {
        return true;
    }
    let when = || {
        let number = line.period_items.binary_search(&item).ok();
        let phrase = number.and_then(|number| line.periods.get(number));
        phrase.map(|phrase| phrase.when)
    };
    let same_in = || matches!(when(), Some(When::SameIn(_)));
    // "nearly three times the 2018 figure"
    let noun = matches!(
        line.items.get(item + 1).map(|next| next.token),
        Some(Token::Word)
    );
    let year = || matches!(when(), Some(When::Year(_)));
    if noun && item.checked_sub(1).is_some_and(multiple) && year() {
        return true;
    }
    let light =
        |at: usize| word(at) || matches!(line.cue(at), Some(Cue::In | Cue::Of | Cue::Against));
    let multiplied = |at: &usize| multiple(*at);
    let near = (item.saturating_sub(5)..item).rev().find(multiplied);
    if near.is_some_and(|at| (at + 1..item).all(light)) && same_in() {
        return true;
    }
    (2..=3).any(|back| {
        item.checked_sub(back).is_some_and(|at| {
            // "dua kali lipat defisit 2021/22"
            let flow = line.goods_stand.behind
                && matches!(line.cue(at + 1), Some(Cue::Flow(word)) if !word.is_verb());
            multiple(at)
                && (word(at + 1) || flow)
                && (at + 2..item).all(|between| matches!(line.cue(between), Some(Cue::In)))
        })
    })
}

/// Does an amount stand right behind "to" ("fell to 13.4")?
pub(in crate::resolve) fn is_newer_side(line: &Line<'_>, at: usize) -> bool {
    if line.postpositions {
        return ends_with(line, at, Ending::To);
    }
    line.back(at, 2, |before| match line.items[before].token {
        Token::Cue(Cue::To | Cue::Became) => Some(true),
        Token::Cue(Cue::Hedge(_)) => None,
        _ => Some(false),
    }) == Some(true)
}

/// "dolardan fazla", "tondan az": what is outdone is no older value.
pub(in crate::resolve) fn is_outdone(line: &Line<'_>, at: usize) -> bool {
    matches!(line.items[at].token, Token::Amount(n) if line.amounts[n].ending == Ending::From)
        && matches!(line.cue(at + 1), Some(Cue::HedgeAfter(_) | Cue::Behind(_)))
}

/// Does the case of an amount's unit say this, and no hedge behind it what the case is for ("dolardan fazla")?
pub(in crate::resolve) fn ends_with(line: &Line<'_>, at: usize, ending: Ending) -> bool {
    matches!(line.items[at].token, Token::Amount(n) if line.amounts[n].ending == ending)
        && !matches!(line.cue(at + 1), Some(Cue::HedgeAfter(_)))
}

/// Does an amount have two ends?
fn is_range(line: &Line<'_>, at: usize) -> bool {
    matches!(line.items[at].token, Token::Amount(n) if line.amounts[n].quantity.hedge == Hedge::Range)
}

/// Does an amount stand for an older or other value ("from 12.9", "against 12.9", "after 18.7")?
pub(in crate::resolve) fn is_base(line: &Line<'_>, at: usize) -> bool {
    let all = || {
        line.amount_items
            .iter()
            .map(|&item| is_older_at(line, item))
    };
    match line.items.get(at).map(|item| item.token) {
        // Asked several times of each.
        Some(Token::Amount(amount)) => line.bases.get_or_init(|| all().collect())[amount],
        _ => is_older_at(line, at),
    }
}

fn is_older_at(line: &Line<'_>, at: usize) -> bool {
    if is_multiplied_amount(line, at)
        || compared_with(line, at).is_some()
        || is_from_then(line, at)
        || ends_with(line, at, Ending::From) && !is_outdone(line, at)
        || leads_on(line, at)
        || is_origin(line, at)
        || is_left(line, at)
        || line.back(at, 2, |before| outdoes(line, before)) == Some(true)
    {
        return true;
    }
    if is_months_own(line, at) || is_behind_newer(line, at) {
        return true;
    }
    if line.postpositions {
        // "Rusya'dan 37 milyar dolarlık ithalat": "from" is of the word before it.
        return false;
    }
    // "imports from the bloc £18.3 billion": an origin, no older value.
    let (mut worded, mut sized) = (false, false);
    // "after a fall of 12.9 percent", "compared with a deficit of 0.7 billion": a movement, or the noun of a balance, lets the search
    // go one further.
    let lengthens = |item: usize| match line.cue(item) {
        Some(Cue::Move(_)) => true,
        Some(Cue::Flow(word)) => word.flow() == Flow::Balance,
        _ => false,
    };
    line.back(at, 4, |before| {
        if before + 4 == at && !(before + 1..at).any(lengthens) {
            return Some(false);
        }
        match line.items[before].token {
            // "dari surplus 1,3 miliar pada 2021 ke defisit 210 juta"
            Token::Cue(Cue::Flow(word)) if word.flow() == Flow::Balance => None,
            Token::Cue(Cue::From) => {
                let origin =
                    worded && matches!(line.cue(before.wrapping_sub(1)), Some(Cue::Flow(_)));
                // "изделия из металла на 2,9 млрд", "tubos de acero por 3 millones": what it is made of, and then its size.
                // "exported from 180,000 to 190,000 tonnes"
                let range = before + 1 == at && is_range(line, at);
                Some(!(origin || range || worded && sized || is_earned_from(line, at)))
            }
            Token::Cue(Cue::Against | Cue::Than(_)) => Some(!is_than_behind(line, before)),
            // "melampaui pertumbuhan 5,8 persen bulan sebelumnya"
            Token::Cue(Cue::Hedge(Hedge::Over | Hedge::Under))
                if line.goods_stand.behind
                    && matches!(line.cue(before + 1), Some(Cue::Move(_))) =>
            {
                Some(true)
            }
            Token::Cue(Cue::To) if line.to_is_after && !worded => Some(true),
            Token::Cue(Cue::With) => Some(before + 1 == at && is_start_of_two(line, at)),
            Token::Cue(Cue::By) => {
                sized = true;
                None
            }
            Token::Cue(Cue::Hedge(_) | Cue::Move(_) | Cue::Of | Cue::Record(_)) => None,
            // "setelah mencapai rekor 107 miliar"
            Token::Cue(Cue::Became) => {
                let led = before.checked_sub(1).and_then(|led| line.cue(led));
                (!matches!(led, Some(Cue::Against))).then_some(false)
            }
            Token::Word => {
                worded = true;
                None
            }
            Token::Period => Some(is_of_older_flow(line, before)),
            _ => Some(false),
        }
    }) == Some(true)
}

/// "dari surplus Agustus yang sebesar 2,81 miliar", "dibanding ekspor Mei yang 5 miliar": the months of a flow right behind what is compared.
fn is_of_older_flow(line: &Line<'_>, period: usize) -> bool {
    let led = period.checked_sub(2).and_then(|led| line.cue(led));
    let flow = period.checked_sub(1).and_then(|flow| line.cue(flow));
    line.goods_stand.behind
        && matches!(led, Some(Cue::Against | Cue::Than(_)))
        && matches!(flow, Some(Cue::Flow(word)) if !word.is_verb())
        || is_from_balance_of(line, period)
}

/// "more than the 165 billion with the United States", "larger than the $9 billion gap with China": an amount that is compared with, of
/// another side and not of another time.
pub(in crate::resolve) fn is_of_another_side(line: &Line<'_>, at: usize) -> bool {
    let than = |before: usize| match line.items[before].token {
        Token::Cue(Cue::Against | Cue::Than(_) | Cue::Multiple(_)) => Some(true),
        Token::Cue(Cue::Hedge(_)) | Token::Word => None,
        _ => Some(line.is_times(before)),
    };
    let side = |after: usize| match line.items[after].token {
        // "against 14.3 percent for China"
        Token::Cue(Cue::In) => Some(matches!(line.cue(after + 1), Some(Cue::Area(..)))),
        Token::Cue(Cue::With | Cue::To | Cue::From | Cue::By) => {
            let named =
                (after + 1..after + 3).any(|item| matches!(line.cue(item), Some(Cue::Area(..))));
            Some(named)
        }
        // "ahead of the $63 billion that went to China"
        Token::Cue(Cue::Flow(_) | Cue::Cardinal(_) | Cue::Share | Cue::Pronoun | Cue::Became)
        | Token::Word => None,
        _ => Some(false),
    };
    !line.postpositions
        && line.back(at, 3, than) == Some(true)
        && line.ahead(at, 4, side) == Some(true)
}

/// "由上月的37.8亿美元扩至67亿美元": "from", a period and its value, with no space between.
fn is_from_then(line: &Line<'_>, at: usize) -> bool {
    at >= 2
        && matches!(line.items[at - 1].token, Token::Period)
        && matches!(line.cue(at - 2), Some(Cue::From))
        && is_tied(line, at - 2, at)
}

/// "较上年同期的3.5万亿日元": the comparison in so many words that an older value belongs to.
pub(in crate::resolve) fn compared_with(line: &Line<'_>, at: usize) -> Option<Compare> {
    let tied = at >= 2 && is_tied(line, at - 2, at) && !line.is_percent_at(at);
    let of = tied && matches!(line.cue(at.checked_sub(1)?), Some(Cue::Of));
    match line.cue(at.checked_sub(2)?) {
        Some(Cue::Compare(compare)) if of => Some(*compare),
        _ => None,
    }
}

/// "earned 1.3 billion dollars in 2025 from 238 million kg": a volume behind the money that it brought in.
fn is_earned_from(line: &Line<'_>, at: usize) -> bool {
    let unit = |item: usize| match line.items[item].token {
        Token::Amount(n) => Some(line.amounts[n].quantity.unit),
        _ => None,
    };
    let money = line.amount_before(at).and_then(unit);
    unit(at).is_some_and(Unit::is_volume) && money.is_some_and(Unit::is_money)
}

/// "auf 56,5 Milliarden von 77,7 Milliarden im September": "of" right behind the value that was reached leads to the older one.
fn is_behind_newer(line: &Line<'_>, at: usize) -> bool {
    let unit = |item: usize| match line.items[item].token {
        Token::Amount(n) => Some(line.amounts[n].quantity.unit),
        _ => None,
    };
    let before = at
        .checked_sub(2)
        .filter(|_| line.of_is_from && line.joined && matches!(line.cue(at - 1), Some(Cue::Of)));
    before.is_some_and(|before| unit(before) == unit(at) && is_newer_side(line, before))
}

/// "accelerating from July's 19.3%"
fn is_months_own(line: &Line<'_>, at: usize) -> bool {
    let Some(period) = at.checked_sub(3) else {
        return false;
    };
    let owns = matches!(line.items[period].token, Token::Period)
        && matches!(line.sign(period + 1), Some('\'' | '’'));
    owns && is_compared(line, period)
}

/// Does "with" stand for "from" before an amount: is the newer one of the same unit behind "to", after it or right before it
/// ("с 12 до 15 млрд", "до 15 млрд с 12 млрд")?
pub(in crate::resolve) fn is_start_of_two(line: &Line<'_>, at: usize) -> bool {
    let unit = |item: usize| match line.items.get(item)?.token {
        Token::Amount(n) => Some(line.amounts[n].quantity.unit),
        _ => None,
    };
    let same = |item: usize| unit(item) == unit(at) && unit(at) != Some(Unit::None);
    let newer = line.ahead(at, 4, |after| match line.cue(after) {
        Some(Cue::Became | Cue::To) => Some(same(after + 1) || same(after + 2)),
        _ => None,
    });
    let before = at.checked_sub(2);
    // "fell below 15% from 22.7%"
    let passed = |item: usize| {
        let hedge = item.checked_sub(1).and_then(|hedge| line.cue(hedge));
        let verb = item.checked_sub(2).and_then(|verb| line.cue(verb));
        matches!(hedge, Some(Cue::Hedge(Hedge::Over | Hedge::Under)))
            && matches!(verb, Some(Cue::Move(_)))
    };
    let reached = |item: usize| is_newer_side(line, item) || passed(item);
    newer == Some(true) || before.is_some_and(|item| same(item) && reached(item))
}

/// "double the 15.3 percent of 2016", "2.4 times the 9 billion", "half May's $9 billion": the amount that was multiplied.
fn is_multiplied_amount(line: &Line<'_>, at: usize) -> bool {
    let light = |item: usize| {
        matches!(
            line.items[item].token,
            Token::Word
                | Token::Period
                | Token::Sign('\'' | '’')
                | Token::Cue(Cue::Of | Cue::Pronoun)
        )
    };
    let word = (at.saturating_sub(5)..at).rev().find(|&item| !light(item));
    word.is_some_and(|item| {
        let dated =
            (item + 1..at).any(|between| matches!(line.items[between].token, Token::Period));
        match line.cue(item) {
            Some(Cue::Multiple(_)) => true,
            Some(Cue::Fraction(_)) => dated,
            // "2.3倍の28億": in a language without spaces, what came of it.
            // "47 kali beruntun" counts a run.
            _ => {
                line.is_times(item)
                    && !matches!(line.cue(at), Some(Cue::Streak))
                    && !(at > item + 1 && is_tied(line, item, at))
            }
        }
    })
}

/// "1.2 times the level of 2022": the period of what a multiple is of, but not when it came about ("doubled in 2022").
fn is_level_of(line: &Line<'_>, item: usize) -> bool {
    let multiple = |at: usize| matches!(line.cue(at), Some(Cue::Multiple(_)));
    let when = item >= 2 && matches!(line.cue(item - 1), Some(Cue::In)) && multiple(item - 2);
    !when
        && line.back(item, 4, |at| match line.items[at].token {
            Token::Amount(_) => Some(line.is_times(at)),
            // "verdoppelte sich 2023": nothing between tells that the period is what was doubled.
            Token::Cue(Cue::Multiple(_)) => Some(at + 1 != item),
            Token::Word | Token::Cue(Cue::Of | Cue::In | Cue::Pronoun) => None,
            _ => Some(false),
        }) == Some(true)
}

/// "8.2% less than in 2022": right behind an amount, "more than" compares and does not hedge.
fn outdoes(line: &Line<'_>, at: usize) -> Option<bool> {
    match line.cue(at)? {
        Cue::Hedge(Hedge::Over | Hedge::Under) => at.checked_sub(1).map(|before| {
            matches!(
                line.items[before].token,
                Token::Amount(_)
                    | Token::Sign(')')
                    // "вдвое больше июльского показателя"
                    | Token::Cue(Cue::Multiple(_) | Cue::Fraction(_))
            )
        }),
        Cue::In => None,
        _ => Some(false),
    }
}
