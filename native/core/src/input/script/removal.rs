//! What takes a value out of a script, with its name.
//!
//! Invariant: what is left is a script of the same meaning without the value. Where that is in doubt, there are no edits.

use super::{Kind, Script, Scripts, Token};
use crate::text::edit::Edit;
use crate::text::source::Place;
use crate::text::span::Span;

impl Scripts {
    /// The edits that take `name` and the value at a place out of its script, where others of `all` are taken out, too.
    pub fn removal(&self, text: &str, name: &str, place: Place, all: &[&str]) -> Vec<Edit> {
        let script = self.all().find(|script| script.file == place.0);
        script.and_then(|script| script.removal(text, name, place.1, all)).unwrap_or_default()
    }
}

impl Script {
    fn removal(&self, text: &str, name: &str, value: Span, all: &[&str]) -> Option<Vec<Edit>> {
        // The place of an empty literal has its quotes.
        let at_value = |token: &Token| token.span.start == value.start || written(token) == value;
        let at = self.tokens.iter().position(at_value)?;
        let key =
            (at.saturating_sub(6)..at).rev().find(|&index| self.tokens.get(index).is_some_and(|t| t.is_named(name)))?;
        let sign = self.tokens.get(key + 1)?.text.as_str();
        if matches!(sign, ":" | "to") { self.entry(text, key, all) } else { self.statement(text, name, key, at) }
    }

    /// An entry of a map, as in `[A: '1', B: '2']` and `mapOf("A" to "1", "B" to "2")`.
    fn entry(&self, text: &str, key: usize, all: &[&str]) -> Option<Vec<Edit>> {
        let (open, close) = self.brackets(key)?;
        let mut entries: Vec<&[Token]> = Vec::new();
        let mut start = open + 1;
        let mut depth = 0_usize;
        for index in open + 1..=close {
            let sign = self.tokens.get(index).filter(|token| token.kind == Kind::Sign).map_or("", |token| &token.text);
            match sign {
                "[" | "(" | "{" => depth += 1,
                "]" | ")" | "}" if index < close => depth = depth.checked_sub(1)?,
                _ => {}
            }
            if depth == 0 && (sign == "," || index == close) {
                entries.extend(self.tokens.get(start..index).filter(|entry| !entry.is_empty()));
                start = index + 1;
            }
        }
        let is_entry = |entry: &&[Token]| entry.get(1).is_some_and(|sign| matches!(sign.text.as_str(), ":" | "to"));
        let brackets = (self.tokens.get(open)?.span, self.tokens.get(close)?.span);
        if !entries.iter().all(is_entry) || self.has_comment(text, Span::new(brackets.0.end, brackets.1.start)) {
            return None;
        }
        let is_removed = |entry: &&[Token]| entry.first().is_some_and(|key| all.contains(&key.text.as_str()));
        if entries.iter().all(is_removed) {
            // Without its colon, an empty map of Groovy is a list.
            let inner = Span::new(brackets.0.end, brackets.1.start);
            return (text.get(brackets.0.start..brackets.0.end)? == "[")
                .then(|| vec![Edit { span: inner, replacement: ":".to_owned() }]);
        }
        let key = self.tokens.get(key)?;
        let index = entries.iter().position(|entry| entry.first().is_some_and(|first| first.span == key.span))?;
        let span = |entry: &[Token]| Some(Span::new(written(entry.first()?).start, written(entry.last()?).end));
        // `A: (b = '1')`
        if entries.get(index)?.iter().any(|token| token.kind == Kind::Sign && token.text == "=") {
            return None;
        }
        let own = span(entries.get(index)?)?;
        // The comma behind it, or before it where nothing stays behind it.
        let gap = if entries.iter().skip(index + 1).any(|entry| !is_removed(entry)) {
            Span::new(own.end, span(entries.get(index + 1)?)?.start)
        } else {
            Span::new(span(entries.get(index.checked_sub(1)?)?)?.end, own.start)
        };
        Some([own, gap].map(|span| Edit { span, replacement: String::new() }).to_vec())
    }

