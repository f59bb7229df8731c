//! What a risk signal says about itself.

use crate::model::{Both, Lang};

/// Independent kinds of evidence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Family {
    /// Presence, rest, totals, overlap.
    Hours,
    /// Travel, countries, claimed zone.
    Place,
    /// Anonymisers, hosting, remote control.
    Network,
    /// Address, device, phone, payout, document or text across accounts.
    Sharing,
    /// Payee, churn, routing, loops.
    Money,
    /// Bids, ratings, prices, new accounts.
    Market,
    /// Documents, contact churn, profile contradictions, handover.
    Identity,
    /// Video, text only, interview checks.
    Contact,
}

impl Family {
    /// Every family.
    pub const ALL: [Self; 8] = [
        Self::Hours,
        Self::Place,
        Self::Network,
        Self::Sharing,
        Self::Money,
        Self::Market,
        Self::Identity,
        Self::Contact,
    ];

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::Place => "place",
            Self::Network => "network",
            Self::Sharing => "sharing",
            Self::Money => "money",
            Self::Market => "market",
            Self::Identity => "identity",
            Self::Contact => "contact",
        }
    }
}

/// If true, how bad.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Shown, adds nothing.
    Context,
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
}

impl Severity {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// How far past the threshold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Strength {
    /// Worth a look.
    Watch,
    /// What the advisories name.
    Strong,
    /// Far past it.
    Severe,
}

impl Strength {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Watch => "watch",
            Self::Strong => "strong",
            Self::Severe => "severe",
        }
    }

    /// The strength of a value against its three limits; nothing below the first.
    pub fn of<T: PartialOrd>(value: T, watch: T, strong: T, severe: T) -> Option<Self> {
        if value >= severe {
            Some(Self::Severe)
        } else if value >= strong {
            Some(Self::Strong)
        } else if value >= watch {
            Some(Self::Watch)
        } else {
            None
        }
    }
}

/// What data a signal cannot do without.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Need {
    /// Sessions, work times or dense activity.
    Presence,
    /// Hours worked, with or without clock times.
    Hours,
    /// Work with client, start and end.
    Client,
    /// Connecting addresses.
    Address,
    /// Countries or coordinates.
    Place,
    /// Devices.
    Device,
    /// The date of verification, and work, bids or payouts.
    Verification,
    /// Work, bids or payouts beside the date of verification.
    Work,
    /// A person's answer to the item.
    Answer,
    /// Session ids.
    Session,
    /// The kind of network.
    NetworkType,
    /// Operating systems.
    OperatingSystem,
    /// Whether devices are the firm's.
    Managed,
    /// Delays in milliseconds.
    Latency,
    /// What runs on devices.
    Endpoints,
    /// Bids.
    Bids,
    /// Reviews.
    Reviews,
    /// Applications.
    Applications,
    /// Payouts.
    Payouts,
    /// Changes of details.
    Changes,
    /// Parcels.
    Shipments,
    /// Texts of messages.
    MessageTexts,
    /// Contacts and calls.
    Contacts,
    /// Tasks.
    Tasks,
    /// Repository actions.
    Code,
    /// Charges.
    Charges,
    /// The claimed zone.
    ClaimedZone,
    /// The claimed country.
    ClaimedCountry,
    /// Contact details.
    Contact,
    /// Details of documents.
    Papers,
    /// Payout accounts.
    PayoutAccount,
    /// Texts of CVs.
    Resume,
    /// Links and profiles.
    Links,
    /// Written texts.
    Texts,
    /// Referees.
    Referees,
    /// Agreed hours.
    AgreedHours,
    /// The day of creation.
    Created,
    /// Output or input counts.
    Output,
    /// Names of people.
    Names,
    /// A list of sanctioned wallets.
    WalletList,
}

