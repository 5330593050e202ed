//! Version 1: the run, one draft of it, the claims of one passage, and the schema of all that.
//!
//! Offsets count Unicode scalar values of the source. Months are `YYYY-MM`, days `YYYY-MM-DD`. Numbers are plain
//! decimals without an exponent.

mod claim;
mod item;
mod judgement;
mod number;
#[cfg(test)]
mod schema_check;
mod words;

use claim::{Guide, SetAside};
pub use item::items_line;
use judgement::Judged;
use number::Number;
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::Serialize;
use weighbridge_core::claim::{Claim, Modality};
use weighbridge_core::run::Checked;
use weighbridge_core::text::Document;
use weighbridge_core::verdict::{Policy, Way, Weighed};
use words::PublishedBasis;

/// The whole run, indented, with a newline at the end.
pub fn run(run: &weighbridge_core::run::Run) -> String {
    let mut text = number::pretty(&Run::of(run));
    text.push('\n');
    text
}

/// One element of the run's `documents`, on one line without a newline at its end.
pub fn line(checked: &Checked) -> String {
    number::compact(&Draft::of(checked))
}

/// The claims of one passage in the fields of the labelling guide, on one line without a newline at its end.
///
/// Only claims asserted as facts are among them.
///
/// # Example
///
/// ```
/// use weighbridge::report::json::v1::claims_line;
/// use weighbridge_core::text::{Document, Masthead};
///
/// let passage = Document::plain(Masthead::named("id-001"), "Cuaca cerah.".to_owned());
/// assert_eq!(claims_line("id-001", &passage, &[]), r#"{"id":"id-001","claims":[]}"#);
/// ```
pub fn claims_line(id: &str, document: &Document, claims: &[Claim]) -> String {
    let claims = claims
        .iter()
        .filter(|claim| claim.modality == Modality::Actual)
        .map(|claim| Guide::of(document, claim))
        .collect();
    number::compact(&Passage { id, claims })
}

/// The JSON Schema (draft 2020-12) of what [`run`] writes, indented, with a newline at the end.
///
/// # Example
///
/// ```
/// assert!(weighbridge::report::json::v1::schema().contains("https://json-schema.org/draft/2020-12/schema"));
/// ```
pub fn schema() -> String {
    let mut text = number::pretty(&root_schema());
    text.push('\n');
    text
}

fn root_schema() -> Schema {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<Run>()
}

/// A passage of a batch with its claims.
#[derive(Serialize)]
struct Passage<'a> {
    id: &'a str,
    claims: Vec<Guide<'a>>,
}

/// What one run of Weighbridge found.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Weighbridge verdicts, version 1")]
struct Run<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// What wrote it.
    program: Program,
    /// The day whose knowledge judged (`YYYY-MM-DD`); null: everything known now.
    as_of: Option<String>,
    /// The drafts, in the order given.
    documents: Vec<Draft<'a>>,
    /// The tolerances in force.
    policy: Tolerances,
    /// The tables of facts that the run could look into.
    data: Vec<DataTable<'a>>,
}

impl<'a> Run<'a> {
    fn of(run: &'a weighbridge_core::run::Run) -> Self {
        Self {
            version: 1,
            program: Program {
                name: "weighbridge",
                version: run.version,
            },
            as_of: run.as_of.map(|day| day.to_string()),
            documents: run.documents.iter().map(Draft::of).collect(),
            policy: Tolerances::of(&run.policy),
            data: run.tables.iter().map(DataTable::of).collect(),
        }
    }
}

/// A program and its version.
#[derive(Serialize, JsonSchema)]
struct Program {
    name: &'static str,
    version: &'static str,
}

/// One draft with its claims, in text order.
#[derive(Serialize, JsonSchema)]
struct Draft<'a> {
    /// Name of the draft: the batch record's `id`, else its path.
    id: &'a str,
    /// Path of the file, where there is one.
    path: Option<&'a str>,
    /// ISO 639-1 code of the language, where it is known.
    language: Option<&'a str>,
    /// Publication date (`YYYY-MM-DD`) from which relative periods are counted.
    published: Option<String>,
    /// How that date is known.
    published_basis: PublishedBasis,
    /// Headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    /// Newspaper or site.
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    /// Desk or author.
    #[serde(skip_serializing_if = "Option::is_none")]
    desk: Option<&'a str>,
    /// What a reader should know about the draft as a whole.
    notices: &'a [String],
    /// Claims with their verdicts.
    claims: Vec<Judged<'a>>,
    /// Statements that are not judged: forecasts, targets and the like.
    set_aside: Vec<SetAside<'a>>,
}

impl<'a> Draft<'a> {
    fn of(checked: &'a Checked) -> Self {
        let Checked {
            document,
            weighed,
            notices,
        } = checked;
        let masthead = &document.masthead;
        Self {
            id: &masthead.id,
            path: masthead.path.as_deref(),
            language: masthead.language.as_deref(),
            published: masthead.published.map(|day| day.to_string()),
            published_basis: masthead.published_basis.into(),
            title: masthead.title.as_deref(),
            outlet: masthead.outlet.as_deref(),
            desk: masthead.desk.as_deref().or(masthead.author.as_deref()),
            notices,
            claims: judged(document, weighed),
            set_aside: weighed
                .iter()
                .filter(|one| one.judgement.is_none())
                .map(|one| SetAside::of(document, &one.claim))
                .collect(),
        }
    }
}

/// The claims that have a verdict.
fn judged<'a>(document: &'a Document, weighed: &'a [Weighed]) -> Vec<Judged<'a>> {
    let judged = weighed.iter().filter_map(|one| {
        let judgement = one.judgement.as_ref()?;
        Some(Judged::of(document, &one.claim, judgement))
    });
    judged.collect()
}

