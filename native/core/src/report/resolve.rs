//! A finding with its places found, its values masked and its sentences made: the one place where that happens.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::words::{Words, code_point};
use super::{Diagnostic, Escape, Excerpt, Fix, Line, Place, Replacement, Subject, Value};
use crate::finding::{self, Argument, Finding, Label};
use crate::project::Project;
use crate::text::edit::Edit;
use crate::text::mask::{MaskedLine, Secrets, Shown};
use crate::text::source::{Encoding, FileId, Role, Source};
use crate::text::span::Span;

/// Characters of one source line that are shown at most.
const WIDEST_LINE: usize = 240;
/// Characters that stay in front of the first label of a longer line.
const LEAD: usize = 80;
/// Edits beyond which a fix is left out of the report.
const MOST_EDITS: usize = 300;
/// Lines between two places of one file beyond which only the primary one is shown.
const MAX_DISTANCE: usize = 2_000;

/// What makes findings of one project ready to be shown.
pub(super) struct Resolver<'a> {
    project: &'a Project,
    words: &'a Words,
    secrets: &'a Secrets,
    /// The lines that findings are about. A long one is masked once, however many findings it has.
    masked: RefCell<HashMap<(FileId, usize), MaskedLine>>,
}

impl<'a> Resolver<'a> {
    /// For findings of a project: what is secret is hidden wherever it stands.
    pub(super) fn new(project: &'a Project, words: &'a Words, secrets: &'a Secrets) -> Self {
        Self { project, words, secrets, masked: RefCell::default() }
    }

    pub(super) fn diagnostic(&self, finding: &Finding) -> Diagnostic {
        let Self { project, words, secrets, .. } = self;
        let id = finding.message_id();
        let mut arguments = finding.arguments.clone();
        // Every sentence may name the variant, which is no part of what the finding is.
        arguments.push(("variant", Argument::Text(project.variant.name.clone())));
        if !arguments.iter().any(|(name, _)| *name == "library") {
            arguments.push(("library", Argument::Text("unknown".to_owned())));
        }
        let sentence = |attribute: &str| words.attribute(&id, attribute, &arguments);
        let notes = ["note"].iter().chain(&finding.notes).filter_map(|attribute| sentence(attribute));
        Diagnostic {
            code: finding.code.name().to_owned(),
            severity: finding.severity.into(),
            key: finding.key(),
            subject: Subject { kind: finding.subject.kind().to_owned(), name: Shown::sentence(finding.subject.name()) },
            arguments: finding.arguments.iter().map(|(name, value)| ((*name).to_owned(), shown(value))).collect(),
            message: words.say(&id, &arguments),
            labels: labels(project, finding, &sentence),
            excerpts: self.excerpts(finding),
            notes: notes.collect(),
            help: sentence(finding.help).or_else(|| words.attribute("from-library", finding.help, &arguments)),
            fixes: finding.fixes.iter().filter_map(|fix| resolved_fix(project, secrets, fix)).collect(),
        }
    }

    /// The lines around the labels, the primary one's file first.
    fn excerpts(&self, finding: &Finding) -> Vec<Excerpt> {
        let mut files: Vec<FileId> = Vec::new();
        for label in &finding.labels {
            if !files.contains(&label.place.0) {
                files.push(label.place.0);
            }
        }
        let excerpt = |id: &FileId| {
            let source = self.project.sources.get(*id)?;
            let spans = finding.labels.iter().filter(|label| label.place.0 == *id).map(|label| label.place.1);
            let lines = self.lines(*id, source, spans);
            (!lines.is_empty()).then(|| Excerpt { file: Shown::path(&source.name), lines })
        };
        files.iter().filter_map(excerpt).collect()
    }

    fn lines(&self, file: FileId, source: &Source, spans: impl Iterator<Item = Span>) -> Vec<Line> {
        // Line to the first labelled column, from 0.
        let mut labelled: BTreeMap<usize, usize> = BTreeMap::new();
        let mut first = None;
        for span in spans {
            let at = source.position(span.start);
            let first = *first.get_or_insert(at.line);
            if at.line.abs_diff(first) <= MAX_DISTANCE {
                labelled
                    .entry(at.line)
                    .and_modify(|column| *column = (*column).min(at.column - 1))
                    .or_insert(at.column - 1);
            }
        }
        let last = source.lines();
        let around = labelled.keys().flat_map(|line| line.saturating_sub(1).max(1)..=(line + 1).min(last));
        let shown: BTreeSet<usize> = around.collect();
        let mut masked = self.masked.borrow_mut();
        let lines = shown.into_iter().filter_map(|number| {
            let text = source.line(number);
            let label = labelled.get(&number).copied();
            // A blank line at the rim shows nothing.
            if label.is_none() && text.trim().is_empty() {
                return None;
            }
            // An endless line is cut; a label outside of the cut is then left out of the picture, never out of the report.
            let endless = text.len() > WIDEST_LINE && text.chars().nth(WIDEST_LINE).is_some();
            let from = if endless { label.unwrap_or(0).saturating_sub(LEAD) } else { 0 };
            let line = masked
                .entry((file, number))
                .or_insert_with(|| MaskedLine::of(text, source.line_start(number), source.hidden(), self.secrets));
            let (text, escapes) = line.part(from, WIDEST_LINE);
            let escapes = escapes.into_iter().map(|(column, length)| Escape { column: column + 1, length });
            Some(Line { line: number, column: from + 1, text, escapes: escapes.collect() })
        });
        lines.collect()
    }
}

