//! `tpns-configs.json`, with the place of every value.
//!
//! Invariant: what can be understood is in the [`Config`], what can't is a [`ConfigFault`]. Whether a value is right is not
//! asked here. The file's shape is what the TPNS console's "Quick Integration" page hands out (official guide, step 3).

use super::json::{self, Duplicate, Fault, Kind, Member, Spanned, Value};
use crate::text::source::{FileId, Source};
use crate::text::span::Span;
use crate::tpns::channel::{BlockValue, Channel};
use crate::tpns::placeholder::{ACCESS_ID, ACCESS_KEY};

/// Top-level names that are not application ids.
const FIXED_MEMBERS: [&str; 4] = ["tpns", "debug", "version", "upgrade"];
/// Members of `tpns`.
const ID_AND_KEY: [&str; 2] = [ACCESS_ID.member, ACCESS_KEY.member];
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
    /// The members that stand for applications.
    pub applications: Vec<Application>,
    /// `version`, the SDK's, as written.
    pub version: Option<Spanned<String>>,
    /// `debug`.
    pub debug: Option<Spanned<bool>>,
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
        let filled = |value| self.value(value).is_some_and(|value| !value.value.trim().is_empty());
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
    /// A required member has a value of another kind.
    WrongKind {
        /// Its name.
        name: &'static str,
        /// The kind that is expected.
        expected: Kind,
        /// The kind that is there.
        found: Kind,
        /// Where the value stands.
        span: Span,
    },
    /// A member that a TPNS file does not have.
    UnknownField {
        /// Its name.
        name: Spanned<String>,
        /// The members that its object can have.
        known: &'static [&'static str],
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
    faults.extend(secrets.map(|member| ConfigFault::Secret { name: member.name.clone() }));
    (Some(config(file, &root, &mut faults)), faults)
}

fn is_secret(name: &str) -> bool {
    name.to_ascii_lowercase().contains("secret")
}

fn is_filled_in(value: &Value) -> bool {
    value.literal().is_some_and(|literal| !literal.value.trim().is_empty())
}

fn config(file: FileId, root: &Value, faults: &mut Vec<ConfigFault>) -> Config {
    unknown(root, &FIXED_MEMBERS, stands_for_application, faults);
    let mut config = Config {
        file,
        access_id: None,
        access_key: None,
        applications: Vec::new(),
        version: root.member("version").and_then(Value::literal),
        debug: root.member("debug").and_then(Value::boolean),
        root: root.span,
    };
    for member in root.members() {
        if member.value.kind() == Kind::Object && !FIXED_MEMBERS.contains(&member.name.value.as_str()) {
            config.applications.push(application(member));
            unknown_of_application(member, faults);
        }
    }
    match required(root, "tpns", None, faults) {
        Some(tpns) if tpns.kind() == Kind::Object => {
            unknown(tpns, &ID_AND_KEY, |_| false, faults);
            // An id without quotes is still an id; a key without them is none.
            config.access_id = text(tpns, ACCESS_ID.member, &[Kind::Text, Kind::Number], faults);
            config.access_key = text(tpns, ACCESS_KEY.member, &[Kind::Text], faults);
        }
        Some(other) => faults.push(wrong_kind("tpns", Kind::Object, other)),
        None => {}
    }
    config
}

fn required<'a>(
    object: &'a Value,
    name: &'static str,
    parent: Option<&'static str>,
    faults: &mut Vec<ConfigFault>,
) -> Option<&'a Value> {
    let value = object.member(name);
    if value.is_none() {
        faults.push(ConfigFault::Missing { name, parent, object: object.span });
    }
    value
}

/// A required member of `tpns`.
fn text(tpns: &Value, name: &'static str, kinds: &[Kind], faults: &mut Vec<ConfigFault>) -> Option<Spanned<String>> {
    let value = required(tpns, name, Some("tpns"), faults)?;
    if !kinds.contains(&value.kind()) {
        faults.push(wrong_kind(name, Kind::Text, value));
        return None;
    }
    value.literal()
}

fn wrong_kind(name: &'static str, expected: Kind, value: &Value) -> ConfigFault {
    ConfigFault::WrongKind { name, expected, found: value.kind(), span: value.span }
}

