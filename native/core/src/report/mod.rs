//! Findings as people and programs read them: places found, values masked, sentences made, once; then one small file per
//! format.
//!
//! Invariant: a renderer takes a [`Report`] (a page also [`Details`]) and nothing else, and every text in it is [`Shown`].

pub mod console;
pub mod explain;
pub mod fixed;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod json;
pub mod missing;
pub mod overview;
pub mod provenance;
mod resolve;
pub mod sarif;
pub mod steps;
pub mod terminal;
pub mod words;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use self::resolve::Resolver;
use self::words::Words;
use crate::check::Unchecked;
use crate::finding::policy::Outcome;
use crate::finding::{self, Argument, Code, Finding, Severity};
use crate::plan::Plan;
use crate::project::Project;
use crate::text::language::Language;
use crate::text::mask::{Secrets, Shown};

/// The version of the report's shape, which `docs/report.schema.json` describes.
pub const SCHEMA: u32 = 2;

/// The most findings of one code and severity that a report holds.
const MOST_OF_A_CODE: usize = 200;

/// The engine's version, which is also the plugin's.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where the project lives.
pub const HOME: &str = "https://github.com/tpnskit/tpnskit";

/// Everything that was found in one variant. Its JSON form is `tpns.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Report {
    /// Equals [`SCHEMA`].
    pub schema: u32,
    /// What made it.
    pub tool: Tool,
    /// The language of its sentences: `en` or `zh`. Nothing else in it depends on the language.
    pub language: String,
    /// The build that it's from.
    pub build: Build,
    /// The variant that it's about.
    pub variant: Variant,
    /// True when a finding fails the build.
    pub failed: bool,
    /// What was found, errors first.
    pub diagnostics: Vec<Diagnostic>,
    /// What the baseline accepts.
    pub accepted: Vec<Diagnostic>,
    /// What was found besides, of codes that are found very often.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub omitted: Vec<Omitted>,
    /// What the baseline accepts besides.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub omitted_accepted: Vec<Omitted>,
    /// Codes that couldn't be checked here, and why.
    pub unchecked: BTreeMap<String, String>,
    /// Codes that the build script disables.
    pub disabled: Vec<String>,
}

/// Findings that a report counts and leaves out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Omitted {
    /// As in `TPNS302`.
    pub code: String,
    /// `error`, `warning` or `note`.
    pub severity: Level,
    /// How many.
    pub count: usize,
}

/// The first findings of each code and severity, and how many more there are. Findings are in the order of both.
fn capped(findings: &[Finding], resolve: impl Fn(&Finding) -> Diagnostic) -> (Vec<Diagnostic>, Vec<Omitted>) {
    let mut shown = Vec::new();
    let mut omitted = Vec::new();
    for same in findings.chunk_by(|a, b| (a.code, a.severity) == (b.code, b.severity)) {
        shown.extend(same.iter().take(MOST_OF_A_CODE).map(&resolve));
        if let Some(first) = same.get(MOST_OF_A_CODE) {
            let count = same.len() - MOST_OF_A_CODE;
            omitted.push(Omitted { code: first.code.name().to_owned(), severity: first.severity.into(), count });
        }
    }
    (shown, omitted)
}

/// The tool that made a report.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Tool {
    /// `tpnskit`.
    pub name: String,
    /// Its version.
    pub version: String,
}

impl Tool {
    /// This one.
    fn this() -> Self {
        Self { name: "tpnskit".to_owned(), version: VERSION.to_owned() }
    }
}

/// The build that a report is from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Build {
    /// The module's path in the build, as in `:app`.
    pub module: String,
    /// Gradle's version; nothing outside of Gradle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gradle: Option<String>,
    /// The Android Gradle plugin's version; nothing outside of Gradle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub android_gradle_plugin: Option<String>,
    /// The folder that paths start from, in the repository; empty for the repository's own.
    pub repository_path: String,
    /// The folder of the reports, as in `app/build/reports/tpns`; empty where it isn't below the folder that paths start
    /// from. Pages link files by it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub report_path: String,
}

