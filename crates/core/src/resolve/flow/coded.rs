//! Goods that a sentence names by their code: "exports of rubber gloves (HS 40151900)".

use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;

/// What the label of a code begins with.
const SYSTEM: &str = "HS";

/// The code that a label is of; none where it is a name.
pub(in crate::resolve) fn code(label: &str) -> Option<&str> {
    let digits = label.strip_prefix(SYSTEM)?;
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(digits)
}

impl Walk<'_, '_> {
    /// A code says more closely which good is meant than its name does, also from inside a bracket.
    pub(in crate::resolve) fn code(&mut self, at: usize, code: usize) {
        let digits = &self.line.codes[code].digits;
        let label = format!("{SYSTEM}{digits}").into();
        let said = Said::here(label, self.line.items[at].span);
        self.goods.push((at, said.clone()));
        if let Some(outside) = &mut self.outside {
            outside.good = Some(said.clone());
        }
        self.frame.good = Some(said);
    }
}
