//! All that is known of one variant.
//!
//! Invariant: a project is what was read, unjudged; whatever can't be read is missing here and is a finding.

use crate::access_point::AccessPoint;
use crate::build_script;
use crate::channel::Channel;
use crate::config::{self, Application, Config, VendorBlock};
use crate::diagnostic::Diagnostic;
use crate::manifest::{self, Attribute, Element, Manifest};
use crate::protocol::{Placeholder, Request, Settings, Variant};
use crate::source::{FileId, Role, Sources};
use crate::span::Span;
use crate::version;

/// The IM SDK that takes a TPNS token (official guide, first note).
pub const IM_SINCE: [u32; 3] = [6, 0, 1975];

/// A place in a file.
pub type Place = (FileId, Span);

/// The group of TPNS's own artifacts.
pub const TPNS_GROUP: &str = "com.tencent.tpns";
/// The vendor's own Gradle plugin.
pub const VENDOR_PLUGIN: &str = "com.tencent.android.tpns";
/// Huawei's Gradle plugin.
pub const AGCONNECT_PLUGIN: &str = "com.huawei.agconnect";
/// Google's Gradle plugin.
pub const GOOGLE_SERVICES_PLUGIN: &str = "com.google.gms.google-services";
/// Every plugin that a check asks about.
pub const ASKED_PLUGINS: [&str; 3] = [VENDOR_PLUGIN, AGCONNECT_PLUGIN, GOOGLE_SERVICES_PLUGIN];

/// Everything that checks look at and supplies start from.
#[derive(Debug)]
pub struct Project {
    /// Every file, for the places of findings.
    pub sources: Sources,
    /// What the build knows.
    pub variant: Variant,
    /// What the owner set.
    pub settings: Settings,
    /// The file that counts, even where it could not be read.
    pub config_file: Option<FileId>,
    /// What the file that counts says.
    pub config: Option<Config>,
    /// The owner's manifests, highest priority first.
    pub manifests: Vec<Manifest>,
    /// What the merge came to.
    pub merged: Option<Manifest>,
}

impl Project {
    /// Reads a request's files; what is wrong with them goes to `findings`. An error is the carrier's fault.
    pub fn read(request: Request, findings: &mut Vec<Diagnostic>) -> Result<Self, String> {
        let mut sources = Sources::default();
        for file in request.files {
            sources.add(file.read()?);
        }
        let first = |role: Role| sources.of_role(role).next();
        let config = first(Role::Config);
        let manifests = sources.of_role(Role::SourceManifest);
        let manifests = manifests.filter_map(|(id, source)| manifest::read(id, source, findings)).collect();
        // A fault of the owner's own manifests shows in the merged one too; it is reported where it was written.
        let mut merge_faults = Vec::new();
        let merged = first(Role::MergedManifest).and_then(|(id, source)| manifest::read(id, source, &mut merge_faults));
        if findings.is_empty() {
            findings.append(&mut merge_faults);
        }
        Ok(Self {
            config_file: config.map(|(id, _)| id),
            config: config.and_then(|(id, source)| config::read(id, source, findings)),
            manifests,
            merged,
            variant: request.variant,
            settings: request.settings,
            sources,
        })
    }

    /// The access id of the file, where it has the shape of one.
    pub fn access_id(&self) -> Option<&str> {
        let id = self.config.as_ref()?.access_id.as_ref()?;
        is_access_id(&id.value).then_some(id.value.as_str())
    }

    /// The access key of the file, where it has the shape of one.
    pub fn access_key(&self) -> Option<&str> {
        let key = self.config.as_ref()?.access_key.as_ref()?;
        is_access_key(&key.value).then_some(key.value.as_str())
    }

    /// The access point that the owner states or else the access id tells.
    pub fn access_point(&self) -> Option<AccessPoint> {
        match &self.settings.access_point {
            Some(stated) => AccessPoint::of_setting(stated),
            None => AccessPoint::of_id(self.access_id()?),
        }
    }

    /// The placeholder of the layer that wins.
    pub fn placeholder(&self, name: &str) -> Option<&Placeholder> {
        self.variant.placeholders.iter().find(|placeholder| placeholder.name == name)
    }

    /// The version of a resolved component.
    pub fn version_of(&self, group: &str, name: &str) -> Option<&str> {
        let components = self.variant.components.iter().filter(|component| component.starts_with(group));
        components.into_iter().find_map(|component| {
            let mut parts = component.splitn(3, ':');
            (parts.next() == Some(group) && parts.next() == Some(name)).then(|| parts.next().unwrap_or(""))
        })
    }

    /// Where the owner wrote a `<meta-data>` value, if one of the owner's manifests has it.
    pub fn meta_data_place(&self, name: &str) -> Option<(FileId, &Attribute)> {
        self.manifests.iter().find_map(|manifest| Some((manifest.file, manifest.meta_data(name)?)))
    }

    /// Where the owner wrote a component, with the manifest that has it.
    pub fn component_place(&self, class: &str) -> Option<(&Manifest, &Element)> {
        let namespace = &self.variant.namespace;
        let class = &manifest::qualified(class, namespace);
        self.manifests.iter().find_map(|manifest| Some((manifest, manifest.component_named(class, namespace)?)))
    }