impl Build {
    /// The same with names that can be shown: a folder may be called anything.
    fn shown(&self) -> Self {
        let shown = |name: &str| Shown::path(name).to_string();
        Self {
            module: shown(&self.module),
            repository_path: shown(&self.repository_path),
            report_path: shown(&self.report_path),
            ..self.clone()
        }
    }
}

/// The variant that a report is about.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Variant {
    /// As in `paidRelease`.
    pub name: Shown,
    /// With suffixes.
    pub application_id: Shown,
    /// The package of the generated `R` class.
    pub namespace: Shown,
    /// The API level, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_sdk: Option<u32>,
    /// The `tpns-configs.json` that counts, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config_file: Option<Shown>,
}

/// A finding with its places found, its values masked and its sentences made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Diagnostic {
    /// As in `TPNS302`.
    pub code: String,
    /// `error`, `warning` or `note`.
    pub severity: Level,
    /// What makes two findings the same, in every language and after every edit elsewhere.
    pub key: Shown,
    /// What it's about.
    pub subject: Subject,
    /// The values that its sentences speak of.
    pub arguments: BTreeMap<String, Value>,
    /// What is wrong.
    pub message: Shown,
    /// The places, the primary one first; never none.
    pub labels: Vec<Place>,
    /// The source lines around the places, per file.
    pub excerpts: Vec<Excerpt>,
    /// What follows, or what else to know.
    pub notes: Vec<Shown>,
    /// How to fix it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Shown>,
    /// Fixes that a program can apply.
    pub fixes: Vec<Fix>,
}

/// A severity, as programs read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Fails the build.
    Error,
    /// Probably a mistake.
    Warning,
    /// Worth knowing.
    Note,
}

impl Level {
    /// Every level, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// As in `error[TPNS302]`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Note => Self::Note,
        }
    }
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Subject {
    /// As in `placeholder` or `dependency`.
    pub kind: String,
    /// Its name among those of its kind; nothing where there is only one.
    #[serde(skip_serializing_if = "Shown::is_empty", default)]
    pub name: Shown,
}

/// A value that sentences speak of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A number.
    Number(usize),
    /// A text; a key is shortened.
    Text(Shown),
    /// Several texts.
    List(Vec<Shown>),
}

/// A place in a file. Lines and columns count from 1, columns and lengths in Unicode scalar values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Place {
    /// Relative to the root project, with `/`.
    pub file: Shown,
    /// The first line.
    pub line: usize,
    /// The first column.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// One past the last column.
    pub end_column: usize,
    /// How many characters there are.
    pub length: usize,
    /// What there is to see there.
    #[serde(skip_serializing_if = "Shown::is_empty", default)]
    pub text: Shown,
    /// True for the place that the finding points to.
    pub primary: bool,
}

/// Source lines around a finding's places in one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Excerpt {
    /// Relative to the root project, with `/`.
    pub file: Shown,
    /// In the order of the text.
    pub lines: Vec<Line>,
}

/// A source line, or a stretch of a long one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Line {
    /// From 1.
    pub line: usize,
    /// The column of the first character of `text`: 1 unless the line is cut.
    pub column: usize,
    /// The text, without its newline.
    pub text: Shown,
    /// The characters that nobody would see and that are shown as escapes, in order.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub escapes: Vec<Escape>,
}

impl Line {
    /// How many characters of the text stand before a column of the file; nothing where the line is cut before it.
    fn before(&self, column: usize) -> Option<usize> {
        let plain = column.checked_sub(self.column)?;
        let escapes = self.escapes.iter().filter(|escape| escape.column < column);
        Some(plain + escapes.map(|escape| escape.length.saturating_sub(1)).sum::<usize>())
    }
}

/// A character of a source line that is shown as its escape, such as `\u{200b}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Escape {
    /// Its column in the file.
    pub column: usize,
    /// How many characters the escape has.
    pub length: usize,
}

