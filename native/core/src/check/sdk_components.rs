//! The SDK's own components and permissions: TPNS406, 407, 410, 415.

use super::{Check, Reason, always, with_merged};
use crate::finding::{Code, Finding, Subject};
use crate::input::manifest::{Attribute, Element, Manifest, TOOLS, qualified};
use crate::plan::Plan;
use crate::project::Project;
use crate::text::source::Place;
use crate::tpns::sdk::{
    Consequence, PERMISSIONS, PUSH_PROVIDER, PUSH_SERVICE, RECEIVE_PERMISSION, REMOTE_SERVICE, RENAMED_SINCE,
    SETTINGS_PROVIDER, SdkComponent, component_of,
};
use crate::tpns::version::SdkVersion;

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS406], unknown: always, run: removed },
    Check { codes: &[Code::TPNS406], unknown: with_merged, run: disabled },
    Check { codes: &[Code::TPNS407], unknown: with_application_id, run: foreign_permissions },
    Check { codes: &[Code::TPNS407, Code::TPNS410], unknown: with_application_id, run: authorities },
    Check { codes: &[Code::TPNS410], unknown: with_application_id, run: remote_action },
    Check { codes: &[Code::TPNS410], unknown: always, run: renamed },
    Check { codes: &[Code::TPNS410], unknown: with_merged, run: unwritten },
    Check { codes: &[Code::TPNS415], unknown: with_application_id, run: idle_override },
];

fn with_application_id(project: &Project, _: &Plan) -> Option<Reason> {
    project.variant.application_id.is_empty().then_some(Reason::NoManifest)
}

/// The SDK's component that an element declares.
fn sdk_component(element: &Element) -> Option<&'static SdkComponent> {
    component_of(element.android_name()?)
}

/// The note that says what happens on a device.
fn note_of(consequence: Consequence) -> &'static str {
    match consequence {
        Consequence::NotStarted => "note-not-started",
        Consequence::Code10003 => "note-10003",
        Consequence::Code10005 => "note-10005",
        Consequence::Code10008 => "note-10008",
        Consequence::ClickOpensNothing => "note-click",
        Consequence::CrashesAtStart => "note-provider",
        Consequence::NeverStarts => "note-component",
    }
}

/// Elements of a manifest that declare a permission or component.
fn declarations(manifest: &Manifest) -> impl Iterator<Item = &Element> {
    let permissions = manifest.root().into_iter().flat_map(|root| manifest.children(root));
    permissions.filter(|element| element.name.contains("permission")).chain(manifest.components())
}

fn removed(project: &Project, _: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for manifest in &project.manifests {
        for element in declarations(manifest) {
            let node = element.attribute(TOOLS, "node").filter(|node| node.value == "remove");
            // With a selector, one library's entry goes and the others stay.
            let (Some(node), None) = (node, element.attribute(TOOLS, "selector")) else { continue };
            let Some((what, without)) = needed(project, element) else { continue };
            let name = element.android_name().unwrap_or_default();
            let stays = |merged: &Manifest| {
                declarations(merged).any(|other| is_same(other, element, &project.variant.application_id))
            };
            if project.merged.as_ref().is_some_and(stays) {
                continue;
            }
            let subject = match what {
                "component" => Subject::Component(name.to_owned()),
                _ => Subject::Entry(name.to_owned()),
            };
            let finding = Finding::new(Code::TPNS406, subject).case("removed").with_word("what", what);
            findings.push(finding.with("name", name).at((manifest.file, node.span)).note(note_of(without)));
        }
    }
    findings
}

fn is_same(one: &Element, other: &Element, application_id: &str) -> bool {
    let name =
        |element: &Element| element.android_name().unwrap_or_default().replace("${applicationId}", application_id);
    one.name == other.name && name(one) == name(other)
}

/// What an element is to TPNS, and what follows without it.
fn needed(project: &Project, element: &Element) -> Option<(&'static str, Consequence)> {
    if let Some(component) = sdk_component(element) {
        return Some(("component", component.without));
    }
    let name = element.android_name()?.replace("${applicationId}", &project.variant.application_id);
    let own = name == format!("{}.{RECEIVE_PERMISSION}", project.variant.application_id);
    let permission = element.name.contains("permission") && (own || PERMISSIONS.contains(&name.as_str()));
    permission.then_some(("permission", Consequence::Code10003))
}

