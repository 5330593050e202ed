//! From figures, places, flows, goods and periods to claims.

mod amount;
mod apart;
mod compare;
mod emit;
mod extreme;
mod flow;
mod kind;
mod line;
#[cfg(test)]
mod odd;
mod part_of;
mod place;
mod row;
mod scene;
mod settle;
mod table;
mod tied;
mod time;
mod walk;
mod why;

use crate::claim::{Claim, Extraction};
use crate::lexicon::{Lexicon, Mark, Naming, What};
use crate::phrase::{Amount, Habit};
use crate::text::{Document, Span};
use amount::counts::last_money;
use amount::money::{count_in, own_money, stated_money};
use line::Line;
use place::area_at;
use place::owner::owner;
use row::Row;
use scene::lone::leave_out_lone;
use scene::nobodys::name_reporters;
use scene::opening::named_later;
use scene::{Said, Scene};

/// How many sentences that may say whose story it is are asked.
const OWNED: usize = 64;

/// Every trade claim of a draft, in text order, whatever its modality.
///
/// ```
/// use weighbridge_core::lexicon::Lexicon;
/// use weighbridge_core::resolve::extract;
/// use weighbridge_core::text::{Document, Masthead};
///
/// let text = "China's exports to Russia rose 12.5 percent to $9.1 billion in May 2023.".to_owned();
/// let draft = Document::plain(Masthead::named("x"), text);
/// let found = extract(&draft, &Lexicon::builtin("en").expect("English"));
/// let kinds: Vec<_> = found.claims.iter().map(|claim| claim.kind.code()).collect();
/// assert_eq!(kinds, ["change", "level"]);
/// ```
pub fn extract(document: &Document, lexicon: &Lexicon) -> Extraction {
    extract_mixed(document, &[(whole(document), lexicon)])
}

/// The same for a draft whose stretches are in several languages: each with its words, in order. What the story speaks of
/// goes on from one to the next.
pub fn extract_mixed(document: &Document, stretches: &[(Span, &Lexicon)]) -> Extraction {
    let mut reading = Reading {
        document,
        scene: Scene::default(),
        claims: Vec::new(),
        dated: Vec::new(),
    };
    for &(span, lexicon) in stretches {
        reading.stretch(span, lexicon);
    }
    Extraction {
        claims: reading.claims,
    }
}

fn whole(document: &Document) -> Span {
    Span::new(0, document.prose().len())
}

/// What the sentences of a stretch are read with.
#[derive(Clone, Copy)]
struct Words<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    habit: Habit,
}

impl<'a> Words<'a> {
    fn of(text: &'a str, marks: &[Mark], lexicon: &'a Lexicon) -> Self {
        let numbers = marks.iter().filter(|mark| mark.what == What::Number);
        let numbers = numbers.map(|mark| &text[mark.span.range()]);
        Self {
            text,
            lexicon,
            habit: Habit::of(numbers, lexicon.wording().decimal)
                .or_both(lexicon.groups_by_both(marks)),
        }
    }

    fn line(self, row: &Row<'_>) -> Line<'a> {
        Line::read(self.text, row.marks, row.span, self.lexicon, self.habit)
    }
}

/// A draft while it is read.
struct Reading<'a> {
    document: &'a Document,
    scene: Scene,
    claims: Vec<Claim>,
    /// The sentences before the first claim with months that name some of their own.
    dated: Vec<Span>,
}

