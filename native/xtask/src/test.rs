//! Runs all tests, runner by runner, and prints the total.

use std::ffi::OsString;
use std::path::Path;

use crate::bench;
use crate::cargo;
use crate::cross::{self, Cross, PORTABLE, Product};
use crate::dist;
use crate::error::{Error, Result, with_causes};
use crate::gradle::{Builds, ForeignDaemons, Gradle};
use crate::pages;
use crate::platforms::{self, jvm};
use crate::process::Finished;
use crate::progress::Steps;
use crate::repository::Repository;
use crate::stand_ins;
use crate::test_counts::{self, Counts};
use crate::toolchain::Toolchain;
use crate::tools::Tools;
use crate::versions;

/// A separate build, because it does not need the Android Gradle plugin.
pub(crate) const CLIENT: &str = "tests/client";

/// A separate build, because the functional tests start other builds.
const FUNCTIONAL: &str = "tests/functional";

/// The functional tests that are also run with the portable engine.
const CORE: [&str; 3] = ["FindingsTest", "SuppliesTest", "ReportsTest"];

/// Runs all tests and counts them.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Also run what takes long: more versions, other platforms, large numbers.
    #[arg(long)]
    all: bool,
}

/// Runs all runners, even after a failure. Returns whether everything passed.
pub(crate) fn run(repository: &Repository, arguments: &Arguments) -> Result<bool> {
    let mut steps = Steps::new(if arguments.all { 15 } else { 9 });
    let mut outcome = Outcome::default();

    steps.begin("Find the tools on this machine, while cargo builds the engine");
    let engine = cargo::start_engine(repository)?;
    let tools = Tools::find(repository, None)?;
    let gradles = gradles(repository, &tools, arguments.all)?;

    steps.begin("Make stand-in SDKs");
    let stand_ins = stand_ins::make(repository, &tools.jdk, &tools.sdk)?;

    steps.begin("Check the format of the Rust code");
    outcome.check("cargo fmt", cargo::run(repository, &["fmt", "--all", "--check"], "fmt")?);

    steps.begin("Run clippy on the Rust code");
    let clippy = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    outcome.check("cargo clippy", cargo::run(repository, &clippy, "clippy")?);

    steps.begin("Run the Rust tests");
    let tests = cargo::test(repository, arguments.all)?;
    let counts = test_counts::of_cargo(&tests.output);
    outcome.count("cargo test", &tests, counts);

    steps.begin("Open the report pages in Chromium");
    match pages::test(repository)? {
        Ok(tests) => outcome.count("report pages", &tests, test_counts::of_node(&tests.output)),
        Err(missing) => outcome.skip("report pages", missing),
    }

    // If the engine could not be built, the plugin's tests fail.
    engine.finish()?;
    let mut more: Vec<OsString> = Vec::new();
    let mut portable = None;
    if arguments.all {
        steps.begin("Build the portable engine");
        portable = portable_engine(repository, &mut outcome)?;
        more.push("-Ptpnskit.all=true".into());
        more.push(property("tpnskit.corpus", &repository.target(cargo::CORPUS)));
        more.extend(portable.clone());
        more.extend(other_jdks(repository, &mut outcome)?);
    }
    let builds = Builds::new(repository, &tools);
    steps.begin("Run the unit tests of the plugin");
    let plugin = [":gradle-plugin:test", "--rerun", "--continue"].map(OsString::from);
    let plugin = [plugin.as_slice(), &more].concat();
    let plugin = builds.run(repository.root(), &plugin, "plugin-test")?;
    outcome.count(
        "gradle-plugin",
        &plugin,
        test_counts::of_junit(&repository.path("gradle-plugin/build/test-results/test"))?,
    );

    steps.begin("Test the generated client with Robolectric");
    let client = ["test", "--rerun", "plainTest", "--rerun", "check", "--continue"].map(OsString::from);
    let client = [client.as_slice(), &more].concat();
    let client = builds.run(&repository.path(CLIENT), &client, "client-test")?;
    outcome.count(
        "generated client",
        &client,
        test_counts::of_junit(&repository.path(CLIENT).join("build/test-results"))?,
    );

    steps.begin("Run the functional tests with real Gradle and Android Gradle plugin versions");
    let functional = functional_tests(repository, &tools, &gradles, &builds, &stand_ins, &more)?;
    let results = repository.path(FUNCTIONAL).join("build/test-results/test");
    outcome.count("functional", &functional, test_counts::of_junit(&results)?);

    if let Some(engine) = portable {
        steps.begin("Run the core of the functional tests with the portable engine");
        let mut more = vec![engine, "-Ptpnskit.engine=portable".into()];
        more.extend(CORE.iter().flat_map(|name| ["--tests".into(), format!("*.{name}").into()]));
        let functional = functional_tests(repository, &tools, &gradles, &builds, &stand_ins, &more)?;
        outcome.count("functional, portable engine", &functional, test_counts::of_junit(&results)?);
    }

    drop(builds);
    if arguments.all {
        steps.begin("Make what is published, for every platform");
        outcome.task("dist", dist::run(repository, &dist::Arguments::default()))?;
        steps.begin("Ask the published engine in JVMs of other platforms and versions");
        outcome.task("platforms", platforms::run(repository, &platforms::Arguments::default()))?;
        steps.begin("Make what is published in two folders and compare it");
        outcome.task("reproducible", dist::run(repository, &dist::TWICE))?;
        steps.begin("Try the benchmarks");
        outcome.task("bench", bench::run(repository, &bench::Arguments::once()))?;
    }
    steps.finish();
    Ok(outcome.conclude())
}

