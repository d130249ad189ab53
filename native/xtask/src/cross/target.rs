//! The platforms that the engine is built for. The names are those of `Platform.java`.

use std::fmt;

/// How the library of a target is linked on a machine of another kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Linker {
    /// `cargo-zigbuild`. The suffix is appended to the triple and names the oldest glibc that the library runs with.
    Zig { glibc: &'static str },
    /// MinGW's gcc.
    MinGw,
    /// The linker for WebAssembly of the Rust toolchain, or LLVM's.
    Wasm,
}

/// A platform, and how its library is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// Such as `linux-x86_64-musl`.
    pub(crate) platform: &'static str,
    pub(crate) triple: &'static str,
    pub(crate) linker: Linker,
    /// The file that cargo makes of the crate `tpnskit-jni`, or of `tpnskit-wasm`.
    library: &'static str,
    /// The crate that is the engine of this platform.
    engine: &'static str,
}

/// The crate of the command line.
pub(crate) const COMMAND_LINE: &str = "tpnskit-cli";

/// What is built for a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Product {
    /// The library that a JVM loads, or the module of the portable engine.
    Engine,
    /// The program `tpnskit`.
    CommandLine,
}

const fn native(platform: &'static str, triple: &'static str, linker: Linker, library: &'static str) -> Target {
    Target { platform, triple, linker, library, engine: "tpnskit-jni" }
}

const GNU: Linker = Linker::Zig { glibc: ".2.17" };
const ZIG: Linker = Linker::Zig { glibc: "" };

/// Every platform with a native library in the published plugin.
pub(crate) const NATIVE: [Target; 7] = [
    native("linux-x86_64", "x86_64-unknown-linux-gnu", GNU, "libtpnskit.so"),
    native("linux-aarch64", "aarch64-unknown-linux-gnu", GNU, "libtpnskit.so"),
    native("linux-x86_64-musl", "x86_64-unknown-linux-musl", ZIG, "libtpnskit.so"),
    native("linux-aarch64-musl", "aarch64-unknown-linux-musl", ZIG, "libtpnskit.so"),
    native("windows-x86_64", "x86_64-pc-windows-gnu", Linker::MinGw, "tpnskit.dll"),
    native("macos-x86_64", "x86_64-apple-darwin", ZIG, "libtpnskit.dylib"),
    native("macos-aarch64", "aarch64-apple-darwin", ZIG, "libtpnskit.dylib"),
];

/// The portable engine, which runs on every platform.
pub(crate) const PORTABLE: Target = Target {
    platform: "wasm32",
    triple: "wasm32-unknown-unknown",
    linker: Linker::Wasm,
    library: "tpnskit_wasm.wasm",
    engine: "tpnskit-wasm",
};

impl Target {
    /// The platform with this name.
    pub(crate) fn named(name: &str) -> Result<Self, String> {
        let all = || NATIVE.iter().chain([&PORTABLE]);
        all().find(|target| target.platform == name).copied().ok_or_else(|| {
            let names: Vec<&str> = all().map(|target| target.platform).collect();
            format!("the platforms are {}", names.join(", "))
        })
    }

    /// The target as cargo or `cargo-zigbuild` wants it.
    pub(crate) fn argument(&self) -> String {
        match self.linker {
            Linker::Zig { glibc } => format!("{}{glibc}", self.triple),
            Linker::MinGw | Linker::Wasm => self.triple.to_owned(),
        }
    }

    /// `linux`, `windows` or `macos`.
    pub(crate) fn os(&self) -> &'static str {
        self.platform.split('-').next().unwrap_or_default()
    }

    /// The crate that the product is made of.
    pub(crate) fn package(&self, product: Product) -> &'static str {
        match product {
            Product::Engine => self.engine,
            Product::CommandLine => COMMAND_LINE,
        }
    }

    /// The file that cargo makes.
    pub(crate) fn file(&self, product: Product) -> &'static str {
        match product {
            Product::Engine => self.library,
            Product::CommandLine if self.os() == "windows" => "tpnskit.exe",
            Product::CommandLine => "tpnskit",
        }
    }

    /// musl's usual static linking makes no libraries.
    pub(crate) fn flags(&self, product: Product) -> &'static [&'static str] {
        let library = self.platform.ends_with("-musl") && product == Product::Engine;
        if library { &["-Ctarget-feature=-crt-static"] } else { &[] }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.platform)
    }
}
