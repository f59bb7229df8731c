//! Reference data: what is publicly known of networks, tools, dates, phones and names, each with source and age.
//!
//! A hit is a fact about a network, a program or a spelling, never about a person.

pub mod address;
pub mod dataset;
pub mod dprk;
pub mod hardware;
pub mod lists;
pub mod names;
pub mod own;
pub mod phone;
mod ranges;
mod romanise;
pub mod technology;
pub mod tools;
mod words;

pub use address::{NetworkClass, asn_of, country_of, is_public, network_class};
pub use dataset::{DATASETS, Dataset};
pub use dprk::dprk_delegated;
pub use hardware::{Hardware, hardware_named, hardware_of_usb};
pub use own::{OwnTable, PLACE_TABLE};
pub use phone::E164;
pub use romanise::romanised;
pub use technology::released;
pub use tools::{Tool, ToolKind, named_tool, remote_port, remote_tool};
