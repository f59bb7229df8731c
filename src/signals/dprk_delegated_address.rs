//! A successful entry from the one address block that is delegated to the DPRK.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
};
use crate::model::activity::Flags;
use crate::model::{ActivityKind, Both, Lang};
use crate::reference::dprk_delegated;

/// The signal.
pub struct DprkDelegatedAddress;

static CARD: Card = Card {
    id: "dprk-delegated-address",
    family: Family::Network,
    severity: Severity::High,
    needs: &[Need::Address],
    sources: &[sources::APNIC],
    policy: &[],
    ko: CardText {
        title: "북한에 배정된 주소에서 온 접속",
        looks_for: "175.45.176.0/22에서 온 성공한 접속을 봅니다. 북한에 배정된 것이 분명한 하나뿐인 대역이며, 오래되거나 확실치 않은 대역은 쓰지 않습니다.",
        matters_because: "망에 대한 사실입니다. 국제 기구가 배정한 주소이며 사람에 대한 판단이 아닙니다. 제재와 신고 의무를 확인해야 합니다.",
        innocent_explanations: &[STOLEN_KO, "그곳에서 일하는 기자, 외교관, 구호 단체 사람", "시험 삼아 지어낸 주소"],
        blind_spots: &["거의 모든 접속은 다른 나라의 망을 거치므로, 없다고 해서 아무것도 뜻하지 않습니다."],
        next_steps: &[SECURE_KO, "원본 기록을 보존하고 책임자, 법률 담당자와 함께 정합니다.", CHECK_KO],
        clears: &["도용이 확인되고 조치됨", "그곳에 머문 까닭의 기록"],
    },
    en: CardText {
        title: "an entry from addresses delegated to the DPRK",
        looks_for: "Successful entries from 175.45.176.0/22, the one block known for certain to be delegated to the DPRK; stale or doubtful ranges are not used.",
        matters_because: "It is a fact about a network, delegated by an international registry, and no judgement of a person. Sanctions and duties to report need a look.",
        innocent_explanations: &[
            STOLEN_EN,
            "Journalists, diplomats and aid workers there",
            "An address made up for a test",
        ],
        blind_spots: &["Nearly all such work goes through networks elsewhere: its absence means nothing."],
        next_steps: &[
            SECURE_EN,
            "Keep the original log; decide together with whoever is responsible and with counsel.",
            CHECK_EN,
        ],
        clears: &["A takeover found and dealt with", "A record of a stay there"],
    },
    examples: &[
        Example {
            title: Both { ko: "그 대역에서 온 접속", en: "an entry from the block" },
            fires: true,
            drawing: "! | 03-01 09:00 sign-in ok ip=175.45.177.1",
        },
        Example {
            title: Both { ko: "실패한 시도", en: "a failed attempt" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in fail ip=175.45.177.1
                      | 03-01 09:10 sign-in ok ip=192.0.2.1",
        },
        Example {
            title: Both { ko: "바로 옆 대역", en: "the block beside it" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=175.45.180.0
                      | 03-01 09:10 sign-in ok ip=175.45.175.255",
        },
    ],
};

impl RiskSignal for DprkDelegatedAddress {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let mut has_address = false;
        let delegated = |row: &usize| match history.address(*row) {
            None => false,
            Some(address) => {
                has_address = true;
                dprk_delegated(address, case.settings.as_of)
            }
        };
        let mut rows: Vec<usize> = case.placed_rows().filter(delegated).collect();
        if !has_address {
            return Assessment::NotAssessed(Need::Address);
        }
        if rows.is_empty() {
            return Assessment::Quiet;
        }
        // Only what is known to have succeeded is certain: logs that do not tell may hold an attempt.
        let succeeded =
            |row: &usize| history.flags(*row).has(Flags::SUCCESS) || history.kind(*row) == ActivityKind::Session;
        rows.sort_by_key(|row| (!succeeded(row), *row));
        let certain = rows.iter().filter(|row| succeeded(row)).count();
        let facts = vec![("entries", Fact::Count(rows.len() as u64)), ("succeeded", Fact::Count(certain as u64))];
        let strength = if certain > 0 { Strength::Severe } else { Strength::Strong };
        let mut occurrence = Occurrence::new(&CARD, strength, facts, case.loci(rows));
        occurrence.certain = certain > 0;
        Assessment::Fired(occurrence)
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (entries, succeeded) = (count(facts, "entries"), count(facts, "succeeded"));
        match lang {
            Lang::Ko => format!(
                "북한에 배정된 주소(175.45.176.0/22)에서 온 접속이 {entries}건이며, 성공이 확인된 것은 {succeeded}건입니다."
            ),
            Lang::En => format!(
                "{entries} entries came from addresses delegated to the DPRK (175.45.176.0/22); {succeeded} are known to have succeeded."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Policy;
    use crate::signals::sketch::{Sketch, check, fired};

    #[test]
    fn the_block_has_its_ends() {
        for (address, inside) in [
            ("175.45.175.255", false),
            ("175.45.176.0", true),
            ("175.45.179.255", true),
            ("175.45.180.0", false),
            ("2001:db8::1", false),
        ] {
            let found = check(&DprkDelegatedAddress, &format!("| 03-01 09:00 sign-in ok ip={address}"));
            assert_eq!(matches!(found, Assessment::Fired(_)), inside, "{address}");
        }
    }

    #[test]
    fn success_makes_it_certain_and_silence_does_not() {
        let ok = fired(&DprkDelegatedAddress, CARD.examples[0].drawing);
        assert!(ok.certain && ok.strength == Strength::Severe);
        let untold = fired(&DprkDelegatedAddress, "! | 03-01 09:00 sign-in ip=175.45.177.1");
        assert!(!untold.certain && untold.strength == Strength::Strong);
    }

    #[test]
    fn a_known_office_there_and_older_ranges_are_quiet() {
        let policy = Policy { known_addresses: vec!["175.45.176.0/22".to_owned()], ..Policy::default() };
        let drawing = "| 03-01 09:00 sign-in ok ip=175.45.177.1\n| 03-01 10:00 sign-in ok ip=192.0.2.1";
        assert_eq!(Sketch::under(policy, drawing).assess(&DprkDelegatedAddress), Assessment::Quiet);
        let old = "| 03-01 09:00 sign-in ok ip=210.52.109.3\n| 03-01 09:00 sign-in ok ip=77.94.35.1";
        assert_eq!(check(&DprkDelegatedAddress, old), Assessment::Quiet);
    }
}
