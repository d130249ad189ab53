//! Workflow commands of GitHub Actions, which shows them beside the changed lines.
//!
//! Invariant: a finding is one line, and nothing in a finding can start another command.

use super::super::redact::mask_sentence;
use super::super::{Diagnostic, Severity};
use crate::source::Sources;

/// The command of one finding: one line, no newline at the end.
pub fn render(finding: &Diagnostic, sources: &Sources) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = place(finding, sources).unwrap_or_default();
    properties.push(("title", format!("{}: {}", finding.code.name(), finding.code.title())));
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", escape_property(value))).collect();
    let mut sentences = vec![finding.message.clone()];
    sentences.extend(finding.notes.iter().cloned());
    sentences.extend(finding.help.iter().map(|help| format!("help: {help}")));
    format!("::{command} {}::{}", properties.join(","), escape_data(&mask_sentence(&sentences.join("\n"))))
}

fn place(finding: &Diagnostic, sources: &Sources) -> Option<Vec<(&'static str, String)>> {
    let label = finding.labels.iter().find(|label| label.primary)?;
    let source = sources.get(label.file)?;
    let (start, end) = (source.position(label.span.start), source.position(label.span.end));
    let mut properties = vec![
        ("file", source.name.clone()),
        ("line", start.line.to_string()),
        ("endLine", end.line.to_string()),
        ("col", start.column.to_string()),
    ];
    // GitHub takes an end column only within one line.
    if start.line == end.line {
        properties.push(("endColumn", end.column.to_string()));
    }
    Some(properties)
}

fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::Role;
    use crate::source::Source;
    use crate::span::Span;

    #[test]
    fn nothing_in_a_finding_starts_another_command() {
        let mut sources = Sources::default();
        let file = sources.add(Source::new("a,b:c%\n.json", Role::Config, "x\ny"));
        let finding = Diagnostic::new(Code::TPNS105, "one\r\n::error::two").at(file, Span::new(2, 3), "").help("100%");
        assert_eq!(
            render(&finding, &sources),
            "::error file=a%2Cb%3Ac%25%0A.json,line=2,endLine=2,col=1,endColumn=2,\
             title=TPNS105%3A the access id is not ten digits starting with 15::one%0D%0A::error::two%0Ahelp: 100%25"
        );
    }
}
