//! The client: the map, the pages, and the form, in a browser.

pub mod app;
pub mod city_map;
pub mod complaint;
pub mod complaint_layer;
pub mod csv;
pub mod data;
pub mod desk;
pub mod device;
pub mod dom;
pub mod format;
pub mod hand_on;
pub mod json;
pub mod locate;
pub mod map;
pub mod pages;
pub mod parts;
pub mod public;
pub mod selection;
pub mod session;
pub mod view;
pub mod words;
