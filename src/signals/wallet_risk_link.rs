//! A wallet that stands on a list of sanctioned addresses which the user loaded: exactly equal or not at all.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::linked::pay::WALLET;
use super::pay::locus;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Locus, Need, Occurrence, RiskSignal, Severity, Strength,
    count, text,
};
use crate::model::{ActivityKind, Both, Detail, HoldingField, Lang};
use std::collections::BTreeSet;

/// The signal.
pub struct WalletRiskLink;

static CARD: Card = Card {
    id: "wallet-risk-link",
    family: Family::Money,
    severity: Severity::High,
    needs: &[Need::WalletList, Need::PayoutAccount],
    sources: &[sources::ZACHXBT],
    policy: &[],
    ko: CardText {
        title: "제재 목록에 있는 지갑 주소",
        looks_for: "불러온 공식 제재 지갑 목록과 글자 그대로 같은 주소가 지급 기록이나 명단에 있는지 봅니다. 비슷한 주소나 사람 이름은 견주지 않습니다.",
        matters_because: "제재 대상의 지갑으로 보내는 것은 여러 나라에서 법이 막는 일이며, 주소가 같다는 것은 확인된 사실입니다.",
        innocent_explanations: &[
            "거래소가 여러 고객에게 쓰는 입금 주소가 목록에 오른 경우",
            "주소를 잘못 옮겨 적은 명단",
            "계정을 도용당해 지급 주소가 바뀐 경우",
        ],
        blind_spots: &["목록에 없는 지갑은 아무것도 뜻하지 않습니다.", "불러온 목록이 오래되었을 수 있습니다."],
        next_steps: &[
            "주소와 목록의 줄을 나란히 놓고 다시 봅니다.",
            "송금하기 전에 법무 담당자, 제재 담당 기관과 상의합니다.",
            CHECK_KO,
        ],
        clears: &["목록에서 빠졌다는 공고", "잘못 적은 주소를 바로잡은 기록"],
    },
    en: CardText {
        title: "a wallet address that is on a sanctions list",
        looks_for: "Addresses among payouts or on the roster that equal, letter for letter, one on the official list of sanctioned wallets that you loaded. Similar addresses and names of people are not compared.",
        matters_because: "Sending to a sanctioned wallet is barred by law in many countries, and that two addresses are equal is a certain fact.",
        innocent_explanations: &[
            "An exchange's address that serves many customers was listed",
            "An address copied wrongly into the roster",
            "A takeover of the account, in which the address was changed",
        ],
        blind_spots: &["A wallet that is not listed means nothing.", "The list that was loaded may be old."],
        next_steps: &[
            "Put the address beside the line of the list and look again.",
            "Consult your lawyers and the sanctions authority before a transfer.",
            CHECK_EN,
        ],
        clears: &["A notice that the address was taken off the list", "A wrongly copied address put right"],
    },
    examples: &[
        Example {
            title: Both { ko: "목록의 주소로 지급", en: "a payout to a listed address" },
            fires: true,
            drawing: "= sanctioned 0x00000000000000000000000000000000000000AA
                      ! | 01-31 09:00 payout amount=1 destination=0x00000000000000000000000000000000000000aa",
        },
        Example {
            title: Both { ko: "한 글자 다른 주소", en: "one letter apart" },
            fires: false,
            drawing: "= sanctioned 0x00000000000000000000000000000000000000aa
                      | 01-31 09:00 payout amount=1 destination=0x00000000000000000000000000000000000000ab",
        },
        Example {
            title: Both { ko: "실패한 송금", en: "a transfer that failed" },
            fires: false,
            drawing: "= sanctioned 0x00000000000000000000000000000000000000aa
                      | 01-31 09:00 payout fail amount=1 destination=0x00000000000000000000000000000000000000aa
                      | 02-28 09:00 payout amount=1 destination=110-1",
        },
    ],
};

impl RiskSignal for WalletRiskLink {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        if history.population.sanctioned_wallets.is_empty() {
            // Without a list a wallet that several accounts are paid to can still be seen.
            return match WALLET.assess_as(case, &CARD) {
                Assessment::Fired(occurrence) => Assessment::Fired(occurrence),
                _ => Assessment::NotAssessed(Need::WalletList),
            };
        }
        let paid = history
            .rows_of(ActivityKind::Payout)
            .filter_map(|row| Some((history.detail(row, Detail::Destination)?, case.locus(row))));
        let listed = [HoldingField::Wallet, HoldingField::PayoutDestination]
            .into_iter()
            .flat_map(|field| history.texts(field).map(|(text, holding)| (text, locus(holding))));
        let mut any = false;
        let mut wallets: BTreeSet<&str> = BTreeSet::new();
        let mut evidence: Vec<Locus> = Vec::new();
        let mut entries: Vec<Locus> = Vec::new();
        for (address, place) in paid.chain(listed) {
            any = true;
            if let Some(found) = history.population.sanctioned_wallet(address) {
                evidence.push(place);
                if wallets.insert(address) {
                    entries.push(Locus { file: found.file, line: found.line });
                }
            }
        }
        if !any {
            return Assessment::NotAssessed(Need::PayoutAccount);
        }
        let Some(wallet) = wallets.first() else { return WALLET.assess_as(case, &CARD) };
        let facts = vec![
            ("wallets", Fact::Count(wallets.len() as u64)),
            ("entries", Fact::Count(evidence.len() as u64)),
            ("wallet", Fact::Text((*wallet).to_owned())),
        ];
        evidence.extend(entries);
        let mut occurrence = Occurrence::new(&CARD, Strength::Severe, facts, evidence);
        occurrence.certain = true;
        Assessment::Fired(occurrence)
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        if facts.iter().any(|(name, _)| *name == "accounts_total") {
            return WALLET.explain(facts, lang);
        }
        let (wallets, entries) = (count(facts, "wallets"), count(facts, "entries"));
        let wallet = text(facts, "wallet");
        let named = if wallet.is_empty() { String::new() } else { format!(" ({wallet})") };
        match lang {
            Lang::Ko => {
                format!("불러온 제재 목록의 지갑 {wallets}개가 이 계정의 기록 {entries}건에 그대로 있습니다{named}.")
            }
            Lang::En => {
                format!(
                    "Wallets of the sanctions list that you loaded: {wallets}, in {entries} records of this account{named}."
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn a_match_is_certain_and_shows_the_line_of_the_list() {
        let occurrence = fired(&WalletRiskLink, "! = sanctioned TExampleAddress\n! = wallet texampleaddress");
        assert!(occurrence.certain);
        assert_eq!(occurrence.evidence.iter().map(|locus| locus.line).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn without_a_list_or_an_address_nothing_is_said() {
        assert_eq!(check(&WalletRiskLink, "= wallet 0xaa"), Assessment::NotAssessed(Need::WalletList));
        let drawing = "= sanctioned 0xaa\n| 01-05 09:00 sign-in ok";
        assert_eq!(check(&WalletRiskLink, drawing), Assessment::NotAssessed(Need::PayoutAccount));
    }
}
