//! Devices sent to people, one a row.

use super::template::{Template, core, detail, needed, template_importer, time};
use crate::ingest::{Both, FormatCard};
use crate::model::{ActivityKind, Detail};

template_importer!(
    /// The importer.
    ShipmentTable,
    Template {
        card: FormatCard {
            id: "shipment-table",
            title: Both { ko: "기기 발송 목록", en: "List of shipped devices" },
            export: Both {
                ko: "빈 양식을 내려받아 채우거나, 쓰는 도구의 목록을 같은 열 이름으로 저장합니다. 한 줄에 한 건입니다.",
                en: "Download the empty table and fill it in, or save your tool's list under these column names, one entry a row.",
            },
            gives: Both { ko: "언제 누구에게 어느 주소로 무엇을 보냈는지, 신분증 주소와 처음 켜진 국가.", en: "What was sent to whom, when and where; the address on the ID, and the country in which the device first appeared." },
            lacks: Both { ko: "배달 확인은 점검 항목으로 답해 주십시오.", en: "Answer the checks for what happened at the door." },
            traps: Both { ko: "주소는 띄어쓰기와 '번지', 'apt' 같은 말을 뺀 뒤 같은지만 봅니다. 어느 도시인지는 보지 않습니다.", en: "Addresses are compared for sameness after dropping blanks and words such as 'apt'; which city it is plays no part." },
            sample: "계정,발송일,배송 주소,신분증 주소,배송지 종류,주소 변경 요청일,발송 국가,최초 사용 국가,일련번호,지급 일련번호\nkim@example.org,2026-01-05,서울 가람로 1,서울 가람로 1,home,,KR,KR,SN-1,SN-1\nlee@example.org,2026-01-06,부산 나루길 2,부산 나루길 2,home,,KR,KR,SN-2,SN-2\n",
        },
        kind: ActivityKind::Shipment,
        columns: &[
            core("계정", "account"),
            time("발송일", "sent at", &["sentat", "shippedat", "shipdate", "dispatchdate", "발송일시", "출고일", "배송일"]),
            needed(Detail::ShipAddress, "배송 주소", "ship address", &["shippingaddress", "deliveryaddress", "배송지", "배송지주소", "수령지", "받는주소"]),
            detail(Detail::IdAddress, "신분증 주소", "id address", &["addressonid", "주민등록주소", "신분증상주소"]),
            detail(Detail::Carrier, "배송지 종류", "address type", &["carriertype", "addresskind", "배송지구분"]),
            detail(Detail::AddressChangeAsked, "주소 변경 요청일", "address change asked", &["askedchangeat", "addresschangedat", "배송지변경일", "주소변경일"]),
            detail(Detail::ShipCountry, "발송 국가", "ship country", &["destinationcountry", "배송국가"]),
            detail(Detail::FirstSeenCountry, "최초 사용 국가", "first seen country", &["activationcountry", "firstseen", "개통국가", "최초접속국가"]),
            detail(Detail::Serial, "일련번호", "serial", &["serialnumber", "serialseen", "시리얼번호", "기기일련번호"]),
            detail(Detail::IssuedSerial, "지급 일련번호", "issued serial", &["serialissued", "issuedserialnumber", "발송일련번호"]),
        ],
    }
);
