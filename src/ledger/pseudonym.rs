//! Pseudonyms: the same for the same person in one newsroom, and no way back without the newsroom's salt.

use super::record::name::short;
use sha2::{Digest as _, Sha256};

/// The bytes of a block of SHA-256.
const BLOCK: usize = 64;

/// The fewest bytes of a salt: fewer can be guessed.
const FEWEST: usize = 16;

/// A newsroom's salt. It is never printed.
#[derive(Clone)]
pub struct Salt([u8; BLOCK]);

impl std::fmt::Debug for Salt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[salt]")
    }
}

impl Salt {
    /// The salt of a file's bytes, without the blanks round them; `None` where they are fewer than sixteen.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge::ledger::Salt;
    ///
    /// let salt = Salt::of(b"sixteen letters, or more\n").expect("long enough");
    /// assert_eq!(salt.pseudonym("Ana Souza"), salt.pseudonym(" ana souza"));
    /// assert_ne!(salt.pseudonym("Ana Souza"), salt.pseudonym("Budi Santoso"));
    /// assert!(Salt::of(b"too short").is_none());
    /// ```
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.trim_ascii();
        if bytes.len() < FEWEST {
            return None;
        }
        let digest = Sha256::digest(bytes);
        let mut key = [0; BLOCK];
        for (place, byte) in key.iter_mut().zip(if bytes.len() > BLOCK {
            &digest[..]
        } else {
            bytes
        }) {
            *place = *byte;
        }
        Some(Self(key))
    }

    /// The pseudonym of a person: a keyed digest (HMAC-SHA-256) of the name, whatever its blanks and capitals.
    pub fn pseudonym(&self, person: &str) -> String {
        let words: Vec<String> = person.split_whitespace().map(str::to_lowercase).collect();
        let padded = |pad: u8| self.0.map(|byte| byte ^ pad);
        let inner = Sha256::new()
            .chain_update(padded(0x36))
            .chain_update(words.join(" "))
            .finalize();
        let outer = [&padded(0x5c)[..], &inner[..]].concat();
        short(&outer)
    }
}

#[cfg(test)]
mod tests {
    use super::Salt;

    #[test]
    fn pseudonyms_are_the_start_of_an_hmac() {
        // RFC 4231, test case 1: the key is twenty bytes of 0x0b.
        let salt = Salt::of(&[0x0b; 20]).map(|salt| salt.pseudonym("hi there"));
        assert_eq!(salt.as_deref(), Some("457dcb1b1c1bf655"));
    }
}
