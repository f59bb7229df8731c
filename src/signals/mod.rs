//! Histories to findings: one file a risk signal, one card each.

use crate::model::{ActivityKind, Detail, Lang};
use crate::settings::Settings;
use crate::timeline::peers::{Week, weeks};
use crate::timeline::{History, Links, Peers, Presence, Sharing};
use std::cell::OnceCell;
use superhuman_weekly_hours::Hours;

pub mod card;
pub mod controls;
pub mod diligence;
pub mod drawn;
pub mod excluded;
pub mod finding;
#[cfg(test)]
pub mod sketch;

mod absent_business_hours;
mod account_handover;
mod account_past;
mod account_switch_request;
mod activity_before_verification;
mod anonymizer_login;
pub mod answers;
mod bid_volume_low_acceptance;
mod bids_per_login_high;
mod calling_codes;
mod claimed_timezone_mismatch;
mod concurrent_sessions_distinct_network;
mod contact_log;
mod continuous_login_24h;
mod copied_repositories;
mod crypto_payment_request;
mod desk_conduct;
mod device_conduct;
mod device_handover_fixed_hours;
mod domains;
mod dprk_delegated_address;
mod early_bulk_repo_access;
mod early_payroll_change;
mod endpoints;
mod frequent_transfers;
mod hours_without_output;
mod impossible_travel;
mod intermediary_routing;
mod laptop_vs_login_geo;
mod latency;
mod lifetime_hours_several_thousand;
mod linked;
mod location_claim_conflict;
mod mass_applications;
mod missed_deadlines;
mod multi_country_short_window;
mod multi_ip_short_window;
mod names;
mod network;
mod new_device_and_proxy;
mod new_hire_geo_anomaly;
mod newborn_hyperactive;
mod no_rest_window;
mod off_platform_push;
mod output_oscillation;
mod overlapping_client_hours;
mod papers;
mod pay;
mod payee_name_mismatch;
mod payout_account_churn;
mod payout_third_country;
mod personal_cloud_exfil;
mod prepayment_pressure;
mod profile_claims;
mod rapid_pass_through;
mod rating_burst_one_client;
pub mod remote_tools;
mod resume_anachronism;
mod session_ip_hop;
mod shared_device_multi_account;
mod shared_ip_multi_account;
mod shift_pattern_24h;
mod shipments;
mod slow_instant_reply;
mod small_unauthorised_charges;
mod steady_address_remote_control;
mod superhuman_weekly_hours;
mod talk;
mod technologies;
mod voip_number;
mod wallet_risk_link;
mod web_presence;

pub use card::{Card, CardText, Family, Need, Severity, Strength};
pub use finding::{Assessment, Fact, Facts, Locus, Occurrence, Weaknesses};

/// Everything that a signal may look at: one account, and what it shares with others.
pub struct Case<'a> {
    /// The account.
    pub history: History<'a>,
    /// Its presence.
    pub presence: &'a Presence,
    /// What accounts share.
    pub sharing: &'a Sharing,
    /// What is usual among the accounts of the run.
    pub peers: &'a Peers,
    /// What ties accounts together.
    pub links: &'a Links,
    /// Thresholds and the moment.
    pub settings: &'a Settings,
    /// Parsed allow-list of addresses.
    pub known_addresses: &'a crate::model::network::Networks,
    /// What several signals ask of the account, worked out when the first asks.
    pub notes: Notes,
}

/// Views of one account that many signals look at.
#[derive(Default)]
pub struct Notes {
    placed: OnceCell<Vec<usize>>,
    hours: OnceCell<Option<Hours>>,
}

