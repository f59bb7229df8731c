//! Pay or account moved to another name in the course of the work.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::names::is_company;
use super::pay::{HOLDER_EN, HOLDER_KO, Payee, is_holder_field, own_changes, own_names, payees, sameness_percent};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    text,
};
use crate::model::{Both, Detail, Lang};

/// The signal.
pub struct AccountSwitchRequest;

static CARD: Card = Card {
    id: "account-switch-request",
    family: Family::Money,
    severity: Severity::High,
    needs: &[Need::Names, Need::Changes],
    sources: &[sources::US_2022, sources::US_ROK_2023],
    policy: &["payee_names"],
    ko: CardText {
        title: "일하던 중 다른 이름으로 바뀐 예금주",
        looks_for: "본인 이름으로 받다가 다른 이름으로 바뀐 예금주, 또는 본인이 낸 예금주·이름 변경 가운데 새 이름이 계정의 이름과 다른 것을 찾습니다. 계정 이름만 바뀐 것은 눈여겨보는 데 그칩니다.",
        matters_because: "미국과 한국의 안내가 계정이 막혔다며 다른 사람 이름의 계정을 쓰려는 요청을 특징으로 듭니다.",
        innocent_explanations: &["결혼이나 개명", "가족·법인 계좌로 옮김", "결제 회사가 실수로 막은 계정"],
        blind_spots: &["말로 한 부탁은 점검표로만 알 수 있습니다.", "옛 이름을 이미 지운 명단으로는 볼 수 없습니다."],
        next_steps: &["왜 바꾸는지 묻고, 알던 연락처로 본인이 한 것인지 다시 확인합니다.", HOLDER_KO, CHECK_KO],
        clears: &["개명 서류", "예금주 확인과 바꾼 까닭"],
    },
    en: CardText {
        title: "a payee who changed to another name midway",
        looks_for: "A payee in the account's own name that became another, or a change made by the holder whose new payee or name is not that of the account. A change of the account's own name is only worth a look.",
        matters_because: "American and Korean guidance names the request to use an account in another name because the own one was closed.",
        innocent_explanations: &[
            "Marriage, a changed name",
            "A move to a relative's or a company's account",
            "An account that a provider closed in error",
        ],
        blind_spots: &[
            "A request by word of mouth is known by the checklist only.",
            "A roster from which the former name was taken cannot show it.",
        ],
        next_steps: &["Ask for the reason, by a contact known before.", HOLDER_EN, CHECK_EN],
        clears: &["Papers of a changed name", "Proof of who holds the account, and the reason"],
    },
    examples: &[
        Example {
            title: Both { ko: "본인에서 남으로 바뀐 예금주", en: "from the own name to another" },
            fires: true,
            drawing: "= name Kim Gaon
                      | 01-31 09:00 payout amount=1 payee-name=Kim_Gaon
                      ! | 02-28 09:00 payout amount=1 payee-name=Lee_Naru",
        },
        Example {
            title: Both { ko: "예금주 변경 신청", en: "a change of the holder" },
            fires: true,
            drawing: "= name Kim Gaon
                      ! | 02-28 09:00 change changed-field=payee_name old-value=kim_gaon new-value=lee_naru",
        },
        Example {
            title: Both { ko: "같은 이름의 다른 표기", en: "the same name, written otherwise" },
            fires: false,
            drawing: "= name 김가온
                      | 01-31 09:00 payout amount=1 payee-name=김가온
                      | 02-28 09:00 payout amount=1 payee-name=GAON_KIM
                      | 02-28 09:00 change changed-field=payee_name new-value=kim_gaon",
        },
        Example {
            title: Both { ko: "처음부터 다른 예금주", en: "another payee from the start" },
            fires: false,
            drawing: "= name Kim Gaon
                      | 01-31 09:00 payout amount=1 payee-name=Lee_Naru x2 every 30d",
        },
        Example {
            title: Both { ko: "회사가 바로잡음", en: "put right by the firm" },
            fires: false,
            drawing: "= name Kim Gaon
                      | 02-28 09:00 change changed-field=payee_name new-value=lee_naru by-office=yes
                      | 03-28 09:00 change changed-field=phone new-value=1",
        },
    ],
};

