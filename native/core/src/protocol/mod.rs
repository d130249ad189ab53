//! One request to one response.
//!
//! Invariant: every request is answered; one that can't be understood is refused with a reason. The project is read once
//! and the plan is made once per request.

mod fix;
pub mod unbuilt;
mod wire;

use self::wire::{Added, Answer, Call, Inputs, Output, PROTOCOL, Request, Response, Shown, Text};
use crate::check::{self, Checked};
use crate::finding::baseline::Baseline;
use crate::finding::policy;
use crate::plan::placeholders::Placeholders;
use crate::plan::{Plan, keep_rules, manifest, sources};
use crate::project::Project;
use crate::project::variant::Variant;
use crate::report::terminal::Capped;
use crate::report::words::Words;
use crate::report::{
    self, Build, Details, Diagnostic, Omitted, Report, VERSION, console, explain, github, html, json, missing,
    overview, sarif, terminal,
};
use crate::text::language::Language;
use crate::text::mask::Secrets;
use crate::tpns::inputs;

/// Answers a UTF-8 JSON request with a UTF-8 JSON response, as the module `wire` spells them out.
pub fn call(request: &[u8]) -> Vec<u8> {
    let answer = match serde_json::from_slice::<Request>(request) {
        Ok(request) if request.protocol == PROTOCOL => answer(request.call),
        Ok(request) => Err(format!("the request is of protocol {}, this engine speaks {PROTOCOL}", request.protocol)),
        // Only the place: the text of the error may quote a value of the request.
        Err(error) => Err(format!("the request is not of protocol {PROTOCOL}: {}", place(&error))),
    };
    let (answer, refused) = match answer {
        Ok(answer) => (Some(answer), None),
        Err(reason) => (None, Some(reason)),
    };
    // A response of strings and numbers always serialises.
    serde_json::to_vec(&Response { protocol: PROTOCOL, version: VERSION, refused, answer }).unwrap_or_default()
}

/// TPNS904: what to tell the app's developers about a bug in tpnskit. `reason` must not hold values of the app.
pub fn bug_report(reason: &str) -> String {
    format!(
        "error[TPNS904]: a bug in tpnskit {VERSION}: {reason}. Please report it at {}/issues with this message and the \
         versions of Gradle and the Android Gradle plugin; it contains no key",
        report::HOME
    )
}

fn place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let known = ["unknown field", "unknown variant", "missing field", "duplicate field"];
    if known.iter().any(|prefix| text.starts_with(prefix)) { text } else { format!("byte {}", error.column()) }
}

fn answer(call: Call) -> Result<Answer, String> {
    match call {
        Call::Version => Ok(Answer::Version {}),
        Call::Explain(asked) => {
            let stated = asked.language.as_deref().and_then(Language::of_tag);
            let words = Words::of(stated.unwrap_or_else(|| Language::of_locale(&asked.locale)));
            let (text, known) = explain::text(asked.code.as_deref(), words);
            Ok(Answer::Explain { text, known })
        }
        Call::Placeholders(asked) => {
            // Asked while Gradle configures a build: the rest of the plan would be made for nothing.
            let (project, _) = project(asked.inputs, |_| {})?;
            Ok(Answer::Placeholders { placeholders: Placeholders::of(&project).supplied() })
        }
        Call::Dependencies(asked) => {
            let planned = Planned::with(asked.inputs, |variant| {
                variant.declared = asked.declared;
                variant.components = asked.resolved;
            })?;
            let added = planned.plan.dependencies.added.iter().map(|added| Added {
                artifact: added.to_string(),
                when_missing: missing::sentence(&planned.project, added, planned.words()).to_string(),
            });
            Ok(Answer::Dependencies { dependencies: added.collect() })
        }
        Call::Sources(asked) => {
            let planned = Planned::of(asked.inputs)?;
            let texts = sources::texts(&planned.project, &planned.plan)?;
            Ok(Answer::Files { files: texts.into_iter().map(|(name, text)| Output::text(name, text)).collect() })
        }
        Call::KeepRules(asked) => {
            let planned = Planned::of(asked.inputs)?;
            let text = keep_rules::text(&planned.project, &planned.plan);
            Ok(Answer::Files { files: text.map(|text| Output::text("tpns.pro", text)).into_iter().collect() })
        }
        Call::Console(asked) => {
            let planned = Planned::of(asked.inputs)?;
            let certificates: Vec<_> = asked.certificates.into_iter().map(Into::into).collect();
            let secrets = planned.project.secrets([]);
            let page = console::page(&planned.project, &planned.plan, &certificates, &secrets, planned.words());
            Ok(Answer::Console { text: page.text() })
        }
        Call::Merge(asked) => merge(asked),
        Call::Baseline(asked) => {
            let planned = Planned::of(asked.inputs)?;
            let Planned { project, plan, .. } = &planned;
            let findings = policy::by_settings(&project.settings.checks, check::all(project, plan).findings);
            let (baseline, _) = Baseline::of(project);
            let text = baseline.written(&project.variant.name, &findings)?;
            Ok(Answer::Baseline { file: Output::text(inputs::BASELINE, text) })
        }
        Call::Fix(asked) => fix::answer(asked),
        Call::Show(asked) => {
            let report = json::read(&asked.report)?;
            let path = &report.build.repository_path;
            let diagnostics: Vec<&Diagnostic> = report.diagnostics.iter().collect();
            let summary = report.summary(&asked.report_link);
            let omitted = &report.omitted;
            Ok(Answer::Show(shown(&diagnostics, omitted, report.words(), path, &asked.display_root, summary)))
        }
        Call::Overview(asked) => {
            let reports: Vec<Report> = asked.reports.iter().map(|text| json::read(text)).collect::<Result<_, _>>()?;
            let overview = overview::Overview::of(&reports);
            let diagnostics = overview.diagnostics();
            let summary = overview.summary(&asked.report_link);
            let path = overview.repository_path();
            let omitted = overview.omitted_findings();
            Ok(Answer::Overview {
                failed: overview.failed(),
                shown: shown(&diagnostics, &omitted, overview.words(), path, &asked.display_root, summary),
                reports: vec![
                    Output::text("index.html", html::index(&overview)),
                    Output::text("tpns.sarif", overview.sarif()),
                    Output::text("tpns.json", overview.json()),
                ],
            })
        }
    }
}

