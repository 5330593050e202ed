//! Customs areas and what is traded.

use std::fmt;
use std::sync::{Arc, LazyLock};

static WORLD: LazyLock<Area> = LazyLock::new(|| Area::new("WORLD"));
static TOTAL: LazyLock<Commodity> = LazyLock::new(|| Commodity::new("TOTAL", "TOTAL"));

/// A customs area: an ISO 3166 alpha-3 code, or a group such as `WORLD`, `EU`, `ASEAN`.
///
/// # Example
///
/// ```
/// use weighbridge_core::claim::Area;
///
/// assert_eq!(Area::new("CHN").code(), "CHN");
/// assert!(Area::world().is_world());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area(Arc<str>);

impl From<Arc<str>> for Area {
    /// The area of a code that is held already.
    fn from(code: Arc<str>) -> Self {
        Self(code)
    }
}

impl Area {
    /// The area of a code.
    pub fn new(code: &str) -> Self {
        Self(code.into())
    }

    /// Trade with everyone.
    pub fn world() -> Self {
        WORLD.clone()
    }

    /// Its code.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Is it the whole world?
    pub fn is_world(&self) -> bool {
        &*self.0 == "WORLD"
    }

    /// Is it several countries together? The codes of countries have three letters; so have those of a few groups.
    pub(crate) fn is_group(&self) -> bool {
        self.0.len() != 3 || matches!(&*self.0, "CIS" | "GCC" | "BRI")
    }

    /// Is it a group of some members of another one, whose office tells its trade?
    pub(crate) fn is_within(&self, group: &Self) -> bool {
        (&*self.0, &*group.0) == ("EUROAREA", "EU")
    }

    /// Does it belong to a group whose office tells the trade of its members too?
    pub(crate) fn is_member_of(&self, group: &Self) -> bool {
        const UNION: [&str; 27] = [
            "AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC",
            "HRV", "HUN", "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU",
            "SVK", "SVN", "SWE",
        ];
        matches!(&*group.0, "EU" | "EUROAREA") && UNION.contains(&&*self.0)
    }

    /// Is it everybody outside a group, which keeps no statistics of its own?
    pub(crate) fn is_rest(&self) -> bool {
        &*self.0 == "NON-EU"
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is traded: all goods, an agency's group, or goods of a Harmonized System code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Commodity {
    /// Short lower-case English name ("palm oil"), or `TOTAL`, or `HS27` where the text gives the chapter.
    pub name: Arc<str>,
    /// The code that datasets use: an HS code of two to six digits ("1511"), or an agency's group ("`NON_OIL_GAS`").
    /// The same as `name` where no code is known.
    pub code: Arc<str>,
}

impl Commodity {
    /// A commodity of a name and a dataset code.
    pub fn new(name: &str, code: &str) -> Self {
        Self {
            name: name.into(),
            code: code.into(),
        }
    }

    /// All goods.
    pub fn total() -> Self {
        TOTAL.clone()
    }

    /// Is it all goods?
    pub fn is_total(&self) -> bool {
        &*self.code == "TOTAL"
    }
}

impl fmt::Display for Commodity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
