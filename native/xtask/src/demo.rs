//! The demonstration: the sample app built, what tpnskit put into it read back from the APK, and a broken variant refused.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::apk::Apk;
use crate::cargo;
use crate::dex::Class;
use crate::error::{Error, Result, at};
use crate::gradle::Builds;
use crate::progress::Steps;
use crate::repository::{Repository, files_below};
use crate::stand_ins;
use crate::tools::Tools;
use crate::xml_tree::Element;

const CONFIG: &str = "sample-app/tpns-configs.json";
const APPLICATION_ID: &str = "com.example.chat";
/// Where the sample's generated classes are.
const GENERATED: &str = "com.example.chat.tpns";
/// The sample's access id begins with 1580.
const SHANGHAI: &str = "tpns.sh.tencent.com";
const BASE_RECEIVER: &str = "com.tencent.android.tpush.XGPushBaseReceiver";
const ACTIONS: [&str; 2] =
    ["com.tencent.android.xg.vip.action.PUSH_MESSAGE", "com.tencent.android.xg.vip.action.FEEDBACK"];
const LEGACY_HTTP: &str = "org.apache.http.legacy";
/// What is wrong with the broken variant: its access key and its access point.
const BROKEN: [&str; 2] = ["TPNS201", "TPNS302"];

/// Runs the demonstration; an error where something does not hold.
pub(crate) fn run(repository: &Repository) -> Result<bool> {
    let mut steps = Steps::new(6);

    steps.begin("Tools of this machine, while cargo builds the engine");
    let engine = cargo::start(repository, &cargo::ENGINE, "engine")?;
    let tools = Tools::find(repository, None)?;

    steps.begin("Stand-in SDKs under the real coordinates");
    stand_ins::make(repository, &tools.jdk, &tools.sdk)?;

    steps.begin("The engine, as the plugin's own build asks cargo for it");
    engine.finish()?.expect_success()?;

    let credentials = Credentials::read(&repository.path(CONFIG))?;
    let builds = Builds::new(repository, &tools);

    steps.begin("The sample app, built to an APK by Gradle, the Android Gradle plugin and tpnskit");
    let said =
        builds.run(repository.root(), &[":sample-app:assemblePersonalDebug"], "demo-sample")?.expect_success()?;
    expect(!said.contains(&credentials.key), || "the build printed the access key".into())?;

    steps.begin("What tpnskit did, read back from the APK and the merged manifest");
    let path = repository.path("sample-app/build/outputs/apk/personal/debug/sample-app-personal-debug.apk");
    show_apk(&Apk::read(&path, &tools.sdk)?, &credentials)?;
    show_merge(&repository.path("sample-app/build/intermediates"), &credentials)?;

    steps.begin("A variant that contradicts itself, which has to fail");
    show_refusal(repository, &builds, &credentials)?;

    drop(builds);
    steps.finish();
    Ok(true)
}

/// The access id and key of `tpns-configs.json`.
struct Credentials {
    id: String,
    key: String,
}

impl Credentials {
    fn read(path: &Path) -> Result<Self> {
        #[derive(Deserialize)]
        struct Config {
            tpns: Tpns,
        }
        #[derive(Deserialize)]
        struct Tpns {
            access_id: String,
            access_key: String,
        }
        let text = fs::read_to_string(path).map_err(at("read", path))?;
        let Config { tpns } = serde_json::from_str(&text)
            .map_err(|error| Error::Unexpected { path: path.to_owned(), why: error.to_string() })?;
        Ok(Self { id: tpns.access_id, key: tpns.access_key })
    }

    /// The text with the key shortened wherever it stands.
    fn hide(&self, text: &str) -> String {
        text.replace(&self.key, &shortened(&self.key))
    }
}

/// Both ends of a key, as in `A1…F6`.
fn shortened(key: &str) -> String {
    let letters: Vec<char> = key.chars().collect();
    match letters.as_slice() {
        [first, second, .., one, two] if letters.len() > 6 => format!("{first}{second}…{one}{two}"),
        _ => "…".to_owned(),
    }
}

fn show_apk(apk: &Apk, credentials: &Credentials) -> Result<()> {
    let application = apk.manifest.application()?;
    let id = apk.manifest.application_id().unwrap_or_default();
    expect(id == APPLICATION_ID, || format!("the APK is `{id}`"))?;

    println!("      injected from {CONFIG}");
    for (name, expected) in [
        ("XG_V2_ACCESS_ID", credentials.id.as_str()),
        ("XG_V2_ACCESS_KEY", &credentials.key),
        ("XG_SERVER_SUFFIX", SHANGHAI),
    ] {
        let value = meta_data(application, name).unwrap_or_default();
        expect(value == expected, || format!("`{name}` is `{}` in the APK", credentials.hide(value)))?;
        println!("        meta-data     {name} = {}", credentials.hide(value));
    }

    println!("      merged into the manifest");
    let receiver = named(application, "receiver", takes_actions)
        .ok_or_else(|| Error::NotShown("no receiver takes both TPNS actions".into()))?;
    let name = receiver.attribute("name").unwrap_or_default();
    let exported = receiver.attribute("exported").unwrap_or("not stated");
    println!("        receiver      {name}, exported: {exported}");
    for action in ACTIONS {
        println!("          action      {action}");
    }
    let library = named(application, "uses-library", |library| library.attribute("name") == Some(LEGACY_HTTP))
        .ok_or_else(|| Error::NotShown(format!("`{LEGACY_HTTP}` is not used")))?;
    println!(
        "        uses-library  {LEGACY_HTTP}, required: {}",
        library.attribute("required").unwrap_or("not stated")
    );

    println!("      generated and compiled into the dex files");
    // A `$` or `-` is in the names of nested classes and of those that the compiler makes.
    let outermost = |class: &&Class| class.name.starts_with(GENERATED) && !class.name.contains(['$', '-']);
    for class in apk.classes.iter().filter(outermost).filter(|class| class.public) {
        println!("        class         {}", class.name);
        println!("          methods     {}", class.public_methods.join(", "));
    }
    let class = apk.class(name).ok_or_else(|| Error::NotShown(format!("the receiver `{name}` has no class")))?;
    let superclass = class.superclass.as_deref().unwrap_or_default();
    expect(superclass == BASE_RECEIVER, || format!("`{name}` extends `{superclass}`"))?;
    Ok(())
}

