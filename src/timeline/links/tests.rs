//! Tests of the account graph.
