//! A foreign table as text: the names of its columns, and its lines.

use super::error::ImportError;
use super::mapping::Shape;

/// A table as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// What the table is called in messages.
    pub name: String,
    /// The names of its columns.
    pub head: Vec<String>,
    /// Its lines, each with the number it has in the file.
    pub lines: Vec<(usize, Vec<String>)>,
}

impl Grid {
    /// A CSV file.
    ///
    /// # Errors
    ///
    /// - [`ImportError::Table`] where it is not in its encoding, or a line has other cells than the head.
    pub fn of_csv(name: &str, bytes: &[u8], shape: &Shape) -> Result<Self, ImportError> {
        let text = decoded(name, bytes, &shape.encoding)?;
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(u8::try_from(shape.delimiter).unwrap_or(b','))
            .from_reader(text.as_bytes());
        let mut lines = Vec::new();
        let (mut at, mut line) = (0, 1);
        for record in reader.records() {
            let record = record.map_err(|error| unfit(name, error.to_string(), "mend the line"))?;
            let start = record.position().map_or(0, csv::Position::byte);
            let start = usize::try_from(start).unwrap_or(usize::MAX);
            line += breaks(text.get(at..start).unwrap_or_default());
            let rest = text.get(start..).unwrap_or_default();
            // The reader skips empty lines, and says that a record begins with them.
            let empty = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
            line += breaks(text.get(start..start + empty).unwrap_or_default());
            at = start + empty;
            lines.push((line, record.iter().map(str::to_owned).collect()));
        }
        Self::headed(name, lines, shape)
    }

    /// Lines under the line of names.
    pub(super) fn headed(
        name: &str,
        mut lines: Vec<(usize, Vec<String>)>,
        shape: &Shape,
    ) -> Result<Self, ImportError> {
        lines.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
        let at = lines.iter().position(|(line, _)| *line >= shape.head);
        let Some(at) = at else {
            let found = format!("there is no line {} with names of columns", shape.head);
            return Err(unfit(name, found, "look at `head` of the mapping"));
        };
        let mut body = lines.split_off(at + 1);
        for cell in body.iter_mut().flat_map(|(_, cells)| cells) {
            strip(cell, &shape.marks);
        }
        let head = lines.pop().map(|(_, cells)| cells).unwrap_or_default();
        let head: Vec<String> = head.iter().map(|cell| cell.trim().to_owned()).collect();
        for (line, cells) in &body {
            if cells.len() > head.len()
                && cells[head.len()..]
                    .iter()
                    .any(|cell| !cell.trim().is_empty())
            {
                let found = format!(
                    "the line has {} cells and the head {}",
                    cells.len(),
                    head.len()
                );
                return Err(unfit(
                    &format!("{name}:{line}"),
                    found,
                    "mend the line, or `delimiter`",
                ));
            }
        }
        Ok(Self {
            name: name.to_owned(),
            head,
            lines: body,
        })
    }
}

/// Takes the remarks off the end of a cell.
fn strip(cell: &mut String, marks: &[String]) {
    while let Some(rest) = marks
        .iter()
        .filter(|mark| !mark.is_empty())
        .find_map(|mark| cell.trim_end().strip_suffix(mark.as_str()))
    {
        *cell = rest.trim_end().to_owned();
    }
}

/// How many lines end in a text.
fn breaks(text: &str) -> usize {
    text.bytes().filter(|&byte| byte == b'\n').count()
}

/// The text of a file in its encoding, without a byte order mark.
fn decoded(name: &str, bytes: &[u8], label: &str) -> Result<String, ImportError> {
    let Some(encoding) = encoding_rs::Encoding::for_label(label.as_bytes()) else {
        return Err(unfit(
            name,
            format!("`{label}` is no encoding"),
            "look at `encoding` of the mapping",
        ));
    };
    let (text, used, is_bad) = encoding.decode(bytes);
    if is_bad {
        let found = format!("it is no {} text", used.name());
        return Err(unfit(name, found, "name its `encoding` in the mapping"));
    }
    // Line ends of old programs are a carriage return alone.
    if text.contains('\n') {
        Ok(text.into_owned())
    } else {
        Ok(text.replace('\r', "\n"))
    }
}

pub(super) fn unfit(place: &str, found: String, mend: &str) -> ImportError {
    ImportError::Table {
        place: place.to_owned(),
        found,
        mend: mend.to_owned(),
    }
}
