//! How a story opens: the line over a list, sentences that date the first figures, first figures that later ones date.

use crate::claim::{Claim, Filled, rule};
use crate::lexicon::{Cue, Naming};
use crate::resolve::line::{Line, Token};
use crate::resolve::place::area_at;
use crate::resolve::place::owner::makes;
use crate::resolve::row::Row;
use crate::resolve::scene::Said;
use crate::resolve::time::points;
use crate::resolve::{Reading, Words, time};
use crate::text::Span;

impl Reading<'_> {
    /// Is it the line over a list ("Colombia in the first quarter of 2024:")?
    pub(in crate::resolve) fn heads_list(&self, row: &Row<'_>, next: Option<&Row<'_>>) -> bool {
        let item = |row: &Row<'_>| {
            self.document
                .quote(row.span)
                .starts_with(['•', '-', '–', '—', '*', '·'])
        };
        let ends = self.document.quote(row.span).ends_with([':', '：']);
        !item(row) && (ends || next.is_some_and(item))
    }

    /// The one country and the period over a list hold for its lines.
    pub(in crate::resolve) fn heading(&mut self, line: &Line<'_>) {
        let mut areas = line
            .areas
            .iter()
            .filter_map(|&at| Some((at, area_at(line, at)?.0)));
        if let (Some((at, area)), None) = (areas.next(), areas.next()) {
            let said = Said::here(area.clone(), line.items[at].span);
            self.scene.topic.reporter = Some(said.earlier());
        }
        let ground = points::Ground {
            published: self.document.masthead.published,
            reporter: self.scene.topic.reporter.as_ref().map(|said| &said.value),
            focus: None,
        };
        let named = time::Times::read(line, ground).first_main(line);
        self.scene.focus.period =
            named
                .map(|said| said.earlier())
                .or(self.scene.focus.period.take());
    }

    /// "The office published its figures for July": the period of what an agency says first holds for the figures themselves.
    pub(in crate::resolve) fn dated(&mut self, line: &Line<'_>) {
        let agency = (0..line.items.len()).any(|at| {
            area_at(line, at)
                .is_some_and(|(_, naming)| naming == Naming::Agency || makes(line, at, naming))
                || matches!(line.cue(at), Some(Cue::Flow(word)) if word.is_verb())
        });
        let ground = points::Ground {
            published: self.document.masthead.published,
            reporter: None,
            focus: None,
        };
        // "February was a hard month for coal miners."
        let titled = matches!(
            line.items.first().map(|item| item.token),
            Some(Token::Period)
        );
        let named = |at| matches!(line.cue(at), Some(Cue::Good(_) | Cue::Flow(_)));
        // "In August the current account showed a surplus of $4 billion. The trade deficit …"
        let beside = titled && (0..line.items.len()).any(|at| line.cue(at) == Some(&Cue::OffTopic));
        let titled = titled && line.amounts.is_empty() && (0..line.items.len()).any(named);
        if (agency || titled || beside)
            && let Some(said) = time::Times::read(line, ground).first_main(line)
        {
            self.scene.focus.period = Some(said.earlier());
        }
    }

    /// The first sentence of trade: what it leaves open, the one before may have said ("Coffee output fell 3% in April. Exports came
    /// to 845,000 bags").
    pub(in crate::resolve) fn open(&mut self, line: &Line<'_>, before: &Row<'_>, words: Words<'_>) {
        if self.scene.trades || self.scene.focus.period.is_some() {
            return;
        }
        let ground = points::Ground {
            published: self.document.masthead.published,
            reporter: None,
            focus: None,
        };
        if time::Times::read(line, ground).first_main(line).is_none() {
            let before = words.line(before);
            let named = time::Times::read(&before, ground).first_main(&before);
            self.scene.focus.period = named.map(|said| said.earlier());
        }
    }
}

/// "Wheat exports rose by a fifth. From July to September 15 million tonnes left": the first figures of a story that name no months
/// are of those that it names next.
/// Not those of sentences that name months of their own, which we cannot tell ("since the season began").
pub(in crate::resolve) fn named_later(claims: &mut [Claim], dated: &[Span]) {
    let Some(first) = claims.iter().position(|claim| claim.period.value.is_some()) else {
        return;
    };
    let sentence = claims[first].sentence;
    if claims[..first]
        .last()
        .is_none_or(|claim| claim.sentence == sentence)
    {
        return;
    }
    let alike = claims[first..]
        .iter()
        .take_while(|claim| claim.sentence == sentence);
    let named = alike.filter_map(|claim| Some((claim.period.value?, claim.period_is_relative)));
    let Some((period, relative)) = named.max_by_key(|(period, _)| period.last()) else {
        return;
    };
    let undated = |claim: &&mut Claim| !dated.contains(&claim.sentence);
    for claim in claims[..first].iter_mut().filter(undated) {
        claim.period.value = Some(period);
        claim.period.filled = Filled::Assumed(rule::NAMED_LATER);
        claim.period.rule = rule::NAMED_LATER;
        claim.period_is_relative = relative;
    }
}
