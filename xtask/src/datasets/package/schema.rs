//! The columns of the tidy tables, as Table Schema fields.

use serde::Serialize;

/// A Frictionless Table Schema.
#[derive(Serialize)]
pub(super) struct Schema {
    fields: Vec<Field>,
    #[serde(rename = "missingValues")]
    missing_values: [&'static str; 1],
}

#[derive(Serialize)]
struct Field {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    description: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Constraints>,
}

#[derive(Default, Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    words: Option<&'static [&'static str]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<u8>,
}

/// A cell that may be empty and hold anything of its type.
fn open(name: &'static str, kind: &'static str, description: &'static str) -> Field {
    Field {
        name,
        kind,
        description,
        constraints: None,
    }
}

fn bound(mut field: Field, constraints: Constraints) -> Field {
    field.constraints = Some(constraints);
    field
}

fn required(field: Field) -> Field {
    bound(
        field,
        Constraints {
            required: true,
            ..Constraints::default()
        },
    )
}

fn matching(field: Field, pattern: &'static str) -> Field {
    bound(
        field,
        Constraints {
            required: true,
            pattern: Some(pattern),
            ..Constraints::default()
        },
    )
}

fn among(field: Field, required: bool, words: &'static [&'static str]) -> Field {
    bound(
        field,
        Constraints {
            required,
            words: Some(words),
            ..Constraints::default()
        },
    )
}

fn counted(field: Field) -> Field {
    bound(
        field,
        Constraints {
            required: true,
            minimum: Some(1),
            ..Constraints::default()
        },
    )
}

/// The columns of the tables of facts, in order.
pub(super) fn facts() -> Schema {
    let mut fields = series();
    fields.extend(number());
    fields.extend(papers());
    Schema {
        fields,
        missing_values: [""],
    }
}

/// Which series and period a row belongs to.
fn series() -> Vec<Field> {
    const AREA: &str = "[A-Z][A-Z_-]+";
    vec![
        required(open("source", "string", "The agency, by a short name.")),
        required(open("dataset", "string", "Name of the table.")),
        matching(
            open(
                "reporter",
                "string",
                "Whose statistics: ISO 3166 alpha-3, or a group such as EU.",
            ),
            AREA,
        ),
        matching(
            open(
                "partner",
                "string",
                "The other side; WORLD for trade with everyone.",
            ),
            AREA,
        ),
        among(
            open(
                "flow",
                "string",
                "Which way, seen from the reporter; balance is exports less imports.",
            ),
            true,
            &["exports", "imports", "total", "balance"],
        ),
        among(
            open(
                "scheme",
                "string",
                "Whose list of goods the commodity is from.",
            ),
            true,
            &["TOTAL", "HS", "AGENCY"],
        ),
        required(open(
            "commodity",
            "string",
            "TOTAL, a Harmonized System code or range, or an agency's group.",
        )),
        among(
            open(
                "freq",
                "string",
                "M one month, Q three months, A twelve months, YTD any other run.",
            ),
            true,
            &["M", "Q", "A", "YTD"],
        ),
        required(open("start", "yearmonth", "First month.")),
        counted(open(
            "months",
            "integer",
            "How many months the figure covers.",
        )),
    ]
}

/// What the number is.
fn number() -> Vec<Field> {
    vec![
        among(
            open(
                "measure",
                "string",
                "value: money; quantity: goods; growth: over the same months a year earlier, as printed.",
            ),
            true,
            &["value", "quantity", "growth"],
        ),
        required(open(
            "unit",
            "string",
            "ISO 4217 code, tonne, unit (pieces), or percent for growth.",
        )),
        open(
            "basis",
            "string",
            "For growth: the unit of the amounts it was computed from.",
        ),
        among(
            open("valuation", "string", "FOB or CIF; empty where unknown."),
            false,
            &["FOB", "CIF"],
        ),
        required(open(
            "value",
            "number",
            "The number, in units of `unit`, exactly as printed.",
        )),
        required(open(
            "place",
            "number",
            "Size of one unit of the last printed digit; the truth lies within half of it.",
        )),
        among(
            open("adjustment", "string", "SA: seasonally adjusted."),
            false,
            &["SA"],
        ),
    ]
}

/// Where the number is from and how settled it is.
fn papers() -> Vec<Field> {
    vec![
        among(
            open(
                "status",
                "string",
                "first: as first printed; revised: printed again later.",
            ),
            true,
            &["first", "revised"],
        ),
        open(
            "vintage",
            "string",
            "Name of the vintage of a revised series; empty: as printed on the day.",
        ),
        open(
            "published",
            "date",
            "Day of publication, where the page shows it.",
        ),
        open("retrieved", "date", "Day the page was read, where known."),
        required(open(
            "origin",
            "string",
            "Address of the page or file the figure was read from.",
        )),
        required(open(
            "doubtful",
            "boolean",
            "Breaks an identity and is kept for its source's sake: never evidence.",
        )),
        open("note", "string", "Remarks."),
    ]
}

/// The columns of the table of exchange rates, in order.
pub(super) fn rates() -> Schema {
    const CURRENCY: &str = "[A-Z]{3}";
    let fields = vec![
        matching(open("from", "string", "The currency priced."), CURRENCY),
        matching(
            open("to", "string", "The currency it is priced in."),
            CURRENCY,
        ),
        required(open("start", "yearmonth", "First month.")),
        counted(open(
            "months",
            "integer",
            "How many months the average covers.",
        )),
        required(open(
            "average",
            "number",
            "Units of `to` for one unit of `from`.",
        )),
        required(open("kind", "string", "How the average was made.")),
        required(open("source", "string", "Who published it.")),
        required(open(
            "origin",
            "string",
            "Address of the page it was read from.",
        )),
        open("note", "string", "Remarks."),
    ];
    Schema {
        fields,
        missing_values: [""],
    }
}
