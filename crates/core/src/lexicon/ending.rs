//! What the case of a unit says of its amount, in languages that put it there ("dolardan", "dolara", "yüzde 13'ü").

use super::{FROM, Lexicon, Mark, PART, TO, What};

/// What the case of an amount's unit, or an ending behind it, says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ending {
    /// Nothing.
    #[default]
    Plain,
    /// An older value ("dolardan").
    From,
    /// The value that was reached ("dolara").
    To,
    /// A part of what was named before ("yüzde 13'ü").
    Part,
}

impl Lexicon {
    /// Does the word behind these belong to them ("geçen yılın", "5 milyar doların")?
    pub fn owns_next(&self, words: &str) -> bool {
        self.of_endings.iter().any(|ending| words.ends_with(ending))
    }

    /// What the ending of the amount says whose marks end here, or the word behind it ("75,8 olan").
    pub fn ending_of(&self, marks: &[Mark], end: usize) -> Ending {
        let form = |mark: &Mark| match mark.what {
            What::Form(form) => Some(form),
            What::Number | What::Punct(_) | What::Other => None,
        };
        let unit = end.checked_sub(1).and_then(|last| marks.get(last));
        let behind = marks.get(end);
        let mut forms = [unit, behind].into_iter().flatten().filter_map(form);
        forms.find_map(|form| self.ending(form)).unwrap_or_default()
    }

    fn ending(&self, form: u32) -> Option<Ending> {
        let endings = [(FROM, Ending::From), (TO, Ending::To), (PART, Ending::Part)];
        let mut endings = endings.into_iter();
        endings
            .find(|(bit, _)| self.is(form, *bit))
            .map(|(_, ending)| ending)
    }
}
