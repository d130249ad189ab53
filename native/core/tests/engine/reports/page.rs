//! The HTML pages: `tpns.html` of a variant, `index.html` of all of them.
//!
//! With `TPNSKIT_PAGES` naming a folder, the pages are left there for `tests/page`, which opens them in a browser.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use super::{settled, troubled, troubled_with};
use crate::support::*;
use serde_json::{Value, json};

/// The manifest names another access point than the access id.
fn one() -> Build {
    Build::consistent().both_manifests(&manifest(&meta_data("XG_SERVER_SUFFIX", "tpns.sgp.tencent.com")))
}

/// Much is wrong, and `unknown` members of the file are unknown.
fn much(unknown: usize) -> Build {
    troubled_with(&(0..unknown).map(|number| format!("  \"unknown{number}\": \"推送 <b>\",\n")).collect::<String>())
}

/// The reports of a variant, `tpns.html` and `tpns.json`.
fn reports(build: &Build) -> (String, String) {
    let mut payload = build.payload("merge");
    payload["build"]["reportPath"] = json!("app/build/reports/tpns");
    let response: Value = serde_json::from_str(&answer(&request("merge", payload))).unwrap();
    let text = |name: &str| text(&response["answer"], name);
    (text("tpns.html"), text("tpns.json"))
}

fn text(answer: &Value, name: &str) -> String {
    let report = answer["reports"].as_array().unwrap().iter().find(|report| report["name"] == name);
    report.unwrap()["text"].as_str().unwrap().to_owned()
}

fn page(build: &Build) -> String {
    reports(build).0
}

/// The page of all of these variants.
fn index(variants: &[Build]) -> String {
    let reports: Vec<String> = variants.iter().map(|variant| reports(variant).1).collect();
    let payload = json!({ "reports": reports, "displayRoot": "", "reportLink": "index.html" });
    let response: Value = serde_json::from_str(&answer(&request("overview", payload))).unwrap();
    text(&response["answer"], "index.html")
}

fn variants(language: &str) -> [Build; 3] {
    let named = |build: Build, name: &str| build.language(language).fact("name", json!(name));
    [named(troubled(), "freeDebug"), named(troubled(), "paidDebug"), named(one(), "paidRelease")]
}

/// What stands between two texts, each time.
fn between<'a>(page: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    page.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

fn accepted() -> Build {
    let baseline = troubled().call("baseline")["file"]["text"].as_str().unwrap().to_owned();
    troubled().file("baseline", "app/tpns-baseline.json", &baseline)
}

#[test]
fn every_finding_has_a_card_and_every_link_a_target() {
    let cards = |build: &Build| {
        let report: Value = serde_json::from_str(&reports(build).1).unwrap();
        ["diagnostics", "accepted"].map(|list| report[list].as_array().unwrap().len())
    };
    assert_eq!([settled(), one(), troubled()].map(|build| cards(&build)), [[0, 0], [1, 0], [21, 0]]);
    let of_build = |build: Build| (page(&build), cards(&build));
    let pages = [
        of_build(settled()),
        of_build(one()),
        of_build(troubled()),
        of_build(accepted()),
        (index(&variants("en")), [21, 0]),
    ];
    for (page, [found, accepted]) in pages {
        assert_eq!(page.matches("<article").count(), found + accepted);
        assert_eq!(page.matches("<article").count(), page.matches("</article>").count());
        let ids = between(&page, " id=\"", "\"");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{ids:?}");
        for link in between(&page, "href=\"#", "\"") {
            assert!(unique.contains(link), "{link}");
        }
        assert_eq!(page.contains("id=\"overview\""), found > 3);
    }
}

#[test]
fn a_page_loads_and_runs_settled() {
    for page in [page(&settled()), page(&troubled()), index(&variants("en"))] {
        for word in ["<script", "src=", "url(", "@import", "<link", "javascript:", "http://"] {
            assert!(!page.contains(word), "{word}");
        }
        assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline';"));
    }
}

#[test]
fn hostile_values_stay_text() {
    let hostile = "\"><script>alert(1)</script>&amp;<!--";
    let build = Build::consistent()
        .file("config", &format!("app/{hostile}/tpns-configs.json"), &config(ID, "x").replace("debug", "<script>"))
        .fact("name", json!(hostile))
        .fact("applicationId", json!(hostile))
        .setting("redirects", json!([{ "activity": hostile, "uri": hostile }]));
    for page in [page(&build), index(&[build, one()])] {
        assert!(!page.contains("<script"), "{page}");
        assert_eq!(page.matches("<article").count(), page.matches("</article>").count());
        assert!(page.contains("&#60;script&#62;alert(1)"), "{page}");
        assert!(page.contains("app/%22%3E%3Cscript%3E"), "{page}");
    }
}

