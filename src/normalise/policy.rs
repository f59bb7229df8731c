//! A policy as a file holds it, with the addresses in it looked at too.

use crate::model::network::Networks;
use crate::settings::Policy;
use crate::settings::policy_file::{Flaw, FlawKind, check, parse};

/// Reads a policy, or names the field that makes no sense.
pub fn read(text: &str) -> Result<Policy, Flaw> {
    let policy = parse(text)?;
    addresses(&policy)?;
    Ok(policy)
}

/// Looks at a policy that was not read from a file.
pub fn sound(policy: &Policy) -> Result<(), Flaw> {
    check(policy)?;
    addresses(policy)
}

fn addresses(policy: &Policy) -> Result<(), Flaw> {
    let (_, bad) = Networks::parse(policy.known_addresses.iter().map(String::as_str));
    match bad.first() {
        Some(text) => Err(Flaw::new("known_addresses", FlawKind::NoAddress((*text).to_owned()))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_none_is_named() {
        let flaw =
            read(r#"{"known_addresses":["203.0.113.0/24","2001:db8::/32","203.0.113.0/33"]}"#).expect_err("no /33");
        assert_eq!(flaw.to_string(), "known_addresses: 203.0.113.0/33 is no address and no prefix (203.0.113.0/24)");
        assert!(read(r#"{"known_addresses":[" 203.0.113.7 "]}"#).is_ok());
    }
}
