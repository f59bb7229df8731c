//! Programs: remote control, keep-awake, conferencing, anti-detect browsers, virtual cameras; and ports of remote control.
//!
//! Our own table: names that makers and administrators use in public. A name found is a program found, and most have an
//! ordinary use.

use super::words::has_words;

/// What a program is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ToolKind {
    /// Control of a computer from elsewhere.
    RemoteControl,
    /// Development on a computer elsewhere through a tunnel.
    Tunnel,
    /// Keeps a computer awake or moves its pointer.
    KeepAwake,
    /// Calls and meetings; some can hand over control.
    Conferencing,
    /// Many browser identities on one computer.
    AntiDetectBrowser,
    /// A camera or voice made by software.
    VirtualCamera,
}

/// A program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tool {
    /// Its name, as the maker writes it.
    pub name: &'static str,
    /// What it is for.
    pub kind: ToolKind,
    /// Ordinary in Korean offices and support desks: shown, of weight 0.
    pub is_common_locally: bool,
}

const fn tool(name: &'static str, kind: ToolKind) -> Tool {
    Tool { name, kind, is_common_locally: false }
}

/// Tools with the names by which processes and products call them, lower case.
const TOOLS: &[(Tool, &[&str])] = &[
    (tool("AnyDesk", ToolKind::RemoteControl), &["anydesk"]),
    (tool("TeamViewer", ToolKind::RemoteControl), &["teamviewer", "tv_w32", "tv_x64"]),
    (
        tool("Chrome Remote Desktop", ToolKind::RemoteControl),
        &["chrome remote desktop", "chromoting", "remoting_host", "크롬 원격 데스크톱"],
    ),
    (tool("RustDesk", ToolKind::RemoteControl), &["rustdesk"]),
    (tool("GoToMyPC", ToolKind::RemoteControl), &["gotomypc", "g2comm", "g2svc", "g2tray"]),
    (tool("GoTo Resolve", ToolKind::RemoteControl), &["goto resolve", "goto assist", "gotoassist", "g2ax"]),
    (tool("LogMeIn", ToolKind::RemoteControl), &["logmein", "lmiguardian", "lmiignition", "lmi_rescue"]),
    (tool("Splashtop", ToolKind::RemoteControl), &["splashtop", "srserver", "sragent", "strwinclt"]),
    (tool("AnyViewer", ToolKind::RemoteControl), &["anyviewer", "avcore", "rcservice"]),
    (tool("Jump Desktop", ToolKind::RemoteControl), &["jump desktop", "jump connect"]),
    (tool("MeshCentral", ToolKind::RemoteControl), &["meshcentral", "meshagent", "mesh agent"]),
    (tool("ConnectWise ScreenConnect", ToolKind::RemoteControl), &["screenconnect", "connectwise control"]),
    (tool("Parsec", ToolKind::RemoteControl), &["parsecd", "parsec app", "parsec cloud"]),
    (tool("NoMachine", ToolKind::RemoteControl), &["nomachine", "nxplayer", "nxserver"]),
    (tool("DWService", ToolKind::RemoteControl), &["dwservice", "dwagent", "dwagsvc"]),
    (tool("Supremo", ToolKind::RemoteControl), &["supremo remote", "supremohelper", "supremoservice", "supremosystem"]),
    (tool("UltraViewer", ToolKind::RemoteControl), &["ultraviewer"]),
    (tool("Ammyy Admin", ToolKind::RemoteControl), &["ammyy"]),
    (tool("AeroAdmin", ToolKind::RemoteControl), &["aeroadmin"]),
    (tool("Remote Utilities", ToolKind::RemoteControl), &["remote utilities", "rutserv", "rutview"]),
    (tool("Radmin", ToolKind::RemoteControl), &["radmin", "rserver3"]),
    (tool("Dameware", ToolKind::RemoteControl), &["dameware", "dwrcs", "dwrcc"]),
    (tool("Atera", ToolKind::RemoteControl), &["ateraagent", "atera agent"]),
    (tool("NinjaOne", ToolKind::RemoteControl), &["ninjaone", "ninjarmm", "ninjarmmagent"]),
    (tool("Kaseya", ToolKind::RemoteControl), &["kaseya", "agentmon"]),
    (tool("Datto RMM", ToolKind::RemoteControl), &["datto rmm", "centrastage", "aemagent"]),
    (tool("N-able", ToolKind::RemoteControl), &["n-able", "n-central", "take control agent", "basupsrvc"]),
    (tool("Action1", ToolKind::RemoteControl), &["action1_agent", "action1 agent", "action1_remote"]),
    (tool("Tactical RMM", ToolKind::RemoteControl), &["tacticalrmm", "tactical rmm"]),
    (tool("Syncro", ToolKind::RemoteControl), &["syncro live agent", "syncrolive", "kabuto live"]),
    (tool("Zoho Assist", ToolKind::RemoteControl), &["zoho assist", "zohoassist", "zaservice", "zohours"]),
    (tool("ISL Online", ToolKind::RemoteControl), &["isl light", "isl alwayson", "islalwaysonmonitor"]),
    (tool("FixMe.IT", ToolKind::RemoteControl), &["fixme.it", "fixmeitclient", "fixmeitexpert"]),
    (tool("ShowMyPC", ToolKind::RemoteControl), &["showmypc"]),
    (tool("BeyondTrust Remote Support", ToolKind::RemoteControl), &["bomgar", "beyondtrust remote support"]),
    (
        tool("RealVNC", ToolKind::RemoteControl),
        &["realvnc", "vnc server", "vnc viewer", "vncserver", "vncviewer", "winvnc"],
    ),
    (tool("TightVNC", ToolKind::RemoteControl), &["tightvnc", "tvnserver", "tvnviewer"]),
    (tool("UltraVNC", ToolKind::RemoteControl), &["ultravnc", "uvnc"]),
    (tool("TigerVNC", ToolKind::RemoteControl), &["tigervnc"]),
    (tool("x11vnc", ToolKind::RemoteControl), &["x11vnc"]),
    (tool("ToDesk", ToolKind::RemoteControl), &["todesk"]),
    (tool("Sunlogin", ToolKind::RemoteControl), &["sunlogin", "sunloginclient", "向日葵", "aweray", "awesun"]),
    (tool("HopToDesk", ToolKind::RemoteControl), &["hoptodesk"]),
    (tool("Iperius Remote", ToolKind::RemoteControl), &["iperius remote", "iperiusremote"]),
    (tool("DeskIn", ToolKind::RemoteControl), &["deskin"]),
    (tool("Getscreen.me", ToolKind::RemoteControl), &["getscreen"]),
    (tool("NetSupport Manager", ToolKind::RemoteControl), &["netsupport", "client32"]),
    (tool("LiteManager", ToolKind::RemoteControl), &["litemanager", "romserver", "romviewer"]),
    (tool("Remotix", ToolKind::RemoteControl), &["remotix", "acronis cyber protect connect"]),
    (tool("RemotePC", ToolKind::RemoteControl), &["remotepc"]),
    (tool("Pulseway", ToolKind::RemoteControl), &["pulseway"]),
    (tool("Level", ToolKind::RemoteControl), &["level.io", "level-windows-amd64"]),
    (tool("Apache Guacamole", ToolKind::RemoteControl), &["guacamole", "guacd"]),
    (tool("SimpleHelp", ToolKind::RemoteControl), &["simplehelp", "simple-help"]),
    (
        tool("Remote Desktop", ToolKind::RemoteControl),
        &["mstsc", "rdpclip", "remote desktop connection", "xrdp", "원격 데스크톱 연결"],
    ),
    (tool("Quick Assist", ToolKind::RemoteControl), &["quick assist", "quickassist", "빠른 지원"]),
    (tool("Microsoft Remote Assistance", ToolKind::RemoteControl), &["msra.exe", "remote assistance"]),
    (tool("Apple Remote Desktop", ToolKind::RemoteControl), &["apple remote desktop", "ardagent"]),
    (
        Tool { name: "HelpU", kind: ToolKind::RemoteControl, is_common_locally: true },
        &["helpu", "헬프유", "helpu_s", "helpuclient"],
    ),
    (
        Tool { name: "Seetrol", kind: ToolKind::RemoteControl, is_common_locally: true },
        &["seetrol", "시트롤", "씨트롤"],
    ),
    (
        Tool { name: "RemoteView", kind: ToolKind::RemoteControl, is_common_locally: true },
        &["remoteview", "rsupport", "remotecall", "리모트뷰", "리모트콜", "rvagent"],
    ),
    (tool("Visual Studio Code tunnel", ToolKind::Tunnel), &["code tunnel", "code-tunnel", "vscode tunnel"]),
    (tool("Dev Tunnels", ToolKind::Tunnel), &["devtunnel", "dev tunnels", "devtunnels"]),
    (tool("ngrok", ToolKind::Tunnel), &["ngrok"]),
    (tool("Cloudflare Tunnel", ToolKind::Tunnel), &["cloudflared"]),
    (tool("Tailscale", ToolKind::Tunnel), &["tailscale", "tailscaled"]),
    (tool("ZeroTier", ToolKind::Tunnel), &["zerotier"]),
    (tool("frp", ToolKind::Tunnel), &["frpc.exe", "frps.exe", "frpc.ini", "frpc.toml"]),
    (
        tool("Caffeine", ToolKind::KeepAwake),
        &["caffeine.exe", "caffeine64", "caffeine32", "caffeine.app", "zhorn caffeine"],
    ),
    (
        tool("Mouse jiggler", ToolKind::KeepAwake),
        &["mouse jiggler", "mousejiggle", "jiggler", "mouse mover", "마우스 지글러"],
    ),
    (tool("Move Mouse", ToolKind::KeepAwake), &["move mouse"]),
    (tool("Amphetamine", ToolKind::KeepAwake), &["amphetamine.app", "amphetamine enhancer"]),
    (tool("Don't Sleep", ToolKind::KeepAwake), &["don't sleep", "dontsleep"]),
    (tool("PowerToys Awake", ToolKind::KeepAwake), &["powertoys.awake"]),
    (tool("Insomnia (keep awake)", ToolKind::KeepAwake), &["insomniax", "nosleep.exe", "stayawake"]),
    (tool("Zoom", ToolKind::Conferencing), &["zoom.exe", "zoom.us", "zoom meetings", "zoom workplace", "cpthost"]),
    (tool("Microsoft Teams", ToolKind::Conferencing), &["microsoft teams", "ms-teams", "msteams", "teams.exe"]),
    (tool("Google Meet", ToolKind::Conferencing), &["google meet"]),
    (tool("Webex", ToolKind::Conferencing), &["webex", "webexmta", "ciscocollabhost"]),
    (tool("Discord", ToolKind::Conferencing), &["discord.exe", "discord app", "discordptb"]),
    (tool("Skype", ToolKind::Conferencing), &["skype"]),
    (tool("GoTo Meeting", ToolKind::Conferencing), &["gotomeeting", "goto meeting"]),
    (tool("Jitsi Meet", ToolKind::Conferencing), &["jitsi"]),
    (tool("Multilogin", ToolKind::AntiDetectBrowser), &["multilogin", "mimic browser", "stealthfox"]),
    (tool("GoLogin", ToolKind::AntiDetectBrowser), &["gologin", "orbita browser"]),
    (tool("AdsPower", ToolKind::AntiDetectBrowser), &["adspower", "ads power", "sunbrowser", "flowerbrowser"]),
    (tool("Dolphin Anty", ToolKind::AntiDetectBrowser), &["dolphin anty", "dolphin{anty}", "dolphinanty"]),
    (tool("Incogniton", ToolKind::AntiDetectBrowser), &["incogniton"]),
    (tool("Kameleo", ToolKind::AntiDetectBrowser), &["kameleo"]),
    (tool("Octo Browser", ToolKind::AntiDetectBrowser), &["octo browser"]),
    (tool("Undetectable", ToolKind::AntiDetectBrowser), &["undetectable browser", "undetectable.io"]),
    (tool("VMLogin", ToolKind::AntiDetectBrowser), &["vmlogin"]),
    (tool("Linken Sphere", ToolKind::AntiDetectBrowser), &["linken sphere", "linkensphere"]),
    (tool("MoreLogin", ToolKind::AntiDetectBrowser), &["morelogin"]),
    (tool("BitBrowser", ToolKind::AntiDetectBrowser), &["bitbrowser", "bit browser"]),
    (tool("Hidemium", ToolKind::AntiDetectBrowser), &["hidemium"]),
    (tool("Lalicat", ToolKind::AntiDetectBrowser), &["lalicat"]),
    (
        tool("OBS Virtual Camera", ToolKind::VirtualCamera),
        &["obs virtual camera", "obs virtualcam", "obs-virtualcam", "obs 가상 카메라"],
    ),
    (tool("ManyCam", ToolKind::VirtualCamera), &["manycam"]),
    (tool("SplitCam", ToolKind::VirtualCamera), &["splitcam"]),
    (tool("XSplit VCam", ToolKind::VirtualCamera), &["xsplit vcam", "xsplitvcam"]),
    (tool("Snap Camera", ToolKind::VirtualCamera), &["snap camera"]),
    (tool("CamTwist", ToolKind::VirtualCamera), &["camtwist"]),
    (tool("e2eSoft VCam", ToolKind::VirtualCamera), &["e2esoft vcam"]),
    (tool("DroidCam", ToolKind::VirtualCamera), &["droidcam"]),
    (tool("v4l2loopback", ToolKind::VirtualCamera), &["v4l2loopback"]),
    (tool("Voicemod", ToolKind::VirtualCamera), &["voicemod"]),
    (tool("MorphVOX", ToolKind::VirtualCamera), &["morphvox"]),
    (tool("DeepFaceLive", ToolKind::VirtualCamera), &["deepfacelive", "deepfacelab"]),
    (tool("Deep-Live-Cam", ToolKind::VirtualCamera), &["deep-live-cam"]),
];

/// The program that a process, product or window string names, whatever its kind.
pub fn named_tool(text: &str) -> Option<Tool> {
    TOOLS.iter().find(|(_, names)| names.iter().any(|name| has_words(text, name))).map(|(tool, _)| *tool)
}

/// The program of remote control or tunnelling that a process or product string names.
pub fn remote_tool(text: &str) -> Option<Tool> {
    TOOLS
        .iter()
        .filter(|(tool, _)| matches!(tool.kind, ToolKind::RemoteControl | ToolKind::Tunnel))
        .find(|(_, names)| names.iter().any(|name| has_words(text, name)))
        .map(|(tool, _)| *tool)
}

/// What listens on a port of remote control by default; nothing else is said of ports.
pub fn remote_port(port: u16) -> Option<&'static str> {
    match port {
        3389 => Some("RDP"),
        5900 | 5901 => Some("VNC"),
        5938 => Some("TeamViewer"),
        7070 => Some("AnyDesk"),
        21_115..=21_117 => Some("RustDesk"),
        _ => None,
    }
}

#[cfg(test)]
#[path = "tools_tests.rs"]
mod tests;
