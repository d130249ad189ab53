//! Makes the Maven repository of stand-in SDKs from `tests/stand-in-sdks`; see the README there.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::{Error, Result, at};
use crate::jdk::Jdk;
use crate::process;
use crate::repository::{Repository, files_below, fingerprint, make_directory};
use crate::sdk::Sdk;
use crate::toolchain::Toolchain;

/// The artifact that records the calls of all others.
const RECORD: (&str, &str, &str) = ("io.github.tpnskit.standin", "calls", "1");
/// The file with the hash of the sources that the repository was made from.
const STAMP: &str = "made-of";

/// Makes the repository and prints its path.
pub(crate) fn run(repository: &Repository) -> Result<bool> {
    let jdk = Jdk::find()?;
    let sdk = Sdk::find(&Toolchain::new(repository, &jdk))?;
    println!("{}", make(repository, &jdk, &sdk)?.display());
    Ok(true)
}

/// Returns the path of the repository. Makes it again if its sources have changed.
pub(crate) fn make(repository: &Repository, jdk: &Jdk, sdk: &Sdk) -> Result<PathBuf> {
    let sources = repository.path("tests/stand-in-sdks");
    let destination = repository.target("stand-in-sdks");
    let key = fingerprint(&files_below(&sources)?, &format!("{} {}", jdk.version, env!("CARGO_PKG_VERSION")))?;
    if fs::read_to_string(destination.join(STAMP)).is_ok_and(|stamp| stamp == key) {
        return Ok(destination);
    }
    let artifacts = Artifacts::read(&sources)?;
    make_directory(&destination, |unfinished| {
        let mut compiler = Compiler {
            jdk,
            android_jar: sdk.android_jar(),
            log: repository.log("stand-ins"),
            work: repository.target("stand-in-classes"),
            files: Vec::new(),
        };
        artifacts.publish(&mut compiler, unfinished)?;
        write(&unfinished.join(STAMP), key.as_bytes())
    })?;
    Ok(destination)
}

/// An entry of `artifacts.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    group: String,
    artifacts: Vec<String>,
    versions: Vec<String>,
}

/// An artifact in one version.
#[derive(Clone)]
struct Artifact {
    group: String,
    name: String,
    version: String,
    /// Its sources.
    content: Content,
}

/// The sources of an artifact, without what its version does not have.
#[derive(Clone, PartialEq)]
struct Content {
    /// `None` if the artifact is a JAR and not an AAR.
    manifest: Option<String>,
    /// Java sources by their path in the package tree.
    java: BTreeMap<PathBuf, String>,
}

struct Artifacts(Vec<Artifact>);

impl Artifacts {
    fn read(sources: &Path) -> Result<Self> {
        let list = sources.join("artifacts.json");
        let entries: Vec<Entry> = serde_json::from_str(&read(&list)?)
            .map_err(|error| Error::Unexpected { path: list.clone(), why: error.to_string() })?;
        let mut artifacts = Vec::new();
        for Entry { group, artifacts: names, versions } in entries {
            for name in names {
                for version in &versions {
                    let content = Content::read(&sources.join(&group).join(&name), version)?;
                    artifacts.push(Artifact {
                        group: group.clone(),
                        name: name.clone(),
                        version: version.clone(),
                        content,
                    });
                }
            }
        }
        Ok(Self(artifacts))
    }

    /// Compiles the classes and writes every artifact with its POM.
    fn publish(&self, compiler: &mut Compiler<'_>, repository: &Path) -> Result<()> {
        // The newest versions compile together. What a stand-in uses of another one is the same in all versions.
        let newest: BTreeMap<(&str, &str), &Artifact> =
            self.0.iter().map(|artifact| ((artifact.group.as_str(), artifact.name.as_str()), artifact)).collect();
        let together: BTreeMap<&Path, &str> = newest.values().flat_map(|artifact| artifact.content.sources()).collect();
        let newest_classes = compiler.add("newest", &together, None)?;
        let mut compiled = Vec::new();
        for artifact in &self.0 {
            let java: BTreeMap<&Path, &str> = artifact.content.sources().collect();
            let as_newest = newest
                .get(&(artifact.group.as_str(), artifact.name.as_str()))
                .is_some_and(|newest| newest.content.java == artifact.content.java);
            let classes = if as_newest {
                newest_classes.clone()
            } else {
                compiler.add(&format!("{}-{}", artifact.name, artifact.version), &java, Some(&newest_classes))?
            };
            compiled.push((artifact, java, classes));
        }
        compiler.run()?;
        for (artifact, java, classes) in compiled {
            artifact.write(&classes_of(&classes, &java)?, repository)?;
        }
        Ok(())
    }
}

