//! Domains in mailboxes and links: free hosts, the part of a name that somebody registered.

/// Hosts of free pages. Notion and blogs are left out: they weigh nothing (design section 13).
pub(super) const FREE_HOSTS: &[&str] = &[
    "github.io",
    "gitlab.io",
    "netlify.app",
    "vercel.app",
    "pages.dev",
    "web.app",
    "firebaseapp.com",
    "herokuapp.com",
    "onrender.com",
    "glitch.me",
    "carrd.co",
    "wixsite.com",
    "weebly.com",
    "webflow.io",
    "framer.website",
    "000webhostapp.com",
    "surge.sh",
];

/// The host of a mailbox, a link or a bare domain, lower case without `www.`; nothing for other text.
pub(super) fn domain_of(text: &str) -> Option<&str> {
    let text = text.trim();
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = host.strip_prefix("www.").unwrap_or(host).trim_end_matches('.');
    let (_, last) = host.rsplit_once('.')?;
    let is_host = host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    let is_name = last.chars().count() >= 2 && last.chars().all(char::is_alphabetic);
    (is_host && is_name && !host.starts_with('.')).then_some(host)
}

/// Whether a host is one of a list, or under it.
pub(super) fn is_under(host: &str, list: &[&str]) -> bool {
    list.iter().any(|known| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

/// The label that somebody registered: `garam` of `mail.garam.co.kr`.
pub(super) fn registered_label(host: &str) -> &str {
    /// Second levels under which countries register names.
    const SECOND: [&str; 9] = ["co", "com", "or", "org", "ac", "go", "ne", "net", "re"];
    let labels: Vec<&str> = host.split('.').collect();
    let top = labels.len().saturating_sub(1);
    let is_country = labels.last().is_some_and(|label| label.len() == 2);
    let own = if top >= 2 && is_country && SECOND.contains(&labels[top - 1]) { top - 2 } else { top.saturating_sub(1) };
    labels.get(own).copied().unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_their_labels() {
        for (text, host, label) in [
            ("office@garam.co.kr", Some("garam.co.kr"), "garam"),
            ("https://www.garam.example/about?x=1", Some("garam.example"), "garam"),
            ("mail.garam.com", Some("mail.garam.com"), "garam"),
            ("02-000-0001", None, ""),
            ("kim garam", None, ""),
            ("192.0.2.1", None, ""),
        ] {
            assert_eq!(domain_of(text), host, "{text}");
            assert_eq!(host.map_or("", registered_label), label);
        }
        assert!(is_under("kim.github.io", FREE_HOSTS) && !is_under("notgithub.io", FREE_HOSTS));
    }
}
