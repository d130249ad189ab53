//! Taking parts out of a text.
//!
//! Invariant: what stays is byte for byte as it was, but for the comma or blank line that only the part needed.

use std::collections::BTreeSet;

use tpnskit_core::text::edit::Edit;
use tpnskit_core::text::span::Span;
use tpnskit_script::Dialect;
use tpnskit_script::words::{Kind, words};

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
    let parts = with_comments(text, parts.iter().copied());
    let mut groups: Vec<Vec<Span>> = Vec::new();
    for part in parts {
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(|last| is_blank_between(text, *last, part)) => group.push(part),
            _ => groups.push(vec![part]),
        }
    }
    let spans = groups.into_iter().flat_map(|group| match (group.first(), group.last()) {
        (Some(first), Some(last)) if is_edge(text, Span::new(first.start, last.end)) => {
            vec![Span::new(first.start, last.end)]
        }
        _ => group,
    });
    let spans = spans.map(|part| with_blank_line(text, with_sign(text, part)));
    spans.map(|span| Edit { span, replacement: String::new() }).collect()
}

/// Parts in their order, neighbours as one, with the comments right above that are about nothing else.
pub(crate) fn with_comments(text: &str, parts: impl Iterator<Item = Span>) -> Vec<Span> {
    let grown = merged(parts).into_iter().map(|part| Span::new(start_of_comment(text, part), part.end));
    merged(grown)
}

fn merged(parts: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut merged: Vec<Span> = Vec::new();
    for part in parts {
        match merged.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => merged.push(part),
        }
    }
    merged
}

/// More lines of comments than these are about more than what is below.
const MOST_COMMENT_LINES: usize = 3;

/// Where the comment right above a part starts, if nothing that stays stands right below: then it is about the part alone.
/// What marks where something starts or ends, and code in a comment, stays.
fn start_of_comment(text: &str, part: Span) -> usize {
    let (before, after) = (text.get(..part.start).unwrap_or_default(), text.get(part.end..).unwrap_or_default());
    if !before.ends_with('\n') || !text.get(..part.end).is_some_and(|text| text.ends_with('\n') || after.is_empty()) {
        return part.start;
    }
    let next = after.lines().map(str::trim).find(|line| !(is_comment(line) && is_code(line))).unwrap_or_default();
    let is_last = next.is_empty() || is_comment(next) || next.starts_with(['}', ']', ')']) || next.starts_with("</");
    if !is_last {
        return part.start;
    }
    let mut start = part.start;
    for _ in 0..MOST_COMMENT_LINES {
        let Some(comment) = comment_above(text, start) else { return start };
        // What is at the top is about the whole file.
        if comment == 0 {
            return part.start;
        }
        if text.get(comment..start).is_none_or(|comment| is_mark(comment) || is_code(comment.trim())) {
            return start;
        }
        start = comment;
    }
    if comment_above(text, start).is_some() { part.start } else { start }
}

/// Where the comment on the lines above an offset starts, if there is one.
fn comment_above(text: &str, offset: usize) -> Option<usize> {
    let above = text.get(..offset)?.strip_suffix('\n')?;
    let line = above.get(line_start(text, above.len())..)?.trim();
    let opening = match line {
        _ if line.starts_with("//") || line.starts_with('#') => return Some(line_start(text, above.len())),
        _ if line.ends_with("-->") => "<!--",
        _ if line.ends_with("*/") => "/*",
        _ => return None,
    };
    let start = line_start(text, above.rfind(opening)?);
    // Nothing but the comment stands on its lines.
    let is_alone = text.get(start..offset)?.trim_start().starts_with(opening);
    let ends = above.get(start..)?.matches(if opening == "/*" { "*/" } else { "-->" }).count();
    (is_alone && ends == 1).then_some(start)
}

fn is_comment(line: &str) -> bool {
    ["//", "#", "<!--", "/*"].iter().any(|start| line.starts_with(start))
}

/// Where something starts or ends: `// ---- push ----`, `//region`, `<!-- push begin -->`.
fn is_mark(comment: &str) -> bool {
    const WORDS: [&str; 8] = ["region", "endregion", "begin", "start", "end", "stop", "开始", "结束"];
    let plain = comment.trim_matches(|c: char| c.is_whitespace() || "/*#<!->".contains(c)).to_lowercase();
    let drawn = comment.trim().trim_matches(|c: char| "/*#<!->".contains(c)).contains(['=', '~', '─', '—'])
        || comment.contains("----")
        || comment.contains("****")
        || comment.contains("####")
        || comment.contains("////");
    let words = plain.split(|c: char| !c.is_alphanumeric());
    drawn
        || WORDS
            .iter()
            .any(|word| if word.is_ascii() { words.clone().any(|one| one == *word) } else { plain.ends_with(word) })
}

/// True for a statement that somebody left as a comment.
fn is_code(comment: &str) -> bool {
    let code = comment.trim_end_matches("-->").trim_end_matches("*/").trim_end();
    let of_element = comment.starts_with("<!--") && code.get(4..).is_some_and(|inner| inner.contains('<'));
    // `call(…)`, but not `push (China)`
    let mut before = code.match_indices('(').filter_map(|(at, _)| code.get(..at)?.chars().next_back());
    let is_call = before.any(|before| before.is_ascii_alphanumeric());
    of_element || is_call || code.contains(['\'', '"', '$', ';']) || code.ends_with([',', '{', '}'])
}

