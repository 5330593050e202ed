//! Several amounts: a unit or scale printed once for all of them, an older one without its unit, ranges.

use super::amount::{Amount, Reader};
use super::carry::scale_power;
use crate::lexicon::{Cue, Ending, What};
use crate::quantity::{Hedge, Unit};
use rust_decimal::Decimal;

/// A number below this may be one of models or firms.
const FEW: u32 = 100;

/// The most marks between two parts of a list that share a unit.
const MOST_BETWEEN: usize = 7;

/// The most marks between a side and the "with" of its amount.
const MOST_TO_SIDE: usize = 3;

/// The most marks between two amounts of a list of sides.
const MOST_TO_LIST: usize = 12;

impl Reader<'_> {
    /// "152 тыс. легковых автомобилей", "504,000 cars": the pieces that a bare number right before a good counts.
    pub(super) fn count_pieces(&self, found: &mut [Amount]) {
        let counted = |at: usize| matches!(self.cue(at), Some(Cue::Good(label)) if crate::lexicon::is_counted(label));
        let other = |at: usize| {
            self.marks
                .get(at)
                .is_some_and(|mark| mark.what == What::Other)
        };
        for amount in found.iter_mut().filter(|amount| amount.is_bare()) {
            let many = amount
                .quantity
                .figure
                .is_some_and(|figure| figure.value >= Decimal::from(FEW));
            let end = amount.marks.end;
            let of = usize::from(matches!(self.cue(end), Some(Cue::Of)));
            if many && (counted(end + of) || other(end) && counted(end + 1)) {
                amount.quantity.unit = Unit::Piece;
            }
        }
    }

    /// Do only a comma, "and" or "or" stand between two amounts?
    fn listed(&self, left: &Amount, right: &Amount) -> bool {
        let between = left.marks.end..right.marks.start;
        (1..=2).contains(&between.len())
            && between.clone().all(|at| {
                matches!(self.sign(at), Some(',' | '、'))
                    || matches!(self.cue(at), Some(Cue::And | Cue::Or))
            })
    }

    /// Does only "to" stand between two amounts ("de 58.000 millones a 61.000 millones de dólares")?
    fn risen(&self, left: &Amount, right: &Amount) -> bool {
        let comma = usize::from(self.sign(left.marks.end) == Some(','));
        let mut between = left.marks.end + comma..right.marks.start;
        let to = between
            .next()
            .is_some_and(|at| matches!(self.cue(at), Some(Cue::To | Cue::Became)));
        to && between.len() < 2 && between.all(|at| matches!(self.cue(at), Some(Cue::Hedge(_))))
    }

    /// "von 106 auf 97 Milliarden Euro", "с 12 до 15 млрд": does "from", "of" or "with" stand right before an amount?
    pub(super) fn comes_from(&self, left: &Amount) -> bool {
        let hedge =
            |at: &usize| !matches!(self.cue(*at), Some(Cue::Hedge(_))) && !self.is_article(*at);
        let before = (left.marks.start.saturating_sub(2)..left.marks.start)
            .rev()
            .find(hedge);
        before.is_some_and(|at| matches!(self.cue(at), Some(Cue::From | Cue::Of | Cue::With)))
    }

    /// "exports fell by 3 percent, imports — by 7.": a bare number at the end of its clause, behind a dash and "by".
    pub(super) fn goes_on_in_percent(&self, left: &Amount, right: &Amount) -> bool {
        let at = right.marks.start;
        let by = at >= 2
            && matches!(self.cue(at - 1), Some(Cue::By))
            && matches!(self.sign(at - 2), Some('-' | '–' | '—'));
        let ends = self
            .marks
            .get(right.marks.end)
            .is_none_or(|mark| matches!(mark.what, What::Punct(_)));
        let near = (2..=MOST_BETWEEN).contains(&(at - left.marks.end));
        left.is_ratio()
            && !right.scaled
            && (by && ends && near || self.is_next_sides_part(left, right))
    }

    /// "yüzde 6 ila 7", "yüzde 6-7", "yüzde 39,5'ten 42,2'ye": a sign of percent before the first of two stands for both.
    pub(super) fn ends_ratio(&self, left: &Amount, right: &Amount) -> bool {
        let at = right.marks.start;
        let dash = matches!(self.sign(at - 1), Some('-' | '–'))
            && self.glued(at - 1)
            && self.glued(at)
            && self.marks[left.marks.end - 1].what == What::Number;
        let until = dash || matches!(self.cue(at - 1), Some(Cue::Until));
        let range = at == left.marks.end + 1 && until;
        let risen = left.ending == Ending::From && right.ending == Ending::To;
        let near = at <= left.marks.end + 1;
        left.is_ratio() && !right.scaled && (range || risen && near)
    }

    /// "to India — 17, to China — 15 percent": a list whose parts name their sides before a dash, with the unit printed once.
    fn elided(&self, left: &Amount, right: &Amount) -> bool {
        let dashed = |amount: &Amount| {
            let before = amount.marks.start.checked_sub(1);
            before.is_some_and(|before| matches!(self.sign(before), Some('-' | '–' | '—')))
        };
        let names = |at: usize| {
            self.sign(at) == Some(',')
                || matches!(
                    self.cue(at),
                    Some(
                        Cue::Area(..)
                            | Cue::Good(_)
                            | Cue::And
                            | Cue::By
                            | Cue::To
                            | Cue::With
                            | Cue::From
                    )
                )
                || matches!(self.sign(at), Some('-' | '–' | '—'))
        };
        let mut between = left.marks.end..right.marks.start.saturating_sub(1);
        let alike =
            dashed(left) && dashed(right) && right.is_ratio() || self.led_alike(left, right);
        alike && !left.scaled && (2..=MOST_BETWEEN).contains(&between.len()) && between.all(names)
    }

    /// "fell by 7 to Japan, by 15 percent to Italy", "Azerbaycan'dan 9,8, İran'dan 5,4 milyar metreküp": the same word leads to both.
    fn led_alike(&self, left: &Amount, right: &Amount) -> bool {
        let lead = |amount: &Amount| self.cue(amount.marks.start.checked_sub(1)?);
        let same = match (lead(left), lead(right)) {
            (Some(Cue::By), Some(Cue::By)) => right.is_ratio(),
            (Some(Cue::From), Some(Cue::From)) | (Some(Cue::To), Some(Cue::To)) => {
                self.lexicon.puts_behind() && self.sign(left.marks.end) == Some(',')
            }
            _ => false,
        };
        let side = |at: usize| matches!(self.cue(at), Some(Cue::Area(..)));
        same && (left.marks.end..right.marks.start).any(side)
    }

    /// "スペインからが30万、ドイツから25万トン": a list whose parts name their sides, with the unit printed once and the scale with each.
    fn follows_side(&self, left: &Amount, right: &Amount) -> bool {
        let comma = matches!(self.sign(left.marks.end), Some(',' | '、' | '，'));
        let mut between = left.marks.end + 1..right.marks.start;
        let unit = right.quantity.unit;
        let near = (1..=3).contains(&between.len());
        let side = between
            .next()
            .is_some_and(|at| matches!(self.cue(at), Some(Cue::Area(..))));
        let light = |at: usize| {
            matches!(
                self.cue(at),
                Some(Cue::Post(_) | Cue::Became | Cue::Hedge(_))
            )
        };
        left.scaled
            && right.scaled
            && unit.is_volume()
            && comma
            && near
            && side
            && between.all(light)
    }

    /// Does only a dash or "to" stand between two amounts?
    fn ranged(&self, left: &Amount, right: &Amount) -> bool {
        right.marks.start == left.marks.end + 1
            && (matches!(
                self.sign(left.marks.end),
                Some('-' | '–' | '—' | '~' | '～' | '〜')
            ) && (self.glued(left.marks.end) || self.spaced(left, right))
                || matches!(self.cue(left.marks.end), Some(Cue::Until))
                || matches!(
                    self.cue(left.marks.end),
                    Some(Cue::And | Cue::To | Cue::Became)
                ) && self.between(left)
                || matches!(self.cue(left.marks.end), Some(Cue::To))
                    && !self.lexicon.to_is_after()
                    && (left.quantity.hedge == Hedge::About
                        || self.opens_range(left)
                        || self.led_range(left, right)
                        || self.neighbours(left, right)
                        || self.parts(left, right)))
    }

    /// "có từ 180.000 đến 190.000 tấn": volumes of like size behind "from", where no word tells a movement.
    fn led_range(&self, left: &Amount, right: &Amount) -> bool {
        let cue = |back: usize| self.cue(left.marks.start.checked_sub(back)?);
        let stands = matches!(cue(2), Some(Cue::Flow(_) | Cue::Good(_) | Cue::And));
        let (low, high) = (&left.quantity, &right.quantity);
        let near = (low.figure.zip(high.figure)).is_some_and(|(low, high)| {
            (low.value..=low.value * Decimal::TWO).contains(&high.value)
        });
        let alike = high.unit.is_volume() && !left.scaled && !right.scaled;
        matches!(cue(1), Some(Cue::From)) && stands && left.marks.len() == 1 && alike && near
    }

    /// "vào khoảng 16 - 17 tỷ USD", "tăng 10 - 15%": digits alone before the dash, and a figure of their size behind it.
    fn spaced(&self, left: &Amount, right: &Amount) -> bool {
        let power = if left.scaled {
            None
        } else {
            scale_power(right, self)
        };
        let low = left
            .quantity
            .figure
            .and_then(|low| low.scaled(power.unwrap_or(0)));
        let figures = low.zip(right.quantity.figure);
        let near = figures.is_some_and(|(low, high)| high.value <= low.value * Decimal::TWO);
        left.marks.len() == 1 && !right.is_bare() && near
    }

    /// "pour 3,4 à 3,5 milliards": digits alone, with no word before them that makes them an older value.
    fn opens_range(&self, left: &Amount) -> bool {
        let before = left.marks.start.checked_sub(1);
        let moved = before.is_some_and(|before| {
            self.marks[before].what == What::Number
                || matches!(
                    self.cue(before),
                    Some(
                        Cue::From
                            | Cue::Of
                            | Cue::By
                            | Cue::Against
                            | Cue::Move(_)
                            | Cue::Than(_)
                            | Cue::Behind(_)
                            | Cue::Month(_)
                    )
                )
        });
        left.marks.len() == 1 && !moved || self.lacks_unit(left) && !moved && !self.comes_from(left)
    }

    /// "255万至619万吨": digits and a scale, with the unit printed behind the last of two.
    fn lacks_unit(&self, left: &Amount) -> bool {
        let last = self.cue(left.marks.end - 1);
        matches!(last, Some(Cue::Scale(_))) && self.glued(left.marks.end)
    }

    /// "多22%至23%": two neighbouring percentages that nothing names an older one.
    fn neighbours(&self, left: &Amount, right: &Amount) -> bool {
        let near = left
            .quantity
            .figure
            .zip(right.quantity.figure)
            .is_some_and(|(low, high)| high.value <= low.value * Decimal::new(15, 1));
        near && left.quantity.unit == Unit::Percent
            && right.quantity.unit == Unit::Percent
            && self.glued(left.marks.end)
            && !self.comes_from(left)
    }

    /// "340 milliards de FCFA", "2 million of its people": an unknown thing behind "of" is what the number counts.
    pub(super) fn counts_other(&self, amount: &Amount) -> bool {
        let of = matches!(self.cue(amount.marks.end), Some(Cue::Of | Cue::From));
        let thing = self.marks.get(amount.marks.end + 1).map(|mark| mark.what);
        of && thing == Some(What::Other)
    }

    /// "up from 840,000 in May": does a bare number stand right behind "from" or "against", and count nothing of its own?
    pub(super) fn is_older(&self, right: &Amount) -> bool {
        let before = self.lead_of(right);
        let older =
            before.is_some_and(|before| matches!(self.cue(before), Some(Cue::From | Cue::Against)));
        let led = matches!(self.cue(right.marks.end), Some(Cue::From));
        let of = matches!(self.cue(right.marks.end), Some(Cue::Of));
        older && (of || self.ends_here(right)) && !led
    }

    /// "France came first (113.9 million), then the US, with 104.3", "le vendió 12.860 millones y le compró 9.820": a bare number that
    /// counts what the amount before it does, since it stands in a bracket, behind "with" or behind the verb of a side.
    pub(super) fn goes_on_with_side(&self, from: &Amount, right: &Amount) -> bool {
        let Some(lead) = right.marks.start.checked_sub(1) else {
            return false;
        };
        let side = |most: usize| {
            (lead.saturating_sub(most)..lead).any(|at| matches!(self.cue(at), Some(Cue::Area(..))))
        };
        let ends = |at: usize| match self.marks.get(at).map(|mark| mark.what) {
            None | Some(What::Punct(_)) => true,
            _ => matches!(self.cue(at), Some(Cue::And | Cue::While)),
        };
        let bracketed = matches!(self.sign(lead), Some('(' | '（'))
            && matches!(self.sign(right.marks.end), Some(')' | '）'));
        if from.quantity.unit.is_volume() && self.goes_to_side(right) {
            return lead - from.marks.end < MOST_TO_LIST;
        }
        let opens = match self.cue(lead) {
            Some(Cue::With) => side(MOST_TO_SIDE),
            Some(Cue::Share) => side(1),
            Some(Cue::Flow(word)) => word.is_verb(),
            // "vendieron al país vecino por 12.140 millones y le compraron por 10.480"
            Some(Cue::By) => {
                let verb = lead.checked_sub(1).and_then(|verb| self.cue(verb));
                matches!(verb, Some(Cue::Flow(word)) if word.is_verb())
            }
            _ => bracketed && side(1),
        };
        opens && ends(right.marks.end) && lead - from.marks.end < MOST_TO_LIST
    }

    /// "cars rose 6.1 and manufactures 5.2 percent", "nach China um 3,7 und nach Indien um 2,7 Prozent", "die Exporte 3,7 und die Importe 2,7
    /// Milliarden Euro": a bare fraction behind a word that leads to it, and the amount that ends the list.
    fn moved_alike(&self, left: &Amount, right: &Amount) -> bool {
        let lead = |amount: &Amount| self.cue(amount.marks.start.checked_sub(1)?);
        let alike = match (lead(left), lead(right)) {
            (Some(Cue::Move(_)), _) | (Some(Cue::By), Some(Cue::By)) => right.is_ratio(),
            (Some(Cue::Flow(_) | Cue::Area(..) | Cue::Became | Cue::By), Some(Cue::Flow(flow))) => {
                right.scaled && !flow.is_verb()
            }
            _ => (right.is_ratio() || right.scaled) && self.is_sided(left) && self.is_sided(right),
        };
        let fraction = left
            .quantity
            .figure
            .is_some_and(|figure| figure.value.fract() != Decimal::ZERO);
        let listed =
            self.sign(left.marks.end) == Some(',') || self.cue(left.marks.end) == Some(&Cue::And);
        let between = right.marks.start - left.marks.end;
        alike && fraction && listed && between <= MOST_BETWEEN
    }

    /// "between 1.6 and 1.7 million": does "between" stand right before an amount?
    fn between(&self, left: &Amount) -> bool {
        left.marks
            .start
            .checked_sub(1)
            .is_some_and(|before| matches!(self.cue(before), Some(Cue::Between)))
    }
}

