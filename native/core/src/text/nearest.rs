//! What a misspelt word most likely means.

/// The nearest of `known` to a misspelt `word`, or nothing when none is near.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).clamp(1, 8);
    let lower = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|&(distance, _)| distance <= limit)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn nearest_takes_slips_and_leaves_other_words() {
        let ids = ["com.example.app", "com.example.other"];
        assert_eq!(nearest("com.exmaple.app", ids), Some("com.example.app"));
        assert_eq!(nearest("Com.Example.App", ids), Some("com.example.app"));
        assert_eq!(nearest("org.unrelated", ids), None);
        assert_eq!(nearest("", ids), None);
    }
}
