//! One hand-made run that every format is tested with: the case that started it, an error, a gap, a forecast, and
//! a draft that tries to break out of the report.

mod parts;

use jiff::civil::date;
use parts::{claim, derived, printed, span, tried, unverifiable};
use rust_decimal::Decimal;
use weighbridge_core::claim::{Area, Compare, Direction, Flow, Kind, Modality, Slot};
use weighbridge_core::period::Period;
use weighbridge_core::run::{Checked, Run, Table};
use weighbridge_core::text::{DateBasis, Document, Masthead, Span};
use weighbridge_core::verdict::{
    Diagnosis, Doubtful, Evidence, Fit, Judgement, Policy, Reason, Verdict, Weighed,
};

const SENTENCES: [&str; 4] = [
    "Wakil menteri itu menambahkan, nilai perdagangan antara China dan Rusia pada kuartal pertama tahun ini mencapai 38,2 miliar dolar AS, atau naik 30 persen dibanding periode yang sama tahun lalu.",
    "Ekspor China ke Rusia mencapai 38,2 miliar dolar.",
    "Impor Bhutan dari Laos pada Maret 2022 mencapai 12 juta dolar AS.",
    "Perdagangan kedua negara diperkirakan mencapai 200 miliar dolar AS pada 2024.",
];
const HOSTILE: &str = "|`<script>`\u{1b}[31m **5 miliar** \u{202e}dolar [x](http://evil.example)";

/// The run.
pub(super) fn run() -> Run {
    Run {
        documents: vec![seed(), hostile()],
        policy: Policy::default(),
        tables: vec![Table {
            name: "china_russia".to_owned(),
            rows: 812,
            coverage: ("2015-01".to_owned(), "2026-08".to_owned()),
            digest: "9f2c41".to_owned(),
        }],
        as_of: None,
        version: "0.1.0",
    }
}

/// A run over a draft without a claim.
pub(super) fn empty() -> Run {
    let mut run = run();
    run.documents.truncate(1);
    for checked in &mut run.documents {
        checked.weighed.clear();
        checked.notices.clear();
    }
    run
}

/// Another text for a draft of one claim: its sentence with the phrase between the words before and after it.
pub(super) fn restate(checked: &mut Checked, before: &str, phrase: &str, after: &str) {
    let source = format!("{before}{phrase}{after}");
    let sentence = Span::new(0, source.len());
    for weighed in &mut checked.weighed {
        weighed.claim.sentence = sentence;
        weighed.claim.quantity.span = Span::new(before.len(), before.len() + phrase.len());
    }
    checked.document = Document::plain(checked.document.masthead.clone(), source);
}

fn seed() -> Checked {
    let source = SENTENCES.join("\n") + "\n";
    let document = Document::plain(
        Masthead {
            path: Some("drafts/mesra.txt".to_owned()),
            title: Some("China-Rusia Makin Mesra".to_owned()),
            language: Some("id".to_owned()),
            published: Some(date(2022, 4, 19)),
            published_basis: DateBasis::Stated,
            ..Masthead::named("drafts/mesra.txt")
        },
        source,
    );
    let weighed = vec![
        level(&document),
        growth(&document),
        exports(&document),
        uncovered(&document),
        forecast(&document),
    ];
    Checked {
        document,
        weighed,
        notices: vec![
            "the text prints no year; relative periods are counted from 2022-04-19".to_owned(),
        ],
    }
}

fn hostile() -> Checked {
    let document = Document::plain(
        Masthead {
            title: Some(format!("# Judul {HOSTILE}")),
            language: Some("id".to_owned()),
            published: Some(date(2022, 4, 19)),
            published_basis: DateBasis::Today,
            ..Masthead::named("b|2\u{1b}[0m")
        },
        format!("Ekspor {HOSTILE} naik.\n"),
    );
    let mut claim = claim(
        &document,
        SENTENCES.len(),
        HOSTILE,
        Kind::Level,
        "5000000000",
        "1000000000",
        "USD",
    );
    claim.attribution = None;
    let judgement = unverifiable(
        Reason::TooVague,
        "The words leave open which series is meant.",
    );
    Checked {
        document,
        weighed: vec![Weighed {
            claim,
            judgement: Some(judgement),
        }],
        notices: Vec::new(),
    }
}

fn level(document: &Document) -> Weighed {
    Weighed {
        claim: claim(
            document,
            0,
            "38,2 miliar dolar AS",
            Kind::Level,
            "38200000000",
            "100000000",
            "USD",
        ),
        judgement: Some(Judgement {
            verdict: Verdict::Supported,
            reason: Reason::AsPublished,
            summary: "China's customs (GACC) printed 38.17 billion dollars; 38.2 billion dollars is that, rounded."
                .to_owned(),
            evidence: vec![printed(
                "printed by GACC",
                "38170000000",
                "5000000",
                "USD",
            )],
            readings: vec![tried(
                "printed by GACC",
                true,
                Fit::Printed,
                Reason::AsPublished,
                0,
            )],
            diagnosis: Vec::new(),
            doubtful: vec![doubtful(0)],
            suggestion: None,
        }),
    }
}

