//! The claims of stories judged together, as `check` judges those of a draft.

use super::Settings;
use crate::ledger::record::{Claim, Story};
use std::collections::BTreeSet;
use weighbridge_core::claim;
use weighbridge_core::fact::{Book, Wanted};
use weighbridge_core::lexicon::{Lexicon, LexiconError};
use weighbridge_core::plan;
use weighbridge_core::quantity::Wording;
use weighbridge_core::verdict::{self, Context, Judgement};

/// Everything that a claim is judged against.
pub(super) struct Judge<'a> {
    settings: &'a Settings,
    book: Book,
    young: BTreeSet<String>,
    wording: Wording,
    unread: u32,
}

impl<'a> Judge<'a> {
    /// Asks for what the claims of stories need, once.
    pub(super) fn new<'s, E: From<LexiconError>>(
        stories: impl Iterator<Item = &'s Story> + Clone,
        settings: &'a Settings,
        answer: impl FnOnce(&[Wanted]) -> Result<Book, E>,
    ) -> Result<Self, E> {
        let recorded = stories.clone().flat_map(|story| &story.claims);
        let read: Vec<claim::Claim> = recorded
            .clone()
            .filter_map(|one| one.again().ok())
            .collect();
        let unread = recorded.count() - read.len();
        let languages: BTreeSet<&str> = stories
            .flat_map(|story| story.claims.iter().map(|claim| language(story, claim)))
            .collect();
        Ok(Self {
            settings,
            book: answer(&plan::wanted_with_neighbours(&read))?,
            young: young(&languages)?,
            wording: Wording::default(),
            unread: u32::try_from(unread).unwrap_or(u32::MAX),
        })
    }

    /// Claims that this version cannot weigh.
    pub(super) const fn unread(&self) -> u32 {
        self.unread
    }

    /// The claims of a story with what the data say of them now.
    pub(super) fn story<'s>(&self, story: &'s Story) -> Vec<(&'s Claim, claim::Claim, Judgement)> {
        let (recorded, claims): (Vec<&Claim>, Vec<claim::Claim>) = story
            .claims
            .iter()
            .filter_map(|one| Some((one, one.again().ok()?)))
            .unzip();
        let mut judgements: Vec<Judgement> = recorded
            .iter()
            .zip(&claims)
            .map(|(one, claim)| {
                verdict::judge(claim, &self.context(language(story, one), claim, &claims))
            })
            .collect();
        for conflict in verdict::conflicts(&claims, &self.book) {
            for &at in &conflict.claims {
                if let Some(judgement) = judgements.get_mut(at) {
                    conflict.tell(judgement);
                }
            }
        }
        let weighed = recorded.into_iter().zip(claims).zip(judgements);
        weighed
            .map(|((recorded, claim), judgement)| (recorded, claim, judgement))
            .collect()
    }

    fn context<'c>(
        &'c self,
        language: &str,
        claim: &claim::Claim,
        claims: &[claim::Claim],
    ) -> Context<'c> {
        Context {
            book: &self.book,
            policy: &self.settings.policy,
            quote: "",
            wording: &self.wording,
            published: Some(self.settings.day),
            as_of: Some(self.settings.day),
            basis: verdict::basis(claim, claims),
            young: self.young.contains(language),
        }
    }
}

/// The language that a claim was read in.
fn language<'s>(story: &'s Story, claim: &'s Claim) -> &'s str {
    claim.language.as_deref().unwrap_or(&story.language)
}

/// Those of the languages whose reading is young. One without built-in words was read with words given by hand: it counts as young.
fn young(languages: &BTreeSet<&str>) -> Result<BTreeSet<String>, LexiconError> {
    let known = Lexicon::languages();
    let mut young = BTreeSet::new();
    for &language in languages {
        if !known.contains(&language) || Lexicon::builtin(language)?.is_young() {
            young.insert(language.to_owned());
        }
    }
    Ok(young)
}
