//! One file a screen.

pub mod account;
pub mod coverage;
pub mod exports;
pub mod intake;
pub mod mapper;
pub mod progress;
pub mod queue;
