//! Why a task could not be carried out. Every message is one sentence for the person at the terminal.

use std::error::Error as _;
use std::io;
use std::path::{Path, PathBuf};

use crate::dex::DexError;

pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("cannot {doing} `{path}`")]
    File {
        /// A verb, as in `read`.
        doing: &'static str,
        path: PathBuf,
        source: io::Error,
    },
    #[error("cannot start `{program}`")]
    Start { program: String, source: io::Error },
    /// A child that was to succeed did not. The text is the end of what it said.
    #[error("{what} failed; all of its output is in `{log}`\n\n{tail}")]
    Failed { what: String, log: PathBuf, tail: String },
    #[error("interrupted")]
    Interrupted,
    #[error("cannot watch for interrupts")]
    Signals(#[from] ctrlc::Error),
    /// The machine lacks something that nothing here can make.
    #[error("{0}")]
    Missing(String),
    #[error("`{path}` is not what was expected: {why}")]
    Unexpected { path: PathBuf, why: String },
    #[error("`{path}` cannot be read as a zip file")]
    Zip { path: PathBuf, source: zip::result::ZipError },
    #[error("`{entry}` in `{apk}` cannot be read as a dex file")]
    Dex { apk: PathBuf, entry: String, source: DexError },
    /// What the demonstration was to show is not so.
    #[error("the demonstration does not hold: {0}")]
    NotShown(String),
}

/// For `map_err` on everything that works on a file.
pub(crate) fn at<'a>(doing: &'static str, path: &'a Path) -> impl FnOnce(io::Error) -> Error + 'a {
    move |source| Error::File { doing, path: path.to_owned(), source }
}

/// The message and, after colons, the messages of what caused it.
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
