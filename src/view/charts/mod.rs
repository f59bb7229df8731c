//! Charts as SVG, each with a table twin; their geometry comes from `present::chart`.

pub mod day_bars;
pub mod heat_map;
