//! On macOS a library has a name, by default the path that it is linked at. That of the machine that builds it is nobody
//! else's business, and two builds are to be equal.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_VENDOR").is_ok_and(|vendor| vendor == "apple") {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libtpnskit.dylib");
    }
}
