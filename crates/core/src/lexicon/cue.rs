//! What a word or phrase of a language tells the reader.

use crate::claim::{Area, Direction, Flow, Modality};
use crate::quantity::{Currency, Hedge, Unit};

/// How an area is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// By its name.
    Name,
    /// By an adjective or its people ("Russian"): belongs to the noun after it.
    Demonym,
    /// By its capital, used for the government.
    Capital,
    /// As one of a group's names ("the EU").
    Group,
    /// By a province, which keeps the country's code.
    Province,
    /// As the other side, in one word with its preposition ("対米").
    Toward,
    /// By a form that says "in" it.
    Within,
    /// By a form that no preposition stands before: the subject of its clause, or in a list.
    Subject,
    /// By its statistics office or trade ministry: settles whose statistics are meant.
    Agency,
}

/// What a particle behind a name makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Post {
    /// An origin ("中国から"); behind an amount, an older value.
    From,
    /// A destination ("米国向け").
    To,
    /// The other side ("インドとの").
    With,
}

/// A flow word, with the sign that a balance word carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowWord {
    /// A plain flow.
    Plain(Flow),
    /// A balance above zero, in words that speak of trade ("surplus perdagangan").
    Surplus,
    /// A balance below zero, in words that speak of trade.
    Deficit,
    /// "surplus" alone: a budget may have one too.
    BareSurplus,
    /// "deficit" alone.
    BareDeficit,
    /// Imports, in a noun whose "to" leads to the seller ("compras a China").
    Purchases,
    /// "ventas": a shop has them too.
    BareSales,
    /// "compras" alone.
    BarePurchases,
    /// "оборот": a shop has one too.
    BareTrade,
    /// Exports in percent of imports.
    Coverage,
    /// "trading partner": total trade, unless a flow was named.
    Partner,
    /// "export market", "supplier": the other side of this flow, whose owner stands with it.
    Market(Flow),
    /// Exports, of the agent named as subject ("Brazil shipped", "mengekspor").
    Sells,
    /// Imports, of the agent named as subject ("China bought", "mengimpor").
    Buys,
}

impl FlowWord {
    /// The flow it names.
    pub const fn flow(self) -> Flow {
        match self {
            Self::Plain(flow) | Self::Market(flow) => flow,
            Self::Surplus
            | Self::Deficit
            | Self::BareSurplus
            | Self::BareDeficit
            | Self::Coverage => Flow::Balance,
            Self::Partner | Self::BareTrade => Flow::Total,
            Self::Sells | Self::BareSales => Flow::Exports,
            Self::Buys | Self::Purchases | Self::BarePurchases => Flow::Imports,
        }
    }

    /// Does the word say that a balance is below zero?
    pub const fn is_deficit(self) -> bool {
        matches!(self, Self::Deficit | Self::BareDeficit)
    }

    /// Is it a verb whose subject sells or buys?
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::Sells | Self::Buys)
    }
}

/// A period named only in relation to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relative {
    /// The year of publication.
    ThisYear,
    /// The year before publication.
    LastYear,
    /// "the year before last", counted from the day of publication.
    YearBeforeLast,
    /// The month of publication.
    ThisMonth,
    /// The month before publication.
    LastMonth,
    /// The quarter of publication.
    ThisQuarter,
    /// The quarter before publication.
    LastQuarter,
    /// The same period, a year before the one spoken of.
    YearEarlier,
    /// The month before the one spoken of.
    MonthEarlier,
    /// The quarter before the one spoken of.
    QuarterEarlier,
    /// The calendar year before the one spoken of.
    YearBefore,
    /// The calendar year after the one spoken of.
    YearAfter,
    /// The period spoken of ("pada periode tersebut", "that month").
    Same,
    /// The last month of the period spoken of ("sur le mois").
    SpokenMonth,
    /// The quarter that the period spoken of ends in, up to there ("no trimestre").
    SpokenQuarter,
    /// The half-year that it ends in, up to there ("no semestre").
    SpokenHalf,
    /// The year that it ends in, up to there ("the year as a whole").
    SpokenYear,
    /// From January to the last month before publication.
    YearToDate,
    /// The fiscal year of the day of publication, up to the last month before it.
    ThisFiscal,
    /// The fiscal year before that.
    LastFiscal,
}