/// Hands the unit printed once ("15 dan 12 persen") to the numbers before it.
pub(super) fn share_units(found: &mut [Amount], reader: &Reader<'_>) {
    // The power of ten of the amount to the right, be it printed there or handed on.
    let mut power = None;
    for right in (1..found.len()).rev() {
        let (left, rest) = found.split_at_mut(right);
        let (Some(left), Some(right)) = (left.last_mut(), rest.first()) else {
            continue;
        };
        power = scale_power(right, reader).or(power.filter(|_| right.scaled));
        // "5 Milliarden, 7 Tsd. Stück" are two things.
        let apart = reader.every && left.scaled && reader.sign(left.marks.end).is_some();
        if shares_scale(left, right, reader) {
            take_scale(left, power);
            continue;
        }
        if !left.is_bare()
            || right.is_bare() && !(right.scaled && !left.scaled && reader.listed(left, right))
            // "341.2 billion, 4.4 percent more": a scaled number is no percentage.
            || left.scaled && right.quantity.unit == Unit::Percent
            || apart && !reader.ranged(left, right)
            || !(reader.listed(left, right)
                || reader.ranged(left, right)
                || (left.scaled || reader.comes_from(left) || reader.sizes(left, right))
                    && reader.risen(left, right)
                || reader.elided(left, right)
                || reader.moved_alike(left, right)
                || reader.follows_side(left, right)
                || !left.scaled && reader.risen_later(left, right)
                || reader.follows_older(left, right))
        {
            continue;
        }
        left.quantity.unit = right.quantity.unit;
        if right.quantity.unit != Unit::Percent {
            take_scale(left, power);
        }
    }
}