/// Looks for one pattern.
pub trait RiskSignal: Sync {
    /// What it says about itself.
    fn card(&self) -> &'static Card;
    /// Pure: the same case gives the same answer. Weaknesses common to all signals are added by the caller.
    fn assess(&self, case: &Case<'_>) -> Assessment;
    /// One sentence from the facts of an occurrence; reads nothing else.
    fn explain(&self, facts: &Facts, lang: Lang) -> String;
}

/// Every risk signal, in the order of their families.
pub static CATALOGUE: &[&dyn RiskSignal] = &[
    &continuous_login_24h::ContinuousLogin24h,
    &no_rest_window::NoRestWindow,
    &superhuman_weekly_hours::SuperhumanWeeklyHours,
    &lifetime_hours_several_thousand::LifetimeHoursSeveralThousand,
    &overlapping_client_hours::OverlappingClientHours,
    &shift_pattern_24h::ShiftPattern24h,
    &absent_business_hours::AbsentBusinessHours,
    &impossible_travel::ImpossibleTravel,
    &multi_country_short_window::MultiCountryShortWindow,
    &multi_ip_short_window::MultiIpShortWindow,
    &concurrent_sessions_distinct_network::ConcurrentSessionsDistinctNetwork,
    &claimed_timezone_mismatch::ClaimedTimezoneMismatch,
    &new_hire_geo_anomaly::NewHireGeoAnomaly,
    &laptop_vs_login_geo::LaptopVsLoginGeo,
    &location_claim_conflict::LocationClaimConflict,
    &session_ip_hop::SessionIpHop,
    &anonymizer_login::AnonymizerLogin,
    &new_device_and_proxy::NewDeviceAndProxy,
    &device_conduct::UnmanagedDeviceLogin,
    &device_conduct::DeviceOsFlip,
    &endpoints::RmmUnsanctioned,
    &endpoints::RdpPortExposed,
    &endpoints::IpKvmHardware,
    &steady_address_remote_control::SteadyAddressRemoteControl,
    &latency::InputLatencyHigh,
    &latency::CallLatencyHigh,
    &desk_conduct::ActivitySimulator,
    &dprk_delegated_address::DprkDelegatedAddress,
    &hours_without_output::HoursWithoutOutput,
    &output_oscillation::OutputOscillation,
    &early_bulk_repo_access::EarlyBulkRepoAccess,
    &personal_cloud_exfil::PersonalCloudExfil,
    &shared_ip_multi_account::SharedIpMultiAccount,
    &shared_device_multi_account::SharedDeviceMultiAccount,
    &payee_name_mismatch::PayeeNameMismatch,
    &payout_account_churn::PayoutAccountChurn,
    &payout_third_country::PayoutThirdCountry,
    &rapid_pass_through::RapidPassThrough,
    &frequent_transfers::FrequentTransfers,
    &intermediary_routing::IntermediaryRouting,
    &crypto_payment_request::CryptoPaymentRequest,
    &wallet_risk_link::WalletRiskLink,
    &early_payroll_change::EarlyPayrollChange,
    &account_switch_request::AccountSwitchRequest,
    &small_unauthorised_charges::SmallUnauthorisedCharges,
    &linked::contacts::MFA_DEVICE,
    &linked::contacts::PHONE,
    &linked::contacts::MAILBOX,
    &linked::pay::PAYOUT,
    &linked::pictures::DOCUMENT,
    &linked::pictures::PHOTO,
    &linked::texts::TEMPLATE,
    &linked::texts::RESUME,
    &linked::parcels::PARCELS,
    &linked::people::ReferenceSharesAttributes,
    &linked::people::ReferralCluster,
    &linked::people::DEALING,
    &linked::cluster::CrossAccountGraphCluster,
    &linked::pictures::PERSONA,
    &activity_before_verification::ActivityBeforeVerification,
    &newborn_hyperactive::NewbornHyperactive,
    &bid_volume_low_acceptance::BidVolumeLowAcceptance,
    &bids_per_login_high::BidsPerLoginHigh,
    &mass_applications::MassApplications,
    &rating_burst_one_client::RatingBurstOneClient,
    &off_platform_push::OffPlatformPush,
    &prepayment_pressure::PrepaymentPressure,
    &missed_deadlines::MissedDeadlines,
    &account_handover::AccountHandover,
    &device_handover_fixed_hours::DeviceHandoverFixedHours,
    &profile_claims::ContactInfoChurn,
    &profile_claims::CrossProfileInconsistency,
    &account_past::DormantAccountReactivated,
    &account_past::CommitsPredateAccount,
    &copied_repositories::CopiedRepositories,
    &resume_anachronism::ResumeAnachronism,
    &shipments::ShipAddressNotId,
    &shipments::ShipAddressChangedLate,
    &shipments::SerialOrActivationMismatch,
    &papers::IdImageEdited,
    &papers::DocsSparseContacts,
    &web_presence::ThinPortfolio,
    &web_presence::DefunctWebsite,
    &web_presence::LookalikeCompanyDomain,
    &voip_number::VoipNumber,
    &desk_conduct::ParallelCalls,
    &slow_instant_reply::SlowInstantReply,
    &answers::VIDEO_REFUSED,
    &answers::TEXT_ONLY_CONTACT,
    &answers::AUDIO_FAILURE_PHONE_SWITCH,
    &answers::APPEARANCE_INCONSISTENT,
    &answers::DEEPFAKE_ARTIFACTS,
    &answers::VOICE_SWITCHING,
    &answers::NAME_MISMATCH_ON_JOIN,
    &answers::READING_ANSWERS,
    &answers::CODING_TEST_CHEATING,
    &answers::CALL_CENTER_NOISE,
    &answers::PROXY_ATTENDS_MEETING,
    &answers::OTHER_PERSONA_ON_SCREEN,
    &answers::PHOTO_ID_FACE_MISMATCH,
    &answers::ID_LOW_QUALITY_REFUSED,
    &answers::ID_PHOTOSHOP_SIGNS,
    &answers::DIPLOMA_UNVERIFIED,
    &answers::EMPLOYMENT_UNVERIFIED,
    &answers::REFEREE_UNREACHABLE,
    &answers::COLD_CSUITE_PITCH,
    &answers::AGENCY_NO_CHECK_DOCS,
    &answers::REFUSES_SIGNATURE_DELIVERY,
    &answers::ASKS_OWN_DEVICE,
    &answers::GIVES_DIFFERENT_ACCOUNT,
    &answers::REFUSES_BANK_PROOF,
    &answers::INTERVIEW_VS_JOB_GAP,
    &answers::SUBCONTRACT_HIDDEN,
    &answers::IDENTITY_SWITCH,
    &answers::CODE_RANSOM_THREAT,
    &answers::IN_PERSON_AVOID,
    &answers::ASKS_TO_BORROW_ID,
    &answers::PREPAY_ANGER,
];

/// The signal of that id.
pub fn signal(id: &str) -> Option<&'static dyn RiskSignal> {
    CATALOGUE.iter().copied().find(|signal| signal.card().id == id)
}

