//! What the file says, and how it's written: TPNS101 to 108, 111.

use super::{Check, Reason, always, with_config};
use crate::finding::{Code, Finding, Severity, Subject};
use crate::input::json::{FaultKind, Kind, Spanned};
use crate::input::slips;
use crate::input::tpns_configs::{Config, ConfigFault};
use crate::plan::Plan;
use crate::project::Project;
use crate::project::settings::MissingConfig;
use crate::text::edit::Edit;
use crate::text::nearest::nearest;
use crate::text::source::FileId;
use crate::text::span::Span;
use crate::tpns::placeholder::{ACCESS_ID, ACCESS_KEY};
use crate::tpns::shape::Shape;

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS101], unknown: always, run: missing_file },
    Check { codes: &[Code::TPNS102], unknown: always, run: not_json },
    Check { codes: &[Code::TPNS103, Code::TPNS104, Code::TPNS108, Code::TPNS111], unknown: with_config, run: faults },
    // A file whose root is no object has no values, and says so by TPNS104.
    Check { codes: &[Code::TPNS104], unknown: with_json, run: not_an_object },
    Check { codes: &[Code::TPNS105, Code::TPNS106, Code::TPNS107], unknown: with_config, run: values },
];

/// For a check of JSON, whatever it holds.
fn with_json(project: &Project, plan: &Plan) -> Option<Reason> {
    let is_json = project.config_faults.iter().any(|fault| matches!(fault, ConfigFault::NotAnObject { .. }));
    with_config(project, plan).filter(|_| !is_json)
}

fn missing_file(project: &Project, _: &Plan) -> Vec<Finding> {
    let severity = match project.settings.missing_config() {
        MissingConfig::Error => Severity::Error,
        MissingConfig::Warn => Severity::Warning,
        MissingConfig::Ignore => return Vec::new(),
    };
    if project.config_file.is_some() {
        return Vec::new();
    }
    let finding = Finding::new(Code::TPNS101, Subject::ConfigFile).severity(severity);
    vec![finding.with_list("searched", &project.settings.config_candidates).note("note-searched")]
}

fn not_json(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(file) = project.config_file else { return Vec::new() };
    let faults = project.config_faults.iter().filter_map(|fault| match fault {
        ConfigFault::Json(fault) => Some(fault),
        _ => None,
    });
    // One slip that is made again and again is one finding, with every place of it in its fix.
    let mut groups: Vec<(FaultKind, &str, Vec<Span>)> = Vec::new();
    for fault in faults {
        let text = project.sources.get(file).map_or("", |source| source.slice(fault.span));
        let text = if is_a_character(fault.kind) { text } else { "" };
        let group = groups.iter_mut().find(|(kind, of, _)| *kind == fault.kind && *of == text && is_a_slip(fault.kind));
        match group {
            Some((_, _, spans)) => spans.push(fault.span),
            None => groups.push((fault.kind, text, vec![fault.span])),
        }
    }
    groups.into_iter().map(|(kind, text, spans)| slip(project, file, kind, text, &spans)).collect()
}

