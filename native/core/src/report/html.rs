//! `tpns.html`: one self-contained page that a person likes to look at.
//!
//! Invariant: no script, nothing loaded, no key whole; every value is escaped by the template.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use super::super::redact::{mask, mask_sentence};
use super::super::{Code, Diagnostic, Severity};
use super::terminal::count;
use crate::console;
use crate::flow::{self, By, Flow};
use crate::guide::{self, State, Step};
use crate::project::Project;
use crate::protocol::VERSION;
use crate::source::{FileId, Source, Sources};

/// Characters of one source line that are shown at most.
const WIDEST_LINE: usize = 200;
/// What stays to be seen before the first label of a longer line.
const LEAD: usize = 60;

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    version: &'static str,
    variant: &'a str,
    facts: Vec<(&'static str, String)>,
    verdict: Verdict,
    findings: Vec<Card>,
    accepted: Vec<Card>,
    flows: Vec<FlowRow>,
    steps: Vec<StepRow>,
    families: Vec<Family>,
    checked: usize,
    consoles: String,
}

struct Verdict {
    class: &'static str,
    title: String,
    text: String,
}

struct Card {
    id: String,
    code: &'static str,
    class: &'static str,
    message: Vec<Part>,
    excerpts: Vec<Excerpt>,
    notes: Vec<Vec<Part>>,
    help: Vec<Part>,
    explanation: Vec<Part>,
    origin: &'static str,
}

/// A stretch of a sentence, code or not.
struct Part {
    code: bool,
    text: String,
}

struct Excerpt {
    /// `path:line:column` of its first label.
    place: String,
    lines: Vec<Line>,
}

struct Line {
    number: usize,
    /// True where lines are left out before this one.
    gap: bool,
    segments: Vec<Segment>,
    remarks: Vec<Remark>,
}

struct Segment {
    class: &'static str,
    text: String,
}

/// What a label says, below its text.
struct Remark {
    class: &'static str,
    column: usize,
    text: Vec<Part>,
}

