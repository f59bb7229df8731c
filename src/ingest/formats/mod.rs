//! One importer a file; the list that `identify` asks.

use super::Importer;

mod auth0;
mod cert_logon;
mod checklist;
mod clockify_detailed;
mod commit_activity;
mod duo;
mod entra_event_hub;
mod entra_legacy_csv;
mod entra_portal_csv;
mod entra_sign_ins;
mod freeradius;
mod git_log;
mod google_workspace_audit;
mod google_workspace_console_csv;
mod harvest;
mod hours_rows;
mod hubstaff;
mod jumpcloud;
mod keycloak;
mod last;
mod m365_unified_audit;
mod named_columns;
mod okta_system_log;
mod okta_system_log_csv;
mod onelogin;
mod onepassword;
mod openssh_auth;
mod payoneer;
mod payout_rows;
mod paypal_activity;
mod ping;
mod rba_dataset;
mod revolut_business;
mod roster;
mod salesforce_login;
mod sentinel_sign_ins_csv;
mod session_table;
mod sign_in_columns;
mod sign_in_fields;
mod sign_in_json;
mod sign_in_table;
mod snowflake_login_history;
mod solidtime;
mod stripe;
mod tempo_worklogs;
mod toggl_detailed;
mod upwork;
mod wise;
pub(super) mod wtmp;

/// Every format, in the order of their ids. The order means nothing: the highest likelihood wins.
pub static FORMATS: &[&dyn Importer] = &[
    &auth0::Auth0,
    &cert_logon::CertLogon,
    &checklist::Checklist,
    &clockify_detailed::ClockifyDetailed,
    &commit_activity::CommitActivity,
    &duo::Duo,
    &entra_event_hub::EntraEventHub,
    &entra_legacy_csv::EntraLegacyCsv,
    &entra_portal_csv::EntraPortalCsv,
    &entra_sign_ins::EntraSignIns,
    &freeradius::Freeradius,
    &git_log::GitLog,
    &google_workspace_audit::GoogleWorkspaceAudit,
    &google_workspace_console_csv::GoogleWorkspaceConsoleCsv,
    &harvest::Harvest,
    &hubstaff::Hubstaff,
    &jumpcloud::Jumpcloud,
    &keycloak::Keycloak,
    &last::Last,
    &m365_unified_audit::M365UnifiedAudit,
    &okta_system_log::OktaSystemLog,
    &okta_system_log_csv::OktaSystemLogCsv,
    &onelogin::Onelogin,
    &onepassword::Onepassword,
    &openssh_auth::OpensshAuth,
    &payoneer::Payoneer,
    &paypal_activity::PaypalActivity,
    &ping::Ping,
    &rba_dataset::RbaDataset,
    &revolut_business::RevolutBusiness,
    &roster::Roster,
    &salesforce_login::SalesforceLogin,
    &sentinel_sign_ins_csv::SentinelSignInsCsv,
    &session_table::SessionTable,
    &sign_in_table::SignInTable,
    &snowflake_login_history::SnowflakeLoginHistory,
    &solidtime::Solidtime,
    &stripe::Stripe,
    &tempo_worklogs::TempoWorklogs,
    &toggl_detailed::TogglDetailed,
    &upwork::Upwork,
    &wise::Wise,
    &wtmp::Wtmp,
];
