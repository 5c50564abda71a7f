//! The program of the map: `/` and the frame for other sites.

use adaldyq_map::app::{start, with_all_pages};
use adaldyq_map::pages::of_the_map;

fn main() {
    // A development build is one program, so that its server needs to know one page only.
    start(if cfg!(debug_assertions) { with_all_pages } else { of_the_map });
}
