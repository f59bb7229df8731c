//! What a list of people may say of each beside the general columns: contact, papers, pay, employers, links.

use super::named_columns::position_in;
use crate::ingest::columns::folded;
use crate::model::{Both, HoldingField};

/// A column of a profile: what it holds, the headers of the empty file, other names that lists use, folded.
pub struct ProfileColumn {
    /// What it holds.
    pub field: HoldingField,
    /// Header of the empty file.
    pub name: Both,
    /// Other names that lists use, folded.
    pub also: &'static [&'static str],
}

const fn column(
    field: HoldingField,
    ko: &'static str,
    en: &'static str,
    also: &'static [&'static str],
) -> ProfileColumn {
    ProfileColumn { field, name: Both { ko, en }, also }
}

/// Every such column, in the order of the empty file.
pub static PROFILE_COLUMNS: &[ProfileColumn] = &[
    column(
        HoldingField::ContactEmail,
        "연락 메일",
        "contact email",
        &["personalemail", "secondaryemail", "개인메일", "개인이메일"],
    ),
    column(
        HoldingField::Phone,
        "전화번호",
        "phone",
        &[
            "phonenumber",
            "mobile",
            "mobilephone",
            "tel",
            "telephone",
            "휴대폰",
            "휴대전화",
            "연락처",
            "핸드폰",
            "電話番号",
        ],
    ),
    column(
        HoldingField::PostalAddress,
        "주소",
        "postal address",
        &["homeaddress", "residence", "거주지", "거주지주소", "자택주소", "住所"],
    ),
    column(HoldingField::IdAddress, "신분증 주소", "id address", &["addressonid", "신분증상주소", "주민등록주소"]),
    column(
        HoldingField::IdCountry,
        "신분증 발급국",
        "id country",
        &["idissuer", "documentcountry", "신분증국가", "발급국가", "발급국"],
    ),
    column(HoldingField::PhotoHash, "사진 해시", "photo hash", &["photophash", "portraithash", "phash", "사진지문"]),
    column(
        HoldingField::DocumentHash,
        "신분증 해시",
        "id document hash",
        &["iddochash", "documenthash", "idhash", "신분증지문"],
    ),
    column(
        HoldingField::DocumentSoftware,
        "신분증 파일 프로그램",
        "id image software",
        &["exifsoftware", "idexifsoftware", "imagesoftware", "편집프로그램"],
    ),
    column(
        HoldingField::DocumentPixels,
        "신분증 사진 너비",
        "id image width",
        &["idimagepixels", "imagewidth", "신분증해상도"],
    ),
    column(
        HoldingField::PayoutDestination,
        "지급계좌",
        "payout account",
        &["bankaccount", "accountnumber", "iban", "payoutdestination", "계좌번호", "입금계좌", "급여계좌", "정산계좌"],
    ),
    column(HoldingField::PayeeName, "예금주", "payee name", &["accountholder", "beneficiary", "예금주명", "수취인"]),
    column(HoldingField::PayoutCountry, "지급 국가", "payout country", &["bankcountry", "계좌국가", "은행국가"]),
    column(HoldingField::BankType, "기관 종류", "bank type", &["institutiontype", "기관구분"]),
    column(HoldingField::Wallet, "지갑 주소", "wallet", &["walletaddress", "cryptowallet", "지갑", "가상자산지갑"]),
    column(
        HoldingField::Engagement,
        "관계",
        "engagement",
        &["employmenttype", "contracttype", "계약형태", "고용형태", "근로형태", "계약구분"],
    ),
    column(HoldingField::MarketRole, "역할", "market role", &["side", "회원구분", "회원유형"]),
    column(
        HoldingField::StartedOn,
        "근무 시작일",
        "started on",
        &["startedon", "firstday", "근무시작일", "업무시작일", "투입일"],
    ),
    column(
        HoldingField::AgreedHours,
        "약정 근무시간",
        "agreed hours",
        &["requiredhours", "contracthours", "약정시간", "근무시간대"],
    ),
    column(
        HoldingField::ResumeText,
        "이력서 글",
        "resume text",
        &["resume", "cv", "cvtext", "이력서", "이력서내용", "경력사항"],
    ),
    column(
        HoldingField::Employer,
        "경력 회사",
        "employers",
        &["previousemployers", "pastemployers", "이전직장", "경력회사"],
    ),
    column(
        HoldingField::EmployerDomain,
        "경력 회사 도메인",
        "employer domain",
        &["employeremail", "companydomain", "회사도메인"],
    ),
    column(
        HoldingField::Link,
        "포트폴리오",
        "links",
        &["link", "portfolio", "website", "github", "url", "홈페이지", "웹사이트", "링크"],
    ),
    column(HoldingField::LinkStatus, "링크 상태", "link status", &["websitestatus", "사이트상태", "홈페이지상태"]),
    column(HoldingField::DomainAge, "도메인 나이(일)", "domain age days", &["domainage", "도메인나이"]),
    column(
        HoldingField::ProfileCreated,
        "외부 계정 생성일",
        "profile created",
        &["githubcreated", "githubcreatedat", "profilecreatedat", "깃허브가입일"],
    ),
    column(
        HoldingField::OtherProfile,
        "다른 프로필",
        "other profiles",
        &["profiles", "otherprofile", "socialprofiles", "외부프로필"],
    ),
    column(HoldingField::Referrer, "추천인 계정", "referrer", &["referredby", "recommendedby", "추천계정"]),
    column(
        HoldingField::Referee,
        "추천인 연락처",
        "referees",
        &["references", "referee", "refereecontact", "평판조회연락처"],
    ),
    column(
        HoldingField::Agency,
        "소속 업체",
        "agency",
        &["vendor", "outsourcingcompany", "파견업체", "외주업체", "용역업체"],
    ),
    column(HoldingField::HourlyPrice, "시간당 단가", "hourly price", &["hourlyrate", "rate", "시급", "단가"]),
    column(
        HoldingField::IssuedSerial,
        "지급 일련번호",
        "issued serial",
        &["serialissued", "laptopserial", "지급기기번호"],
    ),
    column(HoldingField::ShipAddress, "배송 주소", "ship address", &["shippingaddress", "deliveryaddress", "배송지"]),
    column(
        HoldingField::DocumentContact,
        "증빙 연락처",
        "document contacts",
        &["invoicecontact", "sowcontact", "계약서연락처"],
    ),
];

/// The columns of a header that hold something of a profile.
pub(super) fn profile_columns(header: &[String]) -> Vec<(usize, HoldingField)> {
    let header: Vec<String> = header.iter().map(|name| folded(name)).collect();
    PROFILE_COLUMNS
        .iter()
        .filter_map(|column| {
            let own = [folded(column.name.ko), folded(column.name.en)];
            let at = header.iter().position(|name| own.contains(name)).or_else(|| position_in(&header, column.also))?;
            Some((at, column.field))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_for_two_fields() {
        let mut all: Vec<String> = Vec::new();
        for column in PROFILE_COLUMNS {
            let mut own = vec![folded(column.name.ko), folded(column.name.en)];
            own.extend(column.also.iter().map(|name| (*name).to_owned()));
            own.sort();
            own.dedup();
            all.extend(own);
        }
        let before = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), before);
    }

    #[test]
    fn columns_are_found_under_any_of_their_names() {
        let header = ["계정", "휴대폰", "Bank Account", "이력서", "국적"].map(str::to_owned);
        assert_eq!(
            profile_columns(&header),
            [(1, HoldingField::Phone), (2, HoldingField::PayoutDestination), (3, HoldingField::ResumeText)]
        );
    }
}
