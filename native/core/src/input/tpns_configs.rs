//! `tpns-configs.json`, with the place of every value.
//!
//! Invariant: what can be understood is in the [`Config`], what can't is a [`ConfigFault`]. Whether a value is right is not
//! asked here. The file's shape is what the TPNS console's "Quick Integration" page hands out (official guide, step 3).

use super::json::{self, Duplicate, Fault, Kind, Member, Spanned, Value};
use crate::text::mask::names_secret;
use crate::text::nearest::nearest;
use crate::text::source::{FileId, Source};
use crate::text::span::Span;
use crate::text::stray::plain;
use crate::tpns::channel::{BlockValue, Channel};
use crate::tpns::placeholder::{ACCESS_ID, ACCESS_KEY};

/// Top-level names that are not application ids.
const FIXED_MEMBERS: [&str; 4] = ["tpns", "debug", "version", "upgrade"];
/// Members of `tpns`.
const ID_AND_KEY: [&str; 2] = [ACCESS_ID.member, ACCESS_KEY.member];
/// The members without which no app can register.
const REQUIRED: [&str; 3] = ["tpns", ACCESS_ID.member, ACCESS_KEY.member];
/// Members of an application.
const APPLICATION_MEMBERS: [&str; 1] = ["channel"];
/// Members of `channel`.
const CHANNEL_MEMBERS: [&str; 6] = ["enable", "huawei", "xiaomi", "vivo", "oppo", "meizu"];
/// Members of a vendor's block.
const VENDOR_MEMBERS: [&str; 2] = ["app_id", "app_key"];

/// What a `tpns-configs.json` says.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file.
    pub file: FileId,
    /// `tpns.access_id`, as text even where the file has a number.
    pub access_id: Option<Spanned<String>>,
    /// `tpns.access_key`.
    pub access_key: Option<Spanned<String>>,
    /// The names of the id and the key, where both are there.
    pub names: Option<[Span; 2]>,
    /// The members that stand for applications.
    pub applications: Vec<Application>,
    /// `version`, the SDK's, as written.
    pub version: Option<Spanned<String>>,
    /// `debug`.
    pub debug: Option<Spanned<bool>>,
    /// The values of all members that are named like keys and secrets, known ones and others.
    pub secrets: Vec<String>,
    /// The opening brace of the whole file, to speak of what is not in it.
    pub root: Span,
}

/// The member of one application id.
#[derive(Clone, Debug)]
pub struct Application {
    /// The id; its place is the member's name.
    pub id: Spanned<String>,
    /// `channel.enable`; a file that does not say has its channels on.
    pub channels_enabled: Option<Spanned<bool>>,
    /// The vendor blocks of `channel`, in the order of the text.
    pub vendors: Vec<VendorBlock>,
    /// What it holds; anything but an object says nothing.
    pub kind: Kind,
    /// Where that stands.
    pub value: Span,
    /// False where it, or its `channel`, is no object, so nobody knows its vendors.
    pub is_readable: bool,
}

/// What the file says of one vendor.
#[derive(Clone, Debug)]
pub struct VendorBlock {
    /// The vendor.
    pub channel: Channel,
    /// The block's name.
    pub name: Span,
    /// `app_id`, as text even where the file has a number.
    pub app_id: Option<Spanned<String>>,
    /// `app_key`, as text even where the file has a number.
    pub app_key: Option<Spanned<String>>,
    /// The names of the id and the key, where both are there.
    pub names: Option<[Span; 2]>,
    /// False where it, or a value of it, is of a kind that can't be understood.
    pub is_readable: bool,
}

impl VendorBlock {
    /// One of its values.
    pub fn value(&self, value: BlockValue) -> Option<&Spanned<String>> {
        match value {
            BlockValue::AppId => self.app_id.as_ref(),
            BlockValue::AppKey => self.app_key.as_ref(),
        }
    }

    /// True when every value that the vendor's SDK needs is there.
    pub fn is_filled_in(&self) -> bool {
        let filled = |value| self.value(value).is_some_and(|value| !plain(&value.value).is_empty());
        filled(BlockValue::AppId) && (filled(BlockValue::AppKey) || !self.channel.descriptor().needs_key)
    }
}

