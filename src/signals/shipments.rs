//! Three observations about devices that were sent: another address, a late change of address, another device.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Locus, Need, Occurrence, RiskSignal, Severity, Strength,
    count, text,
};
use crate::model::civil::day_text;
use crate::model::{ActivityKind, Both, Detail, HoldingField, Lang};
use std::collections::BTreeSet;

/// The parcel's address is not the document's.
pub struct ShipAddressNotId;
/// Another address was asked for after the contract and before dispatch.
pub struct ShipAddressChangedLate;
/// The serial number, or the country of first use, is not the parcel's.
pub struct SerialOrActivationMismatch;

static NOT_ID: Card = Card {
    id: "ship-address-not-id",
    family: Family::Identity,
    severity: Severity::Medium,
    needs: &[Need::Shipments],
    sources: &[sources::US_2022, sources::FBI_JUL_2025, sources::KNOWBE4_2024],
    policy: &[],
    ko: CardText {
        title: "신분증과 다른 배송 주소",
        looks_for: "기기를 보낸 주소가 신분증 주소와 다른지 봅니다. 띄어쓰기와 동·호 표기는 빼고 같은지만 보며, 등록된 거주지나 회사, 보관함으로 보낸 것은 세지 않습니다.",
        matters_because: "미국 주의보는 신분증의 주소로만 장비를 보내라고 합니다.",
        innocent_explanations: &[
            "최근의 이사",
            "부모 집이나 직장으로 받는 경우",
            "도로명과 지번 주소의 차이",
            "받아 줄 사람이 없는 집",
        ],
        blind_spots: &["어느 도시인지, 얼마나 먼지는 보지 않습니다."],
        next_steps: &["왜 다른 곳에서 받는지 물어보고, 누구에게나 같은 수령 확인을 합니다.", CHECK_KO],
        clears: &["이사나 거주의 확인", "본인 수령 기록"],
    },
    en: CardText {
        title: "sent to another address than the ID's",
        looks_for: "A device was sent to an address that is not the one on the ID. Blanks and numbers of flats aside only sameness counts; the registered home, an office or a locker is no observation.",
        matters_because: "The US advisory says to send equipment to the address on the ID only.",
        innocent_explanations: &[
            "A recent move",
            "Parents or a workplace that take parcels",
            "Two notations of one address",
            "Nobody at home to take it",
        ],
        blind_spots: &["Which city it is, or how far, plays no part."],
        next_steps: &["Ask why it goes elsewhere; confirm receipt as for everyone.", CHECK_EN],
        clears: &["Proof of the move or home", "A record of receipt in person"],
    },
    examples: &[
        Example {
            title: Both { ko: "다른 거리로 보냄", en: "sent to another street" },
            fires: true,
            drawing: "! | 03-01 09:00 shipment ship-address=나루길_2 id-address=가람로_1",
        },
        Example {
            title: Both { ko: "표기만 다름", en: "another notation only" },
            fires: false,
            drawing: "| 03-01 09:00 shipment ship-address=서울_가람로1_101호 id-address=서울_가람로_1",
        },
        Example {
            title: Both { ko: "등록한 거주지로 보냄", en: "sent to the registered home" },
            fires: false,
            drawing: "= postal-address 나루길 2
                      | 03-01 09:00 shipment ship-address=나루길_2 id-address=가람로_1",
        },
    ],
};

static LATE: Card = Card {
    id: "ship-address-changed-late",
    family: Family::Identity,
    severity: Severity::High,
    needs: &[Need::Shipments],
    sources: &[sources::KNOWBE4_2024, sources::US_ROK_2023],
    policy: &[],
    ko: CardText {
        title: "계약 뒤에 바뀐 배송 주소",
        looks_for: "계약일(없으면 근무 시작일)과 발송일 사이에 배송 주소 변경을 요청했는지 봅니다.",
        matters_because: "채용되자마자 배송지를 바꾸는 일을 여러 자료가 특징으로 듭니다.",
        innocent_explanations: &["휴가나 출장", "이사 일정", "회사에서 직접 받기로 함", "주소 오타를 고침"],
        blind_spots: &["변경 요청일이 적혀 있어야 합니다."],
        next_steps: &["보내기 전이면 수령 방법을 다시 정합니다.", CHECK_KO],
        clears: &["변경 까닭의 기록", "본인 수령 기록"],
    },
    en: CardText {
        title: "delivery address changed after the contract",
        looks_for: "Another delivery address was asked for between the contract, or else the first day of work, and dispatch.",
        matters_because: "Several sources name addresses that change right upon hiring.",
        innocent_explanations: &[
            "Holidays or a journey",
            "A planned move",
            "Pick-up at the office",
            "A corrected typing error",
        ],
        blind_spots: &["The day of the request must be on record."],
        next_steps: &["Before dispatch, agree anew on how it is received.", CHECK_EN],
        clears: &["A record of the reason", "A record of receipt in person"],
    },
    examples: &[
        Example {
            title: Both { ko: "계약 닷새 뒤의 요청", en: "asked five days after the contract" },
            fires: true,
            drawing: "= contract 2026-03-01
                      ! | 03-10 09:00 shipment address-change-asked=2026-03-06",
        },
        Example {
            title: Both { ko: "계약 전날의 요청", en: "asked the day before the contract" },
            fires: false,
            drawing: "= contract 2026-03-01
                      | 03-10 09:00 shipment address-change-asked=2026-02-28",
        },
        Example {
            title: Both { ko: "발송 다음 날의 요청", en: "asked the day after dispatch" },
            fires: false,
            drawing: "= contract 2026-03-01
                      | 03-10 09:00 shipment address-change-asked=2026-03-11",
        },
    ],
};

