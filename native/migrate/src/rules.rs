//! Keep rules, with their places.

use tpnskit_core::input::keep_rules::{directives, starts, without_comments};
use tpnskit_core::text::span::Span;

/// A rule that keeps one pattern with all members: `-keep class a.b.** { *; }`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// As in `a.b.**`.
    pub(crate) pattern: String,
    /// From its dash to its last brace.
    pub(crate) span: Span,
}

/// Every rule of a text that keeps one pattern.
pub(crate) fn rules(text: &str) -> Vec<Rule> {
    // Comments become spaces, so that places stay.
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (code, comment) = line.split_at(line.find('#').unwrap_or(line.len()));
        plain.push_str(code);
        let blank = comment.trim_end_matches('\n').len();
        plain.extend(std::iter::repeat_n(' ', blank));
        plain.push_str(comment.get(blank..).unwrap_or_default());
    }
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = plain.get(from..).and_then(|rest| rest.find("-keep ")).map(|at| from + at) {
        if is_conditional(&plain, start) {
            from = start + "-keep ".len();
            continue;
        }
        let Some(end) = plain.get(start..).and_then(|rest| rest.find('}')).map(|at| start + at + 1) else { break };
        // A comment behind it goes along.
        let line = plain.get(end..).and_then(|rest| rest.find('\n')).map_or(plain.len(), |newline| end + newline);
        let alone = plain.get(end..line).is_some_and(|rest| rest.trim().is_empty());
        let whole = text.get(..line).map_or(end, |text| text.trim_end().len());
        let span = Span::new(start, if alone { whole.max(end) } else { end });
        found.extend(plain.get(start..end).and_then(|written| rule(written, span)));
        from = start + "-keep ".len();
    }
    found
}

/// True where a condition stands in front of a rule: `-if class a.B`.
fn is_conditional(plain: &str, start: usize) -> bool {
    let before = plain.get(..start).unwrap_or_default();
    let last = starts(before).next_back().and_then(|at| before.get(at..)).unwrap_or_default();
    last.strip_prefix("-if").is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

fn rule(written: &str, span: Span) -> Option<Rule> {
    let class = written.strip_prefix("-keep ")?.trim_start().strip_prefix("class ")?;
    let (pattern, body) = class.split_once('{')?;
    let pattern = pattern.trim();
    let members: String = body.chars().filter(|c| !c.is_whitespace()).collect();
    let directives = directives(written);
    let plain = without_comments(written) == written && directives.len() == 1;
    let alone = !pattern.is_empty() && !pattern.contains(char::is_whitespace) && members == "*;}";
    (plain && alone && directives.iter().all(|one| one.keeps(pattern)))
        .then(|| Rule { pattern: pattern.to_owned(), span })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_keeps_of_one_pattern() {
        for (text, expected) in [
            ("-keep class a.b.** { *; }", "a.b.**"),
            ("-keep class a.b.** {*;}\n-keep class c.D { *; }\n", "a.b.** c.D"),
            ("-keep class a.b.**\n{\n  *;\n}", "a.b.**"),
            ("# 推\n-keep class a.b.** {*;} # why\n", "a.b.**"),
            ("# -keep class a.b.** {*;}", ""),
            ("-keep class a.b.** { public *; }", ""),
            ("-keep class a.b.**, c.d.** { *; }", ""),
            ("-keepnames class a.b.** { *; }", ""),
            ("-keep class a.b.** extends c { *; }", ""),
            ("-keep public class a.b.** { *; }", ""),
            ("-keep class a.b.**", ""),
            ("-if class a.B\n-keep class a.b.** { *; }", ""),
            ("-if class a.B { *; } # -x\n-keep class a.b.** { *; }\n-keep class c.D { *; }", "c.D"),
            ("-ifx\n-keep class a.b.** { *; }", "a.b.**"),
        ] {
            let found = rules(text);
            let patterns: Vec<&str> = found.iter().map(|rule| rule.pattern.as_str()).collect();
            assert_eq!(patterns.join(" "), expected, "{text}");
            for rule in &found {
                let written = text.get(rule.span.start..rule.span.end).unwrap_or_default();
                assert!(written.starts_with("-keep") && written.ends_with(['}', 'y']), "{written}");
            }
        }
    }
}
