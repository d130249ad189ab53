//! All that is known of one variant.
//!
//! Invariant: a project is what was read, without a judgement. What can't be read is kept as a fault.

pub mod classes;
pub mod receiver;
pub mod settings;
pub mod stated;
pub mod unbuilt;
pub mod variant;

use self::classes::MissingClass;
use self::settings::Settings;
use self::variant::{Placeholder, Variant};
use crate::input::intent_filter::Placeholders;
use crate::input::json::Spanned;
use crate::input::manifest::{self, Attribute, Element, Manifest, ManifestFault};
use crate::input::script::Scripts;
use crate::input::tpns_configs::{self, Application, Config, ConfigFault, VendorBlock};
use crate::text::mask::{Secrets, names_secret};
use crate::text::source::{FileId, Place, Role, Sources};
use crate::tpns::access_point::AccessPoint;
use crate::tpns::channel::{BlockValue, Channel};
use crate::tpns::module::{Module, TPNS, TPNS_GROUP};
use crate::tpns::placeholder::{self, ACCESS_ID, ACCESS_KEY, CREDENTIALS, Credential};
use crate::tpns::push_sdks::XINGE_GROUP;
use crate::tpns::receiver::ACTIONS;
use crate::tpns::version::SdkVersion;
use crate::tpns::{im, inputs, sdk};

/// Everything that checks look at and supplies start from.
#[derive(Debug)]
pub struct Project {
    /// Every file, for the places of findings.
    pub sources: Sources,
    /// The module's build scripts.
    pub scripts: Scripts,
    /// What the build knows.
    pub variant: Variant,
    /// What the build script sets in `tpns { }`.
    pub settings: Settings,
    /// The file that counts, even where it can't be read.
    pub config_file: Option<FileId>,
    /// What the file that counts says.
    pub config: Option<Config>,
    /// What is wrong with how the file is written.
    pub config_faults: Vec<ConfigFault>,
    /// The app's own manifests, highest priority first.
    pub manifests: Vec<Manifest>,
    /// The manifest after the merge of the app and its libraries.
    pub merged: Option<Manifest>,
    /// The manifests that can't be read. The merged one counts only where all of the app's own can.
    pub manifest_faults: Vec<(FileId, ManifestFault)>,
}

impl Project {
    /// Reads the files.
    pub fn read(sources: Sources, variant: Variant, settings: Settings) -> Self {
        let first = |role: Role| sources.of_role(role).next();
        let mut manifest_faults = Vec::new();
        let mut manifests = Vec::new();
        for (id, source) in sources.of_role(Role::SourceManifest) {
            match manifest::read(id, source) {
                Ok(manifest) => manifests.push(manifest),
                Err(fault) => manifest_faults.push((id, fault)),
            }
        }
        let merged = first(Role::MergedManifest).and_then(|(id, source)| match manifest::read(id, source) {
            Ok(manifest) => Some(manifest),
            Err(fault) => {
                // A fault of the app's own manifests shows in the merged one too; it is reported where it was written.
                if manifest_faults.is_empty() {
                    manifest_faults.push((id, fault));
                }
                None
            }
        });
        // What has the file's name counts, even if it can't be read.
        let config = sources.present(Role::Config).next();
        let readable = config.filter(|(_, source)| source.unreadable.is_none());
        let (read, config_faults) = readable.map_or((None, Vec::new()), |(id, source)| tpns_configs::read(id, source));
        let mut project = Self {
            scripts: Scripts::read(&sources),
            config_file: config.map(|(id, _)| id),
            config: read,
            config_faults,
            manifests,
            merged,
            manifest_faults,
            variant,
            settings,
            sources,
        };
        project.variant.placeholders.splice(0..0, project.put_in_code());
        project.merge_unbuilt();
        project
    }

    /// Merges the manifests once more, now that more is known of an unbuilt variant.
    pub fn merged_again(mut self) -> Self {
        self.sources = self.sources.without(Role::MergedManifest);
        self.merged = None;
        self.merge_unbuilt();
        self
    }

