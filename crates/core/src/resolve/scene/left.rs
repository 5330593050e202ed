//! What a sentence leaves behind that tells older values alone.

use crate::resolve::Reading;
use crate::resolve::line::Line;
use crate::resolve::scene::Frame;
use crate::resolve::time::Times;
use crate::resolve::time::points::Ground;

impl Reading<'_> {
    /// "Not a single cargo came in September, against 1.9 million tons a year ago. Brazil sent 10": where the first sentence of trade tells
    /// older values alone, what follows is of the months that it named itself.
    pub(in crate::resolve) fn leave_base(&mut self, line: &Line<'_>, frames: &[&Frame]) {
        let told = self.scene.focus.period.as_ref();
        let [base] = frames else { return };
        let same =
            base.base && told.map(|said| said.span) == base.period.as_ref().map(|said| said.span);
        if !same || line.periods.len() < 2 {
            return;
        }
        let ground = Ground {
            published: self.document.masthead.published,
            reporter: base.reporter.as_ref().map(|said| &said.value),
            focus: None,
        };
        if let Some(said) = Times::read(line, ground).newest_main(line) {
            self.scene.focus.period = Some(said.earlier());
        }
    }
}
