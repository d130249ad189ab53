//! What fixes change, and what they leave.

use std::ops::Range;

use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::udiff::UnifiedHunkHeader;
use similar::{ChangeTag, group_diff_ops};

use super::resolve::Resolver;
use super::words::Words;
use crate::finding::fixes::Left;
use crate::finding::{Argument, Finding};
use crate::project::Project;
use crate::text::hidden::hidden;
use crate::text::mask::{MaskedLine, Secrets, Shown};

/// Findings that are listed at most.
const MOST: usize = 200;
/// Lines of a file beyond which its changes are counted and not shown.
const LONGEST: usize = 20_000;
/// Lines that are shown before and after what changes.
const CONTEXT: usize = 2;
/// Columns of a line that are shown.
const WIDTH: usize = 400;

/// Findings of one variant, each in one line.
pub struct Lines<'a>(Resolver<'a>);

impl<'a> Lines<'a> {
    /// For the findings of a variant.
    pub fn of(project: &'a Project, words: &'a Words, secrets: &'a Secrets) -> Self {
        Self(Resolver::new(project, words, secrets))
    }

    /// Its place, its code and what is wrong.
    pub fn line(&self, finding: &Finding) -> String {
        let found = self.0.diagnostic(finding);
        let place = found.primary().map(|place| format!("{}:{}:{}: ", place.file, place.line, place.column));
        format!("{}{}[{}]: {}", place.unwrap_or_default(), found.severity.name(), found.code, found.message)
    }
}

/// Why a finding is left.
pub fn why(left: &Left, words: &Words) -> String {
    let name = |name: &String| [("name", Argument::from(name))];
    let sentence = match left {
        Left::NoFix => words.word("left-no-fix"),
        Left::Unsafe => words.word("left-unsafe"),
        Left::Disagrees(code) => words.say("left-disagrees", &[("code", Argument::from(code.name()))]),
        Left::Shared(variant) => words.say("left-shared", &name(variant)),
        Left::Foreign(file) => words.say("left-foreign", &name(file)),
        Left::Spoils(file) => words.say("left-spoils", &name(file)),
        Left::Encoding(file) => words.say("left-encoding", &name(file)),
    };
    sentence.to_string()
}

/// What has become of all findings: each one's line, and for those that are left also why.
pub fn text(fixed: &[String], left: &[(String, String)], dry_run: bool, words: &Words) -> String {
    let count = |id: &str, count: usize| words.say(id, &[("count", Argument::Number(count))]).to_string();
    let mut lines = Vec::new();
    match (fixed.len(), dry_run) {
        (0, _) => lines.push(words.word("fixes-none").to_string()),
        (number, true) => lines.push(count("fixes-possible", number)),
        (number, false) => lines.push(count("fixes-made", number)),
    }
    lines.extend(fixed.iter().take(MOST).map(|line| format!("  {line}")));
    let more = |all: usize| (all > MOST).then(|| format!("  {}", count("and-more", all - MOST)));
    lines.extend(more(fixed.len()));
    if !left.is_empty() {
        lines.push(count("fixes-left", left.len()));
        lines.extend(left.iter().take(MOST).flat_map(|(line, why)| [format!("  {line}"), format!("    {why}")]));
        lines.extend(more(left.len()));
    }
    if !fixed.is_empty() && !dry_run {
        lines.push(words.word("fixes-again").to_string());
    }
    lines.join("\n")
}

/// A unified diff of one file, without a newline at its end. Keys are shortened, so it is for people. A file that is deleted
/// has nothing after it.
pub fn diff(name: &str, before: &str, after: Option<&str>, secrets: &Secrets, words: &Words) -> String {
    let name = Shown::path(name);
    let now = if after.is_some() { name.to_string() } else { "/dev/null".to_owned() };
    let after = after.unwrap_or_default();
    let mut lines = vec![format!("--- {name}"), format!("+++ {now}")];
    let number = before.lines().count().max(after.lines().count());
    if number > LONGEST {
        let same = before.lines().zip(after.lines()).filter(|(one, other)| one == other).count();
        lines.push(words.say("diff-too-long", &[("count", Argument::Number(number - same))]).to_string());
        return lines.join("\n");
    }
    let texts = [before, after].map(Lined::of);
    let [before, after] = texts.each_ref().map(|text| &text.lines);
    // `TextDiff` does the same with an algorithm of one's choice, and so has the machine code of all of them.
    let mut changes = Compact::new(Replace::new(Capture::new()), before, after);
    let Ok(()) = myers::diff(&mut changes, before, 0..before.len(), after, 0..after.len());
    for hunk in group_diff_ops(changes.into_inner().into_inner().into_ops(), CONTEXT) {
        lines.push(UnifiedHunkHeader::new(&hunk).to_string());
        for change in hunk.iter().flat_map(|change| change.iter_changes(before, after)) {
            let [old, new] = &texts;
            let (sign, text, line) = match change.tag() {
                ChangeTag::Delete => ('-', old, change.old_index()),
                ChangeTag::Insert => ('+', new, change.new_index()),
                ChangeTag::Equal => (' ', old, change.old_index()),
            };
            lines.push(format!("{sign}{}", text.shown(line.unwrap_or_default(), secrets)));
        }
    }
    lines.join("\n")
}

/// A text's lines with their newlines, and what of them nobody may see.
struct Lined<'a> {
    lines: Vec<&'a str>,
    starts: Vec<usize>,
    hidden: Vec<Range<usize>>,
}

impl<'a> Lined<'a> {
    fn of(text: &'a str) -> Self {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let starts = lines.iter().scan(0, |end, line| {
            let start = *end;
            *end += line.len();
            Some(start)
        });
        Self { starts: starts.collect(), hidden: hidden(text), lines }
    }

    fn shown(&self, line: usize, secrets: &Secrets) -> Shown {
        let text = self.lines.get(line).copied().unwrap_or_default().trim_end_matches(['\n', '\r']);
        let start = self.starts.get(line).copied().unwrap_or_default();
        MaskedLine::of(text, start, &self.hidden, secrets).part(0, WIDTH).0
    }
}