    /// The brace that opens the file's object, for what the file lacks.
    pub fn config_place(&self) -> Option<(FileId, Span)> {
        self.config.as_ref().map(|config| (config.file, config.root))
    }

    /// The full class name of the receiver that the variant should have: the owner's, or the generated one where the
    /// SDK is there to compile it; nothing where none is wanted or none can be.
    pub fn wanted_receiver(&self) -> Option<String> {
        let setting = &self.settings.receiver;
        match &setting.class_name {
            _ if !setting.enabled => None,
            Some(class) => Some(manifest::qualified(class, &self.variant.namespace)),
            None => self.sdk_version().map(|_| format!("{}.tpns.TpnsMessageReceiver", self.variant.namespace)),
        }
    }

    /// What the file says of this variant's application.
    pub fn application(&self) -> Option<&Application> {
        self.config.as_ref()?.application(&self.variant.application_id)
    }

    /// The vendor blocks that the file fills in; none where it switches its channels off.
    pub fn vendors(&self) -> impl Iterator<Item = &VendorBlock> {
        let application = self.application().filter(|_| self.channels_enabled());
        application.into_iter().flat_map(|application| &application.vendors).filter(|block| block.is_filled_in())
    }

    /// The filled-in block of one vendor.
    pub fn vendor(&self, channel: Channel) -> Option<&VendorBlock> {
        self.vendors().find(|block| block.channel == channel)
    }

    /// True when the app goes through this channel: the file fills it in, or `channels { }` states it.
    pub fn uses(&self, channel: Channel) -> bool {
        let stated = &self.settings.channels;
        let stated = match channel {
            Channel::Fcm => stated.fcm,
            Channel::Honor => stated.honor.as_ref().is_some_and(|id| !id.trim().is_empty()),
            _ => false,
        };
        stated || self.vendor(channel).is_some()
    }

    /// True when the channel's SDK is among the variant's dependencies.
    pub fn packages(&self, channel: Channel) -> bool {
        self.channel_version(channel).is_some()
    }

    /// True when the app pushes for Tencent IM: its SDK is there in a version that takes a TPNS token, and the owner has
    /// not switched IM's part off.
    pub fn pushes_for_im(&self) -> bool {
        let version = self.version_of("com.tencent.imsdk", "imsdk-plus");
        // A version of another shape is given the benefit of the doubt.
        let able = |version| version::numbers_of(version).is_none_or(|numbers| numbers >= IM_SINCE.into());
        self.settings.im.enabled != Some(false) && version.is_some_and(able)
    }

    /// The version of the TPNS SDK among the variant's dependencies.
    pub fn sdk_version(&self) -> Option<&str> {
        self.version_of(TPNS_GROUP, "tpns")
    }

    /// The version of the TPNS SDK: that of the dependency, or else what the file says.
    pub fn known_sdk_version(&self) -> Option<&str> {
        let of_file = || self.config.as_ref()?.version.as_ref().map(|version| version.value.as_str());
        self.sdk_version().or_else(of_file)
    }

    /// The version of a channel's TPNS artifact among the variant's dependencies.
    pub fn channel_version(&self, channel: Channel) -> Option<&str> {
        self.version_of(TPNS_GROUP, channel.artifact())
    }

    /// False where the file switches the vendor channels off.
    pub fn channels_enabled(&self) -> bool {
        let stated = self.application().and_then(|application| application.channels_enabled.as_ref());
        stated.is_none_or(|stated| stated.value)
    }

    /// Whether a plugin is applied, if that is known.
    pub fn applies(&self, plugin: &str) -> Option<bool> {
        self.variant.plugins.as_ref().map(|plugins| plugins.iter().any(|applied| applied == plugin))
    }

    /// True where the vendor's plugin is at work instead of tpnskit: it adds what no script shows.
    pub fn vendor_plugin_alone(&self) -> bool {
        self.variant.unapplied && self.applies(VENDOR_PLUGIN) == Some(true)
    }

    /// True where tpnskit is at work and may supply a thing.
    pub fn supplies(&self, switched_on: bool) -> bool {
        switched_on && !self.variant.unapplied
    }

    /// True where IM's messages are meant to be pushed through TPNS, whether or not this IM SDK is able to: the owner says
    /// so, or the IM SDK is there for tpnskit to use.
    pub fn im_push(&self) -> bool {
        let present = || self.version_of("com.tencent.imsdk", "imsdk-plus").is_some();
        self.settings.im.enabled.unwrap_or_else(|| !self.variant.unapplied && present())
    }

    /// True when a jar or AAR without coordinates may hold what this word is in the name of.
    pub fn has_archive(&self, word: &str) -> bool {
        self.variant.local_archives.iter().any(|name| name.to_ascii_lowercase().contains(word))
    }

    /// Where a build script names a dependency, if one does.
    pub fn dependency_place(&self, group: &str, name: &str) -> Option<Place> {
        build_script::find_dependency(&self.sources, group, name)
    }
}

/// Ten digits, starting with 15 (console, Basic Configuration).
pub fn is_access_id(text: &str) -> bool {
    text.len() == 10 && text.starts_with("15") && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// "A" and eleven upper-case letters or digits (console, Basic Configuration).
pub fn is_access_key(text: &str) -> bool {
    text.len() == 12 && text.starts_with('A') && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}
