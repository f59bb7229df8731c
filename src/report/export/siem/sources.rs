//! The logs that the rules are written for, and what each calls its columns.

use super::LOOKBACK_DAYS;
use super::rules::Field;
use super::values::{Values, known_prefixes, listed, quoted};
use crate::settings::Policy;

/// A sign-in log.
pub struct Source {
    /// Beginning of the rule's name and of its files' names.
    pub id: &'static str,
    /// Name of the product.
    pub title: &'static str,
    /// Sigma's log source, as lines of YAML.
    pub logsource: &'static [&'static str],
    /// What a successful entry of a person is in Sigma, as lines of YAML.
    pub selection: &'static [&'static str],
    /// What an entry through a proxy or anonymiser is in Sigma.
    pub hidden: &'static str,
    /// Names of the columns in Sigma: account, address, country, device, session.
    names: [&'static str; 5],
    /// Sign-ins in KQL.
    kql: &'static str,
    /// Other activity in KQL, for the signals of hours.
    kql_activity: &'static str,
    /// Sign-ins in SPL.
    spl: &'static str,
}

/// The sources, in their order.
pub const SOURCES: &[Source] = &[
    Source {
        id: "entra",
        title: "Microsoft Entra ID",
        logsource: &["product: azure", "service: signinlogs"],
        selection: &["ResultType: 0"],
        hidden: "RiskEventTypes_V2|contains: anonymizedIPAddress",
        names: ["UserPrincipalName", "IPAddress", "Location", "DeviceDetail.deviceId", "SessionId"],
        kql: "SigninLogs
| where TimeGenerated > ago(lookback) and ResultType == \"0\"
| extend Place = todynamic(tostring(LocationDetails)), Machine = todynamic(tostring(DeviceDetail))
| project At = TimeGenerated, Account = tolower(UserPrincipalName), Ip = IPAddress, Country = Location, Lat = toreal(Place.geoCoordinates.latitude), Lon = toreal(Place.geoCoordinates.longitude), Device = tostring(Machine.deviceId), Session = tostring(column_ifexists(\"SessionId\", \"\")), IsHidden = RiskEventTypes_V2 has \"anonymizedIPAddress\"",
        kql_activity: "OfficeActivity
| where TimeGenerated > ago(lookback) and UserType !in (\"System\", \"Application\", \"ServicePrincipal\")
| project At = TimeGenerated, Account = tolower(UserId)",
        spl: "sourcetype=\"azure:monitor:aad\" category=SignInLogs properties.status.errorCode=0 earliest=-{lookback}
| eval account=lower('properties.userPrincipalName'), ip=coalesce('properties.ipAddress','callerIpAddress'), country='properties.location.countryOrRegion', lat=tonumber('properties.location.geoCoordinates.latitude'), lon=tonumber('properties.location.geoCoordinates.longitude'), device='properties.deviceDetail.deviceId', session='properties.sessionId', hidden=if(isnotnull(mvfind('properties.riskEventTypes_v2{}',\"anonymizedIPAddress\")),1,0)",
    },
    Source {
        id: "okta",
        title: "Okta",
        logsource: &["product: okta", "service: okta"],
        selection: &["actor.type: User", "outcome.result: SUCCESS"],
        hidden: "securityContext.isProxy: 'true'",
        names: [
            "actor.alternateId",
            "client.ipAddress",
            "client.geographicalContext.country",
            "device.id",
            "authenticationContext.externalSessionId",
        ],
        kql: "Okta_CL
| where TimeGenerated > ago(lookback) and actor_type_s == \"User\" and outcome_result_s == \"SUCCESS\"
| project At = published_t, Account = tolower(actor_alternateId_s), Ip = client_ipAddress_s, Country = client_geographicalContext_country_s, Lat = toreal(client_geographicalContext_geolocation_lat_d), Lon = toreal(client_geographicalContext_geolocation_lon_d), Device = tostring(column_ifexists(\"device_id_s\", \"\")), Session = authenticationContext_externalSessionId_s, IsHidden = tobool(securityContext_isProxy_b) == true",
        kql_activity: "",
        spl: "sourcetype=\"OktaIM2:log\" actor.type=User outcome.result=SUCCESS earliest=-{lookback}
| eval account=lower('actor.alternateId'), ip='client.ipAddress', country='client.geographicalContext.country', lat=tonumber('client.geographicalContext.geolocation.lat'), lon=tonumber('client.geographicalContext.geolocation.lon'), device='device.id', session='authenticationContext.externalSessionId', hidden=if('securityContext.isProxy'=\"true\",1,0)",
    },
];

impl Source {
    /// What Sigma's rules for this log call a column.
    pub fn name(&self, field: Field) -> &'static str {
        match field {
            Field::Account => self.names[0],
            Field::Address => self.names[1],
            Field::Country => self.names[2],
            Field::Device => self.names[3],
            Field::Session => self.names[4],
        }
    }

    /// The entries in KQL, under the name `entries`.
    pub fn kql(&self, is_of_hours: bool, known: Option<&Policy>) -> String {
        let mut text = format!("let lookback = {LOOKBACK_DAYS}d;\nlet entries = ");
        if is_of_hours && !self.kql_activity.is_empty() {
            text = format!("{text}union (\n{}\n), (\n{}\n)", self.kql, self.kql_activity);
        } else {
            text.push_str(self.kql);
        }
        text.push_str("\n| where isnotempty(Account)");
        let (four, six) = known.map(known_prefixes).unwrap_or_default();
        for (name, prefixes) in [("ipv4_is_in_any_range", four), ("ipv6_is_in_any_range", six)] {
            let quotes: Vec<String> = prefixes.iter().map(|prefix| quoted(prefix)).collect();
            text += &listed(&quotes, &format!("\n| where not(coalesce({name}(Ip, dynamic(["), "])), false))");
        }
        text + ";\nentries\n"
    }

    /// The entries in SPL.
    pub fn spl(&self, values: &Values, known: Option<&Policy>) -> String {
        let mut text = values.fill(self.spl) + "\n| search account=*";
        let (four, six) = known.map(known_prefixes).unwrap_or_default();
        for prefix in four.iter().chain(&six) {
            text += &format!("\n| where NOT cidrmatch({}, ip)", quoted(prefix));
        }
        text + "\n"
    }
}
