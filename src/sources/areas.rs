//! Customs areas by the codes and names that sources use.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use weighbridge_core::claim::Area;
use weighbridge_core::lexicon::english;

/// A list of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// Two letters, as Eurostat's Comext has them.
    Comext = 2,
    /// The United Nations' numbers, with the exceptions that Comtrade's reporters use.
    Comtrade = 3,
    /// Schedule C of the United States' census.
    ScheduleC = 4,
    /// The United Kingdom's numbers.
    Hmrc = 5,
    /// Brazil's three digits.
    Comexstat = 6,
}

const LISTS: [List; 5] = [
    List::Comext,
    List::Comtrade,
    List::ScheduleC,
    List::Hmrc,
    List::Comexstat,
];

/// Codes that stand for an area beside its usual one: retired numbers, or the number of a wider territory.
const TWINS: [(List, &str, &str); 7] = [
    (List::Comtrade, "840", "USA"),
    (List::Comtrade, "250", "FRA"),
    (List::Comtrade, "356", "IND"),
    (List::Comtrade, "756", "CHE"),
    (List::Comtrade, "578", "NOR"),
    (List::Comtrade, "158", "TWN"),
    (List::Comext, "RS", "SRB"),
];

/// Codes of every list, both ways.
struct Codes {
    area: Vec<BTreeMap<String, Area>>,
    code: Vec<BTreeMap<String, String>>,
    all: Vec<String>,
}

static CODES: LazyLock<Codes> = LazyLock::new(|| {
    let mut codes = Codes {
        area: vec![BTreeMap::new(); 7],
        code: vec![BTreeMap::new(); 7],
        all: Vec::new(),
    };
    for line in include_str!("areas.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let Some(&area) = cells.first() else { continue };
        codes.all.push(area.to_owned());
        for list in LISTS {
            let column = list as usize;
            if let Some(code) = cells.get(column).filter(|code| !code.is_empty()) {
                codes.area[column].insert((*code).to_owned(), Area::new(area));
                codes.code[column].insert(area.to_owned(), (*code).to_owned());
            }
        }
    }
    codes
});

/// Names in lower case, from our own list and from the English names of areas.
static NAMES: LazyLock<BTreeMap<String, Area>> = LazyLock::new(|| {
    let mut names = BTreeMap::new();
    for code in &CODES.all {
        let area = Area::new(code);
        let name = english::area(&area).to_lowercase();
        let bare = name.strip_prefix("the ").unwrap_or(&name).to_owned();
        names.insert(bare, area);
    }
    for line in include_str!("names.csv").lines().skip(1) {
        if let Some((name, code)) = line.rsplit_once(',') {
            names.insert(name.trim_matches('"').to_owned(), Area::new(code));
        }
    }
    names
});

/// The area of a code.
pub(super) fn of_code(list: List, code: &str) -> Option<Area> {
    let usual = CODES.area[list as usize].get(code).cloned();
    usual.or_else(|| {
        let twin = TWINS
            .iter()
            .find(|(of, twin, _)| *of == list && *twin == code);
        twin.map(|(_, _, area)| Area::new(area))
    })
}

/// Is it a code that a source keeps beside the usual one of the same area? Rows under both would count twice.
pub(super) fn is_twin(list: List, code: &str) -> bool {
    TWINS
        .iter()
        .any(|(of, twin, _)| *of == list && *twin == code)
}

/// The code of an area.
pub(super) fn code_of(list: List, area: &Area) -> Option<&'static str> {
    CODES.code[list as usize]
        .get(area.code())
        .map(String::as_str)
}

/// Is it a country or territory by its three letters?
pub(super) fn is_country(area: &Area) -> bool {
    area.code().len() == 3 && CODES.all.iter().any(|known| known == area.code())
}

/// The area of a printed name: case, blanks, "of which:", abbreviations in brackets and footnote signs do not matter.
pub(super) fn of_name(name: &str) -> Option<Area> {
    let lower = name.to_lowercase().replace('\u{a0}', " ");
    let mut bare = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    for start in ["of which:", "of which"] {
        if let Some(rest) = bare.strip_prefix(start) {
            bare = rest.trim().to_owned();
        }
    }
    let bare = bare.trim_end_matches(['*', ':', ' ', '①', '②']).to_owned();
    let names = &*NAMES;
    names
        .get(&bare)
        .or_else(|| names.get(without_brackets(&bare).as_str()))
        .cloned()
}

fn without_brackets(name: &str) -> String {
    match (name.find('('), name.rfind(')')) {
        (Some(open), Some(close)) if open < close => {
            format!("{}{}", &name[..open], &name[close + 1..])
                .trim()
                .to_owned()
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_go_both_ways_and_twins_one_way() {
        for (list, area, code) in [
            (List::Comtrade, "USA", "842"),
            (List::Comtrade, "TWN", "490"),
            (List::Comtrade, "WORLD", "0"),
            (List::Comext, "GRC", "EL"),
            (List::Comext, "EU", "EU27_2020"),
            (List::ScheduleC, "CHN", "5700"),
            (List::Hmrc, "CHN", "720"),
            (List::Comexstat, "DEU", "023"),
        ] {
            assert_eq!(code_of(list, &Area::new(area)), Some(code));
            assert_eq!(of_code(list, code), Some(Area::new(area)));
        }
        assert_eq!(of_code(List::Comtrade, "840"), Some(Area::new("USA")));
        assert!(is_twin(List::Comtrade, "840") && !is_twin(List::Comtrade, "842"));
    }

    #[test]
    fn names_are_found_as_they_are_printed() {
        for (name, code) in [
            ("\u{a0}\u{a0}of which: Germany", "DEU"),
            ("United States (US)", "USA"),
            ("ASEAN\u{a0}", "ASEAN"),
            ("R. O. Korea", "KOR"),
            ("Hong Kong, China", "HKG"),
            ("RUSSIA FEDERATION", "RUS"),
            ("Total", "WORLD"),
            ("ALBANIA", "ALB"),
            ("Netherlands", "NLD"),
        ] {
            assert_eq!(
                of_name(name).map(|area| area.code().to_owned()).as_deref(),
                Some(code),
                "{name}"
            );
        }
        assert_eq!(of_name("Atlantis"), None);
    }
}
