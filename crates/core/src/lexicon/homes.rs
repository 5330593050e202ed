//! Whose papers a text may come from: a language of several countries shows it by the words that only one of them uses.

use super::{Cue, HOME, Lexicon, Mark, Naming, What};
use crate::claim::Area;
use hashbrown::HashMap;

/// The countries of a language, and the forms that tell each.
#[derive(Debug, Default)]
pub(super) struct Homes {
    areas: Vec<Area>,
    tellers: HashMap<u32, usize>,
    /// Names that each country's papers use for their own ("我国").
    own: Vec<u32>,
    /// Countries whose papers print the other decimal sign.
    other_decimal: Vec<Area>,
}

impl Homes {
    /// Countries by code, each with the forms that only its papers use.
    pub(super) fn new(told: impl Iterator<Item = (String, Vec<u32>)>, own: Vec<u32>) -> Self {
        let mut homes = Self {
            own,
            ..Self::default()
        };
        for (code, forms) in told {
            let place = homes.areas.len();
            homes.areas.push(Area::new(&code));
            homes
                .tellers
                .extend(forms.into_iter().map(|form| (form, place)));
        }
        homes
    }

    /// The same, with the countries whose papers print the other decimal sign.
    pub(super) fn with_other_decimal(self, codes: &[String]) -> Self {
        let other_decimal = codes.iter().map(|code| Area::new(code)).collect();
        Self {
            other_decimal,
            ..self
        }
    }

    /// The forms that tell a country.
    pub(super) fn tellers(&self) -> impl Iterator<Item = u32> {
        self.tellers.keys().copied()
    }

    /// The country whose forms the marks use most; `None` where two are even, or no form tells. `tells` says quickly of most forms that
    /// they tell none.
    fn told_by(&self, marks: &[Mark], tells: impl Fn(u32) -> bool) -> Option<&Area> {
        if self.tellers.is_empty() {
            return None;
        }
        let mut counts = vec![0_usize; self.areas.len()];
        for mark in marks {
            if let What::Form(form) = mark.what
                && tells(form)
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
    /// Do the papers of the first country that the marks name group thousands by the sign that the language's others print
    /// before a fraction?
    pub(crate) fn groups_by_both(&self, marks: &[Mark]) -> bool {
        let area = |mark: &Mark| match mark.what {
            What::Form(form) => match &self.forms[form as usize].cue {
                Cue::Area(area, _) => Some(area),
                _ => None,
            },
            _ => None,
        };
        let others = &self.homes.other_decimal;
        let first = (!others.is_empty()).then(|| marks.iter().find_map(area));
        first.flatten().is_some_and(|area| others.contains(area))
    }

    /// Lets "our country" be the one whose paper the words of a text tell.
    pub(crate) fn settle_own_names(&self, marks: &mut [Mark]) {
        let own =
            |mark: &Mark| matches!(mark.what, What::Form(form) if self.homes.own.contains(&form));
        if !marks.iter().any(own) {
            return;
        }
        let Some(home) = self.homes.told_by(marks, |form| self.is(form, HOME)) else {
            return;
        };
        let names = |cue: &Cue| matches!(cue, Cue::Area(area, Naming::Name) if area == home);
        let name = (0..).zip(&self.forms).find(|(_, form)| names(&form.cue));
        let Some((name, _)) = name else { return };
        for mark in marks.iter_mut().filter(|mark| own(mark)) {
            mark.what = What::Form(name);
        }
    }

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
        self.homes
            .told_by(marks, |form| self.is(form, HOME))
            .or(self.home.as_ref())
    }
}