impl Reading<'_> {
    /// Reads one stretch, sentence by sentence.
    fn stretch(&mut self, span: Span, lexicon: &Lexicon) {
        let text = self.document.prose();
        let mut marks = lexicon.scan_within(text, span);
        lexicon.settle_own_names(&mut marks);
        let rows = row::all(self.document, span, &marks, lexicon);
        let words = Words::of(text, &marks, lexicon);
        self.scene.home = lexicon.home_of(&marks).cloned();
        if self.scene.owner.is_none() {
            let mut told = Vec::new();
            let mut looked_at = 0;
            let mut opening = rows.iter().take_while(|row| {
                looked_at += usize::from(row.gist.may_own());
                looked_at <= OWNED
            });
            let found = opening.find_map(|row| {
                let found = owner(row, words, &told, self.scene.home.as_ref());
                let flow = row.gist.flow;
                told.extend(flow.filter(|flow| !told.contains(flow)));
                found
            });
            let (owner, side) = found.unzip();
            (self.scene.owner, self.scene.other_side) = (owner, side.flatten());
        }
        let first = rows
            .first()
            .filter(|row| row.gist.may_date() && !self.scene.trades);
        if let Some(filed) = first.and_then(|row| place::dateline::filed(&words.line(row))) {
            self.scene.owner = Some(filed.value.clone());
            self.scene.topic.reporter = Some(filed.clone());
            self.scene.focus.reporter = Some(filed);
        }
        let known = self.claims.len();
        let barred = text[span.range()].contains('|') || text[span.range()].contains('\t');
        let mut unread = Vec::new();
        let mut rest = rows.as_slice();
        let mut before = None;
        while let Some((row, after)) = rest.split_first() {
            let length = if barred { self.table(rest, words) } else { 0 };
            if length > 0 {
                rest = &rest[length..];
                before = None;
            } else {
                self.row(row, [before, after.first()], words, &mut unread);
                rest = after;
                before = Some(row);
            }
        }
        self.money_of(&mut unread, words);
        own_money(&mut self.claims[known..], text, lexicon);
        if let Some(money) = stated_money(text, &marks, lexicon) {
            count_in(&mut self.claims[known..], text, money);
        }
        named_later(&mut self.claims[known..], &self.dated);
        if !barred {
            leave_out_lone(&mut self.claims, known, self.document, &marks);
        }
        let home = self.scene.home.as_ref();
        name_reporters(&mut self.claims[known..], &marks, lexicon, home);
    }

    /// Takes the claims of the table that begins here; how many rows it has.
    fn table(&mut self, rows: &[Row<'_>], words: Words<'_>) -> usize {
        let table = table_at(words.text, rows);
        if table.len() < 2 {
            return 0;
        }
        let reader = table::Reader {
            text: words.text,
            lexicon: words.lexicon,
            habit: words.habit,
            published: self.document.masthead.published,
        };
        self.claims
            .extend(table::claims(&table, &reader, &self.scene));
        table.len()
    }

    /// Reads one sentence, with those before and behind it, as far as it needs to be. `unread` are the sentences before it that claim nothing, but count in a currency.
    fn row<'r>(
        &mut self,
        row: &'r Row<'r>,
        [before, next]: [Option<&Row<'_>>; 2],
        words: Words<'_>,
        unread: &mut Vec<&'r Row<'r>>,
    ) {
        if !self.scene.trades && self.heads_list(row, next) {
            self.heading(&words.line(row));
        }
        self.scene.trades_next = next.is_some_and(|next| next.gist.names_flow);
        let spoken = row.one_good(words.lexicon);
        if row.gist.company {
            self.scene.company = true;
            self.scene.note(&[]);
        } else if row.gist.may_claim(self.scene.goes_on()) {
            let mut line = words.line(row);
            let topic = self.scene.topic.reporter.as_ref().map(|said| &said.value);
            line.sees_trips_from(topic, self.scene.home.as_ref());
            if line.amounts.iter().any(Amount::is_bare) {
                self.money_of(unread, words);
            }
            if let Some(before) = before {
                self.open(&line, before, words);
            }
            self.sentence(&line);
            if last_money(&line).is_some() {
                unread.clear();
            }
        } else {
            self.aside(row, words);
            unread.extend(row.gist.money.then_some(row));
        }
        self.scene.spoken = spoken.or(self.scene.spoken.take());
    }

    /// Takes the claims of one sentence, and remembers what it spoke of.
    fn sentence(&mut self, line: &Line<'_>) {
        name_agency(&mut self.scene, line);
        if self.scene.focus.period.is_none() && !line.periods.is_empty() {
            self.dated.push(line.span);
        }
        let told = settle::tell(line, &self.scene, self.document.masthead.published);
        let frames = told.frames();
        if frames.is_empty() && !self.scene.trades {
            self.dated(line);
        }
        for finding in &told.findings {
            let mut claim = emit::claim(finding, line, &self.scene);
            if let Some(attribution) = &mut claim.attribution {
                self.document
                    .quote(attribution.span)
                    .clone_into(&mut attribution.name);
            }
            self.claims.push(claim);
        }
        scene::alike::note(&mut self.scene, line, &frames);
        self.leave_base(line, &frames);
        if told.sides.len() > 1 {
            self.scene.partners = told.sides.iter().map(Said::earlier).collect();
            self.scene.focus.partner = self.scene.topic.partner.clone();
        }
        if told.overall && !self.scene.tells_aggregate() {
            self.scene.topic.good = None;
        }
        self.scene.note_units(line);
    }

    /// Takes what a sentence without claims leaves for later ones: the agency that it names, with the months of its figures.
    fn aside(&mut self, row: &Row<'_>, words: Words<'_>) {
        debug_assert!(
            tells_nothing(&words.line(row), &self.scene, self.document),
            "{:?}: {}",
            row.span,
            self.document.quote(row.span)
        );
        if row.gist.agency || row.gist.may_date() && !self.scene.trades {
            let line = words.line(row);
            name_agency(&mut self.scene, &line);
            if !self.scene.trades {
                self.dated(&line);
            }
        }
        self.scene.note(&[]);
    }

    /// The currency that sentences without claims counted in last, read only now that it may matter.
    fn money_of(&mut self, unread: &mut Vec<&Row<'_>>, words: Words<'_>) {
        let unread = unread.drain(..).rev();
        let last = unread
            .map(|row| words.line(row))
            .find_map(|line| last_money(&line));
        self.scene.money = last.or(self.scene.money);
    }
}

/// The rows of the table that begins here; one or none where none does.
fn table_at<'a>(text: &str, rows: &[Row<'a>]) -> Vec<table::Cells<'a>> {
    let cells = |row: &Row<'a>| table::Cells::of(text, row.span, row.marks);
    rows.iter().map_while(cells).collect()
}

/// Does a sentence neither claim nor leave anything? What [`row::Gist::may_claim`] promises, tried in debug builds.
fn tells_nothing(line: &Line<'_>, scene: &Scene, document: &Document) -> bool {
    let told = settle::tell(line, scene, document.masthead.published);
    told.findings.is_empty() && told.frames().is_empty()
}

/// Remembers the agency that a sentence names.
fn name_agency(scene: &mut Scene, line: &Line<'_>) {
    for &at in &line.areas {
        if let Some((area, Naming::Agency)) = area_at(line, at) {
            scene.agency = Some(Said::here(area.clone(), line.items[at].span));
        }
    }
}
