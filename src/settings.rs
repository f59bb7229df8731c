//! What a user may tune: every number with its default and the reason for it.
//!
//! Tags in the comments: *source* is named by an advisory, *public rule* by a published detection rule, *ours* is our own
//! default, to be tuned locally.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub mod company;
pub mod endpoints;
pub mod identity;
pub mod links;
pub mod mapping;
pub mod market;
pub mod money;
pub mod network;
pub mod place;
pub mod policy_file;
pub mod signed;

pub use company::{Company, Host};
pub use endpoints::{DeskConduct, Latency, RemoteControl};
pub use identity::{
    Anachronism, ClaimedPlaces, Contact, ContactChurn, DocumentImage, Dormancy, ProfileConflicts, WebPresence,
};
pub use links::Links;
pub use network::{Anonymizer, DeviceConduct};
pub use place::{BusinessHours, ClaimedZone, Concurrent, Handover, LaptopPlace, NewHire, ShiftHandover, ShiftPattern};

/// One run's settings. Nothing in the engine reads a clock: `as_of` is the moment the screening is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The moment the screening is about, UTC seconds since 1970; serves ages and missing years only.
    pub as_of: u32,
    /// IANA zone for files that state none.
    pub zone: String,
    /// Thresholds, weights and limits.
    pub policy: Policy,
    /// What the columns of tables mean, where a person told it.
    pub mappings: Vec<mapping::Mapping>,
    /// By account: signals that a person explained, with the reasons. They stay findings and add nothing.
    pub explained: BTreeMap<String, Vec<(String, String)>>,
}

/// A finding that a person explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// Key of the account.
    pub account: String,
    /// Id of the signal.
    pub signal: String,
    /// Why it is explained.
    pub reason: String,
}

impl Settings {
    /// The defaults of `screen`: Korean time for files without a zone.
    pub fn new(as_of: u32) -> Self {
        Self {
            as_of,
            zone: "Asia/Seoul".to_owned(),
            policy: Policy::default(),
            mappings: Vec::new(),
            explained: BTreeMap::new(),
        }
    }

    /// Takes over explanations in place of those there were.
    pub fn set_explained(&mut self, explained: Vec<Explained>) {
        self.explained.clear();
        for Explained { account, signal, reason } in explained {
            self.explained.entry(account).or_default().push((signal, reason));
        }
    }
}

