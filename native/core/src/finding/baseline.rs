//! Findings that the app accepts, so that an old app can be checked for new mistakes.
//!
//! Invariant: an entry is a finding's key, never a line or a sentence, so it survives edits elsewhere, other words and
//! another language. It accepts as many findings as it counted. Keys are masked in it as everywhere.

use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use serde_json::error::Category;

use super::{Code, Finding, Severity, Subject};
use crate::project::Project;
use crate::text::source::{FileId, Role};
use crate::text::span::Span;

const SCHEMA: u32 = 2;

/// The schema of the first version, whose entries held English messages.
const FIRST_SCHEMA: u32 = 1;

/// What makes a finding an accepted one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Entry {
    /// A finding of this key.
    Key(String),
    /// A finding of the first version's baseline: its code and the file of its place.
    First { code: String, file: String },
}

/// Accepted findings: how many of each, by variant.
#[derive(Debug, Default)]
pub struct Baseline {
    file: Option<FileId>,
    accepted: BTreeMap<Entry, BTreeMap<String, usize>>,
    /// True for a file of the first version.
    is_first: bool,
}

#[derive(Deserialize)]
struct Header {
    schema: u32,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Text {
    schema: u32,
    accepted: Vec<TextEntry>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct TextEntry {
    key: String,
    /// How many findings, by the variant's name.
    variants: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
struct FirstText {
    accepted: Vec<FirstEntry>,
}

#[derive(Deserialize)]
struct FirstEntry {
    code: String,
    file: String,
    variants: BTreeMap<String, usize>,
}

impl Baseline {
    /// The baseline of a project. One that can't be read accepts nothing and is a finding.
    pub fn of(project: &Project) -> (Self, Vec<Finding>) {
        let Some((file, source)) = project.sources.of_role(Role::Baseline).next() else {
            return (Self::default(), Vec::new());
        };
        let finding = |case| Finding::new(Code::TPNS905, Subject::Setting("checks.baseline".to_owned())).case(case);
        let read = match serde_json::from_str::<Header>(&source.text).map(|header| header.schema) {
            Ok(SCHEMA) => serde_json::from_str::<Text>(&source.text).map(|text| {
                let entries = text.accepted.into_iter().map(|entry| (Entry::Key(entry.key), entry.variants));
                Self::read(file, entries, false)
            }),
            Ok(FIRST_SCHEMA) => serde_json::from_str::<FirstText>(&source.text).map(|text| {
                let entry = |entry: FirstEntry| (Entry::First { code: entry.code, file: entry.file }, entry.variants);
                Self::read(file, text.accepted.into_iter().map(entry), true)
            }),
            Ok(other) => {
                let other = finding("baseline-schema").with("schema", other).with("known", SCHEMA);
                return (Self::default(), vec![other.at((file, Span::at(0)))]);
            }
            Err(error) => Err(error),
        };
        match read {
            Ok(baseline) if baseline.is_first => {
                let first = Finding::new(Code::TPNS906, Subject::Setting("checks.baseline".to_owned()));
                (baseline, vec![first.case("first-format").at((file, Span::at(0)))])
            }
            Ok(baseline) => (baseline, Vec::new()),
            Err(error) => {
                let offset = source.line_start(error.line()) + error.column().saturating_sub(1);
                let offset = source.text.floor_char_boundary(offset.min(source.text.len()));
                let why = match error.classify() {
                    Category::Eof if source.text.trim().is_empty() => "baseline-empty",
                    Category::Eof => "baseline-cut",
                    Category::Data => "baseline-fields",
                    Category::Syntax | Category::Io => "baseline-no-json",
                };
                let finding = finding("baseline-unreadable").with_word("why", why);
                (Self::default(), vec![finding.at((file, Span::at(offset)))])
            }
        }
    }

    fn read(file: FileId, entries: impl Iterator<Item = (Entry, BTreeMap<String, usize>)>, is_first: bool) -> Self {
        let mut accepted: BTreeMap<Entry, BTreeMap<String, usize>> = BTreeMap::new();
        for (entry, variants) in entries {
            let counts = accepted.entry(entry).or_default();
            for (variant, count) in variants {
                let counted = counts.entry(variant).or_default();
                *counted = counted.saturating_add(count);
            }
        }
        Self { file: Some(file), accepted, is_first }
    }

    /// The entry that a finding would be.
    fn entry(&self, project: &Project, finding: &Finding) -> Entry {
        if self.is_first {
            let source = finding.labels.first().and_then(|label| project.sources.get(label.place.0));
            let file = source.map(|source| source.name.clone()).unwrap_or_default();
            Entry::First { code: finding.code.name().to_owned(), file }
        } else {
            Entry::Key(finding.key().to_string())
        }
    }

    /// Accepted findings and the others. A variant that the baseline doesn't name is accepted as much as any other.
    pub fn accept(&self, project: &Project, findings: Vec<Finding>) -> (Vec<Finding>, Vec<Finding>) {
        if self.accepted.is_empty() {
            return (Vec::new(), findings);
        }
        let mut left: BTreeMap<&Entry, usize> = BTreeMap::new();
        for (entry, counts) in &self.accepted {
            let most = counts.values().max().copied().unwrap_or(0);
            left.insert(entry, counts.get(&project.variant.name).copied().unwrap_or(most));
        }
        findings.into_iter().partition(|finding| {
            let entry = self.entry(project, finding);
            let left = left.get_mut(&entry).filter(|left| **left > 0 && is_acceptable(finding));
            left.map(|left| *left -= 1).is_some()
        })
    }

    /// A note for each entry that counts more findings of this variant than there are. Entries of the first version are
    /// left alone: the whole file is to be written anew.
    pub fn unneeded(&self, project: &Project, accepted: &[Finding]) -> Vec<Finding> {
        let mut found: BTreeMap<String, usize> = BTreeMap::new();
        for finding in accepted {
            *found.entry(finding.key().to_string()).or_default() += 1;
        }
        let counted = self.accepted.iter().filter_map(|(entry, counts)| {
            let Entry::Key(key) = entry else { return None };
            let counted = *counts.get(&project.variant.name)?;
            let found = found.get(key).copied().unwrap_or(0);
            (counted > found).then_some((key, counted, found))
        });
        // Nearly every baseline has no such entry.
        let literals = LazyCell::new(|| {
            let source = self.file.and_then(|file| project.sources.get(file));
            source.map(|source| literals(&source.text)).unwrap_or_default()
        });
        counted.map(|(key, counted, found)| self.unneeded_entry(&literals, key, counted, found)).collect()
    }

    fn unneeded_entry(&self, literals: &HashMap<&str, usize>, key: &str, counted: usize, found: usize) -> Finding {
        let place = self.file.and_then(|file| {
            let quoted = serde_json::to_string(key).ok()?;
            let start = *literals.get(&*quoted)?;
            Some((file, Span::new(start, start + quoted.len())))
        });
        let place = place.or(self.file.map(|file| (file, Span::at(0))));
        let code = key.split([' ', '-']).next().unwrap_or_default();
        let finding = Finding::new(Code::TPNS906, Subject::Baseline(key.to_owned())).with("code", code).at(place);
        match found {
            0 => finding.case("gone"),
            _ => finding.case("fewer").with("counted", counted).with("found", found),
        }
    }

    /// The text of the file after this variant's findings have replaced what it held of this variant. A baseline of the
    /// first version is rewritten whole, from the findings alone.
    pub fn written(self, variant: &str, findings: &[Finding]) -> Result<String, String> {
        let mut accepted: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for (entry, mut variants) in self.accepted {
            if let Entry::Key(key) = entry {
                variants.remove(variant);
                accepted.insert(key, variants);
            }
        }
        for finding in findings.iter().filter(|finding| is_acceptable(finding)) {
            let counts = accepted.entry(finding.key().to_string()).or_default();
            *counts.entry(variant.to_owned()).or_default() += 1;
        }
        let entries = accepted.into_iter().filter(|(_, variants)| !variants.is_empty());
        let entries = entries.map(|(key, variants)| TextEntry { key, variants });
        let text = Text { schema: SCHEMA, accepted: entries.collect() };
        let text = serde_json::to_string_pretty(&text).map_err(|error| format!("the baseline: {error}"))?;
        Ok(text + "\n")
    }
}

/// Where each string of a JSON text starts for the first time, with its quotes and escapes.
fn literals(text: &str) -> HashMap<&str, usize> {
    let mut literals = HashMap::new();
    let (mut start, mut escaped) = (None, false);
    for (offset, byte) in text.bytes().enumerate() {
        match (byte, start) {
            _ if escaped => escaped = false,
            (b'\\', Some(_)) => escaped = true,
            (b'"', None) => start = Some(offset),
            (b'"', Some(from)) => {
                literals.entry(text.get(from..=offset).unwrap_or_default()).or_insert(from);
                start = None;
            }
            _ => {}
        }
    }
    literals
}

/// Notes need no acceptance; what is wrong with tpnskit's own settings, or hides a whole file, gets none.
fn is_acceptable(finding: &Finding) -> bool {
    finding.severity != Severity::Note && !matches!(finding.code, Code::TPNS905 | Code::TPNS906 | Code::TPNS907)
}
