//! Scripts that are broken in every way: read without a panic, and in time that grows with their length.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tpnskit_script::android::{Android, dependencies, resolution};
use tpnskit_script::build::{Location, OwnPlugin, Project, Texts, read};
use tpnskit_script::value::{Reason, Value};

/// A build whose files all have the same text.
struct Same(Arc<str>);

impl Texts for Same {
    fn read(&mut self, _: &str) -> Option<Arc<str>> {
        Some(Arc::clone(&self.0))
    }

    fn plugin(&mut self, id: &str) -> Option<OwnPlugin> {
        // A class, too: `Own`.
        let class = id.starts_with(char::is_uppercase).then(|| id.to_owned());
        Some(OwnPlugin { file: format!("buildSrc/src/main/kotlin/{id}.gradle.kts"), class })
    }

    fn constants(&mut self) -> Vec<String> {
        vec!["buildSrc/src/main/kotlin/Versions.kt".to_owned(), "buildSrc/src/main/java/Versions.java".to_owned()]
    }
}

fn all_of(text: &str) {
    let text: Arc<str> = Arc::from(text);
    for end in ["gradle", "gradle.kts"] {
        let location =
            Location { script: format!("app/build.{end}"), folder: "app".to_owned(), path: ":app".to_owned() };
        let (settings, root) = (format!("settings.{end}"), format!("build.{end}"));
        let project = read(&location, Some(&settings), Some(&root), &mut Same(Arc::clone(&text)));
        let android = Android::of(&project);
        for variant in android.variants() {
            let _ = (variant.application_id(), variant.placeholders(), variant.abi_filters(), variant.rules());
        }
        let _ = (dependencies(&project), resolution(&project));
    }
}

fn scripts(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            scripts(&path, found);
        } else if [".gradle", ".kts", ".toml", ".kt", ".properties"].iter().any(|end| name.ends_with(end)) {
            found.push(String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
        }
    }
}

/// A generator whose numbers are the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

/// A text with parts left out, doubled, taken from another text, or replaced by signs.
fn broken(texts: &[String], random: &mut Random) -> String {
    const SIGNS: [&str; 16] =
        ["{", "}", "(", ")", "[", "]", "\"", "'", "\"\"\"", "${", "/*", "\n", "=", "->", "<", ":"];
    let mut text = texts[random.below(texts.len())].clone();
    for _ in 0..=random.below(6) {
        let from = text.floor_char_boundary(random.below(text.len() + 1));
        let to = text.floor_char_boundary((from + random.below(80)).min(text.len()));
        let replacement = match random.below(4) {
            0 => String::new(),
            1 => text[from..to].repeat(2),
            2 => SIGNS[random.below(SIGNS.len())].to_owned(),
            _ => {
                let other = &texts[random.below(texts.len())];
                let start = other.floor_char_boundary(random.below(other.len() + 1));
                other[start..other.floor_char_boundary((start + random.below(200)).min(other.len()))].to_owned()
            }
        };
        text.replace_range(from..to, &replacement);
    }
    text
}

