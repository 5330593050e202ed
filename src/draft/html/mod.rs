//! Web pages: the article's text with its places in the page, its language, date and names.

mod align;
mod article;
mod elements;
mod entities;
mod head;
mod page;

use super::Own;
use super::error::DraftError;
use super::weave::Weave;
use article::{Article, one_line};
use entities::Bit;
use page::{Mark, Page, Part};
use weighbridge_core::text::{Document, Masthead, Piece};

/// The article of a page and what the page says of it.
///
/// # Errors
///
/// [`DraftError::TooDeep`] where too many elements are open.
pub(super) fn read(name: &str, source: String) -> Result<(Document, Own), DraftError> {
    let page = page::walk(name, &source)?;
    let article = article::extract(&source);
    let kept = article
        .as_ref()
        .and_then(|article| in_article(&page, &source, article))
        .unwrap_or_else(|| page.runs().map(|run| run.part == Part::Body).collect());
    let pieces = weave(&page, &source, &kept);
    let document = Document::from_pieces(Masthead::named(name), source, pieces);
    Ok((document, own(&page, article)))
}

/// For each run of the page: is it in the article? Where there is little else, the library takes menus for text.
fn in_article(page: &Page, source: &str, article: &Article) -> Option<Vec<bool>> {
    let cleaned = page::walk("article", &article.content).ok()?;
    let texts = |page: &Page, source: &str| {
        page.runs()
            .map(|run| run.squeezed(source))
            .collect::<Vec<_>>()
    };
    let chosen = align::chosen(&texts(page, source), &texts(&cleaned, &article.content))?;
    let kept = page
        .runs()
        .zip(chosen)
        .map(|(run, chosen)| chosen && run.part != Part::Menu);
    Some(kept.collect())
}

fn weave(page: &Page, source: &str, kept: &[bool]) -> Vec<Piece> {
    let mut weave = Weave::new(source);
    let mut kept = kept.iter();
    for mark in &page.marks {
        match mark {
            Mark::Block => weave.end_block(),
            Mark::Line(span) => weave.end_line(*span),
            Mark::Cell(at) => weave.begin_cell(*at),
            Mark::Run(run) => match kept.next() {
                _ if run.is_blank(source) => weave.space(run.span),
                Some(true) => run.bits.iter().for_each(|bit| take(&mut weave, bit)),
                _ => {}
            },
        }
    }
    weave.finish()
}

fn take(weave: &mut Weave, bit: &Bit) {
    match bit {
        Bit::Same(span) => weave.flow(*span),
        Bit::Other(span, text) if text.trim_ascii().is_empty() => weave.space(*span),
        Bit::Other(span, text) => weave.replace(*span, text.as_str()),
    }
}

fn own(page: &Page, article: Option<Article>) -> Own {
    let (title, outlet, author) = article.map_or((None, None, None), |found| {
        (found.title, found.outlet, found.author)
    });
    Own {
        published: page.head.published(),
        language: page.head.language.clone(),
        title: title.or_else(|| page.head.title.as_deref().and_then(one_line)),
        outlet,
        desk: None,
        author,
    }
}
