//! Three observations about pages and domains: thin portfolios, dead pages, domains that look like an employer's.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::domains::{FREE_HOSTS, domain_of, is_under, registered_label};
use super::profile_claims::edits;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Locus, Need, Occurrence, RiskSignal, Severity, Strength,
    count, text,
};
use crate::model::{Both, HoldingField, Lang};
use crate::reference::lists::is_free_mail;
use std::collections::{BTreeMap, BTreeSet};

/// A portfolio with hardly anything behind it.
pub struct ThinPortfolio;
/// A page that is gone.
pub struct DefunctWebsite;
/// A domain a letter or two away from the employer's.
pub struct LookalikeCompanyDomain;

static THIN: Card = Card {
    id: "thin-portfolio",
    family: Family::Identity,
    severity: Severity::Low,
    needs: &[Need::Links],
    sources: &[sources::US_2022],
    policy: &["web_presence"],
    ko: CardText {
        title: "내용이 적은 포트폴리오",
        looks_for: "사람이 적은 값 가운데 한 쪽짜리, 무료 호스팅, 180일이 안 된 도메인, 바깥 링크 없음 네 가지 중 세 가지 이상인지 봅니다. 노션과 블로그는 무료 호스팅으로 세지 않습니다.",
        matters_because: "미국 주의보는 놀랄 만큼 단순한 포트폴리오를 특징으로 듭니다.",
        innocent_explanations: &["경력을 막 시작한 사람", "사생활을 드러내지 않는 사람", "비밀 유지 계약"],
        blind_spots: &["사람이 적은 만큼만 압니다. 페이지를 열지 않습니다."],
        next_steps: &["보여 줄 수 있는 다른 작업을 물어봅니다.", CHECK_KO],
        clears: &["확인한 작업이나 추천인"],
    },
    en: CardText {
        title: "a portfolio with little behind it",
        looks_for: "Three of four, as a person entered them: a single page, a free host, a domain younger than 180 days, no links out. Notion and blogs do not count as free hosts.",
        matters_because: "The US advisory names surprisingly simple portfolios.",
        innocent_explanations: &["Somebody at the start of a career", "A private person", "Agreements of secrecy"],
        blind_spots: &["Only what somebody entered is known; no page is opened."],
        next_steps: &["Ask for other work that may be shown.", CHECK_EN],
        clears: &["Work or a referee that was checked"],
    },
    examples: &[
        Example {
            title: Both { ko: "무료 호스팅의 새 한 쪽짜리", en: "a new single page on a free host" },
            fires: true,
            drawing: "! = link https://garam.carrd.co
                      = link-status single-page
                      = domain-age 30",
        },
        Example {
            title: Both { ko: "두 가지뿐", en: "two marks only" },
            fires: false,
            drawing: "= link https://garam.carrd.co
                      = link-status live
                      = domain-age 30",
        },
    ],
};

static DEFUNCT: Card = Card {
    id: "defunct-website",
    family: Family::Identity,
    severity: Severity::Low,
    needs: &[Need::Links],
    sources: &[sources::US_2022],
    policy: &[],
    ko: CardText {
        title: "열리지 않는 홈페이지",
        looks_for: "사람이 열어 본 결과가 '열리지 않음'이나 '임자 없는 도메인'인지 봅니다.",
        matters_because: "미국 주의보는 사라진 홈페이지로 가입한 계정을 더 살피라고 합니다.",
        innocent_explanations: &["만료된 도메인", "닫은 회사", "잠깐의 장애"],
        blind_spots: &["이 도구는 페이지를 열지 않습니다."],
        next_steps: &["지금 쓰는 주소를 물어봅니다.", CHECK_KO],
        clears: &["새 주소나 회사 등록의 확인"],
    },
    en: CardText {
        title: "a website that is gone",
        looks_for: "A person who opened the link found it dead or parked.",
        matters_because: "The US advisory asks for a closer look at accounts opened with defunct sites.",
        innocent_explanations: &["An expired domain", "A company that closed", "A passing fault"],
        blind_spots: &["This tool opens no page."],
        next_steps: &["Ask for the address in use now.", CHECK_EN],
        clears: &["The new address, or the company's registration"],
    },
    examples: &[
        Example {
            title: Both { ko: "열리지 않음", en: "dead" },
            fires: true,
            drawing: "= link https://garam.example
                      ! = link-status dead",
        },
        Example {
            title: Both { ko: "열림", en: "live" },
            fires: false,
            drawing: "= link https://garam.example
                      = link-status live",
        },
    ],
};