/// Thresholds, weights and limits. A field left out of a policy file keeps its default; an unknown one is refused.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// Version of the shape, `munjigi.policy/1`; may be left out, and is never part of what is hashed.
    #[serde(skip_serializing)]
    pub schema: Option<String>,
    /// How presence is made of sessions and moments.
    pub presence: Presence,
    /// `continuous-login-24h`.
    pub continuous_login: Hours3,
    /// `no-rest-window`.
    pub no_rest: NoRest,
    /// `superhuman-weekly-hours`.
    pub weekly_hours: WeeklyHours,
    /// `lifetime-hours-several-thousand`.
    pub lifetime_hours: LifetimeHours,
    /// `overlapping-client-hours`.
    pub overlap: Overlap,
    /// `multi-ip-short-window`.
    pub many_addresses: ManyAddresses,
    /// `multi-country-short-window`.
    pub many_countries: ManyCountries,
    /// `impossible-travel`.
    pub travel: Travel,
    /// `shared-ip-multi-account` and `shared-device-multi-account`.
    pub sharing: Sharing,
    /// Where places come from.
    pub places: Places,
    /// The account graph and the signals that read it.
    pub links: Links,
    /// `activity-before-verification`.
    pub before_verification: BeforeVerification,
    /// `anonymizer-login` and `new-device-and-proxy`.
    pub anonymizer: Anonymizer,
    /// `device-os-flip` and `unmanaged-device-login`.
    pub device_conduct: DeviceConduct,
    /// `shift-pattern-24h`.
    pub shift_pattern: ShiftPattern,
    /// `claimed-timezone-mismatch`.
    pub claimed_zone: ClaimedZone,
    /// `absent-business-hours`.
    pub business_hours: BusinessHours,
    /// `concurrent-sessions-distinct-network`.
    pub concurrent: Concurrent,
    /// `new-hire-geo-anomaly`.
    pub new_hire: NewHire,
    /// `laptop-vs-login-geo`.
    pub laptop_place: LaptopPlace,
    /// `account-handover`.
    pub handover: Handover,
    /// `device-handover-fixed-hours`.
    pub shift_handover: ShiftHandover,
    /// Remote control of devices: `rmm-unsanctioned`, `rdp-port-exposed`, `ip-kvm-hardware`, `steady-address-remote-control`.
    pub remote_control: RemoteControl,
    /// `input-latency-high` and `call-latency-high`.
    pub latency: Latency,
    /// `activity-simulator` and `parallel-calls`.
    pub desk_conduct: DeskConduct,
    /// `location-claim-conflict`.
    pub claimed_places: ClaimedPlaces,
    /// `contact-info-churn`.
    pub contact_churn: ContactChurn,
    /// `cross-profile-inconsistency`.
    pub profile_conflicts: ProfileConflicts,
    /// `dormant-account-reactivated` and `commits-predate-account`.
    pub dormancy: Dormancy,
    /// `resume-anachronism`.
    pub anachronism: Anachronism,
    /// `id-image-edited`.
    pub document_image: DocumentImage,
    /// `thin-portfolio` and `lookalike-company-domain`.
    pub web_presence: WebPresence,
    /// `text-only-contact` in a contact log, and `slow-instant-reply`.
    pub contact: Contact,
    /// `payee-name-mismatch`, `intermediary-routing` and `account-switch-request`.
    pub payee_names: money::PayeeNames,
    /// `payout-account-churn`.
    pub payout_churn: money::PayoutChurn,
    /// `payout-third-country`.
    pub third_country: money::ThirdCountry,
    /// `rapid-pass-through`.
    pub pass_through: money::PassThrough,
    /// `frequent-transfers`.
    pub transfers: money::Transfers,
    /// `early-payroll-change`.
    pub early_payroll: money::EarlyPayroll,
    /// `small-unauthorised-charges`.
    pub small_charges: money::SmallCharges,
    /// `early-bulk-repo-access`.
    pub bulk_repositories: money::BulkRepositories,
    /// `copied-repositories`.
    pub copied_commits: identity::CopiedCommits,
    /// `personal-cloud-exfil`.
    pub outside_uploads: money::OutsideUploads,
    /// `hours-without-output` and `output-oscillation`.
    pub output_rate: money::OutputRate,
    /// `bid-volume-low-acceptance` and `bids-per-login-high`.
    pub bids: market::Bids,
    /// `mass-applications`.
    pub applications: market::Applications,
    /// `newborn-hyperactive`.
    pub newborn: market::Newborn,
    /// `rating-burst-one-client`.
    pub rating_burst: market::RatingBurst,
    /// `off-platform-push` and `prepayment-pressure`.
    pub talk: market::Talk,
    /// `missed-deadlines`.
    pub deadlines: market::Deadlines,
    /// Diligence measures.
    pub diligence: Diligence,
    /// What may be read of messages.
    pub messages: Messages,
    /// How findings become points and bands.
    pub score: Score,
    /// What a file may be at most.
    pub limits: Limits,
    /// What a company fixes on its page.
    pub company: Company,
    /// What a page that frames this one may do and have.
    pub host: Host,
    /// Addresses or prefixes (`203.0.113.7`, `203.0.113.0/24`) known to be an office, shared office or company VPN: their
    /// use proves nothing about sharing, places or many addresses.
    pub known_addresses: Vec<String>,
    /// Devices known to be shared with the firm's consent (meeting room, lab).
    pub known_devices: Vec<String>,
    /// Agencies whose people are known to share an account for pay, texts and addresses.
    pub agencies: Vec<String>,
    /// Account keys (`kim`, `1001`) that are joined to no other account, though a file states it: a person undid the join.
    pub keep_apart: Vec<String>,
}

