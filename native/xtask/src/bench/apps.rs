//! The measured apps: the same one, with one of the plugins or none, and with more or fewer variants.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::daemon::Daemon;
use super::runs::Measured;
use crate::error::Result;
use crate::repository::{Repository, copy_folder, remove_directory};
use crate::test::property;

/// The version of the Android Gradle plugin.
pub(super) const AGP: &str = "8.4.2";

const GOOGLE_SERVICES: &str = "4.4.4";
const SENTRY: &str = "4.14.1";

/// What is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plugin {
    /// Everything that tpnskit supplies is written by hand, as in the apps of the other plugins.
    None,
    /// The same once more, which shows what differs by chance.
    Again,
    Tpnskit,
    GoogleServices,
    Sentry,
}

impl Plugin {
    pub(super) const ALL: [Self; 5] = [Self::None, Self::Tpnskit, Self::GoogleServices, Self::Sentry, Self::Again];

    /// As readers know it.
    pub(super) fn name(self) -> String {
        match self {
            Self::None => "no plugin".into(),
            Self::Again => "no plugin, again".into(),
            Self::Tpnskit => "tpnskit".into(),
            Self::GoogleServices => format!("google-services {GOOGLE_SERVICES}"),
            Self::Sentry => format!("Sentry {SENTRY}"),
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::None | Self::Again => "none",
            Self::Tpnskit => "io.github.tpnskit",
            Self::GoogleServices => "com.google.gms.google-services",
            Self::Sentry => "io.sentry.android.gradle",
        }
    }
}

/// The numbers of variants.
pub(super) const SIZES: [usize; 3] = [1, 16, 64];

/// What all of the apps are made of.
pub(super) struct Apps<'a> {
    pub(super) repository: &'a Repository,
    pub(super) stand_ins: &'a Path,
    /// The Maven repository that tpnskit is published to.
    pub(super) published: &'a Path,
    pub(super) version: String,
}

/// An app of one kind.
pub(super) struct App {
    pub(super) folder: PathBuf,
    properties: Vec<OsString>,
}

impl Apps<'_> {
    /// Makes an app with each of these plugins.
    pub(super) fn with_each(
        &self,
        plugins: impl IntoIterator<Item = Plugin>,
        variants: usize,
    ) -> Result<Vec<Measured>> {
        let apps = plugins.into_iter();
        apps.map(|plugin| Ok(Measured { plugin, variants, app: self.make(plugin, variants)?, costs: Vec::new() }))
            .collect()
    }

    /// Makes an app, in a folder that contains nothing else. The number of variants is one of [`SIZES`].
    pub(super) fn make(&self, plugin: Plugin, variants: usize) -> Result<App> {
        let folder = self.repository.target("bench/apps").join(format!("{plugin:?}-{variants}"));
        remove_directory(&folder)?;
        let by_hand = (plugin != Plugin::Tpnskit).then_some("tests/fixtures/everything-by-hand");
        for layer in ["tests/fixtures/base"].into_iter().chain(by_hand).chain(["tests/benchmarks/app"]) {
            copy_folder(&self.repository.path(layer), &folder)?;
        }
        let mut properties = self.properties();
        properties.push(format!("-Pbenchmark.plugin={}", plugin.id()).into());
        properties.push(format!("-Pbenchmark.variants={variants}").into());
        Ok(App { folder, properties })
    }

    /// What each build is told.
    pub(super) fn properties(&self) -> Vec<OsString> {
        vec![
            property("tpnskit.publishTo", self.published),
            property("tpnskit.standIns", self.stand_ins),
            format!("-Ptpnskit.agp={AGP}").into(),
            format!("-Ptpnskit.version={}", self.version).into(),
            format!("-Pbenchmark.googleServices={GOOGLE_SERVICES}").into(),
            format!("-Pbenchmark.sentry={SENTRY}").into(),
        ]
    }
}

impl App {
    /// A build of the app.
    pub(super) fn command(&self, daemon: &Daemon<'_>, arguments: &[&str]) -> Command {
        let mut command = daemon.command(&self.folder);
        command.args(arguments).args(&self.properties);
        command
    }
}
