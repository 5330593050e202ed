//! Extremes in time, since when they are ones, and streaks.

use crate::claim::{Direction, Kind};
use crate::lexicon::{Cue, FlowWord, Relative};
use crate::phrase::{When, YearSaid};
use crate::quantity::{Hedge, Unit};
use crate::resolve::amount::behind::since_before;
use crate::resolve::kind::Movement;
use crate::resolve::line::Token;
use crate::resolve::time::when::{counts_months, ends_superlative};
use crate::resolve::walk::Walk;

/// How far a streak looks for the movement that it is one of, in items.
const FAR: usize = 64;

/// The longest verb that does no more than link, in bytes ("foram").
const COPULA: usize = 6;

impl Walk<'_, '_> {
    /// "record high", "tertinggi sejak Februari 2022".
    pub(in crate::resolve) fn record(
        &mut self,
        at: usize,
        direction: Direction,
        needs_since: bool,
    ) {
        let until = self.until_when(at);
        let told = self.on_topic(at)
            || self.flow_ahead(at).is_some()
            || self.opens_sentence(at)
            || self.flow_of_led(at).is_some();
        if !told || needs_since && until.is_none() {
            return;
        }
        if matches!(self.line.cue(at + 1), Some(Cue::OffTopic)) {
            // "record prices"
            return;
        }
        let size = self.line.items.get(at + 1).map(|item| item.token);
        let sized = matches!(size, Some(Token::Amount(n)) if !self.line.is_percent(n));
        let compared = self
            .line
            .back(at, 2, |before| match self.line.cue(before)? {
                // "After a record of $27.9 billion in 2022, exports …", "from a record 66 billion in June"
                Cue::Against if before == 0 && self.flow_of_led(at).is_some() => None,
                Cue::Against | Cue::From if sized => None,
                Cue::Against | Cue::Than(_) => Some(()),
                // "narrowed to 4.3 billion from a record high"
                Cue::From if !self.line.postpositions && until.is_none() => Some(()),
                _ => None,
            });
        if compared.is_some() {
            // "less than in the record year 2022"
            return;
        }
        // "the steepest fall in three years" is one of a fall.
        let before = at.checked_sub(1).and_then(|before| self.line.cue(before));
        // "the sharpest three-monthly drop since 2020"
        let counted = |item: usize| match self.line.items[item].token {
            Token::Cue(Cue::Move(moved)) => Some(Some(*moved)),
            Token::Cue(Cue::Cardinal(_) | Cue::Compare(_)) | Token::Sign('-') => None,
            _ => Some(None),
        };
        let moved = self.line.ahead(at, 4, counted).flatten();
        let direction = match (self.line.cue(at + 1), before) {
            (Some(Cue::Cardinal(_) | Cue::Compare(_)), _) if moved.is_some() => {
                moved.unwrap_or(direction)
            }
            (Some(Cue::Move(moved @ (Direction::Up | Direction::Down))), _)
            // "la caída más pronunciada desde 2009"
            | (_, Some(Cue::Move(moved @ (Direction::Up | Direction::Down)))) => *moved,
            _ => direction,
        };
        let span = self.line.items[at].span;
        let whole = until.map_or(span, |last| span.to(self.line.items[last].span));
        let movement = Movement { direction, span };
        let found = self.found.len();
        self.find(at, Kind::Record, None, Unit::None, whole, Some(movement));
        // "so viel Kaffee wie seit 1996 nicht mehr"
        let good = until.filter(|_| found < self.found.len());
        let good = good.and_then(|until| self.good_among(at, until));
        if let (Some(good), Some(last)) = (good, self.found.last_mut())
            && last.frame.good.as_ref().is_none_or(|known| !known.own)
        {
            last.frame.good = Some(good);
        }
    }

    /// "Foi o menor valor desde 2018.": right behind a sentence of trade, with one word before it at most.
    fn opens_sentence(&self, at: usize) -> bool {
        let verb = self
            .line
            .items
            .first()
            .map(|item| (item.token, item.span.len()));
        let bare = at == 0 || at == 1 && matches!(verb, Some((Token::Word, ..=COPULA)));
        self.scene.goes_on() && self.scene.silence == 0 && bare
    }

    /// "topping $1 billion for the first time": does a mark that was passed stand right before?
    pub(super) fn passes_mark(&self, at: usize) -> bool {
        let last = self.found.last().filter(|last| at - last.item <= 4);
        let clause = |item: usize| self.line.separates(item) || self.line.is_boundary(item);
        last.is_some_and(|last| {
            last.quantity.hedge == Hedge::Over
                && matches!(last.kind, Kind::Level | Kind::Balance)
                && !(last.item + 1..at).any(clause)
        })
    }