fn disabled(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(merged) = &project.merged else { return Vec::new() };
    let off = |element: &&Element| element.android("enabled").is_some_and(|enabled| enabled.value == "false");
    merged
        .components()
        .filter(off)
        .filter_map(|element| {
            let component = sdk_component(element)?;
            let name = element.android_name()?;
            let place = project.component_place(name);
            let place = place.and_then(|(manifest, element)| Some((manifest.file, element.android("enabled")?.span)));
            let finding = Finding::new(Code::TPNS406, Subject::Component(name.to_owned())).case("disabled");
            Some(finding.with("name", name).at_or_library(place).note(note_of(component.without)))
        })
        .collect()
}

/// Attributes of the app as it will be, or as far as the app's own manifests show.
fn counting<'a>(project: &'a Project, name: &'static str) -> Vec<(&'a Element, &'a Attribute)> {
    let manifests: Vec<&Manifest> = match &project.merged {
        Some(merged) => vec![merged],
        None => project.manifests.iter().collect(),
    };
    let elements = manifests.into_iter().flat_map(declarations);
    let found = elements.filter_map(move |element| Some((element, element.android(name)?)));
    found.filter(|(_, attribute)| !attribute.value.contains("${")).collect()
}

/// Where one of the app's own manifests has an attribute of this value.
fn written(project: &Project, element: &str, name: &str, value: &str) -> Option<Place> {
    project.manifests.iter().find_map(|manifest| {
        let elements = declarations(manifest).filter(|found| found.name == element);
        let mut attributes = elements.filter_map(|element| element.android(name));
        let found = attributes.find(|found| found.value == value)?;
        Some((manifest.file, found.value_span))
    })
}

fn foreign_permissions(project: &Project, _: &Plan) -> Vec<Finding> {
    let wanted = format!("{}.{RECEIVE_PERMISSION}", project.variant.application_id);
    let mut found: Vec<&str> = Vec::new();
    let mut findings = Vec::new();
    for (element, name) in counting(project, "name") {
        let value = name.value.as_str();
        let foreign = element.name.contains("permission")
            && value.strip_suffix(RECEIVE_PERMISSION).is_some_and(|prefix| prefix.ends_with('.'))
            && value != wanted;
        if !foreign || found.contains(&value) {
            continue;
        }
        found.push(value);
        let finding = Finding::new(Code::TPNS407, Subject::Entry(value.to_owned())).case("permission");
        let finding = finding.with("value", value).with("application-id", &project.variant.application_id);
        findings.push(finding.at_or_library(written(project, &element.name, "name", value)));
    }
    findings
}

fn authorities(project: &Project, _: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (element, attribute) in counting(project, "authorities") {
        let Some(component) = sdk_component(element) else { continue };
        let Some(suffix) = component.authority else { continue };
        let wanted = format!("{}.{suffix}", project.variant.application_id);
        let mut stated = attribute.value.split(';');
        if attribute.value.starts_with('@') || stated.clone().any(|authority| authority == wanted) {
            continue;
        }
        let class = element.android_name().unwrap_or_default();
        let overridden = project.component_place(class).is_some_and(|(_, element)| replaces_authority(element));
        let of_another =
            stated.any(|authority| authority.strip_suffix(suffix).is_some_and(|prefix| prefix.ends_with('.')));
        let (code, case) = if of_another {
            (Code::TPNS407, "authority")
        } else if PUSH_PROVIDER.is_class(class) && overridden {
            // The documented way to switch keep-alive off.
            continue;
        } else {
            (Code::TPNS410, "authority")
        };
        let finding = Finding::new(code, Subject::Component(class.to_owned())).case(case);
        let finding = finding.with("class", class).with("value", &attribute.value).with("suffix", suffix);
        let finding = finding.with("application-id", &project.variant.application_id);
        let finding = finding.at_or_library(project.attribute_place(class, "authorities"));
        findings.push(if of_another { finding } else { finding.note(note_of(component.without)) });
    }
    findings
}

fn replaces_authority(element: &Element) -> bool {
    let replaced = element.attribute(TOOLS, "replace");
    replaced.is_some_and(|replaced| replaced.value.split(',').any(|name| name.trim().ends_with(":authorities")))
}

