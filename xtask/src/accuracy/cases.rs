//! The sentences of the benchmark: true ones, slipped ones, and ones of which nothing is known.

use super::derived;
use super::facts::Facts;
use super::phrases::Phrases;
use super::random::Random;
use super::silent::{self, Known, Silence};
use super::slips::{self, Slip};
use super::statement::{Said, Statement};
use super::truths::{self, Truth};
use super::weigh::{Outcome, weigh};
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::verdict::Verdict;

/// True sentences of one fact, for each language.
const TRUE: usize = 160;
/// True sentences of two facts, for each language.
const DERIVED: usize = 40;
/// Slipped sentences of each kind, for each language.
const SLIPPED: usize = 20;
/// Sentences of each kind of silence, for each language.
const SILENT: usize = 20;
/// Most draws for one sentence of a kind that does not suit every fact.
const DRAWS: usize = 400;

/// What a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// True; `contested` where another published figure of the same address says otherwise.
    True { contested: bool },
    /// False in one way.
    Slipped(Slip),
    /// Of something that no table knows.
    Silent(Silence),
}

/// A sentence with what became of it.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) language: String,
    pub(super) young: bool,
    pub(super) class: Class,
    pub(super) statement: Statement,
    pub(super) said: Said,
    pub(super) outcome: Outcome,
}

impl Case {
    /// What the judge says; `None` where the figure was not read.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        self.outcome.judgement.as_ref().map(|found| found.verdict)
    }

    /// Was all of it read as it was meant?
    pub(super) fn is_read(&self) -> bool {
        self.outcome.misread.is_empty()
    }

    /// Is the figure called wrong or in need of context?
    pub(super) fn is_flagged(&self) -> bool {
        matches!(
            self.verdict(),
            Some(Verdict::Refuted | Verdict::NeedsContext)
        )
    }

    /// Is the verdict right for what the sentence is?
    pub(super) fn is_right(&self) -> bool {
        match (self.class, self.verdict()) {
            (Class::True { .. }, Some(Verdict::Supported))
            | (Class::True { contested: true }, Some(Verdict::NeedsContext))
            | (Class::Silent(_), Some(Verdict::Unverifiable)) => true,
            (Class::Slipped(_), _) => self.is_flagged(),
            _ => false,
        }
    }

    /// Is the slip the first diagnosis?
    pub(super) fn is_diagnosed(&self) -> bool {
        let Class::Slipped(slip) = self.class else {
            return false;
        };
        let first = self
            .outcome
            .judgement
            .as_ref()
            .and_then(|found| found.diagnosis.first());
        first.is_some_and(|first| slip.diagnoses().contains(&first.changed))
    }
}

/// Every sentence of a language, read and judged.
///
/// # Errors
///
/// The language has no words.
pub(super) fn of(
    phrases: &Phrases,
    facts: &Facts,
    known: &Known,
    seed: u64,
) -> Result<Vec<Case>, String> {
    let lexicon = Lexicon::builtin(&phrases.language).map_err(|e| e.to_string())?;
    let maker = Maker {
        phrases,
        facts,
        lexicon: &lexicon,
    };
    let mut random = Random::new(seed, &phrases.language);
    let (truths, mut cases) = maker.true_ones(&mut random);
    for slip in Slip::ALL {
        cases.extend(maker.slipped_ones(slip, &truths, &mut random));
    }
    for silence in Silence::ALL {
        cases.extend(maker.silent_ones(silence, known, &mut random));
    }
    Ok(cases)
}

struct Maker<'a> {
    phrases: &'a Phrases,
    facts: &'a Facts,
    lexicon: &'a Lexicon,
}

impl Maker<'_> {
    fn case(&self, class: Class, statement: Statement, random: &mut Random) -> Option<Case> {
        let said = statement.said(self.phrases, random)?;
        let outcome = weigh(&said, &statement, self.lexicon, self.facts);
        Some(Case {
            language: self.phrases.language.clone(),
            young: self.lexicon.is_young(),
            class,
            statement,
            said,
            outcome,
        })
    }

    /// True statements to slip in, and the cases of some of them.
    fn true_ones(&self, random: &mut Random) -> (Vec<Truth>, Vec<Case>) {
        let sayable = truths::sayable(self.facts, self.phrases, random);
        let (mut truths, mut cases, mut over_two) = (Vec::new(), Vec::new(), 0);
        for seen in sayable {
            if over_two < DERIVED
                && let Some(truth) = derived::of(seen, self.facts, self.phrases, random)
                && let Some(case) = self.truth(truth, random)
            {
                over_two += 1;
                cases.push(case);
            }
            let Some(truth) = truths::of(seen, self.facts, self.phrases, random) else {
                continue;
            };
            if truths.len() < TRUE {
                cases.extend(self.truth(truth.clone(), random));
            }
            truths.push(truth);
        }
        (truths, cases)
    }

    fn truth(&self, truth: Truth, random: &mut Random) -> Option<Case> {
        let class = Class::True {
            contested: truth.contested,
        };
        self.case(class, truth.statement, random)
    }

    fn slipped_ones(&self, slip: Slip, truths: &[Truth], random: &mut Random) -> Vec<Case> {
        let mut cases = Vec::new();
        for _ in 0..SLIPPED * DRAWS {
            if cases.len() == SLIPPED {
                break;
            }
            let Some(truth) = random.pick(truths) else {
                break;
            };
            let statement = &truth.statement;
            let slipped = slips::slipped(slip, statement, self.facts, self.phrases, random);
            cases.extend(slipped.and_then(|said| self.case(Class::Slipped(slip), said, random)));
        }
        cases
    }

    fn silent_ones(&self, silence: Silence, known: &Known, random: &mut Random) -> Vec<Case> {
        let mut cases = Vec::new();
        for _ in 0..SILENT * DRAWS {
            if cases.len() == SILENT {
                break;
            }
            let said = silent::of(silence, known, self.facts, self.phrases, random);
            cases.extend(said.and_then(|said| self.case(Class::Silent(silence), said, random)));
        }
        cases
    }
}
