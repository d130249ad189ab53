//! Why a task could not run. Every message is one sentence for the user.

use std::error::Error as _;
use std::io;
use std::path::{Path, PathBuf};

use crate::dex::DexError;

pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("cannot {doing} `{path}`")]
    File {
        /// A verb, such as `read`.
        doing: &'static str,
        path: PathBuf,
        source: io::Error,
    },
    #[error("cannot start `{program}`")]
    Start { program: String, source: io::Error },
    /// A program failed that had to succeed. `tail` is the end of its output.
    #[error("{what} failed; its full output is in `{log}`\n\n{tail}")]
    Failed { what: String, log: PathBuf, tail: String },
    #[error("interrupted")]
    Interrupted,
    #[error("cannot watch for interrupts")]
    Signals(#[from] ctrlc::Error),
    /// Something is missing on this machine.
    #[error("{0}")]
    Missing(String),
    #[error("unexpected content in `{path}`: {why}")]
    Unexpected { path: PathBuf, why: String },
    #[error("cannot read `{path}` as a zip file")]
    Zip { path: PathBuf, source: zip::result::ZipError },
    #[error("cannot read `{entry}` in `{apk}` as a dex file")]
    Dex { apk: PathBuf, entry: String, source: DexError },
    /// The demo found something that is not as expected.
    #[error("the demo failed: {0}")]
    Demo(String),
}

/// For `map_err` on file operations.
pub(crate) fn at<'a>(doing: &'static str, path: &'a Path) -> impl FnOnce(io::Error) -> Error + 'a {
    move |source| Error::File { doing, path: path.to_owned(), source }
}

/// The message, followed by the messages of its causes, separated by colons.
pub(crate) fn with_causes(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}
