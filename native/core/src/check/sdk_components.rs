//! The SDK's own components and permissions: TPNS406, 407, 410, 415.

use crate::diagnostic::{Code, Diagnostic};
use crate::manifest::{Attribute, Element, Manifest, TOOLS, qualified};
use crate::project::{Place, Project};
use crate::sdk::{self, SdkComponent};
use crate::version::is_below;

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let mut findings = removed(project);
    findings.extend(disabled(project));
    if !project.variant.application_id.is_empty() {
        findings.extend(foreign_permissions(project));
        findings.extend(authorities(project));
        findings.extend(remote_action(project));
        findings.extend(idle_override(project));
    }
    findings.extend(renamed(project));
    findings.extend(unwritten(project));
    findings
}

/// The SDK's component that an element declares.
fn sdk_component(element: &Element) -> Option<&'static SdkComponent> {
    sdk::component_of(element.android_name()?)
}

/// Elements of the owner's manifests that a permission or component is declared by.
fn declarations(manifest: &Manifest) -> impl Iterator<Item = &Element> {
    let permissions = manifest.root().into_iter().flat_map(|root| manifest.children(root));
    permissions.filter(|element| element.name.contains("permission")).chain(manifest.components())
}

fn removed(project: &Project) -> Vec<Diagnostic> {
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
            findings.push(
                Diagnostic::new(
                    Code::TPNS406,
                    format!("the {what} `{name}`, which TPNS needs, is removed from the app"),
                )
                .at(manifest.file, node.span, "")
                .note(without)
                .help("delete this element"),
            );
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
fn needed(project: &Project, element: &Element) -> Option<(&'static str, &'static str)> {
    if let Some(component) = sdk_component(element) {
        return Some(("component", component.without));
    }
    let name = element.android_name()?.replace("${applicationId}", &project.variant.application_id);
    let own = name == format!("{}.{}", project.variant.application_id, sdk::RECEIVE_PERMISSION);
    let permission = element.name.contains("permission") && (own || sdk::PERMISSIONS.contains(&name.as_str()));
    permission.then_some(("permission", "registration fails on the device with code 10003"))
}

fn disabled(project: &Project) -> Vec<Diagnostic> {
    let Some(merged) = &project.merged else { return Vec::new() };
    let off = |element: &&Element| element.android("enabled").is_some_and(|enabled| enabled.value == "false");
    merged
        .components()
        .filter(off)
        .filter_map(|element| {
            let component = sdk_component(element)?;
            let place = project.component_place(component.class);
            let place = place.and_then(|(manifest, element)| Some((manifest.file, element.android("enabled")?.span)));
            let finding = Diagnostic::new(
                Code::TPNS406,
                format!("the component `{}`, which TPNS needs, is disabled", component.class),
            );
            let finding = or_library(finding, place);
            Some(finding.note(component.without).help("delete `android:enabled`"))
        })
        .collect()
}

fn or_library(finding: Diagnostic, place: Option<Place>) -> Diagnostic {
    match place {
        Some(_) => finding.at_place(place, ""),
        None => finding.note("none of the app's own manifests says so: it comes from a library"),
    }
}

/// Attributes of the app as it will be, or as far as the owner's manifests tell.
fn counting<'a>(project: &'a Project, name: &'static str) -> Vec<(&'a Element, &'a Attribute)> {
    let manifests: Vec<&Manifest> = match &project.merged {
        Some(merged) => vec![merged],
        None => project.manifests.iter().collect(),
    };
    let elements = manifests.into_iter().flat_map(declarations);
    let found = elements.filter_map(move |element| Some((element, element.android(name)?)));
    found.filter(|(_, attribute)| !attribute.value.contains("${")).collect()
}

/// Where the owner wrote an attribute of this value.
fn written(project: &Project, element: &str, name: &str, value: &str) -> Option<Place> {
    project.manifests.iter().find_map(|manifest| {
        let elements = declarations(manifest).filter(|found| found.name == element);
        let mut attributes = elements.filter_map(|element| element.android(name));
        let found = attributes.find(|found| found.value == value)?;
        Some((manifest.file, found.value_span))
    })
}

