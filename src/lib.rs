//! Munjigi: reads exports of tools that a firm already has, and orders what a person should look at.
//!
//! The modules stand in the order in which data flows; a stage names only what stands above it (`tests/it/house.rs` holds
//! the exact table, ARCHITECTURE.md explains it).

pub mod model;

pub mod settings;

pub mod reference;

pub mod ingest;

pub mod normalise;

pub mod timeline;

pub mod signals;

pub mod score;

pub mod report;

pub mod engine;

pub mod case;

pub mod protocol;

pub mod present;

pub mod papers;

#[cfg(target_arch = "wasm32")]
pub mod worker;

#[cfg(target_arch = "wasm32")]
pub mod view;