    /// The brackets around an entry.
    fn brackets(&self, key: usize) -> Option<(usize, usize)> {
        let is = |index: usize, signs: [&str; 3]| {
            self.tokens.get(index).is_some_and(|token| token.kind == Kind::Sign && signs.contains(&token.text.as_str()))
        };
        // The first of these signs that none of the others, met before, belongs to.
        let unmatched = |indexes: Vec<usize>, wanted, others| {
            let mut depth = 0_usize;
            indexes.into_iter().find(|&index| {
                let found = depth == 0 && is(index, wanted);
                depth = depth + usize::from(is(index, others)) - usize::from(!found && is(index, wanted));
                found
            })
        };
        let (open, close) = (["[", "(", "{"], ["]", ")", "}"]);
        let from = unmatched((0..key).rev().collect(), open, close)?;
        let to = unmatched((key..self.tokens.len()).collect(), close, open)?;
        let pair = (self.tokens.get(from)?.text.as_str(), self.tokens.get(to)?.text.as_str());
        matches!(pair, ("[", "]") | ("(", ")")).then_some((from, to))
    }

    /// A line that does nothing else, as in `manifestPlaceholders["A"] = "1"` and `accessId = '1'`.
    fn statement(&self, text: &str, name: &str, key: usize, value: usize) -> Option<Vec<Edit>> {
        let start = text.get(..self.tokens.get(key)?.span.start)?.rfind('\n').map_or(0, |newline| newline + 1);
        let end = text.get(start..)?.find('\n').map_or(text.len(), |newline| start + newline + 1);
        // A carriage return ends a line, too.
        if text.get(start..end)?.trim_end().contains('\r') {
            return None;
        }
        let line = self.tokens.iter().filter(|token| token.span.start >= start && token.span.end <= end);
        let line: Vec<&Token> = line.collect();
        let first = line.first().filter(|first| first.text == name || first.text == "manifestPlaceholders")?;
        let alone = text.get(start..first.span.start)?.trim().is_empty();
        let has_value = self.tokens.get(value)?.span.end <= end;
        let count = |sign| line.iter().filter(|token| token.kind == Kind::Sign && token.text == sign).count();
        let closed = count("(") == count(")") && count("[") == count("]");
        // `A = b = '1'` gives it to another variable, too.
        let plain = line.iter().all(|token| token.kind != Kind::Sign || !"{};?+".contains(&token.text));
        let plain = plain && count("=") <= 1 && self.starts(first);
        let ends = line.last().is_some_and(|last| last.kind != Kind::Sign || matches!(last.text.as_str(), ")" | "]"));
        (alone && has_value && closed && plain && ends)
            .then(|| vec![Edit { span: Span::new(start, end), replacement: String::new() }])
    }

    /// True where a token surely starts a statement of its own: what is in front of it neither goes on nor decides.
    fn starts(&self, token: &Token) -> bool {
        let at = self.tokens.partition_point(|one| one.span.start < token.span.start);
        let Some(before) = at.checked_sub(1).and_then(|before| self.tokens.get(before)) else { return true };
        match (before.kind, before.text.as_str()) {
            (Kind::Sign, "{" | "}" | ";" | "]" | ">") => true,
            // `if (x)`, but not `f(x)`
            (Kind::Sign, ")") => {
                let mut depth = 0_usize;
                let opens = self.tokens.get(..at).unwrap_or_default().iter().rposition(|one| {
                    let sign = if one.kind == Kind::Sign { one.text.as_str() } else { "" };
                    depth = depth + usize::from(sign == ")") - usize::from(sign == "(");
                    depth == 0
                });
                let callee = opens.and_then(|opens| opens.checked_sub(1)).and_then(|of| self.tokens.get(of));
                callee.is_some_and(|of| !matches!(of.text.as_str(), "if" | "while" | "for" | "="))
            }
            (Kind::Sign, _) => false,
            (_, word) => word != "else",
        }
    }

    /// True where something between tokens of a span is neither white space nor a quote.
    fn has_comment(&self, text: &str, span: Span) -> bool {
        let inside = self.tokens.iter().filter(|token| token.span.start >= span.start && token.span.end <= span.end);
        let mut from = span.start;
        for token in inside {
            let whole = written(token);
            if !text.get(from..whole.start.max(from)).unwrap_or("").trim().is_empty() {
                return true;
            }
            from = whole.end;
        }
        !text.get(from..span.end.max(from)).unwrap_or("").trim().is_empty()
    }
}

