//! Reads `tests/agp-versions.txt`: the versions of Gradle and the Android Gradle plugin that tpnskit is tested with.

use std::collections::BTreeSet;
use std::fs;

use crate::error::{Error, Result, at};
use crate::repository::Repository;

/// All Gradle versions in the table.
pub(crate) fn gradle_versions(repository: &Repository) -> Result<BTreeSet<String>> {
    let path = repository.path("tests/agp-versions.txt");
    let table = fs::read_to_string(&path).map_err(at("read", &path))?;
    gradle_column(&table).map_err(|line| Error::Unexpected { path, why: format!("`{line}` has no Gradle version") })
}

fn gradle_column(table: &str) -> Result<BTreeSet<String>, String> {
    let rows = table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    rows.map(|row| row.split_whitespace().nth(1).map(str::to_owned).ok_or_else(|| row.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_column_of_each_row() {
        let table = "# AGP Gradle\n\n7.4.2  7.6.4  34.0.0\n7.4.2  8.8  34.0.0\n";
        assert_eq!(gradle_column(table), Ok(BTreeSet::from(["7.6.4".to_owned(), "8.8".to_owned()])));
        assert_eq!(gradle_column("7.4.2\n"), Err("7.4.2".to_owned()));
    }
}