    /// Makes a merged manifest where no build did.
    fn merge_unbuilt(&mut self) {
        let Some(unbuilt) = self.variant.unbuilt.as_ref().filter(|_| self.merged.is_none()) else { return };
        if self.manifests.is_empty() || !self.manifest_faults.is_empty() {
            return;
        }
        let values = self.manifest_placeholders();
        let source = unbuilt::merged(&self.manifests, &self.sources, &self.variant, unbuilt, &values);
        let id = self.sources.add(source);
        self.merged = self.sources.get(id).and_then(|source| manifest::read(id, source).ok());
    }

    /// The access id, where what counts has the shape of one.
    pub fn access_id(&self) -> Option<&str> {
        self.stated(&ACCESS_ID).map(|id| id.text).filter(|id| ACCESS_ID.shape.fits(id))
    }

    /// The access key, where what counts has the shape of one.
    pub fn access_key(&self) -> Option<&str> {
        self.stated(&ACCESS_KEY).map(|key| key.text).filter(|key| ACCESS_KEY.shape.fits(key))
    }

    /// What no message, report or diff may show whole: what is stated under the name of a key or secret, and `more`.
    pub fn secrets<'a>(&'a self, more: impl IntoIterator<Item = &'a str>) -> Secrets {
        let of_config = self.config.iter().flat_map(|config| config.secrets.iter().map(String::as_str));
        let placeholders = self.variant.placeholders.iter().map(|one| (one.name.as_str(), one.value.as_str()));
        let entries = self.manifests.iter().chain(&self.merged).flat_map(Manifest::every_meta_data);
        let entries = entries.filter_map(|entry| Some((entry.android_name()?, entry.android("value")?.value.as_str())));
        let settings = [(ACCESS_ID.setting, &self.settings.access_id), (ACCESS_KEY.setting, &self.settings.access_key)];
        let settings = settings.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
        let named = placeholders.chain(entries).chain(settings);
        // As Huawei's entry has its id.
        let named = named.map(|(name, value)| (name, value.strip_prefix("appid=").unwrap_or(value)));
        let values = named.filter(|(name, value)| names_secret(name) || is_key_for_id(name, value));
        let values = of_config.chain(values.map(|(_, value)| value));
        let names = [&self.variant.application_id, &self.variant.namespace];
        let is_public = |value: &&str| !names.iter().any(|name| name == value) && !ACCESS_ID.shape.fits(value.trim());
        Secrets::new(values.chain(more).filter(is_public))
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

    /// What `${name}` in the app's own manifests stands for, as far as the build states it. The layer that wins comes first.
    pub fn manifest_placeholders(&self) -> Placeholders {
        let stated = self.variant.placeholders.iter().rev().map(|stated| (stated.name.clone(), stated.value.clone()));
        let id = &self.variant.application_id;
        let own = ["applicationId", "packageName"].map(|name| (name.to_owned(), id.clone()));
        Placeholders::new(stated.chain(own.into_iter().filter(|_| !id.is_empty())))
    }

    /// The version of a resolved component.
    pub fn version_of(&self, module: Module) -> Option<&str> {
        self.variant.components.iter().find_map(|component| version_in(component, module))
    }

    /// Where one of the app's own manifests has a `<meta-data>` value, if one does.
    pub fn meta_data_place(&self, name: &str) -> Option<(FileId, &Attribute)> {
        self.manifests.iter().find_map(|manifest| Some((manifest.file, manifest.meta_data(name)?)))
    }

    /// A component in one of the app's own manifests, with the manifest.
    pub fn component_place(&self, class: &str) -> Option<(&Manifest, &Element)> {
        let namespace = &self.variant.namespace;
        let class = &manifest::qualified(class, namespace);
        self.manifests.iter().find_map(|manifest| Some((manifest, manifest.component_named(class, namespace)?)))
    }

    /// The value of an attribute of a component in one of the app's own manifests, such as `name` or `exported`.
    pub fn attribute_place(&self, class: &str, attribute: &str) -> Option<Place> {
        let (manifest, element) = self.component_place(class)?;
        Some((manifest.file, element.android(attribute)?.value_span))
    }

