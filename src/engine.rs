//! The pipeline: the one place that knows the order of stages.

use crate::ingest::container::{self, Members, ReadSeek};
use crate::ingest::intake::Intake;
use crate::ingest::{IssueKind, Unreadable};
use crate::model::activity::Flags;
use crate::model::interner::mix;
use crate::model::network::Networks;
use crate::normalise::zone::Zone;
use crate::normalise::{Collector, Partial, ZoneSource};
use crate::reference::{OwnTable, PLACE_TABLE};
use crate::score::{Band, Scored, Sum, score, weigh};
use crate::settings::{Explained, Policy, Settings};
use crate::signals::controls::{Held, held};
use crate::signals::diligence::{State, measures};
use crate::signals::{Assessment, CATALOGUE, Case, Family, Need, Notes};
use crate::timeline::{History, Links, Peers, Population, Presence, Sharing};
use std::cell::Cell;
use std::io::{Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads files one after another, then screens them.
pub struct Screening {
    settings: Settings,
    keep_sessions: bool,
    partials: Vec<Partial>,
    current: Option<Current>,
    /// Files given so far.
    given: usize,
    own_places: Option<OwnTable>,
}

struct Current {
    name: String,
    origin: usize,
    intake: Intake,
    collector: Collector,
    fingerprint: Fingerprint,
}

/// What one file came to, for progress and the file list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSummary {
    /// Base name.
    pub name: String,
    /// Id of the format.
    pub format: Option<&'static str>,
    /// Records.
    pub rows: u32,
    /// Records used.
    pub used: u32,
    /// Why it could not be read.
    pub error: Option<Unreadable>,
}

impl Screening {
    /// A screening with those settings; `keep_sessions` keeps session ids readable for the export of activities.
    pub fn new(settings: Settings, keep_sessions: bool) -> Self {
        Self { settings, keep_sessions, partials: Vec::new(), current: None, given: 0, own_places: None }
    }

    /// Takes the user's own table of places, which goes before the bundled one.
    pub fn set_places(&mut self, table: OwnTable) {
        self.own_places = Some(table);
    }

    /// Begins a file with that base name.
    pub fn begin_file(&mut self, name: &str) {
        self.given += 1;
        self.begin(name);
    }

    fn begin(&mut self, name: &str) {
        self.current = Some(Current {
            name: name.to_owned(),
            origin: self.given.saturating_sub(1),
            intake: Intake::new(name, &self.settings.policy.limits).with_mappings(&self.settings.mappings),
            collector: Collector::new(&self.settings, self.keep_sessions),
            fingerprint: Fingerprint::default(),
        });
    }

    /// Takes the next bytes of the file; false says that the rest need not be read.
    pub fn push(&mut self, piece: &[u8]) -> bool {
        match &mut self.current {
            None => false,
            Some(current) => {
                current.fingerprint.push(piece);
                current.intake.push(piece, &mut current.collector)
            }
        }
    }

    /// Records counted so far in the current file.
    pub fn rows(&self) -> u32 {
        self.current.as_ref().map_or(0, |current| current.collector.row_count())
    }

    /// Ends the file; `failed` says that its bytes could not all be had.
    pub fn end_file(&mut self, failed: Option<Unreadable>) -> Option<FileSummary> {
        let mut current = self.current.take()?;
        let error = current.intake.finish(&mut current.collector);
        let format = current.intake.format();
        let mut partial = current.collector.finish(&self.settings);
        partial.format = format;
        partial.error = failed.or(error).or(partial.error);
        partial.name = current.name;
        partial.origin = current.origin;
        (partial.fingerprint, partial.bytes) = current.fingerprint.finish();
        let summary = FileSummary {
            name: partial.name.clone(),
            format,
            rows: partial.row_count,
            used: partial.used,
            error: partial.error,
        };
        self.partials.push(partial);
        Some(summary)
    }

    /// Whether a file of that name is a table of places, to be given whole to [`Self::read_places`].
    pub fn is_place_table(name: &str) -> bool {
        name.len() > 5 && name.is_char_boundary(name.len() - 5) && name[name.len() - 5..].eq_ignore_ascii_case(".mmdb")
    }

