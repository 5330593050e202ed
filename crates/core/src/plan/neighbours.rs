//! What a newsroom takes one series for another from: other partners, other reporters, other goods.

use crate::claim::{Area, Claim, Kind};
use crate::fact::{Parts, Series};
use std::sync::{Arc, LazyLock};

/// The areas whose trade fills most stories, largest first.
const AREAS: [&str; 32] = [
    "WORLD", "CHN", "USA", "EU", "DEU", "JPN", "KOR", "IND", "RUS", "ASEAN", "VNM", "IDN", "MYS",
    "THA", "SGP", "PHL", "TWN", "HKG", "AUS", "GBR", "FRA", "ITA", "NLD", "ESP", "BRA", "MEX",
    "CAN", "TUR", "SAU", "ZAF", "AFRICA", "UKR",
];

/// The goods whose trade fills most stories.
const GOODS: [&str; 24] = [
    "TOTAL",
    "2709",
    "2701",
    "2701-2702",
    "2711",
    "NATURAL_GAS",
    "2710",
    "27",
    "OIL_GAS",
    "NON_OIL_GAS",
    "1511",
    "1201",
    "1001",
    "1006",
    "2601",
    "2603",
    "COPPER_UNWROUGHT",
    "72",
    "75",
    "STEEL",
    "8542",
    "SEMICONDUCTORS",
    "AUTOMOBILES",
    "RARE_EARTHS",
];

/// The areas and goods, held once for all series that name them.
static AREA_CODES: LazyLock<Vec<Area>> = LazyLock::new(|| AREAS.map(Area::new).to_vec());
static GOODS_CODES: LazyLock<Vec<Arc<str>>> = LazyLock::new(|| GOODS.map(Arc::from).to_vec());

/// Codes of groups of areas.
const GROUPS: [&str; 12] = [
    "EU",
    "EUROAREA",
    "ASEAN",
    "AFRICA",
    "BRI",
    "LATAM",
    "CENTRAL_ASIA",
    "CIS",
    "GCC",
    "EAEU",
    "BRICS",
    "OPEC",
];

/// Those of the areas above that belong to a group.
const MEMBERS: [(&str, &[&str]); 2] = [
    ("EU", &["DEU", "FRA", "ITA", "NLD", "ESP", "EUROAREA"]),
    ("ASEAN", &["VNM", "IDN", "MYS", "THA", "SGP", "PHL"]),
];

/// The areas whose trade fills most stories.
pub(crate) fn areas() -> impl Iterator<Item = &'static str> {
    AREAS.into_iter()
}

/// Is it a group of areas?
pub(crate) fn is_group(code: &str) -> bool {
    GROUPS.contains(&code)
}

/// Is it a group whose members are known?
pub(crate) fn has_members(code: &str) -> bool {
    MEMBERS.iter().any(|(name, _)| *name == code)
}

/// Does an area belong to a group?
pub(crate) fn is_member(code: &str, group: &str) -> bool {
    MEMBERS
        .iter()
        .any(|(name, members)| *name == group && members.contains(&code))
}

/// Which part of a series is another in a neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The other side.
    Partner,
    /// Whose statistics.
    Reporter,
    /// What was traded.
    Goods,
}

/// The series that differ from one in a single part, likeliest first.
pub(crate) fn neighbours(series: &Series) -> impl Iterator<Item = (Part, Parts<'_>)> {
    let own = series.parts();
    let sides = [series.partner.code(), series.reporter.code()];
    let others = AREA_CODES
        .iter()
        .filter(move |area| !sides.contains(&area.code()));
    let partners = others
        .clone()
        .map(move |partner| (Part::Partner, Parts { partner, ..own }));
    let reporters = others
        .filter(|area| !area.is_world())
        .map(move |reporter| (Part::Reporter, Parts { reporter, ..own }));
    let goods = GOODS_CODES
        .iter()
        .filter(move |code| *code != own.commodity)
        .map(move |commodity| (Part::Goods, Parts { commodity, ..own }));
    partners.chain(reporters).chain(goods)
}

/// Are the neighbours of a claim's series looked at, should its figure be wrong?
pub(crate) const fn has_neighbours(claim: &Claim) -> bool {
    matches!(
        claim.kind,
        Kind::Level | Kind::Change | Kind::Balance | Kind::Rank
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_differ_in_one_part() {
        let own = Series {
            reporter: Area::new("CHN"),
            partner: Area::new("RUS"),
            commodity: "TOTAL".into(),
        };
        for (part, other) in neighbours(&own) {
            let same = [
                own.partner == *other.partner,
                own.reporter == *other.reporter,
                own.commodity == *other.commodity,
            ];
            let expected = [Part::Partner, Part::Reporter, Part::Goods].map(|p| p != part);
            assert_eq!(same, expected, "{other:?}");
        }
    }
}
