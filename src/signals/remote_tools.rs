//! Names of remote-control programs, their ports, and of hardware that carries a screen over the network.

use super::Case;
use crate::model::interner::NONE;
use crate::model::{ActivityKind, Detail, HoldingField};
use std::collections::{BTreeMap, BTreeSet};

/// A product and the words by which processes and inventories name it, lower case.
pub type Names = (&'static str, &'static [&'static str]);

/// Products of section 4.4 of the catalogue and of LOLRMM that give another person the screen and the keyboard. The Korean
/// support tools HelpU, Seetrol and RemoteView are ordinary there and left out (design section 13).
pub const PRODUCTS: &[Names] = &[
    ("AnyDesk", &["anydesk"]),
    ("Chrome Remote Desktop", &["chrome remote desktop", "chromoting", "remoting_host", "remoting host"]),
    ("TeamViewer", &["teamviewer"]),
    ("RustDesk", &["rustdesk"]),
    ("GoToMyPC", &["gotomypc", "g2comm"]),
    ("LogMeIn", &["logmein"]),
    ("Splashtop", &["splashtop"]),
    ("AnyViewer", &["anyviewer"]),
    ("Jump Desktop", &["jump desktop", "jumpdesktop", "jumpconnect", "jump desktop connect"]),
    ("MeshCentral", &["meshcentral", "meshagent", "mesh agent"]),
    ("VS Code tunnel", &["devtunnel", "dev tunnel", "dev tunnels", "code-tunnel", "code tunnel"]),
    (
        "VNC",
        &["vncserver", "winvnc", "tvnserver", "tightvnc", "ultravnc", "realvnc", "tigervnc", "vnc server", "x11vnc"],
    ),
    ("ScreenConnect", &["screenconnect", "connectwise control"]),
    ("Parsec", &["parsec", "parsecd"]),
    ("NoMachine", &["nomachine", "nxserver"]),
    ("DWService", &["dwagent", "dwservice", "dwagsvc"]),
    ("Remote Utilities", &["remote utilities", "rutserv"]),
    ("Ammyy", &["ammyy", "ammyy admin", "aa_v3"]),
    ("Supremo", &["supremo"]),
    ("AeroAdmin", &["aeroadmin"]),
    ("UltraViewer", &["ultraviewer"]),
    ("ToDesk", &["todesk"]),
    ("Sunlogin", &["sunlogin", "sunloginclient", "aweray", "awesun"]),
    ("Zoho Assist", &["zoho assist", "zohoassist", "zaservice"]),
    ("HopToDesk", &["hoptodesk"]),
    ("Getscreen", &["getscreen"]),
    ("NetSupport", &["netsupport", "client32"]),
    ("BeyondTrust", &["bomgar"]),
];

/// Hardware of section 4.5 that carries a screen and a keyboard over the network.
const KVM: &[Names] = &[
    ("PiKVM", &["pikvm", "pi-kvm"]),
    ("TinyPilot", &["tinypilot"]),
    ("JetKVM", &["jetkvm"]),
    ("GLKVM", &["glkvm", "gl-rm1"]),
    ("NanoKVM", &["nanokvm"]),
    ("BliKVM", &["blikvm"]),
];

/// Capture cards, and identifiers that such devices share with harmless ones.
const CAPTURE: &[Names] = &[
    ("USB capture card", &["guermok", "534d:2109", "ms2109"]),
    ("HDMI bridge TC358743", &["tc358743"]),
    ("Multifunction Composite Gadget", &["1d6b:0104", "multifunction composite gadget"]),
];

/// Programs that keep a device awake or move the pointer by themselves.
const AWAKE: &[Names] = &[
    ("Caffeine", &["caffeine", "caffeine64", "caffeine32"]),
    ("Mouse Jiggler", &["mouse jiggler", "mousejiggler", "jiggler", "mouse jiggle"]),
    ("Move Mouse", &["move mouse", "movemouse"]),
    ("Don't Sleep", &["don't sleep", "dontsleep"]),
    ("Amphetamine", &["amphetamine"]),
    ("Keep awake", &["keepawake", "keep awake", "stay awake", "stayawake", "nosleep"]),
    ("마우스 지글러", &["마우스 지글러", "마우스지글러"]),
];

/// Programs for calls with voice and picture.
const CALLS: &[Names] = &[
    ("Zoom", &["zoom"]),
    ("Teams", &["teams", "ms-teams", "msteams"]),
    ("Meet", &["meet", "google meet"]),
    ("Webex", &["webex", "webexmta"]),
    ("Skype", &["skype"]),
    ("Slack", &["slack"]),
    ("Discord", &["discord"]),
    ("GoTo", &["gotomeeting", "goto meeting"]),
    ("Jitsi", &["jitsi"]),
];

/// Ports of remote control: the one that the advisory names, then those of the products.
const PORTS: &[(u16, &str)] = &[
    (3389, "RDP"),
    (5900, "VNC"),
    (5901, "VNC"),
    (5938, "TeamViewer"),
    (7070, "AnyDesk"),
    (21115, "RustDesk"),
    (21116, "RustDesk"),
    (21117, "RustDesk"),
];

/// Whether a text holds a name on its own: no letter or digit before it, no letter behind it. Versions may follow.
fn holds(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphabetic)
    })
}

