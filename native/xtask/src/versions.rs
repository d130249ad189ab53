//! Reads `compatibility.json`: the versions of Gradle and the Android Gradle plugin that tpnskit is tested with. Writes
//! what the docs say of them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use serde::Deserialize;

use crate::error::{Error, Result, at};
use crate::repository::Repository;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Compatibility {
    oldest: Versions<String>,
    jdk: Jdk,
    pairs: Vec<Pair>,
    linked: Linked,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Versions<T> {
    android_gradle_plugin: T,
    gradle: T,
    jdk: T,
}

/// The JDK that builds are made in unless something else is said, and those that the engine alone was asked in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Jdk {
    builds: String,
    engine: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Linked {
    android_gradle_plugin: Vec<String>,
    gradle: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Pair {
    android_gradle_plugin: String,
    gradle: String,
    verified: Verified,
    /// Built by every run of the tests, and not only by `--all`.
    #[serde(default)]
    always: bool,
    /// Built in these JDKs as well.
    #[serde(default)]
    jdks: Vec<String>,
    /// What such a build has to be told.
    #[serde(default)]
    arguments: Vec<String>,
    /// Why it isn't built.
    why: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Verified {
    /// Apps are built with it.
    Built,
    /// The plugin's bytecode was compared with the API of both.
    Linked,
    Untested,
}

impl Compatibility {
    fn other_jdks(&self) -> impl Iterator<Item = &String> {
        self.pairs.iter().flat_map(|pair| &pair.jdks)
    }
}

/// The Gradle versions that real builds are made with; with `all`, also those of the tests that take long.
pub(crate) fn gradle_versions(repository: &Repository, all: bool) -> Result<BTreeSet<String>> {
    let pairs = read(repository)?.pairs.into_iter();
    Ok(pairs.filter(|pair| pair.verified == Verified::Built && (all || pair.always)).map(|pair| pair.gradle).collect())
}

/// The JDKs that some builds are made in besides the usual one.
pub(crate) fn other_jdks(repository: &Repository) -> Result<BTreeSet<String>> {
    Ok(read(repository)?.other_jdks().cloned().collect())
}

/// Writes what the docs say of versions anew.
pub(crate) fn write_docs(repository: &Repository) -> Result<()> {
    for (path, text) in docs(repository)? {
        let path = repository.path(path);
        fs::write(&path, text).map_err(at("write", &path))?;
    }
    Ok(())
}

fn read(repository: &Repository) -> Result<Compatibility> {
    let path = repository.path("compatibility.json");
    let text = fs::read_to_string(&path).map_err(at("read", &path))?;
    serde_json::from_str(&text).map_err(|error| Error::Unexpected { path, why: error.to_string() })
}

/// The files that name versions, as they have to be.
fn docs(repository: &Repository) -> Result<Vec<(&'static str, String)>> {
    let data = read(repository)?;
    let Versions { android_gradle_plugin: agp, gradle, jdk } = &data.oldest;
    let english =
        format!("\nYou need Android Gradle plugin {agp} or later, Gradle {gradle} or later, and JDK {jdk} or later.");
    let chinese = format!("\nAndroid Gradle 插件 {agp} 或更高版本，Gradle {gradle} 或更高版本，JDK {jdk} 或更高版本。");
    let replaced = |path: &'static str, start: &str, end: &str, new: &str| -> Result<_> {
        let file = repository.path(path);
        let text = fs::read_to_string(&file).map_err(at("read", &file))?;
        let text = between(&text, start, end, new)
            .ok_or_else(|| Error::Unexpected { path: file, why: format!("there is no `{}`", start.trim()) })?;
        Ok((path, text))
    };
    Ok(vec![
        replaced("COMPATIBILITY.md", "<!-- versions -->", "<!-- end of versions -->", &tables(&data))?,
        replaced("README.md", "\nYou need Android Gradle plugin ", " [COMPATIBILITY.md]", &english)?,
        replaced("README.zh-CN.md", "\nAndroid Gradle 插件 ", "[COMPATIBILITY.md]", &chinese)?,
    ])
}

/// The text with what is between `start` and `end`, and `start` itself, replaced.
fn between(text: &str, start: &str, end: &str, new: &str) -> Option<String> {
    let (before, rest) = text.split_once(start)?;
    let after = &rest[rest.find(end)?..];
    Some(format!("{before}{new}{after}"))
}

/// What COMPATIBILITY.md says of versions, with the comment before it.
fn tables(data: &Compatibility) -> String {
    let built: Vec<&Pair> = data.pairs.iter().filter(|pair| pair.verified == Verified::Built).collect();
    let agps = ordered(data.pairs.iter().map(|pair| pair.android_gradle_plugin.as_str()));
    let gradles = ordered(data.pairs.iter().map(|pair| pair.gradle.as_str()));
    let mut text = "<!-- versions -->\n| | oldest | real builds | linked |\n|---|---|---|---|\n".to_owned();
    let mut versions = |name: &str, oldest: &str, of: fn(&Pair) -> &str, linked: &[String]| {
        let built = range(&ordered(built.iter().map(|pair| of(pair))));
        row(&mut text, &[name, oldest, &built, &range(&ordered(linked.iter().map(String::as_str)))]);
    };
    let Compatibility { oldest, linked, .. } = data;
    let agp = &oldest.android_gradle_plugin;
    versions("Android Gradle plugin", agp, |pair| &pair.android_gradle_plugin, &linked.android_gradle_plugin);
    versions("Gradle", &oldest.gradle, |pair| &pair.gradle, &linked.gradle);
    let jdks = ordered([&data.jdk.builds].into_iter().chain(data.other_jdks()).map(String::as_str));
    let jdks = format!("{}; the engine by itself in {}", list(&jdks), list(&data.jdk.engine));
    row(&mut text, &["JDK of the Gradle daemon", &data.oldest.jdk, &jdks, ""]);

    text.push_str("\n| Android Gradle plugin |");
    gradles.iter().for_each(|gradle| text.push_str(&format!(" Gradle {gradle} |")));
    let _ = write!(text, "\n|---|{}\n", "---|".repeat(gradles.len()));
    let mut notes = Vec::new();
    for agp in &agps {
        let mut cells = vec![(*agp).to_owned()];
        for gradle in &gradles {
            let pair = data.pairs.iter().find(|pair| pair.android_gradle_plugin == *agp && pair.gradle == *gradle);
            cells.push(pair.map_or_else(String::new, |pair| cell(pair, &mut notes)));
        }
        row(&mut text, &cells.iter().map(String::as_str).collect::<Vec<_>>());
    }
    text.push('\n');
    for (index, note) in notes.iter().enumerate() {
        let _ = writeln!(text, "{}. {note}", index + 1);
    }
    text
}

/// How a pair was verified, with the number of the note that says what such a build is told, or why there is none.
fn cell(pair: &Pair, notes: &mut Vec<String>) -> String {
    let verified = match pair.verified {
        Verified::Built => "built",
        Verified::Linked => "linked",
        Verified::Untested => "untested",
    };
    let told = (!pair.arguments.is_empty()).then(|| {
        format!("Built with `{}`: the Android Gradle plugin asks for a newer Gradle.", pair.arguments.join(" "))
    });
    let jdks = (!pair.jdks.is_empty()).then(|| format!("Built in JDK {} as well.", list(&pair.jdks)));
    let mut numbers = Vec::new();
    for note in [pair.why.clone(), told, jdks].into_iter().flatten() {
        let number = notes.iter().position(|known| *known == note).unwrap_or(notes.len());
        if number == notes.len() {
            notes.push(note);
        }
        numbers.push((number + 1).to_string());
    }
    if numbers.is_empty() { verified.to_owned() } else { format!("{verified} ({})", numbers.join(", ")) }
}

fn row(text: &mut String, cells: &[&str]) {
    text.push('|');
    cells.iter().for_each(|cell| text.push_str(&if cell.is_empty() { " |".to_owned() } else { format!(" {cell} |") }));
    text.push('\n');
}

/// Without repetitions, oldest first.
fn ordered<'a>(versions: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut versions: Vec<&str> = versions.collect();
    versions.sort_by_key(|version| version.split('.').map(|number| number.parse().unwrap_or(0)).collect::<Vec<u32>>());
    versions.dedup();
    versions
}

fn range(versions: &[&str]) -> String {
    format!("{} to {}", versions.first().unwrap_or(&""), versions.last().unwrap_or(&""))
}

/// `a, b and c`.
fn list(words: &[impl AsRef<str>]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_versions_are_tested_with_all() {
        let repository = Repository::find();
        let some = gradle_versions(&repository, false).unwrap();
        let all = gradle_versions(&repository, true).unwrap();
        assert!(some.len() > 1 && some.is_subset(&all) && all.len() > some.len());
    }

    #[test]
    fn every_pair_says_how_it_was_verified() {
        let data = read(&Repository::find()).unwrap();
        for pair in &data.pairs {
            let name = format!("{} on {}", pair.android_gradle_plugin, pair.gradle);
            let linked = data.linked.android_gradle_plugin.contains(&pair.android_gradle_plugin)
                && data.linked.gradle.contains(&pair.gradle);
            match pair.verified {
                Verified::Built => assert!(pair.why.is_none(), "{name} is built, and says why not"),
                Verified::Linked => assert!(linked && pair.why.is_some(), "{name}"),
                Verified::Untested => assert!(!linked && pair.why.is_some(), "{name}"),
            }
            let only_named = !pair.always && pair.arguments.is_empty() && pair.jdks.is_empty();
            assert!(pair.verified == Verified::Built || only_named, "{name}");
        }
        let names: BTreeSet<_> = data.pairs.iter().map(|pair| (&pair.android_gradle_plugin, &pair.gradle)).collect();
        assert_eq!(names.len(), data.pairs.len(), "a pair is listed twice");
        let all = |of: fn(&Pair) -> &String| data.pairs.iter().map(of).collect::<BTreeSet<_>>().len();
        assert_eq!(
            names.len(),
            all(|pair| &pair.android_gradle_plugin) * all(|pair| &pair.gradle),
            "a pair isn't listed"
        );
    }

    #[test]
    fn the_docs_are_up_to_date() {
        let repository = Repository::find();
        for (path, text) in docs(&repository).unwrap() {
            let now = fs::read_to_string(repository.path(path)).unwrap();
            assert!(now == text, "{path} is out of date; run `cargo xtask docs`");
        }
    }

    #[test]
    fn versions_are_ordered_by_number() {
        assert_eq!(ordered(["8.11.1", "7.5", "8.8", "7.5"].into_iter()), ["7.5", "8.8", "8.11.1"]);
        assert_eq!(list(&["11", "17", "25"]), "11, 17 and 25");
    }
}
