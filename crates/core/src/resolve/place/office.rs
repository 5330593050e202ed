//! Offices that every country has: the country beside one is the one whose agency speaks.

use crate::lexicon::{Cue, Naming};
use crate::resolve::line::{Line, Token};

/// Does an office stand beside the area at an item?
pub(super) fn has_office(line: &Line<'_>, at: usize, naming: Naming) -> bool {
    let office = |item: usize| matches!(line.cue(item), Some(Cue::Office));
    match naming {
        // "Japon gümrük verileri", "Fransa Maliye Bakanlığı"
        Naming::Name | Naming::Demonym if line.postpositions => office(at + 1),
        // "Pekings Zollbehörde"
        Naming::Capital if office(at + 1) => true,
        Naming::Name | Naming::Capital => is_office_of(line, at),
        _ => false,
    }
}

/// "el Banco Central de Honduras", "Office des statistiques du Pérou", "Bank Sentral Chile", "Нацбанк Молдовы", "Kementerian Perdagangan
/// di Bangkok": whose office stands right before it.
pub(super) fn is_office_of(line: &Line<'_>, at: usize) -> bool {
    let office = |before: usize| matches!(line.cue(before), Some(Cue::Office));
    let capital = matches!(line.cue(at), Some(Cue::Area(_, Naming::Capital)));
    if capital && at > 1 && matches!(line.cue(at - 1), Some(Cue::In)) && office(at - 2) {
        return true;
    }
    let led = || (at.saturating_sub(2)..at).any(|before| matches!(line.cue(before), Some(Cue::Of)));
    let bare = !line.goods_stand.before && !line.postpositions;
    let beside = |before: usize| line.items[before].span.end + 1 == line.items[at].span.start;
    line.back(at, 3, |before| match line.items[before].token {
        Token::Cue(Cue::Office | Cue::Area(_, Naming::Agency)) if before + 1 < at => Some(led()),
        Token::Cue(Cue::Office | Cue::Area(_, Naming::Agency)) => Some(bare && beside(before)),
        Token::Cue(Cue::Of) | Token::Word => None,
        _ => Some(false),
    }) == Some(true)
}