fn foreign_permissions(project: &Project) -> Vec<Diagnostic> {
    let wanted = format!("{}.{}", project.variant.application_id, sdk::RECEIVE_PERMISSION);
    let mut found: Vec<&str> = Vec::new();
    let mut findings = Vec::new();
    for (element, name) in counting(project, "name") {
        let value = name.value.as_str();
        let foreign = element.name.contains("permission")
            && value.strip_suffix(sdk::RECEIVE_PERMISSION).is_some_and(|prefix| prefix.ends_with('.'))
            && value != wanted;
        if !foreign || found.contains(&value) {
            continue;
        }
        found.push(value);
        let place = written(project, &element.name, "name", value);
        let message = format!(
            "`{value}` is a permission of another package: the applicationId is `{}`",
            project.variant.application_id
        );
        findings.push(
            or_library(Diagnostic::new(Code::TPNS407, message), place)
                .note("the app does not hold the permission that TPNS guards its broadcasts with (code 10003)")
                .help(
                    "write `${applicationId}.permission.XGPUSH_RECEIVE`, or delete it: the SDK's own manifest has it",
                ),
        );
    }
    findings
}

fn authorities(project: &Project) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (element, attribute) in counting(project, "authorities") {
        let Some(component) = sdk_component(element) else { continue };
        let Some(suffix) = component.authority else { continue };
        let wanted = format!("{}.{suffix}", project.variant.application_id);
        let mut stated = attribute.value.split(';');
        if attribute.value.starts_with('@') || stated.clone().any(|authority| authority == wanted) {
            continue;
        }
        let place = project.component_place(component.class);
        let overridden = place.is_some_and(|(_, element)| replaces_authority(element));
        let at =
            place.and_then(|(manifest, element)| Some((manifest.file, element.android("authorities")?.value_span)));
        let of_another =
            stated.any(|authority| authority.strip_suffix(suffix).is_some_and(|prefix| prefix.ends_with('.')));
        let value = &attribute.value;
        let finding = if of_another {
            let message = format!(
                "`{value}` is an authority of another package: the applicationId is `{}`",
                project.variant.application_id
            );
            Diagnostic::new(Code::TPNS407, message).note("two apps with one authority cannot be installed side by side")
        } else if component.class == sdk::PUSH_PROVIDER && overridden {
            // The documented way to switch keep-alive off.
            continue;
        } else {
            let message = format!("the provider `{}` has the authority `{value}`", component.class);
            Diagnostic::new(Code::TPNS410, message).note(component.without)
        };
        let finding = or_library(finding, at);
        findings.push(
            finding.help(format!(
                "write `${{applicationId}}.{suffix}`, or delete the provider if the SDK comes from Maven"
            )),
        );
    }
    findings
}

fn replaces_authority(element: &Element) -> bool {
    let replaced = element.attribute(TOOLS, "replace");
    replaced.is_some_and(|replaced| replaced.value.split(',').any(|name| name.trim().ends_with(":authorities")))
}

fn remote_action(project: &Project) -> Option<Diagnostic> {
    let merged = project.merged.as_ref()?;
    let service = merged.component_named(sdk::REMOTE_SERVICE, "")?;
    let wanted = format!("{}.{}", project.variant.application_id, sdk::REMOTE_ACTION);
    let actions: Vec<&str> = merged.actions(service).filter_map(Element::android_name).collect();
    if actions.iter().any(|action| *action == wanted || action.contains("${")) {
        return None;
    }
    let place = project.component_place(sdk::REMOTE_SERVICE).and_then(|(manifest, element)| {
        let action = manifest.actions(element).find_map(|action| action.android("name"));
        Some((manifest.file, action.or_else(|| element.android("name"))?.value_span))
    });
    let message = match actions.first() {
        Some(action) => format!("the service `{}` takes `{action}` instead of `{wanted}`", sdk::REMOTE_SERVICE),
        None => format!("the service `{}` does not take `{wanted}`", sdk::REMOTE_SERVICE),
    };
    Some(
        or_library(Diagnostic::new(Code::TPNS410, message), place)
            .note("registration fails on the device with code 10005")
            .help(format!(
                "write `<action android:name=\"${{applicationId}}.{}\" />` into its intent filter",
                sdk::REMOTE_ACTION
            )),
    )
}

