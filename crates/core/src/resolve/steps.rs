//! How often items were looked at: what tells in tests that a search grows with its text and no faster.

use std::cell::Cell;

thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// One more look.
pub(super) fn count() {
    STEPS.set(STEPS.get() + 1);
}

/// The looks since last asked.
pub(super) fn taken() -> u64 {
    STEPS.replace(0)
}
