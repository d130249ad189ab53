//! The crates of other people that are in what is published, as cargo knows them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde::Deserialize;

use crate::cross::{Product, targets};
use crate::error::{Error, Result, at};
use crate::process;
use crate::repository::Repository;

/// A crate of other people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    pub(crate) version: String,
    /// An SPDX expression, as in its `Cargo.toml`.
    pub(crate) license: String,
    /// The SHA-256 of its archive in the registry.
    pub(crate) checksum: String,
    /// Where its sources are on this machine.
    pub(crate) sources: PathBuf,
}

/// The crates in a product on all platforms, by name. Macros and build scripts aren't in it.
pub(crate) fn of(repository: &Repository, product: Product) -> Result<Vec<Dependency>> {
    let metadata = metadata(repository)?;
    let checksums = checksums(repository)?;
    let packages: BTreeMap<&str, &Package> = metadata.packages.iter().map(|package| (&*package.id, package)).collect();
    let own: Vec<&str> = targets(product).iter().map(|target| target.package(product)).collect();
    let own = packages.values().filter(|package| own.contains(&&*package.name));
    let mut waiting: Vec<&str> = own.map(|package| &*package.id).collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if reached.insert(id) {
            let node = metadata.resolve.nodes.iter().find(|node| node.id == id);
            let normal = node.iter().flat_map(|node| &node.deps).filter(|dependency| dependency.is_normal());
            let in_library = |id: &&str| packages.get(*id).is_some_and(|package| !package.is_macro());
            waiting.extend(normal.map(|dependency| &*dependency.pkg).filter(in_library));
        }
    }
    let foreign = reached.iter().filter_map(|id| packages.get(*id)).filter(|package| package.source.is_some());
    let mut dependencies: Vec<Dependency> = foreign
        .map(|package| Dependency {
            name: package.name.clone(),
            version: package.version.clone(),
            license: package.license.clone().unwrap_or_default().replace(" / ", " OR ").replace('/', " OR "),
            checksum: checksums.get(&(package.name.clone(), package.version.clone())).cloned().unwrap_or_default(),
            sources: package.manifest_path.parent().map(PathBuf::from).unwrap_or_default(),
        })
        .collect();
    dependencies.sort();
    Ok(dependencies)
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
    manifest_path: PathBuf,
    targets: Vec<CrateTarget>,
}

impl Package {
    fn is_macro(&self) -> bool {
        self.targets.iter().any(|target| target.kind.iter().any(|kind| kind == "proc-macro"))
    }
}

#[derive(Deserialize)]
struct CrateTarget {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    pkg: String,
    dep_kinds: Vec<EdgeKind>,
}

impl Edge {
    fn is_normal(&self) -> bool {
        self.dep_kinds.iter().any(|edge| edge.kind.is_none())
    }
}

#[derive(Deserialize)]
struct EdgeKind {
    kind: Option<String>,
}

fn metadata(repository: &Repository) -> Result<Metadata> {
    let mut command = Command::new(crate::cross::own_cargo());
    command.current_dir(repository.root()).args(["metadata", "--format-version", "1", "--locked"]);
    for target in targets(Product::Engine) {
        command.args(["--filter-platform", target.triple]);
    }
    let text = process::output(&mut command, "cargo metadata")?;
    let path = repository.path("Cargo.toml");
    serde_json::from_str(&text).map_err(|error| Error::Unexpected { path, why: error.to_string() })
}

/// The checksums in `Cargo.lock`, by name and version.
fn checksums(repository: &Repository) -> Result<BTreeMap<(String, String), String>> {
    let path = repository.path("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(at("read", &path))?;
    let packages = lock.split("[[package]]").skip(1);
    let entry = |package: &str| {
        let value = |key: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))?;
            Some(line.trim_matches('"').to_owned())
        };
        Some(((value("name")?, value("version")?), value("checksum")?))
    };
    Ok(packages.filter_map(entry).collect())
}