impl Need {
    /// Every need.
    pub const ALL: [Self; 40] = [
        Self::Presence,
        Self::Hours,
        Self::Client,
        Self::Address,
        Self::Place,
        Self::Device,
        Self::Verification,
        Self::Work,
        Self::Answer,
        Self::Session,
        Self::NetworkType,
        Self::OperatingSystem,
        Self::Managed,
        Self::Latency,
        Self::Endpoints,
        Self::Bids,
        Self::Reviews,
        Self::Applications,
        Self::Payouts,
        Self::Changes,
        Self::Shipments,
        Self::MessageTexts,
        Self::Contacts,
        Self::Tasks,
        Self::Code,
        Self::Charges,
        Self::ClaimedZone,
        Self::ClaimedCountry,
        Self::Contact,
        Self::Papers,
        Self::PayoutAccount,
        Self::Resume,
        Self::Links,
        Self::Texts,
        Self::Referees,
        Self::AgreedHours,
        Self::Created,
        Self::Output,
        Self::Names,
        Self::WalletList,
    ];

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Presence => "presence",
            Self::Hours => "hours",
            Self::Client => "client",
            Self::Address => "address",
            Self::Place => "place",
            Self::Device => "device",
            Self::Verification => "verification-date",
            Self::Work => "work",
            Self::Answer => "answer",
            Self::Session => "session-id",
            Self::NetworkType => "network-type",
            Self::OperatingSystem => "operating-system",
            Self::Managed => "managed-flag",
            Self::Latency => "latency",
            Self::Endpoints => "endpoints",
            Self::Bids => "bids",
            Self::Reviews => "reviews",
            Self::Applications => "applications",
            Self::Payouts => "payouts",
            Self::Changes => "changes",
            Self::Shipments => "shipments",
            Self::MessageTexts => "message-texts",
            Self::Contacts => "contact-log",
            Self::Tasks => "tasks",
            Self::Code => "repository-actions",
            Self::Charges => "charges",
            Self::ClaimedZone => "claimed-zone",
            Self::ClaimedCountry => "claimed-country",
            Self::Contact => "contact-details",
            Self::Papers => "document-details",
            Self::PayoutAccount => "payout-account",
            Self::Resume => "resume",
            Self::Links => "links",
            Self::Texts => "texts",
            Self::Referees => "referees",
            Self::AgreedHours => "agreed-hours",
            Self::Created => "account-created",
            Self::Output => "output",
            Self::Names => "names",
            Self::WalletList => "wallet-list",
        }
    }
}

/// How well the source's text was read (the catalogue's tags).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    /// The relevant text was read.
    Verified,
    /// An excerpt or a reputable secondary copy was read.
    Partly,
    /// Not verified.
    Unverified,
}

/// Where a sign comes from.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Title, publisher and date.
    pub title: &'static str,
    /// How well it was read.
    pub reading: Reading,
}

/// The words of a card in one language.
#[derive(Clone, Copy, Debug)]
pub struct CardText {
    /// Name of the observation; completes "this account shows …".
    pub title: &'static str,
    /// What is looked for, with the thresholds in words.
    pub looks_for: &'static str,
    /// Why it matters.
    pub matters_because: &'static str,
    /// What harmless things look the same.
    pub innocent_explanations: &'static [&'static str],
    /// What the signal cannot see.
    pub blind_spots: &'static [&'static str],
    /// What to do next.
    pub next_steps: &'static [&'static str],
    /// What would clear it.
    pub clears: &'static [&'static str],
}

/// A drawn timeline and whether the signal fires on it.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// What it shows.
    pub title: Both,
    /// Whether the signal fires.
    pub fires: bool,
    /// The drawing, in the notation of `signals::sketch`.
    pub drawing: &'static str,
}

/// Everything a risk signal says about itself. A part left out does not compile.
pub struct Card {
    /// Kebab-case id; equal to the file name with underscores.
    pub id: &'static str,
    /// Kind of evidence.
    pub family: Family,
    /// If true, how bad: a ceiling, which an occurrence may lower.
    pub severity: Severity,
    /// What data it cannot do without.
    pub needs: &'static [Need],
    /// Where it comes from.
    pub sources: &'static [Source],
    /// Where its thresholds stand in the policy: `weekly_hours.watch_hours`, or a whole part, `weekly_hours`.
    pub policy: &'static [&'static str],
    /// Korean.
    pub ko: CardText,
    /// English.
    pub en: CardText,
    /// Drawings that fire, and twins that stay quiet.
    pub examples: &'static [Example],
}

impl Card {
    /// The words in a language.
    pub fn text(&self, lang: Lang) -> &CardText {
        match lang {
            Lang::Ko => &self.ko,
            Lang::En => &self.en,
        }
    }
}

/// The advisories most cards rest on.
pub mod sources {
    use super::{Reading, Source};

