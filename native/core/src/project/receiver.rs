//! The receivers of TPNS messages in a manifest.

use crate::input::manifest::{Element, Manifest};
use crate::text::nearest::nearest;
use crate::tpns::receiver::{ACTIONS, BASE_CLASS};
use crate::tpns::sdk;

/// The receivers that take a TPNS action, or a misspelt one; the SDK's own are not among them, but for the class that
/// others extend.
pub fn receivers(manifest: &Manifest) -> impl Iterator<Item = &Element> {
    manifest.in_application("receiver").filter(|element| is_receiver(manifest, element))
}

/// True for one of [`receivers`].
pub fn is_receiver(manifest: &Manifest, element: &Element) -> bool {
    let of_sdk = |name: &str| name.starts_with(sdk::PACKAGE) && name != BASE_CLASS;
    element.name == "receiver"
        && !element.android_name().is_some_and(of_sdk)
        && manifest.actions(element).filter_map(Element::android_name).any(|action| meant(action).is_some())
}

/// True where a receiver takes an action.
pub fn takes(manifest: &Manifest, element: &Element, action: &str) -> bool {
    manifest.actions(element).any(|taken| taken.android_name() == Some(action))
}

/// The TPNS action that a name is, or is a slip of: of its last word, or of what stands before it.
pub fn meant(action: &str) -> Option<&'static str> {
    let split = |text: &'static str| text.rsplit_once('.').unwrap_or(("", text));
    let trimmed = action.trim();
    let (prefix, last) = trimmed.rsplit_once('.').unwrap_or(("", trimmed));
    ACTIONS.into_iter().find(|known| {
        let (known_prefix, known_last) = split(known);
        let same_last = last.eq_ignore_ascii_case(known_last);
        let same_prefix = prefix.eq_ignore_ascii_case(known_prefix);
        same_last && nearest(prefix, [known_prefix]).is_some() || same_prefix && nearest(last, [known_last]).is_some()
    })
}
