//! Names as Gradle and the Android plugin make them of others.

/// Names as one: the first as it is, the others with a capital.
pub(crate) fn camel(names: impl Iterator<Item = String>) -> String {
    let mut whole = String::new();
    for name in names {
        if whole.is_empty() {
            whole.push_str(&name);
        } else {
            whole.push_str(&capitalized(&name));
        }
    }
    whole
}

/// A name with a capital at its start.
pub(crate) fn capitalized(name: &str) -> String {
    let mut rest = name.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

/// A name with a small letter at its start.
pub(crate) fn uncapitalized(name: &str) -> String {
    let mut rest = name.chars();
    rest.next().into_iter().flat_map(char::to_lowercase).chain(rest).collect()
}

/// The property of a getter or setter, by what these start with: `getBuildType`, `setMinSdk`.
pub(crate) fn property(prefix: &str, method: &str) -> Option<String> {
    method.strip_prefix(prefix).filter(|name| name.starts_with(char::is_uppercase)).map(uncapitalized)
}
