//! Ratings between the related, referees who are other accounts, recommendations within a group.

use super::*;
use crate::signals::card::{CardText, Example, Family, sources};
use crate::signals::controls::{STOLEN_EN, STOLEN_KO};
use crate::timeline::links::Role;

/// An address alone may be a shared office; anything else in common is what the advisories name.
fn dealing(_: &Case<'_>, link: &Link) -> Option<Strength> {
    match link.disclosed {
        Disclosed::Known => None,
        _ if link.value == LinkKind::Address.name() => Some(Strength::Watch),
        Disclosed::Declared => Some(Strength::Watch),
        // The same party under two names pays itself and rates itself: more than once is a habit.
        Disclosed::No if link.count > 1 => Some(Strength::Severe),
        Disclosed::No => Some(Strength::Strong),
    }
}

/// `self-dealing-reviews`.
pub static DEALING: LinkSignal = LinkSignal {
    kind: LinkKind::Review,
    need: Need::Reviews,
    strength: dealing,
    said: Both {
        ko: "평가를 주고받으면서 공통점이 있는", en: "rate one another and have something in common"
    },
    card: &Card {
        id: "self-dealing-reviews",
        family: Family::Sharing,
        severity: Severity::High,
        needs: &[Need::Reviews],
        sources: &[sources::US_2022, sources::JAPAN_2024],
        policy: &["agencies", "known_addresses"],
        ko: CardText {
            title: "서로 이어진 계정 사이의 평가",
            looks_for: "평가한 계정과 평가받은 계정이 지급계좌, 신분증, 관리 기기를 함께 쓰거나 사흘 이상 같은 주소를 함께 쓴 경우를 찾습니다. 주소만 같으면 눈여겨보는 데 그칩니다.",
            matters_because: "미국과 일본의 주의보가 의뢰인 계정과 개발자 계정을 한쪽이 함께 쓰며 평점을 올리는 것을 특징으로 듭니다.",
            innocent_explanations: &[STOLEN_KO, "가족이 서비스를 산 경우", "한 사무실의 의뢰인과 개발자"],
            blind_spots: &[
                "평가자가 이 파일들의 계정으로 나오지 않으면 볼 수 없습니다.",
                "아무것도 함께 쓰지 않으면 보이지 않습니다.",
            ],
            next_steps: NEXT_KO,
            clears: &["실제 거래라는 기록", TOLD_KO],
        },
        en: CardText {
            title: "ratings between connected accounts",
            looks_for: "Accounts of which one rated the other and that share a payout account, document or managed device, or were at one address on three or more days. An address alone is only worth a look.",
            matters_because: "The US and Japanese advisories name client accounts that raise the ratings of a developer of the same hands.",
            innocent_explanations: &[
                STOLEN_EN,
                "A relative who buys the service",
                "A client and a developer of one office",
            ],
            blind_spots: &[
                "A reviewer who is no account of these files cannot be compared.",
                "What shares nothing does not show.",
            ],
            next_steps: NEXT_EN,
            clears: &["A record of the real job", TOLD_EN],
        },
        examples: &[
            Example {
                title: Both { ko: "평가자와 같은 계좌", en: "paid where the reviewer is paid" },
                fires: true,
                drawing: "= payout-destination 110-000-123456
                          = acct=lee payout-destination 110-000-123456
                          ! | 03-05 09:00 review counterpart=lee rating=5",
            },
            Example {
                title: Both { ko: "평범한 의뢰인", en: "an ordinary client" },
                fires: false,
                drawing: "= payout-destination 110-000-123456
                          = acct=lee payout-destination 110-000-123457
                          | 03-05 09:00 review counterpart=lee rating=5",
            },
            Example {
                title: Both { ko: "이틀만 같은 카페", en: "one café on two days only" },
                fires: false,
                drawing: "| 03-01 09:00 sign-in ok ip=203.0.113.5 x2 every 1d
                          | 03-01 10:00 sign-in ok ip=203.0.113.5 acct=lee x2 every 1d
                          | 03-05 09:00 review counterpart=lee rating=5",
            },
        ],
    },
};

/// `reference-shares-attributes`.
pub struct ReferenceSharesAttributes;

