//! The bill of materials: what the published plugin is made of, as CycloneDX 1.6.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::dependencies::Dependency;
use crate::error::{Error, Result, at};

/// Makes it of the crates in the libraries and of the plugin's Gradle module metadata. It has neither a time nor a
/// serial number, so that two builds have the same.
pub(crate) fn text(version: &str, crates: &[Dependency], module: &Path) -> Result<String> {
    let metadata = fs::read_to_string(module).map_err(at("read", module))?;
    let metadata: Value = serde_json::from_str(&metadata)
        .map_err(|error| Error::Unexpected { path: module.to_owned(), why: error.to_string() })?;
    let mut components: Vec<Value> = crates.iter().map(of_crate).collect();
    components.extend(java_libraries(&metadata));
    let references: Vec<&Value> = components.iter().filter_map(|component| component.get("bom-ref")).collect();
    let own = format!("pkg:maven/io.github.tpnskit/tpnskit-gradle-plugin@{version}");
    let bom = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "bom-ref": own,
                "group": "io.github.tpnskit",
                "name": "tpnskit-gradle-plugin",
                "version": version,
                "licenses": [{ "expression": "Apache-2.0" }],
                "purl": own,
            },
        },
        "components": components,
        "dependencies": [{ "ref": own, "dependsOn": references }],
    });
    Ok(format!("{bom:#}\n"))
}

fn of_crate(dependency: &Dependency) -> Value {
    let purl = format!("pkg:cargo/{}@{}", dependency.name, dependency.version);
    json!({
        "type": "library",
        "bom-ref": purl,
        "name": dependency.name,
        "version": dependency.version,
        "hashes": [{ "alg": "SHA-256", "content": dependency.checksum }],
        "licenses": [{ "expression": dependency.license }],
        "purl": purl,
    })
}

/// What the plugin's class path gets at run time.
fn java_libraries(module: &Value) -> Vec<Value> {
    let variants = module.get("variants").and_then(Value::as_array).into_iter().flatten();
    let runtime = variants.filter(|variant| variant.get("name").and_then(Value::as_str) == Some("runtimeElements"));
    let dependencies = runtime.filter_map(|variant| variant.get("dependencies")?.as_array()).flatten();
    let component = |dependency: &Value| {
        let text = |pointer: &str| dependency.pointer(pointer).and_then(Value::as_str);
        let (group, name) = (text("/group")?, text("/module")?);
        let version = text("/version/strictly").or_else(|| text("/version/requires"))?;
        let purl = format!("pkg:maven/{group}/{name}@{version}");
        Some(json!({
            "type": "library", "bom-ref": purl, "group": group, "name": name, "version": version, "purl": purl,
        }))
    };
    dependencies.filter_map(component).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_java_library_of_the_module_metadata() {
        let module = json!({ "variants": [
            { "name": "apiElements", "dependencies": [{ "group": "a", "module": "b", "version": { "requires": "1" } }] },
            { "name": "runtimeElements", "dependencies": [{ "group": "c", "module": "d", "version": { "requires": "2" } }] },
        ] });
        let libraries = java_libraries(&module);
        assert_eq!(libraries.len(), 1);
        assert_eq!(libraries[0]["purl"], "pkg:maven/c/d@2");
    }
}
