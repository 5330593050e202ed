//! Numbers spelled out in twelve languages, as a style guide writes them: the other side of the round trip.

mod asia;
mod germanic;
mod islands;
mod romance;
mod slavic;

/// The number in words.
pub(crate) fn spell(language: &str, n: u64) -> String {
    let spelled = match language {
        "de" => germanic::german(n),
        "en" => germanic::english(n),
        "es" => romance::spanish(n),
        "fr" => romance::french(n),
        "id" => islands::indonesian(n),
        "ja" => asia::japanese(n),
        "ms" => islands::malay(n),
        "pt" => romance::portuguese(n),
        "ru" => slavic::russian(n),
        "tr" => islands::turkish(n),
        "vi" => islands::vietnamese(n),
        "zh" => asia::chinese(n),
        _ => panic!("no speller for {language}"),
    };
    spelled.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The groups of three digits that are not zero, largest first, each with its power of a thousand.
fn thousands(n: u64) -> Vec<(u64, usize)> {
    let group = |power: usize| {
        (
            n / 1000_u64.pow(u32::try_from(power).expect("a power")) % 1000,
            power,
        )
    };
    (0..=4)
        .rev()
        .map(group)
        .filter(|(group, _)| *group > 0)
        .collect()
}

fn pick(words: &str, at: u64) -> &str {
    words
        .split(' ')
        .nth(usize::try_from(at).expect("a place"))
        .unwrap_or_else(|| panic!("{at} in {words}"))
}
