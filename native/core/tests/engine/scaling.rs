//! What anybody may write is read in time that grows with its length: four times the input costs about four times as much.
//!
//! Each case is measured against itself in one run, by the time that this thread was running.

use std::time::Duration;

use crate::support::*;
use cpu_time::ThreadTime;
use serde_json::{Value, json};
use tpnskit_core::project::unbuilt::Unbuilt;
use tpnskit_core::project::variant::{Placeholder, Variant};
use tpnskit_core::protocol::unbuilt::{Given, planned, settings};
use tpnskit_core::text::source::{Role, Source, Sources};

/// A case: a name, how many parts the smaller input has, and the build with so many parts.
type Case = (&'static str, usize, fn(usize) -> Build);

/// `part` for each number, one after the other.
fn repeated(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}

fn members(count: usize, part: impl Fn(usize) -> String) -> Build {
    let app = format!("\"{APPLICATION_ID}\": {{ \"channel\": {{ \"enable\": true }} }}");
    let tpns = format!("\"tpns\": {{ \"access_id\": \"{ID}\", \"access_key\": \"{KEY}\" }}");
    Build::consistent().config(&format!("{{ {}{tpns}, {app} }}", repeated(count, part)))
}

fn entries(count: usize, part: impl Fn(usize) -> String) -> Build {
    Build::consistent().both_manifests(&manifest(&repeated(count, part)))
}

const CASES: &[Case] = &[
    ("unknown members in a line", 500, |n| members(n, |i| format!("\"m{i}\": 1, "))),
    ("duplicates in a line", 500, |n| members(n, |i| format!("\"m{i}\": 1, \"m{i}\": 2, "))),
    ("the same member", 500, |n| members(n, |_| "\"m\": 1, ".to_owned())),
    ("full-width commas", 500, |n| members(n, |_| "\"m\": １，".to_owned())),
    ("secrets", 250, |n| members(n, |i| format!("\"key{i}\": \"SECRET-OF-{i}\", "))),
    ("secrets in lines", 250, |n| members(n, |i| format!("\"key{i}\": \"SECRET-OF-{i}\",\n"))),
    ("nested members", 1_000, |n| Build::consistent().config(&format!("{}{}", "{\"a\":".repeat(n), "}".repeat(n)))),
    ("other apps", 500, |n| {
        members(n, |i| {
            format!("\"com.example.a{i}\": {{ \"channel\": {{ \"oppo\": {{ \"app_key\": \"K{i}\" }} }} }}, ")
        })
    }),
    ("components that say nothing of exported, in a line", 250, |n| {
        entries(n, |i| {
            format!(
                "<activity android:name=\".A{i}\"><intent-filter><action android:name=\"a\"/></intent-filter></activity>"
            )
        })
    }),
    ("components that say nothing of exported", 250, |n| {
        entries(n, |i| {
            format!(
                "<activity android:name=\".A{i}\">\n<intent-filter><action android:name=\"a\"/></intent-filter>\n</activity>\n"
            )
        })
    }),
    ("closed deep links", 500, |n| {
        let filter = |i: usize| {
            format!(
                "<activity android:name=\".A{i}\" android:exported=\"false\"><intent-filter><action android:name=\"android.intent.action.VIEW\"/><category android:name=\"android.intent.category.DEFAULT\"/><data android:scheme=\"s{i}\" android:host=\"h\"/></intent-filter></activity>\n"
            )
        };
        entries(n, filter).setting("redirects", json!([{ "activity": ".A0", "uri": "s0://h/" }]))
    }),
    ("filters of one activity", 500, |n| {
        let filter = repeated(n, |i| {
            format!(
                "<intent-filter><action android:name=\"android.intent.action.VIEW\"/><data android:scheme=\"s{i}\" android:host=\"h\"/></intent-filter>\n"
            )
        });
        entries(1, |_| format!("<activity android:name=\".A\" android:exported=\"true\">{filter}</activity>"))
            .setting("redirects", json!([{ "activity": ".A", "uri": "x://h/" }]))
    }),
    ("data of one filter", 500, |n| {
        let data = repeated(n, |i| {
            format!("<data android:scheme=\"s{i}\" android:host=\"h{i}\" android:pathPattern=\"/.*a{i}.*b\"/>\n")
        });
        entries(1, |_| format!("<activity android:name=\".A\" android:exported=\"true\"><intent-filter><action android:name=\"android.intent.action.VIEW\"/>{data}</intent-filter></activity>"))
            .setting("redirects", json!([{ "activity": ".A", "uri": "x://h/aaaaaaaaaaaaaaaaaaaaaaaaaaaa" }]))
    }),
    ("redirects", 100, |n| {
        let redirects: Vec<Value> =
            (0..n).map(|i| json!({ "activity": format!(".A{i}"), "uri": format!("s{i}://h/") })).collect();
        entries(n, |i| format!("<activity android:name=\".A{i}\"/>")).setting("redirects", json!(redirects))
    }),
    ("receivers", 200, |n| {
        entries(n, |i| {
            format!(
                "<receiver android:name=\".R{i}\"><intent-filter><action android:name=\"com.tencent.android.xg.vip.action.FEEDBACK\"/><action android:name=\"com.tencent.android.xg.vip.action.PUSH_MESSAGE\"/></intent-filter></receiver>"
            )
        })
    }),
    ("entries", 500, |n| {
        entries(n, |i| format!("<meta-data android:name=\"XG_SERVER_SUFFIX\" android:value=\"s{i}\"/>"))
    }),
    ("permissions", 1_000, |n| {
        let permissions = repeated(n, |i| format!("<uses-permission android:name=\"p{i}\"/>"));
        Build::consistent().both_manifests(&manifest("").replacen(
            "<application",
            &format!("{permissions}<application"),
            1,
        ))
    }),
    ("attributes of an element", 1_000, |n| {
        let attributes = repeated(n, |i| format!(" android:a{i}=\"v\""));
        entries(1, |_| format!("<activity{attributes}/>"))
    }),
    ("nested elements", 500, |n| entries(1, |_| format!("{}{}", "<a>".repeat(n), "</a>".repeat(n)))),
    ("unclosed elements", 500, |n| entries(n, |_| "<a>".to_owned())),
    ("resolved libraries", 2_000, |n| {
        let libraries: Vec<String> = (0..n)
            .map(|i| format!("com.example.l{i}:a:{i}.0"))
            .chain(["com.tencent.tpns:tpns:1.4.3.9-release".to_owned()])
            .collect();
        Build::consistent().fact("components", json!(libraries))
    }),
    ("versions of one library", 500, |n| {
        let libraries: Vec<String> = (0..n).map(|i| format!("com.tencent.tpns:tpns:1.4.{i}.9-release")).collect();
        Build::consistent().fact("components", json!(libraries))
    }),
    ("jars", 500, |n| {
        let jars: Vec<String> = (0..n).map(|i| format!("libs/tpns{i}.jar")).collect();
        Build::consistent().fact("localArchives", json!(jars))
    }),
    ("placeholders", 500, |n| {
        let script = format!("manifestPlaceholders = [{}]", repeated(n, |i| format!("P{i}: 'v', ")));
        (0..n).fold(Build::consistent().script(&script), |build, i| build.placeholder(&format!("P{i}"), "v"))
    }),
    ("blank placeholders", 200, |n| {
        let script = format!("manifestPlaceholders = [{}]", repeated(n, |i| format!("VIVO_APPID{i}: '', ")));
        (0..n).fold(Build::consistent().script(&script), |build, _| build.placeholder("VIVO_APPID", ""))
    }),
    ("lines of a script", 2_000, |n| {
        Build::consistent().script(&repeated(n, |i| format!("implementation 'com.example:a{i}:1.0'\n")))
    }),
    ("calls in a line of a script", 2_000, |n| Build::consistent().script(&repeated(n, |i| format!("a{i}('b{i}'); ")))),
    ("open blocks of a script", 1_000, |n| Build::consistent().script(&"a {".repeat(n))),
    ("quotes of a script", 2_000, |n| Build::consistent().script(&"'\"".repeat(n))),
    ("versions of a catalog", 1_000, |n| {
        let catalog = format!(
            "[versions]\n{}\n[libraries]\n{}",
            repeated(n, |i| format!("v{i} = \"1\"\n")),
            repeated(n, |i| format!("l{i} = {{ module = \"a:b{i}\", version.ref = \"v{i}\" }}\n"))
        );
        Build::consistent().file("versionCatalog", "gradle/libs.versions.toml", &catalog)
    }),
    ("Gradle properties", 2_000, |n| {
        Build::consistent().file(
            "gradleProperties",
            "gradle.properties",
            &repeated(n, |i| format!("p{i}=A1B2C3D4E5F6\n")),
        )
    }),
    ("keep rules", 2_000, |n| {
        Build::consistent()
            .file("keepRules", "r.pro", &repeated(n, |i| format!("-keep class a.B{i} {{ *; }}\n")))
            .fact("minified", json!(true))
    }),
    ("stale accepted findings", 1_000, |n| {
        let entry = |i: usize| json!({ "key": format!("TPNS108 field x{i}"), "variants": { "debug": 1 } });
        let stale: Vec<Value> = (0..n).map(entry).collect();
        Build::consistent().file(
            "baseline",
            "app/tpns-baseline.json",
            &json!({ "schema": 2, "accepted": stale }).to_string(),
        )
    }),
    ("disabled codes", 300, |n| {
        Build::consistent()
            .setting("checks", json!({ "disable": (0..n).map(|i| format!("TPNS9{i}")).collect::<Vec<_>>() }))
    }),
    ("candidates", 1_000, |n| {
        Build::consistent()
            .setting("configCandidates", json!((0..n).map(|i| format!("a{i}/tpns-configs.json")).collect::<Vec<_>>()))
    }),
    ("nearby files", 1_000, |n| {
        Build::consistent()
            .without("config")
            .fact("nearbyFiles", json!((0..n).map(|i| format!("a{i}/tpns-config.json")).collect::<Vec<_>>()))
    }),
    ("vendors' files", 500, |n| {
        Build::consistent().file(
            "agconnectServices",
            "app/agconnect-services.json",
            &format!("{{\"client\":{{{}\"app_id\":\"1\"}}}}", repeated(n, |i| format!("\"app_id{i}\": \"{i}\", "))),
        )
    }),
    ("a long value", 10_000, |n| members(1, |_| format!("\"access_key\": \"{}\", ", "A1".repeat(n)))),
    ("a long line of digits", 10_000, |n| Build::consistent().script(&format!("x = {}", "A1".repeat(n)))),
    ("a long URI", 2_000, |n| {
        entries(1, |_| "<activity android:name=\".A\"/>".to_owned())
            .setting("redirects", json!([{ "activity": ".A", "uri": format!("s://h/{}", "${a}/".repeat(n)) }]))
    }),
    ("a long class name", 5_000, |n| entries(1, |_| format!("<activity android:name=\"{}\"/>", ".a".repeat(n)))),
];

/// The same for variants that nobody built: what the command line merges.
type UnbuiltCase = (&'static str, usize, fn(usize) -> Given);

fn unbuilt(own: &[String], libraries: &[String], placeholders: &[(&str, String)]) -> Given {
    let mut sources = Sources::default();
    let of_role = |role| move |text: &String| (role, text.clone());
    let texts = own.iter().map(of_role(Role::SourceManifest));
    for (number, (role, text)) in texts.chain(libraries.iter().map(of_role(Role::LibraryManifest))).enumerate() {
        sources.add(Source::new(format!("m{number}/AndroidManifest.xml"), role, text));
    }
    let stated = placeholders.iter().map(|(name, value)| Placeholder {
        name: (*name).to_owned(),
        value: value.clone(),
        origin: "defaultConfig".to_owned(),
    });
    let variant = Variant {
        name: "release".to_owned(),
        application_id: APPLICATION_ID.to_owned(),
        namespace: APPLICATION_ID.to_owned(),
        placeholders: stated.collect(),
        unbuilt: Some(Unbuilt::default()),
        ..Variant::default()
    };
    Given { sources, variant, settings: settings(json!({})).unwrap(), locale: "en".to_owned() }
}

/// The same entries in the manifests of two source sets.
fn in_both(entries: &str) -> Given {
    unbuilt(&[manifest(entries), manifest(entries)], &[], &[])
}

const UNBUILT: &[UnbuiltCase] = &[
    ("placeholders that aren't closed", 10_000, |n| {
        in_both(&format!("<meta-data android:name=\"a\" android:value=\"{}\"/>", "${".repeat(n)))
    }),
    ("placeholders that one brace closes", 10_000, |n| {
        in_both(&format!("<meta-data android:name=\"a\" android:value=\"{}}}\"/>", "${".repeat(n)))
    }),
    ("filters of two manifests", 500, |n| {
        let filters = repeated(n, |i| format!("<intent-filter><action android:name=\"a{i}\"/></intent-filter>"));
        in_both(&format!("<activity android:name=\".A\" android:exported=\"true\">{filters}</activity>"))
    }),
    ("attributes of two manifests", 2_000, |n| {
        let attributes = repeated(n, |i| format!(" android:a{i}=\"v\""));
        in_both(&format!("<activity android:name=\".A\"{attributes}/>"))
    }),
    ("attributes that are removed", 2_000, |n| {
        let removed = repeated(n, |i| format!("android:r{i},"));
        let tools = "xmlns:tools=\"http://schemas.android.com/tools\"";
        let own = manifest(&format!("<activity android:name=\".A\" {tools} tools:remove=\"{removed}\"/>"));
        let attributes = repeated(n, |i| format!(" android:a{i}=\"v\""));
        unbuilt(&[own, manifest(&format!("<activity android:name=\".A\"{attributes}/>"))], &[], &[])
    }),
    ("manifests of libraries", 100, |n| {
        let library = |i: usize| manifest(&format!("<activity android:name=\"com.example.l{i}.A\"/>"));
        unbuilt(&[manifest("")], &(0..n).map(library).collect::<Vec<_>>(), &[])
    }),
    ("a long placeholder in many places", 500, |n| {
        let entry = |i: usize| format!("<meta-data android:name=\"a{i}\" android:value=\"${{A}}\"/>");
        unbuilt(&[manifest(&repeated(n, entry))], &[], &[("A", "x".repeat(10 * n))])
    }),
];

/// The shortest of three times that this thread runs.
fn shortest(run: impl Fn() -> Duration) -> Duration {
    (0..3).map(|_| run()).min().unwrap_or_default()
}

/// What has a fix for each part, or one fix for all.
const FIXED: &[Case] = &[
    ("fixed comments", 500, |n| members(n, |_| "\"a\": 1, // c\n".to_owned())),
    ("fixed full-width commas", 500, |n| members(n, |_| "\"m\": １，\n".to_owned())),
    ("fixed components that say nothing of exported", 250, |n| {
        let filter = "<intent-filter><action android:name=\"a\"/></intent-filter>";
        entries(n, |i| format!("<activity android:name=\".A{i}\">\n{filter}\n</activity>\n"))
    }),
];

fn time_fixing(build: &Build) -> Duration {
    let inputs = build.payload("merge")["inputs"].clone();
    time_request(&request("fix", json!({ "variants": [inputs], "protected": [], "dryRun": true })).to_string())
}

fn time(build: &Build, command: &str) -> Duration {
    time_request(&build.request(command).to_string())
}

fn time_request(request: &str) -> Duration {
    shortest(|| {
        let start = ThreadTime::now();
        tpnskit_core::call(request.as_bytes());
        start.elapsed()
    })
}

fn time_unbuilt(given: impl Fn() -> Given) -> Duration {
    shortest(|| {
        let given = given();
        let start = ThreadTime::now();
        planned(given);
        start.elapsed()
    })
}

#[test]
fn four_times_the_input_takes_at_most_six_times_as_long() {
    let mut slow = Vec::new();
    for (name, count, build) in CASES {
        let (small, large) = (build(*count), build(4 * count));
        slow.extend(too_slow(name, || (time(&small, "merge"), time(&large, "merge"))));
    }
    for (name, count, build) in FIXED {
        let (small, large) = (build(*count), build(4 * count));
        slow.extend(too_slow(name, || (time_fixing(&small), time_fixing(&large))));
    }
    for (name, count, given) in UNBUILT {
        slow.extend(too_slow(name, || (time_unbuilt(|| given(*count)), time_unbuilt(|| given(4 * count)))));
    }
    assert!(slow.is_empty(), "{slow:?}");
}

/// The name of a case whose larger input takes too long each time. What else the machine does may spoil one measurement.
fn too_slow(name: &str, times: impl Fn() -> (Duration, Duration)) -> Option<&str> {
    let ratio = || {
        let (small, large) = times();
        let ratio = large.as_secs_f64() / small.as_secs_f64();
        println!("{ratio:5.1} {small:10.1?} {large:10.1?} {name}");
        ratio
    };
    (0..3).all(|_| ratio() > 6.25).then_some(name)
}

/// A value of 80,000 characters that an attribute names 8,000 times would be 640 MB, and in 20,000 attributes 1.6 GB.
#[test]
fn what_placeholders_make_too_long_stays_unknown() {
    let long = "x".repeat(80_000);
    let once = format!("<meta-data android:name=\"a\" android:value=\"{}\"/>", "${A}".repeat(8_000));
    let often = repeated(20_000, |i| format!("<meta-data android:name=\"a{i}\" android:value=\"${{B}}\"/>"));
    for (entries, least) in [(&once, 0), (&often, 8_000)] {
        let placeholders = [("A", long.clone()), ("B", "y".repeat(8_000))];
        let (project, _) = planned(unbuilt(&[manifest(entries)], &[], &placeholders));
        let (_, merged) = project.sources.of_role(Role::MergedManifest).next().unwrap();
        assert!(merged.text.len() < 20 << 20 && merged.text.len() > least, "{}", merged.text.len());
        assert!(merged.text.contains("${"), "what isn't replaced stays a placeholder");
    }
    // What is usual is replaced.
    let usual = manifest("<meta-data android:name=\"a\" android:value=\"${${A}-${C}\"/>");
    let (project, _) = planned(unbuilt(&[usual], &[], &[("A", "x".to_owned())]));
    let (_, merged) = project.sources.of_role(Role::MergedManifest).next().unwrap();
    assert!(merged.text.contains("\"${x-${C}\""), "{}", merged.text);
}
