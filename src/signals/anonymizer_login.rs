//! Most sign-ins through a VPN, proxy, Tor or a rented server.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::network::{Detour, detour, tells_networks};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    number,
};
use crate::model::{Both, HoldingField, Lang};

/// The signal.
pub struct AnonymizerLogin;

static CARD: Card = Card {
    id: "anonymizer-login",
    family: Family::Network,
    severity: Severity::Medium,
    needs: &[Need::NetworkType],
    sources: &[sources::US_2022, sources::MICROSOFT_2026],
    policy: &["anonymizer", "known_addresses"],
    ko: CardText {
        title: "VPN·프록시·임대 서버를 거친 접속",
        looks_for: "접속 10건 이상 가운데 절반 이상이 VPN, 프록시, Tor, 임대 서버를 거쳤는지 봅니다. 등록한 나라와 다른 나라로 나올 때만 보통 무게로 봅니다.",
        matters_because: "주의보는 접속지를 눈에 띄지 않게 하려고 VPN이나 임대 서버를 쓴다고 합니다. 정상 사용자도 많이 씁니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "회사나 학교의 VPN",
            "개인정보를 지키려는 습관, 검열이 있는 나라에서의 접속",
            "보안 업무",
        ],
        blind_spots: &["기록이 접속망의 종류를 말해 주어야 합니다.", "가정용 회선을 빌린 프록시는 보이지 않습니다."],
        next_steps: &[SECURE_KO, "왜 VPN을 쓰는지 묻고, 회사 VPN이면 정책의 아는 주소에 적습니다.", CHECK_KO],
        clears: &["회사 VPN 주소 목록"],
    },
    en: CardText {
        title: "sign-ins through VPN, proxy or rented servers",
        looks_for: "At least half of 10 or more sign-ins came through a VPN, proxy, Tor or a rented server. It weighs medium only where they come out in another country than the registered one.",
        matters_because: "The advisories say that VPNs and rented servers serve to look inconspicuous. Many honest people use them too.",
        innocent_explanations: &[
            STOLEN_EN,
            "The VPN of a firm or university",
            "A habit of privacy, or access from a country with censorship",
            "Security work",
        ],
        blind_spots: &["The log must tell the kind of network.", "Proxies on rented home lines do not show."],
        next_steps: &[
            SECURE_EN,
            "Ask why a VPN is used; a company VPN belongs into the policy's known addresses.",
            CHECK_EN,
        ],
        clears: &["The firm's list of VPN addresses"],
    },
    examples: &[
        Example {
            title: Both {
                ko: "다른 나라로 나오는 VPN으로만 접속", en: "only through a VPN that comes out elsewhere"
            },
            fires: true,
            drawing: "= claimed-country KR
                      ! | 03-01 09:00 sign-in ok ip=198.51.100.7 US network-type=vpn x10 every 1d",
        },
        Example {
            title: Both { ko: "절반에 못 미침", en: "less than half" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=198.51.100.7 US network-type=vpn x9 every 1d
                      | 03-01 10:00 sign-in ok ip=192.0.2.10 KR network-type=residential x11 every 1d",
        },
        Example {
            title: Both { ko: "휴대전화의 사설 릴레이", en: "a phone's private relay" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=198.51.100.7 US network-type=relay x12 every 1d",
        },
        Example {
            title: Both { ko: "실패한 시도만 프록시", en: "only failed attempts from a proxy" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in fail ip=198.51.100.7 US network-type=proxy x20 every 1d
                      | 03-01 10:00 sign-in ok ip=192.0.2.10 KR network-type=residential x10 every 1d",
        },
    ],
};

impl RiskSignal for AnonymizerLogin {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        if !tells_networks(case) {
            return Assessment::NotAssessed(Need::NetworkType);
        }
        let policy = &case.settings.policy.anonymizer;
        let mut total = 0u32;
        let mut found = Vec::new();
        for row in case.placed_rows() {
            match detour(case, row) {
                // What the system or the carrier does by itself says nothing.
                Some(Detour::Relay) => {}
                Some(Detour::Anonymiser) => {
                    total += 1;
                    found.push(row);
                }
                None => total += 1,
            }
        }
        let percent = if total == 0 { 0.0 } else { found.len() as f64 * 100.0 / f64::from(total) };
        if total < policy.min_entries || percent < policy.percent {
            return Assessment::Quiet;
        }
        let claimed = case.history.countries(HoldingField::ClaimedCountry).map(|(country, _)| country).last();
        let elsewhere = found
            .iter()
            .filter_map(|row| case.history.place(*row))
            .filter(|place| place.country.is_known() && claimed.is_some_and(|claimed| claimed != place.country))
            .count();
        let facts = vec![
            ("percent", Fact::Number(percent)),
            ("entries", Fact::Count(found.len() as u64)),
            ("entries_total", Fact::Count(total.into())),
            ("entries_elsewhere", Fact::Count(elsewhere as u64)),
        ];
        let occurrence = Occurrence::new(&CARD, Strength::Strong, facts, case.loci(found));
        Assessment::Fired(if elsewhere > 0 { occurrence } else { occurrence.at_most(Severity::Low) })
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (percent, entries) = (number(facts, "percent"), count(facts, "entries"));
        let (total, elsewhere) = (count(facts, "entries_total"), count(facts, "entries_elsewhere"));
        match lang {
            Lang::Ko => format!(
                "접속 {total}건 가운데 {entries}건({percent:.0}%)이 VPN, 프록시나 임대 서버를 거쳤고 {elsewhere}건은 등록한 나라와 다른 곳으로 나왔습니다."
            ),
            Lang::En => format!(
                "{entries} of {total} entries ({percent:.0} %) came through a VPN, proxy or rented server, {elsewhere} of them out of another country than the registered one."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn a_vpn_at_home_is_low() {
        let drawing =
            "= claimed-country KR\n! | 03-01 09:00 sign-in ok ip=198.51.100.7 KR network-type=vpn x10 every 1d";
        assert_eq!(fired(&AnonymizerLogin, drawing).severity, Severity::Low);
        assert_eq!(fired(&AnonymizerLogin, CARD.examples[0].drawing).severity, Severity::Medium);
    }

    #[test]
    fn nine_sign_ins_are_too_few_and_silent_logs_say_nothing() {
        let nine = "| 03-01 09:00 sign-in ok ip=198.51.100.7 US network-type=vpn x9 every 1d";
        assert_eq!(check(&AnonymizerLogin, nine), Assessment::Quiet);
        let silent = "| 03-01 09:00 sign-in ok ip=198.51.100.7 US x20 every 1d";
        assert_eq!(check(&AnonymizerLogin, silent), Assessment::NotAssessed(Need::NetworkType));
    }
}