    /// The file's id or key, as it stands there.
    pub fn field(&self, value: &Credential) -> Option<&Spanned<String>> {
        let config = self.config.as_ref()?;
        if value.secret { config.access_key.as_ref() } else { config.access_id.as_ref() }
    }

    /// A value in the file that counts.
    pub fn field_place<T>(&self, value: Option<&Spanned<T>>) -> Option<Place> {
        Some((self.config.as_ref()?.file, value?.span))
    }

    /// The brace that opens the file's object, for what the file lacks.
    pub fn config_place(&self) -> Option<Place> {
        self.config.as_ref().map(|config| (config.file, config.root))
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

    /// A value of a channel that the app states: of `channels { }`, or of the file, also where the channel is switched off,
    /// since its SDK may be there all the same.
    pub fn vendor_value(&self, channel: Channel, value: BlockValue) -> Option<&str> {
        let stated = self.settings.channels.honor.as_deref().filter(|_| channel == Channel::Honor);
        let block = || self.application()?.vendors.iter().find(|block| block.channel == channel);
        stated.or_else(|| block()?.value(value).map(|value| value.value.as_str()))
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
        self.settings.im.enabled != Some(false) && self.im_version().is_some_and(im::takes_tpns_token)
    }

    /// The version of the TPNS SDK among the variant's dependencies.
    pub fn sdk_version(&self) -> Option<&str> {
        self.version_of(TPNS)
    }

    /// The version of the TPNS SDK: that of the dependency, or else what the file says, or else the name of a jar.
    pub fn known_sdk_version(&self) -> Option<&str> {
        let of_file = || self.config.as_ref()?.version.as_ref().map(|version| version.value.as_str());
        let readable = || of_file().filter(|version| SdkVersion::parse(version).is_some());
        self.sdk_version().or_else(readable).or_else(|| self.archived_sdk_version()).or_else(of_file)
    }

    /// The version in the name of the SDK's jar or AAR, as in `tpns-core-sdk-1.3.2.0.jar`.
    fn archived_sdk_version(&self) -> Option<&str> {
        let names = self.variant.local_archives.iter().filter(|name| name.to_ascii_lowercase().contains("tpns"));
        let mut words = names
            .flat_map(|name| name.split(['-', '_']))
            .map(|word| word.trim_end_matches(".jar").trim_end_matches(".aar"));
        words.find(|word| SdkVersion::parse(word).is_some())
    }

    /// The version of a channel's TPNS artifact among the variant's dependencies.
    pub fn channel_version(&self, channel: Channel) -> Option<&str> {
        self.version_of(channel.module())
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

    /// What there is to say of a class that the app's own sources lack; nothing where it is there, or where nobody knows.
    pub fn missing_class(&self, class: &str) -> Option<MissingClass> {
        classes::missing(&self.variant, &manifest::qualified(class, &self.variant.namespace))
    }

    /// True where an artifact of a group is packaged.
    fn has_group(&self, group: &str) -> bool {
        self.variant.components.iter().any(|one| one.strip_prefix(group).is_some_and(|rest| rest.starts_with(':')))
    }

    /// True where something of the build uses TPNS: its SDK, the vendor's plugin, a placeholder, a receiver or a component.
    pub fn uses_tpns(&self) -> bool {
        let manifests = || self.merged.iter().chain(&self.manifests);
        let of_sdk = |class: &str| class.starts_with(sdk::PACKAGE);
        let component = |manifest: &Manifest| manifest.components().any(|c| c.android_name().is_some_and(of_sdk));
        self.has_group(TPNS_GROUP)
            || sdk::ARCHIVE_WORDS.into_iter().any(|word| self.has_archive(word))
            || self.applies(inputs::VENDOR_PLUGIN) == Some(true)
            || CREDENTIALS.iter().any(|value| self.is_stated_placeholder(value.placeholder))
            || self.variant.placeholders.iter().any(|placeholder| placeholder.name.starts_with(placeholder::PREFIX))
            || manifests().any(|manifest| receiver::receivers(manifest).next().is_some() || component(manifest))
    }

    /// True where the build is one of XG 4, the platform before TPNS, and nothing in it is TPNS's own: both have placeholders
    /// and components of the same names.
    pub fn uses_xinge_alone(&self) -> bool {
        let takes = |manifest: &Manifest| {
            let all = manifest.in_application("receiver").flat_map(|receiver| manifest.actions(receiver));
            all.filter_map(Element::android_name).any(|action| ACTIONS.contains(&action))
        };
        self.has_group(XINGE_GROUP)
            && !self.has_group(TPNS_GROUP)
            && self.applies(inputs::VENDOR_PLUGIN) != Some(true)
            && !self.merged.iter().chain(&self.manifests).any(takes)
    }

    /// True where the vendor's plugin is at work instead of tpnskit: it adds what no script shows.
    pub fn vendor_plugin_alone(&self) -> bool {
        self.variant.unapplied && self.applies(inputs::VENDOR_PLUGIN) == Some(true)
    }

    /// True where the owner says that IM's messages are pushed through TPNS, whether or not this IM SDK is able to.
    pub fn states_im_push(&self) -> bool {
        let im = &self.settings.im;
        im.enabled.unwrap_or(!im.push.is_empty())
    }

    /// True where IM's messages are meant to be pushed through TPNS, whether or not this IM SDK is able to: the owner says
    /// so, or the IM SDK is there for tpnskit to use.
    pub fn im_push(&self) -> bool {
        // TIMPush pushes IM's messages by itself.
        let by_timpush = || self.variant.components.iter().any(|component| component.starts_with(im::TIMPUSH));
        let used = || !self.variant.unapplied && self.im_version().is_some() && !by_timpush();
        self.states_im_push() || self.settings.im.enabled.is_none() && used()
    }

    /// The version of the IM SDK that can push through TPNS at all.
    pub fn im_version(&self) -> Option<&str> {
        self.version_of(im::IMSDK_PLUS)
    }

    /// True when the file of a channel's own console is in the module.
    pub fn has_service_file(&self, channel: Channel) -> bool {
        let role = match channel {
            Channel::Huawei => Role::AgconnectServices,
            Channel::Fcm => Role::GoogleServices,
            _ => return false,
        };
        self.sources.present(role).next().is_some()
    }

    /// True when a jar or AAR without coordinates may hold what this word is in the name of.
    pub fn has_archive(&self, word: &str) -> bool {
        self.variant.local_archives.iter().any(|name| name.to_ascii_lowercase().contains(word))
    }

    /// Where a build script names a dependency, if one does.
    pub fn dependency_place(&self, module: Module) -> Option<Place> {
        self.scripts.find_dependency(module.group, module.name)
    }
}

/// True where a key or secret stands in the place of an id: no access id has letters, and no vendor's is a long mixture.
fn is_key_for_id(name: &str, value: &str) -> bool {
    if placeholder::is_sample(value) {
        return false;
    }
    if [ACCESS_ID.placeholder, ACCESS_ID.meta_data, ACCESS_ID.setting].contains(&name) {
        return value.contains(char::is_alphabetic);
    }
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let has = |kind: fn(&char) -> bool| value.chars().any(|c| kind(&c));
    let mixed = has(char::is_ascii_alphabetic) && has(char::is_ascii_digit);
    plain.ends_with("appid") && mixed && value.len() >= 12 && value.chars().all(|c| c.is_ascii_alphanumeric())
}

/// True where a list of artifacts, with their versions or without, has a module.
pub fn lists(artifacts: &[String], module: Module) -> bool {
    artifacts.iter().any(|artifact| version_in(artifact, module).is_some())
}

/// The version of an artifact where it is of this module; empty where it has none.
fn version_in(artifact: &str, module: Module) -> Option<&str> {
    // Nearly all of a long list fail here, which costs much less than to compare them.
    if artifact.as_bytes().get(module.group.len()) != Some(&b':') {
        return None;
    }
    let rest = artifact.strip_prefix(module.group)?.strip_prefix(':')?.strip_prefix(module.name)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(':') }
}