/// A variant that was read, and what will be supplied to it.
struct Planned {
    project: Project,
    plan: Plan,
    language: Language,
}

impl Planned {
    fn of(inputs: Inputs) -> Result<Self, String> {
        Self::with(inputs, |_| {})
    }

    fn with(inputs: Inputs, complete: impl FnOnce(&mut Variant)) -> Result<Self, String> {
        let (project, language) = project(inputs, complete)?;
        Ok(Self { plan: Plan::of(&project), project, language })
    }

    fn words(&self) -> &'static Words {
        Words::of(self.language)
    }

    fn report(&self, build: &Build) -> (Report, Secrets) {
        let Checked { findings, unchecked, secrets } = check::all(&self.project, &self.plan);
        let outcome = policy::apply(&self.project, findings);
        (Report::new(&self.project, &outcome, &unchecked, &secrets, build, self.language), secrets)
    }
}

/// The project of a request, and the language that it is spoken to in.
fn project(inputs: Inputs, complete: impl FnOnce(&mut Variant)) -> Result<(Project, Language), String> {
    let locale = inputs.locale.clone();
    let (sources, mut variant, settings) = inputs.read()?;
    complete(&mut variant);
    let language = settings.language(&locale);
    Ok((Project::read(sources, variant, settings), language))
}

fn merge(asked: wire::Merge) -> Result<Answer, String> {
    let planned = Planned::of(asked.inputs)?;
    let Planned { project, plan, .. } = &planned;
    let (report, secrets) = planned.report(&asked.build);
    let completed = manifest::completed(project, plan)?;
    Ok(Answer::Merge {
        failed: report.failed,
        summary: report.summary(&asked.report_link),
        manifest: completed.map(|bytes| Output::bytes("AndroidManifest.xml", bytes)),
        reports: vec![
            Output::text("tpns.txt", terminal::report(&report)),
            Output::text("tpns.json", json::render(&report)),
            Output::text("tpns.sarif", sarif::render(&report)),
            Output::text("tpns.html", html::render(&report, Details::of(project, plan, &report, &secrets))),
        ],
    })
}

/// What a terminal shows of findings.
fn shown(
    diagnostics: &[&Diagnostic],
    omitted: &[Omitted],
    words: &Words,
    repository_path: &str,
    display_root: &str,
    summary: String,
) -> Shown {
    let text = |shown: Capped<'_>| match shown {
        Capped::Finding(diagnostic) => {
            Text { severity: diagnostic.severity, text: terminal::render(diagnostic, words, Some(display_root)) }
        }
        Capped::More(severity, sentence) => Text { severity, text: sentence.to_string() },
    };
    let capped = terminal::capped(diagnostics.iter().copied(), omitted, terminal::MOST_ON_A_TERMINAL, words);
    Shown {
        texts: capped.into_iter().map(text).collect(),
        summary: (!diagnostics.is_empty()).then_some(summary),
        annotations: github::render(diagnostics, omitted, repository_path, words),
    }
}
