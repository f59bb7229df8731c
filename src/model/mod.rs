//! The nouns every stage shares; no logic beyond their invariants.

pub mod activity;
pub mod civil;
pub mod detail;
pub mod holding;
pub mod interner;
pub mod lang;
pub mod network;
pub mod place;

pub use activity::{ActivityKind, Outcome};
pub use detail::Detail;
pub use holding::{Answer, HoldingField};
pub use interner::Interner;
pub use lang::{Both, Lang};
