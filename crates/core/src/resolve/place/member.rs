//! Members of a group in a story of the group's trade.

use crate::claim::{Area, Flow};
use crate::lexicon::Cue;
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;

impl Walk<'_, '_> {
    /// "The EU bought 4.3 million tonnes of fertiliser from Russia. France raised its purchases by 62%": in a story of what a group
    /// trades with somebody outside, a member trades with that side too, and is not the group's partner.
    pub(in crate::resolve) fn members_trade(&mut self) {
        let topic = &self.scene.topic;
        let (Some(group), Some(side)) = (&topic.reporter, &topic.partner) else {
            return;
        };
        if !self.scene.bilateral || topic.good.is_none() || side.value.is_member_of(&group.value) {
            return;
        }
        let member = |said: &Option<Said<Area>>| {
            said.as_ref()
                .is_some_and(|said| said.own && said.value.is_member_of(&group.value))
        };
        // "… with Belgium", "from Germany": a member that a preposition leads in is the other side.
        let led = |said: &Option<Said<Area>>| {
            let mut named = self.partners.iter();
            let at = named.find_map(|(at, one)| (Some(one) == said.as_ref()).then_some(*at));
            let before = at.and_then(|at| at.checked_sub(1));
            before.is_none_or(|item| {
                matches!(
                    self.line.cue(item),
                    Some(Cue::From | Cue::To | Cue::With | Cue::Of | Cue::Between)
                )
            })
        };
        for found in &mut self.found {
            let frame = &mut found.frame;
            let one_way = frame
                .flow
                .as_ref()
                .is_some_and(|said| matches!(said.value.flow(), Flow::Exports | Flow::Imports));
            let other_good = frame.good.as_ref().is_some_and(|said| {
                said.own && topic.good.as_ref().map(|good| &good.value) != Some(&said.value)
            });
            if !one_way || other_good {
                continue;
            }
            let of_group = frame
                .reporter
                .as_ref()
                .is_none_or(|said| said.value == group.value);
            let beside = member(&frame.reporter) && !led(&frame.partner);
            if member(&frame.partner) && (of_group || beside) {
                frame.reporter = frame.partner.take();
                frame.partner = Some(side.clone());
            } else if member(&frame.reporter) && frame.partner.is_none() {
                frame.partner = Some(side.clone());
            }
        }
    }
}