struct FlowRow {
    flow: Flow,
    class: &'static str,
    /// Findings about it: link target and code.
    findings: Vec<(String, &'static str)>,
}

struct StepRow {
    step: Step,
    class: &'static str,
    state: &'static str,
}

struct Family {
    title: &'static str,
    codes: Vec<Chip>,
}

struct Chip {
    name: &'static str,
    title: &'static str,
    class: &'static str,
    state: &'static str,
}

/// The page of a variant.
pub fn render(project: &Project, findings: &[Diagnostic], accepted: &[Diagnostic]) -> String {
    let cards = |findings: &[Diagnostic], prefix: &str| {
        let cards = findings.iter().enumerate();
        cards.map(|(index, finding)| card(finding, format!("{prefix}{}", index + 1), &project.sources)).collect()
    };
    let cards_of_findings: Vec<Card> = cards(findings, "f");
    let page = Page {
        version: VERSION,
        variant: &project.variant.name,
        facts: facts(project),
        verdict: verdict(findings, accepted),
        flows: flow::flows(project).into_iter().map(|flow| flow_row(flow, &cards_of_findings)).collect(),
        steps: guide::steps(project).into_iter().map(|step| step_row(step, findings)).collect(),
        families: families(project, findings, accepted),
        checked: Code::ALL.len(),
        consoles: mask_sentence(&console::page(project)),
        findings: cards_of_findings,
        accepted: cards(accepted, "a"),
    };
    // A template of texts and lists always renders.
    page.render().unwrap_or_default()
}

fn facts(project: &Project) -> Vec<(&'static str, String)> {
    let variant = &project.variant;
    let file = project.config_file.and_then(|id| project.sources.get(id));
    let mut facts = vec![("application id", variant.application_id.clone())];
    if variant.namespace != variant.application_id && !variant.namespace.is_empty() {
        facts.push(("namespace", variant.namespace.clone()));
    }
    facts.push(("file", file.map_or_else(|| "none".to_owned(), |source| source.name.clone())));
    if let Some(target) = variant.target_sdk {
        facts.push(("targetSdk", target.to_string()));
    }
    facts.into_iter().map(|(name, value)| (name, mask_sentence(&value))).collect()
}

fn verdict(findings: &[Diagnostic], accepted: &[Diagnostic]) -> Verdict {
    let worst = findings.iter().map(|finding| finding.severity).min();
    let (class, title) = match worst {
        Some(Severity::Error) => ("error", "Push will not work as built"),
        Some(Severity::Warning) => ("warning", "Worth a look"),
        Some(Severity::Note) => ("ok", "Nothing is wrong"),
        None => ("ok", "Everything agrees"),
    };
    let accepted = match accepted.len() {
        0 => String::new(),
        accepted => format!(", {accepted} accepted by the baseline"),
    };
    Verdict { class, title: title.to_owned(), text: format!("{}{accepted}", count(findings)) }
}

fn card(finding: &Diagnostic, id: String, sources: &Sources) -> Card {
    let page = finding.code.page();
    Card {
        id,
        code: finding.code.name(),
        class: finding.severity.name(),
        message: parts(&finding.message),
        excerpts: excerpts(finding, sources),
        notes: finding.notes.iter().map(|note| parts(note)).collect(),
        help: finding.help.as_deref().map(parts).unwrap_or_default(),
        explanation: parts(page.explanation()),
        origin: page.origin(),
    }
}

/// A sentence, taken apart at its backticks.
fn parts(sentence: &str) -> Vec<Part> {
    let sentence = mask_sentence(sentence);
    let parts = sentence.split('`').enumerate();
    let parts = parts.map(|(index, text)| Part { code: index % 2 == 1, text: text.to_owned() });
    parts.filter(|part| !part.text.is_empty()).collect()
}

fn excerpts(finding: &Diagnostic, sources: &Sources) -> Vec<Excerpt> {
    let excerpt = |id: &FileId| {
        let source = sources.get(*id)?;
        let first = finding.labels.iter().find(|label| label.file == *id)?;
        let at = source.position(first.span.start);
        let place = format!("{}:{}:{}", source.name, at.line, at.column);
        Some(Excerpt { place, lines: lines(finding, *id, source) })
    };
    finding.files().iter().filter_map(excerpt).filter(|excerpt| !excerpt.lines.is_empty()).collect()
}

/// A label as far as one line is concerned: character columns from 0.
struct Mark {
    start: usize,
    end: usize,
    primary: bool,
    text: String,
}

fn lines(finding: &Diagnostic, file: FileId, source: &Source) -> Vec<Line> {
    let mut marks: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
    for label in finding.labels.iter().filter(|label| label.file == file) {
        let at = source.position(label.span.start);
        let start = at.column - 1;
        let end = start + source.length(label.span).max(1);
        let mark = Mark { start, end, primary: label.primary, text: mask_sentence(&label.text) };
        marks.entry(at.line).or_default().push(mark);
    }
    let last = source.position(source.text.len()).line;
    let around = marks.keys().flat_map(|line| line.saturating_sub(1).max(1)..=(line + 1).min(last));
    let shown: BTreeSet<usize> = around.collect();
    let mut before: Option<usize> = None;
    let mut lines = Vec::new();
    for number in shown {
        let text = source.text.get(source.line_start(number)..source.line_start(number + 1)).unwrap_or("");
        let marks = marks.remove(&number).unwrap_or_default();
        // A blank line at the rim shows nothing.
        if text.trim().is_empty() && marks.is_empty() {
            continue;
        }
        let gap = before.is_some_and(|before| before + 1 < number);
        before = Some(number);
        lines.push(line(number, gap, text.trim_end_matches(['\n', '\r']), marks));
    }
    lines
}

fn line(number: usize, gap: bool, text: &str, mut marks: Vec<Mark>) -> Line {
    let tab = |c: char| if c.is_control() { ' ' } else { c };
    let characters: Vec<char> = mask(text).chars().map(tab).collect();
    marks.sort_by_key(|mark| mark.start);
    let first = marks.first().map_or(0, |mark| mark.start);
    let cut = if characters.len() > WIDEST_LINE { first.saturating_sub(LEAD) } else { 0 };
    let stop = characters.len().min(cut + WIDEST_LINE);
    let mut segments = Vec::new();
    let mut at = cut;
    let mut push = |class: &'static str, from: usize, to: usize| {
        let text: String = characters.get(from..to).unwrap_or_default().iter().collect();
        if !text.is_empty() {
            segments.push(Segment { class, text });
        }
    };
    for mark in &marks {
        let (start, end) = (mark.start.clamp(at, stop.max(at)), mark.end.clamp(at, stop.max(at)));
        push("", at, start);
        push(if mark.primary { "primary" } else { "beside" }, start, end);
        at = end;
    }
    push("", at, stop);
    let said = marks.into_iter().filter(|mark| !mark.text.is_empty());
    let remarks = said.map(|mark| Remark {
        class: if mark.primary { "primary" } else { "beside" },
        column: mark.start.saturating_sub(cut),
        text: parts(&mark.text),
    });
    Line { number, gap, segments, remarks: remarks.collect() }
}