static SERIAL: Card = Card {
    id: "serial-or-activation-mismatch",
    family: Family::Identity,
    severity: Severity::High,
    needs: &[Need::Shipments],
    sources: &[sources::MANDIANT_2024, sources::GTIG_2025],
    policy: &[],
    ko: CardText {
        title: "보낸 것과 다른 기기나 나라",
        looks_for: "쓰는 기기의 일련번호가 지급한 것과 다르거나, 처음 켜진 나라가 보낸 나라와 다른지 봅니다. 둘 다면 매우 뚜렷합니다.",
        matters_because: "보낸 나라가 아닌 곳에서 노트북이 켜진 사례가 보고됩니다.",
        innocent_explanations: &[
            "회사가 바꾸어 준 기기",
            "부품 교체로 바뀐 번호",
            "출장지에서 처음 켠 경우",
            "목록의 오타",
        ],
        blind_spots: &["보낸 나라 안에서 대신 켜 두면 드러나지 않습니다."],
        next_steps: &["기기 목록을 맞추어 보고, 기기가 어디 있는지 물어봅니다.", CHECK_KO],
        clears: &["교체 기록", "출장 기록"],
    },
    en: CardText {
        title: "another device or country than was sent",
        looks_for: "The serial number in use is not the issued one, or the country of first use is not the one it was sent to; both are severe.",
        matters_because: "Reports tell of laptops that came up in another country than they were sent to.",
        innocent_explanations: &[
            "A device that the firm swapped",
            "A number changed by a repair",
            "First switched on while travelling",
            "A typing error in the list",
        ],
        blind_spots: &["A device switched on by somebody else in the right country is not seen."],
        next_steps: &["Compare the inventory; ask where the device is.", CHECK_EN],
        clears: &["A record of the swap", "A record of the journey"],
    },
    examples: &[
        Example {
            title: Both { ko: "다른 나라에서 켜짐", en: "first seen in another country" },
            fires: true,
            drawing: "! | 03-01 09:00 shipment ship-country=US first-seen-country=GB",
        },
        Example {
            title: Both { ko: "다른 일련번호", en: "another serial number" },
            fires: true,
            drawing: "= issued-serial SN-1
                      ! | 03-01 09:00 shipment serial=SN-2",
        },
        Example {
            title: Both { ko: "띄어쓰기만 다른 번호", en: "a number that differs in blanks only" },
            fires: false,
            drawing: "| 03-01 09:00 shipment serial=SN1 issued-serial=sn-1 ship-country=KR first-seen-country=KR",
        },
    ],
};

/// What of an address tells it apart: letters and digits, without the flat and words that some write and others do not.
fn bare(address: &str) -> String {
    const SMALL: [&str; 9] = ["street", "st", "road", "rd", "no", "korea", "대한민국", "번지", "floor"];
    const FLAT: [&str; 4] = ["apt", "unit", "suite", "ste"];
    let is_flat = |word: &str| {
        let behind = word.trim_start_matches(|c: char| c.is_ascii_digit());
        behind.len() < word.len() && matches!(behind, "호" | "동" | "층")
    };
    let lower = address.to_lowercase();
    let (mut bare, mut skip) = (String::new(), false);
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let is_named = std::mem::replace(&mut skip, FLAT.contains(&word));
        if !is_named && !skip && !SMALL.contains(&word) && !is_flat(word) {
            bare.push_str(word);
        }
    }
    bare
}

