//! The SDK's own components and permissions: TPNS406, 407, 410, 415, 417, 418.

use super::{Check, Reason, always, with_all_merged, with_merged};
use crate::finding::{Code, Finding, Subject};
use crate::input::manifest::{Attribute, Element, Manifest, TOOLS, qualified};
use crate::plan::entry::remove;
use crate::plan::{Plan, declaration};
use crate::project::Project;
use crate::text::source::Place;
use crate::tpns::sdk::{
    COMPONENTS, Consequence, FORMER_COMPONENTS, FormerComponent, PERMISSIONS, PUSH_PROVIDER, RECEIVE_PERMISSION,
    RENAMED_SINCE, SdkComponent, component_of,
};
use crate::tpns::version::SdkVersion;

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS406], unknown: always, run: removed },
    Check { codes: &[Code::TPNS406], unknown: with_merged, run: disabled },
    Check { codes: &[Code::TPNS407], unknown: with_application_id, run: foreign_permissions },
    Check { codes: &[Code::TPNS407, Code::TPNS410], unknown: with_application_id, run: authorities },
    Check { codes: &[Code::TPNS410], unknown: with_application_id, run: actions },
    Check { codes: &[Code::TPNS410], unknown: with_application_id, run: hosts },
    Check { codes: &[Code::TPNS410], unknown: always, run: renamed },
    Check { codes: &[Code::TPNS410], unknown: with_merged, run: unwritten },
    Check { codes: &[Code::TPNS417], unknown: with_merged, run: unasked },
    Check { codes: &[Code::TPNS418], unknown: with_all_merged, run: left_over },
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
        let stated = attribute.value.split(';');
        if attribute.value.starts_with('@') || stated.clone().any(|authority| authority == wanted) {
            continue;
        }
        let class = element.android_name().unwrap_or_default();
        let overridden = project.component_place(class).is_some_and(|(_, element)| replaces_authority(element));
        let prefixes = stated.filter_map(|authority| authority.strip_suffix(suffix)?.strip_suffix('.'));
        let below = format!("{}.", project.variant.application_id);
        let of_push = PUSH_PROVIDER.is_class(class);
        let (of_another, of_own): (Vec<&str>, Vec<&str>) = prefixes.partition(|prefix| !prefix.starts_with(&below));
        // The documented ways to switch keep-alive off: a word of its own in the authority, or another authority.
        if of_push && of_another.is_empty() && (!of_own.is_empty() || overridden) {
            continue;
        }
        let of_another = !of_another.is_empty();
        let (code, case) = (if of_another { Code::TPNS407 } else { Code::TPNS410 }, "authority");
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

/// Components whose action is that of another package. The service for other processes must have one, too.
fn actions(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(merged) = &project.merged else { return Vec::new() };
    let own = |component: &&SdkComponent| component.action.is_some();
    COMPONENTS.iter().filter(own).filter_map(|component| action(project, merged, component)).collect()
}

fn action(project: &Project, merged: &Manifest, component: &SdkComponent) -> Option<Finding> {
    let (class, suffix) = (component.class, component.action?);
    let element = merged.component_named(class, "")?;
    let wanted = format!("{}.{suffix}", project.variant.application_id);
    let actions: Vec<&str> = merged.actions(element).filter_map(Element::android_name).collect();
    if actions.iter().any(|action| *action == wanted || action.contains("${")) {
        return None;
    }
    let slip = actions.iter().find(|action| action.strip_suffix(suffix).is_some_and(|rest| rest.ends_with('.')));
    let slip = match component.without {
        // Without its action nobody finds it.
        Consequence::Code10005 => slip.or_else(|| actions.first()).copied(),
        _ => Some(*slip?),
    };
    let place = project.component_place(class).and_then(|(manifest, element)| {
        let mut names = manifest.actions(element).filter_map(|action| action.android("name"));
        let action = names.find(|name| slip.is_none_or(|slip| name.value == slip));
        Some((manifest.file, action.or_else(|| element.android("name"))?.value_span))
    });
    let finding = Finding::new(Code::TPNS410, Subject::Component(class.to_owned())).at_or_library(place);
    let finding = finding.with("class", class).with("wanted", wanted).with("suffix", suffix);
    let finding = finding.with("element", component.kind.element()).note(note_of(component.without));
    Some(match slip {
        Some(action) => finding.case("action").with("action", action),
        None => finding.case("no-action"),
    })
}

