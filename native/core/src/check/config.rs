//! What the file says, and how it's written: TPNS101 to 104, 107, 108, 111.

use std::collections::BTreeMap;

use super::{Check, Reason, always, with_config};
use crate::finding::{Code, Finding, Severity, Subject};
use crate::input::json::{self, Duplicate, FaultKind, Kind};
use crate::input::slips;
use crate::input::tpns_configs::{Config, ConfigFault};
use crate::plan::Plan;
use crate::project::Project;
use crate::project::settings::MissingConfig;
use crate::text::edit::{self, Edit};
use crate::text::nearest::nearest;
use crate::text::source::FileId;
use crate::text::span::Span;
use crate::text::stray::{is_stray, meant, plain, punctuation};
use crate::tpns::inputs::is_meant_as_config;
use crate::tpns::placeholder::CREDENTIALS;

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS101], unknown: always, run: missing_file },
    Check { codes: &[Code::TPNS102], unknown: always, run: not_json },
    Check { codes: &[Code::TPNS103, Code::TPNS104, Code::TPNS108, Code::TPNS111], unknown: with_config, run: faults },
    // A file whose root is no object has no values, and says so by TPNS104.
    Check { codes: &[Code::TPNS104], unknown: with_json, run: not_an_object },
    Check { codes: &[Code::TPNS107], unknown: with_config, run: application },
];

/// For a check of JSON, whatever it holds.
fn with_json(project: &Project, plan: &Plan) -> Option<Reason> {
    let is_json = project.config_faults.iter().any(|fault| matches!(fault, ConfigFault::NotAnObject { .. }));
    with_config(project, plan).filter(|_| !is_json)
}

fn missing_file(project: &Project, _: &Plan) -> Vec<Finding> {
    // Where neither plugin needs the file, the app's code may set the ids.
    let in_code = project.variant.unapplied && !project.vendor_plugin_alone();
    let severity = match project.settings.missing_config() {
        _ if in_code => Severity::Note,
        MissingConfig::Error => Severity::Error,
        MissingConfig::Warn => Severity::Warning,
        MissingConfig::Ignore => return Vec::new(),
    };
    if project.config_file.is_some() || CREDENTIALS.iter().any(|value| project.states(value)) {
        return Vec::new();
    }
    let candidates = &project.settings.config_candidates;
    let finding = Finding::new(Code::TPNS101, Subject::ConfigFile).severity(severity);
    let finding = finding.with_list("searched", candidates).note("note-searched");
    let nearby = |path: &&String| is_meant_as_config(split(path).1) && !candidates.contains(path);
    let nearby: Vec<&String> = project.variant.nearby_files.iter().filter(nearby).collect();
    vec![match (nearby.first(), candidates.last()) {
        (Some(from), Some(to)) => {
            // A slip of the name is mended where it stands.
            let beside = candidates.iter().find(|candidate| split(candidate).0 == split(from).0);
            let command = format!("git mv {} {}", quoted(from), quoted(beside.unwrap_or(to)));
            finding.with_list("found", &nearby).note("note-found").with("command", command).help("help-move")
        }
        _ => finding,
    }]
}

