//! Records to activities: times, zones, accounts, places and devices become small numbers.

pub mod blocks;
pub mod cells;
pub mod clock;
pub mod collector;
pub mod countries;
pub mod duration;
pub mod issues;
pub mod mapping;
pub mod partial;
pub mod policy;
pub mod proposal;
pub mod zone;

pub use collector::Collector;
pub use partial::{Partial, ZoneSource};
