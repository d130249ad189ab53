//! Versions of the SDKs.
//!
//! Invariant: what is compared was read as numbers; a text of another shape is no version and is never guessed at.

use std::fmt;

/// A version of the TPNS SDK, as in `1.4.3.9-release`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SdkVersion(pub [u32; 4]);

impl SdkVersion {
    /// The newest that was known when this version of tpnskit was made: for a file that states none.
    pub const NEWEST_KNOWN: Self = Self([1, 4, 3, 9]);

    /// Four numbers, with or without `-release`; nothing for another shape.
    pub fn parse(text: &str) -> Option<Self> {
        let numbers = text.strip_suffix("-release").unwrap_or(text);
        numbers_of(numbers)?.try_into().ok().map(Self)
    }
}

/// As the artifacts are published: with `-release`.
impl fmt::Display for SdkVersion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d] = self.0;
        write!(formatter, "{a}.{b}.{c}.{d}-release")
    }
}

/// The numbers between the dots of a version such as `6.0.1975`; nothing where there is anything else.
pub fn numbers_of(version: &str) -> Option<Vec<u32>> {
    version.split('.').map(number).collect()
}

fn number(text: &str) -> Option<u32> {
    // `parse` alone would take a sign.
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_four_numbers() {
        assert_eq!(SdkVersion::parse("1.4.3.9-release"), SdkVersion::parse("1.4.3.9"));
        assert!(SdkVersion::parse("1.10.0.0") > SdkVersion::parse("1.4.3.9"));
        assert_eq!(SdkVersion([1, 3, 1, 1]).to_string(), "1.3.1.1-release");
        for odd in
            ["", "1.4.3", "1.4.3.9-beta", "1.4.3.+", "1.+4.3.9", "1.4.3.9.1", "1..3.9", "latest.release", " 1.4.3.9"]
        {
            assert_eq!(SdkVersion::parse(odd), None, "{odd}");
        }
    }
}
