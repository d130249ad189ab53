//! The receiver of TPNS messages: TPNS401, 402, 403, 405.

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::manifest::{Element, Manifest};
use crate::project::Project;

/// What a receiver's intent filter takes (official guide, step 5).
pub const ACTIONS: [&str; 2] =
    ["com.tencent.android.xg.vip.action.PUSH_MESSAGE", "com.tencent.android.xg.vip.action.FEEDBACK"];

/// The SDK's own classes, which have filters of their own.
const SDK_PACKAGE: &str = "com.tencent.android.tpush.";

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let Some(merged) = &project.merged else { return Vec::new() };
    let receivers: Vec<&Element> = receivers(merged).collect();
    if receivers.is_empty() {
        return missing(project).into_iter().collect();
    }
    let taken = |action: &str| receivers.iter().any(|receiver| takes(merged, receiver, action));
    let untaken: Vec<&str> = ACTIONS.into_iter().filter(|action| !taken(action)).collect();
    let mut findings: Vec<Diagnostic> =
        receivers.iter().flat_map(|receiver| incomplete(project, merged, receiver, &untaken)).collect();
    findings.extend(receivers.iter().filter_map(|receiver| exposed(project, receiver)));
    findings.extend(rivals(project, merged, &receivers));
    findings
}

/// A receiver that any app can send messages to.
fn exposed(project: &Project, receiver: &Element) -> Option<Diagnostic> {
    let exported = receiver.android("exported").is_some_and(|exported| exported.value == "true");
    if !exported || receiver.android("permission").is_some() {
        return None;
    }
    let class = receiver.android_name().unwrap_or_default();
    let place = project.component_place(class);
    let at = place.and_then(|(manifest, element)| Some((manifest.file, element.android("exported")?.value_span)));
    let finding = Diagnostic::new(Code::TPNS403, format!("the receiver `{class}` is exported without a permission"));
    Some(
        located(finding, at, "")
            .note("any app on the device can send it messages that look like pushed ones")
            .help("write `android:exported=\"false\"`: TPNS sends from within the app"),
    )
}

/// Several receivers of one action.
fn rivals(project: &Project, merged: &Manifest, receivers: &[&Element]) -> Option<Diagnostic> {
    let enabled = |receiver: &&&Element| receiver.android("enabled").is_none_or(|enabled| enabled.value != "false");
    let rivals = ACTIONS.into_iter().find_map(|action| {
        let taking = receivers.iter().filter(enabled).filter(|receiver| takes(merged, receiver, action));
        let classes: Vec<&str> = taking.filter_map(|receiver| receiver.android_name()).collect();
        (classes.len() > 1).then_some((action, classes))
    });
    let (action, classes) = rivals?;
    let message = format!("{} receivers take `{action}`: `{}`", classes.len(), classes.join("`, `"));
    let finding = classes.iter().fold(Diagnostic::new(Code::TPNS405, message), |finding, class| {
        let place = project.component_place(class);
        let at = place.and_then(|(manifest, element)| Some((manifest.file, element.android("name")?.value_span)));
        if finding.labels.is_empty() { finding.at_place(at, "") } else { finding.beside_place(at, "takes it too") }
    });
    Some(finding.note("every message and every click is handled more than once").help("keep one of them"))
}

/// The receivers of a manifest that take a TPNS action, or nearly one.
pub fn receivers(manifest: &Manifest) -> impl Iterator<Item = &Element> {
    manifest.in_application("receiver").filter(|receiver| {
        let own = receiver.android_name().is_some_and(|name| name.starts_with(SDK_PACKAGE));
        !own && manifest.actions(receiver).filter_map(Element::android_name).any(|action| meant(action).is_some())
    })
}

fn takes(manifest: &Manifest, receiver: &Element, action: &str) -> bool {
    manifest.actions(receiver).any(|element| element.android_name() == Some(action))
}

/// The TPNS action that a name is, or is a slip of: of its last word, or of what stands before it.
fn meant(action: &str) -> Option<&'static str> {
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

fn missing(project: &Project) -> Option<Diagnostic> {
    if project.supplies(true) && project.wanted_receiver().is_some() {
        return None;
    }
    let finding = Diagnostic::new(Code::TPNS401, "no receiver takes TPNS messages");
    let finding = finding.note("the app never learns of messages, clicks or its own registration");
    Some(if project.variant.unapplied {
        finding.help("declare a receiver that extends `XGPushBaseReceiver` in the manifest")
    } else if project.settings.receiver.enabled {
        finding
            .note("the SDK `com.tencent.tpns:tpns` is not a dependency of this variant, so none is generated")
            .help("add the SDK to the variant's dependencies")
    } else {
        finding.help("remove `receiver { enabled = false }`, or declare a receiver in the manifest")
    })
}

fn incomplete(project: &Project, merged: &Manifest, receiver: &Element, untaken: &[&str]) -> Vec<Diagnostic> {
    let class = receiver.android_name().unwrap_or_default();
    let place = project.component_place(class);
    // Slips first: each is the reason why an action is not taken.
    let slips: Vec<(&str, &'static str)> = merged
        .actions(receiver)
        .filter_map(Element::android_name)
        .filter_map(|action| Some((action, meant(action)?)))
        .filter(|(action, meant)| action != meant && untaken.contains(meant))
        .collect();
    let mut findings = Vec::new();
    for (action, meant) in &slips {
        let message = format!("the receiver `{class}` takes `{action}`, which TPNS never sends");
        let finding = Diagnostic::new(Code::TPNS402, message).note(without(meant));
        let at = place.and_then(|(manifest, element)| {
            let element = manifest.actions(element).find(|element| element.android_name() == Some(action))?;
            Some((manifest.file, element.android("name")?.value_span))
        });
        findings.push(located(finding, at, "").help(format!("write `{meant}`")).fixed_by_writing(meant));
    }
    let lacking = untaken.iter().filter(|action| !slips.iter().any(|(_, meant)| meant == *action));
    for action in lacking {
        let message = format!("the receiver `{class}` does not take `{action}`");
        let finding = Diagnostic::new(Code::TPNS402, message).note(without(action));
        let at = place.and_then(|(manifest, element)| Some((manifest.file, element.android("name")?.value_span)));
        findings.push(
            located(finding, at, "its intent filter lacks the action")
                .help(format!("add `<action android:name=\"{action}\" />` to its intent filter")),
        );
    }
    findings
}

fn located(finding: Diagnostic, at: Option<(crate::source::FileId, crate::span::Span)>, text: &str) -> Diagnostic {
    match at {
        Some((file, span)) => finding.at(file, span, text),
        None => finding.note("none of the app's own manifests has this receiver: it comes from a library"),
    }
}

fn without(action: &str) -> &'static str {
    if action.ends_with("FEEDBACK") {
        "the app never learns its token, nor of clicks"
    } else {
        "the app never learns of in-app messages"
    }
}
