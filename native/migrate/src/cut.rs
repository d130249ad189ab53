//! Taking parts out of a text.
//!
//! Invariant: what stays is byte for byte as it was, but for the comma or blank line that only the part needed.

use std::collections::BTreeSet;

use tpnskit_core::text::edit::Edit;
use tpnskit_core::text::span::Span;

/// A part that stands alone on its lines, as these lines; else the part with the sign that separates it from the next.
/// A comment behind it on the same line goes along.
pub(crate) fn whole(text: &str, part: Span) -> Span {
    let start = line_start(text, part.start);
    let first = text.get(start..part.start).is_some_and(|before| before.trim().is_empty());
    let behind = text.get(part.end..).unwrap_or_default();
    let signs = behind.len() - behind.trim_start_matches([' ', '\t', ',', ';']).len();
    let end = part.end + signs;
    let rest = text.get(end..).unwrap_or_default();
    let line = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
    let last = rest.get(..line).is_some_and(|rest| rest.trim().is_empty() || rest.starts_with("//"));
    match (first, last) {
        (true, true) => Span::new(start, end + line),
        (_, false) => Span::new(part.start, end),
        // `a; b`
        (false, true) => {
            let before = text.get(..part.start).unwrap_or_default();
            let trimmed = before.trim_end_matches([' ', '\t', ';']).len();
            Span::new(if before.trim_end().ends_with(';') { trimmed } else { part.start }, part.end)
        }
    }
}

/// The edits that take parts out, neighbours as one. Of the blank lines around them, one stays.
pub(crate) fn edits(text: &str, parts: &BTreeSet<Span>) -> Vec<Edit> {
    let mut merged: Vec<Span> = Vec::new();
    for part in parts {
        match merged.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => merged.push(*part),
        }
    }
    merged.iter().map(|part| Edit { span: with_blank_line(text, *part), replacement: String::new() }).collect()
}

fn with_blank_line(text: &str, part: Span) -> Span {
    let (before, after) = (text.get(..part.start).unwrap_or_default(), text.get(part.end..).unwrap_or_default());
    if !(before.is_empty() || before.ends_with('\n')) {
        return part;
    }
    let lines = before.strip_suffix('\n').unwrap_or_default();
    let above = lines.rsplit('\n').next().unwrap_or_default().trim();
    let opens_element =
        above.ends_with('>') && !above.ends_with("/>") && !above.contains("</") && !above.ends_with("-->");
    let opens = lines.is_empty() || above.is_empty() || above.ends_with(['{', '[', '(']) || opens_element;
    let below_end = after.find('\n').map_or(after.len(), |newline| newline + 1);
    let below = after.get(..below_end).unwrap_or_default();
    if opens && below.trim().is_empty() && !below.is_empty() {
        return Span::new(part.start, part.end + below_end);
    }
    let closes = below.trim_start().starts_with(['}', ']', ')']) || below.trim_start().starts_with("</");
    if above.is_empty() && !lines.is_empty() && closes {
        return Span::new(line_start(text, lines.len()), part.end);
    }
    part
}