fn growth(document: &Document) -> Weighed {
    let mut claim = claim(document, 0, "30 persen", Kind::Change, "30", "1", "percent");
    claim.direction = Slot::stated(Direction::Up, span(document, "naik"));
    claim.compare = Slot::stated(Compare::Yoy, span(document, "periode yang sama tahun lalu"));
    Weighed {
        claim,
        judgement: Some(Judgement {
            verdict: Verdict::NeedsContext,
            reason: Reason::CoarseRounding,
            summary: "China's customs (GACC) printed 28.7 %; 30 % fits only as a round number."
                .to_owned(),
            evidence: growth_evidence(),
            readings: vec![
                tried(
                    "printed by GACC, in dollars",
                    true,
                    Fit::Coarse,
                    Reason::CoarseRounding,
                    0,
                ),
                tried(
                    "printed by GACC, in yuan",
                    false,
                    Fit::Coarse,
                    Reason::CurrencyBasis,
                    1,
                ),
                tried(
                    "over the base as restated, in dollars",
                    false,
                    Fit::Coarse,
                    Reason::OtherVintage,
                    2,
                ),
                tried(
                    "over the base as first published, in dollars",
                    false,
                    Fit::Printed,
                    Reason::FirstPublishedBase,
                    3,
                ),
            ],
            diagnosis: Vec::new(),
            doubtful: vec![doubtful(4)],
            suggestion: Some("28,7 persen".to_owned()),
        }),
    }
}

fn doubtful(evidence: usize) -> Doubtful {
    Doubtful {
        evidence,
        note: "a <b>slip</b> of | digits".to_owned(),
    }
}

fn growth_evidence() -> Vec<Evidence> {
    vec![
        printed("printed by GACC, in dollars", "28.7", "0.05", "percent"),
        printed("printed by GACC, in yuan", "27.8", "0.05", "percent"),
        derived(
            "over the base as restated, in dollars",
            "30.45",
            "0.02",
            "(38.17 − 29.26) ÷ 29.26 × 100",
        ),
        derived(
            "over the base as first published, in dollars",
            "29.8129251700680272108843537",
            "0.04",
            "40.207 − 10.803 = 29.404 billion dollars; (38.17 − 29.404) ÷ 29.404 × 100",
        ),
        printed(
            "doubtful (a <b>slip</b> of | digits)",
            "30.1",
            "0.05",
            "percent",
        ),
    ]
}

fn exports(document: &Document) -> Weighed {
    let mut claim = claim(
        document,
        1,
        "38,2 miliar dolar",
        Kind::Level,
        "38200000000",
        "100000000",
        "USD",
    );
    claim.flow = Slot::stated(Some(Flow::Exports), span(document, "Ekspor"));
    claim.period = Slot::inherited(
        claim.period.value,
        span(document, "kuartal pertama tahun ini"),
    );
    let evidence = vec![
        printed("printed by GACC", "16440000000", "5000000", "USD"),
        printed(
            "China's total trade with Russia, January–March 2022: printed by GACC",
            "38170000000",
            "5000000",
            "USD",
        ),
    ];
    Weighed {
        claim,
        judgement: Some(Judgement {
            verdict: Verdict::Refuted,
            reason: Reason::Major,
            summary: "China's customs (GACC) printed 16.44 billion dollars; 38.2 billion dollars is 132 % too high.".to_owned(),
            readings: vec![tried("printed by GACC", true, Fit::Off, Reason::Major, 0)],
            diagnosis: vec![Diagnosis {
                changed: "flow",
                text: "the figure is that of total trade, not of exports".to_owned(),
                evidence: 1,
                coincidence: Decimal::new(1, 2),
            }],
            doubtful: vec![],
            suggestion: Some("16,44 miliar dolar".to_owned()),
            evidence,
        }),
    }
}

fn uncovered(document: &Document) -> Weighed {
    let mut claim = claim(
        document,
        2,
        "12 juta dolar AS",
        Kind::Level,
        "12000000",
        "1000000",
        "USD",
    );
    claim.reporter = Slot::stated(Some(Area::new("BTN")), span(document, "Bhutan"));
    claim.partner = Slot::stated(Some(Area::new("LAO")), span(document, "Laos"));
    claim.flow = Slot::stated(Some(Flow::Imports), span(document, "Impor"));
    claim.period = Slot::stated(
        "2022-03".parse().ok().map(Period::month),
        span(document, "Maret 2022"),
    );
    claim.period_is_relative = false;
    Weighed {
        claim,
        judgement: Some(unverifiable(
            Reason::NotCovered,
            "No loaded table covers Bhutan's imports from Laos, March 2022.",
        )),
    }
}

fn forecast(document: &Document) -> Weighed {
    let mut claim = claim(
        document,
        3,
        "200 miliar dolar AS",
        Kind::Level,
        "200000000000",
        "1000000000",
        "USD",
    );
    claim.modality = Modality::Forecast;
    claim.period = Slot::stated(Period::year(2024), span(document, "2024"));
    Weighed {
        claim,
        judgement: None,
    }
}
