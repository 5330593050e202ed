//! One pass over the text: words that tell something, numbers, signs.

use super::bracket::bit_of;
use super::compound::Cut;
use super::index::word_end;
use super::letters::{Letters, first_char, is_digit};
use super::{Case, Cue, Lexicon, Relative};
use crate::text::Span;

/// What stands somewhere in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A form of the lexicon.
    Form(u32),
    /// Digits, with separators inside.
    Number,
    /// A sign.
    Punct(char),
    /// A word that tells nothing.
    Other,
}

/// A word, number or sign and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What.
    pub what: What,
    /// Does a clitic ("nya") hang on it?
    pub clitic: bool,
    /// Does it touch the mark before, without a space?
    pub glued: bool,
}

impl Lexicon {
    /// Everything in a stretch of text, in order. Spans count from the start of `text`.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::lexicon::{Cue, FlowWord, Lexicon, What};
    ///
    /// let words = Lexicon::builtin("id").expect("Indonesian");
    /// let marks = words.scan("Ekspornya 38,2 miliar");
    /// assert!(marks[0].clitic && matches!(marks[1].what, What::Number));
    /// assert!(matches!(marks[2].what, What::Form(form) if *words.cue(form) == Cue::Scale(9)));
    /// ```
    pub fn scan(&self, text: &str) -> Vec<Mark> {
        self.scan_within(text, Span::new(0, text.len()))
    }

    /// Everything in one stretch of a longer text, in order. Spans count from the start of `text`.
    pub fn scan_within(&self, text: &str, within: Span) -> Vec<Mark> {
        let text = text.get(..within.end).unwrap_or_default();
        let mut scan = Scan {
            lexicon: self,
            letters: Letters::get(),
            text,
            free: within.start,
        };
        let mut marks: Vec<Mark> = Vec::with_capacity(within.len() / 4);
        let (first_parts, mut opened) = (self.first_parts(), Vec::new());
        let (mut at, mut last) = (within.start, usize::MAX);
        while let Some(c) = first_char(text, at) {
            if c == ' ' || c.is_whitespace() {
                at += c.len_utf8();
                continue;
            }
            let (end, what, clitic) = scan.mark(at, c);
            if matches!(what, What::Form(form) if first_parts & bit_of(form) != 0) {
                opened.push(marks.len());
            }
            marks.push(Mark {
                span: Span::new(at, end),
                what,
                clitic,
                glued: last == at,
            });
            (at, last) = (end, end);
        }
        self.join_brackets(&mut marks, &opened);
        marks
    }

    /// The first of the forms alike that is written as it should be.
    fn form_as_written(&self, alike: &[u32], written: &str) -> Option<u32> {
        let fits = |&id: &u32| match self.traits[id as usize].case {
            Case::Free => true,
            Case::Capital | Case::Exact => self.forms[id as usize].fits(written),
        };
        alike.iter().copied().find(fits)
    }
}

/// The pass over a text. Marks begin at edges of words only, so that a form is looked for once a mark.
struct Scan<'a> {
    lexicon: &'a Lexicon,
    letters: Letters,
    text: &'a str,
    /// Where the last form ends: no other begins before.
    free: usize,
}