    /// "the first since mid-2016": of a deficit, or a fall, it is down.
    pub(super) fn first_since(&self, at: usize) -> Direction {
        let moved = self.line.ahead(at, 3, |after| match self.line.cue(after) {
            Some(Cue::Move(direction)) => Some(*direction),
            _ => None,
        });
        if let Some(direction) = moved {
            return direction;
        }
        // "fell for the first time in five months"
        let before = self.line.back(at, 4, |before| match self.line.cue(before) {
            Some(Cue::Move(direction @ (Direction::Up | Direction::Down))) => Some(*direction),
            _ => None,
        });
        if let Some(direction) = before.filter(|_| !self.line.postpositions) {
            return direction;
        }
        // "giảm 0,7%, lần đầu tiên trong ba năm": what fell right before its comma.
        let fell = at >= 2
            && self.line.separates(at - 1)
            && self.found.last().is_some_and(|last| {
                last.item + 2 == at
                    && last
                        .movement
                        .is_some_and(|moved| moved.direction == Direction::Down)
            });
        let deficit = self
            .frame
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value.is_deficit());
        if deficit || fell {
            Direction::Down
        } else {
            Direction::Up
        }
    }

    /// The last item of what makes a superlative one in time: "since 2011", "in 14 months", "on record".
    pub(super) fn until_when(&self, at: usize) -> Option<usize> {
        let ever = || {
            self.line
                .ahead(at, 4, |after| match self.line.items[after].token {
                    Token::Cue(Cue::Ever) => Some(Some(after)),
                    Token::Cue(
                        Cue::In
                        | Cue::From
                        | Cue::Of
                        | Cue::StreakUnit(_)
                        | Cue::Pronoun
                        | Cue::Compare(_)
                        | Cue::Move(_)
                        | Cue::Flow(_)
                        | Cue::Share,
                    )
                    | Token::Period
                    | Token::Word => None,
                    _ => Some(None),
                })?
        };
        self.since(at)
            .or_else(|| self.in_so_long(at))
            .or_else(|| self.of_so_long(at))
            .or_else(ever)
            .or_else(|| since_before(self.line, at))
    }

    /// The period behind "since", right after a superlative.
    pub(in crate::resolve) fn since(&self, at: usize) -> Option<usize> {
        if self.line.postpositions {
            return self.since_before(at);
        }
        let shared = (self.found.last()).is_some_and(|last| last.kind == Kind::Share);
        let period = self
            .line
            .ahead(at, 7, |after| match self.line.items[after].token {
                // "29.6 percent, its biggest share since 1990"
                Token::Cue(Cue::Share) if after == at + 1 && shared => None,
                // "the lowest for a January since 2019"
                Token::Period if self.is_season(after) => None,
                Token::Period => Some(Some(after)),
                Token::Cue(
                    Cue::From
                    | Cue::With
                    | Cue::To
                    | Cue::Pronoun
                    | Cue::In
                    | Cue::Of
                    | Cue::Hedge(_)
                    | Cue::Move(_)
                    | Cue::Flow(_)
                    | Cue::Ever
                    // "so viel Kaffee wie seit 1996 nicht mehr"
                    | Cue::Good(_)
                    | Cue::StreakUnit(_)
                    | Cue::Cardinal(_)
                    | Cue::Compare(_),
                )
                | Token::Sign('-')
                | Token::Word => None,
                _ => Some(None),
            })??;
        let from = |between: usize| matches!(self.line.cue(between), Some(Cue::From | Cue::With));
        let stands = (at + 1..period).any(from) || self.is_to_date(period);
        (stands || ends_superlative(self.line, period)).then_some(period)
    }

    /// Is it the month or quarter that a record is one of, of no year, with "since" behind it?
    fn is_season(&self, at: usize) -> bool {
        let number = self.line.period_items.binary_search(&at).ok();
        let phrase = number.and_then(|number| self.line.periods.get(number));
        let of_no_year = phrase.is_some_and(|phrase| {
            matches!(
                phrase.when,
                When::Months {
                    year: YearSaid::Unsaid,
                    ..
                } | When::Relative(Relative::Same)
            )
        });
        of_no_year && matches!(self.line.cue(at + 1), Some(Cue::From | Cue::With))
    }

    /// Is a period so many months up to the one spoken of?
    fn counts_back(&self, at: usize) -> bool {
        let number = self.line.period_items.binary_search(&at).ok();
        let phrase = number.and_then(|number| self.line.periods.get(number));
        phrase.is_some_and(|phrase| matches!(phrase.when, When::LastMonths(_)))
    }

    /// "para ese período": the same months of any year.
    fn is_same(&self, at: usize) -> bool {
        let number = self.line.period_items.binary_search(&at).ok();
        let phrase = number.and_then(|number| self.line.periods.get(number));
        phrase.is_some_and(|phrase| phrase.when == When::Relative(Relative::Same))
    }

    /// "su nivel más alto desde enero": a period that says "since" by itself.
    fn is_to_date(&self, at: usize) -> bool {
        let number = self.line.period_items.binary_search(&at).ok();
        let phrase = number.and_then(|number| self.line.periods.get(number));
        phrase.is_some_and(|phrase| phrase.when == When::Relative(Relative::YearToDate))
    }

    /// "Eylül 2022'den bu yana en yüksek": the period and its "since" stand before the superlative.
    fn since_before(&self, at: usize) -> Option<usize> {
        let period = self
            .line
            .back(at, 4, |before| match self.line.items[before].token {
                Token::Period => Some(Some(before)),
                // "2022'den bu yana"
                Token::Cue(Cue::From | Cue::Pronoun) | Token::Word => None,
                _ => Some(None),
            })??;
        matches!(self.line.cue(period + 1), Some(Cue::From)).then_some(period)
    }

    /// The last item of "in 14 months", "in nearly two decades", right after a superlative.
    pub(super) fn in_so_long(&self, at: usize) -> Option<usize> {
        if self.line.postpositions {
            return self.so_long_before(at);
        }
        // "mức cao nhất 2 năm"
        let mut inside = self.number(at + 1).is_some();
        for after in at + 1..self.line.items.len().min(at + 8) {
            match self.line.items[after].token {
                Token::Cue(Cue::In | Cue::From) => inside = true,
                Token::Cue(Cue::StreakUnit(_)) if inside => return Some(after),
                Token::Amount(n) if self.line.amounts[n].is_bare() && inside => {}
                // "em cinco meses": a count of months that is one phrase.
                Token::Period if self.counts_back(after) => return Some(after),
                // "cao nhất trong hai năm qua": a count right before the name of the past year.
                Token::Period if inside && self.counts_units(after - 1) => return Some(after - 1),
                Token::Period if !inside && counts_months(self.line, after) => return Some(after),
                // "mejor registro para ese período en una década"
                Token::Period if inside && self.is_same(after) => inside = false,
                // "mức cao nhất trong 10 tháng"
                Token::Period if inside || after == at + 1 => {
                    return counts_months(self.line, after).then_some(after);
                }
                Token::Word
                | Token::Cue(
                    Cue::Hedge(_) | Cue::Cardinal(_) | Cue::Of | Cue::Move(_) | Cue::StreakUnit(_),
                ) => {}
                // "its biggest trade surplus in a year"
                Token::Cue(Cue::Flow(_) | Cue::Compare(_)) if !inside => {}
                _ => return None,
            }
        }
        None
    }

    /// A number in words, or a bare one in digits.
    fn counts_units(&self, at: usize) -> bool {
        let bare =
            matches!(self.line.items[at].token, Token::Amount(n) if self.line.amounts[n].is_bare());
        bare || self.number(at).is_some()
    }

    /// The last item of "de los últimos cinco años", "de deux ans", right after a superlative.
    fn of_so_long(&self, at: usize) -> Option<usize> {
        let of = self.line.cue(at + 1).or_else(|| self.line.cue(at + 2));
        let led = matches!(self.line.cue(at + 1), Some(Cue::Of))
            || matches!(of, Some(Cue::Of))
                && matches!(
                    self.line.items.get(at + 1).map(|item| item.token),
                    Some(Token::Word)
                );
        let counted = |item: usize| match self.line.items[item].token {
            Token::Cue(Cue::StreakUnit(_)) => Some(Some(item)),
            Token::Cue(Cue::Of | Cue::Hedge(_) | Cue::Cardinal(_)) | Token::Word => None,
            Token::Amount(n) if self.line.amounts[n].is_bare() => None,
            _ => Some(None),
        };
        let end = led
            .then(|| self.line.ahead(at, 6, counted))
            .flatten()
            .flatten()?;
        self.number(end - 1).is_some().then_some(end)
    }

    /// "son 3 yılın en düşük seviyesi": the count and its unit stand before the superlative.
    fn so_long_before(&self, at: usize) -> Option<usize> {
        let unit = at.checked_sub(1)?;
        let number = unit.checked_sub(1)?;
        // "son 2,5 yılın"
        let counted =
            matches!(self.line.cue(unit), Some(Cue::StreakUnit(_))) && self.counts_units(number);
        counted.then_some(number)
    }

    /// "36 bulan berturut-turut", "for the 10th straight month", "fifth month in a row".
    pub(super) fn streak(&mut self, at: usize) {
        if !self.on_topic(at) && self.flow_ahead(at).is_none() {
            return;
        }
        let unit_at = |at: usize| match self.line.cue(at) {
            Some(Cue::StreakUnit(unit)) => Some((*unit, at)),
            _ => None,
        };
        let number = (at.saturating_sub(4)..at)
            .rev()
            .chain(at + 1..(at + 3).min(self.line.items.len()))
            .find_map(|near| Some((near, self.number(near)?)));
        let unit = unit_at(at)
            .or_else(|| self.line.back(at, 2, unit_at))
            .or_else(|| self.line.ahead(at, 2, unit_at))
            .or_else(|| unit_at(number.as_ref()?.0 + 1))
            // "bulan ke-47 berturut-turut"
            .or_else(|| (1..=3).find_map(|back| unit_at(number.as_ref()?.0.checked_sub(back)?)))
            .or_else(|| Some((self.unit_of_periods()?, at)));
        let (Some((unit, unit_item)), Some((first, (value, span)))) = (unit, number) else {
            return;
        };
        let last = at.max(unit_item).max(first);
        let beside = unit_item.max(first.saturating_sub(3));
        let whole = span
            .to(self.line.items[last].span)
            .to(self.line.items[if beside == unit_item { unit_item } else { at }].span)
            .to(self.line.items[first].span)
            .to(self.line.items[at].span);
        // "a surplus in June, its 50th straight, as exports fell": in apposition to what was told before.
        let own = first
            .min(at)
            .checked_sub(1)
            .is_some_and(|item| matches!(self.line.cue(item), Some(Cue::Pronoun)));
        let own = own && self.line.separates(last + 1);
        let told = || {
            (at.saturating_sub(FAR)..at)
                .rev()
                .find_map(|item| self.turn_at(item))
        };
        let moved = own
            .then(told)
            .flatten()
            .or_else(|| self.line.ahead(at, 12, |item| self.turn_at(item)))
            .or_else(|| {
                // "连续第51个月顺差": right behind the number.
                let end = self.line.items.len().min(last + 3);
                (last + 1..end).find_map(|item| self.turn_at(item))
            })
            .or_else(|| {
                (at.saturating_sub(FAR)..at)
                    .rev()
                    .find_map(|item| self.turn_at(item))
            })
            .or_else(|| {
                (at..self.line.items.len().min(at + FAR)).find_map(|item| self.turn_at(item))
            });
        let movement = moved.or(self.last).unwrap_or(Movement {
            direction: Direction::Up,
            span,
        });
        self.find(at, Kind::Record, Some(value), unit, whole, Some(movement));
    }

    /// What a streak without a unit counts: periods as long as the one named ("surplus Agustus yang ke-52 berturut-turut").
    fn unit_of_periods(&self) -> Option<Unit> {
        let phrases = self.line.periods.iter().map(|phrase| phrase.when);
        let named = phrases.into_iter().find(|when| *when != When::Day);
        let months = match named {
            Some(When::Months { first, last, .. }) => i32::from(last - first) + 1,
            Some(When::Year(_)) => 12,
            _ => self.scene.focus.period.as_ref()?.value.period.len(),
        };
        match months {
            1 => Some(Unit::Month),
            3 => Some(Unit::Quarter),
            12 => Some(Unit::Year),
            _ => None,
        }
    }

    /// The direction of a streak, where a word tells it: a movement, a surplus or a deficit.
    pub(super) fn turn_at(&self, item: usize) -> Option<Movement> {
        let direction = match self.line.cue(item)? {
            Cue::Move(direction) | Cue::Ends(direction) => *direction,
            Cue::Flow(FlowWord::Surplus | FlowWord::BareSurplus) => Direction::Up,
            Cue::Flow(FlowWord::Deficit | FlowWord::BareDeficit) => Direction::Down,
            _ => return None,
        };
        let span = self.line.items[item].span;
        Some(Movement { direction, span })
    }
}
