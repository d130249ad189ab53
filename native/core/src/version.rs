//! Version numbers of SDKs, such as `1.4.3.9-release`.
//!
//! Invariant: what is not a dotted row of numbers has no version and is never compared.

/// The numbers of a version; what follows a `-` counts for nothing. Nothing for another shape.
pub fn numbers(text: &str) -> Option<Vec<u32>> {
    let dotted = text.split_once('-').map_or(text, |(dotted, _)| dotted);
    dotted.split('.').map(|number| number.parse().ok()).collect()
}

/// True when both are versions and the first comes before the second.
pub fn is_below(text: &str, other: &str) -> bool {
    matches!((numbers(text), numbers(other)), (Some(one), Some(other)) if one < other)
}

/// True when both are versions of the same numbers, with or without `-release`; equal texts are the same, too.
pub fn is_same(text: &str, other: &str) -> bool {
    text == other || numbers(text).is_some_and(|one| Some(one) == numbers(other))
}

/// Four numbers, with or without a word such as `-release` behind them: the shape that every TPNS SDK's version has.
pub fn is_sdk_version(text: &str) -> bool {
    let (dotted, word) = text.split_once('-').unwrap_or((text, "release"));
    let word = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
    word && numbers(dotted).is_some_and(|numbers| numbers.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

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
