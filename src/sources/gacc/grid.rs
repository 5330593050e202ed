//! A page's tables as rows of cells, and the two lines above them.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

/// The most cells read of one page.
const MOST_CELLS: usize = 200_000;

/// A cell of a table.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its text; blanks that do not break are kept as blanks.
    pub(super) text: String,
    /// The links in it: address and text.
    pub(super) links: Vec<(String, String)>,
}

/// What is read of a page.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// The rows of all its tables, in order.
    pub(super) rows: Vec<Vec<Cell>>,
    /// The headline above the article.
    pub(super) headline: String,
    /// The day printed above the article.
    pub(super) day: String,
}

/// Which line above the article is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Headline,
    Day,
}

/// Reads a page.
pub(super) fn read(source: &str) -> Grid {
    let mut emitter = DefaultEmitter::<()>::new_with_span();
    emitter.naively_switch_states(true);
    let mut walk = Walk::default();
    for Ok(token) in Tokenizer::new_with_emitter(source, emitter) {
        walk.take(&token);
        if walk.cells > MOST_CELLS {
            break;
        }
    }
    walk.grid.rows.retain(|row| !row.is_empty());
    walk.grid
}

#[derive(Debug, Default)]
struct Walk {
    grid: Grid,
    cells: usize,
    in_cell: bool,
    in_link: bool,
    line: Option<Line>,
}

impl Walk {
    fn take(&mut self, token: &Token<()>) {
        match token {
            Token::StartTag(tag) => self.open(tag),
            Token::EndTag(tag) => self.close(&tag.name),
            Token::String(text) => self.text(&String::from_utf8_lossy(text)),
            _ => {}
        }
    }

    fn open(&mut self, tag: &StartTag<()>) {
        match &**tag.name {
            b"tr" => {
                self.grid.rows.push(Vec::new());
                self.in_cell = false;
            }
            b"td" | b"th" => {
                self.cells += 1;
                self.in_cell = true;
                if let Some(row) = self.grid.rows.last_mut() {
                    row.push(Cell::default());
                }
            }
            b"a" => {
                let address = attribute(tag, b"href");
                if let Some(cell) = self.cell() {
                    cell.links.push((address, String::new()));
                    self.in_link = true;
                }
            }
            b"div" => match attribute(tag, b"class").as_str() {
                "atcl-ttl" => self.line = Some(Line::Headline),
                "atcl-date" => self.line = Some(Line::Day),
                _ => {}
            },
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        match name {
            b"td" | b"th" | b"tr" | b"table" => self.in_cell = false,
            b"a" => self.in_link = false,
            b"div" => self.line = None,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let plain = text.replace('\u{a0}', " ");
        match self.line {
            Some(Line::Headline) => self.grid.headline.push_str(&plain),
            Some(Line::Day) => self.grid.day.push_str(&plain),
            None => {}
        }
        let in_link = self.in_link;
        if let Some(cell) = self.cell() {
            cell.text.push_str(&plain);
            if let Some((_, words)) = cell.links.last_mut().filter(|_| in_link) {
                words.push_str(&plain);
            }
        }
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        if self.in_cell {
            self.grid.rows.last_mut()?.last_mut()
        } else {
            None
        }
    }
}

fn attribute(tag: &StartTag<()>, name: &[u8]) -> String {
    let value = tag
        .attributes
        .iter()
        .find(|(key, _)| key.as_slice() == name);
    value.map_or_else(String::new, |(_, value)| {
        String::from_utf8_lossy(value).into_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn rows_links_and_lines_are_read() {
        let page = "<div class=\"atcl-ttl\">A & B, Mar 2031</div><div class=\"atcl-date\">2031/04/01</div>\
            <table><tr><td>(4) X</td><td><span>Jan.</span><a href=http://x/Statics/1.html> Mar.</a></td></tr>\
            <tr><td>1&nbsp;<b>2</b></td></tr></table><script>var a = '<td>no</td>';</script>";
        let grid = read(page);
        assert_eq!(grid.headline, "A & B, Mar 2031");
        assert_eq!(grid.day, "2031/04/01");
        assert_eq!(grid.rows.len(), 2);
        assert_eq!(
            grid.rows[0][1].links,
            [("http://x/Statics/1.html".to_owned(), " Mar.".to_owned())]
        );
        assert_eq!(grid.rows[1][0].text, "1 2");
    }
}