fn remote_action(project: &Project, _: &Plan) -> Vec<Finding> {
    let class = REMOTE_SERVICE.class;
    let Some(merged) = &project.merged else { return Vec::new() };
    let (Some(service), Some(suffix)) = (merged.component_named(class, ""), REMOTE_SERVICE.action) else {
        return Vec::new();
    };
    let wanted = format!("{}.{suffix}", project.variant.application_id);
    let actions: Vec<&str> = merged.actions(service).filter_map(Element::android_name).collect();
    if actions.iter().any(|action| *action == wanted || action.contains("${")) {
        return Vec::new();
    }
    let place = project.component_place(class).and_then(|(manifest, element)| {
        let action = manifest.actions(element).find_map(|action| action.android("name"));
        Some((manifest.file, action.or_else(|| element.android("name"))?.value_span))
    });
    let finding = Finding::new(Code::TPNS410, Subject::Component(class.to_owned())).at_or_library(place);
    let finding = finding.with("class", class).with("wanted", wanted).with("suffix", suffix);
    vec![match actions.first() {
        Some(action) => finding.case("action").with("action", *action),
        None => finding.case("no-action"),
    }]
}

/// Classes of the app's own manifests that this version of the SDK calls by another name.
fn renamed(project: &Project, _: &Plan) -> Vec<Finding> {
    // The file's version may be that of another SDK than the one that lies beside the app as jars.
    let Some(version) = project.sdk_version().and_then(SdkVersion::parse) else { return Vec::new() };
    let mut findings = Vec::new();
    for manifest in &project.manifests {
        for element in manifest.components() {
            let Some(name) = element.android("name") else { continue };
            let component = component_of(&name.value).filter(|component| component.formerly.is_some());
            let Some(instead) = component.and_then(|component| component.class_in(version)) else { continue };
            if instead == name.value || element.attribute(TOOLS, "node").is_some() {
                continue;
            }
            let finding = Finding::new(Code::TPNS410, Subject::Component(name.value.clone())).case("renamed");
            let finding = finding.with("version", project.sdk_version().unwrap_or_default()).with("class", &name.value);
            let note = if element.name == "provider" { "note-provider" } else { "note-component" };
            findings.push(finding.with("instead", instead).at((manifest.file, name.value_span)).note(note));
        }
    }
    findings
}

/// What a manifest that declares the SDK's components itself leaves out.
fn unwritten(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(merged) = &project.merged else { return Vec::new() };
    let Some((manifest, service)) = project.component_place(PUSH_SERVICE.class) else { return Vec::new() };
    let is_there = |component: &SdkComponent| {
        let mut classes = component.formerly.into_iter().chain([component.class]);
        classes.any(|class| {
            let removed = project.component_place(class).is_some_and(|(_, e)| e.attribute(TOOLS, "node").is_some());
            removed || merged.component_named(class, "").is_some()
        })
    };
    // Of the former name and today's, today's unless the SDK is old.
    let version = project.known_sdk_version().and_then(SdkVersion::parse).unwrap_or(RENAMED_SINCE);
    let lacking = [REMOTE_SERVICE, SETTINGS_PROVIDER].into_iter().filter(|component| !is_there(component));
    lacking
        .filter_map(|component| {
            let class = component.class_in(version)?;
            let place = service.android("name").map_or(service.name_span, |name| name.value_span);
            let finding = Finding::new(Code::TPNS410, Subject::Component(class.to_owned())).case("absent");
            Some(finding.with("class", class).at((manifest.file, place)).note(note_of(component.without)))
        })
        .collect()
}

/// An override of the push provider that changes nothing.
fn idle_override(project: &Project, _: &Plan) -> Vec<Finding> {
    let application_id = &project.variant.application_id;
    let default = format!("{application_id}.{}", PUSH_PROVIDER.authority.unwrap_or_default());
    let mut findings = Vec::new();
    for manifest in &project.manifests {
        for provider in manifest.in_application("provider") {
            let class = provider.android_name().map(|name| qualified(name, &project.variant.namespace));
            let authority = provider.android("authorities");
            let Some(authority) = authority.filter(|_| class.as_deref() == Some(PUSH_PROVIDER.class)) else { continue };
            if replaces_authority(provider) && authority.value.replace("${applicationId}", application_id) == default {
                let finding = Finding::new(Code::TPNS415, Subject::Component(PUSH_PROVIDER.class.to_owned()));
                findings.push(finding.at((manifest.file, authority.value_span)));
            }
        }
    }
    findings
}
