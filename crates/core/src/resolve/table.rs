//! Tables inside a draft: the heads of column and row say what a number is, no sentence does.

use super::emit;
use super::kind::Movement;
use super::line::{Line, Token};
use super::scene::{Frame, Said, Scene, Spell};
use super::time::Times;
use super::time::points::Ground;
use super::walk::Finding;
use crate::claim::{Area, Claim, Compare, Direction, Flow, Kind, Modality};
use crate::lexicon::{Cue, FlowWord, Lexicon, Mark, Naming};
use crate::phrase::Habit;
use crate::quantity::{Quantity, Unit};
use crate::text::Span;
use jiff::civil::Date;
use std::sync::Arc;

/// Columns of a table that are read; wider ones are no tables of an article.
const MOST_COLUMNS: usize = 32;

/// What a table is read with.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    pub(super) habit: Habit,
    pub(super) published: Option<Date>,
}

/// A row of a table: its place, and its cells with their marks.
pub(super) struct Cells<'a> {
    span: Span,
    cells: Vec<(Span, &'a [Mark])>,
}

/// What the head of a column or row says about the numbers under or beside it.
#[derive(Default)]
struct Head {
    flow: Option<Said<FlowWord>>,
    area: Option<Said<Area>>,
    good: Option<Said<Arc<str>>>,
    period: Option<Said<Spell>>,
    unit: Option<Unit>,
    scale: u32,
    /// Says that its numbers are growth, and since when.
    moves: Option<Direction>,
    compare: Option<Compare>,
    share: bool,
    overall: bool,
    modality: Option<Modality>,
    /// Its numbers are none of trade.
    off: bool,
}

impl<'a> Cells<'a> {
    /// The cells of one line, where bars or tabs divide it into two at least.
    pub(super) fn of(text: &str, span: Span, marks: &'a [Mark]) -> Option<Self> {
        let written = text.get(span.range())?;
        if !written.contains(['|', '\t']) {
            return None;
        }
        let (mut cells, mut rest, mut start) = (Vec::new(), marks, span.start);
        for part in written.split(['|', '\t']) {
            let end = start + part.len();
            let inside = rest.iter().take_while(|mark| mark.span.end <= end).count();
            let (own, after) = rest.split_at(inside);
            cells.push((Span::new(start, end), own));
            rest = &after[after.len().min(1)..];
            start = end + 1;
        }
        // A line that begins or ends with its bar has nothing outside.
        if written.ends_with('|') {
            cells.pop();
        }
        if written.starts_with('|') {
            cells.remove(0);
        }
        (2..=MOST_COLUMNS)
            .contains(&cells.len())
            .then_some(Self { span, cells })
    }

    /// Is it the rule between head and body ("|---|--:|")?
    fn is_rule(&self, text: &str) -> bool {
        let ruled = |(span, _): &(Span, &[Mark])| {
            let written = text[span.range()].trim();
            !written.is_empty() && written.chars().all(|c| matches!(c, '-' | ':' | '='))
        };
        self.cells.iter().all(ruled)
    }
}