/// Pages of the SDK that take links of another package.
fn hosts(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(merged) = &project.merged else { return Vec::new() };
    let wanted = &project.variant.application_id;
    let host = |component: &SdkComponent| {
        let (class, scheme) = (component.class, component.scheme?);
        let hosts: Vec<&Attribute> = hosts_of(merged, merged.component_named(class, "")?, scheme).collect();
        let right = |host: &&Attribute| host.value == *wanted || host.value.contains("${") || host.value == "*";
        let stated = hosts.first().filter(|_| !hosts.iter().any(right))?;
        let place = project.component_place(class).and_then(|(manifest, element)| {
            let host = hosts_of(manifest, element, scheme).find(|host| host.value == stated.value)?;
            Some((manifest.file, host.value_span))
        });
        let finding = Finding::new(Code::TPNS410, Subject::Component(class.to_owned())).case("host");
        let finding = finding.with("class", class).with("value", &stated.value).with("scheme", scheme);
        let finding = finding.with("application-id", wanted).at_or_library(place);
        Some(finding.note(note_of(component.without)).fixed_by_writing("${applicationId}"))
    };
    COMPONENTS.iter().filter_map(host).collect()
}

/// The hosts that a component takes links of a scheme for.
fn hosts_of<'a>(
    manifest: &'a Manifest,
    component: &'a Element,
    scheme: &'a str,
) -> impl Iterator<Item = &'a Attribute> {
    let filters = manifest.children(component).filter(|child| child.name == "intent-filter");
    let data = filters.flat_map(|filter| manifest.children(filter)).filter(|child| child.name == "data");
    let of_scheme = data.filter(move |data| data.android("scheme").is_some_and(|found| found.value == scheme));
    of_scheme.filter_map(|data| data.android("host"))
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
            let finding = Finding::new(Code::TPNS410, Subject::Component(name.value.to_string())).case("renamed");
            let finding = finding.with("version", project.sdk_version().unwrap_or_default()).with("class", &name.value);
            let note = if element.name == "provider" { "note-provider" } else { "note-component" };
            findings.push(finding.with("instead", instead).at((manifest.file, name.value_span)).note(note));
        }
    }
    findings
}

/// The merged manifest where the SDK lies beside the app as jars, so that its components are declared by hand. One of them
/// alone is a setting of the app, such as another authority.
fn by_hand(project: &Project) -> Option<&Manifest> {
    if project.sdk_version().is_some() || project.vendor_plugin_alone() || !project.sees_all() {
        return None;
    }
    let merged = project.merged.as_ref()?;
    let declared = COMPONENTS.iter().filter(|component| component.channel.is_none() && is_in(merged, component));
    (declared.count() > 1).then_some(merged)
}

fn is_in(manifest: &Manifest, component: &SdkComponent) -> bool {
    let mut classes = component.formerly.into_iter().chain([component.class]);
    classes.any(|class| manifest.component_named(class, "").is_some())
}

/// What a manifest that declares the SDK's components itself leaves out.
fn unwritten(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(merged) = by_hand(project) else { return Vec::new() };
    // Without a version, what every SDK since the renaming has.
    let version = project.known_sdk_version().and_then(SdkVersion::parse).unwrap_or(RENAMED_SINCE);
    let lacking = COMPONENTS.iter().filter(|component| is_wanted(project, merged, component));
    let lacking: Vec<(&SdkComponent, &str)> =
        lacking.filter_map(|component| Some((component, component.class_in(version)?))).collect();
    if lacking.is_empty() {
        return Vec::new();
    }
    let lines = lacking.iter().flat_map(|(component, class)| declaration::component(component, class));
    let finding = incomplete(project, Code::TPNS410, "absent", lacking.iter().map(|(_, class)| *class));
    let mut finding = finding.with("number", lacking.len()).with_lines("lines", lines);
    for (component, _) in &lacking {
        let note = note_of(component.without);
        if !finding.notes.contains(&note) {
            finding = finding.note(note);
        }
    }
    vec![finding]
}

/// True for a component that is absent and was not removed on purpose, which has a finding of its own.
fn is_wanted(project: &Project, merged: &Manifest, component: &SdkComponent) -> bool {
    let needed = match component.channel {
        None => true,
        // Of a vendor whose components are declared by hand, too.
        Some(channel) => {
            let package = channel.descriptor().package;
            let of_vendor = |name: &str| name.starts_with(package);
            let declared = merged.components().filter_map(Element::android_name).any(of_vendor);
            project.uses(channel) && !project.packages(channel) && declared
        }
    };
    let mut classes = component.formerly.into_iter().chain([component.class]);
    needed && !is_in(merged, component) && !classes.any(|class| project.component_place(class).is_some())
}