/// A package name has a dot; a blank name is a template that nobody filled in.
fn stands_for_application(member: &Member) -> bool {
    let name = member.name.value.as_str();
    name.trim().is_empty() || name.contains('.') && member.value.kind() == Kind::Object
}

fn unknown(object: &Value, known: &'static [&'static str], meant: fn(&Member) -> bool, faults: &mut Vec<ConfigFault>) {
    let others = object.members().iter().filter(|member| {
        let name = member.name.value.as_str();
        !known.contains(&name) && !is_secret(name) && !meant(member)
    });
    faults.extend(others.map(|member| ConfigFault::UnknownField { name: member.name.clone(), known }));
}

fn unknown_of_application(member: &Member, faults: &mut Vec<ConfigFault>) {
    // What looks like a slip of a fixed name is reported as such, and its inside is not judged.
    if !stands_for_application(member) {
        return;
    }
    unknown(&member.value, &APPLICATION_MEMBERS, |_| false, faults);
    let Some(channel) = member.value.member("channel") else { return };
    // Honor and FCM are no blocks of the console's file; who writes one means something by it.
    unknown(channel, &CHANNEL_MEMBERS, |member| Channel::of_artifact(&member.name.value).is_some(), faults);
    for block in channel.members().iter().filter(|block| Channel::of_artifact(&block.name.value).is_some()) {
        unknown(&block.value, &VENDOR_MEMBERS, |_| false, faults);
    }
}

fn application(member: &Member) -> Application {
    let channel = member.value.member("channel");
    let blocks = channel.map_or(&[][..], Value::members);
    Application {
        id: member.name.clone(),
        channels_enabled: channel.and_then(|channel| channel.member("enable")).and_then(Value::boolean),
        vendors: blocks.iter().filter_map(vendor_block).collect(),
    }
}

fn vendor_block(member: &Member) -> Option<VendorBlock> {
    let channel = Channel::of_artifact(&member.name.value)?;
    let value = |value: BlockValue| member.value.member(value.member()).and_then(Value::literal);
    (member.value.kind() == Kind::Object).then(|| VendorBlock {
        channel,
        name: member.name.span,
        app_id: value(BlockValue::AppId),
        app_key: value(BlockValue::AppKey),
    })
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
        "honor": { "app_id": "104000001" },
        "vivo": 1
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
            ConfigFault::Secret { name } => format!("secret {}", slice(name.span)),
            ConfigFault::NotAnObject { found, span } => format!("{found:?} {}", slice(*span)),
            ConfigFault::Missing { name, parent, object } => format!("no {name} {parent:?} {}", slice(*object)),
            ConfigFault::WrongKind { name, expected, found, span } => {
                format!("{name} {expected:?} {found:?} {}", slice(*span))
            }
            ConfigFault::UnknownField { name, .. } => format!("unknown {}", slice(name.span)),
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
                vec!["access_id Text Null null", "access_key Text Number 12"],
            ),
            (with(r#""debug": true, "debug": false"#), vec![r#"duplicate "debug""#]),
            (with(r#""": {}, "": {}"#), vec![r#"duplicate """#]),
            (with(r#""secret_key": "x""#), vec![r#"secret "secret_key""#]),
            (with(r#""a.b": {"channel": {"oppo": {"appSecret": 1}}}"#), vec![r#"secret "appSecret""#]),
            (with(r#""verson": 1"#), vec![r#"unknown "verson""#]),
            (with(r#""com.example.app": 1"#), vec![r#"unknown "com.example.app""#]),
            (with(r#""tpsn": {"x": {}}"#), vec![r#"unknown "tpsn""#]),
            (
                r#"{"tpns": {"acess_id": "1", "access_id": "1", "access_key": "2"}}"#.to_owned(),
                vec![r#"unknown "acess_id""#],
            ),
            (
                with(r#""a.b": {"chanel": 1, "channel": {"oppp": 1, "oppo": {"app_idd": 1}}}"#),
                vec![r#"unknown "chanel""#, r#"unknown "oppp""#, r#"unknown "app_idd""#],
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
            r#""a.b": {"channel": 1}, "c.d": {"channel": {"enable": 1}}"#,
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