/// The shape of a period pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One month.
    Month,
    /// A run of months of one year.
    Months,
    /// A quarter.
    Quarter,
    /// A half.
    Half,
    /// The first N months of a year.
    FirstMonths,
    /// The first N quarters of a year.
    FirstQuarters,
    /// One month, in passing: the sentences after it go back to the period before ("in March alone").
    MonthAlone,
    /// A number of months up to one that is named.
    MonthsTo,
    /// The year that ends with a quarter that is named ("the four quarters to the end of Q3 2023").
    QuartersTo,
    /// A number of months up to the one spoken of ("the past 12 months").
    LastMonths,
    /// From a month that is named up to the one spoken of ("since the season began in September").
    SinceMonth,
    /// A number of months from one that is named ("the first five months of the season that began in September").
    MonthsFrom,
    /// Behind a change, what it is counted from ("up 4% on March").
    CountedFrom,
    /// A calendar year.
    Year,
    /// A fiscal year named by the calendar year in which it begins ("2023年度").
    FiscalFrom,
    /// A fiscal year named by both its years ("2017-18").
    FiscalYear,
    /// What is over of one ("since the 2024/25 season began").
    FiscalSoFar,
    /// Some days of a month.
    Days,
    /// The months spoken of, in another year ("the same period of 2021").
    SameIn,
    /// Several whole years ("2019-2023").
    Years,
    /// So many years after the period spoken of.
    YearsLater,
    /// So many years before it.
    YearsEarlier,
    /// What is over of a year that is named ("en lo que va de 2023").
    SoFar,
    /// A full date: a day, not a trade period.
    Date,
}