/// Edits that a program can apply, all or none. Every place is meant before any of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fix {
    /// `safe` or `unsafe`.
    pub applicability: String,
    /// In the order of the files and texts.
    pub edits: Vec<Replacement>,
    /// A file that is to be written in UTF-8 without a byte order mark.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to_utf8: Option<Shown>,
}

/// A stretch of text and its replacement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Replacement {
    /// Relative to the root project, with `/`.
    pub file: Shown,
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
    /// From 1.
    pub end_line: usize,
    /// One past the last column.
    pub end_column: usize,
    /// How many characters are replaced.
    pub length: usize,
    /// The new text.
    pub replacement: Shown,
}

/// What the page of a variant shows besides its report.
pub struct Details {
    rows: Vec<provenance::Row>,
    steps: Vec<steps::Step>,
    consoles: console::Page,
}

impl Details {
    /// The details of a variant, as far as its report calls them right or wrong.
    pub fn of(project: &Project, plan: &Plan, report: &Report, secrets: &Secrets) -> Self {
        let words = report.words();
        let mut rows = provenance::rows(project, plan, words);
        for row in &mut rows {
            row.value = row.value.take().map(|value| secrets.shown(value));
            for stop in row.from.iter_mut().chain(&mut row.to) {
                stop.name = secrets.shown(std::mem::take(&mut stop.name));
            }
        }
        let mut steps = steps::steps(project, plan, report, words);
        for item in steps.iter_mut().flat_map(|step| &mut step.items) {
            item.text = secrets.shown(std::mem::take(&mut item.text));
        }
        Self { rows, steps, consoles: console::page(project, plan, &[], secrets, words) }
    }
}

impl Report {
    /// The report of a variant, after its findings have met the policy.
    pub fn new(
        project: &Project,
        outcome: &Outcome,
        unchecked: &[Unchecked],
        secrets: &Secrets,
        build: &Build,
        language: Language,
    ) -> Self {
        let words = Words::of(language);
        let resolver = Resolver::new(project, words, secrets);
        let resolve = |findings: &[Finding]| capped(findings, |finding| resolver.diagnostic(finding));
        let variant = &project.variant;
        let config = project.config_file.and_then(|id| project.sources.get(id));
        let (diagnostics, omitted) = resolve(&outcome.findings);
        let (accepted, omitted_accepted) = resolve(&outcome.accepted);
        Self {
            schema: SCHEMA,
            tool: Tool::this(),
            language: language.tag().to_owned(),
            build: build.shown(),
            variant: Variant {
                name: Shown::sentence(&variant.name),
                application_id: Shown::sentence(&variant.application_id),
                namespace: Shown::sentence(&variant.namespace),
                target_sdk: variant.target_sdk,
                config_file: config.map(|source| Shown::path(&source.name)),
            },
            failed: diagnostics.iter().any(|diagnostic| diagnostic.severity == Level::Error),
            accepted,
            diagnostics,
            omitted,
            omitted_accepted,
            unchecked: unchecked.iter().map(|one| (one.code.name().to_owned(), one.reason.name().to_owned())).collect(),
            disabled: outcome.disabled.iter().map(|code| code.name().to_owned()).collect(),
        }
    }

    /// Everything that was found. What the baseline accepts is as wrong as before.
    fn all(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().chain(&self.accepted)
    }

    /// The language of its sentences.
    pub fn language(&self) -> Language {
        Language::of_tag(&self.language).unwrap_or_default()
    }

    /// The words of its language.
    pub fn words(&self) -> &'static Words {
        Words::of(self.language())
    }

    /// A line that counts: `2 errors, 1 warning`, and what the baseline accepts.
    pub fn count(&self) -> Shown {
        count(self.words(), self.diagnostics.iter(), &self.omitted, self.accepted.len() + total(&self.omitted_accepted))
    }

    /// The sentence that ends a build which this report fails or warns, with a link to where more is to be read.
    pub fn summary(&self, link: &str) -> String {
        let arguments = [
            ("found", Argument::Text(self.count().to_string())),
            ("variant", Argument::Text(self.variant.name.to_string())),
            ("link", Argument::Text(link.to_owned())),
        ];
        let summary = self.words().say("summary", &arguments);
        ending(self.words(), &summary, &self.build, self.diagnostics.iter())
    }
}