/// The claims of a table, in text order; the first row is its head.
pub(super) fn claims(rows: &[Cells<'_>], reader: &Reader<'_>, scene: &Scene) -> Vec<Claim> {
    let Some((head, body)) = rows.split_first() else {
        return Vec::new();
    };
    let columns: Vec<Head> = head
        .cells
        .iter()
        .map(|&(span, marks)| reader.head(span, marks, scene))
        .collect();
    let body: Vec<&Cells<'_>> = body
        .iter()
        .filter(|row| !row.is_rule(reader.text))
        .collect();
    let table = Table {
        reader,
        scene,
        signed: reader.signed(&body, columns.len()),
        columns,
    };
    body.iter().flat_map(|row| table.row(row)).collect()
}

impl Reader<'_> {
    fn line<'l>(&'l self, span: Span, marks: &[Mark]) -> Line<'l> {
        Line::read(self.text, marks, span, self.lexicon, self.habit)
    }

    fn head(&self, span: Span, marks: &[Mark], scene: &Scene) -> Head {
        let line = self.line(span, marks);
        let mut head = Head::default();
        for item in &line.items {
            if let Token::Cue(cue) = item.token {
                head.take(cue, item.span);
            }
        }
        let reporter = scene.topic.reporter.as_ref().map(|said| &said.value);
        let ground = Ground {
            published: self.published,
            reporter,
            focus: scene.focus.period.as_ref().map(|said| said.value.period),
        };
        head.period = Times::read(&line, ground).first_main(&line);
        head
    }

    /// Which columns print signs: their percentages are growth.
    fn signed(&self, body: &[&Cells<'_>], columns: usize) -> Vec<bool> {
        let has_sign = |column: usize| {
            body.iter()
                .filter_map(|row| row.cells.get(column))
                .any(|&(span, marks)| {
                    let line = self.line(span, marks);
                    line.amounts.iter().any(|amount| amount.negative.is_some())
                })
        };
        (0..columns).map(has_sign).collect()
    }
}

impl Head {
    fn take(&mut self, cue: &Cue, span: Span) {
        match cue {
            Cue::Flow(word) => self.flow = Some(Said::here(*word, span)),
            Cue::Area(area, naming) if *naming != Naming::Agency => {
                self.area = Some(Said::here(area.clone(), span));
            }
            Cue::Good(label) => self.good = Some(Said::here(label.clone(), span)),
            Cue::Money(currency) => self.unit = Some(Unit::Money(*currency)),
            Cue::Unit(unit) => self.unit = Some(*unit),
            Cue::Scale(power) => self.scale += power,
            Cue::ScaledUnit(power, unit) => {
                self.scale += power;
                self.unit = Some(*unit);
            }
            Cue::ScaledMoney(power, currency) => {
                self.scale += power;
                self.unit = Some(Unit::Money(*currency));
            }
            Cue::Move(direction)
            | Cue::Behind(direction)
            | Cue::Ends(direction)
            | Cue::Than(direction) => {
                self.moves = Some(*direction);
            }
            Cue::Compare(compare) => self.compare = Some(*compare),
            Cue::Share => self.share = true,
            Cue::Overall => self.overall = true,
            Cue::Modal(modality) => self.modality = Some(*modality),
            Cue::OffTopic | Cue::Company | Cue::Per | Cue::Average => self.off = true,
            _ => {}
        }
    }

    /// Does it name a row's series or period at all? A row of something unknown is passed over.
    fn tells(&self) -> bool {
        self.flow.is_some()
            || self.area.is_some()
            || self.good.is_some()
            || self.period.is_some()
            || self.overall
    }
}

/// A table with its heads read.
struct Table<'a> {
    reader: &'a Reader<'a>,
    scene: &'a Scene,
    columns: Vec<Head>,
    signed: Vec<bool>,
}

