//! One query for a whole run: its keys as a frame, joined with the facts.

use super::columns::{Column, SERIES, UNTIL};
use super::error::FactsError;
use super::rows::Rows;
use polars::prelude::*;
use std::collections::{BTreeMap, HashSet};
use weighbridge_core::fact::{Observation, Series, Wanted};
use weighbridge_core::period::{Month, Period};

/// The stretches of interest of each series.
pub(super) struct Keys {
    stretches: BTreeMap<Series, Vec<Period>>,
}

impl Keys {
    /// The stretches of interest of some requests; a request that ends before it starts asks for nothing.
    pub(super) fn of(wanted: &[Wanted]) -> Self {
        let mut stretches: BTreeMap<Series, Vec<Period>> = BTreeMap::new();
        for one in wanted {
            if let Some(stretch) = Period::new(one.first, one.last) {
                stretches
                    .entry(one.series.clone())
                    .or_default()
                    .push(stretch);
            }
        }
        Self { stretches }
    }

    /// Is nothing asked for?
    pub(super) fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// The observations of `facts` that lie in, or reach into, a stretch of interest of their series; what was fetched twice
    /// without change is there once.
    ///
    /// # Errors
    ///
    /// - [`FactsError::Query`] where the tables cannot be asked.
    /// - [`FactsError::Cell`] where a cell of an answering row is malformed.
    pub(super) fn ask(&self, facts: LazyFrame) -> Result<Vec<Observation>, FactsError> {
        let on: Vec<Expr> = SERIES.map(|column| col(column.name())).into();
        let join = JoinArgs {
            maintain_order: MaintainOrderJoin::Left,
            ..JoinArgs::new(JoinType::Inner)
        };
        let mut answer = self
            .narrowed(facts)?
            .join(self.frame()?.lazy(), &on, &on, join)
            .filter(col(Column::Start.name()).lt_eq(col(UNTIL)))
            .collect()?;
        answer.rechunk_mut();
        let mut known = HashSet::new();
        Rows::of(&answer)?
            .observations()
            .filter(|seen| seen.as_ref().map_or(true, |seen| self.wants(seen)))
            .filter(|seen| {
                seen.as_ref()
                    .map_or(true, |seen| known.insert(seen.clone()))
            })
            .collect()
    }

    /// The facts of reporters, partners and commodities asked for, up to the last month of interest: conditions that a
    /// Parquet table answers from the statistics of its row groups, before it is read.
    fn narrowed(&self, facts: LazyFrame) -> Result<LazyFrame, FactsError> {
        let keys = self.frame()?;
        let mut facts = facts;
        for column in SERIES {
            let codes = keys
                .column(column.name())?
                .as_materialized_series()
                .unique()?;
            facts = facts.filter(col(column.name()).is_in(lit(codes).implode(false), false));
        }
        let until = self
            .stretches
            .values()
            .filter_map(|stretches| last(stretches))
            .max();
        Ok(match until {
            Some(until) => facts.filter(col(Column::Start.name()).lt_eq(lit(until.to_string()))),
            None => facts,
        })
    }

    /// One row a series, with the last month of interest.
    fn frame(&self) -> Result<DataFrame, FactsError> {
        let text = |read: fn(&Series) -> &str| self.stretches.keys().map(read).collect::<Vec<_>>();
        let until: Vec<String> = self
            .stretches
            .values()
            .map(|stretches| last(stretches).map_or_else(String::new, |month| month.to_string()))
            .collect();
        Ok(df!(
            Column::Reporter.name() => text(|series| series.reporter.code()),
            Column::Partner.name() => text(|series| series.partner.code()),
            Column::Commodity.name() => text(|series| &series.commodity),
            UNTIL => until,
        )?)
    }

    /// Does the observation share a month with a stretch of interest of its series?
    fn wants(&self, seen: &Observation) -> bool {
        let series = Series {
            reporter: seen.reporter.clone(),
            partner: seen.partner.clone(),
            commodity: seen.commodity.clone(),
        };
        let stretches = self.stretches.get(&series);
        stretches.into_iter().flatten().any(|stretch| {
            seen.period.first() <= stretch.last() && stretch.first() <= seen.period.last()
        })
    }
}

/// The last month of interest of some stretches.
fn last(stretches: &[Period]) -> Option<Month> {
    stretches.iter().map(|stretch| stretch.last()).max()
}
