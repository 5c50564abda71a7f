//! Pieces that pages are made of. They are given what they show: none fetches, none filters.

pub mod budget_bar;
pub mod chips;
pub mod embed_snippet;
pub mod glossary;
pub mod icon;
pub mod institution_panel;
pub mod legend;
pub mod long_texts;
pub mod notice;
pub mod point_list;
pub mod results;
pub mod search_box;
pub mod sheet;
pub mod shell;
pub mod sparkline;
pub mod table;
pub mod year_switch;