static REFERENCE: Card = Card {
    id: "reference-shares-attributes",
    family: Family::Sharing,
    severity: Severity::Medium,
    needs: &[Need::Referees],
    sources: &[sources::KNOWBE4_2024, sources::GTIG_2025],
    policy: &["links.referee_accounts", "links.hub_accounts"],
    ko: CardText {
        title: "본인이나 다른 계정과 같은 추천인 연락처",
        looks_for: "추천인의 전화나 메일이 본인의 것이거나 다른 계정의 것인 경우를 찾습니다. 세 사람 이상이 같은 추천인을 적으면 눈여겨봅니다. 무료 메일을 쓰는 추천인은 아무 뜻도 없습니다.",
        matters_because: "가상의 인물들이 서로를 추천한 사례가 보고되었습니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "실제 동료가 서로 추천한 경우",
            "여러 사람을 가르친 한 상사나 교수",
            "칸을 잘못 채운 경우",
        ],
        blind_spots: BLIND_KO,
        next_steps: &[SECURE_KO, "추천인의 회사 대표번호로 연락해 확인합니다.", CHECK_KO],
        clears: &["추천인이 실제로 함께 일했다는 확인", TOLD_KO],
    },
    en: CardText {
        title: "a referee's contact that is an account's own",
        looks_for: "Referees whose telephone or mailbox is the person's own or another account's. A referee whom three or more name is worth a look. A referee on free mail means nothing.",
        matters_because: "In reported cases made-up people vouched for one another.",
        innocent_explanations: &[
            STOLEN_EN,
            "Colleagues who recommend each other",
            "One manager or teacher of many",
            "A field filled in by mistake",
        ],
        blind_spots: BLIND_EN,
        next_steps: &[SECURE_EN, "Reach the referee through the firm's own switchboard.", CHECK_EN],
        clears: &["The referee confirms the work", TOLD_EN],
    },
    examples: &[
        Example {
            title: Both { ko: "추천인이 다른 계정", en: "a referee who is another account" },
            fires: true,
            drawing: "! = referee 010-0000-0002
                      ! = acct=lee phone 01000000002",
        },
        Example {
            title: Both { ko: "자기 번호를 추천인으로", en: "one's own number as referee" },
            fires: true,
            drawing: "! = referee naru@example.org; 010-0000-0001
                      ! = phone 010-0000-0001",
        },
        Example {
            title: Both { ko: "두 사람의 한 상사", en: "one manager of two" },
            fires: false,
            drawing: "= referee boss@example.org
                      = acct=lee referee boss@example.org",
        },
        Example {
            title: Both { ko: "무료 메일을 쓰는 추천인", en: "a referee on free mail" },
            fires: false,
            drawing: "= referee naru@gmail.com
                      = phone 010-0000-0001",
        },
    ],
};

impl RiskSignal for ReferenceSharesAttributes {
    fn card(&self) -> &'static Card {
        &REFERENCE
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let account = case.history.index as u32;
        let names =
            |link: &Link| link.members.iter().any(|member| member.account == account && member.role == Role::Guest);
        let is_referee = |link: &Link| {
            let own = |member: &Member| member.account == account && member.role == Role::Holder;
            link.members.iter().any(own)
        };
        let holders = |link: &Link| link.members.iter().any(|member| member.role == Role::Holder);
        let found = case
            .links
            .of_account(case.history.index)
            .filter(|link| link.kind == LinkKind::Referee && link.disclosed != Disclosed::Known)
            .filter_map(|link| {
                let guests = link.members.iter().filter(|member| member.role == Role::Guest).count();
                let strength = match () {
                    () if holders(link) && names(link) && link.disclosed == Disclosed::No => Strength::Strong,
                    () if holders(link) && (names(link) || is_referee(link)) => Strength::Watch,
                    () if guests >= case.settings.policy.links.referee_accounts as usize => Strength::Watch,
                    () => return None,
                };
                Some((strength, link))
            })
            .min_by_key(|(strength, link)| (Reverse(*strength), Reverse(link.accounts)));
        match found {
            Some((strength, link)) => {
                let mut occurrence = occurrence(case, &REFERENCE, strength, link);
                let own = names(link) && is_referee(link);
                occurrence.facts.extend(own.then_some(("own_contact", Fact::Count(1))));
                Assessment::Fired(occurrence)
            }
            None if case.links.knows(case.history.index, LinkKind::Referee) => Assessment::Quiet,
            None => Assessment::NotAssessed(Need::Referees),
        }
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let own = count(facts, "own_contact") > 0;
        let said = Both { ko: "추천인 연락처로 이어진", en: "are tied by a referee's contact" };
        match (own, lang) {
            (true, Lang::Ko) => format!("추천인 연락처({})가 본인의 연락처와 같습니다.", text(facts, "shared")),
            (true, Lang::En) => format!("A referee's contact ({}) is the person's own.", text(facts, "shared")),
            _ => sentence(facts, lang, said),
        }
    }
}

/// `referral-cluster`.
pub struct ReferralCluster;

