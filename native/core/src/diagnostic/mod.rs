//! The one finding type.
//!
//! Invariant: a finding is data. It knows its code, its places and its sentences; how it looks is a renderer's affair.

pub mod catalogue;
pub mod explain;
pub mod redact;
pub mod render;

use serde::{Deserialize, Serialize};

pub use self::catalogue::Code;
use crate::edit::Edit;
use crate::source::FileId;
use crate::span::Span;

/// How much a finding matters. Errors fail the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Push will not work, or the build does not do what its owner wrote.
    Error,
    /// Likely a mistake, or one waiting to happen.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The severity of a name, as an owner writes it.
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Note].into_iter().find(|severity| severity.name() == name)
    }

    /// As in `error[TPNS302]`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A place that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub file: FileId,
    /// The underlined text.
    pub span: Span,
    /// What is to be seen there; may be empty.
    pub text: String,
    /// True for the one place that the finding points to.
    pub primary: bool,
}

/// Something that is wrong, or worth knowing, about a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding.
    pub code: Code,
    /// How much it matters here.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// The primary place first; where two places disagree, both. May be empty: a library or the build as a whole.
    pub labels: Vec<Label>,
    /// What follows on a device, or what else to know.
    pub notes: Vec<String>,
    /// The mend.
    pub help: Option<String>,
    /// The mend as edits of the owner's own file, where it is certain.
    pub fix: Option<Fix>,
}

/// A mend that a program can apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The file.
    pub file: FileId,
    /// What becomes of it.
    pub edits: Vec<Edit>,
}

impl Diagnostic {
    /// A finding with the code's own severity and no place yet.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        let severity = code.severity();
        Self { code, severity, message: message.into(), labels: Vec::new(), notes: Vec::new(), help: None, fix: None }
    }

    /// The place that the finding points to.
    pub fn at(mut self, file: FileId, span: Span, text: impl Into<String>) -> Self {
        self.labels.insert(0, Label { file, span, text: text.into(), primary: true });
        self
    }

    /// The place that the finding points to, where one is known.
    pub fn at_place(self, place: Option<(FileId, Span)>, text: impl Into<String>) -> Self {
        match place {
            Some((file, span)) => self.at(file, span, text),
            None => self,
        }
    }

    /// A second place that belongs to it, where one is known.
    pub fn beside_place(self, place: Option<(FileId, Span)>, text: impl Into<String>) -> Self {
        match place {
            Some((file, span)) => self.beside(file, span, text),
            None => self,
        }
    }

    /// A second place that belongs to it.
    pub fn beside(mut self, file: FileId, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { file, span, text: text.into(), primary: false });
        self
    }

    /// What follows on a device, or what else to know.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// The mend.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Edits of the file of the primary place that mend it for certain; nothing where there is no such place.
    pub fn fixed_by(mut self, edits: Vec<Edit>) -> Self {
        self.fix = self.labels.iter().find(|label| label.primary).map(|label| Fix { file: label.file, edits });
        self
    }

    /// The mend is to write `text` at the primary place.
    pub fn fixed_by_writing(self, text: &str) -> Self {
        let spans = self.labels.iter().filter(|label| label.primary).map(|label| label.span);
        let edits = spans.map(|span| Edit { span, replacement: text.to_owned() }).collect();
        self.fixed_by(edits)
    }

    /// The files of its places, each once, that of the primary place first.
    pub fn files(&self) -> Vec<FileId> {
        let mut files = Vec::new();
        for label in &self.labels {
            if !files.contains(&label.file) {
                files.push(label.file);
            }
        }
        files
    }

    /// The same finding, weighed otherwise.
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

/// The nearest of `known` to a misspelt `word`, or nothing when none is near.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).clamp(1, 8);
    let lower = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|&(distance, _)| distance <= limit)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn nearest_takes_slips_and_leaves_other_words() {
        let ids = ["com.example.app", "com.example.other"];
        assert_eq!(nearest("com.exmaple.app", ids), Some("com.example.app"));
        assert_eq!(nearest("Com.Example.App", ids), Some("com.example.app"));
        assert_eq!(nearest("org.unrelated", ids), None);
        assert_eq!(nearest("", ids), None);
    }
}