/// Whether two addresses are the same, or one says less of it than the other.
fn same_address(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    // House 1 is not house 12.
    let goes_on = |rest: Option<char>| rest.is_some_and(|c| c.is_ascii_digit());
    let begins = long.strip_prefix(&short).is_some_and(|rest| !goes_on(rest.chars().next()));
    let ends = long.strip_suffix(&short).is_some_and(|rest| !goes_on(rest.chars().next_back()));
    short.is_empty() || short == long || begins || ends
}

fn locus(holding: &crate::timeline::population::Holding) -> Locus {
    Locus { file: holding.file, line: holding.line }
}

impl RiskSignal for ShipAddressNotId {
    fn card(&self) -> &'static Card {
        &NOT_ID
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let on_record: Vec<_> = history.texts(HoldingField::IdAddress).collect();
        let homes: Vec<&str> = history.texts(HoldingField::PostalAddress).map(|(home, _)| home).collect();
        let (mut compared, mut loci) = (0u32, Vec::new());
        let mut compare = |sent: &str, own: Option<&str>, carrier: &str, at: Locus| {
            let papers: Vec<&str> = own.into_iter().chain(on_record.iter().map(|(text, _)| *text)).collect();
            if sent.is_empty() || papers.is_empty() {
                return;
            }
            compared += 1;
            // Forwarders and boxes weigh nothing by themselves (design section 13); these are places that many use.
            let is_common = ["office", "company", "store", "locker", "pickup", "회사", "보관함", "편의점"]
                .iter()
                .any(|word| carrier.contains(word));
            if !is_common && !papers.iter().chain(&homes).any(|known| same_address(sent, known)) {
                loci.push(at);
            }
        };
        for row in history.rows_of(ActivityKind::Shipment) {
            let sent = history.detail(row, Detail::ShipAddress).unwrap_or_default();
            let carrier = history.detail(row, Detail::Carrier).unwrap_or_default();
            compare(sent, history.detail(row, Detail::IdAddress), carrier, case.locus(row));
        }
        for (sent, holding) in history.texts(HoldingField::ShipAddress) {
            compare(sent, None, "", locus(holding));
        }
        if compared == 0 {
            return Assessment::NotAssessed(Need::Shipments);
        }
        if loci.is_empty() {
            return Assessment::Quiet;
        }
        let facts = vec![("parcels", Fact::Count(loci.len() as u64))];
        Assessment::Fired(Occurrence::new(&NOT_ID, Strength::Strong, facts, loci))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let parcels = count(facts, "parcels");
        match lang {
            Lang::Ko => format!("신분증에 적힌 주소가 아닌 곳으로 보낸 것이 {parcels}건입니다."),
            Lang::En => format!("Parcels sent to another address than the ID's: {parcels}."),
        }
    }
}

impl RiskSignal for ShipAddressChangedLate {
    fn card(&self) -> &'static Card {
        &LATE
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let agreed = history.first_day(HoldingField::Contract).or_else(|| history.first_day(HoldingField::StartedOn));
        let Some((agreed, _)) = agreed else { return Assessment::NotAssessed(Need::Shipments) };
        let (mut told, mut found) = (false, Vec::new());
        for row in history.rows_of(ActivityKind::Shipment) {
            told = true;
            let dispatched = history.detail_day(row, Detail::Dispatched).unwrap_or_else(|| case.local_day(row));
            if let Some(asked) = history.detail_day(row, Detail::AddressChangeAsked)
                && (agreed..=dispatched).contains(&asked)
            {
                found.push((row, asked));
            }
        }
        if !told {
            return Assessment::NotAssessed(Need::Shipments);
        }
        let Some((_, asked)) = found.first() else { return Assessment::Quiet };
        let facts = vec![("asked_on", Fact::Text(day_text(*asked))), ("parcels", Fact::Count(found.len() as u64))];
        let loci = case.loci(found.into_iter().map(|(row, _)| row));
        Assessment::Fired(Occurrence::new(&LATE, Strength::Strong, facts, loci))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        match (text(facts, "asked_on"), lang) {
            ("", Lang::Ko) => "계약 뒤, 발송 전에 배송 주소 변경을 요청했습니다.".to_owned(),
            ("", Lang::En) => {
                "Another delivery address was asked for after the contract and before dispatch.".to_owned()
            }
            (day, Lang::Ko) => format!("계약 뒤, 발송 전인 {day}에 배송 주소 변경을 요청했습니다."),
            (day, Lang::En) => {
                format!("Another delivery address was asked for on {day}, after the contract and before dispatch.")
            }
        }
    }
}

