//! Terminal.
use weighbridge_core::run::Run;
/// x
pub fn terminal(_run: &Run, _colour: bool) -> String {
    String::new()
}
