//! Web pages.

/// stub
pub(super) fn read(
    name: &str,
    text: String,
) -> Result<(weighbridge_core::text::Document, super::Own), super::DraftError> {
    Ok((
        weighbridge_core::text::Document::plain(
            weighbridge_core::text::Masthead::named(name),
            text,
        ),
        super::Own::default(),
    ))
}
