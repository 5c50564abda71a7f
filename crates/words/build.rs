//! Compiles `locales/{kk,ru,en}/*.ftl` to one small table per language and use.

#[path = "build/compile.rs"]
mod compile;
#[path = "build/tables.rs"]
mod tables;

use std::path::Path;

fn main() {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let out = std::env::var_os("OUT_DIR").expect("cargo names a folder for what a build script writes");
    for lang in tables::LANGS {
        println!("cargo:rerun-if-changed={}", locales.join(lang).display());
    }
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    if let Err(faults) = tables::write_all(&locales, Path::new(&out)) {
        for fault in &faults {
            eprintln!("{fault}");
        }
        eprintln!("{} faults in the messages under {}", faults.len(), locales.display());
        std::process::exit(1);
    }
}
