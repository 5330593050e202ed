//! Every quantity of a text: money, percentages, counts, ordinals, ranges, and the periods it names. Not only trade.

mod bound;
mod change;
mod figure;
mod measure;
mod order;
mod when;

use crate::claim::Direction;
use crate::lexicon::{Cue, Lexicon, Mark, What};
use crate::phrase::{Habit, PeriodPhrase, every_amount, periods};
use crate::quantity::{Bound, Currency};
use crate::text::{Document, Span, sentences_within};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// What a quantity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An amount of money.
    Money,
    /// A percentage.
    Percent,
    /// A difference of percentages.
    Points,
    /// A bare number.
    Number,
    /// A number with a unit.
    Quantity,
    /// A place in an order.
    Ordinal,
    /// From one number to another.
    Range,
    /// Days, months, years.
    Period,
}

impl Kind {
    /// Its word in the output.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Points => "pp",
            Self::Number => "number",
            Self::Quantity => "quantity",
            Self::Ordinal => "ordinal",
            Self::Range => "range",
            Self::Period => "period",
        }
    }
}

/// One quantity of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The shortest phrase that holds the number with its currency, scale and unit.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// The number, its scale resolved; for a range its lower end; `None` for a period.
    pub value: Option<Decimal>,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// What else the digits may say, where nothing in the text settles it.
    pub other: Option<Decimal>,
    /// The currency of money.
    pub currency: Option<Currency>,
    /// What it counts: a code such as `percent`, `tonne`, `km`; `USD/bbl` for a price.
    pub unit: Option<String>,
    /// On which side of the number the truth lies.
    pub bound: Bound,
    /// Is it said of a rise or a fall?
    pub change: Option<Direction>,
    /// First day, and the day after the last.
    pub days: Option<(Date, Date)>,
}

impl Item {
    /// Something at a place, of which nothing is known but what it is.
    fn new(span: Span, kind: Kind) -> Self {
        Self {
            span,
            kind,
            value: None,
            high: None,
            other: None,
            currency: None,
            unit: None,
            bound: Bound::Exact,
            change: None,
            days: None,
        }
    }
}

/// A sentence as its readers see it.
struct Row<'a> {
    text: &'a str,
    marks: &'a [Mark],
    lexicon: &'a Lexicon,
    habit: Habit,
}

impl<'a> Row<'a> {
    fn cue(&self, at: usize) -> Option<&'a Cue> {
        match self.marks.get(at)?.what {
            What::Form(form) => Some(self.lexicon.cue(form)),
            What::Number | What::Punct(_) | What::Other => None,
        }
    }

    fn sign(&self, at: usize) -> Option<char> {
        match self.marks.get(at)?.what {
            What::Punct(c) => Some(c),
            What::Form(_) | What::Number | What::Other => None,
        }
    }

    fn glued(&self, at: usize) -> bool {
        self.marks.get(at).is_some_and(|mark| mark.glued)
    }

    fn written(&self, at: usize) -> &'a str {
        self.marks
            .get(at)
            .map_or("", |mark| &self.text[mark.span.range()])
    }

    fn is_number(&self, at: usize) -> bool {
        self.marks
            .get(at)
            .is_some_and(|mark| mark.what == What::Number)
    }

    /// Where the text goes on behind at most one space.
    fn behind(&self, end: usize) -> usize {
        let space = |c: &char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
        let skip = self.text[end..].chars().next().filter(space);
        end + skip.map_or(0, char::len_utf8)
    }

    /// Where the text before ends, at most one space before.
    fn ahead(&self, start: usize) -> usize {
        let space = |c: &char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
        let skip = self.text[..start].chars().next_back().filter(space);
        start - skip.map_or(0, char::len_utf8)
    }
}

