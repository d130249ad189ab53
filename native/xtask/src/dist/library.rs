//! What a library or a program must be like to be published. Everything is read from the file itself.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use object::macho::{LC_CODE_SIGNATURE, MachHeader64};
use object::read::ImportFlags;
use object::read::macho::{LoadCommandVariant, MachHeader};
use object::{Architecture, BinaryFormat, Endianness, Object, ObjectKind};

use crate::cross::{Product, Target};
use crate::error::{Error, Result, at};

/// The function that the JVM looks for.
const ENTRY: &str = "Java_io_github_tpnskit_gradle_engine_Engine_call";
/// The newest glibc that may be needed: that of the oldest distributions that run JDK 11.
const GLIBC: (u32, u32) = (2, 17);
/// The newest macOS that may be needed: the first for arm64.
const MACOS: (u32, u32) = (11, 0);
/// What every Windows 10 has.
const WINDOWS: [&str; 8] = [
    "kernel32.dll",
    "ntdll.dll",
    "msvcrt.dll",
    "bcryptprimitives.dll",
    "advapi32.dll",
    "ws2_32.dll",
    "userenv.dll",
    "api-ms-win-core-synch-l1-2-0.dll",
];
const LINUX: [&str; 9] = [
    "libc.so.6",
    "libc.so",
    "libm.so.6",
    "libpthread.so.0",
    "libdl.so.2",
    "librt.so.1",
    "libgcc_s.so.1",
    "ld-linux-x86-64.so.2",
    "ld-linux-aarch64.so.1",
];

/// What a library or a program needs of the system that runs it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Needs {
    /// The newest version of the C library or of the system, such as `glibc 2.14`.
    pub(crate) system: Option<String>,
    /// The libraries that it is linked with.
    pub(crate) libraries: BTreeSet<String>,
}

impl fmt::Display for Needs {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let libraries: Vec<&str> = self.libraries.iter().map(String::as_str).collect();
        match &self.system {
            Some(system) => write!(out, "{system}; {}", libraries.join(", ")),
            None => out.write_str(&libraries.join(", ")),
        }
    }
}