impl Application {
    /// The block of one vendor.
    pub fn vendor(&self, channel: Channel) -> Option<&VendorBlock> {
        self.vendors.iter().find(|block| block.channel == channel)
    }
}

impl Config {
    /// What the file says of one application.
    pub fn application(&self, id: &str) -> Option<&Application> {
        self.applications.iter().find(|application| application.id.value == id)
    }
}

/// Something in the file that is wrong or not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigFault {
    /// It is not JSON, or not in JSON's encoding.
    Json(Fault),
    /// A member is duplicated.
    Duplicate(Duplicate),
    /// A member holds a secret, which no app needs.
    Secret {
        /// The member's name.
        name: Spanned<String>,
        /// What it holds, where that is a text or a number.
        value: Option<Spanned<String>>,
    },
    /// The file holds something else than an object.
    NotAnObject {
        /// What it holds.
        found: Kind,
        /// Where it stands.
        span: Span,
    },
    /// A required member is missing.
    Missing {
        /// Its name.
        name: &'static str,
        /// The member of the file that it belongs into; nothing where that is the file itself.
        parent: Option<&'static str>,
        /// The opening brace of the object that lacks it.
        object: Span,
    },
    /// A member has a value of another kind.
    WrongKind {
        /// Its path, such as `channel.enable`.
        path: String,
        /// The kind that is expected.
        expected: Kind,
        /// The kind that is there.
        found: Kind,
        /// Where the value stands.
        span: Span,
        /// The boolean that a string means. It is read as such.
        meant: Option<bool>,
    },
    /// A member that a TPNS file does not have.
    UnknownField {
        /// Its name.
        name: Spanned<String>,
        /// The members that its object can have.
        known: &'static [&'static str],
        /// The one that its name most likely means.
        near: Option<&'static str>,
        /// True where it is read in that one's place, which is empty.
        is_read: bool,
        /// True where no app can register without it.
        is_required: bool,
    },
}

/// Reads the file. Nothing comes back only when it holds no object.
pub fn read(file: FileId, source: &Source) -> (Option<Config>, Vec<ConfigFault>) {
    let document = json::read(source);
    let mut faults: Vec<ConfigFault> = document.faults.into_iter().map(ConfigFault::Json).collect();
    let Some(root) = document.root else { return (None, faults) };
    if root.kind() != Kind::Object {
        faults.push(ConfigFault::NotAnObject { found: root.kind(), span: root.span });
        return (None, faults);
    }
    faults.extend(document.duplicates.into_iter().map(ConfigFault::Duplicate));
    let members = root.objects().into_iter().flatten();
    let secrets = members.filter(|member| is_secret(&member.name.value) && is_filled_in(&member.value));
    faults
        .extend(secrets.map(|member| ConfigFault::Secret { name: member.name.clone(), value: member.value.literal() }));
    (Some(config(file, &root, &mut faults)), faults)
}

fn is_secret(name: &str) -> bool {
    name.to_ascii_lowercase().contains("secret")
}

fn secrets(value: &Value, found: &mut Vec<String>) {
    for member in value.objects().into_iter().flatten() {
        let literal = member.value.literal().map(|literal| literal.value);
        // An id has no letters: what has them there is likely the key.
        let is_key = |text: &String| ACCESS_ID.member == member.name.value && text.contains(char::is_alphabetic);
        if names_secret(&member.name.value) || literal.as_ref().is_some_and(is_key) {
            found.extend(literal);
        }
        secrets(&member.value, found);
    }
}

fn is_filled_in(value: &Value) -> bool {
    value.literal().is_some_and(|literal| !literal.value.trim().is_empty())
}

