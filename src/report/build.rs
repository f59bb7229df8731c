//! Engine types to the report.

use super::{
    ACCOUNTS_SHOWN, AccountReport, Cluster, ControlReport, Coverage, DiligenceReport, EVIDENCE_SHOWN, EvidenceReport,
    FamilyReport, FindingReport, Input, IssueReport, JoinReport, Link, NotAssessed, Report, SCHEMA,
};
use crate::engine::{Screened, ScreenedAccount};
use crate::ingest::DeviceClass;
use crate::model::activity::Flags;
use crate::model::civil::{day_text, utc_text};
use crate::score::{POINT, Scored, rounded};
use crate::settings::Policy;
use crate::signals::{CATALOGUE, Fact, Locus, Weaknesses};
use crate::timeline::History;
use crate::timeline::links::LinkKind;
use sha2::{Digest, Sha256};

/// The report of a screening.
pub fn report(screened: &Screened) -> Report {
    Report {
        accounts: screened.accounts.iter().map(|account| account_report(screened, account)).collect(),
        ..without_accounts(screened)
    }
}

/// The same with no account in its list, for who needs one of them.
pub fn without_accounts(screened: &Screened) -> Report {
    Report {
        schema: SCHEMA.into(),
        engine: env!("CARGO_PKG_VERSION").into(),
        catalogue: catalogue_hash(),
        policy: policy_hash(&screened.settings.policy),
        as_of: utc_text(screened.settings.as_of),
        inputs: inputs(screened),
        coverage: Coverage {
            not_assessed: not_assessed(screened, usize::MAX),
            issues: issues(screened),
            joins: joins(screened),
        },
        accounts: Vec::new(),
        links: links(screened),
        clusters: clusters(screened),
        proof: None,
    }
}

/// Files by name, then hash.
pub fn inputs(screened: &Screened) -> Vec<Input> {
    let mut inputs: Vec<Input> = screened
        .population
        .files
        .iter()
        .map(|file| Input {
            file: file.name.clone(),
            sha256: file.sha256.clone(),
            format: file.format.map(Into::into),
            rows: file.row_count,
            used: file.used,
            zone: file.zone.clone(),
            zone_source: file.zone_source.name().into(),
            day_order_assumed: file.day_order_assumed,
            dropped_columns: file.dropped_columns.clone(),
            skew_minutes: file.skew_minutes,
            error: file.error.map(|error| error.name().into()),
        })
        .collect();
    inputs.sort_by(|a, b| (&a.file, &a.sha256, a.rows).cmp(&(&b.file, &b.sha256, b.rows)));
    inputs
}

/// Wrong rows, by file and line.
pub fn issues(screened: &Screened) -> Vec<IssueReport> {
    let mut issues: Vec<IssueReport> = Vec::new();
    for file in &screened.population.files {
        issues.extend(file.issues.iter().map(|issue| IssueReport {
            file: file.name.clone(),
            line: issue.line,
            kind: issue.kind.name().into(),
            count: issue.count,
        }));
    }
    issues.sort_by(|a, b| (&a.file, a.line, &a.kind).cmp(&(&b.file, b.line, &b.kind)));
    issues
}

/// Keys that were joined, by account and key.
pub fn joins(screened: &Screened) -> Vec<JoinReport> {
    let population = &screened.population;
    population
        .joins
        .iter()
        .map(|join| JoinReport {
            account: join.account.clone(),
            joined: join.joined.clone(),
            file: population.files[join.file as usize].name.clone(),
            line: join.line,
            how: join.stated.name().into(),
        })
        .collect()
}

/// Signals that some account could not be assessed for, each with at most so many names of accounts that could.
pub fn not_assessed(screened: &Screened, named: usize) -> Vec<NotAssessed> {
    let of = screened.accounts.len();
    let mut by_index: Vec<&ScreenedAccount> = screened.accounts.iter().collect();
    by_index.sort_by_key(|account| account.index);
    CATALOGUE
        .iter()
        .enumerate()
        .filter_map(|(n, signal)| {
            let mut missing: Vec<&'static str> = Vec::new();
            let mut assessed = Vec::new();
            let mut accounts = 0;
            for account in &by_index {
                match account.missing[n] {
                    Some(need) => {
                        accounts += 1;
                        if !missing.contains(&need.name()) {
                            missing.push(need.name());
                        }
                    }
                    None if assessed.len() < named => {
                        assessed.push(screened.population.accounts[account.index].key.clone());
                    }
                    None => {}
                }
            }
            missing.sort_unstable();
            (accounts > 0).then(|| NotAssessed {
                signal: signal.card().id.into(),
                missing: missing.into_iter().map(Into::into).collect(),
                accounts,
                of,
                assessed,
            })
        })
        .collect()
}

