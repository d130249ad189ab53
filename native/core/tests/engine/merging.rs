//! What AGP's manifest merger would come to, as far as the engine looks at it.

use std::fs;
use std::path::PathBuf;

use tpnskit_core::input::manifest::{self, Element, Manifest};
use tpnskit_core::text::source::{Role, Source, Sources};
use tpnskit_core::tpns::version::is_below;

/// The app's own manifest with every name in full, and the elements of the SDKs' manifests that it does not declare
/// itself. The first value of a placeholder counts.
pub fn merged(own: &str, namespace: &str, components: &[&str], values: &[(String, String)]) -> String {
    let mut text = with_full_names(own, namespace);
    for component in components {
        let (module, version) = component.rsplit_once(':').unwrap();
        let path = fixtures().join("../stand-in-sdks").join(module.replace(':', "/")).join("AndroidManifest.xml");
        if let Ok(library) = fs::read_to_string(path) {
            text = with_library(&text, &of_version(&library, version));
        }
    }
    values.iter().fold(text, |text, (name, value)| text.replace(&format!("${{{name}}}"), value))
}

/// The placeholders that tpnskit or the vendor's plugin supplies from the file.
pub fn file_values(config: &str, application_id: &str) -> Vec<(String, String)> {
    let config: serde_json::Value = serde_json::from_str(config).unwrap_or_default();
    let supplied = |name: &str| config["tpns"][name].as_str().unwrap_or_default().to_owned();
    vec![
        ("applicationId".to_owned(), application_id.to_owned()),
        ("XG_ACCESS_ID".to_owned(), supplied("access_id")),
        ("XG_ACCESS_KEY".to_owned(), supplied("access_key")),
    ]
}

/// `tests/fixtures`.
pub fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures")
}

fn parse(text: &str) -> Manifest {
    let mut sources = Sources::default();
    let file = sources.add(Source::new("m", Role::MergedManifest, text));
    manifest::read(file, sources.get(file).unwrap()).unwrap_or_else(|fault| panic!("{fault:?}\n{text}"))
}

fn with_full_names(text: &str, package: &str) -> String {
    let manifest = parse(text);
    let names = manifest.components().chain(manifest.application()).filter_map(|element| element.android("name"));
    let mut names: Vec<_> = names.collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.value_span));
    names.into_iter().fold(text.to_owned(), |text, name| {
        let full = manifest::qualified(&name.value, package);
        format!("{}{full}{}", &text[..name.value_span.start], &text[name.value_span.end..])
    })
}

/// The stand-in's manifest as one version of the SDK has it (see `tests/stand-in-sdks/README.md`).
fn of_version(text: &str, version: &str) -> String {
    let mut kept = true;
    let mut lines = Vec::new();
    for line in text.lines() {
        let mark = line.trim().strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->"));
        match mark.map(|mark| mark.trim_end_matches(" {").split_once(' ')) {
            Some(Some(("from", since))) => kept = !is_below(version, since),
            Some(Some(("below", since))) => kept = is_below(version, since),
            Some(_) => kept = true,
            None if kept => lines.push(line),
            None => {}
        }
    }
    lines.join("\n")
}

fn with_library(text: &str, library: &str) -> String {
    let (own, other) = (parse(text), parse(library));
    let key = |element: &Element| (element.name.clone(), element.android_name().map(str::to_owned));
    let missing = |own: &Manifest, parent: Option<&Element>, of: Option<&Element>| {
        let declared: Vec<_> = parent.into_iter().flat_map(|parent| own.children(parent)).map(key).collect();
        let elements = of.into_iter().flat_map(|of| other.children(of));
        let elements = elements.filter(|element| {
            !declared.contains(&key(element)) && !matches!(element.name.as_str(), "application" | "uses-sdk")
        });
        elements
            .map(|element| {
                let end = element.end_tag.unwrap_or(element.start_tag).end;
                format!("{}\n", &library[element.start_tag.start..end])
            })
            .collect::<String>()
    };
    let inner = missing(&own, own.application(), other.application());
    let outer = missing(&own, own.root(), other.root());
    let application = own.application().unwrap().end_tag.unwrap();
    let root = own.root().unwrap().end_tag.unwrap();
    format!(
        "{}{inner}{}{outer}{}",
        &text[..application.start],
        &text[application.start..root.start],
        &text[root.start..]
    )
}