/// The folder and the name of a path.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let plain = path.chars().all(|character| character.is_alphanumeric() || "/._-".contains(character));
    if plain { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

fn not_json(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(file) = project.config_file else { return Vec::new() };
    let faults = project.config_faults.iter().filter_map(|fault| match fault {
        ConfigFault::Json(fault) => Some(fault),
        _ => None,
    });
    // One slip that is made again and again is one finding, with every place of it in its fix.
    let mut groups: Vec<(FaultKind, Option<char>, Vec<Span>)> = Vec::new();
    for fault in faults {
        let text = project.sources.get(file).map_or("", |source| source.slice(fault.span));
        let stray = text.chars().find(|character| is_stray(*character)).filter(|_| is_a_character(fault.kind));
        let group =
            groups.iter_mut().find(|(kind, of, _)| *kind == fault.kind && *of == stray && is_a_slip(fault.kind));
        match group {
            Some((_, _, spans)) => spans.push(fault.span),
            None => groups.push((fault.kind, stray, vec![fault.span])),
        }
    }
    let slips: Vec<(Finding, Vec<Edit>)> =
        groups.into_iter().map(|(kind, stray, spans)| slip(project, file, kind, stray, &spans)).collect();
    // A text that isn't JSON afterwards is mended by hand.
    let edits: Vec<Edit> = slips.iter().flat_map(|(_, edits)| edits).cloned().collect();
    let is_json = !edits.is_empty()
        && project.sources.get(file).is_some_and(|source| {
            let text = edit::apply(&source.text, &edits);
            text.is_some_and(|text| json::read(&source.with_text(&text)).faults.iter().all(is_of_encoding))
        });
    let fixed = |(finding, edits): (Finding, Vec<Edit>)| if is_json { finding.fixed_by(edits) } else { finding };
    slips.into_iter().map(fixed).collect()
}

fn is_of_encoding(fault: &json::Fault) -> bool {
    matches!(fault.kind, FaultKind::ByteOrderMark | FaultKind::Utf16 | FaultKind::Gbk)
}

/// True for what may stand in a file many times, with the same fix each time.
fn is_a_slip(kind: FaultKind) -> bool {
    is_a_character(kind)
        || matches!(
            kind,
            FaultKind::Comment
                | FaultKind::TrailingComma
                | FaultKind::MissingComma
                | FaultKind::DoubtfulComma
                | FaultKind::SingleQuotes
                | FaultKind::Word
                | FaultKind::LeadingZero
                | FaultKind::MergeConflict
        )
}

fn is_a_character(kind: FaultKind) -> bool {
    matches!(kind, FaultKind::LookAlike | FaultKind::Unseen)
}

/// Places of one finding that are shown.
const MOST_PLACES: usize = 5;

/// The finding of a kind of slip, and the edits that mend it.
fn slip(project: &Project, file: FileId, kind: FaultKind, stray: Option<char>, spans: &[Span]) -> (Finding, Vec<Edit>) {
    let Some((first, others)) = spans.split_first() else {
        return (Finding::new(Code::TPNS102, Subject::ConfigFile), Vec::new());
    };
    let finding = Finding::new(Code::TPNS102, Subject::ConfigFile).case(case_of(kind)).at((file, *first));
    let finding =
        others.iter().take(MOST_PLACES).fold(finding, |finding, span| finding.beside_saying((file, *span), "here"));
    let finding = finding.with("count", spans.len()).note_if(spans.len() > 1, "note-count");
    let finding = finding.with_characters("found", stray);
    let meant = stray.and_then(|character| punctuation(character).or_else(|| meant(character)));
    // Of a word, all of it is to be written anew.
    let text = project.sources.get(file).map_or("", |source| source.slice(*first));
    let finding = match slips::replacement(kind, text).filter(|_| is_a_character(kind) && text.chars().nth(1).is_some())
    {
        Some(word) => finding.case("look-alike-word").with("meant", word),
        None => finding.with("meant", meant.map(String::from).unwrap_or_default()),
    };
    let finding = match kind {
        FaultKind::ByteOrderMark => finding.severity(Severity::Warning).fixed_by_utf8(),
        FaultKind::Utf16 => finding.fixed_by_utf8(),
        _ => finding,
    };
    let source = project.sources.get(file);
    let edits = |span: &Span| -> Option<Vec<Edit>> {
        let replaced =
            |start: usize, end: usize, replacement: String| Edit { span: Span::new(start, end), replacement };
        match kind {
            // Only the quotes: what stands between them may be a key, which no report repeats.
            FaultKind::SingleQuotes => {
                let changes = slips::double_quoted(source?.slice(*span))?.into_iter();
                let moved = |(place, text): (Span, &str)| {
                    replaced(span.start + place.start, span.start + place.end, text.to_owned())
                };
                Some(changes.map(moved).collect())
            }
            _ => Some(vec![replaced(span.start, span.end, slips::replacement(kind, source?.slice(*span))?)]),
        }
    };
    let edits = spans.iter().map(edits).collect::<Option<Vec<Vec<Edit>>>>().unwrap_or_default();
    (finding, edits.concat())
}

fn case_of(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::ByteOrderMark => "byte-order-mark",
        FaultKind::Utf16 => "utf16",
        FaultKind::Gbk => "gbk",
        FaultKind::NotUtf8 => "not-utf8",
        FaultKind::Empty => "empty",
        FaultKind::Comment => "comment",
        FaultKind::LookAlike => "look-alike",
        FaultKind::Unseen => "unseen",
        FaultKind::Word => "word",
        FaultKind::LeadingZero => "leading-zero",
        FaultKind::MergeConflict => "merge-conflict",
        FaultKind::Markup => "markup",
        FaultKind::TrailingComma => "trailing-comma",
        FaultKind::MissingComma | FaultKind::DoubtfulComma => "missing-comma",
        FaultKind::MissingColon => "missing-colon",
        FaultKind::MissingValue => "missing-value",
        FaultKind::UnquotedName => "unquoted-name",
        FaultKind::SingleQuotes => "single-quotes",
        FaultKind::TextAfterEnd => "text-after-end",
        FaultKind::UnclosedObject => "unclosed-object",
        FaultKind::UnclosedArray => "unclosed-array",
        FaultKind::UnclosedString => "unclosed-string",
        FaultKind::UnquotedString => "unquoted-string",
        FaultKind::CommaForValue => "comma-for-value",
        FaultKind::ColonForValue => "colon-for-value",
        FaultKind::BraceForValue => "brace-for-value",
        FaultKind::BracketForValue => "bracket-for-value",
        FaultKind::NotAMember => "not-a-member",
        FaultKind::TooDeep => "too-deep",
        FaultKind::Escape => "escape",
        FaultKind::ControlCharacter => "control-character",
        FaultKind::Number => "number",
        FaultKind::Unexpected => "unexpected",
    }
}

