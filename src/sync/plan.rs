//! Which requests a run will put, before anything is sent.

use crate::sources::{PlanError, Request, Selection, Source};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use weighbridge_core::claim::{Area, Claim, Compare, Flow};
use weighbridge_core::fact::Series;
use weighbridge_core::period::{Month, Period};
use weighbridge_core::plan::wanted;

/// The requests of one source.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The source.
    pub source: Arc<dyn Source>,
    /// Its requests.
    pub requests: Vec<Request>,
}

/// The requests that fetch a selection from each of the sources; sources that have nothing of it are left out.
///
/// # Errors
///
/// The first [`PlanError`].
pub fn plan(sources: &[Arc<dyn Source>], selection: &Selection) -> Result<Vec<Planned>, PlanError> {
    let mut planned = Vec::new();
    for source in sources {
        let requests = source.plan(selection)?;
        if !requests.is_empty() {
            planned.push(Planned {
                source: Arc::clone(source),
                requests,
            });
        }
    }
    Ok(planned)
}

/// The fewest requests that fetch what claims are about: their own series and its mirror, in the months of the claim and of what it is
/// compared with, each from the first source that has it.
///
/// Claims that name no period, a side that is no area, or goods that no source has, ask for nothing.
pub fn for_claims<'c>(
    sources: &[Arc<dyn Source>],
    claims: impl IntoIterator<Item = &'c Claim>,
) -> Vec<Planned> {
    let mut open: BTreeMap<usize, BTreeMap<(Area, Area), Selection>> = BTreeMap::new();
    for claim in claims {
        for (series, runs) in asked(claim) {
            let Some(nth) = sources.iter().position(|source| source.covers(&series)) else {
                continue;
            };
            let pair = (series.reporter.clone(), series.partner.clone());
            let selection = open
                .entry(nth)
                .or_default()
                .entry(pair)
                .or_insert_with(|| Selection {
                    reporters: vec![series.reporter.clone()],
                    partners: vec![series.partner.clone()],
                    flows: flows(claim),
                    ..Selection::default()
                });
            add(selection, &series, &runs, claim);
        }
    }
    let merged = open.into_iter().map(|(nth, pairs)| {
        let source = &sources[nth];
        let mut requests: Vec<Request> = merge(pairs.into_values())
            .iter()
            .filter_map(|selection| source.plan(selection).ok())
            .flatten()
            .collect();
        let mut seen = BTreeSet::new();
        requests.retain(|request| seen.insert(request.line()));
        Planned {
            source: Arc::clone(source),
            requests,
        }
    });
    merged.filter(|plan| !plan.requests.is_empty()).collect()
}

/// Selections that differ in their partners alone become one: an index is asked for once.
fn merge(selections: impl Iterator<Item = Selection>) -> Vec<Selection> {
    let mut merged: Vec<Selection> = Vec::new();
    for one in selections {
        let same = merged.iter_mut().find(|held| {
            held.reporters == one.reporters
                && held.flows == one.flows
                && held.commodities == one.commodities
                && held.runs == one.runs
        });
        match same {
            Some(held) => held.partners.extend(one.partners),
            None => merged.push(one),
        }
    }
    merged
}

fn add(selection: &mut Selection, series: &Series, runs: &[Period], claim: &Claim) {
    if !selection.commodities.contains(&series.commodity) {
        selection.commodities.push(Arc::clone(&series.commodity));
    }
    for flow in flows(claim) {
        if !selection.flows.contains(&flow) {
            selection.flows.push(flow);
        }
    }
    for run in runs {
        if !selection.runs.contains(run) {
            selection.runs.push(*run);
        }
    }
    selection.runs.sort_unstable();
}

/// The claim's own series and its mirror, without the neighbours that a diagnosis looks at, and the runs of months it needs.
fn asked(claim: &Claim) -> Vec<(Series, Vec<Period>)> {
    let Some(period) = claim.period.value else {
        return Vec::new();
    };
    let mut runs = vec![period];
    runs.extend(base(period, claim.compare.value));
    let own = &*claim.commodity.value.code;
    let goods = if claim.commodity.value.is_total() || own.eq_ignore_ascii_case("goods") {
        "TOTAL"
    } else {
        own
    };
    let stretches = wanted([claim]).into_iter().map(|stretch| stretch.series);
    stretches
        .filter(|series| &*series.commodity == goods)
        .map(|series| (series, runs.clone()))
        .collect()
}

/// The run of months that a claim is compared with; the year before where it is not compared, since growth is looked up with it.
fn base(period: Period, compare: Compare) -> Option<Period> {
    match compare {
        Compare::Yoy | Compare::Ytd | Compare::None | Compare::Other => Some(period.year_earlier()),
        Compare::Mom | Compare::Qoq => Some(period.plus(-period.len())),
        Compare::Since(year) => {
            let first = Month::new(year, i8::try_from(period.first().number()).ok()?)?;
            Period::new(first, first.plus(period.len() - 1))
        }
    }
}

fn flows(claim: &Claim) -> Vec<Flow> {
    // The mirror of exports are imports, so that both are wanted whenever one is.
    match claim.flow.value {
        Some(_) | None => vec![Flow::Exports, Flow::Imports],
    }
}
