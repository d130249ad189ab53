//! Asks the engine of each platform, in the published plugin, in a real JVM of that platform, and runs the command line of
//! each platform: the same answers everywhere. Writes the table in `docs/platforms.md`.

pub(crate) mod jvm;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cross::{NATIVE, Product, Target};
use crate::dist::{self, archives, library};
use crate::error::{Error, Result, at, with_causes};
use crate::jdk::Jdk;
use crate::process;
use crate::progress::Steps;
use crate::repository::{Repository, files_below, remove_directory};
use crate::tools::Tools;

use self::jvm::{JVMS, Jvm, Runner};

const TABLE: &str = "docs/platforms.md";

/// Tries the published plugin's engine and the command line on every platform that can be had here.
#[derive(Default, clap::Args)]
pub(crate) struct Arguments {
    /// Write the result to `docs/platforms.md`.
    #[arg(long)]
    write: bool,
}

/// What runs the command line of each platform here.
const PROGRAMS: [(&str, Runner); 5] = [
    ("linux-x86_64", Runner::Native),
    ("linux-x86_64-musl", Runner::Native),
    ("linux-aarch64", Runner::Qemu),
    ("linux-aarch64-musl", Runner::Qemu),
    ("windows-x86_64", Runner::Wine),
];

/// What the command line checks: every app in these folders.
const CHECKED: [&str; 3] = ["tests/fixtures/samples", "tests/fixtures/reports", "tests/fixtures/projects"];

/// What has answered: a JVM by its name, or nothing for the command line.
struct Tried {
    platform: &'static str,
    jvm: Option<&'static str>,
}

/// Compares answers with the first one.
#[derive(Default)]
struct Comparison {
    reference: Option<Vec<u8>>,
    passed: Vec<Tried>,
    failed: bool,
}

impl Comparison {
    /// Runs a command that can be had on this machine, and compares its answer.
    fn add(
        &mut self,
        tried: Tried,
        name: &str,
        command: Result<Command>,
        ask: impl FnOnce(Command) -> Result<(String, Vec<u8>)>,
    ) -> Result<()> {
        let command = match command {
            Ok(command) => command,
            Err(Error::Interrupted) => return Err(Error::Interrupted),
            Err(error) => {
                println!("      SKIPPED {name}: {}", with_causes(&error));
                return Ok(());
            }
        };
        let (printed, answer) = ask(command)?;
        let same = *self.reference.get_or_insert_with(|| answer.clone()) == answer;
        println!(
            "      {name}: {printed}; {}",
            if same { "the same answers" } else { "OTHER ANSWERS than the first one" }
        );
        if same {
            self.passed.push(tried)
        } else {
            self.failed = true
        }
        Ok(())
    }
}

/// Runs the task. `cargo xtask dist` must have run. Returns whether all that could be had gave the same answers.
pub(crate) fn run(repository: &Repository, arguments: &Arguments) -> Result<bool> {
    let mut steps = Steps::new(3);
    steps.begin("Find the published plugin and Gradle's libraries");
    let tools = Tools::find(repository, None)?;
    let probe = Probe::compile(repository, &tools)?;

    steps.begin("Ask the engine in a JVM of each platform");
    let mut jvms = Comparison::default();
    for jvm in JVMS {
        let tried = Tried { platform: jvm.platform, jvm: Some(jvm.java) };
        jvms.add(tried, &jvm.to_string(), jvm.command(repository), |command| probe.ask(repository, jvm, command))?;
    }

    steps.begin("Run the command line of each platform");
    let mut programs = Comparison::default();
    for (platform, runner) in PROGRAMS {
        let target = Target::named(platform).map_err(Error::Missing)?;
        let folder = repository.target("platforms").join(format!("program-{platform}"));
        let program = archives::unpack(repository, &target, &folder);
        let command = program.and_then(|program| runner.command(repository, &program));
        programs.add(Tried { platform, jvm: None }, platform, command, |command| check(repository, command))?;
    }
    let table = table(repository, &jvms.passed, &programs.passed)?;
    if arguments.write {
        let path = repository.path(TABLE);
        fs::write(&path, &table).map_err(at("write", &path))?;
    }
    steps.finish();
    Ok(!jvms.failed && !programs.failed)
}

/// Checks the fixtures with the command line. Returns how many errors it says there are, and all findings.
fn check(repository: &Repository, mut command: Command) -> Result<(String, Vec<u8>)> {
    command.current_dir(repository.root()).arg("check").args(CHECKED).args(["--format", "json", "--lang", "zh"]);
    let program = format!("{command:?}");
    let output = command.output().map_err(|source| Error::Start { program: program.clone(), source })?;
    let findings = String::from_utf8_lossy(&output.stdout).matches("\"code\"").count();
    if output.status.code() != Some(1) || findings == 0 {
        let why = format!("ended with {}: {}", output.status, String::from_utf8_lossy(&output.stderr));
        return Err(Error::Missing(format!("{program} {why}")));
    }
    Ok((format!("{findings} findings"), output.stdout))
}

