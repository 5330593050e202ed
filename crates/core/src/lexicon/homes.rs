//! Whose papers a text may come from: a language of several countries shows it by the words that only one of them uses.

use super::{Lexicon, Mark, What};
use crate::claim::Area;
use hashbrown::HashMap;

/// The countries of a language, and the forms that tell each.
#[derive(Debug, Default)]
pub(super) struct Homes {
    areas: Vec<Area>,
    tellers: HashMap<u32, usize>,
}

impl Homes {
    /// Countries by code, each with the forms that only its papers use.
    pub(super) fn new(told: impl Iterator<Item = (String, Vec<u32>)>) -> Self {
        let mut homes = Self::default();
        for (code, forms) in told {
            let place = homes.areas.len();
            homes.areas.push(Area::new(&code));
            homes
                .tellers
                .extend(forms.into_iter().map(|form| (form, place)));
        }
        homes
    }

    /// The country whose forms the marks use most; `None` where two are even, or no form tells.
    fn told_by(&self, marks: &[Mark]) -> Option<&Area> {
        let mut counts = vec![0_usize; self.areas.len()];
        for mark in marks {
            if let What::Form(form) = mark.what
                && let Some(&place) = self.tellers.get(&form)
            {
                counts[place] += 1;
            }
        }
        let most = *counts.iter().max().filter(|&&most| most > 0)?;
        let mut best = counts.iter().zip(&self.areas).filter(|(n, _)| **n == most);
        let (_, area) = best.next()?;
        best.next().is_none().then_some(area)
    }
}

impl Lexicon {
    /// The country whose statistics are meant where a text names none: the language's own, or the one of its countries that
    /// the words of the text tell.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::claim::Area;
    /// use weighbridge_core::lexicon::Lexicon;
    ///
    /// let words = Lexicon::builtin("pt").expect("Portuguese");
    /// let home = |text: &str| words.home_of(&words.scan(text)).cloned();
    /// assert_eq!(home("superávit de 4,5 bilhões"), Some(Area::new("BRA")));
    /// assert_eq!(home("défice de 4,5 mil milhões"), Some(Area::new("PRT")));
    /// assert_eq!(home("um saldo de 4,5"), None);
    /// ```
    pub fn home_of(&self, marks: &[Mark]) -> Option<&Area> {
        if self.homes.areas.is_empty() {
            return self.home.as_ref();
        }
        self.homes.told_by(marks).or(self.home.as_ref())
    }
}
