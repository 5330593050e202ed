//! What the names of lists, comparisons and patterns in a language file stand for.

use super::cue::{Cue, FlowWord, Post, Relative, Shape};
use crate::claim::{Direction, Flow, Modality};
use crate::quantity::{Hedge, Unit};

/// The cue of a list's name in a language file.
pub(super) fn named(name: &str) -> Option<Cue> {
    let cue = match name {
        "percent" => Cue::Unit(Unit::Percent),
        "points" => Cue::Unit(Unit::Points),
        "minus" => Cue::Minus,
        "up" => Cue::Move(Direction::Up),
        "down" => Cue::Move(Direction::Down),
        "flat" => Cue::Move(Direction::None),
        "behind_up" => Cue::Behind(Direction::Up),
        "behind_down" => Cue::Behind(Direction::Down),
        "ends_up" => Cue::Ends(Direction::Up),
        "ends_down" => Cue::Ends(Direction::Down),
        "of" => Cue::Of,
        "than_up" => Cue::Than(Direction::Up),
        "than_down" => Cue::Than(Direction::Down),
        "exports" => Cue::Flow(FlowWord::Plain(Flow::Exports)),
        "imports" => Cue::Flow(FlowWord::Plain(Flow::Imports)),
        "purchases" => Cue::Flow(FlowWord::Purchases),
        "bare_sales" => Cue::Flow(FlowWord::BareSales),
        "bare_trade" => Cue::Flow(FlowWord::BareTrade),
        "bare_purchases" => Cue::Flow(FlowWord::BarePurchases),
        "trade" => Cue::Flow(FlowWord::Plain(Flow::Total)),
        "balance" => Cue::Flow(FlowWord::Plain(Flow::Balance)),
        "surplus" => Cue::Flow(FlowWord::BareSurplus),
        "deficit" => Cue::Flow(FlowWord::BareDeficit),
        "trade_surplus" => Cue::Flow(FlowWord::Surplus),
        "trade_deficit" => Cue::Flow(FlowWord::Deficit),
        "coverage" => Cue::Flow(FlowWord::Coverage),
        "export_market" => Cue::Flow(FlowWord::Market(Flow::Exports)),
        "import_source" => Cue::Flow(FlowWord::Market(Flow::Imports)),
        "trade_partner" => Cue::Flow(FlowWord::Partner),
        "sells" => Cue::Flow(FlowWord::Sells),
        "buys" => Cue::Flow(FlowWord::Buys),
        "off_topic" => Cue::OffTopic,
        "plain" => Cue::Plain,
        "article" => Cue::Article,
        "share" => Cue::Share,
        "highest" => Cue::Extreme(Direction::Up),
        "lowest" => Cue::Extreme(Direction::Down),
        "record_up" => Cue::Record(Direction::Up),
        "record_down" => Cue::Record(Direction::Down),
        "multiplied" => Cue::Multiplied,
        "streak" => Cue::Streak,
        "month_unit" => Cue::StreakUnit(Unit::Month),
        "quarter_unit" => Cue::StreakUnit(Unit::Quarter),
        "year_unit" => Cue::StreakUnit(Unit::Year),
        "doubled" => Cue::Multiple(200),
        "tripled" => Cue::Multiple(300),
        "quadrupled" => Cue::Multiple(400),
        "halved" => Cue::Multiple(50),
        "times" => Cue::Unit(Unit::Times),
        "overall" => Cue::Overall,
        "all_partners" => Cue::AllSides,
        "reverse" => Cue::Reverse,
        "from" => Cue::From,
        "to" => Cue::To,
        "became" => Cue::Became,
        "after_from" => Cue::Post(Post::From),
        "after_to" => Cue::Post(Post::To),
        "after_with" => Cue::Post(Post::With),
        "overtakes" => Cue::Overtakes,
        "overtaken" => Cue::Overtaken,
        "since_after" => Cue::SinceAfter,
        "tenths" => Cue::Tenths,
        "hundredths" => Cue::Hundredths,
        "with" => Cue::With,
        "against" => Cue::Against,
        "in" => Cue::In,
        "and" => Cue::And,
        "or" => Cue::Or,
        "while" => Cue::While,
        "respectively" => Cue::Respectively,
        "until" => Cue::Until,
        "between" => Cue::Between,
        "both" => Cue::Both,
        "former" => Cue::OfTwo(true),
        "latter" => Cue::OfTwo(false),
        "pronoun" => Cue::Pronoun,
        "average" => Cue::Average,
        "by" => Cue::By,
        "passing" => Cue::Passing,
        "driven" => Cue::Driven,
        "counted_in" => Cue::CountedIn,
        "except" => Cue::Except,
        "offices" => Cue::Office,
        "says" => Cue::Says,
        "ours" => Cue::Ours,
        "per" => Cue::Per,
        _ => {
            return order(name)
                .or_else(|| hedge(name))
                .or_else(|| earning(name))
                .or_else(|| journey(name))
                .or_else(|| modality(name).map(Cue::Modal));
        }
    };
    Some(cue)
}

