//! The policy's numbers in the words of each language, and their place in a template.

use super::LOOKBACK_DAYS;
use crate::settings::Policy;
use std::net::IpAddr;

/// The block that a registry delegates to the DPRK; `reference::dprk` holds the same, a test says so.
pub const DPRK: &str = "175.45.176.0/22";

/// Distance in km between an entry and the one before it, by the haversine formula, in Splunk's words.
const KM: &str = "2*6371*asin(sqrt(pow(sin((lat-before_lat)*pi()/360),2)+cos(before_lat*pi()/180)*cos(lat*pi()/180)*pow(sin((lon-before_lon)*pi()/360),2)))";

/// Names in templates with what stands for them.
pub struct Values(Vec<(&'static str, String)>);

impl Values {
    /// The values of a policy.
    pub fn of(policy: &Policy) -> Self {
        let (countries, addresses, sharing) = (&policy.many_countries, &policy.many_addresses, &policy.sharing);
        let (travel, hidden) = (&policy.travel, &policy.anonymizer);
        let (long, rest) = (&policy.continuous_login, &policy.no_rest);
        let through = f64::from(hidden.min_entries) * hidden.percent / 100.0;
        let window = minutes(addresses.window_hours);
        let devices: Vec<String> = policy.known_devices.iter().map(|name| quoted(name.trim())).collect();
        Self(vec![
            ("countries.window", span(minutes(countries.window_hours))),
            ("countries.window.s", (minutes(countries.window_hours) * 60).to_string()),
            ("countries.kmh", countries.flyable_kmh.to_string()),
            ("countries.days", countries.repeat_days.to_string()),
            // Below two countries there is no other one.
            ("countries.least", "2".to_owned()),
            ("two", "2".to_owned()),
            ("day", "1d".to_owned()),
            ("lookback", format!("{LOOKBACK_DAYS}d")),
            ("travel.km", travel.min_km.to_string()),
            ("travel.kmh", travel.min_kmh.to_string()),
            ("travel.severe", travel.severe_kmh.to_string()),
            ("addresses.window", span(window)),
            // Half an hour is fine enough for windows of hours and keeps the copies of each entry few.
            ("addresses.step", span(window.min(30))),
            ("addresses.least", addresses.min_networks.to_string()),
            ("addresses.severe", addresses.severe_networks.to_string()),
            ("sharing.accounts", sharing.address_accounts.to_string()),
            ("sharing.days", sharing.address_days.to_string()),
            ("sharing.hub", sharing.hub_accounts.to_string()),
            ("sharing.devices", sharing.device_accounts.to_string()),
            ("sharing.severe", sharing.severe_device_accounts.to_string()),
            ("known.devices.kql", listed(&devices, "\n| where Device !in~ (", ")")),
            ("known.devices.spl", listed(&devices, "\n| search NOT device IN (", ")")),
            ("anonymizer.least", hidden.min_entries.to_string()),
            ("anonymizer.percent", number(hidden.percent)),
            ("anonymizer.entries", (libm::ceil(through) as u64).max(1).to_string()),
            ("presence.idle", format!("{}m", policy.presence.idle_minutes.max(1))),
            ("presence.idle.s", (u64::from(policy.presence.idle_minutes.max(1)) * 60).to_string()),
            ("continuous.watch", number(long.watch_hours)),
            ("continuous.strong", number(long.strong_hours)),
            ("continuous.severe", number(long.severe_hours)),
            ("rest.break", span(minutes(rest.rest_hours))),
            ("rest.break.s", (minutes(rest.rest_hours) * 60).to_string()),
            ("rest.watch", number(rest.watch_hours)),
            ("rest.strong", number(rest.strong_hours)),
            ("rest.severe", number(rest.severe_hours)),
            ("rest.entries", rest.min_entries.to_string()),
            ("tools.severe", policy.remote_control.severe_tools.to_string()),
            ("dprk", DPRK.to_owned()),
            ("km", KM.to_owned()),
        ])
    }

    /// One value.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// A template with its values in place.
    pub fn fill(&self, template: &str) -> String {
        self.0.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }
}

/// Hours as whole minutes, at least one: no language takes less in all the places where a time stands.
fn minutes(hours: f64) -> u64 {
    (libm::round(hours * 60.0) as u64).max(1)
}

/// A time that Sigma, KQL and SPL write alike.
fn span(minutes: u64) -> String {
    if minutes.is_multiple_of(60) { format!("{}h", minutes / 60) } else { format!("{minutes}m") }
}

/// Without a fraction where there is none.
fn number(value: f64) -> String {
    format!("{value}")
}

/// A text in double quotes, which KQL and SPL escape alike. What no device name holds is left out.
pub fn quoted(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control() && *c != '`').collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Items between two texts, or nothing where there are none.
pub fn listed(items: &[String], before: &str, after: &str) -> String {
    if items.is_empty() { String::new() } else { format!("{before}{}{after}", items.join(", ")) }
}

/// The known addresses of a policy as prefixes: those of version 4, those of version 6.
pub fn known_prefixes(policy: &Policy) -> (Vec<String>, Vec<String>) {
    let mut known = (Vec::new(), Vec::new());
    for text in &policy.known_addresses {
        let text = text.trim();
        let (address, bits) = text.split_once('/').unwrap_or((text, ""));
        let (Ok(address), bits) = (address.parse::<IpAddr>(), bits.parse::<u8>().ok()) else { continue };
        match address {
            IpAddr::V4(_) => known.0.push(format!("{address}/{}", bits.unwrap_or(32).min(32))),
            IpAddr::V6(_) => known.1.push(format!("{address}/{}", bits.unwrap_or(128).min(128))),
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::civil::seconds;
    use crate::reference::dprk_delegated;

    #[test]
    fn the_block_is_the_engines_own() {
        for (address, is_inside) in
            [("175.45.175.255", false), ("175.45.176.0", true), ("175.45.179.255", true), ("175.45.180.0", false)]
        {
            let address: IpAddr = address.parse().expect("an address");
            let day = seconds(2026, 1, 31, 0).expect("a day");
            assert_eq!(dprk_delegated(address, day), is_inside, "{address}");
        }
    }

    #[test]
    fn times_and_texts_of_any_policy_stay_in_their_places() {
        assert_eq!(
            (span(minutes(3.0)), span(minutes(2.5)), span(minutes(0.0))),
            ("3h".into(), "150m".into(), "1m".into())
        );
        assert_eq!(quoted("a\"b\\c`\n"), "\"a\\\"b\\\\c\"");
        let known = ["203.0.113.0/24", " 198.51.100.7 ", "2001:db8::/32", "office"];
        let policy = Policy { known_addresses: known.map(Into::into).to_vec(), ..Policy::default() };
        let (four, six) = known_prefixes(&policy);
        assert_eq!(
            (four, six),
            (vec!["203.0.113.0/24".into(), "198.51.100.7/32".into()], vec!["2001:db8::/32".to_owned()])
        );
    }

    #[test]
    fn every_name_in_a_template_has_a_value() {
        let values = Values::of(&Policy::default());
        for rule in super::super::rules::RULES {
            for text in [values.fill(rule.kql), values.fill(rule.spl)] {
                assert!(!text.contains('{'), "{}: {text}", rule.signal);
            }
        }
    }
}
