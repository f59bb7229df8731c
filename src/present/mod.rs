//! Report to what is shown: words, numbers and the geometry of charts. Pure, so that it is tested without a browser.

pub mod catalogue;
pub mod catalogue_words;
pub mod chart;
pub mod checklist;
pub mod exports;
pub mod exports_words;
pub mod format;
pub mod links;
pub mod links_words;
pub mod mapper;
pub mod missing;
pub mod policy;
pub mod policy_fields;
pub mod policy_words;
pub mod practice;
pub mod problem;
pub mod queue;
pub mod queue_words;
pub mod score;
pub mod sentence;
pub mod vocabulary;
pub mod window;
pub mod words;

pub use words::{Words, words};