/// True for what may stand in a file many times, with the same fix each time.
fn is_a_slip(kind: FaultKind) -> bool {
    is_a_character(kind)
        || matches!(
            kind,
            FaultKind::Comment
                | FaultKind::TrailingComma
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

fn slip(project: &Project, file: FileId, kind: FaultKind, text: &str, spans: &[Span]) -> Finding {
    let Some((first, others)) = spans.split_first() else { return Finding::new(Code::TPNS102, Subject::ConfigFile) };
    let finding = Finding::new(Code::TPNS102, Subject::ConfigFile).case(case_of(kind)).at((file, *first));
    let finding =
        others.iter().take(MOST_PLACES).fold(finding, |finding, span| finding.beside_saying((file, *span), "here"));
    let finding = finding.with("count", spans.len()).note_if(spans.len() > 1, "note-count");
    let finding = match text.chars().next() {
        Some(character) if text.chars().count() == 1 => {
            let finding = finding.with("found", text).with("point", format!("{:04X}", u32::from(character)));
            finding.with("meant", slips::meant(character).map(String::from).unwrap_or_default())
        }
        _ => finding.with("found", text).with("point", "").with("meant", ""),
    };
    let source = project.sources.get(file);
    let edits = |span: &Span| -> Option<Vec<Edit>> {
        let replaced =
            |start: usize, end: usize, replacement: String| Edit { span: Span::new(start, end), replacement };
        match kind {
            // Only the quotes: what stands between them may be a key, which no report repeats.
            FaultKind::SingleQuotes => Some(vec![
                replaced(span.start, span.start + 1, "\"".to_owned()),
                replaced(span.end - 1, span.end, "\"".to_owned()),
            ]),
            _ => Some(vec![replaced(span.start, span.end, slips::replacement(kind, source?.slice(*span))?)]),
        }
    };
    match spans.iter().map(edits).collect::<Option<Vec<Vec<Edit>>>>() {
        Some(edits) => finding.fixed_by(edits.concat()),
        None => finding,
    }
}

fn case_of(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::ByteOrderMark => "byte-order-mark",
        FaultKind::Utf16 => "utf16",
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
        FaultKind::MissingComma => "missing-comma",
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
    project.config_faults.iter().filter_map(|fault| of_fault(file, fault)).collect()
}

fn of_fault(file: FileId, fault: &ConfigFault) -> Option<Finding> {
    let of_tpns = |name: &str| if name == "tpns" { name.to_owned() } else { format!("tpns.{name}") };
    Some(match fault {
        ConfigFault::Json(_) | ConfigFault::NotAnObject { .. } => return None,
        ConfigFault::Duplicate(duplicate) => {
            let name = duplicate.name.value.as_str();
            let finding = Finding::new(Code::TPNS103, Subject::Field(name.to_owned())).with("name", name);
            finding.at((file, duplicate.name.span)).beside((file, duplicate.first))
        }
        ConfigFault::Secret { name } => {
            let finding = Finding::new(Code::TPNS111, Subject::Field(name.value.clone()));
            finding.with("name", &name.value).at((file, name.span))
        }
        ConfigFault::Missing { name, parent, object } => {
            let finding = Finding::new(Code::TPNS104, Subject::Field(of_tpns(name))).with("name", *name);
            let case = if parent.is_some() { "missing-value" } else { "missing-object" };
            finding.case(case).at((file, *object))
        }
        ConfigFault::WrongKind { name, expected, found, span } => {
            let finding = Finding::new(Code::TPNS104, Subject::Field(of_tpns(name))).case("wrong-kind");
            let finding = finding.with("name", *name).with_word("expected", word_of(*expected));
            finding.with_word("found", word_of(*found)).at((file, *span))
        }
        ConfigFault::UnknownField { name, known } => {
            let finding = Finding::new(Code::TPNS108, Subject::Field(name.value.clone())).with("name", &name.value);
            let finding = finding.at((file, name.span));
            match nearest(&name.value, known.iter().copied()) {
                Some(near) => finding.with("near", near),
                // Nothing says that it is a slip: a newer console may write more than is known here.
                None => finding.case("other").severity(Severity::Note).with_list("known", *known),
            }
        }
    })
}

fn values(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(config) = &project.config else { return Vec::new() };
    let id = config.access_id.as_ref().and_then(|id| access_id(config, id));
    let key = config.access_key.as_ref().and_then(|key| access_key(config, key));
    id.into_iter().chain(key).chain(application_id(project, config)).collect()
}

fn access_id(config: &Config, id: &Spanned<String>) -> Option<Finding> {
    let text = id.value.as_str();
    if Shape::AccessId.fits(text) {
        return None;
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let finding = Finding::new(Code::TPNS105, Subject::Field(ACCESS_ID.path())).at((config.file, id.span));
    let finding = if text.is_empty() {
        finding.case("blank")
    } else if Shape::AccessId.fits(text.trim()) {
        finding.case("spaces")
    } else if digits != text.chars().count() {
        finding.case("characters")
    } else if text.len() != 10 {
        finding.case("length").with("count", digits)
    } else {
        finding.case("prefix")
    };
    Some(without_spaces_around(finding, id, Shape::AccessId))
}

fn access_key(config: &Config, key: &Spanned<String>) -> Option<Finding> {
    let text = key.value.as_str();
    if Shape::AccessKey.fits(text) {
        return None;
    }
    let characters = text.chars().count();
    let finding = Finding::new(Code::TPNS106, Subject::Field(ACCESS_KEY.path())).at((config.file, key.span));
    let finding = if text.is_empty() {
        finding.case("blank")
    } else if Shape::AccessKey.fits(text.trim()) {
        finding.case("spaces")
    } else if text.contains(char::is_whitespace) {
        finding.case("space-inside")
    } else if Shape::SecretKey.fits(text.trim()) {
        finding.case("secret-key")
    } else if characters == 12 && text.starts_with('I') {
        finding.case("ios").with_secret("stated", text)
    } else if Shape::AccessKey.fits(&text.to_ascii_uppercase()) {
        finding.case("lower-case").with_secret("stated", text)
    } else if characters != 12 {
        finding.case("length").with("count", characters)
    } else if !text.starts_with('A') {
        finding.case("prefix")
    } else {
        finding.case("characters")
    };
    Some(without_spaces_around(finding, key, Shape::AccessKey))
}

fn application_id(project: &Project, config: &Config) -> Option<Finding> {
    let wanted = project.variant.application_id.as_str();
    if wanted.is_empty() || config.application(wanted).is_some() {
        return None;
    }
    let listed: Vec<&str> = config.applications.iter().map(|application| application.id.value.as_str()).collect();
    let ids = listed.iter().copied().filter(|id| !id.is_empty());
    let suffixed = ids.clone().find(|id| wanted.strip_prefix(id).is_some_and(|suffix| suffix.starts_with('.')));
    let near = suffixed.or_else(|| nearest(wanted, ids));
    let finding = Finding::new(Code::TPNS107, Subject::Application(wanted.to_owned())).with("wanted", wanted);
    let finding = match near.and_then(|near| config.application(near)) {
        Some(near) => finding.at_saying((config.file, near.id.span), "at-near"),
        None => finding.at((config.file, config.root)),
    };
    let finding = match suffixed.and_then(|id| wanted.strip_prefix(id)) {
        Some(suffix) => finding.with("suffix", suffix).note("note-suffix"),
        None => finding,
    };
    Some(match listed.as_slice() {
        [] => finding.note("note-none"),
        listed => finding.with_list("listed", listed).note("note-listed"),
    })
}

/// The fix, where spaces around it are all that is wrong with a value: they go, and the value is not written anew.
fn without_spaces_around(finding: Finding, value: &Spanned<String>, shape: Shape) -> Finding {
    let text = value.value.as_str();
    // An escape in the file is longer than what it stands for.
    if !shape.fits(text.trim()) || value.span.end - value.span.start != text.len() {
        return finding;
    }
    let start = value.span.start + (text.len() - text.trim_start().len());
    let spaces = [Span::new(value.span.start, start), Span::new(start + text.trim().len(), value.span.end)];
    let spaces = spaces.into_iter().filter(|span| span.start < span.end);
    finding.fixed_by(spaces.map(|span| Edit { span, replacement: String::new() }).collect())
}
