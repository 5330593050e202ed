//! Lines of a stream, of bounded length, numbered from 1.

use std::io::{self, BufRead, Read as _};

/// The longest line that is read, in bytes.
pub(super) const LONGEST: usize = 8 * 1024 * 1024;

/// What was found where a line was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// A line, without its end.
    Whole(&'a str),
    /// A line that cannot be read, and why.
    Broken(&'static str),
}

/// Reads line after line into one buffer, so that memory stays flat.
#[derive(Debug)]
pub(super) struct Lines<R> {
    input: R,
    buffer: Vec<u8>,
    longest: usize,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    /// The lines of a stream.
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            buffer: Vec::new(),
            longest: LONGEST,
            number: 0,
        }
    }

    /// The next line that is not blank, with its number; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<(usize, Line<'_>)>> {
        loop {
            self.buffer.clear();
            let most = self.longest as u64 + 1;
            if self
                .input
                .by_ref()
                .take(most)
                .read_until(b'\n', &mut self.buffer)?
                == 0
            {
                return Ok(None);
            }
            self.number += 1;
            let is_whole = self.buffer.last() == Some(&b'\n') || self.buffer.len() <= self.longest;
            if !is_whole {
                self.skip_line()?;
                return Ok(Some((
                    self.number,
                    Line::Broken("the line is longer than 8 MiB"),
                )));
            }
            if self.number == 1 && self.buffer.starts_with(b"\xEF\xBB\xBF") {
                self.buffer.drain(..3);
            }
            if !self.buffer.iter().all(u8::is_ascii_whitespace) {
                break;
            }
        }
        let line = std::str::from_utf8(&self.buffer)
            .map_or(Line::Broken("the line is not UTF-8"), |text| {
                Line::Whole(text.trim_end_matches(['\n', '\r']))
            });
        Ok(Some((self.number, line)))
    }

    /// Drops the rest of a line that is too long, in small pieces.
    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let seen = self.input.fill_buf()?;
            if seen.is_empty() {
                return Ok(());
            }
            let end = seen.iter().position(|&byte| byte == b'\n');
            let used = end.map_or(seen.len(), |at| at + 1);
            self.input.consume(used);
            if end.is_some() {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Lines};

    fn read(bytes: &[u8], longest: usize) -> Vec<(usize, String)> {
        let mut lines = Lines::new(bytes);
        lines.longest = longest;
        let mut all = Vec::new();
        while let Some((number, line)) = lines.next().expect("bytes in memory") {
            all.push((number, format!("{line:?}")));
        }
        all
    }

    #[test]
    fn blank_lines_and_a_byte_order_mark_are_passed_over() {
        let found = read(b"\xEF\xBB\xBFone\r\n\n  \ntwo", 100);
        assert_eq!(
            found,
            [
                (1, "Whole(\"one\")".to_owned()),
                (4, "Whole(\"two\")".to_owned())
            ]
        );
    }

    #[test]
    fn a_line_too_long_or_not_text_is_said_and_the_rest_goes_on() {
        let found = read(b"0123456789\nok\n\xff\nend\n", 5);
        let broken = |why: &'static str| format!("{:?}", Line::Broken(why));
        assert_eq!(found[0], (1, broken("the line is longer than 8 MiB")));
        assert_eq!(found[1].0, 2);
        assert_eq!(found[2], (3, broken("the line is not UTF-8")));
        assert_eq!(found[3], (4, "Whole(\"end\")".to_owned()));
    }

    #[test]
    fn a_line_of_just_the_bound_is_whole() {
        assert_eq!(read(b"01234\n01234", 5).len(), 2);
        assert!(
            read(b"01234\n01234", 5)
                .iter()
                .all(|(_, line)| line.starts_with("Whole"))
        );
    }
}
