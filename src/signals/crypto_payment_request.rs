//! A wish to be paid in a cryptocurrency.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::pay::{is_crypto_word, is_payout_field, is_wallet, locus, own_changes, paid_rows};
use super::talk::{has_any, texts};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Locus, Need, Occurrence, RiskSignal, Severity, Strength,
    text,
};
use crate::model::{Both, Detail, HoldingField, Lang};

/// The signal.
pub struct CryptoPaymentRequest;

static CARD: Card = Card {
    id: "crypto-payment-request",
    family: Family::Money,
    severity: Severity::Medium,
    needs: &[Need::Payouts, Need::Changes, Need::PayoutAccount],
    sources: &[sources::US_2022, sources::JAPAN_2024, sources::CANADA_2025],
    policy: &["messages.read_texts"],
    ko: CardText {
        title: "가상자산으로 받기를 바람",
        looks_for: "은행으로 받다가 가상자산으로 바꾼 경우를 무겁게 보고, 처음부터 지갑을 낸 경우나 메시지의 요청(정책에서 글 읽기를 켠 때)은 눈여겨봅니다.",
        matters_because: "미국·일본·캐나다의 주의보가 은행의 확인을 피하려는 가상자산 요청을 특징으로 듭니다.",
        innocent_explanations: &[
            "가상자산 업계의 보통 관행",
            "은행을 믿기 어려운 나라에 사는 사람",
            "송금 수수료를 아끼려는 사람",
        ],
        blind_spots: &["주소 모양만 보고 알 수 없는 지갑이 있습니다.", "은행 계좌를 거치면 보이지 않습니다."],
        next_steps: &["업계의 관행인지 보고, 회사가 누구에게나 쓰는 지급 방법을 안내합니다.", CHECK_KO],
        clears: &["가상자산 지급을 적은 계약", "본인 명의 은행 계좌"],
    },
    en: CardText {
        title: "a wish to be paid in cryptocurrency",
        looks_for: "A switch from bank pay to a wallet weighs in full; a wallet from the start, or a request in messages where the policy lets texts be read, is worth a look.",
        matters_because: "The advisories of the United States, Japan and Canada name such requests, made to avoid a bank's checks.",
        innocent_explanations: &[
            "Ordinary custom in the cryptocurrency trade",
            "Living where banks cannot be relied on",
            "Saving transfer fees",
        ],
        blind_spots: &[
            "Not every wallet is known by the shape of its address.",
            "Pay that passes a bank first does not show.",
        ],
        next_steps: &["Consider the custom of the trade; offer the ways of payment that everyone has.", CHECK_EN],
        clears: &["A contract that agrees on it", "A bank account in the holder's name"],
    },
    examples: &[
        Example {
            title: Both { ko: "은행에서 가상자산으로 바꿈", en: "a switch from bank to wallet" },
            fires: true,
            drawing: "| 01-31 09:00 payout amount=1 method=bank
                      ! | 02-28 09:00 payout amount=1 method=crypto",
        },
        Example {
            title: Both { ko: "지갑 주소로 변경", en: "a change to a wallet" },
            fires: true,
            drawing: "! | 01-31 09:00 change changed-field=payout old-value=110-1 new-value=0x00000000000000000000000000000000000000aa",
        },
        Example {
            title: Both { ko: "계속 은행", en: "bank all along" },
            fires: false,
            drawing: "| 01-31 09:00 payout amount=1 method=bank destination=110-1
                      | 02-28 09:00 payout amount=1 method=bank destination=110-2",
        },
        Example {
            title: Both { ko: "전자지갑 계좌", en: "an account at a payment service" },
            fires: false,
            drawing: "| 01-31 09:00 payout amount=1 method=bank
                      | 02-28 09:00 payout amount=1 method=wallet destination=kim@example.org",
        },
    ],
};

/// Words of a request in messages; only with one of `ASKS`.
const COINS: &[&str] =
    &["usdt", "usdc", "bitcoin", "crypto", "stablecoin", "ethereum", "trc20", "가상자산", "암호화폐", "코인으로"];
const ASKS: &[&str] = &[
    "pay me",
    "paid in",
    "payment in",
    "pay in",
    "my wallet",
    "받을 수",
    "받고 싶",
    "지급",
    "보내 주",
    "보내주",
    "정산",
];