/// Builds the portable engine. Returns the property that puts it into the plugin, unless it can't be built here.
fn portable_engine(repository: &Repository, outcome: &mut Outcome) -> Result<Option<OsString>> {
    let folder = repository.target("portable");
    let module = Cross::find(repository, &[PORTABLE]).and_then(|cross| cross.build(&PORTABLE, Product::Engine));
    match module.and_then(|module| cross::copy(&PORTABLE, &module, &folder)) {
        Ok(_) => return Ok(Some(property("tpnskit.prebuiltEngines", &folder))),
        Err(Error::Missing(why)) => outcome.skip("portable engine", &why),
        Err(error) => outcome.task("portable engine", Err(error))?,
    }
    Ok(None)
}

/// The properties that name the `java` of every JDK that only some tests need. What can't be had here is left out, and said.
fn other_jdks(repository: &Repository, outcome: &mut Outcome) -> Result<Vec<OsString>> {
    let mut found = Vec::new();
    for version in versions::other_jdks(repository)? {
        match jvm::native_java(repository, &format!("JDK {version}")) {
            Ok(java) => found.push(property(&format!("tpnskit.java.{version}"), &java)),
            Err(Error::Missing(why)) => outcome.skip(&format!("what needs JDK {version}"), &why),
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// Every Gradle that the functional tests build with, the usual one first; without those that TestKit has to download.
fn gradles(repository: &Repository, tools: &Tools, all: bool) -> Result<Vec<Gradle>> {
    let toolchain = Toolchain::new(repository, &tools.jdk);
    let mut gradles = vec![tools.gradle.clone()];
    for version in versions::gradle_versions(repository, all)? {
        if version != tools.gradle.version && !tools.network.gradle {
            gradles.push(Gradle::find(repository, &toolchain, tools.network, Some(&version))?);
        }
    }
    Ok(gradles)
}

/// Runs `tests/functional`, with these `-P` properties:
///
/// | property | value |
/// |---|---|
/// | `tpnskit.repository` | the checkout, for `includeBuild '<checkout>/gradle-plugin'` |
/// | `tpnskit.standIns` | the Maven repository of stand-in SDKs |
/// | `tpnskit.sdk` | the Android SDK |
/// | `tpnskit.testKit` | a directory for TestKit, kept between runs |
/// | `tpnskit.gradleHome.VERSION` | the home of each Gradle in `compatibility.json`; missing if TestKit has to download it |
/// | `tpnskit.java.VERSION` | the `java` of each JDK that some builds are made in besides the usual one |
/// | `tpnskit.all` | given where the tests that are tagged `slow` run too |
/// | `tpnskit.prebuiltEngines` | a folder with the portable engine, where the tests that are tagged `portable` run too |
/// | `tpnskit.engine` | the engine of all builds, if not the usual one |
/// | `tpnskit.google`, `android.aapt2FromMavenOverride` | what Android builds need on this machine, if anything |
fn functional_tests(
    repository: &Repository,
    tools: &Tools,
    gradles: &[Gradle],
    builds: &Builds<'_>,
    stand_ins: &Path,
    more: &[OsString],
) -> Result<Finished> {
    let test_kit = repository.target("test-kit");
    let mut arguments: Vec<OsString> = vec!["test".into(), "--rerun".into(), "--continue".into()];
    arguments.push(property("tpnskit.repository", repository.root()));
    arguments.push(property("tpnskit.standIns", stand_ins));
    arguments.push(property("tpnskit.sdk", &tools.sdk.home));
    arguments.push(property("tpnskit.testKit", &test_kit));
    arguments.extend_from_slice(more);
    for gradle in gradles {
        if let Some(home) = &gradle.home {
            arguments.push(property(&format!("tpnskit.gradleHome.{}", gradle.version), home));
        }
    }
    // TestKit stops its daemons when its process ends normally, but not if it is killed.
    let _daemons = ForeignDaemons { tools, gradles, registry: test_kit.join("test-kit-daemon") };
    builds.run(&repository.path(FUNCTIONAL), &arguments, "functional-test")
}

/// `-Pname=path`.
pub(crate) fn property(name: &str, path: &Path) -> OsString {
    let mut property = OsString::from(format!("-P{name}="));
    property.push(path);
    property
}

/// The results of all runners.
#[derive(Default)]
struct Outcome {
    total: Counts,
    lines: Vec<String>,
}

impl Outcome {
    /// Adds a check that has no tests of its own. If it fails, it counts as one failure.
    fn check(&mut self, name: &str, finished: Finished) {
        let counts = Counts { failed: u32::from(!finished.succeeded()), ..Counts::default() };
        self.add(name, &finished, counts, if finished.succeeded() { "passed" } else { "failed" });
    }

    /// Adds a test runner. If it fails without a failed test, or runs no tests, that counts as one failure.
    fn count(&mut self, name: &str, finished: &Finished, mut counts: Counts) {
        let mut summary = counts.to_string();
        if counts.failed == 0 && (!finished.succeeded() || counts.ran() == 0) {
            counts.failed = 1;
            summary = if finished.succeeded() {
                "ran no tests".to_owned()
            } else {
                format!("{summary}, but the runner failed")
            };
        }
        self.add(name, finished, counts, &summary);
    }

    /// Adds a task of this program. If it fails, it counts as one failure.
    fn task(&mut self, name: &str, succeeded: Result<bool>) -> Result<()> {
        let succeeded = match succeeded {
            Err(Error::Interrupted) => return Err(Error::Interrupted),
            Err(error) => {
                println!("      {}", with_causes(&error));
                false
            }
            Ok(succeeded) => succeeded,
        };
        self.lines.push(format!("{name}: {}", if succeeded { "passed" } else { "failed" }));
        self.total += Counts { failed: u32::from(!succeeded), ..Counts::default() };
        Ok(())
    }

    /// Adds a runner that can't run on this machine.
    fn skip(&mut self, name: &str, why: &str) {
        println!("      SKIPPED {name}: {why}");
        self.lines.push(format!("{name}: SKIPPED, {why}"));
        self.total += Counts { skipped: 1, ..Counts::default() };
    }

    fn add(&mut self, name: &str, finished: &Finished, counts: Counts, summary: &str) {
        if counts.failed > 0 {
            println!("{}", with_causes(&finished.failure()));
            for line in finished.output.lines().filter(|line| line.ends_with("FAILED")) {
                println!("      {line}");
            }
        }
        println!("      {name}: {summary}");
        self.lines.push(format!("{name}: {summary}"));
        self.total += counts;
    }

    /// Prints the result of every runner and the total. Returns whether everything passed.
    fn conclude(self) -> bool {
        println!();
        for line in &self.lines {
            println!("  {line}");
        }
        println!("\ntotal: {}", self.total);
        self.total.failed == 0
    }
}
