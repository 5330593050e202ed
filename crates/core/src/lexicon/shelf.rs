//! The forms of a language as they are collected from its files.

use super::cue::Cue;
use super::file::Lists;
use super::letters::{Letters, is_spaceless};
use super::{Case, Form};
use hashbrown::HashMap;

/// How long a word for goods and their flow is at least, in bytes.
const LONG_COMPOUND: usize = 12;

/// Forms as they are collected; the first cue of a form wins.
#[derive(Default)]
pub(super) struct Shelf {
    pub(super) file: String,
    pub(super) forms: Vec<Form>,
    /// Numbers of the forms that are alike in lower case.
    pub(super) alike: HashMap<String, Vec<u32>>,
    /// Numbers of the forms in two parts.
    pub(super) in_parts: Vec<u32>,
    /// Letters, and how other papers spell them.
    pub(super) spellings: Lists,
}

impl Shelf {
    /// Takes in a form, where it is not known yet; its number.
    pub(super) fn add(&mut self, text: &str, case: Case, cue: &Cue) -> u32 {
        debug_assert!(!text.is_empty(), "an empty form in {}", self.file);
        let folded = Letters::get().fold(text);
        let written = |&id: &u32| self.forms[id as usize].text == text;
        let mut alike = self.alike.get(&folded).into_iter().flatten().copied();
        if let Some(known) = alike.find(written) {
            return known;
        }
        let yields = text.contains(' ') && is_light(cue)
            || yields_unspaced(text, cue)
            || matches!(cue, Cue::Good(_)) && self.ends_with_flow(text, &folded);
        let id = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
        self.forms.push(Form {
            text: text.to_owned(),
            case,
            cue: cue.clone(),
            yields,
            is: 0,
        });
        self.alike.entry(folded).or_default().push(id);
        id
    }

    /// "agroexportaciones": one word for goods and their flow, that ends with the word for the flow.
    fn ends_with_flow(&self, text: &str, folded: &str) -> bool {
        let one_word = text.len() >= LONG_COMPOUND && text.chars().all(char::is_alphabetic);
        one_word
            && text.char_indices().skip(2).any(|(at, _)| {
                let form = self.written(&folded[at..], &text[at..]);
                form.is_some_and(|form| matches!(self.forms[form as usize].cue, Cue::Flow(_)))
            })
    }

    /// A word of a pattern: whatever it tells already, or nothing.
    pub(super) fn word(&mut self, text: &str) -> u32 {
        self.known(text)
            .unwrap_or_else(|| self.add(text, Case::Free, &Cue::Plain))
    }

    /// Notes what else is known of some words.
    pub(super) fn note(&mut self, words: &[String], bit: u8) {
        for form in self.words(words) {
            self.forms[form as usize].is |= bit;
        }
    }

    /// The form that is found where this is written: "того" is not "Того" (Togo).
    pub(super) fn known(&self, text: &str) -> Option<u32> {
        self.written(&Letters::get().fold(text), text)
    }

    /// The same for a text whose lower case is at hand.
    fn written(&self, folded: &str, text: &str) -> Option<u32> {
        let fits = |id: &u32| self.forms[*id as usize].fits(text);
        self.alike.get(folded)?.iter().copied().find(fits)
    }

    /// A form as written, and as other papers spell it ("größte", "grösste").
    pub(super) fn spelt(&self, form: &str) -> Vec<String> {
        let other = |(letters, spelt): (&String, &Vec<String>)| -> Vec<String> {
            let found = spelt.iter().filter(|_| form.contains(letters.as_str()));
            found.map(|spelt| form.replace(letters, spelt)).collect()
        };
        let mut found = vec![form.to_owned()];
        found.extend(self.spellings.iter().flat_map(other));
        found
    }

    /// The forms of some words, each taken in where it is not known.
    pub(super) fn words(&mut self, list: &[String]) -> Vec<u32> {
        list.iter().map(|word| self.word(word)).collect()
    }
}

/// Pronouns and prepositions tell less than the flow that may begin inside them ("the total | trade"), and some goods are
/// told from other words by their flow alone ("lead | exports").
fn is_light(cue: &Cue) -> bool {
    matches!(
        cue,
        Cue::Pronoun
            | Cue::Became
            | Cue::By
            | Cue::In
            | Cue::To
            | Cue::From
            | Cue::With
            | Cue::And
            | Cue::Or
            | Cue::Against
            | Cue::Hedge(_)
            | Cue::Than(_)
            | Cue::Overall
            | Cue::Good(_)
    )
}

/// "服务出口", "総輸出": in a language without spaces, goods and "total" in one form with their flow.
fn yields_unspaced(form: &str, cue: &Cue) -> bool {
    matches!(cue, Cue::Overall | Cue::Good(_)) && form.chars().all(is_spaceless)
}
