//! Findings that the owner has accepted, so that an old app can be checked for new mistakes.
//!
//! Invariant: an entry is a code, a file and a message, never a line, so it survives edits elsewhere in the file; it
//! accepts as many findings as it counted, and no more. Keys are as short in it as everywhere.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::redact::mask_sentence;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::project::Project;
use crate::protocol::Output;
use crate::source::Role;
use crate::source::{FileId, Source};
use crate::span::Span;

/// The name that the file has where nothing else is said.
pub const FILE_NAME: &str = "tpns-baseline.json";

const SCHEMA: u32 = 1;

/// What makes two findings the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    code: String,
    file: String,
    message: String,
}

impl Key {
    fn of(project: &Project, finding: &Diagnostic) -> Self {
        let label = finding.labels.iter().find(|label| label.primary).or(finding.labels.first());
        let source = label.and_then(|label| project.sources.get(label.file));
        Self {
            code: finding.code.name().to_owned(),
            file: source.map(|source| source.name.clone()).unwrap_or_default(),
            message: mask_sentence(&finding.message),
        }
    }
}

/// Accepted findings: how many of each, by variant.
#[derive(Debug, Default)]
pub struct Baseline {
    file: Option<FileId>,
    accepted: BTreeMap<Key, BTreeMap<String, usize>>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Text {
    schema: u32,
    accepted: Vec<Entry>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    file: String,
    message: String,
    /// How many findings, by the variant's name.
    variants: BTreeMap<String, usize>,
}

impl Baseline {
    /// The baseline of a request; one that cannot be read accepts nothing and is a finding.
    pub fn of(project: &Project) -> (Self, Option<Diagnostic>) {
        let Some((file, source)) = project.sources.of_role(Role::Baseline).next() else {
            return (Self::default(), None);
        };
        match serde_json::from_str::<Text>(&source.text) {
            Ok(text) if text.schema == SCHEMA => (Self::read(file, text), None),
            Ok(text) => {
                let message = format!("`{}` is of schema {}, and {SCHEMA} is known here", source.name, text.schema);
                (Self::default(), Some(unreadable(file, Span::at(0), message)))
            }
            Err(error) => {
                let offset = source.line_start(error.line()) + error.column().saturating_sub(1);
                let offset = source.text.floor_char_boundary(offset.min(source.text.len()));
                let message = format!("`{}` is no baseline", source.name);
                (Self::default(), Some(unreadable(file, Span::at(offset), message)))
            }
        }
    }

    fn read(file: FileId, text: Text) -> Self {
        let mut accepted: BTreeMap<Key, BTreeMap<String, usize>> = BTreeMap::new();
        for entry in text.accepted {
            let key = Key { code: entry.code, file: entry.file, message: entry.message };
            let counts = accepted.entry(key).or_default();
            for (variant, count) in entry.variants {
                let counted = counts.entry(variant).or_default();
                *counted = counted.saturating_add(count);
            }
        }
        Self { file: Some(file), accepted }
    }

    /// Accepted findings and the others. A variant that the baseline does not name is accepted as much as any other.
    pub fn accept(&self, project: &Project, findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
        let mut left: BTreeMap<&Key, usize> = BTreeMap::new();
        for (key, counts) in &self.accepted {
            let most = counts.values().max().copied().unwrap_or(0);
            left.insert(key, counts.get(&project.variant.name).copied().unwrap_or(most));
        }
        findings.into_iter().partition(|finding| {
            let left = left.get_mut(&Key::of(project, finding)).filter(|left| **left > 0 && is_acceptable(finding));
            left.map(|left| *left -= 1).is_some()
        })
    }

    /// A note for each entry that counts more findings of this variant than there are.
    pub fn unneeded(&self, project: &Project, accepted: &[Diagnostic]) -> Vec<Diagnostic> {
        let Some(source) = self.file.and_then(|file| project.sources.get(file)) else { return Vec::new() };
        let mut found: BTreeMap<Key, usize> = BTreeMap::new();
        for finding in accepted {
            *found.entry(Key::of(project, finding)).or_default() += 1;
        }
        let counted = self.accepted.iter().filter_map(|(key, counts)| {
            let counted = *counts.get(&project.variant.name)?;
            let found = found.get(key).copied().unwrap_or(0);
            (counted > found).then_some((key, counted, found))
        });
        counted.map(|(key, counted, found)| self.note(source, key, counted, found)).collect()
    }

    fn note(&self, source: &Source, key: &Key, counted: usize, found: usize) -> Diagnostic {
        let message = match found {
            0 => format!("the baseline accepts a {} that is no longer found", key.code),
            _ => format!("the baseline accepts {counted} of a {}, and {found} are found", key.code),
        };
        let quoted = serde_json::to_string(&key.message).unwrap_or_default();
        let start = source.text.find(&quoted).unwrap_or(0);
        let length =
            if source.text.get(start..).is_some_and(|rest| rest.starts_with(&quoted)) { quoted.len() } else { 0 };
        let place = self.file.map(|file| (file, Span::new(start, start + length)));
        Diagnostic::new(Code::TPNS906, message)
            .at_place(place, "")
            .note("the entry would hide the same mistake when it is made again")
            .help("delete the entry, or write the baseline anew with `./gradlew tpnsBaseline`")
    }

    /// The file after this variant's findings have taken the place of what it held of this variant.
    pub fn written(mut self, project: &Project, findings: &[Diagnostic]) -> Result<Output, String> {
        let variant = &project.variant.name;
        for counts in self.accepted.values_mut() {
            counts.remove(variant);
        }
        for finding in findings.iter().filter(|finding| is_acceptable(finding)) {
            let counts = self.accepted.entry(Key::of(project, finding)).or_default();
            *counts.entry(variant.clone()).or_default() += 1;
        }
        let entries = self.accepted.into_iter().filter(|(_, counts)| !counts.is_empty());
        let entries =
            entries.map(|(key, variants)| Entry { code: key.code, file: key.file, message: key.message, variants });
        let text = Text { schema: SCHEMA, accepted: entries.collect() };
        let text = serde_json::to_string_pretty(&text).map_err(|error| format!("the baseline: {error}"))?;
        Ok(Output::text(FILE_NAME, text + "\n"))
    }
}

/// Notes need no acceptance, and what is wrong with tpnskit's own settings gets none.
fn is_acceptable(finding: &Diagnostic) -> bool {
    finding.severity != Severity::Note && !matches!(finding.code, Code::TPNS905 | Code::TPNS906)
}

fn unreadable(file: FileId, span: Span, message: String) -> Diagnostic {
    Diagnostic::new(Code::TPNS905, message)
        .at(file, span, "")
        .note("none of its entries counts")
        .help("write it anew with `./gradlew tpnsBaseline`")
}