/// How presence is made of sessions and moments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Presence {
    /// Minutes that two entries may be apart and still count as one stretch; *ours*, the catalogue's value: long enough for
    /// reading a page or a coffee, far shorter than a meal with a nap.
    pub idle_minutes: u32,
    /// Hours after which a sign-out is taken to end another sign-in than the last one seen: with "keep me signed in" the
    /// log lacks what lies between; *ours*, three days and so beyond every limit of the hours signals.
    pub pair_hours: f64,
}

impl Default for Presence {
    fn default() -> Self {
        Self { idle_minutes: 15, pair_hours: 72.0 }
    }
}

/// Watch, strong and severe limits in hours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Hours3 {
    /// From here on it is worth a look.
    pub watch_hours: f64,
    /// From here on it is what the advisories name.
    pub strong_hours: f64,
    /// From here on one person alone is hard to imagine.
    pub severe_hours: f64,
}

impl Default for Hours3 {
    /// Source: "one or more days" gives 24 h; 20 h and 36 h are *ours*.
    fn default() -> Self {
        Self { watch_hours: 20.0, strong_hours: 24.0, severe_hours: 36.0 }
    }
}

/// Limits of `no-rest-window`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NoRest {
    /// A break of at least so many hours counts as rest. *Ours*, measured: with 4 h, 1 of 406 real people reaches 24 h.
    pub rest_hours: f64,
    /// Watch limit of a stretch without rest, hours; 3 of 406 real people reach it.
    pub watch_hours: f64,
    /// Strong limit, hours.
    pub strong_hours: f64,
    /// Severe limit, hours: two nights.
    pub severe_hours: f64,
    /// Fewer entries than this in the stretch prove no lack of rest, unless presence itself spans it; *ours*.
    pub min_entries: u32,
}

impl Default for NoRest {
    fn default() -> Self {
        Self { rest_hours: 4.0, watch_hours: 20.0, strong_hours: 24.0, severe_hours: 48.0, min_entries: 8 }
    }
}

/// Limits of `superhuman-weekly-hours`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WeeklyHours {
    /// Hours in one ISO week (UTC): 12 a day on all seven days; *ours*. Korea's legal maximum is 52.
    pub watch_hours: f64,
    /// More than 14 a day on all seven days; *ours*.
    pub strong_hours: f64,
    /// More than 17 a day on all seven days; *ours*.
    pub severe_hours: f64,
    /// Hours that a week has: entries that add up to more are impossible for one person.
    pub impossible_hours: f64,
}

impl Default for WeeklyHours {
    fn default() -> Self {
        Self { watch_hours: 84.0, strong_hours: 100.0, severe_hours: 120.0, impossible_hours: 168.0 }
    }
}

/// Limits of `lifetime-hours-several-thousand`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LifetimeHours {
    /// Cumulative hours; source: "several thousand", 3,000 is *ours*.
    pub total_hours: f64,
    /// Hours a week over the best 26 weeks; *ours*: the total alone measures seniority, the rate makes the signal.
    pub rate_hours: f64,
    /// Rate from which it is severe: 12 h on every single day of half a year; *ours*.
    pub severe_rate_hours: f64,
}

impl Default for LifetimeHours {
    fn default() -> Self {
        Self { total_hours: 3_000.0, rate_hours: 60.0, severe_rate_hours: 84.0 }
    }
}

/// Limits of `overlapping-client-hours`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Overlap {
    /// Overlapping share of the hours billed to clients, percent; *ours*.
    pub watch_percent: f64,
    /// Share from which it is strong, percent; *ours*.
    pub strong_percent: f64,
    /// Half of all minutes were billed twice; *ours*.
    pub severe_percent: f64,
    /// Fewer overlapping hours than this are rounding; *ours*.
    pub min_hours: f64,
}

impl Default for Overlap {
    fn default() -> Self {
        Self { watch_percent: 10.0, strong_percent: 25.0, severe_percent: 50.0, min_hours: 10.0 }
    }
}

