//! Finds an Android SDK.

use std::env;
use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::toolchain::Toolchain;

/// The platform that the sample app compiles against.
const PLATFORM: &str = "platforms/android-34";
/// Their `aapt2` is used if the build cannot download one.
const BUILD_TOOLS: &str = "build-tools/34.0.0";

/// An Android SDK with this platform and these build tools.
#[derive(Clone, Debug)]
pub(crate) struct Sdk {
    pub(crate) home: PathBuf,
    /// How it was found.
    pub(crate) reason: String,
}

impl Sdk {
    /// Finds the SDK that the environment names, if it is complete. Otherwise makes one with the toolchain.
    pub(crate) fn find(toolchain: &Toolchain<'_>) -> Result<Self> {
        let named = ["ANDROID_HOME", "ANDROID_SDK_ROOT"]
            .into_iter()
            .find_map(|name| Some((name, PathBuf::from(env::var_os(name).filter(|value| !value.is_empty())?))));
        let why_not = match named {
            None => "ANDROID_HOME is not set".to_owned(),
            Some((name, home)) => match missing_part(&home) {
                None => return Ok(Self { home, reason: name.to_owned() }),
                Some(part) => format!("the SDK in {name}, `{}`, has no {part}", home.display()),
            },
        };
        Ok(Self { home: toolchain.sdk()?, reason: format!("made by tests/toolchain: {why_not}") })
    }

    pub(crate) fn android_jar(&self) -> PathBuf {
        self.home.join(PLATFORM).join("android.jar")
    }

    pub(crate) fn aapt2(&self) -> PathBuf {
        aapt2(&self.home)
    }
}

fn aapt2(home: &Path) -> PathBuf {
    home.join(BUILD_TOOLS).join(format!("aapt2{}", env::consts::EXE_SUFFIX))
}

fn missing_part(home: &Path) -> Option<&'static str> {
    if !home.join(PLATFORM).join("android.jar").is_file() {
        Some(PLATFORM)
    } else if !aapt2(home).is_file() {
        Some(BUILD_TOOLS)
    } else {
        None
    }
}
