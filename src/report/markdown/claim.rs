//! The section of one claim: what was printed, what was read, what the data say, and from where.

use super::super::excerpt::{self, Excerpt};
use super::super::reading;
use super::super::untrusted::{clip, inline, link};
use super::list;
use super::tables::{table, value};
use weighbridge_core::claim::Claim;
use weighbridge_core::lexicon::english;
use weighbridge_core::text::Document;
use weighbridge_core::verdict::{Evidence, Judgement, Verdict, Voice};

/// Most columns of a sentence that are quoted, and how many of them before the phrase.
const LONGEST_SENTENCE: usize = 400;
const LONGEST_LEAD: usize = 200;

/// Most addresses listed for one value.
const MOST_ADDRESSES: usize = 15;

/// The blocks of a claim's section.
pub(super) fn section(
    document: &Document,
    number: usize,
    claim: &Claim,
    judgement: &Judgement,
) -> Vec<String> {
    let mut blocks = vec![
        title(document, number, claim, judgement),
        place(document, claim),
        quoted(&excerpt::around(
            document,
            claim,
            LONGEST_LEAD,
            LONGEST_SENTENCE,
        )),
        inline(&judgement.summary),
    ];
    if let Some(advice) = reading::advice(judgement) {
        blocks.push(format!("**Instead:** {}", inline(&advice)));
    }
    blocks.push(read(document, claim));
    blocks.extend(agencies(judgement));
    if judgement.verdict != Verdict::Supported {
        blocks.extend(readings(judgement));
        blocks.extend(diagnosis(judgement));
    }
    blocks.extend(sources(judgement));
    blocks
}

/// "### 2. “30 persen”: needs context \[`coarse_rounding`\]".
fn title(document: &Document, number: usize, claim: &Claim, judgement: &Judgement) -> String {
    let phrase = clip(document.quote(claim.quantity.span), 80);
    let reason = format!("[{}]", judgement.reason.code());
    format!(
        "### {number}. “{}”: {} {}",
        inline(&phrase),
        reading::verdict(judgement.verdict),
        inline(&reason)
    )
}

/// "Line 15, column 11".
fn place(document: &Document, claim: &Claim) -> String {
    let at = document.position(claim.quantity.span.start);
    format!("Line {}, column {}:", at.line, at.column)
}

/// The sentence as a block quote with the phrase in bold.
fn quoted(excerpt: &Excerpt) -> String {
    let (before, after) = (inline(&excerpt.before), inline(&excerpt.after));
    let phrase = inline(&excerpt.phrase);
    let ends = |text: &str| text.chars().next_back();
    let open = gap(
        &excerpt.before,
        ends(&excerpt.before),
        phrase.chars().next(),
    );
    let close = gap(&excerpt.after, excerpt.after.chars().next(), ends(&phrase));
    format!("> {before}{open}**{phrase}**{close}{after}")
}

/// A space between the words outside and the bold mark, where there was one or where the mark would not work without.
fn gap(outside: &str, neighbour: Option<char>, edge: Option<char>) -> &'static str {
    let is_word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    let fails = is_word(neighbour) && !is_word(edge);
    let spaced = !outside.trim().is_empty() && neighbour.is_some_and(char::is_whitespace);
    if fails || spaced { " " } else { "" }
}

/// What was read, and what of it the sentence does not say.
fn read(document: &Document, claim: &Claim) -> String {
    let mut lines = vec![format!("Read as: {}", inline(&reading::read_as(claim)))];
    if let Some(named) = &claim.attribution {
        lines.push(format!(
            "The draft names as its source: “{}”",
            inline(&clip(&named.name, 200))
        ));
    }
    lines.extend(
        reading::unsaid(document, claim)
            .iter()
            .map(|line| inline(&reading::capital(line))),
    );
    list(lines.into_iter())
}