fn config(file: FileId, root: &Value, faults: &mut Vec<ConfigFault>) -> Config {
    let top = Object::of(root, &FIXED_MEMBERS, stands_for_application);
    top.unknown(faults);
    let mut config = Config {
        file,
        access_id: None,
        access_key: None,
        names: None,
        applications: Vec::new(),
        version: top.text("version", "version", &[Kind::Text, Kind::Number], faults),
        debug: top.boolean("debug", "debug", faults),
        secrets: Vec::new(),
        root: root.span,
    };
    secrets(root, &mut config.secrets);
    for member in root.members().iter().filter(|member| top.is_unknown(member) && !top.is_read(member)) {
        let is_application = stands_for_application(member);
        if is_application && member.value.kind() != Kind::Object && !member.name.value.trim().is_empty() {
            let (name, known) = (member.name.clone(), top.known);
            faults.push(ConfigFault::UnknownField { name, known, near: None, is_read: false, is_required: false });
        }
        if is_application || member.value.kind() == Kind::Object {
            config.applications.push(application(member, is_application, faults));
        }
    }
    match top.required("tpns", None, faults) {
        Some(tpns) if tpns.value.kind() == Kind::Object => {
            let tpns = Object::of(&tpns.value, &ID_AND_KEY, |_| false);
            tpns.unknown(faults);
            // An id without quotes is still an id; a key without them is none.
            config.access_id = credential(&tpns, ACCESS_ID.member, &[Kind::Text, Kind::Number], faults);
            config.access_key = credential(&tpns, ACCESS_KEY.member, &[Kind::Text], faults);
            config.names = tpns.names(ACCESS_ID.member, ACCESS_KEY.member);
        }
        Some(other) => faults.push(wrong_kind("tpns".to_owned(), Kind::Object, &other.value)),
        None => {}
    }
    config
}

/// A required member of `tpns`.
fn credential(
    tpns: &Object<'_>,
    name: &'static str,
    kinds: &[Kind],
    faults: &mut Vec<ConfigFault>,
) -> Option<Spanned<String>> {
    tpns.required(name, Some("tpns"), faults)?;
    tpns.text(name, &format!("tpns.{name}"), kinds, faults)
}

fn wrong_kind(path: String, expected: Kind, value: &Value) -> ConfigFault {
    ConfigFault::WrongKind { path, expected, found: value.kind(), span: value.span, meant: None }
}

/// A package name has a dot; a blank name is a template that nobody filled in.
fn stands_for_application(member: &Member) -> bool {
    let name = member.name.value.as_str();
    name.trim().is_empty() || name.contains('.')
}

/// An object with what is known of its members.
struct Object<'a> {
    members: &'a [Member],
    span: Span,
    known: &'static [&'static str],
    /// The known members that are there: those of their name, and those of a name that is nearest to theirs.
    read: Vec<(&'static str, &'a Member)>,
    is_other: fn(&Member) -> bool,
}

impl<'a> Object<'a> {
    /// The object, and what else than the known members it may have.
    fn of(value: &'a Value, known: &'static [&'static str], is_other: fn(&Member) -> bool) -> Self {
        let members = value.members();
        let mut object = Self { members, span: value.span, known, read: Vec::new(), is_other };
        for name in known {
            let of_name = members.iter().find(|member| member.name.value == *name);
            object.read.extend(of_name.map(|member| (*name, member)));
        }
        for member in members.iter().filter(|member| object.is_slip(member)).collect::<Vec<_>>() {
            if let Some(near) = near(&member.name.value, known)
                && object.member(near).is_none()
            {
                object.read.push((near, member));
            }
        }
        object
    }

    fn is_unknown(&self, member: &Member) -> bool {
        !self.known.contains(&member.name.value.as_str())
    }

    fn is_slip(&self, member: &Member) -> bool {
        self.is_unknown(member) && !is_secret(&member.name.value) && !(self.is_other)(member)
    }

    fn is_read(&self, member: &Member) -> bool {
        self.read.iter().any(|(_, read)| read.name.span == member.name.span)
    }

    /// The member that is meant by a name.
    fn member(&self, name: &str) -> Option<&'a Member> {
        self.read.iter().find(|(read, _)| *read == name).map(|(_, member)| *member)
    }

    fn names(&self, id: &str, key: &str) -> Option<[Span; 2]> {
        Some([self.member(id)?.name.span, self.member(key)?.name.span])
    }

    fn unknown(&self, faults: &mut Vec<ConfigFault>) {
        let others = self.members.iter().filter(|member| self.is_slip(member));
        faults.extend(others.map(|member| {
            let near = near(&member.name.value, self.known);
            let is_read = self.is_read(member);
            let is_required = is_read && near.is_some_and(|near| REQUIRED.contains(&near));
            ConfigFault::UnknownField { name: member.name.clone(), known: self.known, near, is_read, is_required }
        }));
    }