    /// S1 of the catalogue.
    pub const US_2022: Source = Source {
        title: "Guidance on the Democratic People's Republic of Korea Information Technology Workers, US State, Treasury and FBI, 16 May 2022",
        reading: Reading::Verified,
    };
    /// S2 of the catalogue.
    pub const ROK_2022: Source = Source {
        title: "북한 IT 인력에 대한 정부 합동주의보, 대한민국 7개 기관, 2022-12-08",
        reading: Reading::Partly,
    };
    /// S8 of the catalogue.
    pub const JAPAN_2024: Source = Source {
        title: "北朝鮮IT労働者に関する企業等に対する注意喚起, NPA/MOFA/MOF/METI, 2024-03-26",
        reading: Reading::Verified,
    };
    /// S3 of the catalogue.
    pub const US_ROK_2023: Source = Source {
        title: "Additional Guidance on DPRK IT Workers, FBI IC3 PSA231018, 18 October 2023",
        reading: Reading::Partly,
    };
    /// S13 of the catalogue.
    pub const MANDIANT_2024: Source = Source {
        title: "Staying a Step Ahead: Mitigating the DPRK IT Worker Threat, Mandiant, 23 September 2024",
        reading: Reading::Partly,
    };
    /// S16 of the catalogue.
    pub const MICROSOFT_2026: Source = Source {
        title: "Detection strategies for infiltrating IT workers, Microsoft, 21 April 2026",
        reading: Reading::Verified,
    };
    /// S4 of the catalogue.
    pub const FBI_MAY_2024: Source = Source {
        title: "Democratic People's Republic of Korea leverages US-based individuals, FBI IC3 PSA240516, 16 May 2024",
        reading: Reading::Partly,
    };
    /// S5 of the catalogue, in the part that is meant here.
    pub const FBI_JAN_2025: Source = Source {
        title: "North Korean IT Workers conducting data extortion, FBI IC3 PSA250123, 23 January 2025",
        reading: Reading::Unverified,
    };
    /// The catalogue's digest beside S5.
    pub const FBI_DIGEST: Source = Source {
        title: "Digest of the FBI's guidance on reused telephone numbers and mailboxes, as the catalogue quotes it",
        reading: Reading::Verified,
    };
    /// S6 of the catalogue.
    pub const FBI_JUL_2025: Source = Source {
        title: "North Korean IT Worker Threats to US Businesses, FBI IC3 PSA250723, 23 July 2025",
        reading: Reading::Partly,
    };
    /// S12 of the catalogue.
    pub const DOJ_CASES: Source = Source {
        title: "US Department of Justice: cases Chapman, Didenko and others, 2024 and 2025",
        reading: Reading::Partly,
    };
    /// S14 of the catalogue.
    pub const GTIG_2025: Source = Source {
        title: "DPRK IT Workers Expanding in Scope and Scale, Google Threat Intelligence, 1 April 2025",
        reading: Reading::Partly,
    };
    /// S23 of the catalogue.
    pub const KNOWBE4_2024: Source =
        Source { title: "Incident report and FAQ, KnowBe4, 23 July 2024", reading: Reading::Partly };
    /// S24 of the catalogue.
    pub const KRAKEN_2025: Source =
        Source { title: "How we identified a North Korean applicant, Kraken, 1 May 2025", reading: Reading::Partly };
    /// S25 of the catalogue.
    pub const ZACHXBT: Source =
        Source { title: "Wallets of DPRK developers, ZachXBT, 15 August 2024 and July 2025", reading: Reading::Partly };
    /// S5 of the catalogue.
    pub const FBI_2025: Source = Source {
        title: "North Korean IT Workers Conducting Data Extortion, FBI IC3 PSA250123, 23 January 2025",
        reading: Reading::Partly,
    };
    /// S20 of the catalogue.
    pub const RECORDED_FUTURE_2026: Source =
        Source { title: "PurpleDelta, Recorded Future, 18 August 2026", reading: Reading::Verified };
    /// S36 of the catalogue.
    pub const LEVELBLUE_2025: Source =
        Source { title: "LevelBlue and Cybereason case, August 2025, as reported by CSO", reading: Reading::Partly };
    /// A public detection rule of the catalogue's section 7.
    pub const OKTA_DETECTIONS: Source =
        Source { title: "Okta customer detections, public repository", reading: Reading::Verified };
    /// S8 of the catalogue, as updated.
    pub const JAPAN_2025: Source =
        partly("北朝鮮IT労働者に関する企業等に対する注意喚起, NPA/MOFA/MOF/METI, updated 2025-08-27");
    /// S3 of the catalogue, where the row rests on its part that was not read.
    pub const US_ROK_2023_HEARD: Source =
        unread("Additional Guidance on DPRK IT Workers, FBI IC3 PSA231018, 18 October 2023");
    /// S4 of the catalogue.
    pub const FBI_2024: Source = partly(
        "Democratic People's Republic of Korea Leverages U.S.-Based Individuals, FBI IC3 PSA240516, 16 May 2024",
    );
    /// S6 of the catalogue.
    pub const FBI_JULY_2025: Source = partly(FBI_JULY);
    /// S6 of the catalogue, where the row rests on its part that was not read.
    pub const FBI_JULY_2025_HEARD: Source = unread(FBI_JULY);
    const FBI_JULY: &str = "North Korean IT Worker Threats to U.S. Businesses, FBI IC3 PSA250723-4, 23 July 2025";
    /// S14 of the catalogue, where the row rests on its part that was not read.
    pub const GTIG_2025_HEARD: Source = unread("DPRK IT Workers Expanding in Scope and Scale, GTIG, 1 April 2025");
    /// S15 of the catalogue.
    pub const MICROSOFT_2025: Source = partly("Jasper Sleet, Microsoft, 30 June 2025");
    /// S21 of the catalogue.
    pub const SECUREWORKS: Source = partly(NICKEL);
    /// S21 of the catalogue, where the row rests on its part that was not read.
    pub const SECUREWORKS_HEARD: Source = unread(NICKEL);
    const NICKEL: &str = "NICKEL TAPESTRY, Secureworks, October 2024, and Sophos, 2025";
    /// S23 of the catalogue.
    pub const KNOWBE4: Source = partly("KnowBe4 incident report, 23 July 2024");
    /// S28 of the catalogue.
    pub const NISOS: Source = partly("Nisos reports, August 2024 and March 2025");
    /// S33 of the catalogue.
    pub const HACKER_NEWS_2026: Source =
        Source { title: "The Hacker News, August and September 2026", reading: Reading::Verified };
    /// Korean press of the catalogue.
    pub const KOREAN_PRESS: Source = partly("국내 언론 보도, 2022-12");

