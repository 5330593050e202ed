//! Drafts of words, signs and raw text in every language.
#![no_main]

use libfuzzer_sys::fuzz_target;
use weighbridge_fuzz::{draft, read};

fuzz_target!(|data: &[u8]| {
    if let Some(draft) = draft(data, |language| &language.forms) {
        read(&draft);
    }
});
