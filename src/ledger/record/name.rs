//! What a claim is called: by what it asserts, and by the series it asserts it of.

use super::Claim;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// How many bytes of a digest name something.
const SHORT: usize = 8;

impl Claim {
    /// What it is about without the figure, so that a mended claim is followed from draft to draft.
    ///
    /// # Example
    ///
    /// ```
    /// # use weighbridge::ledger::record::Claim;
    /// # let claim: Claim = serde_json::from_str(r#"{"id":"a","phrase":"b","line":1,"column":1,"span":[0,9],"sentence":[0,60],
    /// #     "kind":"level","said":{"unit":"USD"},"direction":"none","compare":"none","reporter":"CHN","partner":"RUS","flow":"total",
    /// #     "commodity":"coal","code":"2701","period":"2022-03","verdict":"supported","reason":"as_published"}"#)?;
    /// assert_eq!(claim.series(), "level none CHN RUS total 2701 2022-03");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn series(&self) -> String {
        let absent = "-";
        format!(
            "{} {} {} {} {} {} {}",
            self.kind.code(),
            self.compare.code(),
            self.reporter.as_deref().unwrap_or(absent),
            self.partner.as_deref().unwrap_or(absent),
            self.flow.map_or(absent, |flow| flow.code()),
            self.code.as_deref().unwrap_or(&self.commodity),
            self.period
                .map_or_else(|| absent.to_owned(), |period| period.to_string()),
        )
    }

    /// The name of what it asserts, for [`Claim::id`].
    pub(crate) fn name(&self) -> String {
        let said = &self.said;
        let number = |found: Option<rust_decimal::Decimal>| {
            found.map_or_else(String::new, |number| number.normalize().to_string())
        };
        let text = format!(
            "{} {} {} {} {} {} {} {} {}",
            self.series(),
            self.direction.code(),
            number(said.value),
            number(said.step),
            number(said.high),
            said.unit,
            said.hedge.code(),
            self.counted_in.as_deref().unwrap_or_default(),
            self.coverage.code(),
        );
        short(text.as_bytes())
    }
}

/// The start of the SHA-256 of some bytes, in lower-case hexadecimal.
pub(crate) fn short(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes)[..SHORT])
}

/// The whole of it.
pub(crate) fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
