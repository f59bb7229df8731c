//! Who may put another policy in the place of the one in use. One pure function decides it for every way a policy can come.

use crate::normalise::policy::read;
use crate::settings::Policy;
pub use crate::settings::signed::{Key, SignatureFlaw, is_signed};
use crate::settings::{policy_file::Flaw, signed};
use serde::{Deserialize, Serialize};

/// What binds the policy in use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// The key pinned in the file when it was packed: nothing unsigned counts there.
    pub pin: Option<Key>,
    /// The key that signed the policy in use.
    pub signer: Option<Key>,
    /// The policy in use says that it is locked.
    pub locked: bool,
    /// Origin of the host page that sent it.
    pub author: Option<String>,
}

impl Standing {
    /// The key that another policy needs a signature by.
    pub fn key(&self) -> Option<Key> {
        self.pin.or(self.signer)
    }

    /// Whether nothing on the page changes the policy: neither fields nor answers that would go into it.
    pub fn is_bound(&self) -> bool {
        self.locked || self.key().is_some()
    }

    /// How it stands once a policy that may is in use.
    pub fn after(&self, policy: &Policy, way: Way, signed_by: Option<Key>) -> Self {
        let author = match way {
            Way::Host(origin) => Some(origin.to_owned()),
            Way::Packed | Way::Chosen | Way::Typed => None,
        };
        Self { pin: self.pin, signer: signed_by, locked: policy.company.lock, author }
    }
}

/// How a policy comes to the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way<'a> {
    /// It lies in the file itself.
    Packed,
    /// A host page of this origin sent it.
    Host(&'a str),
    /// Somebody dropped, chose or loaded it.
    Chosen,
    /// Somebody typed it, or answered a question that would go into it.
    Typed,
}

/// Why a policy is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// Only a signed one counts here.
    Unsigned,
    /// It was signed, but by another key than the one that counts here.
    OtherKey,
    /// The policy in use is locked.
    Locked,
    /// A host page may not give itself rights.
    OwnRights,
    /// The signature does not hold.
    Signature(SignatureFlaw),
}

/// Whether a policy may take the place of the one in use.
///
/// 1. Where a key is pinned in the file, or signed the policy in use, only a policy signed by that key counts, whatever its
///    way.
/// 2. A locked policy without a key gives way only to a host page that it names, or that sent it.
/// 3. A host page never gives itself rights: what is said of hosts counts only by the key of the first rule.
/// 4. Everything else is open: whoever opens a page of their own decides for themselves.
pub fn may_replace(
    standing: &Standing,
    in_use: &Policy,
    way: Way,
    offered: &Policy,
    signed_by: Option<Key>,
) -> Result<(), Refusal> {
    if let Some(key) = standing.key() {
        return match signed_by {
            Some(by) if by == key => Ok(()),
            Some(_) => Err(Refusal::OtherKey),
            None => Err(Refusal::Unsigned),
        };
    }
    if let Way::Host(origin) = way {
        let trusted = in_use.host.names(origin) || standing.author.as_deref() == Some(origin) && origin != "null";
        if standing.locked && !trusted {
            return Err(Refusal::Locked);
        }
        return if offered.host == in_use.host { Ok(()) } else { Err(Refusal::OwnRights) };
    }
    if standing.locked { Err(Refusal::Locked) } else { Ok(()) }
}

/// Why a text is no policy that can be looked at.
#[derive(Clone, Debug, PartialEq)]
pub enum Unfit {
    /// A field makes no sense.
    Flawed(Flaw),
    /// Its signature does not hold.
    Unproven(SignatureFlaw),
}

impl std::fmt::Display for Unfit {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Flawed(flaw) => flaw.fmt(out),
            Self::Unproven(flaw) => flaw.fmt(out),
        }
    }
}

/// Reads a policy, signed or not, with the key that proved to have signed it.
pub fn offered(text: &str) -> Result<(Policy, Option<Key>), Unfit> {
    if is_signed(text) {
        let (inside, key) = signed::open(text).map_err(Unfit::Unproven)?;
        return read(&inside).map(|policy| (policy, Some(key))).map_err(Unfit::Flawed);
    }
    read(text).map(|policy| (policy, None)).map_err(Unfit::Flawed)
}

/// A policy as it lies in a company's file, with the key that must have signed it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Packed {
    /// `munjigi.packed-policy/1`.
    pub schema: String,
    /// The policy or its envelope, letter by letter.
    pub text: String,
    /// The pinned key as base64; null where none is.
    pub key: Option<String>,
}

/// Version of a packed policy.
pub const PACKED: &str = "munjigi.packed-policy/1";

/// Why the policy in the file cannot be used, so that nothing may be screened.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
    /// The part of the file that holds it is broken.
    Broken,
    /// The policy makes no sense or its signature does not hold.
    Unfit(Unfit),
    /// It may not be used here.
    Refused(Refusal),
}

/// What the file's own policy comes to: the policy and how it stands, or why nothing may be screened.
pub fn packed(text: &str) -> Result<(Policy, Standing), Stop> {
    let packed: Packed = serde_json::from_str(text).map_err(|_| Stop::Broken)?;
    if packed.schema != PACKED {
        return Err(Stop::Broken);
    }
    let pin = match &packed.key {
        Some(key) => Some(Key::parse(key).ok_or(Stop::Broken)?),
        None => None,
    };
    let standing = Standing { pin, ..Standing::default() };
    let (policy, key) = offered(&packed.text).map_err(Stop::Unfit)?;
    may_replace(&standing, &Policy::default(), Way::Packed, &policy, key).map_err(Stop::Refused)?;
    let standing = standing.after(&policy, Way::Packed, key);
    Ok((policy, standing))
}

#[cfg(test)]
mod tests;