    /// Reads the user's own table of places of addresses, which goes before the bundled one; it is listed with the files.
    /// Of several the last counts.
    pub fn read_places(&mut self, name: &str, bytes: Vec<u8>) -> Option<FileSummary> {
        self.begin_file(name);
        let mut current = self.current.take()?;
        current.fingerprint.push(&bytes);
        let mut partial = current.collector.finish(&self.settings);
        (partial.fingerprint, partial.bytes) = current.fingerprint.finish();
        partial.name = current.name;
        partial.origin = current.origin;
        partial.format = Some(PLACE_TABLE);
        partial.error = None;
        match OwnTable::open(bytes) {
            Ok(table) => self.set_places(table),
            Err(_) => partial.error = Some(Unreadable::NoPlaceTable),
        }
        let (name, error) = (partial.name.clone(), partial.error);
        self.partials.push(partial);
        Some(FileSummary { name, format: Some(PLACE_TABLE), rows: 0, used: 0, error })
    }

    /// Ends the current file as one that says nothing about anybody's activity.
    fn set_aside(&mut self) {
        let Some(current) = self.current.take() else { return };
        let mut partial = current.collector.finish(&self.settings);
        partial.name = current.name;
        partial.origin = current.origin;
        partial.issues.add(1, IssueKind::NotRelevant);
        partial.error = None;
        self.partials.push(partial);
    }

    /// Reads a whole file of which [`container::is_container`] says that it holds others: each member or sheet becomes a
    /// file of its own. `progress` is told now and then how many bytes of the file were passed and how many records were
    /// read in it.
    pub fn read_container(
        &mut self,
        name: &str,
        file: &mut dyn ReadSeek,
        progress: &mut dyn FnMut(u64, u32),
    ) -> Vec<FileSummary> {
        self.given += 1;
        let passed = Cell::new(0);
        let mut watched = Watched { file, at: 0, passed: &passed };
        let limits = self.settings.policy.limits.clone();
        let mut opened = Opened { screening: self, passed: &passed, progress, rows: 0, summaries: Vec::new() };
        // The library that reads binary workbooks trusts their records: one that lies ends its file, not the run. (In the page
        // a panic ends the worker, which the page survives and says.)
        let read = catch_unwind(AssertUnwindSafe(|| container::read(name, &mut watched, &limits, &mut opened)));
        if read.is_err() && (opened.screening.current.is_some() || opened.begin(name)) {
            opened.end(Some(Unreadable::DamagedWorkbook));
        }
        opened.summaries
    }

    /// Screens everything that was read.
    pub fn finish(self) -> Screened {
        let mut population = Population::merge(self.partials, &self.settings.policy.keep_apart);
        population.zone = Zone::parse(&self.settings.zone);
        if self.settings.policy.places.place_from_ip {
            population.place_by_address(self.own_places.as_ref());
        }
        Screened::of(population, self.settings)
    }
}

/// Members of a container on their way into a screening.
struct Opened<'a> {
    screening: &'a mut Screening,
    passed: &'a Cell<u64>,
    progress: &'a mut dyn FnMut(u64, u32),
    rows: u32,
    summaries: Vec<FileSummary>,
}

/// Activities name their file in two bytes.
const MOST_FILES: usize = u16::MAX as usize;

impl Members for Opened<'_> {
    fn begin(&mut self, name: &str) -> bool {
        let is_room = self.screening.partials.len() < MOST_FILES;
        if is_room {
            self.screening.begin(name);
        }
        is_room
    }

    fn push(&mut self, piece: &[u8]) -> bool {
        let wanted = self.screening.push(piece);
        (self.progress)(self.passed.get(), self.rows + self.screening.rows());
        wanted
    }

    fn end(&mut self, failed: Option<Unreadable>) {
        if let Some(summary) = self.screening.end_file(failed) {
            self.rows = self.rows.saturating_add(summary.rows);
            self.summaries.push(summary);
        }
    }

    fn irrelevant(&mut self, name: &str) {
        if self.begin(name) {
            self.screening.set_aside();
        }
    }

    fn tick(&mut self) {
        (self.progress)(self.passed.get(), self.rows);
    }
}

/// Sees how far a file was read.
struct Watched<'a> {
    file: &'a mut dyn ReadSeek,
    at: u64,
    passed: &'a Cell<u64>,
}

/// Bytes between two members that are stepped over: a small one that was left out.
const JUMP: u64 = 1 << 20;

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.at += read as u64;
        // The directory of an archive lies at its end and is read first: only what follows on what was read counts.
        if self.at <= self.passed.get().saturating_add(JUMP) {
            self.passed.set(self.passed.get().max(self.at));
        }
        Ok(read)
    }
}

impl Seek for Watched<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.at = self.file.seek(to)?;
        Ok(self.at)
    }
}

/// A fast hash of a file's bytes, the same in whatever pieces they come: orders files, finds the same file given twice.
#[derive(Default)]
struct Fingerprint {
    state: u64,
    rest: Vec<u8>,
    bytes: u64,
}

