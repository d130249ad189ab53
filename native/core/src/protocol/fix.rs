//! The safe fixes of a module.
//!
//! Invariant: what a fix makes readable is fixed, too. The merged manifest is that of the texts as they were, so a finding
//! that is fixed once may be found again; it is not fixed again.

use std::collections::{BTreeMap, BTreeSet};

use super::Planned;
use super::wire::{self, Answer, Output};
use crate::check;
use crate::finding::fixes::{self, Checked, Fixes};
use crate::finding::{Finding, policy};
use crate::plan::Plan;
use crate::project::Project;
use crate::report::fixed::{Lines, diff, text, why};
use crate::text::mask::Secrets;
use crate::text::source::{Encoding, Role, Source, Sources};

/// Rounds after which nothing new is expected.
const ROUNDS: usize = 5;

/// What fixing comes to.
#[derive(Debug, Default)]
pub struct Fixed {
    /// The files that change, whole, by their names.
    pub files: Vec<(String, Vec<u8>)>,
    /// What changes, as a unified diff with keys shortened; empty where nothing does.
    pub diff: String,
    /// What is fixed, and what is left and why: several lines.
    pub text: String,
}

/// How to fix.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The names of files that must stay as they are.
    pub protected: BTreeSet<String>,
    /// True where the files won't be written.
    pub dry_run: bool,
    /// True where fixes that somebody should look at are made, too.
    pub with_unsafe: bool,
}

pub(super) fn answer(asked: wire::Fix) -> Result<Answer, String> {
    let variants = asked.variants.into_iter().map(Planned::of).collect::<Result<Vec<_>, _>>()?;
    let protected = asked.protected.into_iter().collect();
    let Fixed { files, diff, text } =
        fixed(variants, &Options { protected, dry_run: asked.dry_run, with_unsafe: false });
    Ok(Answer::Fix { files: files.into_iter().map(|(name, bytes)| Output::bytes(name, bytes)).collect(), diff, text })
}

/// Fixes several variants as one change.
pub(super) fn fixed(mut variants: Vec<Planned>, options: &Options) -> Fixed {
    let Some(words) = variants.first().map(Planned::words) else { return Fixed::default() };
    let mut originals: BTreeMap<String, (Source, bool)> = BTreeMap::new();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut known: BTreeSet<(usize, String)> = BTreeSet::new();
    let (mut done, mut left): (Vec<String>, Vec<(String, String)>) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let found: Vec<Found> = variants.iter().enumerate().map(|(v, one)| Found::of(v, one, &mut known)).collect();
        let checked: Vec<Checked<'_>> = variants.iter().zip(&found).map(|(one, found)| found.checked(one)).collect();
        let fixes = fixes::of(&checked, &options.protected, options.with_unsafe);
        let lines: Vec<Lines<'_>> =
            variants.iter().zip(&found).map(|(one, found)| Lines::of(&one.project, words, &found.secrets)).collect();
        let said = |v: usize, f: usize| Some(lines.get(v)?.line(found.get(v)?.wanted.get(f)?));
        add_new(&mut done, fixes.fixed.iter().filter_map(|&(v, f)| said(v, f)));
        if round == 0 {
            add_new(&mut left, fixes.left.iter().filter_map(|(v, f, left)| Some((said(*v, *f)?, why(left, words)))));
        }
        if fixes.texts.is_empty() && fixes.to_utf8.is_empty() {
            break;
        }
        for name in fixes.texts.keys().chain(&fixes.to_utf8) {
            if let Some(source) = variants.iter().find_map(|one| one.project.sources.named(name)) {
                let original = source.1.with_text(&source.1.text);
                let entry = originals.entry(name.clone()).or_insert((original, false));
                entry.1 |= fixes.to_utf8.contains(name);
            }
        }
        texts.extend(fixes.texts.clone());
        variants = variants.into_iter().map(|one| after(one, &fixes)).collect();
    }
    // What is fixed for one variant is said once.
    left.retain(|(line, _)| !done.contains(line));
    let of_variants: Vec<Secrets> = variants.iter().map(|one| one.project.secrets([])).collect();
    let secrets = Secrets::new(of_variants.iter().flat_map(Secrets::values));
    let mut files = Vec::new();
    let mut diffs = Vec::new();
    for (name, (original, in_utf8)) in &originals {
        let text = texts.get(name).unwrap_or(&original.text);
        let bytes = if *in_utf8 { text.as_bytes().to_vec() } else { original.encode(text) };
        files.push((name.clone(), bytes));
        let after = marked(&original.with_text(text), *in_utf8);
        diffs.push(diff(name, &marked(original, false), Some(&after), &secrets, words));
    }
    let mut text = text(&done, &left, options.dry_run, words);
    if !variants
        .iter()
        .any(|one| one.project.merged.is_some() || one.project.sources.of_role(Role::MergedManifest).next().is_some())
    {
        text = format!("{}\n{text}", words.word("fixes-unmerged"));
    }
    Fixed { files, diff: diffs.join("\n"), text }
}

/// A text with the byte order mark that its file has.
fn marked(source: &Source, in_utf8: bool) -> String {
    let mark = if source.encoding == Encoding::Utf8Bom && !in_utf8 { "\u{FEFF}" } else { "" };
    format!("{mark}{}", source.text)
}

fn add_new<T: Ord + Clone>(list: &mut Vec<T>, more: impl Iterator<Item = T>) {
    let mut known: BTreeSet<T> = list.iter().cloned().collect();
    list.extend(more.filter(|one| known.insert(one.clone())));
}

/// What was found in a variant, and what of it is new.
struct Found {
    all: Vec<Finding>,
    secrets: Secrets,
    unchecked: BTreeSet<crate::finding::Code>,
    wanted: Vec<Finding>,
}

impl Found {
    fn of(index: usize, planned: &Planned, known: &mut BTreeSet<(usize, String)>) -> Self {
        let checked = check::all(&planned.project, &planned.plan);
        let mut wanted = policy::apply(&planned.project, checked.findings.clone()).findings;
        let before = known.clone();
        wanted.retain(|finding| {
            let key = (index, finding.key().to_string());
            known.insert(key.clone());
            !before.contains(&key)
        });
        let unchecked = checked.unchecked.iter().map(|unchecked| unchecked.code).collect();
        Self { all: checked.findings, secrets: checked.secrets, unchecked, wanted }
    }

    fn checked<'a>(&'a self, planned: &'a Planned) -> Checked<'a> {
        Checked { project: &planned.project, found: &self.all, unchecked: self.unchecked.clone(), wanted: &self.wanted }
    }
}

/// The variant with the new texts.
fn after(planned: Planned, fixes: &Fixes) -> Planned {
    let Planned { project, language, .. } = planned;
    let mut sources = Sources::default();
    let is_made = |source: &&Source| source.role == Role::MergedManifest && project.variant.unbuilt.is_some();
    for source in project.sources.all().filter(|source| !is_made(source)) {
        let mut source = source.with_text(fixes.texts.get(&source.name).unwrap_or(&source.text));
        if fixes.to_utf8.contains(&source.name) {
            source.encoding = Encoding::Utf8;
        }
        sources.add(source);
    }
    let project = Project::read(sources, project.variant, project.settings);
    Planned { plan: Plan::of(&project), project, language }
}