fn named(text: &str, table: &[Names]) -> BTreeSet<&'static str> {
    let text = text.to_lowercase();
    table.iter().filter(|(_, names)| names.iter().any(|name| holds(&text, name))).map(|(product, _)| *product).collect()
}

/// Whether the policy approves a product.
fn is_approved(case: &Case<'_>, product: &str) -> bool {
    let approved = &case.settings.policy.remote_control.approved_remote_tools;
    approved.iter().any(|name| name.trim().eq_ignore_ascii_case(product))
}

/// Remote-control products in the programs of a row that the policy does not approve.
pub(super) fn tools(case: &Case<'_>, row: usize) -> BTreeSet<&'static str> {
    let mut found = case.history.detail(row, Detail::Software).map(|text| named(text, PRODUCTS)).unwrap_or_default();
    found.retain(|product| !is_approved(case, product));
    found
}

/// Ports of remote control that stand open on a row's path, with what answers there.
pub(super) fn ports(case: &Case<'_>, row: usize) -> BTreeSet<(u16, &'static str)> {
    let text = case.history.detail(row, Detail::OpenPorts).unwrap_or_default();
    let open: BTreeSet<u16> =
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
    PORTS.iter().filter(|(port, product)| open.contains(port) && !is_approved(case, product)).copied().collect()
}

/// Hardware that carries a screen over the network, and what is only sometimes part of it.
pub(super) fn hardware(case: &Case<'_>, row: usize) -> (BTreeSet<&'static str>, BTreeSet<&'static str>) {
    let text = case.history.detail(row, Detail::Hardware).unwrap_or_default();
    (named(text, KVM), named(text, CAPTURE))
}

/// Programs that keep a device awake in the programs or the hardware of a row.
pub(super) fn keep_awake(case: &Case<'_>, row: usize) -> BTreeSet<&'static str> {
    [Detail::Software, Detail::Hardware]
        .iter()
        .filter_map(|detail| case.history.detail(row, *detail))
        .flat_map(|text| named(text, AWAKE))
        .collect()
}

/// Programs for calls that a cell names; other names count as they stand.
pub(super) fn call_programs(cell: &str) -> BTreeSet<String> {
    cell.split([';', ',', '+', '/', '|'])
        .map(str::trim)
        .filter(|part| !part.is_empty() && part.parse::<u32>().is_err())
        .map(|part| named(part, CALLS).first().map_or_else(|| part.to_owned(), |product| (*product).to_owned()))
        .collect()
}

/// What is found in the details of rows, looked at once for each different set of details: inventories repeat.
pub(super) fn once_each<T: Clone>(
    case: &Case<'_>,
    rows: impl IntoIterator<Item = usize>,
    look: impl Fn(usize) -> T,
) -> Vec<(usize, T)> {
    let sets = &case.history.population.columns.detail;
    let mut known: BTreeMap<u32, T> = BTreeMap::new();
    let mut found = |row: usize| {
        let set = sets.get(row).copied().unwrap_or(NONE);
        known.entry(set).or_insert_with(|| look(row)).clone()
    };
    rows.into_iter().map(|row| (row, found(row))).collect()
}

/// Serial numbers of devices that the firm issued.
pub(super) struct Issued(BTreeSet<String>);

impl Issued {
    /// Those of the profile and of the parcels.
    pub(super) fn of(case: &Case<'_>) -> Self {
        let history = &case.history;
        let profile = history.texts(HoldingField::IssuedSerial).map(|(serial, _)| serial);
        let sent = history.rows_of(ActivityKind::Shipment).filter_map(|row| history.detail(row, Detail::IssuedSerial));
        Self(profile.chain(sent).map(str::to_lowercase).collect())
    }

    /// Whether the device of a row is one of them, or managed.
    pub(super) fn has(&self, case: &Case<'_>, row: usize) -> bool {
        let history = &case.history;
        let device = history.device(row).map(|id| history.population.devices.text(id));
        let serial = device.or_else(|| history.detail(row, Detail::Serial));
        history.detail_is(row, Detail::Managed) == Some(true)
            || serial.is_some_and(|serial| self.0.contains(&serial.to_lowercase()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_on_their_own() {
        for (text, found) in [
            ("excel.exe; AnyDesk.exe", &["AnyDesk"][..]),
            ("TeamViewer_Service.exe;teamviewer15", &["TeamViewer"]),
            ("remoting_host --type=daemon", &["Chrome Remote Desktop"]),
            ("anydesktop-wallpaper; myanydesk", &[]),
            ("HelpU.exe; Seetrol; RemoteView", &[]),
            ("parsecs", &[]),
        ] {
            assert_eq!(named(text, PRODUCTS).into_iter().collect::<Vec<_>>(), found, "{text}");
        }
        assert_eq!(call_programs("Zoom.exe; ms-teams 2; zoom").len(), 2);
        assert!(call_programs("2").is_empty(), "a number names no program");
    }
}
