//! R8 rules, as far as they keep whole packages.

/// A rule: its name and what follows it.
#[derive(Clone, Copy, Debug)]
pub struct Directive<'a> {
    /// As in `keep`, without its dash.
    pub name: &'a str,
    rest: &'a str,
}

impl Directive<'_> {
    /// True when the rule keeps every class of a pattern with all members: of `a.b.**` those of a package and below it,
    /// else the one class.
    pub fn keeps(&self, kept: &str) -> bool {
        let name = self.name.split(',').next().unwrap_or(self.name);
        let Some((class, body)) = self.rest.split_once('{') else { return false };
        let body: String = body.chars().filter(|c| !c.is_whitespace()).collect();
        let members = body.contains("*;") || body.contains("<methods>") && body.contains("<fields>");
        // Every class has all of the members that `*` stands for.
        if !matches!(name, "keep" | "keepclasseswithmembers") || !members {
            return false;
        }
        let words: Vec<&str> = class.split([' ', '\t', '\n', '\r', ',']).filter(|word| !word.is_empty()).collect();
        let kind = words.iter().position(|word| matches!(*word, "class" | "interface" | "enum"));
        let Some((before, patterns)) = kind.and_then(|kind| words.split_at_checked(kind)) else { return false };
        let (_, patterns) = patterns.split_first().unwrap_or((&"", &[]));
        if before.iter().any(|word| word.starts_with(['@', '!']))
            || patterns.iter().any(|word| matches!(*word, "extends" | "implements") || word.starts_with('@'))
        {
            return false;
        }
        let samples = match kept.strip_suffix(".**") {
            Some(package) => vec![format!("{package}.Sample"), format!("{package}.inner.Sample")],
            None => vec![kept.to_owned()],
        };
        // The first pattern that matches a class decides, and `!` is for the classes that aren't kept.
        samples.iter().all(|sample| {
            let all = |pattern: &str| pattern == "*" || matches(pattern, sample);
            let first = patterns.iter().find(|pattern| all(pattern.strip_prefix('!').unwrap_or(pattern)));
            first.is_some_and(|pattern| !pattern.starts_with('!'))
        })
    }
}

/// The files that a text without comments takes rules from, by `-include file` or `@file`.
pub fn included(text: &str) -> Vec<&str> {
    let directives = directives(text).into_iter().filter(|directive| directive.name == "include");
    let by_name = directives.map(|directive| directive.rest.trim_start().lines().next().unwrap_or_default());
    let by_sign = text.lines().filter_map(|line| line.trim_start().strip_prefix('@'));
    by_name.chain(by_sign).map(|file| file.trim().trim_matches(['"', '\''])).collect()
}

/// The dash that each rule of a text without comments starts with.
pub fn starts(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    text.match_indices('-').map(|(start, _)| start).filter(|&start| {
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let after = text.get(start + 1..).and_then(|after| after.chars().next());
        before.is_none_or(|c| c.is_whitespace() || c == '}') && after.is_some_and(|c| c.is_ascii_alphabetic())
    })
}

/// The rules of a text without comments.
pub fn directives(text: &str) -> Vec<Directive<'_>> {
    let starts: Vec<usize> = starts(text).chain([text.len()]).collect();
    let pieces = starts.windows(2).filter_map(|pair| match pair {
        [start, end] => text.get(start + 1..*end),
        _ => None,
    });
    pieces
        .map(|piece| {
            let end = piece.find(|c: char| c.is_whitespace()).unwrap_or(piece.len());
            let (name, rest) = piece.split_at_checked(end).unwrap_or((piece, ""));
            Directive { name, rest }
        })
        .collect()
}

/// A text of rules without its comments.
pub fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split('#').next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// ProGuard's class patterns: `**` is any text, `*` any text without a dot, `?` a character.
fn matches(pattern: &str, name: &str) -> bool {
    // The lengths of name that each prefix of the pattern can match: linear in pattern times name.
    let name: Vec<char> = name.chars().collect();
    let mut reached = vec![false; name.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let any = rest.starts_with("**");
        rest = rest.get(if any { 2 } else { first.len_utf8() }..).unwrap_or("");
        let mut next = vec![false; name.len() + 1];
        let mut open = false;
        for (index, slot) in next.iter_mut().enumerate() {
            let before = index.checked_sub(1).and_then(|before| name.get(before)).copied();
            let here = reached.get(index).copied().unwrap_or(false);
            if any || first == '*' {
                open = here || open && (any || before != Some('.'));
                *slot = open;
            } else {
                let came = index.checked_sub(1).and_then(|before| reached.get(before)).copied().unwrap_or(false);
                *slot = came && (before == Some(first) || first == '?' && before != Some('.'));
            }
        }
        reached = next;
    }
    reached.last().copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_proguards_do() {
        assert!(matches("com.tencent.**", "com.tencent.tpns.baseapi.X"));
        assert!(matches("com.*.tpns.**", "com.tencent.tpns.baseapi.X"));
        assert!(matches("**", "a.b"));
        assert!(!matches("com.tencent.*", "com.tencent.tpns.X"));
        assert!(!matches("com.tencent.tpns", "com.tencent.tpns.X"));
    }

    #[test]
    fn only_whole_keeps_count() {
        let keeps =
            |rules: &str| directives(&without_comments(rules)).iter().any(|d| d.keeps("com.tencent.android.tpush.**"));
        assert!(keeps("-keep class com.tencent.android.tpush.** {*;}"));
        assert!(keeps("-keep class com.tencent.android.tpush.** { * ; }"));
        assert!(keeps("-dontwarn a.b\n-keep,includedescriptorclasses public class a.B, com.tencent.**\n{\n  *;\n}"));
        assert!(keeps("-keepclasseswithmembers class com.tencent.** { *; }"));
        assert!(keeps("-keep class !com.example.**, ** { *; }"));
        assert!(!keeps("-keep class !com.tencent.**, ** { *; }"));
        assert!(!keeps("-keep !public class com.tencent.** { *; }"));
        assert!(!keeps("-keep @a.Keep class com.tencent.** { *; }"));
        assert!(!keeps("# -keep class com.tencent.android.tpush.** {*;}"));
        assert!(!keeps("-keepnames class com.tencent.android.tpush.** {*;}"));
        assert!(!keeps("-keep class com.tencent.android.tpush.*"));
        assert!(!keeps("-keep class com.tencent.android.tpush.** extends android.app.Service {*;}"));
    }
}