impl Table<'_> {
    fn row(&self, row: &Cells<'_>) -> Vec<Claim> {
        let Some((&(span, marks), _)) = row.cells.split_first() else {
            return Vec::new();
        };
        let label = self.reader.head(span, marks, self.scene);
        let reporter = self.reporter();
        let is_reporter = label
            .area
            .as_ref()
            .is_some_and(|said| reporter.is_some_and(|known| *known == said.value));
        if !label.tells() || label.off || is_reporter {
            return Vec::new();
        }
        let cells = row.cells.iter().enumerate().skip(1);
        cells
            .filter_map(|(at, &(_, marks))| self.cell(row.span, &label, at, marks))
            .collect()
    }

    /// Whose trade the table tells, where the story has said so.
    fn reporter(&self) -> Option<&Area> {
        let topic = self.scene.topic.reporter.as_ref().map(|said| &said.value);
        topic.or(self.scene.owner.as_ref())
    }

    fn cell(&self, row: Span, label: &Head, at: usize, marks: &[Mark]) -> Option<Claim> {
        let column = self.columns.get(at).filter(|column| !column.off)?;
        let line = self.reader.line(row, marks);
        let [amount] = line.amounts.as_slice() else {
            return None;
        };
        let quantity = measured(&amount.quantity, column, label)?;
        let (kind, movement) = self.sense(&quantity, amount.negative, at, label)?;
        let frame = self.frame(label, at, kind)?;
        let kind = match &frame.flow {
            Some(flow) if kind == Kind::Level && flow.value.flow() == Flow::Balance => {
                Kind::Balance
            }
            _ => kind,
        };
        let compare = match kind {
            Kind::Change => (
                column.compare.unwrap_or(Compare::Yoy),
                column.compare.is_some(),
            ),
            _ => (Compare::None, false),
        };
        let finding = Finding {
            item: *line.amount_items.first()?,
            quantity,
            negative: amount.negative,
            frame,
            kind,
            movement,
            compare,
            modality: column
                .modality
                .or(label.modality)
                .unwrap_or(Modality::Actual),
        };
        Some(emit::claim(&finding, &line, self.scene))
    }

    /// What a number of a column measures; `None` where a percentage may be anything.
    fn sense(
        &self,
        quantity: &Quantity,
        negative: Option<bool>,
        at: usize,
        label: &Head,
    ) -> Option<(Kind, Option<Movement>)> {
        let column = &self.columns[at];
        if !matches!(quantity.unit, Unit::Percent | Unit::Points) {
            return Some((Kind::Level, None));
        }
        if column.share || label.share {
            return Some((Kind::Share, None));
        }
        let grows = self.signed[at] || column.moves.is_some() || column.compare.is_some();
        let direction = match negative {
            Some(true) => Direction::Down,
            Some(false) => Direction::Up,
            None => column.moves.unwrap_or(Direction::Up),
        };
        grows.then_some((
            Kind::Change,
            Some(Movement {
                direction,
                span: quantity.span,
            }),
        ))
    }

    /// The series and period of a cell; `None` where no flow is named.
    fn frame(&self, label: &Head, at: usize, kind: Kind) -> Option<Frame> {
        let column = &self.columns[at];
        let caption = &self.scene.focus;
        let left = self.columns[..at].iter().rev();
        let flow = column
            .flow
            .clone()
            .or_else(|| label.flow.clone())
            .or_else(|| left.clone().find_map(|head| head.flow.clone()))
            .or_else(|| caption.flow.clone().filter(|_| self.scene.goes_on()))?;
        let overall = label.overall || column.overall;
        let whose = self.scene.topic.reporter.as_ref().map(Said::earlier);
        let area = label.area.clone().or_else(|| column.area.clone());
        let (reporter, partner) = if self.reporter().is_some() || whose.is_some() {
            (whose, area)
        } else {
            (area, None)
        };
        let newest = || {
            self.columns
                .iter()
                .filter_map(|head| head.period.clone())
                .max_by_key(|said| said.value.period.last())
        };
        let beside = (kind == Kind::Change).then(newest).flatten();
        Some(Frame {
            reporter,
            partner: partner.filter(|_| !overall),
            flow: Some(flow),
            good: label
                .good
                .clone()
                .or_else(|| column.good.clone())
                .or_else(|| caption.good.clone().filter(|_| !overall)),
            period: label
                .period
                .clone()
                .or_else(|| column.period.clone())
                .or(beside)
                .or_else(newest)
                .or_else(|| caption.period.as_ref().map(Said::earlier)),
            ..Frame::default()
        })
    }
}

/// A printed number with the unit and scale of its head; `None` where nothing says what it counts.
fn measured(printed: &Quantity, column: &Head, label: &Head) -> Option<Quantity> {
    if printed.unit != Unit::None {
        return Some(printed.clone());
    }
    let head = [column, label]
        .into_iter()
        .find(|head| head.unit.is_some())?;
    let unit = head.unit?;
    let scale = |figure: crate::quantity::Rounded| figure.scaled(head.scale);
    Some(Quantity {
        figure: Some(scale(printed.figure?)?),
        high: match printed.high {
            Some(high) => Some(scale(high)?),
            None => None,
        },
        unit,
        ..printed.clone()
    })
}
