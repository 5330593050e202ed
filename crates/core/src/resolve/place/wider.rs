//! A longer period that opens a sentence leads back from whom the last one was of.

use crate::resolve::scene::Said;
use crate::resolve::settle::Settle;
use crate::resolve::walk::Finding;

impl Settle<'_, '_> {
    /// "China, which had taken 96,000 tonnes in April, took 63,000. In the four months, the fall is 15.6 percent": not a story of two, and
    /// no side named with the longer period.
    pub(in crate::resolve) fn widen(&self, found: &mut [Finding]) {
        let (focus, topic) = (&self.scene.focus, &self.scene.topic);
        let (Some(side), Some(before)) = (&focus.partner, &focus.period) else {
            return;
        };
        let known = topic.partner.as_ref().map(|said| &said.value);
        if self.flowed || self.scene.bilateral || known == Some(&side.value) {
            return;
        }
        let wider = found.first().is_some_and(|first| {
            let period = first.frame.period.as_ref().filter(|said| said.own);
            period.is_some_and(|said| said.value.period.len() > before.value.period.len())
        });
        let told = |said: &Said<_>| !said.own && said.value == side.value;
        if !wider
            || !found
                .iter()
                .all(|it| it.frame.partner.as_ref().is_some_and(told))
        {
            return;
        }
        for finding in found {
            finding.frame.partner.clone_from(&topic.partner);
        }
    }
}
