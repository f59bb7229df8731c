//! Small lists of public services: free mailboxes, link shorteners, free web hosts, and how forwarders and boxes are addressed.
//!
//! All of them are ordinary; they are context of weight 0, or keep a shared domain from counting as a link.

/// Domains at which anybody gets a mailbox: two accounts that share one share nothing.
const FREE_MAIL: &[&str] = &[
    "163.com",
    "126.com",
    "aol.com",
    "bk.ru",
    "cox.net",
    "daum.net",
    "docomo.ne.jp",
    "dreamwiz.com",
    "duck.com",
    "email.com",
    "empal.com",
    "excite.co.jp",
    "ezweb.ne.jp",
    "fastmail.com",
    "foxmail.com",
    "freenet.de",
    "free.fr",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hanmail.net",
    "hey.com",
    "hotmail.co.jp",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.de",
    "hotmail.es",
    "hotmail.fr",
    "hotmail.it",
    "hushmail.com",
    "icloud.com",
    "inbox.lv",
    "inbox.ru",
    "keemail.me",
    "kakao.com",
    "laposte.net",
    "libero.it",
    "list.ru",
    "live.co.kr",
    "live.co.uk",
    "live.com",
    "live.fr",
    "live.jp",
    "live.nl",
    "lycos.co.kr",
    "mac.com",
    "mail.bg",
    "mail.com",
    "mail.ee",
    "mail.ru",
    "mailbox.org",
    "mailfence.com",
    "me.com",
    "msn.com",
    "nate.com",
    "naver.com",
    "o2.pl",
    "onet.pl",
    "orange.fr",
    "outlook.co.kr",
    "outlook.com",
    "outlook.de",
    "outlook.fr",
    "outlook.jp",
    "outlook.kr",
    "pm.me",
    "posteo.de",
    "proton.me",
    "protonmail.ch",
    "protonmail.com",
    "qq.com",
    "rambler.ru",
    "rediffmail.com",
    "rocketmail.com",
    "runbox.com",
    "seznam.cz",
    "sina.cn",
    "sina.com",
    "softbank.ne.jp",
    "sohu.com",
    "t-online.de",
    "tuta.com",
    "tuta.io",
    "tutanota.com",
    "tutanota.de",
    "tutamail.com",
    "ukr.net",
    "uol.com.br",
    "virgilio.it",
    "vivaldi.net",
    "vodafone.de",
    "wanadoo.fr",
    "web.de",
    "wp.pl",
    "ya.ru",
    "yahoo.ca",
    "yahoo.co.in",
    "yahoo.co.jp",
    "yahoo.co.kr",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.com.au",
    "yahoo.com.br",
    "yahoo.de",
    "yahoo.es",
    "yahoo.fr",
    "yahoo.it",
    "yandex.com",
    "yandex.ru",
    "yeah.net",
    "ymail.com",
    "zoho.com",
    "zohomail.com",
    "zoznam.sk",
];

/// Hosts of short links, behind which nothing can be compared.
const SHORTENERS: &[&str] = &[
    "bit.ly",
    "bitly.com",
    "buff.ly",
    "c11.kr",
    "cutt.ly",
    "goo.gl",
    "han.gl",
    "is.gd",
    "kko.to",
    "lnkd.in",
    "me2.do",
    "me2.kr",
    "naver.me",
    "ow.ly",
    "rb.gy",
    "rebrand.ly",
    "s.id",
    "short.io",
    "shorturl.at",
    "t.co",
    "t.ly",
    "tiny.cc",
    "tinyurl.com",
    "url.kr",
    "v.gd",
    "vo.la",
    "zrr.kr",
];

/// Hosts at which anybody gets a page: two portfolios that share one share nothing. Sub-domains belong to them.
const FREE_HOSTS: &[&str] = &[
    "000webhostapp.com",
    "about.me",
    "behance.net",
    "blog.naver.com",
    "blogger.com",
    "blogspot.com",
    "brunch.co.kr",
    "bitbucket.io",
    "cafe24.com",
    "carrd.co",
    "codepen.io",
    "dev.to",
    "dribbble.com",
    "facebook.com",
    "firebaseapp.com",
    "fly.dev",
    "framer.website",
    "github.com",
    "github.io",
    "gitlab.com",
    "gitlab.io",
    "glitch.me",
    "hashnode.dev",
    "herokuapp.com",
    "instagram.com",
    "linkedin.com",
    "linktr.ee",
    "medium.com",
    "myportfolio.com",
    "netlify.app",
    "neocities.org",
    "notion.site",
    "notion.so",
    "onrender.com",
    "pages.dev",
    "qiita.com",
    "railway.app",
    "replit.app",
    "replit.dev",
    "rocketpunch.com",
    "sites.google.com",
    "stackblitz.io",
    "surge.sh",
    "tistory.com",
    "tumblr.com",
    "velog.io",
    "vercel.app",
    "web.app",
    "webflow.io",
    "weebly.com",
    "wishket.com",
    "wix.com",
    "wixsite.com",
    "wordpress.com",
    "workers.dev",
    "x.com",
    "youtube.com",
    "zenn.dev",
];

