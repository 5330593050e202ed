//! Codes of reporters and partners: from those of the printed tables to those of the labelling guide.

/// Groups whose code differs between the two.
const GROUPS: [(&str, &str); 6] = [
    ("WLD", "WORLD"),
    ("EUN", "EU"),
    ("EA", "EUROAREA"),
    ("AFR", "AFRICA"),
    ("CAS", "CENTRAL_ASIA"),
    ("LAC", "LATAM"),
];

/// The guide's code of an area; any code the list above does not know stays as it is (`CHN`, `ASEAN`, `BRI`).
///
/// `None` where the text is no code at all.
pub(super) fn code(printed: &str) -> Option<&str> {
    let is_code = (2..=24).contains(&printed.len())
        && printed
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte == b'_' || byte == b'-');
    let mapped = GROUPS.iter().find(|(from, _)| *from == printed);
    is_code.then_some(mapped.map_or(printed, |(_, to)| to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_get_the_guides_codes() {
        assert_eq!(code("WLD"), Some("WORLD"));
        assert_eq!(code("EA"), Some("EUROAREA"));
        assert_eq!(code("CHN"), Some("CHN"));
        assert_eq!(code("BRI"), Some("BRI"));
    }

    #[test]
    fn other_words_are_no_codes() {
        for word in ["", "chn", "C", "China "] {
            assert_eq!(code(word), None, "{word}");
        }
    }
}
