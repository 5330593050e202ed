//! What is asked of every form that stands in a text. It is kept close together, since most sentences need no more of their words, and a
//! form itself lies far away.

use super::cue::Cue;
use super::{Case, FlowWord, Form, Naming, Relative, TAKES};
use crate::claim::Flow;
use std::ops::BitOrAssign;

/// What a form promises of the sentence that it stands in, a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Promises(u16);

impl Promises {
    /// Exports, imports or their balance, in so many words.
    pub(crate) const NAMES_FLOW: Self = Self(1);
    /// Any flow, one who trades, or trade in the other direction.
    pub(crate) const TRADES: Self = Self(1 << 1);
    /// Exports, by noun or verb.
    pub(crate) const EXPORTS: Self = Self(1 << 2);
    /// Imports, likewise.
    pub(crate) const IMPORTS: Self = Self(1 << 3);
    /// A company.
    pub(crate) const COMPANY: Self = Self(1 << 4);
    /// A word for a reason.
    pub(crate) const DRIVEN: Self = Self(1 << 5);
    /// An agency: whose figures follow.
    pub(crate) const AGENCY: Self = Self(1 << 6);
    /// A currency: what bare numbers behind it are counted in.
    pub(crate) const MONEY: Self = Self(1 << 7);
    /// A figure, or a word that can stand for one.
    pub(crate) const COUNTS: Self = Self(1 << 8);
    /// A good.
    pub(crate) const GOODS: Self = Self(1 << 9);
    /// Another matter: the current account, prices.
    pub(crate) const OFF: Self = Self(1 << 10);
    /// A word for a part, which may say as well that goods go somewhere.
    pub(crate) const PARTS: Self = Self(1 << 11);
    /// A place.
    pub(crate) const PLACES: Self = Self(1 << 12);

    /// Goods, which are a flow where a country stands behind.
    pub(crate) const WARES: Self = Self(1 << 13);

    /// Is any of these promised?
    pub(crate) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn of_flow(word: FlowWord) -> Self {
        let told = match word {
            FlowWord::Plain(Flow::Exports | Flow::Imports | Flow::Balance) => Self::NAMES_FLOW,
            _ => Self(0),
        };
        let side = match word.flow() {
            Flow::Exports => Self::EXPORTS,
            Flow::Imports => Self::IMPORTS,
            _ => Self(0),
        };
        Self::TRADES.and(told).and(side)
    }

    fn of(cue: &Cue) -> Self {
        match cue {
            Cue::Flow(word) => Self::of_flow(*word),
            Cue::Trader(_) | Cue::Reverse | Cue::Goes | Cue::Earnings => Self::TRADES,
            // What goods earn is what they are sold for.
            Cue::Earns => Self::TRADES.and(Self::EXPORTS),
            Cue::Good(label) if says_flow(label) => {
                Self::GOODS.and(Self::of_flow(FlowWord::Plain(Flow::Exports)))
            }
            Cue::Good(_) => Self::GOODS,
            Cue::Wares => Self::WARES,
            Cue::OffTopic => Self::OFF,
            Cue::Area(_, Naming::Agency) => Self::PLACES.and(Self::AGENCY),
            Cue::Area(..) => Self::PLACES,
            Cue::Driven => Self::DRIVEN,
            Cue::Company => Self::COMPANY,
            Cue::Money(_) | Cue::ScaledMoney(..) => Self::MONEY.and(Self::COUNTS),
            Cue::Share => Self::PARTS.and(Self::COUNTS),
            Cue::Scale(_)
            | Cue::Unit(_)
            | Cue::Rank
            | Cue::Place
            | Cue::Second
            | Cue::Extreme(_)
            | Cue::Fraction(_)
            | Cue::Record(_)
            | Cue::FirstTime
            // "It was the first in seven years."
            | Cue::Ordinal(_)
            | Cue::Multiplied
            | Cue::Streak
            | Cue::Multiple(_) => Self::COUNTS,
            _ => Self(0),
        }
    }
}

impl BitOrAssign for Promises {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// Does the label of a good say that it is exported?
pub(crate) fn says_flow(label: &str) -> bool {
    label.ends_with(" exports")
}

/// What is asked of a form wherever it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traits {
    pub(super) case: Case,
    /// Of several words that tell little: a flow that begins inside it comes first.
    pub(super) yields: bool,
    /// This year, or this year so far, which a year of its own behind it takes back.
    pub(super) this_year: bool,
    /// It may end with the beginning of an area's name.
    pub(super) splits: bool,
    /// What else is known of it, a bit each.
    pub(super) is: u8,
    pub(super) promises: Promises,
}

impl Traits {
    pub(super) fn of(form: &Form) -> Self {
        let mut promises = Promises::of(&form.cue);
        if form.is & TAKES != 0 {
            promises |= Promises::TRADES;
        }
        Self {
            case: form.case,
            yields: form.yields,
            this_year: matches!(
                form.cue,
                Cue::Relative(Relative::YearToDate | Relative::SpokenYear)
            ),
            splits: false,
            is: form.is,
            promises,
        }
    }
}
