//! Forms that the reader never finds: each is read by itself, as written.

use super::layout::{Layout, Written};
use super::{Finding, Weight};
use crate::lexicon::{Cue, Lexicon, What, cue_of};
use std::collections::HashMap;

/// What stands in the place of a form that is read by itself.
enum Read<'a> {
    /// Nothing that spans all of it.
    Nothing,
    /// A form that tells this.
    Form(&'a Cue),
}

/// Every form that is not found as what its list says.
pub(super) fn dead(layout: &Layout<'_>, lexicon: &Lexicon) -> Vec<Finding> {
    let mut first: HashMap<&str, &Written> = HashMap::new();
    let mut found = Vec::new();
    for form in &layout.forms {
        let wanted = cue_of(&form.table, &form.list);
        let earlier = *first.entry(form.text.as_str()).or_insert(form);
        let twice = earlier.place != form.place;
        let said = match read(lexicon, &form.text, wanted.as_ref()) {
            Read::Form(cue) if Some(cue) == wanted.as_ref() => (twice
                && Layout::is_same_file(form.place, earlier.place))
            .then(|| (Weight::Note, again(form))),
            Read::Form(_) if twice => Some((Weight::Fault, both(form, earlier))),
            Read::Form(cue) => Some((Weight::Fault, shadowed(form, layout, cue))),
            Read::Nothing => Some((Weight::Fault, unmatched(form))),
        };
        found.extend(said.map(|(weight, what)| layout.finding(form.place, weight, what)));
    }
    found
}

fn read<'a>(lexicon: &'a Lexicon, form: &str, wanted: Option<&Cue>) -> Read<'a> {
    let marks = lexicon.scan(form);
    let Some((first, rest)) = marks.split_first() else {
        return Read::Nothing;
    };
    match first.what {
        // A flow at the end of "total exports" is taken off again: the form was found all the same.
        What::Form(id) if rest.is_empty() || Some(lexicon.cue(id)) == wanted => {
            Read::Form(lexicon.cue(id))
        }
        What::Form(_) | What::Number | What::Punct(_) | What::Other => Read::Nothing,
    }
}

fn again(form: &Written) -> String {
    format!("`{}` stands in `{}` twice", form.text, form.list)
}

fn both(form: &Written, other: &Written) -> String {
    let (list, table) = (&form.list, &form.table);
    format!(
        "`{}` stands in `{}` of `[{}]` and in `{list}` of `[{table}]`: one of them is never read",
        form.text, other.list, other.table
    )
}

/// Another form that differs in capitals only.
fn shadowed(form: &Written, layout: &Layout<'_>, cue: &Cue) -> String {
    let lower = form.text.to_lowercase();
    let winner = layout.forms.iter().find(|other| {
        other.text.to_lowercase() == lower
            && cue_of(&other.table, &other.list).as_ref() == Some(cue)
    });
    match winner {
        Some(other) => format!(
            "`{}` is always read as `{}` in `{}` of `[{}]`",
            form.text, other.text, other.list, other.table
        ),
        None => format!("`{}` is always read as something else", form.text),
    }
}

/// Why a form cannot stand in a text.
fn unmatched(form: &Written) -> String {
    let text = &form.text;
    let why = if text.trim() != text {
        "it begins or ends with a space"
    } else if text.starts_with(|c: char| c.is_ascii_digit()) {
        "it begins with a digit, which is read as part of a number"
    } else if text.contains("  ") {
        "it has two spaces in a row"
    } else if text.contains(' ') {
        "a number, sign or more telling word in it is read by itself"
    } else {
        "a word or sign in it ends elsewhere than where a word of a text does"
    };
    format!(
        "`{text}` in `{}` of `[{}]` can never match: {why}",
        form.list, form.table
    )
}
