//! What was asked of `cargo xtask score`.

use std::path::PathBuf;

/// What `--help` says.
pub(crate) const USAGE: &str = "\
usage: cargo xtask score [--gold FILE]... [--lang ID]... [--id PASSAGE]... [--half guide|measure] [--errors N] [--only WHAT]

--gold FILE     labelled passages, one JSON object a line (default: tests/gold and ../shared/corpus)
--lang ID       only passages of this language
--id PASSAGE    only this passage, with its text and every claim of it
--half WHICH    only passages with an odd number (`guide`: their errors may be read when rules are mended) or with an even one
                (`measure`: their figures tell what the rules are worth on text that they were not made for)
--errors N      list the first N claims that were missed, read wrongly, or are extra
--only WHAT     list only `missed`, `extra`, or one field: kind, direction, flow, partners, period, compare, hedge,
                commodity, sign, high";

/// Which half of the passages, by the number that their names end in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// Odd numbers: what is wrong in them may be read.
    Guide,
    /// Even numbers: only their figures are looked at.
    Measure,
}

impl Half {
    fn of(id: &str) -> Self {
        match id.bytes().next_back() {
            Some(digit) if digit % 2 == 1 => Self::Guide,
            _ => Self::Measure,
        }
    }
}

/// What was asked.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Options {
    pub(super) gold: Vec<PathBuf>,
    pub(super) languages: Vec<String>,
    pub(super) ids: Vec<String>,
    pub(super) half: Option<Half>,
    pub(super) errors: usize,
    pub(super) only: Option<String>,
}

impl Options {
    /// Reads the arguments.
    ///
    /// # Errors
    ///
    /// An unknown option, a missing value, or `--errors` without a number: says which, with the usage.
    pub(super) fn parse(args: &[String]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut rest = args.iter();
        while let Some(name) = rest.next() {
            let value = rest
                .next()
                .ok_or_else(|| format!("`{name}` needs a value\n{USAGE}"))?;
            match name.as_str() {
                "--gold" => options.gold.push(value.into()),
                "--lang" => options.languages.push(value.clone()),
                "--id" => options.ids.push(value.clone()),
                "--only" => options.only = Some(value.clone()),
                "--half" => {
                    options.half = Some(match value.as_str() {
                        "guide" => Half::Guide,
                        "measure" => Half::Measure,
                        _ => {
                            return Err(format!(
                                "`--half {value}` is neither `guide` nor `measure`"
                            ));
                        }
                    });
                }
                "--errors" => {
                    options.errors = value
                        .parse()
                        .map_err(|_| format!("`--errors {value}` is not a number"))?;
                }
                _ => return Err(format!("`{name}` is not an option of `score`\n{USAGE}")),
            }
        }
        if options.errors == 0 && (options.only.is_some() || !options.ids.is_empty()) {
            options.errors = usize::MAX;
        }
        Ok(options)
    }

    /// Does the run cover the whole corpus, so that its figures can be held against the floors?
    pub(super) fn is_whole(&self) -> bool {
        self.ids.is_empty() && self.gold.is_empty() && self.half.is_none()
    }

    /// Was this passage asked for?
    pub(super) fn takes(&self, id: &str, language: &str) -> bool {
        self.half.is_none_or(|half| half == Half::of(id))
            && (self.ids.is_empty() || self.ids.iter().any(|asked| asked == id))
            && (self.languages.is_empty() || self.languages.iter().any(|asked| asked == language))
    }

    /// Is an error of this sort to be listed?
    pub(super) fn lists(&self, what: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == what)
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn parse(line: &str) -> Result<Options, String> {
        Options::parse(
            &line
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn asking_for_one_passage_lists_all_its_errors() {
        let options = parse("--id en-007").expect("options");
        assert!(
            options.errors > 1000
                && options.takes("en-007", "en")
                && !options.takes("en-008", "en")
        );
        assert!(!options.is_whole());
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for (line, word) in [
            ("--errors many", "many"),
            ("--loud 1", "--loud"),
            ("--lang", "--lang"),
        ] {
            let said = parse(line).expect_err("an error");
            assert!(said.contains(word), "{said}");
        }
    }
}
