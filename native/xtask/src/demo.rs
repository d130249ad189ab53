//! The demo: builds the sample app, reads back from the APK what tpnskit put into it, checks the app shrunk by R8, and
//! shows how a broken variant fails.

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
const BUILD_SCRIPT: &str = "sample-app/build.gradle";
const APPLICATION_ID: &str = "com.example.chat";
/// The package of the sample's generated classes.
const GENERATED: &str = "com.example.chat.tpns";
/// The access point of the sample's access id, which starts with 1580.
const SHANGHAI: &str = "tpns.sh.tencent.com";
const BASE_RECEIVER: &str = "com.tencent.android.tpush.XGPushBaseReceiver";
const ACTIONS: [&str; 2] =
    ["com.tencent.android.xg.vip.action.PUSH_MESSAGE", "com.tencent.android.xg.vip.action.FEEDBACK"];
const LEGACY_HTTP: &str = "org.apache.http.legacy";
/// The activity that a notification opens, and its URI with the sample's application id.
const REDIRECT: (&str, &str) = ("com.example.chat.ChatActivity", "chat://com.example.chat/notify/");
/// The dependencies that the sample gets from its file, each with one of its classes.
const SUPPLIED: [(&str, &str); 8] = [
    ("com.tencent.tpns:tpns", "com.tencent.android.tpush.XGPushManager"),
    ("com.tencent.tpns:xiaomi", "com.tencent.android.mipush.XMPushMessageReceiver"),
    ("com.tencent.tpns:meizu", "com.tencent.android.mzpush.MZPushMessageReceiver"),
    ("com.tencent.tpns:oppo", "com.heytap.msp.push.service.DataMessageCallbackService"),
    ("com.tencent.tpns:vivo", "com.tencent.android.vivopush.VivoPushMessageReceiver"),
    ("com.tencent.tpns:honor", "com.tencent.android.honor.HonorMessageService"),
    ("com.google.code.gson:gson", "com.google.gson.Gson"),
    ("commons-codec:commons-codec", "org.apache.commons.codec.binary.Base64"),
];
/// The generated classes that the sample uses.
const CLIENT: [&str; 5] = ["TpnsPush", "TpnsOpening", "TpnsPayload", "TpnsListener", "TpnsMessageReceiver"];
/// The tags of components, which Android creates by class name.
const COMPONENTS: [&str; 4] = ["activity", "service", "receiver", "provider"];
/// The findings in the broken variant: its access key and its access point are wrong.
const BROKEN: [&str; 2] = ["TPNS201", "TPNS302"];

/// Runs the demo. Returns an error if anything is not as expected.
pub(crate) fn run(repository: &Repository) -> Result<bool> {
    let mut steps = Steps::new(6);

    steps.begin("Find the tools on this machine, while cargo builds the engine");
    let engine = cargo::start_engine(repository)?;
    let tools = Tools::find(repository, None)?;

    steps.begin("Make stand-in SDKs under the real coordinates");
    stand_ins::make(repository, &tools.jdk, &tools.sdk)?;

    let credentials = Credentials::read(&repository.path(CONFIG))?;
    let builds = Builds::new(repository, &tools);

    steps.begin("Build the sample app with Gradle, the Android Gradle plugin and tpnskit");
    let tasks = [":sample-app:assemblePersonalDebug", ":sample-app:assemblePersonalRelease"];
    let said = builds.run(repository.root(), &tasks, "demo-sample")?.expect_success()?;
    // The build has waited for cargo, when it needed the engine.
    engine.finish()?.expect_success()?;
    expect(!said.contains(&credentials.key), || "the build printed the access key".into())?;
    expect(!said.contains("[TPNS"), || "the sample app has findings".into())?;

    steps.begin("Show what tpnskit did, read back from the APK and the merged manifest");
    let outputs = repository.path("sample-app/build/outputs/apk/personal");
    let apk = Apk::read(&outputs.join("debug/sample-app-personal-debug.apk"), &tools.sdk)?;
    show_apk(&apk, &credentials)?;
    show_dependencies(&apk, &repository.path(BUILD_SCRIPT))?;
    show_merge(&repository.path("sample-app/build/intermediates"), &credentials)?;

    steps.begin("Show the same app shrunk by R8, without keep rules of its own");
    let shrunk = Apk::read(&outputs.join("release/sample-app-personal-release-unsigned.apk"), &tools.sdk)?;
    show_shrunk(&apk, &shrunk)?;

    steps.begin("Build a variant that contradicts itself, which must fail");
    show_refusal(repository, &builds, &credentials)?;

    drop(builds);
    steps.finish();
    Ok(true)
}

/// The access id and key in `tpns-configs.json`.
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

    /// Returns the text with the key shortened wherever it appears.
    fn hide(&self, text: &str) -> String {
        text.replace(&self.key, &shortened(&self.key))
    }
}

