//! Walks through folders.
//!
//! Invariant: no link is followed, what Git ignores isn't looked at, and what says so is read only from usual files of a
//! usual size.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::{DirEntry, Match, WalkBuilder};

use crate::files::{real, small_text};

/// Longer files of patterns are left out: they would take long for every name.
const MOST_BYTES_OF_PATTERNS: u64 = 1 << 20;

/// The files of patterns in a folder; the last one wins.
const PATTERNS: [&str; 3] = [".git/info/exclude", ".gitignore", ".ignore"];

/// What is below a folder and wanted, in the order of names.
pub(crate) fn wanted(folder: &Path, is_wanted: impl Fn(&DirEntry) -> bool + Send + Sync + 'static) -> Walk {
    let ignored = Ignored::default();
    let is_folder = |entry: &DirEntry| entry.file_type().is_some_and(|kind| kind.is_dir());
    let filter = move |entry: &DirEntry| {
        entry.depth() == 0 || !ignored.ignores(entry.path(), is_folder(entry)) && is_wanted(entry)
    };
    let mut builder = WalkBuilder::new(folder);
    // The user's own patterns are the library's; those of the project are read here.
    builder.standard_filters(false).hidden(true).git_global(true).require_git(false);
    Walk(builder.follow_links(false).sort_by_file_name(Ord::cmp).filter_entry(filter).build())
}

/// The same of everything that isn't ignored, below a folder of a project; nothing below one that a link puts elsewhere.
pub(crate) fn below(root: &Path, folder: &str) -> impl Iterator<Item = DirEntry> + use<> {
    let folder = root.join(folder);
    is_within(root, &folder).then(|| wanted(&folder, |_| true)).into_iter().flatten()
}

/// True where a folder is there and in the project, wherever links lead.
pub(crate) fn is_within(root: &Path, folder: &Path) -> bool {
    folder.is_dir() && real(folder).starts_with(real(root))
}

/// The entries of a walk that can be read.
pub(crate) struct Walk(ignore::Walk);

impl Iterator for Walk {
    type Item = DirEntry;

    fn next(&mut self) -> Option<DirEntry> {
        self.0.find_map(Result::ok)
    }
}

/// The patterns that count for the entries of a folder, the nearest first.
type Patterns = Arc<[Arc<Gitignore>]>;

/// What is ignored, each file of patterns read once.
#[derive(Default)]
struct Ignored(Mutex<HashMap<PathBuf, Patterns>>);

impl Ignored {
    fn ignores(&self, path: &Path, is_folder: bool) -> bool {
        let patterns = path.parent().map(|folder| self.patterns(folder));
        let said =
            patterns.iter().flat_map(|patterns| patterns.iter()).find_map(|one| match one.matched(path, is_folder) {
                Match::None => None,
                Match::Ignore(_) => Some(true),
                Match::Whitelist(_) => Some(false),
            });
        said.unwrap_or(false)
    }

    fn patterns(&self, folder: &Path) -> Patterns {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(folder).cloned();
        known.unwrap_or_else(|| {
            let above = folder.parent().map(|parent| self.patterns(parent));
            let patterns: Patterns = own_patterns(folder)
                .map(Arc::new)
                .into_iter()
                .chain(above.iter().flat_map(|above| above.iter().cloned()))
                .collect();
            let mut read = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            read.insert(folder.to_path_buf(), Arc::clone(&patterns));
            patterns
        })
    }
}

fn own_patterns(folder: &Path) -> Option<Gitignore> {
    let texts: Vec<String> =
        PATTERNS.iter().filter_map(|name| small_text(&folder.join(name), MOST_BYTES_OF_PATTERNS)).collect();
    if texts.is_empty() {
        return None;
    }
    let mut builder = GitignoreBuilder::new(folder);
    for line in texts.iter().flat_map(|text| text.lines()) {
        // A pattern that is none ignores nothing.
        let _ = builder.add_line(None, line);
    }
    builder.build().ok()
}
