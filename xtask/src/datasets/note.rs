//! Remarks of the printed tables: the tags in them, and what is left.

/// What a remark says, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Note {
    /// Name of the vintage of a revised series.
    pub(super) vintage: String,
    /// Seasonally adjusted?
    pub(super) adjusted: bool,
    /// Printed again later with another value?
    pub(super) revised: bool,
    /// Breaks an identity, and is kept for its source's sake?
    pub(super) doubtful: bool,
    /// What is left for people to read.
    pub(super) rest: String,
}

impl Note {
    /// Takes a remark apart.
    ///
    /// A remark is a list of parts divided by `;`. `vintage=NAME` names a vintage (an `SA` in the name is the
    /// adjustment, not a vintage), `SA` means seasonally adjusted, `CHECK` and `CONFLICT` mark a doubtful figure.
    /// A figure with a vintage is a revised one, unless the remark calls it a first release.
    pub(super) fn parse(text: &str) -> Self {
        let mut note = Self {
            doubtful: text.contains("CHECK") || text.contains("CONFLICT"),
            adjusted: is_adjusted(text),
            ..Self::default()
        };
        let mut parts: Vec<String> = Vec::new();
        for part in text.split(';') {
            let part = note.take_vintage(part);
            let part = without_mark(&without_adjustment(&part));
            if !part.is_empty() && !parts.contains(&part) {
                parts.push(part);
            }
        }
        let is_first = parts.iter().any(|part| part.starts_with("first release"));
        let is_tagged = !note.vintage.is_empty();
        note.revised = (is_tagged && !is_first) || parts.iter().any(|part| part == "revised");
        note.rest = parts.join("; ");
        note
    }

    /// Takes `vintage=NAME` out of one part.
    fn take_vintage(&mut self, part: &str) -> String {
        let Some((before, after)) = part.split_once("vintage=") else {
            return part.trim().to_owned();
        };
        let end = after
            .find(|c: char| !c.is_alphanumeric() && c != '-')
            .unwrap_or(after.len());
        let (tag, after) = after.split_at(end);
        let words: Vec<&str> = tag.split('-').filter(|word| *word != "SA").collect();
        self.adjusted |= tag.split('-').any(|word| word == "SA");
        self.vintage = words.join("-");
        let (before, after) = (before.trim().trim_end_matches(','), after.trim());
        [before, after].join(" ").trim().to_owned()
    }
}

/// Does the remark say "seasonally adjusted", in full or as `SA`?
fn is_adjusted(text: &str) -> bool {
    let in_full = text.contains("seasonally adjusted") && !text.contains("not seasonally adjusted");
    in_full
        || text
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == "SA")
}

/// One part without a leading `SA` or `seasonally adjusted`, which has a column of its own.
fn without_adjustment(part: &str) -> String {
    for tag in ["SA", "seasonally adjusted"] {
        if part == tag {
            return String::new();
        }
        if let Some(rest) = part.strip_prefix(tag).and_then(|r| r.strip_prefix(',')) {
            return rest.trim().to_owned();
        }
    }
    part.trim_end_matches(',').to_owned()
}

/// One part without a leading `CHECK` or `CONFLICT`, which have a column of their own: "CONFLICT (revision): SA" becomes
/// "revision: SA".
fn without_mark(part: &str) -> String {
    let marks = ["CHECK", "CONFLICT"];
    let Some(rest) = marks.iter().find_map(|mark| part.strip_prefix(mark)) else {
        return part.to_owned();
    };
    let rest = rest.trim_start_matches([':', ' ']);
    let inner = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    inner.map_or_else(|| rest.to_owned(), |(kind, rest)| format!("{kind}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Remark, vintage, adjusted, revised, doubtful, what is left.
    const CASES: [(&str, &str, bool, bool, bool, &str); 14] = [
        ("", "", false, false, false, ""),
        ("first release", "", false, false, false, "first release"),
        ("vintage=2026-02", "2026-02", false, true, false, ""),
        (
            "first release, vintage=2021-01",
            "2021-01",
            false,
            false,
            false,
            "first release",
        ),
        ("SA; first release", "", true, false, false, "first release"),
        (
            "vintage=2024-02; SA, BOP basis; first release",
            "2024-02",
            true,
            false,
            false,
            "BOP basis; first release",
        ),
        (
            "vintage=SA seasonally adjusted (FT-900)",
            "",
            true,
            false,
            false,
            "seasonally adjusted (FT-900)",
        ),
        ("vintage=2026-02-SA; SA", "2026-02", true, true, false, ""),
        (
            "vintage=SA-2025; \"around\"",
            "2025",
            true,
            true,
            false,
            "\"around\"",
        ),
        (
            "revised; vintage=2024-10",
            "2024-10",
            false,
            true,
            false,
            "revised",
        ),
        ("not adjusted", "", false, false, false, "not adjusted"),
        (
            "CHECK: 61.2+110.6 = 171.8",
            "",
            false,
            false,
            true,
            "61.2+110.6 = 171.8",
        ),
        ("CONFLICT (vintage)", "", false, false, true, "vintage"),
        (
            "CONFLICT (revision): 0.93 in the first release",
            "",
            false,
            false,
            true,
            "revision: 0.93 in the first release",
        ),
    ];

    #[test]
    fn remarks_are_taken_apart() {
        for (text, vintage, adjusted, revised, doubtful, rest) in CASES {
            let wanted = Note {
                vintage: vintage.to_owned(),
                adjusted,
                revised,
                doubtful,
                rest: rest.to_owned(),
            };
            assert_eq!(Note::parse(text), wanted, "{text}");
        }
    }
}
