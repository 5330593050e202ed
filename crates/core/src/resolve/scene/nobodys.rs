//! Claims whose country no word near them tells: "In July 824,510 bags of coffee left Uganda. Over the year exports were 7.6 million".

use crate::claim::{Area, Claim, Slot, rule};
use crate::lexicon::{Cue, Lexicon, Mark, Naming, What};

/// Gives claims without a reporter the first country that the story names before them and that is not their other side; or the
/// language's own, where that stands as the other side of nobody.
pub(in crate::resolve) fn name_reporters(
    claims: &mut [Claim],
    marks: &[Mark],
    lexicon: &Lexicon,
    home: Option<&Area>,
) {
    let mut first: Vec<&Area> = Vec::new();
    let mut unread = marks.iter().peekable();
    for claim in claims {
        if claim.reporter.rule != rule::NO_REPORTER {
            continue;
        }
        let partner = claim.partner.value.clone();
        if partner.is_some() && partner.as_ref() == home {
            claim.reporter = Slot::assumed(partner, rule::FIRST_NAMED);
            claim.partner = Slot::assumed(Some(Area::world()), rule::WORLD);
            continue;
        }
        let end = claim.sentence.end;
        // The first two tell which is the other side and which is not.
        while first.len() < 2
            && let Some(mark) = unread.next_if(|mark| mark.span.end <= end)
        {
            first.extend(country(mark, lexicon).filter(|area| !first.contains(area)));
        }
        let other = |area: &&&Area| partner.as_ref() != Some(**area);
        let Some(area) = first.iter().find(other) else {
            continue;
        };
        claim.reporter = Slot::assumed(Some((*area).clone()), rule::FIRST_NAMED);
        if partner.is_none() {
            claim.partner = Slot::assumed(Some(Area::world()), rule::WORLD);
        }
    }
}

/// The one country that a mark names.
fn country<'a>(mark: &Mark, lexicon: &'a Lexicon) -> Option<&'a Area> {
    let What::Form(form) = mark.what else {
        return None;
    };
    match lexicon.cue(form) {
        Cue::Area(area, Naming::Name | Naming::Demonym | Naming::Subject) => {
            (!area.is_group() && !area.code().contains('+')).then_some(area)
        }
        _ => None,
    }
}
