//! The report in the shapes that other tools read.

pub mod csv;

pub mod templates;