    fn required(
        &self,
        name: &'static str,
        parent: Option<&'static str>,
        faults: &mut Vec<ConfigFault>,
    ) -> Option<&'a Member> {
        let member = self.member(name);
        if member.is_none() {
            faults.push(ConfigFault::Missing { name, parent, object: self.span });
        }
        member
    }

    /// The text of a member; one of another kind than these is a fault.
    fn text(&self, name: &str, path: &str, kinds: &[Kind], faults: &mut Vec<ConfigFault>) -> Option<Spanned<String>> {
        let value = &self.member(name)?.value;
        if !kinds.contains(&value.kind()) {
            faults.push(wrong_kind(path.to_owned(), Kind::Text, value));
            return None;
        }
        value.literal()
    }

    /// A boolean. A string that says `true` or `false` is a fault, and read as it was meant.
    fn boolean(&self, name: &str, path: &str, faults: &mut Vec<ConfigFault>) -> Option<Spanned<bool>> {
        let value = &self.member(name)?.value;
        if value.kind() == Kind::Boolean {
            return value.boolean();
        }
        let meant = value.literal().and_then(|text| plain(&text.value).to_ascii_lowercase().parse().ok());
        faults.push(ConfigFault::WrongKind {
            path: path.to_owned(),
            expected: Kind::Boolean,
            found: value.kind(),
            span: value.span,
            meant,
        });
        meant.map(|meant| Spanned { value: meant, span: value.span })
    }
}

/// The known name that a misspelt one most likely means.
fn near(name: &str, known: &'static [&'static str]) -> Option<&'static str> {
    nearest(&plain(name), known.iter().copied())
}

fn application(member: &Member, is_judged: bool, faults: &mut Vec<ConfigFault>) -> Application {
    // What only looks like an application is reported as an unknown field, and its inside is not judged.
    let mut unjudged = Vec::new();
    let faults = if is_judged { faults } else { &mut unjudged };
    let object = Object::of(&member.value, &APPLICATION_MEMBERS, |_| false);
    object.unknown(faults);
    let mut application = Application {
        id: member.name.clone(),
        channels_enabled: None,
        vendors: Vec::new(),
        kind: member.value.kind(),
        value: member.value.span,
        is_readable: member.value.kind() == Kind::Object,
    };
    let Some(channel) = object.member("channel") else { return application };
    if channel.value.kind() != Kind::Object {
        application.is_readable = false;
        faults.push(wrong_kind("channel".to_owned(), Kind::Object, &channel.value));
        return application;
    }
    // Honor and FCM are no blocks of the console's file; who writes one means something by it.
    let channel =
        Object::of(&channel.value, &CHANNEL_MEMBERS, |member| Channel::of_artifact(&member.name.value).is_some());
    channel.unknown(faults);
    application.channels_enabled = channel.boolean("enable", "channel.enable", faults);
    for block in channel.members {
        let read = channel.read.iter().find(|(_, read)| read.name.span == block.name.span).map(|(name, _)| *name);
        let vendor = read.or(Some(block.name.value.as_str())).and_then(Channel::of_artifact);
        application.vendors.extend(vendor.map(|vendor| vendor_block(vendor, block, faults)));
    }
    application
}