fn meta_data<'a>(application: &'a Element, name: &str) -> Option<&'a str> {
    named(application, "meta-data", |data| data.attribute("name") == Some(name))?.attribute("value")
}

fn named<'a>(application: &'a Element, tag: &'a str, wanted: impl Fn(&Element) -> bool) -> Option<&'a Element> {
    application.all(tag).find(|element| wanted(element))
}

fn takes_actions(receiver: &Element) -> bool {
    let actions: Vec<&str> = receiver
        .all("intent-filter")
        .flat_map(|filter| filter.all("action"))
        .filter_map(|action| action.attribute("name"))
        .collect();
    ACTIONS.iter().all(|action| actions.contains(action))
}

/// Shows what the merged manifest has that the Android Gradle plugin's own merge had not.
fn show_merge(intermediates: &Path, credentials: &Credentials) -> Result<()> {
    let (before, after) = merged_manifests(intermediates)?;
    let read = |path: &Path| fs::read_to_string(path).map_err(at("read", path));
    let (before, after) = (read(&before)?, read(&after)?);
    let added = added_lines(&before, &after)
        .ok_or_else(|| Error::NotShown("the merged manifest differs by more than additions".into()))?;
    expect(!added.is_empty(), || "the merged manifest is as it was before".into())?;
    println!("      added to the {} lines of the Android Gradle plugin's own merge", before.lines().count());
    for (number, line) in added {
        println!("        {number:>4} + {}", credentials.hide(line));
    }
    Ok(())
}

/// The merged manifest of the sample's variant before and after tpnskit's task.
fn merged_manifests(intermediates: &Path) -> Result<(PathBuf, PathBuf)> {
    let variant = intermediates.join("merged_manifest/personalDebug");
    let manifests = files_below(&variant)?;
    // Each stands in a directory that is named after the task that made it.
    let of = |task: &str| {
        let made_by = |path: &&PathBuf| path.parent().is_some_and(|folder| folder.ends_with(task));
        manifests.iter().find(made_by).cloned()
    };
    of("processPersonalDebugMainManifest")
        .zip(of("mergePersonalDebugTpnsManifest"))
        .ok_or_else(|| Error::Unexpected { path: variant, why: "it has not both merged manifests".into() })
}

/// The lines of `after`, with their numbers, that `before` has not; nothing if `after` lacks one of `before`.
fn added_lines<'a>(before: &str, after: &'a str) -> Option<Vec<(usize, &'a str)>> {
    let mut old = before.lines().peekable();
    let mut added = Vec::new();
    for (index, line) in after.lines().enumerate() {
        if old.next_if_eq(&line).is_none() {
            added.push((index + 1, line));
        }
    }
    old.peek().is_none().then_some(added)
}

/// Builds the broken variant and shows why it was refused.
fn show_refusal(repository: &Repository, builds: &Builds<'_>, credentials: &Credentials) -> Result<()> {
    let build =
        builds.run(repository.root(), &["-Ptpnskit.broken", ":sample-app:assembleBrokenDebug"], "demo-broken")?;
    expect(!build.succeeded(), || "the broken variant was built".into())?;
    for code in BROKEN {
        if !build.output.contains(&format!("error[{code}]")) {
            return Err(build.failure());
        }
    }
    expect(!build.output.contains(&credentials.key), || "the build printed the access key".into())?;
    let report = repository.path("sample-app/build/reports/tpns/brokenDebug/tpns.txt");
    let findings = fs::read_to_string(&report).map_err(at("read", &report))?;
    for line in findings.lines() {
        println!("      {line}");
    }
    println!("      It failed as it has to: {}.", BROKEN.join(" and "));
    Ok(())
}

fn expect(holds: bool, otherwise: impl FnOnce() -> String) -> Result<()> {
    if holds { Ok(()) } else { Err(Error::NotShown(otherwise())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_shortened() {
        assert_eq!(shortened("A1B2C3D4E5F6"), "A1…F6");
        assert_eq!(shortened("A1B2"), "…");
    }

    #[test]
    fn additions_have_their_line_numbers() {
        assert_eq!(added_lines("a\nb\n", "a\nx\nb\ny\n"), Some(vec![(2, "x"), (4, "y")]));
    }

    #[test]
    fn a_changed_line_is_no_addition() {
        assert_eq!(added_lines("a\nb\n", "a\nB\n"), None);
    }
}
