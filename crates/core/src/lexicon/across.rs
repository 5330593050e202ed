//! Forms of languages without spaces that an area may begin inside of: "12日|美国" is no "日美|国", "日本和|美国" no "和美|国".

use super::letters::is_spaceless;
use super::promise::Traits;
use super::{Cue, Form, Naming};
use hashbrown::HashSet;

/// Notes which short forms end with the beginning of an area's name: only these are looked into.
pub(super) fn note(forms: &[Form], traits: &mut [Traits]) {
    let mut beginnings: HashSet<&str> = HashSet::new();
    for form in forms {
        if matches!(form.cue, Cue::Area(..)) && form.text.chars().all(is_spaceless) {
            let inside = form.text.char_indices().skip(1);
            beginnings.extend(inside.map(|(at, _)| &form.text[..at]));
        }
    }
    if beginnings.is_empty() {
        return;
    }
    for (form, traits) in forms.iter().zip(traits) {
        let mut inside = form.text.char_indices().skip(1);
        traits.splits = tells_less(&form.cue)
            && form.text.chars().all(is_spaceless)
            && inside.any(|(at, _)| beginnings.contains(&form.text[at..]));
    }
}

/// What tells less than an area that begins inside it.
const fn tells_less(cue: &Cue) -> bool {
    matches!(
        cue,
        Cue::Plain
            | Cue::Pair(..)
            | Cue::Against
            | Cue::Share
            | Cue::Overtakes
            | Cue::Compare(_)
            // "對|中國"
            | Cue::Area(_, Naming::Toward)
    )
}
