//! Where the goods of a flow stand, so that a word for goods that no list holds is seen for what it may be.

use serde::Deserialize;

/// A place beside a flow word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum GoodsPlace {
    /// Behind "of": "exports of ships".
    Of,
    /// Right before: "ship exports".
    Before,
    /// Right behind: "ekspor kapal".
    Behind,
}

/// The places where a language puts goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct GoodsStand {
    /// Behind "of": "exports of ships".
    pub(crate) of: bool,
    /// Right before: "ship exports".
    pub(crate) before: bool,
    /// Right behind: "ekspor kapal".
    pub(crate) behind: bool,
}

impl GoodsStand {
    pub(super) fn of(places: &[GoodsPlace]) -> Self {
        Self {
            of: places.contains(&GoodsPlace::Of),
            before: places.contains(&GoodsPlace::Before),
            behind: places.contains(&GoodsPlace::Behind),
        }
    }
}
