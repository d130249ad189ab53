//! Findings in rustc's manner.
//!
//! The first line is `path:line:column: severity[CODE]: message`, so that Android Studio and other editors link it;
//! below it stand the source lines.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::super::redact::{mask, mask_sentence};
use super::super::{Diagnostic, Label, Severity};
use super::{primary, printable};
use crate::source::{FileId, Source, Sources};
use crate::span::Span;

/// Characters of one source line that are shown either side of what is underlined.
const WIDEST_MARGIN: usize = 120;

/// One finding: several lines without colour, no newline at the end. Names of files start at `root`, where it is given.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, root: Option<&str>) -> String {
    let place = primary(diagnostic, sources)
        .map(|(source, at)| format!("{}:{}:{}: ", path(source, root), at.line, at.column))
        .unwrap_or_default();
    let title =
        format!("{place}{}[{}]: {}", diagnostic.severity.name(), diagnostic.code.name(), shown(&diagnostic.message));
    let windows = windows(diagnostic, sources, root);
    let notes: Vec<String> = diagnostic.notes.iter().map(|note| shown(note)).collect();
    let help = diagnostic.help.as_deref().map(shown);
    let mut group = Group::with_level(Level::ERROR);
    for (index, window) in windows.iter().enumerate() {
        // The first line has said where the first one is.
        group = group.element(window.snippet(index > 0));
    }
    let sentences =
        notes.iter().map(|note| Level::NOTE.message(note)).chain(help.iter().map(|help| Level::HELP.message(help)));
    let group = sentences.fold(group, Group::element);
    if group.is_empty() {
        return title;
    }
    let body = Renderer::plain().term_width(2 * WIDEST_MARGIN).render(&[group]);
    format!("{title}\n{}", body.trim_end())
}

fn path(source: &Source, root: Option<&str>) -> String {
    let name = printable(&source.name);
    match root {
        Some(root) => format!("{}/{name}", printable(root.trim_end_matches('/'))),
        None => name,
    }
}

fn shown(sentence: &str) -> String {
    mask_sentence(&printable(sentence))
}

/// A line that counts: `2 errors, 1 warning`. Notes count only where there is nothing else.
pub fn count(diagnostics: &[Diagnostic]) -> String {
    let of = |severity: Severity| diagnostics.iter().filter(|found| found.severity == severity).count();
    let counts = [(of(Severity::Error), "error"), (of(Severity::Warning), "warning"), (of(Severity::Note), "note")];
    let counts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    if counts.is_empty() { "nothing found".to_owned() } else { counts.join(", ") }
}

/// What to show of each file, the primary one first.
fn windows(diagnostic: &Diagnostic, sources: &Sources, root: Option<&str>) -> Vec<Window> {
    let labels = |id: FileId| diagnostic.labels.iter().filter(move |label| label.file == id);
    diagnostic.files().iter().filter_map(|&id| Window::around(sources.get(id)?, root, labels(id))).collect()
}

/// The part of one file that a finding shows: whole lines, or a stretch of an endless one.
struct Window {
    path: String,
    first_line: usize,
    text: String,
    annotations: Vec<(Span, String, bool)>,
}

impl Window {
    fn around<'a>(source: &Source, root: Option<&str>, labels: impl Iterator<Item = &'a Label>) -> Option<Self> {
        let mut labels: Vec<&Label> = labels.collect();
        let primary = labels.iter().position(|label| label.primary).unwrap_or(0);
        let first = labels.get(primary).copied()?;
        let at = source.position(first.span.start);
        let (from, to) = (at.line.saturating_sub(MAX_DISTANCE), at.line.saturating_add(MAX_DISTANCE));
        labels.retain(|label| (from..=to).contains(&source.position(label.span.start).line));
        let start = labels.iter().map(|label| label.span.start).min()?;
        let end = labels.iter().map(|label| label.span.end.min(end_of_line(source, label.span.start))).max()?;
        let line = source.position(start).line;
        let begin = source.line_start(line);
        let stop = end_of_line(source, end);
        // An endless line is cut; a label outside the cut is then left out of the picture, never out of the report.
        let cut_begin = if start - begin > WIDEST_MARGIN { start - WIDEST_MARGIN } else { begin };
        let cut_begin = source.text.floor_char_boundary(cut_begin);
        let cut_stop = source.text.floor_char_boundary(stop.min(end.max(start) + WIDEST_MARGIN));
        let raw = source.text.get(cut_begin..cut_stop)?;
        let text: String = mask(raw).chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect();
        let annotations = labels.iter().map(|label| {
            let start = label.span.start.clamp(cut_begin, cut_stop) - cut_begin;
            let end = label.span.end.min(end_of_line(source, label.span.start)).clamp(cut_begin, cut_stop) - cut_begin;
            // Masking keeps the number of characters, not of bytes.
            let byte = |offset: usize| {
                let characters = raw.get(..offset).map_or(0, |before| before.chars().count());
                text.char_indices().nth(characters).map_or(text.len(), |(byte, _)| byte)
            };
            (Span::new(byte(start), byte(end)), shown(&label.text), label.primary)
        });
        let annotations = annotations.collect();
        Some(Self { path: path(source, root), first_line: line, text, annotations })
    }

    fn snippet(&self, with_path: bool) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        let annotations = self.annotations.iter().map(|(span, text, primary)| {
            let kind = if *primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let annotation = kind.span(span.start..span.end);
            if text.is_empty() { annotation } else { annotation.label(text.as_str()) }
        });
        let snippet = Snippet::source(self.text.as_str()).line_start(self.first_line).annotations(annotations);
        if with_path { snippet.path(self.path.as_str()) } else { snippet }
    }
}

/// Lines between two places of one file beyond which only the primary one is drawn.
const MAX_DISTANCE: usize = 2_000;

fn end_of_line(source: &Source, offset: usize) -> usize {
    source.text.get(offset..).and_then(|rest| rest.find('\n')).map_or(source.text.len(), |length| offset + length)
}