/// Permissions that a manifest which declares the SDK's components itself leaves out.
fn unasked(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(merged) = by_hand(project).filter(|_| !project.variant.application_id.is_empty()) else {
        return Vec::new();
    };
    let own = format!("{}.{RECEIVE_PERMISSION}", project.variant.application_id);
    let stated = |manifest: &Manifest, element: &str, name: &str| {
        declarations(manifest).any(|found| {
            let value = found.android_name().unwrap_or_default();
            let value = value.replace("${applicationId}", &project.variant.application_id);
            // That of another package has a finding of its own.
            let same = value == name || name == own && value.ends_with(RECEIVE_PERMISSION);
            same && found.name.starts_with(element)
        })
    };
    // One that an own manifest removes has a finding of its own, too.
    let manifests = || project.manifests.iter().chain([merged]);
    let lacks = |element: &str, name: &str| !manifests().any(|manifest| stated(manifest, element, name));
    let asked = PERMISSIONS.iter().copied().chain([own.as_str()]).filter(|name| lacks("uses-permission", name));
    let mut names: Vec<&str> = asked.collect();
    let written = |name: &&str| {
        if *name == own { format!("${{applicationId}}.{RECEIVE_PERMISSION}") } else { (*name).to_owned() }
    };
    let mut lines: Vec<String> = names.iter().flat_map(|name| declaration::uses_permission(&written(name))).collect();
    if lacks("permission", &own) {
        lines.extend(declaration::receive_permission());
        if !names.contains(&own.as_str()) {
            names.push(&own);
        }
    }
    if names.is_empty() {
        return Vec::new();
    }
    vec![incomplete(project, Code::TPNS417, "", &names).with("number", names.len()).with_lines("lines", lines)]
}

/// A manifest that declares the SDK's components itself, and lacks these.
fn incomplete<T: AsRef<str>>(
    project: &Project,
    code: Code,
    case: &'static str,
    absent: impl IntoIterator<Item = T>,
) -> Finding {
    let declared = project.manifests.iter().find_map(|manifest| {
        let element = manifest.components().find(|element| sdk_component(element).is_some())?;
        Some((manifest.file, element.android("name")?.value_span))
    });
    let source = declared.and_then(|(file, _)| project.sources.get(file));
    let subject = Subject::Manifest(source.map_or_else(String::new, |source| source.name.clone()));
    let finding = Finding::new(code, subject).case(case).with_list("absent", absent);
    finding.with("file", source.map_or("AndroidManifest.xml", |source| source.name.as_str())).at_or_library(declared)
}

/// Components whose class no artifact has any more.
fn left_over(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(merged) = &project.merged else { return Vec::new() };
    let found = FORMER_COMPONENTS.iter().filter(|former| is_gone(project, former));
    let found = found.filter(|former| merged.component_named(former.class, "").is_some());
    found
        .map(|former| {
            let place = project.component_place(former.class);
            let name = place.and_then(|(manifest, element)| Some((manifest.file, element.android("name")?.value_span)));
            let finding = Finding::new(Code::TPNS418, Subject::Component(former.class.to_owned()));
            let finding = finding.with("class", former.class).with("element", former.kind.element());
            let finding = match former.channel {
                None => finding.case("xg"),
                Some(channel) => {
                    let version = project.channel_version(channel).or(project.known_sdk_version()).unwrap_or_default();
                    let since = former.gone_since.to_string();
                    finding.with_word("vendor", channel.descriptor().word).with("version", version).with("since", since)
                }
            };
            let finding = finding.at_or_library(name).note(note_of(former.consequence()));
            match place.and_then(|(manifest, element)| Some((project.sources.get(manifest.file)?, element))) {
                Some((source, element)) => finding.fixed_by(vec![remove(source, element)]),
                None => finding.help("help-library"),
            }
        })
        .collect()
}

/// True where nothing can bring the class: a library in which it still was may be there.
fn is_gone(project: &Project, former: &FormerComponent) -> bool {
    let variant = &project.variant;
    if variant.components.is_empty() && variant.local_archives.is_empty() {
        return false;
    }
    let brings = |group: &str| project.variant.components.iter().any(|component| component.starts_with(group));
    let Some(channel) = former.channel else {
        return !XG_GROUPS.iter().any(|group| brings(group)) && !XG_WORDS.iter().any(|word| project.has_archive(word));
    };
    let archives = channel.descriptor().archive_words.iter().any(|word| project.has_archive(word));
    let of_vendor = channel.descriptor().package;
    let version = match project.channel_version(channel) {
        Some(version) => Some(version),
        // Beside a jar of the vendor's, or its own artifact, nobody knows which one it is.
        None if archives || brings(of_vendor) => None,
        None => project.known_sdk_version(),
    };
    version.and_then(SdkVersion::parse).is_some_and(|version| version >= former.gone_since)
}

/// The groups of the artifacts of XG 4, the platform before TPNS.
const XG_GROUPS: [&str; 2] = ["com.tencent.xinge:", "com.tencent.mid:"];
/// Words in the names of its jars.
const XG_WORDS: [&str; 2] = ["mid-", "xg_sdk"];

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