impl Content {
    fn read(directory: &Path, version: &str) -> Result<Self> {
        let manifest = directory.join("AndroidManifest.xml");
        let manifest = if manifest.is_file() { Some(part_of(&read(&manifest)?, version)) } else { None };
        let root = directory.join("java");
        let mut java = BTreeMap::new();
        for file in files_below(&root)? {
            let name = file.strip_prefix(&root).unwrap_or(&file).to_owned();
            java.insert(name, part_of(&read(&file)?, version));
        }
        if java.is_empty() {
            return Err(Error::Unexpected { path: directory.to_owned(), why: "it has no classes".into() });
        }
        Ok(Self { manifest, java })
    }

    fn sources(&self) -> impl Iterator<Item = (&Path, &str)> {
        self.java.iter().map(|(name, text)| (name.as_path(), text.as_str()))
    }
}

impl Artifact {
    fn write(&self, classes: &BTreeMap<String, Vec<u8>>, repository: &Path) -> Result<()> {
        let Self { group, name, version, content } = self;
        let folder = repository.join(group.replace('.', "/")).join(name).join(version);
        fs::create_dir_all(&folder).map_err(at("create", &folder))?;
        let file = |extension: &str| folder.join(format!("{name}-{version}.{extension}"));
        write(&file("pom"), self.pom().as_bytes())?;
        let jar = archive(classes)?;
        match &content.manifest {
            None => write(&file("jar"), &jar),
            Some(manifest) => {
                let entries = BTreeMap::from([
                    ("AndroidManifest.xml".to_owned(), manifest.clone().into_bytes()),
                    ("R.txt".to_owned(), Vec::new()),
                    ("classes.jar".to_owned(), jar),
                ]);
                write(&file("aar"), &archive(&entries)?)
            }
        }
    }

    fn pom(&self) -> String {
        let Self { group, name, version, content } = self;
        let packaging = if content.manifest.is_some() { "aar" } else { "jar" };
        let mut pom = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>{group}</groupId>
  <artifactId>{name}</artifactId>
  <version>{version}</version>
  <packaging>{packaging}</packaging>
"#
        );
        let (record_group, record, record_version) = RECORD;
        if (group.as_str(), name.as_str()) != (record_group, record) {
            let _ = write!(
                pom,
                "  <dependencies>
    <dependency>
      <groupId>{record_group}</groupId>
      <artifactId>{record}</artifactId>
      <version>{record_version}</version>
      <scope>compile</scope>
    </dependency>
  </dependencies>
"
            );
        }
        pom.push_str("</project>\n");
        pom
    }
}

/// Compiles Java sources.
struct Compiler<'a> {
    jdk: &'a Jdk,
    android_jar: PathBuf,
    log: PathBuf,
    work: PathBuf,
    /// The arguments of javac, in a file for each run.
    files: Vec<PathBuf>,
}

impl Compiler<'_> {
    /// Will compile `sources`, which may use the classes in `others`. Returns the directory of the class files.
    fn add(&mut self, name: &str, sources: &BTreeMap<&Path, &str>, others: Option<&Path>) -> Result<PathBuf> {
        let root = self.work.join(name);
        if root.exists() {
            fs::remove_dir_all(&root).map_err(at("remove", &root))?;
        }
        let (java, classes) = (root.join("java"), root.join("classes"));
        fs::create_dir_all(&classes).map_err(at("create", &classes))?;
        let mut class_path = self.android_jar.display().to_string();
        if let Some(others) = others {
            let _ = write!(class_path, "{}{}", if cfg!(windows) { ";" } else { ":" }, others.display());
        }
        // `-Xlint:-options` silences the warning that Java 8 is obsolete.
        let fixed = ["--release", "8", "-Xlint:-options", "-encoding", "UTF-8", "-proc:none", "-g:none", "-d"];
        let mut arguments = fixed.map(str::to_owned).to_vec();
        arguments.extend([classes.display().to_string(), "-cp".into(), class_path]);
        for (path, text) in sources {
            let file = java.join(path);
            let folder = file.parent().unwrap_or(&java);
            fs::create_dir_all(folder).map_err(at("create", folder))?;
            write(&file, text.as_bytes())?;
            arguments.push(file.display().to_string());
        }
        let lines: Vec<String> =
            arguments.iter().map(|argument| format!("\"{}\"\n", argument.replace('\\', "\\\\"))).collect();
        let file = root.join("arguments");
        write(&file, lines.concat().as_bytes())?;
        self.files.push(file);
        Ok(classes)
    }

    /// Compiles everything that was added, in that order.
    fn run(&self) -> Result<()> {
        let program = self.work.join("Compile.java");
        write(&program, include_bytes!("Compile.java"))?;
        let mut command = Command::new(self.jdk.tool("java"));
        command.arg(&program).args(&self.files);
        process::watch(&mut command, "compiling the stand-ins", &self.log)?.expect_success()?;
        Ok(())
    }
}

