//! The Java sources that go into the app, in the package `<namespace>.tpns`.

use askama::Template;

use crate::project::Project;
use crate::protocol::Output;
use crate::version::SdkVersion;

/// `onQueryTagsResult` came with this SDK.
const QUERY_TAGS_SINCE: SdkVersion = SdkVersion([1, 2, 5, 0]);

#[derive(Template)]
#[template(path = "TpnsMessageReceiver.java")]
struct TpnsMessageReceiver<'a> {
    package: &'a str,
    query_tags: bool,
}

#[derive(Template)]
#[template(path = "TpnsListener.java")]
struct TpnsListener<'a> {
    package: &'a str,
    query_tags: bool,
}

/// Every source, named by its path. Nothing where the SDK is not a dependency, or where the owner has a receiver of
/// their own.
pub fn supply(project: &Project) -> Result<Vec<Output>, String> {
    let setting = &project.settings.receiver;
    let Some(version) = project.sdk_version().filter(|_| setting.enabled && setting.class_name.is_none()) else {
        return Ok(Vec::new());
    };
    let namespace = &project.variant.namespace;
    if !is_package(namespace) {
        return Err(format!("the namespace `{namespace}` is no Java package"));
    }
    let package = format!("{namespace}.tpns");
    let query_tags = SdkVersion::parse(version).is_none_or(|version| version >= QUERY_TAGS_SINCE);
    Ok(vec![
        source(&package, "TpnsListener", TpnsListener { package: &package, query_tags }.render())?,
        source(&package, "TpnsMessageReceiver", TpnsMessageReceiver { package: &package, query_tags }.render())?,
    ])
}

fn source(package: &str, class: &str, text: askama::Result<String>) -> Result<Output, String> {
    let text = text.map_err(|error| format!("the template of `{class}`: {error}"))?;
    Ok(Output { name: format!("{}/{class}.java", package.replace('.', "/")), text: Some(text), base64: None })
}

fn is_package(name: &str) -> bool {
    name.split('.').all(|part| {
        let mut characters = part.chars();
        characters.next().is_some_and(|first| first.is_alphabetic() || first == '_')
            && characters.all(|c| c.is_alphanumeric() || c == '_')
    })
}