/// Returns only both ends of a key, such as `A1…F6`.
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
    expect(id == APPLICATION_ID, || format!("the application id of the APK is `{id}`"))?;

    println!("      from {CONFIG}");
    for (name, expected) in [
        ("XG_V2_ACCESS_ID", credentials.id.as_str()),
        ("XG_V2_ACCESS_KEY", &credentials.key),
        ("XG_SERVER_SUFFIX", SHANGHAI),
    ] {
        let value = meta_data(application, name).unwrap_or_default();
        expect(value == expected, || format!("`{name}` is `{}` in the APK", credentials.hide(value)))?;
        println!("        meta-data     {name} = {}", credentials.hide(value));
    }

    println!("      added to the manifest");
    let receiver = receiver(application)?;
    let name = receiver.attribute("name").unwrap_or_default();
    let exported = receiver.attribute("exported").unwrap_or("not set");
    println!("        receiver      {name}, exported: {exported}");
    for action in ACTIONS {
        println!("          action      {action}");
    }
    let library = named(application, "uses-library", |library| library.attribute("name") == Some(LEGACY_HTTP))
        .ok_or_else(|| Error::Demo(format!("`{LEGACY_HTTP}` is not in the manifest")))?;
    println!("        uses-library  {LEGACY_HTTP}, required: {}", library.attribute("required").unwrap_or("not set"));
    show_redirect(application)?;

    println!("      generated and compiled into the dex files");
    // Nested and synthetic classes have a `$` or `-` in their names.
    let outermost = |class: &&Class| class.name.starts_with(GENERATED) && !class.name.contains(['$', '-']);
    for class in apk.classes.iter().filter(outermost).filter(|class| class.public) {
        println!("        class         {}", class.name);
        println!("          methods     {}", class.public_methods.join(", "));
    }
    for name in CLIENT {
        expect(apk.class(&format!("{GENERATED}.{name}")).is_some(), || format!("`{name}` was not generated"))?;
    }
    let class =
        apk.class(name).ok_or_else(|| Error::Demo(format!("the class of the receiver `{name}` is not in the APK")))?;
    let superclass = class.superclass.as_deref().unwrap_or_default();
    expect(superclass == BASE_RECEIVER, || format!("`{name}` extends `{superclass}`"))?;
    Ok(())
}

fn show_redirect(application: &Element) -> Result<()> {
    let (name, address) = REDIRECT;
    let activity = named(application, "activity", |activity| activity.attribute("name") == Some(name))
        .ok_or_else(|| Error::Demo(format!("the activity `{name}` is not in the manifest")))?;
    let exported = activity.attribute("exported").unwrap_or("not set");
    // The compiled manifest has a number.
    let launch_mode = if activity.attribute("launchMode") == Some("2") { "singleTask" } else { "other" };
    println!("        activity      {name}, exported: {exported}, launchMode: {launch_mode}");
    let opens = |filter: &&Element| filter.all("data").any(|data| address_of(data).as_deref() == Some(address));
    let filter = activity
        .all("intent-filter")
        .find(opens)
        .ok_or_else(|| Error::Demo(format!("no intent filter accepts `{address}`")))?;
    for part in ["action", "category"] {
        for value in filter.all(part).filter_map(|value| value.attribute("name")) {
            println!("          {part:<12}{value}");
        }
    }
    println!("          data        {address}");
    Ok(())
}

/// The URI that a `data` element of an intent filter accepts.
fn address_of(data: &Element) -> Option<String> {
    let part = |name| data.attribute(name);
    Some(format!("{}://{}{}", part("scheme")?, part("host")?, part("path")?))
}

/// Shows the dependencies that the build script does not declare but the APK has.
fn show_dependencies(apk: &Apk, build_script: &Path) -> Result<()> {
    let script = fs::read_to_string(build_script).map_err(at("read", build_script))?;
    println!("      dependencies that {BUILD_SCRIPT} does not declare, each with a class in the APK");
    for (module, class) in SUPPLIED {
        expect(!script.contains(module), || format!("the build script declares `{module}`"))?;
        expect(apk.class(class).is_some(), || format!("`{module}` is not in the APK"))?;
        println!("        {module:<28}{class}");
    }
    Ok(())
}

