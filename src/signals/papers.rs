//! Two observations about papers: an ID picture that went through an editor, and documents without a way to check them.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::domains::domain_of;
use super::endpoints::said;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Locus, Need, Occurrence, RiskSignal, Severity, Strength,
    count, text,
};
use crate::model::{Both, HoldingField, Lang};
use crate::reference::lists::is_free_mail;

/// The file of an ID picture names an editor, or is too small.
pub struct IdImageEdited;
/// Contracts and invoices by which nobody can be reached.
pub struct DocsSparseContacts;

static EDITED: Card = Card {
    id: "id-image-edited",
    family: Family::Identity,
    severity: Severity::Medium,
    needs: &[Need::Papers],
    sources: &[sources::US_2022, sources::ROK_2022],
    policy: &["document_image"],
    ko: CardText {
        title: "편집기를 거친 신분증 사진",
        looks_for: "사진 파일에 적힌 프로그램이 사진 편집기나 얼굴 바꾸기 도구인지 봅니다. 너비가 600픽셀에 못 미치기만 하면 낮게 봅니다. 그림은 살피지 않습니다.",
        matters_because: "주의보는 편집기로 얼굴 사진을 바꾼 신분증을 특징으로 듭니다.",
        innocent_explanations: &[
            "번호를 가리거나 자르려고 쓴 편집기",
            "메신저가 줄인 사진",
            "디자인 일을 하는 사람의 기본 프로그램",
        ],
        blind_spots: &["정보를 지운 파일은 판단하지 않습니다."],
        next_steps: &["번호를 가린 원본을 다른 방법으로 보여 달라고 합니다.", CHECK_KO],
        clears: &["원본을 본 기록", "발급 기관의 확인"],
    },
    en: CardText {
        title: "an ID picture that went through an editor",
        looks_for: "The file of the picture names an editor or a tool that swaps faces; a width below 600 pixels alone is low. The picture itself is not looked at.",
        matters_because: "The advisories name IDs in which an editor replaced the portrait.",
        innocent_explanations: &[
            "An editor used to cover a number or to crop",
            "A messenger that shrank it",
            "The everyday program of a designer",
        ],
        blind_spots: &["Files without such data are not judged."],
        next_steps: &["Ask for another way to show the original, its number covered.", CHECK_EN],
        clears: &["A record that the original was seen", "The issuer's answer"],
    },
    examples: &[
        Example {
            title: Both { ko: "편집기 이름", en: "the name of an editor" },
            fires: true,
            drawing: "! = document-software Adobe Photoshop 25.1",
        },
        Example {
            title: Both { ko: "전화기 카메라", en: "the camera of a phone" },
            fires: false,
            drawing: "= document-software Camera app 12
                      = document-pixels 600",
        },
    ],
};

static SPARSE: Card = Card {
    id: "docs-sparse-contacts",
    family: Family::Identity,
    severity: Severity::Low,
    needs: &[Need::Papers],
    sources: &[sources::US_2022],
    policy: &[],
    ko: CardText {
        title: "확인할 길이 적은 증빙 서류",
        looks_for: "계약서나 청구서에 전화번호도 등록번호도 회사 도메인도 없는지 봅니다.",
        matters_because: "미국 주의보는 연락처가 거의 없는 위조 작업 명세서와 청구서를 듭니다.",
        innocent_explanations: &["작은 사업체나 개인", "연락처를 다른 문서에 적은 경우"],
        blind_spots: &["적힌 연락처가 진짜인지는 모릅니다."],
        next_steps: &["발행한 곳에 닿을 수 있는 다른 연락처를 물어봅니다.", CHECK_KO],
        clears: &["공개된 번호로 닿은 기록"],
    },
    en: CardText {
        title: "documents with few ways to check them",
        looks_for: "Contracts or invoices with neither a telephone number nor a registration number nor a company's domain.",
        matters_because: "The US advisory names forged statements of work and invoices with hardly any contact.",
        innocent_explanations: &["A very small business or a person", "Contacts in another document"],
        blind_spots: &["Whether a contact is real is not known."],
        next_steps: &["Ask for another way to reach the issuer.", CHECK_EN],
        clears: &["A call to a published number"],
    },
    examples: &[
        Example {
            title: Both { ko: "무료 메일 하나", en: "a free mailbox only" },
            fires: true,
            drawing: "! = document-contact garam@gmail.com",
        },
        Example {
            title: Both { ko: "전화번호가 있음", en: "with a telephone number" },
            fires: false,
            drawing: "= document-contact garam@gmail.com; 02-000-0001",
        },
        Example {
            title: Both { ko: "회사 도메인이 있음", en: "with a company's domain" },
            fires: false,
            drawing: "= document-contact office@garam.example",
        },
    ],
};

