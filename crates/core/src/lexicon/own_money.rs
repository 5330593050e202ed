//! Words for money that several countries use, each for its own.

use super::file::Lists;
use super::{Cue, Lexicon, LexiconError};
use crate::claim::Area;
use crate::quantity::Currency;

/// A word, the country, what the word means elsewhere and what it means there.
#[derive(Debug)]
struct Word {
    text: Box<str>,
    area: Area,
    elsewhere: Currency,
    here: Currency,
}

/// Words for money by country.
#[derive(Debug, Default)]
pub(super) struct OwnMoney {
    words: Vec<Word>,
    /// Words that are money only right before a number ("K37 billion"), and what they mean where no country is known.
    leads: Vec<(Box<str>, Currency)>,
}

impl OwnMoney {
    /// From a language file; `cue` tells what a word means where nothing else is known.
    pub(super) fn new(
        file: &str,
        lists: &Lists,
        cue: impl Fn(&str) -> Option<Cue>,
    ) -> Result<Self, LexiconError> {
        let (mut found, mut leads) = (Vec::new(), Vec::<(Box<str>, Currency)>::new());
        for (name, words) in lists {
            let unknown = || LexiconError::UnknownName {
                file: file.to_owned(),
                table: "own_money",
                name: name.clone(),
            };
            let (area, currency) = name.split_once('+').ok_or_else(unknown)?;
            let here: Currency = currency.parse().map_err(|_| unknown())?;
            for text in words {
                let elsewhere = match cue(text) {
                    Some(Cue::Money(elsewhere)) => elsewhere,
                    // The letter of a scale ("50K").
                    Some(Cue::Scale(_)) => {
                        let known = leads.iter().find(|lead| *lead.0 == **text);
                        let first = known.map_or(here, |(_, first)| *first);
                        leads.push((text.as_str().into(), first));
                        first
                    }
                    _ => return Err(unknown()),
                };
                found.push(Word {
                    text: text.as_str().into(),
                    area: Area::new(area),
                    elsewhere,
                    here,
                });
            }
        }
        Ok(Self {
            words: found,
            leads,
        })
    }
}

impl Lexicon {
    /// The currency that an amount is in where a country reports it: "亿元" of Hong Kong's are dollars of its own.
    pub fn own_money(&self, area: &Area, currency: Currency, written: &str) -> Option<Currency> {
        let mut words = self.own_money.words.iter();
        let word = words.find(|word| {
            let beside = || written.ends_with(&*word.text) || written.starts_with(&*word.text);
            word.elsewhere == currency && word.area == *area && beside()
        })?;
        Some(word.here)
    }

    /// "K37.1 billion": the money that a letter for a scale is right before a number.
    pub fn lead_money(&self, written: &str) -> Option<Currency> {
        let mut leads = self.own_money.leads.iter();
        leads
            .find(|(text, _)| **text == *written)
            .map(|(_, currency)| *currency)
    }
}
