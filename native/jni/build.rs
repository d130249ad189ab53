//! What the linker is told about the library.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |variable: &str, value: &str| env::var(variable).is_ok_and(|set| set == value);
    // On macOS a library has a name, by default the path that it is linked at. That of the machine that builds it is nobody
    // else's business, and two builds are to be equal.
    if is("CARGO_CFG_TARGET_VENDOR", "apple") {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libtpnskit.dylib");
    }
    // Debug information is three quarters of the library of a checkout's plugin, and every Gradle daemon unpacks it. On other
    // systems it is in a file of its own, and what is published has none.
    if is("PROFILE", "debug") && is("CARGO_CFG_TARGET_OS", "linux") {
        println!("cargo::rustc-cdylib-link-arg=-Wl,--strip-all");
    }
}
