//! What was found, in every format.

use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;

use serde_json::{Value, json};
use tpnskit_core::finding::Argument;
use tpnskit_core::report::overview::Overview;
use tpnskit_core::report::terminal::{self, Capped};
use tpnskit_core::report::words::Words;
use tpnskit_core::report::{Report, explain as explaining, github, gitlab, html};
use tpnskit_core::text::language::Language;
use tpnskit_core::text::mask::Shown;
use tpnskit_core::text::source::{Role, Source};
use tpnskit_core::text::span::Position;
use tpnskit_script::value::Reason;

use crate::arguments::{Apps, Check, Format};
use crate::check::AppOutcome;
use crate::files::{real, text};
use crate::variant::UnknownValue;
use crate::{MISUSE, SUCCESS};

/// What was found in all apps.
#[derive(Debug)]
pub struct Outcome {
    /// Each app's, in order.
    pub apps: Vec<AppOutcome>,
}

impl Outcome {
    fn reports(&self) -> Vec<Report> {
        self.apps.iter().flat_map(|app| app.reports.iter().cloned()).collect()
    }

    fn unknown(&self) -> impl Iterator<Item = (&AppOutcome, &UnknownValue)> {
        self.apps.iter().flat_map(|app| app.unknown.iter().map(move |unknown| (app, unknown)))
    }
}

/// Writes what was found to the standard output.
///
/// # Errors
///
/// The output can't be written.
pub fn write(outcome: &Outcome, asked: &Check, language: Language) -> Result<(), String> {
    let reports = outcome.reports();
    let overview = Overview::of(&reports);
    let words = Words::of(language);
    let diagnostics = overview.diagnostics();
    let text = match asked.format {
        Format::Terminal => on_terminal(outcome, &overview, asked, words),
        Format::Json => json(outcome, &overview)?,
        Format::Sarif => overview.sarif(),
        Format::Github => github::render(&diagnostics, &overview.omitted_findings(), "", words)
            .iter()
            .map(|line| format!("{line}\n"))
            .collect(),
        Format::Html => html::index(&overview),
        Format::Gitlab => gitlab::render(&diagnostics, ""),
    };
    print(&text)
}

/// Prints a text.
///
/// # Errors
///
/// It can't be written, for example to a full disk.
pub(crate) fn print(text: &str) -> Result<(), String> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // Whoever reads it has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| error.to_string()),
    }
}

/// Where names of files start, so that a terminal links them; nothing where that is where the program runs.
fn display_root(outcome: &Outcome) -> Option<String> {
    let base = &outcome.apps.first()?.base;
    let here = real(&std::env::current_dir().ok()?);
    let root = base.strip_prefix(here).unwrap_or(base).to_string_lossy().replace('\\', "/");
    (!root.is_empty()).then(|| Shown::path(&root).to_string())
}

fn on_terminal(outcome: &Outcome, overview: &Overview<'_>, asked: &Check, words: &Words) -> String {
    let root = display_root(outcome);
    let mut text = String::new();
    let (diagnostics, omitted) = (overview.diagnostics(), overview.omitted_findings());
    for shown in terminal::capped(diagnostics.into_iter(), &omitted, terminal::MOST_ON_A_TERMINAL, words) {
        match shown {
            Capped::Finding(diagnostic) => {
                text.push_str(&terminal::render_coloured(diagnostic, words, root.as_deref()))
            }
            Capped::More(_, sentence) => text.push_str(sentence.as_str()),
        }
        text.push_str("\n\n");
    }
    let apps =
        [("count", Argument::Number(outcome.apps.len())), ("found", Argument::Text(overview.count().to_string()))];
    text.push_str(words.say("checked-apps", &apps).as_str());
    text.push('\n');
    let unknown: Vec<_> = outcome.unknown().collect();
    if !unknown.is_empty() {
        let id = if asked.verbose { "unknown-values-listed" } else { "unknown-values" };
        text.push_str(words.say(id, &[("count", Argument::Number(unknown.len()))]).as_str());
        text.push('\n');
        if asked.verbose {
            let folder = root.as_ref().map(|root| format!("{}/", root.trim_end_matches('/'))).unwrap_or_default();
            let mut files = Files::default();
            for (app, one) in unknown {
                let line = files.place(app, one).line;
                let (file, what) = (Shown::path(&one.file), Shown::sentence(&one.what));
                text.push_str(&format!("  {folder}{file}:{line}: {what}: {}\n", why(one, words)));
            }
        }
    }
    text
}

/// Why a value isn't known, for people.
fn why(unknown: &UnknownValue, words: &Words) -> String {
    let id = format!("unknown-{}", reason(unknown.why.reason));
    words.say(&id, &[("name", Argument::Text(unknown.why.name.clone()))]).to_string()
}

/// As the JSON names it.
fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Name => "name",
        Reason::Environment => "environment",
        Reason::Property => "property",
        Reason::File => "file",
        Reason::Call => "call",
        Reason::Condition => "condition",
        Reason::Script => "script",
        Reason::Limit => "limit",
    }
}

/// Files that state values, each read once.
#[derive(Default)]
struct Files(HashMap<PathBuf, Source>);

impl Files {
    /// Where a value is.
    fn place(&mut self, app: &AppOutcome, unknown: &UnknownValue) -> Position {
        let path = app.base.join(&unknown.file);
        let file = self.0.entry(path).or_insert_with_key(|path| {
            Source::new(unknown.file.as_str(), Role::AppliedScript, text(path).unwrap_or_default())
        });
        file.position(unknown.start)
    }
}

fn json(outcome: &Outcome, overview: &Overview<'_>) -> Result<String, String> {
    let mut whole: Value = serde_json::from_str(&overview.json()).map_err(|error| error.to_string())?;
    let mut files = Files::default();
    let unknown: Vec<Value> = outcome
        .unknown()
        .map(|(app, one)| {
            let Position { line, column } = files.place(app, one);
            json!({
                "module": Shown::path(&app.module), "what": Shown::sentence(&one.what), "reason": reason(one.why.reason),
                "name": Shown::sentence(&one.why.name), "file": Shown::path(&one.file), "line": line, "column": column,
            })
        })
        .collect();
    if let Some(members) = whole.as_object_mut() {
        members.insert(
            "modules".to_owned(),
            outcome.apps.iter().map(|app| Shown::path(&app.module).to_string()).collect(),
        );
        members.insert("unknown".to_owned(), Value::Array(unknown));
    }
    Ok(serde_json::to_string_pretty(&whole).map_err(|error| error.to_string())? + "\n")
}

/// That there is no app, as far as scripts could be read.
pub(crate) fn nothing_to_check(apps: &Apps, unread: Vec<String>, language: Language) -> String {
    let paths: Vec<String> = apps.paths.iter().map(|path| path.display().to_string()).collect();
    let paths = ("paths", Argument::Text(paths.join(", ")));
    let words = Words::of(language);
    match unread.as_slice() {
        [] => words.say("no-apps", &[paths]),
        _ => words.say("no-apps-read", &[paths, ("files", Argument::List(unread))]),
    }
    .to_string()
}

/// Prints what a code means, or all codes.
///
/// # Errors
///
/// The output can't be written.
pub fn explain(code: Option<&str>, language: &str) -> Result<u8, String> {
    let (text, known) = explaining::text(code, Words::of(Language::of_locale(language)));
    if !known {
        return Err(text);
    }
    print(&(text + "\n")).map(|()| if known { SUCCESS } else { MISUSE })
}