impl Scan<'_> {
    /// The mark whose first letter or sign stands here: where it ends, what it is, and whether a clitic hangs on it.
    fn mark(&mut self, at: usize, c: char) -> (usize, What, bool) {
        let digit = is_digit(c);
        let letter = !digit && self.letters.is_word(c);
        if let Some((form, end, clitic)) = self.form(at) {
            (end, What::Form(form), clitic)
        } else if digit {
            let end = number_end(self.text, at, self.lexicon.spaced_groups);
            self.pass(at + 1, end);
            (end, What::Number, false)
        } else if letter {
            let end = word_end(self.letters, self.text, at);
            let (end, what) = if self.lexicon.tails.join() {
                self.compound(at, end)
            } else {
                (end, What::Other)
            };
            (end, what, false)
        } else {
            (at + c.len_utf8(), What::Punct(c), false)
        }
    }

    fn form(&mut self, at: usize) -> Option<(u32, usize, bool)> {
        if at < self.free {
            return None;
        }
        let mut found = self.find(self.text, at);
        if let Some((form, ..)) = found {
            let traits = &self.lexicon.traits[form as usize];
            if traits.yields || traits.this_year || traits.splits {
                found = self.weigh(at, found);
            }
        }
        self.free = found.map_or(self.free, |(_, end, _)| end);
        found
    }

    /// A form that may have to give way to what begins inside it, or to what stands behind.
    #[inline(never)]
    fn weigh(
        &self,
        at: usize,
        mut found: Option<(u32, usize, bool)>,
    ) -> Option<(u32, usize, bool)> {
        if let Some((form, end, _)) = found
            && self.lexicon.traits[form as usize].yields
            && let Some(cut) = self.flow_across(at, end)
        {
            found = match self.lexicon.cue(form) {
                Cue::Overall | Cue::Good(_) => Some((form, cut, false)),
                _ => self.find(&self.text[..cut], at),
            };
        }
        if let Some((form, end, _)) = found
            && self.lexicon.traits[form as usize].this_year
            && self.is_dated(end)
        {
            // "the full | year 2018"
            let so_far = *self.lexicon.cue(form) == Cue::Relative(Relative::YearToDate);
            found = if so_far {
                self.month_before(at, end)
                    .map_or(found, |cut| self.find(&self.text[..cut], at))
            } else {
                None
            };
        }
        if let Some((form, end, _)) = found
            && self.lexicon.traits[form as usize].splits
            && let Some(cut) = self.area_across(at, end)
        {
            found = self.find(&self.text[..cut], at);
        }
        found
    }

    /// Where "日美" of "12日|美国" would have to end: an area begins inside a form and goes on behind it.
    fn area_across(&self, at: usize, end: usize) -> Option<usize> {
        let form = &self.text[at..end];
        let mut inside = form.char_indices().skip(1).map(|(offset, _)| at + offset);
        inside.find(|&cut| {
            let area = self.form_cue(cut);
            area.is_some_and(|(cue, area_end)| matches!(cue, Cue::Area(..)) && area_end > end)
        })
    }

    /// "since January" tells how much of this year is meant, but not "since | January 2014": where a month begins that ends a form.
    fn month_before(&self, at: usize, end: usize) -> Option<usize> {
        let gap = at + self.text[at..end].rfind(' ')?;
        let month = self
            .form_cue(gap + 1)
            .is_some_and(|(cue, _)| matches!(cue, Cue::Month(_)));
        month.then_some(gap)
    }

    /// Does a year stand behind, right there or behind one short word?
    fn is_dated(&self, end: usize) -> bool {
        let year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let near = &self.text[end..self.text.floor_char_boundary(end + DATED)];
        let mut behind = near
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let next = behind.next().unwrap_or_default();
        year(next) || next.len() <= LINK && behind.next().is_some_and(year)
    }

    /// The form that stands in a text here: its number, where its word ends, and whether a clitic hangs on it.
    fn find(&self, text: &str, at: usize) -> Option<(u32, usize, bool)> {
        let as_written =
            |alike: &[u32], written: &str| self.lexicon.form_as_written(alike, written);
        self.lexicon.index.find(self.letters, text, at, as_written)
    }

    /// Where "the balance" of "the | balance of trade" would have to end: a flow begins inside a light form, goes on behind it,
    /// and what stands behind it names none by itself; or it ends with the form ("total | exports").
    fn flow_across(&self, at: usize, end: usize) -> Option<usize> {
        let spaced = |from: usize| {
            let rest = self.text.get(from..)?;
            let gap = rest.len() - rest.trim_start_matches(' ').len();
            (gap > 0).then_some(from + gap)
        };
        if spaced(end).is_some_and(|next| self.flow_at(next).is_some()) {
            return None;
        }
        let gaps = self.text[at..end].match_indices(' ');
        // "tư liệu | sản xuất": a longer form that ends with this one is no flow.
        let last = gaps.map(|(gap, _)| at + gap).find_map(|gap| {
            let (flow, form_end) = self.form_at(gap + 1)?;
            (form_end >= end).then_some((gap, flow))
        });
        match last {
            Some((gap, true)) => Some(gap),
            Some((_, false)) => None,
            None => self.unspaced_flow_across(at, end),
        }
    }

    /// "服务 | 出口额", "agro | exportaciones": the same where no space stands between words.
    fn unspaced_flow_across(&self, at: usize, end: usize) -> Option<usize> {
        let form = &self.text[at..end];
        if form.contains(' ') || self.flow_at(end).is_some() {
            return None;
        }
        let inside = form.char_indices().skip(1).map(|(offset, _)| at + offset);
        inside
            .into_iter()
            .find(|&cut| self.flow_at(cut).is_some_and(|flow_end| flow_end >= end))
    }

    /// Where the flow ends that is named here.
    fn flow_at(&self, at: usize) -> Option<usize> {
        let (flow, end) = self.form_at(at)?;
        flow.then_some(end)
    }

    /// Where the form ends that stands here, and whether it is a flow.
    fn form_at(&self, at: usize) -> Option<(bool, usize)> {
        let (cue, end) = self.form_cue(at)?;
        Some((matches!(cue, Cue::Flow(_)), end))
    }

    /// What the form tells that stands here, and where it ends.
    fn form_cue(&self, at: usize) -> Option<(&Cue, usize)> {
        let c = first_char(self.text, at)?;
        if !self.letters.is_word(c) {
            return None;
        }
        let (form, end, _) = self.find(self.text, at)?;
        Some((self.lexicon.cue(form), end))
    }

    /// The first part of a compound, where an unknown word is one; its tail is then the next mark.
    fn compound(&self, at: usize, end: usize) -> (usize, What) {
        let (lexicon, word) = (self.lexicon, &self.text[at..end]);
        let cuts = lexicon.tails.cuts(self.letters, word);
        let split = |cut: Cut| {
            let front = lexicon
                .tails
                .fronts(word, cut.at)
                .find_map(|front| self.whole_form(&word[..front]));
            let cue = front.map(|form| lexicon.cue(form));
            let what = match (front, cue) {
                (
                    Some(form),
                    Some(Cue::Area(..) | Cue::Good(_) | Cue::Flow(_) | Cue::Ordinal(_)),
                ) => What::Form(form),
                _ => What::Other,
            };
            cut.before.takes(cue).then_some((at + cut.at, what))
        };
        cuts.into_iter()
            .find_map(split)
            .unwrap_or((end, What::Other))
    }

    /// The form that a word is as a whole.
    fn whole_form(&self, word: &str) -> Option<u32> {
        let (form, end, clitic) = self.find(word, 0)?;
        (end == word.len() && !clitic).then_some(form)
    }

    /// Passes over the inside of a number: a form may begin there ("1.1H"), and keeps others from beginning inside it.
    fn pass(&mut self, from: usize, end: usize) {
        for at in from..end {
            let byte = self.text.as_bytes()[at];
            if self.lexicon.index.begins(byte)
                && self.text.is_char_boundary(at)
                && self.letters.is_edge(self.text, at)
            {
                self.form(at);
            }
        }
    }
}

