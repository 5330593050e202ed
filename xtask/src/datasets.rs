//! Stand-in for the datasets chore.

pub(crate) fn command(_args: impl Iterator<Item = String>) -> Result<(), String> {
    Err("not here yet".to_owned())
}
