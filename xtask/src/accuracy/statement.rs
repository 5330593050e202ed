//! A sentence as the benchmark means it: what it is about, what it prints, and how it is said.

use super::facts::Address;
use super::figure::Figure;
use super::phrases::Phrases;
use super::random::Random;
use jiff::civil::Date;
use std::ops::Range;
use weighbridge_core::claim::Flow;
use weighbridge_core::period::Period;
use weighbridge_core::quantity::Hedge;

/// What the figure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asked {
    /// An amount, or a balance.
    Level,
    /// Growth over a year earlier.
    Growth,
    /// A rise or fall in money.
    Difference,
    /// Times the amount of a year earlier.
    Multiple,
    /// A part of the trade with everyone.
    Share,
}

/// One figure with all that the sentence says of it.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    pub(super) address: Address,
    pub(super) asked: Asked,
    pub(super) figure: Figure,
    pub(super) hedge: Hedge,
    /// A rise or a surplus?
    pub(super) up: bool,
    /// The growth beside an amount, or the amount beside a growth.
    pub(super) beside: Option<(Figure, bool)>,
    pub(super) published: Date,
    /// Are the months told from the day of publication?
    pub(super) relative: bool,
}

/// A sentence, and where its figure stands.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) at: Range<usize>,
}

/// Stands on both sides of the figure until the sentence is whole.
const FENCE: char = '\u{1}';

impl Statement {
    /// The sentence in a language; `None` where the language has no words for it.
    pub(super) fn said(&self, phrases: &Phrases, random: &mut Random) -> Option<Said> {
        let flow = self.flow_word();
        let kind = self.kind();
        let way = random.pick(phrases.sentences(kind, flow))?;
        let is_world = self.address.partner == "WORLD";
        let nouns = Some(&phrases.nouns_world)
            .filter(|_| is_world)
            .and_then(|nouns| nouns.get(flow))
            .or_else(|| phrases.nouns.get(flow))?;
        let noun = random.pick(nouns)?;
        let noun = self.filled(noun, phrases)?;
        let mut text = way.replace("{noun}", &noun);
        text = text.replace("{period}", &self.months(phrases, random)?);
        let target = self.figure.words(phrases, random)?;
        let target = format!("{FENCE}{}{FENCE}", self.hedged(&target, phrases, random)?);
        let own = match self.asked {
            Asked::Level | Asked::Difference => "{amount}",
            Asked::Growth => "{growth}",
            Asked::Multiple => "{times}",
            Asked::Share => "{share}",
        };
        let digits = format!("{FENCE}{}{FENCE}", self.figure.digits(phrases));
        text = text.replace(own, &target).replace("{plain}", &digits);
        if let Some((beside, _)) = self.beside {
            let words = beside.words(phrases, random)?;
            text = text.replace("{growth}", &words).replace("{amount}", &words);
        }
        Some(finished(&text, phrases.spaces))
    }

