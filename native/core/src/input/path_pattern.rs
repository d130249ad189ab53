//! The two kinds of patterns that a filter's `<data>` can have (Android's `PatternMatcher`).
//!
//! Invariant: a pattern is read once from left to right and never goes back in the text, as on Android. So `.*a` doesn't
//! match `/aa`, and no pattern takes more than its length times the text's.

use std::str::Chars;

/// Android refuses longer advanced patterns.
const MAX_ADVANCED_PATTERN: usize = 2048;

/// `pathPattern`: `.` is any character, `*` repeats the character before it, `\` escapes the next one.
///
/// `.*` goes on to the first place of the character behind it, and no further.
pub(super) fn simple_glob(pattern: &str, text: &str) -> bool {
    let mut pattern = pattern.chars();
    let mut text = text.chars();
    while !text.as_str().is_empty() {
        let Some(first) = pattern.next() else { return false };
        let escaped = first == '\\';
        let Some(wanted) = (if escaped { pattern.next() } else { Some(first) }) else { return false };
        let any = wanted == '.' && !escaped;
        if !pattern.as_str().starts_with('*') {
            if text.next() != Some(wanted) && !any {
                return false;
            }
            continue;
        }
        pattern.next();
        if !any {
            text = text.as_str().trim_start_matches(wanted).chars();
            continue;
        }
        // Whatever stands behind `.*` is a plain character, even a `.`.
        let behind = match pattern.next() {
            None => return true,
            Some('\\') => pattern.next(),
            plain => plain,
        };
        if !text.any(|found| Some(found) == behind) {
            return false;
        }
    }
    // At the end of the text `.*` may still follow; `a*` may not.
    matches!(pattern.as_str(), "" | ".*")
}

/// `pathAdvancedPattern`: `.`, `[a-z]` and `[^a-z]` are characters, `*`, `+`, `{2}`, `{2,}` and `{2,3}` repeat the one
/// before them as often as they can, `\` escapes the next character. Nothing for a pattern that Android refuses.
pub(super) fn advanced_glob(pattern: &str, text: &str) -> Option<bool> {
    let steps = parse(pattern)?;
    let mut text = text.chars();
    for step in steps {
        let (least, most) = step.times.unwrap_or((1, 1));
        let mut taken = 0;
        while taken < most && text.clone().next().is_some_and(|found| step.takes(found)) {
            text.next();
            taken += 1;
        }
        if taken < least {
            return Some(false);
        }
    }
    Some(text.as_str().is_empty())
}

/// Characters, and how often they are repeated.
struct Step {
    negated: bool,
    ranges: Vec<(char, char)>,
    /// At least and at most; nothing where no modifier follows.
    times: Option<(usize, usize)>,
}

impl Step {
    fn literal(character: char) -> Self {
        Self { negated: false, ranges: vec![(character, character)], times: None }
    }

    fn takes(&self, character: char) -> bool {
        self.ranges.iter().any(|&(first, last)| (first..=last).contains(&character)) != self.negated
    }
}

fn parse(pattern: &str) -> Option<Vec<Step>> {
    if pattern.len() > MAX_ADVANCED_PATTERN {
        return None;
    }
    let mut steps: Vec<Step> = Vec::new();
    let mut rest = pattern.chars();
    while let Some(character) = rest.next() {
        let times = match character {
            '*' => (0, usize::MAX),
            '+' => (1, usize::MAX),
            '{' => range(&mut rest)?,
            // Android skips one that closes nothing.
            '}' => continue,
            _ => {
                steps.push(match character {
                    '.' => Step { negated: true, ranges: Vec::new(), times: None },
                    '[' => set(&mut rest)?,
                    '\\' => Step::literal(rest.next()?),
                    plain => Step::literal(plain),
                });
                continue;
            }
        };
        let repeated = steps.last_mut().filter(|step| step.times.is_none())?;
        repeated.times = Some(times);
    }
    Some(steps)
}

/// The rest of `{2}`, `{2,}` or `{2,3}`.
fn range(rest: &mut Chars<'_>) -> Option<(usize, usize)> {
    let (inside, after) = rest.as_str().split_once('}')?;
    *rest = after.chars();
    let (least, most) = inside.split_once(',').unwrap_or((inside, inside));
    let least = least.parse().ok()?;
    let most = if most.is_empty() { usize::MAX } else { most.parse().ok()? };
    (least <= most).then_some((least, most))
}

