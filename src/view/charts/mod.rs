//! Charts as SVG, each with a table twin; what is drawn comes from `present`.

pub mod figure;
pub mod section;
