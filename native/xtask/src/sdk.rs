//! Finding an Android SDK.

use std::env;
use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::toolchain::Toolchain;

/// What the sample app compiles against.
const PLATFORM: &str = "platforms/android-34";
/// Whose `aapt2` is used where the build cannot download one.
const BUILD_TOOLS: &str = "build-tools/34.0.0";

/// An Android SDK that has all of the above.
#[derive(Clone, Debug)]
pub(crate) struct Sdk {
    pub(crate) home: PathBuf,
    /// How it was found.
    pub(crate) reason: String,
}

impl Sdk {
    /// The one that the environment names, if it has what is needed, else one made by the toolchain.
    pub(crate) fn find(toolchain: &Toolchain<'_>) -> Result<Self> {
        let named = ["ANDROID_HOME", "ANDROID_SDK_ROOT"]
            .into_iter()
            .find_map(|name| Some((name, PathBuf::from(env::var_os(name).filter(|value| !value.is_empty())?))));
        let why_not = match named {
            None => "ANDROID_HOME is not set".to_owned(),
            Some((name, home)) => match lacking(&home) {
                None => return Ok(Self { home, reason: name.to_owned() }),
                Some(part) => format!("`{}`, which {name} names, has no {part}", home.display()),
            },
        };
        Ok(Self { home: toolchain.sdk()?, reason: format!("made by tests/toolchain, for {why_not}") })
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

fn lacking(home: &Path) -> Option<&'static str> {
    if !home.join(PLATFORM).join("android.jar").is_file() {
        Some(PLATFORM)
    } else if !aapt2(home).is_file() {
        Some(BUILD_TOOLS)
    } else {
        None
    }
}