/// Editors of pictures and tools that swap faces, as files name them, lower case.
const EDITORS: &[&str] = &[
    "photoshop",
    "gimp",
    "faceswap",
    "face swap",
    "deepfacelab",
    "faceapp",
    "reface",
    "affinity photo",
    "paint.net",
    "pixelmator",
    "photopea",
    "picsart",
    "facetune",
    "meitu",
    "snapseed",
    "canva",
    "photoscape",
    "포토샵",
    "포토스케이프",
];
/// Digits that a telephone or registration number has at least.
const NUMBER_DIGITS: usize = 7;

impl RiskSignal for IdImageEdited {
    fn card(&self) -> &'static Card {
        &EDITED
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let (mut told, mut editor, mut small) = (false, None, None);
        for (name, holding) in history.texts(HoldingField::DocumentSoftware) {
            told = true;
            let lower = name.to_lowercase();
            if editor.is_none() && EDITORS.iter().any(|known| lower.contains(known)) {
                editor = Some((name, Locus { file: holding.file, line: holding.line }));
            }
        }
        for (width, holding) in history.texts(HoldingField::DocumentPixels) {
            let Ok(width) = width.parse::<f64>() else { continue };
            told = true;
            if width < f64::from(case.settings.policy.document_image.min_pixels) {
                small = Some((width, Locus { file: holding.file, line: holding.line }));
            }
        }
        if !told {
            return Assessment::NotAssessed(Need::Papers);
        }
        if editor.is_none() && small.is_none() {
            return Assessment::Quiet;
        }
        let facts = vec![
            ("program", Fact::Text(editor.map(|(name, _)| name.to_owned()).unwrap_or_default())),
            ("pixels", Fact::Count(small.map_or(0, |(width, _)| width as u64))),
        ];
        let mut loci: Vec<Locus> = editor.iter().map(|(_, at)| *at).chain(small.iter().map(|(_, at)| *at)).collect();
        loci.dedup();
        Assessment::Fired(if editor.is_some() {
            Occurrence::new(&EDITED, Strength::Strong, facts, loci)
        } else {
            Occurrence::new(&EDITED, Strength::Watch, facts, loci).at_most(Severity::Low)
        })
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (program, pixels) = (text(facts, "program"), count(facts, "pixels"));
        match (program, lang) {
            ("", Lang::Ko) => format!("신분증 사진의 너비가 {pixels}픽셀로, 확인하기에 작습니다."),
            ("", Lang::En) => format!("The ID picture is {pixels} pixels wide, too small to check."),
            (name, Lang::Ko) => format!("신분증 사진 파일에 편집 프로그램 이름({name})이 적혀 있습니다."),
            (name, Lang::En) => format!("The file of the ID picture names an editor ({name})."),
        }
    }
}

impl RiskSignal for DocsSparseContacts {
    fn card(&self) -> &'static Card {
        &SPARSE
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let (mut told, mut loci, mut shown) = (false, Vec::new(), Vec::new());
        for (contacts, holding) in case.history.texts(HoldingField::DocumentContact) {
            told = true;
            let items: Vec<&str> = contacts.split(';').map(str::trim).filter(|item| !item.is_empty()).collect();
            let can_be_checked = |item: &&str| {
                let has_domain = domain_of(item).is_some_and(|domain| !is_free_mail(domain));
                let digits = item.chars().filter(char::is_ascii_digit).count();
                has_domain || !item.contains('@') && digits >= NUMBER_DIGITS
            };
            if !items.iter().any(can_be_checked) {
                loci.push(Locus { file: holding.file, line: holding.line });
                shown.extend(items.iter().map(|item| (*item).to_owned()));
            }
        }
        if !told {
            return Assessment::NotAssessed(Need::Papers);
        }
        if loci.is_empty() {
            return Assessment::Quiet;
        }
        let facts = vec![("contacts", Fact::List(shown))];
        Assessment::Fired(Occurrence::new(&SPARSE, Strength::Strong, facts, loci))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        said(
            facts,
            "contacts",
            lang,
            Both {
                ko: "서류에 전화번호, 등록번호, 회사 도메인이 없습니다",
                en: "The documents have no telephone number, registration number or company's domain",
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn a_small_picture_alone_is_low() {
        let occurrence = fired(&IdImageEdited, "! = document-pixels 599");
        assert_eq!((occurrence.severity, occurrence.strength), (Severity::Low, Strength::Watch));
        assert_eq!(check(&IdImageEdited, "= document-pixels 600"), Assessment::Quiet);
        assert_eq!(check(&IdImageEdited, "= claimed-country KR"), Assessment::NotAssessed(Need::Papers));
    }

    #[test]
    fn one_way_to_check_is_enough() {
        for (contacts, fires) in
            [("kim@naver.com; @garam", true), ("123-45-67890", false), ("https://garam.example/about", false)]
        {
            let drawing = format!("= document-contact {contacts}");
            assert_eq!(matches!(check(&DocsSparseContacts, &drawing), Assessment::Fired(_)), fires, "{contacts}");
        }
    }
}
