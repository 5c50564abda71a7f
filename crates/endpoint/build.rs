//! New migrations are compiled in.

fn main() {
    println!("cargo:rerun-if-changed=src/store/migrations");
}
