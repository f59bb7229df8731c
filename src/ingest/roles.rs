//! The names that roles of columns have in a mapping, and what a table is told by one.

use super::columns::Role;
use crate::model::holding::item;
use crate::settings::mapping::Answers;

/// What a person told about a table beside the roles of its columns.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Told {
    /// There is no header row.
    pub bare: bool,
    /// Its rows are work, not sign-ins; nothing where nobody said so.
    pub work: Option<bool>,
    /// Answers to what the data do not tell.
    pub answers: Answers,
}

/// Every role with its kebab-case name, in the order in which a person is offered them.
pub const ROLES: &[(Role, &str)] = &[
    (Role::Email, "email"),
    (Role::Id, "id"),
    (Role::Account, "account"),
    (Role::Name, "name"),
    (Role::Alias, "alias"),
    (Role::Time, "time"),
    (Role::Start, "start"),
    (Role::End, "end"),
    (Role::Date, "date"),
    (Role::StartDate, "start-date"),
    (Role::StartTime, "start-time"),
    (Role::EndDate, "end-date"),
    (Role::EndTime, "end-time"),
    (Role::Duration, "duration"),
    (Role::Zone, "zone"),
    (Role::Kind, "kind"),
    (Role::Outcome, "outcome"),
    (Role::Address, "address"),
    (Role::Country, "country"),
    (Role::Latitude, "latitude"),
    (Role::Longitude, "longitude"),
    (Role::Device, "device"),
    (Role::ManagedDevice, "managed-device"),
    (Role::Session, "session"),
    (Role::Client, "client"),
    (Role::ClaimedCountry, "claimed-country"),
    (Role::ClaimedZone, "claimed-zone"),
    (Role::Created, "created"),
    (Role::Verified, "verified"),
    (Role::Contract, "contract"),
    (Role::VideoInterview, "video-interview"),
    (Role::Item("video-refused"), "video-refused"),
    (Role::Item("text-only-contact"), "text-only-contact"),
    (Role::Item("id-low-quality-refused"), "id-low-quality-refused"),
    (Role::Item("id-photoshop-signs"), "id-photoshop-signs"),
    (Role::Item("id-video-selfie-done"), "id-video-selfie-done"),
    (Role::Item("in-person-or-notary-done"), "in-person-or-notary-done"),
    (Role::Protected, "protected"),
];

/// The role of that name.
pub fn role_named(name: &str) -> Option<Role> {
    let listed = ROLES.iter().find(|(_, known)| *known == name).map(|(role, _)| *role);
    // Every item of the checklist may be named, also those that the list does not offer first.
    listed.or_else(|| item(name).map(Role::Item))
}

/// The name of a role; `ignore` for one that a mapping cannot give.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Item(id) => id,
        role => {
            ROLES.iter().find(|(known, _)| *known == role).map_or(crate::settings::mapping::IGNORE, |(_, name)| *name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::columns;
    use crate::model::holding::ITEMS;

    #[test]
    fn every_role_that_a_header_can_have_has_a_name_of_its_own() {
        for (at, (role, name)) in ROLES.iter().enumerate() {
            assert_eq!((role_named(name), role_name(*role)), (Some(*role), *name));
            assert!(ROLES[..at].iter().all(|(_, other)| other != name), "{name} stands twice");
        }
        for role in columns::all_roles() {
            assert_ne!(role_name(role), "ignore", "{role:?} has no name");
        }
        for (item, _) in ITEMS {
            assert!(role_named(item).is_some(), "{item}");
        }
        assert_eq!(role_named("ignore"), None);
    }
}
