//! Goods on their way: words of going and coming tell a flow where goods, and where they go to or come from, are named with them.

use crate::claim::{Area, Flow};
use crate::lexicon::{Cue, FlowWord, Lexicon, Mark, Post, What};
use crate::phrase::Amount;
use crate::quantity::Unit;
use crate::resolve::line::{Line, Token};

/// How many marks on either side of the word its clause is looked at.
const CLAUSE: usize = 24;

/// How many marks behind "to" or "from" the country may stand.
const LED: usize = 3;

/// How many marks behind the word the amount that somebody takes may begin.
const TAKEN: usize = 6;

static BUYS: Cue = Cue::Flow(FlowWord::Buys);
static EXPORTS: Cue = Cue::Flow(FlowWord::Plain(Flow::Exports));
static IMPORTS: Cue = Cue::Flow(FlowWord::Plain(Flow::Imports));

/// Which way goods go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Out,
    In,
}

/// A sentence's marks, with what a word at one of them may be said of.
pub(in crate::resolve) struct Trip<'a, 'b> {
    pub(in crate::resolve) marks: &'b [Mark],
    pub(in crate::resolve) amounts: &'b [Amount],
    pub(in crate::resolve) lexicon: &'a Lexicon,
    pub(in crate::resolve) text: &'b str,
}

