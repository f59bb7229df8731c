//! Several accounts on one address, day after day.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    number, text,
};
use crate::model::interner::NONE;
use crate::model::{Both, Lang};
use crate::timeline::History;
use crate::timeline::sharing::{Shared, SharedDay, is_public};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The signal.
pub struct SharedIpMultiAccount;

/// Other accounts that are named at most.
pub(super) const OTHERS: usize = 20;

/// Days that are shown as evidence.
const DAYS: usize = 3;

static CARD: Card = Card {
    id: "shared-ip-multi-account",
    family: Family::Sharing,
    severity: Severity::Medium,
    needs: &[Need::Address],
    sources: &[sources::US_2022, sources::ROK_2022, sources::JAPAN_2024],
    policy: &["sharing", "known_addresses"],
    ko: CardText {
        title: "여러 계정이 되풀이해 함께 쓴 주소",
        looks_for: "같은 날 세 계정 이상이 쓴 인터넷 주소를 찾고, 그런 날이 사흘 이상일 때만 셉니다. 계정이 많을수록 사무실이나 통신사일 가능성이 커서 낮추어 봅니다. 이 신호 하나로는 순위가 오르지 않습니다.",
        matters_because: "주의보는 여러 개발자 계정이 한 주소에서 접속하는 것을 특징으로 듭니다. 한 사람이 여러 이름을 쓸 때도 이런 모습이 됩니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "사무실, 공유 오피스, 학교, 기숙사",
            "함께 사는 가족이나 동료",
            "많은 가입자에게 한 주소를 주는 통신사",
            "많은 사람이 쓰는 VPN, PC방, 카페",
        ],
        blind_spots: &[
            "계정마다 다른 VPN이나 휴대전화를 쓰면 보이지 않습니다.",
            "이 파일들에 없는 계정은 비교하지 못합니다.",
            "계정이 적은 자료에서는 드문 주소인지 판단할 수 없습니다.",
        ],
        next_steps: &[
            SECURE_KO,
            "사무실이나 공유 오피스 주소인지 한 번 확인하고, 맞으면 알려진 주소로 등록합니다.",
            CHECK_KO,
        ],
        clears: &["사무실·공유 오피스 주소라는 확인", "가족이나 동료라는 설명", "통신사 공용 주소라는 확인"],
    },
    en: CardText {
        title: "an address that several accounts use again and again",
        looks_for: "Internet addresses that three or more accounts use on one day, counted only from three such days on. The more accounts, the likelier an office or carrier, and the less it weighs. It never raises an account by itself.",
        matters_because: "The advisories name several developer accounts that sign in from one address. One person with several names looks like this too.",
        innocent_explanations: &[
            STOLEN_EN,
            "An office, shared office, school or dormitory",
            "Family or colleagues who live together",
            "A carrier that gives many customers one address",
            "A popular VPN, an internet café, a coffee shop",
        ],
        blind_spots: &[
            "A different VPN or phone for each account does not show.",
            "Accounts outside these files cannot be compared.",
            "With few accounts nobody can tell whether an address is rare.",
        ],
        next_steps: &[
            SECURE_EN,
            "Find out once whether it is an office or shared office; if so, enter it as a known address.",
            CHECK_EN,
        ],
        clears: &[
            "The address is an office or shared office",
            "Family or colleagues, as told by the holders",
            "The address is a carrier's shared one",
        ],
    },
    examples: &[
        Example {
            title: Both { ko: "사흘 동안 세 계정", en: "three accounts on three days" },
            fires: true,
            drawing: "! | 03-01 09:00 sign-in ok ip=203.0.113.5 x3 every 1d
                      ! | 03-01 11:00 sign-in ok ip=203.0.113.5 acct=lee x3 every 1d
                      ! | 03-01 14:00 sign-in ok ip=203.0.113.5 acct=park x3 every 1d",
        },
        Example {
            title: Both { ko: "이틀만 함께 씀(행사, 카페)", en: "on two days only: an event, a café" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=203.0.113.5 x2 every 1d
                      | 03-01 11:00 sign-in ok ip=203.0.113.5 acct=lee x2 every 1d
                      | 03-01 14:00 sign-in ok ip=203.0.113.5 acct=park x2 every 1d",
        },
        Example {
            title: Both { ko: "함께 사는 두 사람", en: "two people who live together" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=203.0.113.5 x30 every 1d
                      | 03-01 11:00 sign-in ok ip=203.0.113.5 acct=lee x30 every 1d",
        },
        Example {
            title: Both {
                ko: "통신사가 날마다 다른 사람에게 준 주소",
                en: "an address that a carrier hands on from day to day",
            },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=203.0.113.5 x9 every 3d
                      | 03-02 09:00 sign-in ok ip=203.0.113.5 acct=lee x9 every 3d
                      | 03-03 09:00 sign-in ok ip=203.0.113.5 acct=park x9 every 3d",
        },
        Example {
            title: Both {
                ko: "한 공격자가 여러 계정에 실패한 시도", en: "one attacker who fails on several accounts"
            },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=203.0.113.5 x3 every 1d
                      | 03-01 11:00 sign-in fail ip=203.0.113.5 acct=lee x3 every 1d
                      | 03-01 14:00 sign-in fail ip=203.0.113.5 acct=park x3 every 1d",
        },
    ],
};

impl RiskSignal for SharedIpMultiAccount {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let population = case.history.population;
        let address = |id: u32| population.addresses.get(id as usize).copied();
        let ids: BTreeSet<u32> = own_ids(&case.history, &population.columns.address)
            .filter(|id| address(*id).is_some_and(is_public))
            .collect();
        if ids.is_empty() {
            return Assessment::NotAssessed(Need::Address);
        }
        let policy = &case.settings.policy.sharing;
        let account = case.history.index as u32;
        let found = ids
            .iter()
            .filter(|id| !address(**id).is_some_and(|address| case.known_addresses.contains(address)))
            .filter_map(|id| {
                Some((address(*id)?.to_string(), case.sharing.addresses.get(id)?, case.links.is_common(*id)))
            })
            .filter(|(_, shared, _)| shared.accounts.len() >= policy.address_accounts as usize)
            .map(|(name, shared, common)| (name, shared, common, days_with(shared, account, policy.address_accounts)))
            .filter(|(.., days)| days.len() >= policy.address_days as usize)
            .min_by_key(|(name, shared, common, days)| {
                (*common, Reverse(days.len()), shared.accounts.len(), name.clone())
            });
        let Some((name, shared, common, days)) = found else { return Assessment::Quiet };
        let total = shared.accounts.len();
        let is_hub = total >= policy.hub_accounts as usize;
        let is_rare = !is_hub && !common && population.accounts.len() >= policy.min_population as usize;
        let others: BTreeSet<u32> = days.iter().flat_map(|day| &day.uses).map(|(other, _)| *other).collect();
        let facts = vec![
            ("address", Fact::Text(name)),
            ("accounts", Fact::List(keys_of_others(&case.history, others))),
            ("accounts_total", Fact::Count(total as u64)),
            ("days", Fact::Count(days.len() as u64)),
            ("rarity", Fact::Number(1.0 / libm::log2(1.0 + total as f64))),
        ];
        let mut rows = Vec::new();
        for day in days.iter().take(DAYS) {
            let (own, other): (Vec<_>, Vec<_>) = day.uses.iter().partition(|(user, _)| *user == account);
            rows.extend(own.into_iter().chain(other).map(|(_, row)| row as usize));
        }
        let strength = if is_rare { Strength::Strong } else { Strength::Watch };
        let mut occurrence = Occurrence::new(&CARD, strength, facts, case.loci(rows));
        occurrence.weaknesses.hub = is_hub;
        occurrence.never_alone = true;
        if common {
            // A VPN, carrier or campus, in the source's own words, puts strangers at one address.
            occurrence = occurrence.at_most(Severity::Low);
        }
        Assessment::Fired(occurrence)
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (address, total, days) = (text(facts, "address"), count(facts, "accounts_total"), count(facts, "days"));
        let rarity = number(facts, "rarity");
        match lang {
            Lang::Ko => {
                let address = if address.is_empty() { String::new() } else { format!("({address})") };
                format!(
                    "계정 {total}개가 쓴 주소{address} 하나를 {days}일에 걸쳐 같은 날 함께 썼습니다. 드문 정도는 {rarity:.2}입니다(1에 가까울수록 드묾)."
                )
            }
            Lang::En => {
                let address = if address.is_empty() { String::new() } else { format!(" ({address})") };
                format!(
                    "One address{address} serves {total} accounts; several of them used it on the same day, on {days} days. Rarity {rarity:.2}, where 1 is rarest."
                )
            }
        }
    }
}

