//! One file a screen.

pub mod account;
pub mod case;
pub mod catalogue;
pub mod coverage;
pub mod exports;
pub mod intake;
pub mod links;
pub mod mapper;
pub mod policy;
pub mod progress;
pub mod proof;
pub mod queue;
pub mod stopped;
