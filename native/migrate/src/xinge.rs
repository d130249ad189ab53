//! XG 4, the platform before TPNS: what of it is certain to go, after Tencent's guide to moving from XG 4.x to TPNS.
//!
//! Invariant: without an access id of TPNS that the file states, nothing of XG 4 is touched.

use std::collections::{BTreeMap, BTreeSet};

use tpnskit_core::finding::Argument;
use tpnskit_core::input::manifest::{Element, Manifest};
use tpnskit_core::project::Project;
use tpnskit_core::text::edit::Edit;
use tpnskit_core::text::source::Source;
use tpnskit_core::text::span::Span;
use tpnskit_core::tpns::placeholder::{ACCESS_ID, CREDENTIALS};
use tpnskit_core::tpns::push_sdks::{XINGE_COMPANIONS, XINGE_GROUP};
use tpnskit_core::tpns::receiver::ACTIONS;
use tpnskit_core::tpns::sdk::ARCHIVE_WORDS;
use tpnskit_script::android::What;

use crate::script::{Script, span};
use crate::supplied::{is_alone, manifests, rules_of, source_named, whole};
use crate::{App, Asked, Changes, Group, Remark, cut};

/// What the actions for an app's receiver started with.
const FORMER_ACTIONS: &str = "com.tencent.android.tpush.action.";
/// The process of XG 4's components.
const FORMER_PROCESS: &str = ":xg_service_v4";
/// The entry for the former access id, so that no message comes twice.
const OLD_ACCESS_ID: &str = "XG_OLD_ACCESS_ID";
/// Components of XG 4, which a manifest written by hand has. TPNS's SDK brings its own.
const COMPONENTS: [&str; 10] = [
    "com.tencent.android.tpush.XGPushReceiver",
    "com.tencent.android.tpush.XGPushActivity",
    "com.tencent.android.tpush.service.XGPushServiceV4",
    "com.tencent.android.tpush.cloudctr.network.CloudControlDownloadReceiver",
    "com.tencent.android.tpush.cloudctr.network.CloudControlDownloadService",
    "com.tencent.android.tpush.rpc.XGRemoteService",
    "com.tencent.android.tpush.XGPushProvider",
    "com.tencent.android.tpush.SettingsContentProvider",
    "com.tencent.mid.api.MidProvider",
    "com.tencent.android.tpush.XGPushActionReceiver",
];
/// Rules for classes that are gone with XG 4.
const RULES: [&str; 2] = ["com.tencent.mid.**", "com.tencent.bigdata.**"];

/// The rule for a library of XG 4's that other SDKs of Tencent's have, too.
const COMPANION_RULE: &str = "com.qq.taf.jce.**";

/// The library that finds a device's id. Tencent's MTA, which many apps have beside XG 4, needs it, too.
const MID: &str = "com.tencent.mid";
/// The groups of MTA, and what its archives are called.
const MTA_GROUPS: [&str; 2] = ["com.qq.mta", "com.tencent.mta"];
const MTA_ARCHIVE: &str = "mta";

/// What of XG 4 goes from an app.
#[derive(Debug, Default)]
pub(crate) struct Former {
    /// True where XG 4 goes at all.
    applies: bool,
    /// True where MTA needs a part of it.
    has_mta: bool,
    old_ids: BTreeSet<String>,
    parts: BTreeMap<String, BTreeSet<Span>>,
    edits: BTreeMap<String, Vec<Edit>>,
    statements: Vec<(String, Span)>,
    /// What is said of edits.
    replaced: Vec<(String, Edit, Remark)>,
    remarks: Vec<Remark>,
}

/// True where a variant uses XG 4.
pub(crate) fn is_there(project: &Project) -> bool {
    project.variant.components.iter().any(|one| is_module(one))
}

fn is_module(component: &str) -> bool {
    component.split(':').next() == Some(XINGE_GROUP)
}

/// True where a variant has MTA.
fn has_mta(project: &Project) -> bool {
    let group = |component: &String| component.split(':').next().is_some_and(|group| MTA_GROUPS.contains(&group));
    project.variant.components.iter().any(group) || project.has_archive(MTA_ARCHIVE)
}

/// True for a group, class or pattern that MTA needs.
fn is_of_mta(name: &str, has_mta: bool) -> bool {
    has_mta && name.strip_prefix(MID).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':']))
}