impl Fingerprint {
    fn push(&mut self, piece: &[u8]) {
        self.bytes += piece.len() as u64;
        let mut piece = piece;
        if !self.rest.is_empty() {
            let missing = (8 - self.rest.len()).min(piece.len());
            self.rest.extend_from_slice(&piece[..missing]);
            piece = &piece[missing..];
            if self.rest.len() < 8 {
                return;
            }
            let rest = std::mem::take(&mut self.rest);
            self.word(u64::from_le_bytes(rest[..8].try_into().unwrap_or_default()));
        }
        let (words, rest) = piece.as_chunks::<8>();
        for word in words {
            self.word(u64::from_le_bytes(*word));
        }
        self.rest.extend_from_slice(rest);
    }

    fn word(&mut self, word: u64) {
        self.state = mix(self.state, word);
    }

    fn finish(mut self) -> (u64, u64) {
        let mut last = [0; 8];
        last[..self.rest.len()].copy_from_slice(&self.rest);
        self.word(u64::from_le_bytes(last));
        self.word(self.bytes);
        (self.state, self.bytes)
    }
}

/// One account, screened.
#[derive(Clone, Debug)]
pub struct ScreenedAccount {
    /// Index in the population.
    pub index: usize,
    /// What fired, most points first.
    pub findings: Vec<Scored>,
    /// For each signal of the catalogue, what was missing.
    pub missing: Vec<Option<Need>>,
    /// Positive controls on record.
    pub controls: Vec<Held>,
    /// Diligence measures.
    pub diligence: Vec<(&'static str, State)>,
    /// The sum.
    pub sum: Sum,
    /// The band.
    pub band: Band,
    /// Minutes of presence.
    pub presence_minutes: u64,
    /// Enough families could be assessed to judge.
    pub enough_data: bool,
}

/// Everything that a screening came to.
pub struct Screened {
    /// What was read.
    pub population: Population,
    /// Settings of the run.
    pub settings: Settings,
    /// Accounts, in the order in which they are shown.
    pub accounts: Vec<ScreenedAccount>,
    /// What accounts share.
    pub sharing: Sharing,
    /// What ties accounts together, and which hang together.
    pub links: Links,
}

impl Screened {
    fn of(population: Population, settings: Settings) -> Self {
        let (accounts, sharing, links) = screen_all(&population, &settings);
        let mut screened = Self { population, settings, accounts, sharing, links };
        screened.put_in_order();
        screened
    }

    fn put_in_order(&mut self) {
        let order = |a: &ScreenedAccount, b: &ScreenedAccount| {
            (b.band, b.sum.total).cmp(&(a.band, a.sum.total)).then_with(|| a.index.cmp(&b.index))
        };
        self.accounts.sort_by(order);
    }

    /// Weighs what was found by other explanations; nothing is assessed again.
    pub fn explain(&mut self, explained: Vec<Explained>) {
        self.settings.set_explained(explained);
        let of = self.population.accounts.len();
        for account in &mut self.accounts {
            let reasons = reasons(&self.settings, &self.population.accounts[account.index].key);
            (account.sum, account.band) =
                weigh(&mut account.findings, &account.controls, reasons, of, &self.settings.policy);
        }
        self.put_in_order();
    }

    /// What the accounts would come to under another policy, in the order of the population. What was read stays as it was
    /// read: parts of a policy that are about reading show only when the files are read again.
    pub fn rescored(&self, policy: &Policy) -> Vec<ScreenedAccount> {
        let settings = Settings { policy: policy.clone(), ..self.settings.clone() };
        screen_all(&self.population, &settings).0
    }

    /// Notes SHA-256 digests of inputs, as (base name, hexadecimal digest) in the order in which the files were given. The
    /// members of an archive and the sheets of a workbook all get that of the file that was given.
    pub fn set_digests(&mut self, digests: &[(String, String)]) {
        for file in &mut self.population.files {
            if let Some((name, digest)) = digests.get(file.origin) {
                debug_assert!(file.name.starts_with(name.as_str()), "digests come in the order of the files");
                file.sha256 = Some(digest.clone());
            }
        }
    }

    /// The history of a screened account.
    pub fn history(&self, account: &ScreenedAccount) -> History<'_> {
        History { population: &self.population, index: account.index }
    }

    /// The presence of a screened account.
    pub fn presence(&self, account: &ScreenedAccount) -> Presence {
        Presence::of(&self.history(account), &self.settings.policy.presence)
    }
}

