//! Reads the manifest and the classes of an APK.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use zip::ZipArchive;

use crate::dex::{self, Class};
use crate::error::{Error, Result, at};
use crate::process;
use crate::sdk::Sdk;
use crate::xml_tree::{self, Element};

/// The contents of an APK.
pub(crate) struct Apk {
    pub(crate) manifest: Manifest,
    pub(crate) classes: Vec<Class>,
}

impl Apk {
    pub(crate) fn read(path: &Path, sdk: &Sdk) -> Result<Self> {
        Ok(Self { manifest: Manifest::read(path, sdk)?, classes: classes(path)? })
    }

    pub(crate) fn class(&self, name: &str) -> Option<&Class> {
        self.classes.iter().find(|class| class.name == name)
    }
}

/// The compiled manifest, as Android sees it.
pub(crate) struct Manifest {
    path: PathBuf,
    root: Element,
}

impl Manifest {
    fn read(path: &Path, sdk: &Sdk) -> Result<Self> {
        let mut command = Command::new(sdk.aapt2());
        command.args(["dump", "xmltree", "--file", "AndroidManifest.xml"]).arg(path);
        let dump = process::output(&mut command, "aapt2 dump")?;
        let unexpected = || Error::Unexpected { path: path.to_owned(), why: "its manifest has no element".into() };
        Ok(Self { path: path.to_owned(), root: xml_tree::parse(&dump).ok_or_else(unexpected)? })
    }

    pub(crate) fn application_id(&self) -> Option<&str> {
        self.root.attribute("package")
    }

    pub(crate) fn application(&self) -> Result<&Element> {
        let unexpected =
            || Error::Unexpected { path: self.path.clone(), why: "its manifest has no `application`".into() };
        self.root.all("application").next().ok_or_else(unexpected)
    }
}

fn classes(path: &Path) -> Result<Vec<Class>> {
    let unreadable = |source| Error::Zip { path: path.to_owned(), source };
    let mut zip = ZipArchive::new(File::open(path).map_err(at("open", path))?).map_err(unreadable)?;
    let mut classes = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).map_err(unreadable)?;
        let entry = file.name().map_err(unreadable)?.into_owned();
        if entry.starts_with("classes") && entry.ends_with(".dex") {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).map_err(at("read", path))?;
            classes.extend(dex::classes(&bytes).map_err(|source| Error::Dex {
                apk: path.to_owned(),
                entry,
                source,
            })?);
        }
    }
    classes.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(classes)
}