impl RiskSignal for AccountSwitchRequest {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let (names, payees) = (own_names(case), payees(case));
        let paid: Vec<&Payee<'_>> =
            payees.iter().filter(|payee| payee.paid.is_some() && !is_company(payee.name)).collect();
        let mut changes = own_changes(case).peekable();
        if paid.is_empty() && changes.peek().is_none() {
            return Assessment::NotAssessed(Need::Changes);
        }
        if names.is_empty() {
            return Assessment::NotAssessed(Need::Names);
        }
        let limit = case.settings.policy.payee_names.same_percent;
        let is_other = |name: &str| sameness_percent(&names, name).map(|percent| percent < limit);
        // Whom it was paid to before counts, or the same would be said of every payment to another name.
        let first_own = paid.iter().position(|payee| is_other(payee.name) == Some(false));
        let moved: Vec<&&Payee<'_>> = paid
            .iter()
            .skip(first_own.map_or(paid.len(), |at| at + 1))
            .filter(|payee| is_other(payee.name) == Some(true))
            .collect();
        let (mut holders, mut renamed) = (Vec::new(), Vec::new());
        for (row, field) in changes {
            let Some(new) = case.history.detail(row, Detail::NewValue) else { continue };
            let is_name = matches!(field, "name" | "full name" | "legal name" | "이름" | "성명");
            if is_other(new) == Some(true) && !is_company(new) {
                match () {
                    () if is_holder_field(field) => holders.push(row),
                    () if is_name => renamed.push(row),
                    () => {}
                }
            }
        }
        let strength = match () {
            () if !moved.is_empty() && !holders.is_empty() => Strength::Severe,
            () if !moved.is_empty() || !holders.is_empty() => Strength::Strong,
            () if !renamed.is_empty() => Strength::Watch,
            () => return Assessment::Quiet,
        };
        let facts = vec![
            ("payments", Fact::Count(moved.len() as u64)),
            ("changes", Fact::Count((holders.len() + renamed.len()) as u64)),
            ("what", Fact::Text(if strength == Strength::Watch { "name" } else { "payee" }.to_owned())),
        ];
        let mut evidence: Vec<_> = moved.iter().map(|payee| payee.locus).collect();
        evidence.extend(case.loci(holders.into_iter().chain(renamed)));
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, evidence))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (payments, changes) = (count(facts, "payments"), count(facts, "changes"));
        match (text(facts, "what"), lang) {
            ("name", Lang::Ko) => format!("계정의 이름을 다른 이름으로 바꾼 기록이 {changes}건입니다."),
            ("name", Lang::En) => format!("Changes of the account's name to another: {changes}."),
            (_, Lang::Ko) => {
                format!(
                    "예금주가 계정과 다른 이름으로 바뀌었습니다. 그 뒤의 지급은 {payments}건, 변경 기록은 {changes}건입니다."
                )
            }
            (_, Lang::En) => {
                format!(
                    "The payee changed to a name that is not the account's: later payments {payments}, recorded changes {changes}."
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
    fn a_change_with_the_payment_after_it_is_severe() {
        let drawing = "= name Kim Gaon
             | 01-31 09:00 payout amount=1 payee-name=Kim_Gaon
             ! | 02-10 09:00 change changed-field=account_holder new-value=lee_naru
             ! | 02-28 09:00 payout amount=1 payee-name=Lee_Naru";
        assert_eq!(fired(&AccountSwitchRequest, drawing).strength, Strength::Severe);
    }

    #[test]
    fn a_changed_own_name_is_only_worth_a_look() {
        let drawing = "= name Kim Gaon\n! | 02-10 09:00 change changed-field=name new-value=lee_naru";
        assert_eq!(fired(&AccountSwitchRequest, drawing).strength, Strength::Watch);
        let unnamed = "| 02-10 09:00 change changed-field=name new-value=lee_naru";
        assert_eq!(check(&AccountSwitchRequest, unnamed), Assessment::NotAssessed(Need::Names));
    }
}