/// Where the line of an offset starts.
fn line_start(text: &str, offset: usize) -> usize {
    text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// True for a change of what is taken out. What is put in front of it or behind it stays.
pub(crate) fn takes(part: Span, edit: &Edit) -> bool {
    part.contains(edit.span) && edit.span.start != edit.span.end
}

/// True where there is a comment, or anything else but white space.
pub(crate) fn has_text(text: &str, span: Span, without: &[Span]) -> bool {
    let mut from = span.start;
    for part in without {
        if text.get(from..part.start.max(from)).is_some_and(|between| !between.trim().is_empty()) {
            return true;
        }
        from = from.max(part.end);
    }
    text.get(from..span.end.max(from)).is_some_and(|rest| !rest.trim().is_empty())
}

/// The cuts that take items out of a list between brackets, such as the entries of a map. Nothing where an item's comma
/// isn't found.
pub(crate) fn items(text: &str, items: &[Span], close: usize, taken: &BTreeSet<usize>) -> Option<Vec<Span>> {
    let comma_after = |index: usize| {
        let from = items.get(index)?.end;
        let to = items.get(index + 1).map_or(close, |next| next.start);
        let between = text.get(from..to)?;
        let mut offset = 0;
        // A comma in a comment is none.
        for line in between.split_inclusive('\n') {
            let code = line.split("//").next().unwrap_or(line);
            if let Some(comma) = code.find(',') {
                return Some(from + offset + comma);
            }
            offset += line.len();
        }
        None
    };
    let mut cuts = Vec::new();
    for &index in taken {
        let item = items.get(index)?;
        let end = match comma_after(index) {
            Some(comma) => comma + 1,
            None if index + 1 == items.len() => item.end,
            None => return None,
        };
        cuts.push(whole(text, Span::new(item.start, end)));
    }
    let last = items.len().checked_sub(1)?;
    if let Some(kept) = (0..items.len()).rev().find(|index| !taken.contains(index))
        && kept != last
        && comma_after(last).is_none()
    {
        let comma = comma_after(kept)?;
        cuts.push(Span::new(comma, comma + 1));
        // On one line, the space behind the comma goes, too.
        if let Some(cut) = cuts.iter_mut().find(|cut| items.get(kept + 1).is_some_and(|item| item.start == cut.start)) {
            cut.start = comma + 1;
        }
    }
    Some(cuts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpnskit_core::text::edit::apply;

    fn cut(text: &str, parts: &[&str]) -> String {
        let parts = parts.iter().map(|part| {
            let start = text.find(part).unwrap_or_default();
            whole(text, Span::new(start, start + part.len()))
        });
        apply(text, &edits(text, &parts.collect())).unwrap_or_default()
    }

    #[test]
    fn whole_lines_and_parts_of_lines() {
        for (text, parts, expected) in [
            ("a\n  b\nc\n", &["b"][..], "a\nc\n"),
            ("a\n  b // why\nc\n", &["b"], "a\nc\n"),
            ("a\r\n  b;\r\nc\r\n", &["b"], "a\r\nc\r\n"),
            ("a\n\n  b\n\nc\n", &["b"], "a\n\nc\n"),
            ("{\n  b\n\n  c\n}", &["b"], "{\n  c\n}"),
            ("{\n  c\n\n  b\n}", &["b"], "{\n  c\n}"),
            ("<c>\n  b\n\n  <d/>\n", &["b"], "<c>\n  <d/>\n"),
            ("<c/>\n  b\n\n  <d/>\n", &["b"], "<c/>\n\n  <d/>\n"),
            ("a\nb\nc\nd", &["b", "c"], "a\nd"),
            ("a; b; c", &["b"], "a; c"),
            ("a; b", &["b"], "a"),
            ("a\nb", &["b"], "a\n"),
            ("{ a; b }", &["a"], "{ b }"),
            ("a /* x */\n  b /* y */\n", &["b"], "a /* x */\n  /* y */\n"),
        ] {
            assert_eq!(cut(text, parts), expected, "{text:?}");
        }
    }

    #[test]
    fn items_with_their_commas() {
        let without = |text: &str, taken: &[usize]| {
            let open = text.find('[').unwrap_or_default();
            let close = text.rfind(']').unwrap_or_default();
            let names = ["A", "B", "C"].iter().filter_map(|name| text.find(&format!("{name}:")));
            let spans: Vec<Span> = names.map(|start| Span::new(start, start + 3)).collect();
            let cuts = items(text, &spans, close, &taken.iter().copied().collect())?;
            assert!(open < close);
            apply(text, &edits(text, &cuts.into_iter().collect()))
        };
        for (text, taken, expected) in [
            ("[A:1, B:2, C:3]", &[0][..], "[B:2, C:3]"),
            ("[A:1, B:2, C:3]", &[1], "[A:1, C:3]"),
            ("[A:1, B:2, C:3]", &[2], "[A:1, B:2]"),
            ("[A:1, B:2, C:3]", &[1, 2], "[A:1]"),
            ("[\n  A:1,\n  B:2,\n  C:3,\n]", &[0, 2], "[\n  B:2,\n]"),
            ("[\n  A:1,\n  B:2,\n  C:3\n]", &[1, 2], "[\n  A:1\n]"),
            ("[\n  A:1, // one, two\n  B:2\n]", &[0], "[\n  B:2\n]"),
            ("[\n  A:1 // one\n  , B:2\n]", &[1], "[\n  A:1 // one\n  \n]"),
        ] {
            assert_eq!(without(text, taken).as_deref(), Some(expected), "{text:?}");
        }
    }
}