/// The class files in `directory` that were compiled from `sources`, by entry name.
fn classes_of(directory: &Path, sources: &BTreeMap<&Path, &str>) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut classes = BTreeMap::new();
    for file in files_below(directory)? {
        let name = file.strip_prefix(directory).unwrap_or(&file);
        let outermost =
            name.to_string_lossy().trim_end_matches(".class").split('$').next().unwrap_or_default().to_owned();
        if sources.contains_key(Path::new(&format!("{outermost}.java"))) {
            classes.insert(name.to_string_lossy().replace('\\', "/"), fs::read(&file).map_err(at("read", &file))?);
        }
    }
    Ok(classes)
}

/// A zip file that depends only on its entries, not on when and where it is made.
fn archive(entries: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>> {
    let failed = |source| Error::Zip { path: "a stand-in".into(), source };
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(name.as_str(), options).map_err(failed)?;
        zip.write_all(content).map_err(|error| failed(error.into()))?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}

/// Removes the blocks that `version` does not have. A block starts with a comment `from V {` or `below V {` and ends
/// with a comment `}`, each on a line of its own.
fn part_of(text: &str, version: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut block = None;
    for line in text.split_inclusive('\n') {
        match (block, comment(line)) {
            (Some(_), Some("}")) => block = None,
            (Some(false), _) => {}
            (None, Some(words)) if has(words, version).is_some() => block = has(words, version),
            _ => kept.push_str(line),
        }
    }
    kept
}

/// The text of a line that is a comment.
fn comment(line: &str) -> Option<&str> {
    let line = line.trim();
    let java = line.strip_prefix("//");
    let xml = || line.strip_prefix("<!--")?.strip_suffix("-->");
    java.or_else(xml).map(str::trim)
}

/// Whether `version` has the block that these words start; `None` if they do not start a block.
fn has(words: &str, version: &str) -> Option<bool> {
    match *words.split_whitespace().collect::<Vec<_>>().as_slice() {
        ["from", bound, "{"] => Some(numbers(version) >= numbers(bound)),
        ["below", bound, "{"] => Some(numbers(version) < numbers(bound)),
        _ => None,
    }
}

fn numbers(version: &str) -> Vec<u32> {
    version.trim_end_matches("-release").split('.').map(|number| number.parse().unwrap_or(0)).collect()
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(at("read", path))
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    let mut file = File::create(path).map_err(at("create", path))?;
    file.write_all(content).map_err(at("write", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    const JAVA: &str =
        "class A {\n    // from 1.2.5.0 {\n    int b;\n    // }\n    // a comment {@code x}\n    int c;\n}\n";

    #[test]
    fn a_version_has_what_came_with_it() {
        let with = "class A {\n    int b;\n    // a comment {@code x}\n    int c;\n}\n";
        assert_eq!(part_of(JAVA, "1.2.5.0-release"), with);
        assert_eq!(part_of(JAVA, "1.10.0.0-release"), with);
    }

    #[test]
    fn a_version_lacks_what_came_later() {
        assert_eq!(part_of(JAVA, "1.2.3.1-release"), "class A {\n    // a comment {@code x}\n    int c;\n}\n");
    }

    #[test]
    fn xml_has_the_same_marks() {
        let xml = "<a>\n  <!-- below 1.2.0.1 { -->\n  <b/>\n  <!-- } -->\n</a>\n";
        assert_eq!(part_of(xml, "1.1.5.4-release"), "<a>\n  <b/>\n</a>\n");
        assert_eq!(part_of(xml, "1.2.0.1-release"), "<a>\n</a>\n");
    }

    #[test]
    fn archives_do_not_depend_on_the_clock() {
        let bytes = archive(&BTreeMap::from([("a/B.class".to_owned(), vec![1, 2, 3])])).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        assert_eq!(zip.by_index(0).unwrap().last_modified(), Some(DateTime::default()));
    }
}
