//! Full stops that end no sentence: behind abbreviations.

use std::collections::BTreeSet;

/// The abbreviations of a language, and the words that open a sentence even behind one.
#[derive(Debug, Default)]
pub(super) struct Stops {
    /// In lower case, without the last stop; two words are written with the stop between them ("al. et").
    abbreviations: BTreeSet<String>,
    openers: BTreeSet<String>,
    /// The length of the longest, in bytes: most last words of a sentence are longer.
    longest: usize,
    /// The first letters of all, where they are of ASCII, one bit each.
    firsts: u128,
    /// The first words of those that are two.
    first_of_two: BTreeSet<String>,
}

impl Stops {
    /// From the lists of a language file.
    pub(super) fn new(abbreviations: Vec<String>, openers: Vec<String>) -> Self {
        let firsts = abbreviations
            .iter()
            .filter_map(|both| both.split_once(". "));
        Self {
            first_of_two: firsts.map(|(first, _)| first.to_owned()).collect(),
            firsts: abbreviations
                .iter()
                .filter_map(|word| first_bit(word))
                .fold(0, |bits, bit| bits | bit),
            longest: abbreviations.iter().map(String::len).max().unwrap_or(0),
            abbreviations: abbreviations.into_iter().collect(),
            openers: openers.into_iter().collect(),
        }
    }

    /// Does a sentence run on behind the full stop of a word, before the next one?
    pub(super) fn runs_on(&self, word: &str, next: &str) -> bool {
        let dotted = is_dotted(word);
        if word.is_empty() || !dotted && word.len() > self.longest {
            return false;
        }
        if !dotted && first_bit(word).is_some_and(|bit| self.firsts & bit == 0) {
            return false;
        }
        let word = word.to_lowercase();
        if (dotted || self.abbreviations.contains(&word))
            && !self.openers.contains(&next.to_lowercase())
        {
            return true;
        }
        self.first_of_two.contains(&word)
            && self
                .abbreviations
                .contains(&format!("{word}. {}", next.to_lowercase()))
    }
}

/// The bit of the first letter of a word; `None` beyond ASCII.
fn first_bit(word: &str) -> Option<u128> {
    let first = word.bytes().next().filter(u8::is_ascii)?;
    Some(1 << first.to_ascii_lowercase())
}

/// "U.S", "e.g".
fn is_dotted(word: &str) -> bool {
    let letters = |c: char| c.is_ascii_alphabetic() || c == '.';
    word.len() <= 5 && word.contains('.') && word.chars().all(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_run_on_but_before_openers() {
        let list = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        let stops = Stops::new(list(&["aug", "u. a"]), list(&["the"]));
        assert!(stops.runs_on("Aug", "Exports") && !stops.runs_on("Aug", "The"));
        assert!(stops.runs_on("u.S", "exports") && stops.runs_on("u", "A"));
        assert!(
            !stops.runs_on("u", "B") && !stops.runs_on("trade", "A") && !stops.runs_on("", "A")
        );
    }
}