static LOOKALIKE: Card = Card {
    id: "lookalike-company-domain",
    family: Family::Identity,
    severity: Severity::High,
    needs: &[Need::Links],
    sources: &[sources::US_2022],
    policy: &["web_presence"],
    ko: CardText {
        title: "경력 회사와 닮은 도메인",
        looks_for: "연락 메일, 추천인, 링크의 도메인이 경력 회사의 도메인과 한두 글자만 다른지 봅니다. 다섯 글자부터 견주며, 끝만 다른 도메인(.com과 .co.kr)은 세지 않습니다.",
        matters_because: "미국 주의보는 진짜 회사와 닮은 메일 주소와 베낀 홈페이지를 듭니다.",
        innocent_explanations: &["이름이 비슷한 다른 회사", "오타", "회사 스스로 가진 비슷한 도메인"],
        blind_spots: &["전혀 다른 도메인을 쓰면 드러나지 않습니다."],
        next_steps: &["회사의 공개된 대표 번호로 물어봅니다.", CHECK_KO],
        clears: &["회사가 자기 도메인이라고 확인함", "고친 오타"],
    },
    en: CardText {
        title: "a domain like the former employer's",
        looks_for: "The domain of the mailbox, a referee or a link is one or two letters away from the employer's. Names of five letters or more are compared; endings (.com, .co.kr) do not count.",
        matters_because: "The US advisory names mailboxes that resemble a real company's, and cloned sites.",
        innocent_explanations: &[
            "Another company of a similar name",
            "A typing error",
            "A second domain of the company itself",
        ],
        blind_spots: &["An unlike domain is not seen."],
        next_steps: &["Ask the company through its published number.", CHECK_EN],
        clears: &["The company says that the domain is its own", "A corrected typing error"],
    },
    examples: &[
        Example {
            title: Both { ko: "한 글자 다른 추천인 도메인", en: "a referee's domain, one letter off" },
            fires: true,
            drawing: "= employer-domain garamsoft.example
                      ! = referee boss@qaramsoft.example",
        },
        Example {
            title: Both { ko: "지역 도메인", en: "a regional ending" },
            fires: false,
            drawing: "= employer-domain garamsoft.example
                      = referee boss@garamsoft.co.kr",
        },
        Example {
            title: Both { ko: "세 글자 다름", en: "three letters off" },
            fires: false,
            drawing: "= employer-domain garamsoft.example
                      = contact-email kim@haramsafe.example",
        },
    ],
};

fn locus(holding: &crate::timeline::population::Holding) -> Locus {
    Locus { file: holding.file, line: holding.line }
}

/// What a person found on opening a link, by its words.
fn found(case: &Case<'_>, words: &[&str]) -> Option<Locus> {
    case.history
        .texts(HoldingField::LinkStatus)
        .find(|(status, _)| words.iter().any(|word| status.contains(word)))
        .map(|(_, holding)| locus(holding))
}

impl RiskSignal for ThinPortfolio {
    fn card(&self) -> &'static Card {
        &THIN
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let policy = &case.settings.policy.web_presence;
        let links: Vec<(&str, Locus)> = history
            .texts(HoldingField::Link)
            .flat_map(|(cell, holding)| cell.split(';').map(move |link| (link, locus(holding))))
            .filter_map(|(link, at)| Some((domain_of(link)?, at)))
            .collect();
        let ages: Vec<(f64, Locus)> = history
            .texts(HoldingField::DomainAge)
            .filter_map(|(age, holding)| Some((age.parse().ok()?, locus(holding))))
            .collect();
        if links.is_empty() || ages.is_empty() && history.texts(HoldingField::LinkStatus).next().is_none() {
            return Assessment::NotAssessed(Need::Links);
        }
        let mut marks: BTreeMap<&'static str, Locus> = BTreeMap::new();
        if links.iter().all(|(host, _)| is_under(host, FREE_HOSTS)) {
            marks.insert("free-host", links[0].1);
        }
        if let Some((_, at)) = ages.iter().find(|(age, _)| *age <= f64::from(policy.young_domain_days)) {
            marks.insert("young-domain", *at);
        }
        for (mark, words) in [
            ("single-page", &["single-page", "single page", "one page", "one-page", "한 쪽", "한 페이지", "단일"][..]),
            ("no-links", &["no-links", "no links", "no external", "링크 없음", "외부 링크 없음"]),
        ] {
            if let Some(at) = found(case, words) {
                marks.insert(mark, at);
            }
        }
        if marks.len() < policy.thin_marks as usize {
            return Assessment::Quiet;
        }
        let facts = vec![("marks", Fact::List(marks.keys().map(|mark| (*mark).to_owned()).collect()))];
        let mut loci: Vec<Locus> = std::iter::once(links[0].1).chain(marks.into_values()).collect();
        loci.sort_unstable();
        loci.dedup();
        Assessment::Fired(Occurrence::new(&THIN, Strength::Strong, facts, loci))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let marks = super::list(facts, "marks").len();
        match lang {
            Lang::Ko => format!("포트폴리오가 네 가지 가운데 {marks}가지에 해당합니다."),
            Lang::En => format!("The portfolio shows {marks} of the four marks."),
        }
    }
}

