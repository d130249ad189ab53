//! Projects with as many ways of saying things as real ones have (`tests/fixtures/projects`), and the fixtures that real
//! builds are made of: what is found without Gradle.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

use tpnskit_cli::arguments::Apps;
use tpnskit_cli::check::{AppOutcome, run};
use tpnskit_core::report::overview::Overview;

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures")
}

fn app(path: &Path) -> AppOutcome {
    let mut outcome = run(&Apps { paths: vec![path.to_path_buf()], ..Apps::default() }, "en").unwrap();
    assert_eq!(outcome.apps.len(), 1, "{outcome:?}");
    outcome.apps.remove(0)
}

/// The codes of errors and warnings in a variant.
fn codes(app: &AppOutcome, variant: &str) -> Vec<String> {
    let report = app.reports.iter().find(|report| report.variant.name.as_str() == variant).expect(variant);
    let found = report.diagnostics.iter().filter(|found| found.severity.name() != "note");
    found.map(|found| found.code.clone()).collect()
}

fn unknown(app: &AppOutcome) -> Vec<String> {
    app.unknown.iter().map(|one| format!("{} {}", one.what, one.why.name)).collect()
}

#[test]
fn kotlin_with_a_catalog_flavors_and_library_modules() {
    let app = app(&fixtures().join("projects/kotlin-with-catalog-and-flavors"));
    let shared = ["TPNS201", "TPNS302", "TPNS501", "TPNS502", "TPNS506"];
    for (variant, more) in [
        ("globalRelease", ["TPNS411", "TPNS503", "TPNS503"].as_slice()),
        // The suffix isn't in the file, which says nothing of channels then.
        ("globalDebug", &["TPNS107"]),
        ("chinaDebug", &["TPNS107", "TPNS204", "TPNS204"]),
        ("chinaRelease", &["TPNS107", "TPNS204", "TPNS204", "TPNS411"]),
    ] {
        let (mut found, mut wanted) = (codes(&app, variant), [&shared, more].concat());
        found.sort();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{variant}");
    }
    assert_eq!(unknown(&app), [""; 0]);
}

#[test]
fn flutter_with_keys_on_the_machine() {
    let app = app(&fixtures().join("projects/flutter-with-keys-in-local-properties"));
    assert_eq!(codes(&app, "release"), ["TPNS303"]);
    assert_eq!(unknown(&app), ["XG_ACCESS_ID tpns.id", "XG_ACCESS_KEY tpns.key"]);
}

#[test]
fn groovy_with_versions_in_a_map_of_the_root_project() {
    let app = app(&fixtures().join("projects/groovy-with-shared-versions"));
    assert_eq!(codes(&app, "release"), ["TPNS503"]);
    assert_eq!(codes(&app, "debug"), ["TPNS201", "TPNS503"]);
    assert_eq!(unknown(&app), ["dependency null", "minified startParameter.taskNames"]);
}

#[test]
fn the_builds_own_convention_plugin() {
    let app = app(&fixtures().join("projects/own-convention-plugin"));
    assert_eq!(codes(&app, "release"), ["TPNS107", "TPNS301", "TPNS401"]);
    assert_eq!(unknown(&app), [""; 0]);
}

#[test]
fn react_native_brings_modules_out_of_sight() {
    let app = app(&fixtures().join("projects/react-native"));
    assert_eq!(codes(&app, "release"), ["TPNS302"], "no receiver and no SDK are missing");
}

#[test]
fn a_module_that_is_an_app_or_a_library() {
    let app = app(&fixtures().join("projects/componentised-app"));
    assert_eq!(codes(&app, "xiaomiRelease"), ["TPNS207", "TPNS301", "TPNS412"]);
    assert_eq!(codes(&app, "huaweiRelease"), ["TPNS107", "TPNS207", "TPNS301", "TPNS412", "TPNS505", "TPNS506"]);
}

#[test]
fn kotlin_with_a_file_that_is_not_json() {
    let app = app(&fixtures().join("projects/kotlin-with-a-broken-file"));
    assert_eq!(codes(&app, "release"), ["TPNS102", "TPNS102", "TPNS201", "TPNS114"]);
    assert_eq!(codes(&app, "debug"), ["TPNS102", "TPNS102", "TPNS114"]);
}

#[test]
fn groovy_with_maps_and_conditions() {
    let app = app(&fixtures().join("projects/groovy-with-maps-and-conditions"));
    assert_eq!(codes(&app, "release"), ["TPNS201", "TPNS201", "TPNS404"]);
    assert_eq!(codes(&app, "debug"), ["TPNS107", "TPNS201", "TPNS201", "TPNS404"]);
    assert_eq!(codes(&app, "pre"), ["TPNS201", "TPNS404"], "it has the id of another environment, which is the file's");
    assert_eq!(unknown(&app), [""; 0]);
}