fn vendor_block(channel: Channel, member: &Member, faults: &mut Vec<ConfigFault>) -> VendorBlock {
    let name = channel.artifact();
    let before = faults.len();
    if member.value.kind() != Kind::Object {
        faults.push(wrong_kind(name.to_owned(), Kind::Object, &member.value));
    }
    let object = Object::of(&member.value, &VENDOR_MEMBERS, |_| false);
    object.unknown(faults);
    let unknown = faults.len() - before;
    // A value that is null is left out.
    let kinds = [Kind::Text, Kind::Number, Kind::Null];
    let mut value = |value: BlockValue| {
        let member = value.member();
        object.text(member, &format!("{name}.{member}"), &kinds, faults)
    };
    let (app_id, app_key) = (value(BlockValue::AppId), value(BlockValue::AppKey));
    VendorBlock {
        channel,
        name: member.name.span,
        app_id,
        app_key,
        names: object.names(BlockValue::AppId.member(), BlockValue::AppKey.member()),
        is_readable: member.value.kind() == Kind::Object && faults.len() - before == unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::{Role, Sources};

    const RIGHT: &str = r#"{
    "tpns": { "access_id": "1580002210", "access_key": "A1B2C3D4E5F6" },
    "com.example.app": { "channel": {
        "enable": true,
        "huawei": { "app_id": "100000001" },
        "xiaomi": { "app_id": 2882303000000000001, "app_key": "5810000000001" },
        "oppo": { "app_id": "" },
        "honor": { "app_id": "104000001" }
    } },
    "": {},
    "debug": true,
    "version": "1.4.3.9-release",
    "upgrade": false
}"#;

    fn of(text: &str) -> (Option<Config>, Vec<ConfigFault>) {
        let mut sources = Sources::default();
        let file = sources.add(Source::new("tpns-configs.json", Role::Config, text));
        read(file, sources.get(file).expect("the file"))
    }

    /// A fault in a word, with the text of its place.
    fn shown(text: &str) -> Vec<String> {
        let (_, faults) = of(text);
        let slice = |span: Span| text.get(span.start..span.end).expect("a span of the text");
        let shown = faults.iter().map(|fault| match fault {
            ConfigFault::Json(fault) => format!("{:?} {}", fault.kind, slice(fault.span)),
            ConfigFault::Duplicate(found) => format!("duplicate {}", slice(found.name.span)),
            ConfigFault::Secret { name, .. } => format!("secret {}", slice(name.span)),
            ConfigFault::NotAnObject { found, span } => format!("{found:?} {}", slice(*span)),
            ConfigFault::Missing { name, parent, object } => format!("no {name} {parent:?} {}", slice(*object)),
            ConfigFault::WrongKind { path, expected, found, span, .. } => {
                format!("{path} {expected:?} {found:?} {}", slice(*span))
            }
            ConfigFault::UnknownField { name, near, is_read, .. } => match near.filter(|_| *is_read) {
                Some(near) => format!("{} for {near}", slice(name.span)),
                None => format!("unknown {}", slice(name.span)),
            },
        });
        shown.collect()
    }

    #[test]
    fn a_file_says_all_it_can() {
        let (config, faults) = of(RIGHT);
        assert_eq!(faults, []);
        let config = config.expect("a file");
        let slice = |span: Span| RIGHT.get(span.start..span.end).expect("a span of the text");
        let text = |value: &Option<Spanned<String>>| value.as_ref().map(|value| slice(value.span).to_owned());
        assert_eq!(text(&config.access_id).as_deref(), Some("1580002210"));
        assert_eq!(text(&config.access_key).as_deref(), Some("A1B2C3D4E5F6"));
        assert_eq!(text(&config.version).as_deref(), Some("1.4.3.9-release"));
        assert_eq!(config.debug.as_ref().map(|debug| (debug.value, slice(debug.span))), Some((true, "true")));
        assert_eq!(slice(config.root), "{");
        let ids: Vec<&str> = config.applications.iter().map(|application| application.id.value.as_str()).collect();
        assert_eq!(ids, ["com.example.app", ""]);
        let application = config.application("com.example.app").expect("the application");
        assert!(application.channels_enabled.as_ref().is_some_and(|enabled| enabled.value));
        let vendors = application.vendors.iter().map(|block| (block.channel, block.is_filled_in(), slice(block.name)));
        assert_eq!(
            vendors.collect::<Vec<_>>(),
            [
                (Channel::Huawei, true, "\"huawei\""),
                (Channel::Xiaomi, true, "\"xiaomi\""),
                (Channel::Oppo, false, "\"oppo\""),
                (Channel::Honor, true, "\"honor\""),
            ]
        );
        let xiaomi = application.vendor(Channel::Xiaomi).expect("the block");
        assert_eq!(xiaomi.value(BlockValue::AppId).map(|id| id.value.as_str()), Some("2882303000000000001"));
    }

    #[test]
    fn every_fault_has_its_place() {
        let ids = r#""tpns": {"access_id": "1", "access_key": "2"}"#;
        let with = |more: &str| format!("{{{ids}, {more}}}");
        let table = [
            ("".to_owned(), vec!["Empty "]),
            (with("}"), vec!["TrailingComma ,", "TextAfterEnd }"]),
            ("[]".to_owned(), vec!["Array ["]),
            ("1".to_owned(), vec!["Number 1"]),
            ("{}".to_owned(), vec!["no tpns None {"]),
            (r#"{"tpns": "x"}"#.to_owned(), vec![r#"tpns Object Text "x""#]),
            (r#"{"tpns": {}}"#.to_owned(), vec![r#"no access_id Some("tpns") {"#, r#"no access_key Some("tpns") {"#]),
            (
                r#"{"tpns": {"access_id": null, "access_key": 12}}"#.to_owned(),
                vec!["tpns.access_id Text Null null", "tpns.access_key Text Number 12"],
            ),
            (with(r#""debug": true, "debug": false"#), vec![r#"duplicate "debug""#]),
            (with(r#""": {}, "": {}"#), vec![r#"duplicate """#]),
            (with(r#""secret_key": "x""#), vec![r#"secret "secret_key""#]),
            (with(r#""a.b": {"channel": {"oppo": {"appSecret": 1}}}"#), vec![r#"secret "appSecret""#]),
            (with(r#""verson": "1""#), vec![r#""verson" for version"#]),
            (with(r#""com.example.app": 1"#), vec![r#"unknown "com.example.app""#]),
            (with(r#""tpsn": {"x": {}}"#), vec![r#"unknown "tpsn""#]),
            (
                r#"{"tpns": {"acess_id": "1", "access_id": "1", "access_key": "2"}}"#.to_owned(),
                vec![r#"unknown "acess_id""#],
            ),
            (
                r#"{"tpn": {"acess_id": "1", "ACCESS-KEY": "2"}}"#.to_owned(),
                vec![r#""tpn" for tpns"#, r#""acess_id" for access_id"#, r#""ACCESS-KEY" for access_key"#],
            ),
            (
                with(r#""debug": "True ", "a.b": {"channel": {"enable": 1, "vivo": "x", "oppo": {"app_id": true}}}"#),
                vec![
                    r#"debug Boolean Text "True ""#,
                    "channel.enable Boolean Number 1",
                    r#"vivo Object Text "x""#,
                    "oppo.app_id Text Boolean true",
                ],
            ),
            (
                with(r#""version": null, "a.b": {"channel": []}"#),
                vec!["version Text Null null", "channel Object Array ["],
            ),
            (
                with(r#""a.b": {"chanel": 1, "channel": {"oppp": 1, "oppo": {"app_idd": 1}}}"#),
                vec![r#"unknown "chanel""#, r#"unknown "oppp""#, r#""app_idd" for app_id"#],
            ),
        ];
        for (text, expected) in table {
            assert_eq!(shown(&text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_right_is_silent() {
        let ids = r#""tpns": {"access_id": 1580002210, "access_key": ""}"#;
        for more in [
            r#""upgrade": true, "version": "", "debug": false"#,
            r#""secret_key": " ""#,
            r#""com.other.app": {"channel": {"enable": false}}"#,
            r#""": {}"#,
            r#""a.b": {"channel": {"fcm": {}, "honor": {"app_id": 1}}}"#,
            r#""a.b": {"channel": {"oppo": {"app_id": null}}}"#,
        ] {
            assert_eq!(shown(&format!("{{{ids}, {more}}}")), [""; 0], "{more}");
        }
        assert_eq!(shown(&RIGHT.replace('\n', "\r\n\t")), [""; 0]);
    }

    #[test]
    fn a_long_line_of_faults_takes_no_longer_than_its_length() {
        let count = 100_000;
        let text = format!("{{{}\"tpns\": 1}}", "\"secret\": 1, \"x\": 2, ".repeat(count));
        let (config, faults) = of(&text);
        assert!(config.is_some());
        // Every name but its first is a duplicate; every secret and every unknown field is found.
        assert_eq!(faults.len(), 2 * (count - 1) + 2 * count + 1);
    }
}
