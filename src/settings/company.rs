//! What a company fixes for everybody who opens its page: the lock, exports, language, what is said to people, and what a
//! host page may have. Nothing here touches points or bands.

use serde::{Deserialize, Serialize};

/// The word that stands for every export.
pub const EVERY_EXPORT: &str = "all";

/// What a company fixes on its page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Company {
    /// The page changes no value of this policy, and takes another only from whom this one allows; *ours*, off: whoever opens
    /// a page of their own decides for themselves.
    pub lock: bool,
    /// Exports that may be taken, by name (`json`, `csv`); `all` stands for every one, an empty list for none. *Ours*, all.
    pub exports: Vec<String>,
    /// Language in which the page opens, `ko` or `en`; *ours*, empty: that of the browser.
    pub language: String,
    /// How long what is exported may be kept, shown on every screen; *ours*, empty: each firm has its own rule.
    pub retention_notice: String,
    /// Whom to ask about a screening, shown on every screen; *ours*, empty.
    pub contact: String,
    /// Who is told of what, in which order, shown on every screen; *ours*, empty.
    pub reporting_line: String,
}

impl Default for Company {
    fn default() -> Self {
        Self {
            lock: false,
            exports: vec![EVERY_EXPORT.to_owned()],
            language: String::new(),
            retention_notice: String::new(),
            contact: String::new(),
            reporting_line: String::new(),
        }
    }
}

impl Company {
    /// Whether an export of that name may be taken.
    pub fn may_export(&self, name: &str) -> bool {
        self.exports.iter().any(|known| known == EVERY_EXPORT || known == name)
    }
}

/// What a page that frames this one may do and have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Host {
    /// Origins (`https://intranet.example.org`) that may speak with the page; *ours*, empty: any page that frames it, because
    /// it gives its own data and is told no more than counts.
    pub allowed_origins: Vec<String>,
    /// The host is told how many accounts, rows and files there are and how many accounts in each band, and no account;
    /// *ours*, on.
    pub may_receive_summary: bool,
    /// The host is handed the whole report, every account of it, if its origin is listed; *ours*, off.
    pub may_receive_report: bool,
}

impl Default for Host {
    fn default() -> Self {
        Self { allowed_origins: Vec::new(), may_receive_summary: true, may_receive_report: false }
    }
}

impl Host {
    /// Whether a page of that origin may speak with this one.
    pub fn may_speak(&self, origin: &str) -> bool {
        self.allowed_origins.is_empty() || self.names(origin)
    }

    /// Whether a page of that origin may have the whole report: only one that is named.
    pub fn may_have_report(&self, origin: &str) -> bool {
        self.may_receive_report && self.names(origin)
    }

    /// Whether that origin is on the list. `null`, the origin of a page without one, is never.
    pub fn names(&self, origin: &str) -> bool {
        origin != "null" && self.allowed_origins.iter().any(|known| known == origin)
    }
}

/// The first text that is no origin as browsers write one: scheme and host, a port where it is no usual one, no path.
pub fn no_origin(origins: &[String]) -> Option<&str> {
    let is_origin = |text: &str| {
        let Some((scheme, host)) = text.split_once("://") else { return false };
        matches!(scheme, "https" | "http")
            && !host.is_empty()
            && host.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' | b':' | b'[' | b']'))
            && !(scheme == "https" && host.ends_with(":443") || scheme == "http" && host.ends_with(":80"))
    };
    origins.iter().map(String::as_str).find(|text| !is_origin(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_export_may_be_taken_until_a_list_says_which() {
        let mut company = Company::default();
        assert!(company.may_export("json") && company.may_export("html"));
        company.exports = vec!["csv".to_owned()];
        assert!(company.may_export("csv") && !company.may_export("json"));
        company.exports.clear();
        assert!(!company.may_export("csv"));
    }

    #[test]
    fn a_report_goes_only_to_a_named_origin() {
        let mut host = Host::default();
        assert!(host.may_speak("https://a.example") && host.may_speak("null"));
        host.may_receive_report = true;
        assert!(!host.may_have_report("https://a.example"), "nobody is named");
        host.allowed_origins = vec!["https://a.example".to_owned(), "null".to_owned()];
        assert!(host.may_have_report("https://a.example") && host.may_speak("https://a.example"));
        for other in ["https://a.example.org", "http://a.example", "https://a.example:444", "null", ""] {
            assert!(!host.may_speak(other) && !host.may_have_report(other), "{other}");
        }
        host.may_receive_report = false;
        assert!(!host.may_have_report("https://a.example"));
    }

    #[test]
    fn an_origin_is_scheme_and_host_as_browsers_write_them() {
        let first_bad = |texts: &[&str]| {
            let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
            no_origin(&texts).map(str::to_owned)
        };
        assert_eq!(first_bad(&["https://a.example", "http://127.0.0.1:8642", "http://[::1]:80443"]), None);
        for bad in
            ["a.example", "https://a.example/", "https://A.example", "https://", "*", "null", "https://a.example:443"]
        {
            assert_eq!(first_bad(&["https://b.example", bad]).as_deref(), Some(bad));
        }
    }
}
