//! What the program is asked to do.

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

/// Checks how Android apps integrate Tencent's push service TPNS, without Gradle.
#[derive(Debug, Parser)]
#[command(name = "tpnskit", version, propagate_version = true, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// The language of messages; by default that of the system
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = ["en", "zh"])]
    pub lang: Option<String>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check the Android apps below some folders
    ///
    /// The exit status is 0 if no errors were found, 1 if there were errors, and 2 if a command or a file can't be used.
    Check(Check),
    /// Apply the fixes that are certain
    Fix(Fix),
    /// Replace Tencent's plugin, XG 4 or an integration by hand with tpnskit
    ///
    /// Shows what would change, and changes it if you agree: every file or none. Without a terminal to ask on, nothing is
    /// written unless you say --write.
    Migrate(Migrate),
    /// Explain the code of a finding
    Explain {
        /// The code, such as TPNS302
        code: String,
    },
    /// List all codes
    List,
    /// Write completions for a shell to the standard output
    #[command(hide = true)]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write a manual page to the standard output
    #[command(hide = true)]
    Man,
}

/// Which apps, and what is known of them.
#[derive(Clone, Debug, Default, Args)]
pub struct Apps {
    /// Folders of projects or modules
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The application id, if the build scripts don't show it
    #[arg(long, value_name = "ID")]
    pub application_id: Option<String>,
    /// The accepted findings; by default tpns-baseline.json of each module
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
}

/// `check`
#[derive(Clone, Debug, Default, Args)]
pub struct Check {
    /// Which apps.
    #[command(flatten)]
    pub apps: Apps,
    /// How to write what is found
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// First apply the fixes that are certain
    #[arg(long)]
    pub fix: bool,
    /// Also list what only a build knows
    #[arg(long, short)]
    pub verbose: bool,
}

/// `fix`
#[derive(Clone, Debug, Default, Args)]
pub struct Fix {
    /// Which apps.
    #[command(flatten)]
    pub apps: Apps,
    /// Only show what would change
    #[arg(long)]
    pub dry_run: bool,
    /// Also apply fixes that you should look at
    #[arg(long = "unsafe")]
    pub with_unsafe: bool,
}

/// `migrate`
#[derive(Clone, Debug, Default, Args)]
pub struct Migrate {
    /// Folders of projects
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Write without asking
    #[arg(long, short, visible_alias = "yes", visible_short_alias = 'y', conflicts_with = "dry_run")]
    pub write: bool,
    /// Only show what would change
    #[arg(long)]
    pub dry_run: bool,
}

/// The formats of what is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Terminal,
    /// All that is known
    Json,
    /// For code scanning, such as GitHub's
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// A page
    Html,
    /// GitLab's code quality report
    Gitlab,
}

/// The language of the system, such as `zh_CN.UTF-8`.
fn locale() -> Option<String> {
    #[cfg(windows)]
    return sys_locale::get_locale();
    #[cfg(not(windows))]
    ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty())
}

impl Arguments {
    /// The language's tag.
    pub fn language(&self) -> String {
        self.lang.clone().or_else(locale).unwrap_or_else(|| "en".to_owned())
    }

    /// Decides on colours for all output. `NO_COLOR` and terminals are heeded by default.
    pub(crate) fn colour(&self) {
        match self.color {
            ColorChoice::Auto => {}
            ColorChoice::Always => anstream::ColorChoice::Always.write_global(),
            ColorChoice::Never => anstream::ColorChoice::Never.write_global(),
        }
    }
}
