//! One file a screen.

pub mod account;
pub mod coverage;
pub mod intake;
pub mod mapper;
pub mod progress;
pub mod queue;
