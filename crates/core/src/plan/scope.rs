//! Scopes of trade that news prose does not tell apart.

use crate::claim::Commodity;

/// Codes that one everyday word can stand for. A figure of a neighbour is never proof against a claim, and where it fits
/// the report says which scope it has.
const FAMILIES: [&[&str]; 21] = [
    &["TOTAL", "GOODS_BOP", "GOODS_SERVICES"],
    &["TOTAL", "GOODS_ADVANCE"],
    &["SERVICES", "GOODS_SERVICES"],
    &["2701", "2701-2702", "COAL", "27"],
    &["1511", "PALM_OIL", "PALM_OIL_PRODUCTS", "15"],
    &["1006", "RICE", "10"],
    &["1001", "10"],
    &[
        "2709",
        "OIL",
        "PETROLEUM",
        "REFINED_OIL",
        "2710",
        "PETROLEUM_PRODUCTS",
        "27",
        "OIL_GAS",
    ],
    &["2711", "NATURAL_GAS", "27"],
    &["27", "ENERGY", "OIL_GAS"],
    &["NON_OIL_GAS", "NON_OIL"],
    &["NON_OIL", "NODX"],
    &[
        "8542",
        "SEMICONDUCTORS",
        "ELECTRONIC_COMPONENTS",
        "ELECTRONICS",
        "85",
    ],
    &["ELECTRONICS", "ELECTRONIC_GOODS", "MECH_ELECTRICAL"],
    &["ICT", "ICT_PRODUCTS", "COMPUTERS", "ELECTRONICS"],
    &["ENGINEERING", "ENGINEERING_GOODS"],
    &["72", "STEEL", "IRON_STEEL", "SEMI_FINISHED_STEEL"],
    &["89", "SHIPS"],
    &["8703", "AUTOMOBILES", "87"],
    &["30", "PHARMACEUTICALS"],
    &["1201", "SOY_COMPLEX"],
];

/// Words for all goods.
const ALL_GOODS: [&str; 4] = ["TOTAL", "GOODS", "MERCHANDISE", "COMMODITIES"];

/// The code under which datasets hold a commodity; plain "goods" is their total.
pub(crate) fn dataset_code(commodity: &Commodity) -> &str {
    let code = &*commodity.code;
    if ALL_GOODS.iter().any(|word| word.eq_ignore_ascii_case(code)) {
        "TOTAL"
    } else {
        code
    }
}

/// The codes of the scopes next to one, each once.
pub(crate) fn siblings(code: &str) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for family in FAMILIES.iter().filter(|family| family.contains(&code)) {
        for &other in *family {
            if other != code && !found.contains(&other) {
                found.push(other);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_goods_are_the_total() {
        for word in ["goods", "GOODS", "TOTAL"] {
            assert_eq!(dataset_code(&Commodity::new(word, word)), "TOTAL");
        }
        assert_eq!(dataset_code(&Commodity::new("coal", "2701")), "2701");
    }

    #[test]
    fn siblings_never_name_the_code_itself() {
        assert_eq!(
            siblings("TOTAL"),
            ["GOODS_BOP", "GOODS_SERVICES", "GOODS_ADVANCE"]
        );
        assert!(siblings("2709").iter().all(|&code| code != "2709"));
        assert!(siblings("9999").is_empty());
    }
}