fn flow_row(mut flow: Flow, cards: &[Card]) -> FlowRow {
    // A key that stands in the wrong member is still a key.
    flow.value = flow.value.as_deref().map(mask_sentence);
    for stop in flow.from.iter_mut().chain(&mut flow.to) {
        stop.name = mask_sentence(&stop.name);
    }
    let about: Vec<&Card> = cards.iter().filter(|card| is_about(&flow, card)).collect();
    let class = if about.iter().any(|card| card.class == "error") {
        "error"
    } else if about.iter().any(|card| card.class == "warning") {
        "warning"
    } else {
        "ok"
    };
    let findings = about.iter().filter(|card| card.class != "note").map(|card| (card.id.clone(), card.code)).collect();
    FlowRow { flow, class, findings }
}

/// A finding of one of the flow's codes; a channel's and a key's must also name it.
fn is_about(flow: &Flow, card: &Card) -> bool {
    if !flow.codes.contains(&card.code) {
        return false;
    }
    let message: String = card.message.iter().map(|part| part.text.to_lowercase()).collect();
    if let Some(channel) = flow.name.strip_prefix("Channel ") {
        return message.contains(channel) || card.code == "TPNS304" && channel == "fcm";
    }
    let shared = matches!(card.code, "TPNS104" | "TPNS201" | "TPNS203");
    match flow.name.as_str() {
        "Access ID" if shared => message.contains("id") && !message.contains("access_key"),
        "Access Key" if shared => message.contains("key"),
        _ => true,
    }
}

fn step_row(mut step: Step, findings: &[Diagnostic]) -> StepRow {
    let wrong = |item: &guide::Item| {
        let mut errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        errors.any(|finding| item.codes.contains(&finding.code.name()))
    };
    for item in &mut step.items {
        item.text = mask_sentence(&item.text);
        if matches!(item.state, State::Done | State::Supplied) && wrong(item) {
            item.state = State::Wrong;
        }
    }
    let has = |state: State| step.items.iter().any(|item| item.state == state);
    let (class, state) = if has(State::Wrong) {
        ("missing", "something is wrong")
    } else if has(State::Missing) {
        ("missing", "something is missing")
    } else if has(State::Console) {
        ("console", "left for the console")
    } else if has(State::Code) {
        ("code", "left for your code")
    } else if has(State::Supplied) {
        ("supplied", "supplied")
    } else if has(State::Done) {
        ("done", "done")
    } else {
        ("unneeded", "not needed")
    };
    StepRow { step, class, state }
}

fn by_class(by: &By) -> &'static str {
    match by {
        By::Owner | By::Sdk => "stated",
        By::Tpnskit => "supplied",
        By::Nobody => "missing",
        By::Code | By::Console => "code",
    }
}

fn state_class(state: &State) -> &'static str {
    match state {
        State::Done => "done",
        State::Supplied => "supplied",
        State::Missing | State::Wrong => "missing",
        State::Console => "console",
        State::Code => "code",
        State::Unneeded => "unneeded",
    }
}

fn families(project: &Project, findings: &[Diagnostic], accepted: &[Diagnostic]) -> Vec<Family> {
    let titles = [
        ("TPNS1", "The file"),
        ("TPNS2", "Values written twice"),
        ("TPNS3", "Access point"),
        ("TPNS4", "Manifest"),
        ("TPNS5", "Dependencies"),
        ("TPNS6", "Notification redirect"),
        ("TPNS7", "IM"),
        ("TPNS9", "tpnskit itself"),
    ];
    let disabled = |code: Code| {
        let disabled = &project.settings.checks.disable;
        disabled.iter().any(|name| Code::of_name(name) == Some(code))
    };
    let chip = |code: Code| {
        let found = findings.iter().find(|finding| finding.code == code);
        let (class, state) = match found {
            Some(finding) => (finding.severity.name(), finding.severity.name()),
            None if accepted.iter().any(|finding| finding.code == code) => ("accepted", "accepted by the baseline"),
            None if disabled(code) => ("disabled", "switched off"),
            None => ("quiet", "nothing found"),
        };
        Chip { name: code.name(), title: code.title(), class, state }
    };
    titles
        .into_iter()
        .map(|(prefix, title)| {
            let codes = Code::ALL.iter().copied().filter(|code| code.name().starts_with(prefix));
            Family { title, codes: codes.map(chip).collect() }
        })
        .collect()
}
