//! Pay that leaves again within two days.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::pay::{Engagement, engagement, paid_rows, sent_rows};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
};
use crate::model::{Both, Detail, Lang};
use crate::settings::hours;

/// The signal.
pub struct RapidPassThrough;

static CARD: Card = Card {
    id: "rapid-pass-through",
    family: Family::Money,
    severity: Severity::Medium,
    needs: &[Need::Payouts],
    sources: &[sources::FLAME],
    policy: &["pass_through"],
    ko: CardText {
        title: "받자마자 다시 나간 돈",
        looks_for: "받은 돈의 90% 이상이 48시간 안에 다시 나간 지급을 찾습니다. 마지막 네 번 가운데 세 번부터 봅니다. 들어오고 나간 기록이 모두 있고 통화가 같을 때만 셉니다.",
        matters_because: "공개된 탐지 규칙에 따르면 보통 급여가 이틀 안에 통째로 나가는 일은 드뭅니다. 공식 주의보의 기준은 아닙니다.",
        innocent_explanations: &["대출이나 카드값의 자동 이체", "모으는 계좌로 옮기는 습관", "가족의 생활비"],
        blind_spots: &["플랫폼 밖의 은행 거래는 보이지 않습니다.", "나누어 천천히 보내면 보이지 않습니다."],
        next_steps: &["옮긴 계좌가 본인 것인지 묻습니다. 급여를 어떻게 쓰는지는 본인의 일입니다.", CHECK_KO],
        clears: &["본인 명의의 다른 계좌", "자동 이체 설명"],
    },
    en: CardText {
        title: "pay that leaves as soon as it arrives",
        looks_for: "Payments of which 90 % or more left again within 48 hours: at least three of the last four. Only where money in and out is on record, in one currency.",
        matters_because: "A published detection rule holds that ordinary pay rarely leaves whole within two days. No official advisory sets this limit.",
        innocent_explanations: &[
            "Standing orders for debts and cards",
            "A habit of moving money to savings",
            "Support of a family",
        ],
        blind_spots: &[
            "Bank transfers outside the platform do not show.",
            "Money that leaves slowly, in parts, does not show.",
        ],
        next_steps: &[
            "Ask whether the account it went to is the holder's own. How wages are spent is the person's own affair.",
            CHECK_EN,
        ],
        clears: &["Another account of the holder's own", "A standing order, as explained"],
    },
    examples: &[
        Example {
            title: Both { ko: "네 번 모두 다음 날 나감", en: "all four gone the next day" },
            fires: true,
            drawing: "! | 01-05 09:00 payout amount=1000 currency=usd direction=in x4 every 30d
                      ! | 01-06 09:00 payout amount=950 currency=usd direction=out x4 every 30d",
        },
        Example {
            title: Both { ko: "절반만 나감", en: "half of it" },
            fires: false,
            drawing: "| 01-05 09:00 payout amount=1000 currency=usd direction=in x4 every 30d
                      | 01-06 09:00 payout amount=500 currency=usd direction=out x4 every 30d",
        },
        Example {
            title: Both { ko: "사흘 뒤에 나감", en: "three days later" },
            fires: false,
            drawing: "| 01-05 09:00 payout amount=1000 currency=usd direction=in x4 every 30d
                      | 01-08 09:00 payout amount=950 currency=usd direction=out x4 every 30d",
        },
        Example {
            title: Both { ko: "두 번뿐", en: "twice only" },
            fires: false,
            drawing: "| 01-05 09:00 payout amount=1000 currency=usd direction=in x4 every 30d
                      | 01-06 09:00 payout amount=950 currency=usd direction=out x2 every 30d",
        },
    ],
};

/// A payment and the transfers by which it left again.
struct Cycle {
    paid: usize,
    sent: Vec<usize>,
}