/// What was found out about every platform, as a page of the docs.
fn table(repository: &Repository, jvms: &[Tried], programs: &[Tried]) -> Result<String> {
    let mut page = "# Platforms\n\n\
        The published plugin contains the engine of these platforms. `cargo xtask platforms --write` makes this page: it reads the\n\
        libraries, and loads them with the plugin's own `Engine` class in real JVMs. There it asks for the engine's version, and\n\
        for a merge of a manifest with mistakes in it. The answers have to equal those of the first JVM, byte for byte. It also\n\
        unpacks the command line of each platform and checks sample apps with it: the findings have to be the same, too.\n\n\
        | platform | what the library needs | the engine answered in | the command line ran |\n|---|---|---|---|\n"
        .to_owned();
    for target in NATIVE {
        let library = dist::libraries(repository).join(target.platform).join(target.file(Product::Engine));
        let needs = if library.is_file() {
            library::check(&target, Product::Engine, &library, &[])?.to_string()
        } else {
            "not built".into()
        };
        let of_platform = |tried: &&Tried| tried.platform == target.platform;
        let jvms: Vec<&str> = jvms.iter().filter(of_platform).filter_map(|tried| tried.jvm).collect();
        let jvms = if jvms.is_empty() { "untried".to_owned() } else { jvms.join(", ") };
        let runner = PROGRAMS.iter().find(|(platform, _)| *platform == target.platform).map(|(_, runner)| *runner);
        let program = match runner.filter(|_| programs.iter().any(|tried| of_platform(&tried))) {
            None => "untried",
            Some(Runner::Native) => "yes",
            Some(Runner::Qemu) => "in qemu",
            Some(Runner::Wine) => "in wine",
        };
        let _ = writeln!(page, "| {} | {needs} | {jvms} | {program} |", target.platform);
    }
    page.push_str(
        "\nThe libraries of platforms that are untried have been checked as files, as all of them are: the format and the processor,\n\
         the exported function, the system libraries and versions that they need and, on macOS, the library's name, its code\n\
         signature and the oldest version of macOS.\n",
    );
    Ok(page)
}

/// The compiled `Probe.java`, and the plugin.
struct Probe {
    classes: PathBuf,
    class_path: Vec<PathBuf>,
    payload: PathBuf,
    answers: PathBuf,
}

impl Probe {
    fn compile(repository: &Repository, tools: &Tools) -> Result<Self> {
        let folder = repository.target("platforms");
        remove_directory(&folder)?;
        let classes = folder.join("classes");
        fs::create_dir_all(&classes).map_err(at("create", &classes))?;
        let (source, payload) = (folder.join("Probe.java"), folder.join("merge.json"));
        fs::write(&source, include_str!("Probe.java")).map_err(at("write", &source))?;
        fs::write(&payload, include_str!("merge.json")).map_err(at("write", &payload))?;
        let plugin = dist::plugin(repository, &dist::published(repository))?;
        if !plugin.is_file() {
            return Err(Error::Missing(
                "there is no published plugin in target/dist; run `cargo xtask dist` first".into(),
            ));
        }
        let mut class_path = vec![plugin];
        class_path.extend(groovy(tools)?);
        let probe = Self { classes, class_path, payload, answers: folder };
        probe.javac(&tools.jdk, &source)?;
        Ok(probe)
    }

    fn javac(&self, jdk: &Jdk, source: &Path) -> Result<()> {
        let mut command = Command::new(jdk.tool("javac"));
        command.args(["--release", "11", "-nowarn", "-encoding", "UTF-8", "-d"]).arg(&self.classes);
        let class_path = std::env::join_paths(&self.class_path).map_err(|error| Error::Missing(error.to_string()))?;
        process::output(command.arg("-cp").arg(class_path).arg(source), "javac")?;
        Ok(())
    }

    /// Returns what the JVM is, and its answers.
    fn ask(&self, repository: &Repository, jvm: &Jvm, mut command: Command) -> Result<(String, Vec<u8>)> {
        let name = jvm.to_string().replace([' ', ','], "-");
        let (engine, answer) = (self.answers.join(&name).join("engine"), self.answers.join(format!("{name}.json")));
        let mut class_path = vec![jvm.path(&self.classes)];
        class_path.extend(self.class_path.iter().map(|jar| jvm.path(jar)));
        command.arg("-cp").arg(class_path.join(jvm.separator())).arg("io.github.tpnskit.gradle.engine.Probe");
        command.args([&engine, &self.payload, &answer].map(|path| jvm.path(path)));
        let log = repository.log(&format!("platform-{name}"));
        let said = process::watch(&mut command, &format!("the engine on {jvm}"), &log)?.expect_success()?;
        let printed = said.lines().find(|line| line.starts_with("JVM ")).unwrap_or_default().to_owned();
        let file = fs::read(&answer).map_err(at("read", &answer))?;
        let text = String::from_utf8_lossy(&file);
        if !text.contains("TPNS201") || !text.contains("TPNS302") {
            return Err(Error::Unexpected { path: answer, why: "TPNS201 and TPNS302 weren't found".into() });
        }
        Ok((printed, file))
    }
}

/// Gradle's JSON library, which the plugin uses.
fn groovy(tools: &Tools) -> Result<Vec<PathBuf>> {
    let missing = || Error::Missing("Gradle isn't downloaded yet; run `cargo xtask dist` first".into());
    let libraries = tools.gradle.home.as_ref().ok_or_else(missing)?.join("lib");
    let wanted = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("groovy-3") || name.starts_with("groovy-json-3")
    };
    Ok(files_below(&libraries)?.into_iter().filter(wanted).collect())
}