fn screen_all(population: &Population, settings: &Settings) -> (Vec<ScreenedAccount>, Sharing, Links) {
    let sharing = Sharing::of(population, settings.policy.sharing.address_accounts);
    let peers = Peers::of(population, &settings.policy);
    let (known_addresses, _) = Networks::parse(settings.policy.known_addresses.iter().map(String::as_str));
    let links = Links::of(population, &sharing, &settings.policy, &known_addresses);
    let accounts = (0..population.accounts.len())
        .map(|index| screen_account(population, index, (&sharing, &links, &peers), settings, &known_addresses))
        .collect();
    (accounts, sharing, links)
}

/// Signals of an account that a person explained, with the reasons.
fn reasons<'a>(settings: &'a Settings, account: &str) -> &'a [(String, String)] {
    settings.explained.get(account).map_or(&[], Vec::as_slice)
}

fn screen_account(
    population: &Population,
    index: usize,
    (sharing, links, peers): (&Sharing, &Links, &Peers),
    settings: &Settings,
    known_addresses: &Networks,
) -> ScreenedAccount {
    let history = History { population, index };
    let presence = Presence::of(&history, &settings.policy.presence);
    let case = Case {
        history,
        presence: &presence,
        sharing,
        links,
        peers,
        settings,
        known_addresses,
        notes: Notes::default(),
    };
    let mut findings = Vec::new();
    let mut missing = Vec::with_capacity(CATALOGUE.len());
    let mut assessed: Vec<Family> = Vec::new();
    for signal in CATALOGUE {
        let card = signal.card();
        let assessment = signal.assess(&case);
        missing.push(match &assessment {
            Assessment::NotAssessed(need) => Some(*need),
            _ => None,
        });
        match assessment {
            Assessment::NotAssessed(_) => continue,
            Assessment::Quiet => {}
            Assessment::Fired(mut occurrence) => {
                add_weaknesses(&case, card.id, card.family, &mut occurrence);
                findings.push(score(card.id, card.family, occurrence, &settings.policy.score));
            }
        }
        if !assessed.contains(&card.family) {
            assessed.push(card.family);
        }
    }
    let controls = held(&case);
    let reasons = reasons(settings, &history.account().key);
    let (sum, band) = weigh(&mut findings, &controls, reasons, population.accounts.len(), &settings.policy);
    ScreenedAccount {
        index,
        missing,
        diligence: measures(&case),
        band,
        presence_minutes: presence.minutes(),
        enough_data: assessed.len() >= settings.policy.score.min_families as usize,
        findings,
        controls,
        sum,
    }
}

/// Signals of sharing that rest on entries: a number in a roster is none the weaker for few of them.
const SHARING_BY_ACTIVITY: [&str; 2] = ["shared-device-multi-account", "shared-ip-multi-account"];

/// Weaknesses that do not depend on the signal but on the files and the account.
fn add_weaknesses(case: &Case<'_>, signal: &str, family: Family, occurrence: &mut crate::signals::Occurrence) {
    let population = case.history.population;
    let weaknesses = &mut occurrence.weaknesses;
    weaknesses.name_key |= case.history.account().name_keyed;
    // An answer is no measurement, a day compared with a day of the same kind is right in any zone, and so is money; how much
    // of it there must be, each signal says.
    let from_activity = !matches!(family, Family::Identity | Family::Contact | Family::Market | Family::Money)
        && (family != Family::Sharing || SHARING_BY_ACTIVITY.contains(&signal));
    if !from_activity {
        return;
    }
    weaknesses.sparse |= case.history.len() < case.settings.policy.score.sparse_below as usize;
    if signal != "shared-device-multi-account" {
        weaknesses.zone_assumed |= occurrence
            .evidence
            .iter()
            .any(|locus| population.files[locus.file as usize].zone_source == ZoneSource::Assumed);
    }
    if family == Family::Hours {
        let mut evidence = occurrence.evidence.clone();
        evidence.sort_unstable();
        let is_evidence = |row: usize| evidence.binary_search(&case.locus(row)).is_ok();
        weaknesses.end_assumed |=
            case.history.rows().any(|row| case.history.flags(row).has(Flags::END_ASSUMED) && is_evidence(row));
    }
}

/// Whether an issue is only a note: the row was used, or there was nothing to use in it.
pub fn is_note(kind: IssueKind) -> bool {
    matches!(
        kind,
        IssueKind::NotRelevant
            | IssueKind::Duplicate
            | IssueKind::IdentityNumberMasked
            | IssueKind::TimeFold
            | IssueKind::NoActivity
            | IssueKind::AmbiguousAlias
            | IssueKind::ClockSkew
    )
}
