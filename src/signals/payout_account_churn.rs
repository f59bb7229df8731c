//! The payout account changed again and again.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::pay::{HOLDER_EN, HOLDER_KO, is_payout_field, own_changes, paid_rows};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    text,
};
use crate::model::civil::{DAY, day_text};
use crate::model::{Both, Detail, Lang};
use crate::timeline::peers::most_within;
use std::collections::BTreeSet;

/// The signal.
pub struct PayoutAccountChurn;

static CARD: Card = Card {
    id: "payout-account-churn",
    family: Family::Money,
    severity: Severity::Medium,
    needs: &[Need::Changes, Need::Payouts],
    sources: &[sources::JAPAN_2024, sources::FBI_JUL_2025],
    policy: &["payout_churn"],
    ko: CardText {
        title: "자주 바뀐 지급계좌",
        looks_for: "90일 안에 새 지급계좌로 바뀐 횟수를 셉니다. 두 번부터 눈여겨보고 세 번과 여섯 번에서 더 무겁게 봅니다. 쓰던 계좌로 돌아간 것과 회사가 바꾼 것은 세지 않습니다.",
        matters_because: "일본과 미국의 안내가 지급계좌를 자주 바꾸는 것을 특징으로 듭니다.",
        innocent_explanations: &[
            "은행의 통합이나 계좌번호 변경",
            "이사, 결혼, 다른 나라로 옮김",
            "잘못 적은 번호를 고친 것",
            "여러 계좌로 나누어 받는 급여",
        ],
        blind_spots: &[
            "한 계좌에서 다시 나눠 보내면 보이지 않습니다.",
            "번호를 가린 기록은 같은 계좌인지 알 수 없습니다.",
        ],
        next_steps: &[HOLDER_KO, CHECK_KO],
        clears: &["은행의 변경 안내", "바꾼 까닭과 예금주 확인"],
    },
    en: CardText {
        title: "a payout account that changed often",
        looks_for: "Changes to a new payout account within 90 days: worth a look from two, heavier from three and again from six. A return to an earlier account and changes by the firm do not count.",
        matters_because: "Japan's and the FBI's guidance name frequent changes of the account that is paid.",
        innocent_explanations: &[
            "Merged banks, renumbered accounts",
            "A move, a marriage, another country",
            "A mistyped number put right",
            "Pay that is split over several accounts",
        ],
        blind_spots: &[
            "Money split after one account does not show.",
            "Masked numbers do not tell whether two accounts are one.",
        ],
        next_steps: &[HOLDER_EN, CHECK_EN],
        clears: &["The bank's notice", "The reason, and proof of who holds the account"],
    },
    examples: &[
        Example {
            title: Both { ko: "두 달에 새 계좌 두 번", en: "two new accounts in two months" },
            fires: true,
            drawing: "! | 01-05 09:00 change changed-field=payout old-value=acc-1 new-value=acc-2
                      ! | 03-05 09:00 change changed-field=payout old-value=acc-2 new-value=acc-3",
        },
        Example {
            title: Both { ko: "지급 때마다 다른 계좌", en: "another account at each payment" },
            fires: true,
            drawing: "| 01-31 09:00 payout amount=1 destination=acc-1
                      ! | 02-28 09:00 payout amount=1 destination=acc-2
                      ! | 03-31 09:00 payout amount=1 destination=acc-3",
        },
        Example {
            title: Both { ko: "한 번 바꿈", en: "one change" },
            fires: false,
            drawing: "| 01-05 09:00 change changed-field=payout old-value=acc-1 new-value=acc-2",
        },
        Example {
            title: Both { ko: "두 계좌로 번갈아 받음", en: "two accounts in turn" },
            fires: false,
            drawing: "| 01-15 09:00 payout amount=1 destination=acc-1
                      | 01-31 09:00 payout amount=1 destination=acc-2
                      | 02-15 09:00 payout amount=1 destination=acc-1
                      | 02-28 09:00 payout amount=1 destination=acc-2",
        },
        Example {
            title: Both { ko: "회사가 고침", en: "put right by the firm" },
            fires: false,
            drawing: "| 01-05 09:00 change changed-field=payout new-value=acc-2 by-office=yes
                      | 01-15 09:00 change changed-field=payout new-value=acc-3 by-office=yes
                      | 01-20 09:00 change changed-field=phone new-value=1",
        },
        Example {
            title: Both { ko: "넉 달 사이 두 번", en: "two in four months" },
            fires: false,
            drawing: "| 01-05 09:00 change changed-field=payout new-value=acc-2
                      | 05-05 09:00 change changed-field=payout new-value=acc-3",
        },
    ],
};

