//! Delivery addresses that several workers have in common.

use super::*;
use crate::signals::card::{CardText, Example, Family, sources};
use crate::signals::controls::{STOLEN_EN, STOLEN_KO};

/// Two at one address may be a couple.
fn parcels(case: &Case<'_>, link: &Link) -> Option<Strength> {
    let strength = of_one_person(case, link)?;
    let few = link.accounts < case.settings.policy.links.address_workers;
    Some(if few { Strength::Watch } else { strength })
}

/// `shared-shipping-address`.
pub static PARCELS: LinkSignal = LinkSignal {
    kind: LinkKind::ShipAddress,
    need: Need::Shipments,
    strength: parcels,
    said: Both { ko: "같은 배송지로 받는", en: "receive at one delivery address" },
    card: &Card {
        id: "shared-shipping-address",
        family: Family::Sharing,
        severity: Severity::High,
        needs: &[Need::Shipments],
        sources: &[sources::DOJ_CASES, sources::FBI_MAY_2024],
        policy: &["links.address_workers", "links.severe_accounts", "links.known_places"],
        ko: CardText {
            title: "여러 사람의 같은 배송지",
            looks_for: "두 사람 이상의 기기가 간 같은 주소를 찾습니다. 두 사람이면 눈여겨보고 세 사람부터 무겁게 봅니다. 띄어쓰기와 번지, 호 같은 말은 구별하지 않으며 어느 도시인지는 보지 않습니다.",
            matters_because: "여러 사람의 업무용 노트북을 한 집에서 받아 켜 두는 조력자가 있었고, 한 집에서 90대가 넘게 나온 사건도 있습니다.",
            innocent_explanations: &[STOLEN_KO, "함께 사는 부부나 동료", "공유 오피스, 기숙사, 학교"],
            blind_spots: BLIND_KO,
            next_steps: NEXT_KO,
            clears: &["사무실이나 기숙사 주소라는 확인", TOLD_KO],
        },
        en: CardText {
            title: "one delivery address for several people",
            looks_for: "An address that devices of two or more people went to: two are worth a look, three weigh. Blanks and words such as apt do not matter; which city it is plays no part.",
            matters_because: "Helpers received and hosted the laptops of many workers; in one case there were more than 90 in one house.",
            innocent_explanations: &[
                STOLEN_EN,
                "A couple or colleagues who live together",
                "A shared office, dormitory or school",
            ],
            blind_spots: BLIND_EN,
            next_steps: NEXT_EN,
            clears: &["The address is an office or dormitory", TOLD_EN],
        },
        examples: &[
            Example {
                title: Both { ko: "세 사람의 기기가 한 집으로", en: "three people's devices to one house" },
                fires: true,
                drawing: "! | 03-01 09:00 shipment ship-address=가람로_1,_101동_203호
                          ! | 03-02 09:00 shipment acct=lee ship-address=가람로_1_101-203
                          ! = acct=park ship-address 가람로1 101동203호",
            },
            Example {
                title: Both { ko: "이웃한 집", en: "next door" },
                fires: false,
                drawing: "| 03-01 09:00 shipment ship-address=가람로_1,_101동_203호
                          | 03-02 09:00 shipment acct=lee ship-address=가람로_1_101-204",
            },
        ],
    },
};