/// Words for the first and later ones of an order.
fn order(name: &str) -> Option<Cue> {
    Some(match name {
        "rank" => Cue::Rank,
        "place" => Cue::Place,
        "second" => Cue::Second,
        _ => return None,
    })
}

/// Words of goods on their way, and of figures adjusted for the season.
fn journey(name: &str) -> Option<Cue> {
    Some(match name {
        "adjusted" => Cue::Adjusted,
        "revised" => Cue::Revised,
        "chiefly" => Cue::Chiefly,
        "why" => Cue::Why,
        "at" => Cue::At,
        "all_in" => Cue::AllIn,
        "goes" => Cue::Goes,
        "wares" => Cue::Wares,
        "outward" => Cue::Outward,
        "inward" => Cue::Inward,
        _ => return None,
    })
}

/// Who trades and earns, and marks that are passed.
fn earning(name: &str) -> Option<Cue> {
    Some(match name {
        "earns" => Cue::Earns,
        "earnings" => Cue::Earnings,
        "first_time" => Cue::FirstTime,
        "exporter" => Cue::Trader(Flow::Exports),
        "importer" => Cue::Trader(Flow::Imports),
        "company" => Cue::Company,
        "ever" => Cue::Ever,
        _ => return None,
    })
}

/// Words that stand before a number, or behind it, and say how it is meant.
fn hedge(name: &str) -> Option<Cue> {
    let of = |name: &str| {
        Some(match name {
            "about" => Hedge::About,
            "over" => Hedge::Over,
            "under" => Hedge::Under,
            "nearly" => Hedge::Nearly,
            _ => return None,
        })
    };
    match name.strip_suffix("_after") {
        Some(name) => of(name).map(Cue::HedgeAfter),
        None => of(name).map(Cue::Hedge),
    }
}

/// What the words of a list say of the facts behind them.
fn modality(name: &str) -> Option<Modality> {
    Some(match name {
        "forecast" => Modality::Forecast,
        "target" => Modality::Target,
        "potential" => Modality::Potential,
        "conditional" => Modality::Conditional,
        "denied" => Modality::Denied,
        _ => return None,
    })
}

/// The comparison of a list's name in a language file's `[compare]`.
pub(super) fn comparison(name: &str) -> Option<crate::claim::Compare> {
    use crate::claim::Compare;
    Some(match name {
        "yoy" => Compare::Yoy,
        "ytd" => Compare::Ytd,
        "mom" => Compare::Mom,
        "qoq" => Compare::Qoq,
        "other" => Compare::Other,
        _ => return None,
    })
}

/// The relative period of a list's name in a language file's `[relative]`.
pub(super) fn relative(name: &str) -> Option<Relative> {
    Some(match name {
        "this_year" => Relative::ThisYear,
        "last_year" => Relative::LastYear,
        "year_before_last" => Relative::YearBeforeLast,
        "this_month" => Relative::ThisMonth,
        "last_month" => Relative::LastMonth,
        "this_quarter" => Relative::ThisQuarter,
        "last_quarter" => Relative::LastQuarter,
        "year_earlier" => Relative::YearEarlier,
        "month_earlier" => Relative::MonthEarlier,
        "quarter_earlier" => Relative::QuarterEarlier,
        "year_before" => Relative::YearBefore,
        "year_after" => Relative::YearAfter,
        "same" => Relative::Same,
        "spoken_month" => Relative::SpokenMonth,
        "spoken_quarter" => Relative::SpokenQuarter,
        "spoken_half" => Relative::SpokenHalf,
        "spoken_year" => Relative::SpokenYear,
        "year_to_date" => Relative::YearToDate,
        "this_fiscal" => Relative::ThisFiscal,
        "last_fiscal" => Relative::LastFiscal,
        _ => return None,
    })
}

/// The shape of a list's name in a language file's `[periods]`.
pub(crate) fn shape(name: &str) -> Option<Shape> {
    Some(match name {
        "month" => Shape::Month,
        "months" => Shape::Months,
        "quarter" => Shape::Quarter,
        "half" => Shape::Half,
        "first_months" => Shape::FirstMonths,
        "first_quarters" => Shape::FirstQuarters,
        "month_alone" => Shape::MonthAlone,
        "months_to" => Shape::MonthsTo,
        "quarters_to" => Shape::QuartersTo,
        "last_months" => Shape::LastMonths,
        "since_month" => Shape::SinceMonth,
        "months_from" => Shape::MonthsFrom,
        "counted_from" => Shape::CountedFrom,
        "year" => Shape::Year,
        "fiscal_year" => Shape::FiscalYear,
        "fiscal_so_far" => Shape::FiscalSoFar,
        "fiscal_from" => Shape::FiscalFrom,
        "so_far" => Shape::SoFar,
        "days" => Shape::Days,
        "same_in" => Shape::SameIn,
        "years" => Shape::Years,
        "years_later" => Shape::YearsLater,
        "years_earlier" => Shape::YearsEarlier,
        "date" => Shape::Date,
        _ => return None,
    })
}