/// For each payment whether it left in time; a transfer stands for one payment only.
fn cycles(case: &Case<'_>, paid: &[usize], sent: &[usize]) -> Vec<(usize, Option<Cycle>)> {
    let history = &case.history;
    let policy = &case.settings.policy.pass_through;
    let window = hours(policy.window_hours);
    let mut taken = vec![false; sent.len()];
    let mut cycles = Vec::new();
    for &row in paid {
        let Some(amount) = history.detail_number(row, Detail::Amount).filter(|amount| *amount > 0.0) else { continue };
        let (start, currency) = (history.start(row), history.detail(row, Detail::Currency));
        let first = sent.partition_point(|out| history.start(*out) < start);
        let mut total = 0.0;
        let mut rows = Vec::new();
        for at in first..sent.len() {
            let out = sent[at];
            if history.start(out) - start > window || total * 100.0 >= amount * policy.percent {
                break;
            }
            if taken[at] || history.detail(out, Detail::Currency) != currency {
                continue;
            }
            total += history.detail_number(out, Detail::Amount).unwrap_or_default();
            taken[at] = true;
            rows.push(out);
        }
        let left = total * 100.0 >= amount * policy.percent;
        cycles.push((row, left.then_some(Cycle { paid: row, sent: rows })));
    }
    cycles
}

impl RiskSignal for RapidPassThrough {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let (paid, sent) = (paid_rows(case), sent_rows(case));
        if paid.is_empty() || sent.is_empty() {
            return Assessment::NotAssessed(Need::Payouts);
        }
        let policy = &case.settings.policy.pass_through;
        let all = cycles(case, &paid, &sent);
        let last = &all[all.len().saturating_sub(policy.cycles as usize)..];
        let recent = last.iter().filter(|(_, cycle)| cycle.is_some()).count();
        if recent < policy.hits as usize {
            return Assessment::Quiet;
        }
        let hits: Vec<&Cycle> = all.iter().filter_map(|(_, cycle)| cycle.as_ref()).collect();
        let strength = match () {
            () if hits.len() >= policy.severe_hits as usize => Strength::Severe,
            () if recent > policy.hits as usize => Strength::Strong,
            () => Strength::Watch,
        };
        let facts = vec![
            ("gone", Fact::Count(recent as u64)),
            ("payments", Fact::Count(last.len() as u64)),
            ("gone_in_all", Fact::Count(hits.len() as u64)),
        ];
        let rows = hits.iter().rev().flat_map(|cycle| std::iter::once(cycle.paid).chain(cycle.sent.iter().copied()));
        let occurrence = Occurrence::new(&CARD, strength, facts, case.loci(rows));
        // What an employee does with wages is nobody's business but the bank's.
        Assessment::Fired(match engagement(case) {
            Engagement::Employee => occurrence.at_most(Severity::Low),
            _ => occurrence,
        })
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (gone, payments, all) = (count(facts, "gone"), count(facts, "payments"), count(facts, "gone_in_all"));
        match lang {
            Lang::Ko => {
                format!(
                    "마지막 지급 {payments}번 가운데 {gone}번은 받은 돈이 이틀 안에 거의 다 나갔습니다. 모두 합하면 {all}번입니다."
                )
            }
            Lang::En => format!(
                "Of the last {payments} payments, {gone} left almost whole within two days; in all the records, {all} did."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    fn drawn(payments: u32, gone: u32) -> String {
        format!(
            "| 01-05 09:00 payout amount=1000 currency=usd x{payments} every 15d\n| 01-06 09:00 payout amount=900 currency=usd direction=out x{gone} every 15d"
        )
    }

    #[test]
    fn three_of_four_is_a_look_and_half_a_year_severe() {
        for (payments, gone, strength) in [(4, 3, Strength::Watch), (4, 4, Strength::Strong), (6, 6, Strength::Severe)]
        {
            assert_eq!(fired(&RapidPassThrough, &drawn(payments, gone)).strength, strength, "{payments} {gone}");
        }
        assert_eq!(check(&RapidPassThrough, &drawn(4, 2)), Assessment::Quiet);
    }

    #[test]
    fn one_transfer_stands_for_one_payment_and_currencies_are_kept_apart() {
        let once = "| 01-05 09:00 payout amount=100 currency=usd x4 every 1h\n| 01-05 20:00 payout amount=100 currency=usd direction=out";
        assert_eq!(check(&RapidPassThrough, once), Assessment::Quiet);
        let other = drawn(4, 4).replace("amount=900 currency=usd", "amount=900 currency=krw");
        assert_eq!(check(&RapidPassThrough, &other), Assessment::Quiet);
        assert_eq!(check(&RapidPassThrough, "| 01-05 09:00 payout amount=1"), Assessment::NotAssessed(Need::Payouts));
    }

    #[test]
    fn wages_are_the_employees_own() {
        let drawing = format!("= engagement employee\n{}", drawn(6, 6));
        assert_eq!(fired(&RapidPassThrough, &drawing).severity, Severity::Low);
    }
}