/// The rest of `[…]`.
fn set(rest: &mut Chars<'_>) -> Option<Step> {
    let negated = rest.as_str().starts_with('^');
    if negated {
        rest.next();
    }
    let mut ranges = Vec::new();
    loop {
        let first = match rest.next()? {
            ']' => break,
            '\\' => rest.next()?,
            plain => plain,
        };
        let mut ahead = rest.clone();
        let last = match (ahead.next(), ahead.next()) {
            (Some('-'), Some(end)) if end != ']' => {
                rest.next();
                if end == '\\' {
                    rest.next();
                }
                rest.next()?
            }
            _ => first,
        };
        ranges.push((first, last));
    }
    (!ranges.is_empty()).then_some(Step { negated, ranges, times: None })
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn simple_globs() {
        for (pattern, text) in [
            ("", ""),
            ("/a", "/a"),
            ("/.", "/a"),
            ("/.*", "/"),
            ("/.*", "/a/b"),
            (".*", "/a"),
            ("/.*/b", "/a/b"),
            ("/.*b.*", "/ab"),
            ("/a*b", "/b"),
            ("/a*b", "/aaab"),
            (r"/\.", "/."),
            (r"/a\*", "/a*"),
            (r"/.*\.pdf", "/x.pdf"),
            // A plain dot behind `.*`.
            ("/.*.pdf", "/x.pdf"),
            (r"/\.*x", "/..x"),
        ] {
            assert!(simple_glob(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("", "/"),
            ("/a", "/"),
            ("/a", "/ab"),
            ("/a", "/A"),
            ("/.", "/"),
            ("/.*b", "/a"),
            // Android doesn't go back to try the second `b`.
            ("/.*b", "/bb"),
            ("/.*.pdf", "/x.y.pdf"),
            // At the end of the text, only `.*` may still be left.
            ("/a*", "/"),
            (r"/\.", "/a"),
            (r"/\.*", "/a"),
            (r"/a\", "/ab"),
            (r"/.*\", "/ab"),
        ] {
            assert!(!simple_glob(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn advanced_globs() {
        for (pattern, text) in [
            ("", ""),
            ("/a", "/a"),
            ("/.+", "/ab"),
            ("/.*", "/"),
            ("/[a-z]+/", "/ab/"),
            ("/[^/]+/x", "/ab/x"),
            ("/[a-]", "/-"),
            (r"/[A-\]]", "/]"),
            (r"/[\]]", "/]"),
            ("/[.*+{[]+", "/.*+{["),
            ("/a{2}", "/aa"),
            ("/a{2,}", "/aaaa"),
            ("/a{0,1}b", "/b"),
            (r"/a\{2\}", "/a{2}"),
            ("/a]", "/a]"),
            ("/a}", "/a"),
        ] {
            assert_eq!(advanced_glob(pattern, text), Some(true), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("", "/"),
            ("/.+", "/"),
            ("/[a-z]", "/A"),
            ("/[^a-z]", "/a"),
            ("/a{2}", "/a"),
            ("/a{2}", "/aaa"),
            ("/a{2,3}", "/aaaa"),
            // `.*` takes all of the text and gives nothing back.
            ("/.*b", "/ab"),
        ] {
            assert_eq!(advanced_glob(pattern, text), Some(false), "{pattern} {text}");
        }
        let long = "a".repeat(MAX_ADVANCED_PATTERN + 1);
        for pattern in
            ["*", "a**", "a+{2}", "[", "[]", "[^]", "[a", "a{", "a{}", "a{,2}", "a{3,2}", "a{x}", "{2}", r"a\", &long]
        {
            assert_eq!(advanced_glob(pattern, "/a"), None, "{pattern}");
        }
    }

    #[test]
    fn hostile_patterns_end_in_time() {
        let text = format!("/{}", "a".repeat(20_000));
        let started = Instant::now();
        for unit in ["a*", ".*", ".*a", "a*a", r"\a*"] {
            simple_glob(&unit.repeat(20_000), &text);
        }
        for unit in ["a*", ".+", "a{0,4000000000}", "[a-z]*", "[^b]+"] {
            advanced_glob(&unit.repeat(100), &text);
        }
        advanced_glob(&format!("[{}a]*", "b".repeat(2_000)), &text);
        assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    }
}