/// `TPNSKIT_FUZZ_SECONDS` makes it longer.
#[test]
fn no_script_makes_it_panic() {
    let fixtures = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let mut texts = Vec::new();
    scripts(&fixtures, &mut texts);
    texts.sort();
    let seconds = std::env::var("TPNSKIT_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(3);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut random = Random(seconds);
    let mut tried = 0;
    while Instant::now() < end {
        let text = broken(&texts, &mut random);
        let start = Instant::now();
        all_of(&text);
        assert!(start.elapsed() < Duration::from_secs(20), "{text}");
        tried += 1;
    }
    assert!(tried > 20);
    println!("{tried} scripts");
}

#[test]
fn scripts_that_apply_each_other() {
    let lines = (0..200).map(|number| format!("apply from: 's{number}.gradle'\nplugins {{ id 'p{number}' }}\n"));
    let start = Instant::now();
    all_of(&lines.collect::<String>());
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

/// A build with a script and a source of `buildSrc`.
struct Two<'t>(&'t str, &'t str);

impl Texts for Two<'_> {
    fn read(&mut self, path: &str) -> Option<Arc<str>> {
        match path {
            "build.gradle" => Some(Arc::from(self.0)),
            "buildSrc/Versions.kt" => Some(Arc::from(self.1)),
            _ => None,
        }
    }

    fn plugin(&mut self, _: &str) -> Option<OwnPlugin> {
        None
    }

    fn constants(&mut self) -> Vec<String> {
        vec!["buildSrc/Versions.kt".to_owned()]
    }
}

fn project(script: &str, constants: &str) -> Project {
    let location = Location { script: "build.gradle".to_owned(), folder: String::new(), path: ":".to_owned() };
    read(&location, None, None, &mut Two(script, constants))
}

fn length(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        Value::List(items) => items.iter().map(|item| 50 + length(item)).sum(),
        Value::Map(entries) => entries.iter().map(|(name, value)| 50 + name.len() + length(value)).sum(),
        _ => 0,
    }
}

fn is_limited(value: &Value) -> bool {
    match value {
        Value::Unknown(unknown) => unknown.reason == Reason::Limit,
        Value::List(items) => items.iter().any(is_limited),
        Value::Map(entries) => entries.iter().any(|(_, value)| is_limited(value)),
        _ => false,
    }
}

/// Values double, or are repeated, or stand in blocks with long names: what is kept of them stays in limits, and what is
/// left out has a reason.
#[test]
fn a_small_script_makes_no_large_project() {
    let doubling = |first: &str, line: &str| format!("def a = {first}\n{}x a\n", format!("{line}\n").repeat(40));
    let long = "0123456789abcdef".repeat(4_000);
    let scripts = [
        doubling("'0123456789abcdef'", "a = a + a"),
        doubling("'0123456789abcdef'", "a += a"),
        doubling("'0123456789abcdef'", "a = \"$a$a\""),
        doubling("'0123456789abcdef'", "a = a.plus(a)"),
        doubling("[1, 2, 3, 4]", "a = a + a"),
        doubling("[1, 2, 3, 4]", "a.addAll(a)"),
        doubling("[1, 2, 3, 4]", "a = [a, a]"),
        doubling("[b: '1']", "a = [c: a, d: a]"),
        doubling("[b: '1']", "a.c = a"),
        format!("def a = '{0}'\nx a.replace('0', a)\n", "0".repeat(60_000)),
        format!("ext.a = '{long}'\n{}", "x a, a, a, a\n".repeat(5_000)),
        format!("a{long} {{\n{}}}\n", "x 1\n".repeat(20_000)),
        format!("{}x 1\n", "a = [a]\n".repeat(50_000)),
    ];
    for script in scripts {
        let project = project(&script, "");
        let of_events = project.events.iter().map(|event| {
            let names = event.path.iter().map(String::len).sum::<usize>();
            names + event.values.iter().map(|given| length(&given.value)).sum::<usize>()
        });
        let kept = of_events.sum::<usize>();
        assert!(kept < 32 << 20, "{kept} of {}", &script[..60]);
        let unknown = project.events.iter().any(|event| is_limited(&event.value()));
        assert!(unknown || !project.missing.is_empty(), "{}", &script[..60]);
    }
}

/// What one file uses up, another one doesn't lack; and that a file wasn't read to its end is known.
#[test]
fn a_class_that_takes_long_hides_no_script() {
    let class = format!("object V {{\n{}}}\n", "val a = 1 + 1 + 1 + 1\n".repeat(100_000));
    let project = project("apply plugin: 'a'\n", &class);
    assert_eq!(project.plugins.iter().map(|plugin| plugin.id.as_str()).collect::<Vec<_>>(), ["a"]);
    let (why, place) = &project.missing[0];
    assert_eq!(
        (why.reason, why.name.as_str(), &*place.file),
        (Reason::Limit, "buildSrc/Versions.kt", "buildSrc/Versions.kt")
    );
}
