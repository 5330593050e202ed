//! The pipeline on one screen: read every draft, ask the facts once, judge every claim.

pub mod batch;
mod lexicons;
mod lines;
mod record;

use crate::facts::{Facts, FactsError};
use crate::workers;
use jiff::civil::Date;
pub use lexicons::Lexicons;
use std::sync::Arc;
use weighbridge_core::claim::{Claim, Modality};
use weighbridge_core::fact::Book;
use weighbridge_core::lexicon::{Lexicon, LexiconError};
use weighbridge_core::run::{Checked, Run};
use weighbridge_core::text::{DateBasis, Document, Masthead, Span};
use weighbridge_core::verdict::{self, Conflict, Context, Policy, Weighed};
use weighbridge_core::{plan, resolve};

/// What a run is judged by.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The tolerances.
    pub policy: Policy,
    /// Judge by what was known on this day; `None`: by everything known now.
    pub as_of: Option<Date>,
    /// Words of a language given with the run.
    pub words: Option<Arc<Lexicon>>,
}

/// Why a run could not be finished.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// A draft in a language without words, or words that do not parse.
    #[error("{draft}: {source}")]
    Lexicon {
        /// The draft's name.
        draft: String,
        /// What is wrong with the words.
        source: LexiconError,
    },
    /// The facts could not be asked.
    #[error(transparent)]
    Facts(#[from] FactsError),
}

/// Weighs every trade claim of the drafts, in the order given; the facts are asked once.
///
/// # Errors
///
/// - [`CheckError::Lexicon`] where a draft's language has no words.
/// - [`CheckError::Facts`] where the facts cannot be read.
pub fn weigh(
    documents: Vec<Document>,
    facts: &Facts,
    settings: &Settings,
) -> Result<Run, CheckError> {
    Ok(Run {
        documents: check(
            documents,
            facts,
            settings,
            &mut Lexicons::given(settings.words.as_ref()),
        )?,
        policy: settings.policy.clone(),
        tables: facts.tables()?,
        as_of: settings.as_of,
        version: env!("CARGO_PKG_VERSION"),
    })
}

/// The same for one stretch of a longer run: the words parsed for earlier ones are used again.
///
/// # Errors
///
/// As [`weigh`].
pub fn check(
    documents: Vec<Document>,
    facts: &Facts,
    settings: &Settings,
    lexicons: &mut Lexicons,
) -> Result<Vec<Checked>, CheckError> {
    let read = read(documents, lexicons)?;
    let book = answers(&read, facts)?;
    judge(read, lexicons, &book, settings)
}

/// A draft with its claims.
type Read = (Document, Vec<Claim>);

/// The claims of every draft.
fn read(documents: Vec<Document>, lexicons: &mut Lexicons) -> Result<Vec<Read>, CheckError> {
    for document in &documents {
        lexicons.learn(document)?;
    }
    let lexicons = &*lexicons;
    let read = workers::in_order(documents, |document| {
        let stretches = lexicons.stretches(&document)?;
        let claims = resolve::extract_mixed(&document, &stretches).claims;
        Ok((document, claims))
    });
    read.into_iter().collect()
}

/// All that the facts hold of the claims, and of what is next to them: one question.
fn answers(read: &[Read], facts: &Facts) -> Result<Book, CheckError> {
    let claims = read.iter().flat_map(|(_, claims)| claims);
    let actual = claims.filter(|claim| is_actual(claim));
    Ok(facts.answer(&plan::wanted_with_neighbours(actual))?)
}

/// Every claim judged by what the facts answered.
fn judge(
    read: Vec<Read>,
    lexicons: &Lexicons,
    book: &Book,
    settings: &Settings,
) -> Result<Vec<Checked>, CheckError> {
    let judged = workers::in_order(read, |(document, claims)| {
        judged(document, claims, lexicons, book, settings)
    });
    judged.into_iter().collect()
}

/// Is the claim asserted as a fact, so that it is judged?
fn is_actual(claim: &Claim) -> bool {
    claim.modality == Modality::Actual
}

