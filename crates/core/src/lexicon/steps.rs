//! How often items and marks were looked at: what tells in tests that a search grows with its text and no faster.

use std::cell::Cell;

thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// One more look.
pub(crate) fn count() {
    STEPS.set(STEPS.get() + 1);
}

/// The looks since last asked.
pub(crate) fn taken() -> u64 {
    STEPS.replace(0)
}
