//! One query for a whole run: its keys as a frame, joined with the facts.

use super::columns::{ADDRESS, Column, READ, SERIES, UNTIL, address};
use super::error::FactsError;
use super::rows::Rows;
use crate::workers;
use polars::prelude::*;
use std::collections::BTreeMap;
use weighbridge_core::claim::Area;
use weighbridge_core::fact::{Observation, Series, Wanted};
use weighbridge_core::period::{Month, Period};

/// The most addresses for which row groups are passed over by their statistics. Of more, most groups hold one.
const FEW: usize = 16;

/// Up to so many addresses in one condition are held against the statistics of each row group.
const EXPANDED: usize = 100;

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

    /// The keys that a condition holds for.
    pub(super) fn within(&self, holds: impl Fn(&Series, Period) -> bool) -> Self {
        let kept = self
            .stretches
            .iter()
            .filter(|(series, stretches)| stretches.iter().any(|stretch| holds(series, *stretch)));
        Self {
            stretches: kept
                .map(|(series, stretches)| (series.clone(), stretches.clone()))
                .collect(),
        }
    }

    /// The condition on the rows of a table that tells addresses: one of the series, up to the last month of interest. Where they
    /// are few, the statistics of row groups tell which of these hold none of them. To ask them for more costs longer than to
    /// read the addresses of all rows: the list is then made too long for that, by texts that are no address.
    pub(super) fn addressed(&self) -> Expr {
        let mut addresses: Vec<String> = self.stretches.keys().map(address_of).collect();
        if addresses.len() > FEW {
            let missing = (EXPANDED + 1).saturating_sub(addresses.len());
            addresses.extend((0..missing).map(|n| n.to_string()));
        }
        let addresses = polars::prelude::Series::new(ADDRESS.into(), addresses);
        let condition = col(ADDRESS).is_in(lit(addresses).implode(false), false);
        match self.until() {
            Some(until) => condition.and(up_to(until)),
            None => condition,
        }
    }

    /// The observations of some tables that lie in, or reach into, a stretch of interest of their series, in the order of the tables.
    /// Of the `narrow` ones the rows of other series are left out already.
    ///
    /// # Errors
    ///
    /// - [`FactsError::Query`] where the tables cannot be asked.
    /// - [`FactsError::Cell`] where a cell of an answering row is malformed.
    pub(super) fn ask(
        &self,
        whole: LazyFrame,
        narrow: Vec<LazyFrame>,
    ) -> Result<Vec<Observation>, FactsError> {
        let on: Vec<Expr> = SERIES.map(|column| col(column.name())).into();
        let join = JoinArgs {
            maintain_order: MaintainOrderJoin::Left,
            ..JoinArgs::new(JoinType::Inner)
        };
        let columns: Vec<Expr> = READ.map(|column| col(column.name())).into();
        let joined = self
            .narrowed(whole)?
            .join(self.frame()?.lazy(), &on, &on, join)
            .filter(col(Column::Start.name()).lt_eq(col(UNTIL)))
            .select(columns);
        let mut parts = vec![joined];
        parts.extend(narrow);
        let found = workers::in_order(parts, |part| self.read_table(part));
        let found: Vec<Vec<Observation>> = found.into_iter().collect::<Result<_, FactsError>>()?;
        Ok(found.into_iter().flatten().collect())
    }

    /// The rows of interest of one table; what is not of interest is let go.
    fn read_table(&self, part: LazyFrame) -> Result<Vec<Observation>, FactsError> {
        let mut answer = part.collect()?;
        answer.rechunk_mut();
        self.read(Rows::of(&answer)?)
    }

    /// The rows of interest as observations. Rows of one series stand together, so that its stretches are looked up once.
    fn read(&self, mut rows: Rows<'_>) -> Result<Vec<Observation>, FactsError> {
        let mut found = Vec::new();
        let mut held: Option<([&str; 3], &[Period])> = None;
        for row in 0..rows.height() {
            let names = SERIES.map(|column| rows.cell(column, row));
            let stretches = match held {
                Some((same, stretches)) if same == names => stretches,
                _ => self.stretches_of(names),
            };
            held = Some((names, stretches));
            let period = rows.period(row)?;
            let is_wanted = stretches.iter().any(|stretch| {
                period.first() <= stretch.last() && stretch.first() <= period.last()
            });
            if is_wanted {
                found.push(rows.observation(row)?);
            }
        }
        Ok(found)
    }

    fn stretches_of(&self, [reporter, partner, commodity]: [&str; 3]) -> &[Period] {
        let series = Series {
            reporter: Area::new(reporter),
            partner: Area::new(partner),
            commodity: commodity.into(),
        };
        self.stretches.get(&series).map_or(&[], Vec::as_slice)
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
        Ok(match self.until() {
            Some(until) => facts.filter(up_to(until)),
            None => facts,
        })
    }

    /// The last month of interest of all.
    fn until(&self) -> Option<Month> {
        let stretches = self.stretches.values();
        stretches.filter_map(|stretches| last(stretches)).max()
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
}

fn address_of(series: &Series) -> String {
    address(
        series.reporter.code(),
        series.partner.code(),
        &series.commodity,
    )
}

/// Rows that start by a month.
fn up_to(until: Month) -> Expr {
    col(Column::Start.name()).lt_eq(lit(until.to_string()))
}

/// The last month of interest of some stretches.
fn last(stretches: &[Period]) -> Option<Month> {
    stretches.iter().map(|stretch| stretch.last()).max()
}