/// Classes of the owner's manifests that this version of the SDK calls otherwise.
fn renamed(project: &Project) -> Vec<Diagnostic> {
    // The file's version may be that of another SDK than the one that lies beside the app as jars.
    let Some(version) = project.sdk_version().filter(|version| crate::version::is_sdk_version(version)) else {
        return Vec::new();
    };
    let [old, new] = sdk::RENAMED;
    let (gone, instead) = if is_below(version, sdk::RENAMED_SINCE) { (new, old) } else { (old, new) };
    let mut findings = Vec::new();
    for manifest in &project.manifests {
        for element in manifest.components() {
            let Some(name) = element.android("name").filter(|name| name.value.starts_with(gone)) else { continue };
            if element.attribute(TOOLS, "node").is_some() || sdk_component(element).is_none() {
                continue;
            }
            let message = format!("the SDK {version} has no class `{}`", name.value);
            let finding = Diagnostic::new(Code::TPNS410, message).at(manifest.file, name.value_span, "");
            let note = match element.name.as_str() {
                "provider" => "Android starts providers with the app: it crashes on the device",
                _ => "the component can never start on the device",
            };
            let help =
                format!("write `{}`, or delete it if the SDK comes from Maven", name.value.replacen(gone, instead, 1));
            findings.push(finding.note(note).help(help));
        }
    }
    findings
}

/// What a manifest that is written by hand leaves out.
fn unwritten(project: &Project) -> Vec<Diagnostic> {
    let Some(merged) = &project.merged else { return Vec::new() };
    let Some((manifest, service)) = project.component_place(sdk::PUSH_SERVICE) else { return Vec::new() };
    let has = |class: &str| merged.component_named(class, "").is_some();
    let removed = |class: &str| {
        let place = project.component_place(class);
        place.is_some_and(|(_, element)| element.attribute(TOOLS, "node").is_some())
    };
    let lacking = [&[sdk::REMOTE_SERVICE] as &[&str], &sdk::SETTINGS_PROVIDERS];
    let lacking = lacking.into_iter().filter(|classes| !classes.iter().any(|class| has(class) || removed(class)));
    lacking
        .filter_map(|classes| {
            // Of the old and the new name, the new one unless the SDK is old.
            let old = project.known_sdk_version().is_some_and(|version| is_below(version, sdk::RENAMED_SINCE));
            let class = if old { classes.first() } else { classes.last() };
            let component = sdk::component_of(class?)?;
            let message =
                format!("the SDK's components are written by hand, and `{}` is not among them", component.class);
            Some(
                Diagnostic::new(Code::TPNS410, message)
                    .at(
                        manifest.file,
                        service.android("name").map_or(service.name_span, |name| name.value_span),
                        "written here",
                    )
                    .note(component.without)
                    .help("add it, or take the SDK from Maven, whose manifest has all of them"),
            )
        })
        .collect()
}

/// An override of the push provider that changes nothing.
fn idle_override(project: &Project) -> Vec<Diagnostic> {
    let default = format!("{}.{}", project.variant.application_id, sdk::PUSH_AUTHORITY);
    let mut findings = Vec::new();
    for manifest in &project.manifests {
        for provider in manifest.in_application("provider") {
            let class = provider.android_name().map(|name| qualified(name, &project.variant.namespace));
            let authority = provider.android("authorities");
            let Some(authority) = authority.filter(|_| class.as_deref() == Some(sdk::PUSH_PROVIDER)) else { continue };
            let value = authority.value.replace("${applicationId}", &project.variant.application_id);
            if !replaces_authority(provider) || value != default {
                continue;
            }
            findings.push(
                Diagnostic::new(Code::TPNS415, "the override of `XGPushProvider` repeats the default authority")
                    .at(manifest.file, authority.value_span, "the default")
                    .note("only another authority switches keep-alive off: other apps still wake this one")
                    .help(
                        "write another authority, as in `${applicationId}.XGVIP_PUSH_AUTH_OFF`, or delete the override",
                    ),
            );
        }
    }
    findings
}