fn word_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "kind-text",
        Kind::Number => "kind-number",
        Kind::Boolean => "kind-boolean",
        Kind::Null => "kind-null",
        Kind::Object => "kind-object",
        Kind::Array => "kind-array",
    }
}

fn not_an_object(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(file) = project.config_file else { return Vec::new() };
    let found = project.config_faults.iter().filter_map(|fault| match fault {
        ConfigFault::NotAnObject { found, span } => Some((found, span)),
        _ => None,
    });
    found
        .map(|(found, span)| {
            let finding = Finding::new(Code::TPNS104, Subject::ConfigFile).case("not-an-object");
            finding.with_word("found", word_of(*found)).at((file, *span))
        })
        .collect()
}

fn faults(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(file) = project.config_file else { return Vec::new() };
    let others = project.config_faults.iter().filter_map(|fault| of_fault(project, file, fault));
    duplicates(project, file).into_iter().chain(others).collect()
}

/// A field that stands in an object again and again is one finding.
fn duplicates(project: &Project, file: FileId) -> Vec<Finding> {
    let mut found: BTreeMap<Span, Vec<&Duplicate>> = BTreeMap::new();
    for fault in &project.config_faults {
        if let ConfigFault::Duplicate(duplicate) = fault {
            found.entry(duplicate.first).or_default().push(duplicate);
        }
    }
    let finding = |(first, again): (Span, Vec<&Duplicate>)| {
        let (second, others) = again.split_first()?;
        let name = second.name.value.as_str();
        let finding = Finding::new(Code::TPNS103, Subject::Field(name.to_owned()));
        // A template has it where nobody filled in the application id.
        let finding = finding.with("name", if name.is_empty() { "\"\"" } else { name });
        let finding = finding.at((file, second.name.span)).beside((file, first));
        let finding = others
            .iter()
            .take(MOST_PLACES)
            .fold(finding, |finding, again| finding.beside_saying((file, again.name.span), "again"));
        Some(finding.with("count", again.len() + 1).note_if(!others.is_empty(), "note-count"))
    };
    found.into_iter().filter_map(finding).collect()
}

fn of_fault(project: &Project, file: FileId, fault: &ConfigFault) -> Option<Finding> {
    let of_tpns = |name: &str| if name == "tpns" { name.to_owned() } else { format!("tpns.{name}") };
    Some(match fault {
        ConfigFault::Json(_) | ConfigFault::NotAnObject { .. } | ConfigFault::Duplicate(_) => return None,
        ConfigFault::Secret { name, .. } => {
            let finding = Finding::new(Code::TPNS111, Subject::Field(name.value.clone()));
            finding.with("name", &name.value).at((file, name.span))
        }
        ConfigFault::Missing { name, parent, object } => {
            let finding = Finding::new(Code::TPNS104, Subject::Field(of_tpns(name))).with("name", *name);
            let case = if parent.is_some() { "missing-value" } else { "missing-object" };
            finding.case(case).at((file, *object))
        }
        ConfigFault::WrongKind { path, expected, found, span, meant } => {
            let finding = Finding::new(Code::TPNS104, Subject::Field(path.clone())).case("wrong-kind");
            let finding = finding.with("name", path).with_word("expected", word_of(*expected));
            let finding = finding.with_word("found", word_of(*found)).at((file, *span));
            match meant {
                Some(meant) => {
                    let meant = meant.to_string();
                    finding.with("meant", &meant).help("help-boolean").fixed_by_writing(&meant)
                }
                None => finding,
            }
        }
        // Where the application should be, it has its own finding.
        ConfigFault::UnknownField { name, .. } if name.value == project.variant.application_id => return None,
        ConfigFault::UnknownField { name, known, near, is_read, is_required } => {
            let finding = Finding::new(Code::TPNS108, Subject::Field(name.value.clone())).with("name", &name.value);
            let finding = finding.at((file, name.span));
            let Some(near) = near else {
                // Nothing says that it is a slip: a newer console may write more than is known here.
                return Some(finding.case("other").severity(Severity::Note).with_list("known", *known));
            };
            let finding = stray_in(finding.with("near", *near), &name.value);
            let finding = if *is_required { finding.severity(Severity::Error).note("note-required") } else { finding };
            match is_read {
                true => finding.fixed_by_writing(&format!("\"{near}\"")),
                false => finding.help("help-there"),
            }
        }
    })
}

