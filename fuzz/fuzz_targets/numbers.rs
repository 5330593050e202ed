//! A trade sentence of each language with any text in the place of its figure.
#![no_main]

use libfuzzer_sys::fuzz_target;
use weighbridge_core::phrase::Habit;
use weighbridge_fuzz::{Draft, LANGUAGES, document, read};

/// What stands for raw bytes: mostly digits and the signs that stand in numbers.
const SIGNS: [&str; 32] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "1", "00", "000", "999", ".", ",", " ", "'", "\u{a0}", "\u{202f}",
    "-", "–", "+", "%", "$", "(", ")", "/", "½", "٣", "３",
];

fuzz_target!(|data: &[u8]| {
    let [language, day, data @ ..] = data else {
        return;
    };
    let language = &LANGUAGES[usize::from(*language) % LANGUAGES.len()];
    let mut figure = String::new();
    let mut rest = data;
    while let [byte, more @ ..] = rest {
        rest = more;
        match byte {
            0..=223 => figure.push_str(SIGNS[usize::from(*byte) % SIGNS.len()]),
            224..=247 => {
                let at = rest.iter().take(2).fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
                rest = rest.get(2..).unwrap_or_default();
                figure.push_str(&language.forms[at % language.forms.len()]);
            }
            _ => figure.push(' '),
        }
    }
    let habit = Habit::of(std::iter::once(figure.as_str()), language.lexicon.wording().decimal);
    if let Some(read) = habit.read(&figure) {
        assert!(!read.value.is_sign_negative(), "{figure}");
    }
    // The figure in a sentence that speaks of trade in the language's own words, or, for most days, alone.
    let text = match day % 4 {
        0 => language.sentence.replace("{}", &figure),
        _ => figure,
    };
    read(&Draft {
        language,
        document: document(text, *day),
    });
});