/// One draft with its claims judged; those not asserted as facts are kept without a judgement.
fn judged(
    document: Document,
    claims: Vec<Claim>,
    lexicons: &Lexicons,
    book: &Book,
    settings: &Settings,
) -> Result<Checked, CheckError> {
    let judged = |claim: &Claim| {
        let lexicon = lexicons.at(&document, claim.sentence.start)?;
        let context = Context {
            book,
            policy: &settings.policy,
            quote: document.quote(claim.quantity.span),
            wording: lexicon.wording(),
            published: document.masthead.published,
            as_of: settings.as_of,
            basis: verdict::basis(claim, &claims),
            young: lexicon.is_young(),
        };
        Ok(is_actual(claim).then(|| verdict::judge(claim, &context)))
    };
    let mut judgements: Vec<_> = claims
        .iter()
        .map(judged)
        .collect::<Result<_, CheckError>>()?;
    let conflicts = verdict::conflicts(&claims, book);
    for conflict in &conflicts {
        for &at in &conflict.claims {
            if let Some(Some(judgement)) = judgements.get_mut(at) {
                conflict.tell(judgement);
            }
        }
    }
    let mut notices = notices(&document.masthead, &lexicons.stretches(&document)?);
    notices.extend(
        conflicts
            .iter()
            .map(|found| contradiction(found, &claims, &document)),
    );
    let weighed = claims.into_iter().zip(judgements);
    Ok(Checked {
        weighed: weighed
            .map(|(claim, judgement)| Weighed { claim, judgement })
            .collect(),
        notices,
        document,
    })
}

/// A contradiction with the lines it stands in.
fn contradiction(found: &Conflict, claims: &[Claim], document: &Document) -> String {
    let mut lines: Vec<usize> = found
        .claims
        .iter()
        .filter_map(|&at| claims.get(at))
        .map(|claim| document.position(claim.quantity.span.start).line)
        .collect();
    lines.sort_unstable();
    lines.dedup();
    let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    let text = &found.text;
    format!(
        "the draft contradicts itself ({word} {}): {text}",
        lines.join(", ")
    )
}

/// What the reader should know about the draft as a whole.
fn notices(masthead: &Masthead, stretches: &[(Span, &Lexicon)]) -> Vec<String> {
    let mut names: Vec<&str> = stretches
        .iter()
        .filter(|(_, lexicon)| lexicon.is_young())
        .map(|(_, lexicon)| lexicon.name())
        .collect();
    names.sort_unstable();
    names.dedup();
    let young = names.into_iter().map(|name| {
        format!("the reading of {name} is young: look at what was read; no figure is called wrong")
    });
    undated(masthead).into_iter().chain(young).collect()
}

/// What a missing date means.
fn undated(masthead: &Masthead) -> Option<String> {
    match (masthead.published_basis, masthead.published) {
        (DateBasis::Today, Some(day)) => Some(format!(
            "no publication date was given; the draft counts as printed on {day} (use --date)"
        )),
        (DateBasis::Unknown, None) => Some(
            "no publication date was given; periods that need one (\"last month\") are left open"
                .to_owned(),
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Settings, notices, weigh};
    use crate::facts::Facts;
    use jiff::civil::date;
    use weighbridge_core::lexicon::Lexicon;
    use weighbridge_core::text::{DateBasis, Document, Masthead, Span};

    fn draft(language: &str) -> Document {
        let mut masthead = Masthead::named("draft.txt");
        masthead.language = Some(language.to_owned());
        Document::plain(masthead, "Nothing that is traded.".to_owned())
    }

    #[test]
    fn drafts_come_back_in_order_whatever_the_threads() {
        let facts = Facts::embedded().expect("facts");
        let mut drafts: Vec<Document> = (0..40).map(|_| draft("en")).collect();
        for (n, draft) in drafts.iter_mut().enumerate() {
            draft.masthead.id = n.to_string();
        }
        let run = weigh(drafts, &facts, &Settings::default()).expect("a run");
        let ids: Vec<_> = run
            .documents
            .iter()
            .map(|d| d.document.masthead.id.clone())
            .collect();
        assert_eq!(ids, (0..40).map(|n| n.to_string()).collect::<Vec<_>>());
    }

    #[test]
    fn a_language_without_words_is_an_error_that_names_the_draft() {
        let facts = Facts::embedded().expect("facts");
        let said = weigh(vec![draft("xx")], &facts, &Settings::default()).expect_err("no words");
        assert!(said.to_string().starts_with("draft.txt: "), "{said}");
    }

    #[test]
    fn a_draft_without_a_date_is_said_to_count_as_todays() {
        let english = Lexicon::builtin("en").expect("English");
        let mut masthead = Masthead::named("a");
        let english = [(Span::new(0, 0), &english)];
        assert!(notices(&masthead, &english)[0].contains("left open"));
        masthead.published = Some(date(2022, 4, 19));
        masthead.published_basis = DateBasis::Today;
        assert!(notices(&masthead, &english)[0].contains("2022-04-19"));
        masthead.published_basis = DateBasis::FrontMatter;
        assert!(notices(&masthead, &english).is_empty());
    }
}