#[test]
fn two_apps_with_functions_of_build_src() {
    let path = fixtures().join("projects/two-apps-with-functions-of-buildsrc");
    let outcome = run(&Apps { paths: vec![path], ..Apps::default() }, "en").unwrap();
    let [one, two] = outcome.apps.as_slice() else { panic!("{outcome:?}") };
    assert_eq!((one.module.as_str(), two.module.as_str()), (":apps:one", ":apps:two"));
    assert_eq!(codes(one, "release"), ["TPNS204", "TPNS505", "TPNS506", "TPNS304"]);
    assert_eq!(codes(two, "release"), ["TPNS107", "TPNS402"]);
}

fn overlay(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            overlay(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

/// What the functional tests want of the same fixtures in real builds.
#[test]
fn fixtures_of_real_builds() {
    let table: [(&str, &str, &[&str]); 14] = [
        ("wrong-region", "release", &["TPNS302"]),
        ("key-with-a-space", "release", &["TPNS106"]),
        ("secret-key-as-access-key", "release", &["TPNS106"]),
        ("application-id-missing-from-the-file", "release", &["TPNS107"]),
        ("placeholder-drift", "release", &["TPNS201"]),
        ("receiver-without-feedback", "release", &["TPNS402"]),
        ("broken-json", "release", &["TPNS102"]),
        ("two-broken-things", "release", &["TPNS106", "TPNS302"]),
        ("misspelt-member", "release", &["TPNS108"]),
        ("everything-by-hand", "release", &[]),
        ("receiver-of-a-library-module", "release", &[]),
        ("applied-by-version-catalog", "release", &[]),
        ("applied-by-convention-plugin", "release", &[]),
        ("settings-that-are-known-late", "release", &[]),
    ];
    for (name, variant, wanted) in table {
        let copied = tempfile::tempdir().unwrap();
        overlay(&fixtures().join("base"), copied.path());
        overlay(&fixtures().join(name), copied.path());
        assert_eq!(codes(&app(copied.path()), variant), wanted, "{name}");
    }
}

/// What is found in every app of a project: the codes of each variant that has some, and what isn't known.
fn found(name: &str) -> (Vec<String>, Vec<String>) {
    let path = fixtures().join("projects").join(name);
    let outcome = run(&Apps { paths: vec![path], ..Apps::default() }, "en").unwrap();
    let mut found = Vec::new();
    for app in &outcome.apps {
        for report in &app.reports {
            let variant = report.variant.name.as_str();
            let mut codes = codes(app, variant);
            codes.sort();
            found.push(format!("{} {variant}: {}", app.module, codes.join(" ")).trim().to_owned());
        }
    }
    (found, outcome.apps.iter().flat_map(unknown).collect())
}

#[test]
fn projects_as_teams_write_them() {
    let table: [(&str, &[&str], &[&str]); 32] = [
        (
            "apps-in-other-folders-with-maps-in-gbk",
            &[
                ":app-buyer debug: TPNS501 TPNS502",
                ":app-buyer release: TPNS501 TPNS502",
                ":app-seller debug: TPNS107",
                ":app-seller release: TPNS107",
            ],
            &[],
        ),
        (
            "variants-switched-off",
            &[
                ":app vivoProdDebug: TPNS204 TPNS504",
                ":app vivoProdRelease: TPNS204 TPNS504",
                ":app vivoDevDebug: TPNS201 TPNS204 TPNS504",
                ":app miProdDebug: TPNS504",
                ":app miProdRelease: TPNS504",
                ":app miDevDebug: TPNS201 TPNS504",
            ],
            &[],
        ),
        ("constants-in-java", &[":app debug: TPNS207 TPNS505", ":app release: TPNS207 TPNS505"], &[]),
        ("convention-plugin-with-catalog-accessors", &[":app debug: TPNS511", ":app release: TPNS511"], &[]),
        (
            // The first dimension wins, so the placeholders of `uat` don't count.
            "flavors-with-files-of-their-own",
            &[
                ":app redProdDebug:",
                ":app redProdRelease:",
                ":app redUatDebug: TPNS201 TPNS201",
                ":app blueProdDebug: TPNS106 TPNS201",
                ":app blueProdRelease: TPNS106 TPNS201",
                ":app blueUatDebug: TPNS106 TPNS107 TPNS201",
            ],
            &["BUILD_TIME Date"],
        ),
        (
            "push-in-a-library-with-consumer-rules",
            &[":admin debug:", ":admin release:", ":app debug: TPNS402", ":app release: TPNS402"],
            &[],
        ),
        (
            "a-channel-per-flavor",
            &[
                ":app huaweiDebug:",
                ":app huaweiRelease:",
                ":app xiaomiDebug: TPNS114",
                ":app xiaomiRelease: TPNS114",
                ":app oppoDebug: TPNS114",
                ":app oppoRelease: TPNS114",
                ":app vivoDebug:",
                ":app vivoRelease:",
            ],
            &[],
        ),
        ("convention-plugins-as-classes", &[":app debug: TPNS501 TPNS502", ":app release: TPNS501 TPNS502"], &[]),
        (
            "functions-of-a-groovy-class",
            &[
                ":app officialDebug:",
                ":app officialRelease:",
                ":app googleDebug: TPNS201",
                ":app googleRelease: TPNS201",
            ],
            &["VIVO_APPID Properties", "VIVO_APPKEY groovy"],
        ),
        ("environments-as-objects", &[":app debug: TPNS419", ":app release: TPNS419"], &["HONOR_APPID HONOR_APPID"]),
        (
            "configured-by-the-root-project",
            &[":alpha debug:", ":alpha release:", ":beta debug: TPNS106", ":beta release: TPNS106"],
            &[],
        ),
        (
            "a-switch-on-the-tasks",
            &[":app debug:", ":app release:"],
            &["SUFFIX server", "XG_ACCESS_ID key", "XG_ACCESS_KEY key"],
        ),
        (
            "loops-over-keys-and-stores",
            &[
                ":app huaweiDebug:",
                ":app huaweiRelease:",
                ":app xiaomiDebug:",
                ":app xiaomiRelease:",
                ":app googleDebug: TPNS107",
                ":app googleRelease: TPNS107",
            ],
            &[],
        ),
        (
            "flavors-of-a-list",
            &[
                ":app huaweiDebug:",
                ":app huaweiRelease:",
                ":app oppoDebug: TPNS503",
                ":app oppoRelease: TPNS503",
                ":app testDebug: TPNS107",
                ":app testRelease: TPNS107",
            ],
            &[],
        ),
        ("a-script-that-asks-for-plugins", &[":app debug: TPNS301", ":app release: TPNS301"], &[]),
        (
            // One app leaves out the channels that it doesn't want.
            "a-push-library-that-each-app-trims",
            &[":app debug: TPNS405", ":app release: TPNS405", ":app-pad debug: TPNS201", ":app-pad release: TPNS201"],
            &[],
        ),
        (
            "react-native-with-a-push-script",
            &["android:app debug: TPNS602", "android:app release: TPNS109 TPNS602"],
            &[
                "script ../../node_modules/@react-native-community/cli-platform-android/native_modules.gradle",
                "script ../../node_modules/react-native/react.gradle",
            ],
        ),
        (
            "a-catalog-bundle-and-a-convention-plugin",
            &[":app debug: TPNS501 TPNS502", ":app release: TPNS501 TPNS502"],
            &[],
        ),
        (
            // A suffix that the file of one region lacks; only Firebase brings the permission for notifications.
            "stores-with-regions-of-their-own",
            &[":app cnDebug: TPNS408", ":app cnRelease: TPNS408", ":app overseaDebug: TPNS107", ":app overseaRelease:"],
            &[],
        ),
        (
            "flutter-with-ids-as-properties",
            &["android:app debug: TPNS302", "android:app release: TPNS302"],
            &["VIVO_APPKEY VIVO_KEY", "XG_ACCESS_KEY tpns.accessKey", "targetSdk flutter.targetSdkVersion"],
        ),
        // The file for tomorrow is no fault of what is there today.
        ("xinge-by-hand", &[":app debug:", ":app release:"], &[]),
        (
            "catalog-of-the-settings-script",
            &[":app prodDebug:", ":app prodRelease:", ":app stagingDebug: TPNS107", ":app stagingRelease: TPNS107"],
            &[],
        ),
        (
            "one-block-for-all-subprojects",
            &[
                ":app freeDebug: TPNS301",
                ":app freeRelease: TPNS301",
                ":app paidDebug: TPNS204 TPNS301",
                ":app paidRelease: TPNS204 TPNS301",
            ],
            &[],
        ),
        ("a-plugin-class-with-loops", &[":app debug: TPNS201", ":app release:"], &[]),
        (
            "placeholders-by-a-closure",
            &[":app xiaomiArmDebug:", ":app xiaomiArmRelease:", ":app huaweiArmRelease:"],
            &["PUSH_CHANNEL channel"],
        ),
        (
            "kotlin-with-an-sdk-per-store",
            &[
                ":app huaweiDebug:",
                ":app huaweiRelease:",
                ":app huaweiBeta:",
                ":app playDebug: TPNS504",
                ":app playRelease: TPNS504",
                ":app playBeta: TPNS504",
            ],
            &[],
        ),
        (
            "settings-of-one-variant",
            &[":app freeDebug:", ":app freeRelease:", ":app paidDebug:", ":app paidRelease:"],
            &[],
        ),
        (
            // The enum and the function of a convention plugin make the flavors and their dimensions.
            "flavors-of-an-enum",
            &[
                ":app goldPlayDebug:",
                ":app goldPlayRelease:",
                ":app goldStoreDebug:",
                ":app goldStoreRelease:",
                ":app silverPlayDebug: TPNS201",
                ":app silverPlayRelease: TPNS201",
                ":app silverStoreDebug: TPNS107 TPNS201",
                ":app silverStoreRelease: TPNS107 TPNS201",
            ],
            &[],
        ),
        (
            // Nobody knows the variants, so nothing is missing, and what every one of them has is wrong all the same.
            "flavors-of-a-json-file",
            &[":app debug: TPNS303", ":app release: TPNS303"],
            &["manifestPlaceholders create", "productFlavors create"],
        ),
        (
            "ids-by-an-extension-of-the-root",
            &[":app debug: TPNS106", ":app release: TPNS106", ":app-lite debug:", ":app-lite release:"],
            &[],
        ),
        (
            // What a script may state isn't missing; what is stated beside it is judged.
            "ids-by-a-script-of-the-company",
            &[
                ":app debug:",
                ":app release:",
                ":app-none debug: TPNS101",
                ":app-none release: TPNS101",
                ":app-old debug: TPNS105",
                ":app-old release: TPNS105",
            ],
            &["script https://git.example.com/gradle/push.gradle", "script private/push.gradle"],
        ),
        (
            // A placeholder that is taken out again, dimensions in a block of `android`, and functions that get a flavor.
            "dimensions-in-the-default-config",
            &[
                ":app devOfficialDebug:",
                ":app devOfficialRelease:",
                ":app devHuaweiDebug:",
                ":app devHuaweiRelease:",
                ":app prodOfficialDebug: TPNS201",
                ":app prodOfficialRelease: TPNS201",
                ":app prodHuaweiDebug: TPNS201",
                ":app prodHuaweiRelease: TPNS201",
            ],
            &[],
        ),
    ];
    for (name, wanted, unknown) in table {
        let (found, not_known) = found(name);
        assert_eq!(
            (found.as_slice(), not_known.as_slice()),
            (texts(wanted).as_slice(), texts(unknown).as_slice()),
            "{name}"
        );
    }
}

#[test]
fn the_same_mistake_in_the_files_of_two_flavors_is_found_twice() {
    let folder = tempfile::tempdir().unwrap();
    overlay(&fixtures().join("projects/stores-with-regions-of-their-own"), folder.path());
    for flavor in ["cn", "oversea"] {
        let file = folder.path().join("app/src").join(flavor).join("tpns-configs.json");
        fs::write(&file, fs::read_to_string(&file).unwrap().replace("\"debug\": false", "\"debug\": true")).unwrap();
    }
    let app = app(folder.path());
    let overview = Overview::of(&app.reports);
    let places = |code: &str| {
        let found = overview.diagnostics().into_iter().filter(|one| one.code == code);
        found.map(|one| format!("{}:{}", one.labels[0].file, one.labels[0].line)).collect::<Vec<_>>()
    };
    assert_eq!(places("TPNS109"), ["app/src/cn/tpns-configs.json:22", "app/src/oversea/tpns-configs.json:11"]);
    let placeholders = ["app/build.gradle:30", "app/build.gradle:31", "app/build.gradle:42", "app/build.gradle:42"];
    assert_eq!(places("TPNS202"), placeholders);
    assert_eq!(places("TPNS408"), ["app/src/main/AndroidManifest.xml:2"], "what two variants lack is said once");
    let suffix = overview.diagnostics().into_iter().find(|one| one.code == "TPNS107").unwrap();
    let help = suffix.help.as_ref().unwrap().as_str();
    assert!(help.contains("src/overseaDebug/tpns-configs.json"), "{help}");
    let debug = overview.diagnostics().into_iter().find(|one| one.code == "TPNS109").unwrap();
    assert!(!debug.help.as_ref().unwrap().as_str().contains("src/debug"), "it would win over both files");
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