/// True for an access id of XG 4.
fn is_old_id(value: &str) -> bool {
    value.len() == 10 && value.starts_with("21") && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// Why XG 4 can't go from an app yet. Beside it, TPNS would make the build fail, so the app stays as it is.
pub(crate) fn obstacle(
    asked: &Asked<'_>,
    app: &App<'_>,
    projects: &[Project],
    scripts: &[Script<'_>],
) -> Option<&'static str> {
    if !is_used(app, projects) {
        return None;
    }
    let has_file = projects.iter().all(|project| {
        let of_file = project.config.as_ref().and_then(|config| config.access_id.as_ref());
        of_file.is_some_and(|id| ACCESS_ID.shape.fits(&id.value))
    });
    let is_archive = projects.iter().any(|project| ARCHIVE_WORDS.into_iter().any(|word| project.has_archive(word)));
    let ready = [
        (has_file, "migrate-xinge-file"),
        (!is_archive, "migrate-xinge-archive"),
        (declared(asked, app, scripts, projects.iter().any(has_mta)).is_some(), "migrate-xinge-form"),
    ];
    ready.into_iter().find(|(ready, _)| !ready).map(|(_, id)| id)
}

/// True where an app has anything of XG 4.
fn is_used(app: &App<'_>, projects: &[Project]) -> bool {
    let has_mta = projects.iter().any(has_mta);
    let has = |manifest: &Manifest| {
        manifest.components().any(|one| is_marked(manifest, one, has_mta)) || !former_actions(manifest).is_empty()
    };
    projects.iter().any(|project| is_there(project) || !old_values(project).is_empty())
        || manifests(app).iter().any(|(_, manifest)| has(manifest))
}

/// What of XG 4 goes from an app without an [`obstacle`].
pub(crate) fn of(
    asked: &Asked<'_>,
    app: &App<'_>,
    projects: &[Project],
    scripts: &[Script<'_>],
    changes: &mut Changes,
) -> Former {
    let mut former = Former::default();
    if !is_used(app, projects) {
        return former;
    }
    former.old_ids = projects.iter().flat_map(old_values).collect();
    former.has_mta = projects.iter().any(has_mta);
    let (manifests, declared) = (manifests(app), declared(asked, app, scripts, former.has_mta));
    former.applies = true;
    for (file, statement, at, module) in declared.into_iter().flatten() {
        if let Some(source) = source_named(asked, app, &file) {
            former.say(Group::Former, "migrate-xinge-dependency", source, at, &module);
        }
        former.statements.push((file, statement));
    }
    let of_mta = app.dependencies.iter().filter_map(|one| match &one.what {
        What::Module { module, .. } if is_of_mta(module, former.has_mta) => Some((module.clone(), &one.place)),
        _ => None,
    });
    for (module, place) in of_mta.collect::<Vec<_>>() {
        if let Some(source) = source_named(asked, app, &asked.file(place)) {
            former.keep("migrate-kind-dependency", "migrate-why-mta", source, place.span.start, &module);
        }
    }
    for (source, manifest) in &manifests {
        former.in_manifest(source, manifest);
    }
    former.old_id(&manifests, changes);
    for (source, rule) in rules_of(app) {
        let is_own =
            source.name.starts_with(&app.folder) && !asked.has_other_readers(&source.name, app, &BTreeSet::new());
        let at = rule.span.start;
        if is_of_mta(&rule.pattern, former.has_mta) {
            former.keep("migrate-kind-rule", "migrate-why-mta", source, at, &rule.pattern);
        } else if rule.pattern == COMPANION_RULE {
            former.keep("migrate-kind-rule", "migrate-why-other-sdk", source, at, &rule.pattern);
        } else if RULES.contains(&rule.pattern.as_str()) && is_own {
            former.parts.entry(source.name.clone()).or_default().insert(cut::whole(&source.text, rule.span));
            former.say(Group::Former, "migrate-xinge-rule", source, at, &rule.pattern);
        }
    }
    former.remarks.push(Remark::new(Group::ByHand, "migrate-xinge-code"));
    former
}

/// The ids and keys of XG 4 that a variant states besides the file.
fn old_values(project: &Project) -> Vec<String> {
    let of_placeholders = CREDENTIALS.map(|value| project.placeholder(value.placeholder).map(|one| one.value.clone()));
    let of_manifest =
        CREDENTIALS.map(|value| project.meta_data_place(value.meta_data).map(|(_, one)| one.value.to_string()));
    let pairs = [of_placeholders, of_manifest].into_iter();
    let old = pairs.filter(|[id, _]| id.as_deref().is_some_and(is_old_id));
    old.flatten().flatten().collect()
}

type Declared = Vec<(String, Span, usize, String)>;

/// The statements that declare XG 4's artifacts; nothing where one of them can't be cut.
fn declared(asked: &Asked<'_>, app: &App<'_>, scripts: &[Script<'_>], has_mta: bool) -> Option<Declared> {
    let uses = app.dependencies.iter().any(|one| matches!(&one.what, What::Module { module, .. } if is_module(module)));
    let mut found = Vec::new();
    for dependency in app.dependencies.iter().filter(|_| uses) {
        let What::Module { module, .. } = &dependency.what else { continue };
        if !is_dropped(module, has_mta) {
            continue;
        }
        let name = asked.file(&dependency.place);
        let only_reader =
            asked.readers.get(&name).is_some_and(|readers| readers.iter().all(|reader| *reader == app.path));
        let script = scripts.iter().find(|script| script.source.name == name && only_reader)?;
        let statement = script.statement_at(dependency.place.span)?;
        if !dependency.certain || !is_alone(script, statement.node, app) {
            return None;
        }
        found.push((name, span(statement.node), dependency.place.span.start, module.clone()));
    }
    Some(found)
}

fn is_dropped(module: &str, has_mta: bool) -> bool {
    let group = module.split(':').next().unwrap_or_default();
    group == XINGE_GROUP || XINGE_COMPANIONS.contains(&group) && !is_of_mta(group, has_mta)
}

/// True for a component that only XG 4 has, or has in this way.
fn is_marked(manifest: &Manifest, element: &Element, has_mta: bool) -> bool {
    let name = element.android_name().unwrap_or_default();
    let gone = ["XGPushServiceV4", "MidProvider", "CloudControlDownloadReceiver", "CloudControlDownloadService"];
    let only_there = gone.iter().any(|last| name.rsplit('.').next() == Some(last));
    let process = element.android("process").is_some_and(|process| process.value == FORMER_PROCESS);
    let authority = element.android("authorities").is_some_and(|one| one.value.ends_with(".AUTH_XGPUSH"));
    let action = manifest.actions(element).filter_map(Element::android_name).any(|action| {
        action.strip_prefix(FORMER_ACTIONS).is_some_and(|last| matches!(last, "SDK" | "INTERNAL_PUSH_MESSAGE"))
            || action.ends_with(".PUSH_ACTION")
    });
    COMPONENTS.contains(&name) && !is_of_mta(name, has_mta) && (only_there || process || authority || action)
}

/// The former actions of an app's own receivers, with today's.
fn former_actions(manifest: &Manifest) -> Vec<(&Element, &'static str)> {
    let own =
        manifest.in_application("receiver").filter(|one| !COMPONENTS.contains(&one.android_name().unwrap_or_default()));
    let actions = own.flat_map(|receiver| manifest.actions(receiver));
    let today = |action: &Element| {
        let last = action.android_name()?.strip_prefix(FORMER_ACTIONS)?;
        ACTIONS.into_iter().find(|one| one.rsplit('.').next() == Some(last))
    };
    actions.filter_map(|action| Some((action, today(action)?))).collect()
}

impl Former {
    fn say(&mut self, group: Group, id: &'static str, source: &Source, at: usize, name: &str) {
        self.remarks.push(Remark::at(group, id, source, at).with("name", name.into()));
    }

    /// Says why something stays.
    fn keep(&mut self, kind: &'static str, why: &'static str, source: &Source, at: usize, name: &str) {
        let remark = Remark::at(Group::Kept, "migrate-kept-why", source, at).with("kind", Argument::Word(kind));
        self.remarks.push(remark.with("name", name.into()).with("why", Argument::Word(why)));
    }

    fn in_manifest(&mut self, source: &Source, manifest: &Manifest) {
        for (action, today) in former_actions(manifest) {
            let Some(name) = action.android("name") else { continue };
            let edit = Edit { span: name.value_span, replacement: today.to_owned() };
            self.edits.entry(source.name.clone()).or_default().push(edit.clone());
            let remark = Remark::at(Group::Replaced, "migrate-plugin", source, name.span.start);
            let remark = remark.with("from", (&name.value).into()).with("to", today.into());
            self.replaced.push((source.name.clone(), edit, remark));
        }
        let has_mta = self.has_mta;
        if !manifest.components().any(|one| is_marked(manifest, one, has_mta)) {
            return;
        }
        for element in manifest.components() {
            let Some(name) = element.android_name().filter(|name| COMPONENTS.contains(name)) else { continue };
            if is_of_mta(name, has_mta) {
                self.keep("migrate-kind-entry", "migrate-why-mta", source, element.start_tag.start, name);
                continue;
            }
            self.parts.entry(source.name.clone()).or_default().insert(whole(source, element));
            self.say(Group::Former, "migrate-xinge-component", source, element.start_tag.start, name);
        }
    }

    /// States the former id, so that the device is signed off from XG 4.
    fn old_id(&mut self, manifests: &[(&Source, Manifest)], changes: &mut Changes) {
        let ids: Vec<&String> = self.old_ids.iter().filter(|value| is_old_id(value)).collect();
        let is_stated = manifests.iter().any(|(_, manifest)| manifest.has_meta_data(OLD_ACCESS_ID));
        let [id] = ids.as_slice() else {
            if !is_stated {
                changes.remark(Remark::new(Group::ByHand, "migrate-xinge-id").with("name", OLD_ACCESS_ID.into()));
            }
            return;
        };
        if is_stated {
            return;
        }
        // The manifest of least precedence is that of all variants.
        let place = manifests.last().and_then(|(source, manifest)| {
            let application = manifest.application()?;
            let first = manifest.children(application).next()?.start_tag.start;
            Some((*source, first, application.android_prefix.as_deref()?))
        });
        let Some((source, first, prefix)) = place else {
            changes.remark(Remark::new(Group::ByHand, "migrate-xinge-id").with("name", OLD_ACCESS_ID.into()));
            return;
        };
        let start = source.start_of_line(first);
        let indent = source.text.get(start..first).filter(|before| before.trim().is_empty());
        let newline = source.newline();
        let element = format!("<meta-data {prefix}:name=\"{OLD_ACCESS_ID}\" {prefix}:value=\"{id}\" />");
        let edit = match indent {
            Some(indent) => Edit::insert(start, format!("{indent}{element}{newline}")),
            None => Edit::insert(first, element),
        };
        let remark = Remark::at(Group::Added, "migrate-xinge-old-id", source, first).with("name", OLD_ACCESS_ID.into());
        self.edits.entry(source.name.clone()).or_default().push(edit);
        self.remarks.push(remark);
    }

    /// True for an artifact that goes with XG 4.
    pub(crate) fn drops(&self, module: &str) -> bool {
        self.drops_any() && is_dropped(module, self.has_mta)
    }

    pub(crate) fn drops_any(&self) -> bool {
        !self.statements.is_empty()
    }

    /// True for an id or key of XG 4.
    pub(crate) fn is_old(&self, value: &str) -> bool {
        self.applies && self.old_ids.contains(value)
    }

    /// What is cut out of each file.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (&str, &BTreeSet<Span>)> {
        self.parts.iter().map(|(file, parts)| (file.as_str(), parts))
    }

    /// The files with edits.
    pub(crate) fn edited(&self) -> impl Iterator<Item = &str> {
        self.edits.keys().map(String::as_str)
    }

    pub(crate) fn edits(&self, file: &str) -> Vec<Edit> {
        self.edits.get(file).cloned().unwrap_or_default()
    }

    /// The changes, and what is said of them, without those of lines that go.
    pub(crate) fn make(&self, gone: &BTreeMap<&str, BTreeSet<Span>>, changes: &mut Changes) {
        let is_gone =
            |file: &str, edit: &Edit| gone.get(file).into_iter().flatten().any(|part| cut::takes(*part, edit));
        for (file, statement) in &self.statements {
            changes.cut_statement(file, *statement);
        }
        for (file, part) in self.parts.iter().flat_map(|(file, parts)| parts.iter().map(move |part| (file, *part))) {
            changes.cut_part(file, part);
        }
        for (file, edit) in self.edits.iter().flat_map(|(file, edits)| edits.iter().map(move |edit| (file, edit))) {
            if !is_gone(file, edit) {
                changes.edit(file, edit.clone());
            }
        }
        let replaced = self.replaced.iter().filter(|(file, edit, _)| !is_gone(file, edit)).map(|(_, _, remark)| remark);
        for remark in replaced.chain(&self.remarks) {
            changes.remark(remark.clone());
        }
    }
}
