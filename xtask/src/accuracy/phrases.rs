//! How a language says it: sentences with slots, one file a language.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Several ways to say one thing.
type Ways = Vec<String>;

/// Sentences of one kind: by flow, or `any`.
type Sentences = BTreeMap<String, Ways>;

/// The phrases of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases {
    /// The language, by the file's name.
    #[serde(skip)]
    pub(super) language: String,
    pub(super) decimal: char,
    pub(super) group: char,
    /// Are words divided by spaces?
    #[serde(default = "yes")]
    pub(super) spaces: bool,
    months: Ways,
    quarters: Ways,
    halves: Ways,
    counts: Ways,
    names: BTreeMap<String, String>,
    sides: Sides,
    #[serde(default)]
    forms: BTreeMap<String, [String; 4]>,
    pub(super) goods: BTreeMap<String, String>,
    scales: BTreeMap<String, String>,
    pub(super) units: BTreeMap<String, Ways>,
    pub(super) hedges: BTreeMap<String, Ways>,
    pub(super) periods: BTreeMap<String, Ways>,
    pub(super) nouns: BTreeMap<String, Ways>,
    /// Nouns for trade with the whole world, where they differ.
    #[serde(default)]
    pub(super) nouns_world: BTreeMap<String, Ways>,
    level: Sentences,
    growth_up: Sentences,
    growth_down: Sentences,
    both_up: Sentences,
    both_down: Sentences,
    difference_up: Sentences,
    difference_down: Sentences,
    multiple: Sentences,
    share: Sentences,
}

/// The four parts that an area plays, with `{}` for its name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sides {
    of: String,
    to: String,
    from: String,
    with: String,
}

const fn yes() -> bool {
    true
}

impl Phrases {
    /// The phrases of every language of a folder, in order.
    ///
    /// # Errors
    ///
    /// Names the file that does not parse.
    pub(super) fn load(folder: &Path) -> Result<Vec<Self>, String> {
        let mut paths: Vec<_> = std::fs::read_dir(folder)
            .map_err(|e| format!("{}: {e}", folder.display()))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        paths.sort();
        paths.iter().map(|path| Self::read(path)).collect()
    }

    fn read(path: &Path) -> Result<Self, String> {
        let named = |said: String| format!("{}: {said}", path.display());
        let text = std::fs::read_to_string(path).map_err(|e| named(e.to_string()))?;
        let mut phrases: Self = toml::from_str(&text).map_err(|e| named(e.to_string()))?;
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        stem.unwrap_or_default().clone_into(&mut phrases.language);
        Ok(phrases)
    }

    /// Does the language name the area?
    pub(super) fn knows(&self, area: &str) -> bool {
        area == "WORLD" || self.names.contains_key(area) || self.forms.contains_key(area)
    }

    /// An area as owner, goal, origin and partner; nothing for the whole world.
    pub(super) fn sides(&self, area: &str) -> [String; 4] {
        if let Some(forms) = self.forms.get(area) {
            return forms.clone();
        }
        let Some(name) = self.names.get(area) else {
            return Default::default();
        };
        let sides = &self.sides;
        [&sides.of, &sides.to, &sides.from, &sides.with].map(|side| side.replace("{}", name))
    }

    /// The bare name of an area.
    pub(super) fn name(&self, area: &str) -> &str {
        self.names.get(area).map_or("", String::as_str)
    }

    /// The powers of ten that have words, with the words, smallest first.
    pub(super) fn scales(&self) -> Vec<(u32, &str)> {
        let power = |key: &str| key.strip_prefix("1e")?.parse().ok();
        let mut found: Vec<(u32, &str)> = self
            .scales
            .iter()
            .filter_map(|(key, word)| Some((power(key)?, word.as_str())))
            .collect();
        found.sort_unstable();
        found
    }

    /// The word for a month, quarter or half (from 1), or for a count of months.
    pub(super) fn word(&self, what: &str, number: i32) -> String {
        let list = match what {
            "month" => &self.months,
            "q" => &self.quarters,
            "h" => &self.halves,
            _ => &self.counts,
        };
        let at = usize::try_from(number - 1).unwrap_or(usize::MAX);
        list.get(at).cloned().unwrap_or_default()
    }

    /// The sentences of a kind for a flow.
    pub(super) fn sentences(&self, kind: &str, flow: &str) -> &[String] {
        let table = match kind {
            "level" => &self.level,
            "growth_up" => &self.growth_up,
            "growth_down" => &self.growth_down,
            "both_up" => &self.both_up,
            "both_down" => &self.both_down,
            "difference_up" => &self.difference_up,
            "difference_down" => &self.difference_down,
            "multiple" => &self.multiple,
            _ => &self.share,
        };
        table
            .get(flow)
            .or_else(|| table.get("any"))
            .map_or(&[], Vec::as_slice)
    }
}