/// A fact by name as a whole number; 0 where it is missing.
pub fn count(facts: &Facts, name: &str) -> u64 {
    facts.iter().find(|(known, _)| *known == name).map_or(0, |(_, fact)| match fact {
        Fact::Count(count) => *count,
        Fact::Number(number) => *number as u64,
        Fact::Text(_) | Fact::List(_) => 0,
    })
}

/// A fact by name as a number; 0 where it is missing.
pub fn number(facts: &Facts, name: &str) -> f64 {
    facts.iter().find(|(known, _)| *known == name).map_or(0.0, |(_, fact)| match fact {
        Fact::Count(count) => *count as f64,
        Fact::Number(number) => *number,
        Fact::Text(_) | Fact::List(_) => 0.0,
    })
}

/// A fact by name as text; empty where it is missing.
pub fn text<'a>(facts: &'a Facts, name: &str) -> &'a str {
    facts.iter().find(|(known, _)| *known == name).map_or("", |(_, fact)| match fact {
        Fact::Text(text) => text,
        _ => "",
    })
}

/// A fact by name as a list; empty where it is missing.
pub fn list<'a>(facts: &'a Facts, name: &str) -> &'a [String] {
    facts.iter().find(|(known, _)| *known == name).map_or(&[], |(_, fact)| match fact {
        Fact::List(list) => list,
        _ => &[],
    })
}

/// A number with a comma between thousands, as both languages write it.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut out = digits[..first].to_owned();
    for group in digits.as_bytes()[first..].chunks(3) {
        if !out.is_empty() {
            out.push(',');
        }
        out.extend(group.iter().map(|digit| char::from(*digit)));
    }
    out
}

impl Case<'_> {
    /// The place of a row in its file.
    pub fn locus(&self, row: usize) -> Locus {
        let (file, line) = self.history.population.locus(row);
        Locus { file, line }
    }

    /// Places of rows in their files, in the given order.
    pub fn loci(&self, rows: impl IntoIterator<Item = usize>) -> Vec<Locus> {
        rows.into_iter().map(|row| self.locus(row)).collect()
    }

    /// The civil day of a row, where it was lived: in the zone of its file. Where every time of the file carries its own
    /// offset nothing says where that was; the later of the days in UTC and in the zone of the run is taken, so that nobody
    /// is found a day too early.
    pub fn local_day(&self, row: usize) -> i32 {
        self.history.population.local_day(row)
    }

    /// Weeks of billed work, long enough to tell how much came of them.
    ///
    /// # Errors
    /// What is missing where no hours are on record, or nothing that was counted in them.
    fn billed_weeks(&self) -> Result<Vec<Week>, Need> {
        if self.history.rows_of(ActivityKind::Work).next().is_none() {
            return Err(Need::Hours);
        }
        // Counts are details; most timesheets have none.
        if self.history.population.columns.detail.is_empty() {
            return Err(Need::Output);
        }
        Ok(weeks(&self.history, self.settings.policy.output_rate.min_hours))
    }

    /// Operations on code, with what a detail says of each, in time order.
    ///
    /// # Errors
    /// What is missing where no operation says it.
    fn operations(&self, detail: Detail) -> Result<Vec<(usize, &str, &str)>, Need> {
        let history = &self.history;
        let found: Vec<(usize, &str, &str)> = history
            .rows_of(ActivityKind::Action)
            .filter_map(|row| Some((row, history.detail(row, Detail::Verb)?, history.detail(row, detail)?)))
            .collect();
        if found.is_empty() { Err(Need::Code) } else { Ok(found) }
    }

    /// Rows of what the person did that lie in or touch a stretch of time.
    pub fn rows_within(&self, start: u32, end: u32) -> impl Iterator<Item = usize> {
        self.history.own_rows().filter(move |row| self.history.start(*row) <= end && self.history.end(*row) >= start)
    }

    /// Rows that place the person: done by it, successful as far as known, from an address that is not a known office.
    pub fn placed_rows(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.notes.placed.get_or_init(|| self.find_placed_rows()).iter().copied()
    }

    fn find_placed_rows(&self) -> Vec<usize> {
        let history = &self.history;
        let is_office = |row: usize| history.address(row).is_some_and(|address| self.known_addresses.contains(address));
        let checks = !self.known_addresses.is_empty();
        let mut rows = Vec::with_capacity(history.len());
        rows.extend(history.own_rows().filter(|row| history.kind(*row).is_doing() && !(checks && is_office(*row))));
        rows
    }

    /// Hours on record; nothing where neither work nor presence has any length.
    fn hours(&self) -> Option<&Hours> {
        self.notes.hours.get_or_init(|| Hours::of(self)).as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (12_399, "12,399"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), text);
        }
    }
}