/// How the address of a box or of a forwarder reads, lower case, in Korean, English and Japanese.
const BOXES: &[&str] = &[
    "p.o. box",
    "p.o.box",
    "po box",
    "post office box",
    "pobox",
    "private mailbox",
    "pmb ",
    "postfach",
    "사서함",
    "우편사서함",
    "私書箱",
];
const FORWARDERS: &[&str] = &[
    "freight forward",
    "parcel forward",
    "mail forward",
    "package forward",
    "forwarding address",
    "forwarding center",
    "forwarding centre",
    "virtual office",
    "shipito",
    "myus.com",
    "stackry",
    "planet express",
    "malltail",
    "iporter",
    "몰테일",
    "아이포터",
    "배송대행",
    "배대지",
    "구매대행",
    "비상주 사무실",
    "비상주사무실",
    "포워딩 센터",
    "転送サービス",
    "荷物転送",
    "転送センター",
    "バーチャルオフィス",
];

/// What an address line names beside a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Delivery {
    /// A post-office box.
    Box,
    /// A forwarder, or an office that only takes mail.
    Forwarder,
}

/// The host of an address or link: without scheme, user, port, path and `www.`.
fn host(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let text = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
    let text = text.split(['/', '?', '#']).next().unwrap_or_default();
    let text = text.rsplit('@').next().unwrap_or_default();
    let text = text.split(':').next().unwrap_or_default();
    text.strip_prefix("www.").unwrap_or(text).trim_end_matches('.').to_owned()
}

fn is_under(host: &str, list: &[&str]) -> bool {
    list.iter().any(|known| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

/// Whether a mailbox or its domain is of a service that gives one to anybody.
pub fn is_free_mail(text: &str) -> bool {
    FREE_MAIL.contains(&host(text).as_str())
}

/// Whether a link goes through a shortener.
pub fn is_short_link(text: &str) -> bool {
    is_under(&host(text), SHORTENERS)
}

/// Whether a page is at a host that gives one to anybody.
pub fn is_free_host(text: &str) -> bool {
    let lower = text.to_lowercase();
    is_under(&host(&lower), FREE_HOSTS)
}

/// Whether an address line names a box or a forwarder; of weight 0.
pub fn delivery(line: &str) -> Option<Delivery> {
    let line = line.to_lowercase();
    if BOXES.iter().any(|mark| has_mark(&line, mark)) {
        Some(Delivery::Box)
    } else if FORWARDERS.iter().any(|mark| has_mark(&line, mark)) {
        Some(Delivery::Forwarder)
    } else {
        None
    }
}

/// A Latin mark begins a word; the others have no blanks around them.
fn has_mark(line: &str, mark: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| {
        !mark.starts_with(|c: char| c.is_ascii_alphanumeric())
            || !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_services_are_told_from_a_firm_s_own() {
        for text in ["kim@gmail.com", "lee@NAVER.com", "x@hanmail.net", "proton.me"] {
            assert!(is_free_mail(text), "{text}");
        }
        for text in ["kim@example.org", "kim@notgmail.com", "kim@mail.gmail.com.example.org", ""] {
            assert!(!is_free_mail(text), "{text}");
        }
        assert!(
            is_short_link("https://bit.ly/abc") && is_short_link("han.gl/x") && !is_short_link("https://orbit.ly/")
        );
        assert!(is_free_host("https://someone.github.io/cv") && is_free_host("https://velog.io/@someone"));
        assert!(!is_free_host("https://example.org/github.io") && !is_free_host("https://mygithub.io"));
    }

    #[test]
    fn boxes_and_forwarders_in_three_languages() {
        for (line, wanted) in [
            ("P.O. Box 12, Anytown", Some(Delivery::Box)),
            ("서울중앙우체국 사서함 123호", Some(Delivery::Box)),
            ("東京中央郵便局私書箱１号", Some(Delivery::Box)),
            ("Unit 4, Parcel Forwarding Center", Some(Delivery::Forwarder)),
            ("○○배대지 물류센터", Some(Delivery::Forwarder)),
            ("서울 강남구 테헤란로 1", None),
            ("12 Expo Boxing Club", None),
        ] {
            assert_eq!(delivery(line), wanted, "{line}");
        }
    }

    #[test]
    fn lists_have_each_entry_once() {
        for list in [FREE_MAIL, SHORTENERS, FREE_HOSTS] {
            let mut sorted = list.to_vec();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(sorted.len(), list.len());
            assert!(list.iter().all(|host| *host == host.to_lowercase() && host.contains('.')));
        }
    }
}