/// One account.
pub fn account_report(screened: &Screened, account: &ScreenedAccount) -> AccountReport {
    let history = screened.history(account);
    let facts = history.account();
    let rows = history.rows();
    AccountReport {
        account: facts.key.clone(),
        names: facts.names.clone(),
        band: account.band.name().into(),
        points: rounded(account.sum.total),
        activities: history.len(),
        first: rows.clone().next().map(|row| utc_text(history.start(row))),
        last: last_activity(screened, account).map(utc_text),
        presence_minutes: account.presence_minutes,
        assessed: account.missing.iter().filter(|missing| missing.is_none()).count(),
        of: account.missing.len(),
        enough_data: account.enough_data,
        diligence: account
            .diligence
            .iter()
            .map(|(measure, state)| DiligenceReport { measure: (*measure).into(), state: state.name().into() })
            .collect(),
        findings: account.findings.iter().map(|finding| finding_report(screened, finding)).collect(),
        families: account
            .sum
            .families
            .iter()
            .map(|(family, points)| FamilyReport { family: family.name().into(), points: rounded(*points) })
            .collect(),
        controls: account
            .controls
            .iter()
            .map(|held| ControlReport {
                control: held.id.into(),
                counts: held.counts,
                why_not: held.why_not.map(Into::into),
                on: held.day.map(day_text),
                evidence: evidence(screened, held.locus),
            })
            .collect(),
    }
}

/// UTC seconds of the last activity of an account.
pub fn last_activity(screened: &Screened, account: &ScreenedAccount) -> Option<u32> {
    let history = screened.history(account);
    history.rows().map(|row| last_moment(&history, row)).max()
}

/// The last moment of an activity; hours of a day have no clock time, so that they end where they begin.
fn last_moment(history: &History<'_>, row: usize) -> u32 {
    if history.flags(row).has(Flags::DAY_ONLY) { history.start(row) } else { history.end(row) }
}

fn finding_report(screened: &Screened, finding: &Scored) -> FindingReport {
    let occurrence = &finding.occurrence;
    FindingReport {
        signal: finding.signal.into(),
        family: finding.family.name().into(),
        severity: occurrence.severity.name().into(),
        strength: occurrence.strength.name().into(),
        reliability: rounded(libm::round(finding.reliability * POINT as f64) as i64),
        weaknesses: weakness_names(occurrence.weaknesses).into_iter().map(Into::into).collect(),
        points: rounded(finding.points),
        facts: occurrence.facts.iter().map(|(name, fact)| ((*name).into(), fact_value(fact))).collect(),
        explained: finding.explained.clone(),
        evidence: occurrence.evidence.iter().take(EVIDENCE_SHOWN).map(|locus| evidence(screened, *locus)).collect(),
        evidence_total: occurrence.evidence.len(),
    }
}

fn evidence(screened: &Screened, locus: Locus) -> EvidenceReport {
    EvidenceReport { file: screened.population.files[locus.file as usize].name.clone(), line: locus.line }
}

/// A fact as JSON.
pub fn fact_value(fact: &Fact) -> serde_json::Value {
    match fact {
        Fact::Count(count) => (*count).into(),
        Fact::Number(number) => rounded(libm::round(number * POINT as f64) as i64).into(),
        Fact::Text(text) => text.clone().into(),
        Fact::List(list) => list.clone().into(),
    }
}

/// Names of weaknesses, in the order of the design's table.
pub fn weakness_names(weaknesses: Weaknesses) -> Vec<&'static str> {
    [
        (weaknesses.zone_assumed, "zone-assumed"),
        (weaknesses.country_only, "country-only"),
        (weaknesses.end_assumed, "end-assumed"),
        (weaknesses.hub, "hub-address"),
        (weaknesses.sparse, "sparse-history"),
        (weaknesses.name_key, "name-only"),
    ]
    .into_iter()
    .filter(|(weak, _)| *weak)
    .map(|(_, name)| name)
    .collect()
}

/// One thing that several accounts have in common.
pub struct Thing {
    /// Name of its kind.
    pub kind: &'static str,
    /// What it is; of what says who somebody is, only the end.
    pub value: String,
    /// Who shares it, in order.
    pub accounts: Vec<u32>,
    /// Rarity, 0 to 1, two decimals.
    pub weight: f64,
}