/// Different ids in a column of the rows that the person did, each at least once.
pub(super) fn own_ids<'a>(history: &History<'a>, column: &'a [u32]) -> impl Iterator<Item = u32> + use<'a> {
    let mut before = NONE;
    history
        .own_rows()
        .map(move |row| column[row])
        .filter(move |id| *id != std::mem::replace(&mut before, *id) && *id != NONE)
}

/// Keys of the accounts other than this one.
pub(super) fn keys_of_others(history: &History<'_>, accounts: impl IntoIterator<Item = u32>) -> Vec<String> {
    let others = accounts.into_iter().filter(|account| *account as usize != history.index);
    others
        .filter_map(|account| history.population.accounts.get(account as usize))
        .map(|account| account.key.clone())
        .take(OTHERS)
        .collect()
}

/// Days on which this account and enough others used it.
fn days_with(shared: &Shared, account: u32, least: u32) -> Vec<&SharedDay> {
    let is_one = |day: &&SharedDay| {
        day.uses.len() >= least as usize && day.uses.binary_search_by_key(&account, |(user, _)| *user).is_ok()
    };
    shared.days.iter().filter(is_one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Policy;
    use crate::signals::list;
    use crate::signals::sketch::{Sketch, check, fired};
    use std::fmt::Write as _;

    /// `kim` and others on one address for three days, among enough accounts elsewhere.
    fn crowd(sharing: usize, elsewhere: usize) -> String {
        let mut drawing = String::from("! | 03-01 09:00 sign-in ok ip=203.0.113.5 x3 every 1d\n");
        for n in 1..sharing {
            writeln!(drawing, "! | 03-01 10:00 sign-in ok ip=203.0.113.5 acct=a{n:03} x3 every 1d")
                .expect("a string takes all");
        }
        for n in 0..elsewhere {
            writeln!(drawing, "| 03-01 10:00 sign-in ok ip=198.51.100.{n} acct=b{n:03}").expect("a string takes all");
        }
        drawing
    }

    #[test]
    fn rarity_counts_among_many_accounts_only() {
        let few = fired(&SharedIpMultiAccount, &crowd(3, 46));
        let many = fired(&SharedIpMultiAccount, &crowd(3, 47));
        assert_eq!([few.strength, many.strength], [Strength::Watch, Strength::Strong]);
        assert!(many.never_alone && !many.weaknesses.hub);
        assert_eq!(list(&many.facts, "accounts"), ["a001", "a002"]);
        assert_eq!(number(&many.facts, "rarity"), 0.5);
    }

    #[test]
    fn an_address_of_many_is_a_hub() {
        let occurrence = fired(&SharedIpMultiAccount, &crowd(30, 40));
        assert!(occurrence.weaknesses.hub);
        assert_eq!(occurrence.strength, Strength::Watch);
        assert_eq!((list(&occurrence.facts, "accounts").len(), count(&occurrence.facts, "accounts_total")), (20, 30));
    }

    #[test]
    fn evidence_begins_with_this_account_each_day() {
        let lines: Vec<u32> =
            fired(&SharedIpMultiAccount, &crowd(3, 0)).evidence.iter().map(|locus| locus.line).collect();
        assert_eq!(lines, [1, 2, 3, 1, 2, 3, 1, 2, 3]);
    }

    #[test]
    fn a_known_office_proves_nothing() {
        let policy = Policy { known_addresses: vec!["203.0.113.0/24".to_owned()], ..Policy::default() };
        assert_eq!(Sketch::under(policy, &crowd(3, 0)).assess(&SharedIpMultiAccount), Assessment::Quiet);
    }

    #[test]
    fn private_addresses_are_no_answer() {
        assert_eq!(
            check(&SharedIpMultiAccount, "| 03-01 09:00 sign-in ok ip=10.0.0.1"),
            Assessment::NotAssessed(Need::Address)
        );
    }

    #[test]
    fn the_explanation_gives_accounts_and_days() {
        let facts = fired(&SharedIpMultiAccount, &crowd(3, 0)).facts;
        assert!(
            SharedIpMultiAccount
                .explain(&facts, Lang::Ko)
                .starts_with("계정 3개가 쓴 주소(203.0.113.5) 하나를 3일에 걸쳐")
        );
    }
}
