//! Three or more accounts that hang together by two or more kinds of ties.

use super::*;
use crate::signals::card::{CardText, Example, Family, sources};
use crate::signals::controls::{STOLEN_EN, STOLEN_KO};
use std::collections::BTreeSet;

/// `cross-account-graph-cluster`.
pub struct CrossAccountGraphCluster;

static CARD: Card = Card {
    id: "cross-account-graph-cluster",
    family: Family::Sharing,
    severity: Severity::High,
    needs: &[Need::Contact],
    sources: &[sources::US_2022, sources::DOJ_CASES],
    policy: &[
        "links.cluster_accounts",
        "links.cluster_kinds",
        "links.severe_cluster_accounts",
        "links.severe_cluster_kinds",
        "links.hub_accounts",
        "agencies",
    ],
    ko: CardText {
        title: "여러 공통점으로 이어진 계정 무리",
        looks_for: "기기, 전화, 메일, 계좌, 신분증, 배송지 같은 것 두 가지 이상으로 이어진 세 계정 이상을 찾습니다. 주소와 컴퓨터 이름, 사진, 글은 다른 것으로 이미 이어진 계정 사이에서만 셉니다. 사무실과 VPN 주소는 세지 않습니다.",
        matters_because: "한 조력자가 여러 플랫폼에서 871개의 이름을 관리한 사건이 있습니다. 한 가지는 우연이어도 두 가지가 겹치기는 드뭅니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "한 업체의 사람들(밝히도록 요청)",
            "함께 사는 가족과 그 가족의 직장",
            "한 사람이 다시 만든 계정",
        ],
        blind_spots: BLIND_KO,
        next_steps: &[SECURE_KO, "업체 소속이면 어느 업체인지 밝히게 하고 정책에 등록합니다.", ASK_KO, CHECK_KO],
        clears: &["업체 소속이라는 확인", TOLD_KO],
    },
    en: CardText {
        title: "accounts tied by several things",
        looks_for: "Three or more accounts tied by two or more kinds of things: devices, numbers, mailboxes, payout accounts, documents, delivery addresses. Addresses, host names, portraits and texts count only among accounts that something else ties. Offices and VPN addresses do not count.",
        matters_because: "One helper managed 871 names on several platforms. One thing in common may be chance, two are rare.",
        innocent_explanations: &[
            STOLEN_EN,
            "People of one agency (ask them to say so)",
            "A family and where it works",
            "Accounts that the same person made again",
        ],
        blind_spots: BLIND_EN,
        next_steps: &[SECURE_EN, "If it is an agency, have it disclosed and enter it in the policy.", ASK_EN, CHECK_EN],
        clears: &["They work for one agency", TOLD_EN],
    },
    examples: &[
        Example {
            title: Both { ko: "계좌와 전화로 이어진 세 계정", en: "three accounts by payout and phone" },
            fires: true,
            drawing: "! = payout-destination 110-000-123456
                      ! = acct=lee payout-destination 110-000-123456
                      ! = acct=lee phone 010-0000-0001
                      ! = acct=park phone 010-0000-0001",
        },
        Example {
            title: Both { ko: "한 가지로만 이어진 세 계정", en: "three accounts by one kind only" },
            fires: false,
            drawing: "= payout-destination 110-000-123456
                      = acct=lee payout-destination 110-000-123456
                      = acct=park payout-destination 110-000-123456",
        },
        Example {
            title: Both { ko: "두 계정", en: "two accounts" },
            fires: false,
            drawing: "= payout-destination 110-000-123456
                      = acct=lee payout-destination 110-000-123456
                      = phone 010-0000-0001
                      = acct=lee phone 010-0000-0001",
        },
        Example {
            title: Both {
                ko: "한 사무실의 주소와 회의실 PC", en: "one office's address and meeting-room PC"
            },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=203.0.113.5 dev=ROOM-1 x5 every 1d
                      | 03-01 10:00 sign-in ok ip=203.0.113.5 dev=ROOM-1 acct=lee x5 every 1d
                      | 03-01 11:00 sign-in ok ip=203.0.113.5 dev=ROOM-1 acct=park x5 every 1d",
        },
    ],
};

impl RiskSignal for CrossAccountGraphCluster {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let account = case.history.index as u32;
        let Some((number, cluster)) = case.links.cluster(account) else {
            let knows = case.links.knows_anything(case.history.index)
                || case.history.own_rows().any(|row| case.history.device(row).is_some());
            return if knows { Assessment::Quiet } else { Assessment::NotAssessed(Need::Contact) };
        };
        if cluster.disclosed == Disclosed::Known {
            return Assessment::Quiet;
        }
        let own = || case.links.in_cluster(account, cluster);
        let limits = &case.settings.policy.links;
        let tied_firmly = own().any(|link| link.kind.is_firm() && link.names != Names::One);
        let is_hub = cluster.accounts.len() > limits.hub_accounts as usize;
        let strength = match () {
            () if cluster.disclosed == Disclosed::Declared || !tied_firmly || cluster.firm_kinds < 2 || is_hub => {
                Strength::Watch
            }
            () if cluster.firm_kinds >= limits.severe_cluster_kinds as usize
                && cluster.accounts.len() >= limits.severe_cluster_accounts as usize =>
            {
                Strength::Severe
            }
            () => Strength::Strong,
        };
        let facts = vec![
            ("accounts", Fact::List(others(case, cluster.accounts.iter().copied()))),
            ("accounts_total", Fact::Count(cluster.accounts.len() as u64)),
            ("kinds", Fact::List(cluster.kinds.iter().map(|kind| (*kind).to_owned()).collect())),
            ("weight", Fact::Number(cluster.weight)),
            ("cluster", Fact::Text(cluster_id(number))),
        ];
        // Own ties first, then a few of the others: the whole cluster may have thousands.
        let mut loci: Vec<Locus> = own().flat_map(|link| evidence(account, &link.members)).take(OTHERS).collect();
        let rest = cluster.links.iter().take(OTHERS).flat_map(|link| &case.links.all[*link as usize].members);
        loci.extend(rest.map(|member| Locus { file: member.file, line: member.line }).take(OTHERS));
        let mut seen = BTreeSet::new();
        loci.retain(|locus| seen.insert(*locus));
        let mut occurrence = Occurrence::new(&CARD, strength, facts, loci);
        occurrence.weaknesses.hub = is_hub;
        Assessment::Fired(occurrence)
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (total, kinds) = (count(facts, "accounts_total"), list(facts, "kinds").len());
        let weight = number(facts, "weight");
        let others = list(facts, "accounts").join(", ");
        match lang {
            Lang::Ko => {
                let others = if others.is_empty() { String::new() } else { format!(" 다른 계정: {others}.") };
                format!("계정 {total}개가 {kinds}가지 공통점으로 이어져 있습니다(드문 정도의 합 {weight:.2}).{others}")
            }
            Lang::En => {
                let others = if others.is_empty() { String::new() } else { format!(" Other accounts: {others}.") };
                format!("{total} accounts are tied by {kinds} kinds of things (rarity {weight:.2} in all).{others}")
            }
        }
    }
}

/// The name of a cluster by its number from 0 upwards, as reports have it.
fn cluster_id(number: usize) -> String {
    format!("c{}", number + 1)
}