impl Thing {
    /// A tie of the account graph.
    pub fn of(link: &crate::timeline::links::Link) -> Self {
        let mut accounts: Vec<u32> = link.members.iter().map(|member| member.account).collect();
        accounts.dedup();
        Self { kind: link.kind.name(), value: link.value.clone(), accounts, weight: rounded_weight(link.weight) }
    }
}

fn rounded_weight(weight: f64) -> f64 {
    rounded(libm::round(weight * POINT as f64) as i64)
}

/// Everything that accounts share, rarest first.
pub fn things(screened: &Screened) -> Vec<Thing> {
    let population = &screened.population;
    let rarity = |accounts: usize, factor: f64| rounded_weight(factor / libm::log2(1.0 + accounts as f64));
    let mut things: Vec<Thing> = Vec::new();
    for (id, shared) in &screened.sharing.devices {
        // A host name or cookie is repeated by cloned machines; half the weight of a managed identifier.
        let factor = if population.device_classes[*id as usize] == DeviceClass::Strong { 1.0 } else { 0.5 };
        things.push(Thing {
            kind: "device",
            value: population.devices.text(*id).to_owned(),
            accounts: shared.accounts.clone(),
            weight: rarity(shared.accounts.len(), factor),
        });
    }
    for (id, shared) in &screened.sharing.addresses {
        things.push(Thing {
            kind: "address",
            value: population.addresses[*id as usize].to_string(),
            accounts: shared.accounts.clone(),
            weight: rarity(shared.accounts.len(), 0.5),
        });
    }
    // Devices and addresses stand above, with those that tie nobody.
    let shown = |link: &&crate::timeline::links::Link| {
        !matches!(link.kind, LinkKind::Device | LinkKind::DeviceName | LinkKind::Address | LinkKind::Persona)
            && link.accounts > 1
    };
    things.extend(screened.links.all.iter().filter(shown).map(Thing::of));
    // Accounts are numbered in the order of their keys.
    things.sort_by(|a, b| {
        let rest = (a.kind, &a.value, &a.accounts).cmp(&(b.kind, &b.value, &b.accounts));
        b.weight.total_cmp(&a.weight).then(rest)
    });
    things
}

/// What accounts share, rarest first.
pub fn links(screened: &Screened) -> Vec<Link> {
    let link = |thing: Thing| Link {
        kind: thing.kind.into(),
        value: thing.value,
        accounts: keys(screened, &thing.accounts),
        accounts_total: thing.accounts.len(),
        weight: thing.weight,
    };
    things(screened).into_iter().map(link).collect()
}

/// Keys of accounts, as many as a list shows.
fn keys(screened: &Screened, accounts: &[u32]) -> Vec<String> {
    let key = |account: &u32| screened.population.accounts[*account as usize].key.clone();
    accounts.iter().take(ACCOUNTS_SHOWN).map(key).collect()
}

/// Accounts that hang together, the largest first.
pub fn clusters(screened: &Screened) -> Vec<Cluster> {
    let report = |(n, cluster): (usize, &crate::timeline::links::Cluster)| Cluster {
        id: format!("c{}", n + 1),
        accounts: keys(screened, &cluster.accounts),
        accounts_total: cluster.accounts.len(),
        kinds: cluster.kinds.iter().map(|kind| (*kind).into()).collect(),
        weight: rounded_weight(cluster.weight),
    };
    screened.links.clusters.iter().enumerate().map(report).collect()
}

/// A digest in hexadecimal.
pub fn hex(digest: impl AsRef<[u8]>) -> String {
    digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 of the policy as JSON.
pub fn policy_hash(policy: &Policy) -> String {
    hex(Sha256::digest(serde_json::to_vec(policy).unwrap_or_default()))
}

/// SHA-256 of everything that the cards say.
pub fn catalogue_hash() -> String {
    let mut hasher = Sha256::new();
    for signal in CATALOGUE {
        let card = signal.card();
        hasher.update(card.id);
        for text in [&card.ko, &card.en] {
            for words in [text.title, text.looks_for, text.matters_because] {
                hasher.update(words);
            }
            for words in [text.innocent_explanations, text.blind_spots, text.next_steps, text.clears] {
                words.iter().for_each(|word| hasher.update(word));
            }
        }
    }
    hex(hasher.finalize())
}
