//! Signals that read the account graph: one thing that several accounts have in common each, and what hangs together.

use super::card::{Card, Strength};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO};
use super::shared_ip_multi_account::OTHERS;
use super::{Assessment, Case, Fact, Facts, Locus, Need, Occurrence, RiskSignal, Severity, count, list, number, text};
use crate::model::{Both, Lang};
use crate::timeline::links::{Disclosed, Link, LinkKind, Member, Names};
use std::cmp::Reverse;

pub mod cluster;
pub mod contacts;
pub mod parcels;
pub mod pay;
pub mod people;
pub mod pictures;
pub mod texts;

const ASK_KO: &str = "왜 함께 쓰는지 관련자 모두에게 똑같이 묻습니다.";
const ASK_EN: &str = "Ask everyone concerned in the same way why it is shared.";
const NEXT_KO: &[&str] = &[SECURE_KO, ASK_KO, CHECK_KO];
const NEXT_EN: &[&str] = &[SECURE_EN, ASK_EN, CHECK_EN];
const BLIND_KO: &[&str] = &["계정마다 다른 것을 쓰면 보이지 않습니다.", "이 파일들에 없는 계정은 비교하지 못합니다."];
const BLIND_EN: &[&str] =
    &["A different one for each account does not show.", "Accounts outside these files cannot be compared."];
const TOLD_KO: &str = "함께 쓰는 까닭에 대한 설명과 각자의 본인 확인";
const TOLD_EN: &str = "A reason told by the holders, each identified";

/// One thing that several accounts have in common.
pub struct LinkSignal {
    card: &'static Card,
    kind: LinkKind,
    need: Need,
    /// How far past the threshold a tie is; nothing where it says nothing.
    strength: fn(&Case<'_>, &Link) -> Option<Strength>,
    /// What the accounts do, after their number: `같은 전화번호를 쓰는`, `use one telephone number`.
    said: Both,
}

impl RiskSignal for LinkSignal {
    fn card(&self) -> &'static Card {
        self.card
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        if case.links.knows(case.history.index, self.kind) {
            self.assess_as(case, self.card)
        } else {
            Assessment::NotAssessed(self.need)
        }
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        sentence(facts, lang, self.said)
    }
}

impl LinkSignal {
    /// The same on another card, for a signal that looks for something else besides; quiet where nothing is shared.
    pub(super) fn assess_as(&self, case: &Case<'_>, card: &Card) -> Assessment {
        match strongest(case, self.kind, self.strength) {
            Some((strength, link)) => Assessment::Fired(occurrence(case, card, strength, link)),
            None => Assessment::Quiet,
        }
    }
}

/// The tie of a kind that says most: the strongest, then the one of most accounts, then the first.
fn strongest<'a>(
    case: &Case<'a>,
    kind: LinkKind,
    strength: fn(&Case<'_>, &Link) -> Option<Strength>,
) -> Option<(Strength, &'a Link)> {
    case.links
        .of_account(case.history.index)
        .filter(|link| link.kind == kind)
        .filter_map(|link| Some((strength(case, link)?, link)))
        .min_by_key(|(strength, link)| (Reverse(*strength), Reverse(link.accounts)))
}

/// The strength of a thing that only one person should have.
fn of_one_person(case: &Case<'_>, link: &Link) -> Option<Strength> {
    let explained = link.names == Names::One || link.disclosed == Disclosed::Declared;
    Some(match link.accounts {
        _ if link.disclosed == Disclosed::Known => return None,
        // A person with two accounts, an agency's people, a value typed to fill a field, the rest of a masked number.
        _ if explained || link.is_hub || link.is_vague => Strength::Watch,
        accounts if accounts >= case.settings.policy.links.severe_accounts => Strength::Severe,
        _ => Strength::Strong,
    })
}

