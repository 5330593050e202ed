//! "The former", "the latter": which of two sides, or goods, is meant.

use crate::resolve::scene::Said;
use crate::resolve::walk::{Named, Walk};

/// Of the two named last, the first or the second.
fn one_of_two<T>(named: &[T], first: bool) -> Option<&T> {
    let [.., former, latter] = named else {
        return None;
    };
    Some(if first { former } else { latter })
}

/// Each once, in order: no more than so many of those named last.
pub(in crate::resolve) fn each<T: Clone + PartialEq>(
    named: &Named<T>,
    most: usize,
) -> Vec<Said<T>> {
    let mut each: Vec<Said<T>> = Vec::new();
    for (_, said) in named.iter().rev() {
        if each.iter().all(|known| known.value != said.value) {
            each.push(said.clone());
        }
        if each.len() == most {
            break;
        }
    }
    each.reverse();
    each
}

impl Walk<'_, '_> {
    /// "It shipped $5bn to the EU and $3bn to Korea, the former up 3%, the latter down 2%": the sides of this sentence where it names
    /// two, else those of the last one that did; the goods likewise.
    pub(in crate::resolve) fn of_two(&mut self, first: bool) {
        let sides = each(&self.partners, 2);
        let sides = if sides.len() == 2 {
            &sides
        } else {
            &self.scene.partners
        };
        if let Some(side) = one_of_two(sides, first) {
            let side = Said::here(side.value.clone(), side.span);
            self.frame.partner = Some(side);
        }
        let goods = each(&self.goods, 2);
        let goods = if goods.len() == 2 {
            &goods
        } else {
            &self.scene.goods
        };
        if let Some(good) = one_of_two(goods, first) {
            self.frame.good = Some(Said::here(good.value.clone(), good.span));
        }
        // "Exports came to 12.9 billion, imports to 9.1; the former fell, the latter rose"
        let flows = each(&self.flows, 2);
        let flows = if flows.len() == 2 {
            &flows
        } else {
            &self.scene.flows
        };
        if sides.len() + goods.len() == 0
            && let Some(flow) = one_of_two(flows, first)
        {
            self.frame.flow = Some(Said::here(flow.value, flow.span));
        }
    }
}
