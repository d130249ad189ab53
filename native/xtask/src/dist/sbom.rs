//! The bills of materials: what is in the published plugin, and in the command line, as CycloneDX 1.6.

use serde_json::{Value, json};

use super::dependencies::Dependency;
use crate::cross::Product;
use crate::error::{Error, Result};

/// The licences of the Java libraries, by group.
const LICENCES: [(&str, &str); 1] = [("com.dylibso.chicory", "Apache-2.0")];

/// Makes it of the crates in the product and of the Java libraries that come with it, one `group:name:version` per line.
/// It has neither a time nor a serial number, so that two builds have the same.
pub(crate) fn text(product: Product, version: &str, crates: &[Dependency], java_libraries: &str) -> Result<String> {
    let mut components: Vec<Value> = crates.iter().map(of_crate).collect();
    for library in java_libraries.lines() {
        components.push(of_java_library(library)?);
    }
    let references: Vec<&Value> = components.iter().filter_map(|component| component.get("bom-ref")).collect();
    let (kind, name, own) = match product {
        Product::Engine => ("library", "tpnskit-gradle-plugin", "pkg:maven/io.github.tpnskit/tpnskit-gradle-plugin"),
        Product::CommandLine => ("application", "tpnskit", "pkg:github/tpnskit/tpnskit"),
    };
    let own = format!("{own}@{version}");
    let bom = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": kind,
                "bom-ref": own,
                "group": "io.github.tpnskit",
                "name": name,
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

fn of_java_library(library: &str) -> Result<Value> {
    let unknown = || Error::Missing(format!("the licence of `{library}` isn't known: add it to dist/sbom.rs"));
    let [group, name, version] = library.split(':').collect::<Vec<_>>().try_into().map_err(|_| unknown())?;
    let (_, licence) = LICENCES.iter().find(|(of, _)| *of == group).ok_or_else(unknown)?;
    let purl = format!("pkg:maven/{group}/{name}@{version}");
    Ok(json!({
        "type": "library",
        "bom-ref": purl,
        "group": group,
        "name": name,
        "version": version,
        "licenses": [{ "expression": licence }],
        "purl": purl,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_java_library_has_its_licence() {
        let library = of_java_library("com.dylibso.chicory:runtime:1.7.5").unwrap();
        assert_eq!(library["purl"], "pkg:maven/com.dylibso.chicory/runtime@1.7.5");
        assert_eq!(library["licenses"][0]["expression"], "Apache-2.0");
        assert!(of_java_library("org.example:unknown:1").is_err());
        assert!(of_java_library("project :gradle-plugin").is_err());
    }
}
