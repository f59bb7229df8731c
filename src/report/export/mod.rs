//! The report in the shapes that other tools read.

pub mod csv;

pub mod siem;

pub mod templates;