#[test]
fn a_page_links_files_from_where_it_is() {
    let manifest = "app/src/main/AndroidManifest.xml";
    assert!(page(&one()).contains(&format!("<a href=\"../../../../../{manifest}\">{manifest}</a>:5:")));
    assert!(index(&[one()]).contains(&format!("<a href=\"../../../../{manifest}\">{manifest}</a>:5:")));
    // Nothing is linked where the place of the reports isn't known, and no file that doesn't exist.
    assert!(!one().report("tpns.html").contains("href=\"../"));
    let page = page(&Build::consistent().without("config"));
    assert!(page.contains(">app/tpns-configs.json:1:1</span>") && !page.contains("tpns-configs.json\">"), "{page}");
}

#[test]
fn what_is_not_checked_is_said_with_its_reason() {
    let page =
        page(&Build::consistent().without("mergedManifest").setting("checks", json!({ "disable": ["TPNS101"] })));
    let row = |code: &str| {
        let row = between(&page, "<tr class=\"", "</tr>").into_iter().find(|row| row.contains(&format!("{code}</a>")));
        row.unwrap_or_else(|| panic!("no row of {code}")).to_owned()
    };
    assert!(row("TPNS408").starts_with("unchecked ") && row("TPNS408").contains("the merged manifest is not known"));
    assert!(row("TPNS101").starts_with("disabled "));
    assert!(row("TPNS104").starts_with("quiet "));
    assert!(row("TPNS906").contains("there is no baseline"));
}

#[test]
fn what_the_baseline_accepts_is_still_wrong() {
    let page = page(&accepted());
    let accepted = page.split("<section id=\"accepted\">").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(accepted.matches("<article").count() > 10);
    let rows = page.split("<section id=\"provenance\">").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(rows.contains("<li class=\"error\">") && rows.contains("href=\"#a"), "{rows}");
}

#[test]
fn a_console_s_value_that_is_wrong_links_its_finding() {
    let page = page(&troubled());
    let consoles = page.split("<section id=\"consoles\">").nth(1).unwrap().split("</section>").next().unwrap();
    let line = between(consoles, "<tr>", "</tr>").into_iter().find(|line| line.contains("1580002210")).unwrap();
    assert!(line.contains("href=\"#f") && line.contains("see TPNS201</a>"), "{line}");
}

#[test]
fn a_fix_shows_the_line_before_and_after() {
    let page = page(&one());
    let change = between(&page, "class=\"change\">", "</pre>").into_iter().next().unwrap();
    let (before, after) = change.split_once("</del>").unwrap();
    assert!(before.ends_with("&#34;<mark class=\"old\">tpns.sgp.tencent.com</mark>&#34; /&#62;"), "{before}");
    assert!(after.ends_with("&#34;<mark class=\"new\">tpns.sh.tencent.com</mark>&#34; /&#62;</ins>"), "{after}");
}

#[test]
fn two_hundred_findings_get_a_card() {
    let build = much(250);
    let omitted = build.json()["omitted"].clone();
    let omitted = omitted.as_array().into_iter().flatten().map(|one| one["count"].as_u64().unwrap() as usize);
    let findings = build.findings().len() + omitted.sum::<usize>();
    let page = page(&build);
    assert_eq!(page.matches("<article").count(), 200);
    assert!(page.contains(&format!("<p class=\"soft more\">and {} more</p>", findings - 200)));
}

#[test]
fn the_index_says_a_shared_mistake_once() {
    let page = index(&variants("en"));
    let cards = between(&page, "<article", "</article>");
    let with = |text: &str| cards.iter().filter(|card| card.contains(text)).count();
    // The access point is wrong in all three; the activity in two of them.
    assert_eq!(with(">TPNS302<"), 1);
    let shared = cards.iter().find(|card| card.contains(">TPNS302<")).unwrap();
    assert!(shared.contains("<span class=\"variants\">all variants</span>"), "{shared}");
    let some = cards.iter().find(|card| card.contains(">TPNS106<")).unwrap();
    assert!(some.contains("in <a href=\"pages/freeDebug.html#f"), "{some}");
    assert!(some.contains(", <a href=\"pages/paidDebug.html#f"), "{some}");
    assert!(page.contains("<a href=\"pages/paidRelease.html\">paidRelease</a>"));
}