static REFERRAL: Card = Card {
    id: "referral-cluster",
    family: Family::Sharing,
    severity: Severity::Medium,
    needs: &[Need::Referees],
    sources: &[sources::US_2022, sources::SEAL],
    policy: &["links.hub_accounts", "agencies"],
    ko: CardText {
        title: "서로 이어진 계정 사이의 추천",
        looks_for: "추천한 계정이 다른 계정과 전화, 계좌, 기기 같은 것을 함께 쓰는 경우를 찾습니다. 추천받은 계정과 함께 쓰면 무겁게, 제3의 계정과 함께 쓰면 눈여겨보는 데 그칩니다. 추천만으로는 아무 뜻도 없습니다.",
        matters_because: "한 조직에서 한 명이 확인되면 추천으로 이어진 사람이 더 있는 일이 많다고 합니다.",
        innocent_explanations: &[STOLEN_KO, "평범한 지인 추천", "함께 사는 가족의 추천"],
        blind_spots: &[
            "추천인이 이 파일들의 계정이 아니면 볼 수 없습니다.",
            "아무것도 함께 쓰지 않으면 보이지 않습니다.",
        ],
        next_steps: &[SECURE_KO, "추천받은 사람에게도 남들과 똑같은 절차를 밟습니다.", CHECK_KO],
        clears: &["추천인과의 관계에 대한 설명", TOLD_KO],
    },
    en: CardText {
        title: "recommendations between connected accounts",
        looks_for: "Accounts recommended by one that shares a number, payout account, device or the like: with the recommended account it weighs, with a third one it is only worth a look. A recommendation alone means nothing.",
        matters_because: "Where one such worker was found, there were often more, brought in by recommendation.",
        innocent_explanations: &[STOLEN_EN, "An ordinary recommendation", "Family who live together"],
        blind_spots: &[
            "A referrer who is no account of these files cannot be compared.",
            "What shares nothing does not show.",
        ],
        next_steps: &[SECURE_EN, "Follow the same steps for the recommended person as for everyone.", CHECK_EN],
        clears: &["How they know each other", TOLD_EN],
    },
    examples: &[
        Example {
            title: Both { ko: "추천인과 같은 계좌", en: "paid where the referrer is paid" },
            fires: true,
            drawing: "! = referrer lee
                      ! = payout-destination 110-000-123456
                      ! = acct=lee payout-destination 110-000-123456",
        },
        Example {
            title: Both {
                ko: "추천인이 제3자와 번호를 함께 씀", en: "the referrer shares a number with a third"
            },
            fires: true,
            drawing: "! = referrer lee
                      ! = acct=lee phone 010-0000-0001
                      ! = acct=park phone 010-0000-0001",
        },
        Example {
            title: Both { ko: "평범한 추천", en: "an ordinary recommendation" },
            fires: false,
            drawing: "= referrer lee
                      = phone 010-0000-0002
                      = acct=lee phone 010-0000-0001
                      = acct=park phone 010-0000-0003",
        },
    ],
};

impl RiskSignal for ReferralCluster {
    fn card(&self) -> &'static Card {
        &REFERRAL
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let account = case.history.index as u32;
        let firm = |of: u32| {
            let ties = case.links.of_account(of as usize);
            ties.filter(move |link| link.kind.is_firm() && link.ties() && link.names != Names::One)
        };
        let mut referrals = 0;
        let mut found: Option<(Strength, &Link, &Link)> = None;
        for referral in case.links.of_account(case.history.index).filter(|link| link.kind == LinkKind::Referral) {
            referrals += 1;
            let of_role = |role| referral.members.iter().find(|member| member.role == role);
            let (Some(referrer), Some(referred)) = (of_role(Role::Holder), of_role(Role::Guest)) else { continue };
            if referral.disclosed == Disclosed::Known {
                continue;
            }
            let between = firm(referrer.account).find(|link| link.has(referred.account));
            let tie = match between {
                Some(link) => Some((Strength::Strong, referral, link)),
                None => firm(referrer.account).next().map(|link| (Strength::Watch, referral, link)),
            };
            let is_better = |tie: &(Strength, &Link, &Link)| found.is_none_or(|found| tie.0 > found.0);
            found = tie.filter(is_better).or(found);
        }
        let Some((strength, referral, link)) = found else {
            let known = referrals > 0 || case.links.knows(case.history.index, LinkKind::Referral);
            return if known { Assessment::Quiet } else { Assessment::NotAssessed(Need::Referees) };
        };
        let mut members = referral.members.clone();
        members.extend(&link.members);
        members.sort_unstable();
        members.dedup();
        let accounts = members.chunk_by(|a, b| a.account == b.account).count() as u64;
        let referrer = referral.members.iter().find(|member| member.role == Role::Holder);
        let referrer = referrer.map_or("", |member| &case.history.population.accounts[member.account as usize].key);
        let facts = vec![
            ("referrer", Fact::Text(referrer.to_owned())),
            ("kind", Fact::Text(link.kind.name().to_owned())),
            ("accounts", Fact::List(others(case, members.iter().map(|member| member.account)))),
            ("accounts_total", Fact::Count(accounts)),
        ];
        let mut occurrence = Occurrence::new(&REFERRAL, strength, facts, evidence(account, &members));
        // A recommendation by somebody who shares something is no more than a reason to look at both.
        occurrence.never_alone = strength == Strength::Watch;
        Assessment::Fired(occurrence)
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let said = Both {
            ko: "추천과 공통점으로 이어진", en: "are tied by a recommendation and something in common"
        };
        let referrer = text(facts, "referrer");
        let sentence = sentence(facts, lang, said);
        match (referrer, lang) {
            ("", _) => sentence,
            (referrer, Lang::Ko) => format!("{sentence} 추천한 계정: {referrer}."),
            (referrer, Lang::En) => format!("{sentence} Recommended by: {referrer}."),
        }
    }
}