/// Limits of `multi-ip-short-window`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ManyAddresses {
    /// Window in hours; *public rule* (Panther).
    pub window_hours: f64,
    /// Different IPv4 networks (/24) in the window; *public rule* counts addresses, the /24 is *ours* against DHCP pools.
    pub min_networks: u32,
    /// Networks from which, with several countries, it is severe; *ours*.
    pub severe_networks: u32,
}

impl Default for ManyAddresses {
    fn default() -> Self {
        Self { window_hours: 6.0, min_networks: 3, severe_networks: 5 }
    }
}

/// Limits of `multi-country-short-window`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ManyCountries {
    /// Window in hours; *public rule* (Microsoft Sentinel).
    pub window_hours: f64,
    /// Speed in km/h below which a leg is a flight; *public rule* (Elastic).
    pub flyable_kmh: u32,
    /// On so many days flyable pairs become worth a look; design section 13.
    pub repeat_days: u32,
    /// So many countries in one window are severe; *ours*.
    pub severe_countries: u32,
}

impl Default for ManyCountries {
    fn default() -> Self {
        Self { window_hours: 3.0, flyable_kmh: 800, repeat_days: 3, severe_countries: 3 }
    }
}

/// Limits of `impossible-travel`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Travel {
    /// Shorter legs are errors of address tables; *public rule* (Elastic).
    pub min_km: u32,
    /// An airliner's cruise; *public rule* (Elastic).
    pub min_kmh: u32,
    /// Twice an airliner's cruise: no rounding of times explains it; *ours*.
    pub severe_kmh: u32,
}

impl Default for Travel {
    fn default() -> Self {
        Self { min_km: 500, min_kmh: 800, severe_kmh: 1_600 }
    }
}

/// Limits of the sharing signals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sharing {
    /// Accounts on one address; catalogue, *ours*.
    pub address_accounts: u32,
    /// Days on which so many accounts used it within 24 hours; design section 13.
    pub address_days: u32,
    /// Accounts on one address from which it is a hub (office, campus, carrier); *ours*.
    pub hub_accounts: u32,
    /// Accounts on one device; *public rule* (Okta).
    pub device_accounts: u32,
    /// Accounts on one managed device from which it is severe; *ours*.
    pub severe_device_accounts: u32,
    /// Among fewer accounts than this rarity means nothing; design section 6.
    pub min_population: u32,
}

impl Default for Sharing {
    fn default() -> Self {
        Self {
            address_accounts: 3,
            address_days: 3,
            hub_accounts: 10,
            device_accounts: 2,
            severe_device_accounts: 4,
            min_population: 50,
        }
    }
}

/// Where places come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Places {
    /// Activities without a place get the country of their address; *ours*: weak evidence, and marked as such, but without it
    /// most exports have no places at all.
    pub place_from_ip: bool,
}

impl Default for Places {
    fn default() -> Self {
        Self { place_from_ip: true }
    }
}

/// Limits of `activity-before-verification`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BeforeVerification {
    /// So many entries, or days with entries, are more than a slip of the calendar; *ours*.
    pub several: u32,
    /// So many days of work for an account that was never verified are severe: a month of them; *ours*.
    pub severe_days: u32,
}

impl Default for BeforeVerification {
    fn default() -> Self {
        Self { several: 3, severe_days: 30 }
    }
}

/// Limits of the diligence measures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Diligence {
    /// An account younger than this at `as_of` is new, days; *ours*, the catalogue's span for new hires.
    pub new_account_days: u32,
}

impl Default for Diligence {
    fn default() -> Self {
        Self { new_account_days: 90 }
    }
}

/// What may be read of messages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Messages {
    /// The text of messages is kept for the signals that need it; off by default, since it is other people's talk too
    /// (design section 13).
    pub read_texts: bool,
}