/// "$174, $171 and $82 million": the currency is printed with each, the scale once.
fn shares_scale(left: &Amount, right: &Amount, reader: &Reader<'_>) -> bool {
    let unit = left.quantity.unit;
    !reader.every
        && unit.is_money()
        && unit == right.quantity.unit
        && !left.scaled
        && right.scaled
        && reader.listed(left, right)
}

/// Hands a power of ten to an amount without a scale of its own.
fn take_scale(left: &mut Amount, power: Option<u32>) {
    let figure = power
        .filter(|_| !left.scaled)
        .and_then(|power| left.quantity.figure?.scaled(power));
    if let Some(figure) = figure {
        left.quantity.figure = Some(figure);
        left.scaled = true;
    }
}

/// "$5-6 billion": the currency before the lower end, the scale behind the upper one.
fn share_scale_of_range(left: &mut Amount, right: &Amount, power: Option<u32>) {
    let low = power.and_then(|power| left.quantity.figure?.scaled(power));
    let high = right.quantity.figure.map(|high| high.value);
    if low.zip(high).is_some_and(|(low, high)| low.value < high) {
        take_scale(left, power);
    }
}

/// Joins "3-4 percent" into one amount.
pub(super) fn join_ranges(found: &mut Vec<Amount>, reader: &Reader<'_>) {
    let mut at = 1;
    while at < found.len() {
        let (left, right) = (&found[at - 1], &found[at]);
        let rising = left
            .quantity
            .figure
            .zip(right.quantity.figure)
            .is_some_and(|(low, high)| low.value < high.value);
        let same = left.quantity.unit == right.quantity.unit && !right.is_bare();
        if rising
            && same
            && left.negative.is_none()
            && right.negative != Some(false)
            && reader.ranged(left, right)
        {
            let power = scale_power(right, reader).filter(|_| right.scaled);
            let right = found.remove(at);
            let left = &mut found[at - 1];
            share_scale_of_range(left, &right, power);
            left.quantity.high = right.quantity.figure;
            left.quantity.hedge = Hedge::Range;
            left.quantity.span = left.quantity.span.to(right.quantity.span);
            left.marks.end = right.marks.end;
            left.scaled |= right.scaled;
            left.ending = right.ending;
        } else {
            at += 1;
        }
    }
}
