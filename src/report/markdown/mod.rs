//! Markdown.
use weighbridge_core::run::Run;
/// x
pub fn markdown(_run: &Run) -> String {
    String::new()
}