/// The longest word, in bytes, that may stand before a year ("tahun").
const LINK: usize = 5;

/// How far behind a form its year may end, in bytes.
const DATED: usize = 16;

/// The first byte of a full-width sign or digit.
const FULL_WIDTH: u8 = 0xef;

/// Where digits with their separators end: a separator counts only where a digit follows, a space or apostrophe only
/// before exactly three digits.
fn number_end(text: &str, at: usize, spaced_groups: bool) -> usize {
    let digits = |from: usize| {
        let bytes = &text.as_bytes()[from..];
        let narrow = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
        if bytes.get(narrow).is_none_or(|b| *b != FULL_WIDTH) {
            return narrow;
        }
        let wide = text[from..].chars().take_while(|c| is_digit(*c));
        wide.map(char::len_utf8).sum()
    };
    let mut end = at + digits(at);
    let mut lead = end - at;
    while let Some(c) = text[end..].chars().next() {
        let next = end + c.len_utf8();
        let run = digits(next);
        let spaced = matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}')
            || (c == ' ' && spaced_groups);
        let joins = match c {
            '.' | ',' => run > 0,
            '\u{ff0e}' => run > 0 && text.as_bytes().get(next) == Some(&FULL_WIDTH),
            '\u{ff0c}' => run == 3 * '\u{ff10}'.len_utf8(),
            _ => spaced && run == 3 && lead <= 3,
        };
        if !joins {
            break;
        }
        end = next + run;
        lead = run;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_light_form_yields_to_a_flow_that_begins_inside_it() {
        let words = Lexicon::builtin("en").expect("English");
        let told = |text: &str| -> Vec<String> {
            let marks = words.scan(text).into_iter();
            let forms = marks.filter_map(|mark| match mark.what {
                What::Form(form) => Some(format!("{:?}", words.cue(form))),
                _ => None,
            });
            forms.collect()
        };
        assert_eq!(told("the total trade"), ["Pronoun", "Flow(Plain(Total))"]);
        assert_eq!(told("total exports"), ["Overall", "Flow(Plain(Exports))"]);
        assert_eq!(told("the total was"), ["Pronoun"]);
        assert_eq!(
            told("lead exports"),
            ["Good(\"lead\")", "Flow(Plain(Exports))"]
        );
    }

    #[test]
    fn numbers_end_where_their_digits_do() {
        assert_eq!(number_end("38,2 miliar", 0, false), 4);
        assert_eq!(number_end("1.234,5.", 0, false), 7);
        assert_eq!(number_end("1 234 567 тонн", 0, true), 9);
        assert_eq!(number_end("2018 100", 0, false), 4);
        assert_eq!(number_end("12, 13", 0, false), 2);
    }
}
