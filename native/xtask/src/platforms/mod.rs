//! Asks the engine of each platform, in the published plugin, in a real JVM of that platform: the same answers
//! everywhere. Writes the table in `docs/platforms.md`.

pub(crate) mod jvm;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cross::NATIVE;
use crate::dist::{self, library};
use crate::error::{Error, Result, at, with_causes};
use crate::jdk::Jdk;
use crate::process;
use crate::progress::Steps;
use crate::repository::{Repository, files_below, remove_directory};
use crate::tools::Tools;

use self::jvm::{JVMS, Jvm};

const TABLE: &str = "docs/platforms.md";

/// Tries the published plugin's engine on every platform that can be had here.
#[derive(Default, clap::Args)]
pub(crate) struct Arguments {
    /// Write the result to `docs/platforms.md`.
    #[arg(long)]
    write: bool,
}

/// A JVM that has answered.
struct Tried<'a> {
    jvm: &'a Jvm,
    same: bool,
}

/// Runs the task. `cargo xtask dist` must have run. Returns whether every JVM that could be had gave the same answers.
pub(crate) fn run(repository: &Repository, arguments: &Arguments) -> Result<bool> {
    let mut steps = Steps::new(2);
    steps.begin("Find the published plugin and Gradle's libraries");
    let tools = Tools::find(repository, None)?;
    let probe = Probe::compile(repository, &tools)?;

    steps.begin("Ask the engine in a JVM of each platform");
    let mut reference: Option<Vec<u8>> = None;
    let mut tried = Vec::new();
    let mut passed = true;
    for jvm in JVMS {
        match jvm.command(repository) {
            Ok(command) => {
                let answer = probe.ask(repository, jvm, command)?;
                let same = reference.get_or_insert_with(|| answer.file.clone()) == &answer.file;
                passed &= same;
                let verdict = if same { "the same answers" } else { "OTHER ANSWERS than on the first JVM" };
                println!("      {jvm}: {}; {verdict}", answer.printed);
                tried.push(Tried { jvm, same });
            }
            Err(Error::Interrupted) => return Err(Error::Interrupted),
            Err(error) => println!("      SKIPPED {jvm}: {}", with_causes(&error)),
        }
    }
    let table = table(repository, &tried)?;
    if arguments.write {
        let path = repository.path(TABLE);
        fs::write(&path, &table).map_err(at("write", &path))?;
    }
    steps.finish();
    Ok(passed)
}

/// What was found out about every platform, as a page of the docs.
fn table(repository: &Repository, tried: &[Tried<'_>]) -> Result<String> {
    let mut page = "# Platforms\n\n\
        The published plugin contains the engine of these platforms. `cargo xtask platforms --write` makes this page: it reads the\n\
        libraries, and loads them with the plugin's own `Engine` class in real JVMs. There it asks for the engine's version, and\n\
        for a merge of a manifest with mistakes in it. The answers have to equal those of the first JVM, byte for byte.\n\n\
        | platform | what the library needs | same answers in |\n|---|---|---|\n"
        .to_owned();
    for target in NATIVE {
        let library = dist::libraries(repository).join(target.platform).join(target.library);
        let needs =
            if library.is_file() { library::check(&target, &library, &[])?.to_string() } else { "not built".into() };
        let jvms = tried.iter().filter(|tried| tried.same && tried.jvm.platform == target.platform);
        let jvms: Vec<&str> = jvms.map(|tried| tried.jvm.java).collect();
        let jvms = if jvms.is_empty() { "untried".to_owned() } else { jvms.join(", ") };
        let _ = writeln!(page, "| {} | {needs} | {jvms} |", target.platform);
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

struct Answer {
    printed: String,
    file: Vec<u8>,
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
        let plugin = dist::plugin(repository)?;
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

    fn ask(&self, repository: &Repository, jvm: &Jvm, mut command: Command) -> Result<Answer> {
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
        Ok(Answer { printed, file })
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
