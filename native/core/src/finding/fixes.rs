//! The safe fixes of several variants, as one change of the app's files.
//!
//! Invariant: a finding's edits are made all or not at all, each change once, and only where every variant that reads the
//! file agrees. Where two fixes disagree, neither is made.

use std::collections::{BTreeMap, BTreeSet};

use super::{Applicability, Code, Finding};
use crate::input::manifest;
use crate::project::Project;
use crate::text::edit::{self, Edit};
use crate::text::source::{Encoding, Role, Source};
use crate::text::span::Span;

/// A variant whose findings may be fixed.
pub struct Checked<'a> {
    /// The variant.
    pub project: &'a Project,
    /// Everything that was found, whatever the settings and the baseline make of it.
    pub found: &'a [Finding],
    /// The codes that nothing can be said about.
    pub unchecked: BTreeSet<Code>,
    /// What is to be fixed.
    pub wanted: &'a [Finding],
}

/// Why a finding is not fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// There is no fix.
    NoFix,
    /// Somebody has to look at its fix first.
    Unsafe,
    /// A fix of this code changes the same text in another way.
    Disagrees(Code),
    /// This variant reads the same file and is right as it is.
    Shared(String),
    /// This file is not the app's to change.
    Foreign(String),
    /// With all fixes together, this manifest could no longer be read.
    Spoils(String),
    /// The bytes of this file are in no known encoding.
    Encoding(String),
}

/// What becomes of the findings, each by the indexes of its variant and its place among the wanted ones.
#[derive(Debug, Default)]
pub struct Fixes {
    /// The new texts, by the file's name.
    pub texts: BTreeMap<String, String>,
    /// The files that are to be written in UTF-8 without a byte order mark.
    pub to_utf8: BTreeSet<String>,
    /// What is fixed.
    pub fixed: Vec<(usize, usize)>,
    /// What is not.
    pub left: Vec<(usize, usize, Left)>,
}

/// The edits of one fix by file, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    edits: BTreeSet<(String, Span, String)>,
    to_utf8: BTreeSet<String>,
}

impl Change {
    fn of(project: &Project, finding: &Finding, with_unsafe: bool) -> Result<Self, Left> {
        let safe = finding.fixes.iter().find(|fix| with_unsafe || fix.applicability == Applicability::Safe);
        let fix = safe.ok_or(if finding.fixes.is_empty() { Left::NoFix } else { Left::Unsafe })?;
        let mut change = Self::default();
        for (file, edit) in &fix.edits {
            let source = project.sources.get(*file).ok_or(Left::NoFix)?;
            let replacement = with_newlines_of(source, edit);
            change.edits.insert((source.name.clone(), edit.span, replacement));
        }
        let file = fix.to_utf8.and_then(|file| project.sources.get(file));
        change.to_utf8.extend(file.map(|source| source.name.clone()));
        Ok(change)
    }

    fn files(&self) -> BTreeSet<&String> {
        self.edits.iter().map(|(file, ..)| file).chain(&self.to_utf8).collect()
    }
}

