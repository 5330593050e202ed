//! Drafts of months, relative periods and patterns, with years and days in their slots.
#![no_main]

use libfuzzer_sys::fuzz_target;
use weighbridge_core::phrase::{Anchor, anchor, periods};
use weighbridge_fuzz::{draft, inside, read};

fuzz_target!(|data: &[u8]| {
    let Some(draft) = draft(data, |language| &language.periods) else {
        return;
    };
    let (text, lexicon) = (draft.document.prose(), &draft.language.lexicon);
    let marks = lexicon.scan(text);
    let mut end = 0;
    for phrase in periods(text, &marks, lexicon) {
        inside(&draft.document, phrase.span);
        assert!(phrase.span.start >= end && phrase.marks.end <= marks.len(), "{phrase:?}");
        end = phrase.span.end;
        let from = Anchor {
            published: draft.document.masthead.published,
            spoken: None,
            reported: None,
            reporter: None,
        };
        if let Some(found) = anchor(phrase.when, &from) {
            assert!(found.period.first() <= found.period.last(), "{phrase:?}");
        }
    }
    read(&draft);
});