/// What a word or phrase tells the reader.
#[derive(Debug, Clone, PartialEq)]
pub enum Cue {
    /// Nothing by itself: part of a pattern.
    Plain,
    /// "a", "the": a noun follows, so that a movement right behind an amount is one.
    Article,
    /// A power of ten.
    Scale(u32),
    /// A currency.
    Money(Currency),
    /// A power of ten and the currency that it counts, in one short form ("mdd", "MMDH").
    ScaledMoney(u32, Currency),
    /// A unit of goods, percent or points, and how many base units it is (a thousandth for a kilogram of tonnes).
    Unit(Unit),
    /// A unit that stands for so many base units of a power of ten ("hectolitres").
    ScaledUnit(u32, Unit),
    /// A hedge before the number.
    Hedge(Hedge),
    /// A hedge after the number ("or more", "lebih").
    HedgeAfter(Hedge),
    /// Below zero ("minus").
    Minus,
    /// A rise or fall.
    Move(Direction),
    /// A comparison of two amounts, standing after the number ("higher", "more than", "di atas").
    Than(Direction),
    /// A movement that stands behind its number ("6% lower").
    Behind(Direction),
    /// A verb or its particle that ends a clause behind a percentage ("… um 3 % ab", "… yüzde 3 arttı").
    Ends(Direction),
    /// A flow.
    Flow(FlowWord),
    /// "earned", "fetched": exports where a country is paid for a good.
    Earns,
    /// "earnings", "proceeds": exports where they are of a good.
    Earnings,
    /// Turns a surplus or deficit that follows or precedes into a budget's, and makes numbers nobody's business of ours.
    OffTopic,
    /// A part of a total.
    Share,
    /// "largest": first in an order, or counted by an ordinal beside it.
    Rank,
    /// "rank", "place": in an order, only with an ordinal beside it.
    Place,
    /// "highest": an extreme in time, only where it says since when.
    Extreme(Direction),
    /// "a fifth" of a total, in hundredths of a percent.
    Fraction(u32),
    /// An extreme in time.
    Record(Direction),
    /// "first time": a record where a mark was passed, or since when it is one is said.
    FirstTime,
    /// "on record", "desde que hay registros": makes a superlative one of all time.
    Ever,
    /// "multiplied by": the bare number after it is a multiple.
    Multiplied,
    /// "in a row": a streak.
    Streak,
    /// A word that counts months, quarters or years in a streak.
    StreakUnit(Unit),
    /// "doubled" (2), "halved" (0.5), in hundredths.
    Multiple(u32),
    /// An area.
    Area(Area, Naming),
    /// Two areas in one word ("中俄"): the first may be the reporter.
    Pair(Area, Area),
    /// A particle behind a place.
    Post(Post),
    /// "overtook": the area behind it is only what another one passed.
    Overtakes,
    /// The same, behind its object ("日本を抜いて").
    Overtaken,
    /// "since", behind its period ("2018年以来最高").
    SinceAfter,
    /// A tenth: the number before it counts tenths of a total ("3割").
    Tenths,
    /// Hundredths behind tenths ("3割5分").
    Hundredths,
    /// A good, by its label.
    Good(std::sync::Arc<str>),
    /// "second highest" in one word ("次高").
    Second,
    /// "driven by": goods behind it are why, and not what amounts after them measure.
    Driven,
    /// "-denominated", "计价", "bazında": beside a currency, that growth is counted in it.
    CountedIn,
    /// "excluding": the good behind it is left out.
    Except,
    /// An office that every country has ("Banco Central"): with "of" and a country behind it, the agency of that one.
    Office,
    /// A company: what its sentence counts is its own business.
    Company,
    /// All goods together, whatever was spoken of ("overall", "total").
    Overall,
    /// "in the other direction": the flow just spoken of turns round.
    Reverse,
    /// All partners together; the good spoken of stays.
    AllSides,
    /// A month.
    Month(i8),
    /// "first", "pertama", "I".
    Ordinal(u32),
    /// "three", "tiga".
    Cardinal(u32),
    /// An era: its years are counted from the one after this ("令和" from 2018).
    Era(i16),
    /// A year in one word ("令和元").
    Year(i16),
    /// A relative period.
    Relative(Relative),
    /// What a change is counted from, in so many words ("year-on-year", "mtm").
    Compare(crate::claim::Compare),
    /// "from": an origin, or an older value.
    From,
    /// "to" before a place: a destination.
    To,
    /// "to" before a number ("menjadi"): the newer value.
    Became,
    /// "with", "between".
    With,
    /// "against", "compared with": an older or other value follows.
    Against,
    /// "in", "during": a period follows.
    In,
    /// "of": what belongs to the noun before.
    Of,
    /// "and".
    And,
    /// "or": a restatement follows.
    Or,
    /// "while", "whereas": another clause starts.
    While,
    /// "until" between two numbers: a range.
    Until,
    /// "between": the other side, or a range.
    Between,
    /// "respectively".
    Respectively,
    /// "both": the partners named last.
    Both,
    /// "the former", "the latter": the first or the second of the two sides, or goods, named last.
    OfTwo(bool),
    /// "its", "their": the series spoken of goes on.
    Pronoun,
    /// Not a fact, or not yet.
    Modal(Modality),
    /// An average over a period.
    Average,
    /// "went", "came": a flow where goods are named, and where they go to or come from.
    Goes,
    /// "Goods" before the country that they come from, on their way to another.
    Wares,
    /// "abroad", "out of the country": where goods go.
    Outward,
    /// "into the country", "from abroad": where they come.
    Inward,
    /// "seasonally adjusted": a change that names no base is counted from the month or quarter before.
    Adjusted,
    /// "a revised 69.6 billion": an older value that is so is of the month or quarter before.
    Revised,
    /// "mainly", "such as": behind a comma, goods that are only the chief ones of a flow.
    Chiefly,
    /// "as", "because": a clause that only says why.
    Why,
    /// "at": how high, right before an amount.
    At,
    /// "all values are in": the money named behind it is that of the whole story.
    AllIn,
    /// "ahead of", "overtaking": the country behind it is named in passing.
    Passing,
    /// "by", "sebesar": the size of a move follows.
    By,
    /// A verb of saying.
    Says,
    /// Whose statistics, one's own ("our exports").
    Ours,
    /// One who exports or imports ("the world's biggest exporter"): a flow for ranks only.
    Trader(Flow),
    /// A unit price follows ("per tonne"): the number is no amount.
    Per,
}