/// The tolerances of the judgement.
#[derive(Serialize, JsonSchema)]
struct Tolerances {
    /// Percent: a level off by no more needs context.
    small_error_percent: Number,
    /// Percentage points: growth off by no more needs context.
    small_growth_points: Number,
    /// Percent or points: a refuted figure off by no more is minor.
    minor_percent: Number,
    /// Most odds of a chance fit that a diagnosis may have, 0 to 1.
    coincidence: Number,
    /// Percent: how far a converted amount may lie from the average rate's value.
    conversion_percent: Number,
    /// Percent: the widest that "about" or a reading by trailing zeros may be.
    coarse_percent: Number,
    /// Percent of the larger flow: a balance off by no more needs context.
    balance_percent: Number,
    /// Percentage points: growth off by no more from what two levels give needs context.
    computed_growth_points: Number,
    /// Percentage points: two levels alone refute growth only beyond this.
    computed_growth_refutes_points: Number,
    /// Percent: how far from the partner's statistics alone a level may lie.
    mirror_percent: Number,
    /// Percentage points: the same for growth.
    mirror_growth_points: Number,
    /// Times: an amount further off is not refuted, unless by a slip of scale.
    beyond_comparison: Number,
    /// Where a figure that no stated reading supports may still be right, in order.
    reading_order: Vec<&'static str>,
}

impl Tolerances {
    fn of(policy: &Policy) -> Self {
        Self {
            small_error_percent: Number(policy.small_error_percent),
            small_growth_points: Number(policy.small_growth_points),
            minor_percent: Number(policy.minor_percent),
            coincidence: Number(policy.coincidence),
            conversion_percent: Number(policy.conversion_percent),
            coarse_percent: Number(policy.coarse_percent),
            balance_percent: Number(policy.balance_percent),
            computed_growth_points: Number(policy.computed_growth_points),
            computed_growth_refutes_points: Number(policy.computed_growth_refutes_points),
            mirror_percent: Number(policy.mirror_percent),
            mirror_growth_points: Number(policy.mirror_growth_points),
            beyond_comparison: Number(policy.beyond_comparison),
            reading_order: policy.reading_order.map(Way::code).to_vec(),
        }
    }
}

/// A table of facts.
#[derive(Serialize, JsonSchema)]
struct DataTable<'a> {
    /// Its name.
    name: &'a str,
    /// How many facts.
    rows: usize,
    /// First month covered (`YYYY-MM`); empty where the table is.
    first: &'a str,
    /// Last month covered.
    last: &'a str,
    /// Lower-case hexadecimal digest of its content.
    digest: &'a str,
}

impl<'a> DataTable<'a> {
    fn of(table: &'a weighbridge_core::run::Table) -> Self {
        Self {
            name: &table.name,
            rows: table.rows,
            first: &table.coverage.0,
            last: &table.coverage.1,
            digest: &table.digest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use serde_json::Value;

    fn parsed() -> Value {
        serde_json::from_str(&run(&sample::run())).expect("JSON")
    }

    #[test]
    fn the_sample_is_as_it_was() {
        insta::with_settings!({snapshot_path => "../../snapshots", prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!("json", run(&sample::run()));
        });
    }

    #[test]
    fn the_schema_is_the_one_in_docs() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/verdict.schema.json");
        if std::env::var("UPDATE").is_ok() {
            std::fs::write(path, schema()).expect("docs can be written");
        }
        let kept = std::fs::read_to_string(path).expect("docs hold the schema");
        assert!(
            kept == schema(),
            "the schema changed; run this test with UPDATE=1"
        );
    }

    #[test]
    fn the_output_obeys_the_schema() {
        let schema = root_schema().to_value();
        let faults = schema_check::faults(&schema, &parsed());
        assert!(faults.is_empty(), "{faults:#?}");
        let mut wrong = parsed();
        wrong["documents"][0]["claims"][1]["verdict"] = "true".into();
        wrong["documents"][0]["claims"][0]["surprise"] = 1.into();
        assert_eq!(schema_check::faults(&schema, &wrong).len(), 2);
    }

    #[test]
    fn offsets_count_characters_of_the_source() {
        let run = sample::run();
        let source: Vec<char> = run.documents[0].document.source().chars().collect();
        for claim in parsed()["documents"][0]["claims"]
            .as_array()
            .expect("claims")
        {
            let at = |key: &str| {
                claim[key]
                    .as_u64()
                    .and_then(|n| n.try_into().ok())
                    .expect("an offset")
            };
            let quote: String = source[at("start")..at("end")].iter().collect();
            assert_eq!(claim["quote"], quote);
        }
    }

    #[test]
    fn a_line_is_one_element_of_documents() {
        let run = sample::run();
        let line = line(&run.documents[0]);
        assert!(!line.contains('\n'));
        let line: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(line, parsed()["documents"][0]);
    }

    #[test]
    fn a_passage_holds_asserted_claims_only() {
        let run = sample::run();
        let checked = &run.documents[0];
        let claims: Vec<Claim> = checked.weighed.iter().map(|w| w.claim.clone()).collect();
        let line = claims_line("id-001", &checked.document, &claims);
        assert!(line.starts_with(
            r#"{"id":"id-001","claims":[{"quote":"38,2 miliar dolar AS","start":112,"end":132,"kind":"level","value":38200000000,"value_high":null,"unit":"USD","hedge":"exact","direction":"none","compare":"none","reporter":"CHN","partner":"RUS","flow":"total","commodity":"TOTAL","period_start":"2022-01","period_end":"2022-03","period_is_relative":true,"attributed_to":"Wakil menteri itu"}"#
        ), "{line}");
        let line: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(line["claims"].as_array().map(Vec::len), Some(4));
    }
}
