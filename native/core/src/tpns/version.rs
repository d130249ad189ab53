//! Versions of the SDKs.
//!
//! Invariant: what is compared was read as numbers; a text of another shape is no version and is never guessed at.

use std::fmt;

/// A version of the TPNS SDK, as in `1.4.3.9-release`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SdkVersion(pub [u32; 4]);

impl SdkVersion {
    /// Below every version: for what all SDKs have.
    pub const ANY: Self = Self([0; 4]);

    /// Four numbers, with or without a word such as `-release` behind them; nothing for another shape.
    pub fn parse(text: &str) -> Option<Self> {
        released(text)?.try_into().ok().map(Self)
    }
}

impl fmt::Display for SdkVersion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d] = self.0;
        write!(formatter, "{a}.{b}.{c}.{d}")
    }
}

/// A version of the TPNS SDK as its artifacts are published: `-release` stands behind it unless another word does.
pub fn published(version: &str) -> String {
    if version.contains('-') { version.to_owned() } else { format!("{version}-release") }
}

/// The numbers between the dots of a version such as `6.0.1975`; nothing where there is anything else.
pub fn numbers_of(version: &str) -> Option<Vec<u32>> {
    version.split('.').map(number).collect()
}

/// True when both are versions, whatever follows a `-` in them, and the first comes before the second.
pub fn is_below(version: &str, other: &str) -> bool {
    matches!((released(version), released(other)), (Some(one), Some(other)) if one < other)
}

/// True when both are versions of the same numbers, with or without `-release`; equal texts are the same, too.
pub fn is_same(version: &str, other: &str) -> bool {
    version == other || released(version).is_some_and(|one| Some(one) == released(other))
}

/// The numbers of a version with or without a word such as `-release` behind them.
pub fn released(version: &str) -> Option<Vec<u32>> {
    let (numbers, word) = version.split_once('-').unwrap_or((version, "release"));
    let is_word = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
    is_word.then(|| numbers_of(numbers))?
}

/// True for the shape that every version of the TPNS SDK has: four numbers, with or without a word behind them.
pub fn is_sdk_version(version: &str) -> bool {
    released(version).is_some_and(|numbers| numbers.len() == 4)
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
        assert_eq!(SdkVersion::parse("1.4.3.9-beta"), SdkVersion::parse("1.4.3.9"));
        assert_eq!(published(&SdkVersion([1, 3, 1, 1]).to_string()), "1.3.1.1-release");
        assert_eq!(published("1.3.1.1-beta"), "1.3.1.1-beta");
        for odd in ["", "1.4.3", "1.4.3.9-", "1.4.3.+", "1.+4.3.9", "1.4.3.9.1", "1..3.9", "latest.release", " 1.4.3.9"]
        {
            assert_eq!(SdkVersion::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn versions_compare_number_by_number() {
        assert!(is_below("1.3.2.0-release", "1.3.10.0"));
        assert!(is_below("6.0.1974", "6.0.1975"));
        assert!(!is_below("6.0.1975", "6.0.1975"));
        assert!(!is_below("v3-1.0.0.0-release", "1.3.2.0"));
        assert!(is_same("1.4.3.9", "1.4.3.9-release"));
        assert!(!is_same("v3", "v4"));
    }

    #[test]
    fn the_shape_alone_makes_a_version() {
        assert!(["1.4.3.9-release", "9.9.9.9", "1.4.3.9-beta"].into_iter().all(is_sdk_version));
        assert!(!["", "1.4.3", "latest", "1.4.3.9-", "1.4.3.x-release", " 1.4.3.9"].into_iter().any(is_sdk_version));
    }
}
