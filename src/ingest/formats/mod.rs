//! One importer a file; the list that `identify` asks.

use super::Importer;

mod checklist;
mod clockify_detailed;
mod entra_sign_ins;
mod last;
mod okta_system_log;
mod openssh_auth;
mod roster;
mod session_table;
mod sign_in_table;
mod toggl_detailed;

/// Every format, in the order of their ids. The order means nothing: the highest likelihood wins.
pub static FORMATS: &[&dyn Importer] = &[
    &checklist::Checklist,
    &clockify_detailed::ClockifyDetailed,
    &entra_sign_ins::EntraSignIns,
    &last::Last,
    &okta_system_log::OktaSystemLog,
    &openssh_auth::OpensshAuth,
    &roster::Roster,
    &session_table::SessionTable,
    &sign_in_table::SignInTable,
    &toggl_detailed::TogglDetailed,
];
