//! One request to one response.
//!
//! Invariant: every request is answered; one that can't be understood is refused with a reason.

use crate::baseline::Baseline;
use crate::check;
use crate::console;
use crate::diagnostic::explain;
use crate::diagnostic::render::{github, html, json, sarif, terminal};
use crate::diagnostic::{Diagnostic, Severity};
use crate::project::Project;
use crate::protocol::{Command, ConsoleText, Output, PROTOCOL, Request, Response, VERSION};
use crate::supply;
use crate::weigh::{self, Weighed};

/// Answers a UTF-8 JSON request with a UTF-8 JSON response, as [`crate::protocol`] spells them out.
pub fn call(request: &[u8]) -> Vec<u8> {
    let mut response = match serde_json::from_slice::<Request>(request) {
        Ok(request) => answer(request).unwrap_or_else(refuse),
        // Only the place: the text of the error may quote a value of the request.
        Err(error) => refuse(format!("the request is not of protocol {PROTOCOL}: {}", shape(&error))),
    };
    response.protocol = PROTOCOL;
    response.version = VERSION;
    // A response of strings and numbers always serialises.
    serde_json::to_vec(&response).unwrap_or_default()
}

/// TPNS904: what to tell the owner of an app about a bug in tpnskit. `reason` must not hold values of the app.
pub fn bug_report(reason: &str) -> String {
    format!(
        "error[TPNS904]: a bug in tpnskit {VERSION}: {reason}. Please report it at \
         https://github.com/tpnskit/tpnskit/issues with this message and the versions of Gradle and the Android \
         Gradle Plugin; no key is part of it"
    )
}

fn refuse(reason: String) -> Response {
    Response { refused: Some(reason), failed: true, ..Response::default() }
}

fn shape(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let known = ["unknown field", "unknown variant", "missing field", "duplicate field"];
    if known.iter().any(|prefix| text.starts_with(prefix)) { text } else { format!("byte {}", error.column()) }
}

fn answer(request: Request) -> Result<Response, String> {
    if request.protocol != PROTOCOL {
        return Err(format!("the request is of protocol {}, this engine speaks {PROTOCOL}", request.protocol));
    }
    let command = request.command;
    let code = request.code.clone();
    let display_root = request.display_root.clone();
    let mut findings = Vec::new();
    let project = Project::read(request, &mut findings)?;
    match command {
        Command::Version => Ok(Response::default()),
        Command::Placeholders => {
            Ok(Response { placeholders: supply::placeholders::supply(&project), ..Response::default() })
        }
        Command::Dependencies => {
            Ok(Response { dependencies: supply::dependencies::supply(&project), ..Response::default() })
        }
        Command::Sources => Ok(Response { outputs: supply::sources::supply(&project)?, ..Response::default() }),
        Command::KeepRules => {
            Ok(Response { outputs: supply::keep_rules::supply(&project).into_iter().collect(), ..Response::default() })
        }
        Command::Console => {
            let page = report("tpns-console.txt", console::page(&project));
            Ok(Response { reports: vec![page], ..Response::default() })
        }
        Command::Explain => Ok(explain(code.as_deref())),
        Command::Merge => merge(&project, display_root.as_deref(), found(&project, findings)),
        Command::Baseline => {
            let findings = weigh::by_settings(&project, found(&project, findings));
            let (baseline, _) = Baseline::of(&project);
            Ok(Response { outputs: vec![baseline.written(&project, &findings)?], ..Response::default() })
        }
    }
}

/// Every finding about a variant and its settings, not yet weighed.
fn found(project: &Project, of_reading: Vec<Diagnostic>) -> Vec<Diagnostic> {
    check::all(project, of_reading).into_iter().chain(weigh::wrong_settings(project)).collect()
}

fn explain(code: Option<&str>) -> Response {
    match code.map(explain::explain) {
        None => Response { text: explain::list(), ..Response::default() },
        Some(Ok(text)) => Response { text, ..Response::default() },
        Some(Err(text)) => Response { text, failed: true, ..Response::default() },
    }
}

fn merge(project: &Project, display_root: Option<&str>, findings: Vec<Diagnostic>) -> Result<Response, String> {
    let Weighed { findings, accepted } = weigh::weigh(project, findings);
    let failed = findings.iter().any(|finding| finding.severity == Severity::Error);
    let rendered = |root: Option<&str>| -> Vec<ConsoleText> {
        let text = |finding: &Diagnostic| terminal::render(finding, &project.sources, root);
        findings.iter().map(|finding| ConsoleText { severity: finding.severity, text: text(finding) }).collect()
    };
    let found = json::findings(&findings, &project.sources);
    let by_baseline = match accepted.len() {
        0 => String::new(),
        accepted => format!(", {accepted} accepted by the baseline"),
    };
    let count = format!("{}{by_baseline}", terminal::count(&findings));
    Ok(Response {
        failed,
        summary: format!("TPNS: {} in variant `{}`{by_baseline}", terminal::count(&findings), project.variant.name),
        accepted: accepted.len(),
        outputs: supply::manifest::supply(project)?.into_iter().collect(),
        reports: vec![
            report("tpns.txt", text_report(project, &rendered(None), &count)),
            report("tpns.json", json::render(&found)),
            report("tpns.sarif", sarif::render(&findings, &accepted, &project.sources)),
            report("tpns.html", html::render(project, &findings, &accepted)),
        ],
        annotations: findings.iter().map(|finding| github::render(finding, &project.sources)).collect(),
        console: rendered(display_root),
        findings: found,
        ..Response::default()
    })
}

fn report(name: &str, text: String) -> Output {
    Output::text(name, text)
}

fn text_report(project: &Project, rendered: &[ConsoleText], count: &str) -> String {
    let file = project.config_file.and_then(|id| project.sources.get(id)).map_or("none", |source| source.name.as_str());
    let variant = &project.variant;
    let mut report =
        format!("TPNS, variant {}\napplication id: {}\nfile: {file}\n\n", variant.name, variant.application_id);
    for finding in rendered {
        report.push_str(&finding.text);
        report.push_str("\n\n");
    }
    report.push_str(count);
    report.push('\n');
    report
}
