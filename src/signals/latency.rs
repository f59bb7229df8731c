//! Delays of input and of calls.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::network::is_detour;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    number,
};
use crate::model::{ActivityKind, Both, Detail, Lang};

/// Input that arrives late.
pub struct InputLatencyHigh;
/// Calls that arrive late.
pub struct CallLatencyHigh;

static INPUT: Card = Card {
    id: "input-latency-high",
    family: Family::Network,
    severity: Severity::Medium,
    needs: &[Need::Latency],
    sources: &[sources::AMAZON_2025],
    policy: &["latency"],
    ko: CardText {
        title: "긴 입력 지연",
        looks_for: "입력 지연의 중앙값이 110밀리초를 넘는지 봅니다(300부터 매우 뚜렷함). 값이 20개 이상일 때만 봅니다.",
        matters_because: "아마존은 멀리서 조작되는 노트북을 110밀리초의 입력 지연으로 알아챘다고 합니다.",
        innocent_explanations: &[STOLEN_KO, "가상 데스크톱", "위성이나 약한 무선망", "보조 입력 기기"],
        blind_spots: &["가까운 곳의 조작은 지연이 짧습니다.", "동료의 값과는 아직 견주지 않습니다."],
        next_steps: &[SECURE_KO, "어떤 회선과 화면으로 일하는지 물어봅니다.", CHECK_KO],
        clears: &["회선이나 가상 데스크톱에 대한 설명"],
    },
    en: CardText {
        title: "input that arrives late",
        looks_for: "The median delay of input is above 110 ms, 300 being severe; only with 20 values.",
        matters_because: "Amazon says that 110 ms of delay gave a remotely worked laptop away.",
        innocent_explanations: &[
            STOLEN_EN,
            "A virtual desktop",
            "Satellite or weak wireless",
            "Assistive input devices",
        ],
        blind_spots: &["Control from nearby is quick.", "Values of colleagues are not compared yet."],
        next_steps: &[SECURE_EN, "Ask about the line and the kind of desktop.", CHECK_EN],
        clears: &["An account of the line or desktop"],
    },
    examples: &[
        Example {
            title: Both { ko: "150밀리초", en: "150 ms" },
            fires: true,
            drawing: "! | 03-01 09:00 session dev=a latency-ms=150 x20 every 1h",
        },
        Example {
            title: Both { ko: "꼭 110밀리초", en: "110 ms exactly" },
            fires: false,
            drawing: "| 03-01 09:00 session dev=a latency-ms=110 x20 every 1h",
        },
        Example {
            title: Both { ko: "위성 회선", en: "a satellite line" },
            fires: false,
            drawing: "| 03-01 09:00 session dev=a latency-ms=600 network-type=satellite x20 every 1h
                      | 03-01 09:00 session dev=a latency-ms=40 x20 every 1h",
        },
    ],
};

static CALL: Card = Card {
    id: "call-latency-high",
    family: Family::Network,
    severity: Severity::Low,
    needs: &[Need::Latency],
    sources: &[sources::SPLUNK],
    policy: &["latency"],
    ko: CardText {
        title: "긴 통화 지연",
        looks_for: "지연이 300밀리초를 넘는 통화가 세 번 이상인지 봅니다.",
        matters_because: "공개된 시험용 규칙이 다른 단서와 함께 볼 값으로 꼽습니다.",
        innocent_explanations: &[STOLEN_KO, "약한 회선", "먼 곳에 있는 통화 서버"],
        blind_spots: &["통화 지연은 사람마다 하루에도 크게 달라집니다."],
        next_steps: &[SECURE_KO, CHECK_KO],
        clears: &["회선에 대한 설명"],
    },
    en: CardText {
        title: "calls that arrive late",
        looks_for: "Three calls or more with a delay above 300 ms.",
        matters_because: "A public, experimental rule names it beside other signs.",
        innocent_explanations: &[STOLEN_EN, "A weak line", "A distant server of the call"],
        blind_spots: &["Delays of calls vary much within a day."],
        next_steps: &[SECURE_EN, CHECK_EN],
        clears: &["An account of the line"],
    },
    examples: &[
        Example {
            title: Both { ko: "세 번의 느린 통화", en: "three slow calls" },
            fires: true,
            drawing: "! | 03-01 09:00 meeting verb=video latency-ms=420 x3 every 1d",
        },
        Example {
            title: Both { ko: "두 번뿐", en: "two only" },
            fires: false,
            drawing: "| 03-01 09:00 meeting verb=video latency-ms=420 x2 every 1d
                      | 03-05 09:00 meeting verb=video latency-ms=300",
        },
    ],
};

