//! Activities to histories: one account in time order, its presence, and what accounts share.

mod clock_skew;
pub mod history;
pub mod joins;
pub mod links;
mod merge;
pub mod peers;
mod placing;
pub mod population;
pub mod presence;
pub mod same_moments;
pub mod sharing;

pub use history::History;
pub use links::Links;
pub use peers::Peers;
pub use population::Population;
pub use presence::{Interval, Presence};
pub use sharing::Sharing;
