//! The columns of a table of facts: the one place that knows their names.

/// A column of a table of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// The agency.
    Source,
    /// The table.
    Dataset,
    /// Whose statistics.
    Reporter,
    /// The other side.
    Partner,
    /// Which way.
    Flow,
    /// Whose list of goods.
    Scheme,
    /// What was traded.
    Commodity,
    /// Month, quarter, year, or another run.
    Freq,
    /// First month.
    Start,
    /// How many months.
    Months,
    /// Money, goods or growth.
    Measure,
    /// Unit of the number.
    Unit,
    /// For growth: unit of the amounts.
    Basis,
    /// FOB or CIF.
    Valuation,
    /// The number.
    Value,
    /// Size of one unit of its last printed digit.
    Place,
    /// Seasonally adjusted?
    Adjustment,
    /// First or revised.
    Status,
    /// Name of the vintage.
    Vintage,
    /// Day of publication.
    Published,
    /// Day of retrieval.
    Retrieved,
    /// Address of the page or file.
    Origin,
    /// Never evidence?
    Doubtful,
    /// Remarks.
    Note,
}

use Column::{
    Adjustment, Basis, Commodity, Dataset, Doubtful, Flow, Freq, Measure, Months, Note, Origin,
    Partner, Place, Published, Reporter, Retrieved, Scheme, Source, Start, Status, Unit, Valuation,
    Value, Vintage,
};

/// Every column a table may have, in the order of the embedded tables.
pub(super) const ALL: [Column; 24] = [
    Source, Dataset, Reporter, Partner, Flow, Scheme, Commodity, Freq, Start, Months, Measure,
    Unit, Basis, Valuation, Value, Place, Adjustment, Status, Vintage, Published, Retrieved,
    Origin, Doubtful, Note,
];

/// The columns an observation is made of.
pub(super) const READ: [Column; 20] = [
    Source, Dataset, Reporter, Partner, Flow, Commodity, Start, Months, Measure, Unit, Basis,
    Value, Place, Adjustment, Status, Vintage, Published, Origin, Doubtful, Note,
];

/// The columns that name a series.
pub(super) const SERIES: [Column; 3] = [Reporter, Partner, Commodity];

/// The columns that tell two numbers of a table apart.
pub(super) const KEY: [Column; 13] = [
    Source, Reporter, Partner, Flow, Commodity, Start, Months, Measure, Unit, Basis, Adjustment,
    Vintage, Published,
];

/// The name under which a run's last month of interest joins the facts.
pub(super) const UNTIL: &str = "until";

/// A column that the store's tables have besides: the columns of [`SERIES`] in one cell, so that one condition finds a series.
pub(super) const ADDRESS: &str = "address";

/// The address of a series.
pub(super) fn address(reporter: &str, partner: &str, commodity: &str) -> String {
    format!("{reporter} {partner} {commodity}")
}

impl Column {
    /// Its name in the file.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Dataset => "dataset",
            Self::Reporter => "reporter",
            Self::Partner => "partner",
            Self::Flow => "flow",
            Self::Scheme => "scheme",
            Self::Commodity => "commodity",
            Self::Freq => "freq",
            Self::Start => "start",
            Self::Months => "months",
            Self::Measure => "measure",
            Self::Unit => "unit",
            Self::Basis => "basis",
            Self::Valuation => "valuation",
            Self::Value => "value",
            Self::Place => "place",
            Self::Adjustment => "adjustment",
            Self::Status => "status",
            Self::Vintage => "vintage",
            Self::Published => "published",
            Self::Retrieved => "retrieved",
            Self::Origin => "origin",
            Self::Doubtful => "doubtful",
            Self::Note => "note",
        }
    }

    /// The column of a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        ALL.into_iter().find(|column| column.name() == name)
    }

    /// What a cell counts as in a table without the column; `None` where a table cannot do without it.
    pub(super) const fn default(self) -> Option<&'static str> {
        match self {
            Self::Dataset
            | Self::Scheme
            | Self::Freq
            | Self::Basis
            | Self::Valuation
            | Self::Adjustment
            | Self::Vintage
            | Self::Published
            | Self::Retrieved
            | Self::Note => Some(""),
            Self::Status => Some("first"),
            Self::Doubtful => Some("false"),
            _ => None,
        }
    }
}