/// True for whole lines with nothing but blank lines between them.
fn is_blank_between(text: &str, one: Span, other: Span) -> bool {
    let starts_line = |at: usize| line_start(text, at) == at;
    starts_line(one.end)
        && starts_line(other.start)
        && text.get(one.end..other.start).is_some_and(|between| between.trim().is_empty())
}

/// True where a blank line, or the start or end of a block, is above or below.
fn is_edge(text: &str, part: Span) -> bool {
    with_blank_line(text, part) != part || Around::of(text, part).is_some_and(|around| around.opens || around.closes)
}

/// What is above and below whole lines.
struct Around {
    /// True where a block starts above, or the text, or where a blank line is there.
    opens: bool,
    /// True where a block ends below, or the text.
    closes: bool,
    /// Where the line above starts, if it is blank.
    above: Option<usize>,
    /// Where the line below ends, if it is blank.
    below: Option<usize>,
}

impl Around {
    fn of(text: &str, part: Span) -> Option<Self> {
        let (before, after) = (text.get(..part.start)?, text.get(part.end..)?);
        if !(before.is_empty() || before.ends_with('\n')) {
            return None;
        }
        let lines = before.strip_suffix('\n').unwrap_or_default();
        let above = lines.rsplit('\n').next().unwrap_or_default().trim();
        let opens_element =
            above.ends_with('>') && !above.ends_with("/>") && !above.contains("</") && !above.ends_with("-->");
        let below_end = after.find('\n').map_or(after.len(), |newline| newline + 1);
        let below = after.get(..below_end).unwrap_or_default();
        let start = below.trim_start();
        Some(Self {
            opens: lines.is_empty() || above.is_empty() || above.ends_with(['{', '[', '(']) || opens_element,
            closes: start.starts_with(['}', ']', ')']) || start.starts_with("</") || after.trim().is_empty(),
            above: (above.is_empty() && !lines.is_empty()).then(|| line_start(text, lines.len())),
            below: (start.is_empty() && !below.is_empty()).then_some(part.end + below_end),
        })
    }
}

fn with_blank_line(text: &str, part: Span) -> Span {
    let below = match Around::of(text, part) {
        Some(Around { opens: true, below: Some(end), .. }) => Span::new(part.start, end),
        _ => part,
    };
    match Around::of(text, below) {
        Some(Around { closes: true, above: Some(start), .. }) => Span::new(start, below.end),
        _ => below,
    }
}

/// The last statements of a block's line, with the sign in front of them: `{ a; b }`.
fn with_sign(text: &str, part: Span) -> Span {
    let blank = [' ', '\t'];
    let (before, after) = (text.get(..part.start).unwrap_or_default(), text.get(part.end..).unwrap_or_default());
    let Some(before) = before.trim_end_matches(blank).strip_suffix(';') else { return part };
    let taken = text.get(part.start..part.end).unwrap_or_default().trim_end_matches(blank).len();
    let is_last = after.trim_start_matches(blank).starts_with('}');
    if is_last { Span::new(before.trim_end_matches(blank).len(), part.start + taken) } else { part }
}

