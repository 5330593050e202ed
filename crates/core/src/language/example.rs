//! The examples of a language file: a passage, and the claims that are to be read in it.

use super::layout::{Layout, Place};
use super::{Finding, Weight};
use crate::claim::{Area, Claim, Modality};
use crate::lexicon::Lexicon;
use crate::quantity::Rounded;
use crate::resolve;
use crate::text::{DateBasis, Document, Masthead};
use jiff::civil::Date;
use rust_decimal::Decimal;
use toml::de::DeValue;

/// A passage with what is to be read in it.
#[derive(Debug)]
pub(super) struct Example {
    text: String,
    published: Option<Date>,
    claims: Vec<String>,
    place: Place,
}

impl Example {
    /// The example of a table; what is wrong with it, where it is none.
    pub(super) fn of(value: &DeValue<'_>, place: Place) -> Result<Self, String> {
        let form = "an example has `text`, `published` (a day) and `claims` (a list)";
        let table = value.as_table().ok_or(form)?;
        let mut example = Self {
            text: String::new(),
            published: None,
            claims: Vec::new(),
            place,
        };
        for (key, value) in table {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("text", DeValue::String(text)) => example.text = text.to_string(),
                ("published", value) => example.published = Some(day(value)?),
                ("claims", DeValue::Array(lines)) => {
                    let line = |line: &toml::Spanned<DeValue<'_>>| {
                        line.get_ref().as_str().map(tidy_line).ok_or(form)
                    };
                    example.claims = lines.iter().map(line).collect::<Result<_, _>>()?;
                }
                (name, _) => return Err(format!("`{name}` is not understood: {form}")),
            }
        }
        if example.text.is_empty() {
            return Err(format!("there is no `text`: {form}"));
        }
        Ok(example)
    }

    /// The claims that are read in it, as lines.
    fn read(&self, lexicon: &Lexicon) -> Vec<String> {
        let mut masthead = Masthead::named("example");
        masthead.published = self.published;
        masthead.published_basis = match self.published {
            Some(_) => DateBasis::Stated,
            None => DateBasis::Unknown,
        };
        let document = Document::plain(masthead, self.text.clone());
        let claims = resolve::extract(&document, lexicon).claims;
        let actual = |claim: &&Claim| claim.modality == Modality::Actual;
        let line = |claim| claim_line(&document, claim);
        claims.iter().filter(actual).map(line).collect()
    }
}

fn day(value: &DeValue<'_>) -> Result<Date, String> {
    let written = match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Datetime(day) => day.to_string(),
        _ => String::new(),
    };
    written
        .parse()
        .map_err(|_| "`published` must be a day, such as `2022-04-19`".to_owned())
}

/// Examples that are read otherwise than they say.
pub(super) fn misread(layout: &Layout<'_>, lexicon: &Lexicon) -> Vec<Finding> {
    let wrong = |example: &Example| {
        let read = example.read(lexicon);
        (read != example.claims).then(|| {
            let what = format!(
                "the example is read otherwise\n  wanted\n{}  read\n{}",
                listed(&example.claims),
                listed(&read)
            );
            layout.finding(example.place, Weight::Fault, what.trim_end().to_owned())
        })
    };
    layout.examples.iter().filter_map(wrong).collect()
}

fn listed(lines: &[String]) -> String {
    match lines {
        [] => "    nothing\n".to_owned(),
        _ => format!("    {}\n", lines.join("\n    ")),
    }
}

/// A claim in one line: `quote | kind | value unit | hedge | direction | compare | reporter>partner | flow | commodity |
/// period`; `-` stands for what is not there.
pub fn claim_line(document: &Document, claim: &Claim) -> String {
    let quantity = &claim.quantity;
    let number = |figure: Rounded| figure.value.normalize().to_string();
    let mut value = quantity.figure.map_or_else(|| "-".to_owned(), number);
    if let Some(high) = quantity.high {
        value = value + ".." + &number(high);
    }
    let side = |area: &Option<Area>| {
        area.as_ref()
            .map_or_else(|| "-".to_owned(), ToString::to_string)
    };
    [
        document.quote(quantity.span).to_owned(),
        claim.kind.code().to_owned(),
        format!("{value} {}", quantity.unit),
        quantity.hedge.code().to_owned(),
        claim.direction.value.code().to_owned(),
        claim.compare.value.code(),
        format!(
            "{}>{}",
            side(&claim.reporter.value),
            side(&claim.partner.value)
        ),
        claim.flow.value.map_or("-", |flow| flow.code()).to_owned(),
        claim.commodity.value.name.to_string(),
        claim
            .period
            .value
            .map_or_else(|| "-".to_owned(), |period| period.to_string()),
    ]
    .join(" | ")
}

/// Such a line as a person may write it, with single blanks and plain numbers: `38.2e9 USD` is understood.
///
/// # Example
///
/// ```
/// use weighbridge_core::language::tidy_line;
///
/// assert_eq!(tidy_line("$5bn|level |  5e9 USD"), "$5bn | level | 5000000000 USD");
/// ```
pub fn tidy_line(line: &str) -> String {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    let written = cells
        .iter()
        .enumerate()
        .map(|(at, cell)| match cell.split_once(' ') {
            Some((value, unit)) if at == 2 => format!("{} {unit}", plain(value)),
            _ => (*cell).to_owned(),
        });
    written.collect::<Vec<_>>().join(" | ")
}

fn plain(value: &str) -> String {
    let one = |number: &str| {
        let parsed = Decimal::from_scientific(number).or_else(|_| number.parse());
        parsed.map_or_else(
            |_| number.to_owned(),
            |number: Decimal| number.normalize().to_string(),
        )
    };
    value.split("..").map(one).collect::<Vec<_>>().join("..")
}