impl RiskSignal for DefunctWebsite {
    fn card(&self) -> &'static Card {
        &DEFUNCT
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let words = ["dead", "parked", "gone", "defunct", "for sale", "404", "폐쇄", "만료", "열리지", "없는 페이지"];
        match found(case, &words) {
            Some(at) => Assessment::Fired(Occurrence::new(&DEFUNCT, Strength::Strong, Vec::new(), vec![at])),
            None if case.history.texts(HoldingField::LinkStatus).next().is_some() => Assessment::Quiet,
            None => Assessment::NotAssessed(Need::Links),
        }
    }

    fn explain(&self, _: &Facts, lang: Lang) -> String {
        match lang {
            Lang::Ko => "열어 본 사람이 홈페이지가 없어졌다고 적었습니다.".to_owned(),
            Lang::En => "Whoever opened the website noted that it is gone.".to_owned(),
        }
    }
}

impl RiskSignal for LookalikeCompanyDomain {
    fn card(&self) -> &'static Card {
        &LOOKALIKE
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let policy = &case.settings.policy.web_presence;
        let employers: BTreeSet<&str> = history
            .texts(HoldingField::EmployerDomain)
            .flat_map(|(cell, _)| cell.split(';'))
            .filter_map(domain_of)
            .filter(|host| !is_free_mail(host))
            .map(registered_label)
            .collect();
        let others: Vec<(&str, Locus)> = [HoldingField::ContactEmail, HoldingField::Referee, HoldingField::Link]
            .into_iter()
            .flat_map(|field| history.texts(field))
            .flat_map(|(cell, holding)| cell.split(';').map(move |part| (part, locus(holding))))
            .filter_map(|(part, at)| Some((domain_of(part)?, at)))
            .filter(|(host, _)| !is_free_mail(host))
            .collect();
        if employers.is_empty() || others.is_empty() {
            return Assessment::NotAssessed(Need::Links);
        }
        let limit = policy.lookalike_edits as usize;
        let is_long = |label: &str| label.chars().count() >= policy.lookalike_length as usize;
        let alike = |host: &str| {
            let label = registered_label(host);
            !employers.contains(label)
                && employers.iter().any(|own| is_long(own) && is_long(label) && edits(own, label, limit) <= limit)
        };
        let found: Vec<&(&str, Locus)> = others.iter().filter(|(host, _)| alike(host)).collect();
        let Some((host, _)) = found.first() else { return Assessment::Quiet };
        let facts = vec![
            ("domain", Fact::Text((*host).to_owned())),
            ("domains", Fact::Count(found.iter().map(|(host, _)| host).collect::<BTreeSet<_>>().len() as u64)),
        ];
        let loci = found.iter().map(|(_, at)| *at).collect();
        Assessment::Fired(Occurrence::new(&LOOKALIKE, Strength::Strong, facts, loci))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (domain, domains) = (text(facts, "domain"), count(facts, "domains"));
        let name = if domain.is_empty() { String::new() } else { format!(" ({domain})") };
        match lang {
            Lang::Ko => format!("경력 회사의 도메인과 한두 글자만 다른 도메인이 {domains}개 있습니다{name}."),
            Lang::En => format!("Domains a letter or two away from the employer's: {domains}{name}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn a_domain_of_181_days_is_not_young() {
        let drawing =
            |age: u32| format!("= link https://garam.carrd.co\n= link-status single-page\n= domain-age {age}");
        assert!(matches!(check(&ThinPortfolio, &drawing(180)), Assessment::Fired(_)));
        assert_eq!(check(&ThinPortfolio, &drawing(181)), Assessment::Quiet);
        assert_eq!(check(&ThinPortfolio, "= link https://garam.carrd.co"), Assessment::NotAssessed(Need::Links));
    }

    #[test]
    fn one_page_of_its_own_is_no_free_host() {
        let drawing =
            "= link https://garam.carrd.co; https://garam.example\n= link-status single-page\n= domain-age 30";
        assert_eq!(check(&ThinPortfolio, drawing), Assessment::Quiet);
        let notion = "= link https://garam.notion.site\n= link-status single-page\n= domain-age 30";
        assert_eq!(check(&ThinPortfolio, notion), Assessment::Quiet);
    }

    #[test]
    fn two_letters_are_alike_and_short_names_are_not() {
        let alike = |own: &str, other: &str| {
            let drawing = format!("= employer-domain {own}\n= contact-email kim@{other}");
            matches!(check(&LookalikeCompanyDomain, &drawing), Assessment::Fired(_))
        };
        assert!(alike("garamsoft.com", "garamsotf.com"));
        assert!(alike("garamsoft.com", "mail.garam-softs.com"));
        assert!(!alike("garamsoft.com", "mail.garamsoft.com"));
        assert!(!alike("nabi.com", "nami.com"));
        assert!(!alike("gmail.com", "gmall.com"));
    }

    #[test]
    fn what_is_missing_is_said() {
        let alone = "= employer-domain garamsoft.example\n= contact-email kim@gmail.com";
        assert_eq!(check(&LookalikeCompanyDomain, alone), Assessment::NotAssessed(Need::Links));
        assert_eq!(check(&DefunctWebsite, "= link https://garam.example"), Assessment::NotAssessed(Need::Links));
        assert_eq!(fired(&DefunctWebsite, "! = link-status 만료된 도메인").strength, Strength::Strong);
    }
}
