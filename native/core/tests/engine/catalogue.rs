//! The catalogue tells the truth: every example fires its code and no other, and the pages in `docs/checks` are those
//! of the catalogue.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::*;
use serde_json::{Value, json};
use tpnskit_core::finding::Code;
use tpnskit_core::finding::catalogue::Page;
use tpnskit_core::text::language::Language;

#[test]
fn every_example_fires_its_code_and_no_other() {
    for code in Code::ALL {
        let Some(build) = example(code.page(Language::English)) else { continue };
        let mut codes = build.all_codes();
        codes.dedup();
        assert_eq!(codes, [code.name()], "the example of {}\n{}", code.name(), build.console());
    }
}

#[test]
fn only_what_the_engine_cannot_see_has_an_example_that_is_not_run() {
    let unrun: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| example(code.page(Language::English)).is_none())
        .map(|code| code.name())
        .collect();
    assert_eq!(unrun, ["TPNS901", "TPNS902", "TPNS903", "TPNS904"]);
}

/// The example's build, or nothing for one that happens outside of the engine.
fn example(page: Page) -> Option<Build> {
    let text = page.source();
    let facts = text.split_once("<!-- build ").map(|(_, rest)| rest.split_once(" -->").unwrap().0);
    let facts: Value = facts.map_or(json!({}), |facts| serde_json::from_str(facts).unwrap());
    if facts["elsewhere"] == true {
        return None;
    }
    let mut build = Build::consistent();
    for block in text.split("\n```").skip(1).step_by(2) {
        let (kind, content) = block.split_once('\n').unwrap();
        build = match kind {
            "json" => build.config(content),
            "json tpns-baseline.json" => build.file("baseline", "tpns-baseline.json", content),
            "xml" if content.contains("<manifest") => build.both_manifests(content),
            "xml" => build.both_manifests(&manifest(content)),
            "groovy" => build.script(content),
            "proguard" => build.file("keepRules", "app/proguard-rules.pro", content),
            "text" => build,
            other => panic!("a block of {other}"),
        };
    }
    if let Some(lines) = facts["merged"].as_str() {
        build = build.merged(&manifest(lines));
    }
    for role in facts["without"].as_array().into_iter().flatten() {
        build = build.without(role.as_str().unwrap());
    }
    if let Some(files) = facts["files"].as_array() {
        build = build.without("config");
        let file = |file: &Value| {
            let content = if file[2].is_string() { "text" } else { "unreadable" };
            json!({ "role": file[0], "name": file[1], content: file[2] })
        };
        build.files.extend(files.iter().map(file));
    }
    for (name, value) in facts["variant"].as_object().into_iter().flatten() {
        build = build.fact(name, value.clone());
    }
    for (name, value) in facts["settings"].as_object().into_iter().flatten() {
        build = build.setting(name, value.clone());
    }
    Some(build)
}

/// The folder and the words of a language's pages in the docs.
struct Docs {
    language: Language,
    folder: &'static str,
    all_checks: &'static str,
    intro: &'static str,
    columns: &'static str,
    families: [(&'static str, &'static str); 8],
}

const DOCS: [Docs; 2] = [
    Docs {
        language: Language::English,
        folder: "",
        all_checks: "All checks",
        intro: "# The checks\n\n[中文](zh/README.md)\n\n\
            Every code, with the failure on the device that it prevents. `./gradlew tpnsExplain --code TPNS302` \
            prints the same page. To change a code's severity or to switch it off, use `tpns { checks { } }`.",
        columns: "| code | severity | what is wrong |",
        families: [
            ("TPNS1", "tpns-configs.json"),
            ("TPNS2", "The same value in several places"),
            ("TPNS3", "Access point"),
            ("TPNS4", "Manifest"),
            ("TPNS5", "Dependencies"),
            ("TPNS6", "Notification redirect"),
            ("TPNS7", "IM"),
            ("TPNS9", "tpnskit itself"),
        ],
    },
    Docs {
        language: Language::Chinese,
        folder: "zh",
        all_checks: "全部检查项",
        intro: "# 检查项\n\n[English](../README.md)\n\n\
            下面列出全部检查项，以及它们各自避免的线上问题。`./gradlew tpnsExplain --code TPNS302` 会打印同样的内容。\
            要调整级别或关闭某一项，请使用 `tpns { checks { } }`。",
        columns: "| 代码 | 级别 | 问题 |",
        families: [
            ("TPNS1", "tpns-configs.json"),
            ("TPNS2", "同一个值写在多处"),
            ("TPNS3", "接入点"),
            ("TPNS4", "清单文件"),
            ("TPNS5", "依赖"),
            ("TPNS6", "点击跳转"),
            ("TPNS7", "IM"),
            ("TPNS9", "tpnskit 本身"),
        ],
    },
];