    /// The name of the list of sentences.
    fn kind(&self) -> &'static str {
        let rises = match (self.asked, self.beside) {
            (Asked::Level, Some((_, up))) => up,
            _ => self.up,
        };
        match (self.asked, self.beside.is_some(), rises) {
            (Asked::Level, false, _) => "level",
            (Asked::Level | Asked::Growth, true, true) => "both_up",
            (Asked::Level | Asked::Growth, true, false) => "both_down",
            (Asked::Growth, false, true) => "growth_up",
            (Asked::Growth, false, false) => "growth_down",
            (Asked::Difference, _, true) => "difference_up",
            (Asked::Difference, _, false) => "difference_down",
            (Asked::Multiple, ..) => "multiple",
            (Asked::Share, ..) => "share",
        }
    }

    fn flow_word(&self) -> &'static str {
        match (self.address.flow, self.up) {
            (Flow::Exports, _) => "exports",
            (Flow::Imports, _) => "imports",
            (Flow::Total, _) => "total",
            (Flow::Balance, true) => "surplus",
            (Flow::Balance, false) => "deficit",
        }
    }

    /// A noun with sides and goods.
    fn filled(&self, noun: &str, phrases: &Phrases) -> Option<String> {
        let address = &self.address;
        let goods = match address.commodity.as_str() {
            "TOTAL" => "",
            code => phrases.goods.get(code)?,
        };
        let [of, ..] = phrases.sides(&address.reporter);
        let [_, to, from, with] = phrases.sides(&address.partner);
        let named = noun.replace("{name}", phrases.name(&address.reporter));
        let sided = named.replace("{of}", &of).replace("{to}", &to);
        let sided = sided.replace("{from}", &from).replace("{with}", &with);
        Some(sided.replace("{goods}", goods))
    }

    fn hedged(&self, figure: &str, phrases: &Phrases, random: &mut Random) -> Option<String> {
        if self.hedge == Hedge::Exact {
            return Some(figure.to_owned());
        }
        let way = random.pick(phrases.hedges.get(self.hedge.code())?)?;
        Some(way.replace("{}", figure))
    }

    /// The months in words.
    fn months(&self, phrases: &Phrases, random: &mut Random) -> Option<String> {
        let period = self.address.period;
        let shapes = shapes(period);
        let shape = *random.pick(&shapes)?;
        let alone = match shape {
            _ if !self.relative => shape,
            "month" => "month_alone",
            "quarter" => "quarter_alone",
            "to_date" => "to_date_alone",
            "year" => "last_year",
            _ => return None,
        };
        let way = random.pick(phrases.periods.get(alone)?)?;
        let last = period.last().number();
        let (quarter, half) = ((last + 2) / 3, (last + 5) / 6);
        let text = way.replace("{year}", &period.last().year().to_string());
        let text = text.replace("{month}", &phrases.word("month", last));
        let text = text.replace("{m}", &last.to_string());
        let text = text.replace("{q}", &phrases.word("q", quarter));
        let text = text.replace("{n}", &quarter.to_string());
        let text = text.replace("{h}", &phrases.word("h", half));
        Some(text.replace("{count}", &phrases.word("count", period.len())))
    }
}

/// The ways to name a period; none where news does not name it in a word or two.
pub(super) fn shapes(period: Period) -> Vec<&'static str> {
    let (first, months) = (period.first().number(), period.len());
    match (first, months) {
        (_, 1) => vec!["month"],
        (1, 3) => vec!["quarter", "to_date"],
        (4 | 7 | 10, 3) => vec!["quarter"],
        (1, 6) => vec!["half", "to_date"],
        (7, 6) => vec!["half"],
        (1, 12) => vec!["year"],
        (1, 2..=11) => vec!["to_date"],
        _ => Vec::new(),
    }
}

/// One space between words, none before a stop, a capital in front; and where the fenced figure stands.
fn finished(text: &str, spaces: bool) -> Said {
    let mut out = String::new();
    let mut fences = Vec::new();
    for sign in text.trim().chars() {
        if sign == FENCE {
            fences.push(out.len());
            continue;
        }
        let follows_space = out.is_empty() || out.ends_with(' ');
        if sign == ' ' && follows_space {
            continue;
        }
        if matches!(sign, ',' | '.') && out.ends_with(' ') && fences.len() != 1 {
            out.pop();
        }
        if out.is_empty() && spaces {
            out.extend(sign.to_uppercase());
        } else {
            out.push(sign);
        }
    }
    let start = fences.first().copied().unwrap_or(0);
    let end = fences.last().copied().unwrap_or(out.len());
    Said {
        text: out,
        at: start..end,
    }
}

#[cfg(test)]
mod tests {
    use super::finished;

    #[test]
    fn spaces_are_single_and_the_figure_is_found() {
        let said = finished("china's exports   in May were \u{1}$3 billion\u{1} .", true);
        assert_eq!(said.text, "China's exports in May were $3 billion.");
        assert_eq!(&said.text[said.at], "$3 billion");
    }
}
