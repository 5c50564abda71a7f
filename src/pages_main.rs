//! The program of all pages but the map.

use adaldyq_map::app::start;
use adaldyq_map::pages::beside_the_map;

fn main() {
    start(beside_the_map);
}