impl<'a> Trip<'a, '_> {
    /// "445.000 Pkw rollten in die USA", "3,8 Millionen Sack gingen ins Ausland": the flow that a word of going at a mark tells.
    pub(in crate::resolve) fn token(&self, at: usize) -> Token<'a> {
        let start = (at.saturating_sub(CLAUSE)..at)
            .rev()
            .find(|&mark| self.parts(mark))
            .map_or(at.saturating_sub(CLAUSE), |mark| mark + 1);
        let end = (at + 1..self.marks.len().min(at + CLAUSE))
            .find(|&mark| self.parts(mark))
            .unwrap_or_else(|| self.marks.len().min(at + CLAUSE));
        let another = |mark: usize| {
            matches!(self.cue(mark), Some(Cue::Flow(word)) if !matches!(word, FlowWord::Market(_)))
                || matches!(
                    self.cue(mark),
                    Some(Cue::OffTopic | Cue::Company | Cue::Trader(_))
                )
        };
        if (start..end).any(another) || !self.measures_goods(start, end) {
            return Token::Word;
        }
        let behind = (at + 1..end).find_map(|mark| self.way(mark));
        let way = behind.or_else(|| (start..at).rev().find_map(|mark| self.way(mark)));
        match way {
            Some(Way::Out) => Token::Cue(&EXPORTS),
            Some(Way::In) => Token::Cue(&IMPORTS),
            None => Token::Word,
        }
    }

    /// "hàng Thái sang Mỹ tăng 27%": goods of a country that stand right before it, on their way to another one, are its exports.
    pub(in crate::resolve) fn wares(&self, at: usize) -> Token<'a> {
        let area = |mark: usize| match self.cue(mark) {
            Some(Cue::Area(area, _)) => Some(area),
            _ => None,
        };
        let to = (at + 2..at + 2 + LED).find(|&mark| matches!(self.cue(mark), Some(Cue::To)));
        let side = to.and_then(|to| (to + 1..to + LED).find_map(area));
        let named = area(at + 1).zip(side);
        let flow =
            (at + 2..to.unwrap_or(at)).any(|mark| matches!(self.cue(mark), Some(Cue::Flow(_))));
        if named.is_some_and(|(own, other)| own != other) && !flow {
            Token::Cue(&EXPORTS)
        } else {
            Token::Word
        }
    }

    /// "1,2 million de tonnes sont parties vers l'Algérie": a word that mostly tells a part is one of going where only a volume is
    /// counted, and no flow named in the sentence.
    pub(in crate::resolve) fn parted(&self, at: usize) -> Option<Token<'a>> {
        let amounts =
            |amount: &Amount| amount.quantity.unit.is_volume() || amount.quantity.unit.is_money();
        let flow = |mark: usize| matches!(self.cue(mark), Some(Cue::Flow(_)));
        let only = !self.amounts.is_empty() && self.amounts.iter().all(amounts);
        let good = |mark: usize| matches!(self.cue(mark), Some(Cue::Good(_)));
        let all = || 0..self.marks.len();
        let told = only && !all().any(flow) && all().any(good);
        let token = told.then(|| self.token(at))?;
        matches!(token, Token::Cue(_)).then_some(token)
    }

    /// "die Türkei nahm 231.000 Tonnen ab": a word that mostly tells a fall buys where an amount stands right behind it, and no
    /// "by" before that; and where one stands before it, and who bought right behind ("53 % der Menge nahm Frankreich ab").
    pub(in crate::resolve) fn taken(&self, at: usize) -> Option<Token<'a>> {
        let named = matches!(self.cue(at + 1), Some(Cue::Area(..)));
        let near = |mark: usize| mark > at && mark <= at + TAKEN;
        let before = |end: usize| named && end <= at && at <= end + TAKEN / 2;
        let amount = self
            .amounts
            .iter()
            .find(|amount| near(amount.marks.start) || before(amount.marks.end))?;
        let unit = amount.quantity.unit;
        let led = amount.marks.start.checked_sub(1);
        let by = (at + 1..amount.marks.start)
            .chain(led)
            .any(|mark| matches!(self.cue(mark), Some(Cue::By)));
        let bought = unit.is_volume() || unit.is_money() || unit == Unit::Percent;
        (bought && !by).then_some(Token::Cue(&BUYS))
    }

    fn cue(&self, mark: usize) -> Option<&'a Cue> {
        match self.marks.get(mark)?.what {
            What::Form(form) => Some(self.lexicon.cue(form)),
            _ => None,
        }
    }

    /// Does another clause start at a mark?
    fn parts(&self, mark: usize) -> bool {
        matches!(
            self.marks[mark].what,
            What::Punct(';' | '；' | ',' | ':' | '–' | '—')
        ) || matches!(self.cue(mark), Some(Cue::While))
    }

    /// Is a volume of goods counted, or money of something that is named as goods?
    fn measures_goods(&self, start: usize, end: usize) -> bool {
        let inside = |amount: &&Amount| amount.marks.start >= start && amount.marks.end <= end;
        let goods = || (start..end).any(|mark| self.names_goods(mark));
        self.amounts.iter().filter(inside).any(|amount| {
            let unit = amount.quantity.unit;
            unit.is_volume() || unit.is_money() && goods()
        })
    }

    /// A good, or "goods" inside a longer form ("Waren im Wert von").
    fn names_goods(&self, mark: usize) -> bool {
        match self.cue(mark) {
            Some(Cue::Good(_)) => true,
            Some(Cue::Of) => {
                let written = &self.text[self.marks[mark].span.range()];
                written.contains(' ') && written.starts_with(char::is_uppercase)
            }
            _ => false,
        }
    }

    /// "nach China", "aus Brasilien", "ins Ausland", "ins Land".
    fn way(&self, mark: usize) -> Option<Way> {
        let led = || {
            (mark + 1..self.marks.len().min(mark + 1 + LED)).find_map(|next| match self.cue(next) {
                Some(Cue::Area(area, _)) => Some(area),
                _ => None,
            })
        };
        match self.cue(mark)? {
            // "中国へ渡った"
            Cue::Outward | Cue::Post(Post::To) => Some(Way::Out),
            Cue::Inward | Cue::Post(Post::From) => Some(Way::In),
            Cue::To => led().map(|area| {
                if self.is_home(area) {
                    Way::In
                } else {
                    Way::Out
                }
            }),
            Cue::From => led().map(|area| {
                if self.is_home(area) {
                    Way::Out
                } else {
                    Way::In
                }
            }),
            _ => None,
        }
    }

    /// Is it the language's own country, and the only one named?
    fn is_home(&self, area: &Area) -> bool {
        let other =
            |mark: usize| matches!(self.cue(mark), Some(Cue::Area(named, _)) if named != area);
        self.lexicon.home_of(self.marks) == Some(area) && !(0..self.marks.len()).any(other)
    }
}

impl Line<'_> {
    /// "3,87 Millionen Sack gingen nach Deutschland" in a story of Brazil's exports: goods on their way to the language's own country
    /// are seen from the one whose trade is told.
    pub(in crate::resolve) fn sees_trips_from(&mut self, told: Option<&Area>, home: Option<&Area>) {
        let away = told.is_some() && home.is_some() && told != home;
        let at_home = |&item: &usize| matches!(self.cue(item), Some(Cue::Area(area, _)) if Some(area) == home);
        if !away || self.areas.is_empty() || !self.areas.iter().all(at_home) {
            return;
        }
        for item in &mut self.items {
            if let Token::Cue(cue) = item.token {
                if std::ptr::eq(cue, &raw const IMPORTS) {
                    item.token = Token::Cue(&EXPORTS);
                } else if std::ptr::eq(cue, &raw const EXPORTS) {
                    item.token = Token::Cue(&IMPORTS);
                }
            }
        }
    }
}
