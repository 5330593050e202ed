//! A sentence read and judged, and how what was read stands to what was meant.

use super::facts::Facts;
use super::statement::{Asked, Said, Statement};
use jiff::civil::Date;
use weighbridge_core::claim::{Claim, Direction, Flow, Kind, Modality};
use weighbridge_core::fact::{Book, Wanted};
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::quantity::Unit;
use weighbridge_core::text::{DateBasis, Document, Masthead};
use weighbridge_core::verdict::{self, Context, Judgement, Policy};
use weighbridge_core::{plan, resolve};

/// What became of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Outcome {
    /// What was read otherwise than meant; empty where all was read rightly.
    pub(super) misread: String,
    /// What the judge says; `None` where the figure was not read at all.
    pub(super) judgement: Option<Judgement>,
}

/// A text as a draft of a day.
pub(super) fn document(text: &str, language: &str, published: Date) -> Document {
    let mut masthead = Masthead::named("accuracy");
    masthead.language = Some(language.to_owned());
    masthead.published = Some(published);
    masthead.published_basis = DateBasis::Stated;
    Document::plain(masthead, text.to_owned())
}

/// The claims of a draft, and what the judge says of each, over the book that answers its plan.
pub(super) fn judged_in(
    document: &Document,
    lexicon: &Lexicon,
    answer: impl Fn(&[Wanted]) -> Book,
) -> Vec<(Claim, Judgement)> {
    let claims = resolve::extract(document, lexicon).claims;
    let policy = Policy::default();
    let is_actual = |claim: &&Claim| claim.modality == Modality::Actual;
    let actual = claims.iter().filter(is_actual);
    let book = answer(&plan::wanted_with_neighbours(actual.clone()));
    let judge = |claim: &Claim| {
        let context = Context {
            book: &book,
            policy: &policy,
            quote: document.quote(claim.quantity.span),
            wording: lexicon.wording(),
            published: document.masthead.published,
            as_of: None,
            basis: verdict::basis(claim, &claims),
            young: lexicon.is_young(),
        };
        verdict::judge(claim, &context)
    };
    actual.map(|claim| (claim.clone(), judge(claim))).collect()
}

/// Reads and judges a sentence.
pub(super) fn weigh(
    said: &Said,
    statement: &Statement,
    lexicon: &Lexicon,
    facts: &Facts,
) -> Outcome {
    let document = document(&said.text, lexicon.language(), statement.published);
    let found = judged_in(&document, lexicon, |wanted| facts.answer(wanted))
        .into_iter()
        .find(|(claim, _)| {
            let span = claim.quantity.span;
            let overlaps = span.start < said.at.end && said.at.start < span.end;
            overlaps && claim.quantity.figure.is_some()
        });
    match found {
        None => Outcome {
            misread: "not read".to_owned(),
            judgement: None,
        },
        Some((claim, judgement)) => Outcome {
            misread: misread(&claim, statement).join(", "),
            judgement: Some(judgement),
        },
    }
}

/// The slots that were read otherwise than meant.
fn misread(claim: &Claim, meant: &Statement) -> Vec<&'static str> {
    let address = &meant.address;
    let figure = claim.quantity.figure;
    let value = figure.map(|figure| figure.value.abs());
    let sides = |area: &Option<weighbridge_core::claim::Area>, code: &str| {
        area.as_ref().is_some_and(|area| area.code() == code)
    };
    let is_deficit = figure.is_some_and(|figure| figure.value.is_sign_negative());
    let balance = address.flow == Flow::Balance;
    let moved = if meant.up {
        Direction::Up
    } else {
        Direction::Down
    };
    [
        ("kind", is_kind(claim.kind, meant)),
        ("number", value == Some(meant.figure.value())),
        ("unit", claim.quantity.unit == meant.figure.unit),
        ("hedge", claim.quantity.hedge == meant.hedge),
        ("reporter", sides(&claim.reporter.value, &address.reporter)),
        ("partner", sides(&claim.partner.value, &address.partner)),
        ("flow", balance || claim.flow.value == Some(address.flow)),
        (
            "goods",
            &*claim.commodity.value.code == address.commodity.as_str(),
        ),
        ("period", claim.period.value == Some(address.period)),
        ("sign", !balance || is_deficit != meant.up),
        (
            "direction",
            !matches!(meant.asked, Asked::Growth | Asked::Difference)
                || claim.direction.value == moved,
        ),
    ]
    .into_iter()
    .filter_map(|(slot, right)| (!right).then_some(slot))
    .collect()
}

fn is_kind(kind: Kind, meant: &Statement) -> bool {
    let balance = meant.address.flow == Flow::Balance;
    match meant.asked {
        Asked::Level if balance => kind == Kind::Balance,
        Asked::Level => kind == Kind::Level,
        Asked::Growth if meant.figure.unit == Unit::Points => {
            matches!(kind, Kind::Change | Kind::Difference)
        }
        Asked::Growth => kind == Kind::Change,
        Asked::Difference => kind == Kind::Difference,
        Asked::Multiple => kind == Kind::Multiple,
        Asked::Share => kind == Kind::Share,
    }
}