/// True for a text with carriage returns that end lines alone, which nothing in here takes for lines.
pub(crate) fn has_other_lines(text: &str) -> bool {
    text.split('\r').skip(1).any(|after| !after.starts_with('\n'))
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
pub(crate) fn items(
    text: &str,
    dialect: Dialect,
    items: &[Span],
    close: usize,
    taken: &BTreeSet<usize>,
) -> Option<Vec<Span>> {
    // One in a comment is none.
    let commas: Vec<usize> = words(text, dialect)
        .into_iter()
        .filter(|word| word.kind == Kind::Sign && text.get(word.span.start..word.span.end) == Some(","))
        .map(|word| word.span.start)
        .collect();
    let comma_after = |index: usize| {
        let from = items.get(index)?.end;
        let to = items.get(index + 1).map_or(close, |next| next.start);
        commas.iter().copied().find(|comma| (from..to).contains(comma))
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
        // The white space behind the comma goes, too, where the next item doesn't have its lines for itself.
        if let Some(cut) = cuts.iter_mut().find(|cut| items.get(kept + 1).is_some_and(|item| item.start == cut.start))
            && !has_text(text, Span::new(comma + 1, cut.start), &[])
        {
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
            ("{\n  c\n\n  b\n\n  d\n}", &["b", "d"], "{\n  c\n}"),
            ("{\n  b\n\n  d\n\n  c\n}", &["b", "d"], "{\n  c\n}"),
            ("a\n  b\n\n  d\nc\n", &["b", "d"], "a\n\nc\n"),
            ("a\n\n  b\n", &["b"], "a\n"),
            ("{\n  c\n\n  b\n\n}\n", &["b"], "{\n  c\n}\n"),
            ("<c>\n  b\n\n  <d/>\n", &["b"], "<c>\n  <d/>\n"),
            ("<c/>\n  b\n\n  <d/>\n", &["b"], "<c/>\n\n  <d/>\n"),
            ("a\nb\nc\nd", &["b", "c"], "a\nd"),
            ("a; b; c", &["b"], "a; c"),
            ("a; b", &["b"], "a"),
            ("a\nb", &["b"], "a\n"),
            ("{ a; b }", &["a"], "{ b }"),
            ("{ a; b }", &["b"], "{ a }"),
            ("{ a; b; c }", &["b", "c"], "{ a }"),
            ("{ a; b}", &["b"], "{ a}"),
            ("a /* x */\n  b /* y */\n", &["b"], "a /* x */\n  /* y */\n"),
        ] {
            assert_eq!(cut(text, parts), expected, "{text:?}");
        }
    }

    #[test]
    fn comments_that_are_about_nothing_else() {
        for (text, parts, expected) in [
            ("a\n  // b\n  b\n\nc\n", &["b\n\n"][..], "a\n\nc\n"),
            ("a {\n  // 推送(广州)\n  b\n}\n", &["b\n}"], "a {\n}\n"),
            ("a {\r\n  c\r\n  // of b\r\n  b\r\n}\r\n", &["b\r\n}"], "a {\r\n  c\r\n}\r\n"),
            ("a\n// 1\nb1\n// 2\nb2\n// 3\nc\n", &["b1", "b2"], "a\n// 3\nc\n"),
            ("a\n<!-- 1\n  2 -->\n<b/>\n<!-- 3 -->\n<c/>\n", &["<b/>"], "a\n<!-- 3 -->\n<c/>\n"),
            ("a\n/*\n * 1\n */\nb1\n\nc\n", &["b1"], "a\n\nc\n"),
            ("a\n# 1\n# 2\nb1\n", &["b1"], "a\n"),
            // What stays is below, too.
            ("a\n// push\nb1\nc\n", &["b1"], "a\n// push\nc\n"),
            ("a\n// push\nb1\n// d 'e'\nc\n", &["b1"], "a\n// push\n// d 'e'\nc\n"),
            // A mark, code, the head of a file, a long explanation.
            ("a\n// ---- push ----\nb1\n\nc\n", &["b1"], "a\n// ---- push ----\n\nc\n"),
            ("a\n<!--push start-->\n<b/>\n<!--push end-->\n", &["<b/>"], "a\n<!--push start-->\n<!--push end-->\n"),
            ("a\n// region Push\nb1\n// endregion\n", &["b1"], "a\n// region Push\n// endregion\n"),
            ("a\n// d 'e'\nb1\n\n", &["b1"], "a\n// d 'e'\n\n"),
            ("a\n// 1\n// d(e)\n// 2\nb1\n\nc\n", &["b1"], "a\n// 1\n// d(e)\n\nc\n"),
            ("a\n<!-- <d/> -->\n<b/>\n\n", &["<b/>"], "a\n<!-- <d/> -->\n\n"),
            ("# of all\nb1\n\nc\n", &["b1"], "# of all\n\nc\n"),
            ("a\n# 1\n# 2\n# 3\n# 4\nb1\n\nc\n", &["b1"], "a\n# 1\n# 2\n# 3\n# 4\n\nc\n"),
            // On the lines of something else.
            ("a // 1\nb1\n\nc\n", &["b1"], "a // 1\n\nc\n"),
            ("<a/> <!-- 1 -->\n<b/>\n\n<c/>\n", &["<b/>"], "<a/> <!-- 1 -->\n\n<c/>\n"),
        ] {
            let marked = |part: &&str| part.trim_end_matches(['\r', '\n', '}']).to_owned();
            let spans = parts.iter().map(|part| {
                let start = text.find(part).unwrap_or_default();
                whole(text, Span::new(start, start + marked(part).len()))
            });
            assert_eq!(apply(text, &edits(text, &spans.collect())).as_deref(), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn items_with_their_commas() {
        let without = |text: &str, taken: &[usize]| {
            let open = text.find('[').unwrap_or_default();
            let close = text.rfind(']').unwrap_or_default();
            let names = ["A", "B", "C"].iter().filter_map(|name| text.find(&format!("{name}:")));
            let spans: Vec<Span> = names.map(|start| Span::new(start, start + 3)).collect();
            let cuts = items(text, Dialect::Groovy, &spans, close, &taken.iter().copied().collect())?;
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
            ("[A:1 /* , */, B:2 /* b, c */, C:3]", &[1], "[A:1 /* , */, C:3]"),
            ("[A:1 /* , */, B:2 /* b, c */, C:3]", &[0], "[B:2 /* b, c */, C:3]"),
            ("[A:1 /* , */, B:2, C:3 /* , */]", &[1, 2], "[A:1 /* , *//* , */]"),
            ("[\n  A:1, // one, two\n  B:2]", &[1], "[\n  A:1 // one, two\n  ]"),
            ("[\n  A:1,\n  B:2]", &[1], "[\n  A:1]"),
        ] {
            assert_eq!(without(text, taken).as_deref(), Some(expected), "{text:?}");
        }
    }
}
