//! Who takes a vendor's messages: TPNS413, 414.

use crate::diagnostic::{Code, Diagnostic};
use crate::manifest::{Element, Manifest};
use crate::project::Project;

/// The actions by which vendors' SDKs find the one service that takes their messages.
const SERVICE_EVENTS: [&str; 3] = [
    "com.huawei.push.action.MESSAGING_EVENT",
    "com.hihonor.push.action.MESSAGING_EVENT",
    "com.google.firebase.MESSAGING_EVENT",
];
/// The action by which Xiaomi's SDK finds the one receiver that takes its messages.
const RECEIVER_EVENT: &str = "com.xiaomi.mipush.RECEIVE_MESSAGE";
/// Google's own service, which steps back behind any other.
const FALLBACK: &str = "com.google.firebase.messaging.FirebaseMessagingService";
/// The packages of the services and receivers that TPNS's vendor artifacts bring.
const TPNS_PACKAGES: [&str; 2] = ["com.tencent.android.", "com.huawei.android.hms.tpns."];

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let mut findings = misplaced(project);
    if let Some(merged) = &project.merged {
        let services = SERVICE_EVENTS.iter().map(|event| ("service", *event));
        let events = services.chain([("receiver", RECEIVER_EVENT)]);
        findings.extend(events.filter_map(|(kind, event)| rivals(project, merged, kind, event)));
    }
    findings
}

/// Service actions in the filters of the owner's receivers.
fn misplaced(project: &Project) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for manifest in &project.manifests {
        for receiver in manifest.in_application("receiver") {
            for action in manifest.actions(receiver).filter_map(|action| action.android("name")) {
                if !SERVICE_EVENTS.contains(&action.value.as_str()) {
                    continue;
                }
                let class = receiver.android_name().unwrap_or_default();
                let message = format!("the receiver `{class}` takes `{}`, which only services get", action.value);
                findings.push(
                    Diagnostic::new(Code::TPNS413, message)
                        .at(manifest.file, action.value_span, "")
                        .note("the vendor's SDK never finds it, so its messages are lost")
                        .help("move the action to the filter of a service, or delete it"),
                );
            }
        }
    }
    findings
}

fn rivals(project: &Project, merged: &Manifest, kind: &str, event: &str) -> Option<Diagnostic> {
    let takes = |component: &&Element| {
        let enabled = component.android("enabled").is_none_or(|enabled| enabled.value != "false");
        let fallback = component.android_name() == Some(FALLBACK);
        enabled && !fallback && merged.actions(component).any(|action| action.android_name() == Some(event))
    };
    let takers: Vec<&str> = merged.in_application(kind).filter(takes).filter_map(Element::android_name).collect();
    let of_tpns = |class: &&&str| TPNS_PACKAGES.iter().any(|package| class.starts_with(package));
    let (own, others): (Vec<&str>, Vec<&str>) = takers.iter().partition(|class| of_tpns(class));
    if own.is_empty() || others.is_empty() {
        return None;
    }
    let names = takers.join("` and `");
    let mut finding = Diagnostic::new(Code::TPNS414, format!("`{names}` both take `{event}`"));
    for (index, class) in others.iter().chain(&own).enumerate() {
        let place = project.component_place(class);
        let place = place.and_then(|(manifest, element)| Some((manifest.file, element.android("name")?.value_span)));
        finding = match index {
            0 => finding.at_place(place, "the app's own"),
            _ => finding.beside_place(place, "also takes it"),
        };
    }
    Some(
        finding
            .note("the vendor's SDK gives each message to one of them only, so the other never sees it")
            .help("let the app's own pass on what it does not know, or delete it"),
    )
}