/// Who says what, where several agencies speak of the claim.
fn agencies(judgement: &Judgement) -> Option<String> {
    let voices = judgement.voices();
    let row = |voice: &Voice<'_>| {
        let side = if voice.is_mirror {
            " (the other side)"
        } else {
            ""
        };
        let day = voice.evidence.published.map(english::day);
        [
            inline(&format!(
                "{}{side}",
                english::agency(&voice.evidence.agency)
            )),
            value(voice.evidence),
            inline(&day.unwrap_or_default()),
            reading::fits(voice.fit).to_owned(),
        ]
    };
    let head = ["agency", "says", "out on", "the printed figure"];
    (!voices.is_empty()).then(|| table(head, voices.iter().map(row)))
}

/// The readings tried, as a table.
fn readings(judgement: &Judgement) -> Option<String> {
    if judgement.readings.is_empty() {
        return None;
    }
    let rows = reading::readings(judgement).into_iter().map(|tried| {
        let observed = judgement.evidence.get(tried.evidence).map(value);
        [
            observed.unwrap_or_default(),
            inline(&tried.reading),
            if tried.stated { "yes" } else { "no" }.to_owned(),
            reading::fit(tried).to_owned(),
        ]
    });
    let head = [
        "the data say",
        "reading",
        "as the draft words it?",
        "the printed figure",
    ];
    Some(table(head, rows))
}

/// What would make the number right.
fn diagnosis(judgement: &Judgement) -> Vec<String> {
    let mut lines = reading::slips(judgement)
        .map(|found| inline(&reading::perhaps(judgement, found)))
        .peekable();
    if lines.peek().is_none() {
        return Vec::new();
    }
    vec!["Perhaps:".to_owned(), list(lines)]
}

/// Every value with its papers, arithmetic and addresses.
fn sources(judgement: &Judgement) -> Vec<String> {
    if judgement.evidence.is_empty() {
        return Vec::new();
    }
    let mut order: Vec<usize> = reading::readings(judgement)
        .iter()
        .map(|tried| tried.evidence)
        .collect();
    order.extend(
        (0..judgement.evidence.len())
            .filter(|at| !order.contains(at))
            .collect::<Vec<_>>(),
    );
    let sources = order
        .into_iter()
        .filter_map(|at| judgement.evidence.get(at));
    vec!["Sources:".to_owned(), list(sources.map(source))]
}

/// One value: number and reading, arithmetic, papers, addresses.
fn source(evidence: &Evidence) -> String {
    let (value, label) = (value(evidence), inline(&evidence.label));
    let mut parts = vec![format!("{value}, {label}")];
    let arithmetic = evidence.arithmetic.iter();
    parts.extend(arithmetic.map(|how| format!("  - computed: {}", inline(how))));
    let papers = inline(&reading::papers(evidence));
    let table = inline(&reading::table(evidence));
    let shown = evidence.addresses.iter().take(MOST_ADDRESSES);
    let mut links: Vec<String> = shown.map(|address| link(address)).collect();
    let more = evidence.addresses.len().saturating_sub(MOST_ADDRESSES);
    links.extend((more > 0).then(|| format!("and {more} more")));
    parts.push(format!("  - {papers} ({table}): {}", links.join(", ")));
    parts.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Event, Parser, Tag};

    #[test]
    fn the_phrase_is_bold_whatever_its_neighbours() {
        let cases = [
            (
                "mencapai ",
                "38,2 miliar",
                ", naik",
                "> mencapai **38,2 miliar**, naik",
            ),
            ("达", "243亿元", "。", "> 达**243亿元**。"),
            ("约", "$38", "亿", "> 约 **\\$38**亿"),
            ("up ", "30%", "ish", "> up **30%** ish"),
            ("", "30 %", " more", "> **30 %** more"),
        ];
        for (before, phrase, after, expected) in cases {
            let text = quoted(&Excerpt {
                before: before.to_owned(),
                phrase: phrase.to_owned(),
                after: after.to_owned(),
            });
            assert_eq!(text, expected);
            let bold = |event| matches!(event, Event::Start(Tag::Strong));
            assert!(Parser::new(&text).any(bold), "{text}");
        }
    }
}