impl RiskSignal for SerialOrActivationMismatch {
    fn card(&self) -> &'static Card {
        &SERIAL
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let plain =
            |serial: &str| -> String { serial.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect() };
        let issued: BTreeSet<String> =
            history.texts(HoldingField::IssuedSerial).map(|(serial, _)| plain(serial)).collect();
        let (mut compared, mut serials, mut countries) = (0u32, Vec::new(), Vec::new());
        for row in history.rows_of(ActivityKind::Shipment).chain(history.rows_of(ActivityKind::Endpoint)) {
            let own = history.detail(row, Detail::IssuedSerial).map(plain);
            if let Some(serial) = history.detail(row, Detail::Serial).map(plain)
                && (own.is_some() || !issued.is_empty())
            {
                compared += 1;
                if own != Some(serial.clone()) && !issued.contains(&serial) {
                    serials.push(row);
                }
            }
            let (sent, seen) =
                (history.detail(row, Detail::ShipCountry), history.detail(row, Detail::FirstSeenCountry));
            if sent.is_some() && seen.is_some() {
                compared += 1;
                if sent != seen {
                    countries.push(row);
                }
            }
        }
        if compared == 0 {
            return Assessment::NotAssessed(Need::Shipments);
        }
        let strength = match (serials.is_empty(), countries.is_empty()) {
            (true, true) => return Assessment::Quiet,
            (false, false) => Strength::Severe,
            _ => Strength::Strong,
        };
        let facts = vec![
            ("other_serials", Fact::Count(serials.len() as u64)),
            ("other_countries", Fact::Count(countries.len() as u64)),
        ];
        let rows: BTreeSet<usize> = serials.into_iter().chain(countries).collect();
        Assessment::Fired(Occurrence::new(&SERIAL, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (serials, countries) = (count(facts, "other_serials"), count(facts, "other_countries"));
        match lang {
            Lang::Ko => format!(
                "지급한 것과 다른 일련번호가 {serials}건, 보낸 나라와 다른 곳에서 처음 켜진 기기가 {countries}건입니다."
            ),
            Lang::En => {
                format!(
                    "Serial numbers other than issued: {serials}; devices first seen in another country than sent to: {countries}."
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
    fn addresses_are_the_same_without_their_small_words() {
        for (a, b, same) in [
            ("서울 가람로 1", "서울  가람로1, 101호", true),
            ("대한민국 서울 가람로 1", "서울 가람로 1", true),
            ("1 Garam Road, Apt. 2", "1 garam rd", true),
            ("서울 가람로 1", "서울 가람로 12", false),
            ("서울 가람로 1", "서울 나루길 1", false),
        ] {
            assert_eq!(same_address(a, b), same, "{a} / {b}");
        }
    }

    #[test]
    fn a_parcel_to_an_office_and_missing_papers_are_no_observation() {
        let office = "| 03-01 09:00 shipment ship-address=나루길_2 id-address=가람로_1 carrier=office";
        assert_eq!(check(&ShipAddressNotId, office), Assessment::Quiet);
        let unknown = "| 03-01 09:00 shipment ship-address=나루길_2";
        assert_eq!(check(&ShipAddressNotId, unknown), Assessment::NotAssessed(Need::Shipments));
        let roster = "= id-address 가람로 1\n! = ship-address 나루길 2";
        assert_eq!(count(&fired(&ShipAddressNotId, roster).facts, "parcels"), 1);
    }

    #[test]
    fn the_days_of_contract_and_dispatch_belong_to_the_window() {
        for asked in ["2026-03-01", "2026-03-10"] {
            let drawing = format!("= started-on 2026-03-01\n! | 03-10 09:00 shipment address-change-asked={asked}");
            assert_eq!(text(&fired(&ShipAddressChangedLate, &drawing).facts, "asked_on"), asked);
        }
        let no_start = "| 03-10 09:00 shipment address-change-asked=2026-03-05";
        assert_eq!(check(&ShipAddressChangedLate, no_start), Assessment::NotAssessed(Need::Shipments));
    }

    #[test]
    fn both_mismatches_are_severe() {
        let drawing = "! | 03-01 09:00 shipment serial=a1 issued-serial=b2 ship-country=KR first-seen-country=CN";
        assert_eq!(fired(&SerialOrActivationMismatch, drawing).strength, Strength::Severe);
        let alone = "| 03-01 09:00 shipment serial=a1 ship-country=KR";
        assert_eq!(check(&SerialOrActivationMismatch, alone), Assessment::NotAssessed(Need::Shipments));
    }
}