/// A summary, and below it the commands that go on from there.
fn ending<'a>(
    words: &Words,
    summary: &Shown,
    build: &Build,
    diagnostics: impl Iterator<Item = &'a Diagnostic> + Clone,
) -> String {
    // Notes alone are one line.
    let loud = diagnostics.clone().find(|one| one.severity != Level::Note);
    let Some(first) = loud else { return summary.to_string() };
    let fixable = diagnostics.filter(|one| one.fixes.iter().any(|fix| fix.applicability == "safe")).count();
    let arguments = [
        ("module", Argument::Text(build.module.trim_end_matches(':').to_owned())),
        ("code", Argument::Text(first.code.clone())),
        ("count", Argument::Number(fixable)),
    ];
    let id = if fixable > 0 { "summary-fix" } else { "summary-explain" };
    format!("{summary}\n{}", words.say(id, &arguments))
}

/// How many findings a report leaves out.
fn total(omitted: &[Omitted]) -> usize {
    omitted.iter().map(|omitted| omitted.count).sum()
}

/// A line that counts findings, also those that the report leaves out, and what the baseline accepts.
fn count<'a>(
    words: &Words,
    diagnostics: impl Iterator<Item = &'a Diagnostic> + Clone,
    omitted: &[Omitted],
    accepted: usize,
) -> Shown {
    let of = |level: Level| {
        let more = omitted.iter().filter(|omitted| omitted.severity == level).map(|omitted| omitted.count);
        diagnostics.clone().filter(|found| found.severity == level).count() + more.sum::<usize>()
    };
    let counts = Level::ALL.map(|level| (of(level), level));
    let mut counts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, level)| {
            words.say(&format!("count-{}", level.name()), &[("count", Argument::Number(*count))]).to_string()
        })
        .collect();
    if counts.is_empty() {
        counts.push(words.word("count-nothing").to_string());
    }
    if accepted > 0 {
        counts.push(words.say("count-accepted", &[("count", Argument::Number(accepted))]).to_string());
    }
    Shown::sentence(&counts.join(words.word("list-separator").as_str()))
}

impl Diagnostic {
    /// The place that it points to.
    pub fn primary(&self) -> Option<&Place> {
        self.labels.iter().find(|label| label.primary).or(self.labels.first())
    }

    /// True where it's about one of these.
    fn is_about(&self, subjects: &[finding::Subject]) -> bool {
        let is = |subject: &finding::Subject| {
            subject.kind() == self.subject.kind && Shown::sentence(subject.name()) == self.subject.name
        };
        subjects.iter().any(is)
    }

    /// The message, the notes and the help, one per line.
    pub fn sentences(&self, words: &Words) -> String {
        let help = self.help.iter().map(|help| format!("{}: {help}", words.word("help")));
        let notes = self.notes.iter().map(Shown::to_string);
        std::iter::once(self.message.to_string()).chain(notes).chain(help).collect::<Vec<_>>().join("\n")
    }
}

/// A path as the repository knows it: Gradle's root project may be a folder of it.
fn in_repository(repository_path: &str, file: &str) -> String {
    match repository_path.trim_matches('/') {
        "" => file.to_owned(),
        folder => format!("{folder}/{file}"),
    }
}

/// A relative path as a URI reference: what RFC 3986 doesn't leave alone is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

/// Where a code's page is to be read.
fn page_link(code: Code, language: Language) -> String {
    let folder = match language {
        Language::English => "",
        Language::Chinese => "zh/",
    };
    [HOME, "/blob/main/docs/checks/", folder, code.name(), ".md"].concat()
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("app/src/main/A.xml"), "app/src/main/A.xml");
        assert_eq!(uri("my app/推:1%.json"), "my%20app/%E6%8E%A8%3A1%25.json");
    }
}
