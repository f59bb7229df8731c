//! The one native test binary.
#![expect(clippy::disallowed_methods, reason = "tests read fixtures from disk and their environment")]

#[path = "../support/mod.rs"]
mod support;

/// What bad files and rows come to.
mod bad_input;
/// The case: changes noticed, sealing, merging, explained findings.
mod case;
/// Every card is complete, listed and drawn.
mod catalogue;
/// Answers to the checklist.
mod checklist;
/// Clocks of files that disagree.
mod clock_skew;
/// Copies of code from audit logs.
mod code_logs;
/// Workbooks and archives.
mod container;
/// The report's outer shape.
mod contract;
/// The same input in another order, twice, or split, gives the same answer.
mod determinism;
/// Generated pages are fresh.
mod docs;
/// Exports hold nothing that runs.
mod exports;
/// Every fixture is read as its snapshot says.
mod formats;
/// Ties and clusters of accounts.
mod graph;
/// What page and host say to each other.
mod host;
/// Every fixture damaged in the ways that files are damaged.
mod hostile;
/// Files made to harm.
mod hostile_corpus;
/// The rules of the house.
mod house;
/// Every fixture is claimed by its own importer and by no other.
mod identification;
/// People joined across files.
mod joins;
/// Mappings of columns.
mod mapping;
/// Money and market, planted and honest.
mod money;
/// Papers and exports that take words and the record.
mod papers;
/// Places of addresses whose export gives none.
mod places;
/// The policy: schema, examples, what-if.
mod policy;
/// Messages between page and worker.
mod protocol;
/// The list of accounts, and the map of what they share.
mod queue;
/// Damaged fixtures never panic.
mod robustness;
/// Stories across files, planted and honest.
mod scenarios;
/// What must hold of points whatever the data.
mod score_properties;
/// Rules for a SIEM.
mod siem;
/// Facts to sentences.
mod story;
/// One test for each syntax of a time.
mod time_syntaxes;
/// Binary workbooks.
mod xlsb;
/// Packed time zones.
mod zones;