/// Rows with a delay, of calls or of anything else; relays and satellites are slow by nature.
fn delays(case: &Case<'_>, of_calls: bool) -> Vec<(f64, usize)> {
    let history = &case.history;
    if history.population.columns.detail.is_empty() {
        return Vec::new();
    }
    history
        .own_rows()
        .filter(|row| (history.kind(*row) == ActivityKind::Meeting) == of_calls && !is_detour(case, *row))
        .filter_map(|row| Some((history.detail_number(row, Detail::LatencyMs)?, row)))
        .collect()
}

/// The median delay of input in milliseconds with the rows above it; nothing where too few rows tell it.
pub(super) fn input_delays(case: &Case<'_>) -> Option<(f64, Vec<usize>)> {
    let mut values = delays(case, false);
    if values.is_empty() || values.len() < case.settings.policy.latency.inputs as usize {
        return None;
    }
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Of an even number the lower one: nobody is slow by rounding.
    let median = values[(values.len() - 1) / 2].0;
    let mut rows: Vec<usize> = values.iter().filter(|(delay, _)| *delay >= median).map(|(_, row)| *row).collect();
    rows.sort_unstable();
    Some((median, rows))
}

impl RiskSignal for InputLatencyHigh {
    fn card(&self) -> &'static Card {
        &INPUT
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let Some((median, rows)) = input_delays(case) else { return Assessment::NotAssessed(Need::Latency) };
        let policy = &case.settings.policy.latency;
        if median <= policy.input_ms {
            return Assessment::Quiet;
        }
        let strength = if median >= policy.severe_input_ms { Strength::Severe } else { Strength::Strong };
        let facts = vec![("median_ms", Fact::Number(median)), ("entries", Fact::Count(rows.len() as u64))];
        Assessment::Fired(Occurrence::new(&INPUT, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let median = number(facts, "median_ms");
        match lang {
            Lang::Ko => format!("입력 지연의 중앙값이 {median:.0}밀리초입니다."),
            Lang::En => format!("The median delay of input is {median:.0} ms."),
        }
    }
}

impl RiskSignal for CallLatencyHigh {
    fn card(&self) -> &'static Card {
        &CALL
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let calls = delays(case, true);
        if calls.is_empty() {
            return Assessment::NotAssessed(Need::Latency);
        }
        let policy = &case.settings.policy.latency;
        let slow: Vec<usize> = calls.iter().filter(|(delay, _)| *delay > policy.call_ms).map(|(_, row)| *row).collect();
        if slow.is_empty() || slow.len() < policy.calls as usize {
            return Assessment::Quiet;
        }
        let facts = vec![("slow_calls", Fact::Count(slow.len() as u64)), ("calls", Fact::Count(calls.len() as u64))];
        Assessment::Fired(Occurrence::new(&CALL, Strength::Strong, facts, case.loci(slow)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (slow, calls) = (count(facts, "slow_calls"), count(facts, "calls"));
        match lang {
            Lang::Ko => format!("지연이 적힌 통화 {calls}번 가운데 {slow}번이 느렸습니다."),
            Lang::En => format!("Of {calls} calls with a delay on record {slow} were slow."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn twenty_values_and_three_hundred_milliseconds() {
        let drawing = |ms: u32, times: u32| format!("| 03-01 09:00 session dev=a latency-ms={ms} x{times} every 1h");
        assert_eq!(fired(&InputLatencyHigh, &drawing(299, 20)).strength, Strength::Strong);
        assert_eq!(fired(&InputLatencyHigh, &drawing(300, 20)).strength, Strength::Severe);
        assert_eq!(check(&InputLatencyHigh, &drawing(300, 19)), Assessment::NotAssessed(Need::Latency));
    }

    #[test]
    fn half_of_the_values_must_be_high() {
        let drawing = "| 03-01 09:00 session dev=a latency-ms=40 x10 every 1h\n| 03-05 09:00 session dev=a latency-ms=500 x10 every 1h";
        assert_eq!(check(&InputLatencyHigh, drawing), Assessment::Quiet);
    }

    #[test]
    fn calls_and_input_are_apart() {
        let calls = "! | 03-01 09:00 meeting verb=video latency-ms=301 x20 every 1d";
        assert_eq!(count(&fired(&CallLatencyHigh, calls).facts, "slow_calls"), 20);
        assert_eq!(check(&InputLatencyHigh, &calls[2..]), Assessment::NotAssessed(Need::Latency));
        let input = "| 03-01 09:00 session dev=a latency-ms=500 x20 every 1h";
        assert_eq!(check(&CallLatencyHigh, input), Assessment::NotAssessed(Need::Latency));
    }
}