/// Shows that R8 has kept the classes and methods that are found by name.
fn show_shrunk(apk: &Apk, shrunk: &Apk) -> Result<()> {
    let application = shrunk.manifest.application()?;
    println!("        classes       {} of {}", shrunk.classes.len(), apk.classes.len());
    let name = receiver(application)?.attribute("name").unwrap_or_default();
    let callbacks = |apk: &Apk| apk.class(name).map(|class| class.public_methods.clone()).unwrap_or_default();
    let called = |methods: Vec<String>| methods.into_iter().filter(|name| name.starts_with("on")).collect::<Vec<_>>();
    let (before, after) = (called(callbacks(apk)), called(callbacks(shrunk)));
    expect(!before.is_empty() && before == after, || {
        format!("after R8, `{name}` only has the callbacks {}", after.join(", "))
    })?;
    println!("        receiver      {name}");
    println!("          callbacks   {}", after.join(", "));
    for tag in COMPONENTS {
        for name in application.all(tag).filter_map(|component| component.attribute("name")) {
            expect(shrunk.class(name).is_some(), || format!("the class of the {tag} `{name}` is not in the APK"))?;
        }
        let count = application.all(tag).count();
        println!("        {tag:<14}{count} in the manifest, all with their classes");
    }
    Ok(())
}

/// The receiver of the TPNS broadcasts.
fn receiver(application: &Element) -> Result<&Element> {
    named(application, "receiver", takes_actions).ok_or_else(|| Error::Demo("no receiver has both TPNS actions".into()))
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

/// Shows what tpnskit changed in the manifest that the Android Gradle plugin had merged.
fn show_merge(intermediates: &Path, credentials: &Credentials) -> Result<()> {
    let (before, after) = merged_manifests(intermediates)?;
    let read = |path: &Path| fs::read_to_string(path).map_err(at("read", path));
    let (before, after) = (read(&before)?, read(&after)?);
    let changes = changes(&before, &after);
    expect(!changes.is_empty(), || "tpnskit did not change the merged manifest".into())?;
    println!("      changed in the merged manifest, which had {} lines", before.lines().count());
    for Change { number, sign, line } in changes {
        println!("        {number:>4} {sign} {}", credentials.hide(line));
    }
    Ok(())
}

/// The paths of the merged manifest before and after tpnskit's task.
fn merged_manifests(intermediates: &Path) -> Result<(PathBuf, PathBuf)> {
    let variant = intermediates.join("merged_manifest/personalDebug");
    let manifests = files_below(&variant)?;
    // Each one is in a directory named after the task that made it.
    let of = |task: &str| {
        let made_by = |path: &&PathBuf| path.parent().is_some_and(|folder| folder.ends_with(task));
        manifests.iter().find(made_by).cloned()
    };
    of("processPersonalDebugMainManifest")
        .zip(of("mergePersonalDebugTpnsManifest"))
        .ok_or_else(|| Error::Unexpected { path: variant, why: "one of the two merged manifests is missing".into() })
}

/// A line that is in only one of two texts.
#[derive(Debug, PartialEq, Eq)]
struct Change<'a> {
    number: usize,
    sign: char,
    line: &'a str,
}

/// The lines that were removed from `before` or added in `after`.
fn changes<'a>(before: &'a str, after: &'a str) -> Vec<Change<'a>> {
    let mut old = before.lines().zip(1..).peekable();
    let mut new = after.lines().zip(1..);
    let mut changes = Vec::new();
    while let Some((line, number)) = new.next() {
        // A line that does not come later either has been removed.
        let gone = |old: &str| old != line && !new.clone().any(|(later, _)| later == old);
        while let Some((line, number)) = old.next_if(|(old, _)| gone(old)) {
            changes.push(Change { number, sign: '-', line });
        }
        if old.next_if(|(old, _)| *old == line).is_none() {
            changes.push(Change { number, sign: '+', line });
        }
    }
    changes.extend(old.map(|(line, number)| Change { number, sign: '-', line }));
    changes
}

/// Builds the broken variant and shows why it failed.
fn show_refusal(repository: &Repository, builds: &Builds<'_>, credentials: &Credentials) -> Result<()> {
    let build =
        builds.run(repository.root(), &["-Ptpnskit.broken", ":sample-app:assembleBrokenDebug"], "demo-broken")?;
    expect(!build.succeeded(), || "the broken variant did not fail".into())?;
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
    println!("      It failed as expected: {}.", BROKEN.join(" and "));
    Ok(())
}

fn expect(holds: bool, otherwise: impl FnOnce() -> String) -> Result<()> {
    if holds { Ok(()) } else { Err(Error::Demo(otherwise())) }
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
    fn added_lines_have_their_line_numbers() {
        assert_eq!(shown("a\nb\n", "a\nx\nb\ny\n"), ["2+x", "4+y"]);
    }

    #[test]
    fn a_changed_line_is_shown_before_and_after() {
        assert_eq!(shown("a\nb/\nc\n", "a\nb\nx\n/b\nc\n"), ["2-b/", "2+b", "3+x", "4+/b"]);
        assert_eq!(shown("a\nb\n", "a\n"), ["2-b"]);
    }

    fn shown(before: &str, after: &str) -> Vec<String> {
        let text = |change: Change<'_>| format!("{}{}{}", change.number, change.sign, change.line);
        changes(before, after).into_iter().map(text).collect()
    }
}