/// Rows at which a new account appears, in time order; nothing where no row names an account.
fn new_accounts(case: &Case<'_>) -> Option<Vec<usize>> {
    let history = &case.history;
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut changes = Vec::new();
    let mut any = false;
    for (row, field) in own_changes(case) {
        any = true;
        if !is_payout_field(field) {
            continue;
        }
        known.extend(history.detail(row, Detail::OldValue));
        // A change that does not say to what is one all the same.
        if history.detail(row, Detail::NewValue).is_none_or(|new| known.insert(new)) {
            changes.push(row);
        }
    }
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut paid = Vec::new();
    for row in paid_rows(case) {
        let Some(destination) = history.detail(row, Detail::Destination) else { continue };
        any = true;
        if seen.insert(destination) && seen.len() > 1 {
            paid.push(row);
        }
    }
    // A change and the payment that follows it are one event, so that the two lists are not added up.
    any.then_some(if changes.len() >= paid.len() { changes } else { paid })
}

impl RiskSignal for PayoutAccountChurn {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let Some(rows) = new_accounts(case) else { return Assessment::NotAssessed(Need::Changes) };
        let policy = &case.settings.policy.payout_churn;
        let times: Vec<u32> = rows.iter().map(|row| case.history.start(*row)).collect();
        let rows = &rows[most_within(&times, policy.window_days * DAY)];
        let Some(strength) = Strength::of(rows.len() as u32, policy.watch, policy.strong, policy.severe) else {
            return Assessment::Quiet;
        };
        let day = |row: Option<&usize>| Fact::Text(row.map(|row| day_text(case.local_day(*row))).unwrap_or_default());
        let facts =
            vec![("changes", Fact::Count(rows.len() as u64)), ("from", day(rows.first())), ("to", day(rows.last()))];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows.iter().copied())))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let changes = count(facts, "changes");
        match (text(facts, "from"), text(facts, "to"), lang) {
            ("", _, Lang::Ko) => format!("지급계좌가 새 계좌로 {changes}번 바뀌었습니다."),
            ("", _, Lang::En) => format!("Changes to a new payout account: {changes}."),
            (from, to, Lang::Ko) => format!("{from}부터 {to}까지 지급계좌가 새 계좌로 {changes}번 바뀌었습니다."),
            (from, to, Lang::En) => format!("Changes to a new payout account between {from} and {to}: {changes}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    fn changes(number: usize, step: &str) -> String {
        (0..number)
            .map(|n| format!("! | 01-{:02} {step} change changed-field=payout new-value=acc-{n}\n", n + 1))
            .collect()
    }

    #[test]
    fn strength_grows_with_the_number() {
        for (number, strength) in
            [(2, Strength::Watch), (3, Strength::Strong), (5, Strength::Strong), (6, Strength::Severe)]
        {
            assert_eq!(fired(&PayoutAccountChurn, &changes(number, "09:00")).strength, strength, "{number}");
        }
    }

    #[test]
    fn a_change_and_its_payment_are_one() {
        let drawing = "| 01-01 09:00 payout amount=1 destination=acc-1
             | 01-05 09:00 change changed-field=payout old-value=acc-1 new-value=acc-2
             | 01-31 09:00 payout amount=1 destination=acc-2";
        assert_eq!(check(&PayoutAccountChurn, drawing), Assessment::Quiet);
    }

    #[test]
    fn quiet_after_a_return_to_the_first_account() {
        let drawing = "| 01-05 09:00 change changed-field=payout old-value=acc-1 new-value=acc-2
             | 01-09 09:00 change changed-field=payout old-value=acc-2 new-value=acc-1";
        assert_eq!(check(&PayoutAccountChurn, drawing), Assessment::Quiet);
        assert_eq!(check(&PayoutAccountChurn, "| 01-05 09:00 sign-in ok"), Assessment::NotAssessed(Need::Changes));
    }
}
