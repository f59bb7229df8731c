//! Many transfers onwards in a month.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::pay::sent_rows;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    text,
};
use crate::model::civil::{DAY, day_text};
use crate::model::{Both, Lang};
use crate::timeline::peers::most_within;

/// The signal.
pub struct FrequentTransfers;

static CARD: Card = Card {
    id: "frequent-transfers",
    family: Family::Money,
    severity: Severity::Low,
    needs: &[Need::Payouts],
    sources: &[sources::US_2022, sources::CANADA_2025],
    policy: &["transfers"],
    ko: CardText {
        title: "한 달에 여러 번 보낸 돈",
        looks_for: "30일 동안 계정에서 나간 송금을 셉니다. 여덟 번부터 눈여겨보고, 비교할 계정이 50개 이상이면 그들보다 뚜렷이 많아야 합니다.",
        matters_because: "미국과 캐나다의 주의보가 결제 플랫폼에서 자주 보내는 것을 특징으로 듭니다.",
        innocent_explanations: &["매주 찾아 쓰는 습관", "여러 곳에 내는 요금", "동료나 하청에 나누어 주는 대금"],
        blind_spots: &["큰 금액을 한 번에 보내면 보이지 않습니다.", "받은 기록만 있으면 볼 수 없습니다."],
        next_steps: &["이것만으로는 아무것도 하지 않고 다른 관찰과 함께 봅니다.", CHECK_KO],
        clears: &["본인 계좌로 옮긴 것이라는 설명"],
    },
    en: CardText {
        title: "many transfers in a month",
        looks_for: "Transfers out of the account in 30 days: worth a look from eight and, where there are 50 accounts to compare, only well above theirs.",
        matters_because: "The advisories of the United States and Canada name frequent transfers through payment platforms.",
        innocent_explanations: &[
            "Cashing out every week",
            "Bills paid to many",
            "Shares passed on to colleagues or subcontractors",
        ],
        blind_spots: &["One large transfer does not show.", "Records of pay received alone cannot show it."],
        next_steps: &["Do nothing on this alone; read it beside other observations.", CHECK_EN],
        clears: &["Transfers to accounts of the holder's own, as explained"],
    },
    examples: &[
        Example {
            title: Both { ko: "사흘마다 송금", en: "a transfer every three days" },
            fires: true,
            drawing: "! | 01-05 09:00 payout amount=100 direction=out x10 every 3d",
        },
        Example {
            title: Both { ko: "매주 송금", en: "a transfer every week" },
            fires: false,
            drawing: "| 01-05 09:00 payout amount=100 direction=out x20 every 7d",
        },
        Example {
            title: Both { ko: "자주 받기만 함", en: "paid often" },
            fires: false,
            drawing: "| 01-05 09:00 payout amount=100 direction=in x20 every 1d",
        },
    ],
};

impl RiskSignal for FrequentTransfers {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let sent = sent_rows(case);
        // Records of pay received do not say what became of it.
        if sent.is_empty() {
            return Assessment::NotAssessed(Need::Payouts);
        }
        let policy = &case.settings.policy.transfers;
        let times: Vec<u32> = sent.iter().map(|row| case.history.start(*row)).collect();
        let rows = &sent[most_within(&times, policy.window_days * DAY)];
        let number = rows.len() as f64;
        let usual = case.peers.transfers.unwrap_or_default();
        let limits = [policy.watch, policy.strong, policy.severe].map(f64::from);
        let Some(strength) = Strength::of(number, limits[0], limits[1], limits[2]).filter(|_| number > usual) else {
            return Assessment::Quiet;
        };
        let day = |row: Option<&usize>| Fact::Text(row.map(|row| day_text(case.local_day(*row))).unwrap_or_default());
        let facts =
            vec![("transfers", Fact::Count(rows.len() as u64)), ("from", day(rows.first())), ("to", day(rows.last()))];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows.iter().copied())))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let transfers = count(facts, "transfers");
        match (text(facts, "from"), text(facts, "to"), lang) {
            ("", _, Lang::Ko) => format!("한 달 안에 {transfers}번 송금했습니다."),
            ("", _, Lang::En) => format!("Transfers within a month: {transfers}."),
            (from, to, Lang::Ko) => format!("{from}부터 {to}까지 {transfers}번 송금했습니다."),
            (from, to, Lang::En) => format!("Transfers between {from} and {to}: {transfers}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn eight_in_a_month_and_not_seven() {
        let of = |n: u32| format!("| 01-05 09:00 payout amount=1 direction=out x{n} every 1d");
        assert_eq!(check(&FrequentTransfers, &of(7)), Assessment::Quiet);
        assert_eq!(fired(&FrequentTransfers, &of(8)).strength, Strength::Watch);
        assert_eq!(fired(&FrequentTransfers, &of(16)).strength, Strength::Strong);
    }

    #[test]
    fn quiet_where_everybody_sends_as_often() {
        let mut drawing = "| 01-05 09:00 payout amount=1 direction=out x9 every 1d\n".to_owned();
        for n in 0..60 {
            drawing += &format!("| 01-05 09:00 payout amount=1 direction=out x{} every 1d acct=a{n}\n", 8 + n % 4);
        }
        assert_eq!(check(&FrequentTransfers, &drawing), Assessment::Quiet);
        let few = drawing.lines().take(40).collect::<Vec<_>>().join("\n");
        assert_eq!(fired(&FrequentTransfers, &few).strength, Strength::Watch);
    }
}