#[test]
fn the_docs_are_those_of_the_catalogue() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/checks");
    for docs in &DOCS {
        let folder = root.join(docs.folder);
        let pages = Code::ALL.iter().map(|code| (folder.join(format!("{}.md", code.name())), docs.page(*code)));
        let pages: Vec<(PathBuf, String)> = pages.chain([(folder.join("README.md"), docs.index())]).collect();
        if std::env::var_os("TPNSKIT_WRITE_DOCS").is_some() {
            fs::create_dir_all(&folder).unwrap();
            for (path, text) in &pages {
                fs::write(path, text).unwrap();
            }
        }
        for (path, text) in &pages {
            let found = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
            assert!(found == *text, "{} is stale: run `cargo xtask docs` and commit docs/checks", path.display());
        }
        let known: Vec<&PathBuf> = pages.iter().map(|(path, _)| path).collect();
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            assert!(path.is_dir() || known.contains(&&path), "{} is of no code: delete it", path.display());
        }
    }
}

impl Docs {
    fn page(&self, code: Code) -> String {
        let (name, page) = (code.name(), code.page(self.language));
        let severity = code.severity().name();
        let by_default = match (self.language, severity) {
            (Language::English, _) => format!("{} by default.", severity[..1].to_uppercase() + &severity[1..]),
            (Language::Chinese, _) => format!("默认级别：{}。", self.severity(code)),
        };
        format!(
            "<!-- Made from native/core/src/finding/catalogue/{tag}/{name}.md: edit that. -->\n\
             # {name}: {title}\n\n*{by_default} [{all}](README.md)*\n\n{text}",
            tag = self.language.tag(),
            title = page.title(),
            all = self.all_checks,
            text = page.markdown()
        )
    }

    fn index(&self) -> String {
        let tag = self.language.tag();
        let made = format!("<!-- Made from native/core/src/finding/catalogue/{tag}: edit that. -->\n");
        let mut text = format!("{made}{}\n", self.intro);
        for (prefix, title) in self.families {
            text.push_str(&format!("\n## {title}\n\n{}\n|---|---|---|\n", self.columns));
            for code in Code::ALL.iter().filter(|code| code.name().starts_with(prefix)) {
                let (name, severity, title) = (code.name(), self.severity(*code), code.title(self.language));
                text.push_str(&format!("| [{name}]({name}.md) | {severity} | {title} |\n"));
            }
        }
        text
    }

    fn severity(&self, code: Code) -> &'static str {
        let name = code.severity().name();
        match (self.language, name) {
            (Language::English, _) => name,
            (_, "error") => "错误",
            (_, "warning") => "警告",
            _ => "提示",
        }
    }
}

#[test]
fn explain_prints_the_page_and_finds_the_nearest_code() {
    let ask = |code: Value, language: &str| {
        let payload = json!({ "code": code, "language": language });
        let response: Value = serde_json::from_str(&answer(&request("explain", payload))).unwrap();
        let said = &response["answer"];
        (said["known"].as_bool().unwrap(), said["text"].as_str().unwrap().to_owned())
    };
    for language in ["en", "zh"] {
        insta::assert_snapshot!(format!("explained_{language}"), ask(json!("tpns602"), language).1);
        insta::assert_snapshot!(format!("all_codes_{language}"), ask(Value::Null, language).1);
    }
    let (known, text) = ask(json!("TPNS3O2"), "en");
    assert!(!known);
    assert_eq!(text, "there is no code `TPNS3O2`; the nearest is TPNS302, access point does not match the Access ID");
    assert_eq!(ask(json!("else"), "en"), (false, "there is no code `else`".to_owned()));
}

/// Both pages of a code show the same example, and have the same parts.
#[test]
fn a_page_in_chinese_is_the_page_in_english() {
    for code in Code::ALL {
        let [english, chinese] = [Language::English, Language::Chinese].map(|language| code.page(language));
        let blocks =
            |text: &str| -> Vec<String> { text.split("\n```").skip(1).step_by(2).map(str::to_owned).collect() };
        assert_eq!(blocks(english.source()), blocks(chinese.source()), "{}", code.name());
        for page in [english, chinese] {
            for part in [page.title(), page.explanation(), page.fix(), page.origin()] {
                assert!(!part.is_empty(), "{}: {}", code.name(), page.source());
            }
        }
        for part in [chinese.title(), chinese.explanation(), chinese.fix()] {
            assert!(part.chars().any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c)), "{}: {part}", code.name());
        }
    }
}

#[test]
fn every_examples_message_reads_well() {
    for language in ["en", "zh"] {
        let examples = Code::ALL.iter().filter_map(|code| example(code.page(Language::English)));
        let texts = examples.map(|build| build.language(language).console());
        insta::assert_snapshot!(format!("every_example_{language}"), texts.collect::<Vec<_>>().join("\n\n"));
    }
}
