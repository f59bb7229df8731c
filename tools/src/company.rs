//! A company's own page: the built page with its policy in a block of data, which no browser runs.

use crate::signing;

/// Where the block goes: before the part of the page that reads it.
const PLACE: &str = "<div id=\"app\">";
/// How the block begins.
const BLOCK: &str = "<script type=\"application/json\" id=\"policy\">";

/// The page with a policy, and with the key that every policy of that page must be signed by.
pub fn page(html: &str, policy: &str, key: Option<&str>) -> Result<String, String> {
    if html.contains(BLOCK) {
        return Err("the page holds a policy already; take dist/index.html".to_owned());
    }
    if html.matches(PLACE).count() != 1 {
        return Err(format!("the page has no `{PLACE}`; it is none that scripts/build made"));
    }
    let is_signed = policy.contains("munjigi.signed-policy/");
    if key.is_some() && !is_signed {
        return Err("a key is pinned, but the policy is not signed: sign it with scripts/sign-policy".to_owned());
    }
    let key = match key {
        Some(pem) => signing::quoted(&signing::public(pem)?),
        None => "null".to_owned(),
    };
    let policy = signing::quoted(policy.trim_start_matches('\u{feff}'));
    let block = format!("{BLOCK}{{\"schema\":\"munjigi.packed-policy/1\",\"text\":{policy},\"key\":{key}}}</script>\n");
    Ok(html.replacen(PLACE, &format!("{block}{PLACE}"), 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<body>\n<div id=\"app\"></div>\n</body>";

    #[test]
    fn a_policy_stands_before_the_page_and_cannot_end_its_element() {
        let page = page(HTML, "\u{feff}{} // </script><!--", None).expect("a page");
        assert_eq!(
            page,
            "<body>\n<script type=\"application/json\" id=\"policy\">{\"schema\":\"munjigi.packed-policy/1\",\
             \"text\":\"{} // \\u003c/script>\\u003c!--\",\"key\":null}</script>\n<div id=\"app\"></div>\n</body>"
        );
        assert!(super::page(&page, "{}", None).is_err(), "a second policy");
        assert!(super::page("<p>", "{}", None).is_err());
    }

    #[test]
    fn a_pinned_key_needs_a_signed_policy() {
        let (private, public) = signing::pair(&[7; 32]);
        assert!(page(HTML, "{}", Some(&public)).expect_err("unsigned").contains("scripts/sign-policy"));
        let signed = signing::envelope("{}", &private).expect("an envelope");
        let packed = page(HTML, &signed, Some(&public)).expect("a page");
        assert!(packed.contains(&signing::public(&public).expect("a key")));
        assert!(page(HTML, &signed, Some(&private)).is_err(), "the private key must not get into a page");
    }
}