    const fn partly(title: &'static str) -> Source {
        Source { title, reading: Reading::Partly }
    }

    const fn unread(title: &'static str) -> Source {
        Source { title, reading: Reading::Unverified }
    }

    /// S26 of the catalogue.
    pub const SEAL: Source =
        Source { title: "DPRK IT Workers, Security Alliance (SEAL) frameworks", reading: Reading::Verified };
    /// S19 of the catalogue.
    pub const DTEX_2024: Source =
        Source { title: "Inside the DPRK, i3 Threat Advisory, DTEX, October 2024", reading: Reading::Partly };
    /// S27 of the catalogue.
    pub const AMAZON_2025: Source =
        Source { title: "Remarks of Amazon's security chief, December 2025", reading: Reading::Partly };
    /// S31 of the catalogue.
    pub const APNIC: Source = Source {
        title: "APNIC delegated statistics; RIPE Labs, 31 August 2015; KP list of June 2025",
        reading: Reading::Verified,
    };
    /// S34 of the catalogue.
    pub const RED_CANARY_2025: Source =
        Source { title: "Threat Detection Report 2025, Red Canary", reading: Reading::Verified };
    /// S37 of the catalogue.
    pub const MITRE_T1219: Source =
        Source { title: "MITRE ATT&CK T1219.003, remote access hardware", reading: Reading::Verified };
    /// S38 of the catalogue.
    pub const FAKE_ANALYZER: Source =
        Source { title: "gh-fake-analyzer, public repository", reading: Reading::Verified };
    /// A public detection rule of the catalogue's section 7.
    pub const SPLUNK: Source =
        Source { title: "Splunk detections of remote employment fraud, public repository", reading: Reading::Verified };
    /// S5 of the catalogue.
    pub const FBI_EXTORTION_2025: Source = Source {
        title: "North Korean IT Workers Conducting Data Extortion, FBI IC3 PSA250123, 23 January 2025",
        reading: Reading::Partly,
    };
    /// S9 of the catalogue.
    pub const CANADA_2025: Source = Source {
        title: "Advisory on North Korean Information Technology Workers, RCMP and partners, 16 July 2025",
        reading: Reading::Partly,
    };
    /// S35 of the catalogue.
    pub const FLAME: Source =
        Source { title: "FLAME BL-0013, a community rule, not official", reading: Reading::Verified };
}
