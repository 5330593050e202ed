//! Labelled passages: one JSON object a line.

use super::shape::Shape;
use jiff::civil::Date;
use serde::Deserialize;
use std::fs;
use std::path::Path;
use weighbridge_core::text::{DateBasis, Document, Masthead};

/// A passage with the claims that a person found in it.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Passage {
    pub(super) id: String,
    pub(super) lang: String,
    pub(super) published: Option<Date>,
    pub(super) text: String,
    pub(super) claims: Vec<Shape>,
}

/// The passages of a file, in its order.
///
/// # Errors
///
/// Names file and line of the first thing that is not a passage.
pub(super) fn load(path: &Path) -> Result<Vec<Passage>, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| {
            serde_json::from_str(line).map_err(|e| format!("{}:{}: {e}", path.display(), at + 1))
        })
        .collect()
}

impl Passage {
    /// The passage as a draft.
    pub(super) fn document(&self) -> Document {
        let mut masthead = Masthead::named(&self.id);
        masthead.language = Some(self.lang.clone());
        masthead.published = self.published;
        if self.published.is_some() {
            masthead.published_basis = DateBasis::Stated;
        }
        Document::plain(masthead, self.text.clone())
    }

    /// Its length in words; two characters of Chinese or Japanese count as one.
    pub(super) fn words(&self) -> f64 {
        let (mut words, mut cjk, mut inside) = (0_u32, 0_u32, false);
        for c in self.text.chars() {
            let ideograph = is_cjk(c);
            let letter = !ideograph && (c.is_alphanumeric() || c == '_');
            words += u32::from(letter && !inside);
            cjk += u32::from(ideograph);
            inside = letter;
        }
        f64::from(words) + f64::from(cjk) / 2.0
    }
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::Passage;

    fn words(text: &str) -> f64 {
        Passage {
            id: String::new(),
            lang: "en".to_owned(),
            published: None,
            text: text.to_owned(),
            claims: Vec::new(),
        }
        .words()
    }

    #[test]
    fn two_chinese_characters_are_one_word() {
        for (text, wanted) in [("up 28.7 percent", 4.0), ("进出口", 1.5), ("US 出口", 2.0)] {
            assert!((words(text) - wanted).abs() < 1e-9, "{text}");
        }
    }
}