/// How findings become points and bands (design section 6). Points order attention; they are no probability.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Score {
    /// Points of a high severity.
    pub high: f64,
    /// Points of a medium severity.
    pub medium: f64,
    /// Points of a low severity.
    pub low: f64,
    /// Factor of strength watch.
    pub watch: f64,
    /// Factor of strength strong.
    pub strong: f64,
    /// Factor of strength severe.
    pub severe: f64,
    /// Reliability factor: the zone of the times was assumed.
    pub zone_assumed: f64,
    /// Reliability factor: the place is a country only.
    pub country_only: f64,
    /// Reliability factor: the end of a session was assumed.
    pub end_assumed: f64,
    /// Reliability factor: the address serves many accounts.
    pub hub: f64,
    /// Reliability factor: the account has few entries.
    pub sparse: f64,
    /// Fewer activities than this are a sparse history; *ours*.
    pub sparse_below: u32,
    /// Reliability factor: the account is keyed by a personal name only.
    pub name_key: f64,
    /// Reliability never falls below this.
    pub floor: f64,
    /// Deduction for a documented live video check with the ID beside the face.
    pub video_check: f64,
    /// Deduction for an in-person or notarised check.
    pub in_person: f64,
    /// Deduction for two former employers who confirmed the work.
    pub employers: f64,
    /// Deduction for a verified name of the payout account's holder.
    pub bank_name: f64,
    /// Points from which *review* is possible.
    pub review: f64,
    /// Reliability that one finding of a *review* needs.
    pub review_reliability: f64,
    /// Points from which *verify first* is possible.
    pub verify_first: f64,
    /// Points from which *escalate* is possible.
    pub escalate: f64,
    /// Points that a family needs to count as corroboration.
    pub family: f64,
    /// Fewer assessed families than this are not enough data to judge.
    pub min_families: u32,
}

impl Default for Score {
    fn default() -> Self {
        Self {
            high: 4.0,
            medium: 2.0,
            low: 1.0,
            watch: 0.5,
            strong: 1.0,
            severe: 1.5,
            zone_assumed: 0.8,
            country_only: 0.7,
            end_assumed: 0.7,
            hub: 0.3,
            sparse: 0.7,
            sparse_below: 10,
            name_key: 0.5,
            floor: 0.2,
            video_check: 2.0,
            in_person: 2.0,
            employers: 1.0,
            bank_name: 0.5,
            review: 2.0,
            review_reliability: 0.5,
            verify_first: 4.0,
            escalate: 8.0,
            family: 2.0,
            min_families: 3,
        }
    }
}

/// What a file may be at most, so that a hostile one cannot take the machine down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Bytes of one record; real ones stay below 100 kB, a Graph export with everything expanded below 1 MB.
    pub record_bytes: usize,
    /// Bytes that a compressed file may expand to.
    pub expanded_bytes: u64,
    /// How many times its size a compressed file may expand to, once past 64 MiB; logs reach 10 to 50.
    pub expansion_ratio: u64,
    /// Archives inside one another, the outer one counted; a zip of zipped daily logs has 2.
    pub nesting: u32,
    /// Members and sheets of one file; a year of a Slack workspace of 50 channels is some 18,000 day files.
    pub members: u32,
    /// Bytes of what must be held in memory to be read: a packed archive inside an archive, an xls, the shared strings of a
    /// workbook. Real ones stay below 100 MB; a browser tab has room for this much and the result.
    pub container_bytes: u64,
    /// Issues listed one by one per file and kind; the rest is one counted entry.
    pub listed_issues: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            record_bytes: 8 << 20,
            expanded_bytes: 4 << 30,
            expansion_ratio: 250,
            nesting: 2,
            members: 20_000,
            container_bytes: 512 << 20,
            listed_issues: 200,
        }
    }
}

/// Seconds of a number of hours.
pub fn hours(hours: f64) -> u32 {
    (hours * 3_600.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_policy_is_the_default_and_an_unknown_field_is_refused() {
        assert_eq!(serde_json::from_str::<Policy>("{}").ok(), Some(Policy::default()));
        assert!(serde_json::from_str::<Policy>(r#"{"weekly_hours":{"watch_hours":70}}"#).is_ok());
        assert!(serde_json::from_str::<Policy>(r#"{"wekly_hours":{}}"#).is_err());
    }
}
