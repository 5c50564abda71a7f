//! The program of the officials' desk.

fn main() {
    adaldyq_map::desk::start();
}
