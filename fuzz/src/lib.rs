//! What the fuzz targets share: languages by a byte, drafts made of words, and what must hold of every claim.

use std::sync::LazyLock;
use weighbridge_core::claim::Claim;
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::resolve::extract;
use weighbridge_core::text::{DateBasis, Document, Masthead, Span};

/// Every language with the forms of its file.
pub static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let codes = Lexicon::languages().iter();
    codes.map(|code| Language::new(code)).collect()
});

/// A language, its words for the reader, and the same as pieces to build drafts of.
pub struct Language {
    /// The words.
    pub lexicon: Lexicon,
    /// Everything between quotation marks in its files: forms and patterns.
    pub forms: Vec<String>,
    /// The pieces that tell of periods: months, relative periods and patterns.
    pub periods: Vec<String>,
    /// Its shortest example with `{}` in the place of the first figure.
    pub sentence: String,
}

impl Language {
    fn new(code: &str) -> Self {
        let files = Lexicon::builtin_files(code).expect("a built-in language");
        let lexicon = Lexicon::from_files(&files).expect("words");
        let mut forms = quoted(files.words.text);
        let periods = ["[relative]", "[months]", "[periods]"]
            .iter()
            .filter_map(|table| files.words.text.split_once(table))
            .flat_map(|(_, rest)| quoted(rest.split("\n[").next().unwrap_or_default()))
            .collect();
        for text in files.places.iter().chain(&files.cldr) {
            forms.extend(quoted(text.text));
        }
        Self {
            lexicon,
            forms,
            periods,
            sentence: sentence(files.words.text),
        }
    }
}

/// The text of the shortest example, its first figure left open.
fn sentence(words: &str) -> String {
    let examples = words.split("text = \"").skip(1);
    let texts = examples.filter_map(|example| example.split("\"\n").next());
    let figured = texts.filter(|text| text.contains(|c: char| c.is_ascii_digit()));
    let text = figured.min_by_key(|text| text.len()).unwrap_or_default();
    let open = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let rest = text[open..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    format!("{}{{}}{rest}", &text[..open])
}

fn quoted(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let parts = lines.flat_map(|line| line.split('"').skip(1).step_by(2));
    parts.map(str::to_owned).collect()
}

/// Numbers, signs and layout that stand between words.
const GLUE: [&str; 48] = [
    " ", " ", " ", "", ", ", ". ", "\n", "\n\n", "; ", ": ", "(", ")", "%", "$", "-", "–", "/", "'", "’", "+", "\u{a0}",
    "\u{202f}", " | ", "\t", "1", "2", "5", "10", "12", "31", "38.2", "38,2", "1.234", "1,234.5", "1 234 567", "0.0", "2019",
    "2022", "2017-18", "999999999999", "99999999999999999999999999999", "。", "，", "、", "「", "e\u{301}", "\u{200f}", "·",
];

/// A draft from bytes: a language, a day, and then pieces; a plain stretch of the input now and then.
pub struct Draft {
    /// Which language.
    pub language: &'static Language,
    /// The draft.
    pub document: Document,
}

/// Builds a draft of words, glue and raw text. `pick` names the list of words that is drawn from.
pub fn draft(data: &[u8], pick: fn(&Language) -> &[String]) -> Option<Draft> {
    let (&head, rest) = data.split_first()?;
    let (&day, mut rest) = rest.split_first()?;
    let language = &LANGUAGES[usize::from(head) % LANGUAGES.len()];
    let words = pick(language);
    let mut text = String::new();
    while let [kind, more @ ..] = rest {
        rest = more;
        match kind % 8 {
            0..=3 => {
                let (low, high) = (take(&mut rest), take(&mut rest));
                let at = usize::from(low) | usize::from(high) << 8;
                text.push_str(&filled(&words[at % words.len()], low));
                text.push_str(GLUE[usize::from(kind / 8) % GLUE.len()]);
            }
            4 | 5 => text.push_str(GLUE[usize::from(kind / 8) % GLUE.len()]),
            6 => text.push_str(&take(&mut rest).to_string()),
            _ => {
                let length = usize::from(take(&mut rest) % 32).min(rest.len());
                let (raw, more) = rest.split_at(length);
                text.push_str(&String::from_utf8_lossy(raw));
                rest = more;
            }
        }
    }
    Some(Draft {
        language,
        document: document(text, day),
    })
}

fn take(rest: &mut &[u8]) -> u8 {
    let Some((first, more)) = rest.split_first() else {
        return 0;
    };
    *rest = more;
    *first
}

/// A pattern with something in its slots.
fn filled(form: &str, with: u8) -> String {
    if !form.contains('{') {
        return form.to_owned();
    }
    let n = usize::from(with);
    form.replace("{year}", ["2022", "2019", "1899", "2100", "9999"][n % 5])
        .replace("{yy}", ["23", "20", "00", "2023"][n % 4])
        .replace("{n}", &(n % 14).to_string())
        .replace("{q}", &(n % 6).to_string())
        .replace("{d}", &(n % 33).to_string())
        .replace("{month}", "May")
        .replace('=', " ")
}

/// A document printed on a day that a byte names; on none at all for every eighth byte.
pub fn document(text: String, day: u8) -> Document {
    let mut masthead = Masthead::named("fuzz");
    if day % 8 != 0 {
        let (year, month) = (1900 + i16::from(day) % 201, i8::try_from(day % 12).unwrap_or(0) + 1);
        masthead.published = jiff::civil::Date::new(year, month, 1 + month * 2 % 28).ok();
        masthead.published_basis = DateBasis::Stated;
    }
    Document::plain(masthead, text)
}

/// Reads a draft, and panics where a claim is not what every claim is.
pub fn read(draft: &Draft) {
    let claims = extract(&draft.document, &draft.language.lexicon).claims;
    let length = draft.document.prose().len();
    assert!(claims.len() <= 2 * length + 2, "{} claims in {length} bytes", claims.len());
    for claim in &claims {
        holds(&draft.document, claim);
    }
}

fn holds(document: &Document, claim: &Claim) {
    inside(document, claim.quantity.span);
    inside(document, claim.sentence);
    let slots = [
        claim.direction.filled,
        claim.compare.filled,
        claim.reporter.filled,
        claim.partner.filled,
        claim.flow.filled,
        claim.commodity.filled,
        claim.period.filled,
    ];
    for span in slots.iter().filter_map(|filled| filled.span()) {
        inside(document, span);
    }
    if let (Some(low), Some(high)) = (claim.quantity.figure, claim.quantity.high) {
        assert!(low.value <= high.value, "{claim:?}");
    }
    if let Some(period) = claim.period.value {
        assert!(period.first() <= period.last(), "{claim:?}");
    }
    let source = document.span_in_source(claim.quantity.span);
    assert!(document.source().get(source.range()).is_some(), "{claim:?}");
}

/// A span lies inside the text, between letters.
pub fn inside(document: &Document, span: Span) {
    assert!(document.prose().get(span.range()).is_some(), "{span:?}");
}
