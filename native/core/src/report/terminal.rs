//! Findings in rustc's manner.
//!
//! The first line is `path:line:column: severity[CODE]: message`, so that Android Studio and other editors link it; the
//! source lines follow.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Title, Renderer, Snippet};

use super::words::Words;
use super::{Diagnostic, Excerpt, Level, Omitted, Place, Report};
use crate::finding::Argument;
use crate::text::mask::Shown;

/// The most findings of one code and severity on a terminal.
pub const MOST_ON_A_TERMINAL: usize = 50;

/// The most findings of one code and severity in `tpns.txt`.
const MOST_IN_A_FILE: usize = 100;

/// Columns of the widest picture.
const WIDTH: usize = 240;

/// One finding: several lines without colour, no newline at the end. Names of files start at `root`, where it is given.
pub fn render(diagnostic: &Diagnostic, words: &Words, root: Option<&str>) -> String {
    render_by(diagnostic, words, root, Renderer::plain(), "", "")
}

/// The same with the escapes of colours.
pub fn render_coloured(diagnostic: &Diagnostic, words: &Words, root: Option<&str>) -> String {
    let colour = match diagnostic.severity {
        Level::Error => "\u{1b}[1;31m",
        Level::Warning => "\u{1b}[1;33m",
        Level::Note => "\u{1b}[1;36m",
    };
    render_by(diagnostic, words, root, Renderer::styled(), colour, "\u{1b}[0m")
}

fn render_by(
    diagnostic: &Diagnostic,
    words: &Words,
    root: Option<&str>,
    renderer: Renderer,
    colour: &str,
    plain: &str,
) -> String {
    let place = diagnostic.primary().map(|place| format!("{}:{}:{}: ", path(place, root), place.line, place.column));
    let title = format!(
        "{}{colour}{}[{}]{plain}: {}",
        place.unwrap_or_default(),
        diagnostic.severity.name(),
        diagnostic.code,
        diagnostic.message
    );
    let windows: Vec<Window> = diagnostic.excerpts.iter().map(|e| Window::of(diagnostic, e, root)).collect();
    let (note, help) = (words.word("note"), words.word("help"));
    let mut group = Group::with_level(Title::ERROR);
    for (index, window) in windows.iter().enumerate() {
        // The first line has said where the first one is.
        group = group.element(window.snippet(index > 0));
    }
    for sentence in &diagnostic.notes {
        group = group.element(Title::NOTE.with_name(note.as_str()).message(sentence.as_str()));
    }
    if let Some(sentence) = &diagnostic.help {
        group = group.element(Title::HELP.with_name(help.as_str()).message(sentence.as_str()));
    }
    if group.is_empty() {
        return title;
    }
    let body = renderer.term_width(WIDTH).render(&[group]);
    format!("{title}\n{}", body.trim_end())
}

/// The whole report, `tpns.txt`.
pub fn report(report: &Report) -> String {
    let words = report.words();
    let none = words.word("none");
    let file = report.variant.config_file.as_ref().unwrap_or(&none);
    let mut text = format!(
        "{} {}\n{}: {}\n{}: {file}\n\n",
        words.word("fact-variant"),
        report.variant.name,
        words.word("fact-application-id"),
        report.variant.application_id,
        words.word("fact-file"),
    );
    for shown in capped(report.diagnostics.iter(), &report.omitted, MOST_IN_A_FILE, words) {
        match shown {
            Capped::Finding(diagnostic) => text.push_str(&render(diagnostic, words, None)),
            Capped::More(_, sentence) => text.push_str(sentence.as_str()),
        }
        text.push_str("\n\n");
    }
    text.push_str(report.count().as_str());
    text.push('\n');
    text
}

/// A finding, or how many more of its code there are.
pub enum Capped<'a> {
    /// The finding.
    Finding(&'a Diagnostic),
    /// The sentence, and how much those findings matter.
    More(Level, Shown),
}

/// The first `most` findings of each code and severity, each followed by how many more there are.
pub fn capped<'a>(
    diagnostics: impl Iterator<Item = &'a Diagnostic>,
    omitted: &[Omitted],
    most: usize,
    words: &Words,
) -> Vec<Capped<'a>> {
    let diagnostics: Vec<&Diagnostic> = diagnostics.collect();
    let mut capped = Vec::new();
    for same in diagnostics.chunk_by(|a, b| a.code == b.code && a.severity == b.severity) {
        capped.extend(same.iter().take(most).map(|diagnostic| Capped::Finding(diagnostic)));
        let Some(first) = same.first() else { continue };
        let left_out = omitted.iter().find(|one| one.code == first.code && one.severity == first.severity);
        let more = same.len().saturating_sub(most) + left_out.map_or(0, |omitted| omitted.count);
        if more > 0 {
            let arguments = [("count", Argument::Number(more)), ("code", Argument::Text(first.code.clone()))];
            capped.push(Capped::More(first.severity, words.say("and-more-of", &arguments)));
        }
    }
    capped
}

fn path(place: &Place, root: Option<&str>) -> String {
    rooted(place.file.as_str(), root)
}

fn rooted(name: &str, root: Option<&str>) -> String {
    match root {
        Some(root) => format!("{}/{name}", root.trim_end_matches('/')),
        None => name.to_owned(),
    }
}

/// The part of one file that a finding shows.
struct Window {
    path: String,
    first_line: usize,
    text: String,
    annotations: Vec<(std::ops::Range<usize>, String, bool)>,
}

impl Window {
    fn of(diagnostic: &Diagnostic, excerpt: &Excerpt, root: Option<&str>) -> Self {
        let labels = diagnostic.labels.iter().filter(|label| label.file == excerpt.file);
        let labels: Vec<&Place> = labels.filter(|label| excerpt.lines.iter().any(|l| l.line == label.line)).collect();
        let first_line = labels.iter().map(|label| label.line).min().unwrap_or(1);
        let last_line = labels.iter().map(|label| label.line).max().unwrap_or(first_line);
        let mut text = String::new();
        let mut annotations = Vec::new();
        let mut number = first_line;
        for line in excerpt.lines.iter().filter(|line| (first_line..=last_line).contains(&line.line)) {
            // Lines that are left out are blank here; the picture folds them.
            text.extend(std::iter::repeat_n('\n', line.line - number));
            number = line.line;
            let start = text.len();
            text.push_str(line.text.as_str());
            let byte = |column: usize| {
                let character = line.before(column).unwrap_or(0);
                start + line.text.as_str().char_indices().nth(character).map_or(line.text.as_str().len(), |(at, _)| at)
            };
            for label in labels.iter().filter(|label| label.line == line.line) {
                // A label of several lines is drawn in its first one.
                let end = if label.end_line == label.line { byte(label.end_column) } else { text.len() };
                annotations.push((byte(label.column)..end, label.text.to_string(), label.primary));
            }
        }
        Self { path: rooted(excerpt.file.as_str(), root), first_line, text, annotations }
    }

    fn snippet(&self, with_path: bool) -> Snippet<'_, Annotation<'_>> {
        let annotations = self.annotations.iter().map(|(span, text, primary)| {
            let kind = if *primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let annotation = kind.span(span.clone());
            if text.is_empty() { annotation } else { annotation.label(text.as_str()) }
        });
        let snippet = Snippet::source(self.text.as_str()).line_start(self.first_line).annotations(annotations);
        if with_path { snippet.path(self.path.as_str()) } else { snippet }
    }
}