fn occurrence(case: &Case<'_>, card: &Card, strength: Strength, link: &Link) -> Occurrence {
    let account = case.history.index as u32;
    let mut facts = vec![
        ("shared", Fact::Text(link.value.clone())),
        ("accounts", Fact::List(others(case, link.members.iter().map(|member| member.account)))),
        ("accounts_total", Fact::Count(u64::from(link.accounts))),
        ("rarity", Fact::Number(link.weight)),
    ];
    for (name, is) in [
        ("one_name", link.names == Names::One),
        ("one_agency", link.disclosed == Disclosed::Declared),
        ("loop", link.is_loop),
    ] {
        facts.extend(is.then_some((name, Fact::Count(1))));
    }
    if link.count > 0 {
        facts.push(("times", Fact::Count(u64::from(link.count))));
    }
    let mut occurrence = Occurrence::new(card, strength, facts, evidence(account, &link.members));
    occurrence.weaknesses.hub = link.is_hub;
    if link.disclosed == Disclosed::Declared {
        occurrence = occurrence.at_most(Severity::Medium);
    }
    occurrence
}

/// Places of an account first, then those of as many others as are named.
fn evidence(account: u32, members: &[Member]) -> Vec<Locus> {
    let own = members.partition_point(|member| member.account < account);
    let own = members[own..].iter().take_while(|member| member.account == account);
    let other = members.iter().filter(|member| member.account != account).take(OTHERS);
    let mut loci: Vec<Locus> = Vec::new();
    for member in own.chain(other) {
        let locus = Locus { file: member.file, line: member.line };
        if !loci.contains(&locus) {
            loci.push(locus);
        }
    }
    loci
}

/// Keys of other accounts, each once, as many as are named.
fn others(case: &Case<'_>, accounts: impl IntoIterator<Item = u32>) -> Vec<String> {
    let mut before = case.history.index as u32;
    let others = accounts.into_iter().filter(|account| {
        let is_new = *account as usize != case.history.index && *account != before;
        before = *account;
        is_new
    });
    let named = others.filter_map(|account| case.history.population.accounts.get(account as usize));
    named.map(|account| account.key.clone()).take(OTHERS).collect()
}

/// Who shares what, with whom, and what may explain it.
fn sentence(facts: &Facts, lang: Lang, said: Both) -> String {
    let (said, value, total) = (said.get(lang), text(facts, "shared"), count(facts, "accounts_total"));
    let value = if value.is_empty() { String::new() } else { format!("({value})") };
    let has = |name| count(facts, name) > 0;
    let named = list(facts, "accounts");
    let more = total.saturating_sub(1 + named.len() as u64);
    let named = named.join(", ");
    let mut out = match lang {
        Lang::Ko if total < 2 => format!("{said} 계정이 더 있습니다{value}."),
        Lang::Ko => format!("{said} 계정이 {total}개 있습니다{value}."),
        Lang::En if total < 2 => format!("Several accounts {said}{}{value}.", if value.is_empty() { "" } else { " " }),
        Lang::En => format!("{total} accounts {said}{}{value}.", if value.is_empty() { "" } else { " " }),
    };
    if !named.is_empty() {
        out += &match (lang, more) {
            (Lang::Ko, 0) => format!(" 다른 계정: {named}."),
            (Lang::Ko, more) => format!(" 다른 계정: {named} 등(그 밖에 {more}개)."),
            (Lang::En, 0) => format!(" Other accounts: {named}."),
            (Lang::En, more) => format!(" Other accounts: {named} and {more} more."),
        };
    }
    let notes = [
        ("loop", " 그중에 의뢰인과 개발자가 함께 있습니다.", " A client and a developer are among them."),
        ("one_name", " 이름이 같아 한 사람의 계정들일 수 있습니다.", " One name: they may be one person's."),
        ("one_agency", " 모두 한 업체 소속이거나 회사 계정입니다.", " All name one agency or are firms."),
    ];
    for (name, ko, en) in notes {
        if has(name) {
            out += Both { ko, en }.get(lang);
        }
    }
    out
}

#[cfg(test)]
mod tests;