/// Checks what was built for a target, and that none of the `paths` of this machine is in it.
pub(crate) fn check(target: &Target, product: Product, built: &Path, paths: &[PathBuf]) -> Result<Needs> {
    let bytes = fs::read(built).map_err(at("read", built))?;
    let unfit = |why: String| Error::Unexpected { path: built.to_owned(), why };
    for path in paths {
        let path = path.to_string_lossy();
        if contains(&bytes, path.as_bytes()) {
            return Err(unfit(format!("it has the path `{path}` of this machine in it")));
        }
    }
    needs(target, product, &bytes).map_err(unfit)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// What it needs, or why it is not for this target.
fn needs(target: &Target, product: Product, bytes: &[u8]) -> Result<Needs, String> {
    if target.triple.starts_with("wasm32") {
        return if bytes.starts_with(b"\0asm\x01") { Ok(Needs::default()) } else { Err("it is no WebAssembly".into()) };
    }
    let file = object::File::parse(bytes).map_err(|error| error.to_string())?;
    let architecture = if target.triple.starts_with("x86_64") { Architecture::X86_64 } else { Architecture::Aarch64 };
    if file.architecture() != architecture {
        return Err(format!("it is built for {:?}", file.architecture()));
    }
    let format = match target.os() {
        "linux" => BinaryFormat::Elf,
        "windows" => BinaryFormat::Pe,
        _ => BinaryFormat::MachO,
    };
    if file.format() != format {
        return Err(format!("its format is {:?}", file.format()));
    }
    let text = |error: object::Error| error.to_string();
    match product {
        Product::Engine if !has_entry(&file).map_err(text)? => return Err(format!("it has no function `{ENTRY}`")),
        Product::CommandLine if file.kind() == ObjectKind::Relocatable => return Err("it isn't linked".into()),
        _ => {}
    }
    let libraries = file.import_libraries().map_err(text)?;
    let libraries = libraries.map(|library| {
        let name = String::from_utf8_lossy(library.map_err(text)?.name()).into_owned();
        Ok(if format == BinaryFormat::Pe { name.to_lowercase() } else { name })
    });
    let libraries: BTreeSet<String> = libraries.collect::<Result<_, String>>()?;
    if let Some(foreign) = libraries.iter().find(|name| !is_of_the_system(target, name)) {
        return Err(format!("it needs `{foreign}`, which not every system has"));
    }
    let system = match format {
        BinaryFormat::Elf => Some(c_library(target, &file)?),
        BinaryFormat::Pe => None,
        _ => Some(macos(target, bytes)?),
    };
    Ok(Needs { system, libraries })
}

fn has_entry(file: &object::File<'_>) -> object::Result<bool> {
    // On macOS a C function's name begins with an underscore.
    let is_entry = |name: &[u8]| name.strip_prefix(b"_").unwrap_or(name) == ENTRY.as_bytes();
    for export in file.exports()? {
        if export?.name().name().is_some_and(is_entry) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is_of_the_system(target: &Target, library: &str) -> bool {
    match target.os() {
        "linux" => LINUX.contains(&library),
        "windows" => WINDOWS.contains(&library),
        _ => library.starts_with("/usr/lib/") || library.starts_with("/System/"),
    }
}

/// The C library that an ELF file needs, and its newest version.
fn c_library(target: &Target, file: &object::File<'_>) -> Result<String, String> {
    let mut newest = None;
    for import in file.imports().map_err(|error| error.to_string())? {
        let import = import.map_err(|error| error.to_string())?;
        if let ImportFlags::Elf { version: Some(version), .. } = import.flags() {
            newest = newest.max(glibc(&String::from_utf8_lossy(version)));
        }
    }
    match newest {
        None if target.platform.ends_with("-musl") => Ok("musl".into()),
        None => Err("it doesn't say which glibc it needs".into()),
        Some((major, minor)) if target.platform.ends_with("-musl") => {
            Err(format!("it needs glibc {major}.{minor}, not musl"))
        }
        Some(version) if version > GLIBC => {
            Err(format!("it needs glibc {}.{}, newer than {}.{}", version.0, version.1, GLIBC.0, GLIBC.1))
        }
        Some((major, minor)) => Ok(format!("glibc {major}.{minor}")),
    }
}

/// The numbers of `GLIBC_2.17`.
fn glibc(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.strip_prefix("GLIBC_")?.split('.').map(|number| number.parse().unwrap_or(0));
    Some((numbers.next()?, numbers.next().unwrap_or(0)))
}

/// The oldest macOS that a Mach-O file runs on.
fn macos(target: &Target, bytes: &[u8]) -> Result<String, String> {
    let text = |error: object::Error| error.to_string();
    let header = MachHeader64::<Endianness>::parse(bytes, 0).map_err(text)?;
    let endian = header.endian().map_err(text)?;
    let mut commands = header.load_commands(endian, bytes, 0).map_err(text)?;
    let (mut minimum, mut signed) = (None, false);
    while let Some(command) = commands.next().map_err(text)? {
        signed |= command.cmd() == LC_CODE_SIGNATURE;
        match command.variant().map_err(text)? {
            LoadCommandVariant::IdDylib(dylib) => {
                let name = command.string(endian, dylib.dylib.name).map_err(text)?;
                if !name.starts_with(b"@rpath/") {
                    return Err(format!("its own name is the path `{}`", String::from_utf8_lossy(name)));
                }
            }
            LoadCommandVariant::BuildVersion(version, _) => minimum = Some(version.minos.get(endian)),
            LoadCommandVariant::VersionMin(version) => minimum = Some(version.version.get(endian)),
            _ => {}
        }
    }
    // macOS runs no arm64 code without one.
    if target.triple.starts_with("aarch64") && !signed {
        return Err("it has no code signature, which macOS asks for on arm64".into());
    }
    match minimum.map(|version| (version.0 >> 16, version.0 >> 8 & 0xff)) {
        None => Err("it doesn't say which macOS it needs".into()),
        Some(version) if version > MACOS => {
            Err(format!("it needs macOS {}.{}, newer than {}.{}", version.0, version.1, MACOS.0, MACOS.1))
        }
        Some((major, minor)) => Ok(format!("macOS {major}.{minor}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_glibc() {
        assert_eq!(glibc("GLIBC_2.17"), Some((2, 17)));
        assert_eq!(glibc("GLIBC_2.3.4"), Some((2, 3)));
        assert_eq!(glibc("GCC_3.0"), None);
        assert!(glibc("GLIBC_2.34") > Some(GLIBC));
    }

    #[test]
    fn libraries_of_the_system() {
        for (platform, library, is) in [
            ("linux-x86_64", "libc.so.6", true),
            ("linux-x86_64", "libssl.so.3", false),
            ("windows-x86_64", "kernel32.dll", true),
            ("windows-x86_64", "libgcc_s_seh-1.dll", false),
            ("macos-aarch64", "/usr/lib/libSystem.B.dylib", true),
            ("macos-aarch64", "/opt/homebrew/lib/libiconv.2.dylib", false),
        ] {
            let target = Target::named(platform).unwrap();
            assert_eq!(is_of_the_system(&target, library), is, "{library}");
        }
    }

    #[test]
    fn what_is_no_library_is_refused() {
        let target = Target::named("linux-x86_64").unwrap();
        assert!(needs(&target, Product::Engine, b"#!/bin/sh").is_err());
    }
}