/// A token as it is written: a string with its quotes.
fn written(token: &Token) -> Span {
    match token.kind {
        Kind::Literal => Span::new(token.span.start.saturating_sub(token.quotes), token.span.end + token.quotes),
        _ => token.span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::edit::apply;
    use crate::text::source::{Role, Source, Sources};

    /// The script without some of what it names.
    fn without(script: &str, names: &[&str], values: &[&str]) -> Option<String> {
        let mut sources = Sources::default();
        sources.add(Source::new("build.gradle", Role::BuildScript, script));
        let scripts = Scripts::read(&sources);
        let mut edits: Vec<Edit> = Vec::new();
        for (name, value) in names.iter().zip(values) {
            let more = scripts.removal(script, name, scripts.find_used(name, value)?, names);
            if more.is_empty() {
                return None;
            }
            edits.extend(more.into_iter().filter(|edit| !edits.contains(edit)).collect::<Vec<_>>());
        }
        apply(script, &edits)
    }

    #[test]
    fn an_entry_is_taken_out_in_every_way_of_writing_it() {
        let table = [
            ("m = [A: '1', C: '3']", Some("m = [C: '3']")),
            ("m = [C: '3', A: '1']", Some("m = [C: '3']")),
            ("m = [A: '1']", Some("m = [:]")),
            ("m = [\n    \"A\" : \"1\",\n    C: '3',\n]", Some("m = [\n    C: '3',\n]")),
            ("m = [\n    C: '3',\n    A: '1',\n]", Some("m = [\n    C: '3',\n]")),
            ("m += mapOf(\"A\" to \"1\", \"C\" to f(x, y))", Some("m += mapOf(\"C\" to f(x, y))")),
            ("m = [A: id(1, [2]), C: '3']", Some("m = [C: '3']")),
            ("def k = '1'\nm = [A: k, C: '3']", Some("def k = '1'\nm = [C: '3']")),
            ("x {\n    manifestPlaceholders['A'] = '1'\n    y\n}", Some("x {\n    y\n}")),
            ("manifestPlaceholders.put(\"A\", \"1\")\ny", Some("y")),
            ("manifestPlaceholders[\"A\"] = \"\"\n", None),
            ("tpns {\n    A = '1'\n}", Some("tpns {\n}")),
            ("tpns {\n    A.set(\"1\")\n}", Some("tpns {\n}")),
            // What is left would be another thing, or is more than the value.
            ("m += mapOf(\"A\" to \"1\")", None),
            ("manifestPlaceholders A: '1', C: '3'", None),
            ("tpns { A = '1' }", None),
            ("if (x) manifestPlaceholders['A'] = '1'", None),
            ("manifestPlaceholders['A'] = '1'; y()", None),
            ("manifestPlaceholders['A'] = x ? '1' : '2'", None),
            ("x()\nmanifestPlaceholders['A'] = '1'\ny()", Some("x()\ny()")),
            ("if (x)\n    manifestPlaceholders['A'] = '1'\ny()", None),
            ("if (x) { y() } else\n    manifestPlaceholders['A'] = '1'\ny()", None),
            ("x =\n    manifestPlaceholders['A'] = '1'\n", None),
            ("manifestPlaceholders['A'] = '1'\ry()\n", None),
            // Something else gets the value, too.
            ("manifestPlaceholders['A'] = ext.x = '1'\n", None),
            ("manifestPlaceholders.A = (x = '1')\n", None),
            ("m = [A: (x = '1'), C: '3']", None),
            ("m = [A: '1', // the id\n    C: '3']", None),
            ("m = [A: '1', *: other]", Some("m = [*: other]")),
            ("m = [A: '1', C: '3'", None),
        ];
        for (script, expected) in table {
            assert_eq!(without(script, &["A"], &["1"]).as_deref(), expected, "{script}");
        }
    }

    #[test]
    fn several_entries_are_taken_out_together() {
        let both = |script: &str| without(script, &["A", "B"], &["1", "2"]);
        assert_eq!(both("m = [A: '1', B: '2']").as_deref(), Some("m = [:]"));
        assert_eq!(both("m = [A: '1', B: '2', C: '3']").as_deref(), Some("m = [C: '3']"));
        assert_eq!(both("m = [C: '3', A: '1', B: '2']").as_deref(), Some("m = [C: '3']"));
        assert_eq!(both("m = [A: '1', C: '3', B: '2']").as_deref(), Some("m = [C: '3']"));
        assert_eq!(both("m += mapOf(\"A\" to \"1\", \"B\" to \"2\")"), None);
        assert_eq!(without("m = [A: '', C: '3']", &["A"], &[""]).as_deref(), Some("m = [C: '3']"));
    }
}