#[test]
fn nothing_but_names_is_written_in_a_template() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report");
    let words: String = ["report", "common"]
        .map(|name| fs::read_to_string(folder.join(format!("words/en/{name}.ftl"))).unwrap())
        .concat();
    for name in ["base", "parts", "index", "variant"] {
        let template = fs::read_to_string(folder.join(format!("html/{name}.html"))).unwrap();
        let (mut text, mut inside) = (String::new(), Vec::new());
        for character in template.chars() {
            match character {
                '<' | '{' => inside.push(character),
                '>' if inside.last() == Some(&'<') => _ = inside.pop(),
                '}' if inside.last() == Some(&'{') => _ = inside.pop(),
                other if inside.is_empty() => text.push(other),
                _ => {}
            }
        }
        assert!(!text.chars().any(char::is_alphabetic), "{name}: {}", text.trim());
        for word in
            between(&template, "page.word(\"", "\"").into_iter().chain(between(&template, "page.counted(\"", "\""))
        {
            assert!(words.contains(&format!("\n{word} = ")), "{word}");
        }
    }
}

#[test]
fn pages_for_a_browser() {
    let Some(folder) = env::var_os("TPNSKIT_PAGES") else { return };
    let folder = Path::new(&folder);
    for language in ["en", "zh"] {
        let folder = folder.join(language);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("pages")).unwrap();
        for (name, build) in [("nothing", settled()), ("one", one()), ("twenty-one", troubled())] {
            fs::write(folder.join(format!("{name}.html")), page(&build.language(language))).unwrap();
        }
        let variants = variants(language);
        fs::write(folder.join("index.html"), index(&variants)).unwrap();
        for variant in variants {
            let name = variant.variant["name"].as_str().unwrap().to_owned();
            fs::write(folder.join("pages").join(name + ".html"), page(&variant)).unwrap();
        }
    }
}

fn section<'a>(page: &'a str, id: &str) -> &'a str {
    page.split_once(&format!("<section id=\"{id}\">")).unwrap().1.split_once("</section>").unwrap().0
}

/// A row is about what its findings are about: never in order where a value in it is found to be wrong.
#[test]
fn a_broken_value_has_no_row_in_order() {
    let page = page(&troubled());
    let rows = section(&page, "provenance").replace("\n<li class=\"", "\n§");
    let class = |title: &str| {
        let row = rows.split('§').find(|row| row.contains(&format!("<h3>{title}</h3>")));
        row.unwrap_or_else(|| panic!("{title}: {rows}")).split('"').next().unwrap().to_owned()
    };
    for (title, level) in [
        ("Access ID", "error"),
        ("Access Key", "error"),
        ("Access point", "error"),
        ("TPNS SDK", "warning"),
        ("Receiver", "error"),
        ("Xiaomi channel", "warning"),
        ("vivo channel", "error"),
        ("OPPO channel", "warning"),
        ("FCM channel", "error"),
        ("Notification opens", "error"),
        ("OPPO notification channel", "error"),
    ] {
        assert_eq!(class(title), level, "{title}");
    }
}

#[test]
fn what_no_build_can_see_is_never_called_done() {
    for build in [settled(), one(), troubled(), Build::consistent()] {
        let page = page(&build);
        let steps = section(&page, "steps").split("<h3>").nth(2).unwrap();
        let steps = steps.split("</ul>").next().unwrap();
        assert!(!steps.contains("<li class=\"done\">") && steps.contains("in the console"), "{steps}");
    }
}

#[test]
fn a_page_speaks_one_language() {
    for page in [page(&troubled().language("zh")), page(&settled().language("zh")), index(&variants("zh"))] {
        assert!(page.contains("<html lang=\"zh\">"));
        for heading in between(&page, "<h2>", "</h2>").into_iter().chain(between(&page, "<caption>", "</caption>")) {
            assert!(heading.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{heading}");
        }
    }
}

#[test]
fn pages_are_as_they_were() {
    let pages = [
        ("settled_en", settled()),
        ("one_en", one()),
        ("troubled_en", troubled()),
        ("settled_zh", settled().language("zh")),
        ("troubled_zh", troubled().language("zh")),
    ];
    for (name, build) in pages {
        let page = page(&build);
        let (before, rest) = page.split_once("<style>").unwrap();
        insta::assert_snapshot!(name, format!("{before}{}", rest.split_once("</style>").unwrap().1));
    }
}
