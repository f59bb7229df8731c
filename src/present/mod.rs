//! Report to what is shown: words, numbers and the geometry of charts. Pure, so that it is tested without a browser.

pub mod authorities;
pub mod case_words;
pub mod catalogue;
pub mod catalogue_words;
pub mod chart;
pub mod chart_day;
pub mod chart_hours;
pub mod chart_sentences;
pub mod chart_trail;
pub mod chart_weeks;
pub mod chart_words;
pub mod checklist;
pub mod decision_words;
pub mod exports;
pub mod exports_words;
pub mod format;
pub mod glossary;
pub mod host_words;
pub mod letters;
pub mod mapper;
pub mod notices;
pub mod papers_words;
pub mod particle;
pub mod policy;
pub mod policy_fields;
pub mod policy_words;
pub mod practice;
pub mod problem;
pub mod proof_words;
pub mod score;
pub mod sentence;
pub mod story;
pub mod story_words;
pub mod vocabulary;
pub mod words;

pub use words::{Words, words};