/// Names the stray characters of a text, if it has any.
fn stray_in(finding: Finding, text: &str) -> Finding {
    let mut stray = text.chars().filter(|character| is_stray(*character)).peekable();
    if stray.peek().is_none() { finding } else { finding.with_characters("stray", stray).note("note-stray") }
}

fn application(project: &Project, _: &Plan) -> Vec<Finding> {
    project.config.as_ref().and_then(|config| application_id(project, config)).into_iter().collect()
}

/// Two values change places when their names do, and no key has to be written for it.
pub(super) fn exchange(spans: [Span; 2], [first, second]: [&str; 2]) -> Vec<Edit> {
    let edits = spans.into_iter().zip([second, first]);
    edits.map(|(span, name)| Edit { span, replacement: format!("\"{name}\"") }).collect()
}

/// A value with stray characters in it.
pub(super) fn stray(finding: Finding, text: &str) -> Finding {
    finding.case("stray").with_characters("stray", text.chars().filter(|character| is_stray(*character)))
}

/// The fix that leaves of the string at a place what was meant.
pub(super) fn with_plain_edits(project: &Project, finding: Finding, span: Span) -> Finding {
    let source = finding.primary().and_then(|(file, _)| project.sources.get(file));
    match source.map(|source| json::plain_edits(source, span)) {
        Some(edits) => finding.fixed_by(edits),
        None => finding,
    }
}

fn application_id(project: &Project, config: &Config) -> Option<Finding> {
    let wanted = project.variant.application_id.as_str();
    let stated = config.application(wanted);
    if wanted.is_empty() || stated.is_some_and(|stated| stated.kind == Kind::Object) {
        return None;
    }
    if let Some(stated) = stated {
        let finding = Finding::new(Code::TPNS104, Subject::Application(wanted.to_owned())).case("wrong-kind");
        let finding = finding.with("name", wanted).with_word("expected", word_of(Kind::Object));
        return Some(finding.with_word("found", word_of(stated.kind)).at((config.file, stated.value)));
    }
    let listed: Vec<&str> =
        config.applications.iter().filter(|of| of.kind == Kind::Object).map(|of| of.id.value.as_str()).collect();
    let ids = || listed.iter().copied().filter(|id| !plain(id).is_empty());
    let finding = Finding::new(Code::TPNS107, Subject::Application(wanted.to_owned())).with("wanted", wanted);
    let at = |finding: Finding, near: &str| match config.application(near) {
        Some(near) => finding.at_saying((config.file, near.id.span), "at-near"),
        None => finding.at((config.file, config.root)),
    };
    let finding = if let Some(same) = ids().find(|id| plain(id) == wanted) {
        let finding = stray_in(at(finding.case("spaces").with("near", same), same), same);
        return Some(finding.fixed_by_writing(&format!("\"{wanted}\"")));
    } else if let Some(same) = ids().find(|id| plain(id).eq_ignore_ascii_case(wanted)) {
        at(finding.case("case").with("near", same), same)
    } else if let Some((base, suffix)) = ids().find_map(|id| Some((id, suffix(wanted, id)?))) {
        let line = project.scripts.find("applicationIdSuffix", suffix);
        let line = line.or_else(|| project.scripts.find("applicationIdSuffix", suffix.trim_start_matches('.')));
        let finding = at(finding.case("suffix").with("suffix", suffix).with("near", base), base);
        finding.with("file", file_of_suffix(project, suffix)).beside_saying(line, "beside-suffix")
    } else {
        match nearest(wanted, ids()) {
            Some(near) => at(finding, near),
            None => finding.at((config.file, config.root)),
        }
    };
    Some(match listed.as_slice() {
        [] => finding.note("note-none"),
        [_] if !finding.case.is_empty() => finding,
        listed => finding.with_list("listed", listed).note("note-listed"),
    })
}

/// What an application id has behind another one, with the dot.
fn suffix<'a>(id: &'a str, base: &str) -> Option<&'a str> {
    id.strip_prefix(base).filter(|suffix| suffix.starts_with('.'))
}

/// False where the file is a flavor's: one in a build type's folder would win over it, and over those of all other flavors.
pub(super) fn is_for_all_flavors(project: &Project) -> bool {
    let file = project.config_file.and_then(|file| project.sources.get(file)).map_or("", |source| &source.name);
    !file.contains("src/") || file.contains("src/main/")
}

/// The file that a variant with this suffix could have to itself: that of the source set of the same name, or its own.
fn file_of_suffix(project: &Project, suffix: &str) -> String {
    let word = suffix.rsplit('.').next().unwrap_or_default();
    let folder = format!("src/{word}/");
    let of_word = project.settings.config_candidates.iter().any(|candidate| candidate.contains(&folder));
    let source_set =
        if of_word && is_for_all_flavors(project) && !word.is_empty() { word } else { &project.variant.name };
    format!("src/{source_set}/tpns-configs.json")
}