/// Every quantity of a draft, in text order, none inside another.
///
/// # Example
///
/// ```
/// use weighbridge_core::items::items;
/// use weighbridge_core::lexicon::Lexicon;
/// use weighbridge_core::text::{Document, Masthead};
///
/// let text = "Prices rose more than 5% to $1.2bn in March 2022.".to_owned();
/// let draft = Document::plain(Masthead::named("x"), text);
/// let found = items(&draft, &Lexicon::builtin("en").expect("English"));
/// let said: Vec<_> = found.iter().map(|item| (draft.quote(item.span), item.kind.code(), item.bound.sign())).collect();
/// assert_eq!(said, [("5%", "percent", ">"), ("$1.2bn", "money", "="), ("March 2022", "period", "=")]);
/// ```
pub fn items(document: &Document, lexicon: &Lexicon) -> Vec<Item> {
    let whole = Span::new(0, document.prose().len());
    items_mixed(document, &[(whole, lexicon)])
}

/// The same for a draft whose stretches are in several languages: each with its words, in order.
pub fn items_mixed(document: &Document, stretches: &[(Span, &Lexicon)]) -> Vec<Item> {
    let mut clock = when::Clock::new(document.masthead.published);
    let read = |&(span, lexicon): &(Span, &Lexicon)| stretch(document, span, lexicon, &mut clock);
    stretches.iter().flat_map(read).collect()
}

/// The quantities of a stretch in one language.
fn stretch(
    document: &Document,
    within: Span,
    lexicon: &Lexicon,
    clock: &mut when::Clock,
) -> Vec<Item> {
    let text = document.prose();
    let marks = lexicon.scan_within(text, within);
    let numbers = marks.iter().filter(|mark| mark.what == What::Number);
    let habit = Habit::of(
        numbers.map(|mark| &text[mark.span.range()]),
        lexicon.wording().decimal,
    )
    .or_both(lexicon.groups_by_both(&marks));
    let mut rest = marks.as_slice();
    let mut found = Vec::new();
    for span in sentences_within(document, within, |word, next| lexicon.runs_on(word, next)) {
        let before = rest.iter().take_while(|mark| mark.span.start < span.start);
        rest = &rest[before.count()..];
        let inside = rest.iter().take_while(|mark| mark.span.start < span.end);
        let (marks, after) = rest.split_at(inside.count());
        rest = after;
        let row = Row {
            text,
            marks,
            lexicon,
            habit,
        };
        found.extend(row.items(clock));
    }
    found
}

impl Row<'_> {
    /// The quantities of one sentence.
    fn items(&self, clock: &mut when::Clock) -> Vec<Item> {
        if self.marks.is_empty() {
            return Vec::new();
        }
        let mut taken = vec![false; self.marks.len()];
        let mut found = self.numeric_dates(&mut taken);
        let phrases = self.periods(&taken);
        for phrase in &phrases {
            taken[phrase.marks.clone()].fill(true);
        }
        found.extend(phrases.iter().map(|phrase| self.period(phrase, clock)));
        found.extend(self.ordinals(&mut taken));
        found.extend(self.fractions(&mut taken));
        let amounts = every_amount(self.text, self.marks, &taken, self.lexicon, self.habit);
        found.extend(self.figures(&amounts, &mut taken));
        found.sort_by_key(|item| (item.span.start, std::cmp::Reverse(item.span.end)));
        let mut end = 0;
        found.retain(|item| {
            let free = item.span.start >= end;
            end = end.max(item.span.end);
            free
        });
        found
    }

    /// The phrases that name a period, where nothing else was found.
    fn periods(&self, taken: &[bool]) -> Vec<PeriodPhrase> {
        let mut phrases = periods(self.text, self.marks, self.lexicon);
        phrases.retain(|phrase| {
            let paid = self.is_number(phrase.marks.start)
                && (phrase.marks.start.checked_sub(1))
                    .is_some_and(|at| matches!(self.cue(at), Some(Cue::Money(_))));
            !paid && !taken[phrase.marks.clone()].contains(&true)
        });
        phrases
    }
}
