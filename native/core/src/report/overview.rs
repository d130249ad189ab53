//! Several variants as one: what those of a module share is said once.

use std::collections::BTreeMap;

use serde::Serialize;

use super::words::Words;
use super::{Build, Diagnostic, Level, Omitted, Report, SCHEMA, Tool, Variant, count, ending, sarif, total};
use crate::finding::Argument;
use crate::text::language::Language;
use crate::text::mask::Shown;

/// The reports of several variants, of one module or of several.
pub struct Overview<'a> {
    /// Each variant's.
    pub(super) reports: &'a [Report],
    /// What was found, errors first, each with the variants that have it.
    pub(super) found: Vec<Shared<'a>>,
    /// What the baseline accepts.
    pub(super) accepted: Vec<Shared<'a>>,
}

/// A finding, and the variants that have it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Shared<'a> {
    #[serde(flatten)]
    pub(super) diagnostic: &'a Diagnostic,
    pub(super) variants: Vec<&'a Shown>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Json<'a> {
    schema: u32,
    tool: &'a Tool,
    language: &'a str,
    build: &'a Build,
    variants: Vec<&'a Variant>,
    failed: bool,
    diagnostics: &'a [Shared<'a>],
    accepted: &'a [Shared<'a>],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    omitted: Vec<Omitted>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    omitted_accepted: Vec<Omitted>,
}

impl<'a> Overview<'a> {
    /// What several reports say together.
    pub fn of(reports: &'a [Report]) -> Self {
        let (mut found, mut accepted) = (Vec::new(), Vec::new());
        for module in reports.chunk_by(|one, other| one.build.module == other.build.module) {
            found.extend(shared(module, |report| &report.diagnostics));
            accepted.extend(shared(module, |report| &report.accepted));
        }
        for all in [&mut found, &mut accepted] {
            all.sort_by_key(|one: &Shared<'_>| (one.diagnostic.severity, &one.diagnostic.code));
        }
        Self { reports, found, accepted }
    }

    /// True when a finding fails the build.
    pub fn failed(&self) -> bool {
        self.reports.iter().any(|report| report.failed)
    }

    /// What was found, each once.
    pub fn diagnostics(&self) -> Vec<&'a Diagnostic> {
        self.found.iter().map(|shared| shared.diagnostic).collect()
    }

    /// What was found besides, of codes that are found very often.
    pub fn omitted_findings(&self) -> Vec<Omitted> {
        self.omitted(|report| &report.omitted)
    }

    /// What the baseline accepts besides.
    pub fn omitted_accepted(&self) -> Vec<Omitted> {
        self.omitted(|report| &report.omitted_accepted)
    }

    /// The words of the first report's language.
    pub fn words(&self) -> &'static Words {
        self.reports.first().map_or(Words::of(Language::default()), Report::words)
    }

    /// The folder that paths start from, in the repository.
    pub fn repository_path(&self) -> &str {
        self.reports.first().map_or("", |report| report.build.repository_path.as_str())
    }

    /// The sentence that ends the build.
    pub fn summary(&self, link: &str) -> String {
        let words = self.words();
        let arguments = [
            ("found", Argument::Text(self.count().to_string())),
            ("count", Argument::Number(self.reports.len())),
            ("link", Argument::Text(link.to_owned())),
        ];
        let summary = words.say("summary-all", &arguments);
        let nowhere = Build::default();
        let build = self.reports.first().map_or(&nowhere, |report| &report.build);
        ending(words, &summary, build, self.found.iter().map(|shared| shared.diagnostic))
    }

    /// A line that counts what was found.
    pub fn count(&self) -> Shown {
        let accepted = self.accepted.len() + total(&self.omitted_accepted());
        let omitted = self.omitted_findings();
        count(self.words(), self.found.iter().map(|shared| shared.diagnostic), &omitted, accepted)
    }

    /// What the reports leave out. Nobody knows which of it variants share, so the one with the most of a code counts.
    fn omitted(&self, of: impl Fn(&'a Report) -> &'a Vec<Omitted>) -> Vec<Omitted> {
        let mut most: BTreeMap<(Level, &str), usize> = BTreeMap::new();
        for omitted in self.reports.iter().flat_map(of) {
            let count = most.entry((omitted.severity, &omitted.code)).or_default();
            *count = omitted.count.max(*count);
        }
        let omitted =
            most.into_iter().map(|((severity, code), count)| Omitted { code: code.to_owned(), severity, count });
        omitted.collect()
    }

    /// One log of all variants.
    pub fn sarif(&self) -> String {
        let accepted = self.accepted.iter().map(|shared| shared.diagnostic).collect();
        self.reports.first().map_or_else(String::new, |first| {
            sarif::merged(first, self.diagnostics(), accepted, &self.omitted_findings())
        })
    }

    /// The findings of all variants, ending in a newline.
    pub fn json(&self) -> String {
        let nothing = (Tool::this(), Build::default());
        let first = self.reports.first();
        let json = Json {
            schema: SCHEMA,
            tool: first.map_or(&nothing.0, |first| &first.tool),
            language: first.map_or("en", |first| first.language.as_str()),
            build: first.map_or(&nothing.1, |first| &first.build),
            variants: self.reports.iter().map(|report| &report.variant).collect(),
            failed: self.failed(),
            diagnostics: &self.found,
            accepted: &self.accepted,
            omitted: self.omitted_findings(),
            omitted_accepted: self.omitted_accepted(),
        };
        // A struct of strings and numbers always serialises; an empty report would say so.
        serde_json::to_string_pretty(&json).unwrap_or_default() + "\n"
    }
}

/// Where a value is stated that a finding is about; nothing where the place says no more than the key. Flavors may have files
/// and values of their own with the same mistake. What a manifest lacks is shown in any of a variant's manifests.
fn stated_at(diagnostic: &Diagnostic) -> Option<(&Shown, usize, usize)> {
    let place = diagnostic.labels.iter().find(|label| label.primary)?;
    let file = place.file.as_str();
    let says = file.ends_with(".json") || place.length > 0 && !file.ends_with(".xml");
    says.then_some((&place.file, place.line, place.column))
}

/// The findings of all reports, each key and place once and as severe as in any of them, in the order of the first report
/// that has it; errors first.
fn shared<'a>(reports: &'a [Report], of: impl Fn(&'a Report) -> &'a Vec<Diagnostic>) -> Vec<Shared<'a>> {
    let mut shared: Vec<Shared<'a>> = Vec::new();
    // Two findings of one key in one variant are two findings.
    type Same<'a> = (&'a Shown, Option<(&'a Shown, usize, usize)>);
    let mut index: BTreeMap<(Same<'a>, usize), usize> = BTreeMap::new();
    for report in reports {
        let mut seen: BTreeMap<Same<'a>, usize> = BTreeMap::new();
        for diagnostic in of(report) {
            let same = (&diagnostic.key, stated_at(diagnostic));
            let occurrence = seen.entry(same).or_default();
            match index.get(&(same, *occurrence)).and_then(|at| shared.get_mut(*at)) {
                Some(one) => {
                    one.variants.push(&report.variant.name);
                    // The settings of one variant may make it an error that fails the build.
                    if diagnostic.severity < one.diagnostic.severity {
                        one.diagnostic = diagnostic;
                    }
                }
                None => {
                    index.insert((same, *occurrence), shared.len());
                    shared.push(Shared { diagnostic, variants: vec![&report.variant.name] });
                }
            }
            *occurrence += 1;
        }
    }
    shared
}
