//! One importer a file; the list that `identify` asks.

use super::Importer;

mod anydesk_trace;
mod application_table;
mod attendance;
mod audit_events;
mod auth0;
mod aws_cloudtrail;
mod bid_table;
mod call_table;
mod cert_logon;
mod change_table;
mod charge_table;
mod checklist;
mod cisco_asa;
mod clockify_detailed;
mod code_table;
mod commit_activity;
mod duo;
mod ecs_authentication;
mod endpoint_table;
mod entra_event_hub;
mod entra_legacy_csv;
mod entra_portal_csv;
mod entra_sign_ins;
mod fortigate;
mod freeradius;
mod git_log;
mod github_audit;
mod gitlab_audit;
mod google_meet_attendance;
mod google_workspace_audit;
mod google_workspace_console_csv;
mod harvest;
mod hours_rows;
mod hubstaff;
mod ivanti;
mod journal_json;
mod json_fields;
mod jumpcloud;
mod key_values;
mod keycloak;
mod last;
mod m365_unified_audit;
mod message_table;
mod named_columns;
mod named_table;
mod ocsf_authentication;
mod okta_system_log;
mod okta_system_log_csv;
mod onelogin;
mod onepassword;
mod openssh_auth;
mod openvpn_log;
mod openvpn_status;
mod payoneer;
mod payout_rows;
mod payout_table;
mod paypal_activity;
mod ping;
pub mod profile_columns;
mod rba_dataset;
mod review_table;
mod revolut_business;
mod roster;
mod salesforce_login;
mod sanctioned_wallets;
mod sentinel_sign_ins_csv;
mod session_table;
mod shipment_table;
mod sign_in_columns;
mod sign_in_fields;
mod sign_in_json;
mod sign_in_table;
mod slack_access_logs;
mod slack_audit_logs;
mod slack_export;
mod snowflake_login_history;
mod solidtime;
mod stripe;
mod syslog_line;
mod tailscale_audit;
mod task_table;
mod teams_attendance;
mod teamviewer_connections;
mod teleport;
pub mod template;
mod tempo_worklogs;
mod toggl_detailed;
mod upwork;
mod who;
mod windows_event_viewer_csv;
mod windows_logons;
mod windows_security_csv;
mod windows_security_json;
mod wise;
pub(super) mod wtmp;
mod zoom_meeting_activity;
mod zoom_participants;
mod zoom_sign_ins;

/// Every format, in the order of their ids. The order means nothing: the highest likelihood wins.
pub static FORMATS: &[&dyn Importer] = &[
    &anydesk_trace::AnydeskTrace,
    &application_table::ApplicationTable,
    &audit_events::AuditEvents,
    &auth0::Auth0,
    &aws_cloudtrail::AwsCloudtrail,
    &bid_table::BidTable,
    &call_table::CallTable,
    &cert_logon::CertLogon,
    &change_table::ChangeTable,
    &charge_table::ChargeTable,
    &checklist::Checklist,
    &cisco_asa::CiscoAsa,
    &clockify_detailed::ClockifyDetailed,
    &code_table::CodeTable,
    &commit_activity::CommitActivity,
    &duo::Duo,
    &ecs_authentication::EcsAuthentication,
    &endpoint_table::EndpointTable,
    &entra_event_hub::EntraEventHub,
    &entra_legacy_csv::EntraLegacyCsv,
    &entra_portal_csv::EntraPortalCsv,
    &entra_sign_ins::EntraSignIns,
    &fortigate::Fortigate,
    &freeradius::Freeradius,
    &git_log::GitLog,
    &github_audit::GithubAudit,
    &gitlab_audit::GitlabAudit,
    &google_meet_attendance::GoogleMeetAttendance,
    &google_workspace_audit::GoogleWorkspaceAudit,
    &google_workspace_console_csv::GoogleWorkspaceConsoleCsv,
    &harvest::Harvest,
    &hubstaff::Hubstaff,
    &ivanti::Ivanti,
    &journal_json::JournalJson,
    &jumpcloud::Jumpcloud,
    &keycloak::Keycloak,
    &last::Last,
    &m365_unified_audit::M365UnifiedAudit,
    &message_table::MessageTable,
    &ocsf_authentication::OcsfAuthentication,
    &okta_system_log::OktaSystemLog,
    &okta_system_log_csv::OktaSystemLogCsv,
    &onelogin::Onelogin,
    &onepassword::Onepassword,
    &openssh_auth::OpensshAuth,
    &openvpn_log::OpenvpnLog,
    &openvpn_status::OpenvpnStatus,
    &payoneer::Payoneer,
    &payout_table::PayoutTable,
    &paypal_activity::PaypalActivity,
    &ping::Ping,
    &rba_dataset::RbaDataset,
    &review_table::ReviewTable,
    &revolut_business::RevolutBusiness,
    &roster::Roster,
    &salesforce_login::SalesforceLogin,
    &sanctioned_wallets::SanctionedWallets,
    &sentinel_sign_ins_csv::SentinelSignInsCsv,
    &session_table::SessionTable,
    &shipment_table::ShipmentTable,
    &sign_in_table::SignInTable,
    &slack_access_logs::SlackAccessLogs,
    &slack_audit_logs::SlackAuditLogs,
    &slack_export::SlackExport,
    &snowflake_login_history::SnowflakeLoginHistory,
    &solidtime::Solidtime,
    &stripe::Stripe,
    &tailscale_audit::TailscaleAudit,
    &task_table::TaskTable,
    &teams_attendance::TeamsAttendance,
    &teamviewer_connections::TeamviewerConnections,
    &teleport::Teleport,
    &tempo_worklogs::TempoWorklogs,
    &toggl_detailed::TogglDetailed,
    &upwork::Upwork,
    &who::Who,
    &windows_event_viewer_csv::WindowsEventViewerCsv,
    &windows_security_csv::WindowsSecurityCsv,
    &windows_security_json::WindowsSecurityJson,
    &wise::Wise,
    &wtmp::Wtmp,
    &zoom_meeting_activity::ZoomMeetingActivity,
    &zoom_participants::ZoomParticipants,
    &zoom_sign_ins::ZoomSignIns,
];