fn shown(argument: &Argument) -> Value {
    match argument {
        Argument::Text(text) => Value::Text(Shown::sentence(text)),
        Argument::Secret(secret) => Value::Text(Shown::secret(secret)),
        Argument::Number(number) => Value::Number(*number),
        Argument::List(texts) | Argument::Lines(texts) => {
            Value::List(texts.iter().map(|text| Shown::sentence(text)).collect())
        }
        Argument::Word(word) => Value::Text(Shown::sentence(word)),
        Argument::Characters(characters) => {
            Value::List(characters.iter().map(|character| Shown::sentence(&code_point(*character))).collect())
        }
        Argument::Words(words) => Value::List(words.iter().map(|word| Shown::sentence(word)).collect()),
    }
}

fn labels(project: &Project, finding: &Finding, sentence: &dyn Fn(&str) -> Option<Shown>) -> Vec<Place> {
    let place = |label: &Label| {
        let (file, span) = label.place;
        let text = sentence(label.sentence).unwrap_or_default();
        Some(place(project.sources.get(file)?, span, text, label.primary))
    };
    let places: Vec<Place> = finding.labels.iter().filter_map(place).collect();
    if places.iter().any(|place| place.primary) {
        return places;
    }
    std::iter::once(place_by_rule(project, &finding.subject)).chain(places).collect()
}

fn place(source: &Source, span: Span, text: Shown, primary: bool) -> Place {
    let (start, end) = (source.position(span.start), source.position(span.end));
    Place {
        file: Shown::path(&source.name),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        length: source.length(span),
        text,
        primary,
    }
}

/// The place of what stands nowhere: the file that would hold it.
fn place_by_rule(project: &Project, subject: &finding::Subject) -> Place {
    use finding::Subject as S;
    let of_role = |role: Role| project.sources.present(role).next().map(|(_, source)| source.name.clone());
    let script = || of_role(Role::BuildScript);
    let config = || of_role(Role::Config).or_else(|| project.settings.config_candidates.last().cloned());
    let file = match subject {
        S::ConfigFile | S::Field(_) | S::Application(_) => config(),
        S::File(name) | S::Manifest(name) => Some(name.clone()),
        S::Entry(_) | S::Component(_) => of_role(Role::SourceManifest),
        S::KeepRules => of_role(Role::KeepRules).or_else(script),
        S::Baseline(_) => of_role(Role::Baseline),
        S::Placeholder(_)
        | S::Redirect(_)
        | S::Dependency(_)
        | S::Channel(_)
        | S::Plugin(_)
        | S::Setting(_)
        | S::AbiFilters => script(),
    };
    let file = file.or_else(script).or_else(config).or_else(|| of_role(Role::MergedManifest));
    Place {
        file: Shown::path(file.as_deref().unwrap_or("build.gradle")),
        line: 1,
        column: 1,
        end_line: 1,
        end_column: 1,
        length: 0,
        text: Shown::default(),
        primary: true,
    }
}

fn resolved_fix(project: &Project, secrets: &Secrets, fix: &finding::Fix) -> Option<Fix> {
    let replacement = |(file, edit): &(FileId, Edit)| {
        // A text that wasn't wholly understood can't be written back.
        let source = project.sources.get(*file).filter(|source| source.encoding != Encoding::Unknown)?;
        // A key is not written into a report, not even to put it in its place.
        let replacement = Shown::verbatim(&edit.replacement, secrets)?;
        let at = place(source, edit.span, Shown::default(), true);
        Some(Replacement {
            file: at.file,
            line: at.line,
            column: at.column,
            end_line: at.end_line,
            end_column: at.end_column,
            length: at.length,
            replacement,
        })
    };
    if fix.edits.len() > MOST_EDITS {
        return None;
    }
    let edits = fix.edits.iter().map(replacement).collect::<Option<Vec<_>>>()?;
    let to_utf8 = fix.to_utf8.and_then(|file| Some(Shown::path(&project.sources.get(file)?.name)));
    Some(Fix { applicability: fix.applicability.name().to_owned(), edits, to_utf8 })
}
