//! Code that isn't read: which of it may say something of the Android module.
//!
//! Invariant: what may make flavors or give placeholders and isn't read is remembered, with its place.

use super::{Event, Kind, MAX_ITEMS, Node, Place, Project, Reader, Reason, Span, Unknown, VARIANT};
use crate::names::property;

/// Code that isn't read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// What it may say something of.
    pub subject: Subject,
    /// Why it isn't read.
    pub why: Unknown,
    /// Where it is.
    pub place: Place,
}

/// What code may say something of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Manifest placeholders.
    Placeholders,
    /// Flavors and their dimensions.
    Flavors,
}

/// Blocks about variants, whose flavors are there already.
const OF_VARIANTS: [&str; 6] =
    ["applicationVariants", "libraryVariants", "variants", "onVariants", "beforeVariants", "variantFilter"];

impl Subject {
    /// Of a name: `manifestPlaceholders`, `setFlavorDimensions`.
    fn of(name: &str) -> Option<Self> {
        let plain = ["set", "get", "add"].into_iter().find_map(|prefix| property(prefix, name));
        match plain.as_deref().unwrap_or(name) {
            "manifestPlaceholders" => Some(Self::Placeholders),
            "productFlavors" | "flavorDimensions" => Some(Self::Flavors),
            _ => None,
        }
    }

    /// Of code that is given a part of the Android module.
    pub(super) fn of_part(path: &[String]) -> &'static [Self] {
        match path.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["android"] => &[Self::Flavors, Self::Placeholders],
            ["android", "productFlavors"] => &[Self::Flavors],
            ["android", "defaultConfig" | "buildTypes"] | ["android", "buildTypes" | "productFlavors", _] => {
                &[Self::Placeholders]
            }
            _ => &[],
        }
    }
}

impl Unread {
    /// A statement that says something of the Android module in a way that has no meaning here.
    pub(crate) fn of(event: &Event) -> Option<Self> {
        let is_elsewhere = |name: &String| name.starts_with("project:");
        let of_variants = |name: &String| OF_VARIANTS.contains(&name.as_str()) || name.starts_with(VARIANT);
        let names = [Some(&event.name), event.path.last()];
        let subject = names.into_iter().flatten().find_map(|name| Subject::of(name))?;
        let there = subject == Subject::Flavors && event.path.iter().any(of_variants);
        let found = !there && !event.path.iter().any(is_elsewhere);
        found.then(|| Self::call(subject, &event.name, event.place.clone()))
    }

    /// Code that is called and isn't read.
    pub(crate) fn call(subject: Subject, name: &str, place: Place) -> Self {
        Self { subject, why: Unknown::new(Reason::Call, name), place }
    }
}

/// What a settings script says of the modules of its build.
pub(super) fn of_settings(settings: &Project) -> Vec<Unread> {
    let said = settings.events.iter().filter_map(Unread::of);
    said.chain(settings.unread.iter().cloned()).collect()
}

impl Reader<'_> {
    /// Remembers code that is left out, where it may say something of the Android module.
    pub(super) fn unread(&mut self, node: &Node) {
        let (mut seen, mut placeholders, mut flavors) = (0, false, self.is_in_flavors());
        let of_variants = self.context.iter().any(|name| OF_VARIANTS.contains(&name.as_str()));
        node.visit(&mut |part| {
            seen += 1;
            let (name, of) = match &part.kind {
                Kind::Name(name) => (name, None),
                Kind::Member { of, name } => (name, Some(&**of)),
                _ => return,
            };
            // The flavors of a variant are there already.
            let of_variant = of.is_some_and(|of| match &of.kind {
                Kind::Name(name) | Kind::Member { name, .. } => name.to_lowercase().ends_with("variant"),
                _ => false,
            });
            match Subject::of(name) {
                Some(Subject::Placeholders) => placeholders = true,
                Some(Subject::Flavors) => flavors |= !of_variants && !of_variant,
                None => {}
            }
        });
        self.steps = self.steps.saturating_add(seen);
        let found = [(placeholders, Subject::Placeholders), (flavors, Subject::Flavors)];
        for (_, subject) in found.into_iter().filter(|(is, _)| *is) {
            self.note_unread(subject, called(node), node.span);
        }
    }

    /// Remembers a block that is read once for everything that it may be run for.
    pub(super) fn unread_block(&mut self, body: &[Node]) {
        if let (true, Some(first), Some(last)) = (self.is_in_flavors(), body.first(), body.last()) {
            let span = Span::new(first.span.start, last.span.end);
            self.note_unread(Subject::Flavors, called(first), span);
        }
    }

    pub(super) fn note_unread(&mut self, subject: Subject, name: &str, span: Span) {
        let unread = Unread::call(subject, name, self.place(span));
        if self.project.unread.len() < MAX_ITEMS && !self.project.unread.contains(&unread) {
            self.project.unread.push(unread);
        }
    }

    /// True in the block where flavors are made.
    pub(super) fn is_in_flavors(&self) -> bool {
        matches!(self.context.as_slice(), [android, flavors] if android == "android" && flavors == "productFlavors")
    }
}

/// What code calls, as far as that has a name.
fn called(node: &Node) -> &str {
    match &node.kind {
        Kind::Name(name) | Kind::Member { name, .. } => name,
        Kind::Call { callee: of, .. } | Kind::Index { of, .. } | Kind::Assign { target: of, .. } => called(of),
        _ => "",
    }
}