impl RiskSignal for CryptoPaymentRequest {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let paid = paid_rows(case);
        let is_crypto = |row: usize| {
            let says = |detail| history.detail(row, detail).is_some_and(is_crypto_word);
            says(Detail::Method)
                || says(Detail::Currency)
                || history.detail(row, Detail::Destination).is_some_and(is_wallet)
        };
        let coins: Vec<usize> = paid.iter().copied().filter(|row| is_crypto(*row)).collect();
        let had_bank =
            |row: usize| paid.iter().any(|other| history.start(*other) < history.start(row) && !is_crypto(*other));
        let mut any = !paid.is_empty();
        let mut changes = Vec::new();
        for (row, field) in own_changes(case) {
            any = true;
            let is_coin =
                history.detail(row, Detail::NewValue).is_some_and(|new| is_wallet(new) || is_crypto_word(new));
            let was_coin =
                history.detail(row, Detail::OldValue).is_some_and(|old| is_wallet(old) || is_crypto_word(old));
            if is_payout_field(field) && is_coin && !was_coin {
                changes.push(row);
            }
        }
        let switched: Vec<usize> =
            changes.into_iter().chain(coins.iter().copied().filter(|row| had_bank(*row))).collect();
        let listed: Vec<Locus> = history
            .texts(HoldingField::Wallet)
            .chain(history.texts(HoldingField::PayoutDestination).filter(|(to, _)| is_wallet(to)))
            .map(|(_, holding)| locus(holding))
            .collect();
        any |= !listed.is_empty() || history.holdings(HoldingField::PayoutDestination).next().is_some();
        let talk = texts(case);
        let asked: Vec<Locus> = talk
            .iter()
            .flatten()
            .filter(|(_, text)| has_any(text, COINS) && has_any(text, ASKS))
            .map(|(row, _)| case.locus(*row))
            .collect();
        if !any && talk.is_none() {
            return Assessment::NotAssessed(Need::Payouts);
        }
        let (strength, how, evidence) = match () {
            () if !switched.is_empty() => (Strength::Strong, "switched", case.loci(switched)),
            () if !coins.is_empty() => (Strength::Watch, "from-the-start", case.loci(coins)),
            () if !asked.is_empty() => (Strength::Watch, "asked", asked),
            () if !listed.is_empty() => (Strength::Watch, "listed", listed),
            () => return Assessment::Quiet,
        };
        let facts = vec![("how", Fact::Text(how.to_owned())), ("entries", Fact::Count(evidence.len() as u64))];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, evidence))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let both = match text(facts, "how") {
            "switched" => Both {
                ko: "은행으로 받다가 가상자산으로 받는 방법을 바꾸었습니다.",
                en: "The way of payment was switched from a bank to a cryptocurrency.",
            },
            "from-the-start" => Both {
                ko: "지급이 처음부터 가상자산으로 이루어졌습니다.",
                en: "Pay was in a cryptocurrency from the start.",
            },
            "asked" => Both {
                ko: "메시지에서 가상자산으로 받기를 부탁했습니다.",
                en: "Messages ask for pay in a cryptocurrency.",
            },
            _ => Both {
                ko: "명단에 가상자산 지갑이 적혀 있습니다.", en: "The roster gives a cryptocurrency wallet."
            },
        };
        both.get(lang).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Policy;
    use crate::signals::sketch::{Sketch, check, fired};

    #[test]
    fn a_wallet_from_the_start_is_only_worth_a_look() {
        let occurrence = fired(&CryptoPaymentRequest, "! | 01-31 09:00 payout amount=1 method=usdt x3 every 30d");
        assert_eq!((occurrence.strength, text(&occurrence.facts, "how")), (Strength::Watch, "from-the-start"));
        assert_eq!(fired(&CryptoPaymentRequest, "! = wallet 0xabc").strength, Strength::Watch);
    }

    #[test]
    fn messages_count_only_where_the_policy_lets_them_be_read() {
        let drawing = "| 01-05 09:00 message text=Please_pay_me_in_USDT";
        assert_eq!(check(&CryptoPaymentRequest, drawing), Assessment::NotAssessed(Need::Payouts));
        let mut policy = Policy::default();
        policy.messages.read_texts = true;
        let found = Sketch::under(policy, drawing).assess(&CryptoPaymentRequest);
        assert!(matches!(found, Assessment::Fired(occurrence) if text(&occurrence.facts, "how") == "asked"));
    }
}