/// Works out what to change, with fixes that somebody should look at or without. Files of these names are not the app's to
/// change.
pub fn of(variants: &[Checked<'_>], protected: &BTreeSet<String>, with_unsafe: bool) -> Fixes {
    let mut fixes = Fixes::default();
    let mut wanted: BTreeMap<Change, Vec<(usize, usize)>> = BTreeMap::new();
    for (v, variant) in variants.iter().enumerate() {
        for (f, finding) in variant.wanted.iter().enumerate() {
            let change = Change::of(variant.project, finding, with_unsafe);
            match change.and_then(|change| may_change(variant.project, &change, protected).map(|()| change)) {
                Ok(change) => wanted.entry(change).or_default().push((v, f)),
                Err(left) => fixes.left.push((v, f, left)),
            }
        }
    }
    let votes: Vec<BTreeSet<Change>> = variants
        .iter()
        .map(|one| one.found.iter().filter_map(|finding| Change::of(one.project, finding, with_unsafe).ok()).collect())
        .collect();
    let finding = |&(v, f): &(usize, usize)| variants.get(v).and_then(|variant| variant.wanted.get(f));
    let mut leave = |findings: &[(usize, usize)], left: &Left| {
        fixes.left.extend(findings.iter().map(|&(v, f)| (v, f, left.clone())));
    };
    wanted.retain(|change, findings| {
        let codes: Vec<Code> = findings.iter().filter_map(finding).map(|finding| finding.code).collect();
        let disagrees = |(variant, votes): &(&Checked<'_>, &BTreeSet<Change>)| {
            reads(variant.project, change)
                && !votes.contains(change)
                && codes.iter().all(|code| !variant.unchecked.contains(code))
        };
        let other = variants.iter().zip(&votes).find(disagrees);
        if let Some((variant, _)) = other {
            leave(findings, &Left::Shared(variant.project.variant.name.clone()));
        }
        other.is_none()
    });
    for (change, other) in disagreements(&wanted, |one| finding(one).map(|finding| finding.key().to_string())) {
        if let (Some(findings), Some(code)) = (wanted.remove(&change), other.and_then(|other| finding(&other))) {
            leave(&findings, &Left::Disagrees(code.code));
        }
    }
    apply(variants, &wanted, &mut fixes);
    fixes.fixed.sort_unstable();
    fixes.left.sort_by_key(|(v, f, _)| (*v, *f));
    fixes
}

fn source<'a>(variants: &'a [Checked<'_>], name: &str) -> Option<&'a Source> {
    variants.iter().find_map(|variant| variant.project.sources.named(name)).map(|(_, source)| source)
}

/// True where the variant depends on a file that changes: of several `tpns-configs.json`, one counts.
fn reads(project: &Project, change: &Change) -> bool {
    change.files().into_iter().any(|name| {
        project.sources.named(name).is_some_and(|(id, source)| match source.role {
            Role::Config => project.config_file == Some(id),
            _ => true,
        })
    })
}

fn may_change(project: &Project, change: &Change, protected: &BTreeSet<String>) -> Result<(), Left> {
    for name in change.files() {
        let (_, source) = project.sources.named(name).ok_or(Left::NoFix)?;
        let outside = name.starts_with('/') || name.split('/').any(|part| part == "..") || name.contains(':');
        let generated = matches!(source.role, Role::MergedManifest | Role::LibraryManifest | Role::Baseline);
        if outside || generated || protected.contains(name) {
            return Err(Left::Foreign(name.clone()));
        }
        let utf8 = matches!(source.encoding, Encoding::Utf8 | Encoding::Utf8Bom);
        let lossy = !utf8 && source.text.contains(char::REPLACEMENT_CHARACTER);
        if source.encoding == Encoding::Unknown || lossy {
            return Err(Left::Encoding(name.clone()));
        }
    }
    Ok(())
}

/// The newlines of a replacement are those of the text around it.
fn with_newlines_of(source: &Source, edit: &Edit) -> String {
    let windows = match source.start_of_line(edit.span.start) {
        0 => source.newline() == "\r\n",
        start => source.text.get(..start).is_some_and(|before| before.ends_with("\r\n")),
    };
    let plain = edit.replacement.replace("\r\n", "\n");
    if windows { plain.replace('\n', "\r\n") } else { plain }
}

type Findings = [(usize, usize)];

/// The changes that can't be made together, each with a finding of the other one.
fn disagreements(
    wanted: &BTreeMap<Change, Vec<(usize, usize)>>,
    key: impl Fn(&(usize, usize)) -> Option<String>,
) -> Vec<(Change, Option<(usize, usize)>)> {
    // Changes are told apart by their numbers: comparing two takes as long as they have edits.
    let changes: Vec<&Change> = wanted.keys().collect();
    let mut by_place: Vec<(&String, Span, &String, usize, &Findings)> = Vec::new();
    for (number, (change, findings)) in wanted.iter().enumerate() {
        by_place.extend(change.edits.iter().map(|(file, span, text)| (file, *span, text, number, findings.as_slice())));
    }
    by_place.sort_unstable_by_key(|(file, span, ..)| (*file, *span));
    let mut found: BTreeMap<usize, Option<(usize, usize)>> = BTreeMap::new();
    // The edit that reaches furthest, of those before.
    let mut last: Option<(&String, Span, &String, usize, &Findings)> = None;
    for one in by_place {
        if let Some(before) = last.filter(|before| before.0 == one.0 && before.3 != one.3) {
            let same = before.1 == one.1 && before.2 == one.2;
            let both_insert = before.1 == one.1 && one.1.start == one.1.end;
            let same_finding = || before.4.first().and_then(&key) == one.4.first().and_then(&key);
            let overlap = one.1.start < before.1.end || (before.1 == one.1 && !both_insert);
            if !same && (overlap || (both_insert && same_finding())) {
                found.insert(before.3, one.4.first().copied());
                found.insert(one.3, before.4.first().copied());
            }
        }
        if last.is_none_or(|before| before.0 != one.0 || before.1.end <= one.1.end) {
            last = Some(one);
        }
    }
    found.into_iter().filter_map(|(number, other)| Some(((*changes.get(number)?).clone(), other))).collect()
}

/// Makes the changes. A manifest that they would spoil stays as it is.
fn apply(variants: &[Checked<'_>], wanted: &BTreeMap<Change, Vec<(usize, usize)>>, fixes: &mut Fixes) {
    let mut edits: BTreeMap<&String, BTreeSet<(Span, &String)>> = BTreeMap::new();
    for (file, span, text) in wanted.keys().flat_map(|change| &change.edits) {
        edits.entry(file).or_default().insert((*span, text));
    }
    let mut spoilt: BTreeSet<&String> = BTreeSet::new();
    for (file, edits) in edits {
        let edits: Vec<Edit> = edits.into_iter().map(|(span, text)| Edit { span, replacement: text.clone() }).collect();
        let after = source(variants, file).and_then(|source| Some((source, edit::apply(&source.text, &edits)?)));
        match after.filter(|(source, text)| is_read_as_before(variants, source, text)) {
            Some((_, text)) => _ = fixes.texts.insert(file.clone(), text),
            None => _ = spoilt.insert(file),
        }
    }
    // What a fix changes elsewhere is no fix without this file.
    while let Some(more) = wanted
        .keys()
        .map(Change::files)
        .find(|files| files.iter().any(|file| spoilt.contains(file)) && files.iter().any(|file| !spoilt.contains(file)))
    {
        spoilt.extend(more);
    }
    fixes.texts.retain(|file, _| !spoilt.contains(file));
    for (change, findings) in wanted {
        let left = change.files().into_iter().find(|file| spoilt.contains(file));
        match left {
            None => {
                fixes.fixed.extend(findings);
                fixes.to_utf8.extend(change.to_utf8.iter().cloned());
            }
            Some(file) => fixes.left.extend(findings.iter().map(|&(v, f)| (v, f, Left::Spoils(file.clone())))),
        }
    }
}

fn is_read_as_before(variants: &[Checked<'_>], source: &Source, text: &str) -> bool {
    let Some((id, _)) = variants.iter().find_map(|variant| variant.project.sources.named(&source.name)) else {
        return false;
    };
    let readable = |source: &Source| manifest::read(id, source).is_ok();
    source.role != Role::SourceManifest || !readable(source) || readable(&source.with_text(text))
}
